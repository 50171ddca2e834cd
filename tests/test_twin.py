"""The twin of a projection: the same package in plain Python, for those who aren't on its platform."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from email.parser import BytesParser
from pathlib import Path
from types import ModuleType

import pytest
from parity import Child, Pair, lay_out_twin, pair, same_names, same_records
from projected import NATIVE, planned, shipped

from projector.cli import main
from projector.stages.twin import twin
from projector.targets import host, target

PROBE = NATIVE / "metadata" / "probe"
PACKAGE = "mirrored_api"


@pytest.fixture(scope="module")
def twin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the twins of the probe, as `probe_api` and under a name that this process may import."""
    folder = tmp_path_factory.mktemp("twin")
    lay_out_twin("probe_api", PROBE, folder)
    return lay_out_twin(PACKAGE, PROBE, folder)


@pytest.fixture(scope="module")
def namespace(twin_folder: Path) -> Iterator[Callable[[str], ModuleType]]:
    """Imports a namespace of the twin into this process."""
    sys.path.insert(0, str(twin_folder))
    yield lambda name: importlib.import_module(f"{PACKAGE}.{name}")
    sys.path.remove(str(twin_folder))


@pytest.fixture(scope="module")
def both(probe_folder: Path, probe_library: Path, twin_folder: Path) -> Iterator[Pair]:
    """The native probe and its twin."""
    native = Child(sys.executable, probe_folder, LD_LIBRARY_PATH=str(probe_library))
    with pair(native, Child(sys.executable, twin_folder)) as found:
        yield found


def test_names_and_records_are_the_native_ones(both: Pair) -> None:
    records = same_names(both, "probe_api")
    assert len(records) > 20
    same_records(both, records, 400)


def test_functions_say_what_they_need(namespace: Callable[[str], ModuleType]) -> None:
    calls = namespace("calls")
    with pytest.raises(NotImplementedError) as caught:
        calls.keywords(1, b=2)
    platform = f"{host().os} {host().arch}"
    assert str(caught.value) == f"keywords() needs {platform}: this {PACKAGE} is the twin, which has no native code"
    assert not isinstance(caught.value, OSError)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'b'"):
        calls.keywords(1)
    with pytest.raises(NotImplementedError, match=r"^text_free\(\) needs"):
        namespace("ownership.raw").text_free(0)


def test_every_function_of_every_namespace_does(namespace: Callable[[str], ModuleType]) -> None:
    plan, _, _ = shipped(PACKAGE, PROBE)
    recipes = [(space, one) for space in plan.namespaces for one in space.functions if one.deprecated is None]
    for space, recipe in recipes:
        function = getattr(namespace(".".join(space.path)), recipe.name)
        by_name = {p.name: 0 for p in recipe.parameters if p.kind == "keyword_only"}
        in_order = [0] * (len(recipe.parameters) - len(by_name))
        with pytest.raises(NotImplementedError, match=rf"^{recipe.name}\(\) needs "):
            function(*in_order, **by_name)
    assert len(recipes) > 200


def test_a_deprecated_function_warns_once(namespace: Callable[[str], ModuleType]) -> None:
    old_way = namespace("calls").old_way
    with pytest.warns(DeprecationWarning, match=r"^old_way\(\) is deprecated: It is slow") as seen:
        for _ in range(2):
            with pytest.raises(NotImplementedError):
                old_way(*[0] * len(inspect.signature(old_way).parameters))
    assert len(seen) == 1
    assert Path(seen[0].filename) == Path(__file__)


def test_former_names_work_and_warn(namespace: Callable[[str], ModuleType]) -> None:
    own = namespace("ownership")
    for former, now in (("NEWER", "NEW"), ("spot", "place"), ("bytes_in", "count_bytes")):
        with pytest.warns(DeprecationWarning, match=f"^{former} is deprecated: use {now}$"):
            assert getattr(own, former) is getattr(own, now)
        assert former not in own.__all__


