"""What a target's headers say of an item otherwise, in the item's own words: plain trees, as merge takes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from projector.importers.tree import Quoted, Words
from projector.yaml import Mapping as Tree, Node, Scalar

_WORD = re.compile(r"[A-Za-z_]\w*")
_LAYOUT = ("fields", "pack", "align", "size")


def plain(of: Node) -> Any:
    """A node as a plain tree whose texts are as they are written."""
    if isinstance(of, Tree):
        return {key.value: plain(value) for key, value in of.entries}
    if isinstance(of, Scalar):
        return of.value if of.plain else Quoted(of.value) if of.quoted else Words(of.value)
    return [plain(one) for one in of.items]


def numbered(form: Any, key: str, value: int) -> Any:
    """A form with another number under a key; one that is the number alone is that number."""
    if not isinstance(form, dict):
        return _like(form, value)
    return {**form, key: _like(form.get(key), value)}


def member(form: dict[str, Any], name: str, value: int) -> dict[str, Any]:
    """An enum with another number for one of its members."""
    members = form["members"]
    return {**form, "members": {**members, name: numbered(members[name], "value", value)}}


def _like(before: Any, value: int) -> Any:
    """As it was written before: in hexadecimal or not."""
    return f"{value:#x}" if str(before).startswith("0x") else str(value)


def laid_out(form: dict[str, Any], header: Mapping[str, Any]) -> dict[str, Any]:
    """A record with the header's fields. What else is said of fields of the same names stays."""
    kept = {key: value for key, value in form.items() if key not in _LAYOUT}
    before = form.get("fields", {})
    fields = {name: typed(before.get(name), words) for name, words in header["fields"].items()}
    return {**kept, **{key: header[key] for key in _LAYOUT if key in header}, "fields": fields}


def prototyped(form: dict[str, Any], header: Mapping[str, Any]) -> dict[str, Any] | None:
    """A function or callback with the header's types, under its own names; None if it has more or fewer parameters."""
    names, types = form.get("params") or {}, [*header.get("params", {}).values()]
    if len(names) != len(types):
        return None
    params = {name: typed(words, of) for (name, words), of in zip(names.items(), types, strict=True)}
    said = {**form, "params": params} if params else dict(form)
    if "returns" in header:
        said["returns"] = typed(form.get("returns"), header["returns"])
    return said


def typed(before: Any, words: Any) -> Any:
    """A slot, alias or variable with another type."""
    type_ = words["type"] if isinstance(words, dict) and set(words) == {"type"} else words
    return {**before, "type": type_} if isinstance(before, dict) and not isinstance(type_, dict) else type_


def known(words: Any, names: Collection[str], aliases: Mapping[str, Any]) -> Any:
    """A header's item whose types are spelled by `names` alone; what else its `aliases` name is what they stand for.

    Raises LookupError with the name of a type that is neither.
    """
    if isinstance(words, dict):
        return {key: known(value, names, aliases) if key != "doc" else value for key, value in words.items()}
    return _known(words, names, aliases) if isinstance(words, str) else words


def _known(spelled: str, names: Collection[str], aliases: Mapping[str, Any]) -> str:
    return _WORD.sub(lambda found: _meant(found[0], names, aliases), spelled)


def _meant(word: str, names: Collection[str], aliases: Mapping[str, Any]) -> str:
    if word in names:
        return word
    alias = aliases.get(word)
    stands_for = alias["type"] if isinstance(alias, dict) else alias
    if not isinstance(stands_for, str) or not stands_for.replace(" ", "").replace("_", "").isalnum():
        raise LookupError(word)
    return _known(stands_for, names, aliases)


def items(root: Tree, sections: Collection[str]) -> Iterator[tuple[str, Scalar, Node]]:
    """The items of a facts file: section, name, and what is said of each."""
    for section, node in root.entries:
        if section.value in sections and isinstance(node, Tree):
            yield from ((section.value, name, item) for name, item in node.entries)
