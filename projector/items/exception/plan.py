"""From an exception of the Api to its class, and a subclass for each of its codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from projector.ir import api
from projector.ir.plan import ExceptionPlan
from projector.marshalling import kind_of
from projector.marshalling.kinds import python_type


def plan(exception: api.ExceptionType, names: Mapping[api.Key, str]) -> Iterator[ExceptionPlan]:
    """The class first, then its subclasses in the order of their codes."""
    fields = tuple((name, _annotation(of)) for name, of in exception.fields)
    codes = tuple((code, subclass_key(exception, name)) for code, name in exception.codes)
    base = exception.base if "." in exception.base else None
    written = names[base] if base else exception.base
    yield ExceptionPlan(exception.python_name, exception.key, written, base, fields, codes, exception.doc)
    for name in dict.fromkeys(name for _, name in exception.codes):
        doc = f"{exception.doc.rstrip('.')}: {name}." if exception.doc else name
        yield ExceptionPlan(name, subclass_key(exception, name), exception.python_name, exception.key, (), (), doc)


def _annotation(of: api.Type) -> str:
    kind = kind_of(of)
    found = python_type(kind) if kind else "int"
    return found if found in ("float", "bool") else "int"


def subclass_key(exception: api.ExceptionType, name: str) -> api.Key:
    """The key of the subclass that a code makes."""
    return f"{exception.key}.{name}"
