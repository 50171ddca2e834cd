"""sqlite3_api with functions, aggregates, orders and hooks in Python: the same results as the sqlite3 module's."""

from __future__ import annotations

import gc
import importlib
import os
import sqlite3
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from libraries import imported, mypy_complaints, package_folder, require, run_example


class Boom(Exception):
    pass


@pytest.fixture(scope="session")
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("libsqlite3.so.0")
    return package_folder("sqlite3", request, tmp_path_factory)


@pytest.fixture(scope="session")
def api(folder: Path) -> Any:
    return imported(folder, "sqlite3_api")


@pytest.fixture
def db(api: Any) -> Iterator[Any]:
    with api.sqlite3_open(":memory:") as connection:
        yield connection


@pytest.fixture
def own() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


ROWS = "VALUES (3, 'drei'), (1, 'Eins'), (2, 'zwei'), (NULL, 'ähnlich'), (1, '')"


def rows(api: Any, db: Any, sql: str) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    get = {
        api.SQLITE_INTEGER: api.sqlite3_column_int64,
        api.SQLITE_FLOAT: api.sqlite3_column_double,
        api.SQLITE_TEXT: api.sqlite3_column_text,
        api.SQLITE_BLOB: api.sqlite3_column_blob,
        api.SQLITE_NULL: lambda statement, column: None,
    }
    found = list[tuple[Any, ...]]()
    with api.sqlite3_prepare_v2(db, sql) as statement:
        columns = range(api.sqlite3_column_count(statement))
        while api.sqlite3_step(statement) == api.SQLITE_ROW:
            found.append(tuple(get[api.sqlite3_column_type(statement, i)](statement, i) for i in columns))
    return found


def test_exec_gives_rows_as_texts(api: Any, db: Any) -> None:
    seen = list[Any]()
    api.sqlite3_exec(db, f"SELECT * FROM ({ROWS})", lambda values, names: seen.append((values, names)) or 0)
    assert [values for values, _ in seen] == [("3", "drei"), ("1", "Eins"), ("2", "zwei"), (None, "ähnlich"), ("1", "")]
    assert seen[0][1] == ("column1", "column2")
    with pytest.raises(api.SqliteAbort, match="query aborted"):
        api.sqlite3_exec(db, "SELECT 1", lambda values, names: 1)


def test_an_exception_in_a_row_comes_out_of_exec(api: Any, db: Any) -> None:
    seen = list[Any]()

    def row(values: Any, names: Any) -> int:
        seen.append(values)
        raise Boom(values)

    with pytest.raises(Boom) as caught:
        api.sqlite3_exec(db, f"SELECT * FROM ({ROWS})", row)
    assert len(seen) == 1 and caught.value.args == (("3", "drei"),)


def answer(api: Any, context: Any, value: Any) -> None:
    match value:
        case None:
            api.sqlite3_result_null(context)
        case int():
            api.sqlite3_result_int64(context, value)
        case float():
            api.sqlite3_result_double(context, value)
        case str():
            api.sqlite3_result_text(context, value)
        case bytes():
            api.sqlite3_result_blob(context, value)


def given(api: Any, value: Any) -> Any:
    match api.sqlite3_value_type(value):
        case api.SQLITE_INTEGER:
            return api.sqlite3_value_int64(value)
        case api.SQLITE_FLOAT:
            return api.sqlite3_value_double(value)
        case api.SQLITE_TEXT:
            return api.sqlite3_value_text(value)
        case api.SQLITE_BLOB:
            return api.sqlite3_value_blob(value)
    return None


def test_a_function_in_c_s_own_words(api: Any, db: Any) -> None:
    kept = list[Any]()

    def twice(context: Any, values: Any) -> None:
        kept.extend((context, *values))
        answer(api, context, given(api, values[0]) * 2)

    api.sqlite3_create_function_v2(db, "twice", 1, func=twice)
    assert rows(api, db, "SELECT twice(21), twice('ab'), twice(1.5)") == [(42, "abab", 3.0)]
    for context, value in zip(kept[::2], kept[1::2], strict=True):  # what it was given leads nowhere afterwards
        with pytest.raises(ValueError, match="a callback that has ended"):
            api.sqlite3_result_null(context)
        with pytest.raises(ValueError, match="a callback that has ended"):
            api.sqlite3_value_int(value)


def test_a_failed_function_fails_its_statement(api: Any, db: Any) -> None:
    rows(api, db, "CREATE TABLE t (a)")

    def fail(context: Any, values: Any) -> None:
        raise Boom

    api.sqlite3_create_function_v2(db, "fail", func=fail)
    with pytest.raises(Boom):
        rows(api, db, "INSERT INTO t SELECT fail(column1) FROM (VALUES (1), (2))")
    assert rows(api, db, "SELECT count(*) FROM t") == [(0,)]


