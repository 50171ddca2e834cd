"""The strict reader: bytes to a tree, on the parser's event stream.

PyYAML's loaders aren't fit for files of strangers: they expand aliases and merge keys, build objects, let the last of
two equal keys win and can exhaust the stack. So only its parser is used, and everything that isn't plain structure is
refused with a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from projector.diagnostics import Diagnostics, Place
from projector.yaml.characters import decode
from projector.yaml.nodes import Mapping, Node, Scalar, Sequence
from projector.yaml.syntax import explain, short

MAX_DEPTH = 24
MAX_PROBLEMS = 50

PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"[ \t]*#")
_DIRECTIVE = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?+\n)*+(?=%)")
DOCS = ("doc", "summary")
NAMES = {
    *("aliases", "callbacks", "classes", "constants", "enums", "errors", "exceptions", "functions", "handles"),
    *("interfaces", "ioctls", "libraries", "records", "runtime_classes", "unions", "variables"),
    *("codes", "events", "fields", "members", "methods", "params", "properties", "variadic", "with"),
}
"""Keys of mappings whose own keys are names that a header or a writer chose."""
_QUOTE = "quote the text if it is meant as such"


class _Stop(Exception):
    """Reading can't go on; the diagnostic is already there."""


def read(data: bytes, file: Path, found: Diagnostics) -> Mapping | None:
    """The tree of one file. None, with an error in `found`, if there is none.

    A tree may also come with errors, of things that could be skipped: the caller looks at `found.failed` in the end.
    """
    text = decode(data, file, found)
    if text is None:
        return None
    reader = _Reader(text, file, found)
    try:
        root = reader.document()
    except _Stop:
        return None
    if isinstance(root, Mapping):
        return root
    if root is None or (isinstance(root, Scalar) and root.is_null):
        if not reader.problems:
            found.error("PJ133", Place(file, 1, 1), "the file is empty", "start with `projector: 1`")
    else:
        found.error("PJ132", root.place, "the top of a file is a mapping: lines of `key: value`")
    return None


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end hasn't come yet. A mapping alternates between keys and values."""

    mapping: bool
    flow: bool
    place: Place
    names: bool = False  # its keys are names, none of them a key of the language
    docs: bool = False  # it is documentation
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    seen: dict[str, Place] = field(default_factory=dict)
    wants_value: bool = False
    key: Scalar | None = None  # None while a value is wanted: the key was refused, so the value is dropped
    key_end: int = 0

    @property
    def wants_key(self) -> bool:
        """Whether the next node is a key."""
        return self.mapping and not self.wants_value

    def open_value(self, key: Scalar | None) -> None:
        """A key was read, or refused."""
        self.key, self.wants_value = key, True

    def add(self, node: Node | None) -> None:
        """Take a value or an item; None is one that was refused."""
        if not self.mapping:
            self.items.extend([] if node is None else [node])
            return
        if self.key is not None and node is not None:
            self.entries.append((self.key, node))
        self.key, self.wants_value = None, False

    def close(self) -> Node:
        """The finished node."""
        return Mapping(tuple(self.entries), self.place) if self.mapping else Sequence(tuple(self.items), self.place)


