"""A timer, then a server and a client in one loop: what the client sends comes back."""

import uv_api
from both import Both

lib, raw = Both(uv_api), uv_api.raw
timer, fired = lib.uv_timer_t(), []
loop = lib.uv_default_loop()


def fire(handle):
    fired.append(lib.uv_now(loop))
    if len(fired) == 3:
        lib.uv_timer_stop(timer)


on_fire = raw.callback(lib.uv_timer_cb, fire)
assert lib.uv_timer_init(loop, timer) == 0
assert lib.uv_timer_start(timer, on_fire, 2, 2) == 0
assert lib.uv_run(loop, lib.uv_run_mode.UV_RUN_DEFAULT) == 0
assert len(fired) == 3 and fired == sorted(fired)

server, client, served = lib.uv_tcp_t(), lib.uv_tcp_t(), lib.uv_tcp_t()
connecting, asking, answering = lib.uv_connect_t(), lib.uv_write_t(), lib.uv_write_t()
address, name = lib.sockaddr_in(), raw.from_address
room = raw.new("char", 65536)
heard = []


def as_stream(handle):
    return name(lib.uv_stream_t, raw.address_of(handle))


def alloc(handle, suggested, buffer):
    raw.field(buffer, "base")[0] = room
    buffer.len = 65536


def closed(handle):
    pass


on_alloc, on_close = raw.callback(lib.uv_alloc_cb, alloc), raw.callback(lib.uv_close_cb, closed)


def close(*handles):
    for one in handles:
        lib.uv_close(name(lib.uv_handle_t, raw.address_of(one)), on_close)


def send(request, handle, data, done):
    buffer = lib.uv_buf_t()
    memory = raw.new("char", data)
    raw.field(buffer, "base")[0] = memory
    buffer.len = len(data)
    assert lib.uv_write(request, as_stream(handle), buffer, 1, done) == 0
    return memory


kept = []


def connection(_, status):
    assert status == 0
    assert lib.uv_tcp_init(loop, served) == 0
    assert lib.uv_accept(as_stream(server), as_stream(served)) == 0
    assert lib.uv_read_start(as_stream(served), on_alloc, on_echo) == 0


def echo(stream, size, buffer):
    if size > 0:
        kept.append(send(answering, served, raw.from_address("unsigned char", room, size)[:], on_sent))
    else:
        close(served, server)


def connected(request, status):
    assert status == 0
    assert lib.uv_read_start(as_stream(client), on_alloc, on_answer) == 0
    kept.append(send(asking, client, b"to and fro", on_sent))


def answer(stream, size, buffer):
    heard.append(raw.from_address("unsigned char", room, size)[:])
    close(client)


def sent(request, status):
    assert status == 0


on_connection, on_echo = raw.callback(lib.uv_connection_cb, connection), raw.callback(lib.uv_read_cb, echo)
on_connected, on_answer = raw.callback(lib.uv_connect_cb, connected), raw.callback(lib.uv_read_cb, answer)
on_sent = raw.callback(lib.uv_write_cb, sent)
assert lib.uv_ip4_addr("127.0.0.1", 0, address) == 0
assert lib.uv_tcp_init(loop, server) == 0
where = name(lib.sockaddr, raw.address_of(address))
assert lib.uv_tcp_bind(server, where, 0) == 0
assert lib.uv_listen(as_stream(server), 5, on_connection) == 0
length = raw.new("int", [lib.sockaddr_in.sizeof])
assert lib.uv_tcp_getsockname(server, where, length) == 0
assert lib.uv_tcp_init(loop, client) == 0
assert lib.uv_tcp_connect(connecting, client, where, on_connected) == 0
close(timer)
assert lib.uv_run(loop, lib.uv_run_mode.UV_RUN_DEFAULT) == 0
assert heard == [b"to and fro"]
assert lib.uv_loop_close(loop) == 0
