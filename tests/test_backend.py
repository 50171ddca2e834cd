"""The PEP 517 hooks, called as front ends call them, and by front ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from publishing import tiny

from projector import build_backend
from projector.cli import main
from projector.targets import host, target

ROOT = Path(__file__).parent.parent
Said = pytest.CaptureFixture[str]
OTHER = "x86_64-linux-gnu" if host().arch == "aarch64" else "aarch64-linux-gnu"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """A new projection, as the current folder."""
    return tiny(tmp_path, monkeypatch, zig_cache)


def test_the_hook_gives_the_command_lines_wheel(project: Path) -> None:
    out = project / "out"
    out.mkdir()
    name = build_backend.build_wheel(str(out))
    assert [path.name for path in out.iterdir()] == [name]
    assert main(["build", "-o", "dist"]) == 0
    assert (project / "dist" / name).read_bytes() == (out / name).read_bytes()


def test_what_it_asks_for(project: Path) -> None:
    (needed,) = build_backend.get_requires_for_build_wheel()
    assert re.fullmatch(r"ziglang==[\d.]+", needed)
    optional = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert optional["zig"] == [needed]
    assert build_backend.get_requires_for_build_editable() == [needed]
    assert build_backend.get_requires_for_build_sdist() == []
    assert build_backend.get_requires_for_build_wheel({"toolchain": "native"}) == []


def test_the_metadata_is_the_wheels(project: Path, tmp_path: Path) -> None:
    with (project / "pyproject.toml").open("a") as manifest:
        manifest.write("[project.scripts]\ntiny = 'tiny_api:abs'\n[project.entry-points.'a.b']\nx = 'tiny_api'\n")
    (project / "LICENSE").write_text("MIT")
    name = build_backend.prepare_metadata_for_build_wheel(str(tmp_path))
    archive = zipfile.ZipFile(tmp_path / build_backend.build_wheel(str(tmp_path), None, str(tmp_path / name)))
    files = {path.relative_to(tmp_path).as_posix(): path for path in (tmp_path / name).rglob("*") if path.is_file()}
    names = ["METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE"]
    assert sorted(files) == [f"projection_tiny-0.1.0.dist-info/{one}" for one in names]
    assert all(archive.read(inside) == path.read_bytes() for inside, path in files.items())
    points = files[f"{name}/entry_points.txt"].read_text()
    assert points == "[a.b]\nx = tiny_api\n\n[console_scripts]\ntiny = tiny_api:abs\n"


@pytest.mark.parametrize("other", [OTHER, "x86_64-linux-musl"])  # the latter is never run, which is said
def test_a_setting_chooses_the_target(project: Path, tmp_path: Path, other: str) -> None:
    name = build_backend.build_wheel(str(tmp_path), {"target": other})
    assert name == f"projection_tiny-0.1.0-cp311-abi3-{target(other).wheel_tag}.whl"
    info = build_backend.prepare_metadata_for_build_wheel(str(tmp_path), {"target": other})
    inside = zipfile.ZipFile(tmp_path / name).read(f"{info}/WHEEL")
    assert inside == (tmp_path / info / "WHEEL").read_bytes() and target(other).arch.encode() in inside


def test_a_setting_chooses_the_compiler(project: Path, tmp_path: Path) -> None:
    name = build_backend.build_wheel(str(tmp_path), {"toolchain": "native"})
    assert "manylinux" not in name
    archive = zipfile.ZipFile(tmp_path / name)
    assert b" (native " in archive.read("projection_tiny-0.1.0.dist-info/WHEEL")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"targte": "x"}, "a build has no setting 'targte'\nhelp: did you mean 'target'?"),
        ({"--option": "x"}, "a build has no setting '--option'\nhelp: its settings are target, toolchain, launcher"),
        ({"target": "vax"}, "target can't be 'vax'\nhelp: one of x86_64-linux-gnu, "),
        ({"target": "aarch64-maco"}, "target can't be 'aarch64-maco'\nhelp: did you mean 'aarch64-macos'?"),
        ({"target": ["aarch64-macos", "x86_64-macos"]}, "target can't be ['aarch64-macos', 'x86_64-macos']"),
        ({"target": ""}, "target can't be ''"),
        ({"toolchain": True}, "toolchain can't be True\nhelp: one of zig, native"),
    ],
)
@pytest.mark.parametrize("hook", ["get_requires_for_build_sdist", "get_requires_for_build_wheel", "build_wheel"])
def test_a_wrong_setting_is_told(
    project: Path, capfd: Said, settings: dict[str, object], words: str, hook: str
) -> None:
    arguments = [str(project / "out")] if hook == "build_wheel" else []
    with pytest.raises(SystemExit):
        getattr(build_backend, hook)(*arguments, settings)
    assert f"error PJ015: {words}" in capfd.readouterr().err
    assert not (project / "out").exists()


def test_wrong_input_is_printed_and_ends_the_process(project: Path, capfd: Said) -> None:
    with (project / "pyproject.toml").open("a") as stream:
        stream.write("tear = 1\n")
    with pytest.raises(SystemExit, match="lines above"):
        build_backend.build_wheel(str(project / "out"))
    assert "pyproject.toml:18:1: error PJ004" in capfd.readouterr().err
    assert not (project / "out").exists()


def test_a_missing_compiler_is_told(project: Path, capfd: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("projector.toolchains.zig.find_spec", lambda _: None)
    with pytest.raises(SystemExit):
        build_backend.build_wheel(str(project / "out"))
    said = capfd.readouterr().err
    assert "error PJ505: zig isn't installed\nhelp: the default compiler comes with: pip install" in said


def run(*command: str, **environment: str) -> str:
    """What a front end says; the tool is importable, as in a clone's environment."""
    inherited = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([sys.executable, "-m", *command], env=inherited, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_front_ends_give_the_same_wheel_and_sdist(project: Path) -> None:
    run("build", "-n", "-x", "-o", "one")  # the sdist, and the wheel from it
    run("pip", "wheel", "-q", "--no-build-isolation", "--no-deps", "--no-index", "-w", "two", ".")
    common = ["--no-build-isolation", "--offline", "-o", "three", "--python", sys.executable]
    run("uv", "build", "--quiet", "--wheel", *common)
    run("uv", "build", "--quiet", "--sdist", *common)
    wheels = [path.read_bytes() for out in ("one", "two", "three") for path in Path(out).glob("*.whl")]
    archives = [path.read_bytes() for out in ("one", "three") for path in Path(out).glob("*.tar.gz")]
    assert len(wheels) == 3 and len(archives) == 2
    assert len(set(wheels)) == len(set(archives)) == 1


def test_settings_arrive_from_front_ends(project: Path) -> None:
    run("build", "-n", "-x", "-w", "-C", f"target={OTHER}", "-o", "one")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "-w", "two"]
    run("pip", "wheel", "-q", *options, "-C", f"target={OTHER}", ".")
    common = ["--wheel", "--no-build-isolation", "--offline", "--python", sys.executable]
    run("uv", "build", "--quiet", *common, "-C", f"target={OTHER}", "-o", "three")
    names = {path.name for out in ("one", "two", "three") for path in Path(out).glob("*.whl")}
    assert names == {f"projection_tiny-0.1.0-cp311-abi3-{target(OTHER).wheel_tag}.whl"}


def test_a_front_end_shows_what_is_wrong_and_no_traceback(project: Path) -> None:
    (project / "../../metadata/tiny/tiny.yaml").write_text("projector: 1\nnamespace: other\n")
    command = [sys.executable, "-m", "build", "-n", "-x", "-w"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "tiny.yaml:2:12: error PJ304" in said and "the lines above say what is wrong" in said
    assert "Traceback" not in said
