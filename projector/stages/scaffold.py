"""scaffold: a new module's metadata and a projection of it, small and working, and the schema that editors check by.

Or the projection alone, of metadata that is there.
"""

from __future__ import annotations

import os
from pathlib import Path

from projector import __version__, files
from projector.diagnostics import Diagnostics
from projector.names import is_name
from projector.stages.schema import to_text

TEMPLATES = Path(__file__).parent.parent / "scaffold"

SCHEMA = ".projector.schema.json"  # the mode lines of metadata lead there
PLACES = (
    ("module.yaml", "metadata/{name}/module.yaml"),
    ("facts.yaml", "metadata/{name}/{name}.yaml"),
    ("overlay.yaml", "metadata/{name}/{name}.overlay.yaml"),
    ("manifest.toml", "projections/{name}/pyproject.toml"),
    ("readme.md", "projections/{name}/README.md"),
)
OF_METADATA = (("manifest.toml", "projections/{name}/pyproject.toml"), ("imported.md", "projections/{name}/README.md"))


def scaffold(name: str, package: str, root: Path, found: Diagnostics, metadata: Path | None = None) -> list[Path]:
    """Write the files below `root`; all of them, or none if one is there already, but for the schema, which may be.

    With the folder of `metadata` that is there already only the projection's files are written.
    """
    if not is_name(name):
        hint = "use letters, digits and _, and no keyword: such as `sqlite3`"
        found.error("PJ011", None, f"{name!r} can't be a module's name", hint)
    elif not all(map(is_name, package.split("."))):
        hint = "use letters, digits and _, and no keyword: such as `sqlite3_api`"
        found.error("PJ011", None, f"{package!r} can't be a package's name", hint)
    if found.failed:
        return []
    stated = OF_METADATA if metadata is not None else PLACES
    places = {root / place.format(name=name): TEMPLATES / template for template, place in stated}
    for path in places:
        if path.exists():
            found.error("PJ012", None, f"{path.as_posix()} exists already", "take another name, or move it away first")
    if found.failed:
        return []
    folder = root / "projections" / name
    where = Path(os.path.relpath(metadata, folder)).as_posix() if metadata is not None else f"../../metadata/{name}"
    for path, template in places.items():
        files.write(path, _filled(template.read_text("utf-8"), name, package, where).encode())
    schema = root / SCHEMA
    if not schema.exists():
        files.write(schema, to_text().encode())
        return [*places, schema]
    return list(places)


def _filled(text: str, name: str, package: str, metadata: str) -> str:
    release = ".".join(__version__.split(".")[:2])
    dist = name.replace("_", "-").lower()
    values = {"NAME": name, "DIST": dist, "PACKAGE": package, "RELEASE": release, "METADATA": metadata}
    for mark, value in values.items():
        text = text.replace(f"@{mark}@", value)
    return text
