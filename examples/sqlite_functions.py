"""Gives SQL functions, aggregates, an order and hooks in Python; Python's own sqlite3 module must find the same."""

import collections
import math
import sqlite3
from collections.abc import Callable
from typing import Any

from sqlite3_api import (
    SQLITE_ROW,
    Connection,
    sqlite3_column_count,
    sqlite3_column_text,
    sqlite3_create_collation_v2,
    sqlite3_exec,
    sqlite3_open,
    sqlite3_prepare_v2,
    sqlite3_step,
    sqlite3_update_hook,
)
from sqlite3_api.functions import create_aggregate, create_function, create_window_function

SETUP = """
    CREATE TABLE words (id INTEGER PRIMARY KEY, language TEXT, word TEXT, size REAL);
    INSERT INTO words (language, word, size) VALUES ('de', 'Straße', 2), ('de', 'Öl', 3.5), ('de', 'ab', NULL),
        ('en', 'zeal', 8), ('en', 'Ab', -1), ('is', 'þetta', 0.5)
"""
QUERIES = (
    "SELECT word, reversed(word) FROM words ORDER BY id",
    "SELECT language, middle(size), geometric(abs(size)) FROM words GROUP BY language ORDER BY language",
    "SELECT word FROM words ORDER BY word COLLATE folded, id",
    "SELECT word, moving(size) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM words ORDER BY id",
    "SELECT middle(size) FROM words WHERE id < 0",
)


class Middle:
    """The median of what isn't NULL."""

    def __init__(self) -> None:
        self.numbers = list[float]()

    def step(self, number: float | None) -> None:
        if number is not None:
            self.numbers.append(number)

    def finalize(self) -> Any:  # typeshed has int for all that sqlite3 takes
        return sorted(self.numbers)[len(self.numbers) // 2] if self.numbers else None


class Geometric(Middle):
    """The geometric mean."""

    def finalize(self) -> Any:
        return round(math.prod(self.numbers) ** (1 / len(self.numbers)), 9) if self.numbers else None


class Moving:
    """The sum of a window."""

    def __init__(self) -> None:
        self.numbers = collections.deque[float]()

    def step(self, number: float | None) -> None:
        self.numbers.append(number or 0.0)

    def inverse(self, number: float | None) -> None:
        self.numbers.popleft()

    def value(self) -> Any:
        return sum(self.numbers)

    finalize = value


def turned(text: str) -> str:
    return text[::-1]


def folded(left: str, right: str) -> int:
    one, two = left.casefold(), right.casefold()
    return (one > two) - (one < two)


def query(db: Connection, sql: str) -> list[tuple[str | None, ...]]:
    prepared = sqlite3_prepare_v2(db, sql)
    if prepared is None:
        raise ValueError(f"there is no statement in {sql!r}")
    with prepared as statement:
        columns = range(sqlite3_column_count(statement))
        found = list[tuple[str | None, ...]]()
        while sqlite3_step(statement) == SQLITE_ROW:
            found.append(tuple(sqlite3_column_text(statement, column) for column in columns))
        return found


def refusal(run: Callable[[], object]) -> str:
    """The exception that comes out."""
    try:
        run()
    except Exception as error:
        return type(error).__name__
    return "none"


def texts(rows: list[tuple[object, ...]]) -> list[tuple[str | None, ...]]:
    """Values as SQLite spells them."""
    return [tuple(None if value is None else str(value) for value in row) for row in rows]


def main() -> None:
    own = sqlite3.connect(":memory:", isolation_level=None)
    own.executescript(SETUP)
    own.create_function("reversed", 1, turned)
    own.create_aggregate("middle", 1, Middle)
    own.create_aggregate("geometric", 1, Geometric)
    own.create_window_function("moving", 1, Moving)
    own.create_collation("folded", folded)
    with sqlite3_open(":memory:") as db:
        sqlite3_exec(db, SETUP)
        create_function(db, "reversed", 1, turned)
        create_aggregate(db, "middle", 1, Middle)
        create_aggregate(db, "geometric", 1, Geometric)
        create_window_function(db, "moving", 1, Moving)
        sqlite3_create_collation_v2(db, "folded", compare=folded)
        for sql in QUERIES:
            ours, theirs = query(db, sql), texts(own.execute(sql).fetchall())
            if ours != theirs:
                raise SystemExit(f"different: {sql}\n{ours}\n{theirs}")
            print(f"{len(ours)} rows  {sql}")
        changed = list[int]()
        sqlite3_update_hook(db, lambda action, schema, table, rowid: changed.append(rowid))
        sqlite3_exec(db, "UPDATE words SET size = 0 WHERE language = 'en'")
        print("changed", changed)
        print("refused", refusal(lambda: query(db, "SELECT reversed(5)")))  # sqlite3 has an OperationalError
    own.close()
    print("the same")


if __name__ == "__main__":
    main()
