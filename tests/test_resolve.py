"""resolve: names bound, slots understood, and everything as it is on one target."""

from __future__ import annotations

import subprocess
import sys

import pytest
from described import codes, good, resolved

from projector.ir import api

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


def test_enums_of_c_have_the_compilers_type() -> None:
    members = {"A": "X: 0", "B": "Y: -1", "C": "Z: 0x80000000", "D": "W: 0x1ffffffff"}
    text = "enums: {" + ", ".join(f"{name}: {{members: {{{one}}}}}" for name, one in members.items()) + "}"
    for name in ("x86_64-linux-gnu", "x86_64-windows-gnu"):
        bases = [item.base.c for item in good(text, name).items().values() if isinstance(item, api.Enum)]
        assert bases == ["unsigned int", "int", "unsigned int", "unsigned long long"]


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
