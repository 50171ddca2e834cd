"""tables: what the rows of a namespace know by number: pointers would have to be set by the loader in each process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from projector.ir.api import Key
from projector.ir.plan import NamespacePlan
from projector.ir.recipe import Native
from projector.ir.symbols import Symbols
from projector.items.function.natives import freeing
from projector.items.function.program import Byte, printed
from projector.text import Code, c_bytes, c_number


class Tables:
    """Texts in one block, each followed by a NUL; types, the namespace's own first; other native functions."""

    def __init__(self, space: NamespacePlan, symbols: Symbols) -> None:
        self._symbols = symbols
        self._texts, self._size = {b"": 0}, 1
        self._types = {one.key: slot for slot, one in enumerate(space.types)}
        self._own = len(self._types)
        self.references: list[int] = []
        self.member_names: list[int] = []
        self.values: list[Code] = []
        self.subclasses: list[tuple[Code, int]] = []
        self.natives: list[tuple[int, int, int]] = []
        self.freers: list[Code] = []
        self.programs: list[Code] = []
        self._programs, self._program_size = dict[tuple[Byte, ...], int](), 0
        self.rows: list[Mapping[str, Any]] = []
        self.cases: list[tuple[Code, int]] = []

    def text(self, text: str) -> int:
        """Where a text starts; 0 is the empty one, or none."""
        return self.data(text.encode("utf-8", "surrogatepass"))

    def names(self, names: Iterable[str]) -> int:
        """Where several texts start that stand one after another."""
        return self.text("\0".join(names))

    def data(self, data: bytes) -> int:
        """Where bytes start."""
        place = self._texts.setdefault(data, self._size)
        if place == self._size:
            self._size += len(data) + 1
        return place

    def refs(self, keys: Iterable[Key]) -> int:
        """Where the numbers of these types start."""
        start = len(self.references)
        self.references += map(self.number, keys)
        return start

    def number(self, key: Key) -> int:
        """A type's number."""
        return self._types.setdefault(key, len(self._types))

    def reference(self, key: Key | None) -> int:
        """One more than a type's number; 0 for none."""
        return 0 if key is None else self.number(key) + 1

    def members(self, names: Iterable[str]) -> int:
        """Where the names of an enum's members start."""
        start = len(self.member_names)
        self.member_names += map(self.text, names)
        return start

    def numbers(self, values: Iterable[int]) -> int:
        """Where these numbers start."""
        start = len(self.values)
        self.values += map(c_number, values)
        return start

    def codes(self, codes: Iterable[tuple[int, Key]]) -> int:
        """Where these subclasses of an exception start."""
        start = len(self.subclasses)
        self.subclasses += [(c_number(code), self.number(key)) for code, key in codes]
        return start

    def fields(self, rows: list[Mapping[str, Any]]) -> int:
        """Where these rows of a record's fields start."""
        self.rows += rows
        return len(self.rows) - len(rows)

    def choices(self, cases: list[tuple[Code, int]]) -> int:
        """Where these cases of a choice start."""
        self.cases += cases
        return len(self.cases) - len(cases)

    def others(self, natives: Iterable[Native]) -> int:
        """Where these native functions start."""
        start = len(self.natives)
        self.natives += [(self.text(one.symbol), self._symbols.place(one.library), self._freer(one)) for one in natives]
        return start

    def program(self, program: list[Byte]) -> int:
        """Where a program starts; equal ones are one."""
        start = self._programs.setdefault(tuple(program), self._program_size)
        if start == self._program_size:
            self._program_size += len(program)
            self.programs.append(printed(program))
        return start

    def _freer(self, one: Native) -> int:
        """One more than the number of the call by which a function frees; 0 for one that doesn't."""
        call = freeing(one)
        if call is not None and call not in self.freers:
            self.freers.append(call)
        return 0 if call is None else self.freers.index(call) + 1

    @property
    def texts(self) -> list[Code]:
        """The block, text by text."""
        return [c_bytes(data + b"\0") for data in self._texts]

    def elsewhere(self) -> tuple[list[Code], list[tuple[int, int]]]:
        """The namespaces that types of others are in, and each of those types: which namespace, and its name there."""
        neighbours, rows = dict[Code, int](), list[tuple[int, int]]()
        for key in list(self._types)[self._own :]:
            space, name = self._symbols.whereabouts(key)
            rows.append((neighbours.setdefault(space, len(neighbours)), self.text(name)))
        return list(neighbours), rows
