"""Copies a file with io_uring: pairs of linked splices through a pipe, in memory that is shared with the kernel."""

import argparse
import errno
import sys
from collections.abc import Iterator
from mmap import MAP_POPULATE, MAP_SHARED, mmap
from pathlib import Path
from types import TracebackType

from linux_api import fcntl, io_uring, unistd
from linux_api.io_uring import EnterFlags, SqeFlags, io_uring_cqe, io_uring_op, io_uring_position, io_uring_sqe

NO_OFFSET = 2**64 - 1
PIECE = 1 << 16


class Ring:
    """A pair of rings for one thread. Requests are put into it and completions taken out."""

    def __init__(self, entries: int) -> None:
        params = io_uring.io_uring_params()
        self.fd = io_uring.io_uring_setup(entries, params)
        self.asked, self.answered = params.sq_off, params.cq_off
        sizes = (
            self.asked.array + 4 * params.sq_entries,
            self.answered.cqes + io_uring_cqe.sizeof * params.cq_entries,
        )
        self.memory = self._map(max(sizes), io_uring.IORING_OFF_SQ_RING)
        self.requests = self._map(io_uring_sqe.sizeof * params.sq_entries, io_uring.IORING_OFF_SQES)
        self.mask, self.answer_mask = params.sq_entries - 1, params.cq_entries - 1
        self.waiting = 0
        self.put_at = io_uring_position.from_buffer(self.memory, self.asked.tail)
        self.taken = io_uring_position.from_buffer(self.memory, self.answered.head)
        self.done = io_uring_position.from_buffer(self.memory, self.answered.tail)

    def _map(self, size: int, offset: int) -> mmap:
        return mmap(self.fd.fileno(), size, flags=MAP_SHARED | MAP_POPULATE, offset=offset)

    def __enter__(self) -> "Ring":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        del self.put_at, self.taken, self.done  # memory can't be closed while there are views of it
        self.memory.close()
        self.requests.close()
        self.fd.close()

    def put(self, request: io_uring_sqe) -> None:
        """Adds a request; `run` submits it."""
        tail = self.put_at.value
        place = tail & self.mask
        self.requests[place * request.sizeof : (place + 1) * request.sizeof] = bytes(request)
        index = self.asked.array + 4 * place
        self.memory[index : index + 4] = place.to_bytes(4, sys.byteorder)
        self.put_at.value = (tail + 1) % 2**32  # released: the kernel sees the request when it sees this
        self.waiting += 1

    def run(self) -> Iterator[io_uring_cqe]:
        """Submits what was put and gives the completions of all of it."""
        left, self.waiting = self.waiting, 0
        io_uring.io_uring_enter(self.fd, left, left, EnterFlags.IORING_ENTER_GETEVENTS)
        while left:
            head = self.taken.value
            if head == self.done.value:
                io_uring.io_uring_enter(self.fd, 0, 1, EnterFlags.IORING_ENTER_GETEVENTS)
                continue
            offset = self.answered.cqes + (head & self.answer_mask) * io_uring_cqe.sizeof
            answer = io_uring_cqe.from_buffer(self.memory[offset : offset + io_uring_cqe.sizeof])
            self.taken.value = (head + 1) % 2**32
            left -= 1
            yield answer


def splice(source: int, source_offset: int, target: int, target_offset: int, size: int) -> io_uring_sqe:
    """A request to move bytes; a pipe's end has no offset."""
    return io_uring_sqe(
        opcode=io_uring_op.IORING_OP_SPLICE,
        fd=target,
        off=target_offset,
        splice_off_in=source_offset,
        len=size,
        splice_fd_in=source,
        user_data=size,
    )


def copy(source: Path, target: Path) -> int:
    """Copies a file; gives the number of bytes."""
    read_end, write_end = unistd.pipe2(fcntl.O_CLOEXEC)
    flags = fcntl.O_CREAT | fcntl.O_WRONLY | fcntl.O_TRUNC
    done, size = 0, source.stat().st_size
    try:
        with Ring(2) as ring, fcntl.open(source, fcntl.O_RDONLY) as old, fcntl.open(target, flags, 0o600) as new:
            while done < size:
                piece = min(PIECE, size - done)
                fill = splice(old.fileno(), done, write_end.fileno(), NO_OFFSET, piece)
                fill.flags = SqeFlags.IOSQE_IO_LINK
                ring.put(fill)
                ring.put(splice(read_end.fileno(), NO_OFFSET, new.fileno(), done, piece))
                for answer in ring.run():
                    if answer.res != piece:
                        raise OSError(-answer.res if answer.res < 0 else errno.EIO, "a splice fell short", str(source))
                done += piece
    finally:
        read_end.close()
        write_end.close()
    return done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    print(f"copied {copy(options.source, options.target)} bytes")


if __name__ == "__main__":
    main()
