"""rely: which installed distributions provide the projections that a manifest builds on, and what is in each.

A wheel says so itself: its .dist-info folder has a `projector.json` with the name of the package and, by module, the
items that it projects. So neither the other's manifest nor its metadata folder is needed, and no distribution's name is
guessed from an import name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import distributions

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from projector.diagnostics import Diagnostics, Place
from projector.ir.api import Api, Elsewhere, Function, Key
from projector.ir.plan import RAW
from projector.settings import Foundation

FILE_NAME = "projector.json"

_HINT = "install it where this is built, and name its distribution in [build-system] requires"


def rely(projections: Sequence[str], place: Place, found: Diagnostics) -> tuple[Foundation, ...]:
    """The distributions that provide these projections (`linux_api>=0.1,<0.2`), as they are installed here."""
    wanted = [each for text in projections if (each := _requirement(text, place, found))]
    installed = _installed() if wanted else {}
    return tuple(one for each in wanted if (one := _foundation(each, installed, place, found)))


def provided(foundations: Iterable[Foundation]) -> dict[Key, Elsewhere]:
    """Where each item is that other projections provide; of two that provide it, the first counts."""
    found = dict[Key, Elsewhere]()
    for one in foundations:
        for module, sections in one.provides.items():
            for key, name in _items(sections):
                found.setdefault(key, Elsewhere(module, name, one.distribution, one.version))
    return found


def provision(api: Api, package: str) -> bytes:
    """What a wheel says of itself in `projector.json`: for each module, names by namespace and section."""
    modules = dict[str, dict[str, list[str]]]()
    for namespace in api.namespaces:
        name = ".".join((package, *namespace.path))
        public, raw = modules.setdefault(name, {}), modules.setdefault(f"{name}.{RAW}", {})
        for item in namespace.items:
            if item.elsewhere is None and not (isinstance(item, Function) and item.shell):
                module = raw if item.withheld else public
                section, _, name = item.key.rpartition(".")
                written = name if name == item.python_name else f"{name}={item.python_name}"
                module.setdefault(section, []).append(written)
    said = {"projector": 1, "package": package, "provides": {name: one for name, one in modules.items() if one}}
    return (json.dumps(said, ensure_ascii=True, separators=(",", ":")) + "\n").encode()


def _items(sections: dict[str, list[str]]) -> Iterator[tuple[Key, str]]:
    for section, names in sections.items():
        for written in names:
            name, _, python = written.partition("=")
            yield f"{section}.{name}", python or name


def _requirement(text: str, place: Place, found: Diagnostics) -> Requirement | None:
    try:
        requirement = Requirement(text)
    except InvalidRequirement as error:
        words = f"`projections`: {text!r}: {str(error).splitlines()[0]}"
        found.error("PJ020", place, words, 'such as "linux_api>=0.1,<0.2"')
        return None
    if requirement.extras or requirement.marker or requirement.url:
        hint = "give an import name and versions only"
        found.error("PJ020", place, f"`projections`: {text!r} says more than a name and versions", hint)
        return None
    return requirement


def _installed() -> dict[str, Foundation]:
    """Every installed projection by the name of its package; the one that is imported comes first on the path."""
    result = dict[str, Foundation]()
    for one in distributions():
        if text := one.read_text(FILE_NAME):
            said, name = json.loads(text), canonicalize_name(one.metadata["Name"])
            provides = {"distribution": name, "version": one.version, "provides": said["provides"]}
            result.setdefault(said["package"], Foundation(package=said["package"], **provides))
    return result


def _foundation(
    wanted: Requirement, installed: dict[str, Foundation], place: Place, found: Diagnostics
) -> Foundation | None:
    if wanted.name not in installed:
        found.error("PJ021", place, f"no installed distribution provides the projection {wanted.name}", _HINT)
        return None
    foundation = installed[wanted.name]
    if not wanted.specifier.contains(foundation.version, prereleases=True):
        name = foundation.distribution
        words = f"{name} {foundation.version} provides {wanted.name}, and {wanted.specifier} is asked for"
        found.error("PJ021", place, words, f"install another version: pip install '{name}{wanted.specifier}'")
        return None
    return foundation.model_copy(update={"requirement": f"{foundation.distribution}{wanted.specifier}"})
