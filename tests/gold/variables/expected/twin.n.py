# Written by projector's twin stage from gold/n.yaml.
'Variables of every kind.'

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['Mode', 'both', 'level', 'limit', 'mine', 'mode', 'newest', 'pair', 'table', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])

level = __native__.variable('level')
limit = __native__.variable('limit')
mode = __native__.variable('mode')
both = __native__.variable('both')
table = __native__.variable('table')
mine = __native__.variable('mine')
newest = __native__.variable('newest')


class pair(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('a', 0, __twin__.Integer('<i'), None),
        __twin__.Field('b', 4, __twin__.Integer('<i'), None),
    ),
    size_field=None,
):
    'pair'
    __slots__ = ()


Mode = __twin__.int_enum(
    'Mode',
    __name__,
    'Mode',
    (
        ('SLOW', 1),
        ('FAST', 2),
    ),
    size=4,
    unsigned=True,
)


