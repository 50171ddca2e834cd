"""How often each heuristic of `projector suggest` is right: metadata without its overlays, against the overlays.

`python -m bench.suggestions [FOLDER]...` prints precision and recall of each, and what was wrong with `--wrong`. Enums
that an overlay made of macros are constants again, as an importer would write them. What an overlay leaves raw or takes
out says nothing, so a suggestion about it counts neither way.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from projector.diagnostics import Diagnostics, Place
from projector.importers.suggest import suggestions
from projector.ir.api import (
    Api,
    Callback,
    CallbackType,
    Character,
    Enum,
    ErrorRule,
    Function,
    Handle,
    Item,
    Pointer,
    Slot,
    Void,
)
from projector.ir.documents import Document, Documents, Module
from projector.ir.plan import RAW, Plan
from projector.ir.proposal import Suggestion
from projector.settings import Settings
from projector.stages.load import load
from projector.stages.plan import plan
from projector.stages.resolve import resolve
from projector.targets import Target, target
from projector.yaml import Mapping as Tree, Scalar

METADATA = Path(__file__).parents[1] / "metadata"
TARGET = target("x86_64-linux-gnu")


@dataclass(slots=True)
class Score:
    """The suggestions of one source, by what the overlay says."""

    right: list[Suggestion] = field(default_factory=list)
    wrong: list[tuple[Suggestion, str]] = field(default_factory=list)
    unjudged: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores of all sources, and of each key how many of the overlay's words were found, of how many."""

    scores: Mapping[str, Score]
    recall: Mapping[str, tuple[int, int]]


def measure(folders: list[Path], row: Target = TARGET) -> Measured:
    """Measure on metadata folders that have overlays."""
    scores, recall = defaultdict[str, Score](Score), defaultdict[str, list[int]](lambda: [0, 0])
    for folder in folders:
        truth, bare = described(folder, row), stripped(folder, row)
        judge = Judge(truth, safe_in(truth), bare)
        made = suggestions(bare, folder.name)
        hits = set[tuple[tuple[str, ...], str]]()
        for one in made:
            verdict = judge.verdict(one, made)
            score = scores[one.source]
            if verdict is None:
                score.unjudged += 1
            elif verdict:
                score.wrong.append((one, verdict))
            else:
                score.right.append(one)
                hits |= {((one.namespace, *one.path), key) for key in one.says}
        for path, key in judge.said(bare):
            recall[key][1] += 1
            recall[key][0] += (path, key) in hits
    return Measured(dict(scores), {key: (found, all_) for key, (found, all_) in recall.items()})


def described(folder: Path, row: Target) -> Api:
    """The Api with overlays."""
    found = Diagnostics()
    return resolve(load([folder], found), row, found)


def stripped(folder: Path, row: Target) -> Api:
    """The Api of the facts alone; of a module that it requires the overlays stay."""
    found = Diagnostics()
    documents = load([folder], found)
    modules = tuple(_bare(one) if one.name == folder.name else one for one in documents.modules)
    return resolve(Documents(modules), row, found)


def _bare(module: Module) -> Module:
    constants = {overlay.name: _macros(overlay.root) for overlay in module.overlays}
    return replace(module, overlays=(), facts=tuple(_with(one, constants.get(one.name, ())) for one in module.facts))


def _macros(overlay: Tree) -> tuple[tuple[Scalar, Any], ...]:
    enums = overlay.at("add", "enums")
    found = list[tuple[Scalar, Any]]()
    for _, enum in enums.entries if isinstance(enums, Tree) else ():
        members = enum.get("members") if isinstance(enum, Tree) and enum.get("base") else None
        for key, member in members.entries if isinstance(members, Tree) else ():
            value = member.get("value") if isinstance(member, Tree) else member
            found += [(key, value)] if isinstance(value, Scalar) else []
    return tuple(found)


def _with(facts: Document, constants: tuple[tuple[Scalar, Any], ...]) -> Document:
    there = facts.root.get("constants")
    entries = (*(there.entries if isinstance(there, Tree) else ()), *constants)
    unique = {key.value: (key, value) for key, value in entries}
    place = Place(facts.path, 1, 1)
    section = (Scalar("constants", True, place), Tree(tuple(unique.values()), place))
    root = facts.root.without({"constants"})
    return replace(facts, root=Tree((*root.entries, section), place))


def safe_in(api: Api) -> frozenset[str]:
    """The functions that are public."""
    planned: Plan = plan(api, Settings(package="measured_api", metadata=["./x"]), Diagnostics())
    return frozenset(recipe.key for space in planned.namespaces if RAW not in space.path for recipe in space.functions)


