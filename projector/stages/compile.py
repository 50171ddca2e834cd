"""compile: Sources and a toolchain give a Binary. The only stage that runs compilers, through ninja.

Everything lies in the build folder under relative names: `c/` (generated), `runtime/` (a copy of ours), `own/` (a copy
of the projection's own C), `o/`. So no machine's path can reach a file, and one folder's outputs equal another's. What
is the same for all projections, the runtime's objects and those of C's own libraries, lies in the user's cache.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import ninja

from projector import files, object_cache
from projector.diagnostics import Diagnostics, Place
from projector.ir.binary import Binary
from projector.ir.own_code import NO_CODE, OwnCode
from projector.ir.sources import Sources
from projector.targets import Target
from projector.toolchains.toolchain import Imports, Toolchain

RUNTIME = Path(__file__).parent.parent / "runtime"

Progress = Callable[[int, int], None]
"""Called with the number of commands that are done, and of all."""


def compile(
    sources: Sources,
    toolchain: Toolchain,
    folder: Path,
    jobs: int | None,
    found: Diagnostics,
    progress: Progress = lambda done, total: None,
    own: OwnCode = NO_CODE,
) -> Binary | None:
    """Compile and link in `folder`, redoing only what changed; None if a tool failed."""
    imports = toolchain.imports(sources.target)
    units = _write_sources(sources, own, imports, folder)
    compiler = f"{toolchain.name} {toolchain.version}"
    # Objects from the cache aren't in ninja's log, so it must see by a file's time when they are of other commands.
    commands = "".join(f"{' '.join(one)}\n" for one in _commands(sources.target, toolchain))
    files.update(folder / "compiler", f"{compiler}\n{commands}".encode())
    keys = _keys(sources.target, toolchain, units, folder)
    shared = _fetch(keys, folder)
    files.update(folder / "build.ninja", _build_file(sources, toolchain, units, imports, own, shared).encode())
    if not _run(toolchain, folder, jobs, found, progress, own):
        return None
    _share({name: key for name, key in keys.items() if name not in shared}, folder)
    target = sources.target
    return Binary(replace(target, wheel_tag=toolchain.wheel_tag(target)), folder / _output(sources), compiler)


@dataclass(frozen=True, slots=True)
class _Units:
    """Relative names of the C files to compile and of the headers that each depends on."""

    c: tuple[str, ...]
    runtime: tuple[str, ...]
    headers: tuple[str, ...]
    own: tuple[str, ...]
    own_headers: tuple[str, ...]


def _output(sources: Sources) -> str:
    return f"_native{sources.target.suffix}"


def _write_sources(sources: Sources, own: OwnCode, imports: Imports, folder: Path) -> _Units:
    wanted = {f"c/{one.path}": one.text.encode() for one in sources.native}
    wanted |= {f"runtime/{one.name}": one.read_bytes() for one in sorted(RUNTIME.glob("*.[ch]"))}
    wanted["runtime/pj_abi.h"] = f'#define PJ_ABI "{_abi()}"\n'.encode()
    ours = sorted(wanted)
    wanted |= {f"{_IMPORTS}/{name}": text.encode() for name, text in imports.definitions.items()}
    wanted |= {f"own/{name}": data for name, data in own.files.items()}
    for name, data in wanted.items():
        files.update(folder / name, data)
    for stale in (*folder.glob("c/*"), *folder.glob("runtime/*"), *folder.glob("own/**/*")):
        if stale.is_file() and stale.relative_to(folder).as_posix() not in wanted:
            stale.unlink()
    units = tuple(f"own/{name}" for name in own.units)
    return _Units(
        tuple(n for n in ours if n.startswith("c/") and n.endswith(".c")),
        tuple(n for n in ours if n.startswith("runtime/") and n.endswith(".c")),
        tuple(n for n in ours if n.endswith(".h")),
        units,
        tuple(f"own/{name}" for name in own.files if f"own/{name}" not in units),
    )


def _abi() -> str:
    """What runtimes must have in common for their objects to have the same layout: their sources."""
    digest = hashlib.sha256()
    for one in sorted(RUNTIME.glob("*.[ch]")):
        digest.update(one.name.encode() + b"\0" + hashlib.sha256(one.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _keys(target: Target, toolchain: Toolchain, units: _Units, folder: Path) -> dict[str, str]:
    """What the runtime's objects are kept as, by their names in the folder; none where builds can't share them."""
    if not toolchain.pinned:
        return {}
    compiler = (toolchain.name, toolchain.version)
    headers = _contents((name for name in units.headers if name.startswith("runtime/")), folder)
    if combine := _commands(target, toolchain)[1]:
        return {_RUNTIME: object_cache.key((*compiler, *combine, *headers, *_contents(units.runtime, folder)))}
    words = (*compiler, *_commands(target, toolchain)[0], *headers)
    return {_object(one): object_cache.key((*words, *_contents((one,), folder))) for one in units.runtime}


def _contents(names: Iterable[str], folder: Path) -> Iterator[str | bytes]:
    for name in names:
        yield from (name, (folder / name).read_bytes())


def _fetch(keys: Mapping[str, str], folder: Path) -> frozenset[str]:
    """Lay those objects that are kept into the folder; their names."""
    laid = set[str]()
    with suppress(OSError):  # as of a full disk: ninja then meets the same, and tells
        for name, key in keys.items():
            data = object_cache.load(key)
            if data is not None:
                files.update(folder / name, data)
                laid.add(name)
    return frozenset(laid)


def _share(keys: Mapping[str, str], folder: Path) -> None:
    for name, key in keys.items():
        object_cache.keep(key, (folder / name).read_bytes())
    if keys:
        object_cache.tidy()


def _commands(target: Target, toolchain: Toolchain) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How one file is compiled, and how many become one object, if they can."""
    without_gil = {"abi3": (), "abi3t": ("-DPJ_FREE_THREADED", "-DPJ_ABI3T")}.get(
        target.python, ("-DPJ_FREE_THREADED",)
    )
    combine = toolchain.combine(target)
    return (*toolchain.compile(target), *without_gil), (*combine, *without_gil) if combine else ()


