"""syscalls: the numbers of system calls that libc doesn't wrap."""

from __future__ import annotations

from collections.abc import Iterator

from projector import text
from projector.checks.fact import Fact, equal
from projector.checks.spelling import Spelling
from projector.ir.api import Function, Namespace
from projector.text import code


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """The numbers that the namespace states; `symbol` is the system call's name if the function has another."""
    for item in namespace.items:
        if isinstance(item, Function) and item.syscall is not None:
            number = code("__NR_{}", text.identifier(item.symbol))
            yield equal("PJ718", item.place, f"the number of the system call {item.symbol}", number, item.syscall)
