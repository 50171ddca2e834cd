# Written by projector's twin stage from linux/timerfd.yaml.
''

from sys import modules as __modules__

from gold_api import _twin as __twin__
from gold_api._native import _package as __native__

__all__ = ['TFD_CLOEXEC', 'TFD_NONBLOCK', 'TimerFdFlags', ]
__later__ = {
}
__deprecated__ = {}
__renamed__ = {}
__native__.open(__modules__[__name__])



TimerFdFlags = __twin__.int_flag(
    'TimerFdFlags',
    __name__,
    'TimerFdFlags',
    (
        ('TFD_CLOEXEC', 524288),
        ('TFD_NONBLOCK', 2048),
    ),
    size=4,
    unsigned=False,
)
TFD_CLOEXEC = TimerFdFlags.TFD_CLOEXEC
TFD_NONBLOCK = TimerFdFlags.TFD_NONBLOCK


