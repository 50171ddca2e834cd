"""Verify: planted wrong facts are found where they stand, right ones are proven, the rest is said to be unproven."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
from each_target import each_target

from projector.cli import main
from projector.diagnostics import Diagnostics
from projector.ir.report import Report
from projector.stages.verify import verify_folder
from projector.targets import Target, target
from projector.toolchains import toolchain

LINUX = Path(__file__).parent.parent / "metadata" / "linux"
HEADER = """\
    #pragma once
    #include <stdint.h>
    typedef int fd_t;
    typedef unsigned long word_t;
    typedef void (*on_event)(int code, void *data);
    typedef int step(long);
    typedef unsigned long long wide_t;
    typedef void (*on_rows)(const unsigned char rows[][16]);
    enum color { RED, GREEN = 5 };
    typedef enum { LOWEST } level;
    #define LIMIT 10
    #define BIG 0x80000000u
    #define MINUS (-1)
    #define LEAST (-9223372036854775807LL - 1)
    #define MOST 18446744073709551615ull
    #define RATIO 1.5
    #define LONGER 0.1L
    #define ENDLESS (-__builtin_inf())
    #define NOTHING __builtin_nan("")
    #define TITLE "say \\"m\\""
    #define NOW (make())
    #define NOWHERE ((void *)-1)
    #define RESIZE (0x40045401u)
    struct point { int x; short y; };
    union number { float f; uint32_t u; };
    typedef struct {
        int a : 3;
        unsigned b : 5;
        _Bool c : 1;
        long d;
        struct { int e, f[2]; } inner[2];
        union { int g; float h; };
        const char *name;
        unsigned long long wide;
        enum color paint;
        on_event hook;
        char tail[];
    } thing;
    typedef struct hidden *hidden_t;
    struct hidden;
    int measure(const struct point *p, thing *t, word_t n);
    #define measure(p, t, n) 0
    #define HIGH(w) (((w) >> 8) & 0xff)
    static inline int twice(int n) { return n * 2; }
    int print(const char *format, ...);
    void on(on_event hook, void *data);
    void pick(enum color const **which, enum color *one);
    void rise(level *from);
    int vary(const char *format, __builtin_va_list arguments, __builtin_va_list *more);
    struct hidden *make(void);
    void (*choose(int which, on_event other))(int, void *);
    int paint(enum color with);
    extern const int version;
"""
FACTS = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]

    aliases:
      fd_t: int
      word_t: unsigned long
      wide_t: uint64_t
    callbacks:
      on_event: {params: {code: int, data: void *}}
      step: {params: {n: long}, returns: int}
      on_rows: {params: {rows: const unsigned char *}}
      ours_alone: {params: {n: int}, returns: int}
    enums:
      color: {members: {RED: 0, GREEN: 5}}
      level: {members: {LOWEST: 0}}
      Limits: {base: unsigned int, members: {LIMIT: 10, BIG: 0x80000000}}
    constants:
      MINUS: {type: int, value: -1}
      LEAST: -9223372036854775808
      MOST: 18446744073709551615
      RATIO: 1.5
      LONGER: {type: long double, value: 0.1}
      ENDLESS: -.inf
      NOTHING: .nan
      TITLE: 'say "m"'
      NOWHERE: {type: void *, value: -1}
    unions:
      number:
        fields: {f: float, u: uint32_t}
      g_or_h:
        fields: {g: int, h: float}
    records:
      point:
        fields:
          x: int
          y: short
      within:
        fields:
          e: int
          f: "int[2]"
      thing:
        fields:
          a: {type: int, bits: 3}
          b: {type: unsigned int, bits: 5}
          c: {type: bool, bits: 1}
          d: long
          inner: "within[2]"
          _1: {type: g_or_h, anonymous: true}
          name: const char *
          wide: uint64_t
          paint: color
          hook: on_event
          tail: {type: "char[]", flexible: {count: d}}
      hidden: {}
    variables:
      version: {type: int, const: true}
    ioctls:
      RESIZE: {request: 0x40045401, arg: int, dir: in}
    functions:
      HIGH: {params: {w: unsigned int}, returns: int, expression: w >> 8 & 0xff}
      twice: {params: {n: int}, returns: int, expression: n * 2}
      measure:
        params:
          p: const point *
          t: thing *
          n: word_t
        returns: int
      pick: {params: {which: const color * *, one: color *}}
      rise: {params: {from: level *}}
      vary: {params: {format: const char *, arguments: va_list, more: va_list *}, returns: int}
      print: {params: {format: const char *}, variadic: {n: int}, returns: int}
      on: {params: {hook: on_event, data: void *}}
      make: {returns: hidden *}
      choose: {params: {which: int, other: on_event}, returns: on_event}
      paint: {params: {with: int}, returns: int}
      landlock_add_rule:
        syscall: {x86_64: 445, aarch64: 445}
        params: {fd: int}
        returns: int
      our_restriction: {symbol: landlock_restrict_self, syscall: {x86_64: 446, aarch64: 446}}
"""
X64 = "x86_64-linux-gnu"


