# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['Flag', 'Kind', 'READ', 'WRITE', 'kind_of', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



Kind = __twin__.int_enum(
    'Kind',
    __name__,
    'A C enum.',
    (
        ('NONE', 0),
        ('ONE', 1),
    ),
    size=4,
    unsigned=True,
)


Flag = __twin__.int_flag(
    'Flag',
    __name__,
    'Flag',
    (
        ('READ', 1),
        ('WRITE', 2),
    ),
    size=4,
    unsigned=True,
)
READ = Flag.READ
WRITE = Flag.WRITE


def kind_of(flag=1):
    'kind_of().\n\nParameters:\n  flag (Flag | int)\n\nReturns:\n  (Kind): A C enum.\n\nC:\n  Kind kind_of(unsigned flag)'
    raise __native__.absent('kind_of()')


