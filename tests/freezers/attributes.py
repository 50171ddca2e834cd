"""Reaches namespaces as attributes only, one of them by a name that it has as text, and objects by pickle."""

import errno
import pickle
import sys

import linux_api


def main() -> None:
    raw = getattr(linux_api, "stdlib").raw  # noqa: B009
    moment = linux_api.time.timespec(tv_sec=1, tv_nsec=2)
    with linux_api.eventfd.eventfd(3) as counter:
        print(linux_api.eventfd.eventfd_read(counter), counter.closed)
    try:
        linux_api.time.clock_gettime(99)
    except OSError as error:
        print(errno.errorcode[error.errno])
    print(pickle.loads(pickle.dumps([moment, linux_api.time.Clock(1)])), raw.__name__)
    print(sys.modules["linux_api._native"].__file__)


if __name__ == "__main__":
    main()
