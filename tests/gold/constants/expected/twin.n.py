# Written by projector's twin stage from gold/n.yaml.
'Constants of every type.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['ENDLESS', 'LEAST', 'MOST', 'NOTHING', 'PI', 'RAW', 'TEXT', 'ZERO', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])

ZERO = 0
MOST = 18446744073709551615
LEAST = -9223372036854775808
PI = 3.14159
ENDLESS = __twin__.builtins.float('-inf')
NOTHING = __twin__.builtins.float('nan')
TEXT = 'caf\xe9'
RAW = b'bytes'


