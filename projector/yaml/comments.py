"""Where comments belong: beside an entry, above one, or at the end of the block whose indentation they have."""

from __future__ import annotations

from bisect import bisect_left

from projector.yaml.layout import Block, Comment, Entry, Text
from projector.yaml.reader import DOCS
from projector.yaml.source import follows_gap


def place(root: Block, comments: list[tuple[int, str]], text: str) -> None:
    """Put every comment of `text` into the tree of its layout."""
    placer = _Placer(root, text)
    for at, words in sorted(comments):
        placer.comment(at, words)


class _Placer:
    """Places comments in the order of the file."""

    def __init__(self, root: Block, text: str) -> None:
        self.root, self.text = root, text
        self.previous: Entry | None = None  # what the last comment of its own line came after
        self.column = 0  # of that comment: the next one can't belong deeper

    def comment(self, at: int, words: str) -> None:
        """One comment."""
        owner: Entry | None = None
        block = self.root
        while True:
            index = bisect_left(block.entries, at, key=lambda entry: entry.start)
            last = block.entries[index - 1] if index else None
            if last is None or at > last.end or not isinstance(last.value, Block):
                break
            if at < last.value.span[0] and (self.same_line(last.start, at) or last.value.flow):
                self.ahead(last, at, words)
                return
            owner, block = last, last.value
        following = block.entries[index] if index < len(block.entries) else None
        if last is None:
            self.first(owner, block, following, at, words)
        elif at < last.end:
            self.above(last, at, words)
        elif self.same_line(last.end, at):
            self.beside(_innermost(last), words)
        else:
            self.between(last, block, following, at, words)

    def same_line(self, start: int, end: int) -> bool:
        """Whether no line ends between two positions."""
        return "\n" not in self.text[start:end]

    def ahead(self, entry: Entry, at: int, words: str) -> None:
        """Between a key and its mapping or list."""
        if self.same_line(entry.start, at):
            self.beside(entry, words)
        else:
            self.above(entry, at, words)

    def first(self, owner: Entry | None, block: Block, following: Entry | None, at: int, words: str) -> None:
        """At the start of a mapping or list."""
        if owner and (following is None or (block.flow and self.same_line(block.span[0], at))):
            self.beside(owner, words)
        elif following:
            self.above(following, at, words)
        else:
            block.after.append(self.own(at, words))

    def between(self, last: Entry, block: Block, following: Entry | None, at: int, words: str) -> None:
        """In a line of its own after an entry: its indentation tells what it belongs to."""
        line = self.text.rfind("\n", 0, at) + 1
        column = at - line if not self.text[line:at].strip() else -1  # else after a `-`: it belongs to what follows
        if self.previous is last:
            column = min(column, self.column)
        self.previous, self.column = last, column
        inner: Block | None = None
        entry = last
        while isinstance(entry.value, Block) and not entry.value.flow and entry.value.column <= column:
            inner = entry.value
            entry = inner.entries[-1]
        if inner is None and following:
            self.above(following, at, words)
        else:
            (inner or block).after.append(self.own(at, words))

    def beside(self, entry: Entry, words: str) -> None:
        """To the right of an entry; a second one moves the first above it."""
        if _is_plain_doc(entry):
            entry.before.append(Comment(words))
            return
        if entry.beside:
            entry.before.append(Comment(entry.beside))
        entry.beside = words

    def above(self, entry: Entry, at: int, words: str) -> None:
        """In a line above an entry."""
        entry.before.append(self.own(at, words))

    def own(self, at: int, words: str) -> Comment:
        """A comment in a line of its own."""
        return Comment(words, follows_gap(self.text, at))


def _is_plain_doc(entry: Entry) -> bool:
    """Whether the reader would take a comment beside this entry for lost text (PJ134)."""
    if entry.key is None or entry.key.lines[0].strip('"') not in DOCS or not isinstance(entry.value, Text):
        return False
    return not entry.value.block and not entry.value.lines[0].startswith(("'", '"'))


def _innermost(entry: Entry) -> Entry:
    """The entry that ends where this one does."""
    while isinstance(entry.value, Block) and not entry.value.flow:
        entry = entry.value.entries[-1]
    return entry
