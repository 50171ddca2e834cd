'Namespaces: n.'

from . import n as n

from gold_api._native import trace as trace
def __dir__() -> list[str]: ...
