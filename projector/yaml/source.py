"""A file's own layout: the tree that was read, as it is spelled, with the position of each part in the text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from projector.yaml import reader
from projector.yaml.layout import Block, Entry, Text
from projector.yaml.quoting import block_text, quoted

_HEADER = re.compile(r"([|>])(?:[+-]?([1-9])|)[+-]?[ \t]*(#[^\n]*)?")
_COMMENT = re.compile(r"#[^\n]*")
_ONLY_INDENTED = re.compile(r"[ \t?-]*\Z")


def layout_of(text: str) -> tuple[Block, list[tuple[int, str]]]:
    """The root of a text that the reader took and whose line ends are LF; and its comments, with their positions."""
    source = _Source(text)
    parser = reader.PARSER(text)
    try:
        while (event := parser.get_event()) is not None:
            source.take(event)
    finally:
        parser.dispose()
    source.gap(len(text))
    assert source.root is not None
    return source.root, source.comments


class _Source:
    """Builds the tree from events; what lies between them are marks and comments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Block | None = None
        self.stack: list[tuple[Block, int]] = []  # with the column where it starts
        self.key: Text | None = None
        self.comments: list[tuple[int, str]] = []
        self.last = 0  # the end of the last scalar or bracket

    def take(self, event: Any) -> None:
        """One event."""
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.start(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.end(event)

    def gap(self, end: int) -> None:
        """The comments between the last scalar or bracket and `end`."""
        found = _COMMENT.finditer(self.text, self.last, end)
        self.comments += [(match.start(), match.group().rstrip()) for match in found]

    def scalar(self, event: Any) -> None:
        """A key, a value or an item."""
        start = event.start_mark.index
        self.gap(start)
        self.last = event.end_mark.index
        spelled = self.spelled(event, self.text[start : self.last])
        spelled.span = (start, start + len(self.text[start : self.last].rstrip()))
        block = self.stack[-1][0]
        if block.mapping and self.key is None:
            self.key = spelled
        else:
            self.add(spelled)

    def spelled(self, event: Any, text: str) -> Text:
        """A scalar without its indentation, in double quotes rather than in single ones."""
        if event.style in ("|", ">"):
            return self.block_scalar(event, text)
        if event.style == "'" and "\n" not in text and not set('"\\') & set(event.value):
            return Text([f'"{event.value}"'])
        first, *rest = text.split("\n")
        lines = [first, *(line.lstrip(" \t") for line in rest)]
        return Text([*map(_without_end, lines[:-1]), lines[-1]])

    def block_scalar(self, event: Any, text: str) -> Text:
        """The lines of a block, and the comment in its head."""
        head, *lines = text.split("\n")
        match = _HEADER.match(head)
        assert match is not None
        if match[3]:
            self.comments.append((event.start_mark.index + match.start(3), match[3].rstrip()))
        if not event.value.strip("\n "):
            return Text([quoted(event.value)])
        written = next(line for line in lines if line.strip(" "))
        indent = self.stack[-1][1] + int(match[2]) if match[2] else len(written) - len(written.lstrip(" "))
        return block_text(match[1], [line[indent:] for line in lines], event.value)

    def start(self, event: Any) -> None:
        """The start of a mapping or list."""
        start, column = event.start_mark.index, event.start_mark.column
        mapping, flow = isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)
        parent = self.stack[-1][0].column if self.stack else -1
        block = Block(mapping, flow, span=(start, start), column=max(column, parent + 1))
        if self.stack:
            self.add(block)
        else:
            self.root = block
        if self.text[start : start + 1] in ("{", "["):
            self.gap(start)
            self.last = start + 1
        self.stack.append((block, column))

    def end(self, event: Any) -> None:
        """The end of a mapping or list: its bracket, or the end of its last entry."""
        block, _ = self.stack.pop()
        start, end = block.span[0], event.end_mark.index
        if block.flow and self.text[start : start + 1] in ("{", "["):
            self.gap(end)
            self.last = end
        elif block.entries:
            end = block.entries[-1].end
        block.span = (start, end)

    def add(self, value: Text | Block) -> None:
        """A value of the key that waits for it, or an item."""
        entry = Entry(value, self.key)
        self.key = None
        entry.gap = follows_gap(self.text, entry.start)
        self.stack[-1][0].entries.append(entry)


def follows_gap(text: str, at: int) -> bool:
    """Whether `at` is the start of a line, but for its indentation, and the line before is blank."""
    line = text.rfind("\n", 0, at) + 1
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    return line > 0 and not above.strip() and _ONLY_INDENTED.match(text[line:at]) is not None


def _without_end(line: str) -> str:
    """A line of a text that goes on, without the spaces at its end; an escaped one stays."""
    cut = line.rstrip(" \t")
    escapes = len(cut) - len(cut.rstrip("\\"))
    return line[: len(cut) + 1] if escapes % 2 else cut
