# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from typing import final

from _typeshed import HasFileno
from typing_extensions import Never, Self


__all__ = ['Fd', 'close', 'make', 'use', ]


@final
class Fd:
    'An open file.'
    def __new__(cls, _: Never, /) -> Self: ...
    @property
    def closed(self) -> bool: ...
    @classmethod
    def from_raw(cls, value: int, /) -> Self: ...
    def close(self) -> None: ...
    def detach(self) -> int: ...
    def fileno(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def __projector__(self) -> object: ...
    @classmethod
    def __projector_type__(cls) -> object: ...

def make(size: int) -> Fd:
    'make().\n\nReturns:\n  An open file.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int make(size_t size)'

def close(fd: Fd | int | HasFileno) -> None:
    'close().\n\nParameters:\n  fd: An open file.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int close(int fd)'

def use(fd: Fd | int | HasFileno) -> int:
    'use().\n\nParameters:\n  fd: An open file.\n\nC:\n  int use(int fd)'

