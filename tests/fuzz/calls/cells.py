"""Every kind of parameter, and a random one."""

from __future__ import annotations

import random
from typing import Any

from .callback_cells import Asks, Callback, Fills
from .cell import Cell
from .memory_cells import Bytes, Changed, Counted, Filled, Text, Text16, Texts
from .number_cells import Array, Enum, FixedIn, FixedOut, In, Inout, Out
from .record_cells import Pair, Record, RecordInout, RecordMaybe, RecordOut, RecordsIn
from .records import Records, is_plain
from .results import closed
from .values import NUMBERS, Checksum


class Handle(Cell):
    """A handle in use."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: {self.words[0]}_box *, handle: {self.words[0]}_h}}"

    def params(self) -> str:
        return f"{self.words[0]}_box *{self.name}"

    def take(self) -> str:
        return NUMBERS["i64"].take(f"{self.name}->value")

    def sample(self, r: random.Random) -> Any:
        return NUMBERS["i64"].sample(r)

    def given(self, module: Any, value: Any) -> Any:
        return getattr(module, f"{self.words[0]}_open")(value)

    def mix(self, h: Checksum, value: Any) -> None:
        NUMBERS["i64"].mix(h, value)

    def check(self, argument: Any, expected: Any) -> bool:
        argument.close()
        return not argument


class Given(Handle):
    """A handle that the function closes; so it mustn't fail."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: {self.words[0]}_box *, handle: {self.words[0]}_h, own: full}}"

    def give(self) -> str:
        return f"{self.words[0]}_close({self.name});"

    def check(self, argument: Any, expected: Any) -> bool:
        return not argument


class HandleOut(Cell):
    """A handle out, also of a function that fails."""

    given_by_python = False

    def metadata(self) -> str:
        return f"{self.name}: {{type: {self.words[0]}_box **, dir: out, handle: {self.words[0]}_h}}"

    def params(self) -> str:
        return f"{self.words[0]}_box **{self.name}"

    def give(self) -> str:
        return f"*{self.name} = {self.words[0]}_open((int64_t)draw(&h));"

    def result(self, h: Checksum, value: Any) -> list[Any]:
        return [NUMBERS["i64"].draw(h)]

    def plain(self, result: Any) -> Any:
        return closed(result, self.words[0])


CELLS: dict[str, type[Cell]] = {
    "in": In,
    "out": Out,
    "inout": Inout,
    "array": Array,
    "fixed_in": FixedIn,
    "fixed_out": FixedOut,
    "text": Text,
    "text16": Text16,
    "counted": Counted,
    "texts": Texts,
    "bytes": Bytes,
    "filled": Filled,
    "changed": Changed,
    "record": Record,
    "record_out": RecordOut,
    "record_inout": RecordInout,
    "records": RecordsIn,
    "record_maybe": RecordMaybe,
    "pair": Pair,
    "enum": Enum,
    "handle": Handle,
    "given": Given,
    "handle_out": HandleOut,
    "callback": Callback,
    "fills": Fills,
    "asks": Asks,
}


def random_cell(r: random.Random, records: Records, name: str) -> list[Any]:
    """A cell's kind and its words."""
    numbers, counts = list(NUMBERS), ("i32", "u32", "u64", "i64", "u16")
    kind = r.choice(list(CELLS)) if r.random() < 0.7 else "in"
    match kind:
        case "in":
            number = r.choice(numbers)
            return ["in", number, *([r.randint(0, 100)] if number[0] in "iu" and r.random() < 0.2 else [])]
        case "out" | "inout":
            return [kind, r.choice(numbers)]
        case "array":
            return [kind, r.choice(numbers), r.choice(counts)]
        case "fixed_in" | "fixed_out":
            return [kind, r.choice(numbers), r.randint(2, 6)]
        case "counted" | "bytes":
            return [kind, r.choice(counts)]
        case "record":
            name = r.choice(list(records))
            return [kind, name, r.random() < 0.5 or not is_plain(name, records)]
        case "record_out" | "record_inout" | "records" | "record_maybe" | "pair":
            return [kind, r.choice(list(records))]
        case "enum" | "handle" | "given" | "handle_out":
            library = name.split("_")[0]
            return [kind, f"{library}_e" if kind == "enum" else library]
        case "callback":
            return [kind, f"{name}_back", [r.choice(numbers) for _ in range(r.randint(0, 3))], r.choice(numbers)]
        case "fills":
            return [kind, f"{name}_back", r.choice(("u8", "i16", "f64"))]
        case "asks":
            plain = [one for one in records if is_plain(one, records)]
            more = [r.choice(plain)] if plain and r.random() < 0.5 else []
            return [kind, f"{name}_back", [r.choice(numbers) for _ in range(r.randint(1, 3))], more]
        case _:
            return [kind]
