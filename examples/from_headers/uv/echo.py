"""A server that gives back what it hears, a client and a clock, in one loop: libuv, from its headers and an overlay.

Handles and requests lie in memory of libuv's caller, who must keep it until libuv calls back: so the classes do.

python echo.py say TEXT...
python echo.py call PORT
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from typing import Any

import uv_api as uv
from uv_api import raw

ROOM = 65536  # the most bytes of one read
BACKLOG = 16  # connections that wait to be accepted

handles: dict[int, Handle] = {}
"""What libuv knows of, by address: it stays until libuv has closed it."""
requests: dict[int, tuple[object, ...]] = {}
"""What libuv still works at, and the memory that it needs for that."""


class Handle:
    """Something that a loop waits for."""

    def __init__(self, record: uv.uv_timer_t | uv.uv_tcp_t) -> None:
        self.record, self.address, self.closing = record, raw.address_of(record), False
        handles[self.address] = self

    def close(self) -> None:
        """Nothing is called any more; the loop gives it back."""
        if not self.closing:
            self.closing = True
            raw.uv_close(self.address, ON_CLOSE)


class Timer(Handle):
    """Calls after some milliseconds, and then again and again."""

    def __init__(self, loop: uv.Loop, call: Callable[[], None], after: int, every: int = 0) -> None:
        record = uv.uv_timer_t()
        raw.uv_timer_init(raw.address_of(loop), record)
        super().__init__(record)
        self.call = call
        raw.uv_timer_start(record, ON_TIMER, after, every)


class Stream(Handle):
    """An end of a TCP connection."""

    def __init__(self, loop: uv.Loop) -> None:
        record = uv.uv_tcp_t()
        raw.uv_tcp_init(raw.address_of(loop), record)
        super().__init__(record)
        self.loop, self.room = loop, raw.new("char", ROOM)
        self.heard: Callable[[Stream, bytes], None] = lambda _, __: None
        self.connected: Callable[[Stream], None] = lambda _: None

    def connect(self, port: int, connected: Callable[[Stream], None]) -> None:
        """To this machine. Raises UvError."""
        self.connected = connected
        where, request = uv.uv_ip4_addr("127.0.0.1", port), uv.uv_connect_t()
        raw.uv_tcp_connect(request, self.address, raw.address_of(where), ON_CONNECT)
        requests[raw.address_of(request)] = request, self

    def read(self, heard: Callable[[Stream, bytes], None]) -> None:
        """Calls with what comes, and closes at its end. Raises UvError."""
        self.heard = heard
        raw.uv_read_start(self.address, ON_ALLOC, ON_READ)

    def write(self, data: bytes) -> None:
        """Sends it after all that was given before. Raises UvError."""
        request, memory, piece = uv.uv_write_t(), raw.new("char", data), uv.uv_buf_t(len=len(data))
        raw.field(piece, "base")[0] = memory
        raw.uv_write(request, self.address, piece, 1, ON_WRITE)
        requests[raw.address_of(request)] = request, memory


class Server(Stream):
    """Waits for connections to this machine."""

    def __init__(self, loop: uv.Loop, accepted: Callable[[Stream], None]) -> None:
        """Raises UvError."""
        super().__init__(loop)
        self.accepted = accepted
        raw.uv_tcp_bind(self.address, raw.address_of(uv.uv_ip4_addr("127.0.0.1", 0)), 0)
        raw.uv_listen(self.address, BACKLOG, ON_CONNECTION)

    @property
    def port(self) -> int:
        """Where it waits."""
        name, size = uv.sockaddr_in(), raw.new("int", [uv.sockaddr_in.sizeof])
        raw.uv_tcp_getsockname(self.address, raw.address_of(name), size)
        return socket.ntohs(name.sin_port)


def on_close(handle: uv.uv_handle_t) -> None:
    del handles[raw.address_of(handle)]


def on_timer(timer: uv.uv_timer_t) -> None:
    known = handles[raw.address_of(timer)]
    assert isinstance(known, Timer)
    known.call()


def stream_of(record: uv.uv_handle_t | uv.uv_stream_t) -> Any:
    return handles[raw.address_of(record)]


def on_alloc(handle: uv.uv_handle_t, suggested: int, piece: uv.uv_buf_t) -> None:
    raw.field(piece, "base")[0] = stream_of(handle).room
    piece.len = ROOM


def on_read(stream: uv.uv_stream_t, count: int, piece: uv.uv_buf_t) -> None:
    known = stream_of(stream)
    if count > 0:
        known.heard(known, bytes(raw.from_address("unsigned char", known.room, count)[:]))
    elif count < 0:  # UV_EOF, or it broke
        known.close()


def on_write(request: uv.uv_write_t, status: int) -> None:
    del requests[raw.address_of(request)]


def on_connect(request: uv.uv_connect_t, status: int) -> None:
    _, stream = requests.pop(raw.address_of(request))
    assert isinstance(stream, Stream)
    if status < 0:
        stream.close()
        raise ConnectionError(uv.uv_strerror(status))
    stream.connected(stream)


def on_connection(server: uv.uv_stream_t, status: int) -> None:
    known = stream_of(server)
    client = Stream(known.loop)
    raw.uv_accept(known.address, client.address)
    known.accepted(client)


# One function pointer of each kind for all: which handle it is about is known by its address.
ON_CLOSE, ON_TIMER = raw.callback(uv.uv_close_cb, on_close), raw.callback(uv.uv_timer_cb, on_timer)
ON_ALLOC, ON_READ = raw.callback(uv.uv_alloc_cb, on_alloc), raw.callback(uv.uv_read_cb, on_read)
ON_WRITE, ON_CONNECT = raw.callback(uv.uv_write_cb, on_write), raw.callback(uv.uv_connect_cb, on_connect)
ON_CONNECTION = raw.callback(uv.uv_connection_cb, on_connection)


def talk(texts: list[str]) -> list[str]:
    """What comes back of each text, and how often the clock ticked meanwhile. Raises UvError."""
    loop, answers, ticks = uv.uv_default_loop(), list[str](), list[int]()

    def say(client: Stream) -> None:
        client.write(texts[len(answers)].encode())

    def answered(client: Stream, data: bytes) -> None:
        answers.append(data.decode())
        if len(answers) < len(texts):
            say(client)
        else:
            for one in (client, server, clock):
                one.close()

    def begin(client: Stream) -> None:
        client.read(answered)
        say(client)

    server = Server(loop, lambda client: client.read(Stream.write))
    clock = Timer(loop, lambda: ticks.append(uv.uv_now(loop)), 0, 1)
    Stream(loop).connect(server.port, begin)
    uv.uv_run(loop)
    assert not handles and not requests and ticks == sorted(ticks)
    return answers


def call(port: int) -> None:
    """Says nothing to who listens there. Raises ConnectionError."""
    loop = uv.uv_default_loop()
    Stream(loop).connect(port, Stream.close)
    uv.uv_run(loop)


if __name__ == "__main__":
    try:
        print(*talk(sys.argv[2:]), sep="\n") if sys.argv[1] == "say" else call(int(sys.argv[2]))
    except ConnectionError as error:
        sys.exit(f"127.0.0.1:{sys.argv[2]}: {error}")
