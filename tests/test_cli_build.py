"""`projector build`, as somebody at a terminal sees it: wheels, words and exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from publishing import ENDLESS, warm, without_texts

from projector.cli import main
from projector.stages import compile
from projector.stages.examine import target_of
from projector.targets import TARGETS, host, target

ROOT = Path(__file__).parent.parent


def start(folder: Path, *arguments: str, **options: object) -> subprocess.Popen[str]:
    """The command line in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "projector", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True)


def wheels(folder: Path) -> list[Path]:
    return sorted(folder.glob("dist/*"))


def test_what_new_wrote_builds_and_works(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    out, err = capfd.readouterr()
    (wheel,) = wheels(tiny)
    assert out == f"dist/{wheel.name}\n"
    assert "projections/tiny: compile\n" in err and "\x1b" not in err
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall("site")
    script = "import tiny_api, os; print(tiny_api.abs(-5), tiny_api.strlen('four'), tiny_api.getpid() == os.getpid())"
    ran = subprocess.run([sys.executable, "-c", script], cwd="site", capture_output=True, text=True)
    assert ran.stdout == "5 4 True\n", ran.stderr


@pytest.mark.parametrize("name", ["tiny", "projections/tiny", "./projections/tiny/"])
def test_build_takes_names_and_folders(tiny: Path, name: str) -> None:
    assert main(["build", name, "-o", "dist", "-j", "1"]) == 0
    assert len(wheels(tiny)) == 1


def test_build_takes_several_targets_and_projections(tiny: Path, zig_cache: Path) -> None:
    assert main(["new", "more"]) == 0
    warm(tiny / "projections" / "more", zig_cache)
    targets = ("x86_64-linux-gnu", "aarch64-linux-gnu")
    options = [word for name in targets for word in ("--target", name)]
    assert main(["build", "more", "projections/tiny", *options]) == 0
    tags = [row.wheel_tag for row in TARGETS if row.name in targets]
    names = {f"projection_{name}-0.1.0-cp311-abi3-{tag}.whl" for name in ("more", "tiny") for tag in tags}
    assert {path.name for path in wheels(tiny)} == names


@pytest.mark.parametrize(
    ("python", "tag", "file"),
    [
        ("3.13t", "cp313-cp313t", "_native.cpython-313t-x86_64-linux-gnu.so"),
        ("3.14t", "cp314-cp314t", "_native.cpython-314t-x86_64-linux-gnu.so"),
        ("abi3t", "cp315-abi3.abi3t", "_native.abi3t.so"),
    ],
)
def test_pythons_without_a_gil_get_wheels_of_their_own(python: str, tag: str, file: str, tiny: Path) -> None:
    assert main(["build", "--python", python, "--target", "x86_64-linux-gnu"]) == 0
    row = target("x86_64-linux-gnu")
    (wheel,) = wheels(tiny)
    assert wheel.name == f"projection_tiny-0.1.0-{tag}-{row.wheel_tag}.whl"
    assert f"tiny_api/{file}" in ZipFile(wheel).namelist()
    told = ZipFile(wheel).read("projection_tiny-0.1.0.dist-info/WHEEL").decode()
    abis, platforms = tag.partition("-")[2].split("."), row.wheel_tag.split(".")
    assert re.findall(r"^Tag: \w+-(.*)$", told, re.MULTILINE) == [f"{a}-{p}" for a in abis for p in platforms]
    assert ("x86_64-linux-gnu and CPython 3.14 without a GIL" in told) == (python == "3.14t")
    assert [one.python for one in (target_of(wheel),) if one is not None] == [python]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--target", "x86_64-windows-gnu"],
            "x86_64-windows-gnu: nothing is built for CPython 3.13 without a GIL there",
        ),
        (["--twin"], "a twin has no native code"),
    ],
)
def test_what_no_free_threaded_python_can_have(
    words: list[str], said: str, tiny: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--python", "3.13t", *words]) == 2
    assert said in capfd.readouterr().err
    assert wheels(tiny) == []


def test_one_target_or_all(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--all-targets", "--target", host().name]) == 2
    assert "--target or --all-targets" in capfd.readouterr().err


def test_build_as_json_names_the_wheel(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--json"]) == 0
    out, err = capfd.readouterr()
    told = json.loads(out.splitlines()[-1])
    assert told["wheel"] == wheels(tiny)[0].relative_to(tiny).as_posix()
    assert {"compile", "pack"} <= set(told["seconds"])
    assert err == ""


def test_timings_name_every_stage_and_what_is_unchanged_needs_few(
    tiny: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in ("projections/tiny/pyproject.toml", "metadata/tiny/tiny.yaml"):
        with (tiny / path).open("a") as file:
            file.write(f"# {tiny}: which nobody has built\n")
    for stages in (("recall", "load", "resolve", "select", "plan", "render", "compile", "pack", "all"),
                   ("recall", "compile", "pack", "all")):  # fmt: skip
        assert main(["build", "--timings"]) == 0
        table = capfd.readouterr().err.split("seconds")[1]
        assert [line.split()[1] for line in table.splitlines() if line.startswith("│")] == list(stages)


def test_wrong_input_is_1_and_leaves_no_wheel(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("metadata/tiny/tiny.yaml").write_text("projector: 1\nnamespace: other\n")
    assert main(["build"]) == 1
    assert "error PJ304" in capfd.readouterr().err
    assert not wheels(tiny)


def test_a_failed_compiler_is_3_and_leaves_the_old_wheel(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    wheel = tiny / "dist" / f"projection_tiny-0.1.0-cp311-abi3-{host().wheel_tag}.whl"
    wheel.parent.mkdir()
    wheel.write_bytes(b"old")
    shutil.copytree(compile.RUNTIME, "runtime")
    Path("runtime/broken.c").write_text("int broken(\n")
    monkeypatch.setattr(compile, "RUNTIME", tiny / "runtime")
    assert main(["build"]) == 3
    err = capfd.readouterr().err
    assert "error PJ501: zig can't compile the runtime:\n    runtime/broken.c:1:12: error:" in err
    assert wheels(tiny) == [wheel] and wheel.read_bytes() == b"old"


def test_a_missing_compiler_is_3(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("projector.toolchains.native.shutil.which", lambda _: None)
    assert main(["build", "--toolchain", "native"]) == 3
    err = capfd.readouterr().err
    assert "error PJ505: this machine has no `cc`\nhelp: " in err


def test_a_compiler_that_cant_make_the_target_is_3(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    other = "aarch64-linux-gnu" if host().arch == "x86_64" else "x86_64-linux-gnu"
    assert main(["build", "--toolchain", "native", "--target", other]) == 3
    assert f"error PJ505: the machine's own compiler makes code for {host().name} only" in capfd.readouterr().err


def test_an_output_that_cant_be_written_is_told(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("dist").write_text("a file")
    assert main(["build", "-o", "dist/x"]) == 3
    err = capfd.readouterr().err
    assert "error PJ014: dist" in err and "Traceback" not in err


def test_one_broken_projection_doesnt_hide_another(tiny: Path) -> None:
    Path("projections/broken").mkdir()
    Path("projections/broken/pyproject.toml").write_text("[")
    assert main(["build"]) == 1
    assert len(wheels(tiny)) == 1


def test_the_same_wheel_under_any_hash_seed_and_from_any_folder(tiny: Path) -> None:
    made = []
    for seed, where in (("1", tiny), ("2", tiny / "projections" / "tiny")):
        environment = {"PYTHONHASHSEED": seed, **without_texts(tiny / f"cache{seed}")}
        with start(where, "build", "-o", f"{tiny}/dist{seed}", env=environment) as process:
            _, err = process.communicate()
        assert process.returncode == 0, err
        made.append(next((tiny / f"dist{seed}").iterdir()).read_bytes())
    assert made[0] == made[1]


def test_an_edit_compiles_one_namespace_again(tiny: Path) -> None:
    facts = (
        "projector: 1\nnamespace: tiny.more\nlibrary: libc\nfunctions:\n  labs: {params: {j: long}, returns: long}\n"
    )
    Path("metadata/tiny/more.yaml").write_text(facts)
    assert main(["build"]) == 0
    objects = Path("projections/tiny/build").glob(f"{host().name}/o/*/*.o")
    before = {path: path.stat().st_mtime_ns for path in objects}
    Path("metadata/tiny/more.yaml").write_text(facts.replace("params: {j:", "params: {k:"))
    assert main(["build"]) == 0
    assert [path.name for path, made in before.items() if path.stat().st_mtime_ns != made] == ["more.o"]


def test_the_same_wheel_from_another_folder_and_umask(tiny: Path, zig_cache: Path) -> None:
    assert main(["build"]) == 0
    shutil.copytree("metadata", "far/away/metadata")
    shutil.copytree("projections", "far/away/projections", ignore=shutil.ignore_patterns("build"))
    (tiny / "far/away/projections/tiny/build").mkdir()
    (tiny / "far/away/projections/tiny/build/zig-cache").symlink_to(zig_cache)
    before = os.umask(0o077)
    try:
        assert main(["build", "far/away/projections/tiny", "-o", "other"]) == 0
    finally:
        os.umask(before)
    (one,), (two,) = wheels(tiny), list(Path("other").iterdir())
    assert one.read_bytes() == two.read_bytes()
    assert str(tiny).encode() not in one.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("name", [row.name for row in TARGETS if row.os == "linux"])
def test_linux_compiles_for_every_target(empty: Path, zig_cache: Path, name: str) -> None:
    assert main(["new", "linux"]) == 0
    shutil.rmtree("metadata/linux")
    for module in ("linux", "posix"):
        shutil.copytree(ROOT / "metadata" / module, f"metadata/{module}")
    Path("projections/linux/build").mkdir()
    Path("projections/linux/build/zig-cache").symlink_to(zig_cache)
    assert main(["build", "--target", name]) == 0


def test_two_builds_at_once_dont_disturb_each_other(tiny: Path) -> None:
    processes = [start(tiny, "build") for _ in range(3)]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], errors
    (wheel,) = wheels(tiny)
    assert zipfile.ZipFile(wheel).testzip() is None


@pytest.mark.parametrize(("told", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_being_told_to_end_leaves_nothing_half_written(tiny: Path, told: signal.Signals, code: int) -> None:
    (tiny / "projections" / "tiny" / "endless.c").write_text(ENDLESS)
    with (tiny / "projections" / "tiny" / "pyproject.toml").open("a") as manifest:
        manifest.write('sources = ["endless.c"]\n')
    with start(tiny, "build") as process:
        assert process.stderr is not None
        while (line := process.stderr.readline()) and "compile" not in line:
            pass
        time.sleep(0.3)  # till the compilers run
        process.send_signal(told)
        _, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert "Traceback" not in err and ("interrupted" in err) == (told is signal.SIGINT)
    assert not wheels(tiny)
    assert not list(tiny.rglob("*.part"))
