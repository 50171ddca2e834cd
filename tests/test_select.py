"""select: what the manifest asks for, and what that needs."""

from __future__ import annotations

import pytest
from described import resolved

from projector.diagnostics import Diagnostics
from projector.ir.api import Api, Handle
from projector.stages.select import select

TIME = """
    projector: 1
    namespace: linux.time
    aliases: {clockid_t: int}
    records:
      timespec: {fields: {sec: long}}
      itimerspec: {fields: {interval: timespec, many: "timespec[2]"}}
      unused: {fields: {a: int}}
    enums: {Clock: {base: int, members: {REALTIME: 0}}}
    functions:
      gettime: {params: {clock: {type: int, enum: Clock}, tp: {type: timespec *, dir: out}}, returns: int}
      create: {returns: {type: int, handle: linux.fd.Timer}}
      arm: {params: {fd: {type: int, handle: linux.fd.Timer}, value: itimerspec *}, returns: {type: int, errors: rule}}
    errors: {rule: {fail_if: ret < 0, exception: Failed, message: {call: words}}}
    exceptions: {Failed: {base: OSError}}
    """
FD = """
    projector: 1
    namespace: linux.fd
    handles:
      Timer: {type: int, close: close, also: [Event]}
      Event: {type: int, close: close}
    functions:
      close: {params: {fd: {type: int, handle: Timer}}, returns: int}
      words: {returns: const char *}
    callbacks: {Visit: {params: {t: Timer}}}
    variables: {current: {type: Visit}}
    """


def _select(*patterns: str) -> tuple[list[str], Diagnostics, Api]:
    api, problems = resolved(linux__time=TIME, linux__fd=FD)
    assert [one.message for one in problems if one.code != "PJ390"] == []
    found = Diagnostics()
    chosen = select(api, patterns, found)
    return [key.removeprefix("linux.") for key in chosen.items()], found, chosen


@pytest.mark.parametrize("pattern", ["*", "linux.*", "linux", "linux.*.*", "lin*.*"])
def test_everything(pattern: str) -> None:
    keys, found, _ = _select(pattern)
    assert len(keys) == 15
    assert len(found) == 0


@pytest.mark.parametrize(
    ("patterns", "kept"),
    [
        (["linux.time.gettime"], ["time.records.timespec", "time.enums.Clock", "time.functions.gettime"]),
        (["linux.time.functions.gettime"], ["time.records.timespec", "time.enums.Clock", "time.functions.gettime"]),
        (["linux.time.records.unused"], ["time.records.unused"]),
        (["linux.time.records"], ["time.records.timespec", "time.records.itimerspec", "time.records.unused"]),
        (["linux.time.records.*"], ["time.records.timespec", "time.records.itimerspec", "time.records.unused"]),
        (["linux.time.i*"], ["time.records.timespec", "time.records.itimerspec"]),
        (["linux.time.?nused"], ["time.records.unused"]),
        (["linux.time.create"], ["fd.handles.Timer", "fd.functions.close", "time.functions.create"]),
        (
            ["linux.fd.current"],
            ["fd.handles.Timer", "fd.callbacks.Visit", "fd.functions.close", "fd.variables.current"],
        ),
        (
            ["linux.fd", "!linux.fd.functions", "!linux.fd.current", "!linux.fd.Visit"],
            ["fd.handles.Timer", "fd.handles.Event", "fd.functions.close"],
        ),
        (["linux.fd.*", "!linux.fd.*", "linux.fd.words"], ["fd.functions.words"]),
        (["linux.time.rule"], ["fd.functions.words", "time.exceptions.Failed", "time.errors.rule"]),
        ([], []),
    ],
)
def test_what_is_kept(patterns: list[str], kept: list[str]) -> None:
    keys, found, _ = _select(*patterns)
    assert sorted(keys) == sorted(kept)
    assert len(found) == 0


def test_a_handle_forgets_others_that_are_gone() -> None:
    _, _, chosen = _select("linux.time.create")
    timer = chosen.items()["linux.fd.handles.Timer"]
    assert isinstance(timer, Handle)
    assert timer.also == ()


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("linux.tme", "linux.time"),
        ("linux.time.get_time", "linux.time.gettime"),
        ("!linux.fd.functions.clsoe", "linux.fd.functions.close"),
        ("windows.*", ""),
    ],
)
def test_a_pattern_that_matches_nothing_is_a_warning(pattern: str, meant: str) -> None:
    _, found, _ = _select("linux", pattern)
    (warning,) = found
    assert (warning.code, warning.severity) == ("PJ370", "warning")
    assert meant in warning.hint
