"""Random metadata whose C must compile: functions, records and semantics of every kind, for every target.

    PYTHONPATH=tests python -m tests.fuzz.libraries COUNT [FIRST]

A library is a number. What metadata refuses is left out, so that the rest is planned, rendered and compiled as it would
be in a wheel: with -Werror. What fails is written to build/fuzz.
"""

from __future__ import annotations

import ast
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from described import resolved

from projector.diagnostics import Diagnostics
from projector.ir.sources import Sources
from projector.settings import Settings
from projector.stages.compile import RUNTIME
from projector.stages.plan import plan
from projector.stages.render import render
from projector.targets import TARGETS, Target

ROOT = Path(__file__).parents[2]
SCALARS = (
    *("int", "unsigned int", "char", "signed char", "unsigned char", "short", "uint16_t", "long", "unsigned long"),
    *("long long", "uint64_t", "size_t", "ssize_t", "int8_t", "float", "double", "bool", "wchar_t", "char16_t"),
    *("char32_t", "long double", "uintptr_t", "E", "F", "alias_t"),
    *("double _Complex", "float _Complex", "__int128", "unsigned __int128"),
)
RECORDS = ("R1", "R2", "R3", "Ext", "Tail", "U1", "Op")
TARGETED = (*SCALARS, "void", *RECORDS, "cb")
HEAD = """projector: 1
namespace: m.n
library: libc
aliases: {alias_t: long}
constants: {ONE: 1, TWO: 2, THREE: 3}
enums:
  E: {base: int, members: {A: 0, B: 5, C: -7}}
  F: {base: uint64_t, flags: true, members: {FA: 1, FB: 0x8000000000000000}}
exceptions:
  Failed: {fields: {code: int}, codes: {TWO: Worse}}
errors:
  plain: {fail_if: ret != 0, exception: Failed, message: {call: explain, with: {code: ret}}}
  cases:
    fail_if: "ret in (-1, TWO) or ret > 100"
    exception: OSError
    message: no
    cases: [{when: ret == ONE, exception: KeyError}]
  cleared: {fail_if: ret == 0 and errno != 0, exception: Failed, clear: true}
handles:
  H1: {type: int, invalid: [-1], close: {call: closer, errors: errno}}
  H2: {type: Op *, invalid: [0], close: {call: closep}}
  H3: {type: uint64_t, invalid: [0, 7], close: {call: closeu, errors: errno_return}, at_exit: leak}
callbacks:
  cb: {params: {x: int}, returns: int}
records:
  R1: {fields: {a: int, b: "char[8]", c: E, d: "int[2][3]", e: U1, f: void *, g: bool, h: "R2[2]"}}
  R2: {pack: 1, fields: {a: char, b: uint64_t, c: {type: int, bits: 3}, d: {type: unsigned int, bits: 30}, e: double}}
  R3: {fields: {x: double, y: float, z: {type: "char[5]", string: filename}, w: {type: "char[3]", string: utf8}}}
  Ext: {extends: R3, fields: {more: int64_t}}
  Tail: {fields: {len: uint32_t, name: {type: "char[]", flexible: len, string: utf8}}}
  Op: {}
unions:
  U1: {fields: {i: int, f: float, s: "char[3]"}}
functions:
  closer: {params: {fd: int}, returns: int}
  closep: {params: {p: Op *}}
  closeu: {params: {v: uint64_t}, returns: int}
  freer: {params: {p: void *}}
  counter: {params: {p0: int}, returns: size_t}
  explain: {params: {code: int}, returns: {type: const char *, string: utf8}}
"""


def _type(r: random.Random) -> str:
    way, const = r.random(), r.choice(("", "const "))
    if way < 0.4:
        return r.choice(SCALARS)
    if way < 0.76:
        return f"{const}{r.choice(TARGETED)} *"
    if way < 0.83:
        return f"{const}{r.choice(TARGETED)} **"
    if way < 0.88:
        return f"{const}{r.choice((*SCALARS, 'R1', 'R3'))}[{r.randint(1, 4)}]"
    return r.choice((*RECORDS, "cb", "H1", "H2"))


