# Written by projector's render stage from gold/n.yaml.
'Constants of every type.'

from typing import Final

__all__ = ['ENDLESS', 'LEAST', 'MOST', 'NOTHING', 'PI', 'RAW', 'TEXT', 'ZERO']

ZERO: Final[int] = 0
MOST: Final[int] = 18446744073709551615
'All bits.'
LEAST: Final[int] = -9223372036854775808
PI: Final[float] = 3.14159
ENDLESS: Final[float]
NOTHING: Final[float]
TEXT: Final[str] = 'caf\xe9'
RAW: Final[bytes] = b'bytes'
