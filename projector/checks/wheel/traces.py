"""traces: what a wheel knows of the machine that built it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from projector.ir.examination import Verdict, Wheel

# Folders that are somebody's own. Others (/tmp, /usr) stand in documentation, too.
_OWN = re.compile(rb"(?:/(?:home|Users)/|[A-Za-z]:\\\\?Users\\\\?|/root/)[\w.+-]+[/\\][\w.+/\\-]+")
_HINT = "nothing that differs from machine to machine may reach a wheel: look for __FILE__ and for names of folders"


def verdicts(wheel: Wheel, machine: Sequence[str]) -> Iterator[Verdict]:
    """No folder of somebody's, and none of the words of `machine`: this machine's name and folders."""
    words = [one.encode() for one in machine]
    for path, data in wheel.files.items():
        own = _OWN.search(data)
        found = [own[0]] if own else [one for one in words if one in data]
        for one in found[:1]:
            yield Verdict("wrong", f"{path} has {one.decode(errors='replace')!r}", _HINT)
