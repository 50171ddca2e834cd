"""Verify: symbols, calling conventions, further forms and macros that call."""

from __future__ import annotations

from pathlib import Path

import pytest
from each_target import each_target
from verified import X64, verified

from projector.cli import main
from projector.targets import Target

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
      held_address: {symbol: held, params: {m: uintptr_t}, returns: uintptr_t}
      private: {symbol: undeclared_one, params: {m: m *}, returns: int}
"""


@pytest.mark.parametrize("name", [X64, "x86-linux-gnu", "x86_64-windows-gnu"])
def test_a_further_form_is_compared_with_its_symbol(tmp_path: Path, name: str) -> None:
    """Its pointers may say more than `void *`, or be numbers; what no header declares at all is nobody's to prove."""
    report, found = verified(tmp_path, FURTHER, FORMS, name)
    assert found == [] and (report.proven["prototypes"], report.wrong["prototypes"]) == (4, 0)


def test_a_number_that_is_no_address(tmp_path: Path) -> None:
    narrow = FURTHER.replace("{m: uintptr_t}", "{m: unsigned long}")
    assert verified(tmp_path / "linux", narrow, FORMS)[1] == []
    (found,) = verified(tmp_path / "windows", narrow, FORMS, "x86_64-windows-gnu")[1]
    assert found.startswith("11 PJ716 the prototype of held_address is ")


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
