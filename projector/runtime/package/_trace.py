"""Logs the native calls of this package, while somebody traces. Each package has this file; it is projector's."""

import os
import sys
import threading
from collections import namedtuple
from fnmatch import fnmatchcase
from time import perf_counter_ns

from . import _native

LONG, MANY, WIDE = 64, 8, 240
"""What is shown of a text, of a sequence, and of anything else, in characters or items."""


class Call(namedtuple("Call", "thread depth kind name arguments outcome seconds")):
    """A call that has ended; its str is the line that is written of it."""

    __slots__ = ()

    def __str__(self):
        return f"{_start(self)}{_title(self)}({self.arguments}) {self.outcome} <{self.seconds:.7f}>"


class Trace:
    """While it is entered, the native calls whose names it matches are written, or given to `to`."""

    def __init__(self, patterns, to):
        self._patterns, self._to, self._file = patterns, to, None
        self._wanted = {}

    def __enter__(self):
        if isinstance(self._to, (str, os.PathLike)):
            self._file = os.open(self._to, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        _change(lambda traces: (*traces, self))
        return self

    def __exit__(self, *_):
        _change(lambda traces: tuple(one for one in traces if one is not self))
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def wants(self, name):
        wanted = self._wanted.get(name)
        if wanted is None:
            wanted = self._wanted[name] = not self._patterns or any(_matches(name, one) for one in self._patterns)
        return wanted

    def tell(self, call, begun):
        """Give a call to who wants it. Others get its line; `begun`: the end of one, where lines stand between."""
        if callable(self._to):
            self._to(call)
        elif begun:
            self.write(f"{_start(call)}}} {_title(call)} {call.outcome} <{call.seconds:.7f}>")
        else:
            self.write(str(call))

    def begin(self, call):
        """Write the beginning of a call within which there are others."""
        if not callable(self._to):
            self.write(f"{_start(call)}{_title(call)}({call.arguments}) {_OPEN}")

    def write(self, line):
        if self._to is None:
            if sys.stderr is not None:
                sys.stderr.write(f"{line}\n")
        elif self._file is not None:
            os.write(self._file, f"{line}\n".encode("utf-8", "backslashreplace"))
        elif hasattr(self._to, "write"):
            self._to.write(f"{line}\n")


def trace(*patterns, to=None):
    """Log native calls while the `with` block runs: those whose names match a pattern, or are below one, or all.

    `to` is a text stream, a file to append to, or a function that is called with each `Call`; else standard error.
    """
    for one in patterns:
        if not isinstance(one, str):
            raise TypeError(f"a pattern must be str, not {type(one).__name__}")
    if to is not None and not (isinstance(to, (str, os.PathLike)) or callable(to) or hasattr(to, "write")):
        raise TypeError(f"to must be a path, a text stream or callable, not {type(to).__name__}")
    return Trace(patterns, to)


_OPEN = "{"
_lock = threading.Lock()
_traces = ()
_get_thread = getattr(threading, "get_native_id", threading.get_ident)


class _Here(threading.local):
    """What one thread is in: calls, and whether it is showing or giving one at the moment."""

    def __init__(self):
        self.calls, self.showing, self.giving = [], False, False


_here = _Here()


class _Open(str):
    """The text of a call under way, which the native side keeps at hand in case of a crash."""

    __slots__ = ("begun", "call", "tellers")


def _matches(name, pattern):
    return fnmatchcase(name, pattern) or name.startswith(f"{pattern}.")


def _start(call):
    return f"[{call.thread}] {'  ' * call.depth}"


def _title(call):
    return f"{call.kind} {call.name}" if call.kind else call.name


def _change(change):
    global _traces
    with _lock:
        _traces = change(_traces)
        _native._set_trace((_enter, _leave, perf_counter_ns) if _traces else None)


def _enter(kind, name, names, args, keywords):
    """Of a call that begins: what is known of it, or None if nobody wants to know."""
    if _here.giving or (_here.showing and kind != "close"):
        return None  # what the trace itself does
    tellers = [one for one in _traces if one.wants(name)]
    if not tellers:
        return None
    arguments = _showing(_arguments, names, args, keywords)
    for outer in _here.calls:
        for one in outer.tellers if not outer.begun else ():
            _give(one.begin, outer.call)
        outer.begun = True
    opened = _Open(f"{name}({arguments})")
    kind = kind if kind == "callback" else ""
    opened.call = Call(_get_thread(), len(_here.calls), kind, name, arguments, None, 0.0)
    opened.tellers, opened.begun = tellers, False
    _here.calls.append(opened)
    return opened


def _leave(opened, result, error, start, stop):
    _here.calls = [one for one in _here.calls if one is not opened]
    outcome = f"= {_showing(_show, result)}" if error is None else f"! {_showing(_error, error)}"
    call = opened.call._replace(outcome=outcome, seconds=(stop - start) / 1e9)
    for one in opened.tellers:
        _give(one.tell, call, opened.begun)


def _showing(show, *what):
    before, _here.showing = _here.showing, True
    try:
        return show(*what)
    finally:
        _here.showing = before


def _give(to, *what):
    before, _here.giving = _here.giving, True
    try:
        to(*what)
    finally:
        _here.giving = before


def _arguments(names, args, keywords):
    positional = len(args) - len(keywords or ())
    given = [*names[:positional], *[None] * (positional - len(names)), *(keywords or ())]
    return ", ".join(
        _show(value) if name is None else f"{name}={_show(value)}" for name, value in zip(given, args, strict=False)
    )


def _show(value, level=2):
    """A value as Python writes it, shortened. A `__repr__` that fails is shown as such."""
    kind = type(value)
    try:
        if kind in (str, bytes, bytearray):
            return repr(value[:LONG]) + ("..." if len(value) > LONG else "")
        if kind in (list, tuple) and level:
            rest = ["..."] * (len(value) > MANY) or [""] * (kind is tuple and len(value) == 1)
            items = ", ".join([*(_show(one, level - 1) for one in value[:MANY]), *rest]).rstrip(" ")
            return f"[{items}]" if kind is list else f"({items})"
        if isinstance(value, tuple) and level and kind.__module__.startswith(__package__):
            fields = zip(kind.__match_args__, value, strict=False)
            return f"{kind.__name__}({', '.join(f'{name}={_show(one, level - 1)}' for name, one in fields)})"
        text = repr(value)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return f"<{kind.__qualname__}: {type(error).__qualname__} in its repr>"
    return _printable(text if len(text) <= WIDE else f"{text[:WIDE]}...")


def _error(error):
    try:
        text = str(error)
    except KeyboardInterrupt:
        raise
    except BaseException:
        text = ""
    return f"{type(error).__qualname__}: {_printable(text[:WIDE])}" if text else type(error).__qualname__


def _printable(text):
    return text if text.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def _as_asked():
    """Trace as the environment says, for as long as the process lives."""
    asked = [one.strip() for one in os.environ.get("PROJECTOR_TRACE", "").split(",")]
    patterns = [one for one in asked if one not in ("", "0", "1")]
    if patterns or "1" in asked:
        trace(*(() if "1" in asked else patterns), to=os.environ.get("PROJECTOR_TRACE_FILE") or None).__enter__()
