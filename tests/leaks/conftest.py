"""The fixtures of tests/faults, for the same projections."""

from tests.faults.conftest import linux_folder

__all__ = ["linux_folder"]
