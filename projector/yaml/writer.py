"""Writes trees as YAML, in the layout that `projector format` keeps."""

from __future__ import annotations

from collections.abc import Mapping as Of
from types import MappingProxyType

from projector.yaml.layout import Block, Comment, Entry, Text, to_text
from projector.yaml.nodes import Mapping, Node, Scalar, Sequence
from projector.yaml.quoting import spelling

_SECTIONS, _ITEMS = 1, 2


Path = tuple[str, ...]
_NOTHING: Of[Path, str] = MappingProxyType({})


def write(root: Mapping, *above: str, beside: Of[Path, str] = _NOTHING) -> str:
    """The text of a file: sections and what has parts as blocks, the rest in lines.

    `above` are comments at its top, of which the first is for editors; `beside` are comments beside entries, by path.
    """
    block = _block(root, 0, flow=False)
    if block.entries:
        block.entries[0].before += [Comment(f"# {words}") for words in above if words]
    for path, words in beside.items():
        _entry(block, path).beside = f"# {words}"
    return to_text(block)


def entry(key: Scalar, value: Node, level: int, flow: bool = False) -> Entry:
    """An entry of a mapping that is `level` levels below the root."""
    return Entry(_value(value, level + 1, flow), spelling(key, flow, key=True))


def _entry(block: Block, path: Path) -> Entry:
    """The entry at a path of keys."""
    first, *rest = path
    found = next(one for one in block.entries if one.key and one.key.lines[0].strip('"') == first)
    return _entry(found.value, tuple(rest)) if rest and isinstance(found.value, Block) else found


def _block(node: Mapping | Sequence, level: int, flow: bool) -> Block:
    """A mapping or list, `level` levels below the root, in brackets or not."""
    if isinstance(node, Sequence):
        return Block(False, flow, [Entry(_value(item, level + 1, flow)) for item in node.items])
    return Block(True, flow, [entry(key, value, level, flow) for key, value in node.entries])


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
