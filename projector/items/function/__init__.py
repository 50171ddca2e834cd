"""Functions of a library, and system calls that no library wraps."""
