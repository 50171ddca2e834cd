"""load: metadata folders to Documents. The only reader of YAML."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packaging.specifiers import SpecifierSet

from projector import yaml
from projector.diagnostics import Diagnostics, Place
from projector.ir.documents import Document, Documents, Module
from projector.ir.plan import BESIDE, OURS
from projector.names import did_you_mean
from projector.stages.declare import MODULE_SECTIONS
from projector.stages.discover import ROOT, discover

FORMAT = "1"
OVERLAY = ".overlay.yaml"
PROPOSAL = ".proposal.yaml"  # what `suggest` writes: nothing of it applies
_ROLES = ("module", "namespace", "overlay")


def load(
    folders: Sequence[Path], found: Diagnostics, overlays: Sequence[Path] = (), only: Container[str] | None = None
) -> Documents:
    """All modules in `folders` and those that they require, each with its overlays; `only` some of the namespaces.

    A folder is `metadata/<module>`; a required module is its sibling, or installed. `overlays` are the publisher's own
    files or folders, stacked on top of a module's own overlays in the order given.
    """
    loader = _Loader(found, only)
    loader.modules_of(folders)
    extra = loader.publisher(overlays)
    modules = (loader.modules[name] for name in sorted(loader.modules))
    return Documents(tuple(replace(each, overlays=(*each.overlays, *_of(each, extra))) for each in modules))


@dataclass(frozen=True, slots=True)
class Survey:
    """What `load` would read: the modules' folders, and the files of each namespace in the order in which they lie over
    each other; a namespace that only a module.yaml declares has that file."""

    folders: tuple[Path, ...]
    files: Mapping[str, tuple[Path, ...]]


def survey(folders: Sequence[Path], found: Diagnostics, overlays: Sequence[Path] = ()) -> Survey:
    """What `load` would read of these; of facts, not even that they are YAML is known then."""
    loader = _Loader(found, ())
    loader.modules_of(folders)
    extra = loader.publisher(overlays)
    files = dict[str, tuple[Path, ...]]()
    for name, module in sorted(loader.modules.items()):
        if name not in loader.files[name] and any(module.root.get(section) for section in MODULE_SECTIONS):
            files[name] = (module.folder / "module.yaml",)
        files.update((namespace, tuple(paths)) for namespace, paths in loader.files[name].items())
    for one in extra:
        files[one.name] = (*files[one.name], one.path)
    return Survey(tuple(loader.modules[name].folder for name in sorted(loader.modules)), files)


def folders_of(folders: Sequence[Path], found: Diagnostics) -> list[Path]:
    """The folders that `load` reads: these, and those of the modules that they require."""
    return list(survey(folders, found).folders)


def namespace_of(folder: Path, path: Path) -> str:
    """The namespace that a path stands for: `linux/net/if.yaml` is linux.net.if, `sqlite3/sqlite3.yaml` sqlite3."""
    relative = path.relative_to(folder)
    stem = relative.name.removesuffix(".yaml").removesuffix(".overlay")
    parts = (*relative.parts[:-1], stem)
    return folder.name if parts == (folder.name,) else ".".join((folder.name, *parts))


def files_below(folder: Path, found: Diagnostics) -> list[Path]:
    """The YAML files below a folder, sorted, without hidden ones and proposals."""
    every = sorted(folder.rglob("*"))
    shown = [path for path in every if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    for path in shown:
        if path.suffix == ".yml":
            found.error("PJ308", Place(path, 1, 1), "a file that ends in .yml isn't read", "rename it to .yaml")
    return [path for path in shown if path.suffix == ".yaml" and not path.name.endswith(PROPOSAL)]


def bytes_of(path: Path, found: Diagnostics) -> bytes | None:
    """A file's bytes, up to one more than a file may have; None, with an error, if it can't be read."""
    start = Place(path, 1, 1)
    if not path.is_file():
        what = "this is no file" if path.exists() else "there is no such file"
        found.error("PJ300", start, what, "check its spelling")
        return None
    try:
        with path.open("rb") as file:
            return file.read(yaml.MAX_BYTES + 1)
    except OSError as error:
        found.error("PJ300", start, f"the file can't be read: {error.strerror}", "check its permissions")
    return None


class _Loader:
    """What was read so far. `files` are by module those of each namespace that has a facts file, be it readable or not.

    Documents of others than `only` some namespaces aren't read.
    """

    def __init__(self, found: Diagnostics, only: Container[str] | None = None) -> None:
        self.found, self.only = found, only
        self.modules: dict[str, Module] = {}
        self.files: dict[str, dict[str, list[Path]]] = {}
        self.names: dict[str, None] = {}

    def modules_of(self, folders: Iterable[Path]) -> None:
        """Read folders and what they require, each once."""
        waiting: list[tuple[Path, Place | None]] = [(folder, None) for folder in folders]
        for folder, place in waiting:
            known = self.modules.get(folder.name)
            if known is None:
                waiting += self.folder(folder, place)
            elif known.folder != folder and place is None:
                message = f"module {known.name} is in {known.folder.as_posix()} and in {folder.as_posix()}"
                self.found.error("PJ306", None, message, "name one of them")

    def folder(self, folder: Path, place: Place | None) -> list[tuple[Path, Place | None]]:
        """Read one folder; gives the folders that it requires."""
        if not folder.is_dir():
            self.found.error("PJ300", place, f"there is no folder {folder.as_posix()}", "check its spelling")
            return []
        paths = files_below(folder, self.found)
        root = self.module_file(folder, paths)
        overlays = [path for path in paths if path.name.endswith(OVERLAY)]
        names = {path: namespace_of(folder, path) for path in paths}
        facts = [path for path in paths if path not in overlays and path != folder / "module.yaml"]
        self.names.update((names[path], None) for path in facts)
        for path in facts:
            self.check_name(path, names[path])
        files = self.files[folder.name] = {names[path]: [path] for path in facts}
        for path in overlays:
            files.get(names[path], []).append(path)
        self.modules[folder.name] = Module(
            name=folder.name,
            folder=folder,
            root=root,
            facts=tuple(filter(None, (self.document(path, "namespace", names[path]) for path in facts))),
            overlays=tuple(filter(None, (self.overlay(path, names[path]) for path in overlays))),
        )
        required = [(self.required(folder, name), name.place) for name in self.requires(root)]
        return [(one, place) for one, place in required if one is not None]

    def check_name(self, path: Path, name: str) -> None:
        """A package has modules of its own beside those of namespaces."""
        _, *below = name.split(".")
        taken = [one for i, one in enumerate(below) if one in BESIDE or (i == 0 and one in OURS)]
        if taken:
            whose = "the runtime's" if taken[0] in OURS else "generated beside a namespace"
            message = f"namespace {name} would be the package's module {taken[0]}, which is {whose}"
            self.found.error("PJ317", Place(path, 1, 1), message, "rename the file, or its folder")

    def required(self, folder: Path, name: yaml.Scalar) -> Path | None:
        """Where a required module is: beside `folder`, unless that is installed, or installed."""
        sibling = folder.parent / name.value
        if name.value in self.modules or (sibling.is_dir() and folder.parent.name != ROOT):
            return sibling
        return discover(name.value, SpecifierSet(), name.place, self.found)

    def module_file(self, folder: Path, paths: list[Path]) -> yaml.Mapping:
        """The tree of module.yaml; an empty one if it can't be read."""
        path = folder / "module.yaml"
        root = None
        if path in paths:
            document = self.document(path, "module", folder.name)
            root = document.root if document else None
        else:
            hint = f"write one that holds `projector: {FORMAT}` and `module: {folder.name}`"
            self.found.error("PJ301", None, f"{folder.as_posix()} has no module.yaml", hint)
        return root or yaml.Mapping((), Place(path, 1, 1))

    def requires(self, root: yaml.Mapping) -> list[yaml.Scalar]:
        """The names of the modules that a module.yaml requires."""
        node = root.get("requires")
        if node is None:
            return []
        names = node.items if isinstance(node, yaml.Sequence) else (node,)
        good = [
            name
            for name in names
            if isinstance(name, yaml.Scalar) and name.value.isascii() and name.value.isidentifier()
        ]
        if not isinstance(node, yaml.Sequence) or len(good) != len(names):
            self.found.error("PJ309", node.place, "`requires:` is a list of modules' names", "write `requires: [NAME]`")
        return good

    def overlay(self, path: Path, name: str) -> Document | None:
        """One of a module's own overlays; an error if nothing lies under it."""
        if name not in self.names:
            self.unknown(Place(path, 1, 1), f"this overlay has no facts: there is no namespace {name}", name)
            return None
        return self.document(path, "overlay", name)

    def publisher(self, overlays: Iterable[Path]) -> list[Document]:
        """The publisher's overlays, which say themselves what they lie over."""
        documents = []
        for each in overlays:
            for path in files_below(each, self.found) if each.is_dir() else [each]:
                root = self.read(path)
                name = self.role(root, "overlay", None) if root else None
                if root and name and name.value not in self.names:
                    self.unknown(name.place, f"there is no namespace {name.value} to lie over", name.value)
                elif root and name:
                    documents.append(Document(path, name.value, root))
        return documents

    def unknown(self, place: Place, message: str, name: str) -> None:
        """An overlay of a namespace that doesn't exist."""
        self.found.error("PJ307", place, message, did_you_mean(name, self.names, "write the facts file first"))

    def document(self, path: Path, role: str, name: str) -> Document | None:
        """One file that must be what its path says."""
        if role != "module" and self.only is not None and name not in self.only:
            return None
        root = self.read(path)
        said = self.role(root, role, name) if root else None
        return Document(path, name, root) if root and said else None

    def role(self, root: yaml.Mapping, role: str, expected: str | None) -> yaml.Scalar | None:
        """What a file says that it is: the value of `module:`, `namespace:` or `overlay:`, if it is as expected."""
        code = "PJ305" if role == "module" else "PJ304"
        hint = f"write `{role}: {expected or 'NAMESPACE'}`, or move the file"
        node = root.get(role)
        if isinstance(node, yaml.Scalar) and not node.is_null and expected in (None, node.value):
            return node
        if node is None:
            other = next(filter(None, (root.key(each) for each in _ROLES)), None)
            instead = f", not `{other.value}`" if other else ""
            self.found.error(code, (other or root).place, f"a file of this name needs the key `{role}`{instead}", hint)
        else:
            said = node.value if isinstance(node, yaml.Scalar) else "something else"
            self.found.error(code, node.place, f"the path says {expected or 'overlay'}, the file {said}", hint)
        return None

    def read(self, path: Path) -> yaml.Mapping | None:
        """The tree of one file in the known format."""
        data = bytes_of(path, self.found)
        root = None if data is None else yaml.read(data, path, self.found)
        if root is not None:
            self.format(root)
        return root

    def format(self, root: yaml.Mapping) -> None:
        """`projector: 1`."""
        version = root.get("projector")
        if version is None:
            self.found.error(
                "PJ302", root.place, "the format's version is missing", f"start with `projector: {FORMAT}`"
            )
        elif not isinstance(version, yaml.Scalar) or version.value != FORMAT:
            hint = f"write `projector: {FORMAT}`, or use a newer projector"
            self.found.error("PJ303", version.place, f"this projector reads format {FORMAT}", hint)


def _of(module: Module, overlays: Iterable[Document]) -> list[Document]:
    """The overlays of a module's namespaces."""
    names = [document.name for document in module.facts]
    return [overlay for overlay in overlays if overlay.name in names]
