"""Scope: what every name stands for, on one target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from projector.diagnostics import Diagnostics, Place
from projector.ir import ctype
from projector.ir.api import Array, Item, Key, Library, Pointer, RecordType, Type, Void
from projector.ir.types import align_of, size_of
from projector.items.builtin import builtins
from projector.items.kind import Declared
from projector.items.validation import place_of
from projector.names import did_you_mean
from projector.targets import TARGETS, Target

T = TypeVar("T")
Names = dict[str, list[Declared[Any]]]


@dataclass(frozen=True, slots=True)
class Home:
    """What a namespace says for all of its items."""

    name: str
    module: str
    library: str | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a module says: which others it may use, and its libraries; None for one that this target lacks."""

    requires: tuple[str, ...] = ()
    libraries: Mapping[str, Library | None] = field(default_factory=dict)
    broken: bool = False  # module.yaml has errors, so nothing is known of it


class Scope:
    """Binds names: in the own namespace, then in the own module, then in those that it requires, if unique there.

    Any other is qualified.
    """

    def __init__(
        self,
        target: Target,
        declared: Sequence[Declared[Any]],
        homes: Mapping[str, Home],
        origins: Mapping[str, Origin],
        found: Diagnostics,
    ) -> None:
        self.target, self.homes, self.origins, self.found = target, homes, origins, found
        self._keys = {one.key: one for one in declared}
        requires = {name: one.requires for name, one in origins.items()}
        self._items = _Index(((one, (one.name,)) for one in declared), requires)
        self._numbers = _Index(((one, number_names(one)) for one in declared), requires)
        self._types = dict[tuple[str, str, bool], Type]()
        self._done = dict[object, Any]()
        self._busy = list[tuple[object, str]]()
        self._homeless = set[str]()  # namespaces of which it was told that they have no library

    # --- names ---

    def find(
        self,
        name: str,
        sections: tuple[str, ...],
        within: Declared[Any],
        place: Place,
        what: str,
        others: Iterable[str] = (),
    ) -> Declared[Any] | None:
        """The thing of that name in one of `sections`; None after an error, or if the thing itself has errors.

        `others` are the names that may stand there besides, for the hint.
        """
        return self._pick(self._items, name, sections, within, place, what, others)

    def number(self, name: str, within: Declared[Any], place: Place) -> int | None:
        """The value of an integer constant or enumerator."""
        before, _, last = name.rpartition(".")
        if before in self._keys:
            holder: Declared[Any] | None = self._keys[before]
        else:
            candidates = self._numbers.candidates(name, within.namespace, within.module, ())
            # An enumerator may repeat a constant, but not one of a namespace further away.
            sections = ("constants",) if any(one.section == "constants" for one in candidates) else ()
            holder = self._pick(self._numbers, name, sections, within, place, "constant")
        if holder is None or holder.kind.number is None:
            return None
        value = holder.kind.number(holder, last, self)
        if value is None or isinstance(value, int):
            return value
        self.found.error("PJ345", place, f"{name} is {value!r}, and an integer is expected", f"see {holder.key}")
        return None

    def has_member(self, key: Key, name: str) -> bool:
        """Whether an enum has a member of that name."""
        return name in number_names(self._keys[key])

    def _pick(
        self,
        index: _Index,
        name: str,
        sections: tuple[str, ...],
        within: Declared[Any],
        place: Place,
        what: str,
        others: Iterable[str] = (),
    ) -> Declared[Any] | None:
        candidates = index.candidates(name, within.namespace, within.module, sections)
        present = [one for one in candidates if one.state != "absent"]
        if len(present) == 1:
            return self._allowed(present[0], within, place)
        if present:
            keys = ", ".join(sorted(one.key for one in present))
            self.found.error("PJ321", place, f"{name!r} may be any of {keys}", "write the namespace before it")
        elif candidates:
            message = f"{what} {name!r} isn't there on {self.target.name}, and {within.key} uses it"
            self.found.error("PJ322", place, message, "limit this with `platforms:` or `arch:`, too")
        else:
            hint = did_you_mean(name, index.names(within.module, sections), builtin=others)
            hint = hint or "declare it in this module, or write another module's name before it"
            self.found.error("PJ320", place, f"there is no {what} {name!r}", hint)
        return None

    def _allowed(self, one: Declared[Any], within: Declared[Any], place: Place) -> Declared[Any] | None:
        if one.module != within.module and one.module not in self.origins[within.module].requires:
            message = f"module {within.module!r} doesn't say that it needs {one.module!r}"
            self.found.error("PJ323", place, message, f"add {one.module} to `requires:` in module.yaml")
        return one if one.state == "present" else None

    def asked(self, namespace: str) -> set[str]:
        """The names that were looked up on behalf of a namespace so far, as they were written."""
        both = (index.asked.get(namespace, set()) for index in (self._items, self._numbers))
        return set().union(*both)

    def names(self, sections: tuple[str, ...], within: Declared[Any]) -> list[str]:
        """The names in some sections of a module."""
        return self._items.names(within.module, sections)

    def section(self, namespace: str, section: str) -> list[Declared[Any]]:
        """Everything that a section of a namespace holds here, in order."""
        return [one for one in self.everywhere(namespace, section) if one.state == "present"]

    def everywhere(self, namespace: str, section: str) -> list[Declared[Any]]:
        """The same with what only other targets have, and what has errors."""
        named = self._items.namespaces.get(namespace, {})
        return [one for all_ in named.values() for one in all_ if one.section == section]

    def item(self, key: Key) -> Item | None:
        """The item of that key, resolved."""
        one = self._keys[key]
        if one.state != "present":
            return None
        made: Item | None = self.once(("item", key), one, lambda: one.kind.resolve(one, self))
        return made

    def handle_named(self, text: str, within: Declared[Any]) -> Key | None:
        """The handle, if a type is just the name of one."""
        candidates = self._items.candidates(text, within.namespace, within.module, ("handles",))
        return candidates[0].key if len(candidates) == 1 and candidates[0].state == "present" else None

    def library(self, name: str | None, within: Declared[Any], place: Place) -> Library | None:
        """The library that a function is in; None after a diagnostic."""
        home, stated = self.homes[within.namespace], name
        name = name or home.library
        known = self.origins[home.module].libraries
        if name is None and len(known) == 1:
            name = next(iter(known))
        if name is None or name not in known:
            if stated is not None or home.library is None:  # that of the namespace was told where it stands
                self._no_library(stated, home, within, place)
            return None
        if known[name] is None:
            message = f"{within.name} is left out: {name} isn't declared for {self.target.name}"
            self.found.note("PJ392", place, message, "add the target to the library in module.yaml")
        return known[name]

    def _no_library(self, stated: str | None, home: Home, within: Declared[Any], place: Place) -> None:
        origin = self.origins[home.module]
        if origin.broken or (stated is None and home.name in self._homeless):
            return
        if stated is not None:
            self.found.error("PJ351", place, *unknown_library(stated, origin.libraries))
            return
        self._homeless.add(home.name)
        self.found.error("PJ351", place, f"{within.name} has no library", "add `library:` to the namespace")

    def symbol(self, stated: Mapping[str, str] | None, one: Declared[Any]) -> str:
        """What the library exports on this target; the C name if nothing is said."""
        for where in stated or ():
            if where not in (*WHERE, "any"):
                place = place_of(one.node, "symbol", where, default=one.place)
                self.found.error("PJ214", place, f"there is no target {where!r}", did_you_mean(where, WHERE))
        keys = (self.target.name, self.target.os, "any")
        return next((stated[key] for key in keys if stated and key in stated), one.name)

    # --- types ---

    def type(self, text: str, within: Declared[Any], place: Place, shallow: bool = False) -> Type | None:
        """The type that `text` spells there, or None after an error. Shallow: without what pointers point to."""
        known = (within.namespace, text, shallow)
        found = self._types.get(known)
        if found is None:
            found = self._bind(ctype.parse(text), within, place, shallow)
            if found is not None:
                self._types[known] = found
        return found

    def _bind(self, spelled: ctype.Spelled, within: Declared[Any], place: Place, shallow: bool) -> Type | None:
        if isinstance(spelled, ctype.PointerTo):
            size = self.target.pointer
            target = Void() if shallow else self._bind(spelled.target, within, place, shallow)
            if isinstance(target, Pointer) and target.c and not target.c.endswith("*"):  # no pointer need lie there
                return Pointer(Void(), _is_const(spelled.target), size, size, f"{target.c} *")
            return None if target is None else Pointer(target, _is_const(spelled.target), size, size)
        if isinstance(spelled, ctype.ArrayOf):
            return self._array(spelled, within, place, shallow)
        known = builtins(self.target).get(spelled.name)
        if known is not None:
            return known
        one = self.find(spelled.name, TYPE_SECTIONS, within, place, "type", builtins(self.target))
        if one is None or one.kind.as_type is None:
            return None
        found: Type | None = one.kind.as_type(one, self, shallow)
        return found

    def _array(self, spelled: ctype.ArrayOf, within: Declared[Any], place: Place, shallow: bool) -> Type | None:
        element = self._bind(spelled.element, within, place, shallow)
        if element is None or not self.complete(element, place):
            return None
        if isinstance(spelled.element, ctype.ArrayOf) and spelled.element.length is None:
            self.found.error("PJ326", place, "only the outermost length of an array may be left out", "write it")
            return None
        length = spelled.length or 0
        return Array(element, length, size_of(element) * length, align_of(element))

    def complete(self, found: Type, place: Place) -> bool:
        """Whether values of the type exist; an error otherwise."""
        is_opaque = found.opaque if isinstance(found, RecordType) else size_of(found) == 0
        if not isinstance(found, Array) and is_opaque:
            what = "void" if isinstance(found, Void) else "an opaque record"
            self.found.error("PJ326", place, f"there are no values of {what}", "point to it with *")
            return False
        return True

    # --- work done once ---

    def once(
        self, mark: object, one: Declared[Any], make: Callable[[], T], remedy: str = "put a * somewhere"
    ) -> T | None:
        """What `make` gives, made once for each mark. One that needs itself is an error with this remedy, and None."""
        if mark in self._done:
            known: T | None = self._done[mark]
            return known
        if any(mark == busy for busy, _ in self._busy):
            names = [name for _, name in self._busy]
            chain = " -> ".join([*names[[busy for busy, _ in self._busy].index(mark) :], one.name])
            self.found.error("PJ324", one.place, f"{one.name!r} is made of itself: {chain}", remedy)
            return None
        self._busy.append((mark, one.name))
        made = make()
        self._busy.pop()
        self._done[mark] = made
        return made


