"""Binary: the compiled extension module. What `compile` gives and `pack` puts into the wheel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from projector.targets import Target


@dataclass(frozen=True, slots=True)
class Binary:
    """One `_native` extension for one target; `compiler` names what made it, for the wheel's records."""

    target: Target
    path: Path
    compiler: str
