"""import c: headers in, facts out, in gold cases: a folder each, with what is expected of it and what is left out."""

from __future__ import annotations

import errno
import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from projector import files
from projector.cli import main
from projector.stages import apart

CASES = Path(__file__).parent / "c"
NAMES = sorted(one.name for one in CASES.iterdir())


def imported(case: Path, out: Path, *more: str) -> list[str]:
    """The command line that imports a case."""
    targets, options = case / "targets", case / "options"
    names = targets.read_text().split() if targets.exists() else ["x86_64-linux-gnu"]
    words = [word for name in names for word in ("--target", name)]
    words += ["--include", str(case), *options.read_text().split()] if options.exists() else []
    return [
        "import",
        "c",
        "--library",
        "lib",
        "--header",
        str(case / "lib.h"),
        "--soname",
        "lib.so",
        *words,
        *more,
        "-o",
        str(out),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_facts_are_as_expected(name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*imported(CASES / name, tmp_path / "lib"), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    written = (one for one in (tmp_path / "lib").glob("*.yaml") if one.name != "module.yaml")
    found = {one.name: one.read_text() for one in written}
    found["left_out.json"] = json.dumps(told["left_out"], indent=2) + "\n"
    expected = CASES / name / "expected"
    if os.environ.get("PROJECTOR_GOLD"):
        expected.mkdir(exist_ok=True)
        for file, text in found.items():
            (expected / file).write_text(text)
    assert found == {one.name: one.read_text() for one in expected.iterdir()}


# --- what is told ---------------------------------------------------------------------------------------------------

HEADER = """
#define LIB_LIMIT 10
int lib_stay(int a);
int lib_change(int a);
int lib_go(void);
"""
OVERLAY = """\
projector: 1
overlay: lib
change:
  functions:
    lib_stay: {doc: Stays., params: {a: {default: 5}}}
    lib_go: {doc: Goes.}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "lib.h").write_text(HEADER)
    return folder


def test_the_same_headers_give_the_same_bytes(case: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert main(imported(case, tmp_path / out / "lib")) == 0
    assert (tmp_path / "one/lib/lib.yaml").read_bytes() == (tmp_path / "two/lib/lib.yaml").read_bytes()
    stamp = (tmp_path / "one/lib/lib.yaml").stat().st_mtime_ns
    assert main(imported(case, tmp_path / "one" / "lib")) == 0
    assert (tmp_path / "one/lib/lib.yaml").stat().st_mtime_ns == stamp


def test_importing_again_keeps_what_people_wrote(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "lib"
    assert main(imported(case, out)) == 0
    (out / "lib.overlay.yaml").write_text(OVERLAY)
    module = (out / "module.yaml").read_text() + "doc: Mine.\n"
    (out / "module.yaml").write_text(module)
    changed = HEADER.replace("lib_change(int a)", "lib_change(long a)").replace("lib_go", "lib_come")
    (case / "lib.h").write_text(changed)
    capfd.readouterr()
    assert main([*imported(case, out), "--json"]) == 0
    told, err = capfd.readouterr()
    *found, summary = map(json.loads, (told + err).splitlines())
    assert (summary["appeared"], summary["vanished"], summary["changed"]) == (
        ["functions.lib_come"],
        ["functions.lib_go"],
        ["functions.lib_change"],
    )
    assert [(one["code"], Path(one["file"]).name, one["line"]) for one in found] == [("PJ311", "lib.overlay.yaml", 6)]
    assert (out / "lib.overlay.yaml").read_text() == OVERLAY and (out / "module.yaml").read_text() == module
    assert "lib_come" in (out / "lib.yaml").read_text()


MODULE = "projector: 1\nmodule: lib\nlibraries: {c: process}\n"
TIMES = """\
projector: 1
namespace: lib.times
platforms: [linux]
library: c
aliases:
  lib_size: unsigned int
records:
  timespec:
    fields: {tv_sec: long, tv_nsec: long}
"""


def test_a_namespace_for_each_header_beside_those_that_people_wrote(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out, case = tmp_path / "lib", tmp_path / "split"
    out.mkdir()
    shutil.copytree(CASES / "split", case)
    words = [one for one in imported(case, out) if one not in ("--soname", "lib.so")]
    for name, text in (("module.yaml", MODULE), ("times.yaml", TIMES)):
        (out / name).write_text(text)
    assert main([*words, "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert sorted(Path(one).name for one in told["files"]) == [
        "base_types.yaml",
        "class_.yaml",
        "lib.yaml",
        "odd.yaml",
        "shapes.yaml",
    ]
    assert all(one not in (out / "base_types.yaml").read_text() for one in ("timespec:\n", "lib_size:"))
    assert all("library: c\n" in Path(one).read_text() for one in told["files"])
    assert ((out / "module.yaml").read_text(), (out / "times.yaml").read_text()) == (MODULE, TIMES)
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    assert main(words) == 0 and before == {one.name: one.read_bytes() for one in out.iterdir()}
    (case / "lib/class.h").write_text("int lib_class_of(void);\nint lib_more(void);\n")
    capfd.readouterr()
    assert main([*words, "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert (told["appeared"], told["changed"]) == (
        ["lib.class_.functions.lib_more"],
        ["lib.class_.functions.lib_class_of"],
    )


SHARED = """projector: 1
namespace: shared.types
library: c
records: {lib_shared: {fields: {a: int, in: lib_shared_in}}, lib_shared_in: {fields: {b: int}}}
functions: {lib_common: {params: {p1: lib_shared *}, returns: int}}
"""


def test_what_a_required_module_has_is_left_out(case: Path, tmp_path: Path) -> None:
    out, shared = tmp_path / "lib", tmp_path / "shared"
    out.mkdir()
    shared.mkdir()
    (out / "module.yaml").write_text(MODULE.replace("\nlibraries", "\nrequires: [shared]\nlibraries"))
    (shared / "module.yaml").write_text(MODULE.replace("module: lib", "module: shared"))
    (shared / "types.yaml").write_text(SHARED)
    (case / "lib.h").write_text(
        "struct lib_shared { int a; struct { int b; } in; };\nint lib_common(struct lib_shared *);\n"
        "int lib_own(struct lib_shared *of);\n"
    )
    words = [one for one in imported(case, out) if one not in ("--soname", "lib.so")]
    assert main(words) == 0
    text = (out / "lib.yaml").read_text()
    assert "lib_own:\n    params: {of: lib_shared *}" in text
    assert all(one not in text for one in ("lib_common", "records:", "unions:"))


def test_without_comments(case: Path, tmp_path: Path) -> None:
    header = """
/** Told. */
int lib_told(void);
/** A record. */
struct lib_record { int a; /**< A field. */ };
/** An enum. */
enum lib_enum { LIB_A /**< A member. */ };
"""
    (case / "lib.h").write_text(header)
    assert main(imported(case, tmp_path / "with")) == 0
    assert main([*imported(case, tmp_path / "without"), "--no-docs"]) == 0
    told, silent = ((tmp_path / name / "lib.yaml").read_text() for name in ("with", "without"))
    assert told.count("doc:") == 5 and "doc:" not in silent
    assert "lib_told: {returns: int}" in silent


@pytest.mark.parametrize(
    ("header", "code", "words"),
    [
        ("int lib_broken(;\n", "PJ802", "expected parameter declarator"),
        ("#include <lib_missing.h>\n", "PJ802", "'lib_missing.h' file not found"),
        ("unknown_type lib_broken(void);\n", "PJ802", "unknown type name 'unknown_type'"),
        ("#include <stddef.h>\n", "PJ804", "declare nothing of the library's own"),
    ],
)
def test_wrong_headers_are_told_and_nothing_is_written(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], header: str, code: str, words: str
) -> None:
    (case / "lib.h").write_text(header)
    assert main(imported(case, tmp_path / "lib")) == 1
    err = capfd.readouterr().err
    assert code in err and words in err and "help:" in err
    assert code != "PJ802" or "lib.h:1:" in err
    assert not (tmp_path / "lib").exists()


def test_a_write_that_fails_leaves_nothing(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "lib"
    words = imported(case, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "write", full_disk)
        assert main(words) == 3
    assert "PJ014" in capfd.readouterr().err and not folder.parent.exists()
    assert main(words) == 0
    (folder / "module.yaml").unlink()
    (case / "lib.h").write_text("int lib_other(void);\n")
    before = (folder / "lib.yaml").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "write", full_disk)
        assert main(words) == 3
    assert (folder / "lib.yaml").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["lib.yaml"]


def full_disk(path: Path, data: bytes) -> None:
    """The facts still fit on it, module.yaml doesn't."""
    if path.name == "module.yaml" and "new" in path.parts:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    with files.replacing(path) as stream:
        stream.write(data)


@pytest.mark.apart
def test_headers_are_read_by_a_process_of_their_own(case: Path, tmp_path: Path) -> None:
    words = ["--target", "aarch64-linux-gnu"]
    assert main(imported(case, tmp_path / "lib", *words)) == 0
    assert "lib_stay" in (tmp_path / "lib/lib.yaml").read_text()


@pytest.mark.apart
@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "breaks down on these headers (SIGSEGV)"),
        ("import time; time.sleep(60)", "still busy with these headers"),
        ("raise MemoryError('no room')", "breaks down on these headers: MemoryError: no room"),
    ],
)
def test_what_breaks_the_compiler_down_is_told(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    program: str,
    words: str,
) -> None:
    monkeypatch.setattr(apart, "_PROGRAM", program)
    monkeypatch.setattr(apart, "_LONGEST", 1 if "sleep" in program else 60)
    assert main(imported(case, tmp_path / "lib")) == 1
    err = capfd.readouterr().err
    assert "PJ806" in err and words in err and "help:" in err
    assert not (tmp_path / "lib").exists()


