"""Freezes a projection of today's runtime: `make frozen`. The tests load it beside those of every later runtime.

Its objects are laid out otherwise than today's, on purpose: so nothing that the protocol doesn't show can be used.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from projector import cli
from projector.stages import compile

HERE = Path(__file__).parent / "frozen"


def main() -> int:
    """Replace the frozen wheel."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder) / "runtime"
        shutil.copytree(compile.RUNTIME, runtime)
        header = runtime / "projector.h"
        text = header.read_text()
        head = "#define PJ_HEAD PyObject ob_base;"
        moved = text.replace(head, f"{head} uint64_t moved[3];")
        assert moved != text
        header.write_text(moved)
        compile.RUNTIME = runtime
        for old in HERE.glob("*.whl"):
            old.unlink()
        return cli.main(["build", str(HERE), "--out", str(HERE)])


if __name__ == "__main__":
    sys.exit(main())
