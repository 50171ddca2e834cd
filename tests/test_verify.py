"""Verify: planted wrong facts are found where they stand, right ones are proven, the rest is said to be unproven."""

from __future__ import annotations

from pathlib import Path

import pytest
from each_target import each_target
from verified import FACTS, HEADER, X64, verified

from projector.diagnostics import Diagnostics
from projector.stages.verify import verify_folder
from projector.targets import Target, target
from projector.toolchains import toolchain

LINUX = Path(__file__).parent.parent / "metadata" / "linux"


@each_target("row")
def test_right_facts_are_proven(tmp_path: Path, row: Target) -> None:
    facts = FACTS if row.os == "linux" else FACTS[: FACTS.index("  landlock_add_rule")]
    report, found = verified(tmp_path, facts, name=row.name)
    assert found == []
    assert dict(report.proven) == {
        "layouts": 41,
        "enumerators": 6,
        "constants": 9,
        "prototypes": 10,
        "typedefs": 6,
        "syscalls": 2 if row.os == "linux" and row.arch in ("x86_64", "aarch64") else 0,
        "requests": 1,
        "formulas": 1,  # of inline functions nothing is known
        "symbols": 10,
        "members": 7,
    }
    assert sum(report.wrong.values()) == 0 and report.unproven == ()


INSIDE = """\
    struct bits { unsigned a : 3, b : 3; long : 0; unsigned c : 4, d : 4; };
    struct part { int size; short kind; short more; };
    struct whole { int size; struct { short kind; union { short more; char first; }; }; char tail[]; };
"""
LACKING = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]
    unions:
      either: {fields: {more: short, first: char}}
    records:
      bits:
        fields:
          b: {type: unsigned int, bits: 3}
          a: {type: unsigned int, bits: 3}
          _1: {type: long, bits: 0}
          c: {type: unsigned int, bits: 4}
          d: {type: unsigned int, bits: 4}
      part:
        fields: {size: int, kind: short}
      inner: {fields: {kind: short, _1: {type: either, anonymous: true}}}
      whole: {fields: {size: int, _1: {type: inner, anonymous: true}}}
"""


@each_target("row", lambda row: row.pointer == 8)  # widths of bit-fields are asked with __int128
def test_places_of_bit_fields_and_members_that_are_lacking(tmp_path: Path, row: Target) -> None:
    """No size, offset or value differs."""
    report, found = verified(tmp_path, LACKING, INSIDE, row.name)
    where = f"in the headers for {row.name}"
    assert found == [
        f"10 PJ713 the place of bits.b is bit 0 here, but bit 3 {where}",
        f"11 PJ713 the place of bits.a is bit 3 here, but bit 0 {where}",
        f"15 PJ710 the list of part's fields is whole here, but without more {where}",
    ]
    assert (report.proven["members"], report.wrong["members"], report.unproven) == (4, 3, ())
    padded = LACKING.replace("kind: short}\n", "kind: short, _1: short}\n")
    assert verified(tmp_path / "padded", padded, INSIDE, row.name)[0].wrong["members"] == 2


HIDDEN = """\
    struct state { int version; int count; };
    #define version (*version_of())
    int *version_of(void);
"""
BEHIND_A_MACRO = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]
    records:
      state: {fields: {version: int, count: int}}
"""


def test_a_member_whose_name_is_a_macro_too_is_not_wrong(tmp_path: Path) -> None:
    report, _ = verified(tmp_path, BEHIND_A_MACRO, HIDDEN)
    assert sum(report.wrong.values()) == 0 and report.unproven
    _, found = verified(tmp_path / "renamed", BEHIND_A_MACRO.replace("version", "edition"), HIDDEN)
    assert any("PJ711 what lies at byte 0 of state is edition here, but version in" in one for one in found)


