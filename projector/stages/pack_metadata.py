"""pack_metadata: a metadata folder gives a wheel of data, which other people's projections build on."""

from __future__ import annotations

from pathlib import Path

from packaging.version import InvalidVersion, Version

from projector import files, yaml
from projector.diagnostics import Diagnostics, Place
from projector.ir.documents import Documents, Module
from projector.ir.package import Material, Package
from projector.ir.plan import Plan
from projector.settings import Project
from projector.stages.assemble import ANYWHERE
from projector.stages.check import bare_project
from projector.stages.discover import GROUP, ROOT, distribution_name, strangers
from projector.stages.flow import Progress, flow, silent
from projector.stages.pack import pack
from projector.targets import Target


def pack_metadata(
    folder: Path, target: Target, out: Path, found: Diagnostics, progress: Progress = silent
) -> Path | None:
    """Write the wheel of a metadata folder that has no errors on `target` into `out`; None if `found` says why not."""
    project = bare_project(folder, found)
    for path, what in strangers(folder):
        hint = "move it out of the metadata folder"
        found.error("PJ018", None, f"{path.as_posix()} {what}: it can't be in a metadata package", hint)
    if project is None or found.failed:
        return None
    documents = None
    for value in flow(project, target, found, progress):
        documents = value if isinstance(value, Documents) else documents
        if isinstance(value, Plan):
            break
    if documents is None or found.failed:
        return None
    name = Path(project.settings.metadata[0]).name
    module = next(one for one in documents.modules if one.name == name)
    described = _described(project, module, found)
    if described is None:
        return None
    root = f"{ROOT}/{module.name}"
    contents = {f"{root}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files.below(folder)}
    material = Material(module.name, described.version, files.digest(folder))
    progress("pack", 0, 0)
    return pack(described, Package(ANYWHERE, contents, (material,), ""), out)


def _described(project: Project, module: Module, found: Diagnostics) -> Project | None:
    """The package as a project; None if the module doesn't say its version, or not as packages do."""
    said = module.root.get("version")
    try:
        version = Version(said.value if isinstance(said, yaml.Scalar) else "")
    except InvalidVersion:
        hint = "write `version: 1.2.3` into module.yaml: the API's own version, `.post1` for its first correction"
        message = f"module {module.name} needs a version that a package can have"
        found.error("PJ019", said.place if said else Place(module.folder / "module.yaml", 1, 1), message, hint)
        return None
    node = module.root.get("doc")
    doc = node.value if isinstance(node, yaml.Scalar) else module.name
    has_page = (module.folder / "README.md").is_file()
    required = module.root.get("requires")
    names = required.items if isinstance(required, yaml.Sequence) else ()
    table: dict[str, object] = {
        "name": distribution_name(module.name),
        "version": str(version),
        "description": " ".join(doc.split("\n\n")[0].split()),
        "readme": "README.md" if has_page else {"text": doc, "content-type": "text/markdown"},
        "dependencies": [distribution_name(one.value) for one in names if isinstance(one, yaml.Scalar)],
        "entry-points": {GROUP: {module.name: f"{ROOT}.{module.name}"}},
    }
    name = distribution_name(module.name)
    return Project(folder=module.folder, name=name, version=str(version), table=table, settings=project.settings)
