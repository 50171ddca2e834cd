"""described: what an import is asked for, with what this machine knows of the library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.importers.c.elf import Exports, exports as exports_of
from projector.importers.c.headers import Request
from projector.importers.c.library import library as library_here, package as pkg_config
from projector.names import is_name


@dataclass(slots=True)
class Library:
    """What is imported: the module's name, what the library calls itself at run time, and its version if known.

    `exports` is what its file on this machine has, if that is known.
    """

    name: str
    soname: str
    version: str = ""
    exports: Exports | None = None


def described(
    library: str,
    wanted: Request,
    soname: str | None,
    file: Path | None,
    package: str | None,
    found: Diagnostics,
    module: Path,
) -> tuple[Request, Library] | None:
    """What to import, with what this machine knows of the library; None if nobody knows its name at run time.

    A `module` file that is there says it. Without a `soname` the library's `file` is compared with the headers, or the
    one that this machine has under one of its names.
    """
    if not _is_placed(library, module.parent, found):
        return None
    known = pkg_config(package) if package is not None else None
    folders, names = (known.folders, known.libraries) if known is not None else ((), ())
    of_file = exports_of(file) if file is not None else None
    if file is not None and of_file is None:
        found.error("PJ805", None, f"{file.as_posix()} is no library", "give a shared library in ELF, as libz.so.1")
        return None
    if file is None and soname is None:
        found_here = (library_here(name, folders) for name in (*names, library))
        of_file = next((one for one in found_here if one is not None), None)
    soname = soname or (of_file.soname or of_file.path.name if of_file is not None else None)
    if soname is None and not module.is_file():
        found.error("PJ803", None, f"there is no lib{library}.so here", "state --soname, as in --soname libz.so.1")
        return None
    version = known.version if known is not None else ""
    includes = (*wanted.include, *(known.include if known is not None else ()))
    return replace(wanted, include=includes), Library(library, soname or "", version, of_file)


def _is_placed(library: str, folder: Path, found: Diagnostics) -> bool:
    """Whether what is written there can be read again: a module has a name, and its folder the same."""
    if not is_name(library):
        hint = "use letters, digits and _, and no keyword: such as `sqlite3`"
        found.error("PJ011", None, f"{library!r} can't be a module's name", hint)
    elif folder.resolve().name != library:
        hint = f"write it into {(folder / library).as_posix()}, or give --library {folder.resolve().name}"
        message = f"a module's folder is called like it: {folder.as_posix()} can't be that of {library}"
        found.error("PJ305", None, message, hint)
    else:
        return True
    return False
