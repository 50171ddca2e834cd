"""inspect: what one stage made of one namespace, or of one item in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path

from projector import yaml
from projector.diagnostics import Diagnostics
from projector.ir.api import Api
from projector.ir.documents import Documents
from projector.ir.plan import Plan
from projector.ir.sources import SourceFile
from projector.settings import Project
from projector.stages.check import bare_project
from projector.stages.flow import Value, value_of
from projector.stages.locate import metadata_folders
from projector.stages.manifest import manifest
from projector.targets import Target


def inspect(
    stage: str, namespace: str, item: str | None, root: Path, target: Target, found: Diagnostics
) -> list[object]:
    """The values of `stage` that concern the namespace and item; the projection is looked for below `root`."""
    project = _project(namespace, root, found)
    if project is None:
        return []
    chosen = value_of(stage, project, target, found)
    if chosen is None:
        return []
    matching = list(_of_namespace(chosen, namespace))
    if item is not None:
        matching = [one for value in matching for one in _of_item(value, item)]
    if not matching:
        what = f"{namespace} {item}" if item else namespace
        hint = "give a namespace as its file does, such as linux.time"
        found.error("PJ013", None, f"{stage} gives nothing for {what}", hint)
    return matching


def _project(namespace: str, root: Path, found: Diagnostics) -> Project | None:
    """The first projection that the namespace's module is in; the module's metadata folder itself otherwise."""
    module = namespace.split(".")[0]
    for folder in (root, *sorted((root / "projections").glob("*"))):
        if (folder / "pyproject.toml").is_file():
            project = manifest(folder, Diagnostics())
            if project and any(path.name == module for path in metadata_folders(project, Diagnostics())):
                return project
    return bare_project(root / "metadata" / module, found)


def _of_namespace(value: Value, namespace: str) -> Iterable[object]:
    path = tuple(namespace.split(".")[1:])
    if isinstance(value, Documents):
        for module in value.modules:
            yield from (one for one in (*module.facts, *module.overlays) if one.name == namespace)
    elif isinstance(value, Api):
        yield from (one for one in value.namespaces if one.name == namespace)
    elif isinstance(value, Plan):
        yield from (one for one in value.namespaces if one.path in (path, (*path, "raw")))
    else:
        stems = (".".join(path or ("__init__",)), ".".join((*path, "raw")))
        for file in (*value.native, *value.package):
            if file.path.rpartition(".")[0].replace("/", ".") in stems:
                yield file


def _of_item(value: object, item: str) -> Iterable[object]:
    """What is called `item` inside a value: nodes below that key, dataclasses of that name, text around it."""
    if isinstance(value, SourceFile):
        word = re.compile(rf"\b{re.escape(item)}\b")
        paragraphs = [text for text in value.text.split("\n\n") if word.search(text)]
        if paragraphs:
            yield SourceFile(value.path, "\n\n".join(paragraphs) + "\n")
    elif isinstance(value, yaml.Mapping):
        for key, node in value.entries:
            yield from (node,) if key.value == item else _of_item(node, item)
    elif isinstance(value, tuple):
        for one in value:
            yield from _of_item(one, item)
    elif is_dataclass(value) and item in (getattr(value, "name", None), getattr(value, "python_name", None)):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _of_item(getattr(value, field.name), item)
