"""Namespaces, functions and enums: found by name, made when asked for, and the same ones ever after."""

import copy
import enum
import gc
import importlib
import inspect
import pickle
import pydoc
import sys
import types

import linux_api
from linux_api import inotify, math, sched, signal, string, time, unistd
from linux_api.inotify import InotifyMask
from linux_api.time import Clock, clock_gettime
from refusal import refused


def check_importing_the_package_loads_no_namespace() -> None:
    for name in [name for name in sys.modules if name.startswith("linux_api")]:
        del sys.modules[name]
    package = importlib.import_module("linux_api")
    assert [name for name in sys.modules if name.startswith("linux_api")] == ["linux_api"]
    assert "time" in dir(package) and package.time.clock_gettime(1).tv_sec >= 0
    refused(AttributeError, getattr, package, "no_such_namespace")


def check_namespaces_are_modules_like_any_other() -> None:
    assert isinstance(time, types.ModuleType) and importlib.import_module("linux_api.time") is time
    assert (time.__name__, time.__package__, time.__spec__.name) == ("linux_api.time",) * 3  # it has `aio` below it
    assert time.__file__.endswith("time/__init__.py") and time.__doc__ == "Clocks and timers."
    assert linux_api.time is time


def check_all_and_dir_list_every_name_before_and_after_they_are_made() -> None:
    for module in (string, time, signal):
        before = set(dir(module))
        assert set(module.__all__) <= before and "__name__" in before
        names: dict[str, object] = {}
        exec(f"from {module.__name__} import *", names)
        for name in module.__all__:
            getattr(module, name)
        assert set(module.__all__) <= set(dir(module)) and set(module.__all__) <= set(names)
        assert "module" in refused(AttributeError, getattr, module, "no_such_name")
        assert not hasattr(module, "no_such_name") and not hasattr(module, "\ud800")


def check_names_are_made_once() -> None:
    for name in time.__all__:
        assert getattr(time, name) is getattr(time, name)
    assert time.clock_gettime is clock_gettime and time.Clock is Clock


def check_a_namespace_can_be_imported_again() -> None:
    first = importlib.import_module("linux_api.xattr")
    del sys.modules["linux_api.xattr"]
    second = importlib.import_module("linux_api.xattr")
    assert second.XattrFlags is first.XattrFlags
    del sys.modules["linux_api.xattr"], linux_api.xattr, second
    gc.collect()
    assert first.getxattr and first.setxattr and set(first.__all__) <= set(dir(first))
    assert importlib.reload(importlib.import_module("linux_api.xattr")).XattrFlags is first.XattrFlags


def check_a_getattr_that_outlives_its_module() -> None:
    hook = importlib.import_module("linux_api.statfs").__getattr__
    del sys.modules["linux_api.statfs"], linux_api.statfs
    gc.collect()
    assert callable(hook("statfs")) and hook("FsMagic") is hook("FsMagic")


def check_functions_are_functions() -> None:
    assert inspect.isbuiltin(clock_gettime) and clock_gettime.__name__ == "clock_gettime"
    assert clock_gettime.__module__ == "linux_api.time" and clock_gettime.__qualname__.endswith("clock_gettime")
    assert "clock_gettime" in repr(clock_gettime)
    assert hash(clock_gettime) == hash(clock_gettime) and {clock_gettime: 1}[time.clock_gettime] == 1
    refused(TypeError, type(clock_gettime.__self__))


def check_functions_pickle_and_copy() -> None:
    for function in (clock_gettime, unistd.read, linux_api.stdlib.raw.free, signal.raise_):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(function, protocol)) == function, function
        assert copy.copy(function) is copy.deepcopy(function) is function


def check_signatures_of_all_functions() -> None:
    assert str(inspect.signature(clock_gettime)) == "(clockid)"
    assert str(inspect.signature(linux_api.prctl.prctl)) == "(op, arg2=0, arg3=0, arg4=0, arg5=0)"
    assert str(inspect.signature(linux_api.epoll.epoll_wait)) == "(epfd, events, timeout=-1)"


