"""prototypes: each function's result and parameters, and each variable's type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from projector import text
from projector.checks.fact import Fact, same, type_of
from projector.checks.spelling import Spelling, stated
from projector.checks.symbols import is_looked_up, is_name
from projector.ir.api import Function, Namespace, Variable
from projector.text import Code, code


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """What the namespace states of its functions and variables.

    System calls needn't be declared; further forms of a function, under names of their own, are compared with that.
    """
    for item in namespace.items:
        if isinstance(item, Function) and not item.is_request and item.formula is None:
            yield _function(item, spelling)
        elif isinstance(item, Variable):
            real = type_of(text.identifier(item.name))
            types = (spelling.declare(item.type), real)
            yield same("PJ716", item.place, f"the type of {item.name}", item.spelled, types)


def further(namespace: Namespace) -> tuple[Function, ...]:
    """Functions whose C name may be a further form's own: then a header declares their symbol only."""
    functions = (item for item in namespace.items if isinstance(item, Function) and is_looked_up(item))
    return tuple(one for one in functions if one.symbol != one.name and is_name(one.symbol))


def declared(function: Function) -> Code:
    """A line that compiles where a header declares the function's own name, which no macro that calls it is."""
    name = text.identifier(function.name)
    types = (type_of(code("&*({})", name)), type_of(code("&({})", name)))
    return code('_Static_assert(__builtin_types_compatible_p({}, {}), "");', *types)


def _function(function: Function, spelling: Spelling) -> Fact:
    """Brackets keep macros of that name away. The parts are the result's place, then the parameters'."""
    is_further = function.name in spelling.forms
    name = function.symbol if is_further else function.name
    real = type_of(code("({})", text.identifier(name)))
    about, types = f"the prototype of {function.name}", (spelling.function(function), real)
    fact = same("PJ716", function.place, about, stated(function), types)
    result = function.returns.place if function.returns else function.place
    places = (result, *(slot.place for slot in function.params))
    optional = function.syscall is not None or function.symbol != function.name
    return replace(fact, parts=places, optional=optional, further=is_further)
