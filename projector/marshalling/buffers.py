"""Memory with a length: buffers in and out, arrays of records, fixed arrays of numbers."""

from __future__ import annotations

from dataclasses import replace

from projector.ir.api import Count, Key, Pointer, Record, RecordType, Sizing, Slot, Stride, Type
from projector.ir.recipe import (
    Build,
    Convert,
    ConvertOp,
    Grow,
    Kind,
    Pass,
    Release,
    Require,
    Text,
    Use,
    Variable,
    WriteBack,
)
from projector.marshalling.crossing import Crossing, Frame, Question, Refused, by_memory, in_use, use_of
from projector.marshalling.foreign import is_viewed, view
from projector.marshalling.kinds import ALIGNED, INTEGER_KINDS, item_size, kind_of, python_type
from projector.marshalling.numbers import enum_of
from projector.marshalling.pointers import keeps as keeps_pointers
from projector.marshalling.strings import encoding_of_several, is_text_pointer, text_of_listed

_TEXT: dict[str, Text] = {"utf8": "text", "filename": "path"}
_WIDE: dict[tuple[str, int], Text] = {
    ("wide", 2): "wide16",
    ("filename", 2): "wide16",
    ("utf16", 2): "wide16",
    ("wide", 4): "wide32",
    ("utf32", 4): "wide32",
}
_BYTES = ("char", "u8", "i8")
_FIRST = 256  # bytes of a buffer whose size nothing tells before the first call


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer with `count:` other than one; None for anything else."""
    if not isinstance(slot.type, Pointer) or slot.count is None or slot.count.const == 1:
        return None
    target, count = slot.type.target, slot.count
    lent = slot.direction == "out" and isinstance(target, Pointer)
    if count.field or (count.call and not lent) or count.includes_nul:
        raise Refused(f"{slot.name}: this way of counting isn't projected yet")
    if isinstance(target, Pointer) and slot.direction == "out":
        return _lent(slot, frame, target.target, count)
    if isinstance(target, Pointer):
        raise Refused(f"{slot.name}: arrays of pointers aren't projected yet")
    direction = slot.direction or ("in" if slot.type.const else None)
    if direction is None:
        raise Refused(f"{slot.name}: a buffer without a direction (dir: in, out or inout)")
    if direction != "out":
        return _given(slot, frame, target, count, direction)
    if count.const is not None:
        return _made_fixed(slot, frame, target, count.const)
    return _out(slot, frame, target, count)


def _item(target: Type, count: Count) -> int:
    return 1 if count.unit == "bytes" else item_size(target)


def _crossing(
    slot: Slot,
    frame: Frame,
    op: ConvertOp,
    item: int,
    annotation: str,
    ref: int | None = None,
    kind: Kind | None = None,
) -> Crossing:
    parameter, when = frame.pointer(slot, annotation)
    convert = Convert(op, frame.place(slot.name), slot.name, when, ref=ref, item=item, kind=kind)
    fixed = slot.count.const if slot.count else None
    requires = () if fixed is None else (Require(slot.name, convert.argument, fixed, when),)
    return replace(by_memory(slot.name, parameter, convert), requires=requires)


def _given(slot: Slot, frame: Frame, target: Type, count: Count, direction: str) -> Crossing:
    """What Python brings along: any buffer, or a sequence of records or (to be read only) of numbers."""
    item, kind = _item(target, count), kind_of(target)
    if count.unit == "elements" and isinstance(target, RecordType):
        return _records(slot, frame, target, direction)
    if count.unit == "elements" and direction == "in" and kind not in (None, "pointer", *_BYTES):
        named = enum_of(slot, target)
        python = f"{frame.names[named]} | int" if named else python_type(kind or "i32")
        return _crossing(slot, frame, "numbers_in", item, f"Sequence[{python}] | Buffer", kind=kind)
    op: ConvertOp = "buffer_in" if direction == "in" else "buffer_inout"
    return _crossing(slot, frame, op, item, "Buffer")


def _records(slot: Slot, frame: Frame, target: RecordType, direction: str) -> Crossing:
    annotation, ref = f"Sequence[{frame.names[target.key]}] | Buffer", frame.ref(target.key)
    record = frame.items[target.key]
    assert isinstance(record, Record)
    use = Use(use_of(slot.name), frame.place(slot.name), slot.name)
    is_used = keeps_pointers(record, frame.items)
    if direction == "in":
        special = record.align > ALIGNED or is_used
        crossing = _crossing(slot, frame, "records_kept" if special else "records_in", target.size, annotation, ref=ref)
        return in_use(crossing, use) if is_used else crossing
    crossing, keeps = _crossing(slot, frame, "records_inout", target.size, annotation, ref=ref), f"0{slot.name}_records"
    crossing = replace(
        crossing,
        variables=(*crossing.variables, Variable(keeps, "records")),
        converts=tuple(replace(one, keeps=keeps) for one in crossing.converts),
        writes=(WriteBack(slot.name, keeps, target.size),),
        releases=(*crossing.releases, Release("records", keeps)),
    )
    return in_use(crossing, replace(use, records=keeps)) if is_used else crossing


def _out(slot: Slot, frame: Frame, target: Type, count: Count) -> Crossing:
    item = _item(target, count)
    crossing = _sized(slot, frame, _crossing(slot, frame, "buffer_out", item, "int | Buffer"), item)
    assert crossing.parameter is not None
    if frame.stream is not None and frame.stream.buffer == slot.name and isinstance(target, RecordType):
        made = _streamed(slot, frame, target, frame.stream.stride)
    else:
        made = _made(slot, frame, target, count)
        made = replace(made, annotation=f"{made.annotation} | int", choices=(made.annotation, "int"))
        size = "int | None" if crossing.grow else "int"
        crossing = replace(crossing, parameter=replace(crossing.parameter, choices=(size, "Buffer")))
    if slot.optional:
        made = replace(made, annotation=f"{made.annotation} | None", given=frame.place(slot.name))
    return replace(crossing, build=replace(made, item=item, used=count.out, used_result=count.returned))


def _sized(slot: Slot, frame: Frame, crossing: Crossing, item: int) -> Crossing:
    """With the size that a buffer has where Python gives none: a stated one, or as much as is needed."""
    if frame.sizing is not None and frame.sizing.buffer == slot.name:
        return _growing(slot, frame, crossing, frame.sizing, item)
    if not isinstance(slot.default, int):
        return crossing
    assert crossing.parameter is not None
    parameter = replace(crossing.parameter, default=repr(slot.default))
    converts = tuple(replace(one, when="given", default=slot.default) for one in crossing.converts)
    return replace(crossing, parameter=parameter, converts=converts)


def _growing(slot: Slot, frame: Frame, crossing: Crossing, sizing: Sizing, item: int) -> Crossing:
    assert crossing.parameter is not None
    assert slot.count is not None
    assert slot.count.param is not None
    first = {"null": None, "zero": 0, None: max(1, _FIRST // item)}[sizing.probe]
    return replace(
        crossing,
        parameter=replace(crossing.parameter, annotation="int | Buffer | None", default="None"),
        converts=tuple(replace(one, when="some", default=first) for one in crossing.converts),
        grow=Grow(
            slot.name,
            frame.place(slot.name),
            slot.count.param,
            item,
            sizing.probe is not None,
            sizing.more,
            sizing.cuts,
            slot.count.out,
            slot.count.returned,
        ),
    )


def _streamed(slot: Slot, frame: Frame, target: RecordType, stride: Stride) -> Build:
    """Records of different sizes: an iterator over views of the buffer, whoever made it."""
    ref, annotation = frame.ref(target.key), f"Iterator[{frame.names[target.key]}]"
    owners = (frame.place(slot.name),)
    return Build(
        "stream", slot.python_name, annotation, slot.name, ref, owners=owners, stride=stride, doc=frame.words(slot)
    )


def _made(slot: Slot, frame: Frame, target: Type, count: Count) -> Build:
    """What a size asks for: records or numbers in a list, text, otherwise bytes."""
    name, kind = slot.python_name, kind_of(target)
    if count.unit == "elements" and isinstance(target, RecordType):
        ref = frame.ref(target.key)
        return Build("records", name, f"list[{frame.names[target.key]}]", slot.name, ref, doc=frame.words(slot))
    if slot.string is not None and slot.string.terminated == "double_nul":
        text = encoding_of_several(slot, slot.string)
        annotation = f"list[{'bytes' if text == 'bytes' else 'str'}]"
        return Build("string_list", name, annotation, slot.name, text=text, doc=frame.words(slot))
    if encoded := _text(slot, target):
        return Build("string", name, "str", slot.name, text=encoded, doc=frame.words(slot))
    if count.unit == "elements" and kind not in (None, "pointer", *_BYTES):
        python = python_type(kind or "i32")
        return Build("numbers", name, f"list[{python}]", slot.name, kind=kind or "i32", doc=frame.words(slot))
    return Build("buffer", name, "bytes", slot.name, doc=frame.words(slot))


def _text(slot: Slot, target: Type) -> Text | None:
    """How the text is encoded that a buffer of such items holds; None where that isn't said, or as plain bytes."""
    if slot.string is None:
        return None
    size = item_size(target)
    return _TEXT.get(slot.string.encoding) if size == 1 else _WIDE.get((slot.string.encoding, size))


