"""Errors that the kernel is made to give: which `errors: errno` facts of metadata/linux hold.

    PYTHONPATH=tests python -m tests.faults.injection FOLDER [NAME...]

FOLDER holds the package `linux_api`. Each function is called in a forked child that does nothing but spin until strace
has it; from then on every system call of the child fails with EMFILE, but for the end and for brk. So the facts are
proven without the arguments having to mean anything, and nothing happens to the machine.
"""

from __future__ import annotations

import errno
import importlib
import json
import mmap
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from projected import planned

from projector.ir.plan import HandlePlan, Plan
from tests.faults.calls import Made, calls

METADATA = Path(__file__).parents[2] / "metadata" / "linux"
STRACE = ("strace", "-f", "-q", "-e", "trace=all", "-e", "inject=!exit_group,brk:error=EMFILE")
FILE = "no/such/file"

# Clocks that the vDSO leaves to the kernel, and queues that have a name.
GIVEN = {
    "ftw.nftw": "FILE, lambda *_: 0, 1, 0",
    "iconv.iconv_close": "CONVERTER",
    "mqueue.mq_open": "'/name', 0",
    "mqueue.mq_open_attr": "'/name', 0, 0, linux_api.mqueue.mq_attr()",
    "mqueue.mq_unlink": "'/name'",
    "stdio.fclose": "STREAM",
    "stdio.fopen": "FILE, 'r'",
    "time.clock_getres": "2",
    "time.clock_gettime": "2",
}
# What the C library itself refuses, without the kernel.
REFUSED = {
    "signal.sigaddset": ("linux_api.signal.sigset_t(), 1000", errno.EINVAL),
    "signal.sigdelset": ("linux_api.signal.sigset_t(), 1000", errno.EINVAL),
    "signal.sigismember": ("linux_api.signal.sigset_t(), 1000", errno.EINVAL),
    "string.strdup": ("LONG", errno.ENOMEM),
    "inet.inet_ntop": ("2, linux_api.inet.in_addr(), 1", errno.ENOSPC),
    "netif.if_indextoname": ("1", errno.ENOENT),  # where no socket can be made
}
# Handles that a pointer made up can't stand for: they are opened before anything fails.
OPENED = {
    "CONVERTER": "linux_api.iconv.iconv_open('UTF-8', 'UTF-16')",
    "STREAM": "linux_api.stdio.fopen('/dev/null', 'r')",
}
CLOSED = {"iconv.Iconv": "CONVERTER", "stdio.File": "STREAM"}
LONG = "x" * 2**20  # more than malloc has without asking the kernel
# What can't be proven, and why.
UNPROVABLE = {
    "iconv.Iconv.close": "the C library fails for -1 only, which a handle never is",
    "iconv.iconv_close": "the C library fails for -1 only, which a handle never is",
    "mount.listmount": "strace is older than the system call",
    "mount.statmount": "strace is older than the system call",
    "sched.getcpu": "the vDSO and the thread's own memory answer",
    "sched.sched_getcpu": "the vDSO and the thread's own memory answer",
    "signal.sigandset": "the C library fails for NULL only, which a record never is",
    "signal.sigemptyset": "the C library fails for NULL only, which a record never is",
    "signal.sigfillset": "the C library fails for NULL only, which a record never is",
    "signal.sigisemptyset": "the C library fails for NULL only, which a record never is",
    "signal.sigorset": "the C library fails for NULL only, which a record never is",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A function, or a handle's `close`, whose failure is an errno: how to call it and what must be seen."""

    name: str
    source: str
    function: str
    filename: str | None
    modules: tuple[str, ...]
    code: int = errno.EMFILE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fact: `reason` is empty where it is proven by the system calls named."""

    name: str
    system_calls: tuple[str, ...]
    reason: str


def facts(plan: Plan) -> list[Fact]:
    """Every errno fact of a plan."""
    given = GIVEN | {name: words for name, (words, _) in REFUSED.items()}
    found = [_of_call(made) for made in calls(plan, {}, given) if made.recipe.check.rule.startswith("errno")]
    for namespace in plan.namespaces:
        for one in namespace.types:
            if isinstance(one, HandlePlan) and one.rule.startswith("errno"):
                name = f"{namespace.name}.{one.name}".partition(".")[2]
                made = CLOSED.get(name, f"{namespace.name}.{one.name}.from_raw(1000)")
                found.append(Fact(f"{name}.close", f"{made}.close()", one.close_name, None, (namespace.name,)))
    return found


def _of_call(made: Made) -> Fact:
    recipe = made.recipe
    source = made.source.replace("'some/file'", repr(FILE))
    names = made.recipe.check.filename is not None
    code = REFUSED[made.name][1] if made.name in REFUSED else errno.EMFILE
    modules = {made.namespace} | {word.rpartition(".")[0] for word in re.findall(r"linux_api\.[\w.]+", source)}
    return Fact(made.name, source, recipe.native, FILE if names else None, tuple(sorted(modules)), code)


def attempt(fact: Fact) -> Outcome:
    """Calls the function once while every system call of it fails."""
    scope = {"linux_api": importlib.import_module("linux_api"), "LONG": LONG, "FILE": FILE}
    for name in fact.modules:
        importlib.import_module(name)
    scope |= {name: eval(made, scope) for name, made in OPENED.items() if name in fact.source}
    called = eval(f"lambda: {fact.source}", scope)
    eval(fact.source.partition("(")[0], scope)  # so that nothing is left to look up
    shared = mmap.mmap(-1, mmap.PAGESIZE)
    with tempfile.NamedTemporaryFile("r") as log:
        child = os.fork()
        if child == 0:
            _spin_and_call(called, shared)
        while shared[1] == 0:
            time.sleep(0.001)
        words = [*STRACE, "-o", log.name, "-p", str(child)]
        tracer = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            _wait_for_tracer(child, tracer)
            shared[0] = 1
            ended = _wait_for_end(child)
        finally:
            tracer.terminate()
            tracer.communicate()
        trace = log.read()
    return _judged(fact, ended, bytes(shared[2:]).rstrip(b"\0").decode(), trace)


def _spin_and_call(called: object, shared: mmap.mmap) -> None:
    """In the child: waits without a system call, calls, says what was raised, ends."""
    failed: BaseException | None = None
    resource.setrlimit(resource.RLIMIT_DATA, (0, 0))  # for brk, whose errors the C library can't be told by strace
    shared[1] = 1
    while shared[0] == 0:
        pass
    try:
        called()  # type: ignore[operator]
    except BaseException as error:
        failed = error
    if isinstance(failed, OSError):
        words = f"{failed.errno}|{getattr(failed, 'function', '')}|{failed.filename or ''}"
    else:
        words = f"{type(failed).__name__}|{failed}|"
    data = words.encode()[:1000]
    shared[2 : 2 + len(data)] = data
    os._exit(0)


def _wait_for_tracer(child: int, tracer: subprocess.Popen[bytes]) -> None:
    status = Path(f"/proc/{child}/status")
    while "TracerPid:\t0" in status.read_text():
        if tracer.poll() is not None:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            raise RuntimeError(f"strace can't trace here: {tracer.stderr.read().decode()}")  # type: ignore[union-attr]
        time.sleep(0.002)
    time.sleep(0.01)  # seized a moment before its system calls are watched


def _wait_for_end(child: int) -> int:
    """The exit code of the child; one that doesn't end in 5 seconds is killed."""
    end = time.monotonic() + 5
    while time.monotonic() < end:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _judged(fact: Fact, ended: int, said: str, trace: str) -> Outcome:
    names = tuple(re.findall(r"^\d+ +(\w+)\(.*\(INJECTED\)$", trace, re.MULTILINE))
    if ended != 0:
        return Outcome(fact.name, names, f"the child ended with {ended}")
    code, _, rest = said.partition("|")
    function, _, filename = rest.partition("|")
    if code != str(fact.code):
        found = f"makes {', '.join(names) or 'no system call'}, and gives {said.rstrip('|')}"
        return Outcome(fact.name, names, UNPROVABLE.get(fact.name, found) if not names else found)
    if function != fact.function or filename != (fact.filename or ""):
        return Outcome(fact.name, names, f"the OSError names {function!r} and {filename!r}")
    return Outcome(fact.name, names, "")


def outcomes(folder: Path, only: frozenset[str] = frozenset()) -> Iterator[Outcome]:
    """Every fact, or those named, tried in turn."""
    plan, _, _ = planned("linux_api", METADATA)
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    for fact in facts(plan):
        if not only or fact.name in only:
            yield attempt(fact)


def main(folder: str, *names: str) -> int:
    """Prints an outcome a line; 1 if a fact neither holds nor is known to be beyond proof."""
    warnings.simplefilter("ignore")
    every = list[Outcome]()
    for one in outcomes(Path(folder), frozenset(names)):
        every.append(one)
        print(json.dumps(asdict(one)), flush=True)
    unproven = [one for one in every if one.reason]
    wrong = [one for one in unproven if UNPROVABLE.get(one.name) != one.reason]
    for one in unproven:
        print(f"{'WRONG' if one in wrong else 'unproven'} {one.name}: {one.reason}", file=sys.stderr)
    print(f"{len(every) - len(unproven)} of {len(every)} errno facts are proven", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
