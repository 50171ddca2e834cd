"""Call: a piece of Python that a row of the benchmark repeats, and what it must come to."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent

UNROLLED = 10
"""Repetitions in the body of a loop, so that the loop itself is a small part of what is measured."""


@dataclass(frozen=True, slots=True)
class Call:
    """`code` with the local variables `names`; `result` is an expression of them, and of `r`: what `code` gave."""

    code: str
    names: dict[str, object]
    result: str = "r"


EMPTY = Call("pass", {}, "None")


def outcome(call: Call) -> object:
    """What the call comes to when it is made once."""
    scope = dict(call.names)
    try:
        expression = compile(call.code, "<call>", "eval")
    except SyntaxError:
        exec(call.code, scope)
    else:
        scope["r"] = eval(expression, scope)
    return eval(call.result, scope)


def loop(call: Call) -> Callable[[int], None]:
    """A function that makes the call `UNROLLED` times for each of the times that it is told."""
    body = indent(f"{call.code}\n" * UNROLLED, " " * 8)
    source = f"def run(times, {', '.join(call.names)}):\n    for _ in repeat(None, times):\n{body}"
    scope: dict[str, object] = {"repeat": itertools.repeat}
    exec(source, scope)
    run = scope["run"]
    assert callable(run)
    values = tuple(call.names.values())
    return lambda times: run(times, *values)
