'Namespaces: time, timerfd, unistd.'

from . import time as time
from . import timerfd as timerfd
from . import unistd as unistd

from gold_api._native import trace as trace
def __dir__() -> list[str]: ...
