"""Which integers come from an enum, and which enums hold bits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projector.importers.suggest import measured
from projector.importers.suggest.groups import Group, are_bits, groups
from projector.importers.suggest.reason import Reason
from projector.importers.suggest.survey import Survey, is_count, path_of, words
from projector.ir.api import Enum, Function, Slot
from projector.ir.proposal import Said, Suggestion

_ANY = frozenset(words("flags flag mode type op option options kind how what cmd action which opts"))
_VERSION = re.compile(r"_?v?[0-9]+$")


def enums(of: Survey) -> Iterator[Suggestion]:
    """C's enums of bits; then integers by name: of an enum, or of constants, which become one."""
    for one in of.enums:
        if one.key in of.homes and not one.flags and are_bits({each.name: each.value for each in one.members}):
            reason = measured.BITS
            yield Suggestion(of.homes[one.key], ("enums", one.name), {"flags": True}, reason.words, reason.confidence)
    every, proposed = [one for one in groups(of) if one.pure], dict[str, str]()
    for function in of.functions:
        for slot in function.params:
            if is_count(slot) and slot.reserved is None and not slot.descriptor:
                yield from _named(of, function, slot, every, proposed)


def _named(
    of: Survey, function: Function, slot: Slot, every: list[Group], proposed: dict[str, str]
) -> Iterator[Suggestion]:
    home, path = of.home(function), path_of(function, slot)
    enum = _enum(of, function, slot)
    if enum is not None:
        reason = measured.ENUM_NAMED
        yield Suggestion(home, path, {"enum": enum.name}, reason.words, reason.confidence)
        return
    found = _group(of, function, slot, every)
    if found is None:
        return
    group, reason = found
    name = proposed.get(group.prefix, _name(of, group, slot))
    if group.prefix not in proposed:
        if any(one.startswith(group.prefix) or group.prefix.startswith(one) for one in proposed):
            return  # a constant is a member of one enum
        proposed[group.prefix] = name
        says: dict[str, Said] = {"base": slot.spelled, "from_constants": {"match": f"{group.prefix}*"}}
        says |= {"flags": True} if are_bits(group.values) else {}
        yield Suggestion(group.home, ("enums", name), says, reason.words, reason.confidence, new=True)
    needs = (group.home, "enums", name)
    yield Suggestion(home, path, {"enum": name}, reason.words, reason.confidence, needs=needs)


def _enum(of: Survey, function: Function, slot: Slot) -> Enum | None:
    """The C enum whose name has only words of the function and, beside it, what the parameter is called."""
    wanted, param = set(words(function.name)), {_singular(one) for one in words(slot.name)}
    found = list[tuple[int, Enum]]()
    for one in of.enums:
        parts = set(words(one.name)) - {"t"}
        ends = {_singular(part) for part in parts} & param
        rest = {part for part in parts if _singular(part) not in param}
        if ends and len(rest) > 1 and rest <= wanted:
            found.append((len(rest), one))
    return max(found, key=lambda each: each[0])[1] if found else None


def _group(of: Survey, function: Function, slot: Slot, every: list[Group]) -> tuple[Group, Reason] | None:
    """The constants called like the function, or the longest part of it, for a parameter called like a choice."""
    own = set(words(slot.name))
    if not own & _ANY:
        return None
    around = _own_words(of, words(_VERSION.sub("", function.name)))
    runs = {"".join(around[at:end]) for at in range(len(around)) for end in range(at + 1, len(around) + 1)}
    whole = "".join(around)
    found = list[tuple[int, int, Group, Reason]]()
    for group in every:
        rest = "".join(_own_words(of, group.words))
        if group.home != of.home(function) or not rest:
            continue
        if rest in runs:
            reason = measured.GROUP if rest == whole else measured.GROUP_PART
            found.append((1, len(rest), group, reason))
        elif whole.startswith(rest):
            found.append((0, len(rest), group, measured.GROUP_START))
    return max(found, key=lambda each: each[:2])[2:] if found else None


def _own_words(of: Survey, parts: tuple[str, ...]) -> list[str]:
    return [part for part in parts if part not in (of.prefix, of.module)]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 2 else word


def _name(of: Survey, group: Group, slot: Slot) -> str:
    """Constants SQLITE_OPEN_* for `flags` are OpenFlags."""
    parts = (*_own_words(of, group.words), *words(slot.name)[-1:])
    name = "".join(part.capitalize() for part in parts)
    return name if name.isidentifier() and name not in of.taken else f"Enum{name}"
