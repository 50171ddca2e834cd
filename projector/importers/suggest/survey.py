"""What heuristics look at: the functions of a module, what their pointers lead to, and how names are made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from projector.ir.api import (
    Alias,
    Api,
    Callback,
    Constant,
    Enum,
    Function,
    Handle,
    Integer,
    Item,
    Key,
    Pointer,
    Record,
    RecordType,
    Slot,
    Type,
    Void,
)

_WORD = re.compile(r"(?:[A-Z]+(?![a-z])|[A-Z]?[a-z]+)[0-9]*|[0-9]+")
_STARS = re.compile(r"\bconst\b|\*|\s+")
_SUFFIXES = ("_t", "_s", "Ptr")


def words(name: str) -> tuple[str, ...]:
    """The parts of a name, in lower case: xmlFreeDoc is xml, free, doc; curl_slist_free_all curl, slist, free, all."""
    return tuple(part.lower() for part in _WORD.findall(name))


def base_name(spelled: str) -> str:
    """The name in a type: `const git_commit * *` is git_commit."""
    return _STARS.sub(" ", spelled).strip()


def stem(name: str) -> tuple[str, ...]:
    """The words of a type's name without what says only that it is a type."""
    for suffix in _SUFFIXES:
        name = name.removesuffix(suffix)
    return words(name)


@dataclass(frozen=True, slots=True)
class Survey:
    """A module of an Api. `made` are the records that functions give pointers to.

    `process` are the libraries of the process itself; `prefix` starts most functions' names.
    """

    module: str
    items: Mapping[Key, Item]
    homes: Mapping[Key, str]
    functions: tuple[Function, ...]
    callbacks: tuple[Callback, ...]
    enums: tuple[Enum, ...]
    constants: tuple[Constant, ...]
    handles: tuple[Handle, ...]
    aliases: Mapping[str, Alias]
    process: frozenset[Key]
    made: frozenset[Key]
    prefix: str
    taken: frozenset[str]

    def record(self, of: Type) -> Record | None:
        """The record that a type is, if it is one."""
        item = self.items.get(of.key) if isinstance(of, RecordType) else None
        return item if isinstance(item, Record) else None

    def thing(self, of: Type, spelled: str) -> str | None:
        """What a pointer leads to, as one word for all its spellings: an opaque record, one that functions make, or a
        name for void."""
        if not isinstance(of, Pointer):
            return None
        record = self.record(of.target)
        if record is not None:
            return record.key if record.opaque or record.key in self.made else None
        name = base_name(spelled)
        alias = self.aliases.get(name)
        return f"void {name}" if isinstance(of.target, Void) and alias and isinstance(alias.type, Void) else None

    def handle_of(self, thing: str | None) -> Handle | None:
        """The handle that metadata has already for a thing."""
        return next((one for one in self.handles if thing is not None and self._leads(one) == thing), None)

    def _leads(self, handle: Handle) -> str | None:
        record = self.record(handle.type.target) if isinstance(handle.type, Pointer) else None
        return record.key if record else None

    def home(self, item: Item) -> str:
        """The namespace of an item."""
        return self.homes[item.key]


def survey(api: Api, module: str) -> Survey:
    """The survey of the namespaces of `module`; types may be other modules'."""
    own = [one for one in api.namespaces if one.module == module]
    found = [item for namespace in own for item in namespace.items]
    functions = tuple(one for one in found if isinstance(one, Function) and ".functions." in one.key)
    firsts = Counter(words(one.name)[:1] for one in functions)
    (first, most), *_ = firsts.most_common(1) or [((), 0)]
    return Survey(
        module,
        api.items(),
        {item.key: namespace.name for namespace in own for item in namespace.items},
        functions,
        tuple(one for one in found if isinstance(one, Callback)),
        tuple(one for one in api.items().values() if isinstance(one, Enum)),
        tuple(one for one in found if isinstance(one, Constant)),
        tuple(one for one in api.items().values() if isinstance(one, Handle)),
        {alias.name: alias for namespace in api.namespaces for alias in namespace.aliases},
        frozenset(one.key for one in api.libraries if one.soname is None),
        frozenset(_made(functions)),
        first[0] if first and 2 * most > len(functions) else "",
        frozenset(item.python_name for item in found),
    )


def _made(functions: Iterable[Function]) -> Iterator[Key]:
    """The records behind results and behind pointers to pointers."""
    types = [one.returns.type for one in functions if one.returns is not None]
    types += [slot.type.target for one in functions for slot in one.params if isinstance(slot.type, Pointer)]
    for one in types:
        if isinstance(one, Pointer) and isinstance(one.target, RecordType) and not one.const:
            yield one.target.key


def path_of(function: Function | Callback, slot: Slot) -> tuple[str, ...]:
    """Where an overlay speaks of a slot."""
    section = "functions" if isinstance(function, Function) else "callbacks"
    if slot is function.returns:
        return (section, function.name, "returns")
    return (section, function.name, "params", slot.name)


def slots(function: Function) -> Iterator[Slot]:
    """Parameters, then the result."""
    yield from function.params
    if function.returns is not None:
        yield function.returns


def is_count(slot: Slot) -> bool:
    """Whether a slot is a plain integer that could count something."""
    return isinstance(slot.type, Integer) and slot.type.size >= 4 and slot.enum is None and slot.handle is None