def test_functions_go_when_sqlite_says_so(api: Any) -> None:
    class Function:
        def __call__(self, context: Any, values: Any) -> None:
            api.sqlite3_result_int(context, 5)

    def fresh() -> tuple[Function, weakref.ref[Function]]:
        made = Function()
        return made, weakref.ref(made)

    with api.sqlite3_open(":memory:") as db:
        function, gone = fresh()
        api.sqlite3_create_function_v2(db, "f", 0, func=function)
        del function
        gc.collect()
        assert gone() is not None and rows(api, db, "SELECT f()") == [(5,)]
        api.sqlite3_create_function_v2(db, "f", 0)
        assert gone() is None
        with pytest.raises(api.SqliteError, match="no such function"):
            rows(api, db, "SELECT f()")
        function, gone = fresh()
        with pytest.raises(api.SqliteMisuse):
            api.sqlite3_create_function_v2(db, "f" * 300, 0, func=function)
        del function
        assert gone() is None
        function, gone = fresh()
        api.sqlite3_create_function_v2(db, "f", 0, func=function)
        del function
    assert gone() is None


def test_a_collation(api: Any, db: Any, own: sqlite3.Connection) -> None:
    def compare(left: str, right: str) -> int:
        return (left[::-1] > right[::-1]) - (left[::-1] < right[::-1])

    api.sqlite3_create_collation_v2(db, "reverse", compare=compare)
    own.create_collation("reverse", compare)
    sql = f"SELECT column2 FROM ({ROWS}) ORDER BY column2 COLLATE reverse"
    assert rows(api, db, sql) == own.execute(sql).fetchall()

    def fail(left: str, right: str) -> int:
        raise Boom

    api.sqlite3_create_collation_v2(db, "reverse", compare=fail)
    with pytest.raises(Boom):
        rows(api, db, sql)


def test_hooks(api: Any, db: Any) -> None:
    told = list[Any]()
    api.sqlite3_commit_hook(db, lambda: told.append("commit") or 0)
    api.sqlite3_rollback_hook(db, lambda: told.append("rollback"))
    api.sqlite3_update_hook(db, lambda *row: told.append(row))
    api.sqlite3_exec(db, "CREATE TABLE t (a); INSERT INTO t VALUES (1); BEGIN; UPDATE t SET a = 2; ROLLBACK")
    assert told == [
        "commit",
        (api.SQLITE_INSERT, "main", "t", 1),
        "commit",
        (api.SQLITE_UPDATE, "main", "t", 1),
        "rollback",
    ]
    told.clear()
    api.sqlite3_commit_hook(db, lambda: 1)
    with pytest.raises(api.SqliteConstraint):
        api.sqlite3_exec(db, "DELETE FROM t")
    assert told[-1] == "rollback"

    def fail() -> int:
        raise Boom

    api.sqlite3_commit_hook(db, fail)
    with pytest.raises(Boom):
        api.sqlite3_exec(db, "DELETE FROM t WHERE a = 1")
    api.sqlite3_commit_hook(db, None)
    api.sqlite3_update_hook(db)
    assert rows(api, db, "SELECT a FROM t") == [(1,)]


def test_the_authorizer(api: Any, db: Any) -> None:
    asked = list[Any]()

    def allow(action: Any, first: Any, second: Any, schema: Any, trigger: Any) -> int:
        asked.append((action, first, second, schema, trigger))
        return int(api.SQLITE_DENY) if second == "secret" else 0

    rows(api, db, "CREATE TABLE t (a, secret)")
    api.sqlite3_set_authorizer(db, allow)
    assert rows(api, db, "SELECT a FROM t") == []
    assert (api.SQLITE_READ, "t", "a", "main", None) in asked
    with pytest.raises(api.SqliteAuth, match="prohibited"):
        rows(api, db, "SELECT secret FROM t")

    def fail(*asked: Any) -> int:
        raise Boom

    api.sqlite3_set_authorizer(db, fail)
    with pytest.raises(Boom):
        rows(api, db, "SELECT a FROM t")
    api.sqlite3_set_authorizer(db)
    assert rows(api, db, "SELECT secret FROM t") == []


LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT max(i) FROM n"


def test_progress(api: Any, db: Any) -> None:
    calls = list[int]()
    api.sqlite3_progress_handler(db, 1000, lambda: calls.append(1) or 0)
    assert rows(api, db, LONG) == [(20000,)] and len(calls) > 10
    api.sqlite3_progress_handler(db, 1000, lambda: 1)
    with pytest.raises(api.SqliteInterrupt):
        rows(api, db, LONG)
    api.sqlite3_progress_handler(db, 0)
    assert rows(api, db, LONG) == [(20000,)]


def test_trace(api: Any, db: Any) -> None:
    told = list[Any]()

    def trace(event: Any, subject: Any, detail: Any) -> int:
        told.append((event, api.sqlite3_sql(subject), detail))
        return 0

    api.sqlite3_trace_v2(db, api.SQLITE_TRACE_STMT | api.SQLITE_TRACE_ROW | api.SQLITE_TRACE_PROFILE, trace)
    rows(api, db, "SELECT 1")
    assert [(event, sql) for event, sql, _ in told] == [
        (api.SQLITE_TRACE_STMT, "SELECT 1"),
        (api.SQLITE_TRACE_ROW, "SELECT 1"),
        (api.SQLITE_TRACE_PROFILE, "SELECT 1"),
    ]
    assert told[0][2] == b"SELECT 1" and told[1][2] is None and told[2][2][0] >= 0


