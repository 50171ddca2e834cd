"""import c: headers in, facts out, in gold cases: a folder each, with what is expected of it and what is left out."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from pathlib import Path

import pytest
from cases import CASES, HEADER, imported

from projector.cli import main
from projector.importers.c.clang import libclang

NAMES = sorted(one.name for one in CASES.iterdir())


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


OVERLAY = """\
projector: 1
overlay: lib
change:
  functions:
    lib_stay: {doc: Stays., params: {a: {default: 5}}}
    lib_go: {doc: Goes.}
"""


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
    assert main(imported(case, tmp_path / "with" / "lib")) == 0
    assert main([*imported(case, tmp_path / "without" / "lib"), "--no-docs"]) == 0
    told, silent = ((tmp_path / name / "lib" / "lib.yaml").read_text() for name in ("with", "without"))
    assert told.count("doc:") == 5 and "doc:" not in silent
    assert "lib_told: {returns: int}" in silent


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


def test_libclang_is_made_ready_once() -> None:
    # Headers are read for several targets at once: ctypes may not be told anew how to call what another thread calls.
    first = libclang().conf.lib.clang_getCString.errcheck
    assert libclang().conf.lib.clang_getCString.errcheck is first
