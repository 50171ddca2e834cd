"""Records: their fields, and how they cross."""

from __future__ import annotations

import gc
import inspect
import struct
from array import array
from collections.abc import Callable
from types import ModuleType

import pytest

LIMITS = {
    "i8": (-(2**7), 2**7 - 1), "u8": (0, 2**8 - 1), "i16": (-(2**15), 2**15 - 1), "u16": (0, 2**16 - 1),
    "i32": (-(2**31), 2**31 - 1), "u32": (0, 2**32 - 1), "i64": (-(2**63), 2**63 - 1), "u64": (0, 2**64 - 1),
}  # fmt: skip


@pytest.fixture(scope="module")
def records(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("records")


def test_a_record_goes_in_and_comes_out(records: ModuleType) -> None:
    assert records.point_sum(records.point(3, 4)) == 7
    made = records.point_out(5, -6)
    assert type(made) is records.point
    assert (made.x, made.y) == (5, -6)
    assert records.point_sum(None) == -1


def test_a_record_changes_in_place(records: ModuleType) -> None:
    point = records.point(1, 2)
    assert records.point_move(point, by=10) is None
    assert point == records.point(x=11, y=12)
    assert records.point_maybe() == records.point_maybe(None) == 0
    assert records.point_maybe(point) == 1
    assert point.x == 99


def test_several_records_out(records: ModuleType) -> None:
    result = records.two_points()
    assert result == (5, records.point(1, 2), records.point(3, 4))
    assert (result.result, result.a.x, result.b.y) == (5, 1, 4)


@pytest.mark.parametrize("wrong", [None, 1, "x", b"12345678", (1, 2)])
def test_another_type_is_refused(records: ModuleType, wrong: object) -> None:
    with pytest.raises(TypeError, match=rf"^point_move\(\): p must be point, not {type(wrong).__name__}$"):
        records.point_move(wrong, 1)
    with pytest.raises(TypeError, match=r"^point_sum\(\): p must be point, not deep$"):
        records.point_sum(records.deep())


def test_a_constructor_has_a_signature(records: ModuleType, probe: Callable[[str], ModuleType]) -> None:
    assert str(inspect.signature(records.point)) == "(x=0, y=0)"
    assert records.point.__doc__ == "point"
    kinds = str(inspect.signature(records.scalars))
    assert "d=0.0, b=False" in kinds
    assert "name=b'', real=0.0" in str(inspect.signature(records.payload))
    taken = inspect.signature(probe("pointers").feed).parameters
    assert taken["input"].default is None
    assert [(one.name, one.kind.name) for one in taken.values()] == [
        ("input", "POSITIONAL_OR_KEYWORD"), ("_", "VAR_POSITIONAL"), ("output", "KEYWORD_ONLY"), ("sum", "KEYWORD_ONLY")
    ]  # fmt: skip


def test_construction(records: ModuleType) -> None:
    assert records.point() == records.point(0, 0) == records.point(y=0) == records.point(0, y=0)
    for wrong, words in (
        (lambda: records.point(1, 2, 3), "takes at most 2 fields (3 given)"),
        (lambda: records.point(z=1), "has no field 'z'"),
        (lambda: records.point(1, x=2), "got multiple values for field 'x'"),
    ):
        with pytest.raises(TypeError) as caught:
            wrong()
        assert str(caught.value) == f"point() {words}"


def test_construction_by_names_that_are_not_interned(records: ModuleType) -> None:
    assert records.point(**{"".join(["x"]): 1, "".join(["y"]): 2}) == records.point(1, 2)
    with pytest.raises(TypeError, match="point\\(\\) has no field 'z'"):
        records.point(**{"".join(["z"]): 1})
    with pytest.raises(TypeError, match="multiple values for field 'x'"):
        records.point(1, x=2)
    with pytest.raises(AttributeError, match=r"scalars\.p can't be set"):
        records.scalars(p=1)


def test_attributes_by_any_name(records: ModuleType) -> None:
    point, every = records.point(1, 2), records.scalars()
    assert [getattr(point, "".join([name])) for name in "xy"] == [1, 2]
    setattr(point, "".join(["x"]), 7)
    assert (point.x, records.point.x.__get__(point)) == (7, 7)
    records.point.x.__set__(point, 8)
    assert point.x == 8
    for name in every.__match_args__:
        assert getattr(every, name) == getattr(records.scalars, name).__get__(every)
    assert point.copy() == point
    for act in (getattr, delattr, lambda one, name: setattr(one, name, 1)):
        with pytest.raises(AttributeError, match="z"):
            act(point, "z")
    with pytest.raises(AttributeError, match=r"point\.x can't be deleted"):
        del point.x
    with pytest.raises(AttributeError, match=r"scalars\.p can't be set"):
        every.p = 1
    with pytest.raises(TypeError):
        getattr(point, 1)  # type: ignore[call-overload]


def test_every_kind_of_field_as_c_writes_it(records: ModuleType) -> None:
    most = records.scalars_most()
    assert [getattr(most, name) for name in LIMITS] == [high for _, high in LIMITS.values()]
    assert (most.f, most.d, most.b, most.c) == (0.5, 0.1, True, b"z")
    assert most.p > 0


def test_every_kind_of_field_as_c_reads_it(records: ModuleType) -> None:
    least = {name: low for name, (low, _) in LIMITS.items()}
    assert records.scalars_are_least(records.scalars(**least, f=-0.5, d=-0.1, b=False, c=b"a")) == 1
    assert records.scalars_are_least(records.scalars(**least, f=-0.5, d=-0.1, b=True, c=b"a")) == 0


@pytest.mark.parametrize("name", LIMITS)
def test_fields_are_checked(records: ModuleType, name: str) -> None:
    least, most = LIMITS[name]
    record = records.scalars()
    for value in (least, most, 5):
        setattr(record, name, value)
        assert getattr(record, name) == value
    for value in (least - 1, most + 1):
        with pytest.raises(OverflowError) as caught:
            setattr(record, name, value)
        assert str(caught.value) == f"scalars.{name} must be between {least} and {most}"
    with pytest.raises(TypeError, match=rf"^scalars\.{name} must be int, not float$"):
        setattr(record, name, 1.0)
    assert getattr(record, name) == 5


def test_the_other_kinds_of_fields_are_checked(records: ModuleType) -> None:
    record = records.scalars(f=1, d=2)
    assert (record.f, record.d) == (1.0, 2.0)
    with pytest.raises(OverflowError, match=r"^scalars\.f is too large for a 32-bit float$"):
        record.f = 1e300
    for name, wrong in (("f", "1"), ("d", None), ("b", 1), ("c", "a"), ("c", 1)):
        with pytest.raises(TypeError, match=rf"^scalars\.{name} must be "):
            setattr(record, name, wrong)
    with pytest.raises(ValueError, match=r"^scalars\.c must be bytes of length 1$"):
        record.c = b"ab"
    with pytest.raises(AttributeError):
        record.p = 5
    with pytest.raises(AttributeError, match="can't be deleted"):
        del record.f
    with pytest.raises(AttributeError):
        record.other = 1


def test_nested_records_are_views(records: ModuleType) -> None:
    outer = records.nested()
    outer.from_.x = 1
    outer.path[0].x = 2
    outer.path[1] = records.point(0, 3)
    assert records.nested_sum(outer) == 33
    view = outer.path[1]
    del outer
    gc.collect()
    assert view.y == 3
    again = records.nested(from_=records.point(7, 8), path=[view, view])
    assert again.from_ == records.point(7, 8)
    assert again.path == [view, view]
    with pytest.raises(TypeError, match=r"^nested\.from_ must be point, not deep$"):
        again.from_ = records.deep()


def test_arrays_are_live_views_of_fixed_length(records: ModuleType) -> None:
    grid = records.grid(cells=[1, 2, 3.5], flags=(True, False))
    cells = grid.cells
    assert len(cells) == 3
    assert list(cells) == [1.0, 2.0, 3.5]
    assert cells[-1] == 3.5
    assert 2.0 in cells
    cells[1] = 9
    assert grid.cells == [1.0, 9.0, 3.5]
    assert grid.flags == [True, False]
    assert bytes(cells) == struct.pack("3d", 1, 9, 3.5)
    grid.hues = [records.Hue.GREEN, 1]
    assert grid.hues[0] is records.Hue.GREEN
    assert grid.hues[1] is records.Hue.RED
    for index in (3, -4):
        with pytest.raises(IndexError, match=r"^grid\.cells has 3 items$"):
            cells[index]
    for wrong in ([1, 2], [1, 2, 3, 4], []):
        with pytest.raises(ValueError, match=rf"^grid\.cells takes exactly 3 items \({len(wrong)} given\)$"):
            grid.cells = wrong
    with pytest.raises(TypeError, match=r"^grid\.cells must be float, not str$"):
        cells[0] = "x"
    with pytest.raises(TypeError):
        grid.cells = 5
    with pytest.raises(TypeError):
        del cells[0]


def test_character_arrays(records: ModuleType) -> None:
    texts = records.texts(name=b"name", title="caf\xe9", path=b"12345678", raw=[0, 1, 2, 255])
    assert records.texts_check(texts) == 1
    assert (texts.name, texts.title, texts.path) == (b"name", "caf\xe9", "12345678")
    texts.name = b"a\0b"
    assert texts.name == b"a"
    texts.name = b""
    assert texts.name == b""
    assert bytes(texts)[:8] == bytes(8)
    with pytest.raises(ValueError, match=r"^texts\.title takes at most 8 bytes \(9 given\)$"):
        texts.title = "1234567\xe9"
    with pytest.raises(TypeError, match=r"^texts\.name must be bytes, not str$"):
        texts.name = "text"
    assert texts.title == "caf\xe9"


def test_a_union_is_fields_in_one_place(records: ModuleType) -> None:
    number = records.number(f=1.0)
    assert number.i == 0x3F800000
    assert records.number_float(number) == 1.0
    number.bytes = struct.pack("=f4x", 2.0)
    assert number.f == 2.0
    assert records.number.sizeof == 8


def test_members_of_an_anonymous_union_are_the_records_own(records: ModuleType) -> None:
    tagged = records.tagged(kind=1, whole=41)
    assert records.tagged_whole(tagged) == 42
    tagged.real = 0.0
    assert tagged.whole == 0


def test_packed_fields_lie_side_by_side(records: ModuleType) -> None:
    packed = records.packed(tag=1, value=0x12345678, tail=0xFFFF)
    assert records.packed_check(packed) == 1
    assert bytes(packed) == struct.pack("=BIH", 1, 0x12345678, 0xFFFF)


def test_bit_fields(records: ModuleType) -> None:
    filled = records.bits_fill()
    assert (filled.low, filled.middle, filled.high, filled.wide) == (5, -7, 0x7FFFFFFF, 0xFFFFFFFFFF)
    assert records.bits_check(records.bits(low=7, middle=-16, high=1, wide=1)) == 1
    bits = records.bits()
    for name, least, most in (("low", 0, 7), ("middle", -16, 15), ("high", 0, 2**31 - 1), ("wide", 0, 2**40 - 1)):
        for value in (most, least):
            setattr(bits, name, value)
            assert getattr(bits, name) == value
        for value in (least - 1, most + 1):
            with pytest.raises(OverflowError, match=rf"^bits\.{name} must be between {least} and {most}$"):
                setattr(bits, name, value)
    assert "_1" not in dir(bits)


def test_enum_fields(records: ModuleType) -> None:
    kinds = records.kinds_out(2)
    assert kinds.color is records.Hue.GREEN
    assert kinds.high is records.Top.ALL
    assert isinstance(kinds.small, records.Hue)
    assert kinds.small == 200
    kinds.color = 1
    assert kinds.color is records.Hue.RED
    assert records.kinds(high=2**64 - 2).high == 2**64 - 2
    assert repr(kinds).startswith("kinds(color=<Hue.RED: 1>, high=<Top.ALL: 18446744073709551615>")


def test_sizes_are_c_s(records: ModuleType) -> None:
    names = ("scalars", "nested", "packed", "bits", "event", "tagged", "number")
    assert [getattr(records, name).sizeof for name in names] == [records.sizes(i) for i in range(len(names))]


def test_padding_does_not_count(records: ModuleType) -> None:
    ones = records.scalars.from_buffer(bytearray(b"\1" * records.scalars.sizeof))
    same = records.scalars(**{name: getattr(ones, name) for name in (*LIMITS, "f", "d", "b", "c")})
    assert bytes(ones)[2:4] == bytes(same)[2:4]
    assert [getattr(ones, n) for n in LIMITS] == [getattr(same, n) for n in LIMITS]


def test_match_takes_records_apart(records: ModuleType) -> None:
    match records.point(1, 2):
        case records.point(x, y=2):
            assert x == 1
        case _:
            pytest.fail("no match")
    assert records.scalars.__match_args__[:3] == ("i8", "u8", "i16")


def test_fields_named_as_methods_have_an_underscore(records: ModuleType) -> None:
    methods = records.methods(copy_=1, from_buffer_=2, class_=3)
    assert (methods.copy_, methods.from_buffer_, methods.class_) == (1, 2, 3)
    assert methods.copy() == methods


def test_a_record_s_class_is_final(records: ModuleType) -> None:
    with pytest.raises(TypeError, match="not an acceptable base type"):
        type("Sub", (records.point,), {})


def test_docstrings_of_fields(records: ModuleType) -> None:
    assert records.point.x.__doc__ == "To the right."


def test_arrays_of_records_in(records: ModuleType) -> None:
    points = [records.point(1, 2), records.point(3, 4)]
    assert records.points_sum(points) == records.points_sum(tuple(points)) == 14
    assert records.points_sum(array("i", [1, 2, 3, 4])) == 14
    assert records.points_sum(b"") == records.points_sum([]) == 0
    assert records.points_sum(points[0]) == 2
    with pytest.raises(ValueError, match="no multiple"):
        records.points_sum(bytes(12))
    with pytest.raises(TypeError, match=r"^points_sum\(\): points must be point, not deep$"):
        records.points_sum([records.point(), records.deep()])
    for wrong in (5, None):
        with pytest.raises(TypeError, match=r"^points_sum\(\): points must be a sequence of records or a buffer"):
            records.points_sum(wrong)


def test_arrays_of_records_out(records: ModuleType) -> None:
    assert records.points_out(3, 2) == [records.point(0, 0), records.point(1, -1)]
    assert records.points_out(2, 5) == [records.point(0, 0), records.point(1, -1)]
    assert records.points_out(0, 0) == []
    data = bytearray(16)
    assert records.points_out(data, 1) == 1
    assert records.point.from_buffer(data, 8) == records.point(1, -1)


def test_arrays_of_records_in_place(records: ModuleType) -> None:
    data = array("i", [1, 2, 3, 4])
    records.points_move(data)
    assert data.tolist() == [2, 2, 4, 4]


def test_a_field_s_text_that_is_no_utf8_goes_back_in(records: ModuleType) -> None:
    texts = records.texts(title=b"caf\xe9")
    assert texts.title == "caf\udce9"
    assert records.texts(title=texts.title) == texts
    with pytest.raises(UnicodeEncodeError):
        texts.title = "\ud800"


def test_a_field_is_what_another_says(records: ModuleType) -> None:
    held = records.Held
    number = records.variant(held.NUMBER, 2**40)
    assert (number.value, records.variant_sum(number)) == (2**40, 2**40)
    assert records.variant(value=-3, kind=held.LESS).value == -3
    spot = records.variant(held.SPOT, records.point(3, 4))
    assert spot.value == records.point(3, 4) and records.variant_sum(spot) == 7
    spot.value.x = 10
    assert records.variant_sum(spot) == 14
    name = records.variant(kind=held.NAME, value=b"abc")
    assert (name.value, records.variant_sum(name)) == (b"abc", 3)
    assert repr(name) == "variant(kind=<Held.NAME: 3>, value=b'abc')" and name.copy() == name
    with pytest.raises(TypeError, match=r"^variant\.value must be int, not bytes$"):
        number.value = b"abc"
    with pytest.raises(TypeError, match=r"^variant\.value must be point, not int$"):
        spot.value = 1


def test_a_field_of_other_values_has_its_own_type(records: ModuleType) -> None:
    other = records.variant(7, records.payload(real=2.5))
    assert type(other.value) is records.payload and other.value.real == 2.5
    assert records.variant_sum(other) == 2
    other.kind = records.Held.NUMBER
    assert other.value == struct.unpack("q", struct.pack("d", 2.5))[0]


def test_what_decides_may_come_later(records: ModuleType) -> None:
    assert records.late(0.5, -2) == records.late(value=0.5, kind=-2)
    assert records.late(0.5, -2).value == 0.5
    few = records.late([1, 2, 3, 4], kind=records.FEW)
    assert list(few.value) == [1, 2, 3, 4] and bytes(few)[:5] == b"\1\2\3\4\5"
    assert records.late(9).value == 9
    around = records.around(1, 0.5, -2)
    assert (around.value, bytes(around)[8:]) == (0.5, bytes(records.late(0.5, -2)))
    with pytest.raises(TypeError, match="got multiple values for field 'value'"):
        records.late(1, value=2)
    with pytest.raises(TypeError, match="has no field 'other'"):
        records.late(1, other=2)
    with pytest.raises(TypeError, match="takes at most 2 fields"):
        records.late(1, 2, 3)


def test_an_array_of_no_elements_takes_no_room_and_has_no_name(records: ModuleType) -> None:
    salted = records.salted(iv=[1] * 12, seq=[2] * 8)
    assert records.salted.sizeof == 24  # it aligns what holds it, as in C
    assert bytes(salted) == b"\1" * 12 + b"\2" * 8 + bytes(4)
    assert not hasattr(salted, "salt")
    assert records.vacant.sizeof == 0
