"""Parameters that are numbers, several numbers, or enums."""

from __future__ import annotations

import random
from array import array
from typing import Any

from .cell import ABSENT, Cell
from .values import NUMBERS, Checksum, Number


class In(Cell):
    """A number in; with a default, also left out."""

    @property
    def default(self) -> int | None:
        """What a call that leaves it out means."""
        return self.words[1] if len(self.words) > 1 else None

    def metadata(self) -> str:
        c, default = NUMBERS[self.words[0]].c, self.default
        return f"{self.name}: {c if default is None else f'{{type: {c}, default: {default}}}'}"

    def params(self) -> str:
        return f"{NUMBERS[self.words[0]].c} {self.name}"

    def take(self) -> str:
        return NUMBERS[self.words[0]].take(self.name)

    def sample(self, r: random.Random) -> Any:
        return ABSENT if self.default is not None and r.random() < 0.5 else NUMBERS[self.words[0]].sample(r)

    def mix(self, h: Checksum, value: Any) -> None:
        NUMBERS[self.words[0]].mix(h, self.default if value is ABSENT else value)


class Out(Cell):
    """A number out."""

    given_by_python = False

    def metadata(self) -> str:
        return f"{self.name}: {{type: {NUMBERS[self.words[0]].c} *, dir: out}}"

    def params(self) -> str:
        return f"{NUMBERS[self.words[0]].c} *{self.name}"

    def give(self) -> str:
        return f"*{self.name} = {NUMBERS[self.words[0]].drawn()};"

    def result(self, h: Checksum, value: Any) -> list[Any]:
        return [NUMBERS[self.words[0]].draw(h)]


class Inout(Out):
    """A number in and out."""

    given_by_python = True

    def metadata(self) -> str:
        return f"{self.name}: {{type: {NUMBERS[self.words[0]].c} *, dir: inout}}"

    def take(self) -> str:
        return NUMBERS[self.words[0]].take(f"*{self.name}")

    def sample(self, r: random.Random) -> Any:
        return NUMBERS[self.words[0]].sample(r)

    def mix(self, h: Checksum, value: Any) -> None:
        NUMBERS[self.words[0]].mix(h, value)


def several(number: Number, values: list[Any]) -> Any:
    """Numbers as Python may pass them; those of one byte are always a buffer."""
    if number.letter != "?" and (number.size == 1 or len(values) % 2):
        return array(number.letter, values)
    return values if number.size > 1 else bytes(values)


class Array(Cell):
    """Numbers and how many, which Python doesn't say; also None."""

    def metadata(self) -> str:
        number, count = NUMBERS[self.words[0]].c, NUMBERS[self.words[1]].c
        return (
            f"{self.name}: {{type: const {number} *, count: {{param: {self.name}_n}}, nullable: true}}, "
            f"{self.name}_n: {count}"
        )

    def params(self) -> str:
        return f"const {NUMBERS[self.words[0]].c} *{self.name}, {NUMBERS[self.words[1]].c} {self.name}_n"

    def take(self) -> str:
        item = NUMBERS[self.words[0]].take(f"{self.name}[i]")
        return (
            f"h = mix(h, {self.name} == NULL ? 99 : (uint64_t){self.name}_n); "
            f"for (uint64_t i = 0; {self.name} != NULL && i < (uint64_t){self.name}_n; i++) {item}"
        )

    def sample(self, r: random.Random) -> Any:
        length = r.choice((0, 1, 3, 20))
        return None if r.random() < 0.15 else [NUMBERS[self.words[0]].sample(r) for _ in range(length)]

    def given(self, module: Any, value: Any) -> Any:
        return None if value is None else several(NUMBERS[self.words[0]], value)

    def mix(self, h: Checksum, value: Any) -> None:
        h.mix(99 if value is None else len(value))
        for item in value or ():
            NUMBERS[self.words[0]].mix(h, item)


class FixedIn(Cell):
    """So many numbers in."""

    def metadata(self) -> str:
        return f'{self.name}: "const {NUMBERS[self.words[0]].c}[{self.words[1]}]"'

    def params(self) -> str:
        return f"const {NUMBERS[self.words[0]].c} *{self.name}"

    def take(self) -> str:
        return f"for (int i = 0; i < {self.words[1]}; i++) {NUMBERS[self.words[0]].take(f'{self.name}[i]')}"

    def sample(self, r: random.Random) -> Any:
        return [NUMBERS[self.words[0]].sample(r) for _ in range(self.words[1])]

    def given(self, module: Any, value: Any) -> Any:
        return several(NUMBERS[self.words[0]], value)

    def mix(self, h: Checksum, value: Any) -> None:
        for item in value:
            NUMBERS[self.words[0]].mix(h, item)


class FixedOut(Cell):
    """So many numbers out."""

    given_by_python = False

    def metadata(self) -> str:
        return f'{self.name}: {{type: "{NUMBERS[self.words[0]].c}[{self.words[1]}]", dir: out}}'

    def params(self) -> str:
        return f"{NUMBERS[self.words[0]].c} *{self.name}"

    def give(self) -> str:
        return f"for (int i = 0; i < {self.words[1]}; i++) {self.name}[i] = {NUMBERS[self.words[0]].drawn()};"

    def result(self, h: Checksum, value: Any) -> list[Any]:
        return [[NUMBERS[self.words[0]].draw(h) for _ in range(self.words[1])]]

    def plain(self, result: Any) -> Any:
        number = NUMBERS[self.words[0]]
        if isinstance(result, bytes) and number.letter in "bB?":
            return list(memoryview(result).cast(number.letter))
        return list(result)


class Enum(Cell):
    """An enum in and, as another parameter, out."""

    def metadata(self) -> str:
        return f"{self.name}: {self.words[0]}, {self.name}_out: {{type: {self.words[0]} *, dir: out}}"

    def params(self) -> str:
        return f"int {self.name}, int *{self.name}_out"

    def take(self) -> str:
        return NUMBERS["i32"].take(self.name)

    def give(self) -> str:
        return f"*{self.name}_out = (int[]){{0, 5, -7, 77}}[draw(&h) % 4];"

    def sample(self, r: random.Random) -> Any:
        return r.choice((0, 5, -7, 77))

    def given(self, module: Any, value: Any) -> Any:
        return getattr(module, self.words[0])(value) if value else value

    def mix(self, h: Checksum, value: Any) -> None:
        NUMBERS["i32"].mix(h, value)

    def result(self, h: Checksum, value: Any) -> list[Any]:
        return [(0, 5, -7, 77)[h.draw() % 4]]

    def plain(self, result: Any) -> Any:
        return result.value
