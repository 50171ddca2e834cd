"""resolve: names bound, slots understood, and everything as it is on one target."""

from __future__ import annotations

import subprocess
import sys

import pytest
from described import codes, facts, good, resolved

from projector.ir import api
from projector.ir.condition import Comparison

MODULE = """
    projector: 1
    module: linux
    url: "https://example.org/man{section}/{name}.{section}.html"
    libraries: {libc: process, libz: {linux: {soname: libz.so.1}, x86_64-macos: {soname: libz.dylib, origin: user}}}
    """
TYPES = """
    projector: 1
    namespace: linux.types
    aliases: {time_t: long, clockid_t: int}
    """
TIME = """
    projector: 1
    namespace: linux.time
    platforms: [linux]
    library: libc
    include: [time.h, sys/timerfd.h]
    records:
      timespec:
        fields: {tv_sec: time_t, tv_nsec: long}
    functions:
      close: {params: {fd: int}, returns: int}
      clock_gettime:
        params: {clockid: clockid_t, tp: timespec *}
        returns: int
      timerfd_create:
        since: {glibc: 2.8}
        params: {clockid: int, flags: int}
        returns: int
    """
OVERLAY = """
    projector: 1
    overlay: linux.time
    add:
      enums:
        Clock: {base: clockid_t, members: {CLOCK_REALTIME: 0, CLOCK_MONOTONIC: 1}}
      handles:
        TimerFd: {type: int, invalid: [-1], close: {call: linux.time.close, errors: errno}}
    change:
      functions:
        clock_gettime:
          doc: The time of a clock.
          params: {clockid: {enum: Clock}, tp: {dir: out}}
          returns: {errors: errno, value: status}
        timerfd_create:
          url: timerfd_create.2
          params: {clockid: {enum: Clock}, flags: {default: 0}}
          returns: {handle: TimerFd, errors: errno}
    """


def _function(text: str, target: str = "x86_64-linux-gnu") -> api.Function:
    function = good(text, target).items()["m.n.functions.f"]
    assert isinstance(function, api.Function)
    return function


def test_the_language_pages_example() -> None:
    found, problems = resolved(linux__module=MODULE, linux__types=TYPES, linux__time=TIME, linux__overlay=OVERLAY)
    assert [one.message for one in problems] == []
    items = found.items()
    gettime, create = items["linux.time.functions.clock_gettime"], items["linux.time.functions.timerfd_create"]
    assert isinstance(gettime, api.Function)
    assert isinstance(create, api.Function)
    clock, tp = gettime.params
    assert clock.type == api.Integer("int", 4, 4, True)
    assert clock.enum == "linux.time.enums.Clock"
    assert tp.direction == "out"
    assert tp.type == api.Pointer(api.RecordType("linux.time.records.timespec", 16, 8), False, 8, 8)
    assert (gettime.errors, gettime.value, gettime.library, gettime.doc) == (
        "errno", "status", "linux.libc", "The time of a clock.",
    )  # fmt: skip
    assert create.returns is not None
    assert create.returns.handle == "linux.time.handles.TimerFd"
    assert create.params[1].default == 0
    assert create.since == (("glibc", "2.8"),)
    assert create.url == "https://example.org/man2/timerfd_create.2.html"
    handle = items["linux.time.handles.TimerFd"]
    assert isinstance(handle, api.Handle)
    assert (handle.invalid, handle.close, handle.close_errors) == ((-1,), "linux.time.functions.close", "errno")
    time = found.namespaces[1]
    assert (time.path, time.source, time.include) == (("time",), "time.yaml", ("time.h", "sys/timerfd.h"))


def test_nothing_of_it_on_another_system() -> None:
    found, problems = resolved(
        "x86_64-macos", linux__module=MODULE, linux__types=TYPES, linux__time=TIME, linux__overlay=OVERLAY
    )
    assert found.items() == {}
    assert len(problems) == 0


