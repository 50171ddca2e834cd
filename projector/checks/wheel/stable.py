"""stable: what a wheel takes from Python, against the table of the stable ABI (PyPI's abi3info)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from projector.ir.examination import Verdict, Wheel

_HINT = "take it out, or give the wheel a tag without abi3"


def verdicts(wheel: Wheel) -> Iterator[Verdict]:
    """Every symbol of Python's must be of the stable ABI, and of no later release than the tag says."""
    if not wheel.natives:
        return
    if wheel.tag[1] not in ("abi3", "abi3.abi3t"):
        yield Verdict("unproven", f"{wheel.tag[1]} is no stable ABI, and nothing lists what it has")
        return
    floor = re.fullmatch(r"cp(\d)(\d+)", wheel.tag[0])
    if floor is None:
        yield Verdict("wrong", f"{wheel.tag[0]} is no release of CPython", "name the first one that it is for")
        return
    known = table()
    for path, native in wheel.natives.items():
        names = sorted({one.symbol for one in native.imports if is_pythons(one.symbol)})
        if not names:
            yield Verdict("unproven", f"{path} takes nothing from Python")
        for name in names:
            if name not in known:
                yield Verdict("wrong", f"{path} needs {name}, which isn't in the stable ABI", _HINT)
            elif known[name] > (int(floor[1]), int(floor[2])):
                since = ".".join(map(str, known[name]))
                yield Verdict("wrong", f"{path} needs {name}, which Python has from {since} on", _HINT)


def is_pythons(symbol: str) -> bool:
    """Whether a symbol is one of Python's own."""
    return symbol.startswith(("Py", "_Py"))


@cache
def table() -> Mapping[str, tuple[int, int]]:
    """Names of the stable ABI with the release that brought them. ImportError where abi3info isn't installed."""
    from abi3info import DATAS, FUNCTIONS  # type: ignore[import-untyped]

    return {one.symbol.name: (one.added.major, one.added.minor) for one in (*FUNCTIONS.values(), *DATAS.values())}
