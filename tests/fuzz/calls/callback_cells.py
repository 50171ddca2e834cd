"""Parameters that are functions in Python: what they are given, and what they answer."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable
from typing import Any

from . import records
from .cell import Cell
from .values import NUMBERS, Checksum


def nothing() -> None: ...


class Callback(Cell):
    """A function that is called up to three times with drawn numbers; its answers are mixed in."""

    meanwhile: Callable[[], None] = staticmethod(nothing)
    """What Python does within each call of it."""

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
            self.meanwhile()
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


class Fills(Callback):
    """A function that fills a buffer as far as it likes."""

    def declared(self) -> tuple[str, str]:
        name, number = self.words
        buffer = f"{{type: {NUMBERS[number].c} *, dir: out, count: {{param: room, returned: true}}}}"
        return (
            f"  {name}: {{params: {{buffer: {buffer}, room: size_t, data: void *}}, returns: size_t, user_data: data}}",
            f"typedef size_t (*{name})({NUMBERS[number].c} *, size_t, void *);",
        )

    def take(self) -> str:
        number = NUMBERS[self.words[1]]
        return (
            f"{{ {number.c} room[24]; size_t got = {self.name}(room, draw(&h) % 25, {self.name}_data); "
            f"h = mix(h, got); "
            f"for (size_t i = 0; i < got; i++) {number.take('room[i]')} }}"
        )

    def _answer(self, r: random.Random, room: int) -> list[Any]:
        return [NUMBERS[self.words[1]].sample(r) for _ in range(r.randint(0, room))]

    def given(self, module: Any, value: Any) -> Any:
        r, letter = random.Random(value), NUMBERS[self.words[1]].letter
        self._seen: list[Any] = []

        def called(room: int) -> Any:
            self._seen.append(room)
            self.meanwhile()
            return array(letter, self._answer(r, room))

        return called

    def mix(self, h: Checksum, value: Any) -> None:
        self._called: list[Any] = [h.draw() % 25]
        numbers = self._answer(random.Random(value), self._called[0])
        h.mix(len(numbers))
        for one in numbers:
            NUMBERS[self.words[1]].mix(h, one)


class Asks(Callback):
    """A function that is asked for numbers, and perhaps a record, through pointers."""

    def _parts(self) -> list[tuple[str, str]]:
        _, numbers, more = self.words
        return [(f"p{i}", NUMBERS[one].c) for i, one in enumerate(numbers)] + [("record", one) for one in more]

    def declared(self) -> tuple[str, str]:
        name = self.words[0]
        params = "".join(f"{part}: {{type: {c} *, dir: out}}, " for part, c in self._parts())
        c = "".join(f"{c} *, " for _, c in self._parts())
        return (
            f"  {name}: {{params: {{{params}data: void *}}, user_data: data}}",
            f"typedef void (*{name})({c}void *);",
        )

    def take(self) -> str:
        _, numbers, more = self.words
        made = " ".join(f"{c} its_{part};" for part, c in self._parts())
        args = "".join(f"&its_{part}, " for part, _ in self._parts())
        takes = [NUMBERS[one].take(f"its_p{i}") for i, one in enumerate(numbers)]
        takes += [f"h = take_{one}(h, &its_record);" for one in more]
        return f"{{ {made} {self.name}({args}{self.name}_data); {' '.join(takes)} }}"

    def _answer(self, value: int) -> list[Any]:
        _, numbers, more = self.words
        r = random.Random(value)
        found = [NUMBERS[one].sample(r) for one in numbers]
        return found + [records.sample(self.records[one], self.records, r) for one in more]

    def given(self, module: Any, value: Any) -> Any:
        _, numbers, more = self.words
        self._seen: list[Any] = []

        def called() -> Any:
            self._seen.append(1)
            self.meanwhile()
            answer = self._answer(value)
            for i, one in enumerate(more, len(numbers)):
                answer[i] = records.made(module, one, self.records, answer[i])
            return tuple(answer) if len(answer) > 1 else answer[0]

        return called

    def mix(self, h: Checksum, value: Any) -> None:
        _, numbers, more = self.words
        answer = self._answer(value)
        for one, number in zip(numbers, answer, strict=False):
            NUMBERS[one].mix(h, number)
        for one, record in zip(more, answer[len(numbers) :], strict=True):
            records.mix(self.records[one], self.records, h, record)
        self._called: list[Any] = [1]
