"""contenders: how each binding of the made-up API is built: all by the same compiler, with the same flags.

A builder finds its sources in its folder and leaves what Python imports in `package/`. Programs that write C (Cython,
cffi, projector) are counted apart from the compiler.
"""

from __future__ import annotations

import json
import shutil
import sys
import sysconfig
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from bench.build import FLAGS, HERE, Workshop
from bench.growth import cost, ours
from bench.growth.api import Api, api, functions_alone
from bench.growth.cpp import NANOBIND, PYBIND11, cpp_files
from bench.growth.cython import cython_module
from bench.growth.scripts import cffi_declarations, ctypes_module
from projector.targets import host

OURS, STRAIGHT, EMPTY = "ours, table", "ours, straight", "empty"
_PROJECT = """
import gc, json, resource, sys
from pathlib import Path
from projector.diagnostics import Diagnostics, to_text
from projector.stages.build import build
from projector.stages.manifest import manifest
from projector.targets import target
from projector.toolchains import toolchain
gc.disable()  # as the command line does
found = Diagnostics()
project = manifest(Path("."), found)
made = project and build(project, target(sys.argv[1]), toolchain("zig"), Path("dist"), None, found, fresh=True)
print(*(to_text(one, None) for one in found), sep="\\n")
print(json.dumps([sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]))
sys.exit(made is None)
"""
_CFFI = """
import cffi
builder = cffi.FFI()
builder.cdef(open("declarations.h").read())
builder.set_source("growth", '#include "growth.h"')
builder.emit_c_code("growth.c")
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A contender's folder at one size; `shared` has growth.h and the library."""

    workshop: Workshop
    shared: Path
    folder: Path

    @property
    def package(self) -> Path:
        """What goes into the wheel, and onto Python's path."""
        return self.folder / "package"

    def compile(self, out: Path, sources: Iterable[Path], words: Iterable[str] = ()) -> cost.Cost:
        """Compile an extension that links with the library."""
        includes = ("-I", str(self.shared), "-I", sysconfig.get_path("include"))
        library = (str(self.shared / "libgrowth.so.1"), "-Wl,-rpath,$ORIGIN")
        return compile(self.workshop, out, sources, (*words, "-fvisibility=hidden", *includes, *library))


@dataclass(frozen=True, slots=True)
class Contender:
    """`write` gives sources by file name, `build` makes the package of them: CPU seconds by phase.

    `distribution` is the tool's name on an index. Python imports `module`, whose attribute `namespace` has the names.
    """

    name: str
    distribution: str
    module: str
    write: Callable[[Api], dict[str, str]]
    build: Callable[[Place], dict[str, float]]
    namespace: str = ""


def compile(workshop: Workshop, out: Path, sources: Iterable[Path], words: Iterable[str]) -> cost.Cost:
    """Compile without what the compiler remembers of the same text."""
    sources = tuple(sources)
    driver = "c++" if any(one.suffix == ".cpp" for one in sources) else "cc"
    zig = [str(workshop.zig.folder / "zig"), driver, "-target", host().triple]
    new = f"-DGROWTH={time.time_ns()}"
    cache = dict.fromkeys(workshop.zig.cache_variables, str(workshop.root / "zig-cache"))
    command = [*zig, *FLAGS, *words, new, *map(str, sources), "-o", str(out)]
    return cost.run(command, folder=out.parent, environment=cache)


def projected(workshop: Workshop, project: Path, package: Path, target: str) -> dict[str, float]:
    """Build a projection anew and unpack its wheel; the runtime's objects come from the cache, as they do for users."""
    _keep_runtime(workshop, target)
    for one in ("build", "dist"):
        shutil.rmtree(project / one, ignore_errors=True)
    cost.run([sys.executable, "-c", _PROJECT, target], folder=project)
    own, children = json.loads((project / "log").read_text().splitlines()[-1])
    (wheel,) = (project / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    return {"generate": own, "compile": children}


@cache
def _keep_runtime(workshop: Workshop, target: str) -> None:
    """Have the runtime compiled for a target, once a process."""
    folder = workshop.root / "growth" / f"runtime-{target}"
    for name, text in ours.projection(api(10), "table").items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace("{linux:", f"{{{target.split('-')[1]}:"))
    shutil.rmtree(folder / "build", ignore_errors=True)
    cost.run([sys.executable, "-c", _PROJECT, target], folder=folder)


