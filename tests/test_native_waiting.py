"""Awaitable twins of blocking functions: what they give, what they raise, and what becomes of them when cancelled."""

from __future__ import annotations

import asyncio
import inspect
import os
import sys
import threading
from collections.abc import Callable, Coroutine
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def waiting(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("waiting")


@pytest.fixture(scope="module")
def machines(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("callbacks")


def run(work: Callable[[], Coroutine[Any, Any, object]]) -> object:
    return asyncio.run(work())


def test_others_run_meanwhile(waiting: ModuleType, machines: ModuleType) -> None:
    async def work() -> None:
        with machines.cb_open(5) as machine:
            together = [waiting.aio.aio_wait(machine, 20) for _ in range(40)]
            ticks = asyncio.ensure_future(asyncio.sleep(0.001, "a tick"))
            assert await asyncio.gather(*together) == [5] * 40
            assert await ticks == "a tick"

    run(work)


def test_the_call_is_the_blocking_ones(waiting: ModuleType) -> None:
    aio = waiting.aio
    assert inspect.iscoroutinefunction(aio.aio_add)
    assert str(inspect.signature(aio.aio_add)) == str(inspect.signature(waiting.aio_add)) == "(a, /, *, b)"
    assert inspect.signature(aio.aio_wait).parameters["milliseconds"].default == 1
    assert aio.aio_wait.__doc__ == inspect.getdoc(waiting.aio_wait)
    assert aio.__all__ == ["aio_add", "aio_wait"] and "aio" in dir(waiting) and "aio" not in waiting.__all__

    async def work() -> None:
        assert await aio.aio_add(2, b=3) == 5
        with pytest.raises(TypeError, match="a must be int, not str"):
            await aio.aio_add("2", b=3)
        with pytest.raises(TypeError):
            await aio.aio_add(2, 3)

    run(work)


def test_cancelling_ends_the_call(waiting: ModuleType, machines: ModuleType) -> None:
    """Its thread ends, although the call would have gone on for 24 days."""

    async def work() -> None:
        with machines.cb_open(5) as machine:
            before = set(threading.enumerate())
            task = asyncio.ensure_future(waiting.aio.aio_wait(machine, 2**31 - 1))
            await asyncio.sleep(0.02)
            (thread,) = set(threading.enumerate()) - before
            task.cancel()
            done, _ = await asyncio.wait([task], timeout=60)
            thread.join(60)
            assert done and task.cancelled() and not thread.is_alive()
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(waiting.aio.aio_wait(machine, 60_000), 0.02)

    run(work)


def test_an_error_is_raised_where_it_is_awaited(waiting: ModuleType, machines: ModuleType) -> None:
    async def work() -> None:
        with machines.cb_open(5) as machine:
            asyncio.get_running_loop().call_later(0.02, waiting.aio_wake, machine)
            with pytest.raises(waiting.Woken, match=r"It was woken"):
                await waiting.aio.aio_wait(machine, 60_000)

    run(work)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' event loop watches no descriptors")
def test_a_descriptor_works_with_the_loop(probe: Callable[[str], ModuleType]) -> None:
    handles = probe("handles")
    read, write = os.pipe()

    async def work() -> None:
        token, ready = handles.Token.from_raw(read), asyncio.Event()
        loop = asyncio.get_running_loop()
        loop.add_reader(token, ready.set)
        os.write(write, b"x")
        await asyncio.wait_for(ready.wait(), 10)
        loop.remove_reader(token)
        os.close(token.detach())

    run(work)
    os.close(write)


def test_it_is_imported_when_it_is_asked_for(run_probe: Callable[..., Any]) -> None:
    done = run_probe(
        "import sys\nfrom probe_api import waiting\nwaiting.aio_add\n"
        "assert 'asyncio' not in sys.modules\nwaiting.aio\nassert 'asyncio' in sys.modules\n"
        "import probe_api.waiting.aio\nprint(probe_api.waiting.aio is waiting.aio)"
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
