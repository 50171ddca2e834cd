"""From what headers declare on one target to facts: plain trees of sections, items and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from projector.importers.c import declared as d
from projector.importers.tree import Quoted, Words

SECTIONS = ("aliases", "callbacks", "enums", "constants", "unions", "records", "variables", "functions")
STANDARD = frozenset(
    {f"{sign}int{form}{bits}_t" for sign in ("", "u") for form in ("", "_least", "_fast") for bits in (8, 16, 32, 64)}
    | {"size_t", "ssize_t", "ptrdiff_t", "intptr_t", "uintptr_t", "intmax_t", "uintmax_t"}
    | {"wchar_t", "char16_t", "char32_t", "bool"}
)
_KERNELS = {
    f"__{sign}{bits}": f"{'u' * (sign != 's')}int{bits}_t"
    for sign in ("s", "u", "be", "le")
    for bits in (8, 16, 32, 64)
}
_GUARD = re.compile(r"_\w*_H_*")
_INT = range(-(1 << 31), 1 << 31)


class LeftOut(Exception):
    """Why something can't be said in metadata."""


@dataclass(slots=True)
class Facts:
    """The sections by name, and what isn't in them by name with the reason.

    `homes` has the header of each item: the own one that declares it, or for what is `foreign` one that needs it.
    """

    sections: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    left_out: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()


def facts(unit: d.Unit) -> Facts:
    """The facts of a unit, in the order of its headers."""
    return _Writer(unit).write()


