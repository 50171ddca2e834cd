"""What pj_free_threaded.h assumes of a free-threaded CPython 3.13, against its headers where there are any."""

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
