"""Several pieces of memory at once, against Python's own os module; memory of a process, against ctypes."""

import ctypes
import os
from array import array

from linux_api import mman, uio
from refusal import refused


def check_pieces_are_read_and_written_as_by_os() -> None:
    with mman.memfd_create("pieces", 0) as memory:
        assert uio.writev(memory, [b"one", bytearray(b"two"), memoryview(b"three")]) == 11
        assert os.pread(memory.fileno(), 20, 0) == b"onetwothree"
        first, second = bytearray(4), bytearray(20)
        assert (
            uio.preadv2(memory, (first, second), 2) == 9 == os.preadv(memory.fileno(), [bytearray(4), bytearray(20)], 2)
        )
        assert (bytes(first), bytes(second[:5])) == (b"etwo", b"three")
        assert uio.pwritev2(memory, [b"X", b"Y"], offset=1, flags=uio.RWF_DSYNC) == 2
        os.lseek(memory.fileno(), 0, os.SEEK_SET)
        assert uio.readv(memory, [first]) == 4
        assert bytes(first) == b"oXYt"
        assert uio.readv(memory, []) == 0


def check_errors_are_the_systems() -> None:
    refused(OSError, uio.writev, -1, [b"x"])
    refused(TypeError, uio.readv, 0, [b"read-only"])
    refused(TypeError, uio.writev, 1, b"not a sequence of buffers")
    refused(OSError, uio.writev, 1, [b""] * 2000)


def check_memory_of_a_process() -> None:
    there = ctypes.create_string_buffer(b"a process's memory")
    remote = array("L", [ctypes.addressof(there) + 2, 7])
    first, second = bytearray(3), bytearray(4)
    assert uio.process_vm_readv(os.getpid(), [first, second], remote) == 7
    assert bytes(first + second) == b"process"
    assert uio.process_vm_writev(os.getpid(), [b"P", b"RO"], remote) == 3
    assert there.value == b"a PROcess's memory"
    refused(OSError, uio.process_vm_readv, os.getpid(), [first], array("L", [1, 1]))
    refused(ProcessLookupError, uio.process_vm_readv, 2**22 + 1, [first], remote)
