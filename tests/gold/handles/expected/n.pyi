# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from typing import final

from _typeshed import HasFileno

from gold_api._native import handle as _Handle

__all__ = ['Fd', 'close', 'make', 'use']

@final
class Fd(_Handle):
    'An open file.'
    def fileno(self) -> int: ...

def make(size: int) -> Fd:
    'make().\n\nReturns:\n  An open file.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int make(size_t size)'

def close(fd: Fd | int | HasFileno) -> None:
    'close().\n\nParameters:\n  fd: An open file.\n\nRaises:\n  OSError: the call failed; errno says why.\n\nC:\n  int close(int fd)'

def use(fd: Fd | int | HasFileno) -> int:
    'use().\n\nParameters:\n  fd: An open file.\n\nC:\n  int use(int fd)'
