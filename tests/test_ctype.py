"""Types as metadata spells them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from projector.ir.ctype import ArrayOf, Named, PointerTo, Spelled, parse


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("int", Named("int")),
        ("unsigned", Named("unsigned int")),
        ("int unsigned long", Named("unsigned long")),
        ("long long int", Named("long long")),
        ("short int signed", Named("short")),
        ("char", Named("char")),
        ("signed char", Named("signed char")),
        ("long double", Named("long double")),
        ("linux.types.timespec", Named("linux.types.timespec")),
        ("const char *", PointerTo(Named("char", const=True))),
        ("char const*", PointerTo(Named("char", const=True))),
        ("const void * const *", PointerTo(PointerTo(Named("void", const=True), const=True))),
        ("uint16_t[260]", ArrayOf(Named("uint16_t"), 260)),
        ("int[0x10][]", ArrayOf(ArrayOf(Named("int"), None), 16)),
        ("char *[2]", ArrayOf(PointerTo(Named("char")), 2)),
    ],
)
def test_types(text: str, spelled: Spelled) -> None:
    assert parse(text) == spelled


@pytest.mark.parametrize(
    "text",
    [
        "", "const", "*", "short char", "unsigned float", "int int", "long long long", "signed unsigned", "long short",
        "double double", "double int", "unsigned double", "struct stat", "enum e *", "volatile int", "char *restrict",
        "int[3] *", "int[-1]", "int[08]", "int[99999999999]", "int[0x80000000]", "a..b", "a.", ".a", "int&", "f()",
        "* int", "int * x", "size_t int", "int;", "int\0",
    ],
)  # fmt: skip
def test_what_is_no_type(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse(text)


def _written(spelled: Spelled) -> str:
    if isinstance(spelled, Named):
        return f"{'const ' if spelled.const else ''}{spelled.name}"
    if isinstance(spelled, PointerTo):
        return f"{_written(spelled.target)} *{' const' if spelled.const else ''}"
    lengths, element = "", spelled
    while isinstance(element, ArrayOf):
        lengths += f"[{'' if element.length is None else element.length}]"
        element = element.element
    return _written(element) + lengths


names = st.sampled_from(["int", "unsigned long", "long double", "size_t", "a.b.c", "signed char", "timespec"])
plain = st.builds(Named, names, st.booleans())
pointers = st.recursive(plain, lambda inner: st.builds(PointerTo, inner, st.booleans()), max_leaves=4)
lengths = st.none() | st.integers(0, (1 << 31) - 1)
arrays = st.builds(ArrayOf, pointers, lengths) | st.builds(ArrayOf, st.builds(ArrayOf, pointers, lengths), lengths)


@given(pointers | arrays)
def test_what_is_written_is_read_again(spelled: Spelled) -> None:
    assert parse(_written(spelled)) == spelled


@given(st.text("unsigned longshtcharidbl*[]0123x. \tconst", max_size=30) | st.text(max_size=20))
def test_any_text_is_a_type_or_a_value_error(text: str) -> None:
    try:
        spelled = parse(text)
    except ValueError:
        return
    assert parse(_written(spelled)) == spelled
