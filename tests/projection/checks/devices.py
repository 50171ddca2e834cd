"""Requests to devices that no test machine has: every one reaches the kernel, which knows nothing of it here."""

import errno
import inspect
import os
import struct
import tempfile
from collections.abc import Iterator
from types import ModuleType

from linux_api import (
    gpio,
    hidraw,
    i2c,
    i2c_dev,
    if_tun,
    input,
    input_event_codes,
    kd,
    loop,
    nsfs,
    rtc,
    sched,
    serial,
    spi,
    spidev,
    uinput,
    unistd,
    vm_sockets,
    vt,
    watchdog,
)
from refusal import refused

MODULES = (gpio, hidraw, i2c_dev, if_tun, input, kd, loop, nsfs, rtc, spidev, uinput, vm_sockets, vt, watchdog)
REFUSED = {errno.ENOTTY, errno.EINVAL}


def requests(module: ModuleType) -> Iterator[str]:
    for name in module.__all__:
        if "int ioctl(int fd" in (getattr(module, name).__doc__ or ""):
            yield name


def arguments(module: ModuleType, name: str) -> Iterator[tuple[object, ...]]:
    """What may be a request's argument, of which one is."""
    if len(inspect.signature(getattr(module, name)).parameters) == 1:
        yield ()
        return
    yield from ((one,) for one in (0, [0, 0]))
    for other in (module, i2c, spi):
        records = (getattr(other, one) for one in other.__all__)
        yield from ((one(),) for one in records if isinstance(one, type) and hasattr(one, "sizeof"))


def asked(module: ModuleType, name: str) -> OSError:
    """The refusal of a request to something that is no device."""
    counter = os.eventfd(0)
    try:
        for given in arguments(module, name):
            try:
                getattr(module, name)(counter, *given)
                raise AssertionError(f"{name}: done to a counter")
            except OSError as error:
                return error
            except (TypeError, ValueError):
                continue
    finally:
        os.close(counter)
    raise AssertionError(f"{name}: nothing fits")


def check_every_request_reaches_the_kernel() -> None:
    seen = 0
    for module in MODULES:
        for name in requests(module):
            error = asked(module, name)
            assert error.errno in REFUSED and error.function == name, (name, error)
            seen += 1
    assert seen > 120


def check_namespaces_tell_their_kind_and_owner() -> None:
    with unistd.Fd.from_raw(os.open("/proc/self/ns/net", os.O_RDONLY)) as own:
        assert nsfs.NS_GET_NSTYPE(own) == sched.CLONE_NEWNET
        try:
            with nsfs.NS_GET_USERNS(own) as users:
                assert isinstance(users, unistd.Fd) and nsfs.NS_GET_NSTYPE(users) == sched.CLONE_NEWUSER
                assert nsfs.NS_GET_OWNER_UID(users) >= 0
        except OSError as error:
            assert error.errno in (errno.EPERM, errno.ENOTTY), error
        refused(OSError, nsfs.NS_GET_PARENT, own)  # network namespaces aren't in each other


def check_a_file_behind_a_loop_device() -> None:
    try:
        control = os.open("/dev/loop-control", os.O_RDWR)
    except OSError:
        return  # there are none here, or they aren't ours
    with unistd.Fd.from_raw(control) as devices:
        try:
            number = loop.LOOP_CTL_GET_FREE(devices)
            device = os.open(f"/dev/loop{number}", os.O_RDWR)
        except OSError as error:
            assert error.errno in (errno.ENOENT, errno.ENXIO, errno.EPERM, errno.EACCES, errno.ENOTTY), error
            return
    with unistd.Fd.from_raw(device) as one, tempfile.TemporaryFile() as file:
        file.truncate(1 << 20)
        assert isinstance(refused(OSError, loop.LOOP_GET_STATUS64, one), str)
        try:
            loop.LOOP_SET_FD(one, file)
        except OSError as error:
            assert error.errno in (errno.EPERM, errno.EACCES, errno.EBUSY, errno.EINVAL), error
            return
        try:
            status = loop.LOOP_GET_STATUS64(one)
            assert (status.lo_number, status.lo_inode) == (number, os.fstat(file.fileno()).st_ino)
            assert status.lo_flags == loop.LoopFlags(0)
        finally:
            loop.LOOP_CLR_FD(one)


def check_events_are_read_as_the_kernel_writes_them() -> None:
    code = input_event_codes
    event = input.input_event(type=code.EV_KEY, code=code.KEY_A, value=1)
    assert bytes(event) == struct.pack("llHHi", 0, 0, 1, 30, 1)
    read = input.input_event.from_buffer(bytearray(struct.pack("llHHi", 5, 6, 3, 0x35, -7)))
    assert read.type is code.EventType.EV_ABS and code.AbsoluteAxis(read.code) is code.ABS_MT_POSITION_X
    assert (read.time.tv_sec, read.time.tv_usec, read.value) == (5, 6, -7)
    assert code.KeyCode(272) is code.BTN_LEFT and code.KeyCode.KEY_SCREENLOCK is code.KEY_COFFEE
    assert not hasattr(code.KeyCode, "KEY_MAX") and code.KEY_MAX == 0x2FF


def check_families_of_macros_are_enums() -> None:
    assert spi.SPI_MODE_3 == spi.SPI_CPHA | spi.SPI_CPOL and isinstance(spi.SPI_MODE_3, spi.SpiMode)
    assert i2c.I2C_FUNC_SMBUS_BYTE == i2c.I2C_FUNC_SMBUS_READ_BYTE | i2c.I2C_FUNC_SMBUS_WRITE_BYTE
    flags = gpio.gpio_v2_line_flag
    assert flags(5) == flags.GPIO_V2_LINE_FLAG_INPUT | flags.GPIO_V2_LINE_FLAG_USED
    assert rtc.RtcInterrupts(0xA0) == rtc.RTC_IRQF | rtc.RTC_AF and serial.SerialPort(4) is serial.PORT_16550A
    assert serial.serial_rs485(flags=3).flags == serial.SER_RS485_ENABLED | serial.SER_RS485_RTS_ON_SEND
    assert kd.KeyboardLocks(5) == kd.K_SCROLLLOCK | kd.K_CAPSLOCK and vt.VtMode(1) is vt.VT_PROCESS


def check_text_in_records_of_devices() -> None:
    setup = uinput.uinput_setup(name="projector", id=input.input_id(bustype=input.BUS_VIRTUAL, vendor=1))
    assert setup.name == "projector" and setup.id.bustype is input.InputBus.BUS_VIRTUAL
    line = gpio.gpio_v2_line_request(consumer="projector", num_lines=1)
    line.offsets[0] = 7
    assert (line.consumer, line.offsets[0], line.num_lines) == ("projector", 7, 1)
    assert watchdog.watchdog_info(options=0x8180).options == (
        watchdog.WDIOF_KEEPALIVEPING | watchdog.WDIOF_SETTIMEOUT | watchdog.WDIOF_MAGICCLOSE
    )
