"""A library: records and functions, with its metadata and its C. It is plain data, so that it can be kept as JSON."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from . import records
from .cell import Cell
from .cells import CELLS, Callback, random_cell
from .results import FAILING, Result, random_result
from .values import DRAW_TEXT, PRELUDE

ENUM = "  NAME_e: {base: int, members: {NAME_A: 0, NAME_B: 5, NAME_C: -7}}"
HANDLE_METADATA = "  NAME_h: {type: NAME_box *, invalid: [0], close: {call: NAME_close}}"
HANDLE_FUNCTIONS = """\
  NAME_open: {params: {value: int64_t}, returns: {type: NAME_box *, handle: NAME_h, errors: errno_null}}
  NAME_close: {params: {box: {type: NAME_box *, handle: NAME_h}}}
  NAME_value: {params: {box: {type: NAME_box *, handle: NAME_h}}, returns: int64_t}
  NAME_free: {params: {text: void *}}
  NAME_opened: {returns: int}"""
HANDLE_C = """
typedef struct { int64_t value; } NAME_box;
static int opened;
NAME_box *NAME_open(int64_t value) { NAME_box *box = malloc(sizeof *box); box->value = value; opened++; return box; }
void NAME_close(NAME_box *box) { box->value = -1; free(box); opened--; }
int64_t NAME_value(NAME_box *box) { return box->value; }
void NAME_free(void *text) { free(text); opened--; }
int NAME_opened(void) { return opened; }
"""
ITEM = '  NAME_item: {fields: {id: uint32_t, size: uint32_t, name: {type: "char[]", flexible: size, string: utf8}}}'
ITEM_C = """
typedef struct { uint32_t id, size; char name[]; } NAME_item;
static ssize_t NAME_fill(uint64_t *h, NAME_item *items, size_t room)
{
    size_t used = 0;
    for (uint64_t n = draw(h) % 5; n > 0; n--) {
        NAME_item *item = (NAME_item *)((char *)items + used);
        item->id = (uint32_t)draw(h);
        char text[64];
        draw_text(h, text);
        item->size = (uint32_t)strlen(text);
        memcpy(item->name, text, item->size);
        used += (sizeof *item + item->size + 3) / 4 * 4;
    }
    return used <= room ? (ssize_t)used : -1;
}
"""


@dataclass(frozen=True)
class Function:
    """`cells` and `result` are lists of a kind and its words."""

    name: str
    cells: list[list[Any]]
    result: list[Any]

    def parts(self, of: records.Records) -> list[Cell]:
        """The parameters."""
        return [CELLS[kind](f"p{i}", of, *words) for i, (kind, *words) in enumerate(self.cells)]

    @property
    def start(self) -> int:
        """Where its checksum starts."""
        return sum(map(ord, self.name))


@dataclass(frozen=True)
class Library:
    """Random, by its number; names begin with `l` and that."""

    number: int
    records: records.Records
    functions: list[Function]

    @property
    def name(self) -> str:
        return f"l{self.number}"

    def metadata(self) -> str:
        """Its namespace."""
        callbacks = [one.declared()[0] for one in self._callbacks()]
        functions = []
        for one in self.functions:
            result = Result(self.records, *one.result)
            params = [cell.metadata() for cell in one.parts(self.records)] + [yaml for yaml, _ in result.params()]
            functions.append(f"  {one.name}: {{params: {{{', '.join(params)}}}{result.metadata()}}}")
        functions += HANDLE_FUNCTIONS.replace("NAME", self.name).splitlines()
        head = f"projector: 1\nnamespace: fuzzed.{self.name}\nplatforms: [linux]\nlibrary: libfuzzed\n"
        sections = (
            ("enums", [ENUM.replace("NAME", self.name)]),
            (
                "records",
                [f"  {self.name}_box: {{}}", ITEM.replace("NAME", self.name)]
                + [records.metadata(name, fields) for name, fields in self.records.items()],
            ),
            ("unions", [row for name, fields in self.records.items() for row in records.unions(name, fields)]),
            ("handles", [HANDLE_METADATA.replace("NAME", self.name)]),
            ("callbacks", callbacks),
            ("functions", functions),
        )
        return head + "".join(f"{title}:\n" + "\n".join(rows) + "\n" for title, rows in sections if rows)

    def c(self) -> str:
        """Its source."""
        parts = ["#include <errno.h>", "#include <stdbool.h>", "#include <stddef.h>", "#include <stdint.h>"]
        parts += ["#include <stdlib.h>", "#include <string.h>", "#include <sys/types.h>", "#include <uchar.h>"]
        parts += [PRELUDE, DRAW_TEXT, *(one.replace("NAME", self.name) for one in (HANDLE_C, ITEM_C))]
        parts += [records.struct(name, fields) for name, fields in self.records.items()]
        parts += [one.declared()[1] for one in self._callbacks()]
        parts += map(self._function, self.functions)
        return "\n".join(parts) + "\n"

    def _callbacks(self) -> Iterator[Callback]:
        for one in self.functions:
            yield from (cell for cell in one.parts(self.records) if isinstance(cell, Callback))

    def _function(self, one: Function) -> str:
        cells, result = one.parts(self.records), Result(self.records, *one.result)
        params = ", ".join([*(cell.params() for cell in cells), *(c for _, c in result.params())]) or "void"
        body = [f"uint64_t h = {one.start};", *(cell.take() for cell in cells), *(cell.give() for cell in cells)]
        return f"{result.c()} {one.name}({params})\n{{\n    " + "\n    ".join([*body, result.give()]) + "\n}"


def random_library(number: int, functions: int = 12) -> Library:
    """The library of a number."""
    r = random.Random(number)
    name = f"l{number}"
    known: records.Records = {}
    for i in range(4):
        known[f"{name}_r{i}"] = records.random_record(r, list(known))
    made = list[Function]()
    for i in range(functions):
        called = f"{name}_f{i}"
        cells = [random_cell(r, known, f"{called}_{j}") for j in range(r.choice((0, 1, 2, 3, 4, 6)))]
        result = random_result(r, known, name)
        if result[0] in FAILING:
            cells = [["handle", *words] if kind == "given" else [kind, *words] for kind, *words in cells]
        made.append(Function(called, cells, result))
    return Library(number, known, made)
