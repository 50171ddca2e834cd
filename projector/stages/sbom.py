"""sbom: what a wheel is made of and what made it, as a CycloneDX document (PEP 770). The same bytes everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator

from packaging.utils import canonicalize_name
from pyproject_metadata import StandardMetadata

from projector import __version__
from projector.ir.package import Package

_Component = dict[str, object]

FILE_NAME = "projector.cdx.json"


def sbom(metadata: StandardMetadata, package: Package) -> bytes:
    """Name the metadata with its content hashes, the embedded runtime, and the tools, as JSON text."""
    wheel = _wheel(metadata)
    parts = list(_parts(package))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": wheel, "tools": {"components": list(_tools(package))}},
        "components": parts,
        "dependencies": [
            {"ref": wheel["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]},
            *({"ref": part["bom-ref"]} for part in parts),
        ],
    }
    return (json.dumps(document, indent=2) + "\n").encode()


def _wheel(metadata: StandardMetadata) -> _Component:
    name = _from_index(canonicalize_name(metadata.name), str(metadata.version))
    wheel: _Component = {
        "type": "library",
        "bom-ref": name,
        "name": metadata.name,
        "version": str(metadata.version),
        "purl": name,
    }
    if metadata.description:
        wheel["description"] = metadata.description
    if isinstance(metadata.license, str):
        wheel["licenses"] = [{"expression": metadata.license}]
    return wheel


def _parts(package: Package) -> Iterator[_Component]:
    for number, material in enumerate(package.materials, 1):
        part: _Component = {"type": "data", "bom-ref": f"metadata-{number}", "name": material.name}
        if material.version:
            part["version"] = material.version
        if material.license:
            part["licenses"] = [{"expression": material.license}]
        yield part | {"hashes": [{"alg": "SHA-256", "content": material.sha256}]}
    if package.compiler or package.twin_of:
        runtime = {"type": "library", "bom-ref": "projector-runtime", "name": "projector-runtime"}
        yield {**runtime, "version": __version__, "licenses": [{"expression": "MIT"}]}


def _tools(package: Package) -> Iterator[_Component]:
    yield {"type": "application", "name": "projector-build", "version": __version__}
    if package.compiler:
        name, _, version = package.compiler.partition(" ")
        yield {"type": "application", "name": name, "version": version}


def _from_index(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"
