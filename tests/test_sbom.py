"""The bill of materials in a wheel: what it names, and what other tools make of it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion

from projector import __version__, files
from projector.cli import main

NAME = "projection_tiny-0.1.0.dist-info/sboms/projector.cdx.json"
OVERLAY = "projector: 1\noverlay: tiny\nchange: {functions: {abs: {doc: The distance from zero.}}}\n"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[bytes]:
    """The document in the wheel of a projection with a versioned module, a required one and an overlay."""
    folder = tmp_path_factory.mktemp("sbom")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["new", "tiny"]) == 0
        Path("metadata/needed").mkdir()
        Path("metadata/needed/module.yaml").write_text("projector: 1\nmodule: needed\nlibraries: {libc: process}\n")
        module = Path("metadata/tiny/module.yaml")
        module.write_text(module.read_text().replace("version: 0.1.0\n", "version: 1.2.3\nrequires: [needed]\n"))
        project = Path("projections/tiny")
        with (project / "pyproject.toml").open("a") as manifest:
            manifest.write('overlays = ["mine.yaml"]\n')
        (project / "mine.yaml").write_text(OVERLAY)
        (project / "build").mkdir()
        (project / "build" / "zig-cache").symlink_to(request.config.cache.mkdir("zig"))
        assert main(["build", "tiny"]) == 0
        (wheel,) = Path("dist").iterdir()
        yield zipfile.ZipFile(wheel).read(NAME)


def test_it_is_valid_by_the_published_schema(text: bytes) -> None:
    from cyclonedx.validation.json import JsonStrictValidator  # it compiles grammars: seconds for every test run

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.decode()) is None
    bom = Bom.from_json(json.loads(text))
    assert bom.validate()
    assert {one.name for one in bom.components} == {"mine.yaml", "needed", "projector-runtime", "tiny"}


def test_it_names_metadata_with_version_and_hash(text: bytes) -> None:
    parts = {one["name"]: one for one in json.loads(text)["components"]}
    assert parts["tiny"]["type"] == "data" and parts["tiny"]["version"] == "1.2.3"
    assert "version" not in parts["needed"]
    assert parts["mine.yaml"]["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(OVERLAY.encode()).hexdigest()}]
    assert parts["tiny"]["hashes"] != parts["needed"]["hashes"]


def test_it_names_the_tools_and_nothing_of_the_machine(text: bytes) -> None:
    document = json.loads(text)
    tools = {one["name"]: one["version"] for one in document["metadata"]["tools"]["components"]}
    assert tools == {"projector-build": __version__, "zig": "0.15.2"}
    assert not {"timestamp", "serialNumber"} & ({*document} | {*document["metadata"]})


def test_the_hash_of_a_folder_is_what_sha256sum_says(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/c.yaml", ".hidden/x", "__pycache__/y.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    said = subprocess.run(["sha256sum", "a/c.yaml", "b.yaml"], cwd=tmp_path, capture_output=True, check=True).stdout
    assert files.digest(tmp_path) == hashlib.sha256(said).hexdigest()
