"""Lists the network interfaces and their addresses as `ip address` does: netlink messages, through linux_api."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from linux_api import inet, netif, netlink, socket
from linux_api.netlink import NlmFlags, NlmsgType, nlmsgerr, nlmsghdr
from linux_api.rtnetlink import AddressAttribute, LinkAttribute, RtmType, ifaddrmsg, ifinfomsg, rtattr, rtgenmsg
from linux_api.socket import AddressFamily


@dataclass
class Interface:
    """A network interface as the kernel tells of it."""

    index: int
    name: str
    up: bool
    mtu: int
    hardware: str
    addresses: list[str] = field(default_factory=list[str])


def aligned(length: int) -> int:
    """Messages and attributes start at multiples of 4 bytes."""
    return length + 3 & ~3


def messages(data: bytes) -> Iterator[tuple[nlmsghdr, bytes]]:
    """The messages of one datagram: each a head and what follows it."""
    offset = 0
    while offset < len(data):
        head = nlmsghdr.from_buffer(data, offset)
        yield head, data[offset + head.sizeof : offset + head.nlmsg_len]
        offset += aligned(head.nlmsg_len)


def attributes(data: bytes) -> dict[int, bytes]:
    """Attributes by their type."""
    offset, found = 0, dict[int, bytes]()
    while offset < len(data):
        head = rtattr.from_buffer(data, offset)
        found[head.rta_type] = data[offset + head.sizeof : offset + head.rta_len]
        offset += aligned(head.rta_len)
    return found


def listing(kernel: socket.SocketFd, kind: RtmType) -> Iterator[bytes]:
    """What every message of the kernel's answer holds."""
    ask = rtgenmsg(rtgen_family=AddressFamily.AF_UNSPEC)
    flags = NlmFlags.NLM_F_REQUEST | NlmFlags.NLM_F_DUMP
    head = nlmsghdr(nlmsg_len=nlmsghdr.sizeof + ask.sizeof, nlmsg_type=kind, nlmsg_flags=flags, nlmsg_seq=kind)
    socket.send(kernel, bytes(head) + bytes(ask))
    while True:
        for answer, data in messages(bytes(socket.recv(kernel, 1 << 16))):
            if answer.nlmsg_type == NlmsgType.NLMSG_DONE:
                return
            if answer.nlmsg_type == NlmsgType.NLMSG_ERROR:
                raise OSError(-nlmsgerr.from_buffer(data).error, "the kernel refused to list")
            yield data


def text(data: bytes) -> str:
    return data.rstrip(b"\0").decode()


def interfaces() -> list[Interface]:
    """Every interface of this network namespace, in the kernel's order."""
    with socket.socket(AddressFamily.AF_NETLINK, socket.SOCK_RAW, netlink.NETLINK_ROUTE) as kernel:
        socket.bind(kernel, netlink.sockaddr_nl(nl_family=AddressFamily.AF_NETLINK))
        found = dict[int, Interface]()
        for data in listing(kernel, RtmType.RTM_GETLINK):
            link = ifinfomsg.from_buffer(data)
            known = attributes(data[link.sizeof :])
            found[link.ifi_index] = Interface(
                index=link.ifi_index,
                name=text(known[LinkAttribute.IFLA_IFNAME]),
                up=bool(link.ifi_flags & netif.IFF_UP),
                mtu=int.from_bytes(known[LinkAttribute.IFLA_MTU], sys.byteorder),
                hardware=known.get(LinkAttribute.IFLA_ADDRESS, b"").hex(":"),
            )
        for data in listing(kernel, RtmType.RTM_GETADDR):
            about = ifaddrmsg.from_buffer(data)
            known = attributes(data[about.sizeof :])
            raw = known.get(AddressAttribute.IFA_LOCAL) or known[AddressAttribute.IFA_ADDRESS]
            kind = inet.in_addr if about.ifa_family == AddressFamily.AF_INET else inet.in6_addr
            shown = inet.inet_ntop(about.ifa_family, kind.from_buffer(raw), inet.INET6_ADDRSTRLEN)
            found[about.ifa_index].addresses.append(f"{shown}/{about.ifa_prefixlen}")
    return list(found.values())


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    for one in interfaces():
        state = "up" if one.up else "down"
        print(f"{one.index}: {one.name} {state} mtu {one.mtu} {one.hardware} {' '.join(one.addresses)}".rstrip())


if __name__ == "__main__":
    main()
