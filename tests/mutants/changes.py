"""Changed facts: each of a module's layouts, values, symbols, prototypes and typedefs, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from projector.diagnostics import Place
from projector.ir import api
from projector.yaml import Mapping, Node, Scalar, Sequence
from tests.mutants.facts import SECTIONS, is_ours, replaced


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed fact: `round` brings together what can be told apart, `places` and `codes` say what is about it."""

    kind: str
    round: str
    about: str
    path: tuple[str, ...]
    node: Node
    places: frozenset[Place]
    codes: frozenset[str]


class Mutants:
    """All mutants of a module."""

    def __init__(self, base: api.Api, trees: dict[str, Mapping]) -> None:
        self.items, self.trees = base.items(), trees
        self.aliases = {f"{space.name}.aliases.{one.name}": one for space in base.namespaces for one in space.aliases}
        self.headed = [space.name for space in base.namespaces if space.include]

    def all(self) -> Iterator[Mutant]:
        for space in self.headed:
            for section, node in self.trees[space].entries:
                for name, item in node.entries if isinstance(node, Mapping) and section.value in SECTIONS else ():
                    yield from self._of(space, section.value, name, item)

    def _of(self, space: str, section: str, name: Scalar, item: Node) -> Iterator[Mutant]:
        path, found = (space, section, name.value), self.items.get(f"{space}.{section}.{name.value}")
        places = frozenset({name.place, *_places(item)})
        match found:
            case api.Constant() if not found.curated:
                yield from self._value(path, name, item, found)
            case api.Enum():
                yield from self._members(path, item)
            case api.Record() if not (found.opaque or found.curated):
                yield from self._layout(path, item, found, places)
            case api.Function() if found.is_request:
                yield from self._number(path, item, "request", "PJ719", places)
            case api.Function() if found.formula is None:
                yield from self._function(path, item, found, places)
            case None if section == "aliases" and ".".join(path) in self.aliases and not is_ours(item):
                yield from self._alias(path, name, item)

    def _value(self, path: tuple[str, ...], name: Scalar, item: Node, found: api.Constant) -> Iterator[Mutant]:
        stated = item.get("value") if isinstance(item, Mapping) else item
        if isinstance(stated, Scalar) and isinstance(found.value, int | float):
            node = _like(stated, str(_other(found.value)))
        elif isinstance(stated, Scalar) and isinstance(found.value, str):
            node = Scalar(stated.value + "x", False, stated.place)
        else:
            return
        where = (*path, "value") if isinstance(item, Mapping) else path
        yield _mutant("value", "values", where, node, {name.place, stated.place}, "PJ715")

    def _members(self, path: tuple[str, ...], item: Node) -> Iterator[Mutant]:
        members = item.get("members") if isinstance(item, Mapping) else None
        for name, member in members.entries if isinstance(members, Mapping) else ():
            stated = member.get("value") if isinstance(member, Mapping) else member
            if isinstance(stated, Scalar):
                where = (*path, "members", name.value, *(("value",) if isinstance(member, Mapping) else ()))
                places = {name.place, *_places(member)}
                yield _mutant(
                    "value", "values", where, _like(stated, str(_other(int(stated.value, 0)))), places, "PJ714"
                )

    def _number(
        self, path: tuple[str, ...], item: Node, key: str, code: str, places: frozenset[Place]
    ) -> Iterator[Mutant]:
        stated = item.get(key) if isinstance(item, Mapping) else None
        if isinstance(stated, Scalar) and stated.value[:1].isdigit():
            yield _mutant("value", "values", (*path, key), _like(stated, str(int(stated.value, 0) + 1)), places, code)
        elif isinstance(stated, Mapping):
            node = Mapping(tuple((name, _more(one)) for name, one in stated.entries), stated.place)
            yield _mutant("value", "values", (*path, key), node, places, code)

    def _layout(
        self, path: tuple[str, ...], item: Node, found: api.Record, places: frozenset[Place]
    ) -> Iterator[Mutant]:
        fields = item.get("fields") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(fields, Mapping):
            return
        known = {one.name: one for one in found.fields}
        shown = [(name, node) for name, node in fields.entries if name.value in known and not known[name.value].padding]
        for name, node in shown:
            of = known[name.value]
            where, at = (*path, "fields", name.value), {name.place, *_places(node)}
            for title, wrong in _types(node, of.type):
                if not of.bits:  # what C calls a record may be the type of a field only, which must stay meanwhile
                    depth = f" {self._depth_of(found.key)}" if _holds_record(of.type) else ""
                    yield _mutant("layout", f"field's {title}{depth}", where, wrong, at, "PJ712")
            if of.bits and isinstance(node, Mapping):
                bits = of.bits - 1 if of.bits > 1 else of.bits + 1
                wrong = replaced(node, ("bits",), Scalar(str(bits), True, node.place))
                yield _mutant("layout", "bit-field's width", where, wrong, at, "PJ713")
        if not found.union:
            yield from self._order(path, fields, shown, places)
        if found.align > 1:
            pack = (Scalar("pack", True, item.place), Scalar("1", True, item.place))
            node = Mapping((*item.without(("pack", "align", "size")).entries, pack), item.place)
            yield _mutant("layout", "record's pack", path, node, places, "PJ710", "PJ711")

    def _depth_of(self, key: api.Key) -> int:
        """How many records there are around a record."""
        around = [
            one.key
            for one in self.items.values()
            if isinstance(one, api.Record)
            for of in one.fields
            if isinstance(core := _core(of.type), api.RecordType) and core.key == key
        ]
        return 1 + max(map(self._depth_of, around)) if around else 0

    def _order(
        self, path: tuple[str, ...], fields: Mapping, shown: list[tuple[Scalar, Node]], places: frozenset[Place]
    ) -> Iterator[Mutant]:
        """Neighbours change places; bit-fields, of which no compiler says where they lie, apart from others."""
        bits = [isinstance(node, Mapping) and node.get("bits") is not None for _, node in shown]
        for start in (0, 1):
            pairs = [(n, shown[n], shown[n + 1]) for n in range(start, len(shown) - 1, 2)]
            for what, is_one in (("fields", False), ("bit-fields", True)):
                together = [pair[1:] for pair in pairs if (bits[pair[0]] or bits[pair[0] + 1]) == is_one]
                swap = {one[0].value: two for one, two in together} | {two[0].value: one for one, two in together}
                node = Mapping(tuple(swap.get(entry[0].value, entry) for entry in fields.entries), fields.place)
                for pair in together:
                    at = {place for name, value in pair for place in (name.place, *_places(value))}
                    title = f"order of {what} {start}"
                    yield _mutant("layout", title, (*path, "fields"), node, at, "PJ711", "PJ713", "PJ333")
        if len(shown) > 1:
            fewer = fields.without((shown[-1][0].value,))
            yield _mutant("layout", "record's last field", (*path, "fields"), fewer, places, "PJ710")

    def _function(
        self, path: tuple[str, ...], item: Node, found: api.Function, places: frozenset[Place]
    ) -> Iterator[Mutant]:
        if not isinstance(item, Mapping):
            return
        if found.syscall is not None:
            yield from self._number(path, item, "syscall", "PJ718", places)
            return
        symbol = (Scalar("symbol", True, item.place), Scalar("abort", True, item.place))
        node = Mapping((*item.without(("symbol",)).entries, symbol), item.place)
        yield _mutant("symbol", "symbols", path, node, places, "PJ721")
        params = item.get("params")
        stated = params.entries if isinstance(params, Mapping) else ()
        for number, (name, slot) in enumerate(stated):
            for title, wrong in _types(slot, found.params[number].type):
                where = (*path, "params", name.value)
                yield _mutant("prototype", f"parameter {number + 1}'s {title}", where, wrong, places, "PJ716")
        if isinstance(params, Mapping) and stated:
            fewer = Mapping(stated[:-1], params.place)
            yield _mutant("prototype", "last parameter", (*path, "params"), fewer, places, "PJ716")
        returns = item.get("returns")
        if returns is not None and found.returns is not None:
            for title, wrong in _types(returns, found.returns.type):
                yield _mutant("prototype", f"result's {title}", (*path, "returns"), wrong, places, "PJ716")

    def _alias(self, path: tuple[str, ...], name: Scalar, item: Node) -> Iterator[Mutant]:
        at = {name.place, *_places(item)}
        for title, wrong in _types(item, self.aliases[".".join(path)].type):
            depth = self._depth(path[0], item)
            yield _mutant("typedef", f"alias's {title} {depth}", path, wrong, at, "PJ717")

    def _depth(self, space: str, item: Node) -> int:
        """How many aliases stand behind one: those of one depth don't lead to each other."""
        aliases = self.trees[space].get("aliases")
        spelled = item.text("type") if isinstance(item, Mapping) else item.value if isinstance(item, Scalar) else None
        word = (spelled or "").replace("const ", "").rstrip(" *")
        other = aliases.get(word) if isinstance(aliases, Mapping) else None
        return 0 if other is None or other is item else 1 + self._depth(space, other)