def check_help_reads_like_a_manual_page() -> None:
    text = pydoc.plain(pydoc.render_doc(clock_gettime))
    for part in (
        "clock_gettime(clockid)", "The time of a clock.", "Parameters:", "clockid (Clock | int)", "Returns:",
        "tp (timespec)", "Raises:", "OSError", "C:", "int clock_gettime(clockid_t clockid,", "See:",
        "man2/clock_gettime.2.html",
    ):  # fmt: skip
        assert part in text, text
    assert "Since:\n" in time.timerfd_create.__doc__ and "glibc 2.8" in time.timerfd_create.__doc__
    assert "free" in linux_api.stdlib.raw.free.__doc__
    assert "aw" in linux_api.stdlib.raw.free.__doc__
    assert pydoc.render_doc(time)


def check_every_function_has_a_manual() -> None:
    for name in unistd.__all__:
        value = getattr(unistd, name)
        if inspect.isbuiltin(value):
            assert "\nC:\n" in value.__doc__ and "\nSee:\n" in value.__doc__, name


def check_enums() -> None:
    assert issubclass(Clock, enum.IntEnum) and issubclass(InotifyMask, enum.IntFlag)
    assert Clock.CLOCK_MONOTONIC is time.CLOCK_MONOTONIC is Clock(1) and Clock.__module__ == "linux_api.time"
    assert Clock.__doc__ == "The clocks of the system."
    assert InotifyMask(0x300) == inotify.IN_CREATE | inotify.IN_DELETE
    assert (
        inotify.IN_ALL_EVENTS.name == "IN_ALL_EVENTS"
        and InotifyMask.IN_CLOSE == inotify.IN_CLOSE_WRITE | inotify.IN_CLOSE_NOWRITE
    )


def check_unknown_values_become_members_without_a_name() -> None:
    odd = Clock(77)
    assert odd == 77 and isinstance(odd, Clock) and odd.value == 77 and hash(odd) == hash(77)
    assert "77" in repr(odd) and str(odd) == "77" and 77 not in [member.value for member in Clock]
    assert pickle.loads(pickle.dumps(odd)) == odd == copy.copy(odd) == copy.deepcopy(odd)
    refused(ValueError, Clock, "CLOCK_MONOTONIC")
    mask = inotify.inotify_event(mask=0x80000100).mask
    assert mask == 0x80000100 and isinstance(mask, InotifyMask)
    assert isinstance(signal.siginfo_t(si_signo=60).si_signo, signal.Signal)
    assert signal.siginfo_t(si_signo=60).si_signo == 60
    assert signal.siginfo_t(si_signo=-5).si_signo == -5


def check_enums_pickle_and_copy() -> None:
    for member in (*Clock, *InotifyMask, inotify.IN_CREATE | inotify.IN_ISDIR):
        assert pickle.loads(pickle.dumps(member)) is copy.copy(member) is copy.deepcopy(member) is member


def check_results_are_members() -> None:
    assert sched.sched_getscheduler(0) in sched.SchedPolicy
    assert isinstance(sched.sched_getscheduler(0), sched.SchedPolicy)


def check_several_results_are_a_named_tuple() -> None:
    result = math.frexp(8.0)
    assert result == (0.5, 4) and (result.result, result.exp) == (0.5, 4)
    assert repr(result) == "linux_api.math.frexp_result(result=0.5, exp=4)"
    assert pickle.loads(pickle.dumps(result)) == result and type(result) is math.frexp_result


def check_names_that_python_keeps_get_an_underscore() -> None:
    assert callable(signal.raise_) and not hasattr(signal, "raise")


def check_raw_functions_say_why() -> None:
    assert not hasattr(linux_api.stdlib, "free")
    assert "a pointer (void *) without direction and length" in linux_api.stdlib.raw.free.__doc__
