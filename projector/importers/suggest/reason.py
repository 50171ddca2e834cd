"""Why something is suggested, and how often that was right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A heuristic's source in a few words, and its figures.

    `right` and `wrong` count suggestions against overlays that people wrote, `read` (right, wrong) those that were
    judged by reading headers.
    """

    words: str
    right: int
    wrong: int
    read: tuple[int, int] = (0, 0)

    @property
    def confidence(self) -> float:
        """How probably the next suggestion is right: the rule of succession, so that few cases say little."""
        right, wrong = self.right + self.read[0], self.wrong + self.read[1]
        return int(100 * (right + 1) / (right + wrong + 2)) / 100
