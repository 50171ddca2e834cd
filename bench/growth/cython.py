"""cython: the made-up API as a Cython module: a class a record, a function a function."""

from __future__ import annotations

from collections.abc import Iterator

from bench.growth.api import Api, Function, Parameter, Record

_HEAD = """# cython: language_level=3, c_string_type=unicode, c_string_encoding=utf8

cimport cython
from cpython.exc cimport PyErr_SetFromErrno
from libc.stdint cimport int64_t, uint32_t, uint64_t
"""


def cython_module(it: Api) -> str:
    """The .pyx file."""
    return _HEAD + "\n".join(_lines(it)) + "\n"


def _lines(it: Api) -> Iterator[str]:
    yield '\ncdef extern from "growth.h":'
    for record in it.records:
        yield f'    ctypedef struct c_{record.name} "struct {record.name}":'
        yield from (f"        {type} {name}" for name, type in record.fields.items())
    for one in it.functions:
        parameters = ", ".join(map(_declared, one.parameters))
        yield f'    {one.returns} c_{one.name} "{one.name}"({parameters})'
    yield ""
    yield from (f"{name} = {value}" for name, value in it.constants.items())
    for record in it.records:
        yield from _record(record)
    for one in it.functions:
        yield from _function(one)


def _declared(it: Parameter) -> str:
    return it.c.replace("struct ", "c_")


def _record(it: Record) -> Iterator[str]:
    yield f"\n\n@cython.final\ncdef class {it.name}:\n    cdef c_{it.name} own"
    for name, type in it.fields.items():
        yield f"\n    @property\n    def {name}(self):\n        return self.own.{name}"
        yield f"\n    @{name}.setter\n    def {name}(self, {type} value):\n        self.own.{name} = value"


def _function(it: Function) -> Iterator[str]:
    yield f"\n\ndef {it.name}({', '.join(map(_given, it.given))}):"
    for one in it.results:
        made = f" = {one.type}.__new__({one.type})" if one.way == "record out" else ""
        yield f"    cdef {one.type} {one.name}{made}"
    call = f"c_{it.name}({', '.join(map(_passed, it.parameters))})"
    if it.fails:
        yield f"    if {call} == -1:\n        PyErr_SetFromErrno(OSError)"
        if it.results:
            yield f"    return {', '.join(one.name for one in it.results)}"
    else:
        yield f"    return {call}"


def _given(it: Parameter) -> str:
    return f"{it.type} {it.name} not None" if it.way == "record" else it.c


def _passed(it: Parameter) -> str:
    if it.way.startswith("record"):
        return f"&{it.name}.own"
    return f"&{it.name}" if it.out else it.name
