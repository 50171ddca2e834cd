"""Our limited-API header against CPython's own headers and against the list of the stable ABI."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

import pytest
from abi3info import DATAS, FUNCTIONS
from abi3info.models import PyVersion, Symbol

from projector.stages.compile import RUNTIME

HEADER = (RUNTIME / "pj_python.h").read_text()
OURS_ONLY = {"Py_TYPE", "Py_INCREF", "Py_DECREF", "Py_XDECREF", "Py_NewRef"}
"""Macros or inline functions of Python's headers: we define them, nobody links to them."""
WINDOWS_ONLY = {"PyErr_SetExcFromWindowsErrWithFilenameObject"}
"""What Python's headers have on Windows only."""


@cache
def _declared() -> dict[str, str]:
    """Each function that the header declares, with its declaration."""
    found = re.findall(r"^PJ_API (?!extern)([^;]*?\b(\w+)\([^;]*\));", HEADER, re.MULTILINE)
    return {name: words for words, name in found}


def _data() -> set[str]:
    lines = re.findall(r"^PJ_API extern ([^;]*);", HEADER, re.MULTILINE)
    return {name for line in lines for name in re.findall(r"\b(_?Py\w+)\b(?=,|$)", line.replace("\n", " "))}


def _constants() -> dict[str, str]:
    return dict(re.findall(r"^#define ((?:Py|METH|PyBUF)_?\w+) (.+)$", HEADER, re.MULTILINE))


def _headers() -> list[Path]:
    places = {Path(sysconfig.get_path("include"))}
    places |= set((Path.home() / ".pyenv" / "versions").glob("3.*/include/python3.*"))
    return sorted(place for place in places if (place / "Python.h").is_file() and _minor(place) >= 11)


def _minor(include: Path) -> int:
    found = re.fullmatch(r"python3\.(\d+)t?", include.name)
    return int(found[1]) if found else 0


FOUND = _headers()


def test_the_header_declares_what_these_tests_look_at() -> None:
    assert {"PyLong_AsLongAndOverflow", "PyType_FromModuleAndSpec"} <= set(_declared())
    assert {"PyExc_OSError", "PyLong_Type", "_Py_NoneStruct", "Py_Version"} <= _data()
    assert {"METH_O", "Py_tp_new", "PyBUF_WRITABLE", "Py_TPFLAGS_LONG_SUBCLASS"} <= set(_constants())


@pytest.mark.parametrize("name", sorted(_declared()))
def test_every_function_is_in_the_stable_abi_of_3_11(name: str) -> None:
    function = FUNCTIONS.get(Symbol(name))
    assert function is not None, "not in the stable ABI"
    assert function.added <= PyVersion(3, 11)


@pytest.mark.parametrize("name", sorted(_data()))
def test_every_variable_is_in_the_stable_abi_of_3_11(name: str) -> None:
    data = DATAS.get(Symbol(name))
    assert data is not None, "not in the stable ABI"
    assert data.added <= PyVersion(3, 11)


RECORDS = ("PyMethodDef", "PyGetSetDef", "PyType_Slot", "PyType_Spec", "PyModuleDef", "PyModuleDef_Slot", "Py_buffer",
           "PyVarObject")  # fmt: skip
TYPES = ("Py_ssize_t", "PyCFunction", "getter", "setter", "visitproc")


def _renamed() -> str:
    """Our header with every name of Python's turned from Py to Oy, so that both fit into one file."""
    text = re.sub(r"\b(_?)Py", r"\1Oy", HEADER)
    text = text.replace("struct _object {", "struct OyObject_ {")
    text = re.sub(r"\b(getter|setter|visitproc)\b", r"our_\1", text)
    return re.sub(r"\bMETH_", "OURS_", text)


def _our(name: str) -> str:
    return f"our_{name}" if name in TYPES and name[0].islower() else re.sub(r"^(_?)Py", r"\1Oy", name)


def _comparison() -> str:
    """C that compiles if sizes, constants and prototypes agree."""
    lines = [
        "#define Py_LIMITED_API 0x030B0000",
        "#include <Python.h>",
        "#include <structmember.h>",
        '#include "ours.h"',
    ]
    lines.append('_Static_assert(sizeof(PyObject) == sizeof(struct OyObject_), "PyObject");')
    lines.append('_Static_assert(offsetof(PyObject, ob_type) == offsetof(struct OyObject_, ob_type), "ob_type");')
    lines += [f'_Static_assert(sizeof({one}) == sizeof({_our(one)}), "{one}");' for one in (*RECORDS, *TYPES)]
    for record, fields in _fields():
        lines += [
            f'_Static_assert(offsetof({record}, {name}) == offsetof({_our(record)}, {name}), "{record}.{name}");'
            for name in fields
        ]
    for name, value in _constants().items():
        if name.startswith(
            ("Py_tp", "Py_nb", "Py_sq", "Py_bf", "Py_mod", "METH_", "PyBUF_", "Py_TPFLAGS", "Py_EQ", "Py_NE")
        ):
            renamed = re.sub(r"\bPyBUF", "OyBUF", value)
            lines.append(f'_Static_assert({name} == ({renamed}), "{name}");')
    lines.append("void compare(void);\nvoid compare(void)\n{")
    lines += [
        f"    {_pointer(words, name)} = {name};"
        for name, words in _declared().items()
        if name not in OURS_ONLY | WINDOWS_ONLY
    ]
    return "\n".join([*lines, "}"]) + "\n"


def _fields() -> list[tuple[str, list[str]]]:
    found = re.findall(r"typedef struct \{\n((?: {4}.*\n|    \};?\n)*?)\} (\w+);", HEADER)
    return [
        (name, re.findall(r"^ {4}(?=\S)(?!struct)[^\n]*?[ *(](\w+)\)?(?:\([^;\n]*\))?;$", body, re.MULTILINE))
        for body, name in found
        if name in RECORDS
    ]


def _pointer(declaration: str, name: str) -> str:
    """A variable of the function's own type as we declare it."""
    return f"{declaration.replace(f'{name}(', f'(*check_{name})(', 1)}"


def test_the_fields_of_every_record_are_found() -> None:
    found = dict(_fields())
    assert set(found) == set(RECORDS)
    assert found["PyMethodDef"] == ["ml_name", "ml_meth", "ml_flags", "ml_doc"]
    assert {"m_name", "m_size", "m_slots", "m_traverse", "m_free"} <= set(found["PyModuleDef"])


@pytest.mark.skipif(not FOUND, reason="no Python.h on this machine")
@pytest.mark.parametrize("include", FOUND, ids=lambda path: path.name)
def test_it_agrees_with_the_real_header(include: Path, tmp_path: Path, zig_cache: Path) -> None:
    (tmp_path / "ours.h").write_text(_renamed())
    (tmp_path / "compare.c").write_text(_comparison())
    command = [sys.executable, "-m", "ziglang", "cc", "-std=c11", "-Wall", "-Werror", "-Wno-unused-variable"]
    environment = {"PATH": "", "ZIG_GLOBAL_CACHE_DIR": str(zig_cache), "ZIG_LOCAL_CACHE_DIR": str(zig_cache)}
    words = [*command, "-Wno-unused-but-set-variable", "-isystem", str(include), "-c", "compare.c"]
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]
