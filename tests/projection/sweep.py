"""Each allocation of a call fails once: what `_testcapi.set_nomemory` does, in a process that may crash."""

import _testcapi
from collections.abc import Callable


def sweep(call: Callable[[], object], most: int, expected: tuple[type[BaseException], ...], calm: int = 1) -> int:
    """Lets the first, the second, ... allocation fail until the call needs no more; how many there were.

    It may raise MemoryError, or what it raises anyhow (`expected`). The end is where `calm` faults in a row changed
    nothing: a failed allocation may go unnoticed where something did without.
    """
    unnoticed = 0
    for n in range(most):
        try:
            _testcapi.set_nomemory(n, n + 1)
            call()
        except MemoryError:
            unnoticed = 0
            continue
        except SystemError as error:
            if "<built-in function eval> returned NULL" not in str(error):
                raise
            unnoticed = 0  # CPython 3.11 says nothing where no frame can be made
            continue
        except expected:
            pass
        finally:
            _testcapi.remove_mem_hooks()
        unnoticed += 1
        if unnoticed > calm:
            return n - calm
    return most
