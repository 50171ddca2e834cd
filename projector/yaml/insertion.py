"""Puts entries into a file's text. Everything else stays as it is: words, comments, layout."""

from __future__ import annotations

from itertools import takewhile
from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.yaml.formatter import reformat
from projector.yaml.layout import Block, Entry, Text, in_line, lines_of
from projector.yaml.nodes import Mapping, Node, Scalar
from projector.yaml.source import layout_of
from projector.yaml.writer import entry

Edit = tuple[int, str]


def insert(text: str, added: Mapping) -> str:
    """The text with the entries of `added`, each in the mapping that it belongs to, made where there is none.

    A file in canonical layout stays so. ValueError if a value stands where a mapping is needed, or is there already.
    """
    plain = text.replace("\r\n", "\n")
    root, _ = layout_of(plain)
    edits = list[Edit]()
    _grow(plain, root, added, 0, edits)
    grown = plain
    for at, words in sorted(edits, key=lambda edit: edit[0])[::-1]:  # of those at one place the inner came first
        grown = grown[:at] + words + grown[at:]
    if _canonical(plain) == plain:
        grown = _canonical(grown) or grown
    return grown.replace("\n", "\r\n") if plain != text else grown


def _canonical(text: str) -> str | None:
    made = reformat(text.encode(), Path(), Diagnostics())
    return None if made is None else made.decode()


def _grow(text: str, block: Block, added: Mapping, level: int, edits: list[Edit]) -> None:
    """The edits that put entries into a mapping of the file, `level` levels below its root."""
    there = {one.key.lines[0].strip("\"'"): one for one in block.entries if one.key}
    fresh = list[tuple[Scalar, Node]]()
    for key, value in added.entries:
        old = there.get(key.value)
        if old is None:
            fresh.append((key, value))
        elif isinstance(old.value, Block) and old.value.mapping and isinstance(value, Mapping):
            _grow(text, old.value, value, level + 1, edits)
        elif _is_empty(old) and isinstance(value, Mapping):
            edits.append((_line_after(text, old.end), _lines(list(value.entries), level + 1, block.column + 2)))
        else:
            raise ValueError(f"{key.value} has a value already")
    if fresh and block.flow and text[block.span[0] : block.span[0] + 1] == "{":
        edits.append(_in_brackets(text, block, fresh, level))
    elif fresh:
        last = _line_after(text, block.entries[-1].end)
        at = _behind_comments(text, last, block.column) if level else len(text)
        gap = "" if level else "\n"
        start = "" if text[:at].endswith("\n") else "\n"
        edits.append((at, start + gap + _lines(fresh, level, block.column)))


def _is_empty(old: Entry) -> bool:
    return isinstance(old.value, Text) and old.value.lines == [""]


def _lines(entries: list[tuple[Scalar, Node]], level: int, indent: int) -> str:
    lines = [line for key, value in entries for line in lines_of(entry(key, value, level), indent)]
    return "".join(f"{line}\n" for line in lines)


def _in_brackets(text: str, block: Block, fresh: list[tuple[Scalar, Node]], level: int) -> Edit:
    close = block.span[1] - 1
    parts = [in_line(entry(key, value, level, flow=True)) or "" for key, value in fresh]
    words = ", ".join(parts)
    if block.entries and "," not in text[block.entries[-1].end : close]:
        return block.entries[-1].end, f", {words}"
    return close, f" {words}" if block.entries and text[close - 1] != " " else words


def _line_after(text: str, at: int) -> int:
    """Where the line after the one of `at` starts."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _behind_comments(text: str, at: int, column: int) -> int:
    """Behind the lines of comments that belong to a block of this indentation."""
    lines = text[at:].splitlines(keepends=True)
    own = takewhile(
        lambda line: line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) >= column, lines
    )
    return at + sum(map(len, own))