class Judge:
    """What a hand-written overlay says of suggestions."""

    def __init__(self, truth: Api, safe: frozenset[str], bare: Api) -> None:
        self.safe, self.items, self.bare = safe, truth.items(), bare.items()
        public = [one for key, one in self.items.items() if isinstance(one, Function) and key in safe]
        types = [slot.type for one in public for slot in (*one.params, *((one.returns,) if one.returns else ()))]
        self.given = {one.key for one in types if isinstance(one, CallbackType)}
        self.spelled = {slot.spelled.replace("const ", "") for one in public for slot in one.params}

    def verdict(self, one: Suggestion, made: tuple[Suggestion, ...]) -> str | None:
        """Nothing if the overlay says the same, else what it says; None if it says nothing."""
        if one.new:
            return self._handle(one) if one.path[0] == "handles" else None
        if any(each.where == one.needs and self._handle(each) for each in made if each.path[0] == "handles"):
            return None  # it is wrong because its handle is, which counts there
        item = self.items.get(".".join((one.namespace, *one.path[:2])))
        if isinstance(item, Callback) and item.key not in self.given:
            return None
        if item is None or (isinstance(item, Function) and item.key not in self.safe):
            return None
        slot = self._slot(item, one.path) if isinstance(item, Function | Callback) else None
        if len(one.path) > 2 and (slot is None or slot.reserved is not None):
            return None
        wrong = (self._key(item, one, key, value, made) for key, value in one.says.items())
        return "; ".join(text for text in wrong if text)

    def _handle(self, one: Suggestion) -> str | None:
        """Whether there is such a handle; None if no public function takes it."""
        close = f"{one.namespace}.functions.{one.says['close']}"
        if any(isinstance(each, Handle) and each.close == close for each in self.items.values()):
            return ""
        spelled = str(one.says["type"])
        others = [each for each in self.items.values() if isinstance(each, Handle) and self._type(each) == spelled]
        if others:
            return f"closed by {[each.close for each in others]}"
        return "no handle" if spelled in self.spelled else None

    def _type(self, handle: Handle) -> str:
        target_ = handle.type.target if isinstance(handle.type, Pointer) else handle.type
        return str(getattr(target_, "key", "")).rsplit(".", 1)[-1] + " *"

    def _key(self, item: Item, one: Suggestion, key: str, value: Any, made: tuple[Suggestion, ...]) -> str:
        if isinstance(item, Enum):
            return "" if item.flags == value else f"flags: {item.flags}"
        if isinstance(item, Callback) and len(one.path) == 2:
            mine = self._names(item).get(value, value)
            return "" if item.user_data == mine else f"user_data: {item.user_data}"
        assert isinstance(item, Function | Callback)
        slot = self._slot(item, one.path)
        assert slot is not None
        says = Says(slot, item, self.items, one.namespace, self._names(item))
        there, mine = says.of(key), says.meant(key, value, made)
        return "" if there == mine else f"{key}: {there}, not {mine}"

    def _names(self, item: Function | Callback) -> dict[str, str]:
        """What the overlay calls the parameters."""
        bare = self.bare.get(item.key)
        params = bare.params if isinstance(bare, Function | Callback) else ()
        return {mine.name: theirs.name for mine, theirs in zip(params, item.params, strict=False)}

    def _slot(self, item: Function | Callback, path: tuple[str, ...]) -> Slot | None:
        if path[2:] == ("returns",):
            return item.returns
        name = self._names(item).get(path[-1])
        return next((slot for slot in item.params if slot.name == name), None)

    def said(self, bare: Api) -> Iterator[tuple[tuple[str, ...], str]]:
        """All that overlays say of the slots of public functions, by path and key."""
        for key, item in bare.items().items():
            full = self.items.get(key)
            if not isinstance(item, Function) or not isinstance(full, Function) or full.key not in self.safe:
                continue
            *namespace, section, name = key.split(".")
            pairs = [(("params", mine.name), full.params[at]) for at, mine in enumerate(item.params)]
            pairs += [(("returns",), full.returns)] if full.returns else []
            for where, slot in pairs:
                for word in Says(slot, full, self.items, ".".join(namespace), {}).stated():
                    yield (".".join(namespace), section, name, *where), word