def test_what_is_missing_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str], case: Path) -> None:
    base = ["import", "c", "--library", "nowhere", "-o", str(tmp_path / "out")]
    assert main([*base, "--header", "nowhere.h", "--soname", "nowhere.so"]) == 1
    assert "PJ801: there is no header nowhere.h" in capfd.readouterr().err
    assert main([*base, "--header", str(case / "lib.h")]) == 1
    assert "PJ803: there is no libnowhere.so here" in capfd.readouterr().err
    assert main([*base, "--header", str(case / "lib.h"), "--pkg-config", "nowhere"]) == 3
    assert "pkg-config" in capfd.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_header_of_another_system_is_not_there(tmp_path: Path, capfd: pytest.CaptureFixture[str], case: Path) -> None:
    if not list(Path("/usr/include").glob("*/sys/epoll.h")):
        pytest.skip("this machine has no headers of glibc (Debian: libc6-dev)")
    (case / "lib.h").write_text(
        "#include <stdint.h>\n#include <sys/epoll.h>\nint lib_wait(struct epoll_event *event);\n"
    )
    words = ["--target", "aarch64-macos", "--target", "x86_64-linux-gnu", "--target", "x86_64-linux-musl"]
    assert main([*imported(case, tmp_path / "lib"), *words]) == 1
    err = capfd.readouterr().err
    assert err.count("error PJ8") == 1 and "help: import it for the targets that have it" in err
    assert f"PJ801: there is no header sys/epoll.h for aarch64-macos, and {case}/lib.h includes it\n" in err
    base = [
        "import",
        "c",
        "--library",
        "lib",
        "--soname",
        "lib",
        "--header",
        "sys/epoll.h",
        "-o",
        str(tmp_path / "lib"),
    ]
    assert main([*base, *words]) == 1
    assert "PJ801: there is no header sys/epoll.h for aarch64-macos\n" in capfd.readouterr().err
    assert not (tmp_path / "lib").exists()


