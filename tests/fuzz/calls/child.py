"""A child that calls the functions of libraries, and says what came out otherwise than the model has it.

python -m calls.child FOLDER CALLS: `libraries.json` is read there and `wrong.json` written; `now` is what is called.
"""

from __future__ import annotations

import gc
import importlib
import json
import random
import sys
from pathlib import Path
from typing import Any

from .callback_cells import Callback, nothing
from .cell import ABSENT, Cell
from .library import Function, Library
from .number_cells import In
from .results import Result
from .values import LETTERS, Checksum


def breaks(*arguments: object) -> object:
    """A callback that raises."""
    return 1 // 0


WRONG = (
    None,
    object(),
    "a\0b",
    "text",
    b"by",
    1.5,
    1 << 70,
    -1,
    [object()],
    [1 << 70],
    {},
    print,
    breaks,
    "\ud800",
    [],
    LETTERS,
)
"""Arguments that many parameters don't take."""
REFUSALS = (TypeError, ValueError, OverflowError, BufferError, ZeroDivisionError)


def expected(one: Function, cells: list[Cell], values: list[Any], result: Result) -> list[Any] | int:
    """The model's plain results, or the errno of its OSError."""
    h = Checksum(one.start)
    for cell, value in zip(cells, values, strict=True):
        cell.mix(h, value)
    outs = [out for cell, value in zip(cells, values, strict=True) for out in cell.result(h, value)]
    try:
        first = result.result(h)
        return outs + first if result.comes_last else first + outs
    except OSError as error:
        return error.errno or 0


def arguments(cells: list[Cell], given: list[Any], r: random.Random) -> tuple[list[Any], dict[str, Any]]:
    """By position up to somewhere, by keyword from there on; what comes after a default is by keyword only."""
    rows = [(cell, one) for cell, one in zip(cells, given, strict=True) if cell.given_by_python]
    turn = r.randint(0, len(rows))
    turn = min([turn, *(i for i, (cell, _) in enumerate(rows) if isinstance(cell, In) and cell.default is not None)])
    named = [(cell.name, one) for cell, one in rows[turn:] if one is not ABSENT]
    r.shuffle(named)
    return [one for _, one in rows[:turn]], dict(named)


def plain(found: Any, cells: list[Cell], result: Result, count: int) -> list[Any]:
    """What came out, as the model spells it."""
    all_of = [] if count == 0 else [found] if count == 1 else list(found)
    outs = [cell for cell in cells if cell.result(Checksum(0), cell.sample(random.Random(0)))]
    first = [result.plain] if len(all_of) > len(outs) else []
    others = [cell.plain for cell in outs]
    forms = others + first if result.comes_last else first + others
    return [form(one) for form, one in zip(forms, all_of, strict=True)]


def call_right(module: Any, library: Library, one: Function, r: random.Random) -> str | None:
    """What is wrong, or None."""
    cells, result = one.parts(library.records), Result(library.records, *one.result)
    values = [cell.sample(r) for cell in cells]
    given = [
        cell.given(module, value) if value is not ABSENT else ABSENT for cell, value in zip(cells, values, strict=True)
    ]
    wanted = expected(one, cells, values, result)
    by_place, by_name = arguments(cells, given, r)
    try:
        found = getattr(module, one.name)(*by_place, **by_name)
    except OSError as error:
        return None if error.errno == wanted else f"{one.name}{values}: {error!r}, not {wanted}"
    except Exception as error:
        return f"{one.name}{values}: {error!r}, not {wanted}"
    if isinstance(wanted, int):
        return f"{one.name}{values}: no OSError({wanted})"
    for cell, argument in zip(cells, given, strict=True):
        if not cell.check(argument, None):
            return f"{one.name}{values}: {cell.name} is wrong afterwards"
    seen = plain(found, one.parts(library.records), result, len(wanted))
    return None if seen == wanted else f"{one.name}{values}: {seen}, not {wanted}"


def call_wrong(module: Any, library: Library, one: Function, r: random.Random) -> str | None:
    """One argument of another type: it is refused, or taken, and no other exception comes out."""
    cells = [cell for cell in one.parts(library.records) if cell.given_by_python]
    given = {cell.name: cell.given(module, cell.sample(r)) for cell in cells}
    given = {name: value for name, value in given.items() if value is not ABSENT}
    if not given:
        return None
    name, value = r.choice(list(given)), r.choice(WRONG)
    try:
        getattr(module, one.name)(**{**given, name: value})
    except (*REFUSALS, OSError):
        return None
    except BaseException as error:
        return f"{one.name}: {name}={value!r} raises {error!r}"
    return None


def call_within(module: Any, library: Library, r: random.Random, wrong: list[list[Any]], depth: int = 0) -> None:
    """Callbacks call functions of their library, whose callbacks may do so in their turn."""

    def meanwhile() -> None:
        if r.random() < 0.7:
            return
        one = r.choice(library.functions)
        call_within(module, library, r, wrong, depth + 1)
        if (said := call_right(module, library, one, r)) is not None:
            wrong.append([library.number, one.name, f"within a callback, {said}"])
        Callback.meanwhile = staticmethod(meanwhile)

    Callback.meanwhile = staticmethod(meanwhile if depth < 3 else nothing)


def main(folder: Path, calls: int) -> None:
    """Call all functions of all libraries."""
    wrong = list[list[Any]]()
    for row in json.loads((folder / "libraries.json").read_text()):
        library = Library(row["number"], row["records"], [Function(*one) for one in row["functions"]])
        module, r = importlib.import_module(f"fuzzed_api.{library.name}"), random.Random(library.number)
        call_within(module, library, r, wrong)
        for one in library.functions:
            (folder / "now").write_text(f"{library.number} {one.name}")
            for turn in range(calls):
                said = (call_wrong if turn % 3 == 2 else call_right)(module, library, one, r)
                if said is not None:
                    wrong.append([library.number, one.name, said])
                    break
        gc.collect()
        if (left := getattr(module, f"{library.name}_opened")()) != 0:
            wrong.append([library.number, "", f"{left} handles are still open"])
    (folder / "wrong.json").write_text(json.dumps(wrong))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
