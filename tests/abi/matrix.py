"""The ABI matrix: a C library that checks its side of every crossing, its metadata, and the calls that prove both.

Every scalar in, out, inout, as an array, as a result and through a callback; records of many sizes and classes by value
and by pointer, alone, among other arguments and through callbacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

SCALARS: dict[str, tuple[str, tuple[str, ...]]] = {
    "i8": ("int8_t", ("-128", "127", "-1", "0")),
    "u8": ("uint8_t", ("255", "128", "1", "0")),
    "i16": ("int16_t", ("-32768", "32767", "-1", "256")),
    "u16": ("uint16_t", ("65535", "32768", "255", "0")),
    "i32": ("int32_t", ("-2147483647 - 1", "2147483647", "-1", "65536")),
    "u32": ("uint32_t", ("4294967295u", "2147483648u", "65535u", "0u")),
    "i64": ("int64_t", ("-9223372036854775807ll - 1", "9223372036854775807ll", "-1ll", "4294967296ll")),
    "u64": ("uint64_t", ("18446744073709551615ull", "9223372036854775808ull", "4294967295ull", "0ull")),
    "f32": ("float", ("-1.5f", "16777216.0f", "0.25f", "0.0f")),
    "f64": ("double", ("-1.5", "9007199254740992.0", "1e-300", "0.0")),
    "flag": ("bool", ("true", "false", "true", "true")),
}


@dataclass(frozen=True)
class Shape:
    """A record: its fields as (C type, name, length or 0)."""

    name: str
    fields: tuple[tuple[str, str, int], ...]


def _row(name: str, *types: str) -> Shape:
    return Shape(name, tuple((kind, f"m{i}", 0) for i, kind in enumerate(types)))


def _shapes() -> Iterator[Shape]:
    for size in (*range(1, 18), 24, 31, 32, 33, 48, 63, 64):
        yield Shape(f"bytes{size}", (("uint8_t", "m0", size),))
    for count in (1, 2, 3, 4, 5, 8, 16):
        yield _row(f"floats{count}", *["float"] * count)
    for count in (1, 2, 3, 4, 5, 8):
        yield _row(f"doubles{count}", *["double"] * count)
    for count in (1, 2, 3, 4, 8):
        yield _row(f"longs{count}", *["int64_t"] * count)
    yield Shape("float_array", (("float", "m0", 3),))
    yield Shape("double_array", (("double", "m0", 2),))
    yield _row("int_double", "int32_t", "double")
    yield _row("double_int", "double", "int32_t")
    yield _row("float_int", "float", "int32_t")
    yield _row("floats_long", "float", "float", "int64_t")
    yield _row("char_double_short", "int8_t", "double", "int16_t")
    yield _row("mixed32", "int8_t", "float", "double", "uint16_t", "int64_t")
    yield _row("shorts5", *["int16_t"] * 5)
    yield _row("flags3", "bool", "bool", "bool")
    yield _row("nested", "floats2", "double")
    yield _row("nested_floats", "floats2", "floats2")
    yield _row("nested_bytes", "bytes3", "uint8_t", "int32_t")


SHAPES = tuple(_shapes())
_BY_NAME = {shape.name: shape for shape in SHAPES}


def leaves(shape: Shape) -> Iterator[tuple[str, str]]:
    """Each number of a record: its C type, and C's and Python's path to it."""
    for kind, name, length in shape.fields:
        if kind in _BY_NAME:
            yield from ((inner, f"{name}.{path}") for inner, path in leaves(_BY_NAME[kind]))
        elif length:
            yield from ((kind, f"{name}[{i}]") for i in range(length))
        else:
            yield kind, name


def value(kind: str, place: int) -> str:
    """The number that the leaf at a place holds, as C and Python spell it."""
    if kind == "bool":
        return str(int(place % 3 == 0))
    sign = "-" if kind.startswith("int") and place % 2 else ""
    return f"{sign}{1 + place * 3 % 100}" + (".5" if kind in ("float", "double") else "")


# --- C ------------------------------------------------------------------------------------------------------------


def library() -> str:
    """The C library."""
    lines = ["#include <stdbool.h>", "#include <stddef.h>", "#include <stdint.h>"]
    for name, (kind, values) in SCALARS.items():
        lines += _scalar(name, kind, values)
    for shape in SHAPES:
        lines += _record(shape)
    lines += _many()
    return "\n".join(lines) + "\n"


def _scalar(name: str, kind: str, values: tuple[str, ...]) -> Iterator[str]:
    table, n = f"t_{name}", len(values)
    yield f"static const {kind} {table}[] = {{{', '.join(values)}}};"
    yield f"bool in_{name}(int i, {kind} v) {{ return v == {table}[i]; }}"
    yield f"{kind} give_{name}(int i) {{ return {table}[i]; }}"
    yield f"void out_{name}(int i, {kind} *v) {{ *v = {table}[i]; }}"
    yield f"bool swap_{name}(int i, {kind} *v) {{ bool ok = *v == {table}[i]; *v = {table}[(i + 1) % {n}];"
    yield "    return ok; }"
    yield (
        f"bool all_{name}(const {kind} *v, size_t n) {{ bool ok = n == {n}; "
        f"for (size_t i = 0; i < n; i++) ok = ok && v[i] == {table}[i]; return ok; }}"
    )
    yield (
        f"int call_{name}({kind} (*back)({kind} v, void *data), void *data) {{ int ok = 0; "
        f"for (int i = 0; i < {n}; i++) ok += back({table}[i], data) == {table}[(i + 1) % {n}]; return ok; }}"
    )


def _record(shape: Shape) -> Iterator[str]:
    name = shape.name
    members = " ".join(f"{kind} {field}{f'[{length}]' if length else ''};" for kind, field, length in shape.fields)
    numbers = list(leaves(shape))
    right = " && ".join(f"v->{path} == ({kind}){value(kind, i)}" for i, (kind, path) in enumerate(numbers))
    fill = " ".join(f"v->{path} = ({kind}){value(kind, i)};" for i, (kind, path) in enumerate(numbers))
    yield f"typedef struct {{ {members} }} {name};"
    yield f"bool ptr_{name}(const {name} *v) {{ return {right}; }}"
    yield f"void fill_{name}({name} *v) {{ {fill} }}"
    yield f"bool in_{name}({name} v) {{ return ptr_{name}(&v); }}"
    yield f"{name} give_{name}(void) {{ {name} v; fill_{name}(&v); return v; }}"
    yield f"bool among_{name}(int a, {name} v, double b, {name} w)"
    yield f"{{ return a == 7 && b == 0.5 && in_{name}(v) && in_{name}(w); }}"
    yield (
        f"int call_{name}({name} (*back)({name} v, int32_t n, void *data), void *data) "
        f"{{ return in_{name}(back(give_{name}(), -3, data)); }}"
    )


MANY = (
    *("int32_t", "double", "int64_t", "float", "uint8_t", "double", "int16_t", "uint64_t", "float", "int32_t"),
    *("double", "int8_t", "uint32_t", "double", "int64_t", "float", "double", "double", "double", "uint16_t"),
)


def _many() -> Iterator[str]:
    """More arguments than there are registers, called and called back."""
    params = ", ".join(f"{kind} p{i}" for i, kind in enumerate(MANY))
    right = " && ".join(f"p{i} == ({kind}){value(kind, i)}" for i, kind in enumerate(MANY))
    given = ", ".join(f"({kind}){value(kind, i)}" for i, kind in enumerate(MANY))
    yield f"bool many({params}) {{ return {right}; }}"
    yield f"bool call_many(bool (*back)({params}, void *data), void *data) {{ return back({given}, data); }}"


# --- metadata -----------------------------------------------------------------------------------------------------

MODULE = "projector: 1\nmodule: abi\nlibraries: {libabi: {linux: {soname: libabi.so.1, origin: user}}}\n"


def _callback(name: str) -> str:
    return f"{{type: back_{name}, scope: call, user_data: data}}"


def metadata() -> str:
    """The metadata of the library."""
    records, callbacks, functions = list[str](), list[str](), list[str]()
    for name, (kind, _) in SCALARS.items():
        callbacks.append(f"  back_{name}: {{params: {{v: {kind}, data: void *}}, returns: {kind}, user_data: data}}")
        functions += [
            f"  in_{name}: {{params: {{i: int, v: {kind}}}, returns: bool}}",
            f"  give_{name}: {{params: {{i: int}}, returns: {kind}}}",
            f"  out_{name}: {{params: {{i: int, v: {{type: {kind} *, dir: out}}}}}}",
            f"  swap_{name}: {{params: {{i: int, v: {{type: {kind} *, dir: inout}}}}, returns: bool}}",
            f"  all_{name}: {{params: {{v: {{type: const {kind} *, count: {{param: n}}}}, n: size_t}}, returns: bool}}",
            f"  call_{name}: {{params: {{back: {_callback(name)}, data: void *}}, returns: int}}",
        ]
    for shape in SHAPES:
        name = shape.name
        fields = ", ".join(
            f'{field}: "{kind}[{length}]"' if length else f"{field}: {kind}" for kind, field, length in shape.fields
        )
        records.append(f"  {name}: {{fields: {{{fields}}}}}")
        callbacks.append(
            f"  back_{name}: {{params: {{v: {name}, n: int32_t, data: void *}}, returns: {name}, user_data: data}}"
        )
        functions += [
            f"  ptr_{name}: {{params: {{v: {{type: const {name} *, dir: in}}}}, returns: bool}}",
            f"  fill_{name}: {{params: {{v: {{type: {name} *, dir: out}}}}}}",
            f"  in_{name}: {{params: {{v: {name}}}, returns: bool}}",
            f"  give_{name}: {{returns: {name}}}",
            f"  among_{name}: {{params: {{a: int, v: {name}, b: double, w: {name}}}, returns: bool}}",
            f"  call_{name}: {{params: {{back: {_callback(name)}, data: void *}}, returns: int}}",
        ]
    params = ", ".join(f"p{i}: {kind}" for i, kind in enumerate(MANY))
    callbacks.append(f"  back_many: {{params: {{{params}, data: void *}}, returns: bool, user_data: data}}")
    functions += [
        f"  many: {{params: {{{params}}}, returns: bool}}",
        "  call_many: {params: {back: {type: back_many, scope: call, user_data: data}, data: void *}, returns: bool}",
    ]
    head = "projector: 1\nnamespace: abi\nplatforms: [linux]\nlibrary: libabi\n"
    sections = (("records", records), ("callbacks", callbacks), ("functions", functions))
    return head + "".join(f"{title}:\n" + "".join(f"{row}\n" for row in rows) for title, rows in sections)
