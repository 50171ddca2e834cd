"""What pj_free_threaded.h and pj_opaque_heads.h assume of CPython, against its headers where there are any."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from projector.stages.compile import RUNTIME

HEADER = (RUNTIME / "pj_free_threaded.h").read_text()
ROOT = Path(__file__).parent.parent
PLACES = (ROOT / "build" / "nogil", Path(sys.prefix), *(Path.home() / ".pyenv" / "versions").glob("3.13*"))
FOUND = [one for place in PLACES if (one := place / "include" / "python3.13t" / "Python.h").is_file()]
FIELDS = re.findall(r"^    \w+ \*?(\w+);$", HEADER, re.MULTILINE)
IMMORTAL = re.findall(r"PJ_IMMORTAL (.*)", HEADER)[0].split(", ")[FIELDS[1:].index("ob_ref_local")]
FUNCTIONS = {name: words for words, name in re.findall(r"^PJ_API ([^;]*?\b(\w+)\([^;]*\));", HEADER, re.MULTILINE)}


def comparison() -> str:
    """C that compiles if the head of objects, an immortal one and the functions are as we say."""
    ours = re.sub(r"\b(struct _object|PyMutex)\b", r"\1_", HEADER.partition("typedef struct")[2].partition("PJ_API")[0])
    lines = ["#include <Python.h>", "#include <stddef.h>", f"typedef struct{ours}"]
    same = '_Static_assert({0} == {1}, "{0}");'
    lines.append(same.format("sizeof(PyObject)", "sizeof(struct _object_)"))
    lines.append(same.format("sizeof(PyMutex)", "sizeof(PyMutex_)"))
    for name in FIELDS[1:]:
        lines.append(same.format(f"offsetof(PyObject, {name})", f"offsetof(struct _object_, {name})"))
        lines.append(same.format(f"sizeof(((PyObject *)0)->{name})", f"sizeof(((struct _object_ *)0)->{name})"))
    lines.append(same.format("_Py_IMMORTAL_REFCNT_LOCAL", IMMORTAL))
    lines.append("void compare(void);\nvoid compare(void)\n{")
    lines += [f"    {words.replace(f'{name}(', f'(*check_{name})(', 1)} = {name};" for name, words in FUNCTIONS.items()]
    return "\n".join([*lines, "}"]) + "\n"


def test_what_is_compared_is_there() -> None:
    assert FIELDS[0] == "_bits" and {"ob_tid", "ob_mutex", "ob_ref_local", "ob_ref_shared", "ob_type"} <= set(FIELDS)
    assert {"PyMutex_Lock", "PyMutex_Unlock", "Py_IncRef", "Py_DecRef", "PyList_GetItemRef"} <= set(FUNCTIONS)


@pytest.mark.skipif(not FOUND, reason="no headers of a free-threaded CPython 3.13 here (`make nogil` gets them)")
def test_it_agrees_with_the_real_headers(tmp_path: Path, zig_cache: Path) -> None:
    (tmp_path / "compare.c").write_text(comparison())
    environment = {"PATH": "", "ZIG_GLOBAL_CACHE_DIR": str(zig_cache), "ZIG_LOCAL_CACHE_DIR": str(zig_cache)}
    words = [sys.executable, "-m", "ziglang", "cc", "-std=c11", "-Wall", "-Werror", "-Wno-unused-variable"]
    words += ["-isystem", str(FOUND[0].parent), "-fno-sanitize=all", "-c", "compare.c"]
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]


ABI3T = ROOT / "build" / "abi3t" / "root" / "usr" / "include"
OPAQUE = """
#define Py_TARGET_ABI3T 0x030F0000
#include <Python.h>
#include <stddef.h>
#define PJ_API extern
#define _PyObject_New pj_other_new
#define _PyObject_GC_New pj_other_gc_new
#define PyMutex pj_mutex
#define PyMutex_Lock pj_lock
#define PyMutex_Unlock pj_unlock
#include "pj_opaque_heads.h"
_Static_assert(sizeof(pj_slot) == sizeof(PySlot) && offsetof(pj_slot, is) == offsetof(PySlot, sl_ptr), "slot");
_Static_assert(offsetof(pj_slot, flags) == offsetof(PySlot, sl_flags), "flags");
_Static_assert(PJ_SLOT_IS_STATIC == PySlot_STATIC && PJ_SLOT_IS_NUMBER == PySlot_INTPTR, "flags");
_Static_assert(PJ_SLOT_EXEC == Py_mod_exec && PJ_SLOT_INTERPRETERS == Py_mod_multiple_interpreters, "slots");
_Static_assert(PJ_SLOT_GIL == Py_mod_gil && PJ_SLOT_NAME == Py_mod_name && PJ_SLOT_ABI == Py_mod_abi, "slots");
_Static_assert(PJ_SLOT_STATE_SIZE == Py_mod_state_size && PJ_SLOT_METHODS == Py_mod_methods, "slots");
_Static_assert(PJ_SLOT_TRAVERSE == Py_mod_state_traverse && PJ_SLOT_FREE == Py_mod_state_free, "slots");
_Static_assert(sizeof(pj_abi_info) == sizeof(PyABIInfo), "PyABIInfo");
_Static_assert(offsetof(pj_abi_info, needed) == offsetof(PyABIInfo, abi_version), "PyABIInfo");
"""
HEAD = """
#define Py_GIL_DISABLED 1
#include <Python.h>
_Static_assert(sizeof(PyObject) == 8 + 3 * sizeof(void *), "PJ_HEAD_SIZE");
"""


@pytest.mark.skipif(not ABI3T.is_dir(), reason="no headers of CPython 3.15 here (`make abi3t` gets them)")
@pytest.mark.parametrize("text", [OPAQUE, HEAD], ids=["slots", "head"])
def test_abi3t_is_as_the_real_headers_have_it(text: str, tmp_path: Path, zig_cache: Path) -> None:
    (tmp_path / "compare.c").write_text(text)
    environment = {"PATH": "", "ZIG_GLOBAL_CACHE_DIR": str(zig_cache), "ZIG_LOCAL_CACHE_DIR": str(zig_cache)}
    words = [
        sys.executable,
        "-m",
        "ziglang",
        "cc",
        "-std=c11",
        "-fno-sanitize=all",
        "-c",
        "compare.c",
        "-I",
        str(RUNTIME),
    ]
    (multiarch,) = (one.parent.parent for one in ABI3T.glob("*/python3.15/pyconfig.h"))
    words += [word for folder in (ABI3T / "python3.15", ABI3T, multiarch) for word in ("-isystem", str(folder))]
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[:3000]
