"""provision: what a wheel says of itself in `projector.json`, so that other projections can build on it.

Names stand in the wheel's stubs already, so the file only tells what they are of. Its form is version 2:

    {"projector": 2, "package": "linux_api", "modules": {"linux_api.time": {
        "of": ["posix.time.functions", "linux.time.records", ...],
        "names": "BAA-B",
        "renamed": {"posix.time.functions.asctime_r": "asctime"},
        "unnamed": ["posix.time.errors.failed"]
    }}}

`names` has a character for each name of the stub's `__all__`, in the order of their characters: "A" if it is an item of
the first section of `of`, "B" of the second, and "-" if no other projection can ask for it, such as a named tuple.
Metadata calls it the same unless it is `renamed`. `unnamed` are items that have no name in Python.

Version 1 had the names themselves: `{"projector": 1, "package": ..., "provides": {module: {section: [name, ...]}}}`,
where `a=b` is an item `a` that Python calls `b`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from projector.ir.api import Api, Function, Item, Key
from projector.ir.plan import RAW, Plan
from projector.settings import Provides

FILE_NAME = "projector.json"
_VERSION = 2
_NONE = "-"


class Module(BaseModel):
    """What the names of a module's stub are of."""

    of: list[str]
    names: str
    renamed: dict[Key, str] = {}
    unnamed: list[Key] = []


class Said(BaseModel):
    """The file, of any version that is known; of a later one its head."""

    projector: int
    package: str
    modules: dict[str, Module] = {}
    provides: Provides = {}


def read(text: str) -> Said:
    """What such a file says. Raises ValueError for another file of that name."""
    try:
        return Said.model_validate_json(text)
    except ValidationError as error:
        raise ValueError(f"{FILE_NAME} isn't what projector writes: {error.errors()[0]['msg']}") from None


def provision(api: Api, plan: Plan) -> bytes:
    """The file of the projection that is planned of what `api` has left to it."""
    named = {space.name: space.names for space in plan.namespaces}
    items = dict[str, list[Item]]()
    for namespace in api.namespaces:
        public = ".".join((plan.package, *namespace.path))
        for item in namespace.items:
            if item.elsewhere is None and not (isinstance(item, Function) and item.shell):
                items.setdefault(_module(item, public, named), []).append(item)
    modules = {module: _told(found, named.get(module, [])) for module, found in items.items()}
    said = {"projector": _VERSION, "package": plan.package, "modules": modules}
    return (json.dumps(said, ensure_ascii=True, separators=(",", ":")) + "\n").encode()


def provides(said: Said, distribution: Distribution) -> Provides:
    """What such a file says: items by module and section, `a=b` where Python calls `a` `b`.

    Raises ValueError, saying why, if it is of a later version, or if the stubs aren't those that it was made with.
    """
    match said.projector:
        case 1:
            return said.provides
        case 2:
            names = _Stubs(distribution)
            return {module: _sections(one, module, names.of(module)) for module, one in said.modules.items()}
        case _:
            raise ValueError("a later projector made it")


def _module(item: Item, public: str, named: Mapping[str, list[str]]) -> str:
    """Where Python finds an item: by what the plan made of it, some are raw that metadata doesn't withhold."""
    raw = f"{public}.{RAW}"
    is_raw = item.withheld or item.python_name not in named.get(public, ())
    return raw if is_raw and item.python_name in named.get(raw, ()) else public


def _told(items: Iterable[Item], names: list[str]) -> Mapping[str, Any]:
    sections, letters = dict[str, str](), dict.fromkeys(names, _NONE)
    renamed, unnamed = dict[Key, str](), list[Key]()
    for item in items:
        section, _, name = item.key.rpartition(".")
        if item.python_name not in letters:
            unnamed.append(item.key)
            continue
        letters[item.python_name] = sections.setdefault(section, chr(ord("A") + len(sections)))
        if item.python_name != name:
            renamed[item.key] = item.python_name
    said = {"of": list(sections), "names": "".join(letters[name] for name in sorted(letters))}
    return said | {name: one for name, one in (("renamed", renamed), ("unnamed", unnamed)) if one}


def _sections(said: Module, module: str, names: list[str]) -> dict[str, list[str]]:
    sections = {chr(ord("A") + i): section for i, section in enumerate(said.of)}
    if len(names) != len(said.names) or not sections.keys() | {_NONE} >= set(said.names):
        raise ValueError(f"the names in {module}'s stub aren't those that it was made with")
    former = {(key.rpartition(".")[0], name): key.rpartition(".")[2] for key, name in said.renamed.items()}
    found = dict[str, list[str]]()
    for name, letter in zip(names, said.names, strict=True):
        if letter != _NONE:
            section = sections[letter]
            key = former.get((section, name))
            found.setdefault(section, []).append(name if key is None else f"{key}={name}")
    for key in said.unnamed:
        section, _, name = key.rpartition(".")
        found.setdefault(section, []).append(name)
    return found


class _Stubs:
    """The stubs of an installed distribution: beside it, or where an editable install points."""

    def __init__(self, distribution: Distribution) -> None:
        self._roots = tuple(_roots(distribution))

    def of(self, module: str) -> list[str]:
        """The names of a module, sorted: its stub's `__all__`."""
        path = module.replace(".", "/")
        for root in self._roots:
            for place in (root / f"{path}.pyi", root / path / "__init__.pyi"):
                if place.is_file():
                    return sorted(_all(place))
        return []


def _roots(distribution: Distribution) -> Iterator[Path]:
    yield Path(str(distribution.locate_file("")))
    for file in distribution.files or ():
        if file.suffix == ".pth":
            yield from map(Path, file.read_text(encoding="utf-8").splitlines())


def _all(stub: Path) -> list[str]:
    mark = "__all__ = "
    with stub.open(encoding="utf-8") as lines:
        written = next((line.removeprefix(mark) for line in lines if line.startswith(mark)), "[]")
    try:
        names: list[str] = ast.literal_eval(written)
    except (ValueError, SyntaxError):
        return []
    return names
