"""libclang, and nothing of it goes out: from headers to what they declare. Only its three readers know it, too."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from types import ModuleType
from typing import Any

from projector.errors import ToolError
from projector.importers.c import declared as d
from projector.importers.c.attributes import note
from projector.importers.c.evaluation import evaluate
from projector.importers.c.reader import Reader

_NAME = "pj_header.c"
_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in a header: a place there, and the compiler's words. `file` is "" where it is in what includes them."""

    file: str
    line: int
    column: int
    message: str


def libclang() -> ModuleType:
    """The bindings; ToolError that says what to install."""
    hint = 'libclang isn\'t installed: pip install "projector-build[import]"'
    try:
        from clang import cindex  # type: ignore[import-untyped]  # it has no stubs
    except ImportError as error:
        raise ToolError(f"{hint} ({error})") from None
    assert isinstance(cindex, ModuleType)
    try:
        with _LOADING:
            get = cindex.conf.lib.clang_getCString
    except cindex.LibclangError as error:
        raise ToolError(f"{hint} ({error})") from None
    # Always the same function: ctypes doesn't keep the one that it had alive for a thread that is about to call it.
    get.restype, get.errcheck = ctypes.c_char_p, _decoded
    return cindex


def _decoded(data: bytes | None, *_: object) -> str | None:
    """A string of libclang's, which has a header's own bytes: what isn't UTF-8 is Latin-1."""
    if data is None:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read(
    source: str,
    arguments: Sequence[str],
    is_own: Callable[[str], bool],
    undecorated: Callable[[str], str],
    documented: bool = True,
) -> tuple[d.Unit, list[Problem]]:
    """What the headers that `source` includes declare; with problems there are only the files.

    `is_own` tells whether a file belongs to the library; `undecorated` gives a symbol without what its platform adds;
    `documented` that comments are taken for documentation.
    """
    cindex = libclang()
    options = cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
    parsed, problems = _parsed(cindex, source, arguments, options)
    if problems:
        return d.Unit(includers=dict(_includers(parsed)) if parsed else {}), problems
    reader = Reader(cindex, is_own, undecorated, documented)
    reader.unit.includers |= _includers(parsed)
    for cursor in parsed.cursor.get_children():
        reader.declaration(cursor)

    def again(text: str, flags: Iterable[str], files: Sequence[tuple[str, bytes]] = ()) -> Any:
        return _parse(cindex, source + text, [*arguments, *flags], 0, files)

    note(cindex, reader.unit.includers, again, reader)
    evaluate(cindex, source.count("\n"), again, reader)
    return reader.unit, []


def compiles(source: str, macros: Iterable[str], arguments: Sequence[str]) -> bool:
    """Whether these headers have no errors, and all that the values of these macros need."""
    text = source + "".join(f"const __auto_type pj_v_{name} = ({name});\n" for name in macros)
    return not _parsed(libclang(), text, arguments, 0)[1]


def _includers(parsed: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    way = list[str]()
    for one in parsed.get_includes():
        del way[one.depth - 1 :]
        yield str(one.include.name), tuple(reversed(way))
        way.append(str(one.include.name))


def _parsed(cindex: ModuleType, source: str, arguments: Sequence[str], options: int) -> tuple[Any, list[Problem]]:
    try:
        parsed = _parse(cindex, source, arguments, options)
    except cindex.TranslationUnitLoadError:
        return None, [Problem("", 0, 0, "the compiler breaks down on these headers")]
    return parsed, list(_problems(parsed, cindex.Diagnostic.Error))


def _parse(
    cindex: ModuleType,
    source: str,
    arguments: Sequence[str],
    options: int,
    files: Sequence[tuple[str, bytes]] = (),
) -> Any:
    texts = [(_NAME, source.encode()), *files]
    return cindex.Index.create().parse(_NAME, args=list(arguments), unsaved_files=texts, options=options)


def _problems(parsed: Any, least: int) -> Iterator[Problem]:
    for one in parsed.diagnostics:
        if one.severity >= least:
            at = one.location
            name = str(at.file or "")
            yield Problem("" if name == _NAME else name, at.line, at.column, one.spelling)
