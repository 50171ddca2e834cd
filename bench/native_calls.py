"""The calls of contenders that offer target.h as a Python module: ours, hand-written C, Cython, pybind11, nanobind."""

from __future__ import annotations

import errno
from typing import Any

from bench.call import Call
from bench.rows import CALLBACKS, RECORDS

TEXT = "a text of two and thirty letters"
DATA = bytes(range(64))
ARGUMENTS = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5.0, "f": 6.0, "g": "g", "h": 8}
FAIL = "try:\n    f(code)\nexcept OSError:\n    pass"
TEXTS = ["x" * (i + 1) for i in range(RECORDS)]
MOMENT = "(r.seconds, r.nanoseconds)"


def caught(f: Any, code: int) -> int:
    """The errno of the OSError that f(code) raises."""
    try:
        f(code)
    except OSError as error:
        return error.errno or 0
    return 0


def same(value: int) -> int:
    """What is called back."""
    return value


def native_calls(module: Any) -> dict[str, Call]:
    """A call for each row."""
    moment, filled = module.moment(3, 4), bytearray(64)
    moments = [module.moment(i, i + 1) for i in range(RECORDS)]
    checksum_bytes = getattr(module, "checksum_bytes", module.checksum)
    return {
        "nothing": Call("f()", {"f": module.nothing}),
        "add": Call("f(3, 4)", {"f": module.add}),
        "length": Call("f(text)", {"f": module.length, "text": TEXT}),
        "checksum_bytes": Call("f(data)", {"f": checksum_bytes, "data": DATA}),
        "checksum_bytearray": Call("f(data)", {"f": module.checksum, "data": bytearray(DATA)}),
        "fill": Call("f(data, 7)", {"f": module.fill, "data": filled}, "bytes(data)"),
        "now": Call("f(1)", {"f": module.now}, MOMENT),
        "divide": Call("f(17, 5)", {"f": module.divide}, "tuple(r)"),
        "eight": Call(f"f({', '.join(map(_literal, ARGUMENTS.values()))})", {"f": module.eight, "g": "g"}),
        "handle": Call("f(box)", {"f": module.box_value, "box": module.box_new(5)}),
        "fail": Call(FAIL, {"f": module.fail, "caught": caught, "code": errno.ENOENT}, "caught(f, code)"),
        "records_in": Call("f(moments)", {"f": module.moments_total, "moments": moments}),
        "records_out": Call(f"f({RECORDS})", {"f": module.moments_fill}, "[(o.seconds, o.nanoseconds) for o in r]"),
        "by_value": Call("f(s, t)", {"f": module.later, "s": moment, "t": module.moment(3, 4)}, MOMENT),
        "texts": Call("f(texts)", {"f": module.texts_total, "texts": TEXTS}),
        "callbacks": Call(f"f({CALLBACKS}, same)", {"f": module.visit_all, "same": same}),
        "elsewhere": Call(f"f({CALLBACKS}, same)", {"f": module.visit_elsewhere, "same": same}),
        **_keywords(module.eight),
        "get": Call("t.seconds", {"t": moment}),
        "set": Call("t.seconds = 9", {"t": module.moment(3, 4)}, "t.seconds"),
        "construct": Call("T(3, 4)", {"T": module.moment}, MOMENT),
    }


def _keywords(eight: object) -> dict[str, Call]:
    names = {"f": eight, "g": "g"}
    turned = [_by_keyword(first) for first in range(len(ARGUMENTS))]
    return {
        "keywords": Call(turned[0], names),
        "alternating": Call(f"{turned[0]}, {turned[4]}", names),
        "unpacked": Call("f(**d)", {"f": eight, "d": ARGUMENTS}),
        "sites": Call(f"[{', '.join(turned)}]", names),
    }


def _by_keyword(first: int) -> str:
    """A call site that names the arguments from the `first` on, then those before it."""
    names = [*ARGUMENTS][first:] + [*ARGUMENTS][:first]
    return f"f({', '.join(f'{name}={_literal(ARGUMENTS[name])}' for name in names)})"


def _literal(value: object) -> str:
    return value if isinstance(value, str) else repr(value)
