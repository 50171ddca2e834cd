"""A case is a folder with a header; the command line that imports it."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "c"


def imported(case: Path, out: Path, *more: str) -> list[str]:
    """The command line that imports a case."""
    targets, options = case / "targets", case / "options"
    names = targets.read_text().split() if targets.exists() else ["x86_64-linux-gnu"]
    words = [word for name in names for word in ("--target", name)]
    words += ["--include", str(case), *options.read_text().split()] if options.exists() else []
    return [
        "import",
        "c",
        "--library",
        "lib",
        "--header",
        str(case / "lib.h"),
        "--soname",
        "lib.so",
        *words,
        *more,
        "-o",
        str(out),
    ]


HEADER = """
#define LIB_LIMIT 10
int lib_stay(int a);
int lib_change(int a);
int lib_go(void);
"""
