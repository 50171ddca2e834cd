"""What a parameter is: its metadata, its C, and its model."""

from __future__ import annotations

import random
from typing import Any

from .records import Records
from .values import Checksum

ABSENT = object()
"""An argument that isn't passed."""


class Cell:
    """One parameter `name`: what it is in YAML and in C, what Python passes, and what comes back for it.

    `sample` gives the plain value that the model knows; `given` makes the argument of it, `after` is what Python holds
    after the call: the argument itself where the callee writes to it.
    """

    given_by_python = True

    def __init__(self, name: str, records: Records, *words: Any) -> None:
        self.name, self.records, self.words = name, records, words

    def metadata(self) -> str: ...
    def params(self) -> str: ...
    def take(self) -> str:
        return ""

    def give(self) -> str:
        return ""

    def sample(self, r: random.Random) -> Any:
        return None

    def given(self, module: Any, value: Any) -> Any:
        return value

    def mix(self, h: Checksum, value: Any) -> None: ...

    def result(self, h: Checksum, value: Any) -> list[Any]:
        """The plain values among the results; what is written into arguments is compared by `check`."""
        return []

    def plain(self, result: Any) -> Any:
        return result

    def check(self, argument: Any, expected: Any) -> bool:
        return True
