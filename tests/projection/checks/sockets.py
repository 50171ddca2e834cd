"""Sockets of linux_api against Python's own: the same bytes, addresses, options and errors."""

import errno
import os
import socket as python_socket
import struct
import threading
from pathlib import Path

from linux_api import inet, netdb, netif, socket, timex
from refusal import refused

LOCAL = inet.sockaddr_in(socket.AF_INET, 0, inet.in_addr(inet.htonl(inet.INADDR_LOOPBACK)))


def listening() -> tuple[socket.SocketFd, inet.sockaddr_in]:
    """A TCP socket that accepts connections, and its address."""
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
    socket.bind(server, LOCAL)
    socket.listen(server, 1)
    address = socket.getsockname(server, inet.sockaddr_in.sizeof)
    assert isinstance(address, bytes)
    return server, inet.sockaddr_in.from_buffer(address)


def check_an_echo_between_threads() -> None:
    server, address = listening()

    def echo() -> None:
        peer, _ = socket.accept4(server, inet.sockaddr_in.sizeof, socket.SOCK_CLOEXEC)
        with peer:
            while data := socket.recv(peer, 1000):
                assert isinstance(data, bytes)
                sent = 0
                while sent < len(data):
                    sent += socket.send(peer, data[sent:])

    thread = threading.Thread(target=echo)
    thread.start()
    message, answer = os.urandom(100_000), bytearray()
    with server, socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client:
        socket.connect(client, address)
        for start in range(0, len(message), 1000):
            assert socket.send(client, message[start : start + 1000], socket.MSG_NOSIGNAL) == 1000
            while len(answer) < start + 1000:
                answer += bytes(socket.recv(client, 1000))
        socket.shutdown(client, socket.SHUT_WR)
        assert socket.recv(client, 1000) == b""
        thread.join()
    assert answer == message


def check_a_server_of_ours_and_a_client_of_pythons() -> None:
    server, address = listening()
    with server, python_socket.create_connection(("127.0.0.1", inet.ntohs(address.sin_port))) as client:
        accepted = socket.accept4(server, 128)
        assert isinstance(accepted.addr, bytes)
        peer = inet.sockaddr_in.from_buffer(accepted.addr)
        assert (inet.inet_ntop(socket.AF_INET, peer.sin_addr, 16), inet.ntohs(peer.sin_port)) == client.getsockname()
        with accepted.result as ours:
            client.sendall(b"to ours")
            assert socket.recv(ours, 100) == b"to ours"
            assert socket.send(ours, b"from ours") == 9
            assert client.recv(100) == b"from ours"
            room = bytearray(4)
            client.sendall(b"abcdef")
            assert (socket.recv(ours, room), room) == (4, b"abcd")
            assert socket.getpeername(ours, 16) == accepted.addr
            without = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            assert "not connected" in refused(OSError, socket.getpeername, without, 16)
            without.close()


def check_accept_without_an_address() -> None:
    server, address = listening()
    with (
        server,
        python_socket.create_connection(("127.0.0.1", inet.ntohs(address.sin_port))),
        socket.accept4(server) as ours,
    ):
        assert type(ours) is socket.SocketFd
        assert socket.getsockname(ours, 16) == bytes(address)


def check_datagrams_tell_who_sent_them() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ours,
        python_socket.socket(python_socket.AF_INET, python_socket.SOCK_DGRAM) as theirs,
    ):
        socket.bind(ours, LOCAL)
        theirs.bind(("127.0.0.1", 0))
        name = socket.getsockname(ours, 128)
        assert isinstance(name, bytes)
        port = inet.ntohs(inet.sockaddr_in.from_buffer(name).sin_port)
        theirs.sendto(b"a message that is too long", ("127.0.0.1", port))
        got = socket.recvfrom(ours, 9, 0, 128)
        assert got.buf == b"a message"
        assert isinstance(got.src_addr, bytes)
        sender = inet.sockaddr_in.from_buffer(got.src_addr)
        assert inet.ntohs(sender.sin_port) == theirs.getsockname()[1]
        assert socket.sendto(ours, b"an answer", 0, sender) == 9
        assert theirs.recvfrom(100) == (b"an answer", ("127.0.0.1", port))


