"""Layouts, against the compilers: random records are resolved for a target, and its compiler proves every position."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from described import codes, good
from each_target import each_target

from projector.ir.api import Api, Record
from projector.targets import Target

SCALARS = (
    "signed char", "unsigned char", "char", "short", "unsigned short", "int", "unsigned int", "long", "unsigned long",
    "long long", "unsigned long long", "float", "double", "long double", "wchar_t", "bool", "size_t", "void *",
)  # fmt: skip
BITS = (
    "signed char",
    "unsigned char",
    "short",
    "int",
    "unsigned int",
    "long",
    "long long",
    "unsigned long long",
    "kind",
)
MAGIC = bytes(range(200, 216))


@dataclass
class Made:
    """A record as YAML and as C."""

    name: str
    yaml: list[str] = field(default_factory=list)
    c: list[str] = field(default_factory=list)
    union: bool = False
    pack: int = 0
    align: int = 0
    bit_fields: list[str] = field(default_factory=list)


def _bit_field(made: Made, number: int, rng: random.Random) -> None:
    kind = rng.choice(BITS)
    bits = rng.randint(1, 8) if "char" in kind else rng.randint(1, 13)
    c_type = "enum kind" if kind == "kind" else kind
    if rng.random() < 0.15:
        bits = rng.choice([0, bits])
        made.yaml.append(f"      _{number}: {{type: {kind}, bits: {bits}}}")
        made.c.append(f"{c_type} :{bits};")
        return
    made.yaml.append(f"      f{number}: {{type: {kind}, bits: {bits}}}")
    made.c.append(f"{c_type} f{number}:{bits};")
    made.bit_fields.append(f"f{number}")


def _whole(made: Made, number: int, earlier: list[Made], rng: random.Random) -> None:
    inner = rng.choice(earlier) if earlier and rng.random() < 0.25 else None
    kind = inner.name if inner else rng.choice(SCALARS)
    lengths = "".join(f"[{rng.randint(1, 4)}]" for _ in range(rng.choice([0, 0, 0, 1, 1, 2])))
    align = rng.choice([0] * 9 + [4, 16])
    more = f", align: {align}" if align else ""
    made.yaml.append(f'      f{number}: {{type: "{kind}{lengths}"{more}}}')
    made.c.append(f"{kind} f{number}{lengths}" + (f" __attribute__((aligned({align})));" if align else ";"))


def _records(rng: random.Random, many: int) -> Iterator[Made]:
    earlier: list[Made] = []
    for index in range(many):
        made = Made(
            f"R{index}",
            union=rng.random() < 0.2,
            pack=rng.choice([0, 0, 0, 0, 1, 2, 4, 8]),
            align=rng.choice([0, 0, 0, 0, 2, 8, 32]),
        )
        made.yaml.append("      first: char")
        made.c.append("char first;")
        for number in range(1, rng.randint(2, 8)):
            if rng.random() < 0.45:
                _bit_field(made, number, rng)
            else:
                _whole(made, number, earlier[:40], rng)
        if not made.union and rng.random() < 0.1:
            made.yaml.append('      tail: "short[]"')
            made.c.append("short tail[];")
        else:
            earlier.append(made)
        yield made


def _yaml(records: list[Made]) -> str:
    lines = ["enums: {kind: {members: {A: 0, B: 1}, export: false}}"]
    for section, union in (("records", False), ("unions", True)):
        lines.append(f"{section}:")
        for made in records:
            if made.union == union:
                lines.append(f"  {made.name}:")
                lines += [f"    {key}: {value}" for key in ("pack", "align") if (value := getattr(made, key))]
                lines += ["    fields:", *made.yaml]
    return "\n".join(lines) + "\n"


def _c(records: list[Made], api: Api, rng: random.Random, big_endian: bool) -> tuple[str, bytes]:
    """A file that states the layouts, and the bytes that one bit-field of each record, filled with ones, must give."""
    lines = ["#include <stddef.h>", "#include <stdint.h>", "#include <stdbool.h>", "enum kind { A, B };"]
    items = {item.name: item for item in api.items().values() if isinstance(item, Record)}
    blob, values, expected = ["unsigned char magic[16];"], [", ".join(map(str, MAGIC))], bytearray(MAGIC)
    for made in records:
        item = items[made.name]
        attribute = f" __attribute__((aligned({made.align})))" if made.align else ""
        lines += [f"#pragma pack(push, {made.pack})"] if made.pack else []
        lines.append(f"typedef {'union' if made.union else 'struct'}{attribute} {{ {' '.join(made.c)} }} {made.name};")
        lines += ["#pragma pack(pop)"] if made.pack else []
        lines.append(f'_Static_assert(sizeof({made.name}) == {item.size}, "size");')
        lines.append(f'_Static_assert(_Alignof({made.name}) == {item.align}, "align");')
        for one in item.fields:
            if not one.bits and not one.padding:
                lines.append(f'_Static_assert(offsetof({made.name}, {one.name}) == {one.offset}, "{one.name}");')
        if made.bit_fields:
            name = rng.choice(made.bit_fields)
            blob.append(f"struct {{ {made.name} value; }} of_{made.name};")
            values.append(f".of_{made.name} = {{{{.{name} = -1}}}}")
            expected += _filled(item, name, big_endian)
    lines.append(f"const struct __attribute__((packed)) {{ {' '.join(blob)} }} blob = {{ {{{values[0]}}}, ")
    lines.append(", ".join(values[1:]) + "};")
    return "\n".join(lines), bytes(expected)


def _filled(record: Record, name: str, big_endian: bool) -> bytes:
    one = next(each for each in record.fields if each.name == name)
    before = one.offset * 8 + one.bit_offset
    if big_endian:
        return (((1 << one.bits) - 1) << (record.size * 8 - before - one.bits)).to_bytes(record.size, "big")
    return (((1 << one.bits) - 1) << before).to_bytes(record.size, "little")


@each_target("target")
@pytest.mark.parametrize("seed", [1, 2])
def test_random_records_agree_with_the_compiler(target: Target, seed: int, tmp_path: Path, zig_cache: Path) -> None:
    rng = random.Random(f"{seed} {target.name}")
    records = list(_records(rng, 250))
    api = good(_yaml(records), target.name)
    text, expected = _c(records, api, rng, target.big_endian)
    (tmp_path / "layout.c").write_text(text)
    command = [sys.executable, "-m", "ziglang", "cc", "-target", target.triple, "-std=c11", "-w", "-c", "layout.c"]
    environment = {
        "ZIG_GLOBAL_CACHE_DIR": str(zig_cache),
        "ZIG_LOCAL_CACHE_DIR": str(zig_cache),
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        [*command, "-o", "layout.o"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    compiled = (tmp_path / "layout.o").read_bytes()
    assert expected in compiled


def _record(text: str, target: str = "x86_64-linux-gnu") -> Record:
    record = good(text, target).items()["m.n.records.r"]
    assert isinstance(record, Record)
    return record


def _offsets(record: Record) -> dict[str, int]:
    return {one.name: one.offset for one in record.fields}


def test_anonymous_members_are_lifted() -> None:
    record = _record(
        """
        unions:
          inner: {fields: {b: int, c: double}}
        records:
          middle: {fields: {a: char, u: {type: inner, anonymous: true}}}
          r: {fields: {first: char, m: {type: middle, anonymous: true}, last: char}}
        """
    )
    assert _offsets(record) == {"first": 0, "m": 8, "a": 8, "b": 16, "c": 16, "last": 24}
    lifted = {one.name: one.path for one in record.fields if one.path}
    assert lifted == {"a": ("m", "a"), "b": ("m", "u", "b"), "c": ("m", "u", "c")}
    assert [one.name for one in record.fields if one.padding] == ["m"]


def test_a_record_extends_another() -> None:
    record = _record("records: {base: {fields: {a: long}}, r: {extends: base, fields: {b: char}}}")
    assert _offsets(record) == {"_base": 0, "a": 0, "b": 8}
    assert record.size == 16


def test_stated_sizes_and_offsets_are_checked() -> None:
    assert codes("records: {r: {size: 16, fields: {a: char, b: {type: long, offset: 8}}}}") == []
    text = "records: {r: {size: 12, fields: {a: char, b: {type: long, offset: 4}}}}"
    assert codes(text) == ["PJ330 12", "PJ330 4"]
    assert codes(text, "x86_64-windows-gnu") == ["PJ330 12"]


def test_a_variant_is_picked_by_target() -> None:
    text = """
        records:
          r:
            fields: {events: uint32_t, data: uint64_t}
            variants: [{when: {arch: x86_64}, pack: 1}]
        """
    assert _record(text).size == 12
    assert _record(text, "aarch64-linux-gnu").size == 16


def test_a_variant_is_picked_by_c_library() -> None:
    text = "records: {r: {fields: {a: int}, variants: [{when: {libc: musl}, fields: {a: int, _1: long}}]}}"
    assert [_record(text, f"x86_64-linux-{libc}").size for libc in ("gnu", "musl")] == [4, 16]


@pytest.mark.parametrize(
    ("when", "sizes"),
    [("{bits: 32}", [4, 16, 4]), ("{endian: big}", [4, 4, 16]), ("{bits: 64, endian: big}", [4, 4, 16])],
)
def test_a_variant_is_picked_by_width_and_byte_order(when: str, sizes: list[int]) -> None:
    text = f"records: {{r: {{fields: {{a: int}}, variants: [{{when: {when}, fields: {{a: int, _1: 'char[12]'}}}}]}}}}"
    assert [_record(text, f"{arch}-linux-gnu").size for arch in ("x86_64", "x86", "s390x")] == sizes


def test_addresses_have_one_of_two_widths() -> None:
    assert codes("records: {r: {fields: {a: int}, variants: [{when: {bits: 16}, pack: 1}]}}") == ["PJ205 16"]


def test_records_that_hold_each_other() -> None:
    assert codes("records:\n  r: {fields: {s: s}}\n  s: {fields: {r: r}}\n") == ["PJ324 r"]
    record = _record("records: {r: {fields: {next: r *, other: s *}}, s: {fields: {inner: r}}}")
    assert record.size == 16


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ("a: void", "PJ326 void"),
        ("a: opaque", "PJ326 opaque"),
        ('a: "int[]", b: int', 'PJ333 "int'),
        ("a: {type: int, bits: 33}", "PJ331 33"),
        ("a: {type: float, bits: 3}", "PJ331 3"),
        ("a: {type: int, bits: 0}", "PJ331 0"),
        ("a: {type: int, align: 3}", "PJ332 3"),
        ("a: {type: int, bits: 3, align: 8}", "PJ332 8"),
        ("a: {type: int, anonymous: true}", "PJ334 true"),
        ('a: {type: "int[]", flexible: b}', "PJ344 b"),
        ("_1: int", "PJ331 r"),
    ],
)
def test_impossible_fields(fields: str, finding: str) -> None:
    assert codes(f"records: {{r: {{fields: {{{fields}}}}}, opaque: {{}}}}") == [finding]
