"""What other names mean: those that macros give to functions and variables, and inline functions that only pass on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from projector.importers.c import declared as d


def meant_by(macro: d.Macro, unit: d.Unit) -> d.Function | d.Variable | None:
    """What a macro is another name of, or calls with just what it is given."""
    seen = set[str]()
    while macro.kind == "name" and macro.value in unit.macros and macro.name not in seen:
        seen.add(macro.name)
        macro = unit.macros[str(macro.value)]
    named = str(macro.value)
    if macro.kind in ("call", "place"):
        function = unit.functions.get(named)
        return function if function is not None and len(function.type.params) == macro.arity else None
    return unit.functions.get(named) or unit.variables.get(named)


def is_renamed(name: str, unit: d.Unit) -> bool:
    """Whether programs know a function by a macro's name alone."""
    if is_of_a_width(name, unit, unit.functions):
        return True
    renaming = (one for one in unit.macros.values() if one.kind == "name" and one.value == name)
    return name.startswith("_") and any(one.where.own for one in renaming)


def is_of_a_width(name: str, unit: d.Unit, known: Collection[str]) -> bool:
    """Whether it is for characters of 8 or of 16 bits (`NAMEA`, `NAMEW`), and a macro (`NAME`) chooses one of them."""
    generic = name[:-1]
    macro = unit.macros.get(generic)
    pair = (f"{generic}A", f"{generic}W")
    return name in pair and macro is not None and macro.value in pair and all(one in known for one in pair)


def is_narrow(name: str, unit: d.Unit) -> bool:
    """Whether it is a type for characters of 8 bits (`NAMEA`), where a typedef (`NAME`) chooses that for 16."""
    generic = unit.aliases.get(name[:-1])
    return name.endswith("A") and generic is not None and generic.type == d.Typedef(f"{name[:-1]}W")


def passed_on(function: d.Function, unit: d.Unit) -> d.Function | None:
    """The function that an inline one does nothing but call, with just what it is given."""
    other = unit.functions.get(function.gives.partition(" ")[0])
    if other is None or other.inline or other.refused:
        return None
    is_same = replace(function.type, names=()) == replace(other.type, names=())
    return other if is_same and function.gives == f"{other.name} ({' , '.join(function.params)})" else None
