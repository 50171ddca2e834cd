"""Fingerprints: what makes types of two projections the same, though each has its own class.

For records it is C's own rule for a struct in two translation units: the same tag, and members of the same names and
types in the same places. A handle must be closed the same way, an opaque pointer be of the same module.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from projector.ir import api

Fingerprint = int
"""64 bits: two types are only ever compared by name, so nothing is found by chance among many."""


def of_record(record: api.Record, items: Mapping[api.Key, api.Item]) -> Fingerprint:
    """A record's: of its C name and its layout, with what is nested in it."""
    return _digest(_record(record, items))


def of_handle(handle: api.Handle, close: api.Function | None) -> Fingerprint:
    """A handle's: of its name, its value's type and how it is closed."""
    closed = f" closed by {close.symbol} of {close.library}" if close else ""
    return _digest(f"handle {handle.name}: {_type(handle.type, {})}{closed}")


def of_opaque(record: api.Record) -> Fingerprint:
    """An opaque pointer's: of its C name and the module that it is of."""
    return _digest(f"opaque {record.name} of {record.key.partition('.')[0]}")


def of_callback(callback: api.Callback) -> Fingerprint:
    """A function pointer's: of its C name and the module that it is of."""
    return _digest(f"callback {callback.name} of {callback.key.partition('.')[0]}")


def _digest(text: str) -> Fingerprint:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _record(record: api.Record, items: Mapping[api.Key, api.Item]) -> str:
    fields = (_field(field, items) for field in record.fields if not field.padding and not field.path)
    return f"{'union' if record.union else 'struct'} {record.name} {record.size} {{{'; '.join(fields)}}}"


def _field(field: api.Field, items: Mapping[api.Key, api.Item]) -> str:
    bits = f" {field.bits} bits from {field.bit_offset}" if field.bits is not None else ""
    return f"{field.name}: {_type(field.type, items)} at {field.offset}{bits}"


def _type(of: api.Type, items: Mapping[api.Key, api.Item]) -> str:
    match of:
        case api.RecordType():
            record = items[of.key]
            assert isinstance(record, api.Record)
            return _record(record, items)
        case api.Array():
            return f"{_type(of.element, items)}[{of.length}]"
        case api.EnumType():
            return _type(of.base, items)
        case api.Integer():
            return f"{'int' if of.signed else 'uint'}{8 * of.size}"
        case api.Floating():
            return f"{of.c}{8 * of.size}"
        case api.Character():
            return f"char{8 * of.size}"
        case api.Boolean():
            return f"bool{8 * of.size}" if of.base else "bool"
        case _:
            return "pointer"
