# Written by projector's render stage from gold/n.yaml.
'gold_api.n'

from typing_extensions import deprecated

from . import raw as raw

__all__ = ['nothing', 'number', 'old', 'open', 'taken']

def open(name: str | bytes, flags: int, mode: int = 0) -> int:
    'open().\n\nC:\n  int open(const char *name, int flags, ...)'

def number() -> int:
    'number().\n\nC:\n  int number(void)'

def nothing() -> int:
    'nothing().\n\nC:\n  int nothing(void)'

def taken(a: int = 0, b: float = 0) -> int:
    'taken().\n\nC:\n  int taken()'

@deprecated('It is slow.')
def old() -> int:
    'old().\n\nDeprecated:\n  It is slow.\n\nC:\n  int old(void)\n\nSince:\n  glibc 2.8\n\nSee:\n  https://example.org/old'