def test_the_c_library_is_the_process_on_some_targets_and_a_file_on_others() -> None:
    stated = "{linux: process, macos: {soname: /usr/lib/libSystem.B.dylib}}"
    files = {"m__module": f"projector: 1\nmodule: m\nlibraries: {{libc: {stated}}}"}
    for target, soname in (("x86_64-linux-gnu", None), ("x86_64-macos", "/usr/lib/libSystem.B.dylib")):
        found, problems = resolved(target, **files)
        assert [one.message for one in problems] == []
        assert found.libraries == (api.Library("m.libc", soname),)


def test_libraries_are_found_by_target() -> None:
    files = {"linux__module": MODULE, "linux__z": "projector: 1\nnamespace: linux.z\nlibrary: libz\nfunctions: {f: {}}"}
    found, _ = resolved("x86_64-macos", **files)
    assert found.libraries == (
        api.Library("linux.libc", None), api.Library("linux.libz", "libz.dylib", "user"),
    )  # fmt: skip
    found, problems = resolved("aarch64-macos", **files)
    assert found.items() == {}
    assert [one.code for one in problems] == ["PJ392"]


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


def test_an_enumerator_of_the_own_namespace_comes_before_another_s_constant() -> None:
    here = """
        projector: 1
        namespace: m.n
        enums: {Option: {base: int, members: {SIZE: 1, NAME: 2}}}
        functions:
          f:
            params:
              by: int
              value: {type: const void *, choose: {by: by, cases: {SIZE: const int *, NAME: const char *}}}
        """
    elsewhere = "projector: 1\nnamespace: m.o\nconstants: {SIZE: 7, NAME: 8}\n"
    found, problems = resolved(m__n=here, m__o=elsewhere)
    function = found.items()["m.n.functions.f"]
    assert list(problems) == [] and isinstance(function, api.Function) and function.params[1].choose
    assert [case.values for case in function.params[1].choose.cases] == [(1,), (2,)]


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


def test_enums_of_c_have_the_compilers_type() -> None:
    members = {"A": "X: 0", "B": "Y: -1", "C": "Z: 0x80000000", "D": "W: 0x1ffffffff"}
    text = "enums: {" + ", ".join(f"{name}: {{members: {{{one}}}}}" for name, one in members.items()) + "}"
    for name in ("x86_64-linux-gnu", "x86_64-windows-gnu"):
        bases = [item.base.c for item in good(text, name).items().values() if isinstance(item, api.Enum)]
        assert bases == ["unsigned int", "int", "unsigned int", "unsigned long long"]


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


def test_members_from_constants() -> None:
    text = """
        constants:
          O_RDONLY: {value: 0, source: {header: fcntl.h}}
          O_RDWR: {value: 2, source: {header: fcntl.h}}
          O_OTHER: {value: 3, source: {header: other.h}}
          OTHER: 4
          AND_ONE: 5
        enums:
          Open: {base: int, flags: true, from_constants: {header: fcntl.h, match: "O_*"}}
          Rest: {base: int, from_constants: {match: ["O*", "AND_*", "!O_*", O_OTHER]}}
        """
    items = good(text).items()
    enum = items["m.n.enums.Open"]
    assert isinstance(enum, api.Enum)
    assert [(one.name, one.value) for one in enum.members] == [("O_RDONLY", 0), ("O_RDWR", 2)]
    rest = items["m.n.enums.Rest"]
    assert isinstance(rest, api.Enum) and [one.name for one in rest.members] == ["O_OTHER", "OTHER", "AND_ONE"]
    assert "m.n.constants.O_RDONLY" not in items and "m.n.constants.AND_ONE" not in items


def test_constants() -> None:
    text = """
        constants:
          A: 0x10
          B: -1.5e3
          C: "text"
          D: {value: "bytes", string: bytes}
          E: {guid: 00000000-0000-0000-C000-000000000046}
          F: {value: 1, type: uint8_t}
          G: true
        """
    values = {item.name: item.value for item in good(text).items().values() if isinstance(item, api.Constant)}
    guid = bytes(8) + bytes.fromhex("c000000000000046")
    assert values == {"A": 16, "B": -1500.0, "C": "text", "D": b"bytes", "E": guid, "F": 1, "G": 1}


