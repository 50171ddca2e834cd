"""Facts of several targets as one: what differs is a variant, and what some haven't says who has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from projector.targets import Target

Section = Mapping[str, Any]
Sections = Mapping[str, Section]

_LISTED = ("os", "arch", "libc")  # conditions that take several values
_OF_X86 = ("winapi", "stdcall")
_SHORTHANDS = {"aliases": "type", "variables": "type", "constants": "value"}


def platforms(targets: Iterable[Target]) -> list[str]:
    """Their operating systems, as metadata lists them."""
    return sorted({row.os for row in targets})


def merged(facts: Mapping[Target, Sections]) -> dict[str, dict[str, Any]]:
    """One tree of all targets'; the order is that of the first target, then of those that have more."""
    targets = tuple(facts)
    names = {
        section: dict.fromkeys(name for one in facts.values() for name in one[section]) for section in facts[targets[0]]
    }
    return {
        section: {name: _one(section, _found(facts, section, name), targets) for name in all_of}
        for section, all_of in names.items()
    }


def reasons(
    facts: Mapping[Target, Sections], left_out: Mapping[Target, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Why each name is left out; of what some targets have, on which it isn't."""
    names = {row: {name for items in sections.values() for name in items} for row, sections in facts.items()}
    for row, words in left_out.items():
        others = frozenset().union(*(names[other] for other in names if other != row))
        for name, reason in words.items():
            is_elsewhere = name in others and name not in names[row]
            yield name, f"{reason} (on {row.name})" if is_elsewhere else reason


def _found(facts: Mapping[Target, Sections], section: str, name: str) -> Mapping[Target, Any]:
    return _alike({row: one[section][name] for row, one in facts.items() if name in one[section]})


def _alike(found: Mapping[Target, Any]) -> Mapping[Target, Any]:
    """The same, where a convention that 32-bit x86 has is stated on all targets on which it is C's own."""
    conventional = [one for one in found.values() if isinstance(one, dict) and one.get("abi") in _OF_X86]
    if not conventional:
        return found
    name = "stdcall" if any(one["abi"] == "stdcall" for one in conventional) else "winapi"
    known = {row for row in found if row.arch == "x86" and (row.os == "windows" or name == "stdcall")}
    return {
        row: one if row in known and "abi" not in one else _called(name, conventional[0], one)
        for row, one in found.items()
    }


def _called(abi: str, conventional: Mapping[str, Any], one: Mapping[str, Any]) -> Mapping[str, Any]:
    """A callable with a convention, and the keys in the order of one that has it."""
    words = {**one, "abi": abi}
    return {key: words[key] for key in conventional if key in words} | words


def _one(section: str, found: Mapping[Target, Any], targets: Sequence[Target]) -> Any:
    forms = dict[str, list[Target]]()
    for row, item in found.items():
        forms.setdefault(json.dumps(item), []).append(row)
    first = next(iter(found.values()))
    if len(forms) == 1 and len(found) == len(targets):
        return first
    # A variant can add keys and replace them; so the form with the fewest keys is everybody's.
    groups = sorted(forms.values(), key=lambda rows: (len(_long(section, found[rows[0]])), -len(rows)))
    base = _long(section, found[groups[0][0]])
    there = {} if len(found) == len(targets) else _availability(tuple(found), targets)
    if there is not None:
        said, varying, others, brought = {**base, **there}, groups[1:], tuple(found), {}
    else:  # variants bring it where it is
        said, varying, others, brought = {**base, "status": "ignore"}, groups, tuple(targets), {"status": "generate"}
    variants = [
        {"when": when, **_differing(_long(section, found[rows[0]]), base), **brought}
        for rows in varying
        for when in _whens(rows, others)
    ]
    return {**said, "variants": variants} if variants else said


def _differing(item: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """What it says otherwise: of fields, the order counts, too."""
    return {key: value for key, value in item.items() if key not in base or json.dumps(base[key]) != json.dumps(value)}


def _long(section: str, item: Any) -> dict[str, Any]:
    return item if isinstance(item, dict) else {_SHORTHANDS[section]: item}


def _availability(have: Sequence[Target], targets: Sequence[Target]) -> dict[str, Any] | None:
    """Which operating systems have it, else which processors; None if neither says it."""
    names, arches = platforms(have), sorted({row.arch for row in have})
    if all(row in have for row in targets if row.os in names):
        return {"platforms": names}
    if all(row in have for row in targets if row.arch in arches):
        return {"arch": arches}
    return None


# What tells targets apart, in the order in which metadata prefers it.
_CONDITIONS = ("os", "endian", "bits", "arch", "libc")


def _whens(rows: Sequence[Target], others: Sequence[Target]) -> list[dict[str, Any]]:
    """The fewest conditions that are true for these targets and for none of the others, each as short as it can be."""
    rest = [one for one in others if one not in rows]
    found = list[list[dict[str, Any]]]()
    for count in range(1, len(_CONDITIONS) + 1):
        for names in combinations(_CONDITIONS, count):
            exact = dict.fromkeys(tuple(getattr(row, name) for name in names) for row in rows)
            if not any(tuple(getattr(one, name) for name in names) in exact for one in rest):
                found.append(_together(names, tuple(exact)))
        if found:
            return min(found, key=len)
    raise AssertionError("two targets have all in common")


def _together(names: Sequence[str], exact: Sequence[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """These combinations of values, where those that differ in the last name alone are one condition."""
    *before, last = names
    grouped = dict[tuple[Any, ...], list[Any]]()
    for values in exact:
        grouped.setdefault(values[:-1], []).append(values[-1])
    whens = list[dict[str, Any]]()
    for key, several in grouped.items():
        if last in _LISTED:
            whens.append({**dict(zip(before, key, strict=True)), last: several if len(several) > 1 else several[0]})
        else:
            whens += [{**dict(zip(before, key, strict=True)), last: value} for value in several]
    return whens