PLANTS = (
    ("          y: short\n", "", "  point:", "PJ710", "the size of point is 4 here, but 8 in"),
    ("  point:\n", "  point:\n        pack: 2\n", "  point:", "PJ710", "alignment of point is 2 here, but 4"),
    ("x: int", "x: long", "x: long", "PJ712", "the type of point.x is long here, but int in"),
    ("x: int", "x: unsigned int", "x: unsigned int", "PJ712", "is unsigned int here, but int in"),
    ("          d: long\n", "          d: int\n", "d: int", "PJ712", "thing.d is int here, but long in"),
    ("name: const", "nome: const", "nome: const", "PJ711", "what lies at byte 48 of thing is nome here, but name in"),
    ("b: {type: unsigned", "z: {type: unsigned", "z: {type", "PJ711", "at byte 0 of thing is z here, but b in the"),
    ("y: short", "y: {type: short, align: 8}", "y: {type", "PJ711", "the offset of point.y is 8 here, but 4 in"),
    ("  e: int", "  e: float", "  e: float", "PJ712", "the type of within.e is float here, but int in"),
    ("name: const char *", "name: char *", "name: char *", "PJ712", "is char * here, but const char * in"),
    ("bits: 5", "bits: 6", "bits: 6", "PJ713", "which make 63 of 0xffffffffffffffff here, but 31"),
    ("a: {type: int", "a: {type: unsigned int", "a: {type", "PJ713", "thing.a is 3 unsigned bits"),
    ("GREEN: 5", "GREEN: 6", "color: {members", "PJ714", "GREEN is 6 here, but 5 in the headers for x86_64"),
    ("LIMIT: 10", "LIMIT: 11", "Limits:", "PJ714", "LIMIT is 11 (0xb) here, but 10 (0xa) in"),
    ("value: -1}\n      LEAST", "value: 1}\n      LEAST", "MINUS", "PJ715", "MINUS is 1 here, but -1 in"),
    ("LEAST: -9223372036854775808", "LEAST: -1", "LEAST", "PJ715", "but -9223372036854775808 in"),
    ("MOST: 18446744073709551615", "MOST: -1", "MOST", "PJ715", "MOST is -1 here, but 18446744073709551615 ("),
    ("ENDLESS: -.inf", "ENDLESS: .inf", "ENDLESS", "PJ715", "ENDLESS is inf here, but (-__builtin_inf()) in"),
    ("RATIO: 1.5", "RATIO: 1.25", "RATIO", "PJ715", "RATIO is 1.25 here, but 1.5 in"),
    ("'say \"m\"'", "'say \"n\"'", "TITLE", "PJ715", "TITLE is 'say \"n\"' here, but 'say \"m\"' in"),
    ("{type: void *, value: -1}", "{type: void *, value: 0}", "NOWHERE", "PJ715", "NOWHERE is 0 here, but"),
    ("p: const point *", "p: point *", "p: point *", "PJ716", "but int (const struct point *, thing *, unsigned long)"),
    ("n: word_t", "n: unsigned int", "n: unsigned int", "PJ716", "int (const point *, thing *, unsigned int) here"),
    ("n: word_t\n        returns: int", "n: word_t\n        returns: long", "returns: long", "PJ716", "but int (const"),
    ("          n: word_t\n", "", "measure:", "PJ716", "prototype of measure is int (const point *, thing *) here"),
    (", variadic: {n: int}", "", "print:", "PJ716", "is int (const char *) here, but int (const char *, ...) in"),
    (
        "{params: {hook: on_event",
        "{params: {hook: step",
        "  on: {",
        "PJ716",
        "but void (void (*)(int, void *), void *)",
    ),
    ("other: on_event}, returns: on_event", "other: on_event}, returns: step", "choose", "PJ716", "choose is step"),
    ("make: {returns: hidden *}", "make: {returns: thing *}", "make", "PJ716", "but struct hidden *(void) in"),
    ("{with: int}", "{with: long}", "paint: {params", "PJ716", "int (long) here, but int (enum color) in"),
    ("fd_t: int", "fd_t: long", "fd_t", "PJ717", "the type fd_t is long here, but int in"),
    ("word_t: unsigned long", "word_t: long", "word_t", "PJ717", "is long here, but unsigned long in"),
    ("{code: int", "{code: long", "on_event:", "PJ717", "on_event is void (long, void *) here, but void (*)(int"),
    ("step: {params: {n: long}", "step: {params: {n: int}", "step:", "PJ717", "step is int (int) here, but int (long)"),
    ("version: {type: int", "version: {type: long", "version", "PJ716", "type of version is long here, but"),
    ("445, aarch64", "444, aarch64", "landlock_add_rule", "PJ718", "is 444 (0x1bc) here, but 445 (0x1bd) in"),
    ("0x40045401", "0x40045402", "RESIZE", "PJ719", "the request RESIZE is 1074025474 (0x40045402) here, but 10740"),
    ("w >> 8 & 0xff", "w >> 8 & 0x7f", "HIGH", "PJ720", "what HIGH gives is its expression's here, but"),
    ("x86_64: 446", "x86_64: 447", "our_restriction", "PJ718", "landlock_restrict_self is 447 (0x1bf) here, but 446"),
)


@pytest.mark.parametrize(("right", "wrong", "where", "code", "message"), PLANTS, ids=[plant[1] for plant in PLANTS])
def test_planted(tmp_path: Path, right: str, wrong: str, where: str, code: str, message: str) -> None:
    assert FACTS.count(right) >= 1
    facts = FACTS.replace(right, wrong, 1)
    _, found = verified(tmp_path, facts)
    line = next(number for number, text in enumerate(facts.splitlines(), 1) if where in text)
    assert any(one.startswith(f"{line} {code} ") and message in one for one in found), found


UNPROVEN = (
    ("name: const", "_name: const", "_name: const", "PJ702", "the offset of thing._name couldn't be proven"),
    ("include: [m.h]", "include: [m.h, lost.h]", "include", "PJ700", "zig has no header <lost.h> for x86_64-linux-gnu"),
    ("include: [m.h]", "include: [m.h, 'a>#error']", "include", "PJ700", "zig has no header <a>"),
    ("fd_t: int", "fd_t: int\n      pid_type: int", "pid_type", "PJ702", "unknown type name 'pid_type'"),
    ("  on: {", "  off: {", "off: {", "PJ702", "use of undeclared identifier 'off'"),
    ("  make: {", "  while: {", "while: {", "PJ703", "expected expression"),
    ("  point:\n", "  dot:\n", "dot:", "PJ702", "the size of dot couldn't be proven"),
    ("our_restriction: {symbol: ", "our_restriction: {symbol: our_", "our_res", "PJ702", "__NR_our_landlock_restrict"),
    ("NOWHERE: {type: void *, value: -1}", "NOW: 1", "NOW: 1", "PJ703", "NOW couldn't be proven for x86_64-linux-gnu"),
)


