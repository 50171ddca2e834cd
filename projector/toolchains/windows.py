"""windows: what wheels for it link against, as module-definition files: no SDK, and no C runtime but the system's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from projector.targets import Target

_PYTHON = Path(__file__).parent.parent / "runtime" / "pj_python.h"
_DECLARED = re.compile(r"^PJ_API (?P<data>extern )?(?P<words>[^;]+);", re.MULTILINE)

# What our C may use besides Python: where each of the system's libraries has it.
_SYSTEM = {
    "vcruntime140": ("memchr", "memcmp", "memcpy", "memmove", "memset"),
    "api-ms-win-crt-heap-l1-1-0": ("free", "malloc", "realloc"),
    "api-ms-win-crt-runtime-l1-1-0": ("_errno", "strerror"),
    "api-ms-win-crt-string-l1-1-0": ("strcmp", "strlen", "strncmp"),
}
# How many arguments those take of libraries whose functions remove their arguments (`stdcall`): where that is another
# convention than C's, names have it in bytes.
_STDCALL = {
    "kernel32": {
        "AddVectoredExceptionHandler": 2,
        "FlsAlloc": 1,
        "FlsSetValue": 2,
        "GetEnvironmentVariableA": 3,
        "GetLastError": 0,
        "GetModuleHandleExA": 3,
        "GetProcAddress": 2,
        "GetStdHandle": 1,
        "LoadLibraryExA": 3,
        "RemoveVectoredExceptionHandler": 1,
        "SetLastError": 1,
        "Sleep": 1,
        "WriteFile": 5,
    },
    "ntdll": {"RtlNtStatusToDosError": 1},
}


def definitions(target: Target) -> dict[str, str]:
    """Module-definition files by name: `python3.def` has the part of the stable ABI that our own header declares."""
    found = {"python3": _python(), **_SYSTEM}
    for library, functions in _STDCALL.items():
        sized = (f"{name}@{4 * count}" if target.arch == "x86" else name for name, count in functions.items())
        found[library] = list(sized)
    return {f"{library}.def": _definition(library, names) for library, names in found.items()}


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
