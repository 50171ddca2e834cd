"""record: the list of a wheel's files with their hashes, against the files."""

from __future__ import annotations

import base64
import csv
import hashlib
from collections.abc import Iterator

from projector.ir.examination import Verdict, Wheel

_HINT = "whoever changed the wheel must write RECORD anew"


def verdicts(wheel: Wheel) -> Iterator[Verdict]:
    """Every file is listed with its hash and size, and nothing else is."""
    rows = {row[0]: row[1:] for row in csv.reader(wheel.information("RECORD").splitlines()) if row}
    for path, data in wheel.files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        if path.endswith(".dist-info/RECORD"):
            continue
        if rows.pop(path, None) != [f"sha256={digest}", str(len(data))]:
            yield Verdict("wrong", f"{path} isn't what RECORD says", _HINT)
    for path in rows:
        if not path.endswith(".dist-info/RECORD"):
            yield Verdict("wrong", f"{path} is in RECORD only", _HINT)
