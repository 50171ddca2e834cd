# Written by projector's twin stage from gold/n.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['REAL', 'WHOLE', 'bits', 'ends', 'ends_result', 'event', 'held', 'line', 'move', 'number', 'person', 'point', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])

WHOLE = -1
REAL = 2


class point(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('x', 0, __twin__.Integer('<i'), 'To the right.'),
        __twin__.Field('y', 4, __twin__.Integer('<i'), None),
    ),
    size_field=None,
):
    'A place.'
    __slots__ = ()


class line(
    __twin__.Record,
    size=36,
    fields=(
        __twin__.Field('ends', 0, __twin__.Items(2, __twin__.Nested(8, __twin__.named('gold_api.n', 'point'))), None),
        __twin__.Field('name', 16, __twin__.Text(8, 'text'), None),
        __twin__.Field('weight', 24, __twin__.Float('<d'), None),
        __twin__.Field('thin', 32, __twin__.Boolean(1, 'little'), None),
    ),
    size_field=None,
):
    'line'
    __slots__ = ()


class bits(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('low', 0, __twin__.Bits(1, 0, 3, False, 'little'), None),
        __twin__.Field('high', 4, __twin__.Bits(2, 0, 9, True, 'little'), None),
    ),
    size_field=None,
):
    'bits'
    __slots__ = ()


class person(
    __twin__.Record,
    size=40,
    fields=(
        __twin__.Lead('name', 0, __twin__.StringAt('<Q', 'text', True, None, False, False), 'What they are called.', None),
        __twin__.Lead('next', 8, __twin__.RecordAt('<Q', __twin__.named('gold_api.n', 'person'), True), None, None),
        __twin__.Lead('places', 16, __twin__.RecordsAt('<Q', __twin__.named('gold_api.n', 'point'), False, None, False), None, 'n'),
        __twin__.Lead('weights', 24, __twin__.MemoryAt('<Q', 'd', 8, True, None, False), None, 'n'),
        __twin__.Field('n', 32, __twin__.Integer('<h'), None, settable=False),
    ),
    size_field=None,
):
    'person'
    __slots__ = ()


class event(
    __twin__.Record,
    size=4,
    fields=(
        __twin__.Field('len', 0, __twin__.Integer('<I'), None),
        __twin__.Tail('name', 4, 'len', False, None),
    ),
    size_field=None,
):
    'event'
    __slots__ = ()


class held(
    __twin__.Record,
    size=8,
    fields=(
        __twin__.Field('tag', 0, __twin__.Integer('<i'), None),
        __twin__.Choice('value', 4, __twin__.Nested(4, __twin__.named('gold_api.n', 'number')), None, 'tag', {4294967295: __twin__.Integer('<i'), 2: __twin__.Float('<f')}),
    ),
    size_field=None,
):
    'held'
    __slots__ = ()


class number(
    __twin__.Record,
    size=4,
    fields=(
        __twin__.Field('i', 0, __twin__.Integer('<i'), None),
        __twin__.Field('f', 0, __twin__.Float('<f'), None),
    ),
    size_field=None,
):
    'number'
    __slots__ = ()


class ends_result(__twin__.Result, fields=('result', 'a', 'b', )):
    'What ends() gives.'
    __slots__ = ()


def move(p, by):
    'move().\n\nParameters:\n  p (point): A place.\n  by (point | None): A place.\n\nC:\n  void move(point *p, const point *by)'
    raise __native__.absent('move()')


def ends(l):
    'ends().\n\nParameters:\n  l (line)\n\nReturns:\n  result (int)\n  a (point): A place.\n  b (point): A place.\n\nC:\n  int ends(const line *l, point *a, point *b)'
    raise __native__.absent('ends()')


