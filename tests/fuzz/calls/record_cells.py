"""Parameters that are records."""

from __future__ import annotations

import random
from typing import Any

from . import records
from .cell import Cell
from .values import Checksum


class Record(Cell):
    """A record in, by value or by pointer."""

    @property
    def record(self) -> str:
        return str(self.words[0])

    @property
    def fields(self) -> list[Any]:
        return self.records[self.record]

    def metadata(self) -> str:
        by = f"{{type: const {self.record} *, dir: in}}" if self.words[1] else self.record
        return f"{self.name}: {by}"

    def params(self) -> str:
        return f"const {self.record} *{self.name}" if self.words[1] else f"{self.record} {self.name}"

    def take(self) -> str:
        return f"h = take_{self.record}(h, {'' if self.words[1] else '&'}{self.name});"

    def sample(self, r: random.Random) -> Any:
        return records.sample(self.fields, self.records, r)

    def given(self, module: Any, value: Any) -> Any:
        return records.made(module, self.record, self.records, value)

    def mix(self, h: Checksum, value: Any) -> None:
        records.mix(self.fields, self.records, h, value)


class RecordOut(Record):
    """A record out."""

    given_by_python = False

    def metadata(self) -> str:
        return f"{self.name}: {{type: {self.record} *, dir: out}}"

    def params(self) -> str:
        return f"{self.record} *{self.name}"

    def take(self) -> str:
        return ""

    def give(self) -> str:
        return f"h = draw_{self.record}(h, {self.name});"

    def sample(self, r: random.Random) -> Any:
        return None

    def given(self, module: Any, value: Any) -> Any:
        return None

    def mix(self, h: Checksum, value: Any) -> None: ...

    def result(self, h: Checksum, value: Any) -> list[Any]:
        return [records.draw(self.fields, self.records, h)]

    def plain(self, result: Any) -> Any:
        return records.read(result, self.record, self.records)


class RecordInout(Record):
    """A record that changes in place."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: {self.record} *, dir: inout}}"

    def params(self) -> str:
        return f"{self.record} *{self.name}"

    def take(self) -> str:
        return f"h = take_{self.record}(h, {self.name});"

    def give(self) -> str:
        return f"h = draw_{self.record}(h, {self.name});"

    def result(self, h: Checksum, value: Any) -> list[Any]:
        self._expected = records.draw(self.fields, self.records, h)
        return []

    def check(self, argument: Any, expected: Any) -> bool:
        return records.read(argument, self.record, self.records) == self._expected


class RecordsIn(Record):
    """Records and how many."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: const {self.record} *, count: {{param: {self.name}_n}}}}, {self.name}_n: int"

    def params(self) -> str:
        return f"const {self.record} *{self.name}, int {self.name}_n"

    def take(self) -> str:
        return f"for (int i = 0; i < {self.name}_n; i++) h = take_{self.record}(h, &{self.name}[i]);"

    def sample(self, r: random.Random) -> Any:
        return [records.sample(self.fields, self.records, r) for _ in range(r.choice((0, 1, 3, 40)))]

    def given(self, module: Any, value: Any) -> Any:
        made = [records.made(module, self.record, self.records, one) for one in value]
        return made if len(made) != 3 else getattr(module, self.record).array_of(made)

    def mix(self, h: Checksum, value: Any) -> None:
        for one in value:
            records.mix(self.fields, self.records, h, one)


class RecordMaybe(Record):
    """A pointer to a record, or None."""

    def metadata(self) -> str:
        return f"{self.name}: {{type: const {self.record} *, dir: in, nullable: true}}"

    def params(self) -> str:
        return f"const {self.record} *{self.name}"

    def take(self) -> str:
        return f"h = {self.name} == NULL ? mix(h, 97) : take_{self.record}(h, {self.name});"

    def sample(self, r: random.Random) -> Any:
        return None if r.random() < 0.3 else super().sample(r)

    def given(self, module: Any, value: Any) -> Any:
        return None if value is None else super().given(module, value)

    def mix(self, h: Checksum, value: Any) -> None:
        h.mix(97) if value is None else super().mix(h, value)


class Pair(Record):
    """Two records that change in place."""

    def metadata(self) -> str:
        return f'{self.name}: {{type: "{self.record}[2]", dir: inout}}'

    def params(self) -> str:
        return f"{self.record} *{self.name}"

    def take(self) -> str:
        return f"h = take_{self.record}(take_{self.record}(h, {self.name}), {self.name} + 1);"

    def give(self) -> str:
        return f"h = draw_{self.record}(draw_{self.record}(h, {self.name} + 1), {self.name});"

    def sample(self, r: random.Random) -> Any:
        return [super(Pair, self).sample(r) for _ in range(2)]

    def given(self, module: Any, value: Any) -> Any:
        made = [super(Pair, self).given(module, one) for one in value]
        return getattr(module, self.record).array_of(made)

    def mix(self, h: Checksum, value: Any) -> None:
        for one in value:
            super().mix(h, one)

    def result(self, h: Checksum, value: Any) -> list[Any]:
        second = records.draw(self.fields, self.records, h)
        self._expected = [records.draw(self.fields, self.records, h), second]
        return []

    def check(self, argument: Any, expected: Any) -> bool:
        return [records.read(one, self.record, self.records) for one in argument] == self._expected
