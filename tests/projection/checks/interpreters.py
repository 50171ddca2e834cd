"""Several interpreters in one process, with one GIL or with their own; fork; many imports of the extension."""

import _testcapi
import os
import pickle
import subprocess
import sys
import textwrap
import threading

from linux_api import eventfd, signal, stdlib, time

if sys.version_info < (3, 13):
    import _xxsubinterpreters as interpreters

    create, execute = (lambda kind: interpreters.create(isolated=kind == "isolated")), interpreters.run_string
else:
    import _interpreters as interpreters

    create, execute = interpreters.create, interpreters.exec

KINDS = ("isolated", "legacy")  # with a GIL of its own (from 3.12 on), or with the main interpreter's

USE = """
from linux_api import eventfd, inotify, stdlib, time, unistd
assert time.clock_gettime(time.Clock.CLOCK_MONOTONIC).tv_sec >= 0
with eventfd.eventfd(2) as counter:
    assert eventfd.eventfd_read(counter) == 2
assert inotify.inotify_event(mask=0x100).mask is inotify.IN_CREATE
assert [time.timespec(i, i) for i in range(50)][7] == time.timespec(7, 7)
open_at_exit = eventfd.eventfd(0)
letters = bytearray(b"dbca")
stdlib.qsort(letters, 1, lambda a, b: a[0] - b[0])
assert letters == b"abcd"
try:
    stdlib.qsort(letters, 1, lambda a, b: 1 // 0)
except ZeroDivisionError:
    pass
try:
    time.clock_gettime(99)
except OSError:
    pass
"""


def run(code: str) -> None:
    """Runs code in a new interpreter of this process, which shares the GIL."""
    assert _testcapi.run_in_subinterp(code) == 0


def run_isolated(code: str) -> None:
    """Runs code in a new interpreter of this process with a GIL of its own."""
    run_in(create("isolated"), code)


def run_in(one: object, code: str) -> None:
    """Runs code in this new interpreter, which ends with it."""
    failed = execute(one, paths() + code)
    assert failed is None, failed
    interpreters.destroy(one)


def paths() -> str:
    return f"import sys; sys.path[:] = {sys.path!r}\n"


def check_interpreters_that_share_the_gil() -> None:
    for _ in range(3):
        run(paths() + USE)
    assert isinstance(time.clock_gettime(1), time.timespec)
    with eventfd.eventfd(5) as counter:
        assert eventfd.eventfd_read(counter) == 5


def check_interpreters_with_their_own_gil() -> None:
    for _ in range(3):
        run_isolated(USE)
    assert isinstance(time.clock_gettime(1), time.timespec)


