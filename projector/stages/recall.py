"""recall: what the pure stages gave before for the same input, from the user's cache.

The key is a hash of all that they read: each file of metadata and of overlays with where it lies, the manifest, the
hand-written modules, the target, what other projections provide, and projector itself with what it stands on. So what
is recalled can't be out of date. Where the key can't be told, as of a file that can't be read, and after an error
nothing is kept. All that is kept here is text: whatever else lies in the cache, nothing of it is executed.

After a change, the texts of those namespaces are recalled whose plans are the same; `rebind` and `replan` say what of
these is made anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic_core import PydanticSerializationError

from projector import files, object_cache
from projector.diagnostics import Diagnostic, Diagnostics, Place, Severity
from projector.ir.outcome import Outcome
from projector.ir.package import Material
from projector.ir.plan import NamespacePlan
from projector.ir.sources import SourceFile, Sources
from projector.object_cache import TEXTS
from projector.preserve import Digests
from projector.settings import Project
from projector.stages.assemble import hand_written
from projector.stages.load import files_below, folders_of
from projector.stages.locate import metadata_folders, overlay_paths
from projector.targets import Target

_OURS = Path(__file__).parent.parent
_UNDER_US = ("jinja2", "packaging", "pydantic", "pydantic-core", "pyyaml")


def key_of(project: Project, target: Target, asked: str) -> str | None:
    """What `asked` of a projection is kept as; None where something can't be read, which only the stages can tell."""
    found = Diagnostics()
    try:
        key = object_cache.key([*ours(), asked, repr(target), *_read(project, found)])
    except (OSError, UnicodeError, PydanticSerializationError):  # the latter two of paths that aren't text
        return None
    return None if found.found else key


@cache
def ours() -> tuple[str, ...]:
    """What the stages are: projector's own files, and what they stand on."""
    return (files.digest(_OURS), sys.version, *(version(one) for one in _UNDER_US))


def recall(key: str | None, target: Target) -> tuple[Outcome, Diagnostics] | None:
    """What was kept under that key, and what was said of it; None unless all of it is there and whole."""
    said = _load(key)
    native, package = (None, None) if said is None else (_texts(said["native"]), _texts(said["package"]))
    if said is None or native is None or package is None:
        return None
    materials = tuple(Material(*one) for one in said["materials"])
    sources = Sources(target, said["name"], native, package)
    return Outcome(sources, materials, said["provides"].encode(), tuple(said["static"])), _found(said["found"])


def keep(key: str | None, outcome: Outcome, found: Diagnostics) -> None:
    """Keep what came out without an error."""
    if key is None or found.failed:
        return
    sources = outcome.sources
    said = {
        "name": sources.package_name,
        "native": [[one.path, keep_text(one.text)] for one in sources.native],
        "package": [[one.path, keep_text(one.text)] for one in sources.package],
        "materials": [[one.name, one.version, one.sha256] for one in outcome.materials],
        "provides": outcome.provides.decode(),
        "static": outcome.static,
    }
    _keep(key, said, found)


def recall_found(key: str | None) -> Diagnostics | None:
    """What was said of a projection that has no error."""
    said = _load(key)
    return None if said is None else _found(said["found"])


def keep_found(key: str | None, found: Diagnostics) -> None:
    """Keep what is said of a projection, unless that is an error."""
    if key is not None and not found.failed:
        _keep(key, {}, found)


class Texts:
    """Texts of namespaces, by the hash of the plan and of what else they tell."""

    def __init__(self, digests: Digests) -> None:
        self._digest = digests

    def __call__(self, kind: str, space: NamespacePlan, around: object, make: Callable[[], str]) -> str:
        """The text that `make` makes of these, which must be all that it looks at."""
        key = object_cache.key((*ours(), kind, self._digest(space), self._digest(around)))
        name = object_cache.load(key, TEXTS)
        text = None if name is None else text_of(name.decode())
        if text is None:
            text = make()
            object_cache.keep(key, keep_text(text).encode(), TEXTS)
        return text


def text_of(name: str) -> str | None:
    """A text that was kept."""
    data = object_cache.load(name, TEXTS)
    return None if data is None else zlib.decompress(data).decode()


def keep_text(text: str) -> str:
    """What a text is kept as: one that several outcomes have is kept once."""
    data = text.encode()
    name = object_cache.key((b"text", data))
    if object_cache.load(name, TEXTS) is None:  # or damaged
        object_cache.keep(name, zlib.compress(data, 1), TEXTS)
    return name


def _read(project: Project, found: Diagnostics) -> Iterator[str | bytes]:
    """All that the stages read, with where it lies: diagnostics tell that."""
    yield project.model_dump_json()
    manifest = project.folder / "pyproject.toml"
    yield manifest.read_bytes() if manifest.is_file() else b""
    for folder in folders_of(metadata_folders(project, found), found):
        yield from (str(folder), files.digest(folder), *_contents(files_below(folder, found)))
    for overlay in overlay_paths(project, found):
        below = files_below(overlay, found) if overlay.is_dir() else [overlay]
        yield from (str(overlay), files.digest(overlay), *_contents(below))
    if project.table:
        for path, data in hand_written(project).items():
            yield from (path, hashlib.sha256(data).digest())


def _contents(paths: Iterable[Path]) -> Iterator[str | bytes]:
    for path in paths:
        yield from (str(path), hashlib.sha256(path.read_bytes()).digest())


def _load(key: str | None) -> dict[str, Any] | None:
    data = object_cache.load(key, TEXTS) if key is not None else None
    said: dict[str, Any] | None = None if data is None else json.loads(data)
    return said


def _keep(key: str, said: dict[str, Any], found: Diagnostics) -> None:
    said["found"] = [_told(one) for one in found]
    object_cache.keep(key, json.dumps(said).encode(), TEXTS)
    object_cache.tidy()


def _texts(kept: list[list[str]]) -> tuple[SourceFile, ...] | None:
    texts = [(path, text_of(name)) for path, name in kept]
    whole = tuple(SourceFile(path, text) for path, text in texts if text is not None)
    return whole if len(whole) == len(texts) else None


def _told(one: Diagnostic) -> list[Any]:
    place = [str(one.place.file), one.place.line, one.place.column] if one.place else None
    return [one.code, one.severity, place, one.message, one.hint]


def _found(told: list[list[Any]]) -> Diagnostics:
    return Diagnostics(
        [
            Diagnostic(code, Severity(severity), Place(Path(place[0]), *place[1:]) if place else None, message, hint)
            for code, severity, place, message, hint in told
        ]
    )