def _project(at: Place) -> dict[str, float]:
    return projected(at.workshop, at.folder, at.package, host().name)


def _build_ctypes(at: Place) -> dict[str, float]:
    shutil.copy(at.folder / "growth.py", at.package)
    return {}


def _build_cffi(at: Place) -> dict[str, float]:
    generated = cost.run([sys.executable, "-c", _CFFI], folder=at.folder)
    compiled = at.compile(at.package / "growth.abi3.so", [at.folder / "growth.c"], ["-DPy_LIMITED_API=0x030B0000"])
    return {"generate": generated.cpu, "compile": compiled.cpu}


def _build_cython(at: Place) -> dict[str, float]:
    generated = cost.run([sys.executable, "-m", "cython", "-3", "growth.pyx"], folder=at.folder)
    compiled = at.compile(at.package / "growth.so", [at.folder / "growth.c"])
    return {"generate": generated.cpu, "compile": compiled.cpu}


def _build_nanobind(at: Place) -> dict[str, float]:
    import nanobind

    include, source = nanobind.include_dir(), Path(nanobind.source_dir()) / "nb_combined.cpp"
    robin_map = Path(include).parent / "ext" / "robin_map" / "include"
    words = ("-std=c++17", "-fno-strict-aliasing", "-I", include, "-I", str(robin_map))
    return {"compile": at.compile(at.package / "growth.so", [*at.folder.glob("*.cpp"), source], words).cpu}


def _build_pybind11(at: Place) -> dict[str, float]:
    import pybind11

    words = ("-std=c++17", "-I", pybind11.get_include())
    return {"compile": at.compile(at.package / "growth.so", [*at.folder.glob("*.cpp")], words).cpu}


def _build_empty(at: Place) -> dict[str, float]:
    shutil.copytree(at.folder / "empty_api", at.package / "empty_api", ignore=shutil.ignore_patterns("*.c"))
    source = at.folder / "empty_api" / "empty.c"
    return {"compile": at.compile(at.package / "empty_api" / "_native.abi3.so", [source]).cpu}


def _empty(it: Api) -> dict[str, str]:
    """The least that any package of one extension is: ours with nothing in it."""
    source = (HERE / "empty.c").read_text()
    return {"empty_api/__init__.py": "from empty_api import _native\n", "empty_api/empty.c": source}


CONTENDERS = (
    Contender(OURS, "", ours.PACKAGE, partial(ours.projection, tier="table"), _project),
    Contender(STRAIGHT, "", ours.PACKAGE, partial(ours.projection, tier="straight"), _project),
    Contender("ctypes", "", "growth", lambda it: {"growth.py": ctypes_module(it)}, _build_ctypes),
    Contender("cffi API", "cffi", "growth", lambda it: {"declarations.h": cffi_declarations(it)}, _build_cffi, "lib"),
    Contender("Cython", "cython", "growth", lambda it: {"growth.pyx": cython_module(it)}, _build_cython),
    Contender("nanobind", "nanobind", "growth", partial(cpp_files, binder=NANOBIND), _build_nanobind),
    Contender("pybind11", "pybind11", "growth", partial(cpp_files, binder=PYBIND11), _build_pybind11),
    Contender(EMPTY, "", "empty_api", _empty, _build_empty),
)
ALONE = Contender(
    "ours, functions alone", "", ours.PACKAGE, lambda it: ours.projection(functions_alone(it), tier="table"), _project
)
"""What one more function takes is measured of this, which no table shows."""
