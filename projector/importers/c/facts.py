"""From what headers declare on one target to facts: plain trees of sections, items and keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from projector.importers.c import declared as d, words as w
from projector.importers.c.layout import LeftOut, as_it_lies, as_written
from projector.importers.c.meaning import is_narrow, is_renamed, meant_by, passed_on
from projector.importers.c.naming import Naming
from projector.importers.c.sections import Facts, Less, Scalars
from projector.importers.c.semantics import at_place, described
from projector.importers.tree import Quoted, Words


def facts(
    unit: d.Unit, standard: Scalars, less: Less, stdcall: str = "stdcall", only: Container[str] | None = None
) -> Facts:
    """The facts of a unit, in the order of its headers; or of items of `only` these names, and what they need.

    `stdcall` is what metadata calls this convention there.
    """
    return _Writer(unit, standard, less, stdcall, only).write()


class _Writer:
    def __init__(self, unit: d.Unit, standard: Scalars, less: Less, stdcall: str, only: Container[str] | None) -> None:
        self.unit, self.facts, self.standard, self.less = unit, Facts(), standard, less
        self.stdcall, self.only = stdcall, only
        self.naming = Naming(unit)
        self.under_way = set[str]()
        self.made_up = dict[str, str]()
        self.enumerators = {name for one in unit.enums.values() for name, _, _ in one.members}
        fields = [one for record in unit.records.values() for one in record.fields if one.bits is not None]
        self.in_bits = {one.type.key for one in fields if isinstance(one.type, d.Tagged)}

    def write(self) -> Facts:
        unit = self.unit
        order = w.order(where for _, where in self._places())
        writes = (one for one in self._writes() if self.only is None or one[0] in self.only)
        for name, where, write in sorted(writes, key=lambda one: (order[one[1].file], one[1].line)):
            self._try(name, where, write)
        for key, enum in unit.enums.items():
            if enum.where.own and key not in self.naming.names:  # nothing has given it a name
                self._try("", enum.where, partial(self._loose, enum))
        places = {name: where for name, where in self._places() if where.own}
        sections = {name: w.in_order(section, places) for name, section in self.facts.sections.items()}
        homes = self.facts.homes | {name: where.file for name, where in places.items()}
        return replace(self.facts, sections=sections, homes=homes, foreign=frozenset(homes.keys() - places.keys()))

    def _writes(self) -> Iterator[tuple[str, d.Where, Callable[[], None]]]:
        """Everything that is the library's own, and what writes it."""
        unit, names = self.unit, self.naming.names
        for alias in _own(unit.aliases):
            if not is_narrow(alias.name, unit):
                yield alias.name, alias.where, partial(self._alias, alias)
        for key, one in (*unit.records.items(), *unit.enums.items()):
            if one.where.own and key in names and not is_narrow(names[key], unit):
                yield names[key], one.where, partial(self._tagged, key)
        for macro in unit.macros.values():
            yield macro.name, macro.where, partial(self._macro, macro)
        for variable in _own(unit.variables):
            yield variable.name, variable.where, partial(self._variable, variable, variable.name)
        for function in _own(unit.functions):
            if not is_renamed(function.name, unit):
                yield function.name, function.where, partial(self._function, function, function.name)

    def _places(self) -> Iterator[tuple[str, d.Where]]:
        """Where what has a name is declared."""
        unit = self.unit
        for kind in (unit.aliases, unit.functions, unit.variables, unit.macros):
            yield from ((one.name, one.where) for one in kind.values())
        for enum in unit.enums.values():
            yield from ((name, enum.where) for name, _, _ in enum.members)
        yield from ((name, self._by_key(key).where) for key, name in self.naming.names.items())

    def _try(self, name: str, where: d.Where, write: Any) -> None:
        before = {section: len(items) for section, items in self.facts.sections.items()}
        try:
            write()
        except LeftOut as reason:
            self.facts.left_out.setdefault(name, str(reason))
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
                return w.const(name, const)
            case d.Typedef(name, const):
                return self._typedef(name, const, owner, whole)
            case d.Tagged(key, const):
                self.naming.name(key, owner)
                self._tagged(key, whole)
                return w.const(self.naming.names[key], const)
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
                return self._made_up(of, owner)
            case d.Foreign(words):
                if of == d.ARGUMENTS:
                    return "va_list"
                raise LeftOut(f"metadata has no type {words}")

    def _typedef(self, name: str, const: bool, owner: str, whole: bool) -> str:
        alias = self.unit.aliases[name]
        if self._resolved(alias.type) == d.ARGUMENTS:
            return "va_list"
        standard = w.KERNELS.get(name, name)
        if alias.scalar is not None and self.standard.get(standard) == alias.scalar:
            return w.const(standard, const)
        if name in self.standard:  # some libraries have a `bool` of their own
            return self.spell(w.const_of(alias.type, const), owner)
        if self._prototype(alias.type) is not None:
            return self._callback(alias)
        if name.startswith("__") and not alias.where.own:  # nobody's name but the system's
            return self.spell(w.const_of(alias.type, const), owner, whole)
        self._alias(alias, whole)
        return w.const(self.naming.names.get(self._same(name) or "", name), const)

    def _pointer(self, target: d.Type, const: bool, owner: str) -> str:
        if isinstance(target, d.Prototype):
            return self._made_up(target, owner)
        if isinstance(target, d.Typedef) and isinstance(self._resolved(target), d.Prototype):
            return self._callback(self.unit.aliases[target.name])
        while isinstance(target, d.Array):  # a pointer to an array has the address of its first element
            target = target.element
        try:
            spelled = self.spell(target, owner, whole=False)
        except LeftOut:  # an address all the same
            spelled = "void"
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
        return found.key if isinstance(found, d.Tagged) and self.naming.names.get(found.key) == name else None

    # ---- items ----------------------------------------------------------------------------------------------------

    def _alias(self, alias: d.Alias, whole: bool = True) -> None:
        section, name = self.facts.sections["aliases"], alias.name
        key = self._same(name)
        if key is not None:
            self._tagged(key, whole)
            return
        if name in section:
            found = self._resolved(alias.type)
            if whole and isinstance(found, d.Tagged):
                self._tagged(found.key)
            return
        if name in self.standard or name in w.KERNELS:
            return
        if self._prototype(alias.type) is not None:
            self._callback(alias)
            return
        section[name] = ""  # it may lead back to itself
        try:
            spelled = self.spell(alias.type if alias.where.own else self._flat(alias.type), name, whole)
        except LeftOut:
            del section[name]
            raise
        section[name] = {"type": spelled, "doc": w.doc(alias.doc)} if alias.doc and alias.where.own else spelled

    def _flat(self, of: d.Type) -> d.Type:
        """What a typedef of others stands for in the end, as far as metadata has no name for it."""
        while isinstance(of, d.Typedef) and of.name not in self.standard and not self.unit.aliases[of.name].where.own:
            of = self.unit.aliases[of.name].type
        return of

    def _callback(self, alias: d.Alias) -> str:
        """A function type that has a name; one of what metadata can't spell is a pointer only."""
        section, prototype = self.facts.sections["callbacks"], self._prototype(alias.type)
        assert prototype is not None
        if alias.name not in section:
            section[alias.name] = {}
            try:
                words = w.of_callback(self._signature(prototype, alias.name, w.seen(prototype.names)))
            except LeftOut:
                del section[alias.name]
                return "void *"
            doc = {"doc": w.doc(alias.doc, words)} if alias.doc and alias.where.own else {}
            section[alias.name] = doc | words
        return alias.name

    def _made_up(self, of: d.Prototype, owner: str) -> str:
        """A function type without a name: equal ones share the first one's."""
        try:
            words = w.of_callback(self._signature(of, owner, w.seen(of.names)))
        except LeftOut:
            return "void *"
        text = json.dumps(words)
        if text not in self.made_up:
            self.made_up[text] = self.naming.free(owner)
            self.facts.sections["callbacks"][self.made_up[text]] = words
        return self.made_up[text]

    def _signature(self, of: d.Prototype, owner: str, names: tuple[str, ...]) -> dict[str, Any]:
        if not of.abi:
            raise LeftOut("a calling convention that metadata hasn't")
        words: dict[str, Any] = {} if of.abi == "c" else {"abi": self.stdcall if of.abi == "stdcall" else of.abi}
        params = dict[str, str]()
        for index, param in enumerate(of.params):
            name = names[index] if index < len(names) else ""
            if not name:
                name = f"p{index + 1}"
                while name in params or name in names:
                    name += "_"
            params[name] = self.spell(w.bare(param), f"{owner}_{name}")
        if params:
            words["params"] = params
        if self._resolved(of.result) != d.Builtin("void"):
            words["returns"] = self.spell(w.bare(of.result), f"{owner}_result")
        if of.variadic:
            words["variadic"] = {}
        return words

    def _by_key(self, key: str) -> d.Record | d.Enum:
        return self.unit.records[key] if key in self.unit.records else self.unit.enums[key]

    def _tagged(self, key: str, whole: bool = True) -> None:
        name = self.naming.names[key]
        if key in self.unit.enums:
            self._enum(key, self.unit.enums[key], name)
            return
        record = self.unit.records[key]
        section = self.facts.sections["unions" if record.union else "records"]
        is_shown = record.complete and (record.where.own or whole or not (record.name or name).startswith("_"))
        if section.get(name, {}).get("fields") or (name in section and (not is_shown or name in self.under_way)):
            return
        alias = self.unit.aliases.get(name)
        doc = record.doc or (alias.doc if alias is not None and self._same(name) == key else d.Comment())
        head: dict[str, Any] = {"doc": w.doc(doc)} if doc else {}
        section[name] = head
        if is_shown:
            self.under_way.add(name)  # it may lead back to itself
            try:
                section[name] = head | self._record(record, name)
            except LeftOut as reason:  # it stays opaque
                self.facts.left_out.setdefault(name, str(reason))

    def _record(self, record: d.Record, name: str) -> dict[str, Any]:
        if name in self.less.opaque:
            raise LeftOut(self.less.opaque[name])
        fields = dict[str, Any]()
        unnamed = 0
        for one in record.fields:
            if self._is_empty(one.type):
                continue
            unnamed += not one.name
            if one.name[:1] == "_" and one.name[1:].isdigit():
                raise LeftOut(f"metadata calls padding so: {one.name}")
            fields[one.name or f"_{unnamed}"] = self._field(one, f"{name}_{one.name or unnamed}")
        self.facts.layouts[name] = (record.size, {one.name: one.position for one in record.fields if one.name})
        return as_it_lies(record, fields, self.less.odd[name]) if name in self.less.odd else as_written(record, fields)

    def _is_empty(self, of: d.Type) -> bool:
        """Whether it is GNU C's struct without fields: it takes no room, and metadata would take it for opaque."""
        found = self._resolved(of)
        record = self.unit.records.get(found.key) if isinstance(found, d.Tagged) else None
        return record is not None and record.complete and not record.fields and not record.size

    def _field(self, one: d.Field, owner: str) -> Any:
        doc = {"doc": w.doc(one.doc)} if one.doc else {}
        try:
            if self._resolved(one.type) == d.ARGUMENTS:
                raise LeftOut("a va_list is a parameter only")
            spelled = self.spell(w.bare(one.type), owner)
        except LeftOut:
            if not one.size:
                raise
            return {"type": f"unsigned char[{one.size}]", "align": one.align or one.natural, **doc}
        if one.bits is not None:
            return {"type": spelled, "bits": one.bits, **doc}
        if not one.name:
            return {"type": spelled, "anonymous": True}
        words = {"type": spelled, **({"align": one.align} if one.align else {}), **doc}
        return words if len(words) > 1 else spelled

    def _enum(self, key: str, enum: d.Enum, name: str) -> None:
        section = self.facts.sections["enums"]
        if name in section:
            return
        section[name] = w.enum(replace(enum, members=self._members(enum)), key in self.in_bits)

    def _loose(self, enum: d.Enum) -> None:
        """Enumerators of an enum that nobody can name are constants."""
        for name, value, doc in self._members(enum):
            self.facts.sections["constants"][name] = w.constant(value, w.integer(value), doc)

    def _members(self, enum: d.Enum) -> tuple[tuple[str, int, d.Comment], ...]:
        """Enumerators as programs see them: some are hidden by a macro of another value."""
        hiding = {name: self.unit.macros[name].value for name, _, _ in enum.members if name in self.unit.macros}
        numbers = {name: int(value) for name, value in hiding.items() if isinstance(value, int)}
        return tuple((name, numbers.get(name, value), doc) for name, value, doc in enum.members)

    def _macro(self, macro: d.Macro) -> None:
        name, unit = macro.name, self.unit
        if name in self.enumerators or name in unit.functions or name in unit.variables:
            return
        if w.GUARD.fullmatch(name):
            raise LeftOut("a header's guard")
        if name in ("NULL", "TRUE", "FALSE"):
            raise LeftOut("a value that Python has a name for")
        if macro.kind == "value":
            self._value(macro)
            return
        match meant_by(macro, unit):
            case d.Variable() as variable:
                self._variable(variable, name)
            case d.Function() as function:
                self._function(_called(macro, function), name)
                if macro.kind == "place" and name not in self.less.plain:
                    at_place(self.facts.sections["functions"][name])
            case None:
                raise LeftOut(macro.reason)

    def _value(self, macro: d.Macro) -> None:
        section, value = self.facts.sections["constants"], macro.value
        if isinstance(value, bytes):
            try:
                text = Quoted(value.decode())
            except UnicodeDecodeError:
                raise LeftOut("text that isn't UTF-8") from None
            section[macro.name] = {"doc": w.doc(macro.doc), "value": text} if macro.doc else text
            return
        assert macro.type is not None and not isinstance(value, str) and value is not None
        if isinstance(macro.type, d.Pointer):
            section[macro.name] = w.constant(value, "void *", macro.doc)
        else:
            section[macro.name] = w.constant(value, self.spell(w.bare(macro.type), macro.name), macro.doc)

    def _variable(self, variable: d.Variable, name: str) -> None:
        if variable.refused:
            raise LeftOut(variable.refused)
        words: dict[str, Any] = {"symbol": variable.symbol} if variable.symbol != name else {}
        if variable.doc:
            words["doc"] = w.doc(variable.doc)
        words["type"] = self.spell(w.bare(variable.type), variable.name)
        words |= {key: True for key in ("const", "thread_local") if getattr(variable, key)}
        self.facts.sections["variables"][name] = words if len(words) > 1 else words["type"]

    def _function(self, function: d.Function, name: str) -> None:
        if function.refused:
            raise LeftOut(function.refused)
        target = passed_on(function, self.unit) if function.inline else None
        if function.inline and not function.gives:
            raise LeftOut("an inline function, which no library has, and that is no mere expression")
        words: dict[str, Any] = {}
        symbol = target.symbol if target is not None else function.symbol
        if function.inline and target is None:
            words["expression"] = function.gives
        elif symbol != name:
            words["symbol"] = symbol
        if function.deprecated is not None:
            words["deprecated"] = Words(function.deprecated) if function.deprecated else {}
        names = function.params if "expression" in words else w.seen(function.params)
        signature = self._signature(function.type, name, names)
        if function.doc:
            words["doc"] = w.doc(function.doc, signature)
        if name not in self.less.plain:
            signature = described(signature, function, self.facts.layouts)
        self.facts.sections["functions"][name] = words | signature


def _called(macro: d.Macro, function: d.Function) -> d.Function:
    """The function as a macro calls it: one without a prototype then takes nothing."""
    is_known = macro.kind == "name" or function.type.params
    return function if is_known else replace(function, type=replace(function.type, variadic=False))


def _own(declared: Mapping[str, Any]) -> Iterator[Any]:
    return (one for one in declared.values() if one.where.own)
