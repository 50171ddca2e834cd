"""Metadata as packages of data: made, installed by pip, built on; and what is wrong with one is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from publishing import rich

from projector import build_backend
from projector.cli import main

ROOT = Path(__file__).parents[1]

Said = pytest.CaptureFixture[str]
FROM_FOLDER, FROM_PACKAGE = 'metadata = ["../../metadata/rich"]', 'metadata = ["rich>=0.1"]'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """A projection of the module rich, which requires base; dist holds both as metadata packages."""
    monkeypatch.chdir(tmp_path)
    folder = rich(tmp_path, zig_cache)
    assert main(["pack-metadata", "-o", "dist"]) == 0
    return folder


def install(dist: Path, into: Path, *names: str) -> Path:
    """What pip makes of packages, without an index."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    subprocess.run([*pip, "--find-links", dist, "--target", into, *names], check=True)
    return into


@pytest.fixture
def site(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that has the packages; the folders that they came from are gone."""
    shutil.move(tmp_path / "metadata", tmp_path / "gone")
    ask(project, FROM_PACKAGE)
    folder = install(tmp_path / "dist", tmp_path / "site", "projector-metadata-rich")
    monkeypatch.syspath_prepend(folder)
    return folder


def ask(project: Path, setting: str) -> None:
    manifest = project / "pyproject.toml"
    lines = manifest.read_text().splitlines(keepends=True)
    manifest.write_text("".join(f"{setting}\n" if line.startswith("metadata =") else line for line in lines))


def refused(project: Path, capsys: Said) -> str:
    """What `projector check` prints of a projection that has errors."""
    capsys.readouterr()
    assert main(["check", str(project)]) == 1
    return capsys.readouterr().err


def test_a_package_holds_yaml_and_says_what_it_is(project: Path, tmp_path: Path) -> None:
    wheel = zipfile.ZipFile(tmp_path / "dist" / "projector_metadata_rich-0.1.0-py3-none-any.whl")
    inside = [name.removeprefix("projector_metadata/rich/") for name in wheel.namelist() if "dist-info" not in name]
    assert inside == ["module.yaml", "more/text.yaml", "rich.overlay.yaml", "rich.yaml"]
    info = "projector_metadata_rich-0.1.0.dist-info"
    assert wheel.read(f"{info}/entry_points.txt") == b"[projector.metadata]\nrich = projector_metadata.rich\n"
    said = wheel.read(f"{info}/METADATA").decode()
    assert "Summary: A few functions of the C library, to start from.\n" in said
    assert "Requires-Dist: projector-metadata-base\n" in said
    assert wheel.read("projector_metadata/rich/rich.yaml") == (tmp_path / "metadata/rich/rich.yaml").read_bytes()


def test_its_bytes_are_the_same_everywhere_and_its_form_is_right(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else" / "where"
    shutil.copytree(tmp_path / "metadata", elsewhere)
    before = os.umask(0o077)
    try:
        assert main(["pack-metadata", str(elsewhere / "rich"), "-o", "again"]) == 0
    finally:
        os.umask(before)
    (wheel,) = Path("again").iterdir()
    assert wheel.read_bytes() == (tmp_path / "dist" / wheel.name).read_bytes()
    for words in (["twine", "check", "--strict"], ["check_wheel_contents", "--ignore", "W010"]):
        done = subprocess.run([sys.executable, "-m", *words, wheel], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def test_licences_and_a_readme_go_along(project: Path, tmp_path: Path) -> None:
    (tmp_path / "metadata/base/LICENSE.txt").write_text("Do what you like.\n")
    (tmp_path / "metadata/base/README.md").write_text("# Sizes\n")
    assert main(["pack-metadata", "metadata/base", "-o", "dist"]) == 0
    wheel = zipfile.ZipFile(tmp_path / "dist/projector_metadata_base-2.17-py3-none-any.whl")
    assert wheel.read("projector_metadata_base-2.17.dist-info/licenses/LICENSE.txt") == b"Do what you like.\n"
    assert wheel.read("projector_metadata_base-2.17.dist-info/METADATA").endswith(b"\n# Sizes\n")


def test_a_projection_of_packages_gives_the_wheel_of_the_folders(
    project: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    assert main(["build", str(project), "-o", "folders"]) == 0
    request.getfixturevalue("site")
    assert main(["build", str(project), "-o", "packages"]) == 0
    (one,), (other,) = Path("folders").iterdir(), Path("packages").iterdir()
    assert (one.name, one.read_bytes()) == (other.name, other.read_bytes())
    stub = zipfile.ZipFile(other).read("rich_api/__init__.pyi").decode()
    assert "The number of this very process." in stub  # the publisher's overlay lies on top of the package


def test_a_front_end_takes_the_packages_into_the_sdist(
    project: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", str(project), "-o", "packages"]) == 0
    environment = os.environ | {"PYTHONPATH": str(site), "PIP_NO_INDEX": "1"}
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path / "out", project]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    (sdist,) = (tmp_path / "out").glob("*.tar.gz")
    (wheel,) = (tmp_path / "out").glob("*.whl")
    assert wheel.read_bytes() == (tmp_path / "packages" / wheel.name).read_bytes()
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert {path.name for path in (unpacked / "metadata").iterdir()} == {"base", "rich"}
    shutil.rmtree(site)
    monkeypatch.chdir(unpacked)
    assert build_backend.get_requires_for_build_sdist() == []
    assert main(["check", "."]) == 0


def test_front_ends_are_told_what_to_install(project: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert build_backend.get_requires_for_build_wheel()[1:] == ["projector-metadata-rich>=0.1"]
    ask(project, 'metadata = ["rich <2, >=0.1", "../other", "my_lib"]')
    assert build_backend.get_requires_for_build_sdist() == [
        "projector-metadata-rich<2,>=0.1",
        "projector-metadata-my-lib",
    ]


def test_a_package_that_is_missing_is_named(project: Path, tmp_path: Path, capsys: Said) -> None:
    ask(project, 'metadata = ["rich>=0.1"]')
    said = refused(project, capsys)
    assert "pyproject.toml:17:1: error PJ017: no metadata package of rich is installed" in said
    assert 'help: pip install "projector-metadata-rich>=0.1"; an isolated build: add it to build-system' in said
    ask(project, FROM_FOLDER)
    shutil.rmtree(tmp_path / "metadata/base")
    said = refused(project, capsys)
    assert "metadata/rich/module.yaml:9:12: error PJ017: no metadata package of base is installed" in said


def test_a_wrong_version_is_refused(project: Path, site: Path, capsys: Said) -> None:
    ask(project, 'metadata = ["rich>=0.2,<1"]')
    said = refused(project, capsys)
    assert "error PJ017: projector-metadata-rich 0.1.0 is installed, but <1,>=0.2 is wanted" in said
    assert 'help: pip install "projector-metadata-rich<1,>=0.2", or ask for another version' in said


def test_of_two_versions_the_first_on_the_path_counts(
    project: Path, site: Path, tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "gone/rich/module.yaml"
    module.write_text(module.read_text().replace("version: 0.1.0", "version: 0.2.dev1"))
    assert main(["pack-metadata", str(module.parent), "-o", "newer"]) == 0
    newer = install(tmp_path / "newer", tmp_path / "newer-site", "--no-deps", "projector-metadata-rich==0.2.dev1")
    ask(project, 'metadata = ["rich>=0.2.dev0"]')
    assert "projector-metadata-rich 0.1.0 is installed" in refused(project, capsys)
    monkeypatch.syspath_prepend(newer)
    assert main(["check", str(project)]) == 0


def test_two_packages_of_one_module_are_refused(project: Path, site: Path, capsys: Said) -> None:
    (copy,) = site.glob("projector_metadata_rich-*.dist-info")
    other = shutil.copytree(copy, site / "a_fork-1.dist-info")
    (other / "METADATA").write_text("Metadata-Version: 2.4\nName: a-fork\nVersion: 1\n")
    assert "PJ017: a-fork and projector-metadata-rich both bring metadata of rich" in refused(project, capsys)


@pytest.mark.parametrize("written", ["rich >= ", "rich[x]", "rich; os_name == 'nt'", "my-lib", "rich rich"])
def test_what_is_no_requirement_is_told(project: Path, written: str, capsys: Said) -> None:
    ask(project, f'metadata = ["{written}"]')
    said = refused(project, capsys)
    assert f"pyproject.toml:17:1: error PJ005: `metadata` can't be {written!r}" in said
    assert "help: write a path, such as ./metadata/linux, or an installed module, such as linux>=0.1" in said


def link(module: Path) -> None:
    (module / "more/secret.yaml").symlink_to("/etc/passwd")


def link_the_folder(module: Path) -> None:
    module.rename(module.parent / "elsewhere")
    module.symlink_to(module.parent / "elsewhere")


def bring_code(module: Path) -> None:
    (module / "more/__init__.py").write_text("raise SystemExit('ran')\n")


def bring_c(module: Path) -> None:
    (module / "constructor.c").touch()


def slip_in(module: Path) -> None:
    (module / "more/text.overlay.yaml").write_text("projector: 1\noverlay: rich.more.text\n")


def lead(place: str) -> Callable[[Path], None]:
    def elsewhere(module: Path) -> None:
        (info,) = module.parents[1].glob("projector_metadata_rich-*.dist-info")
        (info / "entry_points.txt").write_text(f"[projector.metadata]\nrich = {place}\n")

    return elsewhere


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (link, "more/secret.yaml is a symbolic link"),
        (link_the_folder, "has no folder projector_metadata/rich"),
        (shutil.rmtree, "has no folder projector_metadata/rich"),
        (bring_code, "more/__init__.py is neither YAML nor a licence or README"),
        (bring_c, "constructor.c is neither YAML nor a licence or README"),
        (slip_in, "more/text.overlay.yaml isn't its own"),
        (lead("../../etc"), "leads to '../../etc', not to projector_metadata.rich"),
        (lead("os"), "leads to 'os', not to projector_metadata.rich"),
    ],
)
def test_a_package_that_isnt_data_is_refused(
    project: Path, site: Path, spoil: Callable[[Path], None], what: str, capsys: Said
) -> None:
    spoil(site / "projector_metadata/rich")
    said = refused(project, capsys)
    assert f"error PJ018: projector-metadata-rich 0.1.0: {what}" in said
    assert "help: uninstall projector-metadata-rich: metadata is text" in said


def test_a_required_package_is_looked_at_too(project: Path, site: Path, capsys: Said) -> None:
    bring_c(site / "projector_metadata/base")
    assert "PJ018: projector-metadata-base 2.17: constructor.c is neither YAML" in refused(project, capsys)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (link, "error PJ018: metadata/rich/more/secret.yaml is a symbolic link: it can't be in a metadata package"),
        (bring_c, "error PJ018: metadata/rich/constructor.c is neither YAML nor a licence or README: it can't be in"),
        (slip_in, None),
    ],
)
def test_what_isnt_metadata_is_not_packed(
    project: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str | None, capsys: Said
) -> None:
    spoil(tmp_path / "metadata/rich")
    capsys.readouterr()
    assert main(["pack-metadata", "metadata/rich", "-o", "out"]) == (0 if said is None else 1)
    assert Path("out").exists() == (said is None)
    assert (said or "") in capsys.readouterr().err


@pytest.mark.parametrize(("version", "line"), [("", 1), ("version: 1.x\n", 5), ("version: [1]\n", 5)])
def test_a_module_needs_a_version_to_be_packed(
    project: Path, tmp_path: Path, version: str, line: int, capsys: Said
) -> None:
    module = tmp_path / "metadata/rich/module.yaml"
    module.write_text(module.read_text().replace("version: 0.1.0\n", version))
    capsys.readouterr()
    assert main(["pack-metadata", "metadata/rich", "-o", "out"]) == 1
    said = capsys.readouterr().err
    assert f"metadata/rich/module.yaml:{line}:" in said
    assert "PJ019: module rich needs a version that a package can have" in said or "PJ2" in said
    assert not Path("out").exists()


def test_metadata_with_errors_is_not_packed(project: Path, tmp_path: Path, capsys: Said) -> None:
    with (tmp_path / "metadata/rich/rich.yaml").open("a") as facts:
        facts.write("  nothing: {returns: no_such_type}\n")
    assert main(["pack-metadata", "metadata/rich", "-o", "out"]) == 1
    assert "no_such_type" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("module", sorted(path.name for path in (ROOT / "metadata").iterdir()))
def test_the_shipped_metadata_has_its_licence(module: str) -> None:
    assert (ROOT / "metadata" / module / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()
