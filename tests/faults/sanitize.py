"""The runtime, the probe and the faulty library with gcc's sanitizers, and their tests under them.

    PYTHONPATH=tests python -m tests.faults.sanitize FOLDER

Python itself isn't instrumented, so the sanitizers' library is preloaded and Python's memory comes from malloc. Three
runs: the tests with ASan and UBSan; every form of use once with LSan at exit; races of handles with TSan. Exits
non-zero where a run fails or reports anything, and where a planted fault goes unseen.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from projected import NATIVE, planned

from projector.diagnostics import Diagnostics
from projector.stages.compile import compile
from projector.toolchains.toolchain import LINK, Toolchain
from tests.faults.forms import forms
from tests.faults.probed import CALLABLES, FAILING, GIVEN, KEPT, MADE, MORE, RAW_FORMS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TESTS = ("tests/faults/test_callee.py", "tests/faults/test_calling.py", "tests/faults/test_exhaustion.py")
# TSan of gcc 12 can't start where addresses are too random.
FIXED = ("setarch", "-R") if shutil.which("setarch") else ()
COMMON = ("-std=c11", "-O1", "-g", "-fPIC", "-fno-omit-frame-pointer", "-fno-sanitize-recover=all")


@dataclass(frozen=True, slots=True)
class Kind:
    """A build of everything with some sanitizers."""

    name: str
    flags: str
    library: str

    def toolchain(self) -> Toolchain:
        gcc = shutil.which("gcc")
        if gcc is None:
            sys.exit("gcc isn't installed: the sanitizers are its")
        words = ("gcc", *COMMON, self.flags)
        linked = (*words, "-shared", *LINK)
        return Toolchain(self.name, "gcc", Path(gcc).parent, lambda _: words, lambda *_: linked, lambda _: "sanitized")

    def preload(self) -> str:
        """What must be loaded before everything else."""
        words = ["gcc", f"-print-file-name={self.library}"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


REPORT = r"ERROR: |runtime error: |WARNING: ThreadSanitizer"
ADDRESS = Kind("asan", "-fsanitize=address,undefined", "libasan.so")
THREAD = Kind("tsan", "-fsanitize=thread", "libtsan.so")


def build(kind: Kind, folder: Path) -> Path:
    """The packages `probe_api` and `faulty_api` and their libraries, in a folder."""
    out = folder / kind.name
    out.mkdir(parents=True, exist_ok=True)
    sources = {"libprobe": sorted(NATIVE.glob("*.c")), "libfaulty": sorted(HERE.glob("*.c"))}
    for name, files in sources.items():
        words = ["gcc", *COMMON, "-std=gnu11", kind.flags, "-shared", f"-Wl,-soname,{name}.so.1", *map(str, files)]
        subprocess.run([*words, "-o", str(out / f"{name}.so.1")], check=True)
    _build_package("probe_api", NATIVE / "metadata" / "probe", kind, out)
    _build_package("faulty_api", HERE / "metadata" / "faulty", kind, out)
    return out


def _build_package(package: str, metadata: Path, kind: Kind, out: Path) -> None:
    _, sources, _ = planned(package, metadata)
    found = Diagnostics()
    binary = compile(sources, kind.toolchain(), out / "build" / package, None, found)
    if binary is None:
        sys.exit("\n".join(one.message for one in found))
    for one in sources.package:
        path = out / package / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text)
    shutil.copy(binary.path, out / package / f"_native{sources.target.suffix}")


def environment(kind: Kind, out: Path, leaks: bool) -> dict[str, str]:
    """What makes a process load the sanitizers' library first and write reports into a folder."""
    log = out / "reports" / "report"
    log.parent.mkdir(exist_ok=True)
    options = f"log_path={log}:exitcode=99:allocator_may_return_null=1:detect_leaks={int(leaks)}"
    return {
        **os.environ,
        "LD_PRELOAD": kind.preload(),
        "LD_LIBRARY_PATH": str(out),
        "PYTHONMALLOC": "malloc",
        "PYTHONPATH": os.pathsep.join((str(out), str(ROOT / "tests"))),
        "PROJECTOR_PREBUILT": str(out),
        "ASAN_OPTIONS": options,
        "UBSAN_OPTIONS": f"log_path={log}:print_stacktrace=1",
        "TSAN_OPTIONS": f"log_path={log}:exitcode=99",
    }


