"""cffi, with the C compiler's help (API) and without (ABI). Both always release the GIL."""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import os
import re
from pathlib import Path
from typing import Any

from bench.build import TARGET, Workshop
from bench.call import Call
from bench.native_calls import ARGUMENTS, DATA, FAIL, MOMENT, TEXT, TEXTS, caught
from bench.rows import CALLBACKS, HELD, RECORDS

_SKIPPED = re.compile(r"^#.*\n|^extern \"C\" \{\n|^\}\n", re.MULTILINE)
WITHOUT_A_CALL = ("get", "set", "construct")


def declarations() -> str:
    """target.h as cffi reads C: without directives."""
    return _SKIPPED.sub("", (TARGET / "target.h").read_text())


def build(workshop: Workshop, policy: str) -> None:
    """The API mode's extension module."""
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(declarations() + 'extern "Python" int called(void *context, int value);')
    ffi.set_source("peer_cffi", '#include "target.h"')
    source = workshop.folder(policy) / "peer_cffi.c"
    with contextlib.redirect_stdout(io.StringIO()):
        ffi.emit_c_code(str(source))
    workshop.extension(policy, "peer_cffi", source)


def api_calls(library: Path, policy: str) -> dict[str, Call]:
    """The calls of API mode."""
    module = importlib.import_module("peer_cffi")
    module.ffi.def_extern("called")(_same)
    return _allowed(_calls(module.ffi, module.lib, module.lib.called), policy)


def abi_calls(library: Path, policy: str) -> dict[str, Call]:
    """The calls of ABI mode."""
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(declarations())
    return _allowed(_calls(ffi, ffi.dlopen(str(library)), ffi.callback("visit", _same)), policy)


def _allowed(calls: dict[str, Call], policy: str) -> dict[str, Call]:
    """With the GIL held there is nothing but what calls nothing."""
    return {name: call for name, call in calls.items() if policy != HELD or name in WITHOUT_A_CALL}


def _same(context: Any, value: int) -> int:
    return value


def _calls(ffi: Any, lib: Any, called: Any) -> dict[str, Call]:
    eight = {**ARGUMENTS, "g": b"g"}

    def fail(code: int) -> None:
        if lib.fail(code) == -1:
            raise OSError(ffi.errno, os.strerror(ffi.errno))

    view = {"view": ffi.from_buffer, "data": bytearray(DATA)}
    return {
        "nothing": Call("f()", {"f": lib.nothing}),
        "add": Call("f(3, 4)", {"f": lib.add}),
        "length": Call("f(text.encode())", {"f": lib.length, "text": TEXT}),
        "checksum_bytes": Call("f(data, 64)", {"f": lib.checksum, "data": DATA}),
        "checksum_bytearray": Call("f(view(data), 64)", {"f": lib.checksum, **view}),
        "fill": Call("f(view(data), 64, 7)", {"f": lib.fill, **view}, "bytes(data)"),
        "eight": Call(f"f({', '.join(map(repr, eight.values()))})", {"f": lib.eight}),
        "handle": Call("f(box)", {"f": lib.box_value, "box": lib.box_new(5)}),
        "fail": Call(FAIL, {"f": fail, "caught": caught, "code": errno.ENOENT}, "caught(f, code)"),
        "divide": Call(
            "q = new(T); m = new(T); f(17, 5, q, m); r = q[0], m[0]",
            {"f": lib.divide, "new": ffi.new, "T": ffi.typeof("int *")},
        ),
        "texts": Call(
            "kept = [new(T, t.encode()) for t in texts]; r = f(new(A, [*kept, NULL]))",
            {
                "f": lib.texts_total,
                "new": ffi.new,
                "T": ffi.typeof("char[]"),
                "A": ffi.typeof("char *[]"),
                "NULL": ffi.NULL,
            }
            | {"texts": TEXTS},
        ),
        "callbacks": Call(f"f({CALLBACKS}, called, NULL)", {"f": lib.visit_all, "called": called, "NULL": ffi.NULL}),
        "elsewhere": Call(
            f"f({CALLBACKS}, called, NULL)", {"f": lib.visit_elsewhere, "called": called, "NULL": ffi.NULL}
        ),
        **_records(ffi, lib),
    }


def _records(ffi: Any, lib: Any) -> dict[str, Call]:
    one, many = ffi.typeof("struct moment *"), ffi.typeof("struct moment[]")
    moments = [ffi.new(one, (i, i + 1))[0] for i in range(RECORDS)]
    new = {"new": ffi.new, "A": many}
    raised = {"errno": lambda: ffi.errno}
    return {
        "now": Call(
            "r = new(T)\nif f(1, r) == -1:\n    raise OSError(errno())",
            {"f": lib.now, "new": ffi.new, "T": one} | raised,
            MOMENT,
        ),
        "records_in": Call(f"f(new(A, moments), {RECORDS})", {"f": lib.moments_total, "moments": moments, **new}),
        "records_out": Call(
            f"a = new(A, {RECORDS}); f(a, {RECORDS}); r = list(a)",
            {"f": lib.moments_fill, **new},
            "[(o.seconds, o.nanoseconds) for o in r]",
        ),
        "by_value": Call("f(s, t)", {"f": lib.later, "s": moments[3], "t": moments[3]}, MOMENT),
        "get": Call("t.seconds", {"t": ffi.new(one, (3, 4))}),
        "set": Call("t.seconds = 9", {"t": ffi.new(one, (3, 4))}, "t.seconds"),
        "construct": Call("new(T, (3, 4))", {"new": ffi.new, "T": one}, MOMENT),
    }
