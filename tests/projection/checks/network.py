"""What netlink, sockets and filters say, as other namespaces and Python's own modules see it."""

import errno
import os
import socket as python_socket
import struct
from types import ModuleType

from linux_api import (
    audit,
    bpf_common,
    can,
    capability,
    fiemap,
    filter,
    futex,
    if_arp,
    if_ether,
    if_link,
    if_packet,
    if_tun,
    inet_diag,
    net_tstamp,
    netlink,
    quota,
    rtnetlink,
    seccomp,
    sock_diag,
    socket,
    tcp,
    udp,
    unix_diag,
    userfaultfd,
    vm_sockets,
)
from refusal import refused


def check_constants_are_those_of_pythons_socket() -> None:
    names = 0
    modules: tuple[ModuleType, ...] = (tcp, if_packet, can, vm_sockets, if_ether, udp, net_tstamp)
    for module in modules:
        for name in module.__all__:
            known, ours = getattr(python_socket, name, None), getattr(module, name)
            if isinstance(known, int) and isinstance(ours, int):
                assert ours == known, name
                names += 1
    assert names > 30


def check_a_connection_says_how_it_does() -> None:
    server = python_socket.create_server(("127.0.0.1", 0))
    with server, python_socket.create_connection(server.getsockname()) as client:
        size = tcp.tcp_info.sizeof
        data = client.getsockopt(python_socket.IPPROTO_TCP, tcp.TcpOption.TCP_INFO, size)
        info = tcp.tcp_info.from_buffer(bytearray(data.ljust(size, b"\0")))
        assert info.tcpi_state == 1 and info.tcpi_snd_mss > 0  # established
        assert tcp.tcp_ca_state(info.tcpi_ca_state) is tcp.TCP_CA_Open


def check_the_kernel_lists_local_sockets() -> None:
    left, right = python_socket.socketpair(python_socket.AF_UNIX)
    show = unix_diag.UDIAG_SHOW_NAME | unix_diag.UDIAG_SHOW_PEER
    request = unix_diag.unix_diag_req(sdiag_family=python_socket.AF_UNIX, udiag_states=0xFFFFFFFF, udiag_show=show)
    flags = netlink.NLM_F_REQUEST | netlink.NLM_F_DUMP
    size = netlink.nlmsghdr.sizeof + request.sizeof
    head = netlink.nlmsghdr(nlmsg_len=size, nlmsg_type=sock_diag.SOCK_DIAG_BY_FAMILY, nlmsg_flags=flags)
    inodes = set[int]()
    try:
        kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, netlink.NETLINK_SOCK_DIAG)
    except OSError as error:
        assert error.errno in (errno.EPROTONOSUPPORT, errno.EAFNOSUPPORT, errno.EPERM), error
        return
    with left, right, kernel:
        socket.send(kernel, bytes(head) + bytes(request))
        while True:
            data = bytearray(socket.recv(kernel, 1 << 16))
            at = 0
            while at < len(data):
                message = netlink.nlmsghdr.from_buffer(data, at)
                if message.nlmsg_type != sock_diag.SOCK_DIAG_BY_FAMILY:
                    if message.nlmsg_type == netlink.NLMSG_DONE:
                        assert {os.fstat(one.fileno()).st_ino for one in (left, right)} <= inodes
                    else:  # what this kernel can't do
                        refusal = netlink.nlmsgerr.from_buffer(data, at + message.sizeof).error
                        assert -refusal in (errno.ENOENT, errno.EPERM, errno.EOPNOTSUPP), refusal
                    return
                inodes.add(unix_diag.unix_diag_msg.from_buffer(data, at + message.sizeof).udiag_ino)
                at += (message.nlmsg_len + 3) & ~3


def check_a_filter_is_as_the_kernel_reads_it() -> None:
    class_, size, mode = bpf_common.BPF_LD, bpf_common.BPF_W, bpf_common.BPF_ABS
    load = filter.sock_filter(code=class_ | size | mode, k=4)
    assert bytes(load) == struct.pack("HBBI", 0x20, 0, 0, 4)
    give = filter.sock_filter(code=bpf_common.BPF_RET | bpf_common.BPF_K, k=seccomp.SECCOMP_RET_ALLOW)
    assert give.k == 0x7FFF0000 and seccomp.SeccompAction(give.k) is seccomp.SECCOMP_RET_ALLOW
    assert audit.AuditArch(0xC000003E) is audit.AUDIT_ARCH_X86_64 and seccomp.seccomp_data.sizeof == 64


def check_families_of_attributes_are_enums_of_their_own() -> None:
    assert if_link.BridgeAttribute(1) is if_link.IFLA_BR_FORWARD_DELAY
    assert if_link.BondAttribute.IFLA_BOND_MODE == if_link.VlanAttribute.IFLA_VLAN_ID == 1
    assert if_link.IfLinkAttribute.IFLA_IFNAME == rtnetlink.IFLA_IFNAME and not hasattr(if_link, "__IFLA_MAX")
    assert not hasattr(if_link, "rtnl_link_stats64")  # rtnetlink's
    assert if_arp.HardwareType(1) is if_arp.ARPHRD_ETHER and if_ether.EtherType(0x86DD) is if_ether.ETH_P_IPV6
    assert inet_diag.inet_diag_bc_op(code=2).code is inet_diag.INET_DIAG_BC_S_GE
    assert userfaultfd.uffd_msg(event=0x12).event is userfaultfd.UFFD_EVENT_PAGEFAULT
    assert futex.futex_waitv(flags=0x82).flags == futex.FUTEX2_SIZE_U32 | futex.FUTEX2_PRIVATE
    assert fiemap.fiemap_extent(fe_flags=0x801).fe_flags == fiemap.FIEMAP_EXTENT_LAST | fiemap.FIEMAP_EXTENT_UNWRITTEN
    assert quota.if_dqblk(dqb_valid=3).dqb_valid == quota.QIF_LIMITS & ~quota.QIF_ILIMITS | quota.QIF_SPACE
    with open("/proc/sys/kernel/cap_last_cap") as file:
        assert int(file.read()) <= max(capability.Capability)


def check_tunnels_tell_what_they_can_do() -> None:
    try:
        tunnel = os.open("/dev/net/tun", os.O_RDWR)
    except OSError:
        return  # there is none here, or it isn't ours
    try:
        features = if_tun.TunFlags(if_tun.TUNGETFEATURES(tunnel))
        assert if_tun.IFF_TUN | if_tun.IFF_TAP in features
        assert "File descriptor in bad state" in refused(OSError, if_tun.TUNGETSNDBUF, tunnel)
    except OSError as error:
        assert error.errno in (errno.ENOTTY, errno.EBADFD), error
    finally:
        os.close(tunnel)
