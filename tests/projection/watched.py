"""What examples/watch.py prints when it watches its own changes for a second."""

from __future__ import annotations

import subprocess
from pathlib import Path


def assert_watched(done: subprocess.CompletedProcess[str]) -> None:
    """Fails unless each change was seen, in order, and the folder is gone."""
    assert (done.returncode, done.stderr) == (0, "")
    first, second, *events, last = done.stdout.splitlines()
    assert first.startswith(("sandboxed: ", "not sandboxed: "))
    assert second.startswith("watching ")
    assert [event.split()[:2] for event in events] == [
        ["note", "IN_CREATE"],
        ["note", "IN_CLOSE_WRITE"],
        ["note", "IN_ATTRIB"],
        ["note", "IN_MOVED_FROM"],
        ["letter", "IN_MOVED_TO"],
        ["letter", "IN_DELETE"],
    ]
    assert last == "done after 1 seconds"
    assert not Path(second.removeprefix("watching ")).exists()
