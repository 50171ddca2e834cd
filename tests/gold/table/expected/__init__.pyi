'Namespaces: n.'

from . import n as n

def __dir__() -> list[str]: ...
