# Written by projector's render stage from linux/unistd.yaml.
'gold_api.unistd'

__all__ = ['close']

def close(fd: int) -> int:
    'close().\n\nC:\n  int close(int fd)'
