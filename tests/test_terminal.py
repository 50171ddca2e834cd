"""What a build shows on a terminal."""

from __future__ import annotations

import threading

import pytest
from rich.console import Console

from projector.terminal import Watch


def test_a_bar_has_no_thread_of_its_own(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(Console, "is_terminal", property(lambda self: True))
    before = threading.active_count()
    with Watch("tiny", quiet=False).watching() as watch:
        watch("compile", 1, 3)
        assert threading.active_count() == before  # else rendering wouldn't be shared by processes
        watch("pack", 0, 0)
    err = capfd.readouterr().err
    assert "compile 1/3" in err and "pack" in err