def verified(tmp_path: Path, facts: str = FACTS, header: str = HEADER, name: str = X64) -> tuple[Report, list[str]]:
    """The report on a module of one namespace, and its diagnostics as `line code message`."""
    folder = tmp_path / "m"
    (folder / "include").mkdir(parents=True)
    (folder / "include" / "m.h").write_text(dedent(header))
    (folder / "module.yaml").write_text(
        "projector: 1\nmodule: m\nlibraries: {libc: process}\ninclude_dirs: [include]\n"
    )
    (folder / "n.yaml").write_text(dedent(facts))
    found = Diagnostics()
    report = verify_folder(folder, target(name), toolchain("zig"), tmp_path / "scratch", found)
    assert report is not None, [one.message for one in found]
    assert all(one.place and one.place.file == folder / "n.yaml" for one in found)
    return report, [f"{one.place.line if one.place else 0} {one.code} {one.message}" for one in found]


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


RENAMED = """\
    int plain(void);
    int labelled(void) __asm__(LABEL);
    extern int counter __asm__(LABEL);
    int present(void);
    #define former present
    __attribute__((dllimport)) int imported(void);
    extern __thread int own;
    static inline int inside(void) { return 1; }
"""
STATED = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]
    variables:
      counter: {symbol: stat$INODE64, type: int}
      own: {type: int, thread_local: true}
    functions:
      plain: {returns: int}
      labelled: {symbol: stat$INODE64, returns: int}
      former: {symbol: present, returns: int}
      plain_too: {symbol: plain, returns: int}
      imported: {returns: int}
      inside: {returns: int}
"""


@each_target("row")
def test_symbols_are_what_the_compiler_makes_of_names(tmp_path: Path, row: Target) -> None:
    header = RENAMED.replace("LABEL", '"_stat$INODE64"' if row.os == "macos" else '"stat$INODE64"')
    if row.os != "windows":
        header = header.replace("dllimport", "unused")
    report, found = verified(tmp_path, STATED, header, row.name)
    assert found == [] and report.proven["symbols"] == 7
    wrong = STATED.replace("labelled: {symbol: stat$INODE64, ", "labelled: {").replace(
        "former: {symbol: present, ", "former: {"
    )
    report, found = verified(tmp_path / "wrong", wrong, header, row.name)
    assert report.wrong["symbols"] == 2
    assert found == [
        f"10 PJ721 the symbol of labelled is labelled here, but stat$INODE64 in the headers for {row.name}",
        f"11 PJ721 the symbol of former is former here, but present in the headers for {row.name}",
    ]


CALLED = """\
    typedef enum { OFF, ON } SWITCH;
    typedef int (__stdcall *VISIT)(int);
    int __stdcall sized(int, long long);
    VISIT __stdcall kept(void);
    int plain(VISIT visit, SWITCH *how);
    typedef int (__stdcall *ANY)();
