"""From bytes to text: UTF-8 only, only characters that a reviewer sees, and no more than a parser reads at once."""

from __future__ import annotations

import re
from pathlib import Path

from projector.diagnostics import Diagnostics, Place

MAX_BYTES = 4 << 20
MAX_SEPARATORS = 250_000  # the facts of 10,000 functions have half as many
MAX_LINE = 1 << 16  # characters
_MAX_PROBLEMS = 50
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What YAML itself forbids, its rare line breaks (editors don't count them as lines), and bidirectional controls, which
# make a reviewer see another text than the reader.
FORBIDDEN = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
    "|[\\ufeff\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]"
)
_PLAIN = bytes((9, 10, 13, *range(0x20, 0x7F)))
_SEPARATORS = (",", ":", "[", "{", "\n", "\r")  # one of them stands before every node of a tree but the first
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, file: Path, found: Diagnostics) -> str | None:
    """The text of a file; None, with errors in `found`, if a parser mustn't see it."""
    if len(data) > MAX_BYTES:
        found.error("PJ104", Place(file, 1, 1), f"the file is larger than {MAX_BYTES >> 20} MiB", "split the namespace")
        return None
    if data.startswith(_BYTE_ORDER_MARK):
        found.error(
            "PJ103", Place(file, 1, 1), "the file starts with a byte order mark", "save it as UTF-8 without BOM"
        )
        data = data[len(_BYTE_ORDER_MARK) :]
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        place = _after(data[: error.start].decode("utf-8"), file)
        found.error("PJ101", place, f"byte 0x{data[error.start]:02X} is no UTF-8", "save the file as UTF-8")
        return None
    if not _is_small(text, file, found):
        return None
    is_plain = not data.translate(None, _PLAIN)
    return text if is_plain or _printable(text, file, found) else None


def _is_small(text: str, file: Path, found: Diagnostics) -> bool:
    """Whether a parser is done with it soon; told by a few searches."""
    if sum(map(text.count, _SEPARATORS)) > MAX_SEPARATORS:
        message = f"more than {MAX_SEPARATORS} keys, values and lines"
        found.error("PJ106", Place(file, 1, 1), message, "split the namespace")
        return False
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            place = Place(file, text.count("\n", 0, start) + 1, 1)
            found.error("PJ108", place, f"a line of more than {MAX_LINE} characters", "break it")
            return False
        start = end + 1
    return True


def _printable(text: str, file: Path, found: Diagnostics) -> bool:
    """Whether every character may stand in a file; the first ones that mustn't are reported."""
    problems, line, column, start = 0, 1, 1, 0
    for match in FORBIDDEN.finditer(text):
        skipped = _after(text[start : match.start()], file)
        column = skipped.column if skipped.line > 1 else column + match.start() - start
        line, start = line + skipped.line - 1, match.start()
        number = ord(match.group())
        remedy = f'remove it, or write it as \\u{number:04x} inside "..."' if number else "remove it"
        found.error("PJ102", Place(file, line, column), f"the character U+{number:04X} can't stand in a file", remedy)
        problems += 1
        if problems == _MAX_PROBLEMS:
            break
    return problems == 0


def _after(text: str, file: Path) -> Place:
    """The position that follows `text`."""
    lines = _LINE_BREAK.split(text)
    return Place(file, len(lines), len(lines[-1]) + 1)
