"""The words of a piece of a header: told from its text where that is plain, else by the compiler's lexer."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType
from typing import Any

from projector.importers.c.places import Places

_WORD = re.compile(
    r"""[A-Za-z_]\w*|\.?\d(?:[eEpP][+-]|[\w.])*|"[^"\\\n]*"
    |\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\#\#|[-+*/%&|^~!<>=?:;,.()\[\]{}\#]|\s+""",
    re.ASCII | re.VERBOSE,
)
# Comments, continued lines, digraphs and trigraphs, letters with prefixes or escapes, and whatever else isn't plain.
_ODD = re.compile(r"""/[/*]|\\|<[:%]|[:%]>|%:|\?\?|'|\b(?:u8|[uUL]R?|R)"|[^\x20-\x7e\t\n]""")

_BEHIND = re.compile(rb"[ \t]*(/\*[*!]<.*?\*/|//[/!]<[^\n]*)", re.DOTALL)
_OPENS = re.compile(rb"/[*/][*!/](?![<*/])")
_UNDONE = re.compile(rb"\b(?:undef|pop_macro)\b(?:[^\w/]|/\*.*?\*/|/)*(\w+)", re.ASCII | re.DOTALL)
_LONGEST = 10_000  # bytes of a comment


class Texts:
    """The texts of headers that were read."""

    def __init__(self, cindex: ModuleType, places: Places) -> None:
        self._lib, self._places = cindex.conf.lib, places
        self._texts = dict[str, bytes]()

    def tokens(self, cursor: Any) -> list[str]:
        """The spellings of a cursor's tokens."""
        text = self._text(cursor)
        if not text or _ODD.search(text):  # the compiler's own macros are in no file
            return [token.spelling for token in cursor.get_tokens()]
        words, end = list[str](), 0
        while end < len(text):
            found = _WORD.match(text, end)
            if found is None:
                return [token.spelling for token in cursor.get_tokens()]
            end = found.end()
            words += [found[0]] if not found[0].isspace() else []
        return words

    def beside(self, cursor: Any) -> str:
        """The documentation comment behind a macro, or else the one that ends in the line above."""
        text, start, end = self._extent(cursor)
        behind = _BEHIND.match(text, end)
        line = max(0, text.rfind(b"\n", 0, start))
        found = behind[1] if behind else _above(text[max(0, line - _LONGEST) : line].rstrip())
        return found.decode(errors="replace")

    def undone(self, file: str) -> list[str]:
        """The names that a file takes the meaning away from, be it for some."""
        return [name.decode() for name in _UNDONE.findall(self._file(file))]

    def _text(self, cursor: Any) -> str:
        text, start, end = self._extent(cursor)
        return text[start:end].decode("latin-1")

    def _extent(self, cursor: Any) -> tuple[bytes, int, int]:
        """The text of a cursor's file, and where the cursor starts and ends there."""
        extent = self._lib.clang_getCursorExtent(cursor)
        name, _, start = self._places.of(self._lib.clang_getRangeStart(extent))
        _, _, end = self._places.of(self._lib.clang_getRangeEnd(extent))
        return self._file(name), start, end

    def _file(self, name: str) -> bytes:
        if name not in self._texts:
            self._texts[name] = Path(name).read_bytes() if name else b""
        return self._texts[name]


def _above(text: bytes) -> bytes:
    """The documentation comment that a text ends with, alone on its lines; else nothing."""
    if text.endswith(b"*/"):
        start = text.rfind(b"/*")
        alone = not text[text.rfind(b"\n", 0, start) + 1 : start].strip()
        return text[start:] if alone and _OPENS.match(text, start) else b""
    lines = text.split(b"\n")
    first = len(lines)
    while first and _OPENS.match(lines[first - 1].lstrip()) and lines[first - 1].lstrip().startswith(b"//"):
        first -= 1
    return b"\n".join(line.strip() for line in lines[first:])