"""
CONVENTIONS = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]
    enums: {SWITCH: {members: {OFF: 0, ON: 1}}}
    callbacks:
      VISIT: {abi: winapi, params: {item: int}, returns: int}
      ANY: {abi: winapi, variadic: true, returns: int}
    functions:
      sized: {abi: winapi, params: {a: int, b: long long}, returns: int}
      kept: {abi: winapi, returns: VISIT}
      plain: {params: {visit: VISIT, how: SWITCH *}, returns: int}
"""


def test_calling_conventions_of_windows(tmp_path: Path) -> None:
    """A symbol has no argument sizes there, and Microsoft's enums are another integer type than zig's."""
    report, found = verified(tmp_path, CONVENTIONS, CALLED, "x86-windows-gnu")
    assert found == []
    assert (report.proven["prototypes"], report.proven["typedefs"], report.proven["symbols"]) == (3, 2, 3)
    swapped = (
        CONVENTIONS.replace("winapi", "C").replace("plain: {", "plain: {abi: winapi, ").replace("abi: C", "abi: c")
    )
    found = verified(tmp_path / "wrong", swapped, CALLED, "x86-windows-gnu")[1]
    assert [one.split()[:2] for one in found] == [
        ["7", "PJ717"], ["8", "PJ717"], ["10", "PJ716"], ["11", "PJ716"], ["12", "PJ716"],
    ]  # fmt: skip


def test_symbols_that_are_a_compilers_own_names(tmp_path: Path) -> None:
    """Undeclared ones hid what is said of all others."""
    header, names = "int one(void); int two(void); int three(void);\n", ("one", "two", "three")
    functions = "\n".join(f"  {name}: {{symbol: abort, returns: int}}" for name in names)
    facts = f"projector: 1\nnamespace: m.n\nlibrary: libc\ninclude: [m.h]\nfunctions:\n{functions}\n"
    found = verified(tmp_path, facts, header)[1]
    assert [" ".join(one.split()[1:8]) for one in found] == [f"PJ721 the symbol of {name} is abort" for name in names]


FORMS = """\
    int set(struct m *m, int option, ...);
    int get(const struct m *m, int option, void *value, unsigned size);
    void *held(struct m *m);
"""
FURTHER = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]
    records:
      m: {}
    functions:
      set_number: {symbol: set, params: {m: m *, option: int}, variadic: {value: long}, returns: int}
      get_number: {symbol: get, params: {m: const m *, option: int, value: int *, size: unsigned}, returns: int}
      held_text: {symbol: held, params: {m: m *}, returns: char *}
      private: {symbol: undeclared_one, params: {m: m *}, returns: int}
"""


def test_a_further_form_is_compared_with_its_symbol(tmp_path: Path) -> None:
    """Its pointers may say more than `void *`; what no header declares at all is nobody's to prove."""
    report, found = verified(tmp_path, FURTHER, FORMS)
    assert found == [] and (report.proven["prototypes"], report.wrong["prototypes"]) == (3, 0)


def test_macros_that_call_are_compared_with_what_they_call(tmp_path: Path) -> None:
    header = """
    int now(void); int *place(void); char **words(void);
    #define NOW (now())
    #define NEWER now
    #define ERROR (*place())
    #define WORDS (*words())
    """
    facts = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]
    functions:
      NOW: {symbol: now, returns: int}
      NEWER: {symbol: now, returns: int}
      ERROR: {symbol: place, returns: {type: int *, count: {const: 1}, own: none}}
      WORDS: {symbol: words, returns: char * *}
