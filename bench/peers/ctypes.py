"""ctypes: `PyDLL` keeps the GIL, `CDLL` releases it. What a careful user writes: prototypes for everything."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable
from ctypes import (
    POINTER,
    byref,
    c_char,
    c_char_p,
    c_double,
    c_float,
    c_int,
    c_int64,
    c_size_t,
    c_uint,
    c_uint32,
    c_uint64,
    c_void_p,
)
from pathlib import Path

from bench.call import Call
from bench.native_calls import ARGUMENTS, DATA, FAIL, MOMENT, TEXT, TEXTS, caught
from bench.rows import CALLBACKS, HELD, RECORDS


class Moment(ctypes.Structure):
    """struct moment"""

    _fields_ = (("seconds", c_int64), ("nanoseconds", c_int64))


Moments = Moment * RECORDS
Texts = c_char_p * (RECORDS + 1)
PROTOTYPES: tuple[tuple[str, type | None, tuple[type, ...]], ...] = (
    ("nothing", c_int, ()),
    ("add", c_int, (c_int, c_int)),
    ("length", c_size_t, (c_char_p,)),
    ("checksum", c_uint32, (c_void_p, c_size_t)),
    ("fill", c_int, (c_void_p, c_size_t, c_int)),
    ("now", c_int, (c_int, POINTER(Moment))),
    ("divide", None, (c_int, c_int, POINTER(c_int), POINTER(c_int))),
    ("eight", c_int64, (c_int, c_uint, c_int64, c_uint64, c_double, c_float, c_char_p, c_int)),
    ("fail", c_int, (c_int,)),
    ("moments_total", c_int64, (POINTER(Moment), c_size_t)),
    ("moments_fill", None, (POINTER(Moment), c_size_t)),
    ("later", Moment, (Moment, Moment)),
    ("texts_total", c_size_t, (POINTER(c_char_p),)),
    ("visit_all", c_int64, (c_int, c_void_p, c_void_p)),
    ("visit_elsewhere", c_int64, (c_int, c_void_p, c_void_p)),
    ("box_new", c_void_p, (c_int,)),
    ("box_value", c_int, (c_void_p,)),
)


def _raise_errno(result: int, function: object, arguments: object) -> int:
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))
    return result


def calls(library: Path, policy: str) -> dict[str, Call]:
    """The calls of a row each, as statements that a user would write in place."""
    lib = (ctypes.PyDLL if policy == HELD else ctypes.CDLL)(str(library), use_errno=True)
    functions = {}
    for name, returns, arguments in PROTOTYPES:
        f = functions[name] = getattr(lib, name)
        f.restype, f.argtypes = returns, arguments
    functions["now"].errcheck = functions["fail"].errcheck = _raise_errno
    visit = (ctypes.PYFUNCTYPE if policy == HELD else ctypes.CFUNCTYPE)(c_int, c_void_p, c_int)
    return _plain(functions) | _records(functions) | _callbacks(functions, visit)


def _callbacks(c: dict[str, object], visit: Callable[[object], object]) -> dict[str, Call]:
    called = visit(lambda context, value: value)
    return {
        "callbacks": Call(f"f({CALLBACKS}, called, None)", {"f": c["visit_all"], "called": called}),
        "elsewhere": Call(f"f({CALLBACKS}, called, None)", {"f": c["visit_elsewhere"], "called": called}),
    }


def _plain(c: dict[str, object]) -> dict[str, Call]:
    eight = {**ARGUMENTS, "g": b"g"}
    filled, block = bytearray(64), c_char * 64
    box = c["box_new"]
    assert callable(box)
    return {
        "nothing": Call("f()", {"f": c["nothing"]}),
        "add": Call("f(3, 4)", {"f": c["add"]}),
        "length": Call("f(text.encode())", {"f": c["length"], "text": TEXT}),
        "checksum_bytes": Call("f(data, 64)", {"f": c["checksum"], "data": DATA}),
        "checksum_bytearray": Call(
            "f(B.from_buffer(data), 64)", {"f": c["checksum"], "data": bytearray(DATA), "B": block}
        ),
        "fill": Call("f(B.from_buffer(data), 64, 7)", {"f": c["fill"], "data": filled, "B": block}, "bytes(data)"),
        "eight": Call(f"f({', '.join(map(repr, eight.values()))})", {"f": c["eight"]}),
        "handle": Call("f(box)", {"f": c["box_value"], "box": box(5)}),
        "fail": Call(FAIL, {"f": c["fail"], "caught": caught, "code": errno.ENOENT}, "caught(f, code)"),
        "texts": Call("f(A(*[t.encode() for t in texts], None))", {"f": c["texts_total"], "A": Texts, "texts": TEXTS}),
        "divide": Call(
            "q = I(); m = I(); f(17, 5, byref(q), byref(m)); r = q.value, m.value",
            {"f": c["divide"], "I": c_int, "byref": byref},
        ),
    }


def _records(c: dict[str, object]) -> dict[str, Call]:
    moments = [Moment(i, i + 1) for i in range(RECORDS)]
    arrays = {"A": Moments}
    return {
        "now": Call("r = T(); f(1, byref(r))", {"f": c["now"], "T": Moment, "byref": byref}, MOMENT),
        "records_in": Call(f"f(A(*moments), {RECORDS})", {"f": c["moments_total"], "moments": moments, **arrays}),
        "records_out": Call(
            f"a = A(); f(a, {RECORDS}); r = list(a)",
            {"f": c["moments_fill"], **arrays},
            "[(o.seconds, o.nanoseconds) for o in r]",
        ),
        "by_value": Call("f(s, t)", {"f": c["later"], "s": Moment(3, 4), "t": Moment(3, 4)}, MOMENT),
        "get": Call("t.seconds", {"t": Moment(3, 4)}),
        "set": Call("t.seconds = 9", {"t": Moment(3, 4)}, "t.seconds"),
        "construct": Call("T(3, 4)", {"T": Moment}, MOMENT),
    }
