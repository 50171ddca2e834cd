"""Proposal: what an overlay might say, each line with its source and how often that is right. Nothing of it applies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Said = str | int | bool | list[Any] | Mapping[str, Any]
"""What stands at a key of an overlay."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Keys that belong at `path`, below `add:` if the item is `new` and else below `change:`.

    `confidence` is between 0 and 1. `needs` names a new item that it can't do without: its namespace, then its path.
    """

    namespace: str
    path: tuple[str, ...]
    says: Mapping[str, Said]
    source: str
    confidence: float
    new: bool = False
    needs: tuple[str, ...] = ()

    @property
    def where(self) -> tuple[str, ...]:
        """Namespace and path."""
        return (self.namespace, *self.path)

    @property
    def item(self) -> tuple[str, ...]:
        """Section and name of the item that it is about."""
        return self.path[:2]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for a module: suggestions, and files with their new text.

    `accepted` went into overlays, which are among `files`; `proposed` into proposals, where a person finds them.
    `refused` is what turned out not to be possible. `safe` counts the functions that need no `raw`: before, with what
    was accepted, and with all of it.
    """

    files: Mapping[Path, str]
    proposed: tuple[Suggestion, ...]
    accepted: tuple[Suggestion, ...]
    refused: tuple[Suggestion, ...]
    safe: tuple[int, int, int]
