"""What an overlay might say of an API, guessed from names and types. Each family is a pure function of the survey."""

from __future__ import annotations

from projector.importers.suggest.callbacks import callbacks
from projector.importers.suggest.directions import directions
from projector.importers.suggest.enums import enums
from projector.importers.suggest.errors import errors
from projector.importers.suggest.handles import handles
from projector.importers.suggest.lengths import lengths
from projector.importers.suggest.survey import survey
from projector.importers.suggest.texts import texts
from projector.ir.api import Api
from projector.ir.proposal import Suggestion

FAMILIES = (handles, directions, lengths, texts, enums, errors, callbacks)


def suggestions(api: Api, module: str) -> tuple[Suggestion, ...]:
    """All that the heuristics say of `module`, with what metadata says already left out where they look."""
    surveyed = survey(api, module)
    return tuple(one for family in FAMILIES for one in family(surveyed))
