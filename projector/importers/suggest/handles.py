"""Opaque types with a destructor are handles; what takes, makes or lends them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from projector.importers.suggest import measured
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, base_name, path_of, slots, stem, words
from projector.ir.api import EnumType, Function, Integer, Pointer, Slot
from projector.ir.proposal import Said, Suggestion

Found = tuple[dict[str, Said], Reason] | None

# The better the earlier: what only ends something is seldom all that must be done.
DESTRUCTORS = ("free", "destroy", "unref", "delete", "dispose", "cleanup", "release", "finalize", "close", "finish")
_CONSTRUCTORS = frozenset(
    words("new create init open alloc dup copy clone make build parse load ref reference start connect")
)
_VERSION = re.compile(r"_?v[0-9]+$")


@dataclass(frozen=True, slots=True)
class Known:
    """A handle, there or proposed: its name as overlays write it, and the path of the proposal."""

    name: str
    close: str
    confidence: float
    needs: tuple[str, ...] = ()


def handles(of: Survey) -> Iterator[Suggestion]:
    """New handles, then every slot that is one."""
    known = dict[str, Known]()
    for thing, found in _destructors(of).items():
        there = of.handle_of(thing) or next((one for one in of.handles if one.close == found[0].key), None)
        if there is not None:
            known[thing] = Known(there.name, there.close or "", 1.0)
            continue
        function, reason = found
        name = _name(of, function.params[0].spelled, {one.name for one in known.values()})
        known[thing] = Known(name, function.name, reason.confidence, (of.home(function), "handles", name))
        says: dict[str, Said] = {"type": _type(of, thing), "invalid": [0], "close": function.name}
        yield Suggestion(of.home(function), ("handles", name), says, reason.words, reason.confidence, new=True)
    for function in of.functions:
        for slot in slots(function):
            yield from _use(of, function, slot, known)


def _destructors(of: Survey) -> dict[str, tuple[Function, Reason]]:
    """The best destructor of each thing that functions take."""
    found = dict[str, list[tuple[int, float, Function]]]()
    for function in of.functions:
        thing, rank = _destroyed(of, function), _rank(function)
        if thing is not None and rank is not None:
            plain = _VERSION.sub("", function.name)
            exact = words(plain)[:-1] == stem(base_name(function.params[0].spelled))
            older = plain == function.name
            found.setdefault(thing, []).append((0 if exact else 1, rank + older / 2, function))
    best = {thing: min(several, key=lambda one: one[:2]) for thing, several in found.items()}
    return {thing: (function, _reason(of, function, bool(other))) for thing, (other, _, function) in best.items()}


def _reason(of: Survey, function: Function, other: bool) -> Reason:
    type_ = function.params[0].type
    record = of.record(type_.target) if isinstance(type_, Pointer) else None
    if record is not None and not record.opaque:
        return measured.RECORD_DESTRUCTOR
    return measured.ONLY_DESTRUCTOR if other else measured.DESTRUCTOR


def closed_things(of: Survey) -> frozenset[str]:
    """The things that are handles, or could be."""
    return frozenset(_destructors(of))


def _destroyed(of: Survey, function: Function) -> str | None:
    if len(function.params) != 1 or function.is_variadic:
        return None
    result, (slot,) = function.returns, function.params
    if result is not None and not isinstance(result.type, Integer | EnumType):
        return None
    return None if isinstance(slot.type, Pointer) and slot.type.const else of.thing(slot.type, slot.spelled)


def _rank(function: Function) -> int | None:
    parts = words(function.name)
    last = parts[-1] if parts else ""
    ranks = (at for at, word in enumerate(DESTRUCTORS) if word in parts or last.endswith(word))
    return next(ranks, None)


def _name(of: Survey, spelled: str, others: set[str]) -> str:
    """The type's name as a class's: git_commit is Commit in libgit2."""
    parts = stem(base_name(spelled))
    if parts[:1] == (of.prefix,) and len(parts) > 1:
        parts = parts[1:]
    name = "".join(part.capitalize() for part in parts)
    while name in of.taken or name in others or not name.isidentifier():
        name = f"{name}Handle" if name.isidentifier() else f"Handle{name}"
    return name


def _type(of: Survey, thing: str) -> str:
    """The type as most functions spell it."""
    spelled = Counter(
        slot.spelled.replace("const ", "")
        for function in of.functions
        for slot in slots(function)
        if of.thing(slot.type, slot.spelled) == thing
    )
    return spelled.most_common(1)[0][0]


def _use(of: Survey, function: Function, slot: Slot, known: dict[str, Known]) -> Iterator[Suggestion]:
    if slot.handle is not None:
        return
    thing = of.thing(slot.type, slot.spelled)
    target = slot.type.target if isinstance(slot.type, Pointer) else slot.type
    made = of.thing(target, slot.spelled) if thing is None and slot is not function.returns else None
    handle = known.get(thing or made or "")
    if handle is None:
        return
    if slot is function.returns:
        found = _result(of, function, slot, handle, known)
    elif made:
        const = isinstance(target, Pointer) and target.const  # an array as well, or another's
        found = None if const else ({"dir": "out", "handle": handle.name}, measured.HANDLE_OUT)
    else:
        found = {"handle": handle.name}, measured.HANDLE
    if found is not None:
        says, reason = found
        confidence = min(reason.confidence, handle.confidence)
        yield Suggestion(of.home(function), path_of(function, slot), says, reason.words, confidence, needs=handle.needs)


def _result(of: Survey, function: Function, slot: Slot, handle: Known, known: dict[str, Known]) -> Found:
    """Owned by whom it is made for, lent if it is const; of any other nobody knows."""
    owner = _owner(of, function, known)
    if isinstance(slot.type, Pointer) and slot.type.const:
        return ({"handle": handle.name, "own": "none", "borrowed_from": owner}, measured.LENT) if owner else None
    named = _CONSTRUCTORS & set(words(function.name)[1:])
    return ({"handle": handle.name}, measured.CONSTRUCTOR) if named else None


def _owner(of: Survey, function: Function, known: dict[str, Known]) -> str | None:
    """The first handle that a function is given."""
    return next((one.name for one in function.params if of.thing(one.type, one.spelled) in known), None)