"""
    right, other = tmp_path / "right", tmp_path / "wrong"
    right.mkdir()
    other.mkdir()
    report, found = verified(right, facts, header)
    assert found == [] and (report.proven["prototypes"], report.wrong["prototypes"]) == (4, 0)
    _, wrong = verified(other, facts.replace("type: int *", "type: long *"), header)
    assert [one.partition(" the prototype")[0] for one in wrong] == ["8 PJ716"]


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("{m: m *, option: int}, variadic", "{m: m *, option: long}, variadic", 8, "int (struct m *, int, ...) in"),
        ("int}, variadic: {value: long}", "int, value: long}", 8, "int (struct m *, int, ...) in"),
        ("m: const m *", "m: m *", 9, "int (const struct m *, int, void *, unsigned int) in"),
        ("value: int *", "value: int", 9, "int (const struct m *, int, void *, unsigned int) in"),
        ("value: int *", "value: const int *", 9, "int (const struct m *, int, void *, unsigned int) in"),
        (", size: unsigned}", "}", 9, "int (const struct m *, int, void *, unsigned int) in"),
        ("returns: char *", "returns: long", 10, "void *(struct m *) in"),
    ],
)
def test_a_wrong_further_form(tmp_path: Path, right: str, wrong: str, line: int, message: str) -> None:
    assert FURTHER.count(right) == 1
    _, (found,) = verified(tmp_path, FURTHER.replace(right, wrong), FORMS)
    assert found.startswith(f"{line} PJ716 the prototype of ") and message in found


def test_headers_of_a_library_are_found_where_one_says(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path, STATED, RENAMED.replace("LABEL", '"stat$INODE64"').replace("dllimport", "unused"))
    (tmp_path / "m" / "include").rename(tmp_path / "elsewhere")
    (tmp_path / "m" / "module.yaml").write_text("projector: 1\nmodule: m\nlibraries: {libc: process}\n")
    assert main(["verify", str(tmp_path / "m"), "--target", X64]) == 0
    assert "no header <m.h>" in capfd.readouterr().err
    assert main(["verify", str(tmp_path / "m"), "--target", X64, "--include", str(tmp_path / "elsewhere")]) == 0
    assert "no header" not in capfd.readouterr().err


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


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path, FACTS.replace("GREEN: 5", "GREEN: 6"))
    targets = ["--target", X64, "--target", "aarch64-linux-gnu"]
    assert main(["verify", str(tmp_path / "m"), *targets]) == 1
    shown = capsys.readouterr().err
    assert "n.yaml:16:36: error PJ714: GREEN is 6 here, but 5 in the headers for aarch64-linux-gnu" in shown
    assert "enumerators" in shown and "0 couldn't be proven" in shown
    assert main(["verify", str(tmp_path / "m"), *targets, "--json"]) == 1
    *found, x64, arm = map(json.loads, capsys.readouterr().out.splitlines())
    assert [one["code"] for one in found] == ["PJ714", "PJ714"]
    assert (x64["target"], x64["proven"]["enumerators"], x64["wrong"]["enumerators"]) == (X64, 5, 1)
    assert (arm["target"], arm["unproven"]) == ("aarch64-linux-gnu", 0)


def test_command_on_a_projection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path, FACTS.replace("GREEN: 5", "GREEN: 6"))
    settings = '[tool.projector]\npackage = "m_api"\nmetadata = ["../m"]\n'
    (tmp_path / "p").mkdir()
    (tmp_path / "p/pyproject.toml").write_text(f'[project]\nname = "p"\nversion = "1"\n{settings}')
    assert main(["verify", str(tmp_path / "p"), "--target", X64, "--target", "aarch64-linux-gnu", "--json"]) == 1
    *found, x64, arm = map(json.loads, capsys.readouterr().out.splitlines())
    assert {one["code"] for one in found if one["severity"] == "error"} == {"PJ714"}
    assert [one["target"] for one in (x64, arm)] == [X64, "aarch64-linux-gnu"]
    assert x64["wrong"]["enumerators"] == arm["wrong"]["enumerators"] == 1


def test_command_without_metadata(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path)]) == 1
    assert "PJ009" in capsys.readouterr().err


def test_a_zig_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    verified(tmp_path)
    zig = tmp_path / "zig"
    zig.write_text("#!/bin/sh\necho out of memory >&2\nexit 1\n")
    zig.chmod(0o755)
    monkeypatch.setattr("projector.cli.toolchain", lambda name: replace(toolchain(name), folder=tmp_path))
    assert main(["verify", str(tmp_path / "m")]) == 3
    shown = capsys.readouterr().err
    assert "zig can't compile names.c:" in shown and "out of memory\nhelp:" in shown
