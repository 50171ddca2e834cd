"""build: each contender at each size, and what that took. What is built already, of the same sources, is kept."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import projector
from bench.build import FLAGS, Failed, Workshop
from bench.growth.api import Api, api, header, library
from bench.growth.contenders import ALONE, CONTENDERS, EMPTY, Contender, Place, compile
from bench.growth.cost import deflated, relocations

MOST = 300
"""CPU seconds. What the size before predicts to take longer isn't built."""
Figures = dict[str, float]


def build(
    workshop: Workshop, sizes: Iterable[int], names: Iterable[str], *, keep: bool
) -> dict[int, dict[str, Figures]]:
    """Figures by size and contender. With `keep`, what is built stays, even of other sources.

    What isn't built has only what it was predicted to take.
    """
    wanted = [one for one in (*CONTENDERS, ALONE) if one.name in {*names, EMPTY}]
    found: dict[int, dict[str, Figures]] = {}
    before = 0
    for size in sorted(sizes):
        it = api(size)
        shared = prepare(workshop, it)
        found[size] = {}
        for one in wanted:
            last = found.get(before, {}).get(one.name, {})
            predicted = cpu(last) * size / before if last else 0.0
            if predicted > MOST:
                found[size][one.name] = {"predicted": predicted}
            else:
                found[size][one.name] = _built(workshop, it, shared, one, keep=keep)
        before = size
    return found


def cpu(figures: Figures) -> float:
    """CPU seconds of a whole build, or what they were predicted to be."""
    return figures.get("predicted", figures.get("generate", 0.0) + figures.get("compile", 0.0))


def prepare(workshop: Workshop, it: Api) -> Path:
    """The folder of a size with the header, the library, and all names."""
    shared = folder(workshop, len(it.functions))
    shared.mkdir(parents=True, exist_ok=True)
    (shared / "names.json").write_text(json.dumps(it.names))
    (shared / "growth.h").write_text(header(it))
    source, made = shared / "growth.c", shared / "libgrowth.so.1"
    if not made.exists() or source.read_text() != library(it):
        source.write_text(library(it))
        compile(workshop, made, [source], ("-Wl,-soname,libgrowth.so.1",))
    return shared


def folder(workshop: Workshop, size: int, contender: str = "") -> Path:
    """Where everything of a size lies, or of a contender at that size."""
    name = contender.replace(",", "").replace(" ", "-")
    return workshop.root / "growth" / str(size) / name


@cache
def _warm(workshop: Workshop) -> None:
    """Have zig build what it keeps for good, libc++ above all, so that it is part of nobody's time."""
    source = workshop.root / "growth" / "warm.cpp"
    source.write_text("#include <string>\nstd::string warm(int i) { return std::to_string(i); }\n")
    compile(workshop, source.with_suffix(".so"), [source], ("-std=c++17",))


def _built(workshop: Workshop, it: Api, shared: Path, one: Contender, *, keep: bool) -> Figures:
    at = Place(workshop, shared, folder(workshop, len(it.functions), one.name))
    kept, sources = at.folder / "figures.json", one.write(it)
    key = _key(one, sources)
    if kept.exists():
        figures: dict[str, Figures] = json.loads(kept.read_text())
        if keep or key in figures:
            return next(iter(figures.values()))
    print(f"building {one.name}, {len(it.functions):,} functions", file=sys.stderr)
    shutil.rmtree(at.folder, ignore_errors=True)
    for name, text in sources.items():
        (at.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (at.folder / name).write_text(text)
    at.package.mkdir()
    if any(name.endswith(".cpp") for name in sources):
        _warm(workshop)
    try:
        made = one.build(at)
    except (ImportError, Failed) as error:
        print(f"{one.name} isn't built: {error}", file=sys.stderr)
        return {}
    made |= measured(at.package, *(at.folder / "dist").glob("*.whl"))
    kept.write_text(json.dumps({key: made}))
    return made


def measured(package: Path, *wheels: Path) -> Figures:
    """Bytes of an extension and of its wheel, which is made here for who has none; the loader's work."""
    extensions = [one for one in package.rglob("*") if one.suffix in (".so", ".pyd")]
    return {
        "extension": sum(one.stat().st_size for one in extensions),
        "wheel": sum(one.stat().st_size for one in wheels) or deflated(package),
        "relocations": sum(relocations(one) for one in extensions if one.read_bytes()[:4] == b"\x7fELF"),
    }


def _key(one: Contender, sources: dict[str, str]) -> str:
    digest = hashlib.sha256()
    for part in _parts(one, sources):
        digest.update(part + b"\0")
    return digest.hexdigest()


def _parts(one: Contender, sources: dict[str, str]) -> Iterator[bytes]:
    yield from (word.encode() for word in (*FLAGS, *sources.values()))
    if one.distribution:
        yield version(one.distribution).encode()
    elif one.name.startswith("ours"):
        root = Path(projector.__file__).parent
        yield from (
            path.read_bytes() for path in sorted(root.rglob("*")) if path.suffix in {".py", ".c", ".h", ".jinja"}
        )