class _Writer:
    def __init__(self, unit: d.Unit) -> None:
        self.unit, self.facts = unit, Facts()
        self.names = dict(_names(unit))
        self.under_way = set[str]()
        self.enumerators = {name for one in unit.enums.values() for name, _, _ in one.members}

    def write(self) -> Facts:
        unit = self.unit
        for alias in _own(unit.aliases):
            self._try(alias.name, alias.where, lambda alias=alias: self._alias(alias))
        for key, one in (*unit.enums.items(), *unit.records.items()):
            if one.where.own and (key in self.names or isinstance(one, d.Enum)):
                self._try(one.name or self.names.get(key, ""), one.where, lambda key=key: self._tagged(key))
        for macro in unit.macros.values():
            self._macro(macro)
        for variable in _own(unit.variables):
            self._try(variable.name, variable.where, lambda variable=variable: self._variable(variable))
        renamed = {one.value: one.name for one in unit.macros.values() if one.kind == "name"}
        for function in _own(unit.functions):
            name = renamed.get(function.name, function.name)
            self._try(name, function.where, lambda function=function, name=name: self._function(function, name))
        places = {name: where for name, where in self._places() if where.own}
        sections = {name: _in_order(section, places) for name, section in self.facts.sections.items()}
        homes = self.facts.homes | {name: where.file for name, where in places.items()}
        return replace(self.facts, sections=sections, homes=homes, foreign=frozenset(homes.keys() - places.keys()))

    def _places(self) -> Iterator[tuple[str, d.Where]]:
        """Where what has a name is declared."""
        unit = self.unit
        for kind in (unit.aliases, unit.functions, unit.variables, unit.macros):
            yield from ((one.name, one.where) for one in kind.values())
        for enum in unit.enums.values():
            yield from ((name, enum.where) for name, _, _ in enum.members)
        yield from ((name, self._by_key(key).where) for key, name in self.names.items())

    def _try(self, name: str, where: d.Where, write: Any) -> None:
        before = {section: len(items) for section, items in self.facts.sections.items()}
        try:
            write()
        except LeftOut as reason:
            self.facts.left_out[name] = str(reason)
        for section, items in self.facts.sections.items():
            for new in islice(reversed(items), len(items) - before[section]):
                self.facts.homes.setdefault(new, where.file)

    # ---- types ----------------------------------------------------------------------------------------------------

    def spell(self, of: d.Type, owner: str, whole: bool = True) -> str:
        """A type as metadata spells it, with what it needs in the sections; `owner` names what has no name.

        Of what only pointers lead to (not `whole`), a system's own record says nothing.
        """
        match of:
            case d.Builtin(name, const):
                return _const(name, const)
            case d.Typedef(name, const):
                name = _KERNELS.get(name, name)
                if name in STANDARD:
                    return _const(name, const)
                if self._prototype(of) is not None:
                    return self._callback(name, of)
                alias = self.unit.aliases[name]
                if name.startswith("__") and not alias.where.own:  # nobody's name but the system's
                    return self.spell(_also_const(alias.type, const), owner, whole)
                self._alias(alias, whole)
                return _const(self.names.get(self._same(name) or "", name), const)
            case d.Tagged(key, const):
                if key not in self.names:
                    self.names[key] = self._free(owner)
                self._tagged(key, whole)
                return _const(self.names[key], const)
            case d.Pointer(target, const):
                return self._pointer(target, const, owner)
            case d.Array():
                lengths = list[int | None]()
                element: d.Type = of
                while isinstance(element, d.Array):
                    lengths.append(element.length)
                    element = element.element
                return self.spell(element, owner) + "".join("[]" if n is None else f"[{n}]" for n in lengths)
            case d.Prototype():
                return self._callback(self._free(owner), of)
            case d.Foreign(words):
                raise LeftOut(f"metadata has no type {words}")

    def _pointer(self, target: d.Type, const: bool, owner: str) -> str:
        if isinstance(target, d.Prototype):
            return self._callback(self._free(owner), target)
        if isinstance(target, d.Typedef) and isinstance(self._resolved(target), d.Prototype):
            return self._callback(target.name, target)
        while isinstance(target, d.Array):  # a pointer to an array has the address of its first element
            target = target.element
        spelled = self.spell(target, owner, whole=False)
        return f"{spelled}{'' if spelled.endswith('*') else ' '}{'* const' if const else '*'}".replace("**", "* *")

    def _resolved(self, of: d.Type) -> d.Type:
        while isinstance(of, d.Typedef) and of.name in self.unit.aliases:
            of = self.unit.aliases[of.name].type
        return of

    def _prototype(self, of: d.Type) -> d.Prototype | None:
        found = self._resolved(of)
        if isinstance(found, d.Pointer):
            found = self._resolved(found.target)
        return found if isinstance(found, d.Prototype) else None

    def _same(self, name: str) -> str | None:
        """The struct, union or enum that has no other name than this typedef's, or the same one."""
        found = self.unit.aliases[name].type
        return found.key if isinstance(found, d.Tagged) and self.names.get(found.key) == name else None

    # ---- items ----------------------------------------------------------------------------------------------------

    def _alias(self, alias: d.Alias, whole: bool = True) -> None:
        section, name = self.facts.sections["aliases"], alias.name
        if name in STANDARD or name in _KERNELS:
            return
        key = self._same(name)
        if key is not None:
            self._tagged(key, whole)
            return
        if name in section:
            found = self._resolved(alias.type)
            if whole and isinstance(found, d.Tagged):
                self._tagged(found.key)
            return
        if self._prototype(alias.type) is not None:
            self._callback(name, alias.type)
            return
        section[name] = ""  # it may lead back to itself
        try:
            section[name] = self.spell(alias.type if alias.where.own else self._flat(alias.type), name, whole)
        except LeftOut:
            del section[name]
            raise

    def _flat(self, of: d.Type) -> d.Type:
        """What a typedef of others stands for in the end, as far as metadata has no name for it."""
        while isinstance(of, d.Typedef) and of.name not in STANDARD and not self.unit.aliases[of.name].where.own:
            of = self.unit.aliases[of.name].type
        return of

    def _callback(self, name: str, of: d.Type) -> str:
        """A function type by name; one of what metadata can't spell is a pointer only."""
        section, prototype = self.facts.sections["callbacks"], self._prototype(of)
        assert prototype is not None
        if name not in section:
            section[name] = {}
            try:
                words = self._prototype_of(prototype, name, ())
                section[name] = words | ({"variadic": True} if "variadic" in words else {})
            except LeftOut:
                del section[name]
                return "void *"
        return name

    def _prototype_of(self, of: d.Prototype, owner: str, names: tuple[str, ...]) -> dict[str, Any]:
        words = dict[str, Any]()
        params = dict[str, str]()
        for index, param in enumerate(of.params):
            # A system's headers keep out of the way of macros: nobody means the underscores.
            name = (names[index].lstrip("_") if index < len(names) else "") or f"p{index + 1}"
            name = f"{name}_" if name in params else name
            params[name] = self.spell(_bare(param), f"{owner}_{name}")
        if params:
            words["params"] = params
        if of.result != d.Builtin("void"):
            words["returns"] = self.spell(_bare(of.result), f"{owner}_result")
        if of.variadic:
            words["variadic"] = {}
        return words

    def _by_key(self, key: str) -> d.Record | d.Enum:
        return self.unit.records[key] if key in self.unit.records else self.unit.enums[key]

    def _tagged(self, key: str, whole: bool = True) -> None:
        if key in self.unit.enums:
            self._enum(key, self.unit.enums[key])
            return
        record, name = self.unit.records[key], self.names[key]
        section = self.facts.sections["unions" if record.union else "records"]
        is_shown = record.complete and (record.where.own or whole or not name.startswith("_"))
        if section.get(name) or (name in section and (not is_shown or name in self.under_way)):
            return
        section[name] = {}
        if is_shown:
            self.under_way.add(name)  # it may lead back to itself
            section[name] = self._record(record, name)

    def _record(self, record: d.Record, name: str) -> dict[str, Any]:
        fields = dict[str, Any]()
        unnamed = 0
        for one in record.fields:
            unnamed += not one.name
            within = one.name or f"{unnamed}"
            fields[one.name or f"_{unnamed}"] = self._field(one, f"{name}_{within}")
        words: dict[str, Any] = {"doc": Words(record.doc)} if record.doc else {}
        if record.packed or record.align < record.natural:
            words["pack"] = 1 if record.packed else record.align
        if record.align > (1 if record.packed else record.natural):
            words["align"] = record.align
        return {**words, "fields": fields}

    def _field(self, one: d.Field, owner: str) -> Any:
        try:
            spelled = self.spell(_bare(one.type), owner)
        except LeftOut:
            if not (isinstance(one.type, d.Foreign) and one.type.size):
                raise
            return {"type": f"unsigned char[{one.type.size}]", "align": one.type.align}
        if one.bits is not None:
            return {"type": spelled, "bits": one.bits}
        if not one.name:
            return {"type": spelled, "anonymous": True}
        return {"type": spelled, "align": one.align} if one.align else spelled

    def _free(self, name: str) -> str:
        taken = {*self.names.values(), *self.unit.aliases, *self.unit.functions, *self.unit.variables}
        while name in taken:
            name += "_"
        return name

    def _enum(self, key: str, enum: d.Enum) -> None:
        if key not in self.names:
            for name, value, doc in enum.members:
                self.facts.sections["constants"][name] = _constant(value, "int" if value in _INT else "long long", doc)
            return
        section, name = self.facts.sections["enums"], self.names[key]
        if name in section:
            return
        members = {one: {"value": value, "doc": Words(doc)} if doc else value for one, value, doc in enum.members}
        words: dict[str, Any] = {"doc": Words(enum.doc)} if enum.doc else {}
        values = [value for _, value, _ in enum.members]
        if any(value not in _INT for value in values):
            words["base"] = "unsigned int" if min(values) >= 0 and max(values) < 1 << 32 else "long long"
        section[name] = {**words, "members": members}

    def _macro(self, macro: d.Macro) -> None:
        if macro.name in self.enumerators or macro.name in self.unit.functions or macro.name in self.unit.variables:
            return
        if _GUARD.fullmatch(macro.name):
            self.facts.left_out[macro.name] = "a header's guard"
        elif macro.kind == "value":
            self._try(macro.name, macro.where, lambda: self._value(macro))
        elif macro.kind == "name" and macro.value in self.unit.functions:
            return
        else:
            self.facts.left_out[macro.name] = "a macro that is no value"

    def _value(self, macro: d.Macro) -> None:
        section, value = self.facts.sections["constants"], macro.value
        if isinstance(value, bytes):
            try:
                section[macro.name] = Quoted(value.decode())
            except UnicodeDecodeError:
                raise LeftOut("text that isn't UTF-8") from None
            return
        assert macro.type is not None and not isinstance(value, str) and value is not None
        if isinstance(macro.type, d.Pointer):
            section[macro.name] = _constant(value, "void *")
        else:
            section[macro.name] = _constant(value, self.spell(_bare(macro.type), macro.name))

    def _variable(self, variable: d.Variable) -> None:
        words: dict[str, Any] = {"symbol": variable.symbol} if variable.symbol != variable.name else {}
        words["type"] = self.spell(_bare(variable.type), variable.name)
        words |= {key: True for key in ("const", "thread_local") if getattr(variable, key)}
        self.facts.sections["variables"][variable.name] = words if len(words) > 1 else words["type"]

    def _function(self, function: d.Function, name: str) -> None:
        if function.inline and not function.gives:
            raise LeftOut("an inline function, which no library has, and that is no mere expression")
        words: dict[str, Any] = {}
        if function.inline:
            words["expression"] = function.gives
        elif function.symbol != name:
            words["symbol"] = function.symbol
        if function.deprecated is not None:
            words["deprecated"] = Words(function.deprecated) if function.deprecated else {}
        if function.doc:
            words["doc"] = Words(function.doc)
        self.facts.sections["functions"][name] = words | self._prototype_of(function.type, name, function.params)


