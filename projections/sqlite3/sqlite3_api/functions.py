"""Functions and aggregates for SQL, written as Python has them: plain values in and out, an object for each group.

An exception ends the statement and comes out of the call that ran it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sqlite3_api import (
    SQLITE_UTF8,
    ColumnType,
    Connection,
    FunctionFlags,
    sqlite3_aggregate_address,
    sqlite3_context,
    sqlite3_create_function_v2,
    sqlite3_create_window_function,
    sqlite3_result_blob64,
    sqlite3_result_double,
    sqlite3_result_int64,
    sqlite3_result_null,
    sqlite3_result_text64,
    sqlite3_value,
    sqlite3_value_blob,
    sqlite3_value_double,
    sqlite3_value_int64,
    sqlite3_value_text,
    sqlite3_value_type,
)

Value = int | float | str | bytes | None


class Aggregate(Protocol):
    """What gathers the rows of one group."""

    def step(self, *values: Any) -> object:
        """Take a row's arguments."""

    def finalize(self) -> Value:
        """The group's value."""


class WindowAggregate(Aggregate, Protocol):
    """What gathers the rows of a window that moves."""

    def inverse(self, *values: Any) -> object:
        """A row that `step` took leaves the window."""

    def value(self) -> Value:
        """The value of the rows in the window."""


def value_of(value: sqlite3_value) -> Value:
    """What SQL gave, as Python has it."""
    match sqlite3_value_type(value):
        case ColumnType.SQLITE_INTEGER:
            return sqlite3_value_int64(value)
        case ColumnType.SQLITE_FLOAT:
            return sqlite3_value_double(value)
        case ColumnType.SQLITE_TEXT:
            return sqlite3_value_text(value)
        case ColumnType.SQLITE_BLOB:
            return sqlite3_value_blob(value) or b""
        case _:
            return None


def answer(context: sqlite3_context, value: Value) -> None:
    """Answer a call of SQL's. Raises TypeError for what SQL has no value for, OverflowError beyond 64 bits."""
    match value:
        case None:
            sqlite3_result_null(context)
        case int():
            sqlite3_result_int64(context, value)
        case float():
            sqlite3_result_double(context, value)
        case str():
            sqlite3_result_text64(context, value)
        case bytes():
            sqlite3_result_blob64(context, value)
        case _:
            raise TypeError(f"SQL has no value for {type(value).__name__}")


def create_function(
    db: Connection, name: str, count: int, function: Callable[..., Value] | None, flags: FunctionFlags | int = 0
) -> None:
    """Make a function of `count` arguments, -1 for any number, that SQL can call; None removes it."""
    if function is None:
        sqlite3_create_function_v2(db, name, count, flags | SQLITE_UTF8)
        return

    def call(context: sqlite3_context, values: tuple[sqlite3_value, ...]) -> None:
        answer(context, function(*_given(values)))

    sqlite3_create_function_v2(db, name, count, flags | SQLITE_UTF8, func=call)


def create_aggregate(
    db: Connection, name: str, count: int, make: Callable[[], Aggregate] | None, flags: FunctionFlags | int = 0
) -> None:
    """Make an aggregate of `count` arguments; `make` is called for each group. A group without rows is NULL."""
    if make is None:
        sqlite3_create_function_v2(db, name, count, flags | SQLITE_UTF8)
        return
    groups = _Groups(make)
    sqlite3_create_function_v2(db, name, count, flags | SQLITE_UTF8, step=groups.step, final=groups.final)


def create_window_function(
    db: Connection, name: str, count: int, make: Callable[[], WindowAggregate] | None, flags: FunctionFlags | int = 0
) -> None:
    """Make an aggregate that serves as a window function, too."""
    if make is None:
        sqlite3_create_window_function(db, name, count, flags | SQLITE_UTF8)
        return
    groups = _Windows(make)
    sqlite3_create_window_function(
        db,
        name,
        count,
        flags | SQLITE_UTF8,
        step=groups.step,
        final=groups.final,
        value=groups.value,
        inverse=groups.inverse,
    )


def _given(values: tuple[sqlite3_value, ...]) -> list[Value]:
    return [value_of(value) for value in values]


class _Groups:
    """The groups that are being gathered, by the address of the memory that SQLite has for each."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make
        self.of = dict[int, Any]()

    def step(self, context: sqlite3_context, values: tuple[sqlite3_value, ...]) -> None:
        address = sqlite3_aggregate_address(context, 0)
        if address == 0:  # its first row; what a failed statement left at the same address goes
            address = sqlite3_aggregate_address(context, 1)
            self.of[address] = self.make()
        self.of[address].step(*_given(values))

    def final(self, context: sqlite3_context) -> None:
        group = self.of.pop(sqlite3_aggregate_address(context, 0), None)
        answer(context, None if group is None else group.finalize())


class _Windows(_Groups):
    def value(self, context: sqlite3_context) -> None:
        group = self.of.get(sqlite3_aggregate_address(context, 0))
        answer(context, None if group is None else group.value())

    def inverse(self, context: sqlite3_context, values: tuple[sqlite3_value, ...]) -> None:
        self.of[sqlite3_aggregate_address(context, 0)].inverse(*_given(values))
