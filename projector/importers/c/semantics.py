"""What is certain of a function's pointers, in metadata's words: direction, length and who frees the result."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from projector.importers.c import declared as d


def described(signature: dict[str, Any], function: d.Function, whole: Container[str]) -> dict[str, Any]:
    """A function's signature with what attributes and manual pages say; pointers to `whole` records lead to one."""
    params: dict[str, Any] = dict(signature.get("params", {}))
    names = list(params)
    for access in function.accesses:
        if max((access.param, *access.sizes)) < len(names):
            name, counts = names[access.param], [names[index] for index in access.sizes]
            if any(signature["params"][one].endswith("*") for one in counts):
                continue
            said = _said(params[name], access, counts, whole)
            params[name] = {"type": params[name], **said} if said else params[name]
    words = {**signature, **({"params": params} if params else {})}
    if function.freed_by and str(words.get("returns", "")).endswith("*"):
        words["returns"] = {"type": words["returns"], "own": "full", "free": function.freed_by}
    return words


def at_place(words: dict[str, Any]) -> None:
    """Of a macro that is `*place()`: the function's result leads to one value, which is the library's."""
    if str(words.get("returns", "")).endswith("*"):
        words["returns"] = {"type": words["returns"], "count": {"const": 1}, "own": "none"}


def _said(spelled: Any, access: d.Access, counts: list[str], whole: Container[str]) -> dict[str, Any]:
    if not isinstance(spelled, str) or not spelled.endswith("*"):
        return {}
    is_const = spelled.startswith("const ")
    direction = {"dir": access.dir} if access.dir and not (is_const and access.dir == "in") else {}
    if counts:
        return {**direction, "count": {"param": counts[0], **({"size": counts[1]} if len(counts) > 1 else {})}}
    return direction if spelled.removeprefix("const ").rstrip("* ") in whole and spelled.count("*") == 1 else {}
