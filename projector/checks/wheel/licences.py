"""licences: what METADATA says of a wheel's licence, and the files that it names."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_string

from projector.ir.examination import Verdict, Wheel

_HINT = "state `license` and `license-files` under [project]"


def verdicts(wheel: Wheel) -> Iterator[Verdict]:
    """An expression, and every file that is named."""
    metadata = message_from_string(wheel.information("METADATA"))
    named = [str(one) for one in metadata.get_all("License-File", [])]
    if not (metadata.get("License-Expression") or metadata.get("License")):
        yield Verdict("wrong", "METADATA states no licence", _HINT)
    if not named:
        yield Verdict("wrong", "it has no file with the words of its licence", _HINT)
    for name in named:
        if not wheel.information(f"licenses/{name}"):
            yield Verdict("wrong", f"{name} isn't among its licences", _HINT)
