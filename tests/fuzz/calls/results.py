"""What a function returns: its metadata, its C, and its model."""

from __future__ import annotations

import random
import sys
from typing import Any

from . import records
from .records import Records, is_plain
from .values import NUMBERS, Checksum, draw_text

FAILING = ("status", "made", "stream")
LENGTH = "{field: size, counts: tail, align: 4}"


class Result:
    """What a function returns: `void`, `number X`, `status`, `text`, `text_or_none`, `record NAME`; with the library's
    name, `made` (a handle), `owned` (text that is freed) and `stream` (items of different sizes).
    """

    def __init__(self, records: Records, kind: str, *words: Any) -> None:
        self.records, self.kind, self.words = records, kind, words

    def metadata(self) -> str:
        return {
            "void": "",
            "number": f", returns: {NUMBERS[self.words[0]].c}" if self.kind == "number" else "",
            "status": ", returns: {type: int, errors: errno, value: status}",
            "text": ", returns: {type: const char *, string: utf8}",
            "text_or_none": ", returns: {type: const char *, string: utf8, nullable: true}",
            "record": f", returns: {self.word}",
            "made": f", returns: {{type: {self.word}_box *, handle: {self.word}_h, errors: errno_null}}",
            "owned": f", returns: {{type: char *, string: utf8, own: full, free: {self.word}_free}}",
            "stream": f", returns: {{type: ssize_t, errors: errno}}, iterate: {{array: items, length: {LENGTH}}}",
        }[self.kind]

    @property
    def word(self) -> str:
        return str(self.words[0]) if self.words else ""

    @property
    def comes_last(self) -> bool:
        """As a parameter, of those that it needs itself."""
        return self.kind == "stream"

    def params(self) -> list[tuple[str, str]]:
        """Those that it needs beside the function's own, in YAML and in C."""
        if self.kind != "stream":
            return []
        buffer = "dir: out, count: {param: room, returned: true, unit: bytes}, default: 1024"
        return [
            (f"items: {{type: {self.word}_item *, {buffer}}}", f"{self.word}_item *items"),
            ("room: size_t", "size_t room"),
        ]

    def c(self) -> str:
        if self.kind == "number":
            return NUMBERS[self.words[0]].c
        others = {"void": "void", "status": "int", "record": self.word, "made": f"{self.word}_box *"}
        return {**others, "owned": "char *", "stream": "ssize_t"}.get(self.kind, "const char *")

    def give(self) -> str:
        text = "static _Thread_local char text[64]; draw_text(&h, text);"
        fails = "if (draw(&h) % 4 == 0) { errno = 1 + (int)(h / 4 % 100); return"
        if self.kind == "number":
            return f"return {NUMBERS[self.words[0]].drawn()};"
        return {
            "void": "sink = h;",
            "status": f"{fails} -1; }} errno = 0; return 0;",
            "made": f"{fails} NULL; }} return {self.word}_open((int64_t)draw(&h));",
            "owned": f"{text} opened++; return strcpy(malloc(64), text);",
            "stream": f"{fails} -1; }} return {self.word}_fill(&h, items, room);",
            "text": f"{text} return text;",
            "text_or_none": f"{text} return draw(&h) % 3 == 0 ? NULL : text;",
            "record": f"{self.word} v; memset(&v, 0, sizeof v); h = draw_{self.word}(h, &v); return v;",
        }[self.kind]

    def result(self, h: Checksum) -> list[Any]:
        """The plain values; OSError where the function fails."""
        match self.kind:
            case "number":
                return [NUMBERS[self.words[0]].draw(h)]
            case "status":
                _fail(h)
            case "made":
                _fail(h)
                return [NUMBERS["i64"].draw(h)]
            case "stream":
                _fail(h)
                return [[(h.draw() % (1 << 32), draw_text(h)) for _ in range(h.draw() % 5)]]
            case "text" | "owned":
                return [draw_text(h)]
            case "text_or_none":
                text = draw_text(h)
                return [None if h.draw() % 3 == 0 else text]
            case "record":
                return [records.draw(self.records[self.words[0]], self.records, h)]
        return []

    def plain(self, result: Any) -> Any:
        match self.kind:
            case "record":
                return records.read(result, self.word, self.records)
            case "made":
                return closed(result, self.word)
            case "stream":
                return [(one.id, one.name) for one in result]
        return result


def closed(handle: Any, library: str) -> Any:
    """What a handle holds, which is closed then."""
    with handle:
        return getattr(sys.modules[type(handle).__module__], f"{library}_value")(handle)


def _fail(h: Checksum) -> None:
    if h.draw() % 4 == 0:
        raise OSError(1 + h.h // 4 % 100, "as the model has it")


def random_result(r: random.Random, records: Records, library: str) -> list[Any]:
    """A result's kind and its words."""
    plain = [name for name in records if is_plain(name, records)]
    kinds = ["void", "number", "number", "status", "status", "text", "text_or_none", "made", "owned", "stream"]
    kind = r.choice([*kinds, *(["record"] if plain else [])])
    if kind in ("made", "owned", "stream"):
        return [kind, library]
    return [kind, *{"number": [r.choice(list(NUMBERS))], "record": [r.choice(plain)] if plain else []}.get(kind, [])]
