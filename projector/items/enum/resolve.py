"""From stated enums to those of the Api."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate

from projector.ir import api
from projector.ir.formula import Formula
from projector.items.builtin import builtins
from projector.items.constant.compute import computed
from projector.items.enum.model import Enum, FromConstants, Member
from projector.items.formula import Binding
from projector.items.kind import Declared
from projector.items.naming import check_names, member_name
from projector.items.ranges import fits
from projector.items.scope import Scope
from projector.items.validation import place_of
from projector.items.words import deprecation, remarked, since, words

_REMEDY = "give one of them a number of its own"


def resolve(one: Declared[Enum], scope: Scope) -> api.Enum | None:
    """The enum with its members; each must fit the base."""
    model, base = one.model, _base(one, scope)
    stated = [_member(name, member, one, scope) for name, member in model.members.items()]
    members = (*(member for member in stated if member), *_from_constants(one, scope))
    if base is None or len([member for member in stated if member]) < len(stated):
        return None
    for member in members:
        if not fits(member.value, base):
            message = f"{member.name} = {member.value} doesn't fit into {base.c}"
            scope.found.error("PJ347", member.place, message, "correct the value or `base:`")
    check_names(members, scope.found)
    macros = model.base is not None or model.from_constants is not None
    export = macros if model.export is None else model.export
    careful = model.undocumented == "raw"
    return api.Enum(**words(one, scope), base=base, flags=model.flags, members=members, export=export, careful=careful)


def as_type(one: Declared[Enum], scope: Scope, shallow: bool) -> api.EnumType | None:
    """The enum as the type of a slot or field."""
    base = _base(one, scope)
    return api.EnumType(one.key, base, base.size, base.align) if base else None


def names(one: Declared[Enum]) -> tuple[str, ...]:
    """The enumerators can be used wherever an integer constant can."""
    return tuple(one.model.members)


def number(one: Declared[Enum], name: str, scope: Scope) -> int | None:
    """An enumerator's value."""
    return _value(one, name, scope)[1]


def _value(one: Declared[Enum], name: str, scope: Scope) -> tuple[Formula | None, int | None]:
    """An enumerator's value, and the expression that gives it, if one does; no value after an error."""
    member = one.model.members[name]
    if member.expression is None:
        return None, member.value
    text, binding = member.expression, Binding(one, {}, scope, ("members", name))
    made = scope.once(("member", one.key, name), one, lambda: computed(text, name, binding), _REMEDY)
    return made or (None, None)


def _base(one: Declared[Enum], scope: Scope) -> api.Integer | None:
    if one.model.base is None:
        values = (_value(one, name, scope)[1] for name in one.model.members)
        return _c_base((value for value in values if value is not None), scope)
    stated, place = one.model.base, place_of(one.node, "base", default=one.place)
    base = scope.once((one.key, "base"), one, lambda: scope.type(stated, one, place), "name an integer type")
    if base is None or isinstance(base, api.Integer):
        return base
    scope.found.error("PJ347", place, f"{stated} is no integer type", "name an integer type")
    return None


def _c_base(values: Iterable[int], scope: Scope) -> api.Integer | None:
    """The type that compilers take for a C enum: the first that holds every value, unsigned if none is negative.

    So does mingw-w64's for Windows, whose headers `verify` asks. Microsoft's own takes int: for values that an enum
    hasn't, and in bit-fields, where a library of theirs needs `base: int`.
    """
    known = list(values)
    names = ["int", "unsigned int", "long long", "unsigned long long"]
    if known and min(known) >= 0:
        names = names[1::2]
    fitting = (kind for name in names if isinstance(kind := builtins(scope.target)[name], api.Integer))
    return next((kind for kind in fitting if all(fits(value, kind) for value in known)), None)


def _member(name: str, member: Member, one: Declared[Enum], scope: Scope) -> api.Member | None:
    """A stated member; None after an error."""
    formula, value = _value(one, name, scope)
    if value is None:
        return None
    return api.Member(
        name=name,
        python_name=(member.python.name if member.python else None) or member_name(name),
        value=value,
        place=place_of(one.node, "members", name, default=one.place),
        doc=remarked(member.doc.summary, _remarks(member)),
        deprecated=deprecation(member.deprecated),
        formula=formula,
    )


def _remarks(member: Member) -> Iterator[str]:
    """What its documentation says besides."""
    yield from since(member.since)
    words = deprecation(member.deprecated)
    if words:
        yield f"{words[0].upper()}{words[1:]}."


def _from_constants(one: Declared[Enum], scope: Scope) -> tuple[api.Member, ...]:
    wanted = one.model.from_constants
    if wanted is None:
        return ()
    _check_patterns(wanted, one, scope)
    found, is_wanted = list[api.Member](), _chosen(wanted.match)
    for constant in scope.section(one.namespace, "constants"):
        source = constant.model.source
        header = source.header if source else None
        if not is_wanted(constant.name) or wanted.header not in (None, header):
            continue
        value = scope.number(constant.name, one, constant.place)
        if value is not None and constant.name not in one.model.members:
            doc = remarked(constant.model.doc.summary, since(constant.model.since))
            found.append(api.Member(constant.name, member_name(constant.name), value, constant.place, doc))
    return tuple(found)


def _check_patterns(wanted: FromConstants, one: Declared[Enum], scope: Scope) -> None:
    """What matches on other targets alone is right there."""
    place = place_of(one.node, "from_constants", "match", default=one.place)
    names = [constant.name for constant in scope.everywhere(one.namespace, "constants")]
    for pattern in wanted.match:
        if not any(map(_matching(pattern), names)):
            message = f"from_constants: no constant of {one.namespace} is called {pattern.removeprefix('!')}"
            scope.found.warning("PJ314", place, message, "correct the pattern, or remove it")


def _chosen(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Tells whether the last pattern that matches a name is none that takes out."""
    known = [(_matching(one), not one.startswith("!")) for one in patterns][::-1]
    return lambda name: next((keeps for matches, keeps in known if matches(name)), False)


def _matching(pattern: str) -> Callable[[str], object]:
    """Tells whether a name matches, whether the pattern takes it out or not."""
    return re.compile(translate(pattern.removeprefix("!"))).match
