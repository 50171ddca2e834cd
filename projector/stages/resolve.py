"""resolve: Documents to Api. Binds every name, picks what is there on the target, and lays out its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from projector.diagnostics import Diagnostics
from projector.ir.api import Alias, Api, Handle, Item, Key, Library, Namespace
from projector.ir.documents import Documents
from projector.items.alias.resolve import alias
from projector.items.scope import Scope
from projector.stages.clash import python_names
from projector.stages.declare import Declarations, Named, declare
from projector.stages.withhold import withheld, without_undocumented_members
from projector.targets import Target


def resolve(documents: Documents, target: Target, found: Diagnostics) -> Api:
    """Everything that `documents` describe, as it is on `target`."""
    declared = declare(documents, target, found)
    scope = Scope(target, declared.things, declared.homes, declared.origins, found)
    items = dict[str, list[Item]]()
    for one in declared.things:
        item = scope.item(one.key)
        if item is not None:
            items.setdefault(one.namespace, []).append(item)
    aliases, kinds = _aliases(declared, scope), _kinds(items)
    namespaces = [
        without_undocumented_members(
            _namespace(one, [_taken(item, kinds) for item in items.get(one.name, [])], aliases.get(one.name, []))
        )
        for one in declared.namespaces
    ]
    careful = {one.name for one in declared.namespaces if one.head and one.head.undocumented == "raw"}
    if careful:
        namespaces = withheld(namespaces, careful)
    return Api(
        target=target,
        namespaces=python_names(namespaces, found),
        libraries=_libraries(declared),
        include_dirs=declared.include_dirs,
        defines=declared.defines,
    )


def _aliases(declared: Declarations, scope: Scope) -> dict[str, list[Alias]]:
    found = dict[str, list[Alias]]()
    for one in declared.things:
        if one.section == "aliases" and one.state == "present" and (made := alias(one, scope)):
            found.setdefault(one.namespace, []).append(made)
    return found


def _kinds(items: Mapping[str, list[Item]]) -> dict[Key, list[Key]]:
    """By handle: those that extend it, wherever they are declared."""
    found = dict[Key, list[Key]]()
    for all_of in items.values():
        for item in all_of:
            if isinstance(item, Handle) and item.extends:
                found.setdefault(item.extends, []).append(item.key)
    return found


def _taken(item: Item, kinds: Mapping[Key, list[Key]]) -> Item:
    """A handle that is taken for what extends it, too."""
    return (
        replace(item, also=(*item.also, *kinds[item.key])) if isinstance(item, Handle) and item.key in kinds else item
    )


def _namespace(named: Named, items: list[Item], aliases: list[Alias]) -> Namespace:
    path = tuple(named.name.split(".")[1:])
    head = named.head
    include = tuple(head.include) if head else ()
    doc = head.doc.summary if head else ""
    return Namespace(
        named.name, named.module, path, named.source, include, doc, tuple(items), tuple(aliases), named.place
    )


def _libraries(declared: Declarations) -> tuple[Library, ...]:
    return tuple(
        library for origin in declared.origins.values() for library in origin.libraries.values() if library is not None
    )
