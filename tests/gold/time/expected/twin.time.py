# Written by projector's twin stage from linux/time.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['CLOCK_MONOTONIC', 'CLOCK_REALTIME', 'Clock', 'TimerFd', 'clock_gettime', 'strlen', 'timerfd_create', 'timespec', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



class timespec(
    __twin__.Record,
    size=16,
    fields=(
        __twin__.Field('tv_sec', 0, __twin__.Integer('<q'), None),
        __twin__.Field('tv_nsec', 8, __twin__.Integer('<q'), None),
    ),
    size_field=None,
):
    'timespec'
    __slots__ = ()


Clock = __twin__.int_enum(
    'Clock',
    __name__,
    'Clock',
    (
        ('CLOCK_REALTIME', 0),
        ('CLOCK_MONOTONIC', 1),
    ),
    size=4,
    unsigned=False,
)
CLOCK_REALTIME = Clock.CLOCK_REALTIME
CLOCK_MONOTONIC = Clock.CLOCK_MONOTONIC


class TimerFd(
    __twin__.Descriptor,
    values=__twin__.Values(__twin__.Integer('<i'), invalid=(-1, ), pseudo=(), owned=True, pointer=False),
    package=__native__,
):
    'TimerFd'
    __slots__ = ()


def clock_gettime(clockid):
    'The time of a clock.\n\nParameters:\n  clockid (Clock | int)\n\nReturns:\n  tp (timespec)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int clock_gettime(clockid_t clockid, timespec *tp)'
    raise __native__.absent('clock_gettime()')


def timerfd_create(clockid, flags=0):
    'timerfd_create().\n\nParameters:\n  clockid (Clock | int)\n  flags (gold_api.timerfd.TimerFdFlags | int)\n\nReturns:\n  (TimerFd)\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int timerfd_create(int clockid, int flags)\n\nSince:\n  glibc 2.8\n\nSee:\n  https://man7.org/linux/man-pages/man2/timerfd_create.html'
    raise __native__.absent('timerfd_create()')


def strlen(s):
    'strlen().\n\nParameters:\n  s (str | bytes)\n\nReturns:\n  (int)\n\nC:\n  size_t strlen(const char *s)'
    raise __native__.absent('strlen()')


