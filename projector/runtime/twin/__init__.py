"""What the namespaces of a twin are made of: a projection without its native code, in plain Python."""

import builtins

from .enums import int_enum, int_flag
from .handle import Descriptor, Handle, Steps, Values
from .kinds import Address, Bits, Boolean, Character, Complex, Float, Integer, Items, Member, Text, Wide, WideText
from .namespace import Package, deprecated, named
from .opaque import Opaque, OpaquePointer
from .pointer import CallbackAt, HandleAt, Lead, MemoryAt, OpaqueAt, RecordAt, RecordsAt, StringAt, StringsAt
from .record import Choice, Field, Nested, Record, Tail
from .result import Result

__all__ = [
    "Address",
    "Bits",
    "Boolean",
    "CallbackAt",
    "Character",
    "Choice",
    "Complex",
    "Descriptor",
    "Field",
    "Float",
    "Handle",
    "HandleAt",
    "Integer",
    "Items",
    "Lead",
    "Member",
    "MemoryAt",
    "Nested",
    "Opaque",
    "OpaqueAt",
    "OpaquePointer",
    "Package",
    "Record",
    "RecordAt",
    "RecordsAt",
    "Result",
    "Steps",
    "StringAt",
    "StringsAt",
    "Tail",
    "Text",
    "Values",
    "Wide",
    "WideText",
    "builtins",
    "deprecated",
    "int_enum",
    "int_flag",
    "named",
]