class _Reader:
    """Turns events into nodes, with a stack of its own."""

    def __init__(self, text: str, file: Path, found: Diagnostics) -> None:
        self.text, self.file, self.found = text, file, found
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.documents = self.problems = 0
        self.last_line = 0  # of the last problem: a syntax error on the same line is its consequence
        self.last_scalar: Any = None

    def document(self) -> Node | None:
        """The root node of the only document."""
        if directive := _DIRECTIVE.match(self.text):
            place = Place(self.file, directive.group().count("\n") + 1, 1)
            self.stop("PJ124", place, "a YAML directive says nothing here", "remove the lines with %")
        parser = PARSER(self.text)
        try:
            while (event := parser.get_event()) is not None:
                handle = _HANDLERS.get(type(event))
                if handle:
                    handle(self, event)
        except yaml.YAMLError as error:
            code, mark, message, hint = explain(
                self.text, error, self.last_scalar, self.stack[-1].place if self.stack else None
            )
            if mark[0] + 1 != self.last_line:
                self.found.error(code, Place(self.file, mark[0] + 1, mark[1] + 1), message, hint)
            raise _Stop from None
        finally:
            parser.dispose()
        return self.root

    def problem(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Report and go on, but not for ever."""
        self.found.error(code, place, message, hint)
        self.problems += 1
        self.last_line = place.line
        if self.problems >= MAX_PROBLEMS:
            self.found.note("PJ107", place, f"after {MAX_PROBLEMS} problems the rest of the file isn't read")
            raise _Stop

    def stop(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Report and give up this file."""
        self.found.error(code, place, message, hint)
        raise _Stop

    def place(self, event: Any) -> Place:
        """Where an event starts."""
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def start_document(self, event: Any) -> None:
        """`---`, or the start of the text."""
        self.documents += 1
        if self.documents > 1:
            self.stop("PJ125", self.place(event), "a second document starts here", "remove the `---`")

    def alias(self, event: Any) -> None:
        """`*name`: a glob or a pointer that lacks its quotes."""
        self.problem(
            "PJ120", self.place(event), f"*{short(event.anchor)} is a YAML alias, which metadata doesn't have", _QUOTE
        )
        if self.stack and self.stack[-1].wants_key:
            self.stack[-1].open_value(None)
        elif self.stack:
            self.stack[-1].add(None)

    def scalar(self, event: Any) -> None:
        """A key or a piece of text."""
        place = self.place(event)
        self.check(event, place)
        self.last_scalar = event
        node = Scalar(event.value, not event.style, place)
        if "\0" in node.value:
            self.problem("PJ102", place, "text can't hold the character U+0000", "remove it")
        top = self.stack[-1] if self.stack else None
        if top is None:
            self.root = node
        elif top.wants_key:
            top.key_end = event.end_mark.index
            top.open_value(self.key(top, node))
        else:
            if node.plain and top.key is not None:
                self.check_value(top.key, top, event)
            top.add(node)

    def key(self, top: _Open, node: Scalar) -> Scalar | None:
        """The key, if it can be one: text, once."""
        if node.plain and node.value == "<<":
            self.problem(
                "PJ123", node.place, "<< is a YAML merge key, which metadata doesn't have", "write the keys out"
            )
        elif node.plain and not node.value:
            self.problem("PJ131", node.place, "the key is missing", "write it before the ':'")
        elif node.value in top.seen:
            message = f"{short(node.value)!r} is already on line {top.seen[node.value].line}"
            self.problem("PJ130", node.place, message, "keep one of the two")
        else:
            top.seen[node.value] = node.place
            return node
        return None

    def check_value(self, key: Scalar, top: _Open, event: Any) -> None:
        """Refuse a value that isn't what its writer sees."""
        end = event.end_mark
        if top.flow and not event.value and end.index == top.key_end and self.text[end.index : end.index + 1] != ":":
            remedy = (
                "put a space after the ':'"
                if ":" in key.value
                else "write `key: value`, or quote the text with a comma"
            )
            self.problem("PJ118", key.place, f"{short(key.value)!r} has no value", remedy)
        elif key.value in DOCS and not top.names and _COMMENT.match(self.text, end.index):
            column = end.column + self.text.index("#", end.index) - end.index
            message = "this is a comment, not a part of the text before it"
            self.problem(
                "PJ134", Place(self.file, end.line + 1, column + 1), message, f"quote the text of `{key.value}:`"
            )

    def start(self, event: Any) -> None:
        """`{`, `[`, or an indented block."""
        place = self.place(event)
        self.check(event, place)
        if len(self.stack) >= MAX_DEPTH:
            self.stop("PJ105", place, f"nested more than {MAX_DEPTH} deep", "indent less, or close a bracket")
        if self.stack and self.stack[-1].wants_key:
            self.stop("PJ131", place, "a key is text, not a mapping or a list", "quote it if it is meant as text")
        top = self.stack[-1] if self.stack else None
        key = top.key.value if top and top.key and not top.names else None
        docs = (top is not None and top.docs) or key in DOCS
        names = key in NAMES and not docs
        self.stack.append(_Open(type(event) is yaml.MappingStartEvent, bool(event.flow_style), place, names, docs))

    def end(self, event: Any) -> None:
        """The end of a mapping or list."""
        node = self.stack.pop().close()
        if self.stack:
            self.stack[-1].add(node)
        else:
            self.root = node

    def check(self, event: Any, place: Place) -> None:
        """Refuse what a node mustn't carry."""
        if event.anchor is not None:
            self.problem(
                "PJ121", place, f"&{short(event.anchor)} is a YAML anchor, which metadata doesn't have", _QUOTE
            )
        if event.tag is not None:
            self.problem("PJ122", place, "a word that starts with ! is a YAML tag", _QUOTE)


_HANDLERS: dict[type[yaml.Event], Callable[[_Reader, Any], None]] = {
    yaml.ScalarEvent: _Reader.scalar,
    yaml.MappingStartEvent: _Reader.start,
    yaml.SequenceStartEvent: _Reader.start,
    yaml.MappingEndEvent: _Reader.end,
    yaml.SequenceEndEvent: _Reader.end,
    yaml.AliasEvent: _Reader.alias,
    yaml.DocumentStartEvent: _Reader.start_document,
}
