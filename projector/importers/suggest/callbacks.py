"""Callbacks: where they find their user data, and how long they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from projector.importers.suggest import measured
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, path_of, words
from projector.ir.api import Callback, CallbackType, Function, Pointer, Slot, Void
from projector.ir.proposal import Said, Suggestion

_USER_DATA = frozenset(
    words(
        "userdata userptr user_data payload closure data arg context ctx opaque cookie priv private baton user cbdata"
    )
)
_WALKS = frozenset(words("foreach each walk scan iterate traverse enumerate"))


def callbacks(of: Survey) -> Iterator[Suggestion]:
    """The user data of each type of callback; then of each function that is given one."""
    known, given = dict[str, bool](), _given_with_data(of)
    for one in of.callbacks:
        found = _user_data(one) if one.key in given else None
        known[one.key] = one.user_data is not None or found is not None
        if found is not None and one.user_data is None and one.user_data_call is None:
            slot, reason = found
            path = ("callbacks", one.name)
            yield Suggestion(of.home(one), path, {"user_data": slot.name}, reason.words, reason.confidence)
    for function in of.functions:
        for at, slot in enumerate(function.params):
            if isinstance(slot.type, CallbackType) and known.get(slot.type.key):
                yield from _given(of, function, at)


def _user_data(one: Callback) -> tuple[Slot, Reason] | None:
    untyped = [slot for slot in one.params if _is_untyped(slot)]
    named = [slot for slot in untyped if slot.name in _USER_DATA or set(words(slot.name)) & _USER_DATA]
    found = named if len(named) == 1 else untyped
    return (found[0], measured.USER_DATA) if len(found) == 1 else None


def _given_with_data(of: Survey) -> set[str]:
    """The types of callbacks that functions are given before something untyped."""
    return {
        slot.type.key
        for function in of.functions
        for at, slot in enumerate(function.params)
        if isinstance(slot.type, CallbackType) and any(map(_is_untyped, function.params[at + 1 :]))
    }


def _given(of: Survey, function: Function, at: int) -> Iterator[Suggestion]:
    slot = function.params[at]
    if slot.user_data is not None or slot.scope is not None:
        return
    beside = next((one for one in function.params[at + 1 :] if _is_untyped(one)), None)
    if beside is None:
        return
    says: dict[str, Said] = {"user_data": beside.name}
    home, path, reason = of.home(function), path_of(function, slot), measured.BESIDE_CALLBACK
    yield Suggestion(home, path, says, reason.words, reason.confidence)
    if any(word in part for part in words(function.name) for word in _WALKS):
        reason = measured.DURING_CALL
        yield Suggestion(home, path, {"scope": "call"}, reason.words, reason.confidence)


def _is_untyped(slot: Slot) -> bool:
    return isinstance(slot.type, Pointer) and not slot.type.const and isinstance(slot.type.target, Void)
