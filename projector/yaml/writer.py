"""Writes trees as YAML, in the layout that `projector format` keeps."""

from __future__ import annotations

from projector.yaml.layout import Block, Comment, Entry, Text, to_text
from projector.yaml.nodes import Mapping, Node, Scalar, Sequence
from projector.yaml.quoting import spelling

_SECTIONS, _ITEMS = 1, 2


def write(root: Mapping, mode_line: str = "") -> str:
    """The text of a file, below a comment for editors: sections and what has parts as blocks, the rest in lines."""
    block = _block(root, 0, flow=False)
    if mode_line and block.entries:
        block.entries[0].before.append(Comment(f"# {mode_line}"))
    return to_text(block)


def _block(node: Mapping | Sequence, level: int, flow: bool) -> Block:
    """A mapping or list, `level` levels below the root, in brackets or not."""
    if isinstance(node, Sequence):
        return Block(False, flow, [Entry(_value(item, level + 1, flow)) for item in node.items])
    entries = [Entry(_value(value, level + 1, flow), spelling(key, flow, key=True)) for key, value in node.entries]
    return Block(True, flow, entries)


def _value(node: Node, level: int, flow: bool) -> Text | Block:
    if isinstance(node, Scalar):
        return spelling(node, flow)
    return _block(node, level, flow or _in_brackets(node, level))


def _in_brackets(node: Mapping | Sequence, level: int) -> bool:
    """Whether a mapping or list stands in a line, if that is long enough."""
    parts = _parts(node)
    if not parts:
        return True
    if isinstance(node, Mapping) and (level == _SECTIONS or (level == _ITEMS and any(map(_parts, parts)))):
        return False
    return not _needs_lines(node)


def _parts(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Scalar):
        return ()
    return node.items if isinstance(node, Sequence) else tuple(value for _, value in node.entries)


def _needs_lines(node: Node) -> bool:
    """Whether a node holds what brackets can't: a text of several lines, or an item that is left empty."""
    if isinstance(node, Scalar):
        return "\n" in node.value
    empty = isinstance(node, Sequence) and any(
        isinstance(item, Scalar) and item.plain and not item.value for item in node.items
    )
    return empty or any(map(_needs_lines, _parts(node)))