def other() -> python_socket.socket:
    """A stream socket of Python's own, on this machine."""
    return python_socket.socket(python_socket.AF_UNIX)


def check_names_in_the_file_system_and_abstract_ones() -> None:
    path = Path.cwd() / "name"
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server,
        python_socket.socket(python_socket.AF_UNIX) as peer,
    ):
        socket.bind(server, socket.sockaddr_un(socket.AF_UNIX, bytes(path)))
        socket.listen(server, 1)
        peer.connect(str(path))
        assert path.is_socket()
        credentials = socket.getsockopt(peer, socket.SOL_SOCKET, socket.SO_PEERCRED)
        assert credentials == socket.ucred(os.getpid(), os.getuid(), os.getgid())
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server,
        python_socket.socket(python_socket.AF_UNIX) as peer,
    ):
        name = f"\0projector {os.getpid()}".encode()
        socket.bind(server, bytes(socket.sockaddr_un(socket.AF_UNIX))[:2] + name)
        socket.listen(server, 1)
        peer.connect(name)
        assert peer.getpeername() == name


def check_options_are_those_that_python_sees() -> None:
    with python_socket.socket() as own:
        for option in (socket.SO_REUSEADDR, socket.SO_KEEPALIVE, socket.SO_BROADCAST):
            socket.setsockopt(own, socket.SOL_SOCKET, option, 1)
            assert own.getsockopt(python_socket.SOL_SOCKET, option) == 1
            assert socket.getsockopt(own, socket.SOL_SOCKET, option) == 1
        own.setsockopt(python_socket.IPPROTO_TCP, python_socket.TCP_NODELAY, 1)
        assert socket.getsockopt(own, inet.IPPROTO_TCP, inet.TCP_NODELAY) == 1
        socket.setsockopt(own, inet.IPPROTO_IP, inet.IP_TTL, 7)
        assert own.getsockopt(python_socket.IPPROTO_IP, python_socket.IP_TTL) == 7
        socket.setsockopt(own, socket.SOL_SOCKET, socket.SO_LINGER, socket.linger(1, 5))
        both = own.getsockopt(python_socket.SOL_SOCKET, python_socket.SO_LINGER, 8)
        assert both == struct.pack("ii", 1, 5) == socket.getsockopt_bytes(own, socket.SOL_SOCKET, socket.SO_LINGER, 100)
        assert socket.getsockopt(own, socket.SOL_SOCKET, socket.SO_LINGER) == socket.linger(1, 5)
        socket.setsockopt(own, socket.SOL_SOCKET, socket.SO_RCVTIMEO, timex.timeval(tv_sec=3))
        assert socket.getsockopt(own, socket.SOL_SOCKET, socket.SO_RCVTIMEO) == timex.timeval(tv_sec=3)
        assert socket.getsockopt(own, socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM
        for level in (socket.SOL_SOCKET, inet.IPPROTO_TCP, 12345):
            words = f"level is {int(level)} and optname is 12345, and optval is known for SOL_SOCKET SO_DEBUG,"
            assert words in refused(ValueError, socket.getsockopt, own, level, 12345)
        socket.setsockopt_bytes(own, socket.SOL_SOCKET, socket.SO_REUSEPORT, struct.pack("i", 1))
        assert own.getsockopt(python_socket.SOL_SOCKET, python_socket.SO_REUSEPORT) == 1


def check_errors_are_those_of_python() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        server, address = listening()
        server.close()
        refused(ConnectionRefusedError, socket.connect, one, address)
    left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
    refused(BlockingIOError, socket.recv, right, 1)
    right.close()
    refused(BrokenPipeError, socket.send, left, b"x", socket.MSG_NOSIGNAL)
    number = left.fileno()
    left.close()
    try:
        socket.send(number, b"x")
    except OSError as error:
        assert (error.errno, error.function) == (errno.EBADF, "send")


def check_addresses_as_text() -> None:
    for text in ("127.0.0.1", "255.255.255.255", "0.0.0.0"):
        address = inet.inet_pton(socket.AF_INET, text)
        assert bytes(address) == python_socket.inet_pton(python_socket.AF_INET, text)
        assert inet.inet_ntop(socket.AF_INET, address, inet.INET_ADDRSTRLEN) == text
    for text in ("::1", "fe80::1:2", "2001:db8:1:2:3:4:5:6"):
        address = inet.inet_pton(socket.AF_INET6, text)
        assert bytes(address) == python_socket.inet_pton(python_socket.AF_INET6, text)
        assert inet.inet_ntop(socket.AF_INET6, address, inet.INET6_ADDRSTRLEN) == text
    assert "no address" in refused(ValueError, inet.inet_pton, socket.AF_INET, "256.0.0.1")
    assert inet.htons(1) == python_socket.htons(1) and inet.htonl(1) == python_socket.htonl(1)
    assert inet.ntohs(258) == python_socket.ntohs(258) and inet.ntohl(258) == python_socket.ntohl(258)
    refused(TypeError, inet.inet_ntop, socket.AF_INET, inet.in6_addr(), 46)


def check_interfaces_by_name_and_number() -> None:
    for index, name in python_socket.if_nameindex():
        assert netif.if_nametoindex(name) == index
        assert netif.if_indextoname(index).rstrip(b"\0").decode() == name
    assert "No such device" in refused(OSError, netif.if_nametoindex, "no such")


def check_addresses_of_names() -> None:
    hints = netdb.addrinfo(ai_family=socket.AF_INET, ai_socktype=socket.SOCK_STREAM, ai_flags=netdb.AI_NUMERICHOST)
    first, *more = netdb.getaddrinfo("127.0.0.1", "80", hints)
    assert more == []
    assert isinstance(first.ai_addr, inet.sockaddr_in)
    assert (inet.ntohl(first.ai_addr.sin_addr.s_addr), inet.ntohs(first.ai_addr.sin_port)) == (0x7F000001, 80)
    (second,) = netdb.getaddrinfo("::1", "80", netdb.addrinfo(ai_socktype=socket.SOCK_STREAM))
    assert isinstance(second.ai_addr, inet.sockaddr_in6)
    assert bytes(second.ai_addr.sin6_addr) == bytes(15) + b"\1"
    numeric = netdb.NI_NUMERICHOST | netdb.NI_NUMERICSERV
    for one in (first, second):
        assert netdb.getnameinfo(one.ai_addr, flags=numeric) == (("127.0.0.1", "::1")[one is second], "80")
    theirs = python_socket.getaddrinfo("localhost", 80, type=python_socket.SOCK_STREAM)
    ours = netdb.getaddrinfo("localhost", "80", netdb.addrinfo(ai_socktype=socket.SOCK_STREAM))
    assert [(one.ai_family, one.ai_protocol) for one in ours] == [
        (family, protocol) for family, _, protocol, *_ in theirs
    ]
    assert refused(netdb.AddressInfoFailed, netdb.getaddrinfo, "", "80", hints) == netdb.gai_strerror(netdb.EAI_NONAME)


def check_addresses_of_interfaces() -> None:
    every = list(netif.getifaddrs())
    assert {one.ifa_name for one in every} == {name for _, name in python_socket.if_nameindex()}
    known = [(one, one.ifa_addr.sa_family) for one in every if one.ifa_addr is not None]
    (loopback,) = [one for one, family in known if (one.ifa_name, family) == ("lo", socket.AF_INET)]
    assert netif.IFF_LOOPBACK in loopback.ifa_flags
    assert loopback.ifa_addr is not None
    assert loopback.ifa_netmask is not None
    del every, known
    shown = [inet.sockaddr_in.from_buffer(one).sin_addr for one in (loopback.ifa_addr, loopback.ifa_netmask)]
    assert [inet.inet_ntop(socket.AF_INET, one, 16) for one in shown] == ["127.0.0.1", "255.0.0.0"]