class _Index:
    """Declared things by name: in each namespace and in each module, which sees those that it requires."""

    def __init__(
        self, named: Iterable[tuple[Declared[Any], tuple[str, ...]]], requires: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.namespaces, self.modules, self.requires = dict[str, Names](), dict[str, Names](), requires
        self._named = dict[tuple[str, tuple[str, ...]], list[str]]()  # asked for with each name that is unknown
        self.asked = dict[str, set[str]]()
        for one, names in named:
            own = self.namespaces.setdefault(one.namespace, {})
            module = self.modules.setdefault(one.module, {})
            for name in names:
                own.setdefault(name, []).append(one)
                module.setdefault(name, []).append(one)

    def candidates(self, name: str, namespace: str, module: str, sections: tuple[str, ...]) -> list[Declared[Any]]:
        """What a name may stand for; no sections: any."""
        self.asked.setdefault(namespace, set()).add(name)
        if "." not in name:
            own = _of(self.namespaces, namespace, name, sections) or _of(self.modules, module, name, sections)
            others = self.requires.get(module, ()) if not own else ()
            return own or [one for other in others for one in _of(self.modules, other, name, sections)]
        before, _, last = name.rpartition(".")
        whole = _of(self.namespaces, before, last, sections)
        if whole:
            return whole
        before, _, section = before.rpartition(".")
        return [one for one in _of(self.namespaces, before, last, sections) if one.section == section]

    def names(self, module: str, sections: tuple[str, ...]) -> list[str]:
        """The names of the things that a module sees."""
        if (module, sections) not in self._named:
            seen = (module, *self.requires.get(module, ()))
            known = [entry for one in seen for entry in self.modules.get(one, {}).items()]
            here = [name for name, all_ in known if any(not sections or one.section in sections for one in all_)]
            self._named[module, sections] = list(dict.fromkeys(here))
        return self._named[module, sections]


def unknown_library(name: str, known: Iterable[str]) -> tuple[str, str]:
    """What to say of a library that a module doesn't declare, and the remedy."""
    return f"module.yaml declares no library {name!r}", did_you_mean(name, known) or "declare it in module.yaml"


def _of(names: dict[str, Names], where: str, name: str, sections: tuple[str, ...]) -> list[Declared[Any]]:
    found = names.get(where, {}).get(name, [])
    return [one for one in found if not sections or one.section in sections]


def number_names(one: Declared[Any]) -> tuple[str, ...]:
    """The names of integers that a thing brings."""
    return one.kind.numbers(one) if one.kind.numbers and one.state == "present" else ()


def _is_const(spelled: ctype.Spelled) -> bool:
    return _is_const(spelled.element) if isinstance(spelled, ctype.ArrayOf) else spelled.const


WHERE = (*dict.fromkeys(row.os for row in TARGETS), *(row.name for row in TARGETS))  # what may differ by target
TYPE_SECTIONS = ("aliases", "records", "unions", "enums", "handles", "callbacks", "interfaces", "runtime_classes")
