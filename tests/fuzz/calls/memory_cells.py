"""Parameters that are text or memory."""

from __future__ import annotations

import random
from typing import Any

from .cell import Cell
from .values import NUMBERS, Checksum, sample_text


class Text(Cell):
    """Text in that ends with a NUL; also None."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: const char *, nullable: true}}"

    def params(self) -> str:
        return f"const char *{self.name}"

    def take(self) -> str:
        return f"h = {self.name} == NULL ? mix(h, 98) : mix_bytes(h, {self.name}, strlen({self.name}));"

    def sample(self, r: random.Random) -> Any:
        return None if r.random() < 0.2 else sample_text(r)

    def mix(self, h: Checksum, value: Any) -> None:
        h.mix(98) if value is None else h.mix_bytes(value.encode())


class Text16(Text):
    """UTF-16 in."""

    def metadata(self) -> str:
        return f"{self.name}: const char16_t *"

    def params(self) -> str:
        return f"const char16_t *{self.name}"

    def take(self) -> str:
        return f"for (size_t i = 0; {self.name}[i] != 0; i++) h = mix(h, {self.name}[i]);"

    def sample(self, r: random.Random) -> Any:
        return sample_text(r)

    def mix(self, h: Checksum, value: Any) -> None:
        data = value.encode("utf-16-le")
        for i in range(0, len(data), 2):
            h.mix(int.from_bytes(data[i : i + 2], "little"))


class Counted(Text):
    """Text in with its length, which may hold NULs."""

    def metadata(self) -> str:
        size = NUMBERS[self.words[0]].c
        string = "{encoding: utf8, terminated: none}"
        text = f"{{type: const char *, string: {string}, count: {{param: {self.name}_n}}}}"
        return f"{self.name}: {text}, {self.name}_n: {size}"

    def params(self) -> str:
        return f"const char *{self.name}, {NUMBERS[self.words[0]].c} {self.name}_n"

    def take(self) -> str:
        return f"h = mix_bytes(h, {self.name}, (size_t){self.name}_n);"

    def sample(self, r: random.Random) -> Any:
        return sample_text(r) + r.choice(("", "\0", "\0x"))


class Texts(Cell):
    """As argv."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: const char *const *, dir: in, string: utf8}}"

    def params(self) -> str:
        return f"const char *const *{self.name}"

    def take(self) -> str:
        at = f"{self.name}[i]"
        return f"for (size_t i = 0; {at} != NULL; i++) h = mix_bytes(h, {at}, strlen({at}));"

    def sample(self, r: random.Random) -> Any:
        return [sample_text(r) for _ in range(r.choice((0, 1, 3, 80)))]

    def mix(self, h: Checksum, value: Any) -> None:
        for text in value:
            h.mix_bytes(text.encode())


class Bytes(Cell):
    """Memory in."""

    def metadata(self) -> str:
        size = NUMBERS[self.words[0]].c
        return f"{self.name}: {{type: const void *, count: {{param: {self.name}_n}}}}, {self.name}_n: {size}"

    def params(self) -> str:
        return f"const void *{self.name}, {NUMBERS[self.words[0]].c} {self.name}_n"

    def take(self) -> str:
        return f"h = mix_bytes(h, {self.name}, (size_t){self.name}_n);"

    def sample(self, r: random.Random) -> Any:
        return r.randbytes(r.choice((0, 1, 7, 100)))

    def given(self, module: Any, value: Any) -> Any:
        return (bytes, bytearray, memoryview)[len(value) % 3](value)

    def mix(self, h: Checksum, value: Any) -> None:
        h.mix_bytes(value)


class Filled(Cell):
    """Memory out: the size in, what was used out."""

    def metadata(self) -> str:
        return (
            f"{self.name}: {{type: void *, dir: out, count: {{param: {self.name}_n, out: {self.name}_used}}}}, "
            f"{self.name}_n: size_t, {self.name}_used: size_t *"
        )

    def params(self) -> str:
        return f"uint8_t *{self.name}, size_t {self.name}_n, size_t *{self.name}_used"

    def take(self) -> str:
        return f"h = mix(h, {self.name}_n);"

    def give(self) -> str:
        used = f"*{self.name}_used"
        return (
            f"{used} = draw(&h) % ({self.name}_n + 1); "
            f"for (size_t i = 0; i < {used}; i++) {self.name}[i] = (uint8_t)draw(&h);"
        )

    def sample(self, r: random.Random) -> Any:
        return r.choice((0, 1, 16, 40))

    def given(self, module: Any, value: Any) -> Any:
        return bytearray(value) if value == 16 else value

    def mix(self, h: Checksum, value: Any) -> None:
        h.mix(value)

    def result(self, h: Checksum, value: Any) -> list[Any]:
        used = h.draw() % (value + 1)
        data = bytes(h.draw() & 255 for _ in range(used))
        return [used if value == 16 else data]


class Changed(Cell):
    """Memory in and out: changed in place."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: void *, dir: inout, count: {{param: {self.name}_n}}}}, {self.name}_n: uint32_t"

    def params(self) -> str:
        return f"uint8_t *{self.name}, uint32_t {self.name}_n"

    def take(self) -> str:
        return f"h = mix_bytes(h, {self.name}, {self.name}_n);"

    def give(self) -> str:
        return f"for (uint32_t i = 0; i < {self.name}_n; i++) {self.name}[i] = (uint8_t)draw(&h);"

    def sample(self, r: random.Random) -> Any:
        return r.randbytes(r.choice((0, 1, 7, 30)))

    def given(self, module: Any, value: Any) -> Any:
        return bytearray(value)

    def mix(self, h: Checksum, value: Any) -> None:
        h.mix_bytes(value)
        self._expected: bytes | None = None

    def result(self, h: Checksum, value: Any) -> list[Any]:
        self._expected = bytes(h.draw() & 255 for _ in value)
        return []

    def check(self, argument: Any, expected: Any) -> bool:
        return bytes(argument) == self._expected
