"""Damaged and truncated headers through `import c`: diagnostics come out, never another exception or half a folder.

    PYTHONPATH=tests python -m tests.fuzz.headers COUNT [FIRST]

A case is a number: it picks a header among those of tests/importers and zig's glibc, and the damage. Cases run in this
process's children, a batch each; one that ends or blocks its child is tried again as `projector import c` does it,
which must tell. What fails is written to build/fuzz.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from projector.diagnostics import CODES, Diagnostics
from projector.importers.c.headers import Request
from projector.stages import import_c as stage
from projector.stages.described import Library
from projector.stages.one_target import OneTarget
from projector.targets import target
from projector.toolchains import toolchain
from projector.toolchains.headers import system

ROOT = Path(__file__).parents[2]
BATCH, PATIENCE = 250, 120
TARGET = target("x86_64-linux-gnu")
GLIBC = ("stdio", "time", "signal", "sys/socket", "sys/stat", "pthread", "dirent", "fcntl", "netdb", "poll", "wchar")
TOKEN = re.compile(rb"[A-Za-z_]\w*|\d\w*|\"[^\"\n]*\"|[^\sA-Za-z_0-9]")
TYPES = b"""int|long|unsigned|char|short|float|double|void|_Bool|signed char|unsigned long long|__int128|long double
size_t|double _Complex|const char *|void *|struct { int a; }|union { int a; float b; }|enum { FUZZ }|_Atomic int
_Float16|__float128|int __attribute__((vector_size(16)))|int __attribute__((aligned(32)))|int (*)(int)
_BitInt(9)|__builtin_va_list""".replace(b"\n", b"|").split(b"|")
WORDS = rb"""static|inline|extern|const|volatile|typedef|struct|union|enum|sizeof|return|__asm__("x")|_Noreturn
_Thread_local|__attribute__((packed))|__attribute__((ms_abi))|__attribute__((deprecated))|__attribute__((mode(DI)))|_Alignas(16)|...|{|}
(|)|[|]|[0]|[]|*|;|,|:|: 3|: 0|=|#|##|\|#define X (|#define Y )|#define Z {|#undef Z|#include "lib.h"|#include <stdio.h>
#if 1|#if 0|#else|#endif|#error x|#pragma pack(1)|#pragma pack()|#pragma once|#line 7 "x"|/*|*/|//|'|"|0|-1|1e999|0x
1ull|99999999999|2147483648|18446744073709551616|'\xff'|"\0"|L"x"|__LINE__|__COUNTER__|__func__|$|@|`|??=|<:|%:""".replace(
    b"\n", b"|"
).split(b"|")
TYPE = re.compile(rb"\b(?:int|long|char|short|float|double|unsigned|void \*)\b")


@cache
def seeds() -> tuple[bytes, ...]:
    """Headers to damage."""
    own = [*sorted((ROOT / "tests/importers/odd").glob("*/*.h")), *sorted((ROOT / "tests/importers/c").glob("*/lib.h"))]
    include = toolchain("zig").folder / "lib/libc/include/generic-glibc"
    return tuple(path.read_bytes() for path in (*own, *(include / f"{name}.h" for name in GLIBC)))


def case(number: int) -> bytes:
    """A damaged header."""
    rng = random.Random(number)
    text = rng.choice(seeds())
    if rng.random() < 0.2:
        return text[: rng.randrange(len(text) + 1)]
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        text = damage(text, rng)
    return text


def damage(text: bytes, rng: random.Random) -> bytes:
    """The header with one thing wrong."""
    start = rng.randrange(len(text) + 1)
    end = min(len(text), start + rng.choice((1, 3, 20, 200)))
    tokens = list(TOKEN.finditer(text))
    match rng.randrange(14):
        case 0:
            return text[:start]
        case 1:
            return text[:start] + text[end:]
        case 2:
            return text[:end] + text[start:]
        case 3:
            lines = text.split(b"\n")
            rng.shuffle(lines)
            return b"\n".join(lines)
        case 4:
            other = rng.choice(seeds())
            return text[:start] + other[rng.randrange(len(other) + 1) :][:400] + text[start:]
        case 5:
            return text[:start] + bytes([rng.randrange(256)]) + text[end if rng.random() < 0.3 else start :]
        case n if n > 9 and (types := list(TYPE.finditer(text))):
            one = rng.choice(types)
            return text[: one.start()] + rng.choice(TYPES) + text[one.end() :]
        case n if n in (6, 7) and tokens:
            one, other = rng.choice(tokens), rng.choice(tokens)
            return text[: one.start()] + (other[0] if n == 6 else rng.choice(WORDS)) + text[one.end() :]
        case _:
            return text[:start] + b" " + rng.choice(WORDS) + b" " + text[start:]


def attempt(header: bytes, folder: Path) -> str:
    """Imports it: "facts", or the codes of what was said. Raises whatever isn't a diagnostic."""
    (folder / "lib.h").write_bytes(header)
    out, found = folder / "out" / "lib", Diagnostics()
    request, library = Request((str(folder / "lib.h"),)), Library("lib", "lib.so")
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        imported = stage.import_c(request, library, (TARGET,), toolchain("zig"), Path(scratch), out, found)
    written = sorted(path.name for path in out.iterdir()) if out.exists() else []
    for name in written:
        (out / name).unlink()
    if out.exists():
        out.rmdir()
    assert written == (["lib.yaml", "module.yaml"] if imported is not None else []), written
    assert (imported is None) == found.failed, "nothing is said, and nothing came"
    for one in found:
        assert one.code in CODES and one.message, one
    return "facts" if imported is not None else " ".join(sorted({one.code for one in found}))


def in_one_process(folder: Path) -> None:
    """From now on headers are read here, and zig isn't asked again."""
    known = system(toolchain("zig"), TARGET, folder)
    vars(stage).update(Apart=OneTarget, system=lambda *_: known)


def tried(numbers: Iterable[int], folder: Path) -> tuple[Counter[str], list[int]]:
    """What came of the cases, and which failed."""
    came, failed = Counter[str](), list[int]()
    for number in numbers:
        print(number, flush=True)
        try:
            came[attempt(case(number), folder)] += 1
        except Exception:
            failed.append(number)
            keep(number, traceback.format_exc(limit=-5))
    return came, failed


def keep(number: int, words: str) -> None:
    """Write a failed case down."""
    path = ROOT / "build/fuzz" / f"header-{number}.h"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(case(number))
    print(f"case {number}: {path}\n{words}", file=sys.stderr, flush=True)


def batch(first: int, count: int) -> tuple[Counter[str], list[int]]:
    """The same in a child; where it ends or blocks before its time, the case that did it is tried as users would."""
    last, came, failed = first + count, Counter[str](), list[int]()
    while first < last:
        command = [sys.executable, "-m", "tests.fuzz.headers", "child", str(first), str(last)]
        with tempfile.TemporaryFile() as said:
            try:
                code = subprocess.run(command, stdout=said, check=False, timeout=PATIENCE + count).returncode
            except subprocess.TimeoutExpired:
                code = -1
            said.seek(0)
            lines = said.read().decode().splitlines()
        if code == 0:
            counts, wrong = map(eval, lines[-2:])  # what `child` below prints
            return came + Counter(counts), failed + wrong
        number = int(lines[-1])
        with tempfile.TemporaryDirectory() as folder:
            try:
                came[f"broke down, then {attempt(case(number), Path(folder))}"] += 1
            except Exception:
                failed.append(number)
                keep(number, traceback.format_exc(limit=-5))
        first = number + 1
    return came, failed


def child(first: int, last: int) -> None:
    """One batch in this process."""
    with tempfile.TemporaryDirectory() as folder:
        in_one_process(Path(folder))
        came, failed = tried(range(first, last), Path(folder))
    print(f"{dict(came)}\n{failed}")


def main(count: str, first: str = "0") -> int:
    start, came, failed = time.monotonic(), Counter[str](), list[int]()
    for begin in range(int(first), int(first) + int(count), BATCH):
        counts, wrong = batch(begin, min(BATCH, int(first) + int(count) - begin))
        came, failed = came + counts, failed + wrong
    took = f"{count} headers in {time.monotonic() - start:.0f} s"
    print(f"{took}: {dict(came)}, {len(failed)} foreign exceptions: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "child":
        child(int(sys.argv[2]), int(sys.argv[3]))
    else:
        sys.exit(main(*sys.argv[1:]))