def _count(r: random.Random, names: list[str]) -> str:
    a, b = r.choice(names), r.choice(names)
    words = (
        *("{const: 1}", "{const: 3}", "{call: counter}", f"{{param: {a}}}", f"{{param: {a}, unit: bytes}}"),
        *(f"{{param: {a}, returned: true}}", f"{{param: {a}, out: {b}}}", f"{{in: {a}, out: {b}}}"),
        *(f"{{param: {a}, out: {b}, unit: bytes}}", f"{{param: {a}, includes_nul: true}}"),
    )
    return r.choice(words)


STRINGS = (
    *("utf8", "utf16", "utf32", "wide", "locale", "filename", "bytes"),
    *("{encoding: utf8, terminated: none}", "{encoding: utf8, terminated: double_nul}"),
)


HANDLES = {"int": "H1", "Op *": "H2", "uint64_t": "H3", "int *": "H1", "Op **": "H2", "uint64_t *": "H3"}
RARELY = 0.004


def _value(r: random.Random, names: list[str], kind: str) -> list[str]:
    """What parameters and results both can say; what doesn't go with the type is rare, since it is refused."""
    pointer, text = kind.endswith(("*", "]")), "char" in kind or "void" in kind
    whole = re.match(r"(const )?(int|short|uint16_t|long|uint64_t|size_t|alias_t|E|F)\b", kind)
    every = (
        (0.2 if whole else RARELY, "enum", ("E", "F")),
        (0.5 if kind in HANDLES else RARELY, "handle", (HANDLES.get(kind, "H1"),)),
        (0.6 if pointer and text else RARELY, "string", STRINGS),
        (0.5 if pointer else RARELY, "count", (_count(r, names),)),
        (0.15, "nullable", ("true",)),
        (0.1, "own", ("none", "full", "container")),
        (0.08, "free", ("freer",)),
        (0.08, "borrowed_from", tuple(names)),
    )
    return [f"{key}: {r.choice(words)}" for chance, key, words in every if r.random() < chance]


def _param(r: random.Random, names: list[str]) -> str:
    kind = _type(r)
    words = [f'type: "{kind}"', *_value(r, names, kind)]
    written = kind.endswith(("*", "]")) and not kind.startswith("const")
    every = (
        (0.8 if written else RARELY, "dir", ("in", "out", "out", "inout")),
        (0.2, "optional", ("true",)),
        (0.15, "default", ("0", "5", "-1", "ONE")),
        (0.07, "reserved", ("0", "-1", "TWO")),
        (0.06, "python", ("{keyword_only: true}", "{positional_only: true}", "{name: lambda_}")),
        (0.05, "choose", (f"{{by: {r.choice(names)}, cases: {{ONE: int *, TWO: const R3 *, THREE: void}}}}",)),
    )
    words += [f"{key}: {r.choice(options)}" for chance, key, options in every if r.random() < chance]
    return f"{{{', '.join(words)}}}"


def _returns(r: random.Random, names: list[str]) -> str:
    kind = _type(r)
    kind = kind if not kind.endswith("]") else "int"
    words = [f'type: "{kind}"', *_value(r, names, kind)]
    rules = (
        ("errno", "errno_null", "none")
        if kind.endswith("*")
        else ("errno", "errno_return", "plain", "cases", "cleared")
    )
    every = (
        (0.5, "errors", rules),
        (0.3, "value", ("status", "result")),
    )
    words += [f"{key}: {r.choice(options)}" for chance, key, options in every if r.random() < chance]
    return f"{{{', '.join(words)}}}"