def check_interpreters_with_their_own_gil_at_once() -> None:
    done: list[int] = []

    def use() -> None:
        run_isolated(USE)
        done.append(1)

    threads = [threading.Thread(target=use) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(2000):
        time.clock_gettime(1)
    for thread in threads:
        thread.join()
    assert len(done) == 4


def check_an_import_in_another_interpreter_first() -> None:
    code = f"""
        import _testcapi
        assert _testcapi.run_in_subinterp({paths() + USE!r}) == 0
        {paths()}
        from linux_api import time
        assert isinstance(time.clock_gettime(1), time.timespec)
        assert time.Clock(1) is time.CLOCK_MONOTONIC
    """
    subprocess.run([sys.executable, "-I", "-c", textwrap.dedent(code)], check=True)


def check_handles_of_an_interpreter_are_closed_with_it() -> None:
    before = os.listdir("/proc/self/fd")
    run(paths() + "from linux_api import eventfd\nkept = [eventfd.eventfd(0) for _ in range(5)]")
    assert os.listdir("/proc/self/fd") == before


LEAVE_EVERYTHING_OPEN = """
import builtins
from linux_api import signal
class Cycle:
    pass
one = Cycle()
one.itself, one.counters = one, [eventfd.eventfd(0) for _ in range(4)]
one.timer = time.itimerspec()
sys.left = one.timer.it_value, memoryview(one.timer), signal.sigfillset().val, time.Clock, time.clock_gettime
builtins.left = eventfd.eventfd(1)
for module in (eventfd, signal, time):
    for name in module.__all__:
        getattr(module, name)
"""


def check_interpreters_of_both_kinds_come_and_go_at_once() -> None:
    before = len(os.listdir("/proc/self/fd"))
    done: list[int] = []

    def come_and_go(number: int) -> None:
        for turn in range(4):
            run_in(create(KINDS[(number + turn) % 2]), USE + LEAVE_EVERYTHING_OPEN)
        done.append(number)

    threads = [threading.Thread(target=come_and_go, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        with eventfd.eventfd(5) as counter:
            assert eventfd.eventfd_read(counter) == 5
        assert signal.Signal(2) is signal.Signal.SIGINT
    assert sorted(done) == [0, 1, 2, 3]
    assert len(os.listdir("/proc/self/fd")) == before


def check_objects_go_to_another_interpreter_by_pickle() -> None:
    sent = [time.timespec(1, 2), time.Clock(1), time.clock_gettime, time.timespec]
    code = f"""
import pickle
from linux_api import time
got = pickle.loads({pickle.dumps(sent)!r})
assert got == [time.timespec(1, 2), time.CLOCK_MONOTONIC, time.clock_gettime, time.timespec], got
"""
    for kind in KINDS:
        run_in(create(kind), code)


def check_memory_shared_with_another_interpreter_outlives_it() -> None:
    if not hasattr(interpreters, "set___main___attrs"):
        return  # before 3.13 no interpreter shows another one memory
    moment = time.timespec(1, 2)
    one = create("isolated")
    execute(one, "import _interpreters")  # which knows how to take it
    interpreters.set___main___attrs(one, {"memory": memoryview(moment)})
    run_in(one, "assert bytes(memory)[:1] == b'\\1'; memory.cast('B')[0] = 9; kept = memory")
    assert moment == time.timespec(9, 2)


def check_a_forked_child_has_handles_of_its_own() -> None:
    counter = eventfd.eventfd(3)
    child = os.fork()
    if child == 0:
        with counter:
            right = eventfd.eventfd_read(counter) == 3
        os._exit(0 if right and counter.closed else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert not counter.closed
    eventfd.eventfd_write(counter, 1)
    assert eventfd.eventfd_read(counter) == 1
    counter.close()


def check_a_forked_child_calls_back() -> None:
    letters, children = bytearray(b"dbca"), list[int]()

    def compare(a: bytes, b: bytes) -> int:
        if not children:
            children.append(os.fork())
        return a[0] - b[0]

    stdlib.qsort(letters, 1, compare)
    if children == [0]:
        again = bytearray(b"cab")
        stdlib.qsort(again, 1, lambda a, b: b[0] - a[0])
        os._exit(0 if (letters, again) == (b"abcd", b"cba") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(children[0], 0)[1]) == 0
    assert letters == b"abcd"


def check_a_forked_child_of_a_thread_ends_by_itself() -> None:
    code = """
import os, threading
from linux_api import stdlib
inside, done = threading.Event(), threading.Event()
def compare(a, b):
    inside.set()
    done.wait()
    return 0
thread = threading.Thread(target=stdlib.qsort, args=(bytearray(b"ab"), 1, compare))
thread.start()
inside.wait()
child = os.fork()
if child == 0:
    stdlib.qsort(bytearray(b"ab"), 1, lambda a, b: 0)
    raise SystemExit(7)
_, status, used = os.wait4(child, 0)
assert os.waitstatus_to_exitcode(status) == 7
done.set()
thread.join()
print(used.ru_nvcsw)
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100, "the child's exit waited, 200 times a moment, for a callback that isn't there"


def check_the_extension_can_be_loaded_anew() -> None:
    for _ in range(1000):
        former = time.timespec
        for name in [name for name in sys.modules if name.startswith("linux_api")]:
            del sys.modules[name]
        import linux_api.time

        assert linux_api.time.clock_gettime(1).tv_sec >= 0
        assert former(1, 2) == former(1, 2)
