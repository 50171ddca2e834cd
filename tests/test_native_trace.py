"""The trace: what it says of calls, of callbacks and of closing, whom it tells, and what is left of it in a crash."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
WHO, TIME = re.compile(r"^\[\d+\] ", re.MULTILINE), re.compile(r" <\d+\.\d+>$", re.MULTILINE)


@pytest.fixture(scope="module")
def handles(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("handles")


@pytest.fixture(scope="module")
def callbacks(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("callbacks")


@pytest.fixture(scope="module")
def package(handles: ModuleType) -> ModuleType:
    return sys.modules["probe_api"]


@pytest.fixture
def calls(package: ModuleType) -> Iterator[list[Any]]:
    """The calls of a test, of its own thread."""
    heard, here = list[Any](), threading.get_native_id()
    with package.trace(to=lambda call: heard.append(call) if call.thread == here else None):
        yield heard


def lines(text: str) -> list[str]:
    """What was written, without what differs from run to run."""
    return WHO.sub("", TIME.sub("", text)).splitlines()


def test_a_call_is_one_line(package: ModuleType, handles: ModuleType) -> None:
    out = io.StringIO()
    with package.trace(to=out):
        token = handles.token_open(fail=0)
        with pytest.raises(OSError):
            handles.token_open(5)
        with pytest.raises(TypeError):
            handles.token_value(None, x=1)
    handles.token_value(token)
    token.close()
    text = out.getvalue()
    opened, failed, refused = lines(text)
    assert re.fullmatch(r"probe_api\.handles\.token_open\(fail=0\) = <probe_api\.handles\.Token \d+>", opened)
    assert failed.startswith("probe_api.handles.token_open(fail=5) ! OSError: [Errno 5] ")
    assert refused.startswith("probe_api.handles.token_value(token=None, x=1) ! TypeError: token_value() got an unex")
    assert WHO.match(text) and TIME.search(text)


def test_functions_that_were_made_before_are_traced_and_left_as_they_were(
    package: ModuleType, handles: ModuleType, calls: list[Any]
) -> None:
    closed = handles.tokens_closed
    with package.trace(to=list[Any]().append):
        closed()
    closed()
    assert [call.name for call in calls] == ["probe_api.handles.tokens_closed"] * 2


def test_every_close_is_a_call(handles: ModuleType, calls: list[Any]) -> None:
    with handles.token_open(0) as token:
        number = token.fileno()
    dropped = handles.token_open(0)
    other = dropped.fileno()
    with pytest.warns(ResourceWarning):
        del dropped
    closes = [(call.arguments, call.outcome) for call in calls if call.name == "probe_api.handles.Token.close"]
    assert closes == [(str(number), "= None"), (str(other), "= None")]


def test_a_close_that_fails(handles: ModuleType, calls: list[Any]) -> None:
    number = handles.token_open(0).detach()
    handles.Token.from_raw(number).close()
    calls.clear()
    with pytest.raises(OSError):
        handles.Token.from_raw(number).close()
    assert [call.outcome for call in calls] == ["! OSError: [Errno 9] Bad file descriptor"]


def test_callbacks_stand_within_the_call_that_leads_to_them(package: ModuleType, callbacks: ModuleType) -> None:
    out = io.StringIO()
    with package.trace(to=out):
        callbacks.cb_each_to(2, int)
        callbacks.cb_sort(array("I", [2, 1]), compare=lambda a, b: callbacks.cb_each_to(0, int))
        with pytest.raises(KeyError):
            callbacks.cb_each_to(1, lambda index: {}[index])
    assert [re.sub(r"<function .* at \w+>", "f", line) for line in lines(out.getvalue())] == [
        "probe_api.callbacks.cb_each_to(count=2, each=<class 'int'>) {",
        "  callback probe_api.callbacks.cb_each(0) = 0",
        "  callback probe_api.callbacks.cb_each(1) = 1",
        "} probe_api.callbacks.cb_each_to = 1",
        "probe_api.callbacks.cb_sort(items=array('I', [2, 1]), compare=f) {",
        "  callback probe_api.callbacks.cb_compare(2, 1) {",
        "    probe_api.callbacks.cb_each_to(count=0, each=<class 'int'>) = 0",
        "  } callback probe_api.callbacks.cb_compare = 0",
        "} probe_api.callbacks.cb_sort = None",
        "probe_api.callbacks.cb_each_to(count=1, each=f) {",
        "  callback probe_api.callbacks.cb_each(0) ! KeyError: 0",
        "} probe_api.callbacks.cb_each_to ! KeyError: 0",
    ]


def test_a_callable_that_was_given_before_is_traced(callbacks: ModuleType, package: ModuleType) -> None:
    heard = list[Any]()
    with callbacks.cb_open(1) as machine:
        callbacks.cb_on_each(machine, lambda index: index)
        assert callbacks.cb_run(machine, 5) == 5
        with package.trace(to=heard.append):
            assert callbacks.cb_run(machine, 5) == 5
        assert callbacks.cb_run(machine, 5) == 5
    assert [call.kind for call in heard] == ["callback", ""]


def test_patterns_say_which_calls(package: ModuleType, callbacks: ModuleType, handles: ModuleType) -> None:
    for patterns, count in (
        ((), 4),
        (("probe_api",), 4),
        (("probe_api.callbacks",), 3),
        (("*.cb_each",), 2),
        (("probe_api.*.tokens_*", "probe_api.callbacks.cb_each_to"), 2),
        (("probe_api.call",), 0),
    ):
        heard = list[Any]()
        with package.trace(*patterns, to=heard.append):
            callbacks.cb_each_to(2, int)
            handles.tokens_closed()
        assert len(heard) == count, patterns


class Rude:
    def __repr__(self) -> str:
        raise SystemExit


class Wordy:
    def __repr__(self) -> str:
        return "a\nb\udc80" + "c" * 1000


@pytest.mark.parametrize(("patterns", "to"), [((5,), None), (("probe_api", b"x"), None), ((), 5)])
def test_what_it_takes_is_looked_at_at_once(package: ModuleType, patterns: tuple[Any, ...], to: Any) -> None:
    with pytest.raises(TypeError, match="must be"):
        package.trace(*patterns, to=to)


def test_what_is_shown_is_short_and_in_one_line(handles: ModuleType, calls: list[Any]) -> None:
    for value, shown in (
        ("x" * 65, repr("x" * 64) + "..."),
        (bytes(10**6), repr(bytes(64)) + "..."),
        (list(range(9)), "[0, 1, 2, 3, 4, 5, 6, 7, ...]"),
        ((["a"],), "(['a'],)"),
        (Rude(), "<Rude: SystemExit in its repr>"),
        (Wordy(), r"a\nb\udc80" + "c" * 236 + "..."),
    ):
        with pytest.raises(TypeError):
            handles.token_value(value)
        assert calls[-1].arguments == f"token={shown}"


def test_what_a_repr_calls_is_no_call_of_the_program(handles: ModuleType, calls: list[Any]) -> None:
    class Asks:
        def __repr__(self) -> str:
            return f"asks {handles.tokens_closed() >= 0}"

    with pytest.raises(TypeError):
        handles.token_value(Asks())
    assert [call.arguments for call in calls] == ["token=asks True"]


def test_results_of_several_values_are_named(probe: Callable[[str], ModuleType], calls: list[Any]) -> None:
    probe("calls").clash()
    assert calls[-1].outcome == "= clash_result(result=1, result_=2, result__=3)"


def test_a_trace_that_fails_breaks_no_call(
    package: ModuleType, handles: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    unraisable = list[Any]()
    monkeypatch.setattr(sys, "unraisablehook", lambda one: unraisable.append(one.exc_type))
    with package.trace(to=lambda call: 1 / 0):
        assert handles.tokens_closed() >= 0
    assert unraisable == [ZeroDivisionError]

    def interrupt(call: object) -> None:
        raise KeyboardInterrupt

    with package.trace(to=interrupt), pytest.raises(KeyboardInterrupt):
        handles.tokens_closed()
    with pytest.raises(TypeError, match="to must be a path, a text stream or callable, not int"):
        package.trace(to=3)


def test_lines_of_threads_are_whole(package: ModuleType, callbacks: ModuleType, tmp_path: Path) -> None:
    def work() -> None:
        for _ in range(100):
            callbacks.cb_each_to(1, int)
        callbacks.cb_in_thread(2, int)

    threads = [threading.Thread(target=work) for _ in range(4)]
    with package.trace(to=tmp_path / "log"):
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    text = (tmp_path / "log").read_text()
    assert len(re.findall(r"^\[\d+\] .*( \{| <[\d.]+>)$", text, re.MULTILINE)) == len(text.splitlines())
    assert text.count("callback probe_api.callbacks.cb_each(0) = 0 <") == 4 * 101


def test_the_environment_traces_from_the_start_to_the_end(run_probe: Run, tmp_path: Path) -> None:
    code = """
