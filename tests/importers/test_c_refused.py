"""import c of headers that are wrong, missing or too much for the compiler: it is told, and nothing is written."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest
from cases import imported

from projector import files
from projector.cli import main
from projector.stages import apart


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
    base = ["import", "c", "--library", "nowhere", "-o", str(tmp_path / "nowhere")]
    assert main([*base, "--header", "nowhere.h", "--soname", "nowhere.so"]) == 1
    assert "PJ801: there is no header nowhere.h" in capfd.readouterr().err
    assert main([*base, "--header", str(case / "lib.h")]) == 1
    assert "PJ803: there is no libnowhere.so here" in capfd.readouterr().err
    assert main([*base, "--header", str(case / "lib.h"), "--pkg-config", "nowhere"]) == 3
    assert "pkg-config" in capfd.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_what_nobody_could_read_again_isnt_written(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    base = ["import", "c", "--header", str(case / "lib.h"), "--soname", "lib.so", "--library"]
    assert main([*base, "lib", "-o", "out"]) == 1
    err = capfd.readouterr().err
    assert "error PJ305: a module's folder is called like it: out can't be that of lib" in err
    assert "help: write it into out/lib, or give --library out" in err
    for wrong in ("my-lib", "class", "../lib", ""):
        assert main([*base, wrong]) == 1
        assert "PJ011" in capfd.readouterr().err
    assert not Path("out").exists() and not Path("metadata").exists()


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
