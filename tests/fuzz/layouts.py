"""The layout oracle: random aggregates, laid out by our engine and stated to the compilers as `_Static_assert`s.

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
from projector.items.record.layout import Layout, Part, Rules, lay_out
from projector.targets import TARGETS, Target

WHOLE = (
    "signed char", "unsigned char", "char", "short", "unsigned short", "int", "unsigned int", "long", "unsigned long",
    "long long", "unsigned long long", "float", "double", "long double", "wchar_t", "bool", "size_t",
)  # fmt: skip
BITS = ("signed char", "unsigned char", "short", "unsigned short", "int", "unsigned int", "long", "long long", "bool")
HEAD = "#include <stddef.h>\n#include <stdbool.h>\n"
REUSED = 40  # earlier aggregates that later ones may hold
Known = dict[str, Layout]


@dataclass(frozen=True, slots=True)
class Stated:
    """An aggregate's name, its C and what is asserted of it."""

    name: str
    layout: Layout
    c: str
    asserted: int


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
    unnamed_aligns = target.arch == "aarch64" and target.os == "linux"
    laid = lay_out([part for part, _, _ in fields], Rules(union, pack, align, target.msvc_layout, unnamed_aligns))
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
    return Stated(name, laid, "\n".join(lines), len(claims))


def unit(target: Target, seed: str, most: int) -> tuple[str, int]:
    """A translation unit with about `most` assertions, and how many it has."""
    rng, known, text, asserted = random.Random(f"{seed} {target.name}"), Known(), [HEAD], 0
    while asserted < most:
        one = stated(f"R{len(text)}", target, known, rng)
        if len(known) < REUSED and one.layout.size < 4096:
            known[one.name] = one.layout
        text.append(one.c)
        asserted += one.asserted
    return "\n".join(text), asserted


def refuted(target: Target, text: str, folder: Path, cache: Path) -> str:
    """What the target's compiler says against it."""
    (folder / "unit.c").write_text(text)
    words = ["-m", "ziglang", "cc", "-target", target.triple, "-std=c11", "-w", "-c", "unit.c", "-o", "unit.o"]
    env = {**os.environ, "ZIG_GLOBAL_CACHE_DIR": str(cache), "ZIG_LOCAL_CACHE_DIR": str(cache)}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


def main(count: str, seed: str = "0") -> int:
    start, total, failed = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder, number = Path(name), 0
        while total < int(count):
            for target in TARGETS:
                text, asserted = unit(target, f"{seed}.{number}", 20_000)
                words = refuted(target, text, folder, folder / "cache")
                total, failed = total + asserted, failed + bool(words)
                if words:
                    print(f"{target.name}, seed {seed}.{number}:\n{words[:2000]}", file=sys.stderr)
            number += 1
    print(f"{total} assertions in {time.monotonic() - start:.0f} s: {failed} units refuted")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
