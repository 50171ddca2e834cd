"""clash: Python has one name space where C has two, so some items get another name; what still clashes is an error."""

from __future__ import annotations

from dataclasses import replace

from projector.diagnostics import Diagnostics, Place
from projector.ir.api import Constant, Enum, Function, Item, Namespace, Record
from projector.ir.plan import BESIDE, OURS


def python_names(namespaces: list[Namespace], found: Diagnostics) -> tuple[Namespace, ...]:
    """The namespaces with Python names that are unique in each Python module."""
    modules = dict[tuple[str, ...], list[Namespace]]()
    for namespace in namespaces:
        modules.setdefault(namespace.path, []).append(namespace)
    tagless = {path: _tagless(all_) for path, all_ in modules.items()}
    exported = {path: _exported(all_) for path, all_ in modules.items()}
    named = [_named(one, tagless[one.path], exported[one.path]) for one in namespaces]
    for path in modules:
        here = [one for one in named if one.path == path]
        for withheld in (False, True):
            _report([replace(one, items=_kept(one, withheld)) for one in here], found)
    return tuple(named)


def _tagless(namespaces: list[Namespace]) -> frozenset[str]:
    """The C names of what has no tag: functions, constants, handles..."""
    items = [item for namespace in namespaces for item in namespace.items]
    return frozenset(item.name for item in items if not isinstance(item, Record | Enum))


def _exported(namespaces: list[Namespace]) -> dict[str, int]:
    """The enumerators that are names of the module, with their values, and the requests, with their numbers."""
    items = [item for namespace in namespaces for item in namespace.items]
    enums = [item for item in items if isinstance(item, Enum) and item.export]
    requests = [item for item in items if isinstance(item, Function) and item.is_request]
    numbers = {one.python_name: slot.reserved for one in requests for slot in one.params if slot.reserved is not None}
    return numbers | {member.python_name: member.value for enum in enums for member in enum.members}


def _named(namespace: Namespace, tagless: frozenset[str], exported: dict[str, int]) -> Namespace:
    """A namespace with its tags renamed, and without constants that an exported enumerator or a request repeats."""
    items = tuple(
        _tagged(item, tagless)
        for item in namespace.items
        if not (isinstance(item, Constant) and exported.get(item.python_name) == item.value)
    )
    names = {item.python_name for item in items}
    return replace(namespace, items=tuple(_with_tuple(item, names) for item in items))


def _with_tuple(item: Item, names: set[str]) -> Item:
    """A function whose class of results is called like nothing else."""
    if not isinstance(item, Function) or item.tuple_name not in names:
        return item
    name = item.tuple_name
    while name in names:
        name += "_"
    return replace(item, other_tuple_name=name)


def _kept(namespace: Namespace, withheld: bool) -> tuple[Item, ...]:
    """What the public module of a namespace has, or its raw one."""
    return tuple(item for item in namespace.items if item.withheld == withheld)


def _tagged(item: Item, tagless: frozenset[str]) -> Item:
    if not isinstance(item, Record | Enum) or item.name not in tagless or item.python_name != item.name:
        return item
    tag = "enum" if isinstance(item, Enum) else "union" if item.union else "struct"
    return replace(item, python_name=f"{tag}_{item.name}")


def _report(namespaces: list[Namespace], found: Diagnostics) -> None:
    """An error for each name that two things of one Python module have."""
    seen = dict[str, str]()
    items = [item for namespace in namespaces for item in namespace.items]
    for item in items:
        _claim(item.python_name, item.key, item.place, seen, found)
        for member in item.members if isinstance(item, Enum) and item.export else ():
            _claim(member.python_name, f"{item.key}.members.{member.name}", member.place, seen, found)
    _report_modules(items, BESIDE if namespaces[0].path else (*BESIDE, *OURS), found)
    for item in items:
        other = seen.setdefault(item.renamed_from, item.key) if item.renamed_from else item.key
        if other != item.key or item.renamed_from == item.python_name:
            message = f"{item.key} was {item.renamed_from!r} in Python, which is {other} now"
            found.error("PJ401", item.place, message, "remove `renamed_from:`")


def _report_modules(items: list[Item], modules: tuple[str, ...], found: Diagnostics) -> None:
    """An error for each name that a module has which is, or can be, generated beside the namespace."""
    for item in items:
        members = item.members if isinstance(item, Enum) and item.export else ()
        for one in (item, *members):
            if one.python_name in modules:
                message = f"{one.name} would be {one.python_name!r} in Python, which is a module that is generated here"
                found.error("PJ402", one.place, message, "name it with `python: {name: ...}`")


def _claim(name: str, key: str, place: Place, seen: dict[str, str], found: Diagnostics) -> None:
    other = seen.setdefault(name, key)
    if other == key:
        return
    if other.rpartition(".")[2] == key.rpartition(".")[2] and other.split(".")[0] != key.split(".")[0]:
        found.error("PJ328", place, f"{other} and {key} land on one Python module", "leave one of them out")
    else:
        message = f"{key} and {other} are both {name!r} in Python"
        members = ".members." in key and ".members." in other
        hint = "say `export: false` in one of the enums" if members else "name one of them with `python: {name: ...}`"
        found.error("PJ401", place, message, hint)
