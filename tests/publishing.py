"""A small projection with something of all that is published: a required module, overlays, hand-written files."""

from __future__ import annotations

from pathlib import Path

import pytest

from projector import object_cache
from projector.cli import main

WRITTEN = """\
from rich_api import raw


def magnitude(j: int) -> int:
    "How far a number is from zero."
    return int(raw.labs(j))
"""
ENDLESS = """
#if __INCLUDE_LEVEL__ < 22
#include __FILE_NAME__
#include __FILE_NAME__
#endif
"""  # four million times: a compiler needs most of a minute for it, and is still at work when it is told to end
FILES = {
    "metadata/rich/more/text.yaml": """
projector: 1
namespace: rich.more.text
library: libc
functions:
  strnlen: {params: {s: {type: const char *, string: bytes}, maxlen: base.size_type}, returns: base.size_type}
""",
    "metadata/base/module.yaml": """
projector: 1
module: base
version: 2.17
""",
    "metadata/base/base.yaml": """
projector: 1
namespace: base
aliases:
  size_type: size_t
""",
    "overlays/rich.yaml": """
projector: 1
overlay: rich
change: {functions: {getpid: {doc: The number of this very process.}}}
add: {functions: {labs: {params: {j: long}, returns: long, wrap: "easy:magnitude"}}}
""",
    "projections/rich/own/text.yaml": """
projector: 1
overlay: rich.more.text
change: {functions: {strnlen: {doc: "The length of a text, as far as it matters."}}}
""",
    "projections/rich/rich_api/easy.py": WRITTEN,
    "projections/rich/LICENSE.txt": "Do what you like.\n",
}
SETTINGS = """\
overlays = ["../../overlays/rich.yaml", "own"]
"""


def rich(folder: Path, zig_cache: Path) -> Path:
    """Write it below `folder`, which must be the current one; the projection's folder."""
    assert main(["new", "rich"]) == 0
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip())
    with (folder / "metadata/rich/module.yaml").open("a") as module:
        module.write("requires: [base]\n")
    project = folder / "projections" / "rich"
    with (project / "pyproject.toml").open("a") as manifest:
        manifest.write(SETTINGS)
    warm(project, zig_cache)
    return project


def warm(project: Path, zig_cache: Path) -> None:
    """Give a projection's build folder the compiler's cache: filling one takes five seconds."""
    (project / "build").mkdir(exist_ok=True)
    (project / "build" / "zig-cache").symlink_to(zig_cache)


def without_texts(folder: Path) -> dict[str, str]:
    """The environment of a cache in `folder` that has the others' objects, but nothing of what was generated."""
    folder.mkdir()
    for kind in ("zig", object_cache.OBJECTS):
        shared = object_cache.folder(kind)
        assert shared is not None
        (folder / kind).symlink_to(shared)
    return {object_cache.VARIABLE: str(folder)}


def tiny(folder: Path, monkeypatch: pytest.MonkeyPatch, zig_cache: Path) -> Path:
    """What `new tiny` writes below `folder`; the projection's folder, which is the current one then."""
    monkeypatch.chdir(folder)
    assert main(["new", "tiny"]) == 0
    project = folder / "projections" / "tiny"
    warm(project, zig_cache)
    monkeypatch.chdir(project)
    return project