@pytest.mark.parametrize(("right", "wrong", "where", "code", "message"), UNPROVEN, ids=[one[1] for one in UNPROVEN])
def test_unproven(tmp_path: Path, right: str, wrong: str, where: str, code: str, message: str) -> None:
    facts = FACTS.replace(right, wrong, 1).replace(
        "const point *", "const dot *" if "dot" in wrong else "const point *"
    )
    report, found = verified(tmp_path, facts)
    line = next(number for number, text in enumerate(facts.splitlines(), 1) if where in text)
    assert any(one.startswith(f"{line} {code} ") and message in one for one in found), found
    assert code == "PJ700" or report.unproven


def test_a_persons_record_needs_no_header(tmp_path: Path) -> None:
    ours = "  ours: {source: {origin: curated}, fields: {value: int}}\n      point:\n"
    report, found = verified(tmp_path, FACTS.replace("  point:\n", ours, 1))
    assert report.unproven == () and found == []


def test_volatile_is_what_metadata_cant_say(tmp_path: Path) -> None:
    header = HEADER + "struct table { int (*map)(int, volatile void **); };\nint shared(volatile int *at, int size);\n"
    table = "  table: {fields: {map: map_at}}\n      point:\n"
    facts = FACTS.replace("  point:\n", table, 1).replace(
        "    functions:\n", "    functions:\n      shared: {params: {at: int *, size: int}, returns: int}\n", 1
    )
    facts = facts.replace(
        "    callbacks:\n", "    callbacks:\n      map_at: {params: {n: int, at: void * *}, returns: int}\n", 1
    )
    assert verified(tmp_path, facts, header)[1] == []
    _, found = verified(tmp_path / "wrong", facts.replace("at: void * *", "at: int * *"), header)
    assert [one.split()[1] for one in found] == ["PJ712"]


def test_a_missing_header_is_one_warning(tmp_path: Path) -> None:
    report, found = verified(tmp_path, FACTS.replace("include: [m.h]", "include: [lost.h]", 1))
    assert found and all(" PJ700 " in one or " PJ703 " in one for one in found), found
    assert sum(" PJ700 " in one for one in found) == 1 and len(report.unproven) > 20


def test_nothing_is_proven_without_headers(tmp_path: Path) -> None:
    report, found = verified(tmp_path, FACTS.replace("    include: [m.h]\n", ""))
    assert found == ["1 PJ704 m.n names no header: nothing of it can be proven"]
    assert sum(report.proven.values()) == 0 and len(report.unproven) > 20


def test_nothing_is_proven_by_a_compiler_that_stopped(tmp_path: Path) -> None:
    report, found = verified(tmp_path, header=f"{HEADER}    #include <nowhere.h>\n")
    assert "4 PJ701 the headers of m.n don't compile for x86_64-linux-gnu" in found[0] and "'nowhere.h'" in found[0]
    assert sum(report.proven.values()) == 0 and sum(report.wrong.values()) == 0


def test_a_header_with_a_fault(tmp_path: Path) -> None:
    _, found = verified(tmp_path, header=f"{HEADER}    struct point {{ int x, y; }};\n")
    assert len(found) == 1 and "redefinition of 'point'" in found[0]


def test_no_path_of_this_machine_is_shown(tmp_path: Path) -> None:
    header = HEADER.replace("struct { int e, f[2]; } inner[2];", "struct { int e, f[2]; } inner[3];")
    _, found = verified(tmp_path, header=header)
    assert any(
        "PJ712 the type of thing.inner is within[2] here, but struct thing::(unnamed) [3] in" in one for one in found
    )


def test_a_callback_that_takes_itself(tmp_path: Path) -> None:
    report, found = verified(tmp_path, FACTS.replace("{code: int,", "{code: on_event,"))
    assert any(one.startswith("11 PJ717") for one in found) and report.wrong["typedefs"] == 1


@pytest.mark.parametrize("name", [X64, "aarch64-linux-gnu"])
def test_linux(tmp_path: Path, name: str) -> None:
    found = Diagnostics()
    report = verify_folder(LINUX, target(name), toolchain("zig"), tmp_path, found)
    assert [one.message for one in found] == [] and report is not None
    assert report.unproven == () and sum(report.proven.values()) > 9000


def test_linux_on_musl_has_no_wrong_fact(tmp_path: Path) -> None:
    found = Diagnostics()
    report = verify_folder(LINUX, target("x86_64-linux-musl"), toolchain("zig"), tmp_path, found)
    assert not found.failed and report is not None and sum(report.proven.values()) > 9000
