"""declare: the merged trees of all modules, checked and taken apart into declared things, for one target."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from projector.diagnostics import Diagnostics, Place
from projector.ir.api import Library
from projector.ir.documents import Documents, Module as ModuleFiles
from projector.items import KINDS
from projector.items.kind import Declared, Kind, State
from projector.items.model import Item
from projector.items.namespace import WORDS, Module, Namespace, Place_
from projector.items.scope import WHERE, Home, Origin, unknown_library
from projector.items.validation import place_of, validate
from projector.items.variants import fits, variants
from projector.names import did_you_mean
from projector.stages.merge import merge
from projector.targets import Target
from projector.yaml import Mapping, Node, Scalar, widened

SECTIONS = {section: kind for kind in KINDS for section in kind.sections}
MODULE_SECTIONS = ("exceptions", "errors")


@dataclass(frozen=True, slots=True)
class Named:
    """A namespace: its module, its head (None if that has errors), its file, relative to the module's folder, and the
    place of its `include:`."""

    name: str
    module: str
    head: Namespace | None
    source: str
    place: Place


@dataclass(slots=True)
class Declarations:
    """Everything that the files declare: namespaces, their things in order, and what modules say for all."""

    namespaces: list[Named] = field(default_factory=list)
    things: list[Declared[Any]] = field(default_factory=list)
    homes: dict[str, Home] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    include_dirs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    defines: dict[str, tuple[str, ...]] = field(default_factory=dict)


def declare(documents: Documents, target: Target, found: Diagnostics) -> Declarations:
    """Merge and check all modules."""
    result = Declarations()
    for files in documents.modules:
        _Declaring(files, target, result, found).module()
    return result


class _Declaring:
    """One module on its way into the declarations."""

    def __init__(self, files: ModuleFiles, target: Target, result: Declarations, found: Diagnostics) -> None:
        self.files, self.target, self.result, self.found = files, target, result, found

    def module(self) -> None:
        """module.yaml, then each namespace."""
        name, root = self.files.name, self.files.root
        stated = validate(Module, root.without(MODULE_SECTIONS), root.place, self.found)
        known = Origin(tuple(stated.requires), self._libraries(stated)) if stated else Origin(broken=True)
        self.result.origins[name] = known
        self.result.include_dirs[name] = tuple(stated.include_dirs) if stated else ()
        defines = stated.defines if stated else ()
        self.result.defines[name] = tuple(str(one) for one in defines if fits(one.when, self.target))
        url = (stated.url if stated else None) or ""
        named = merge(self.files, self.found)
        if name not in named and any(root.get(section) for section in MODULE_SECTIONS):
            self._add(Named(name, name, None, "module.yaml", root.place), Home(name, name, None, url))
        self._sections(name, root.only(MODULE_SECTIONS), None, "present")
        for namespace, tree in named.items():
            self._namespace(namespace, tree, url)

    def _namespace(self, name: str, tree: Mapping, url: str) -> None:
        heads = tuple(Namespace.model_fields)
        for key, _ in tree.entries:
            if key.value not in SECTIONS and key.value not in heads:
                hint = did_you_mean(key.value, (*SECTIONS, *heads)) or f"sections are {', '.join(SECTIONS)}"
                self.found.error("PJ201", key.place, f"unknown key {key.value!r}", hint)
        head = validate(Namespace, tree.only(heads), tree.place, self.found)
        source = tree.place.file.relative_to(self.files.folder).as_posix()
        library, own = (head.library, head.url) if head else (None, None)
        named = Named(name, self.files.name, head, source, place_of(tree, "include"))
        self._add(named, Home(name, self.files.name, library, own or url))
        here = head is None or self._has(head)
        origin = self.result.origins[self.files.name]
        if here and library is not None and library not in origin.libraries and not origin.broken:
            self.found.error("PJ351", place_of(tree, "library"), *unknown_library(library, origin.libraries))
        state: State = "broken" if head is None else "present" if here else "absent"
        self._sections(name, tree.only(SECTIONS), head, state)

    def _add(self, named: Named, home: Home) -> None:
        self.result.namespaces.append(named)
        self.result.homes[named.name] = home

    def _sections(self, namespace: str, tree: Mapping, head: Namespace | None, state: State) -> None:
        for section, node in tree.entries:
            kind = SECTIONS[section.value]
            if isinstance(node, Mapping):
                for key, item in node.entries:
                    self._item(namespace, section.value, kind, key, item, state)
            elif not (isinstance(node, Scalar) and node.is_null):
                message = f"{section.value} is a mapping of names"
                self.found.error("PJ203", node.place, message, "write each name on a line of its own, indented")

    def _item(self, namespace: str, section: str, kind: Kind[Any], key: Scalar, node: Node, state: State) -> None:
        name, place = key.value, key.place
        if not (name.isascii() and name.isidentifier()):
            hint = "names are letters, digits and _, as in C"
            self.found.error("PJ207", place, f"{name!r} is no name", hint)
            return
        stated = isinstance(node, Mapping) or (isinstance(node, Scalar) and node.is_null)
        tree = node if stated or not kind.model.SHORTHAND else widened(node, kind.model.SHORTHAND)
        model: Item | None = None
        if isinstance(tree, Mapping):
            tree, others = variants(tree, place, self.target, self.found)
            model = self._checked(kind.model, tree, place, others)
        else:
            self.found.error("PJ203", place, f"{name} says nothing", "write {} for an item without keys")
            tree = Mapping((), place)
        if model is None:
            state = "broken" if state == "present" else state
        elif not self._here(model):
            state = "absent"
        self.result.things.append(
            Declared(
                f"{namespace}.{section}.{name}",
                name,
                namespace,
                self.files.name,
                section,
                kind,
                tree,
                place,
                model if state == "present" else None,
                state,
            )
        )

    def _checked(self, kind: type[Item], tree: Mapping, place: Place, others: tuple[Mapping, ...]) -> Item | None:
        errors = len(self.found.found)
        for other in others:
            validate(kind, other, place, self.found)
        model = validate(kind, tree, place, self.found)
        return model if len(self.found.found) == errors else None

    def _here(self, model: Item) -> bool:
        """Whether the item is on this target."""
        return self._has(model) and model.status == "generate"

    def _has(self, model: Item | Namespace) -> bool:
        """Whether this target has what says where it is."""
        on_os = model.platforms is None or self.target.os in model.platforms
        return on_os and (model.arch is None or self.target.arch in model.arch)

    def _libraries(self, module: Module) -> dict[str, Library | None]:
        libraries = dict[str, Library | None]()
        for name, places in module.libraries.items():
            key = f"{self.files.name}.{name}"
            for where in places:
                if where not in (*WHERE, *WORDS):
                    place = place_of(self.files.root, "libraries", name, where)
                    self.found.error("PJ214", place, f"there is no target {where!r}", did_you_mean(where, WHERE))
            known = (*WORDS, self.target.name, self.target.os)
            found = next((places[one] for one in known if one in places), None)
            libraries[name] = _library(key, found) if found else None
        return libraries


def _library(key: str, place: Place_) -> Library:
    if place.soname == WORDS["process"]["soname"]:
        return Library(key, None)
    return Library(key, place.soname, place.origin, place.link == "static")
