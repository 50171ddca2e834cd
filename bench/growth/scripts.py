"""scripts: the made-up API for ctypes, as a module of Python; and for cffi, as declarations.

Both give what the header says: who calls passes the addresses of results, and with cffi looks at errno.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.growth.api import Api, Function, Parameter

_HEAD = """import os
from ctypes import (
    CDLL, POINTER, Structure, c_char_p, c_double, c_float, c_int, c_int64, c_short, c_size_t, c_uint32, c_uint64,
    get_errno,
)

_library = CDLL("libgrowth.so.1", use_errno=True)


def _checked(result, function, arguments):
    if result == -1:
        error = get_errno()
        raise OSError(error, os.strerror(error))
    return result

"""


def ctypes_module(it: Api) -> str:
    """A module whose functions have all their types."""
    return _HEAD + "\n".join(_statements(it)) + "\n"


def cffi_declarations(it: Api) -> str:
    """What `FFI.cdef` takes; it has the values of constants from the compiler."""
    records = (
        f"struct {one.name} {{ {' '.join(f'{type} {name};' for name, type in one.fields.items())} }};"
        for one in it.records
    )
    return "\n".join((*(f"#define {name} ..." for name in it.constants), *records, *map(_declared, it.functions)))


def _declared(it: Function) -> str:
    return f"{it.prototype};"


def _statements(it: Api) -> Iterator[str]:
    yield from (f"{name} = {value}" for name, value in it.constants.items())
    for record in it.records:
        fields = ", ".join(f'("{name}", {_number(type)})' for name, type in record.fields.items())
        yield f"\n\nclass {record.name}(Structure):\n    _fields_ = [{fields}]\n"
    for one in it.functions:
        yield f"\n{one.name} = _library.{one.name}"
        yield f"{one.name}.argtypes = [{', '.join(map(_parameter, one.parameters))}]"
        yield f"{one.name}.errcheck = _checked" if one.fails else f"{one.name}.restype = {_number(one.returns)}"


def _number(type: str) -> str:
    return f"c_{type.removesuffix('_t') if type != 'size_t' else type}"


def _parameter(it: Parameter) -> str:
    if it.way == "text":
        return "c_char_p"
    spelled = it.type if it.way.startswith("record") else _number(it.type)
    return spelled if it.way == "number" else f"POINTER({spelled})"
