"""A native package and its twin, each in a child of its own, and what must be the same in both."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from projected import shipped

from projector.stages.twin import twin

MIRROR = Path(__file__).parent / "mirror.py"
EDGES = sorted({sign * (1 << bits) + off for bits in (0, 7, 8, 15, 16, 31, 32, 40, 63, 64) for sign in (1, -1)
                for off in (-1, 0, 1)})  # fmt: skip
SCALARS = st.one_of(
    st.sampled_from(EDGES), st.integers(-300, 300), st.floats(), st.booleans(), st.none(), st.text(max_size=9),
    st.binary(max_size=9), st.sampled_from(["1e39", "(1 << 2000)", "()", "{}"]).map(eval),
)  # fmt: skip
VALUES = st.one_of(SCALARS, st.lists(SCALARS, max_size=4), st.binary(min_size=1, max_size=1))


class Child:
    """A process that has one of the two packages."""

    def __init__(self, python: str | Path, folder: Path | str, **environment: str) -> None:
        command = [python, "-W", "ignore", MIRROR, folder]
        env = {**{key: os.environ[key] for key in ("PATH",)}, "PYTHONUTF8": "1", **environment}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, text=True)

    def ask(self, *request: Any) -> Any:
        """The answer to one request of tests/mirror.py."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"the child died: {self.process.wait()}"
        return json.loads(line)


class Pair:
    """The native package and its twin."""

    def __init__(self, native: Child, twin: Child) -> None:
        self.native, self.twin = native, twin

    def same(self, *request: Any) -> Any:
        """The answer of both."""
        native, twin = self.native.ask(*request), self.twin.ask(*request)
        assert twin == native, request
        return native


@contextmanager
def pair(native: Child, twin: Child) -> Iterator[Pair]:
    """Both children, for as long as a test needs them."""
    try:
        yield Pair(native, twin)
    finally:
        for child in (native, twin):
            child.process.communicate(timeout=60)


def lay_out_twin(package: str, metadata: Path, folder: Path) -> Path:
    """The twin's package in a folder that Python can import from."""
    plan, _, _ = shipped(package, metadata)
    for one in twin(plan).package:
        path = folder / package / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text, encoding="utf-8")
    return folder


def same_names(both: Pair, package: str) -> dict[str, Any]:
    """Every namespace, every name in it and what can be seen of each; the records by their full names."""
    records = dict[str, Any]()
    for name in both.same("spaces", package):
        native, twin = both.native.ask("space", name), both.twin.ask("space", name)
        # A function or variable that this system's library lacks is no name of the native namespace.
        absent = set(twin["names"]) - set(native["names"])
        assert all(_is_function(seen) or _is_variable(seen) for seen in map(twin["names"].pop, absent))
        for one, seen in native["names"].items():
            other = twin["names"].pop(one)
            assert _is_variable(other) or other == seen, f"{name}.{one}: {seen} {other}"
            if seen[0] == "of_record":
                records[f"{name}.{one}"] = seen[-1]
        assert not twin["names"]
        for key in ("doc", "dir", "warnings", "again", "odd"):
            assert twin[key] == native[key], (name, key)
    return records


def _is_function(seen: list[Any]) -> bool:
    return bool(seen[0] == "function")


def _is_variable(seen: list[Any]) -> bool:
    """Whether this is the twin's stand-in for a variable, of which it knows nothing but the name."""
    return seen[:2] == ["constant", "Variable"]


def same_records(both: Pair, records: dict[str, Any], examples: int) -> None:
    """Records of any bytes, and what becomes of them when any values are put into their fields."""

    @settings(max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(data=st.data())
    def check(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(records)))
        size, fields = records[name][:2]
        behind = data.draw(st.integers(0, 9))
        start = data.draw(st.binary(min_size=size + behind, max_size=size + behind))
        steps = list[Any]()
        for field in data.draw(st.lists(st.sampled_from(fields), max_size=4)) if fields else []:
            path = data.draw(st.sampled_from([[field], [field, 0], [field, -1], [field, 1]]))
            steps.append([path, repr(data.draw(VALUES))])
        both.same("record", name, start.hex(), steps)
        both.same("made", name, {path[0]: value for path, value in steps})

    check()