def _mutant(kind: str, title: str, path: tuple[str, ...], node: Node, places: Iterable[Place], *codes: str) -> Mutant:
    return Mutant(kind, title, ".".join((path[0], *path[2:])), path, node, frozenset(places), frozenset(codes))


def _types(slot: Node, of: api.Type) -> Iterator[tuple[str, Node]]:
    """Slots with other types: of another width, of another sign, of another constness."""
    spelled = slot.text("type") if isinstance(slot, Mapping) else slot.value if isinstance(slot, Scalar) else None
    stated = slot.get("type") if isinstance(slot, Mapping) else slot
    if spelled is None or not isinstance(stated, Scalar):
        return
    for title, text in _spelled(spelled, of):
        node = Scalar(text, stated.plain, stated.place)
        yield title, replaced(slot, ("type",), node) if isinstance(slot, Mapping) else node


def _spelled(text: str, of: api.Type) -> Iterator[tuple[str, str]]:
    match of:
        case api.Integer():
            yield "width", "int32_t" if of.size == 8 else "int64_t"
            yield "sign", f"{'uint' if of.signed else 'int'}{8 * of.size}_t"
        case api.Array():
            if of.length:
                yield "width", text.replace(f"[{of.length}]", f"[{of.length + 1}]", 1)
        case api.Pointer():
            const = "const " if of.const else ""
            wide = isinstance(of.target, api.Integer) and of.target.size == 4
            yield "width", f"{const}{'int64_t' if wide else 'int32_t'} *"
            if text.endswith("*") and text.count("*") == 1:
                yield "const", text.removeprefix("const ") if of.const else f"const {text}"
        case api.Floating():
            yield "width", "float" if of.size == 8 else "double"
        case api.RecordType():
            yield "width", "int32_t" if of.size == 8 else "int64_t"
        case api.EnumType() | api.Boolean() | api.Character():
            yield "width", "int64_t"
        case api.CallbackType():
            yield "width", "void *"


def _core(of: api.Type) -> api.Type:
    while isinstance(of, api.Array):
        of = of.element
    return of


def _holds_record(of: api.Type) -> bool:
    return isinstance(_core(of), api.RecordType)


def _other(value: float) -> float:
    """The next value; the one before that of a type's greatest."""
    greatest = isinstance(value, int) and value > 0 and value & (value + 1) == 0
    return value - 1 if greatest else value + 1


def _like(stated: Scalar, text: str) -> Scalar:
    return Scalar(text, stated.plain, stated.place, stated.quoted)


def _more(node: Node) -> Node:
    return _like(node, str(int(node.value, 0) + 1)) if isinstance(node, Scalar) else node


def _places(node: Node) -> Iterator[Place]:
    yield node.place
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.place
            yield from _places(value)
    elif isinstance(node, Sequence):
        for one in node.items:
            yield from _places(one)
