"""sqlite3_api with virtual tables in Python: SQL reads and writes what Python has."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from libraries import imported, package_folder, require


@pytest.fixture(scope="session")
def api(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    require("libsqlite3.so.0")
    return imported(package_folder("sqlite3", request, tmp_path_factory), "sqlite3_api")


@pytest.fixture
def db(api: Any) -> Iterator[Any]:
    with api.sqlite3_open(":memory:") as connection:
        yield connection


def rows(api: Any, db: Any, sql: str) -> list[list[str | None]]:
    """All rows of a query, as texts."""
    found = list[list[str | None]]()
    api.sqlite3_exec(db, sql, lambda values, names: found.append(list(values)) or 0)
    return found


class Table:
    """A table of (key, text) over a dict of Python's; conditions on the key are looked up."""

    def __init__(self, api: Any, content: dict[int, str]) -> None:
        self.api, self.content = api, content
        self.runs = dict[int, list[int]]()
        self.planned, self.made, self.ended = list[int](), list[tuple[str, ...]](), 0

    def module(self) -> Any:
        return self.api.sqlite3_module(
            iVersion=1,
            xCreate=self.connect,
            xConnect=self.connect,
            xBestIndex=self.plan,
            xDisconnect=self.end,
            xDestroy=self.end,
            xOpen=self.open,
            xClose=self.close,
            xFilter=self.find,
            xNext=self.next,
            xEof=lambda cursor: not self.runs[id(cursor)],
            xColumn=self.column,
            xRowid=lambda cursor: (0, self.runs[id(cursor)][0]),
            xUpdate=self.update,
        )

    def connect(self, db: Any, words: tuple[str, ...]) -> tuple[int, Any]:
        self.made.append(words)
        self.api.sqlite3_declare_vtab(db, "CREATE TABLE x(key INTEGER, text TEXT)")
        return 0, self.api.sqlite3_vtab()

    def end(self, table: Any) -> int:
        self.ended += 1
        return 0

    def plan(self, table: Any, info: Any) -> int:
        for condition, usage in zip(info.aConstraint, info.aConstraintUsage, strict=True):
            if condition.usable and condition.iColumn == 0 and condition.op == self.api.SQLITE_INDEX_CONSTRAINT_EQ:
                usage.argvIndex, usage.omit, info.idxNum, info.estimatedCost = 1, 1, 1, 1.0
                break
        self.planned.append(info.idxNum)
        return 0

    def open(self, table: Any) -> tuple[int, Any]:
        cursor = self.api.sqlite3_vtab_cursor()
        self.runs[id(cursor)] = []
        return 0, cursor

    def close(self, cursor: Any) -> int:
        del self.runs[id(cursor)]
        return 0

    def find(self, cursor: Any, plan: int, text: str | None, values: tuple[Any, ...]) -> int:
        wanted = [self.api.sqlite3_value_int64(values[0])] if plan else sorted(self.content)
        self.runs[id(cursor)] = [key for key in wanted if key in self.content]
        return 0

    def next(self, cursor: Any) -> int:
        self.runs[id(cursor)].pop(0)
        return 0

    def column(self, cursor: Any, context: Any, column: int) -> int:
        key = self.runs[id(cursor)][0]
        if column == 0:
            self.api.sqlite3_result_int64(context, key)
        else:
            self.api.sqlite3_result_text64(context, self.content[key])
        return 0

    def update(self, table: Any, values: tuple[Any, ...]) -> tuple[int, int]:
        if self.api.sqlite3_value_type(values[0]) != self.api.SQLITE_NULL:
            del self.content[self.api.sqlite3_value_int64(values[0])]
        if len(values) == 1:
            return 0, 0
        key = self.api.sqlite3_value_int64(values[2])
        self.content[key] = self.api.sqlite3_value_text(values[3])
        return 0, key


def test_sql_reads_and_writes_a_dict(api: Any, db: Any) -> None:
    table = Table(api, {3: "drei", 1: "eins", 2: "zwei"})
    api.sqlite3_create_module_v2(db, "dict", table.module())
    api.sqlite3_exec(db, "CREATE VIRTUAL TABLE numbers USING dict(one, 'two')")
    assert table.made == [("dict", "main", "numbers", "one", "'two'")]
    assert rows(api, db, "SELECT * FROM numbers ORDER BY text DESC") == [["2", "zwei"], ["1", "eins"], ["3", "drei"]]
    assert rows(api, db, "SELECT text, rowid FROM numbers WHERE key = 3") == [["drei", "3"]]
    assert table.planned[-1] == 1
    join = "SELECT a.key, b.key FROM numbers a JOIN numbers b ON b.key = a.key + 1 WHERE a.key >= 1"
    assert rows(api, db, join) == [["1", "2"], ["2", "3"]]
    api.sqlite3_exec(db, "INSERT INTO numbers VALUES (4, 'vier'), (5, 'fünf')")
    assert api.sqlite3_last_insert_rowid(db) == 5
    api.sqlite3_exec(db, "DELETE FROM numbers WHERE key < 3; UPDATE numbers SET text = upper(text) WHERE key = 4")
    assert table.content == {3: "drei", 4: "VIER", 5: "fünf"}
    assert table.runs == {} and table.ended == 0
    api.sqlite3_exec(db, "DROP TABLE numbers")
    assert table.ended == 1


def test_an_exception_comes_out_of_the_statement(api: Any, db: Any) -> None:
    class Broken(Table):
        def column(self, cursor: Any, context: Any, column: int) -> int:
            raise LookupError(column)

    table = Broken(api, {1: "eins"})
    api.sqlite3_create_module_v2(db, "broken", table.module())
    api.sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING broken")
    with pytest.raises(LookupError, match="1"):
        rows(api, db, "SELECT text FROM t")
    assert table.runs == {}
    gc.collect()
    assert rows(api, db, "SELECT count(*) FROM t") == [["1"]]


def test_what_is_no_table_is_refused(api: Any, db: Any) -> None:
    class Broken(Table):
        def connect(self, db: Any, words: tuple[str, ...]) -> tuple[int, Any]:
            return 0, super().connect(db, words)[1].pModule

    api.sqlite3_create_module_v2(db, "broken", Broken(api, {}).module())
    with pytest.raises(TypeError, match=r"vtab_create\(\): table must be"):
        api.sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING broken")


def test_a_module_lives_as_long_as_sqlite_has_it(api: Any) -> None:
    db = api.sqlite3_open(":memory:")
    first, second = Table(api, {1: "eins"}), Table(api, {2: "zwei"})
    known = weakref.ref(first)
    api.sqlite3_create_module_v2(db, "first", first.module())
    api.sqlite3_create_module_v2(db, "second", second.module())
    api.sqlite3_exec(db, "CREATE VIRTUAL TABLE one USING first; CREATE VIRTUAL TABLE two USING second")
    del first
    gc.collect()
    assert rows(api, db, "SELECT one.text, two.text FROM one, two") == [["eins", "zwei"]]
    db.close()
    assert second.ended == 1
    gc.collect()
    assert known() is None


def test_layouts_are_the_librarys(api: Any) -> None:
    sizes = {"sqlite3_module": 192, "sqlite3_index_info": 96, "sqlite3_vtab": 24, "sqlite3_index_constraint": 12}
    assert {name: memoryview(getattr(api, name)()).nbytes for name in sizes} == sizes
