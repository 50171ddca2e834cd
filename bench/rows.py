"""The rows: what is measured, under which GIL policies, and what each contender's call must come to."""

from __future__ import annotations

from dataclasses import dataclass

HELD, RELEASED = "held", "released"
"""GIL policies. A row compares contenders of one policy only."""

RECORDS = 10
"""The length of a list of records, or of texts."""
CALLBACKS = 1000
"""How often a call calls back."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `straight`: its instructions are compared with hand-written C's.

    `threads`: only once the process has had a second thread, from when on glibc's locks cost more. `of`: the row whose
    call it makes.
    """

    name: str
    title: str
    result: object
    policies: tuple[str, ...] = (HELD, RELEASED)
    straight: bool = False
    threads: bool = False
    of: str = ""


ROWS = (
    Row("nothing", "f()", 7, straight=True),
    Row("add", "add(int, int)", 7, straight=True),
    Row("length", "strlen(str)", 32, straight=True),
    Row("checksum_bytes", "checksum of bytes", 2016, straight=True),
    Row("checksum_bytearray", "checksum of a bytearray", 2016, straight=True),
    Row("fill", "fill a bytearray", b"\7" * 64, straight=True),
    Row("now", "out record -> object", (1, 2), straight=True),
    Row("divide", "out parameters -> (named) tuple", (3, 2), straight=True),
    Row("eight", "8 mixed arguments", 132, straight=True),
    Row("handle", "handle argument", 5, straight=True),
    Row("fail", "OSError raised and caught", 2),
    Row("records_in", f"a list of {RECORDS} records in", 100),
    Row("records_out", f"a list of {RECORDS} records out", [(i, -i) for i in range(RECORDS)]),
    Row("by_value", "records by value, in and out", (6, 8)),
    Row("texts", f"a list of {RECORDS} str in", 55),
    Row("callbacks", f"{CALLBACKS:,} callbacks", 499500),
    Row("keywords", "8 mixed arguments by keyword", 132, (HELD,)),
    Row("alternating", "two keyword call sites in turn", (132, 132), (HELD,)),
    Row("unpacked", "f(**d)", 132, (HELD,)),
    Row("sites", "eight keyword call sites in turn", [132] * 8, (HELD,)),
    Row("get", "field get", 3, (HELD,), straight=True),
    Row("set", "field set", 9, (HELD,), straight=True),
    Row("construct", "record construction", (3, 4), (HELD,)),
    Row("elsewhere", f"{CALLBACKS:,} callbacks on a native thread", 499500, (RELEASED,), threads=True),
    Row("add_later", "add(int, int) after that thread", 7, (RELEASED,), threads=True, of="add"),
)