def run(title: str, kind: Kind, out: Path, words: list[str], given: str = "", leaks: bool = False) -> bool:
    """Runs a command under sanitizers; whether all went well."""
    shutil.rmtree(out / "reports", ignore_errors=True)
    env = environment(kind, out, leaks)
    done = subprocess.run(words, cwd=ROOT, env=env, input=given, capture_output=True, text=True, check=False)
    reports = [one for one in said(out, done.stderr) if re.search(REPORT, one)]
    last = (done.stdout.strip().splitlines() or [""])[-1]
    print(f"{title}: {len(reports)} reports, exit code {done.returncode}: {last[:200]}", flush=True)
    if done.returncode != 0 or reports:
        print(done.stdout[-5000:], done.stderr[-5000:], *(one[:3000] for one in reports[:5]), sep="\n")
    return done.returncode == 0 and not reports


def said(out: Path, errors: str) -> list[str]:
    """What the sanitizers say: UBSan's library writes to standard error, whatever it is told."""
    return [errors, *(one.read_text() for one in (out / "reports").glob("report*"))]


def every_form() -> str:
    """The work of tests/leaks/repeat.py: each form a few times, all in one process."""
    plan, _, _ = planned("probe_api", NATIVE / "metadata" / "probe")
    modules = [one.name for one in plan.namespaces if not one.name.endswith(".absent")]
    failing = [(f"{name} fails", f"probe_api.{name}({words})") for name, words in FAILING.items()]
    every = [*forms(plan, MADE, GIVEN, CALLABLES), *failing, *MORE.items(), *RAW_FORMS.items()]
    return json.dumps({"forms": every, "modules": modules, "types": [], "handles": KEPT, "times": 3, "slack": SLACK})


SLACK = {"blocks": 10**9, "references": 10**9, "descriptors": 10**9, "native bytes": 10**9}  # LSan counts here


MEMORY = "import ctypes; c = ctypes.CDLL(None); c.malloc.restype = ctypes.c_void_p; p = ctypes.c_void_p(c.malloc(64)); "
THREADS = """
import threading, faulty_api
for _ in range(2):
    threading.Thread(target=faulty_api.unguarded, args=(10**6,)).start()
"""
PLANTED = (
    (ADDRESS, "heap-use-after-free", MEMORY + "c.memset(p, 1, 64); c.free(p); c.strlen(p)"),
    (ADDRESS, "detected memory leaks", MEMORY),
    (ADDRESS, "signed integer overflow", "import ctypes; ctypes.CDLL('libfaulty.so.1').overflowing(2**31 - 1)"),
    (THREAD, "data race", THREADS),
)


def sees(kind: Kind, what: str, code: str, out: Path) -> bool:
    """Whether a planted fault is reported."""
    shutil.rmtree(out / "reports", ignore_errors=True)
    words = [*FIXED, sys.executable, "-c", code]
    done = subprocess.run(words, env=environment(kind, out, leaks=True), check=False, capture_output=True, text=True)
    seen = any(what in one for one in said(out, done.stderr))
    print(f"planted {what}: {'seen' if seen else 'NOT SEEN'}", flush=True)
    return seen


def main(folder: str) -> int:
    out = build(ADDRESS, Path(folder).absolute())
    tests = sorted(str(one.relative_to(ROOT)) for one in (ROOT / "tests").glob("test_native_*.py"))
    tests.remove("tests/test_native_time.py")  # builds a package of its own
    crashes = "tests/test_native_trace.py::test_a_crash_names_the_call"  # on purpose
    pytest = [sys.executable, "-m", "pytest", "-q", "--capture=sys", "-p", "no:cacheprovider", "--deselect", crashes]
    races = build(THREAD, Path(folder).absolute())
    fine = [
        *(sees(kind, what, code, out if kind is ADDRESS else races) for kind, what, code in PLANTED),
        run("ASan and UBSan", ADDRESS, out, [*pytest, *TESTS, *tests]),
        run("LSan at exit", ADDRESS, out, [sys.executable, "tests/leaks/repeat.py"], every_form(), leaks=True),
        run("TSan", THREAD, races, [*FIXED, sys.executable, "tests/faults/races.py", "9000"]),
    ]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