def test_linuxs_own_headers_of_another_processor_are_not_there(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], case: Path
) -> None:
    """Debian's folder of this machine comes last: what a library has there serves, what the kernel has doesn't."""
    other = tmp_path / "root" / "x86_64-linux-gnu"
    (other / "asm").mkdir(parents=True)
    (other / "asm" / "lib_layout.h").write_text("struct lib_layout { int a; };\n")
    (other / "lib_types.h").write_text("typedef int lib_number;\n")
    (case / "lib.h").write_text("#include <lib_types.h>\n#include <asm/lib_layout.h>\nint lib_sum(lib_number n);\n")
    base = [*imported(case, tmp_path / "lib"), "--include", str(other)]
    assert main([*base, "--target", "x86_64-linux-gnu"]) == 0
    capfd.readouterr()
    assert main([*base, "--target", "aarch64-linux-gnu"]) == 1
    err = capfd.readouterr().err
    assert f"PJ801: there is no header asm/lib_layout.h for aarch64-linux-gnu, and {case}/lib.h includes it\n" in err


def test_without_libclang_one_is_told_what_to_install(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "clang", None)
    assert main(imported(case, tmp_path / "lib")) == 3
    assert 'pip install "projector-build[import]"' in capfd.readouterr().err
    assert not (tmp_path / "lib").exists()