def test_importing_the_package_loads_nothing(twin_folder: Path) -> None:
    code = (
        f"import {PACKAGE}; print([one for one in sys.modules if one.startswith({PACKAGE!r})], 'enum' in sys.modules)"
    )
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(twin_folder)!r}); {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"['{PACKAGE}'] False\n"


# --- tests of code for another platform ---------------------------------------------------------------------------


def test_functions_can_be_replaced(namespace: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    records = namespace("records")
    monkeypatch.setattr(records, "point_out", lambda x, y: records.point(x, y))
    monkeypatch.setattr(f"{PACKAGE}.records.point_sum", lambda p: p.x + p.y)
    assert records.point_sum(records.point_out(3, 4)) == 7


def test_handles_can_be_made_and_closing_says_what_it_needs(namespace: Callable[[str], ModuleType]) -> None:
    token = namespace("handles").Token.from_raw(5)
    with pytest.raises(NotImplementedError, match=r"^Token\.close\(\) needs "), token:
        assert token.fileno() == 5 and token
    assert token.closed
    token.close()
    with pytest.raises(ValueError, match="operation on a closed Token"):
        token.fileno()


def test_handles_close_where_a_test_says_how(
    namespace: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    handles = namespace("handles")
    monkeypatch.setattr(handles.Token, "close", handles.Token.detach)
    with handles.Token.from_raw(5) as token:
        assert not token.closed
    assert token.closed


def test_unclosed_handles_are_told(namespace: Callable[[str], ModuleType]) -> None:
    handles = namespace("handles")
    with pytest.warns(ResourceWarning, match=rf"^unclosed <{PACKAGE}\.handles\.Token 5>$"):
        handles.Token.from_raw(5)


def test_handles_iterate_over_what_a_test_gives(
    namespace: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch
) -> None:
    iterate = namespace("iterate")
    steps = next(one for one in vars(iterate).values() if isinstance(one, type) and hasattr(one, "__next__"))
    given = iter([1, 2, None])
    monkeypatch.setattr(iterate, steps._step, lambda handle: next(given))
    monkeypatch.setattr(steps, "close", steps.detach)
    handle = steps.from_raw(5)
    assert list(handle) == [1, 2]
    assert handle.closed and list(handle) == []


def test_records_share_the_memory_of_any_buffer(namespace: Callable[[str], ModuleType]) -> None:
    from array import array

    records = namespace("records")
    numbers = array("i", [1, 2, 3, 4])
    point = records.point.from_buffer(numbers, 8)
    point.x = 30
    assert numbers[2] == 30 and bytes(point) == numbers.tobytes()[8:]
    with pytest.raises(BufferError):
        numbers.append(5)
    frozen = records.nested.from_buffer(bytes(records.nested.sizeof))
    with pytest.raises(BufferError, match=r"^point is a view of read-only memory$"):
        frozen.from_.x = 1
    with pytest.raises(NotImplementedError, match=r"^native code can't take the point of a twin$"):
        point.__projector__()
    if sys.version_info >= (3, 12):
        assert memoryview(point).tobytes() == bytes(point)


def test_a_field_is_what_another_says(namespace: Callable[[str], ModuleType]) -> None:
    records = namespace("records")
    assert records.variant(value=-3, kind=records.Held.LESS).value == -3
    assert records.variant(records.Held.SPOT, records.point(3, 4)).value == records.point(3, 4)
    assert type(records.variant(7).value) is records.payload
    assert records.late(0.5, -2).value == 0.5 and list(records.late([1, 2, 3, 4], records.FEW).value) == [1, 2, 3, 4]
    with pytest.raises(TypeError, match=r"^variant\.value must be int, not bytes$"):
        records.variant(value=b"abc", kind=records.Held.NUMBER)


# --- what it is made of -------------------------------------------------------------------------------------------

EXCEPTIONS = {
    "first.yaml": """
        projector: 1
        namespace: m.first
        exceptions:
          Narrow: {base: Wide}
          Wide: {base: m.second.Base, fields: {code: int}}
          ValueError: {base: ValueError}
          Odd: {base: KeyError}
        constants:
          KeyError: 3
          globals: 4
          HUGE: .inf
        records:
          __hidden: {fields: {__val: int, _memory: long, copy: m.second.other}}
        """,
    "second.yaml": """
        projector: 1
        namespace: m.second
        exceptions: {Base: {}}
        records: {other: {fields: {mark: m.first.Mark}}}
        """,
    "module.yaml": """
        projector: 1
        module: m
        libraries: {libc: process}
        """,
}


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    """Metadata whose names and references are in the way."""
    folder = tmp_path / "m"
    folder.mkdir()
    for name, text in EXCEPTIONS.items():
        (folder / name).write_text(inspect.cleandoc(text) + "\n")
    with (folder / "first.yaml").open("a") as facts:
        facts.write("enums: {Mark: {base: int, members: {HERE: 1}}}\n")
    return folder


def test_names_that_are_in_the_way(awkward: Path, tmp_path: Path) -> None:
    lay_out_twin("awkward_api", awkward, tmp_path)
    code = """
from awkward_api import first, second
import builtins
assert issubclass(first.Narrow, first.Wide) and issubclass(first.Wide, second.Base) and first.Wide.code == 0
assert issubclass(first.Odd, builtins.KeyError) and first.ValueError.__mro__[1] is builtins.ValueError
assert (first.KeyError, first.globals, first.HUGE) == (3, 4, float("inf"))
made = getattr(first, "__hidden")(copy_=second.other(mark=1), _val=7, _memory=9)
assert made.copy().copy_.mark is first.HERE and made._val == 7 and made._memory == 9
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_layout_is_the_targets(awkward: Path) -> None:
    def size(name: str) -> str:
        plan, _, _ = planned("awkward_api", awkward, target=target(name))
        text = next(one.text for one in twin(plan).package if one.path == "first.py")
        return text[text.index("class __hidden") :].split("size=")[1].split(",")[0]

    assert (size("x86_64-linux-gnu"), size("x86_64-windows-gnu")) == ("24", "12")


# --- the wheel ----------------------------------------------------------------------------------------------------


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new projection's folder, below the current one, where there is no compiler."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("projector.publishing.toolchain", None)
    assert main(["new", "tiny"]) == 0
    return tmp_path / "projections" / "tiny"


def built(out: Path, *options: str) -> Path:
    """The twin of projections/tiny."""
    assert main(["build", "--twin", "--out", str(out), *options]) == 0
    (wheel,) = out.glob("*.whl")
    return wheel


def test_a_twin_is_a_wheel_for_every_platform(tiny: Path, tmp_path: Path) -> None:
    wheel = built(tmp_path / "dist", "--target", "aarch64-macos")
    archive = zipfile.ZipFile(wheel)
    assert wheel.name == "projection_tiny-0.1.0-py3-none-any.whl"
    metadata = BytesParser().parsebytes(archive.read("projection_tiny-0.1.0.dist-info/METADATA"))
    assert metadata["Version"] == "0.1.0"
    assert metadata["Summary"].endswith(" (the twin of aarch64-macos in plain Python, without native code)")
    records = archive.read("projection_tiny-0.1.0.dist-info/WHEEL").decode()
    assert "Root-Is-Purelib: true\n" in records and "(twin of aarch64-macos)\n" in records
    assert not [name for name in archive.namelist() if name.endswith((".so", ".pyd", ".c"))]
    command = [sys.executable, "-c", "import tiny_api; tiny_api.getpid()"]
    done = subprocess.run(command, env={"PYTHONPATH": str(wheel)}, capture_output=True, text=True, check=False)
    assert "NotImplementedError: getpid() needs macos aarch64: " in done.stderr


def test_the_same_bytes_from_another_folder_and_time(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = built(tmp_path / "one").read_bytes()
    tiny.parents[1].joinpath("moved").mkdir()
    for name in ("metadata", "projections"):
        (tmp_path / name).rename(tmp_path / "moved" / name)
    monkeypatch.chdir(tmp_path / "moved")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert built(tmp_path / "two").read_bytes() == first


def test_other_tools_accept_it(tiny: Path, tmp_path: Path) -> None:
    wheel = built(tmp_path / "dist")
    run = subprocess.run([sys.executable, "-m", "twine", "check", "--strict", wheel], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_errors_are_told_and_nothing_is_written(tiny: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    facts = tmp_path / "metadata" / "tiny" / "tiny.yaml"
    facts.write_text(facts.read_text() + "\nconstants: {A: B}\n")
    assert main(["build", "--twin", "--out", str(tmp_path / "dist")]) == 1
    assert "tiny.yaml" in capfd.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_it_can_be_looked_at(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    capfd.readouterr()
    assert main(["inspect", "twin", "tiny", "getpid"]) == 0
    assert "raise __native__.absent('getpid()')" in capfd.readouterr().out


def test_variables_say_what_they_need(namespace: Callable[[str], ModuleType]) -> None:
    variables = namespace("variables")
    for use in (lambda: variables.v_level.value, lambda: setattr(variables.v_level, "value", 1)):
        with pytest.raises(NotImplementedError, match="v_level needs linux"):
            use()
