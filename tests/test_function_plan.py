"""Functions that are left out, each with a note that says why."""

from __future__ import annotations

import re

import pytest
from described import good

from projector.diagnostics import Diagnostics
from projector.settings import Settings
from projector.stages.compile import RUNTIME
from projector.stages.plan import plan


def _planned(text: str) -> tuple[list[str], list[str]]:
    """The functions of a namespace, and what was noted."""
    found = Diagnostics()
    made = plan(good(f"library: libc\nfunctions:\n  {text}\n"), Settings(package="m_api", metadata=["m"]), found)
    return [one.name for space in made.namespaces for one in space.functions], [one.message for one in found]


@pytest.mark.parametrize("more", ["", ", dir: out"])
def test_more_parameters_or_results_than_the_runtime_holds(more: str) -> None:
    kind = "int *" if more else "int"

    def wide(count: int) -> str:
        params = ", ".join(f"p{i}: {{type: {kind}{more}}}" for i in range(count))
        return f"wide: {{params: {{{params}}}}}"

    assert _planned(wide(31)) == (["wide"], [])
    assert _planned(wide(33)) == (
        [],
        ["wide is left out: more than 32 parameters or results aren't projected yet"],
    )
    most = re.search(r"#define PJ_MAX_PARAMETERS (\d+)", (RUNTIME / "projector.h").read_text())
    assert most is not None
    assert int(most[1]) == 32


def test_another_calling_convention() -> None:
    names, notes = _planned("other: {abi: ms}")
    assert names == []
    assert notes == ["other is left out: the calling convention ms isn't projected yet"]


@pytest.mark.parametrize("answer", ["char", "short", "long", "void *", "void"])
def test_a_system_call_answers_an_integer_of_any_width(answer: str) -> None:
    names, notes = _planned(f"ask: {{syscall: {{x86_64: 39}}, returns: {answer}}}")
    assert names == ["ask"] and not any("left out" in note for note in notes)


@pytest.mark.parametrize("answer", ["float", "double", "pair"])
def test_a_system_call_answers_nothing_else(answer: str) -> None:
    names, notes = _planned(
        f"ask: {{syscall: {{x86_64: 39}}, returns: {answer}}}\nrecords: {{pair: {{fields: {{a: int}}}}}}"
    )
    assert names == []
    assert notes == ["ask is left out: a system call answers an integer or an address"]


def test_what_a_function_without_a_prototype_takes() -> None:
    assert _planned("form: {variadic: {v: int}}") == (["form"], [])
    assert _planned("form: {variadic: {}}")[1] == ["form is raw: its header doesn't say what it takes"]


@pytest.mark.parametrize(
    "slot", ["{type: int, reserved: 0}", "{type: double}", "{type: 'const int *', count: {const: 3}}"]
)
def test_the_gil_is_released_by_what_is_no_integer(slot: str) -> None:
    names, notes = _planned(f"f: {{params: {{n: {slot}}}, gil: {{release_above: 8, by: n}}}}")
    assert names == []
    assert notes == ["f is left out: gil: n is no integer that is given"]


@pytest.mark.parametrize(
    ("slot", "is_raw"),
    [
        ("const pair *", True),
        ("{type: const pair *, nullable: true}", True),
        ("{type: const pair *, dir: in}", False),
        ("{type: const pair *, count: {const: 1}}", False),
        ("{type: const pair *, count: {param: n}}", False),
    ],
)
def test_a_pointer_to_a_const_record_may_be_an_array(slot: str, is_raw: bool) -> None:
    _, notes = _planned(f"f: {{params: {{p: {slot}, n: size_t}}}}\nrecords: {{pair: {{fields: {{a: int}}}}}}")
    reason = "p: a pointer to a record without a direction or a length (`dir: in` for one record, or `count:`)"
    assert notes == [f"f is raw: {reason}"] * is_raw


@pytest.mark.parametrize("ends", ["double_nul", "none"])
def test_text_that_ends_as_nothing_here_knows_is_an_address_in_raw(ends: str) -> None:
    slot = f"{{type: const char *, string: {{encoding: locale, terminated: {ends}}}}}"
    _, notes = _planned(f"f: {{params: {{s: {slot}}}}}\n  g: {{returns: {slot}}}")
    assert [note.partition(":")[0] for note in notes] == ["f is raw", "g is raw"]


@pytest.mark.parametrize(
    ("string", "reason"),
    [
        ("locale", "several strings in locale aren't projected yet"),
        (
            "{encoding: utf8, terminated: none}",
            "a list of pointers to text that doesn't end with a NUL isn't projected yet",
        ),
    ],
)
def test_a_list_of_text_must_be_one_that_can_be_read(string: str, reason: str) -> None:
    _, notes = _planned(f"f: {{returns: {{type: char **, string: {string}, own: none, errors: none}}}}")
    assert notes == [f"f is raw: result: {reason}"]