def test_busy(api: Any, tmp_path: Path) -> None:
    file = str(tmp_path / "file")
    counts = list[int]()
    with api.sqlite3_open(file) as one, api.sqlite3_open(file) as two:
        rows(api, one, "BEGIN EXCLUSIVE")
        api.sqlite3_busy_handler(two, lambda count: counts.append(count) or count < 3)
        with pytest.raises(api.SqliteBusy):
            rows(api, two, "CREATE TABLE t (a)")
        assert counts == [0, 1, 2, 3]


SHARED = """
import threading
import sqlite3_api as api
flags = api.SQLITE_OPEN_READWRITE | api.SQLITE_OPEN_MEMORY | api.SQLITE_OPEN_FULLMUTEX
done = []

def work():
    for number in range(100):
        with api.sqlite3_prepare_v2(db, "SELECT sum(f(?)), 'text', x'00'") as statement:
            api.sqlite3_bind_int64(statement, 1, number)
            api.sqlite3_bind_text(statement, 1, "text")
            assert api.sqlite3_step(statement) == api.SQLITE_ROW
            assert api.sqlite3_column_type(statement, 0) == api.SQLITE_INTEGER
            assert api.sqlite3_column_int64(statement, 0) == 1
            assert api.sqlite3_column_text(statement, 1) == "text"
            assert api.sqlite3_column_blob(statement, 2) == bytes(1)
            assert api.sqlite3_column_name(statement, 1) == "'text'"
            api.sqlite3_reset(statement)
            api.sqlite3_clear_bindings(statement)
        try:
            api.sqlite3_prepare_v2(db, "SELECT nothing()")
        except api.SqliteError:
            done.append(number)
        api.sqlite3_errmsg(db)

with api.sqlite3_open_v2(":memory:", flags) as db:
    api.sqlite3_create_function_v2(db, "f", func=lambda context, values: api.sqlite3_result_int(context, 1))
    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
print(len(done))
"""


def test_threads_share_a_connection_with_functions(folder: Path) -> None:
    """Whoever waits for the connection mustn't hold the GIL, which a function of it needs: or both wait for good."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    child = subprocess.run(
        [sys.executable, "-c", SHARED], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (child.returncode, child.stdout, child.stderr) == (0, "400\n", "")


@pytest.fixture(scope="session")
def functions(api: Any) -> Any:
    return importlib.import_module("sqlite3_api.functions")


def test_values_go_both_ways(api: Any, functions: Any, db: Any, own: sqlite3.Connection) -> None:
    functions.create_function(db, "same", 1, lambda value: value)
    own.create_function("same", 1, lambda value: value)
    for value in ("7", "-9223372036854775807 - 1", "2.5", "'grüße'", "'a' || char(0) || 'b'", "x'00ff'", "NULL", "''"):
        sql = f"SELECT same({value}), typeof(same({value}))"
        assert rows(api, db, sql) == own.execute(sql).fetchall()
    assert rows(api, db, "SELECT typeof(same(x'')), length(same(x''))") == [("blob", 0)]
    for wrong, error in ((object(), TypeError), (2**63, OverflowError)):
        functions.create_function(db, "wrong", 0, lambda wrong=wrong: wrong)
        with pytest.raises(error):
            rows(api, db, "SELECT wrong()")
    functions.create_function(db, "wrong", 0, None)
    with pytest.raises(api.SqliteError, match="no such function"):
        rows(api, db, "SELECT wrong()")


class Sum:
    made = 0

    def __init__(self) -> None:
        type(self).made += 1
        self.sum = 0

    def step(self, value: int) -> None:
        if value == 13:
            raise Boom
        self.sum += value

    def finalize(self) -> int:
        return self.sum


def test_groups_are_apart_even_after_a_failed_statement(api: Any, functions: Any, db: Any) -> None:
    functions.create_aggregate(db, "one", 1, Sum)
    functions.create_aggregate(db, "two", 1, Sum)
    sql = "SELECT column1, one(column2), two(column2 * 10) FROM (VALUES (1, 1), (2, 5), (1, 3)) GROUP BY column1"
    for _ in range(3):
        assert rows(api, db, sql) == [(1, 4, 40), (2, 5, 50)]
        with pytest.raises(Boom):
            rows(api, db, "SELECT one(column1), two(column1 - 0) FROM (VALUES (1), (13))")
    assert rows(api, db, "SELECT one(column1) FROM (VALUES (1)) WHERE 0") == [(None,)]


def test_the_example_finds_the_same(folder: Path, api: Any, tmp_path: Path, mypy_cache: Path) -> None:
    done = run_example(folder, "sqlite_functions.py")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-3:] == ["changed [4, 5]", "refused TypeError", "the same"]
    assert mypy_complaints(folder, "sqlite_functions.py", tmp_path, mypy_cache) == ""
