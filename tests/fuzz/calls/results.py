"""What a function returns: its metadata, its C, and its model."""

from __future__ import annotations

import random
from typing import Any

from . import records
from .records import Records, is_plain
from .values import NUMBERS, Checksum, draw_text


class Result:
    """What a function returns: `void`, `number X`, `status`, `text`, `text_or_none`, `record NAME`."""

    def __init__(self, records: Records, kind: str, *words: Any) -> None:
        self.records, self.kind, self.words = records, kind, words

    def metadata(self) -> str:
        return {
            "void": "",
            "number": f", returns: {NUMBERS[self.words[0]].c}" if self.kind == "number" else "",
            "status": ", returns: {type: int, errors: errno, value: status}",
            "text": ", returns: {type: const char *, string: utf8}",
            "text_or_none": ", returns: {type: const char *, string: utf8, nullable: true}",
            "record": f", returns: {self.words[0]}" if self.kind == "record" else "",
        }[self.kind]

    def c(self) -> str:
        if self.kind == "number":
            return NUMBERS[self.words[0]].c
        return {"void": "void", "status": "int", "record": str(self.words[0]) if self.words else ""}.get(
            self.kind, "const char *"
        )

    def give(self) -> str:
        text = "static _Thread_local char text[64]; draw_text(&h, text);"
        if self.kind == "number":
            return f"return {NUMBERS[self.words[0]].drawn()};"
        return {
            "void": "sink = h;",
            "status": "if (draw(&h) % 4 == 0) { errno = 1 + (int)(h / 4 % 100); return -1; } errno = 0; return 0;",
            "text": f"{text} return text;",
            "text_or_none": f"{text} return draw(&h) % 3 == 0 ? NULL : text;",
            "record": f"{self.words[0] if self.words else ''} v; memset(&v, 0, sizeof v); "
            f"h = draw_{self.words[0] if self.words else ''}(h, &v); return v;",
        }[self.kind]

    def result(self, h: Checksum) -> list[Any]:
        """The plain values; OSError where the function fails."""
        match self.kind:
            case "number":
                return [NUMBERS[self.words[0]].draw(h)]
            case "status":
                if h.draw() % 4 == 0:
                    raise OSError(1 + h.h // 4 % 100, "as the model has it")
            case "text":
                return [draw_text(h)]
            case "text_or_none":
                text = draw_text(h)
                return [None if h.draw() % 3 == 0 else text]
            case "record":
                return [records.draw(self.records[self.words[0]], self.records, h)]
        return []

    def plain(self, result: Any) -> Any:
        return records.read(result, self.words[0], self.records) if self.kind == "record" else result


def random_result(r: random.Random, records: Records) -> list[Any]:
    """A result's kind and its words."""
    plain = [name for name in records if is_plain(name, records)]
    kinds = ["void", "number", "number", "status", "status", "text", "text_or_none", *(["record"] if plain else [])]
    kind = r.choice(kinds)
    return [kind, *{"number": [r.choice(list(NUMBERS))], "record": [r.choice(plain)] if plain else []}.get(kind, [])]