def test_a_raw_list_of_text_is_an_address_since_nothing_counts_it() -> None:
    found = Diagnostics()
    returns = "{type: char **, string: utf8, own: none, count: {param: n}, errors: none}"
    text = (
        f"library: libc\nfunctions:\n  f: {{params: {{n: {{type: int *, dir: out}}, p: void *}}, returns: {returns}}}\n"
    )
    made = plan(good(text), Settings(package="m_api", metadata=["m"]), found)
    (recipe,) = [one for space in made.namespaces for one in space.functions]
    assert [one.message.partition(":")[0] for one in found] == ["f is raw"]
    assert not {build.op for build in recipe.builds} & {"null_terminated", "text_list"}


LOOKS = {
    "params: {s: {type: 'int *', dir: out, count: {param: n}}, n: int}, returns: {type: int, errors: bad}": (
        "the error rule looks at s, which is no number"
    ),
    "params: {b: {type: void *, dir: out, count: {param: n, returned: true}}, n: int}": (
        "b: its length is the result, which is no integer"
    ),
    "params: {end: double}, returns: {type: const void *, count: {call: measure}, own: none}": (
        "measure takes int as end, which end isn't"
    ),
    "params: {end: {type: thing **, dir: out}}, returns: {type: const void *, count: {call: measure}, own: none}": (
        "measure takes int as end, which end isn't"
    ),
    "params: {n: size_t, h: {type: thing *, handle: Thing, count: {param: n}}}": "n: it counts h, which is no buffer",
    "params: {t: {type: thing *, dir: out}}, returns: {type: int, handle: H, borrowed_from: t}": (
        "t: Python can't give it, as what is said of it and of its length contradict"
    ),
}
DECLARED = """
  end: {params: {h: int}}
  measure: {params: {end: int}, returns: size_t}
  end_thing: {params: {t: thing *}}
records: {thing: {}}
errors: {bad: {fail_if: s == 0}}
handles: {H: {type: int, invalid: [-1], close: end}, Thing: {type: thing *, invalid: [0], close: end_thing}}
"""


@pytest.mark.parametrize("stated", LOOKS)
def test_what_a_call_looks_at_must_be_there(stated: str) -> None:
    _, notes = _planned(f"f: {{{stated}}}{DECLARED}")
    assert notes in ([f"f is left out: {LOOKS[stated]}"], [f"f is raw: {LOOKS[stated]}"])


def test_a_negative_character_as_default() -> None:
    planned = plan(
        good("library: libc\nfunctions:\n  f: {params: {c: {type: char, default: -1}}}\n"),
        Settings(package="m_api", metadata=["m"]),
        Diagnostics(),
    )
    ((function,),) = [space.functions for space in planned.namespaces]
    assert function.parameters[0].default == r"b'\xff'"


def test_a_function_is_asked_with_its_own_types() -> None:
    text = "f: {params: {end: int64_t}, returns: {type: const void *, count: {call: measure}, own: none}}"
    api = good(f"library: libc\nfunctions:\n  {text}\n  measure: {{params: {{end: int}}, returns: size_t}}\n")
    (space,) = plan(api, Settings(package="m_api", metadata=["m"]), Diagnostics()).namespaces
    ((asked,),) = [recipe.asks for recipe in space.functions if recipe.name == "f"]
    assert [one.kind for one in asked.passes] == ["i32"]


def test_true_is_a_number_where_one_is_wanted() -> None:
    api = good("library: libc\nfunctions:\n  f: {params: {n: {type: int, default: true}}}\n")
    ((function,),) = [
        one.functions for one in plan(api, Settings(package="m", metadata=["m"]), Diagnostics()).namespaces
    ]
    assert function.parameters[0].default == "1"


def test_the_class_of_results_is_called_like_nothing_else() -> None:
    outs = "params: {a: {type: int *, dir: out}, b: {type: int *, dir: out}}"
    text = (
        f"library: libc\nrecords: {{f_result: {{fields: {{x: int}}}}}}\nfunctions: {{f: {{{outs}}}, g: {{{outs}}}}}\n"
    )
    made = plan(good(text), Settings(package="m_api", metadata=["m"]), Diagnostics())
    (space,) = made.namespaces
    assert [one.result for one in space.functions] == ["f_result_", "g_result"]
    assert sorted(one.name for one in space.types) == ["f_result", "f_result_", "g_result"]


@pytest.mark.parametrize("terminated", ["nul", "none"])
@pytest.mark.parametrize("encoding", ["utf8", "bytes"])
def test_counted_text_may_end_anywhere(terminated: str, encoding: str) -> None:
    string = f"{{encoding: {encoding}, terminated: {terminated}}}"
    text = f"{{type: const char *, dir: in, count: {{param: n}}, string: {string}}}"
    assert _planned(f"send: {{params: {{text: {text}, n: size_t}}}}") == (["send"], [])


def test_a_packed_record_as_a_status_is_refused() -> None:
    """The call must know how it comes, though nothing is made of it."""
    packed = "\nrecords: {packed: {pack: 1, fields: {a: char, b: int}}}"
    names, notes = _planned(f"f: {{returns: {{type: packed, value: status}}}}{packed}")
    assert names == []
    assert notes == ["f is left out: result: a packed, aligned or flexible record can't be passed by value"]