def _made_fixed(slot: Slot, frame: Frame, target: Type, length: int) -> Crossing:
    """Exactly `length` items for the callee to fill: a tuple; for characters text or bytes."""
    kind = kind_of(target)
    if kind is None or kind == "pointer":
        raise Refused(f"{slot.name}: an array of {length} of these isn't projected yet")
    return Crossing(
        variables=(Variable(slot.name, "array", kind, length=length),),
        passes=(Pass("value", "pointer", slot.name),),
        build=_text_of(slot, frame, target, length) or _scalars(slot, frame, target, kind, length),
    )


def _text_of(slot: Slot, frame: Frame, target: Type, length: int) -> Build | None:
    """The text that an array of characters holds up to its first NUL, if it is declared to be text."""
    if slot.string is None:
        return None
    text: Text | None = "bytes" if slot.string.encoding == "bytes" else _text(slot, target)
    if text is None or slot.string.terminated == "double_nul":
        raise Refused(f"{slot.name}: an array of {length} as text in {slot.string.encoding} isn't projected yet")
    annotation = "bytes" if text == "bytes" else "str"
    return Build("chars", slot.python_name, annotation, slot.name, length=length, text=text, doc=frame.words(slot))


def _scalars(slot: Slot, frame: Frame, target: Type, kind: Kind, length: int) -> Build:
    annotation = "bytes" if kind in ("char", "u8") else f"tuple[{', '.join([python_type(kind)] * length)}]"
    item, doc = item_size(target), frame.words(slot)
    return Build("scalars", slot.python_name, annotation, slot.name, item=item, length=length, kind=kind, doc=doc)


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """Memory as a result, copied; its length is an out-parameter, a constant, or what another function answers."""
    if not isinstance(slot.type, Pointer) or slot.count is None:
        return None
    target = slot.type.target
    if isinstance(target, RecordType) and (slot.count.const == 1 or slot.count.field):
        return None
    return _memory(slot, frame, target, slot.count, "result", None)


