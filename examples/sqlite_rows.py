"""Stores 100,000 rows through sqlite3_api and queries them; Python's own sqlite3 module must find the same."""

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlite3_api import (
    SQLITE_ROW,
    ColumnType,
    Connection,
    SqliteError,
    Statement,
    sqlite3_bind_blob,
    sqlite3_bind_double,
    sqlite3_bind_int64,
    sqlite3_bind_null,
    sqlite3_bind_text,
    sqlite3_column_blob,
    sqlite3_column_count,
    sqlite3_column_double,
    sqlite3_column_int64,
    sqlite3_column_text,
    sqlite3_column_type,
    sqlite3_exec,
    sqlite3_open,
    sqlite3_prepare_v2,
    sqlite3_reset,
    sqlite3_step,
)

Value = int | float | str | bytes | None
Row = tuple[Value, ...]

TABLE = "CREATE TABLE readings (id INTEGER PRIMARY KEY, place TEXT NOT NULL, value REAL, raw BLOB)"
QUERIES = (
    "SELECT * FROM readings ORDER BY id",
    "SELECT place, count(*), min(value), max(value), sum(length(raw)) FROM readings GROUP BY place ORDER BY place",
    "SELECT id, value FROM readings WHERE place LIKE 'k%' AND value > 99.9 ORDER BY value, id",
    "SELECT count(*), total(value) FROM readings WHERE raw IS NULL",
    "SELECT upper(place), hex(raw) FROM readings WHERE id % 9973 = 0 ORDER BY id",
)
PLACES = ("Kyōto", "köln", "kiruna", "Ourense", "N\0wa", "")


def readings(count: int) -> Iterator[Row]:
    """The same rows whenever they are asked for."""
    chance = random.Random(3)
    for number in range(1, count + 1):
        raw = chance.randbytes(chance.randrange(1, 24)) if number % 7 else None
        yield number, chance.choice(PLACES), chance.uniform(-100, 100), raw


def prepare(db: Connection, sql: str) -> Statement:
    statement = sqlite3_prepare_v2(db, sql)
    if not statement:
        raise ValueError(f"there is no statement in {sql!r}")
    return statement


def bind(statement: Statement, row: Row) -> None:
    for index, value in enumerate(row, 1):
        match value:
            case int():
                sqlite3_bind_int64(statement, index, value)
            case float():
                sqlite3_bind_double(statement, index, value)
            case str():
                sqlite3_bind_text(statement, index, value)
            case bytes():
                sqlite3_bind_blob(statement, index, value)
            case None:
                sqlite3_bind_null(statement, index)


def store(db: Connection, rows: Iterator[Row]) -> None:
    sqlite3_exec(db, f"{TABLE}; BEGIN")
    with prepare(db, "INSERT INTO readings VALUES (?, ?, ?, ?)") as insert:
        for row in rows:
            bind(insert, row)
            sqlite3_step(insert)
            sqlite3_reset(insert)
    sqlite3_exec(db, "COMMIT")


def value(statement: Statement, column: int) -> Value:
    match sqlite3_column_type(statement, column):
        case ColumnType.SQLITE_INTEGER:
            return sqlite3_column_int64(statement, column)
        case ColumnType.SQLITE_FLOAT:
            return sqlite3_column_double(statement, column)
        case ColumnType.SQLITE_TEXT:
            return sqlite3_column_text(statement, column)
        case ColumnType.SQLITE_BLOB:
            return sqlite3_column_blob(statement, column)
        case _:
            return None


def query(db: Connection, sql: str) -> list[Row]:
    with prepare(db, sql) as statement:
        columns = range(sqlite3_column_count(statement))
        found = list[Row]()
        while sqlite3_step(statement) == SQLITE_ROW:
            found.append(tuple(value(statement, column) for column in columns))
        return found


def refusal(db: Connection, sql: str) -> str:
    """SQLite's words on a statement that must fail."""
    try:
        sqlite3_exec(db, sql)
    except SqliteError as error:
        return str(error)
    return ""


def compare(db: Connection, own: sqlite3.Connection) -> None:
    for sql in QUERIES:
        ours, theirs = query(db, sql), own.execute(sql).fetchall()
        if ours != theirs:
            raise SystemExit(f"different: {sql}")
        print(f"{len(ours):7} rows  {sql}")
    for sql in ("INSERT INTO readings (id, place) VALUES (1, 'twice')", "SELECT * FROM missing", "SELEC 1"):
        try:
            own.execute(sql)
        except sqlite3.Error as error:
            if refusal(db, sql) != str(error):
                raise SystemExit(f"different words: {sql}") from None
            print(f"refused       {error}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000, help="how many (100,000)")
    count: int = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="rows-") as folder:
        file = Path(folder) / "readings.db"
        with sqlite3_open(file) as db:
            start = time.perf_counter()
            store(db, readings(count))
            print(f"{count:7} rows stored in {time.perf_counter() - start:.2f} s")
            own = sqlite3.connect(file, isolation_level=None)
            compare(db, own)
            own.close()
    print("the same")


if __name__ == "__main__":
    main()