@dataclass(frozen=True, slots=True)
class Says:
    """What the truth says of a slot, in a form in which a suggestion can be compared with it."""

    slot: Slot
    item: Function | Callback
    items: Mapping[str, Item]
    namespace: str
    names: Mapping[str, str]

    def of(self, key: str) -> Any:
        """What is there."""
        slot = self.slot
        match key:
            case "dir":
                const = isinstance(slot.type, Pointer) and slot.type.const
                return slot.direction or ("in" if const else None)
            case "handle":
                handle = self.items.get(slot.handle or "")
                return handle.close if isinstance(handle, Handle) else None
            case "enum":
                enum = self.items.get(slot.enum or "")
                return frozenset(one.name for one in enum.members) if isinstance(enum, Enum) else None
            case "string":
                text = isinstance(slot.type, Pointer) and isinstance(slot.type.target, Character)
                return (
                    (slot.string.encoding, slot.string.terminated) if slot.string else ("utf8", "nul") if text else None
                )
            case "count":
                count = slot.count
                bytes_ = isinstance(slot.type, Pointer) and isinstance(slot.type.target, Void)
                return (count.param, count.out, count.returned) if count else ("?", bytes_) if count else None
            case "own":
                return slot.own or "none"
            case "free":
                return (slot.free or "").rsplit(".", 1)[-1]
            case "borrowed_from":
                return slot.borrowed_from
            case "errors":
                return self._rule(self.item.errors if isinstance(self.item, Function) else None)
            case "value":
                return self.item.value if isinstance(self.item, Function) else None
            case _:
                return getattr(slot, key)

    def _rule(self, name: str | None) -> Any:
        rule = self.items.get(name or "")
        return rule.fail_if if isinstance(rule, ErrorRule) else name

    def meant(self, key: str, value: Any, made: tuple[Suggestion, ...]) -> Any:
        """What a suggestion would make of it."""
        match key:
            case "handle":
                new = [one for one in made if one.path == ("handles", value)]
                close = f"{new[0].namespace}.functions.{new[0].says['close']}" if new else None
                there = self.items.get(f"{self.namespace}.handles.{value}")
                return close or (there.close if isinstance(there, Handle) else None)
            case "enum":
                new = [one for one in made if one.path == ("enums", value) and one.new]
                if not new:
                    enum = self.items.get(f"{self.namespace}.enums.{value}")
                    return frozenset(one.name for one in enum.members) if isinstance(enum, Enum) else value
                return self.of("enum") if self._matches(new[0]) else new[0].says["from_constants"]
            case "string":
                return (value, "nul") if isinstance(value, str) else (value["encoding"], value["terminated"])
            case "count":
                param, out = (self.names.get(value.get(one, ""), value.get(one)) for one in ("param", "out"))
                return param, out, value.get("returned", False)
            case "borrowed_from":
                return (self.names.get(value, value),)
            case "user_data":
                return self.names.get(value, value)
            case "errors":
                new = [one for one in made if one.path == ("errors", value)]
                return self._same_rule(new[0].says["fail_if"]) if new else value
            case _:
                return value

    def _matches(self, new: Suggestion) -> bool:
        """Whether two thirds of the truth's enum are the group's, and the other way round."""
        there = self.of("enum") or frozenset()
        match = new.says["from_constants"]["match"].rstrip("*")  # type: ignore[index,call-overload]
        same = {name for name in there if name.startswith(match)}
        return bool(same) and 3 * len(same) >= 2 * len(there)

    def _same_rule(self, fails: Any) -> Any:
        """The truth's rule if it says that about the same results fail."""
        there = self.of("errors")
        mine = str(fails)
        text = str(there)
        if mine == "ret < 0":
            return there if "ret" in text and "'<'" in text else mine
        return there if "not in" in text or "'!='" in text else mine

    def stated(self) -> Iterator[str]:
        """The keys that the overlay says."""
        slot = self.slot
        for key in ("handle", "enum", "count", "free", "user_data", "scope", "borrowed_from"):
            if getattr(slot, key):
                yield key
        if slot.direction == "out" or slot.direction == "inout":
            yield "dir"
        if slot.string:
            yield "string"
        if isinstance(self.item, Function) and slot is self.item.returns and self.item.errors not in (None, "none"):
            yield "errors"


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    folders = options.folders or sorted(path.parent for path in METADATA.glob("*/module.yaml"))
    measured = measure(folders)
    print(f"{'source':58} right wrong unjudged precision")
    for source, score in sorted(measured.scores.items(), key=lambda each: -len(each[1].right)):
        right, wrong = len(score.right), len(score.wrong)
        share = f"{right / (right + wrong):.2f}" if right + wrong else "-"
        print(f"{source:58} {right:5} {wrong:5} {score.unjudged:8} {share:>9}")
        for one, why in score.wrong if options.wrong else ():
            print(f"    {one.namespace}.{'.'.join(one.path)}: {dict(one.says)}: {why}")
    print(f"\n{'key':20} found    of recall")
    for key, (found, every) in sorted(measured.recall.items()):
        print(f"{key:20} {found:5} {every:5} {found / every:6.2f}")


if __name__ == "__main__":
    main()