def _lent(slot: Slot, frame: Frame, target: Type, count: Count) -> Crossing:
    """Memory that the callee makes or lends through a pointer, copied."""
    crossing = _memory(slot, frame, target, count, slot.python_name, slot.name)
    return replace(
        crossing,
        variables=(Variable(slot.name, "scalar"), *crossing.variables),
        passes=(Pass("address", "pointer", slot.name),),
    )


def _memory(slot: Slot, frame: Frame, target: Type, count: Count, name: str, of: str | None) -> Crossing:
    where = of or "result"
    is_list = slot.string is not None and is_text_pointer(target) and count.unit == "elements"
    if kind_of(target) == "pointer" and not is_list:
        raise Refused(f"{where}: an array of these isn't projected yet")
    used, asks = count.param or count.out, tuple[Question, ...]()
    if count.call is not None:
        used = f"0{of or ''}count"
        asks = (_question(frame, count.call, used),)
    elif count.returned and of is not None:
        used = None
    elif used is None and count.const is None:
        raise Refused(f"{where}: this way of counting isn't projected yet")
    build = replace(
        _copied(slot, frame, target, count, name),
        of=of,
        item=_item(target, count),
        length=count.const or 0,
        used=used,
        used_result=count.returned and of is not None,
        doc=frame.words(slot),
    )
    variables = tuple(Variable(one.into, "scalar", one.kind) for one in asks)
    return Crossing(
        variables=variables, build=build, releases=frame.freed(slot, of or "", build if is_list else None), asks=asks
    )


def _copied(slot: Slot, frame: Frame, target: Type, count: Count, name: str) -> Build:
    """Records or texts in a list, a fixed number of numbers in a tuple, text, otherwise bytes; None for NULL.

    What is borrowed and may be written to is seen where it lies.
    """
    kind = kind_of(target)
    if isinstance(target, RecordType):
        if count.unit == "bytes":
            raise Refused(f"{name}: records that are counted in bytes aren't projected yet")
        record = frame.items[target.key]
        assert isinstance(record, Record)
        if is_viewed(slot, record, frame):
            return view("foreign_block", slot, frame, record, name)
        return Build("record_list", name, f"list[{frame.names[target.key]}] | None", ref=frame.ref(target.key))
    if slot.string is not None and isinstance(target, Pointer):
        text = text_of_listed(slot, slot.string)
        annotation = f"list[{'bytes' if text == 'bytes' else 'str'} | None] | None"
        return Build("text_list", name, annotation, text=text)
    if encoded := _text(slot, target):
        return Build("memory_text", name, "str | None", text=encoded)
    if count.const and kind is not None and kind not in _BYTES and count.unit == "elements":
        several = ", ".join([python_type(kind)] * count.const)
        return Build("scalars_at", name, f"tuple[{several}] | None", kind=kind)
    if slot.borrowed_from and isinstance(slot.type, Pointer) and not slot.type.const:
        owners, parents = frame.borrowed(slot)
        return Build("memory_view", name, "memoryview | None", owners=owners, parents=parents)
    return Build("memory", name, "bytes | None")


def _question(frame: Frame, key: Key, into: str) -> Question:
    function = frame.function(key)
    kind = kind_of(function.returns.type) if function.returns else None
    if kind not in INTEGER_KINDS:
        raise Refused(f"result: {function.name} answers no integer to count by")
    return Question(function, kind, into)
