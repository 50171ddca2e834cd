"""Functions as Python objects: how arguments are bound, what a result with several values is, what `help` shows."""

from __future__ import annotations

import copy
import gc
import inspect
import itertools
import pickle
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def calls(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("calls")


def _reference(a: int, b: int, c: int = 3, d: int = 4) -> int:
    return 1000 * a + 100 * b + 10 * c + d


def test_every_way_to_give_arguments(calls: ModuleType) -> None:
    values = {"a": 5, "b": 6, "c": 7, "d": 8}
    for size in range(5):
        for names in itertools.permutations(values, size):
            for positional in range(size + 1):
                args = [values[name] for name in list(values)[:positional]]
                named = {name: values[name] for name in names[positional:]}
                try:
                    expected = _reference(*args, **named)
                except TypeError:
                    with pytest.raises(TypeError):
                        calls.keywords(*args, **named)
                else:
                    assert calls.keywords(*args, **named) == expected


def test_call_sites_in_turn(calls: ModuleType) -> None:
    f = calls.keywords
    for i in range(50):
        assert f(a=1, b=2, c=3, d=4) == 1234
        assert f(d=1, c=2, b=3, a=4) == 4321
        assert f(5, b=6) == 5634
        assert f(5, 6, d=7) == 5637
        assert f(b=i % 10, a=0) == 100 * (i % 10) + 34
        assert f(a=9, b=8, d=i % 10) == 9830 + i % 10


def test_more_call_sites_than_a_function_remembers(calls: ModuleType) -> None:
    orders = itertools.permutations(("a=0", "b=1", "c=2", "d=3"))
    sites = [eval(f"lambda f: f({', '.join(order)})") for order in orders]
    for turn in range(20):
        for site in sites:
            assert site(calls.keywords) == 123
        for i in range(2 * turn):
            named = {"b": i % 10, "a": 1} if i % 2 else {"a": 1, "b": i % 10}
            assert calls.keywords(**named) == 1034 + 100 * (i % 10)


@pytest.mark.parametrize("count", [33, 256, 260, 1000])
def test_a_crowd_of_keywords_is_a_type_error(calls: ModuleType, count: int) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'x0'"):
        calls.keywords(**{f"x{i}": i for i in range(count)})
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        calls.keywords(a=1, b=2, c=3, d=4, **{f"x{i}": i for i in range(count)})


def test_call_sites_of_many_threads(calls: ModuleType) -> None:
    wrong: list[object] = []

    def work(i: int) -> None:
        for _ in range(500):
            names = [{"a": i}, {"a": i, "d": 5}, {"d": 5, "a": i}][_ % 3]
            if calls.keywords(b=2, **names) != _reference(b=2, **names):
                wrong.append(names)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.parametrize(
    ("args", "named", "words"),
    [
        ((), {}, "missing required argument 'a' (pos 1)"),
        ((1,), {}, "missing required argument 'b' (pos 2)"),
        ((), {"b": 1}, "missing required argument 'a' (pos 1)"),
        ((1, 2, 3, 4, 5), {}, "takes at most 4 positional arguments (5 given)"),
        ((1, 2), {"a": 1}, "got multiple values for argument 'a'"),
        ((1, 2), {"e": 1}, "got an unexpected keyword argument 'e'"),
        ((1, 2), {"\u20ac": 1}, "got an unexpected keyword argument '\u20ac'"),
    ],
)
def test_what_does_not_fit_is_a_type_error(calls: ModuleType, args: tuple[int], named: dict, words: str) -> None:
    with pytest.raises(TypeError) as caught:
        calls.keywords(*args, **named)
    assert words in str(caught.value)
    assert str(caught.value).startswith("keywords()")


def test_names_that_are_equal_but_not_the_same_object(calls: ModuleType) -> None:
    assert calls.keywords(**{"".join(["a"]): 1, "".join(["b"]): 2}) == 1234


def test_after_a_default_the_rest_is_by_keyword(calls: ModuleType) -> None:
    assert calls.keyword_only(1, c=3) == 123
    assert calls.keyword_only(1, 5, c=3) == 153
    assert calls.keyword_only(c=3, a=1) == 123
    with pytest.raises(TypeError, match="at most 2 positional arguments"):
        calls.keyword_only(1, 2, 3)
    assert str(inspect.signature(calls.keyword_only)) == "(a, b=2, *, c)"


def test_stated_kinds_of_parameters(calls: ModuleType) -> None:
    assert str(inspect.signature(calls.stated_kinds)) == "(a, /, b, *, c)"
    assert calls.stated_kinds(1, 2, c=3) == calls.stated_kinds(1, b=2, c=3) == 123
    with pytest.raises(TypeError, match="'a'"):
        calls.stated_kinds(a=1, b=2, c=3)
    with pytest.raises(TypeError, match="at most 2 positional arguments"):
        calls.stated_kinds(1, 2, 3)


def test_a_parameter_with_a_keyword_s_name(calls: ModuleType) -> None:
    assert calls.with_lambda(lambda_=5) == 5


def test_results_are_a_named_tuple(calls: ModuleType) -> None:
    result = calls.clash()
    assert result == (1, 2, 3)
    assert type(result) is calls.clash_result
    names = [name for name in dir(result) if name.startswith("result")]
    assert names == ["result", "result_", "result__"]
    assert (result.result, result.result_, result.result__) == (1, 2, 3)
    assert repr(result) == "probe_api.calls.clash_result(result=1, result_=2, result__=3)"
    assert pickle.loads(pickle.dumps(result)) == copy.copy(result) == result
    assert type(pickle.loads(pickle.dumps(result))) is calls.clash_result
    assert calls.clash_result.__match_args__ == ("result", "result_", "result__")


def test_a_named_tuple_is_made_of_its_values(calls: ModuleType) -> None:
    kind = calls.clash_result
    made = kind(iter([1, "two", None]))
    assert type(made) is kind
    assert (made, made.result_, made[1:]) == ((1, "two", None), "two", ("two", None))
    assert {made: "found"}[1, "two", None] == "found"
    assert hash(made) == hash((1, "two", None))
    assert made != (1, "two", 3) and made < (2,)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert type(pickle.loads(pickle.dumps(made, protocol))) is kind
    assert copy.deepcopy(made) == made
    assert made.__replace__(result_=2) == (1, 2, None)
    for wrong in ((), ([1, 2],), ([1, 2, 3, 4],), ([1], {}), (5,)):
        with pytest.raises(TypeError):
            kind(*wrong)
    for values in ({"nothing": 1}, {"result": 1, "four": 2}):
        with pytest.raises(TypeError, match="no field"):
            made.__replace__(**values)
    with pytest.raises(TypeError):
        hash(kind([1, [], 3]))
    with pytest.raises(AttributeError):
        made.result = 5
    with pytest.raises(TypeError):
        type("more", (kind,), {})


def test_named_tuples_leave_nothing_behind(calls: ModuleType) -> None:
    class Value:
        pass

    seen = []
    for _ in range(50):
        made = calls.clash_result([Value(), 2, Value()])
        seen += [weakref.ref(made[0]), weakref.ref(made.result__)]
    del made
    values = [Value() for _ in range(3)]
    many = [calls.clash_result(values) for _ in range(50)]
    cycle: list[object] = []
    cycle.append(calls.clash_result([cycle, values[0], 3]))
    del many, cycle
    gc.collect()
    assert [one for one in seen if one() is not None] == []
    assert [len(gc.get_referrers(value)) for value in values] == [1, 1, 1]
    assert calls.clash() == (1, 2, 3)


def test_signatures(calls: ModuleType) -> None:
    assert str(inspect.signature(calls.keywords)) == "(a, b, c=3, d=4)"
    assert str(inspect.signature(calls.form)) == "(count, one=0, two=0)"
    assert str(inspect.signature(calls.nothing)) == "()"
    assert str(inspect.signature(calls.with_lambda)) == "(lambda_)"


def test_a_docstring_reads_like_a_manual_page(calls: ModuleType) -> None:
    words = inspect.getdoc(calls.keywords)
    assert words.startswith("Puts digits together.")
    for line in (
        "  a (int): The first.",
        "  int keywords(int a, int b, int c, int d)",
        "  https://example.org/3/keywords.html",
        "A number.",
    ):
        assert line in words
    assert "OSError" in calls.fail_errno.__doc__
    assert "linux 9.9" not in calls.keywords.__doc__


def test_identity(calls: ModuleType) -> None:
    assert calls.keywords is calls.keywords
    assert calls.keywords.__name__ == calls.keywords.__qualname__.rpartition(".")[2] == "keywords"
    assert calls.keywords.__module__ == "probe_api.calls"
    assert pickle.loads(pickle.dumps(calls.keywords)) is calls.keywords
    assert copy.copy(calls.keywords) is copy.deepcopy(calls.keywords) is calls.keywords


def test_a_namespace_looks_like_a_module(calls: ModuleType) -> None:
    assert calls.__name__ == "probe_api.calls"
    assert calls.__doc__ == "Errors, signals, the GIL, keywords."
    assert calls.__package__ == "probe_api.calls"
    assert calls.__spec__.name == "probe_api.calls"
    assert Path(calls.__file__).parts[-3:] == ("probe_api", "calls", "__init__.py")
    assert {"LIMIT", "keywords", "clash_result"} <= set(dir(calls))
    assert {"LIMIT", "keywords", "clash_result"} <= set(calls.__all__)


def test_what_imports_a_namespace_is_the_namespace(run_probe: Callable[..., object]) -> None:
    # Another thread that imports it too may take what it found in sys.modules before the import ended.
    code = """
import importlib.util, sys
spec = importlib.util.find_spec("probe_api.calls")
found = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(found)
assert sys.modules[spec.name] is found and found.keywords(1, 2) == 1234
assert not {"sys", "_native", "_bundled"} & set(vars(found))
"""
    done = run_probe(code)
    assert done.returncode == 0, (done.returncode, done.stderr)


def test_a_namespace_asks_no_more_once_all_its_names_are_made(run_probe: Callable[..., object]) -> None:
    code = """
import probe_api.numbers as numbers
assert "__getattr__" in vars(numbers)
listed = numbers.__all__
for name in listed:
    getattr(numbers, name)
assert "__getattr__" not in vars(numbers) and set(listed) <= set(vars(numbers))
"""
    done = run_probe(code)
    assert done.returncode == 0, (done.returncode, done.stderr)


def test_attributes_can_be_replaced(calls: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "LIMIT", 11)
    assert calls.LIMIT == 11


def test_a_namespace_opened_again_works_as_before(run_probe: Callable[..., object]) -> None:
    code = """
import gc, importlib, sys
import probe_api.calls
first = sys.modules.pop("probe_api.calls")
f = first.keywords
import importlib
second = importlib.import_module("probe_api.calls")
assert second.keywords(1, 2) == 1234
del sys.modules["probe_api.calls"], second
del probe_api.calls
gc.collect()
junk = [dict.fromkeys(map(str, range(50))) for _ in range(1000)]
assert first.keyword_only(1, c=3) == 123
assert f(1, 2) == 1234
assert importlib.reload(importlib.import_module("probe_api.numbers")).echo_double(1) == 1
"""
    done = run_probe(code)
    assert done.returncode == 0, (done.returncode, done.stderr)


def test_threads_meet_at_the_first_access(run_probe: Callable[..., object]) -> None:
    code = """
import threading
import weakref
from probe_api import calls, numbers, records
wrong = []
barrier = threading.Barrier(16)
def work():
    barrier.wait()
    for module in (calls, numbers, records):
        for name in dir(module):
            if name.startswith("__"):
                continue
            try:
                value = getattr(module, name)
            except AttributeError:
                if not name.startswith(("not_there", "kernel_")):
                    wrong.append(name)
threads = [threading.Thread(target=work) for _ in range(16)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert wrong == [], wrong
assert records.point_out(1, 2) == records.point(1, 2)
assert numbers.echo_color(2) is numbers.Color.GREEN
"""
    done = run_probe(code)
    assert done.returncode == 0, (done.returncode, done.stderr)
