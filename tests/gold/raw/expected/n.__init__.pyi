# Written by projector's render stage from gold/n.yaml.
'Functions that nobody has described.'

from . import raw as raw

__all__ = ['known']

def known(n: int) -> int:
    'known().\n\nC:\n  int known(int n)'
