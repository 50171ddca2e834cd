"""The layout oracle: random aggregates, laid out by our engine and stated to the compilers as `_Static_assert`s.

No constant expression of C says where the bits of a bit-field lie: so the compiled file also holds a value for each,
with all of its bits set and no other, whose bytes must be ours.

`python -m tests.fuzz.layouts COUNT [SEED]` states at least so many for all targets; a seed gives the same again.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from projector.ir.api import Integer
from projector.ir.types import align_of, size_of
from projector.items.builtin import builtins
from projector.items.record.layout import Layout, Part, Position, Rules, lay_out
from projector.targets import TARGETS, Target

WHOLE = (
    "signed char", "unsigned char", "char", "short", "unsigned short", "int", "unsigned int", "long", "unsigned long",
    "long long", "unsigned long long", "float", "double", "long double", "wchar_t", "bool", "size_t",
)  # fmt: skip
BITS = ("signed char", "unsigned char", "short", "unsigned short", "int", "unsigned int", "long", "long long", "bool")
HEAD = "#include <stddef.h>\n#include <stdbool.h>\n"
MAGIC = bytes(range(0x51, 0x61))  # what the values begin with
LARGEST = 256  # bytes of an aggregate whose bit-fields have values
REUSED = 40  # earlier aggregates that later ones may hold
Known = dict[str, Layout]


@dataclass(frozen=True, slots=True)
class Stated:
    """An aggregate's name, its C, how much is asserted of it, and its bit-fields with the bytes of their values."""

    name: str
    layout: Layout
    c: str
    asserted: int
    bits: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: its C, how much is asserted, and what the compiled file must hold."""

    c: str
    asserted: int
    values: bytes


def _bit_field(number: int, target: Target, rng: random.Random) -> tuple[Part, str, str]:
    kind = rng.choice(BITS)
    of = builtins(target)[kind]
    width = 1 if kind == "bool" else rng.randint(1, of.size * 8 if isinstance(of, Integer) else 1)
    named = rng.random() > 0.2
    width = 0 if not named and rng.random() < 0.5 else width
    name = f"f{number}" if named else ""
    return Part(size_of(of), align_of(of), width, named), f"{kind} {name}:{width};", ""


def _whole(number: int, target: Target, known: Known, rng: random.Random) -> tuple[Part, str, str]:
    name, lengths = f"f{number}", [rng.randint(1, 5) for _ in range(rng.choice([0, 0, 0, 1, 1, 2]))]
    if known and rng.random() < 0.25:
        kind = rng.choice(list(known))
        size, align = known[kind].size, known[kind].align
    elif rng.random() < 0.1:
        kind, size, align = "void *", target.pointer, target.pointer
    else:
        kind = rng.choice(WHOLE)
        size, align = size_of(builtins(target)[kind]), align_of(builtins(target)[kind])
    for length in lengths:
        size *= length
    wider = rng.choice([0] * 9 + [4, 16, 64])
    attribute = f" __attribute__((aligned({wider})))" if wider else ""
    return Part(size, max(align, wider)), f"{kind} {name}{''.join(f'[{n}]' for n in lengths)}{attribute};", name


def stated(name: str, target: Target, known: Known, rng: random.Random) -> Stated:
    """A random aggregate, which may hold those that are known."""
    fields = [
        _bit_field(number, target, rng) if number and rng.random() < 0.4 else _whole(number, target, known, rng)
        for number in range(rng.randint(1, 9))
    ]
    union, pack, align = rng.random() < 0.2, rng.choice([0] * 6 + [1, 2, 4, 8]), rng.choice([0] * 6 + [2, 8, 32])
    rules = Rules(union, pack, align, target.msvc_layout, target.unnamed_aligns)
    laid = lay_out([part for part, _, _ in fields], rules)
    attribute = f" __attribute__((aligned({align})))" if align else ""
    body = f"typedef {'union' if union else 'struct'}{attribute} {{ {' '.join(c for _, c, _ in fields)} }} {name};"
    lines = [f"#pragma pack(push, {pack})", body, "#pragma pack(pop)"] if pack else [body]
    claims = [(f"sizeof({name})", laid.size), (f"_Alignof({name})", laid.align)]
    claims += [
        (f"offsetof({name}, {field})", position.offset)
        for (_, _, field), position in zip(fields, laid.positions, strict=True)
        if field
    ]
    lines += [f'_Static_assert({what} == {value}, "{name}");' for what, value in claims]
    bits = tuple(
        (f"f{number}", _filled(position, part.bits, laid.size, target.big_endian))
        for number, ((part, _, _), position) in enumerate(zip(fields, laid.positions, strict=True))
        if part.bits and part.named and laid.size <= LARGEST
    )
    return Stated(name, laid, "\n".join(lines), len(claims) + len(bits), bits)


def _filled(position: Position, bits: int, size: int, big_endian: bool) -> bytes:
    """The bytes of an aggregate in which all bits of one field are set."""
    before = 8 * position.offset + position.bit_offset
    if big_endian:
        return (((1 << bits) - 1) << (8 * size - before - bits)).to_bytes(size, "big")
    return (((1 << bits) - 1) << before).to_bytes(size, "little")


def _values(every: list[Stated]) -> tuple[str, bytes]:
    """A constant with a value for each bit-field one after another, and its bytes."""
    members, values = ["unsigned char magic[16];"], [f"{{{', '.join(map(str, MAGIC))}}}"]
    for one in every:
        for field, _ in one.bits:
            members.append(f"struct {{ {one.name} value; }} {one.name}_{field};")
            values.append(f"{{{{.{field} = -1}}}}")
    blob = f"const struct __attribute__((packed)) {{ {' '.join(members)} }} blob = {{ {', '.join(values)} }};"
    return blob, b"".join((MAGIC, *(value for one in every for _, value in one.bits)))


def unit(target: Target, seed: str, most: int) -> Unit:
    """A translation unit with about `most` assertions."""
    rng, known, every, asserted = random.Random(f"{seed} {target.name}"), Known(), list[Stated](), 0
    while asserted < most:
        one = stated(f"R{len(every) + 1}", target, known, rng)
        if len(known) < REUSED and one.layout.size < 4096:
            known[one.name] = one.layout
        every.append(one)
        asserted += one.asserted
    blob, values = _values(every)
    return Unit("\n".join((HEAD, *(one.c for one in every), blob)), asserted, values)


def refuted(target: Target, text: str, values: bytes, folder: Path, cache: Path) -> str:
    """What the target's compiler says against it, or which byte of the values is another where only a bit-field is."""
    (folder / "unit.c").write_text(text)
    words = ["-m", "ziglang", "cc", "-target", target.triple, "-std=c11", "-w", "-c", "unit.c", "-o", "unit.o"]
    env = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": str(cache), "ZIG_LOCAL_CACHE_DIR": str(cache)}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr
    compiled = (folder / "unit.o").read_bytes()
    if values in compiled:
        return ""
    start = compiled.find(MAGIC)
    there = compiled[start : start + len(values)]
    return (
        f"byte {next((i for i, (a, b) in enumerate(zip(there, values, strict=False)) if a != b), -1)} of the values\n"
    )


def main(count: str, seed: str = "0") -> int:
    start, total, failed = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder, number = Path(name), 0
        while total < int(count):
            for target in TARGETS:
                made = unit(target, f"{seed}.{number}", 20_000)
                words = refuted(target, made.c, made.values, folder, folder / "cache")
                total, failed = total + made.asserted, failed + bool(words)
                if words:
                    print(f"{target.name}, seed {seed}.{number}:\n{words[:2000]}", file=sys.stderr)
            number += 1
    print(f"{total} assertions in {time.monotonic() - start:.0f} s: {failed} units refuted")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
