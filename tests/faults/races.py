"""In a child: two threads race over the same handles, one closing what the other uses. races.py RACES.

Everything loops at C speed (`map` over a list of handles), and every native call gives up the GIL.
"""

import contextlib
import faulthandler
import functools
import itertools
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable

import faulty_api as faulty

SOME = 1000
refusals = 0


def each(call: Callable[[object], object], handles: Iterable[object]) -> None:
    """Calls for each handle; one that is closed or in use by now is refused."""
    global refusals
    left = iter(handles)
    while True:
        try:
            deque(map(call, left), maxlen=0)
            return
        except ValueError:
            refusals += 1


close, detach = faulty.Slot.close, faulty.Slot.detach


def child(slot: object) -> None:
    with faulty.slot_under(slot) as under:
        faulty.slot_use_under(under)


def adopt(slot: object) -> None:
    faulty.Slot.from_raw(detach(slot)).close()


PAIRS: dict[str, tuple[Callable[[object], object], Callable[[object], object]]] = {
    "closed while used": (close, faulty.slot_use),
    "closed by both": (close, close),
    "closed and given to the function that closes": (close, faulty.slot_close),
    "given to the function that closes while used": (faulty.slot_close, faulty.slot_use),
    "detached and closed": (adopt, close),
    "closed while a child is made": (close, child),
    "entered and closed": (faulty.Slot.__enter__, close),
}


def race(first: Callable[[object], object], second: Callable[[object], object]) -> int:
    """Both go over the same new handles in the same order."""
    handles = [faulty.slot_open() for _ in range(SOME)]
    together = threading.Barrier(2)

    def run(call: Callable[[object], object], order: list[object]) -> None:
        together.wait()
        each(call, order)

    other = threading.Thread(target=run, args=(second, handles))
    other.start()
    run(first, handles)
    other.join()
    each(close, handles)
    return SOME


def in_the_middle() -> int:
    """One thread uses each handle until it is refused, the other closes the one that is being used."""
    handles = [faulty.slot_open() for _ in range(SOME // 4)]
    used: list[object] = [None]

    def use() -> None:
        for handle in handles:
            used[0] = handle
            with contextlib.suppress(ValueError):
                deque(map(faulty.slot_use, itertools.repeat(handle)), maxlen=0)
        used[0] = None

    user = threading.Thread(target=use)
    user.start()
    closed = None
    while user.is_alive():
        if used[0] is not closed and used[0] is not None:
            closed = used[0]
            close(closed)
        time.sleep(0)
    user.join()
    return SOME // 4


def dropped() -> int:
    """One thread uses the handles that another drops: the last reference goes while it is used."""
    handles = [faulty.slot_open() for _ in range(SOME)]
    left = deque(handles)
    handles.clear()

    def use() -> None:
        while left:
            try:
                faulty.slot_use(left.popleft())
            except IndexError:
                return

    threads = [threading.Thread(target=use) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return SOME


def main(races: int) -> int:
    faulthandler.enable()
    warnings.simplefilter("ignore")
    sys.setswitchinterval(1e-6)
    made, start = 0, time.monotonic()
    works = [functools.partial(race, *pair) for pair in PAIRS.values()] + [dropped, in_the_middle]
    while made < races:
        for work in works:
            made += work()
    now, after, twice = faulty.slot_counts()
    took = f"{made} races in {time.monotonic() - start:.1f} s, {refusals} refused"
    print(f"{took}: {now} open, {after} used closed, {twice} closed twice")
    return 0 if (now, after, twice) == (0, 0, 0) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