def _build_file(
    sources: Sources, toolchain: Toolchain, units: _Units, imports: Imports, own: OwnCode, shared: frozenset[str]
) -> str:
    compile, combine = _commands(sources.target, toolchain)
    objects = [_object(name) for name in (*units.c, *units.own)]
    lines = ["# Written by projector's compile stage.", *_rule("compile", (*compile, "-c"))]
    lines += _steps("compile", units.c, units.headers)
    if combine:  # the runtime changes with its release only
        objects.append(_RUNTIME)
    if combine and _RUNTIME not in shared:
        parts, depends = units.runtime, _paths(("compiler", *units.headers))
        if toolchain.launcher:  # which knows commands with one file
            lines += _steps("compile", parts, units.headers)
            parts = tuple(map(_object, parts))
        lines += _rule("combine", combine)
        lines += [f"build {_RUNTIME}: combine {_paths(parts)} | {depends}"]
    elif not combine:
        objects += [_object(name) for name in units.runtime]
        lines += _steps("compile", (one for one in units.runtime if _object(one) not in shared), units.headers)
    if units.own:
        lines += _rule("own", (*compile, *_own_flags(own), "-c"))
        lines += _steps("own", units.own, units.own_headers)
    if imports.definitions:
        lines += ["rule import", f"  command = {' '.join(imports.command)}", "  description = import $in"]
    for name in imports.definitions:
        objects.append(f"o/{Path(name).with_suffix('.lib')}")
        lines.append(f"build {_paths(objects[-1:])}: import {_paths([f'{_IMPORTS}/{name}'])} | compiler")
    lines += [
        "rule link",
        f"  command = {' '.join(toolchain.link(sources.target, bool(units.own)))}",
        "  rspfile = $out.objects",
        "  rspfile_content = $in",
        "  description = link $out",
        f"build {_paths([_output(sources)])}: link {_paths(objects)}",
    ]
    return "\n".join(lines) + "\n"


def _rule(name: str, command: Iterable[str]) -> Iterator[str]:
    yield f"rule {name}"
    yield f"  command = {' '.join(command)} -I runtime $in -o $out"
    yield "  description = compile $in"


def _steps(rule: str, names: Iterable[str], headers: tuple[str, ...]) -> Iterator[str]:
    """A line for each C file, which is compiled again when a header or the compiler changes."""
    depends = _paths(("compiler", *headers))
    for name in names:
        yield f"build {_paths([_object(name)])}: {rule} {_paths([name])} | {depends}"


_RUNTIME = "o/runtime.o"
_IMPORTS = "imports"


def _object(name: str) -> str:
    return f"o/{name.removesuffix('.c')}.o"


def _own_flags(own: OwnCode) -> tuple[str, ...]:
    """What a projection's own C is compiled with besides: its authors' C, whose warnings are theirs."""
    macros = (shlex.quote(f"-D{name}={value}") for name, value in own.defines)
    return ("-std=gnu11", "-Wno-error", *(f"-Iown/{one}" for one in own.include_dirs), *macros)


def _paths(names: Iterable[str]) -> str:
    return " ".join(re.sub(r"([$ :])", r"$\1", name) for name in names)