def test_what_the_language_refuses_is_left_out_with_the_reason(
    case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    header = "struct lib_twice { int from, from_; };\nint lib_use(struct lib_twice t);\nint lib_fine(void);\n"
    (case / "lib.h").write_text(header)
    assert main([*imported(case, tmp_path / "lib"), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert set(told["left_out"]) == {"lib_twice", "lib_use"} and told["found"]["functions"] == 1
    assert main(["check", str(tmp_path / "lib")]) == 0


def test_a_target_has_folders_of_its_own(tmp_path: Path) -> None:
    """As Debian has them, for packages of several processors side by side; where there is none, another's must do."""
    for name, size in (("x86_64-linux-gnu", 8), ("aarch64-linux-gnu", 16)):
        (tmp_path / "include" / name).mkdir(parents=True)
        (tmp_path / "include" / name / "size.h").write_text(f"#define LIB_SIZE {size}\n")
    (tmp_path / "include" / "x86_64-linux-gnu" / "only.h").write_text("#define LIB_ONLY 1\n")
    (tmp_path / "include" / "lib.h").write_text("#include <size.h>\n#include <only.h>\n")
    words = ["--library", "lib", "--header", "lib.h", "--soname", "lib.so", "--own", "*/size.h", "--own", "*/only.h"]
    words += ["--include", str(tmp_path / "include"), "-o", str(tmp_path / "lib")]
    words += ["--target", "x86_64-linux-gnu", "--target", "aarch64-linux-gnu"]
    assert main(["import", "c", *words]) == 0
    text = (tmp_path / "lib" / "lib.yaml").read_text()
    assert "LIB_ONLY: 1\n" in text
    assert "LIB_SIZE:\n    value: 8\n    variants: [{when: {arch: aarch64}, value: 16}]\n" in text


# --- the library itself ---------------------------------------------------------------------------------------------

SOURCE = """
int lib_old(void) { return 1; }
int lib_new(void) { return 2; }
int lib_hidden_from_headers(void) { return 3; }
int lib_limit = 5;
"""
VERSIONS = (
    "LIB_1.0 { global: lib_old; lib_limit; lib_hidden_from_headers; local: *; }; LIB_1.4 { global: lib_new; } LIB_1.0;"
)
DECLARED = """
int lib_old(void); int lib_new(void); int lib_promised(void);
extern int lib_limit, lib_dreamt;
#define lib_newest lib_new
static inline int lib_twice(int a) { return 2 * a; }
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, zig_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("library")
    (folder / "lib.c").write_text(SOURCE)
    (folder / "versions").write_text(VERSIONS)
    where = folder / "liblib.so.1.4"
    words = [
        "-shared",
        "-nostdlib",
        "-fPIC",
        "-fno-sanitize=all",
        "-target",
        "x86_64-linux-gnu",
        "-Wl,-soname,liblib.so.1",
    ]
    words += [f"-Wl,--version-script={folder}/versions", str(folder / "lib.c"), "-o", str(where)]
    cache = dict.fromkeys(("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR"), str(zig_cache))
    subprocess.run([sys.executable, "-m", "ziglang", "cc", *words], check=True, env={**os.environ, **cache})
    return where


def test_headers_are_compared_with_the_library(
    case: Path, tmp_path: Path, library: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (case / "lib.h").write_text(DECLARED)
    words = [one for one in imported(case, tmp_path / "lib") if one not in ("--soname", "lib.so")]
    assert main([*words, "--library-file", str(library), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    reason = "liblib.so.1 doesn't export it"
    assert told["left_out"] == {"lib_promised": reason, "lib_dreamt": reason}
    assert (told["library"], told["undeclared"]) == (str(library), 1)
    facts = (tmp_path / "lib/lib.yaml").read_text()
    assert 'lib_new:\n    since: {lib: "1.4"}' in facts and "lib_old: {returns: int}" in facts
    assert 'lib_newest:\n    since: {lib: "1.4"}\n    symbol: lib_new' in facts and "lib_twice" in facts
    assert "lib_limit: int" in facts
    assert "soname: liblib.so.1" in (tmp_path / "lib/module.yaml").read_text()
    assert main(["check", str(tmp_path / "lib")]) == 0


def test_other_targets_have_another_library(
    case: Path, tmp_path: Path, library: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (case / "lib.h").write_text("#ifdef _WIN32\nint lib_window(void);\n#endif\nint lib_old(void);\n")
    words = ["--target", "x86_64-windows-gnu", "--library-file", str(library), "--json"]
    assert main([*imported(case, tmp_path / "lib"), *words]) == 0
    assert json.loads(capfd.readouterr().out)["left_out"] == {}
    assert "lib_window" in (tmp_path / "lib/lib.yaml").read_text()


def test_what_one_target_lacks_is_left_out_there(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    header = """
#ifdef __aarch64__
__attribute__((visibility("hidden")))
#endif
int lib_here(void);
int lib_never(void) __attribute__((unavailable));
"""
    (case / "lib.h").write_text(header)
    assert main([*imported(case, tmp_path / "lib"), "--target", "aarch64-linux-gnu", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["left_out"] == {
        "lib_never": "its header says that it isn't available",
        "lib_here": "the library hides it (on aarch64-linux-gnu)",
    }
    assert "lib_here:\n    returns: int\n    arch: [x86_64]\n" in (tmp_path / "lib/lib.yaml").read_text()


def test_a_module_says_how_it_is_imported(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (case / "lib.h").write_text("int lib_here(void);\n#ifdef MORE\nint lib_more(void);\n#endif\n")
    assert main([*imported(case, tmp_path / "lib"), "--define", "MORE"]) == 0
    first = (tmp_path / "lib/lib.yaml").read_text()
    assert "lib_more" in first
    words = [f"--header {case / 'lib.h'}", "--define MORE", "--target x86_64-linux-gnu"]
    with (tmp_path / "lib/module.yaml").open("a") as module:
        module.write(f"attributes: {{import: {json.dumps(words)}}}\n")
    (tmp_path / "lib/lib.yaml").unlink()
    assert main(["import", "c", "--library", "lib", "-o", str(tmp_path / "lib")]) == 0
    assert (tmp_path / "lib/lib.yaml").read_text() == first
    capfd.readouterr()
    assert main(["import", "c", "--library", "other", "-o", str(tmp_path / "other")]) == 2
    assert "Missing option '--header'" in capfd.readouterr().err


def test_what_is_no_library(case: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (case / "libc.so").write_text("/* GNU ld script */ GROUP ( /lib/libc.so.6 )\n")
    (case / "cut.so").write_bytes(b"\x7fELF" + bytes(70))
    for name in ("libc.so", "cut.so", "lib.h"):
        assert main([*imported(case, tmp_path / "lib"), "--library-file", str(case / name)]) == 1
        assert f"PJ805: {case}/{name} is no library" in capfd.readouterr().err
    assert not (tmp_path / "lib").exists()


# --- manual pages ---------------------------------------------------------------------------------------------------

PAGE = r"""
.TH lib_read 2
.SH NAME
lib_read \- reads
.SH SYNOPSIS
.nf
.B #include <lib.h>
.PP
.BI "long lib_read(int " fd ", void " buf [. count "], size_t " count );
.BI "size_t lib_items(void " items "[restrict ." size " * ." n "], \
size_t " size ", size_t " n );
.BI "int lib_text(char *" text ", const char " from "[." length "], int " length );
.BI "int lib_unclear(char " text "[." a " * ." b "], int " a ", int " b );
.fi
.SH DESCRIPTION
.BI "long lib_read(int " fd ", void " buf [. nothing "]);"
"""
PAGED = """
#include <stddef.h>
long lib_read(int fd, void *to, size_t many) __attribute__((access(write_only, 2)));
size_t lib_items(void *items, size_t size, size_t n);
int lib_text(char *text, const char *from, int length);
int lib_unclear(char *text, int a, int b);
int lib_elsewhere(char *text, int a);
"""


def test_manual_pages_say_lengths(case: Path, tmp_path: Path) -> None:
    (case / "lib.h").write_text(PAGED)
    pages = tmp_path / "man"
    for folder in ("man2", "man3"):
        (pages / folder).mkdir(parents=True)
    (pages / "man2/lib_read.2").write_text(PAGE)
    (pages / "man3/lib_items.3.gz").write_bytes(gzip.compress(b".so man2/lib_read.2\n"))
    for name in ("lib_text", "lib_unclear"):
        (pages / f"man2/{name}.2").write_text(PAGE)
    (pages / "man3/lib_elsewhere.3").write_text(".so man3/lib_elsewhere.3\n")
    assert main(imported(case, tmp_path / "lib", "--man", str(pages))) == 0
    facts = (tmp_path / "lib/lib.yaml").read_text()
    assert "lib_read:\n    params: {fd: int, to: {type: void *, dir: out, count: {param: many}}, many: size_t}" in facts
    assert "items: {type: void *, count: {param: n, size: size}}" in facts
    assert "from: {type: const char *, count: {param: length}}" in facts
    assert "lib_unclear:\n    params: {text: char *, a: int, b: int}" in facts
    assert "lib_elsewhere:\n    params: {text: char *, a: int}" in facts
    assert main(["check", str(tmp_path / "lib")]) == 0


def test_a_processors_own_folder_belongs_to_the_library(tmp_path: Path) -> None:
    """As Debian has openssl/configuration.h."""
    for name, text in (
        ("here/lib/lib.h", "int lib_is(void);\n#include <lib/own.h>\n"),
        ("there/lib/own.h", "#define OWN 1\n"),
    ):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    words = [word for name in ("here", "there") for word in ("--include", str(tmp_path / name))]
    head = ["import", "c", "--library", "lib", "--header", "lib/lib.h", "--soname", "lib.so", *words]
    assert main([*head, "--target", "x86_64-linux-gnu", "-o", str(tmp_path / "lib")]) == 0
    assert "  OWN: 1\n" in (tmp_path / "lib/lib.yaml").read_text()
