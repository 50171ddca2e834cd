"""Memory with a length: buffers in and out, arrays of records, fixed arrays of numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from projector.ir.api import Count, Key, Pointer, RecordType, Slot, Type, Void
from projector.ir.recipe import Build, Convert, ConvertOp, Kind, Pass, Release, Variable
from projector.marshalling.crossing import Crossing, Frame, Question, Refused
from projector.marshalling.kinds import INTEGER_KINDS, kind_of, size_of

_TEXT: dict[str, Literal["text", "path"]] = {"utf8": "text", "filename": "path"}
_PYTHON: dict[Kind, str] = {"f32": "float", "f64": "float", "bool": "bool"}


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A pointer with `count:` other than one; None for anything else."""
    if not isinstance(slot.type, Pointer) or slot.count is None or slot.count.const == 1:
        return None
    target, count = slot.type.target, slot.count
    if count.field or count.call or count.includes_nul:
        raise Refused(f"{slot.name}: this way of counting isn't projected yet")
    if isinstance(target, Pointer):
        raise Refused(f"{slot.name}: arrays of pointers aren't projected yet")
    direction = slot.direction or ("in" if slot.type.const else None)
    if direction is None:
        raise Refused(f"{slot.name}: a buffer without a direction (dir: in, out or inout)")
    record = target.key if isinstance(target, RecordType) else None
    if count.const is not None:
        return _fixed(slot, frame, target, count.const, direction)
    if direction == "out":
        return _out(slot, frame, target, count, record)
    return _given(slot, frame, target, direction, record)


def _item(target: Type, count: Count) -> int:
    return 1 if count.unit == "bytes" or isinstance(target, Void) else size_of(target)


def _crossing(
    slot: Slot,
    frame: Frame,
    op: ConvertOp,
    item: int,
    annotation: str,
    ref: int | None = None,
    count: int | None = None,
) -> Crossing:
    parameter, when = frame.pointer(slot, annotation)
    convert = Convert(op, frame.place(slot.name), slot.name, when, ref=ref, item=item, count=count)
    return Crossing(
        parameter,
        (Variable(slot.name, "buffer"),),
        (convert,),
        passes=(Pass("data", "pointer", slot.name),),
        releases=(Release("buffer", slot.name),),
    )


def _given(slot: Slot, frame: Frame, target: Type, direction: str, record: Key | None) -> Crossing:
    assert slot.count is not None
    if direction == "in" and record is not None and slot.count.unit == "elements":
        annotation = f"Sequence[{frame.names[record]}] | Buffer"
        return _crossing(slot, frame, "records_in", size_of(target), annotation, ref=frame.ref(record))
    op: ConvertOp = "buffer_in" if direction == "in" else "buffer_inout"
    return _crossing(slot, frame, op, _item(target, slot.count), "Buffer")


def _out(slot: Slot, frame: Frame, target: Type, count: Count, record: Key | None) -> Crossing:
    item = _item(target, count)
    crossing = _crossing(slot, frame, "buffer_out", item, "int | Buffer")
    assert crossing.parameter is not None
    made = _made(slot, frame, target, count, record)
    build = replace(
        made,
        annotation=f"{made.annotation} | int",
        choices=(made.annotation, "int"),
        item=item,
        used=count.out,
        used_result=count.returned,
    )
    return replace(crossing, parameter=replace(crossing.parameter, choices=("int", "Buffer")), build=build)


def _made(slot: Slot, frame: Frame, target: Type, count: Count, record: Key | None) -> Build:
    """What a size asks for: records or numbers in a list, text, otherwise bytes."""
    name, kind = slot.python_name, kind_of(target)
    if count.unit == "elements" and record is not None:
        return Build(
            "records", name, f"list[{frame.names[record]}]", slot.name, frame.ref(record), doc=frame.words(slot)
        )
    if slot.string is not None and slot.string.encoding in _TEXT:
        return Build("string", name, "str", slot.name, text=_TEXT[slot.string.encoding], doc=frame.words(slot))
    if count.unit == "elements" and kind not in (None, "pointer", "char", "u8", "i8"):
        python = _PYTHON.get(kind or "i32", "int")
        return Build("numbers", name, f"list[{python}]", slot.name, kind=kind or "i32", doc=frame.words(slot))
    return Build("buffer", name, "bytes", slot.name, doc=frame.words(slot))


def _fixed(slot: Slot, frame: Frame, target: Type, length: int, direction: str) -> Crossing:
    """Exactly `length` items: taken from a buffer, or given back as a tuple (bytes for characters)."""
    kind = kind_of(target)
    if direction != "out":
        op: ConvertOp = "buffer_fixed"
        if direction == "inout":
            raise Refused(f"{slot.name}: arrays of fixed length that change in place aren't projected yet")
        return _crossing(slot, frame, op, size_of(target), "Buffer", count=length)
    if kind is None or kind == "pointer":
        raise Refused(f"{slot.name}: an array of {length} of these isn't projected yet")
    text = kind in ("char", "u8")
    annotation = "bytes" if text else f"tuple[{', '.join([_PYTHON.get(kind, 'int')] * length)}]"
    return Crossing(
        variables=(Variable(slot.name, "array", kind, length=length),),
        passes=(Pass("value", "pointer", slot.name),),
        build=Build(
            "scalars",
            slot.python_name,
            annotation,
            slot.name,
            item=size_of(target),
            length=length,
            kind=kind,
            doc=frame.words(slot),
        ),
    )


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """Memory as a result, copied; its length is an out-parameter, a constant, or what another function answers."""
    if not isinstance(slot.type, Pointer) or slot.count is None:
        return None
    count, target = slot.count, slot.type.target
    if kind_of(target) == "pointer" or isinstance(target, RecordType):
        raise Refused("result: an array of these isn't projected yet")
    text = slot.string is not None and slot.string.encoding in _TEXT
    used, asks = count.param or count.out, tuple[Question, ...]()
    if count.call is not None:
        used = "0count"
        asks = (_question(frame, count.call, used),)
    elif used is None and count.const is None:
        raise Refused("result: this way of counting isn't projected yet")
    build = Build(
        "memory_text" if text else "memory",
        "result",
        "str | None" if text else "bytes | None",
        item=_item(target, count),
        length=count.const or 0,
        used=used,
        text=_TEXT[slot.string.encoding] if text and slot.string else "text",
        doc=frame.words(slot),
    )
    variables = tuple(Variable(one.into, "scalar", one.kind) for one in asks)
    return Crossing(variables=variables, build=build, releases=frame.freed(slot, ""), asks=asks)


def _question(frame: Frame, key: Key, into: str) -> Question:
    function = frame.function(key)
    kind = kind_of(function.returns.type) if function.returns else None
    if kind not in INTEGER_KINDS:
        raise Refused(f"result: {function.name} answers no integer to count by")
    return Question(function, kind, into)
