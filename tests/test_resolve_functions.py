"""Resolve: functions, with the types, slots, errors and symbols that they have on a target."""

from __future__ import annotations

import pytest
from described import codes, facts, good, resolved

from projector.ir import api
from projector.ir.condition import Comparison


def _function(text: str, target: str = "x86_64-linux-gnu") -> api.Function:
    function = good(text, target).items()["m.n.functions.f"]
    assert isinstance(function, api.Function)
    return function


@pytest.mark.parametrize(
    ("target", "long", "wchar", "char_signed"),
    [
        ("x86_64-linux-gnu", 8, 4, True),
        ("aarch64-linux-gnu", 8, 4, False),
        ("x86_64-windows-gnu", 4, 2, True),
        ("aarch64-macos", 8, 4, True),
    ],
)
def test_types_follow_the_data_model(target: str, long: int, wchar: int, char_signed: bool) -> None:
    function = _function("functions: {f: {params: {a: long, b: wchar_t, c: char, d: size_t}}}", target)
    a, b, c, d = (slot.type for slot in function.params)
    assert isinstance(a, api.Integer)
    assert isinstance(b, api.Character)
    assert isinstance(c, api.Character)
    assert isinstance(d, api.Integer)
    assert (a.size, b.size, c.signed, d.size) == (long, wchar, char_signed, 8)
    assert d.c == ("unsigned long" if long == 8 else "unsigned long long")


def test_array_parameters_are_pointers() -> None:
    (pair,) = _function('functions: {f: {params: {fds: "const int[2]"}}}').params
    assert pair.type == api.Pointer(api.Integer("int", 4, 4, True), True, 8, 8)
    assert pair.count == api.Count(const=2)


def test_a_handle_can_be_used_as_a_type() -> None:
    function = _function("handles: {HANDLE: {type: void *}}\nfunctions: {f: {params: {h: HANDLE}, returns: HANDLE}}")
    assert function.params[0].handle == "m.n.handles.HANDLE"
    assert function.returns is not None
    assert function.returns.handle == "m.n.handles.HANDLE"
    assert isinstance(function.returns.type, api.Pointer)


def test_defaults_and_reserved_values_by_name() -> None:
    function = _function(
        """
        constants: {NONE: 7, SAME: NONE, PI: 3.5}
        enums:
          Mode: {base: int, flags: true, export: false, members: {NONE: 1, ALL: 2}}
          Other: {base: int, export: false, members: {ALL: 3}}
        functions:
          f:
            params:
              a: {type: int, default: NONE}
              b: {type: int, enum: Mode, default: ALL}
              c: {type: int, reserved: SAME}
              d: {type: double, default: 1.5}
              e: {type: const char *, default: "5"}
              g: {type: bool, default: true}
        """
    )
    defaults = [(slot.default, slot.default_name) for slot in function.params]
    assert defaults == [(7, "NONE"), (2, "ALL"), (None, None), (1.5, None), ("5", None), (True, None)]
    assert function.params[2].reserved == 7


def test_what_a_slot_says() -> None:
    function = _function(
        """
        functions:
          release: {params: {p: void *}}
          size: {returns: size_t}
          f:
            doc: {summary: Does it., params: {buf: Bytes.}, returns: How many.}
            params:
              buf: {type: void *, dir: out, count: {param: n, out: used, unit: bytes}, python: {keyword_only: true}}
              n: size_t
              used: {type: size_t *, dir: out, nullable: true, optional: true}
              from: {type: const char *, string: filename, doc: A path.}
            returns: {type: char *, own: full, free: release, string: {terminated: double_nul}, count: {call: size}}
            gil: {release_above: 2048, by: n}
            interrupt: retry
            blocking: true
        """
    )
    buf, _, used, path = function.params
    assert buf.count == api.Count(param="n", out="used", unit="bytes")
    assert (buf.keyword_only, buf.doc, path.doc) == (True, "Bytes.", "A path.")
    assert (used.optional, used.nullable, path.python_name) == (True, True, "from_")
    returns = function.returns
    assert returns is not None
    assert (returns.own, returns.free, returns.doc) == ("full", "m.n.functions.release", "How many.")
    assert returns.string == api.String("utf8", "double_nul")
    assert returns.count == api.Count(call="m.n.functions.size")
    assert function.gil == api.Gil("release", 2048, "n")
    assert (function.interrupt, function.blocking, function.value) == ("retry", True, "result")


