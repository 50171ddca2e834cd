"""Text: NUL-terminated strings in every encoding, in and out."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, cast

from projector.ir.api import Character, Integer, Pointer, Slot, String, Type
from projector.ir.recipe import Build, BuildOp, Convert, ConvertOp, Holds, Parameter, Pass, Release, Text, Variable
from projector.ir.types import size_of
from projector.marshalling.crossing import Crossing, Frame, Refused, by_memory

_ANNOTATIONS = {"utf8": "str | bytes", "locale": "str | bytes", "bytes": "bytes"}
_ANNOTATIONS |= dict.fromkeys(("filename", "path16"), "StrOrBytesPath")
_SEVERAL: dict[str, Text] = {
    "utf8": "text", "filename": "path", "bytes": "bytes", "utf16": "wide16", "utf32": "wide32",
}  # fmt: skip


def _unit(slot: Slot) -> int | None:
    """Bytes of a character of the text that a slot points to; None where it points to no text."""
    return _unit_of(slot.type.target, slot) if isinstance(slot.type, Pointer) else None


def _unit_of(target: Type, slot: Slot) -> int | None:
    if isinstance(target, Character):
        return target.size
    if isinstance(target, Integer) and slot.string is not None:
        return target.size
    return None


def _op(slot: Slot, unit: int, string: String) -> str:
    """The conversion for an encoding, whose unit must be the type's."""
    op = string.encoding if string.encoding != "wide" else f"utf{8 * unit}"
    if op == "filename" and unit == 2:
        op = "path16"
    needed = {"utf16": 2, "utf32": 4, "path16": 2}.get(op, 1)
    if unit != needed:
        raise Refused(f"{slot.name}: {string.encoding} text has units of {needed} bytes, {slot.spelled} of {unit}")
    if string.terminated != "nul":
        raise Refused(f"{slot.name}: text that ends otherwise than with one NUL isn't projected yet")
    return op


def _default_string(unit: int) -> String:
    return String("utf8") if unit == 1 else String("wide")


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A string that the callee reads: `const char *`, or any character pointer with `string:`."""
    if slot.direction == "out" and isinstance(slot.type, Pointer) and isinstance(slot.type.target, Pointer):
        return _out(slot, frame, slot.type.target)
    if slot.direction == "in" and slot.string is not None and slot.count is None and _is_list(slot.type):
        return _several(slot, frame, slot.string, "string_pointers")
    unit = _unit(slot)
    if unit is None or slot.direction in ("out", "inout"):
        return None
    if slot.count is not None:
        return _counted(slot, frame, unit)
    if slot.string is not None and slot.string.terminated == "double_nul":
        return _several(slot, frame, slot.string, "strings")
    if not cast(Pointer, slot.type).const and slot.direction != "in" and not slot.string:
        return None
    op = _op(slot, unit, slot.string or _default_string(unit))
    if frame.raw and op in ("utf8", "bytes"):
        return _raw(slot, frame)
    parameter, when = frame.pointer(slot, _ANNOTATIONS.get(op, "str"))
    borrowed = op in ("utf8", "bytes")
    holds: Holds = "cstring" if borrowed else "text"
    default = slot.default if isinstance(slot.default, str) and borrowed and when == "always" else None
    if default is not None:
        parameter, when = replace(parameter, default=repr(default)), "given"
    convert = Convert(cast(ConvertOp, op), frame.place(slot.name), slot.name, when)
    crossing = Crossing(
        parameter,
        (Variable(slot.name, holds, text=default),),
        (convert,),
        passes=(Pass("value" if borrowed else "data", "pointer", slot.name),),
        releases=() if borrowed else (Release("text", slot.name),),
    )
    return _keeping(crossing, convert) if op == "utf8" else crossing


def _raw(slot: Slot, frame: Frame) -> Crossing:
    """Text, or where some is."""
    parameter = Parameter(slot.python_name, slot.name, "str | Buffer | int | None", doc=frame.words(slot))
    return by_memory(slot.name, parameter, Convert("text_at", frame.place(slot.name), slot.name))


def _keeping(crossing: Crossing, convert: Convert) -> Crossing:
    """With the bytes of a text that was no UTF-8 as a result: `str` itself holds none to borrow."""
    keeps = f"0{convert.into}_bytes"
    return replace(
        crossing,
        variables=(*crossing.variables, Variable(keeps, "records")),
        converts=(replace(convert, keeps=keeps),),
        releases=(Release("records", keeps),),
    )


def encoding_of_several(slot: Slot, string: String) -> Text:
    """How each of several strings is encoded."""
    encoding = string.encoding
    if encoding == "wide":
        target = slot.type.target if isinstance(slot.type, Pointer) else slot.type
        encoding = "utf16" if size_of(target.target if isinstance(target, Pointer) else target) == 2 else "utf32"
    text = _SEVERAL.get(encoding)
    if text is None:
        raise Refused(f"{slot.name or 'result'}: several strings in {encoding} aren't projected yet")
    return text


def is_text_pointer(of: Type) -> bool:
    """Whether a type is what lists such as argv consist of, where metadata says that it is text."""
    return isinstance(of, Pointer) and isinstance(of.target, Character | Integer) and of.target.size == 1


def _is_list(of: Type) -> bool:
    """Whether a pointer leads to pointers to text, as argv does."""
    return isinstance(of, Pointer) and is_text_pointer(of.target)


def text_of_listed(slot: Slot, string: String) -> Text:
    """How each text is encoded that a list of pointers leads to."""
    if string.terminated != "nul":
        where = slot.name or "result"
        raise Refused(f"{where}: a list of pointers to text that doesn't end with a NUL isn't projected yet")
    return encoding_of_several(slot, string)


def annotation_of_several(string: String) -> str:
    """What Python gives as one of several strings."""
    return _ANNOTATIONS.get(string.encoding, "str")


def text_or_none(slot: Slot, frame: Frame) -> Build:
    """A copy of the text that a parameter's pointer leads to in the end; None for NULL."""
    return _build(slot, frame, 1, slot.python_name, slot.name)


