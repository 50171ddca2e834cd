# Written by projector's render stage from linux/timerfd.yaml.
'gold_api.timerfd'

from enum import IntFlag
from typing import Final

__all__ = ['TFD_CLOEXEC', 'TFD_NONBLOCK', 'TimerFdFlags']

class TimerFdFlags(IntFlag):
    TFD_CLOEXEC = 524288
    TFD_NONBLOCK = 2048

TFD_CLOEXEC: Final = TimerFdFlags.TFD_CLOEXEC
TFD_NONBLOCK: Final = TimerFdFlags.TFD_NONBLOCK
