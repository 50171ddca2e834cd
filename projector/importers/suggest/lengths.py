"""Memory and what counts it: a buffer with a length beside it, an array with its count."""

from __future__ import annotations

from collections.abc import Iterator

from projector.importers.suggest import measured
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, is_count, path_of, words
from projector.ir.api import Boolean, Character, EnumType, Floating, Function, Integer, Pointer, RecordType, Slot, Void
from projector.ir.proposal import Said, Suggestion

_LENGTHS = frozenset(
    words(
        "len length size n count num nbytes bytes nbyte buflen bufsize bufsiz bufferlength buffersize capacity cap sz "
        "nitems nelem nmemb"
    )
)
_MEMORY = frozenset(words("buf buffer data byte bytes mem max"))
_ITEMS = frozenset(words("n count num nitems nelem nmemb"))
_READS = ("read", "recv", "receive")
_PLACES = ("addr", "address")
_TEXTS = (("path",), ("name",), ("version",), ("filename",), ("mode",))
_SIGNED_SIZES = ("ssize_t", "long")


def lengths(of: Survey) -> Iterator[Suggestion]:
    """Pairs of parameters."""
    for function in of.functions:
        for buffer, length in pairs(of, function):
            yield from _pair(of, function, buffer, length)


def pairs(of: Survey, function: Function) -> list[tuple[Slot, Slot]]:
    """The buffers of a function of which nothing is known, each with its length."""
    params = function.params
    found = list[tuple[Slot, Slot]]()
    for at, slot in enumerate(params):
        if not _is_memory(of, slot):
            continue
        named = [one for one in params if one is not slot and _counts(one) and _is_called_like(one.name, slot.name)]
        lengths_after = [one for one in params[at + 1 : at + 3] if _counts(one) and _is_length(one.name)]
        if named:
            found.append((slot, named[0]))
        elif lengths_after == list(params[at + 1 : at + 2]) and lengths_after and _is_counted(function, at):
            found.append((slot, lengths_after[0]))
    return found


def _pair(of: Survey, function: Function, buffer: Slot, length: Slot) -> Iterator[Suggestion]:
    assert isinstance(buffer.type, Pointer)
    home, path = of.home(function), path_of(function, buffer)
    if isinstance(length.type, Pointer):
        reason = measured.BOTH_WAYS
        if not buffer.type.const:
            count: dict[str, Said] = {"param": length.name, "out": length.name}
            says: dict[str, Said] = {"dir": "out", "count": count}
            yield Suggestion(home, path, says, reason.words, reason.confidence)
            yield Suggestion(home, path_of(function, length), {"dir": "inout"}, reason.words, reason.confidence)
        return
    reason, says = _one_way(function, buffer, length)
    yield Suggestion(home, path, says, reason.words, reason.confidence)


def _one_way(function: Function, buffer: Slot, length: Slot) -> tuple[Reason, dict[str, Said]]:
    assert isinstance(buffer.type, Pointer)
    count: dict[str, Said] = {"param": length.name}
    related = _is_called_like(length.name, buffer.name)
    if buffer.type.const and isinstance(buffer.type.target, Character):
        string: dict[str, Said] = {"encoding": "utf8", "terminated": "none"}
        return measured.CONST_TEXT, {"dir": "in", "string": string, "count": count}
    if buffer.type.const:
        return measured.RELATED if related else measured.CONST_BUFFER, {"dir": "in", "count": count}
    result = function.returns
    if result is not None and result.spelled in _SIGNED_SIZES and _is_bytes(buffer):
        return measured.USED, {"dir": "out", "count": {**count, "returned": True}}
    if not _is_bytes(buffer):
        return measured.ARRAY, {"count": count}
    return measured.RELATED if related else measured.BUFFER, {"dir": "out", "count": count}


def _is_memory(of: Survey, slot: Slot) -> bool:
    if not isinstance(slot.type, Pointer) or slot.count or slot.string or slot.handle or slot.direction == "inout":
        return False
    target, record = slot.type.target, of.record(slot.type.target)
    if isinstance(target, RecordType):
        return record is not None and not record.opaque
    if of.thing(slot.type, slot.spelled):
        return False
    return isinstance(target, Void | Character | Integer | Floating | Boolean | EnumType)


def _is_filled(function: Function, slot: Slot) -> bool:
    """Whether memory beside a length is written, and no result of an unknown kind counts how much."""
    reads = words(function.name)[-1:] and words(function.name)[-1].endswith(_READS)
    return slot.name not in _PLACES and not (reads and _answers(function))


def _answers(function: Function) -> bool:
    result = function.returns
    return result is not None and isinstance(result.type, Integer) and result.spelled not in _SIGNED_SIZES


def _is_counted(function: Function, at: int) -> bool:
    """Whether a length beside bytes is that of these: no text's, and no two's."""
    params = function.params
    slot, length = params[at], params[at + 1]
    if not isinstance(slot.type, Pointer) or not _is_bytes(slot):
        return False
    if not slot.type.const and not _is_filled(function, slot):
        return False
    if any(one.spelled == slot.spelled for one in params[:at]) or words(slot.name)[-1:] in _TEXTS:
        return False
    if isinstance(slot.type.target, Void):
        return True
    return not _ITEMS & set(words(length.name)) or words(length.name) == ("n",)


def _is_bytes(slot: Slot) -> bool:
    target = slot.type.target if isinstance(slot.type, Pointer) else slot.type
    return isinstance(target, Void | Character) or (isinstance(target, Integer) and target.size == 1)


def _counts(slot: Slot) -> bool:
    if isinstance(slot.type, Pointer):
        return isinstance(slot.type.target, Integer) and slot.type.target.size >= 4 and not slot.type.const
    return is_count(slot)


def _is_length(name: str) -> bool:
    """Whether a name says length and nothing else: len, buf_size, nByte."""
    return set(words(name)) <= _LENGTHS | _MEMORY and bool(_LENGTHS & set(words(name)))


def _is_called_like(length: str, buffer: str) -> bool:
    """Whether a name is another one with a word for length: num_glyphs and glyphs, dictLength and dictionary."""
    if length.lower() in (f"n{buffer.lower()}", f"nb{buffer.lower()}", f"num{buffer.lower()}"):
        return True
    parts = words(length)
    rest = [part for part in parts if part not in _LENGTHS]
    if not rest or len(rest) == len(parts):
        return False
    parts, wanted = words(buffer), "".join(rest)
    whole = "".join(parts)
    starts = len(parts) == 1 and whole.startswith(wanted)
    return starts or wanted == whole.removeprefix("p") or whole.rstrip("s") == wanted.rstrip("s")
