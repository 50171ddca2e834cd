"""audit: how much of an Api is described: of each pointer what makes it safe, of each function errors and docs.

An answer counts if metadata states it or if it is certain: C settles it (nothing is written through `const`), or the
language's defaults do (a pointer whose direction is known is NULL only if metadata says so; text ends with a NUL).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.ir.api import (
    Api,
    CallbackType,
    Character,
    Count,
    Function,
    Handle,
    Item,
    Key,
    Namespace,
    Pointer,
    Record,
    RecordType,
    Slot,
    Type,
    Void,
)
from projector.ir.audit import Audit, Described, Missing, Question
from projector.stages.check import value_at
from projector.stages.flow import Progress, silent
from projector.targets import Target


def audit(api: Api) -> Audit:
    """What is described of each namespace that has functions, and what is missing."""
    items = api.items()
    namespaces = (_namespace(namespace, items) for namespace in api.namespaces)
    return Audit(api.target, tuple(one for one in namespaces if one.functions))


def audit_folder(path: Path, target: Target, found: Diagnostics, progress: Progress = silent) -> Audit | None:
    """Audit the projection or metadata folder at `path`; None if `found` says why there is nothing to audit."""
    api = value_at("select", path, target, found, progress)
    return audit(api) if isinstance(api, Api) and not found.failed else None


def _namespace(namespace: Namespace, items: Mapping[Key, Item]) -> Described:
    functions = [one for one in namespace.items if isinstance(one, Function) and not (one.shell or one.withheld)]
    pointers, missing = 0, list[Missing]()
    for function in functions:
        missing.append(Missing(function.place, function.name, "", tuple(_unknown(function))))
        for slot, forms in _pointers(function, items):
            pointers += 1
            unknown = tuple(dict.fromkeys(question for form in forms for question in form.unknown()))
            missing.append(Missing(slot.place, function.name, slot.name, unknown))
    ordered = sorted((one for one in missing if one.questions), key=lambda one: one.place)
    return Described(namespace.name, len(functions), pointers, tuple(ordered))


def _unknown(function: Function) -> Iterator[Question]:
    if function.errors is None and function.returns is not None:
        yield "errors"
    if not function.doc:
        yield "docs"


def _pointers(function: Function, items: Mapping[Key, Item]) -> Iterator[tuple[Slot, list[_Pointer]]]:
    """The slots that are pointers, each in all of its forms if something else decides its type; no mere status."""
    returns = (function.returns,) if function.returns and function.value == "result" else ()
    slots = (*function.params, *function.variadic, *returns)
    counts = [slot.count for slot in slots if slot.count]
    counting = frozenset(name for count in counts for name in (count.param, count.out) if name)
    serving = {name for slot in slots for name in (slot.user_data, slot.destroy)}
    for slot in slots:
        if slot.name in serving:
            continue
        result = function if slot is function.returns else None
        forms = [
            _Pointer(form, form.type, result, slot.name in counting, items)
            for form in _forms(slot)
            if isinstance(form.type, Pointer | CallbackType)
        ]
        if forms and slot.reserved is None:
            yield slot, forms


def _forms(slot: Slot) -> Iterator[Slot]:
    """The slot with each type that it may have."""
    if slot.choose is None:
        yield slot
    for case in slot.choose.cases if slot.choose else ():
        count = slot.count if case.length is None else Count(const=case.length)
        yield replace(slot, type=case.type, handle=case.handle, count=count, choose=None)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """One pointer: `result` is the function whose result it is, `counts` says that it holds another one's length."""

    slot: Slot
    type: Pointer | CallbackType
    result: Function | None
    counts: bool
    items: Mapping[Key, Item]

    def unknown(self) -> Iterator[Question]:
        """The questions without an answer."""
        if not self._has_direction():
            yield "direction"
        if not self._has_length():
            yield "length"
        if not self._has_nullability():
            yield "nullability"
        if not self._has_owner():
            yield "ownership"

    @property
    def _target(self) -> Type:
        return self.type.target if isinstance(self.type, Pointer) else Void()

    @property
    def _is_name(self) -> bool:
        """Whether it stands for something, a handle or a function, and isn't memory to read or write."""
        handle = self.items.get(self.slot.handle or "")
        if isinstance(handle, Handle):
            return isinstance(handle.type, Pointer) and not isinstance(self._target, Pointer)
        return isinstance(self.type, CallbackType) or self._is_opaque(self._target)

    def _is_opaque(self, of: Type) -> bool:
        record = self.items.get(of.key) if isinstance(of, RecordType) else None
        return isinstance(record, Record) and record.opaque

    def _has_direction(self) -> bool:
        slot, of = self.slot, self.type
        stated = slot.direction is not None or (slot.string is not None and isinstance(self._target, Character))
        settled = self.result is not None or self.counts or (isinstance(of, Pointer) and of.const)
        return stated or settled or self._is_name

    def _has_length(self) -> bool:
        slot, target = self.slot, self._target
        if slot.count or self.counts or self._is_name or slot.handle:
            return True
        if isinstance(target, RecordType):  # `const record *` alone may be an array of any length
            return slot.direction is not None and self.result is None
        if slot.own == "full" and self.result is None and slot.direction == "in":
            return True  # given away: how long it is, is its allocator's matter
        if isinstance(target, Pointer):
            return slot.direction is not None and isinstance(target.target, Character | RecordType)
        if isinstance(target, Character):
            return self.result is not None or slot.direction not in ("out", "inout")
        return not isinstance(target, Void) and slot.direction is not None  # one number

    def _has_nullability(self) -> bool:
        slot = self.slot
        if self.result is None:
            return slot.nullable or slot.optional or self._has_direction()
        none = isinstance(self._target, Character) or slot.count is not None or slot.handle is not None
        return slot.nullable or none or self._is_name or self.result.errors not in (None, "none")

    def _has_owner(self) -> bool:
        slot = self.slot
        if slot.own or slot.free or slot.borrowed_from or slot.handle or slot.retained:
            return True
        if isinstance(self.type, CallbackType):
            return slot.scope is not None
        made = self.result is not None or (slot.direction != "in" and isinstance(self._target, Pointer))
        return not made and self._has_direction()
