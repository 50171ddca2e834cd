"""Which headers, from where: what a compiler is told, and which files are a library's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePath

from projector.targets import TARGETS

_SYSTEM = (Path("/usr/local/include"), Path("/usr/include"))


@dataclass(frozen=True, slots=True)
class Request:
    """Headers as somebody names them: files, or names below the folders of `include`; `own` are globs of more files.

    One that begins with `!` is of files that aren't the library's. `documented` asks for what their comments say,
    `by_header` for a namespace for each header. `manuals` are folders of manual pages about the functions.
    """

    headers: tuple[str, ...]
    include: tuple[Path, ...] = ()
    defines: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    documented: bool = True
    by_header: bool = False
    manuals: tuple[Path, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where headers are looked for, the system's own last."""
        return _of_each((*self.include, *_SYSTEM))

    def names(self) -> tuple[str, ...]:
        """As `#include` names them: below one of the folders, if they are."""
        return tuple(self._name(header) for header in self.headers)

    def _name(self, header: str) -> str:
        path = Path(header)
        if not path.is_file():
            return header
        roots = sorted((one for one in self.folders if path.resolve().is_relative_to(one.resolve())), key=_depth)
        return path.resolve().relative_to(roots[0].resolve()).as_posix() if roots else path.name

    def missing(self, system: tuple[Path, ...]) -> tuple[str, ...]:
        """Headers that are neither files nor below a folder, of ours or of the target's `system`."""
        folders = (*self.folders, *system)
        found = (Path(one).is_file() or any((folder / one).is_file() for folder in folders) for one in self.headers)
        return tuple(header for header, is_there in zip(self.headers, found, strict=True) if not is_there)

    def searched(self) -> tuple[Path, ...]:
        """Every folder that headers may be in."""
        beside = [Path(one).parent for one in self.headers if Path(one).is_file()]
        return tuple(dict.fromkeys((*self.folders, *beside)))

    def source(self) -> str:
        """One unit of all headers."""
        return source(self.names())

    def owner(self, system: tuple[Path, ...]) -> Callable[[str], bool]:
        """Tells whether a file is the library's: a header that was named, one in its own folder, or one of a glob.

        Of several globs that match, the last one decides. `system` are the target's own folders.
        """
        names = self.names()
        bases = (*self.searched(), *system)
        found = [name for name in names if "/" in name and any((base / name).is_file() for base in bases)]
        folders = {base / parent for parent in {PurePath(name).parent for name in found} for base in bases}
        beside = {folder.resolve() for folder in folders}  # a processor's own come along
        ends = tuple(f"/{name}" for name in names)

        def is_own(file: str) -> bool:
            for glob in reversed(self.own):
                if _matches(file, glob.removeprefix("!")):
                    return not glob.startswith("!")
            return file.endswith(ends) or not beside.isdisjoint(Path(file).resolve().parents)

        return is_own


def of_this_machine(files: Iterable[str], known: Callable[[], Iterable[Path]]) -> dict[str, str]:
    """The files of this machine's own C library and system, with the names that they have in the folders of `known`."""
    roots = sorted(_of_each(_SYSTEM), key=_depth)
    found = dict[str, str]()
    for file in files:
        root = next((one for one in roots if PurePath(file).is_relative_to(one)), None)
        name = PurePath(file).relative_to(root).as_posix() if root else ""
        if name and any((folder / name).is_file() for folder in known()):
            found[file] = name
    return found


def of_another_processor(files: Iterable[str], name: str) -> dict[str, str]:
    """The files of Linux's `asm/` that are another target's than that of this name, by their folder."""
    others = {row.name for row in TARGETS} - {name}
    parts = {file: PurePath(file).parts for file in files}
    return {
        file: "/".join(words[-2:])
        for file, words in parts.items()
        if words[-2:-1] == ("asm",) and not others.isdisjoint(words[-3:-2])
    }


def _of_each(roots: tuple[Path, ...]) -> tuple[Path, ...]:
    """Folders of headers with those that Debian has in them for each processor."""
    per_target = [one for root in roots for one in sorted(root.glob("*-linux-gnu")) if one.is_dir()]
    return tuple(dict.fromkeys((*roots, *per_target)))


def source(names: Iterable[str]) -> str:
    """One unit of some headers."""
    return "".join(f"#include <{name}>\n" for name in names)


def _matches(file: str, glob: str) -> bool:
    return PurePath(file).match(glob) or fnmatch(file, glob)


def _depth(folder: Path) -> tuple[int, str]:
    return -len(folder.parts), str(folder)