def _in_order(section: dict[str, Any], places: Mapping[str, d.Where]) -> dict[str, Any]:
    """What headers of the library say comes first, in their order; then the rest by name."""
    order = {file: index for index, file in enumerate(dict.fromkeys(one.file for one in places.values()))}

    def key(name: str) -> tuple[bool, int, int, str]:
        where = places.get(name)
        return (True, 0, 0, name) if where is None else (False, order[where.file], where.line, "")

    return {name: section[name] for name in sorted(section, key=key)}


def _own(declared: Mapping[str, Any]) -> Iterator[Any]:
    return (one for one in declared.values() if one.where.own)


def _names(unit: d.Unit) -> Iterator[tuple[str, str]]:
    """The name of each struct, union and enum: its tag, or that of the first typedef."""
    kinds = {key: "union" if one.union else "struct" for key, one in unit.records.items()}
    for key, one in (*unit.records.items(), *unit.enums.items()):
        if one.name:
            alias = unit.aliases.get(one.name)
            is_other = alias is not None and alias.type != d.Tagged(key)
            yield key, f"{kinds.get(key, 'enum')}_{one.name}" if is_other else one.name
    known = set[str]()
    for alias in unit.aliases.values():
        if isinstance(alias.type, d.Tagged) and alias.type.key not in known:
            tagged = unit.records.get(alias.type.key) or unit.enums[alias.type.key]
            if not tagged.name:
                known.add(alias.type.key)
                yield alias.type.key, alias.name


def _const(name: str, const: bool) -> str:
    return f"const {name}" if const else name


def _also_const(of: d.Type, const: bool) -> d.Type:
    return replace(of, const=True) if const and isinstance(of, d.Builtin | d.Typedef | d.Tagged | d.Pointer) else of


def _bare(of: d.Type) -> d.Type:
    """A value's own constness is nobody's matter."""
    return replace(of, const=False) if isinstance(of, d.Builtin | d.Typedef | d.Tagged | d.Pointer) else of


def _constant(value: int | float, spelled: str, doc: str = "") -> Any:
    words: dict[str, Any] = {} if spelled == "int" else {"type": spelled}
    if doc:
        words["doc"] = Words(doc)
    return {**words, "value": value} if words else value
