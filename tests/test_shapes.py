"""Shapes of calls: what the table tier compiles once for all functions that look alike to a processor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from projector.ir.plan import Declared, ValuePlan
from projector.ir.recipe import Call, Kind, Pass
from projector.items.function.shape import Shape, c, layout, shape
from projector.targets import TARGETS, target

KINDS: tuple[Kind, ...] = ("i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "bool", "pointer")


def call(*kinds: Kind, result: Kind | None = None, **stated: object) -> Call:
    """A call with arguments of these kinds."""
    return Call(tuple(Pass("value", kind, f"v{i}") for i, kind in enumerate(kinds)), result, **stated)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [one.name for one in TARGETS if one.pointer == 8])
def test_integers_and_pointers_are_alike_where_they_fit_a_register(name: str) -> None:
    shapes = {shape(call(kind, "f64", kind, result=kind), target(name)) for kind in KINDS}
    assert shapes == {Shape(("w", "d", "w"), "w")}


@pytest.mark.parametrize("name", [one.name for one in TARGETS if one.pointer == 4])
def test_64_bits_take_two_registers_of_32(name: str) -> None:
    assert shape(call("i32", "i64", "pointer", "u64", result="i64"), target(name)) == Shape(("w", "l", "w", "l"), "l")


def test_what_apples_arm64_has_on_the_stack_is_as_wide_as_it_is() -> None:
    kinds: tuple[Kind, ...] = (*["i32"] * 8, "u8", "f32", "i16", "pointer", "i64")  # type: ignore[assignment]
    apple, linux = (shape(call(*kinds), target(name)) for name in ("aarch64-macos", "aarch64-linux-gnu"))
    assert apple.arguments == (*["w"] * 8, "u8", "f", "i16", "pointer", "i64")
    assert linux.arguments == (*["w"] * 9, "f", "w", "w", "w")
    assert "uint8_t, float, int16_t, void *, int64_t" in c(apple, 0)


def test_arguments_of_cs_dots_stay_what_they_are() -> None:
    found = shape(call("pointer", "i32", "f64", result="i32", variadic_from=1), target("aarch64-macos"))
    assert found == Shape(("w", "w", "d"), "w", 1)
    assert "(uintptr_t (*)(uintptr_t, ...))" in c(found, 3)


def test_a_convention_is_part_of_the_shape() -> None:
    windows = target("x86-windows-gnu")
    plain, stdcall = (shape(call("i32", stdcall=stated), windows) for stated in (False, True))
    assert plain != stdcall
    assert "PJ_STDCALL" in c(stdcall, 0)


POINT = ValuePlan("n.point", (Declared("x", "double", 0, 0), Declared("y", "double", 8, 0)), False, 16)
SIZE = replace(POINT, key="n.size", members=tuple(replace(one, name=one.name * 2) for one in POINT.members))
LAYOUTS = {one.key: layout(one) for one in (POINT, SIZE)}


def by_value(key: str) -> Call:
    """A call that takes and gives a record."""
    return Call((Pass("record", "pointer", "p", record=key), Pass("value", "i32", "i")), None, record=key)


def test_records_with_the_same_members_are_alike() -> None:
    point, size = (shape(by_value(key), target("x86_64-linux-gnu"), LAYOUTS) for key in LAYOUTS)
    assert point == size
    assert "typedef struct { double f_m0; double f_m1; } pj_record0;" in c(point, 0)
    assert "(pj_record0 (*)(pj_record0, uintptr_t))" in c(point, 0)


def test_behind_a_record_apples_arm64_has_integers_as_wide_as_they_are() -> None:
    """How many registers the record takes, only the compiler knows."""
    found = shape(by_value("n.point"), target("aarch64-macos"), LAYOUTS)
    assert found.arguments == (LAYOUTS["n.point"], "i32")


@pytest.mark.parametrize(("kind", "c_type"), [("i128", "__int128"), ("c64", "float _Complex")])
def test_what_is_wider_than_a_word_lies_where_the_word_says(kind: Kind, c_type: str) -> None:
    found = shape(call(kind, result=kind), target("x86_64-linux-gnu"))
    assert found == Shape((kind,), kind)
    assert f"PJ_VALUE({c_type}, (const void *)pj_w[0].w)" in c(found, 0)


def test_what_is_further_comes_behind_the_parameters() -> None:
    found = shape(call("pointer", result="i32", variadic_from=1), target("x86_64-linux-gnu"), further=True)
    assert "pj_v = pj_w + 1;" in c(found, 0)
    assert "(uintptr_t, ...))pj_f)(pj_w[0].w, PJ_FURTHER_PASSED(" in c(found, 0)
