# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from enum import IntEnum, IntFlag
from typing import Final

__all__ = ['Flag', 'Kind', 'READ', 'WRITE', 'kind_of']

class Kind(IntEnum):
    'A C enum.'
    NONE = 0
    ONE = 1
    'The first.'

class Flag(IntFlag):
    READ = 1
    WRITE = 2

READ: Final = Flag.READ
WRITE: Final = Flag.WRITE

def kind_of(flag: Flag | int = 1) -> Kind:
    'kind_of().\n\nReturns:\n  A C enum.\n\nC:\n  Kind kind_of(unsigned flag)'