def _function(r: random.Random, i: int) -> str:
    count = r.choice((0, 1, 2, 2, 3, 3, 4, 5, 7))
    names = [f"p{j}" for j in range(max(1, count))]
    rows = [f"  f{i}:"]
    if count:
        rows += ["    params:", *(f"      {name}: {_param(r, names)}" for name in names)]
    if r.random() < 0.85:
        rows.append(f"    returns: {_returns(r, names)}")
    every = (
        (0.3, "gil", ("hold", f"{{release_above: 64, by: {names[0]}}}")),
        (0.2, "interrupt", ("retry",)),
        (0.1, "variadic", ("{v: int}", "{v: double, w: const char *}")),
        (0.06, "syscall", ("{x86_64: 39, aarch64: 172, riscv64: 172, x86: 20, armv7: 20}",)),
        (0.05, "deprecated", ("{message: old}",)),
        (0.01, "iterate", ("{length: {field: len, counts: tail}}",)),
        (0.02, "sizing", (f'{{size_param: {names[-1]}, probe: "null"}}',)),
    )
    rows += [f"    {key}: {r.choice(options)}" for chance, key, options in every if r.random() < chance]
    return "\n".join(rows if len(rows) > 1 else [f"  f{i}: {{}}"]) + "\n"


def metadata(number: int, functions: int) -> tuple[str, Target]:
    """A namespace of random functions, and a target."""
    r = random.Random(number)
    return HEAD + "".join(_function(r, i) for i in range(functions)), TARGETS[number % len(TARGETS)]


def planned(text: str, on: Target) -> tuple[Sources, Counter[str]]:
    """The sources of what metadata accepts of it, and how many functions are safe, raw, left out and refused."""
    counts = Counter[str]()
    while True:
        api, found = resolved(on.name, m__n=text)
        wrong = {one.place.line - 1 for one in found if one.severity.name == "ERROR" and one.place}
        if not wrong:
            break
        text, fewer = _without(text, wrong)
        assert fewer, [one for one in found if one.severity.name == "ERROR"]
        counts["refused"] += fewer
    found = Diagnostics()
    made = plan(api, Settings(package="m_api", metadata=["m"]), found)
    assert not found.failed, [one for one in found if one.severity.name == "ERROR"]
    for namespace in made.namespaces:
        counts["raw" if namespace.path[-1:] == ("raw",) else "safe"] += len(namespace.functions)
    counts["left out"] = sum(one.code == "PJ413" for one in found)
    return render(made), counts


def _without(text: str, wrong: set[int]) -> tuple[str, int]:
    """The text without the functions that lie on these lines."""
    rows = text.splitlines(keepends=True)
    starts = [i for i, row in enumerate(rows) if re.match(r"  f\d+:", row)]
    spans = list(zip(starts, (*starts[1:], len(rows)), strict=True))
    bad = [(start, end) for start, end in spans if wrong & set(range(start, end))]
    kept = [row for i, row in enumerate(rows) if not any(start <= i < end for start, end in bad)]
    return "".join(kept), len(bad)


def compiled(sources: Sources, folder: Path) -> str:
    """What the compiler says of the generated C; nothing is right."""
    for one in sources.package:
        ast.parse(one.text)
    for one in sources.native:
        path = folder / one.path
        path.write_text(one.text, encoding="utf-8")
        words = [
            sys.executable,
            "-m",
            "ziglang",
            "cc",
            "-target",
            sources.target.triple,
            "-std=c11",
            "-O1",
            "-Wall",
            "-Wextra",
        ]
        words += ["-Werror", "-fno-sanitize=all", "-I", str(RUNTIME), "-c", str(path), "-o", str(folder / "one.o")]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return f"{one.path}: {done.stderr[:2000]}"
    return ""


def attempt(number: int, functions: int, folder: Path) -> tuple[str, Counter[str]]:
    """What is wrong with a library, and its figures."""
    text, on = metadata(number, functions)
    counts = Counter[str]()
    try:
        sources, counts = planned(text, on)
        wrong = compiled(sources, folder)
    except Exception:
        wrong = traceback.format_exc(limit=-5)
    if wrong:
        path = ROOT / "build/fuzz" / f"library-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return wrong and f"library {number} for {on.name}: {wrong}", counts


def main(count: str, first: str = "0") -> int:
    start, every, failed = time.monotonic(), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(int(first), int(first) + int(count)):
            wrong, counts = attempt(number, 300, Path(folder))
            every += counts
            if wrong:
                failed += 1
                print(wrong, file=sys.stderr, flush=True)
    print(f"{count} libraries in {time.monotonic() - start:.0f} s: {dict(every)}, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
