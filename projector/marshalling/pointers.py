"""Pointers in records: what the metadata says that they lead to, so that the record can keep it.

One of which metadata doesn't say how far it reaches is an address: an int that can be read, and never set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from projector.ir.api import (
    Array,
    Callback,
    CallbackType,
    Character,
    Count,
    Field,
    Handle,
    Integer,
    Item,
    Key,
    Pointer,
    Record,
    RecordType,
    String,
    Type,
    Void,
)
from projector.ir.plan import Leads
from projector.ir.recipe import Kind, Text
from projector.marshalling.kinds import item_size, kind_of

_TEXTS: Mapping[str, Text] = {
    "utf8": "text", "filename": "path", "bytes": "bytes", "utf16": "wide16", "utf32": "wide32",
}  # fmt: skip
_TEXT_TYPES: Mapping[Text, tuple[str, str]] = {
    "text": ("str", "str | bytes"),
    "path": ("str", "str | bytes"),
    "bytes": ("bytes", "bytes"),
    "wide16": ("str", "str"),
    "wide32": ("str", "str"),
}
_UNITS: Mapping[Text, int] = {"wide16": 2, "wide32": 4}


@dataclass(frozen=True, slots=True)
class Lead:
    """What a pointer leads to: `of` is the kind of its text or numbers, `item` an element's size in bytes.

    `gives` and `takes` are annotations, None where it can't be set; `names` has to name the `record`,
    which may be a handle, and the `others` that serve as well.
    """

    kind: Leads
    of: Kind | Text = "u8"
    item: int = 1
    record: Key | None = None
    gives: str = ""
    takes: str | None = None
    others: tuple[Key, ...] = ()


def lead(of: Type, field: Field, items: Mapping[Key, Item], names: Mapping[Key, str] | None = None) -> Lead | None:
    """What a pointer leads to; None where metadata doesn't say it. Without `names` there are no annotations."""
    if isinstance(of, CallbackType):
        return _callback(of, items, names)
    if not isinstance(of, Pointer):
        return None
    if field.handle is not None:
        return _handle(field.handle, items, names)
    target = of.target
    if isinstance(target, RecordType):
        return _record(target, field, items, names)
    if field.string is not None and isinstance(target, Character | Integer):
        return _string(of, target.size, field.string, field)
    if field.string is not None and isinstance(target, Pointer):
        return _strings(of, target.target, field.string, field)
    kind = kind_of(target)
    if field.count is None or not _is_counted(field.count) or (kind is None and not isinstance(target, Void)):
        return None
    if kind == "pointer":
        return None
    of_kind: Kind = "u8" if kind is None or kind == "char" else kind
    return Lead("memory_at", of_kind, item_size(target), None, "memoryview | None", "Buffer | None")


def _callback(of: CallbackType, items: Mapping[Key, Item], names: Mapping[Key, str] | None) -> Lead | None:
    """A function pointer, unless the library has user data for it: nobody here knows which."""
    callback = items.get(of.key)
    if not isinstance(callback, Callback) or callback.user_data is not None:
        return None
    name = f"{names[of.key]} | None" if names is not None else ""
    return Lead("callback_at", record=of.key, gives=name, takes=name)


def _handle(key: Key, items: Mapping[Key, Item], names: Mapping[Key, str] | None) -> Lead | None:
    """A handle that is a pointer, or one that serves as well."""
    handle = items.get(key)
    if not isinstance(handle, Handle):
        return None
    kinds = " | ".join(names[one] for one in (key, *handle.also)) if names is not None else ""
    takes = f"{kinds} | int | None" if handle.pseudo else f"{kinds} | None"
    return Lead("handle_at", record=key, gives=f"{kinds} | None", takes=takes, others=handle.also)


def owns(record: Record) -> bool:
    """Whether whoever is given a record closes handles in it."""
    return any(field.handle is not None and field.own == "full" for field in record.fields)


def is_read(of: Pointer, field: Field) -> bool:
    """Whether what a pointer leads to is only read."""
    return of.const or field.direction == "in"


def _is_counted(count: Count) -> bool:
    return count.field is not None or count.const is not None


def _string(of: Pointer, unit: int, string: String, field: Field) -> Lead | None:
    """Text that ends with a NUL, or is counted."""
    encoding = string.encoding if string.encoding != "wide" else f"utf{8 * unit}"
    text = _TEXTS.get(encoding)
    counted = field.count is not None and _is_counted(field.count)
    if text is None or _UNITS.get(text, 1) != unit or (not counted and (field.count or string.terminated != "nul")):
        return None
    gives, takes = _TEXT_TYPES[text]
    return Lead("string_at", text, unit, None, f"{gives} | None", f"{takes} | None" if is_read(of, field) else None)


def _strings(of: Pointer, target: Type, string: String, field: Field) -> Lead | None:
    """Pointers to texts that end with a NUL each: up to NULL, or counted; then some may be NULL."""
    text = _TEXTS.get(string.encoding)
    counted = field.count is not None and _is_counted(field.count)
    if text is None or text in _UNITS or string.terminated != "nul" or (field.count and not counted):
        return None
    if not isinstance(target, Character) or target.size != 1:
        return None
    gives, takes = _TEXT_TYPES[text]
    item = f"{gives} | None" if counted else gives
    taken = f"Sequence[{takes}] | None" if is_read(of, field) else None
    return Lead("strings_at", text, 1, None, f"list[{item}] | None", taken)


def _record(
    target: RecordType, field: Field, items: Mapping[Key, Item], names: Mapping[Key, str] | None
) -> Lead | None:
    record = items.get(target.key)
    if not isinstance(record, Record):
        return None
    name = names[target.key] if names is not None and (record.opaque or field.count) else ""
    if record.opaque:
        described = field.own is not None or field.nullable
        return (
            Lead("opaque_at", record=target.key, gives=f"{name} | None", takes=f"{name} | None") if described else None
        )
    if field.count is None or not _is_counted(field.count):
        return None
    if field.count.const == 1:
        return Lead("record_at", record=target.key, gives=f"{name} | None", takes=f"{name} | None")
    if any(one.flexible for one in record.fields):
        return None
    takes = f"Sequence[{name}] | Buffer | None"
    return Lead("records_at", "u8", 1, target.key, f"_Block[{name}] | None", takes)


def leads(record: Record, items: Mapping[Key, Item]) -> Iterator[tuple[Field, Lead]]:
    """The fields of a record whose pointers it keeps, its own ones and those within nested records."""
    for field in record.fields:
        of = field.type
        while isinstance(of, Array):
            of = of.element
        found = lead(of, field, items)
        if found is not None and not (field.padding and not isinstance(of, RecordType)):
            yield field, found
        inner = items.get(of.key) if isinstance(of, RecordType) else None
        if isinstance(inner, Record):
            yield from leads(inner, items)


def keeps(record: Record, items: Mapping[Key, Item]) -> bool:
    """Whether a record keeps what its pointers lead to."""
    return any(True for _ in leads(record, items))


def lends(record: Record, items: Mapping[Key, Item]) -> bool:
    """Whether a library may set some of them, to what lives as long as the record."""
    return any(field.own == "none" for field, _ in leads(record, items))
