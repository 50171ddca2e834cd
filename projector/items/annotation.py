"""Annotations: the planner's text, checked to be nothing but a type expression before it enters a stub."""

from __future__ import annotations

import ast
from functools import cache

from projector.text import Code, code, dotted, join, literal


@cache
def annotation(text: str) -> Code:
    """A type expression of names, `|`, subscripts, tuples and literals; ValueError for anything else."""
    return _written(ast.parse(text, mode="eval").body)


def _written(node: ast.expr) -> Code:
    match node:
        case ast.Constant(value=None):
            return code("None")
        case ast.Constant(value=value) if isinstance(value, str | int | bytes):
            return literal(value)
        case ast.Constant(value=value) if value is Ellipsis:
            return code("...")
        case ast.List(elts=parts):
            return code("[{}]", join(", ", map(_written, parts)))
        case ast.Name(id=name):
            return dotted(name)
        case ast.Attribute(value=value, attr=attr):
            return code("{}.{}", _written(value), dotted(attr))
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return code("{} | {}", _written(left), _written(right))
        case ast.Subscript(value=value, slice=ast.Tuple(elts=parts)):
            return code("{}[{}]", _written(value), join(", ", map(_written, parts)))
        case ast.Subscript(value=value, slice=part):
            return code("{}[{}]", _written(value), _written(part))
        case _:
            raise ValueError(f"not a type expression: {ast.unparse(node)}")
