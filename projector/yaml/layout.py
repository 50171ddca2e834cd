"""How YAML is laid out: a tree of spelled texts and comments, and the one way in which it is printed.

Two spaces a level, lists indented under their key, two spaces before a comment, at most one blank line, and one around
the sections of a file. What stands in brackets stays so while it fits in a line, and becomes a block when it doesn't.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

WIDTH = 120  # characters in a line, without a comment beside it
_INDENT = 2
_LONGEST_KEY = 1000  # the parser wants `key:` within 1024 bytes, or `? key`


@dataclass(slots=True)
class Comment:
    """A comment in a line of its own; `gap` says that a blank line precedes it."""

    text: str
    gap: bool = False


@dataclass(slots=True)
class Text:
    """A scalar as it is spelled: its first line, and others that go below without their indentation.

    `block` says that the others are a block, `keep` that blank lines after them would belong to them.
    """

    lines: list[str]
    block: bool = False
    keep: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, and the comments above and beside it."""

    value: Text | Block
    key: Text | None = None
    gap: bool = False
    before: list[Comment] = field(default_factory=list)
    beside: str = ""

    @property
    def start(self) -> int:
        """Where it starts in its source."""
        return (self.key or self.value).span[0]

    @property
    def end(self) -> int:
        """Where it ends in its source."""
        return self.value.span[1]


@dataclass(slots=True)
class Block:
    """A mapping or a list; `flow` says that it stands in brackets. `after` are the comments below its last entry."""

    mapping: bool
    flow: bool
    entries: list[Entry] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)
    span: tuple[int, int] = (0, 0)
    column: int = 0


def lines_of(entry: Entry, indent: int) -> list[str]:
    """An entry of a mapping, in lines."""
    return _Printer().entry(entry, indent)


def in_line(entry: Entry) -> str | None:
    """An entry of a mapping as it stands in brackets; None if it needs lines."""
    line = _inline(Block(True, True, [entry]))
    return None if line is None else line[1:-1]


def to_text(root: Block) -> str:
    """The whole file. Its top is never in brackets, unless they are empty."""
    root.flow = False
    for one, other in pairwise(root.entries):
        if _is_section(one) or _is_section(other):
            (other.before[0] if other.before else other).gap = True
    lines = _Printer().block(root, 0)
    return "\n".join(lines if root.entries else [*lines, "{}"]) + "\n"


class _Printer:
    """Prints in the order of the file. `kept` says that a blank line would now belong to the text above."""

    def __init__(self) -> None:
        self.kept = False

    def block(self, block: Block, indent: int) -> list[str]:
        """The lines of a mapping or list that isn't in brackets."""
        out: list[str] = []
        for entry in block.entries:
            self.comments(entry.before, indent, out)
            self.gap(entry.gap, out)
            out += self.entry(entry, indent) if block.mapping else self.item(entry, indent)
        self.comments(block.after, indent, out)
        return out

    def comments(self, comments: Iterable[Comment], indent: int, out: list[str]) -> None:
        """Comments in lines of their own."""
        for comment in comments:
            self.gap(comment.gap, out)
            out.append(" " * indent + comment.text)
            self.kept = False

    def gap(self, wanted: bool, out: list[str]) -> None:
        """A blank line, but never at the start of a block."""
        if wanted and out and not self.kept:
            out.append("")

    def entry(self, entry: Entry, indent: int) -> list[str]:
        """`key: value`, or `key:` above its block."""
        key = entry.key.lines if entry.key else []
        out: list[str] = []
        head = f"{' ' * indent}{key[0]}:"
        if _is_explicit(entry):
            out = [f"{' ' * indent}? {key[0]}", *_indented(key[1:], indent)]
            head = " " * indent + ":"
        line = _one_line(entry.value, len(head) + 1)
        if line is None and isinstance(entry.value, Block):
            out.append(_beside(head, entry))
            return out + self.block(entry.value, indent + _INDENT)
        return out + self.text(f"{head} {line or ''}".rstrip(" "), entry, indent)

    def item(self, entry: Entry, indent: int) -> list[str]:
        """`- value`; a block starts on the same line, below the comments that it starts with."""
        head = " " * indent + "-"
        line = _one_line(entry.value, len(head) + 1)
        if line is not None or not isinstance(entry.value, Block):
            return self.text(f"{head} {line or ''}".rstrip(" "), entry, indent)
        out: list[str] = []
        self.comments([Comment(entry.beside)] if entry.beside else [], indent, out)
        lines = self.block(entry.value, indent + _INDENT)
        first = next(at for at, text in enumerate(lines) if text and not text.lstrip().startswith("#"))
        out += [text and " " * indent + text.lstrip() for text in lines[:first]]
        return [*out, f"{head} {lines[first][indent + _INDENT :]}", *lines[first + 1 :]]

    def text(self, line: str, entry: Entry, indent: int) -> list[str]:
        """The end of an entry that has no block: its line, with what is beside it, and further lines of its text."""
        self.kept = isinstance(entry.value, Text) and entry.value.keep
        if not isinstance(entry.value, Text) or len(entry.value.lines) == 1:
            return [_beside(line, entry)]
        first, *rest = entry.value.lines
        line = f"{line} {first}"
        if entry.value.block:
            return [_beside(line, entry), *_indented(rest, indent)]
        lines = [line, *_indented(rest, indent)]
        return [*lines[:-1], _beside(lines[-1], entry)]


def _is_section(entry: Entry) -> bool:
    block = entry.value
    return isinstance(block, Block) and block.mapping and _one_line(block, len(entry.key.lines[0]) + 2) is None  # type: ignore[union-attr]


def _is_explicit(entry: Entry) -> bool:
    return entry.key is not None and (len(entry.key.lines) > 1 or len(entry.key.lines[0]) > _LONGEST_KEY)


def _one_line(value: Text | Block, used: int) -> str | None:
    """A value in the line of its key; None if it can't stand there. `used` is what the line holds already."""
    line = _inline(value)
    return None if line is None or (isinstance(value, Block) and used + len(line) > WIDTH and line[1:-1]) else line


def _inline(value: Text | Block) -> str | None:
    """A value without a line break, if it has such a form."""
    if isinstance(value, Text):
        return value.lines[0] if len(value.lines) == 1 and not value.block else None
    if not value.flow or value.after or any(entry.before or entry.beside for entry in value.entries):
        return None
    parts: list[str] = []
    for entry in value.entries:
        line = _inline(entry.value)
        if line is None or _is_explicit(entry):
            return None
        parts.append(f"{entry.key.lines[0]}: {line}" if entry.key else line)
    inside = ", ".join(parts)
    return f"{{{inside}}}" if value.mapping else f"[{inside}]"


def _beside(line: str, entry: Entry) -> str:
    return f"{line}  {entry.beside}" if entry.beside else line


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [text and " " * (indent + _INDENT) + text for text in lines]
