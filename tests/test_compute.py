"""Constants by expression: what is computed for a target is what its compiler finds."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from described import LINUX, good
from each_target import each_target

from projector.ir.api import Constant, Enum
from projector.ir.formula import TYPES, parse
from projector.items.builtin import builtins
from projector.items.constant.compute import compute
from projector.targets import Target
from projector.text import c_number

LITERALS = (
    "0", "1", "2", "3", "7", "31", "0x7f", "0x80", "0xff", "010", "32767", "0x7fffffff", "2147483647", "2147483648",
    "0xffffffff", "4294967296", "0x7fffffffffffffff", "0xffffffffffffffff", "1u", "5L", "9ul", "3ll", "0x10ull",
)  # fmt: skip
BINARY = ("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "<", "<=", ">", ">=", "==", "!=", "&&", "||")
CASTS = (*sorted(TYPES - {"float", "double", "signed"}), "unsigned char", "signed char", "long long", "unsigned long")


def _formula(rng: random.Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.1:
        return rng.choice(LITERALS)
    match rng.randrange(8):
        case 0:
            return f"({rng.choice(CASTS)}){_formula(rng, depth - 1)}"
        case 1 | 2:
            return f"({rng.choice('-+~!')}{_formula(rng, depth - 1)})"
        case 3:
            return f"({' '.join((_formula(rng, depth - 1), '?', _formula(rng, 1), ':', _formula(rng, 1)))})"
        case _:
            return f"({_formula(rng, depth - 1)} {rng.choice(BINARY)} {_formula(rng, depth - 1)})"


def _asserted(target: Target, rng: random.Random) -> list[str]:
    lines = ["#include <stddef.h>", "#include <stdint.h>", "#include <stdbool.h>"]
    while len(lines) < 500:
        text = _formula(rng, 4)
        try:
            value = compute(parse(text), builtins(target).get)
        except ValueError:
            continue
        lines.append(f'_Static_assert(({text}) == {c_number(value)}, "{value}");')
    return lines


@each_target("target")
def test_random_expressions_agree_with_the_compiler(target: Target, tmp_path: Path, zig_cache: Path) -> None:
    (tmp_path / "computed.c").write_text("\n".join(_asserted(target, random.Random(target.name))))
    command = [sys.executable, "-m", "ziglang", "cc", "-target", target.triple, "-std=c11", "-w", "-c"]
    caches = {"ZIG_GLOBAL_CACHE_DIR": str(zig_cache), "ZIG_LOCAL_CACHE_DIR": str(zig_cache)}
    done = subprocess.run(
        [*command, "computed.c", "-o", "computed.o"],
        cwd=tmp_path, env={**caches, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


RECORD = """
    records: {r: {fields: {a: int, b: long, c: void *}}}
    constants:
      ENDS: {expression: "offsetof(r, c) + sizeof(long)"}
      TWICE: {expression: 2 * ENDS}
      STARTS: {expression: "ENDS > 16 ? 1 : -1"}
    """


@pytest.mark.parametrize(("target", "expected"), [(LINUX, (16, 17)), ("x86_64-windows-gnu", (8, 9))])
def test_enumerators_are_the_target_s(target: str, expected: tuple[int, ...]) -> None:
    text = """
    records: {r: {fields: {a: int, b: long}}}
    enums: {e: {members: {SIZE: {expression: sizeof(r)}, MORE: {expression: SIZE + 1}}}}
    """
    (found,) = [one for one in good(text, target).items().values() if isinstance(one, Enum)]
    assert tuple(member.value for member in found.members) == expected


@pytest.mark.parametrize(("target", "expected"), [(LINUX, (24, 48, 1)), ("x86_64-windows-gnu", (12, 24, -1))])
def test_sizes_and_offsets_are_the_target_s(target: str, expected: tuple[int, ...]) -> None:
    found = [one.value for one in good(RECORD, target).items().values() if isinstance(one, Constant)]
    assert tuple(found) == expected
