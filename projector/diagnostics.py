"""Diagnostics: what is wrong, where, and what to do about it.

Stages never print. They add to a `Diagnostics` collector that the caller made, so that one run reports
every problem of every file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning and a note don't."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a text file; line and column count from 1."""

    file: Path
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable (PJ0xx usage ... PJ9xx diff); `hint` says what to do."""

    code: str
    severity: Severity
    place: Place | None
    message: str
    hint: str = ""


def _order(found: Diagnostic) -> tuple[str, int, int, str, str]:
    at = found.place
    return (str(at.file), at.line, at.column, found.code, found.message) if at else ("", 0, 0, found.code, found.message)


@dataclass(slots=True)
class Diagnostics:
    """Collects findings; iterates over them by file, line, column and code, each once."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, place: Place | None, message: str, hint: str = "") -> None:
        """Add an error: the input can't be built."""
        self.found.append(Diagnostic(code, Severity.ERROR, place, message, hint))

    def warning(self, code: str, place: Place | None, message: str, hint: str = "") -> None:
        """Add a warning: it builds, but somebody should look."""
        self.found.append(Diagnostic(code, Severity.WARNING, place, message, hint))

    def note(self, code: str, place: Place | None, message: str, hint: str = "") -> None:
        """Add a note: a fact worth knowing, such as an item that was left out."""
        self.found.append(Diagnostic(code, Severity.NOTE, place, message, hint))

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(one.severity is Severity.ERROR for one in self.found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(dict.fromkeys(self.found), key=_order))

    def __len__(self) -> int:
        return len(dict.fromkeys(self.found))
