"""Variables of a library: read, set, as views, of each thread, absent ones, and what they refuse."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from described import facts

from projector.diagnostics import Diagnostics
from projector.settings import Settings
from projector.stages.plan import plan


@pytest.fixture
def variables(probe: Callable[[str], ModuleType]) -> Iterator[ModuleType]:
    module = probe("variables")
    kept = {name: getattr(module, name).value for name in CHANGING}
    yield module
    for name, value in kept.items():
        getattr(module, name).value = value


CHANGING = {
    "v_level": [3, -(2**31), 2**31 - 1],
    "v_small": [0, 255],
    "v_ratio": [0.25, 2],
    "v_on": [False, True],
    "v_large": [0, 2**64 - 1],
    "v_name": ["é", "12345678", ""],
    "v_mine": [1, -1],
}


@pytest.mark.parametrize("name", CHANGING)
def test_they_are_read_and_set(variables: ModuleType, name: str) -> None:
    variable = getattr(variables, name)
    assert variable is getattr(variables, name)
    for value in CHANGING[name]:
        variable.value = value
        assert variable.value == value
        assert repr(variable) == f"<variable probe_api.variables.{name} = {variable.value!r}>"


def test_the_library_sees_them(variables: ModuleType) -> None:
    before = variables.v_sum()
    variables.v_level.value += 10
    variables.v_pair.a += 100
    variables.v_table[0] += 1000
    try:
        assert variables.v_sum() == before + 1110
    finally:
        variables.v_pair.a -= 100
        variables.v_table[0] -= 1000


def test_an_enum_gives_members(variables: ModuleType) -> None:
    assert variables.v_mode.value is variables.Mode.FAST
    variables.v_mode.value = 1
    assert variables.v_mode.value is variables.Mode.SLOW
    variables.v_mode.value = 99
    assert variables.v_mode.value == 99
    variables.v_mode.value = variables.Mode.FAST


def test_what_never_changes_is_a_value(variables: ModuleType) -> None:
    assert (variables.v_limit, variables.v_version) == (42, "1.2.3")
    assert variables.v_best is variables.Mode.SLOW
    assert variables.v_origin == variables.pair(-1, -2)
    with pytest.raises(BufferError):
        variables.v_origin.a = 1


def test_views_live_longer_than_their_module(run_probe: Callable[..., Any]) -> None:
    done = run_probe(
        "import gc, sys\nfrom probe_api import variables as v\npair, table, level = v.v_pair, v.v_table, v.v_level\n"
        "del v\n"
        "for name in [name for name in sys.modules if name.startswith('probe_api')]: del sys.modules[name]\n"
        "gc.collect()\nprint(pair, list(table), level.value, level)"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("pair(a=1, b=2) [1, 2, 3, 4] 3 <variable")


def test_each_thread_has_its_own(variables: ModuleType) -> None:
    seen = []

    def work() -> None:
        seen.append(variables.v_mine.value)
        variables.v_set_mine(5)
        seen.append(variables.v_mine.value)

    variables.v_mine.value = 70
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert (seen, variables.v_mine.value) == ([7, 5], 70)


@pytest.mark.parametrize(
    ("name", "value", "error", "words"),
    [
        ("v_level", 2**31, OverflowError, "v_level.value must be between -2147483648 and 2147483647"),
        ("v_level", "1", TypeError, "v_level.value must be int, not str"),
        ("v_on", 1, TypeError, "v_on.value must be bool"),
        ("v_name", "123456789", ValueError, "v_name.value takes at most 8 bytes"),
        ("v_pointer", 1, AttributeError, "v_pointer.value can't be set"),
    ],
)
def test_what_they_refuse(variables: ModuleType, name: str, value: object, error: type[Exception], words: str) -> None:
    before = getattr(variables, name).value
    with pytest.raises(error, match=words):
        getattr(variables, name).value = value
    with pytest.raises(AttributeError, match=f"{name}.value can't be deleted"):
        del getattr(variables, name).value
    with pytest.raises(AttributeError):
        getattr(variables, name).other = 1
    with pytest.raises(TypeError):
        type(getattr(variables, name))()
    assert getattr(variables, name).value == before


def test_one_that_isnt_there(variables: ModuleType) -> None:
    assert not hasattr(variables, "v_absent")
    with pytest.raises(AttributeError, match=r"v_absent needs glibc 9.9: libprobe.so.1 has no symbol 'v_absent'"):
        variables.v_absent  # noqa: B018
    assert "v_absent" in dir(variables) and "v_absent" not in variables.__all__


def test_a_deprecated_one_warns(run_probe: Callable[..., Any]) -> None:
    done = run_probe("from probe_api import variables as v\nv.v_old\nv.v_old", "-W", "always")
    assert done.stderr.count("v_old is deprecated: use v_level") == 1, done.stderr


def test_a_view_of_a_threads_own_is_left_out() -> None:
    api, _ = facts("library: libc\nvariables: {own: {type: 'int[3]', thread_local: true}}\n")
    found = Diagnostics()
    plan(api, Settings(package="m_api", metadata=["m"]), found)
    assert [(one.code, one.message) for one in found] == [
        ("PJ416", "own is left out: a view would outlive the thread that has it")
    ]
