"""Which pointers are results: what a callee can only want to write through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from projector.importers.suggest import measured
from projector.importers.suggest.handles import DESTRUCTORS, closed_things
from projector.importers.suggest.lengths import pairs
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, path_of, words
from projector.ir.api import (
    Boolean,
    Character,
    EnumType,
    Floating,
    Function,
    Integer,
    Key,
    Pointer,
    Record,
    Slot,
)
from projector.ir.proposal import Said, Suggestion

_OUT = frozenset(words("out result results res ret output dest dst extents retval answer"))
_GETTERS = frozenset(words("get extents status stat query read fetch lookup next peek parse info version compute"))
_COUNTS = frozenset(words("num count n len length"))
_BOTH_WAYS = frozenset(words("len length off offset size left"))

Found = tuple[dict[str, Said], Reason]


def directions(of: Survey) -> Iterator[Suggestion]:
    """The direction of each pointer that leads to one thing."""
    objects, closed = _objects(of), closed_things(of)
    for function in of.functions:
        paired = {slot.name for pair in pairs(of, function) for slot in pair}
        for at, slot in enumerate(function.params):
            if (
                of.thing(slot.type, slot.spelled) in closed
                or slot.name in paired
                or slot.direction
                or slot.handle
                or slot.count
                or slot.string
                or slot.choose
            ):
                continue
            found = _found(of, function, at, objects)
            if found is not None:
                says, reason = found
                path = path_of(function, slot)
                yield Suggestion(of.home(function), path, says, reason.words, reason.confidence)


def _found(of: Survey, function: Function, at: int, objects: frozenset[Key]) -> Found | None:
    slot = function.params[at]
    if not isinstance(slot.type, Pointer):
        return None
    target, record = slot.type.target, of.record(slot.type.target)
    if record is not None:
        return None if record.opaque else _record(function, at, slot.type.const, record, objects, of.made)
    if of.thing(slot.type, slot.spelled):
        return None
    if slot.type.const:
        return None
    if isinstance(target, Pointer):
        return _pointer(of, slot, target)
    if isinstance(target, Integer) and _goes_both_ways(slot.name):
        return {"dir": "inout"}, measured.SIZE
    if isinstance(target, Integer | Floating | Boolean | EnumType) and not _is_bytes(target):
        return {"dir": "out"}, _number(function, at)
    return None


def _pointer(of: Survey, slot: Slot, target: Pointer) -> Found | None:
    if isinstance(target.target, Character):
        text: dict[str, Said] = {"dir": "out", "string": "utf8", "own": "none"}
        return (text, measured.TEXT_OUT) if target.const else None
    known = of.record(target.target)
    made = known is not None and known.opaque and not target.const  # `const T **` may as well be an array
    return ({"dir": "out"}, measured.POINTER_TO_POINTER) if made else None


def _number(function: Function, at: int) -> Reason:
    slot = function.params[at]
    beside = (function.params[one] for one in (at - 1, at + 1) if 0 <= one < len(function.params))
    if any(one.spelled == slot.spelled for one in beside):
        return measured.NUMBERS_ASKED if _GETTERS & set(words(function.name)) else measured.NUMBERS
    return measured.NAMED_OUT if _OUT & set(words(slot.name)) else measured.NUMBER


def _goes_both_ways(name: str) -> bool:
    """Whether a number is called like a length or an offset, which a caller states as well."""
    return any(part in _BOTH_WAYS or part.endswith(("len", "left")) for part in words(name))


def _record(
    function: Function, at: int, const: bool, record: Record, objects: frozenset[Key], made: frozenset[Key]
) -> Found | None:
    slot = function.params[at]
    if set(DESTRUCTORS) & set(words(function.name)):
        return None  # what it frees may not be Python's memory
    if const:
        return None if _is_array(function, at) else ({"dir": "in"}, measured.CONST_RECORD)
    if _OUT & set(words(slot.name)) and record.key not in made:
        return {"dir": "out"}, measured.NAMED_OUT
    if record.key in objects and at == 0:
        return {"dir": "inout"}, measured.OBJECT
    if record.key in made:
        return None  # it isn't Python's to make
    if _GETTERS & set(words(function.name)):
        return {"dir": "out"}, measured.GETTER
    return {"dir": "out"}, measured.RECORD


def _is_array(function: Function, at: int) -> bool:
    """Whether something beside it may count it."""
    beside = (function.params[one] for one in (at - 1, at + 1) if 0 <= one < len(function.params))
    return any(isinstance(one.type, Integer) and _COUNTS & set(words(one.name)) for one in beside)


def _objects(of: Survey) -> frozenset[Key]:
    """Records that three functions or more work on, as their first parameter."""
    found = Counter(
        record.key
        for function in of.functions
        for slot in function.params[:1]
        if isinstance(slot.type, Pointer) and not slot.type.const and (record := of.record(slot.type.target))
    )
    return frozenset(key for key, count in found.items() if count >= 3)


def _is_bytes(of: Integer | Floating | Boolean | EnumType) -> bool:
    return isinstance(of, Integer) and of.size == 1
