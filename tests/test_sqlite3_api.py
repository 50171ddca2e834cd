"""sqlite3_api against Python's own sqlite3 module: rows, errors, handles, blobs, backups; its facts."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import BuiltinFunctionType
from typing import Any

import pytest
from each_target import each_target
from libraries import (
    assert_imported,
    facts_disagree,
    imported,
    mypy_complaints,
    needs,
    package_folder,
    require,
    run_example,
)

from projector.targets import Target

RAW = {
    "sqlite3_bind_blob",
    "sqlite3_bind_blob64",
    "sqlite3_bind_text",
    "sqlite3_bind_text64",
    "sqlite3_deserialize",
    "sqlite3_exec",
    "sqlite3_free",
}


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


def run(api: Any, db: Any, sql: str) -> None:
    """Run one statement to its end."""
    with api.sqlite3_prepare_v2(db, sql) as statement:
        while api.sqlite3_step(statement) == api.SQLITE_ROW:
            pass


@pytest.fixture
def words(api: Any, db: Any) -> Any:
    """A connection to a database with a table of three words."""
    run(api, db, "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL, size REAL, raw BLOB)")
    run(api, db, "INSERT INTO words VALUES (1, 'eins', 4.5, x'0001'), (2, 'zwei', NULL, x''), (3, 'drei', 1e300, NULL)")
    return db


@each_target("row", lambda row: row.os != "emscripten")
def test_facts_agree_with_the_header(row: Target, tmp_path: Path) -> None:
    assert facts_disagree("sqlite3", ("sqlite3.h",), row.name, tmp_path) == []


@pytest.mark.slow
def test_the_facts_are_what_the_importer_writes(tmp_path: Path) -> None:
    assert_imported("sqlite3", "sqlite3.h", '#define SQLITE_VERSION        "3.40.1"', tmp_path)


def test_what_nobody_described_is_raw(api: Any, db: Any) -> None:
    """Safe or not: sqlite3_initialize() takes nothing, sqlite3_get_table() three pointers to pointers."""
    assert api.raw.SQLITE_VERSION_NUMBER == 3040001 and not hasattr(api, "SQLITE_VERSION_NUMBER")
    assert api.raw.sqlite3_initialize() == 0 and not hasattr(api, "sqlite3_initialize")
    height, width, rows = api.raw.new("int"), api.raw.new("int"), api.raw.new("size_t")
    sql = "SELECT 1 AS one, 'zwei' AS two"
    assert api.raw.sqlite3_get_table(api.raw.address_of(db), sql, rows, height, width, None) == 0
    assert (height[0], width[0]) == (1, 2)
    api.raw.sqlite3_free_table(rows[0])


def test_only_what_waits_for_a_feature_is_raw(folder: Path, api: Any) -> None:
    raw = imported(folder, "sqlite3_api.raw")
    found = {name: getattr(raw, name, None) for name in dir(raw) if name.startswith("sqlite3_")}
    functions = {name: one.__doc__ for name, one in found.items() if isinstance(one, BuiltinFunctionType)}
    assert len(functions) > 100
    assert {name for name, doc in functions.items() if not doc.startswith(f"{name}().")} <= RAW
    assert len([name for name in dir(api) if name.startswith("sqlite3_") and callable(getattr(api, name))]) > 90


def test_versions_are_those_of_the_library(api: Any) -> None:
    assert api.sqlite3_libversion().count(".") == 2
    major, minor, patch = map(int, api.sqlite3_libversion().split("."))
    assert api.sqlite3_libversion_number() == major * 1_000_000 + minor * 1000 + patch
    assert api.sqlite3_sourceid().startswith("20")
    assert api.sqlite3_compileoption_get(100_000) is None
    assert api.sqlite3_compileoption_used("THREADSAFE") == 1


def test_every_type_of_value_comes_back(api: Any, words: Any) -> None:
    with api.sqlite3_prepare_v2(words, "SELECT * FROM words ORDER BY id") as query:
        columns = range(api.sqlite3_column_count(query))
        assert [api.sqlite3_column_name(query, i) for i in columns] == ["id", "word", "size", "raw"]
        assert [api.sqlite3_column_decltype(query, i) for i in columns] == ["INTEGER", "TEXT", "REAL", "BLOB"]
        assert api.sqlite3_column_name(query, 4) is None
        assert api.sqlite3_step(query) is api.ResultCode.SQLITE_ROW
        assert api.sqlite3_column_int64(query, 0) == 1
        assert api.sqlite3_column_text(query, 1) == "eins"
        assert api.sqlite3_column_double(query, 2) == 4.5
        assert api.sqlite3_column_blob(query, 3) == b"\0\1"
        api.sqlite3_step(query)
        assert api.sqlite3_column_type(query, 2) is api.ColumnType.SQLITE_NULL
        assert api.sqlite3_column_text(query, 2) is None
        assert api.sqlite3_column_type(query, 3) is api.ColumnType.SQLITE_BLOB
        assert api.sqlite3_column_bytes(query, 3) == 0
        api.sqlite3_step(query)
        assert api.sqlite3_column_double(query, 2) == 1e300
        assert api.sqlite3_column_blob(query, 3) is None
        assert api.sqlite3_step(query) is api.ResultCode.SQLITE_DONE


def test_a_column_that_there_isnt_is_null(api: Any, words: Any) -> None:
    with api.sqlite3_prepare_v2(words, "SELECT 1") as query:
        assert api.sqlite3_column_text(query, 0) is None  # no row yet
        api.sqlite3_step(query)
        for column in (-1, 1, 2**31 - 1):
            assert api.sqlite3_column_text(query, column) is None
            assert api.sqlite3_column_int64(query, column) == 0


def test_text_with_nul_inside_comes_back_whole(api: Any, db: Any) -> None:
    with api.sqlite3_prepare_v2(db, "SELECT 'a' || char(0) || 'ö'") as query:
        api.sqlite3_step(query)
        assert api.sqlite3_column_text(query, 0) == "a\0ö"
        assert api.sqlite3_column_bytes(query, 0) == 4


def test_numbers_at_their_limits_are_bound(api: Any, db: Any) -> None:
    with api.sqlite3_prepare_v2(db, "SELECT ?1, ?2, ?3") as query:
        api.sqlite3_bind_int64(query, 1, -(2**63))
        api.sqlite3_bind_double(query, 2, 5e-324)
        api.sqlite3_bind_int(query, 3, 2**31 - 1)
        api.sqlite3_step(query)
        assert api.sqlite3_column_int64(query, 0) == -(2**63)
        assert api.sqlite3_column_double(query, 1) == 5e-324
        assert api.sqlite3_column_int(query, 2) == 2**31 - 1
        with pytest.raises(OverflowError, match="sqlite3_bind_int64"):
            api.sqlite3_bind_int64(query, 1, 2**63)


def test_text_and_blobs_are_bound_as_copies(api: Any, db: Any) -> None:
    needs(api, "sqlite3_bind_text", "sqlite3_bind_blob")
    with api.sqlite3_prepare_v2(db, "SELECT ?1, ?2, ?3, ?4") as query:
        data = bytearray(b"abc")
        api.sqlite3_bind_text(query, 1, "N\0wa ō")
        api.sqlite3_bind_blob(query, 2, data)
        api.sqlite3_bind_text(query, 3, None)
        api.sqlite3_bind_blob(query, 4, b"")
        data[:] = b"xyz"
        api.sqlite3_step(query)
        assert api.sqlite3_column_text(query, 0) == "N\0wa ō"
        assert api.sqlite3_column_blob(query, 1) == b"abc"
        assert api.sqlite3_column_type(query, 2) is api.ColumnType.SQLITE_NULL
        assert api.sqlite3_column_type(query, 3) is api.ColumnType.SQLITE_BLOB


def test_parameters_have_names_and_numbers(api: Any, db: Any) -> None:
    with api.sqlite3_prepare_v2(db, "SELECT :a, ?5, ?") as query:
        assert api.sqlite3_bind_parameter_count(query) == 6
        assert [api.sqlite3_bind_parameter_name(query, i) for i in (1, 2, 5)] == [":a", None, "?5"]
        assert api.sqlite3_bind_parameter_index(query, ":a") == 1
        assert api.sqlite3_bind_parameter_index(query, name="a") == 0
        api.sqlite3_bind_int64(query, 5, 7)
        assert api.sqlite3_expanded_sql(query) == "SELECT NULL, 7, NULL"
        assert api.sqlite3_sql(query) == "SELECT :a, ?5, ?"
        api.sqlite3_clear_bindings(query)
        assert api.sqlite3_expanded_sql(query) == "SELECT NULL, NULL, NULL"


def test_prepare_gives_the_statement_and_the_rest(api: Any, db: Any) -> None:
    text, statements = "SELECT 1; SELECT 'ö';-- done", []
    while text:
        statement, text = api.sqlite3_prepare_v3(db, text)
        statements.append(statement)
    assert [statement and api.sqlite3_sql(statement) for statement in statements] == ["SELECT 1;", " SELECT 'ö';", None]
    assert api.sqlite3_prepare_v2(db, "  ") is None
    for statement in statements[:2]:
        statement.close()


@pytest.mark.parametrize("sql", ["SELEC 1", "SELECT * FROM missing", "SELECT missing FROM words", "SELECT 'ä"])
def test_refused_sql_has_sqlites_words(api: Any, words: Any, sql: str) -> None:
    own = sqlite3.connect(":memory:")
    own.execute("CREATE TABLE words (id)")
    with pytest.raises(sqlite3.Error) as theirs:
        own.execute(sql)
    own.close()
    with pytest.raises(api.SqliteError) as ours:
        api.sqlite3_prepare_v2(words, sql)
    assert str(ours.value) == str(theirs.value) == api.sqlite3_errmsg(words)
    assert ours.value.code == api.SQLITE_ERROR == api.sqlite3_errcode(words)
    assert ours.value.function == "sqlite3_prepare_v2"


def test_a_violated_constraint_is_an_exception_of_its_own(api: Any, words: Any) -> None:
    with api.sqlite3_prepare_v2(words, "INSERT INTO words (id, word) VALUES (1, 'uno')") as insert:
        with pytest.raises(api.SqliteConstraint) as caught:
            api.sqlite3_step(insert)
        assert caught.value.code == api.SQLITE_CONSTRAINT
        assert api.sqlite3_reset(insert) is api.ResultCode.SQLITE_CONSTRAINT
        assert api.sqlite3_extended_errcode(words) is api.ResultCode.SQLITE_CONSTRAINT_PRIMARYKEY
        api.sqlite3_extended_result_codes(words)
        with pytest.raises(api.SqliteConstraint) as caught:
            api.sqlite3_step(insert)
        assert caught.value.code == api.SQLITE_CONSTRAINT_PRIMARYKEY


def test_a_database_that_cant_be_opened_leaves_nothing_open(api: Any, tmp_path: Path) -> None:
    before = api.sqlite3_memory_used()
    for _ in range(50):
        with pytest.raises(api.SqliteCantopen, match="unable to open database file") as caught:
            api.sqlite3_open_v2(tmp_path / "missing" / "file.db", api.SQLITE_OPEN_READONLY)
        assert caught.value.code == api.SQLITE_CANTOPEN
    assert api.sqlite3_memory_used() - before < 50_000


def test_a_locked_database_is_busy(api: Any, tmp_path: Path) -> None:
    file = tmp_path / "busy.db"
    with api.sqlite3_open(file) as one, api.sqlite3_open(file) as other:
        run(api, one, "BEGIN EXCLUSIVE")
        api.sqlite3_busy_timeout(other, 1)
        with api.sqlite3_prepare_v2(other, "BEGIN IMMEDIATE") as begin, pytest.raises(api.SqliteBusy):
            api.sqlite3_step(begin)
        assert api.sqlite3_errmsg(other) == "database is locked"


def test_a_statement_keeps_its_connection_open(api: Any) -> None:
    db = api.sqlite3_open(":memory:")
    query = api.sqlite3_prepare_v2(db, "SELECT 42")
    db.close()
    with pytest.raises(ValueError, match="closed"):
        api.sqlite3_prepare_v2(db, "SELECT 1")
    del db
    gc.collect()
    assert api.sqlite3_step(query) == api.SQLITE_ROW
    assert api.sqlite3_column_int64(query, 0) == 42
    query.close()
    with pytest.raises(ValueError, match="closed"):
        api.sqlite3_step(query)


def test_a_backup_outlives_closed_connections(api: Any, words: Any) -> None:
    target, source = api.sqlite3_open(":memory:"), api.sqlite3_open(":memory:")
    run(api, source, "CREATE TABLE t (a)")
    backup = api.sqlite3_backup_init(target, "main", source, "main")
    target.close()
    source.close()
    api.sqlite3_backup_step(backup, 1)
    backup.close()


def test_the_connection_of_a_statement_is_borrowed(api: Any) -> None:
    connection = api.sqlite3_open(":memory:")
    query = api.sqlite3_prepare_v2(connection, "SELECT 1")
    with api.sqlite3_db_handle(query) as lent:
        connection.close()
        run(api, lent, "CREATE TABLE t (a)")
        assert api.sqlite3_get_autocommit(lent) == 1
    assert api.sqlite3_step(query) is api.ResultCode.SQLITE_ROW
    query.close()


def test_a_closed_statement_isnt_finalized_again(api: Any, db: Any) -> None:
    query = api.sqlite3_prepare_v2(db, "SELECT 1")
    assert api.sqlite3_finalize(query) is api.ResultCode.SQLITE_OK
    query.close()
    assert not query


@pytest.mark.parametrize("wrong", [None, 1, "db", object()])
def test_another_kind_of_thing_is_refused(api: Any, db: Any, wrong: object) -> None:
    with pytest.raises(TypeError, match="Statement"):
        api.sqlite3_step(wrong)
    with pytest.raises(TypeError, match="Statement"):
        api.sqlite3_step(db)


def test_blobs_are_read_and_written_piece_by_piece(api: Any, words: Any) -> None:
    with api.sqlite3_blob_open(words, "main", "words", "raw", 1, 1) as blob:
        assert api.sqlite3_blob_bytes(blob) == 2
        api.sqlite3_blob_write(blob, b"\xff", 1)
        assert api.sqlite3_blob_read(blob, 2) == b"\0\xff"
        assert api.sqlite3_blob_read(blob, 1, offset=1) == b"\xff"
        room = bytearray(2)
        api.sqlite3_blob_read(blob, room)
        assert room == b"\0\xff"
        with pytest.raises(api.SqliteError):
            api.sqlite3_blob_read(blob, 3)
        api.sqlite3_blob_reopen(blob, 2)
        assert api.sqlite3_blob_bytes(blob) == 0
    with pytest.raises(api.SqliteError, match=r"no such table: main\.missing"):
        api.sqlite3_blob_open(words, "main", "missing", "raw", 1)


def test_a_backup_is_the_same_database(api: Any, words: Any, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    with api.sqlite3_open(file) as target, api.sqlite3_backup_init(target, "main", words, "main") as backup:
        assert api.sqlite3_backup_step(backup) is api.ResultCode.SQLITE_DONE
        assert api.sqlite3_backup_remaining(backup) == 0
        assert api.sqlite3_backup_pagecount(backup) >= 2
    own = sqlite3.connect(file)
    assert own.execute("SELECT word FROM words").fetchall() == [("eins",), ("zwei",), ("drei",)]
    own.close()
    with pytest.raises(api.SqliteError, match="must be distinct") as caught:
        api.sqlite3_backup_init(words, "main", words, "main")
    assert caught.value.code == api.SQLITE_ERROR


def test_serialized_bytes_are_a_database_file(api: Any, words: Any, tmp_path: Path) -> None:
    data = api.sqlite3_serialize(words)
    assert data[:15] == b"SQLite format 3"
    (tmp_path / "file.db").write_bytes(data)
    with (
        api.sqlite3_open(tmp_path / "file.db") as db,
        api.sqlite3_prepare_v2(db, "SELECT count(*) FROM words") as query,
    ):
        api.sqlite3_step(query)
        assert api.sqlite3_column_int(query, 0) == 3
    assert api.sqlite3_serialize(words, "missing") is None


def test_a_connection_tells_about_itself(api: Any, words: Any, tmp_path: Path) -> None:
    assert api.sqlite3_last_insert_rowid(words) == 3
    assert (api.sqlite3_changes(words), api.sqlite3_total_changes(words)) == (3, 3)
    assert api.sqlite3_get_autocommit(words) == 1
    assert api.sqlite3_limit(words, api.LimitId.SQLITE_LIMIT_COLUMN, 100) >= 100
    assert api.sqlite3_limit(words, api.LimitId.SQLITE_LIMIT_COLUMN) == 100
    assert api.sqlite3_db_filename(words) == ""
    assert api.sqlite3_db_filename(words, "missing") is None
    assert api.sqlite3_db_readonly(words, "main") == 0
    with pytest.raises(LookupError, match="no database of that name"):
        api.sqlite3_db_readonly(words, "missing")
    with api.sqlite3_open(tmp_path / "ö.db") as db:
        assert api.sqlite3_db_filename(db) == str(tmp_path / "ö.db")
    column = api.sqlite3_table_column_metadata(words, None, "words", "word")
    assert column == ("TEXT", "BINARY", 1, 0, 0)
    assert column.not_null == 1
    status = api.sqlite3_db_status(words, api.DbStatusOp.SQLITE_DBSTATUS_CACHE_USED)
    assert status.current > 0
    assert api.sqlite3_status64(api.StatusOp.SQLITE_STATUS_MEMORY_USED).current > 0


def test_a_transaction_has_states(api: Any, words: Any) -> None:
    if api.sqlite3_libversion_number() < 3034000:
        pytest.skip("sqlite3_txn_state needs SQLite 3.34")
    run(api, words, "BEGIN")
    assert api.sqlite3_txn_state(words) is api.TxnState.SQLITE_TXN_NONE
    run(api, words, "DELETE FROM words")
    assert api.sqlite3_txn_state(words, "main") is api.TxnState.SQLITE_TXN_WRITE
    run(api, words, "ROLLBACK")


def test_a_write_ahead_log_is_moved(api: Any, tmp_path: Path) -> None:
    with api.sqlite3_open(tmp_path / "wal.db") as db:
        run(api, db, "PRAGMA journal_mode = wal")
        run(api, db, "CREATE TABLE t (a)")
        log, moved = api.sqlite3_wal_checkpoint_v2(db, mode=api.CheckpointMode.SQLITE_CHECKPOINT_FULL)
        assert log == moved > 0


def test_words_of_sql(api: Any) -> None:
    assert (api.sqlite3_complete("SELECT 1;"), api.sqlite3_complete("SELECT 1")) == (1, 0)
    assert (api.sqlite3_keyword_check("select"), api.sqlite3_keyword_check("word")) == (1, 0)
    assert api.sqlite3_keyword_count() > 100
    assert api.sqlite3_stricmp("Wort", "wORT") == 0
    assert api.sqlite3_strnicmp("Worte", "WORTLOS", 4) == 0
    assert api.sqlite3_strglob("w*t", "wort") == 0
    assert api.sqlite3_strlike("W_R%", "worte") == 0
    assert api.sqlite3_errstr(api.SQLITE_BUSY) == "database is locked"
    assert len(api.sqlite3_randomness(16)) == 16


def test_exec_runs_all_statements_or_says_why_not(api: Any, db: Any) -> None:
    needs(api, "sqlite3_exec")
    api.sqlite3_exec(db, "CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)")
    assert api.sqlite3_total_changes(db) == 2
    with pytest.raises(api.SqliteConstraint, match=r"^UNIQUE constraint failed: t\.a$"):
        api.sqlite3_exec(db, "INSERT INTO t VALUES (1)")


def test_every_keyword_has_a_number(api: Any) -> None:
    needs(api, "sqlite3_keyword_name")
    names = {api.sqlite3_keyword_name(i) for i in range(api.sqlite3_keyword_count())}
    assert {"SELECT", "WINDOW"} <= names
    with pytest.raises(IndexError):
        api.sqlite3_keyword_name(-1)


def test_the_example_finds_the_same_rows(api: Any, folder: Path, tmp_path: Path, mypy_cache: Path) -> None:
    needs(api, "sqlite3_exec", "sqlite3_bind_text", "sqlite3_bind_blob")
    done = run_example(folder, "sqlite_rows.py", "--rows", "5000")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "the same"
    assert mypy_complaints(folder, "sqlite_rows.py", tmp_path, mypy_cache) == ""


def test_options_take_and_give_what_belongs_to_them(api: Any, db: Any, tmp_path: Path) -> None:
    assert api.sqlite3_db_config(db, api.SQLITE_DBCONFIG_ENABLE_FKEY, 1) == 1
    assert api.sqlite3_db_config(db, api.SQLITE_DBCONFIG_ENABLE_FKEY) == 1
    with api.sqlite3_open(str(tmp_path / "file")) as other:
        assert api.sqlite3_file_control(other, None, api.SQLITE_FCNTL_PERSIST_WAL, -1) in (0, 1)
        assert api.sqlite3_file_control(other, "main", api.SQLITE_FCNTL_HAS_MOVED, 7) == 0
        assert api.sqlite3_file_control(other, None, api.SQLITE_FCNTL_MMAP_SIZE, -1) == 0
        with pytest.raises(ValueError, match="argument is known for SQLITE_FCNTL_SIZE_HINT"):
            api.sqlite3_file_control(other, None, api.SQLITE_FCNTL_LOCKSTATE, 0)
