'Namespaces: time, timerfd, unistd.'

from . import time as time
from . import timerfd as timerfd
from . import unistd as unistd

def __dir__() -> list[str]: ...
