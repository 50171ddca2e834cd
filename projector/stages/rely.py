"""rely: which installed distributions provide the projections that a manifest builds on, and what is in each.

A wheel says so itself, in the file of **provision**: the name of the package and, by module, the items that it
projects. So neither the other's manifest nor its metadata folder is needed, and no distribution's name is guessed from
an import name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, distributions

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from projector.diagnostics import Diagnostics, Place
from projector.ir.api import Elsewhere, Key
from projector.settings import Foundation
from projector.stages.provision import FILE_NAME, Said, provides, read

_HINT = "install it where this is built, and name its distribution in [build-system] requires"


def rely(projections: Sequence[str], place: Place, found: Diagnostics) -> tuple[Foundation, ...]:
    """The distributions that provide these projections (`linux_api>=0.1,<0.2`), as they are installed here."""
    wanted = [each for text in projections if (each := _requirement(text, place, found))]
    installed, unreadable = _installed() if wanted else ({}, [])
    return tuple(one for each in wanted if (one := _foundation(each, installed, unreadable, place, found)))


def provided(foundations: Iterable[Foundation]) -> dict[Key, Elsewhere]:
    """Where each item is that other projections provide; of two that provide it, the first counts."""
    found = dict[Key, Elsewhere]()
    for one in foundations:
        for module, sections in one.provides.items():
            for key, name in _items(sections):
                found.setdefault(key, Elsewhere(module, name, one.distribution, one.version))
    return found


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


def _installed() -> tuple[dict[str, tuple[Distribution, Said]], list[str]]:
    """Every installed projection by the name of its package, the one that is imported comes first on the path; and
    which distributions say something that can't be read."""
    result, unreadable = dict[str, tuple[Distribution, Said]](), list[str]()
    for one in distributions():
        if text := one.read_text(FILE_NAME):
            try:
                said = read(text)
            except ValueError as error:
                unreadable.append(f"that of {one.metadata['Name']} can't be told: {error}")
            else:
                result.setdefault(said.package, (one, said))
    return result, unreadable


def _foundation(
    wanted: Requirement,
    installed: dict[str, tuple[Distribution, Said]],
    unreadable: list[str],
    place: Place,
    found: Diagnostics,
) -> Foundation | None:
    if wanted.name not in installed:
        words = f"no installed distribution provides the projection {wanted.name}"
        found.error("PJ021", place, "; ".join((words, *unreadable)), _HINT)
        return None
    distribution, said = installed[wanted.name]
    name, version = canonicalize_name(distribution.metadata["Name"]), distribution.version
    requirement = f"{name}{wanted.specifier}"
    if not wanted.specifier.contains(version, prereleases=True):
        words = f"{name} {version} provides {wanted.name}, and {wanted.specifier} is asked for"
        found.error("PJ021", place, words, f"install another version: pip install '{requirement}'")
        return None
    try:
        items = provides(said, distribution)
    except ValueError as error:
        hint = f"install it again (pip install --force-reinstall '{requirement}'), or the projector that made it"
        found.error("PJ021", place, f"{name} {version} can't be built on: {error}", hint)
        return None
    return Foundation(package=wanted.name, distribution=name, version=version, provides=items, requirement=requirement)
