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

    def _text(self, cursor: Any) -> str:
        extent = self._lib.clang_getCursorExtent(cursor)
        name, _, start = self._places.of(self._lib.clang_getRangeStart(extent))
        _, _, end = self._places.of(self._lib.clang_getRangeEnd(extent))
        if name not in self._texts:
            self._texts[name] = Path(name).read_bytes() if name else b""
        return self._texts[name][start:end].decode("latin-1")
