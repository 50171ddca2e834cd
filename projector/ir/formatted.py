"""Formatted: a file of metadata before and after its layout was made canonical."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Formatted:
    """One file, in UTF-8; both texts say the same."""

    path: Path
    before: bytes
    after: bytes

    @property
    def changed(self) -> bool:
        """Whether the file isn't in canonical layout yet."""
        return self.before != self.after
