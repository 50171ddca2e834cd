"""cpp: the made-up API for nanobind and pybind11, in files of 1,000 functions: compilers want much memory for more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bench.growth.api import Api, Function, Parameter

FUNCTIONS_A_FILE = 1000


@dataclass(frozen=True, slots=True)
class Binder:
    """What differs between the two."""

    name: str
    headers: tuple[str, ...]
    field: str
    module: str


NANOBIND = Binder("nanobind", ("nanobind/nanobind.h", "nanobind/stl/tuple.h"), "def_rw", "NB_MODULE(growth, m)")
PYBIND11 = Binder("pybind11", ("pybind11/pybind11.h",), "def_readwrite", "PYBIND11_MODULE(growth, m)")
_CHECKED = """static void checked(int status)
{
    if (status == -1) {
        PyErr_SetFromErrno(PyExc_OSError);
        throw bind::%s();
    }
}
"""
_ERRORS = {"nanobind": "python_error", "pybind11": "error_already_set"}


def cpp_files(it: Api, binder: Binder) -> dict[str, str]:
    """C++ by file name."""
    starts = range(0, len(it.functions), FUNCTIONS_A_FILE)
    files = {f"part{i}.cpp": _part(it, i, binder) for i in range(len(starts))}
    parts = [f"part{i}" for i in range(len(starts))]
    declared = "".join(f"void {part}(bind::module_ &m);\n" for part in parts)
    calls = "".join(f"    {part}(m);\n" for part in parts)
    head = "".join(_head(binder))
    return {**files, "module.cpp": f"{head}{declared}\n{binder.module}\n{{\n{calls}}}\n"}


def _head(binder: Binder) -> Iterator[str]:
    yield from (f"#include <{one}>\n" for one in binder.headers)
    yield '#include <tuple>\n#include "growth.h"\n\n'
    yield f"namespace bind = {binder.name};\nusing namespace bind::literals;\n\n"


def _share(items: tuple[object, ...], i: int, parts: int) -> slice:
    size = -(-len(items) // parts)
    return slice(i * size, (i + 1) * size)


def _part(it: Api, i: int, binder: Binder) -> str:
    parts = -(-len(it.functions) // FUNCTIONS_A_FILE)
    constants = tuple(it.constants)
    lines = [*_head(binder), _CHECKED % _ERRORS[binder.name], f"void part{i}(bind::module_ &m)\n{{"]
    lines += (f'    m.attr("{name}") = {it.constants[name]}LL;' for name in constants[_share(constants, i, parts)])
    for record in it.records[_share(it.records, i, parts)]:
        lines.append(f'    bind::class_<{record.name}>(m, "{record.name}").def(bind::init<>())')
        lines += (f'        .{binder.field}("{name}", &{record.name}::{name})' for name in record.fields)
        lines[-1] += ";"
    lines += (_function(one) for one in it.functions[_share(it.functions, i, parts)])
    return "\n".join((*lines, "}")) + "\n"


def _function(it: Function) -> str:
    names = "".join(f', "{one.name}"_a' for one in it.given)
    return f'    m.def("{it.name}", {_callable(it)}{names});'


def _callable(it: Function) -> str:
    if not it.fails and all(one.way in ("number", "text") for one in it.parameters):
        return f"&{it.name}"
    call = f"{it.name}({', '.join(map(_passed, it.parameters))})"
    if not it.fails:
        body = f"return {call};"
    else:
        results = [one.name for one in it.results]
        made = " ".join(f"{one.type} {one.name};" for one in it.results)
        given = f"std::make_tuple({', '.join(results)})" if len(results) > 1 else "".join(results)
        body = " ".join(filter(None, (made, f"checked({call});", f"return {given};" if results else "")))
    return f"[]({', '.join(map(_given, it.given))}) {{ {body} }}"


def _given(it: Parameter) -> str:
    return f"const {it.type} &{it.name}" if it.way == "record" else it.c


def _passed(it: Parameter) -> str:
    return it.name if it.way in ("number", "text") else f"&{it.name}"