def _environment(toolchain: Toolchain, folder: Path) -> dict[str, str]:
    # Nothing of the caller's reaches the compiler: CPATH, CFLAGS and the like would change what comes out.
    cache = folder.parent.absolute() / f"{toolchain.name}-cache"
    shared = (object_cache.folder(toolchain.name) if toolchain.pinned else None) or cache
    launcher = (str(toolchain.launcher.parent),) if toolchain.launcher else ()
    path = os.pathsep.join((str(toolchain.folder), *launcher, os.defpath))
    passed = {
        name: value for name, value in os.environ.items() if any(fnmatchcase(name, one) for one in toolchain.variables)
    }
    fixed = {"PATH": path, "LC_ALL": "C", "NINJA_STATUS": "[%f/%t] "}
    caches = dict.fromkeys(toolchain.cache_variables, str(cache))
    return passed | fixed | caches | dict.fromkeys(toolchain.shared_cache_variables, str(shared))


def _run(
    toolchain: Toolchain, folder: Path, jobs: int | None, found: Diagnostics, progress: Progress, own: OwnCode
) -> bool:
    command = [str(Path(ninja.BIN_DIR) / "ninja"), "-k", "0", *(("-j", str(jobs)) if jobs else ())]
    environment = _environment(toolchain, folder)
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        try:
            words = list(_progressing(process.stdout, progress))
        except BaseException:
            process.send_signal(signal.SIGINT)  # ninja then ends its compilers and removes what they began
            raise
    if process.returncode == 0:
        return True
    caches = {environment[name] for name in (*toolchain.cache_variables, *toolchain.shared_cache_variables)}
    full = _full_disk([folder, *map(Path, sorted(caches))])
    if full or any(_FULL in line for line in words):
        hint = "free some space, and build again: only what is missing is compiled then"
        found.error("PJ504", None, f"there is no space left on the disk of {full or folder}", hint)
        return False
    for output, text in _failures(words):
        _report(toolchain, folder, output, text, found, own)
    return False


def _full_disk(places: Iterable[Path]) -> Path | None:
    return next((place for place in places if place.is_dir() and shutil.disk_usage(place).free < _LITTLE), None)


def _progressing(lines: Iterable[str], progress: Progress) -> Iterator[str]:
    for line in lines:
        if step := _STEP.match(line):
            progress(int(step[1]), int(step[2]))
        yield line.rstrip()


_LITTLE = 512 * 1024  # bytes: less than the runtime takes, and compilers say anything then
_FULL = "No space left on device"
_STEP = re.compile(r"\[(\d+)/(\d+)\] ")
_FAILED = re.compile(r"FAILED: (?:\[code=-?\d+\] )?(\S+)")


def _failures(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each failed output with its tool's words; ninja's own complaint if that is all there is."""
    failures: dict[str, list[str]] = {}
    current: list[str] = []
    skip_command = False
    for line in lines:
        if failed := _FAILED.match(line):
            current = failures.setdefault(failed[1], [])
            skip_command = True
        elif skip_command:
            skip_command = False
        elif _STEP.match(line) or line.startswith("ninja: "):
            current = []
        else:
            current.append(line)
    if not failures:
        failures["build.ninja"] = [line for line in lines if line.startswith("ninja: ")]
    for output, text in failures.items():
        yield output, "\n".join(text)


def _report(toolchain: Toolchain, folder: Path, output: str, text: str, found: Diagnostics, own: OwnCode) -> None:
    for place, name in ((str(toolchain.folder), f"<{toolchain.name}>"), (str(folder.absolute()), ".")):
        text = text.replace(place, name)
    if output.startswith("o/own/"):
        _report_own(toolchain, text, found, own)
    elif output.startswith("o/"):
        source = "the runtime" if output == _RUNTIME else output.removeprefix("o/").removesuffix(".o") + ".c"
        hint = "generated C must compile: this is a fault of projector, please report it with these words"
        found.error("PJ501", None, f"{toolchain.name} can't compile {source}:\n{text}", hint)
    elif output == "build.ninja":
        hint = "is the build folder writable, and is there space?"
        found.error("PJ504", None, f"ninja can't run the build:\n{text}", hint)
    elif missing := sorted(set(_UNDEFINED.findall(text))):
        hint = "define it in one of `sources`, or take it out with `select`"
        for symbol in missing:
            found.error("PJ024", None, f"no C file of the projection defines {symbol}", hint)
    else:
        hint = "the linker's words name what is missing"
        found.error("PJ502", None, f"{toolchain.name} can't link {output}:\n{text}", hint)


_UNDEFINED = re.compile(r"undefined hidden symbol: (\w+)")
_COMPLAINT = re.compile(r"(?:\./)?own/(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): (?:fatal )?error: (?P<words>.*)")


def _report_own(toolchain: Toolchain, text: str, found: Diagnostics, own: OwnCode) -> None:
    """Each of the compiler's errors at its place; all of its words where it names none."""
    complaints = list(_COMPLAINT.finditer(text))
    for one in complaints:
        place = Place(own.folder / one["file"], int(one["line"]), int(one["column"]))
        found.error("PJ023", place, one["words"], "it is compiled as C11 with GNU extensions, for the wheel's target")
    if not complaints:
        found.error("PJ023", None, f"{toolchain.name} can't compile the projection's C:\n{text}", "see its words")
