"""Annotations: the planner's text, checked to be nothing but a type expression before it enters a stub."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache, partial

from projector.text import Code, code, dotted, join, literal

_BUILTINS = frozenset(
    {
        "bool",
        "bytes",
        "complex",
        "dict",
        "float",
        "int",
        "list",
        "memoryview",
        "object",
        "property",
        "str",
        "tuple",
        "type",
    }
)
"""What stubs are written in that needs no import."""


@cache
def annotation(text: str, hidden: frozenset[str] = frozenset()) -> Code:
    """A type expression of names, `|`, subscripts, tuples and literals; ValueError for anything else.

    `hidden` are built-in names that something else has here, so they are told with their module.
    """
    return _written(ast.parse(text, mode="eval").body, hidden)


def _written(node: ast.expr, hidden: frozenset[str]) -> Code:
    written = partial(_written, hidden=hidden)
    match node:
        case ast.Constant(value=None):
            return code("None")
        case ast.Constant(value=value) if isinstance(value, str | int | bytes):
            return literal(value)
        case ast.Constant(value=value) if value is Ellipsis:
            return code("...")
        case ast.List(elts=parts):
            return code("[{}]", join(", ", map(written, parts)))
        case ast.Name(id=name):
            return dotted(f"builtins.{name}" if name in hidden else name)
        case ast.Attribute(value=value, attr=attr):
            return code("{}.{}", written(value), dotted(attr))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return code("{} | {}", written(left), written(right))
        case ast.Subscript(value=value, slice=ast.Tuple(elts=parts)):
            return code("{}[{}]", written(value), join(", ", map(written, parts)))
        case ast.Subscript(value=value, slice=part):
            return code("{}[{}]", written(value), written(part))
        case _:
            raise ValueError(f"not a type expression: {ast.unparse(node)}")


class Spelled:
    """Type expressions as the class with these fields writes them."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.hidden = frozenset(fields) & _BUILTINS

    def __call__(self, text: str) -> Code:
        """The expression."""
        return annotation(text, self.hidden)


def hides(fields: Iterable[str]) -> bool:
    """Whether a class with these fields needs the module `builtins`."""
    return bool(Spelled(fields).hidden)