def test_symbols_and_system_calls_by_target() -> None:
    text = """
        functions:
          f: {symbol: {x86_64-macos: "f$INODE64", linux: __f}, syscall: {x86_64: 425}}
        """
    assert (_function(text).symbol, _function(text).syscall) == ("__f", 425)
    assert _function(text, "x86_64-macos").symbol == "f$INODE64"
    assert codes(text, "aarch64-linux-gnu") == ["PJ391 "]


def test_variadic_forms() -> None:
    function = _function("functions: {f: {params: {path: const char *}, variadic: {mode: unsigned}, returns: int}}")
    assert function.is_variadic
    assert [slot.name for slot in function.variadic] == ["mode"]
    assert _function("functions: {f: {variadic: {}}}").is_variadic


def test_what_is_not_projected_yet_is_noted() -> None:
    found, problems = facts(
        """
        callbacks:
          Visit: {user_data: ctx, on_error: -1, params: {item: int, ctx: void *}, returns: int}
        functions:
          f: {params: {visit: {type: Visit, user_data: ctx, scope: call}, ctx: void *}}
          g: {params: {p: {type: void *, retained: forever}}, returns: {type: int *, borrowed_from: p}}
        """
    )
    assert {one.code for one in problems} == {"PJ390"}
    items = found.items()
    f, g, visit = items["m.n.functions.f"], items["m.n.functions.g"], items["m.n.callbacks.Visit"]
    assert isinstance(f, api.Function)
    assert isinstance(g, api.Function)
    assert isinstance(visit, api.Callback)
    assert f.unprojected == ()
    assert g.unprojected == ("retained",)
    assert (visit.user_data, visit.on_error) == ("ctx", -1)


def test_error_rules_and_exceptions() -> None:
    found, problems = resolved(
        sqlite3__module="""
            projector: 1
            module: sqlite3
            libraries: {lib: {linux: {soname: libsqlite3.so.0}}}
            exceptions:
              SqliteError: {base: Exception, fields: {code: int}, codes: {SQLITE_BUSY: SqliteBusy}}
            errors:
              sqlite:
                fail_if: ret not in (SQLITE_OK, 100)
                exception: SqliteError
                message: {call: sqlite3_errmsg, with: {db: db}}
            """,
        sqlite3__sqlite3="""
            projector: 1
            namespace: sqlite3
            constants: {SQLITE_OK: 0, SQLITE_BUSY: 5}
            records: {sqlite3: {}}
            functions:
              sqlite3_errmsg: {params: {db: sqlite3 *}, returns: const char *}
              sqlite3_exec: {params: {db: sqlite3 *}, returns: {type: int, errors: sqlite}}
            """,
    )
    assert [one.message for one in problems] == []
    items = found.items()
    rule, error = items["sqlite3.errors.sqlite"], items["sqlite3.exceptions.SqliteError"]
    call = items["sqlite3.functions.sqlite3_exec"]
    assert isinstance(rule, api.ErrorRule)
    assert isinstance(error, api.ExceptionType)
    assert isinstance(call, api.Function)
    assert rule.fail_if == Comparison("ret", "not in", (0, 100))
    assert rule.exception == error.key
    assert (rule.message_call, rule.message_with) == ("sqlite3.functions.sqlite3_errmsg", (("db", "db"),))
    assert error.codes == ((5, "SqliteBusy"),)
    assert call.errors == rule.key
    assert found.namespaces[0].path == ()


def test_what_has_no_prototype_keeps_its_convention() -> None:
    text = """
        callbacks:
          PROC: {abi: winapi, returns: int, variadic: true}
          form: {abi: winapi, params: {n: int}, variadic: true}
        """
    items = good(text, "x86-windows-gnu").items()
    found = {name: items[f"m.n.callbacks.{name}"] for name in ("PROC", "form")}
    assert {name: one.abi for name, one in found.items() if isinstance(one, api.Callback)} == {
        "PROC": "stdcall",
        "form": "c",
    }
