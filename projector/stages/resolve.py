"""resolve: Documents to Api. Binds every name, picks what is there on the target, and lays out its records."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from projector.diagnostics import Diagnostics
from projector.ir.api import Alias, Api, Handle, Item, Key, Library, Namespace
from projector.ir.documents import Documents
from projector.items.alias.resolve import alias
from projector.items.scope import Scope
from projector.stages.clash import python_names
from projector.stages.declare import Declarations, Named, declare
from projector.stages.withhold import withheld, without_undocumented_members
from projector.targets import Target


@dataclass(frozen=True, slots=True)
class Bound:
    """A namespace as its own documents and what they name make it, before all are looked at together."""

    namespace: Namespace
    careful: bool  # says `undocumented: raw`


def resolve(documents: Documents, target: Target, found: Diagnostics) -> Api:
    """Everything that `documents` describe, as it is on `target`."""
    declared = declare(documents, target, found)
    return together(bind(declared, scope_of(declared, target, found)), declared, target, found)


def scope_of(declared: Declarations, target: Target, found: Diagnostics) -> Scope:
    """What every name stands for among these."""
    return Scope(target, declared.things, declared.homes, declared.origins, found)


def bind(declared: Declarations, scope: Scope, only: Container[str] | None = None) -> list[Bound]:
    """The namespaces, or `only` some of them, with every item bound."""
    items, aliases = dict[str, list[Item]](), dict[str, list[Alias]]()
    for one in declared.things:
        if only is not None and one.namespace not in only:
            continue
        item = scope.item(one.key)
        if item is not None:
            items.setdefault(one.namespace, []).append(item)
        if one.section == "aliases" and one.state == "present" and (made := alias(one, scope)):
            aliases.setdefault(one.namespace, []).append(made)
    return [
        Bound(
            _namespace(one, items.get(one.name, []), aliases.get(one.name, [])),
            one.head is not None and one.head.undocumented == "raw",
        )
        for one in declared.namespaces
        if only is None or one.name in only
    ]


def together(bound: Sequence[Bound], declared: Declarations, target: Target, found: Diagnostics) -> Api:
    """An Api of these namespaces: what one of them makes of another's items, and names that are unique in Python."""
    kinds = _kinds(one.namespace for one in bound)
    namespaces = [without_undocumented_members(_with_kinds(one.namespace, kinds)) for one in bound]
    careful = {one.namespace.name for one in bound if one.careful}
    if careful:
        namespaces = withheld(namespaces, careful)
    return Api(
        target=target,
        namespaces=python_names(namespaces, found),
        libraries=_libraries(declared),
        include_dirs=declared.include_dirs,
        defines=declared.defines,
    )


def _kinds(namespaces: Iterable[Namespace]) -> dict[Key, list[Key]]:
    """By handle: those that extend it, wherever they are declared."""
    found = dict[Key, list[Key]]()
    for namespace in namespaces:
        for item in namespace.items:
            if isinstance(item, Handle) and item.extends:
                found.setdefault(item.extends, []).append(item.key)
    return found


def _with_kinds(namespace: Namespace, kinds: Mapping[Key, list[Key]]) -> Namespace:
    """Handles are taken for what extends them, too."""
    if not any(item.key in kinds for item in namespace.items):
        return namespace
    return replace(namespace, items=tuple(_taken(item, kinds) for item in namespace.items))


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
