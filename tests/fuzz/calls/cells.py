"""Every kind of parameter, and a random one."""

from __future__ import annotations

import random
from typing import Any

from .cell import Cell
from .memory_cells import Bytes, Changed, Counted, Filled, Text, Text16, Texts
from .number_cells import Array, Enum, FixedIn, FixedOut, In, Inout, Out
from .record_cells import Pair, Record, RecordInout, RecordMaybe, RecordOut, RecordsIn
from .records import Records, is_plain
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


class Callback(Cell):
    """A function that is called up to three times with drawn numbers; its answers are mixed in."""

    def metadata(self) -> str:
        back = f"{{type: {self.words[0]}, scope: call, user_data: {self.name}_data}}"
        return f"{self.name}: {back}, {self.name}_data: void *"

    def params(self) -> str:
        return f"{self.words[0]} {self.name}, void *{self.name}_data"

    def declared(self) -> tuple[str, str]:
        """The callback's YAML and C: words are its name, its numbers and its answer's."""
        name, numbers, answer = self.words
        params = "".join(f"p{i}: {NUMBERS[one].c}, " for i, one in enumerate(numbers))
        c = "".join(f"{NUMBERS[one].c}, " for one in numbers)
        return (
            f"  {name}: {{params: {{{params}data: void *}}, returns: {NUMBERS[answer].c}, user_data: data}}",
            f"typedef {NUMBERS[answer].c} (*{name})({c}void *);",
        )

    def take(self) -> str:
        _, numbers, answer = self.words
        drawn = " ".join(f"{NUMBERS[one].c} q{i} = {NUMBERS[one].drawn()};" for i, one in enumerate(numbers))
        args = "".join(f"q{i}, " for i in range(len(numbers)))
        call = f"{NUMBERS[answer].c} answer = {self.name}({args}{self.name}_data); {NUMBERS[answer].take('answer')}"
        return f"for (uint64_t n = draw(&h) % 4; n > 0; n--) {{ {drawn} {call} }}"

    def sample(self, r: random.Random) -> Any:
        return r.randint(0, 1 << 30)

    def given(self, module: Any, value: Any) -> Any:
        r = random.Random(value)
        self._seen: list[Any] = []

        def called(*numbers: Any) -> Any:
            self._seen.append(list(numbers))
            return NUMBERS[self.words[2]].sample(r)

        return called

    def mix(self, h: Checksum, value: Any) -> None:
        r = random.Random(value)
        self._called: list[Any] = []
        for _ in range(h.draw() % 4):
            self._called.append([NUMBERS[one].draw(h) for one in self.words[1]])
            NUMBERS[self.words[2]].mix(h, NUMBERS[self.words[2]].sample(r))

    def check(self, argument: Any, expected: Any) -> bool:
        return self._seen == self._called


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
    "callback": Callback,
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
        case "enum" | "handle":
            library = name.split("_")[0]
            return [kind, f"{library}_e" if kind == "enum" else library]
        case "callback":
            return [kind, f"{name}_back", [r.choice(numbers) for _ in range(r.randint(0, 3))], r.choice(numbers)]
        case _:
            return [kind]
