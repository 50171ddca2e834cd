"""Shapes of calls: what the table tier compiles once for all functions that look alike to a processor."""

from __future__ import annotations

import pytest

from projector.ir.recipe import Call, Kind, Pass
from projector.items.function.shape import Shape, c, shape
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
    assert apple is not None
    assert apple.arguments == (*["w"] * 8, "u8", "f", "i16", "pointer", "i64")
    assert linux is not None
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
    assert stdcall is not None
    assert "PJ_STDCALL" in c(stdcall, 0)


@pytest.mark.parametrize("kind", ["i128", "c64", "c128", "long_double"])
def test_what_is_passed_in_a_way_of_its_own_has_none(kind: Kind) -> None:
    assert shape(call(kind), target("x86_64-linux-gnu")) is None