def test_variables() -> None:
    item = good("variables: {environ: {type: char **, const: true}, timezone: long}").items()["m.n.variables.environ"]
    assert isinstance(item, api.Variable)
    assert (item.library, item.symbol, item.const) == ("m.libc", "environ", True)


def test_python_names() -> None:
    items = good(
        """
        records:
          stat: {fields: {from: int, copy: int, __eq__: int, _1: int}}
          timespec: {fields: {a: int}, python: {name: TimeSpec}}
        unions: {semun: {fields: {a: int}}}
        enums: {rusage: {members: {None: 0, mro: 1, name: 2, _x_: 3, plain: 4}, export: false}}
        functions: {stat: {}, semun: {}, rusage: {}, raise: {}}
        """
    ).items()
    assert [item.python_name for item in items.values()] == [
        "struct_stat", "TimeSpec", "union_semun", "enum_rusage", "stat", "semun", "rusage", "raise_",
    ]  # fmt: skip
    record, enum = items["m.n.records.stat"], items["m.n.enums.rusage"]
    assert isinstance(record, api.Record)
    assert isinstance(enum, api.Enum)
    assert [one.python_name for one in record.fields] == ["from_", "copy_", "__eq___", "_1"]
    assert [one.python_name for one in enum.members] == ["None_", "mro_", "name_", "_x__", "plain"]


def test_names_are_looked_up_in_the_namespace_then_in_the_module() -> None:
    found, problems = resolved(
        m__module="projector: 1\nmodule: m\nrequires: [other]",
        m__a="projector: 1\nnamespace: m.a\naliases: {t: int, u: t, v: other.n.w, x: other.n.aliases.w}",
        m__b="projector: 1\nnamespace: m.b\naliases: {t: long}\nrecords: {r: {fields: {near: t, far: u, away: v}}}",
        other__n="projector: 1\nnamespace: other.n\naliases: {w: short}",
    )
    assert [one.message for one in problems] == []
    record = found.items()["m.b.records.r"]
    assert isinstance(record, api.Record)
    assert [one.type.size for one in record.fields if isinstance(one.type, api.Integer)] == [8, 4, 2]


SHARED = "projector: 1\nnamespace: shared.n\naliases: {t: short, w: long}\nhandles: {Fd: {type: int}}"


def test_names_that_a_module_hasnt_are_looked_up_in_those_that_it_requires() -> None:
    files = {
        "m__a": "projector: 1\nnamespace: m.a\naliases: {t: int}\nrecords: {r: {fields: {own: t, theirs: w}}}",
        "shared__n": SHARED,
    }
    found, problems = resolved(m__module="projector: 1\nmodule: m\nrequires: [shared]", **files)
    assert [one.message for one in problems] == []
    record = found.items()["m.a.records.r"]
    assert isinstance(record, api.Record)
    assert [one.type.size for one in record.fields if isinstance(one.type, api.Integer)] == [4, 8]
    _, problems = resolved(m__module="projector: 1\nmodule: m", **files)
    assert [one.code for one in problems] == ["PJ320"]
    files |= {"other__o": SHARED.replace("shared.n", "other.o")}
    _, problems = resolved(m__module="projector: 1\nmodule: m\nrequires: [shared, other]", **files)
    assert [one.message for one in problems] == ["'w' may be any of other.o.aliases.w, shared.n.aliases.w"]


def test_a_handle_may_extend_one_of_another_module() -> None:
    found, problems = resolved(
        m__module="projector: 1\nmodule: m\nrequires: [shared]",
        m__a="projector: 1\nnamespace: m.a\nhandles: {EpollFd: {type: int, extends: Fd}, Other: {type: int}}",
        shared__n=SHARED,
    )
    assert [one.message for one in problems] == []
    handle = found.items()["shared.n.handles.Fd"]
    assert isinstance(handle, api.Handle)
    assert handle.also == ("m.a.handles.EpollFd",)


