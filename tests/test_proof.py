"""The proof of layouts in generated C: random records are projected, and the compiler agrees with every assertion."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from described import good
from test_layout import _records, _yaml

from projector.diagnostics import Diagnostics
from projector.settings import Settings
from projector.stages.compile import RUNTIME
from projector.stages.plan import plan
from projector.stages.render import render
from projector.targets import TARGETS, Target


@pytest.mark.parametrize("target", TARGETS[:4:3], ids=lambda target: target.name)
def test_the_compiler_agrees_with_random_records(target: Target, tmp_path: Path, zig_cache: Path) -> None:
    api = good(_yaml(list(_records(random.Random(target.name), 250))), target.name)
    sources = render(plan(api, Settings(package="m_api", metadata=["m"]), Diagnostics()))
    text = next(one.text for one in sources.native if one.path == "n.c")
    assert text.count("PJ_PROVE(") == 250
    assert text.count("PJ_PROVE_OFFSET(") > 500
    (tmp_path / "n.c").write_text(text)
    command = [
        sys.executable,
        "-m",
        "ziglang",
        "cc",
        "-target",
        target.triple,
        "-std=c11",
        "-Wall",
        "-Wextra",
        "-Werror",
    ]
    environment = {
        "PATH": "",
        "ZIG_GLOBAL_CACHE_DIR": str(zig_cache),
        "ZIG_LOCAL_CACHE_DIR": str(zig_cache),
    }
    done = subprocess.run(
        [*command, "-I", str(RUNTIME), "-c", "n.c"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[:2000]
