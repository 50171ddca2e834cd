"""Variables and conversions of arguments as steps of the table tier."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import replace

from projector.ir.recipe import Convert, Variable
from projector.items.function.fits import DIRECT, WIDE
from projector.items.function.program import Program, Step, kind_of, name
from projector.text import Code

_VARIABLES = {
    "scalar": "scalar", "array": "array", "data": "pointer", "cstring": "pointer", "text": "text", "record": "pointer",
    "records": "pointer", "buffer": "buffer", "pin": "pointer", "callables": "pointer", "use": "use", "pins": "pointer",
}  # fmt: skip


def declared(one: Variable, text: Callable[[str], int]) -> Step:
    """The step of a variable, with what it starts as."""
    op = _VARIABLES[one.holds]
    if one.text is not None:
        return Step(name("op_cstring_var"), kind=kind_of("pointer"), value=text(one.text))
    if op == "scalar" and one.kind in WIDE:
        kind = None if one.kind == "long_double" else kind_of(one.kind)
        return Step(name("op_wide_var"), kind=kind, value=initial(one) or None)
    kind = kind_of(one.kind if op in ("scalar", "array") else "pointer")
    if op == "scalar" and one.kind == "pointer" and not one.initial:
        op = "pointer"
    length = one.length if op == "array" else None
    return Step(name(f"op_{op}_var"), kind=kind, item=length, value=initial(one) or None)


def initial(one: Variable) -> int:
    """What a number starts as: of a float its bits."""
    if one.kind not in ("f32", "f64", "c64", "c128", "long_double"):
        return int(one.initial)
    return int.from_bytes(struct.pack("<f" if one.kind == "f32" else "<d", one.initial), "little")


def converted(one: Convert, into: str | int, program: Program) -> Iterator[Step]:
    """The steps that convert an argument, into a variable or a word."""
    condition = program.among(one.among)
    if one.default is not None:
        yield from _convert_or_make(one, one.default, condition)
        return
    if one.op in DIRECT:
        op = kind_of(one.op) if isinstance(into, int) else name("op_number")
        kind = None if isinstance(into, int) else kind_of(one.op)
    else:
        op = name("op_retained_object" if one.op == "retained" and one.pin is None else f"op_{one.op}")
        kind = _kind(one)
    other = one.pin or one.keeps
    value = None
    if one.piece is not None:
        piece = one.piece
        value = piece.address | piece.length << 16 | piece.size << 32 | piece.written << 40
    yield Step(op, into, other, one.argument, one.ref, kind, one.item, value, one.when, condition)


def _kind(one: Convert) -> Code | None:
    if one.scope is not None:
        return name("scope", one.scope)
    return kind_of(one.kind or one.text or "") if one.kind or one.text else None


def _convert_or_make(one: Convert, size: int, condition: int) -> Iterator[Step]:
    """A buffer that Python gives, or a new one of `size` items."""
    given, missing = ("some", "none") if one.when == "some" else ("given", "not_given")
    step = Step(name(f"op_{one.op}"), one.into, None, one.argument, None, None, one.item or 1, None, given, condition)
    yield step
    yield replace(step, op=name("op_new_buffer"), value=size, when=missing)
