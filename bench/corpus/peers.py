"""What ctypesgen and autopxd2 make of a library, in a virtual environment of their own, asked by programs of their own.

Each is told the library's own headers and folders, and is run as its documentation shows.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import resource
import subprocess
import sysconfig
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus.libraries import FOLDER, Library
from bench.corpus.oracle import Truth, own_headers

VENV = FOLDER.parent / "peers"
PACKAGES = ("ctypesgen", "autopxd2", "cython", "setuptools", "libclang==18.1.1")
MOST = 600  # seconds
_ASK = """
import ctypes, importlib, json, sys
truth, module = json.load(open(sys.argv[1])), importlib.import_module("made")
names = vars(module)
functions = [one for one in truth["functions"] if callable(names.get(one))]
constants = [one for one in truth["constants"] if isinstance(names.get(one), (int, float, str, bytes))]
layouts = []
for name, (size, members) in truth["layouts"].items():
    kind = names.get(f"struct_{name}", names.get(f"union_{name}", names.get(name)))
    try:
        fields = {one: getattr(kind, one) for one in members}
        places = {one: of.offset * 8 + (of.size & 0xFFFF if of.size >> 16 else 0) for one, of in fields.items()}
        if ctypes.sizeof(kind) == size and places == members:
            layouts.append(name)
    except (AttributeError, TypeError):
        pass
json.dump({"functions": functions, "constants": constants, "layouts": layouts}, sys.stdout)
"""


@dataclass(slots=True)
class Made:
    """What is there of what the headers have, after how many seconds, and of a processor's work; or why nothing is."""

    seconds: float = 0.0
    cpu: float = 0.0
    found: dict[str, list[str]] = field(default_factory=dict)
    failed: str = ""


def environment() -> None:
    """The virtual environment, made once."""
    if not (VENV / "bin" / "autopxd").is_file():
        subprocess.run(["python3", "-m", "venv", VENV], check=True)
        subprocess.run([VENV / "bin" / "python", "-m", "pip", "install", "--quiet", *PACKAGES], check=True)


def cpu() -> float:
    """The seconds of a processor's work of all programs that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def versions() -> dict[str, str]:
    """Of each package."""
    said = subprocess.run([VENV / "bin/python", "-m", "pip", "list", "--format=json"], capture_output=True, check=True)
    return {one["name"].lower(): one["version"] for one in json.loads(said.stdout)}


def ctypesgen(library: Library, truth: Truth, scratch: Path) -> Made:
    """Its module, imported with the library at hand."""
    output = scratch / "made.py"
    words = [VENV / "bin" / "ctypesgen", *_folders(library), "-l", str(library.files()[0]), "-o", output]
    made = _timed([*words, *map(str, own_headers(library, scratch))], scratch)
    if made.failed:
        return made
    (scratch / "truth.json").write_text(json.dumps(_plain(truth)))
    asked = _run([VENV / "bin" / "python", "-c", _ASK, "truth.json"], scratch)
    if asked.returncode:
        return Made(made.seconds, made.cpu, failed=f"the module can't be imported: {_last(asked.stderr)}")
    return Made(made.seconds, made.cpu, json.loads(asked.stdout))


def autopxd2(library: Library, truth: Truth, scratch: Path) -> Made:
    """Its .pxd, compiled by Cython and gcc in a module that uses each of the functions; layouts are then C's own."""
    umbrella = scratch / "umbrella.h"
    umbrella.write_text("".join(f"#include <{one}>\n" for one in library.named()))
    prefixes = [word for one in library.folders() for word in ("--project-prefix", str(one))]
    words = [VENV / "bin/autopxd", "-q", "--clang-arg", "-isystem", "--clang-arg", _builtin_headers(), *prefixes]
    made = _timed([*words, *_folders(library), umbrella, scratch / "made.pxd"], scratch)
    if made.failed:
        return made
    text = (scratch / "made.pxd").read_text()
    words_of = set(re.findall(r"\w+", text))
    layouts = set(re.findall(r"(?:struct|union) (\w+):", text)) & set(truth.layouts)
    functions = sorted(name for name in truth.functions if re.search(rf"\b{name}\(", text))
    constants = sorted((truth.macros | set(truth.enumerators)) & words_of)
    made.found = {"functions": functions, "constants": constants, "layouts": sorted(layouts)}
    uses = "\n".join(f"    found.append(<size_t> <void *> {name})" for name in functions)
    source = f"from made cimport *\nfrom made cimport {', '.join(functions)}\n\ndef places():\n    found = []\n{uses}\n"
    (scratch / "use.pyx").write_text(source + "    return found\n")
    made.failed = _refused(["-m", "cython", "-3", "use.pyx"], scratch) or _refused_by_gcc(library, scratch)
    return made


def _refused(words: list[str], scratch: Path) -> str:
    ran = _run([VENV / "bin/python", *words], scratch)
    return f"Cython refuses the .pxd: {_last(ran.stderr)}" if ran.returncode else ""


def _refused_by_gcc(library: Library, scratch: Path) -> str:
    include = sysconfig.get_path("include")
    ran = _run(["gcc", "-w", "-fsyntax-only", "-I", include, *_folders(library), "use.c"], scratch)
    errors = [line for line in ran.stderr.splitlines() if "error:" in line]
    return f"gcc refuses the module: {errors[0].partition('error: ')[2]}" if ran.returncode and errors else ""


def _builtin_headers() -> str:
    """PyPI's libclang has no stddef.h; zig's is of the same family."""
    spec = importlib.util.find_spec("ziglang")
    assert spec is not None and spec.origin is not None
    return str(Path(spec.origin).parent / "lib" / "include")


def _folders(library: Library) -> list[str]:
    return [word for one in library.folders() for word in ("-I", str(one))]


def _timed(words: list[str | Path], scratch: Path) -> Made:
    began, before = time.perf_counter(), cpu()
    try:
        ran = _run(words, scratch)
    except subprocess.TimeoutExpired:
        return Made(MOST, cpu() - before, failed=f"not done after {MOST} s")
    failed = _last(ran.stderr) if ran.returncode else ""
    return Made(time.perf_counter() - began, cpu() - before, failed=failed)


def _run(words: list[str | Path], scratch: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CIR_CLANG_VERSION": "18", "PYTHONWARNINGS": "ignore"}
    options = {"capture_output": True, "text": True, "timeout": MOST, "check": False}
    return subprocess.run(words, cwd=scratch, env=environment, **options)


def _last(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it says nothing"


def _plain(truth: Truth) -> dict[str, object]:
    layouts = {name: (one.size, one.members) for name, one in truth.layouts.items()}
    constants = sorted(truth.macros | set(truth.enumerators))
    return {"functions": sorted(truth.functions), "constants": constants, "layouts": layouts}
