"""Editable installs, as somebody who works on a projection uses them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from publishing import rich

from projector import build_backend
from projector.targets import host

ROOT = Path(__file__).parent.parent
Run = Callable[[str], str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """A projection with something of everything, as the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = rich(tmp_path, zig_cache)
    monkeypatch.chdir(folder)
    return folder


def install(environment: Path) -> None:
    """pip install -e . into an environment."""
    command = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python"), "install", "-q"]
    options = ["--no-build-isolation", "--no-index", "--no-deps", "-e", "."]
    done = subprocess.run(
        [*command, *options], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def run(tmp_path: Path, project: Path) -> Run:
    """Runs code in an environment that has the projection as an editable install."""
    environment = tmp_path / "environment"
    # The environment's Python builds it, so it sees the tool's libraries: that is what no isolation means.
    options = ["--without-pip", "--system-site-packages"]
    subprocess.run([sys.executable, "-m", "venv", *options, environment], check=True)
    paths = [path for path in sys.path if path.endswith("site-packages")]
    (site,) = environment.glob("lib/python*/site-packages")
    (site / "tool.pth").write_text("\n".join(paths))
    install(environment)

    def run(code: str) -> str:
        command = [environment / "bin" / "python", "-c", code]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


def test_it_imports_without_a_hook(run: Run, project: Path) -> None:
    assert run("import rich_api; print(rich_api.abs(-5), rich_api.labs(-7))") == "5 7"
    where = run("import rich_api; print(rich_api.__file__)")
    assert where == str(project / "build" / "editable" / "rich_api" / "__init__.py")
    assert "projector" not in run("import sys, rich_api; print(sys.meta_path, [*sys.modules])")


def test_a_hand_written_file_is_live(run: Run, project: Path) -> None:
    path = project / "rich_api" / "easy.py"
    path.write_text(path.read_text().replace("int(raw.labs(j))", "1000 + int(raw.labs(j))"))
    assert run("import rich_api; print(rich_api.labs(-7))") == "1007"


def test_another_install_takes_new_metadata_and_files(run: Run, project: Path, tmp_path: Path) -> None:
    (project / "rich_api" / "later.py").write_text("answer = 42\n")
    facts = tmp_path / "metadata" / "rich" / "rich.yaml"
    facts.write_text(facts.read_text() + "  getppid: {returns: int}\n")
    old = "import importlib.util as u, rich_api; print(hasattr(rich_api, 'getppid'), u.find_spec('rich_api.later'))"
    assert run(old) == "False None"
    install(tmp_path / "environment")
    assert run("import rich_api, rich_api.later as l; print(hasattr(rich_api, 'getppid'), l.answer)") == "True 42"


def test_what_is_gone_goes(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "metadata" / "rich" / "more" / "text.yaml").unlink()
    (project / "own" / "text.yaml").unlink()
    text = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(text.replace(', "own"', ""))
    install(tmp_path / "environment")
    assert run("import importlib.util as u; print(u.find_spec('rich_api.more'))") == "None"


def test_type_checkers_find_it(run: Run, project: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import rich_api\nfrom rich_api.easy import magnitude\nreveal_type(rich_api.abs(magnitude(-3)))\n"
    )
    python = str(tmp_path / "environment" / "bin" / "python")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable", python, program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert 'Revealed type is "int"' in done.stdout


def test_the_wheel_holds_nothing_but_a_pointer(project: Path, tmp_path: Path) -> None:
    wheel = zipfile.ZipFile(tmp_path / build_backend.build_editable(str(tmp_path)))
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    assert names == ["__editable__.projection_rich-0.1.0.pth"]
    assert wheel.read(names[0]).decode() == f"{project / 'build' / 'editable'}\n"
    assert Path(wheel.filename or "").name == f"projection_rich-0.1.0-cp311-abi3-{host().wheel_tag}.whl"


def test_where_links_cant_be_made_it_is_a_copy_and_said(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    build_backend.build_editable(str(tmp_path))
    copy = project / "build" / "editable" / "rich_api" / "easy.py"
    assert copy.read_bytes() == (project / "rich_api" / "easy.py").read_bytes() and not copy.is_symlink()
    assert "note PJ604: the editable install has a copy of easy.py\nhelp: " in capfd.readouterr().err


def test_it_isnt_for_another_target(project: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_backend.build_editable(str(tmp_path), {"target": "aarch64-macos"})
    assert "error PJ015: an editable install can't be for aarch64-macos" in capfd.readouterr().err


def test_a_failed_one_leaves_the_old_one(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_backend.build_editable(str(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in (project / "build" / "editable").rglob("*")}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "metadata" / "rich" / "more" / "text.yaml").unlink()
    (project / "own" / "text.yaml").write_text("projector: 1\noverlay: rich\nchange: {functions: {abs: {doc: New.}}}\n")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SystemExit):
        build_backend.build_editable(str(tmp_path))
    assert {path: path.stat().st_mtime_ns for path in (project / "build" / "editable").rglob("*")} == before
    assert not list((project / "build").glob(".editable*"))
