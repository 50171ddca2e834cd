"""discover: the folder of an installed metadata package. Such packages are data; what else one holds is refused.

`projector-metadata-linux` brings the module linux as `projector_metadata/linux/`, and an entry point that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, entry_points
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from projector.diagnostics import Diagnostics, Place

GROUP = "projector.metadata"
ROOT = "projector_metadata"
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|readme)([.-][\w.-]+)?", re.IGNORECASE)


def discover(module: str, accepted: SpecifierSet, place: Place | None, found: Diagnostics) -> Path | None:
    """The folder of `module` in this Python's environment; None, with an error at `place`, if it can't be used."""
    points = entry_points(group=GROUP, name=module)
    owners = [point.dist for point in points if point.dist is not None]
    wanted = distribution_name(module) + str(accepted)
    if not owners:
        hint = f'pip install "{wanted}"; an isolated build: add it to build-system.requires'
        found.error("PJ017", place, f"no metadata package of {module} is installed", hint)
    elif len(owners) > 1:
        names = " and ".join(sorted(one.name for one in owners))
        found.error("PJ017", place, f"{names} both bring metadata of {module}", "uninstall all but one of them")
    elif not _is_accepted(owners[0], accepted):
        message = f"{owners[0].name} {owners[0].version} is installed, but {accepted} is wanted"
        found.error("PJ017", place, message, f'pip install "{wanted}", or ask for another version')
    else:
        (point,) = points
        return _folder(owners[0], module, point.value, place, found)
    return None


def distribution_name(module: str) -> str:
    """What the package of a module's metadata is called."""
    return canonicalize_name(f"projector-metadata-{module}")


def strangers(folder: Path) -> Iterator[tuple[Path, str]]:
    """What a metadata folder holds that isn't metadata, each with what is wrong; hidden files are nobody's business."""
    for path in sorted(folder.rglob("*")):
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if path.is_symlink():
            yield path, "is a symbolic link"
        elif path.is_file() and path.suffix != ".yaml" and not _TEXTS.fullmatch(path.name):
            yield path, "is neither YAML nor a licence or README"


def _is_accepted(owner: Distribution, accepted: SpecifierSet) -> bool:
    try:
        return accepted.contains(Version(owner.version), prereleases=True)
    except (InvalidVersion, TypeError):  # its METADATA is damaged
        return False


def _folder(owner: Distribution, module: str, value: str, place: Place | None, found: Diagnostics) -> Path | None:
    """The folder that `owner` brings, if nothing in it is wrong."""
    folder = Path(str(owner.locate_file(f"{ROOT}/{module}")))
    hint = f"uninstall {owner.name}: metadata is text, and comes from `projector pack-metadata`"
    wrong = list[str]()
    if value != f"{ROOT}.{module}":
        wrong.append(f"leads to {value!r}, not to {ROOT}.{module}")
    elif folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        wrong.append(f"has no folder {ROOT}/{module}")
    else:
        brought = {one.as_posix() for one in owner.files or ()}
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")]
        wrong += [f"{path.relative_to(folder).as_posix()} {what}" for path, what in strangers(folder)]
        wrong += [f"{name} isn't its own" for name in sorted(names) if f"{ROOT}/{module}/{name}" not in brought]
    for what in wrong:
        found.error("PJ018", place, f"{owner.name} {owner.version}: {what}", hint)
    return None if wrong else folder
