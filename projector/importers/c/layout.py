"""How a record's fields are written down, so that metadata lays them out as the compiler does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.importers.c import declared as d


class LeftOut(Exception):
    """Why something can't be said in metadata."""


def as_written(record: d.Record, fields: Mapping[str, Any]) -> dict[str, Any]:
    """As the header has it: its fields, in their own alignment or packed."""
    words: dict[str, Any] = {}
    if record.packed or record.align < record.natural:
        words["pack"] = 1 if record.packed else record.align
    if record.align > (1 if record.packed else record.natural):
        words["align"] = record.align
    return {**words, "fields": dict(fields)}


def as_it_lies(record: d.Record, fields: Mapping[str, Any], otherwise: str) -> dict[str, Any]:
    """Packed, with bytes between the fields, so that each of them lies where the compiler has put it.

    Raises LeftOut with the words `otherwise` for what has bit-fields, and for unions.
    """
    if record.union or any(one.bits is not None for one in record.fields):
        raise LeftOut(otherwise)
    found = dict[str, Any]()
    end, gaps = 0, sum(not one.name for one in record.fields)
    for one, (name, words) in zip(record.fields, fields.items(), strict=True):
        start, is_last = one.position // 8, one is record.fields[-1]
        if not one.size and not is_last:
            continue  # it has no bytes of its own
        if start > end:
            gaps += 1
            found[f"_{gaps}"] = f"unsigned char[{start - end}]"
        found[name] = _unaligned(words)
        end = start + one.size
    if record.size > end and record.fields[-1].size:
        found[f"_{gaps + 1}"] = f"unsigned char[{record.size - end}]"
    return {"pack": 1, **({"align": record.align} if record.align > 1 else {}), "fields": found}


def _unaligned(words: Any) -> Any:
    if not isinstance(words, dict):
        return words
    rest = {key: value for key, value in words.items() if key != "align"}
    return rest["type"] if set(rest) == {"type"} else rest