from probe_api import handles
token = handles.token_open(0)
handles.token_value(token)
"""
    done = run_probe(code, PROJECTOR_TRACE="1")
    assert lines(done.stderr) == [
        "probe_api.handles.token_open(fail=0) = <probe_api.handles.Token 1>",
        "probe_api.handles.token_value(token=<probe_api.handles.Token 1>) = 1",
        "probe_api.handles.Token.close(1) = None",
    ]
    log = tmp_path / "log"
    done = run_probe(code, PROJECTOR_TRACE="other_api, *.token_value", PROJECTOR_TRACE_FILE=str(log))
    assert (done.stderr, len(log.read_text().splitlines())) == ("", 1)
    assert run_probe(code, PROJECTOR_TRACE="0").stderr == run_probe(code, PROJECTOR_TRACE="").stderr == ""


CRASH = """
import faulthandler
import probe_api
from probe_api.calls import raw
if "{when}" == "before": faulthandler.enable()
with probe_api.trace({patterns}):
    if "{when}" == "after": faulthandler.enable()
    raw.raw_read(8)
"""


@pytest.mark.skipif(sys.platform == "emscripten", reason="WebAssembly has no signals")
@pytest.mark.parametrize(
    ("when", "patterns", "arguments"), [("never", "", "(p=8)"), ("before", "'x'", ""), ("after", "", "(p=8)")]
)
def test_a_crash_names_the_call(run_probe: Run, when: str, patterns: str, arguments: str) -> None:
    done = run_probe(CRASH.format(when=when, patterns=patterns))
    what = "access violation" if os.name == "nt" else "SIGSEGV"
    assert f"Fatal: {what} in native call probe_api.calls.raw.raw_read{arguments}\n" in done.stderr
    assert ("most recent call first" in done.stderr) == (when != "never")
    assert done.returncode == -11 or os.name == "nt"


@pytest.mark.skipif(os.name == "nt" or sys.platform == "emscripten", reason="there is no such signal")
def test_a_signal_outside_of_calls_is_left_as_it_is(run_probe: Run) -> None:
    done = run_probe(
        "import os, signal, probe_api\n"
        "signal.signal(signal.SIGFPE, lambda *_: print('mine', flush=True))\n"
        "with probe_api.trace(): os.kill(os.getpid(), signal.SIGFPE)\n"
        "os.kill(os.getpid(), signal.SIGFPE)\n"
        "with probe_api.trace(): os.abort()\n"
    )
    said = [line for line in done.stderr.splitlines() if not line.startswith("qemu:")]  # which tells of any signal
    assert (done.stdout, said, done.returncode) == ("mine\nmine\n", [], -6)


def test_an_interpreter_traces_for_itself(run_probe: Run) -> None:
    interpreters = "_xxsubinterpreters" if sys.version_info < (3, 13) else "_interpreters"
    done = run_probe(f"""
import sys
import {interpreters} as interpreters
import probe_api
from probe_api import handles
other = interpreters.create()
interpreters.run_string(other, f"import sys; sys.path[:] = {{sys.path!r}}")
with probe_api.trace():
    interpreters.run_string(other, "from probe_api import handles; handles.tokens_closed()")
    handles.tokens_closed()
interpreters.run_string(other, '''
import probe_api
with probe_api.trace(): handles.tokens_closed()
''')
interpreters.destroy(other)
handles.tokens_closed()
""")
    assert lines(done.stderr) == ["probe_api.handles.tokens_closed() = 0"] * 2