def _several(slot: Slot, frame: Frame, string: String, op: ConvertOp) -> Crossing:
    """Strings one after another, an empty one at the end; or pointers to each, NULL at the end."""
    text = text_of_listed(slot, string) if op == "string_pointers" else encoding_of_several(slot, string)
    holds: Literal["buffer", "text"] = "buffer" if op == "string_pointers" else "text"
    parameter, when = frame.pointer(slot, f"Sequence[{annotation_of_several(string)}]")
    return by_memory(slot.name, parameter, Convert(op, frame.place(slot.name), slot.name, when, text=text), holds)


def _counted(slot: Slot, frame: Frame, unit: int) -> Crossing | None:
    """Text with its length in another parameter; without `string:` it is plain memory."""
    if slot.string is None or slot.count is None or slot.count.param is None:
        return None
    counted = replace(slot.string, terminated="nul")  # wherever else it would end, its length says it
    encoding = _op(slot, unit, counted)
    if encoding in ("utf16", "utf32"):
        parameter, when = frame.pointer(slot, "str")
        convert = Convert("wide_in", frame.place(slot.name), slot.name, when, text=_SEVERAL[encoding])
        return by_memory(slot.name, parameter, convert)
    if encoding not in ("utf8", "bytes"):
        raise Refused(f"{slot.name}: counted text in {slot.string.encoding} isn't projected yet")
    parameter, when = frame.pointer(slot, _ANNOTATIONS[slot.string.encoding])
    return by_memory(slot.name, parameter, Convert("text_in", frame.place(slot.name), slot.name, when))


def _out(slot: Slot, frame: Frame, target: Pointer) -> Crossing | None:
    """Text that the callee makes or lends through a pointer."""
    unit = _unit_of(target.target, slot)
    if slot.count is not None:  # what is counted is memory
        return None
    listed = None
    if slot.string is not None and _is_list(target):
        listed = build = _null_terminated(slot, frame, slot.string, slot.python_name, slot.name)
    elif unit is not None:
        build = _build(slot, frame, unit, slot.python_name, slot.name)
    else:
        return None
    return Crossing(
        variables=(Variable(slot.name, "scalar"),),
        passes=(Pass("address", "pointer", slot.name),),
        build=build,
        releases=frame.freed(slot, slot.name, listed),
    )


def _build(slot: Slot, frame: Frame, unit: int, name: str, of: str | None) -> Build:
    """Copied text; bytes unless metadata declares an encoding; None for NULL."""
    if slot.string is not None and slot.string.terminated == "double_nul":
        text = encoding_of_several(slot, slot.string)
        annotation = f"list[{'bytes' if text == 'bytes' else 'str'}] | None"
        return Build("strings", name, annotation, of, text=text, doc=frame.words(slot))
    op = _op(slot, unit, slot.string or (String("bytes") if unit == 1 else String("wide")))
    annotation = "bytes" if op == "bytes" else "str"
    op = "utf16" if op == "path16" else op
    return Build(cast(BuildOp, op), name, f"{annotation} | None", of, doc=frame.words(slot))


def _null_terminated(slot: Slot, frame: Frame, string: String, name: str, of: str | None) -> Build:
    """A copy of the texts that pointers lead to, up to a NULL."""
    text = text_of_listed(slot, string)
    annotation = f"list[{'bytes' if text == 'bytes' else 'str'}] | None"
    return Build("null_terminated", name, annotation, of, length=-1, text=text, doc=frame.words(slot))


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """A string, or a list of them that NULL ends, as the result."""
    unit = _unit(slot)
    if slot.count is None and slot.string is not None and _is_list(slot.type):
        if frame.raw:  # how many there are is forgotten
            return None
        build = _null_terminated(slot, frame, slot.string, "result", None)
        return Crossing(build=build, releases=frame.freed(slot, "", build))
    if unit is None or slot.count is not None:
        return None
    if frame.raw and slot.string is None and isinstance(slot.type, Pointer) and not slot.type.const:
        return None  # it may be the caller's to free, which a copy can't be
    return Crossing(build=_build(slot, frame, unit, "result", None), releases=frame.freed(slot, ""))
