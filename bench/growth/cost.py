"""cost: what a command takes, and what is in the file that it made."""

from __future__ import annotations

import os
import struct
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.build import Failed


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of a command and its children, and the most memory that one of them had, in MiB."""

    cpu: float
    peak: float


def run(command: list[str], *, folder: Path, environment: Mapping[str, str] = {}) -> Cost:
    """Run a command to its end: Failed with its words if it fails."""
    with (
        (folder / "log").open("w+") as log,
        subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        if process.returncode:
            raise Failed(log.read()[-2000:])
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def relocations(path: Path) -> int:
    """How many places of an ELF file the loader sets: those of its SHT_RELA sections, and what SHT_RELR stands for."""
    data = path.read_bytes()
    (start,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    found = 0
    for i in range(count):
        _, kind, _, _, offset, length = struct.unpack_from("<IIQQQQ", data, start + i * size)
        if kind == 4:
            found += length // 24
        elif kind == 19:
            words = struct.unpack_from(f"<{length // 8}Q", data, offset)
            found += sum(1 if word & 1 == 0 else word.bit_count() - 1 for word in words)
    return found


def deflated(folder: Path) -> int:
    """Bytes of a wheel with what is in the folder."""
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(folder.rglob("*")):
            if one.is_file() and "__pycache__" not in one.parts:
                archive.write(one, one.relative_to(folder))
    return path.stat().st_size
