"""The probe, the faulty library and the native tests for a free-threaded Python, in a folder of their own.

PYTHONPATH=tests python -m tests.nogil.probe FOLDER
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from projected import NATIVE, installed, planned

from projector.targets import free_threaded, host

TESTS = Path(__file__).parents[1]
FAULTS = TESTS / "faults"
PACKAGES = (
    ("probe", NATIVE, NATIVE / "metadata" / "probe"),
    ("faulty", FAULTS, FAULTS / "metadata" / "faulty"),
)
OTHERS = ("test_native_formulas.py", "test_native_time.py", "test_native_variables.py")  # ask projector itself


def main(folder: str) -> None:
    out = Path(folder).absolute()
    (out / "cache").mkdir(parents=True, exist_ok=True)
    for name, code, metadata in PACKAGES:
        _, sources, _ = planned(f"{name}_api", metadata, target=free_threaded(host()))
        installed(sources, out / "cache", out)
        words = [sys.executable, "-m", "ziglang", "cc", "-shared", "-fPIC", "-O1", "-fno-sanitize=all"]
        library = [f"-Wl,-soname,lib{name}.so.1", "-o", str(out / f"lib{name}.so.1")]
        subprocess.run([*words, *library, *map(str, sorted(code.glob("*.c")))], check=True)
    suite = out / "suite"
    shutil.rmtree(suite, ignore_errors=True)
    (suite / "tests" / "projection").mkdir(parents=True)
    shutil.copy(TESTS / "projection" / "pythons.py", suite / "tests" / "projection")
    for one in (TESTS / "nogil" / "conftest.py", *TESTS.glob("test_native_*.py")):
        if one.name not in OTHERS:
            shutil.copy(one, suite)


if __name__ == "__main__":
    main(*sys.argv[1:])
