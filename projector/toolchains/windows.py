"""windows: what wheels for it link against, as module-definition files: no SDK, and no C runtime but the system's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_PYTHON = Path(__file__).parent.parent / "runtime" / "pj_python.h"
_DECLARED = re.compile(r"^PJ_API (?P<data>extern )?(?P<words>[^;]+);", re.MULTILINE)

# What our C may use besides Python: where each of the system's libraries has it.
_SYSTEM = {
    "kernel32": (
        *("FlsAlloc", "FlsSetValue", "GetLastError", "GetModuleHandleExA", "GetProcAddress", "LoadLibraryExA"),
        *("SetLastError", "Sleep"),
    ),
    "ntdll": ("RtlNtStatusToDosError",),
    "vcruntime140": ("memchr", "memcmp", "memcpy", "memmove", "memset"),
    "api-ms-win-crt-heap-l1-1-0": ("free", "malloc", "realloc"),
    "api-ms-win-crt-runtime-l1-1-0": ("_errno", "strerror"),
    "api-ms-win-crt-string-l1-1-0": ("strcmp", "strlen", "strncmp"),
}


def definitions() -> dict[str, str]:
    """Module-definition files by name: `python3.def` has the part of the stable ABI that our own header declares."""
    return {"python3.def": _definition("python3", _python())} | {
        f"{library}.def": _definition(library, names) for library, names in _SYSTEM.items()
    }


def _definition(library: str, names: Iterable[str]) -> str:
    return "\n".join((f"LIBRARY {library}.dll", "EXPORTS", *(f"  {name}" for name in names), ""))


def _python() -> list[str]:
    names: list[str] = []
    for declared in _DECLARED.finditer(_PYTHON.read_text()):
        words = declared["words"]
        if declared["data"]:
            names += (f"{name.split()[-1].lstrip('*')} DATA" for name in words.split(","))
        else:
            names.append(words.partition("(")[0].split()[-1].lstrip("*"))
    return sorted(names)