def test_one_broken_item_hides_no_other() -> None:
    text = """
        aliases: {a: {typ: int}, b: nothing}
        records:
          r: {fields: {x: a, y: b, z: gone}}
          s: {fields: {r: r, w: away}}
        functions:
          f: {params: {p: s *, q: absent}, returns: a}
        """
    assert codes(text) == ["PJ202 a", "PJ201 typ", "PJ320 nothing", "PJ320 gone", "PJ320 away", "PJ320 absent"]


def test_the_same_whatever_the_hash_seed() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tests'); import test_resolve as t; from described import resolved;"
        "print(resolved(linux__module=t.MODULE, linux__types=t.TYPES, linux__time=t.TIME, linux__overlay=t.OVERLAY))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("records: {r: {fields: {a: 'int[2][]'}}}", "PJ326 'int"),
        ("records: {r: {size_field: sise, fields: {size: int}}}", "PJ344 sise"),
        ("callbacks: {C: {returns: uint8_t, on_error: 256}}", "PJ347 256"),
        ("callbacks: {C: {returns: int, on_error: NONE}}", "PJ320 NONE"),
        ("functions: {f: {gil: {release_above: 8, by: size}, params: {sise: int}}}", "PJ344 size"),
        ("functions: {f: {params: {p: {type: int *, borrowed_from: q}}}}", "PJ344 q"),
        ("functions: {f: {params: {p: {type: int *, retained: {until: g}}}}}", "PJ320 g"),
        ("functions: {f: {params: {p: {type: int *, count: {call: g}}}}}", "PJ320 g"),
        ("functions: {f: {thread: main}}", "PJ390 main"),
        ("constants: {A: B, B: A}", "PJ324 A"),
        ("exceptions: {E: {base: Eror}}", "PJ320 Eror"),
        ("errors: {e: {fail_if: ret == NONE}}", "PJ320 ret"),
        (
            "errors: {e: {fail_if: ret < 0, message: {call: f, with: {b: b}}}}\nfunctions: {f: {params: {a: int}}}",
            "PJ344 b",
        ),
        ("enums: {E: {base: double, members: {A: 0}}}", "PJ347 double"),
        ("handles: {H: {type: int, close: {call: f, errors: erno}}}\nfunctions: {f: {params: {h: int}}}", "PJ350 erno"),
        ("functions: {f: {returns: {type: void *, errors: errno_return}}}", "PJ352 errno_return"),
        ("aliases: {a: {type: int, variants: [{when: {os: lunix}}]}}", "PJ204 lunix"),
        ("aliases: {a: {type: int, variants: [{type: long}]}}", "PJ202 "),
        ("aliases: {a: {type: int, variants: [{when: {os: macos}, tipe: long}]}}", "PJ201 tipe"),
        ("interfaces: {I: {}}", "PJ390 I"),
    ],
)
def test_one_finding(text: str, finding: str) -> None:
    assert [one for one in codes(text) if one[:5] == finding[:5]] == [finding]


def test_fields_are_not_called_like_the_words_of_stubs() -> None:
    found = good('records: {odd: {fields: {Self: int, Buffer: "int[2]", sizeof: int, class: int, plain: int}}}')
    record = found.items()["m.n.records.odd"]
    assert isinstance(record, api.Record)
    assert [one.python_name for one in record.fields] == ["Self_", "Buffer_", "sizeof_", "class_", "plain"]


def test_a_namespace_is_for_its_processors_only() -> None:
    text = "arch: [x86_64]\nfunctions: {f: {returns: {type: int, errors: none}}}"
    assert "m.n.functions.f" in good(text).items()
    assert good(text, "aarch64-linux-gnu").items() == {}


def test_a_template_may_know_a_functions_page_by_its_symbol() -> None:
    text = """\
        url: "https://example.org/{namespace}/nf-{namespace}-{symbol}"
        library: libc
        records: {r: {fields: {a: int}}}
        functions: {Open: {symbol: OpenW}, Close: {}, Read: {url: "https://example.org/read"}}
    """
    urls = [item.url for item in good(text).items().values()]
    at = "https://example.org/"
    assert urls == ["", f"{at}n/nf-n-openw", f"{at}n/nf-n-close", f"{at}read"]
