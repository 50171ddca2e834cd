"""tables: what the rows of a namespace know by number: pointers would have to be set by the loader in each process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from projector.ir.api import Key
from projector.ir.plan import NamespacePlan
from projector.ir.recipe import Native
from projector.ir.symbols import Symbols
from projector.items.function.natives import freeing
from projector.items.packed import FIELD, FUNCTION, RECORD, Byte, Packed, Row, behind, packed
from projector.leb128 import to_leb128
from projector.text import Code, c_bytes, c_number, code


class Tables:
    """Texts in one block, each followed by a NUL; types, the namespace's own first; other native functions."""

    def __init__(self, space: NamespacePlan, symbols: Symbols) -> None:
        self._symbols = symbols
        self._texts, self._size = {b"": 0}, 1
        self._ends = {0: 1}
        self._types = {one.key: slot for slot, one in enumerate(space.types)}
        self._own = len(self._types)
        self.references: list[int] = []
        self.values: list[Code] = []
        self.subclasses: list[tuple[Code, int]] = []
        self.natives: list[tuple[int, int, int]] = []
        self.freers: list[Code] = []
        self.programs, self.functions, self.records = Packed(), Packed(), Packed()
        self._programs = dict[tuple[Byte, ...], int]()
        self.compiled: list[Code] = []
        self.called: list[Code] = []
        self.cases: list[tuple[Code, int]] = []

    def text(self, text: str) -> int:
        """Where a text starts; 0 is the empty one, or none."""
        return self.data(text.encode("utf-8", "surrogatepass"))

    def names(self, names: Iterable[str]) -> int:
        """Where several texts start that stand one after another."""
        return self.text("\0".join(names))

    def listed(self, texts: list[str]) -> list[int]:
        """Where each of several texts starts that stand one after another."""
        sizes = [len(text.encode("utf-8", "surrogatepass")) + 1 for text in texts]
        return list(accumulate(sizes, initial=self.names(texts)))[:-1]

    def data(self, data: bytes) -> int:
        """Where bytes start."""
        place = self._texts.setdefault(data, self._size)
        if place == self._size:
            self._size += len(data) + 1
            self._ends[place] = self._size
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

    def function(self, row: Row, refs: Iterable[Key], word: Code) -> int:
        """The place of a function, or of what a callback's values are converted by; `refs` are the types it needs."""
        numbers = [byte for key in refs for byte in to_leb128(self.number(key))]
        return self.functions.add([*packed(FUNCTION, row, {}), *numbers], word)

    def compile(self, entry: Code, own: Code) -> int:
        """One more than the number of what is compiled for a function alone."""
        self.compiled.append(code("{{ {}, {} }}", entry, own))
        return len(self.compiled)

    def call(self, called: Code) -> int:
        """One more than the number of what is compiled for a callback alone."""
        self.called.append(called)
        return len(self.called)

    def record(self, row: Row, fields: list[Row], word: Code) -> int:
        """A record's place."""
        return self.records.add([*packed(RECORD, row, {}), *self._fields(fields)], word)

    def fields(self, fields: list[Row], word: Code) -> int:
        """The place of fields that aren't a record's."""
        return self.records.add(self._fields(fields), word)

    def _fields(self, fields: list[Row]) -> Iterator[Byte]:
        """Of each its difference from what follows from the one before."""
        nothing = dict.fromkeys(FIELD, 0)
        for before, row in pairwise((nothing, *fields)):
            assert isinstance(before["name"], int)
            follows = {**before, "name": self._ends[before["name"]], "offset": behind(before, row["size"])}
            yield from packed(FIELD, row, follows)

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
        key = tuple(program)
        if key not in self._programs:
            self._programs[key] = self.programs.add(program)
        return self._programs[key]

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
