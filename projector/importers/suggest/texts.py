"""Text: what a result is whose, and which text is a path."""

from __future__ import annotations

from collections.abc import Iterator

from projector.importers.suggest import measured
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, path_of, words
from projector.ir.api import Character, Function, Pointer, Slot, Void
from projector.ir.proposal import Said, Suggestion

_PATHS = frozenset(words("path filename pathname file dir dirname directory workdir commondir"))


def texts(of: Survey) -> Iterator[Suggestion]:
    """Results that are text, and parameters that name files."""
    free = _free(of)
    for function in of.functions:
        result = function.returns
        if result is not None and _is_open(result) and _leads_to_text(result):
            found = _result(function, result, free if function.params and function.library not in of.process else None)
            if found is not None:
                says, reason = found
                yield Suggestion(of.home(function), path_of(function, result), says, reason.words, reason.confidence)
        for slot in function.params:
            const = isinstance(slot.type, Pointer) and slot.type.const
            if const and _is_open(slot) and _leads_to_text(slot) and _is_path(slot.name):
                reason = measured.PATH
                path = path_of(function, slot)
                yield Suggestion(of.home(function), path, {"string": "filename"}, reason.words, reason.confidence)


def _result(function: Function, slot: Slot, free: Function | None) -> tuple[dict[str, Said], Reason] | None:
    assert isinstance(slot.type, Pointer)
    if slot.type.const and _is_path(function.name):
        return {"string": "filename", "own": "none"}, measured.PATH
    if slot.type.const:
        return {"string": "utf8", "own": "none"}, measured.TEXT_RESULT
    return ({"string": "utf8", "own": "full", "free": free.name}, measured.OWNED_TEXT) if free else None


def _is_open(slot: Slot) -> bool:
    return not (slot.string or slot.count or slot.handle or slot.own or slot.direction or slot.enum)


def _leads_to_text(slot: Slot) -> bool:
    return isinstance(slot.type, Pointer) and isinstance(slot.type.target, Character) and slot.type.target.size == 1


def _is_path(name: str) -> bool:
    parts = words(name)
    return bool(parts) and parts[-1] in _PATHS


def _free(of: Survey) -> Function | None:
    """The only function that frees any memory."""
    found = [
        one
        for one in of.functions
        if words(one.name)[-1:] == ("free",)
        and len(one.params) == 1
        and isinstance(one.params[0].type, Pointer)
        and isinstance(one.params[0].type.target, Void | Character)
        and not of.thing(one.params[0].type, one.params[0].spelled)
    ]
    return found[0] if len(found) == 1 else None
