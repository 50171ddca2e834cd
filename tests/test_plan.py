"""What the planner leaves out or calls raw, each with a diagnostic that says why."""

from __future__ import annotations

import pytest
from described import good, resolved
from projected import NATIVE, planned as projected

from projector.diagnostics import Diagnostics
from projector.ir.plan import NamespacePlan, RecordPlan
from projector.settings import Settings
from projector.stages.plan import plan
from projector.targets import target


def planned(text: str) -> tuple[dict[str, NamespacePlan], list[str]]:
    """The namespaces of a plan by their last name, and what was said: code, and words."""
    found = Diagnostics()
    made = plan(good(f"library: libc\n{text}\n"), Settings(package="m_api", metadata=["m"]), found)
    return {space.path[-1]: space for space in made.namespaces}, [f"{one.code} {one.message}" for one in found]


def test_namespaces_of_several_modules_that_land_on_one_python_module_are_it_together() -> None:
    head = "projector: 1\nnamespace: posix.time\ndoc: Clocks.\n"
    api, problems = resolved(
        linux__module="projector: 1\nmodule: linux\nrequires: [posix]\nlibraries: {libc: process}",
        linux__time=head.replace("posix", "linux").replace("s.", "s and timers.")
        + "functions: {timer: {params: {t: tick}}}",
        posix__module="projector: 1\nmodule: posix\nlibraries: {libc: process}",
        posix__time=f"{head}aliases: {{tick: long}}\nfunctions: {{clock: {{}}}}",
    )
    assert [one.message for one in problems] == []
    (space,) = plan(api, Settings(package="linux_api", metadata=["linux"]), Diagnostics()).namespaces
    assert (space.name, space.doc, space.names) == ("linux_api.time", "Clocks and timers.", ["clock", "timer"])
    assert space.files == ("linux/time.yaml", "posix/time.yaml")
    assert [space.source_of(one.key) for one in space.functions] == ["linux/time.yaml", "posix/time.yaml"]


STEPPED = "handles: {Fd: {type: int, close: {call: shut}, iterate: step}}\nfunctions: {shut: {params: {fd: int}}, "


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("records: {r: {fields: {a: long double, b: int}}}", "PJ410 r.a: long double can't be a field yet"),
        ("handles: {Fd: {type: int}}", "PJ411 Fd has no function that closes it"),
        (
            "handles: {Fd: {type: int, close: {call: shut}}}\nfunctions: {shut: {params: {fd: long}}}",
            "PJ411 Fd can't be closed by shut: it must take exactly the handle",
        ),
        (
            "functions: {f: {abi: vectorcall}}",
            "PJ413 f is left out: the calling convention vectorcall isn't projected yet",
        ),
        (
            "functions: {f: {params: {p: void *}}}",
            "PJ414 f is raw: p: a pointer (void *) without direction and length",
        ),
        (
            f"{STEPPED} step: {{params: {{fd: {{type: int, handle: Fd}}}}, returns: int}}}}",
            "PJ415 Fd can't be iterated: step never says that there is no item any more",
        ),
        (
            f"{STEPPED} step: {{params: {{fd: int}}, returns: const char *}}}}",
            "PJ415 Fd can't be iterated: step doesn't take it",
        ),
        (
            f"{STEPPED} step: {{params: {{fd: {{type: int, handle: Fd}}, n: int}}, returns: const char *}}}}",
            "PJ415 Fd can't be iterated: step takes more than it",
        ),
    ],
)
def test_every_code_of_the_planner(text: str, said: str) -> None:
    assert planned(text)[1] == [said]


def test_a_raw_function_isnt_named_as_what_every_raw_namespace_has() -> None:
    functions = "functions: {new: {params: {p: void *}}, field: {params: {n: int}}}"
    assert "PJ402 new is raw, and every raw namespace has a new() of its own" in planned(functions)[1]


@pytest.mark.parametrize(
    ("slot", "safe"),
    [
        ("const int *", False),
        ("{type: const int *, optional: true}", False),
        ("{type: const int *, dir: in}", True),
        ("{type: const int *, count: {const: 1}}", True),
        ("{type: const int *, count: {param: n}}", True),
        ("{type: int *, count: {const: 1}}", False),
    ],
)
def test_a_pointer_to_constant_numbers_may_be_an_array(slot: str, safe: bool) -> None:
    """One value where the callee reads `n` of them is a crash by ordinary use."""
    spaces, said = planned(f"functions: {{f: {{params: {{values: {slot}, n: size_t}}}}}}")
    assert [one.name for one in spaces["n"].functions] == (["f"] if safe else [])
    assert all("without a direction" in one for one in said) and bool(said) is not safe


@pytest.mark.parametrize("clear", ["true", "false"])
def test_a_declared_rule_may_clears_error(clear: str) -> None:
    rule, returns = f"{{fail_if: errno != 0, clear: {clear}}}", "{type: int, errors: e}"
    spaces, said = planned(f"errors: {{e: {rule}}}\nfunctions: {{f: {{returns: {returns}}}}}")
    (recipe,) = spaces["n"].functions
    assert recipe.call.clears_error is (clear == "true") and said == []


def test_a_request_has_the_name_of_the_constant_that_holds_its_number() -> None:
    constants = "constants: {GET_SIZE: 0x5413, GET_REST: 0x5414}"
    ioctls = "ioctls: {GET_SIZE: {request: GET_SIZE, arg: int, dir: out, doc: Gets.}}"
    (space,) = planned(f"platforms: [linux]\n{constants}\n{ioctls}")[0].values()
    assert [one.name for one in space.functions] == ["GET_SIZE"]
    assert [one.name for one in space.constants] == ["GET_REST"]


def test_a_type_that_a_field_hides_is_qualified() -> None:
    (space,) = planned("records: {a: {fields: {x: int}}, b: {fields: {a: a}}, c: {fields: {y: b}}}")[0].values()
    gives = {one.name: one.fields[0].annotation for one in space.types if isinstance(one, RecordPlan)}
    assert gives == {"a": "int", "b": f"{space.name}.a", "c": "b"} and space.imports == (space.name,)


def test_a_field_has_no_name_that_a_class_changes() -> None:
    (space,) = planned("records: {r: {fields: {__pad: int, __all__: int, copy: int, _x: int}}}")[0].values()
    (record,) = space.types
    assert isinstance(record, RecordPlan)
    assert [one.name for one in record.fields] == ["_pad", "__all___", "copy_", "_x"]


@pytest.mark.parametrize("name", ["x86-linux-gnu", "x86-windows-gnu"])
def test_the_native_tests_can_be_laid_out_for_32_bits(name: str) -> None:
    made, _, _ = projected("probe_api", NATIVE / "metadata" / "probe", target=target(name))
    assert "probe_api.wide" not in {space.name for space in made.namespaces}
