"""Ownership: nothing stays behind when a form of use is repeated, whether it succeeds or fails."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from projected import NATIVE, shipped

from projector.ir.plan import Plan
from tests.faults.calls import calls
from tests.faults.forms import closed, forms, is_wrong
from tests.faults.probed import CALLABLES, FAILING, GIVEN, KEPT, MADE, MORE, OWNERS, RAISING, RAW_FORMS

ROOT = Path(__file__).parents[2]
TIMES = 200
SLACK = {"blocks": 30, "references": 30, "descriptors": 0, "native bytes": 8 * TIMES}
PROBE, _, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
LINUX, _, _ = shipped("linux_api", ROOT / "metadata" / "linux")

NAMESPACES = [one.name for one in PROBE.namespaces if not one.name.endswith((".absent", ".raw"))]

FSCONFIG_CREATE = "KEPT['libc'].syscall(431, fs.fileno(), 6, None, None, 0)"
# Arguments with which the functions of linux that give something owned succeed.
LINUX_GIVEN = {
    "fcntl.open": "'/', 0",
    "fcntl.openat": "-100, '/', 0",
    "fcntl.openat2": "-100, '/', linux_api.fcntl.open_how()",
    "glob.glob": "'/*'",
    "iconv.iconv_open": "'UTF-8', 'UTF-16'",
    "ioctl.TIOCGPTPEER": "KEPT['Pty'], 0x102",
    "landlock.landlock_create_ruleset": "linux_api.landlock.landlock_ruleset_attr(handled_access_fs=1)",
    "mount.fsmount": f"[fs := linux_api.mount.fsopen('tmpfs'), {FSCONFIG_CREATE}, fs][2]",
    "mount.fsopen": "'tmpfs'",
    "mount.fspick": "-100, '/'",
    "mount.open_tree": "-100, '/'",
    "mqueue.mq_open": "'/projector', 0x42",
    "mqueue.mq_open_attr": "'/projector', 0x42, 384, linux_api.mqueue.mq_attr(mq_maxmsg=1, mq_msgsize=8)",
    "netdb.getaddrinfo": "'127.0.0.1', '80'",
    "nsfs.NS_GET_PARENT": "KEPT['UserNamespace']",
    "nsfs.NS_GET_USERNS": "KEPT['UserNamespace']",
    "perf_event.perf_event_open": "linux_api.perf_event.perf_event_attr(type=1), 0",
    "pidfd.pidfd_getfd": "KEPT['PidFd'], 0",
    "pidfd.pidfd_open": "linux_api.unistd.getpid()",
    "signalfd.signalfd": "linux_api.signal.sigset_t()",
    "socket.accept4": "[KEPT['connect'](), KEPT['listening']][1]",
    "stdio.fopen": "'/', 'r'",
    "stdio.getdelim": "10, KEPT['File']",
    "stdio.getline": "KEPT['File']",
    "stdlib.realpath": "'/proc/self/exe'",
}
LINUX_HANDLES = {
    "libc": "__import__('ctypes').CDLL(None)",
    "File": "linux_api.stdio.fopen('/proc/self/stat', 'r')",
    "PidFd": "linux_api.pidfd.pidfd_open(linux_api.unistd.getpid())",
    "Pty": "[p := linux_api.fcntl.open('/dev/ptmx', 0x102), __import__('ctypes').CDLL(None).unlockpt(p.fileno())][0]",
    "UserNamespace": "linux_api.fcntl.open('/proc/self/ns/user', 0)",
    "listening": "[s := __import__('socket').socket(1), s.bind(''), s.listen()][0]",
    "connect": "lambda: __import__('socket').socket(1).connect(KEPT['listening'].getsockname())",
}
REFUSED = (
    "PermissionError",
    "No such device",
    "Function not implemented",
    "Operation not supported",
    "Operation not permitted",
)


def repeat(
    folder: Path, plan: Plan, every: list[tuple[str, str]], modules: list[str], **work: object
) -> dict[str, str]:
    """What each form raised in the end; fails with the forms that left something behind."""
    types = [f"{one.name}.{item.name}" for one in plan.namespaces if one.name in modules for item in one.types]
    asked = {"slack": SLACK, "times": TIMES, "forms": every, "modules": modules, "types": types, **work}
    words = [sys.executable, str(Path(__file__).with_name("repeat.py"))]
    env = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(words, input=json.dumps(asked), env=env, capture_output=True, text=True, check=False)
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"after {seen[-1:]}: {done.stderr}"
    assert [(name, grown) for name, grown, _ in seen if grown] == []
    return {name: raised for name, _, raised in seen}


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_forms_of_the_probe_leave_nothing(
    probe_folder: Path, probe_library: Path, monkeypatch: pytest.MonkeyPatch, namespace: str
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", str(probe_library))
    failing = [(f"{name} fails", f"probe_api.{name}({words})") for name, words in FAILING.items()]
    every = [
        one for one in (*forms(PROBE, MADE, GIVEN, CALLABLES), *failing, *MORE.items()) if f"{namespace}." in one[1]
    ]
    modules = sorted(OWNERS | {namespace})
    raised = repeat(probe_folder, PROBE, every, modules, handles=KEPT)
    odd = {name for name, error in raised.items() if error and not is_wrong(name)}
    assert odd == {name for name in RAISING if name in dict(every)}
    assert all(raised[name] for name, _ in failing if name in raised)


def test_raw_forms_leave_nothing(probe_folder: Path, probe_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", str(probe_library))
    modules = ["probe_api.bare", "probe_api.bare.raw"]
    raised = repeat(probe_folder, PROBE, list(RAW_FORMS.items()), modules, handles={})
    assert {name for name, error in raised.items() if error} == {name for name in RAW_FORMS if "refused" in name}


def owned() -> list[tuple[str, str]]:
    """Calls of linux whose result is owned: a handle, or memory that is freed."""
    every = calls(LINUX, {}, LINUX_GIVEN)
    return [
        (made.name, closed(made.source))
        for made in every
        if any(build.op == "handle" for build in made.recipe.builds)
        or any(one.op in ("discard", "native") for one in made.recipe.releases)
    ]


def test_owned_results_of_linux_are_given_back(linux_folder: Path) -> None:
    every = owned()
    modules = [one.name for one in LINUX.namespaces]
    raised = repeat(linux_folder, LINUX, every, modules, handles=LINUX_HANDLES)
    ctypes.CDLL("librt.so.1").mq_unlink(b"/projector")  # queues outlive processes
    refused = {name: error for name, error in raised.items() if any(word in error for word in REFUSED)}
    print(f"{len(every) - len(refused)} of {len(every)} ownership facts; this machine refuses {refused}")
    failed = {name: error for name, error in raised.items() if error and name not in refused}
    assert failed == {}, "LINUX_GIVEN needs arguments with which these succeed"
    assert len(every) - len(refused) >= 10
