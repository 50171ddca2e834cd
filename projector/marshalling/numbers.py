"""Integers, floats, bool and char: by value, and by pointer as out and inout scalars; enums on integer slots."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from projector.ir.api import EnumType, Key, Pointer, Slot, Type
from projector.ir.recipe import Build, BuildOp, Convert, ConvertOp, Kind, Parameter, Pass, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused
from projector.marshalling.kinds import INTEGER_KINDS, python_type, value_kind

_LONGER = "a long double doesn't fit into Python's float; it can only be given, by value"


def enum_of(slot: Slot, of: Type) -> Key | None:
    """The enum whose members a slot's values are."""
    return slot.enum or (of.key if isinstance(of, EnumType) else None)


def pointee(slot: Slot) -> Type | None:
    """The number that a pointer slot refers to, if it is one number."""
    if isinstance(slot.type, Pointer) and (slot.count is None or slot.count.const == 1):
        kind = value_kind(slot.type.target)
        return slot.type.target if kind not in (None, "pointer") else None
    return None


def _default(slot: Slot) -> int | float | None:
    if slot.default is not None and not isinstance(slot.default, str):
        return slot.default
    return 0 if slot.optional else None


def _parameter(slot: Slot, kind: Kind, of: Type, frame: Frame) -> Parameter:
    annotation = python_type(kind)
    enum = enum_of(slot, of)
    if enum is not None:
        annotation = f"{frame.names[enum]} | int"
    written = _written(_default(slot), kind)
    if slot.nullable or (slot.optional and isinstance(slot.type, Pointer)):
        annotation, written = f"{annotation} | None", "None" if slot.optional else None
    return Parameter(slot.python_name, slot.name, annotation, default=written, doc=frame.words(slot))


def _written(default: int | float | None, kind: Kind) -> str | None:
    """A default as Python source."""
    if default is None:
        return None
    if kind == "char":
        return repr(bytes([int(default) & 0xFF]))
    return repr(bool(default) if python_type(kind) == "bool" else default)


def build(slot: Slot, of: Type, kind: Kind, frame: Frame, variable: str | None) -> Build:
    """A number as a result: a member where the slot has an enum."""
    enum = enum_of(slot, of)
    name = slot.python_name if variable else "result"
    if enum is not None and kind in INTEGER_KINDS:
        return Build("enum", name, frame.names[enum], variable, frame.ref(enum), doc=frame.words(slot))
    return Build(cast(BuildOp, kind), name, python_type(kind), variable, doc=frame.words(slot))


def cross(slot: Slot, frame: Frame) -> Crossing | None:
    """A number by value, or by pointer with a direction; None for anything else."""
    target = pointee(slot)
    of = slot.type if target is None else target
    kind = value_kind(of)
    if kind in (None, "pointer") or slot.handle or slot.string:
        return None
    assert kind is not None
    if kind == "long_double" and target is not None:
        raise Refused(f"{slot.name}: {_LONGER}")
    is_one = target is None or (slot.count is not None and cast(Pointer, slot.type).const)
    direction = slot.direction or ("in" if is_one else None)  # `const int *` alone may be an array of any length
    if direction is None:
        if frame.raw:
            return None
        raise Refused(f"{slot.name}: a pointer to a number without a direction (dir: in, out or inout) or a length")
    variable = Variable(slot.name, "scalar", kind, _default(slot) or 0)
    passed = Pass("value", kind, slot.name) if target is None else Pass("address", "pointer", slot.name)
    if direction == "out":
        return Crossing(variables=(variable,), passes=(passed,), build=build(slot, of, kind, frame, slot.name))
    parameter = _parameter(slot, kind, of, frame)
    convert = Convert(
        cast(ConvertOp, kind), frame.place(slot.name), slot.name, "given" if parameter.default else "always"
    )
    made = build(slot, of, kind, frame, slot.name) if direction == "inout" else None
    if target is not None and (slot.nullable or slot.optional):
        return _nullable(slot, parameter, variable, convert, made)
    return Crossing(parameter, (variable,), (convert,), passes=(passed,), build=made)


def _nullable(slot: Slot, parameter: Parameter, variable: Variable, convert: Convert, made: Build | None) -> Crossing:
    """A number behind a pointer that may be NULL: None passes NULL and comes back as None."""
    convert = replace(convert, when="some")
    passes = (Pass("given", "pointer", slot.name, convert.argument),)
    if made is not None:
        made = replace(made, annotation=f"{made.annotation} | None", given=convert.argument)
    return Crossing(parameter, (variable,), (convert,), passes=passes, build=made)


def cross_result(slot: Slot, frame: Frame) -> Crossing | None:
    """A number as the native result."""
    kind = value_kind(slot.type)
    if kind in (None, "pointer") or slot.handle:
        return None
    if kind == "long_double":
        raise Refused(f"result: {_LONGER}")
    assert kind is not None
    return Crossing(build=build(slot, slot.type, kind, frame, None))
