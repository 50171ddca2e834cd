"""`projector verify WHEEL`: each planted fault is found, what is right is proven, what nobody can prove is told."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from projector import archive
from projector.cli import main
from projector.diagnostics import Diagnostics
from projector.ir.examination import Examination
from projector.stages.examine import examine
from projector.targets import target
from projector.toolchains import toolchain, windows
from projector.toolchains.exports import exports

ZIG = toolchain("zig")
X64 = "manylinux_2_17_x86_64.manylinux2014_x86_64"
SOURCE = """
#if defined(_WIN32)
#define API __declspec(dllimport)
#define OUT __declspec(dllexport)
#else
#define API
#define OUT __attribute__((visibility("default")))
#endif
API void *PyLong_FromLong(long);
#if defined(EXTRA)
API void *EXTRA(void);
#else
#define EXTRA() 0
#endif
#if defined(STATE)
static char state[90000];
OUT char *more(int i) { state[i] = 1; return state; }
#endif
OUT void *PyInit__native(void) { return EXTRA() ? 0 : PyLong_FromLong(1); }
"""
METADATA = "Metadata-Version: 2.4\nName: x\nVersion: 1\nLicense-Expression: MIT\nLicense-File: LICENSE\n"

Compile = Callable[..., bytes]


@pytest.fixture(scope="module")
def compiled(zig_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Compile:
    """An extension for a target, with macros."""
    made = dict[tuple[str, ...], bytes]()

    def run(folder: Path, *words: str) -> None:
        cache = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), str(zig_cache))
        command = [sys.executable, "-m", "ziglang", *words]
        subprocess.run(command, cwd=folder, env={"PATH": "/usr/bin:/bin", **cache}, check=True, capture_output=True)

    def build(name: str, *macros: str, floor: str = "") -> bytes:
        if (known := made.get((name, floor, *macros))) is not None:
            return known
        folder, row = tmp_path_factory.mktemp("native"), target(name)
        (folder / "x.c").write_text(SOURCE)
        triple = f"{row.triple.rpartition('gnu')[0]}gnu.{floor}" if floor else row.triple
        words = ["cc", "-target", triple, "-O2", "-fPIC", "-fno-sanitize=all", *(f"-D{one}" for one in macros)]
        if row.os == "windows":
            run(folder, *words, "-c", "x.c", "-o", "x.o")
            definitions = windows.definitions(row)
            definitions["kernel32.def"] += "  EnterTheVoid\n"
            for library in ("python3", "kernel32"):
                (folder / f"{library}.def").write_text(definitions[f"{library}.def"])
                run(folder, "dlltool", "-m", "i386:x86-64", "-d", f"{library}.def", "-l", f"{library}.lib")
            flags = ["-machine:x64", "-dll", "-noentry", "-nodefaultlib", "-out:out.so"]
            run(folder, "lld-link", *flags, "x.o", "python3.lib", "kernel32.lib")
        elif row.os == "emscripten":
            run(folder, *words, "-c", "x.c", "-o", "x.o")
            run(folder, "wasm-ld", "--shared", "--experimental-pic", "--allow-undefined", "x.o", "-o", "out.so")
        elif row.os == "macos":
            run(folder, *words, "-shared", "-undefined", "dynamic_lookup", "x.c", "-o", "out.so")
        else:
            run(folder, *words, "-shared", "-s", "x.c", "-o", "out.so")
        made[(name, floor, *macros)] = (folder / "out.so").read_bytes()
        return made[(name, floor, *macros)]

    return build


def wheel(folder: Path, native: bytes, tag: str = f"cp311-abi3-{X64}", **more: bytes) -> Path:
    """A wheel with that extension; `more` replaces files by the last part of their names."""
    python, abi, platforms = tag.split("-")
    suffix = ".pyd" if "win" in platforms else ".abi3.so"
    contents = {f"x_api/_native{suffix}": native, "x_api/__init__.py": b"", "x-1.dist-info/METADATA": METADATA.encode()}
    contents["x-1.dist-info/WHEEL"] = "".join(f"Tag: {python}-{abi}-{one}\n" for one in platforms.split(".")).encode()
    contents["x-1.dist-info/licenses/LICENSE"] = b"MIT"
    for path in list(contents):
        contents[path] = more.get(Path(path).stem.removeprefix("_").strip("_"), contents[path])
    contents["x-1.dist-info/RECORD"] = more.get("RECORD") or record(contents)
    stream = io.BytesIO()
    archive.write({path: data for path, data in contents.items() if data != b"-"}, stream)
    path = folder / f"x-1-{tag}.whl"
    path.write_bytes(stream.getvalue())
    return path


def record(contents: Mapping[str, bytes]) -> bytes:
    lines = [
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
        for path, data in contents.items()
        if data != b"-"
    ]
    return "".join([*lines, "x-1.dist-info/RECORD,,\n"]).encode()


def examined(path: Path, again: Path | None = None) -> tuple[Examination | None, list[str]]:
    found = Diagnostics()
    scratch = path.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    examination = examine(path, ZIG, scratch, ["/builds/somewhere/"], found, again)
    return examination, [f"{one.code} {one.message}" for one in found]


def faults(path: Path, again: Path | None = None) -> list[str]:
    return examined(path, again)[1]


@pytest.mark.parametrize("name", ["x86_64-linux-gnu", "x86_64-windows-gnu", "aarch64-macos"])
def test_what_is_right_is_proven_and_the_rest_is_said(compiled: Compile, tmp_path: Path, name: str) -> None:
    path = wheel(tmp_path, compiled(name), f"cp311-abi3-{target(name).wheel_tag}")
    examination, found = examined(path)
    assert found == [] and examination is not None
    outcomes = {check: examination.outcome(check) for check in examination.verdicts}
    assert outcomes.pop("built again") == outcomes.pop("run") == "unproven"
    assert set(outcomes.values()) == {"proven"} and len(outcomes) == 7


def test_a_wheel_for_webassembly(compiled: Compile, tmp_path: Path) -> None:
    tag = f"cp311-abi3-{target('wasm32-emscripten').wheel_tag}"
    examination, found = examined(wheel(tmp_path, compiled("wasm32-emscripten", "EXTRA=fetch_the_void"), tag))
    assert found == [] and examination is not None
    assert [one.about for one in examination.verdicts["imports"]] == [
        "x_api/_native.abi3.so needs fetch_the_void of a library whose exports nobody tells"
    ]
    assert examination.outcome("stable ABI") == examination.outcome("tags") == "proven"
    nonsense = compiled("wasm32-emscripten", "EXTRA=PyUnicode_Nonsense")
    assert faults(wheel(tmp_path, nonsense, tag)) == [
        "PJ732 x_api/_native.abi3.so needs PyUnicode_Nonsense, which isn't in the stable ABI"
    ]


def test_a_wheel_for_another_processor(compiled: Compile, tmp_path: Path) -> None:
    tag = f"cp311-abi3-{target('aarch64-linux-gnu').wheel_tag}"
    assert "PJ731 x_api/_native.abi3.so is for linux on x86_64, the tag for linux on aarch64" in faults(
        wheel(tmp_path, compiled("x86_64-linux-gnu"), tag)
    )


def test_a_wheel_for_another_system(compiled: Compile, tmp_path: Path) -> None:
    found = faults(wheel(tmp_path, compiled("aarch64-macos"), f"cp311-abi3-{X64}"))
    assert "PJ731 x_api/_native.abi3.so is for macos on aarch64, the tag for linux on x86_64" in found


def test_tags_that_disagree(compiled: Compile, tmp_path: Path) -> None:
    (one,) = faults(wheel(tmp_path, compiled("x86_64-linux-gnu"), WHEEL=b"Tag: cp311-abi3-win32\n"))
    assert one.startswith("PJ731 its name says cp311-abi3-manylinux2014_x86_64") and one.endswith("cp311-abi3-win32")


def test_a_pure_wheel_that_isnt(compiled: Compile, tmp_path: Path) -> None:
    found = faults(wheel(tmp_path, compiled("x86_64-linux-gnu"), "py3-none-any"))
    assert "PJ731 the tag is any, and it has 1 native files" in found


def test_a_symbol_of_a_newer_c_library(compiled: Compile, tmp_path: Path) -> None:
    native = compiled("x86_64-linux-gnu", "EXTRA=getrandom", floor="2.28")
    assert faults(wheel(tmp_path, native)) == [
        "PJ731 x_api/_native.abi3.so needs getrandom of GLIBC_2.25, which is newer than the tag",
        "PJ733 x_api/_native.abi3.so needs getrandom, which glibc of x86_64-linux-gnu.2.17 hasn't",
    ]


def test_glibc_in_a_wheel_for_musl(compiled: Compile, tmp_path: Path) -> None:
    native = compiled("x86_64-linux-gnu", "EXTRA=clock")
    found = faults(wheel(tmp_path, native, "cp311-abi3-musllinux_1_2_x86_64"))
    assert any("needs clock of GLIBC_2.2.5" in one or "needs clock of GLIBC_2.17" in one for one in found)


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        ("PyUnicode_Nonsense", "isn't in the stable ABI"),
        ("_PyObject_LookupAttr", "isn't in the stable ABI"),
        ("PyType_FromMetaclass", "Python has from 3.12 on"),
    ],
)
def test_what_the_stable_abi_hasnt(compiled: Compile, tmp_path: Path, symbol: str, words: str) -> None:
    native = compiled("x86_64-linux-gnu", f"EXTRA={symbol}")
    assert faults(wheel(tmp_path, native)) == [f"PJ732 x_api/_native.abi3.so needs {symbol}, which {words}"]


@pytest.mark.parametrize(
    ("name", "symbol", "place"),
    [
        ("x86_64-linux-gnu", "pj_nowhere", "glibc of x86_64-linux-gnu.2.17"),
        ("x86_64-windows-gnu", "EnterTheVoid", "kernel32.dll"),
        ("aarch64-macos", "pj_hidden", "libSystem of aarch64-macos.11.0"),
    ],
)
def test_a_missing_export(compiled: Compile, tmp_path: Path, name: str, symbol: str, place: str) -> None:
    path = wheel(tmp_path, compiled(name, f"EXTRA={symbol}"), f"cp311-abi3-{target(name).wheel_tag}")
    (one,) = faults(path)
    assert one.startswith("PJ733 x_api/_native") and one.endswith(f"needs {symbol}, which {place} hasn't")


def test_a_remark_says_nothing_of_an_export(tmp_path: Path) -> None:
    """In a module definition: `_fpreset F_LD80(DATA) ; DATA added manually`."""
    found = exports(ZIG, target("aarch64-windows-gnu"), "api-ms-win-crt-runtime-l1-1-0.dll", tmp_path)
    assert found is not None and {"_fpreset", "abort"} <= found


@pytest.mark.parametrize(
    "trace", ["/home/alice/work/x.c", "C:\\Users\\alice\\x.c", "/root/.cache/zig", "/builds/somewhere/x"]
)
def test_traces_of_the_machine(compiled: Compile, tmp_path: Path, trace: str) -> None:
    (one,) = faults(wheel(tmp_path, compiled("x86_64-linux-gnu"), init=trace.encode()))
    assert (one.startswith("PJ734 x_api/__init__.py has ") and "alice" in one) or "root" in one or "builds" in one


def test_licences(compiled: Compile, tmp_path: Path) -> None:
    native = compiled("x86_64-linux-gnu")
    assert faults(wheel(tmp_path, native, LICENSE=b"-")) == ["PJ735 LICENSE isn't among its licences"]
    assert faults(wheel(tmp_path, native, METADATA=b"Name: x\n")) == [
        "PJ735 METADATA states no licence",
        "PJ735 it has no file with the words of its licence",
    ]


def test_a_record_that_is_wrong(compiled: Compile, tmp_path: Path) -> None:
    native = compiled("x86_64-linux-gnu")
    found = faults(wheel(tmp_path, native, RECORD=b"x_api/gone.py,sha256=x,1\nx-1.dist-info/RECORD,,\n"))
    assert "PJ736 x_api/_native.abi3.so isn't what RECORD says" in found
    assert "PJ736 x_api/gone.py is in RECORD only" in found


def test_static_memory_that_is_written_to(compiled: Compile, tmp_path: Path) -> None:
    (one,) = faults(wheel(tmp_path, compiled("x86_64-linux-gnu", "STATE")))
    assert one.startswith("PJ737 x_api/_native.abi3.so has 90") and "writable static memory" in one


def test_another_build_that_differs(compiled: Compile, tmp_path: Path) -> None:
    path = wheel(tmp_path, compiled("x86_64-linux-gnu"))
    (tmp_path / "again.whl").write_bytes(path.read_bytes())
    examination, found = examined(path, tmp_path / "again.whl")
    assert found == [] and examination is not None and examination.outcome("built again") == "proven"
    (tmp_path / "again.whl").write_bytes(path.read_bytes() + b"\0")
    assert faults(path, tmp_path / "again.whl") == ["PJ738 built again, it has other bytes"]


def test_what_is_no_wheel(tmp_path: Path) -> None:
    (tmp_path / "x-1-py3-none-any.whl").write_bytes(b"PK")
    (tmp_path / "x.whl").write_bytes(b"")
    assert faults(tmp_path / "x-1-py3-none-any.whl")[0].startswith("PJ730")
    assert faults(tmp_path / "x.whl")[0].endswith("isn't named as a wheel")


def test_the_command(compiled: Compile, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good = wheel(tmp_path, compiled("x86_64-linux-gnu"))
    assert main(["verify", "--json", str(good)]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["checks"]["imports"] == {"outcome": "proven", "said": []}
    assert told["checks"]["run"]["outcome"] == "unproven"
    bad = wheel(tmp_path, compiled("x86_64-linux-gnu"), init=b"/home/alice/x.py")
    assert main(["verify", str(bad)]) == 1
    said = capfd.readouterr().err
    assert "error PJ734" in said and "help: " in said and "traces" in said
