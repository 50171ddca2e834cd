"""SQLite and zlib within wheels for Windows, run there: `python -m tests.elsewhere.bundled`; 1 if anything fails.

The manifests name their authors' archives, which can't be had from a package registry. What npm and Debian have of the
same releases takes their place here, each pinned by its hash.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.elsewhere.pythons import Missing, pythons

OUT = Path("build/bundled")
TARGET = "x86_64-windows-gnu"
USE = Path(__file__).with_name("bundled_use.py")


@dataclass(frozen=True, slots=True)
class Origin:
    """How an archive is had, its name and hash, and the C files in it."""

    command: tuple[str, ...]
    name: str
    sha256: str
    sources: str


ORIGINS = {
    "sqlite3": Origin(
        ("npm", "pack", "--silent", "better-sqlite3@8.1.0"),
        "better-sqlite3-8.1.0.tgz",
        "9006504eac0c86e8d5f42d6b7a8282866bf041bc856ff4438fec83cb98e4c05f",
        "deps/sqlite3/sqlite3.c",
    ),
    "zlib": Origin(
        ("bash", str(Path(__file__).with_name("aptsource.sh").absolute()), "bookworm", "zlib"),
        "zlib_1.2.13.dfsg.orig.tar.bz2",
        "71feb7947e3c00ef125f83b79a4e529bde31171e5babe48b391f06758d1ab0a1",
        "*.c",
    ),
}


def archive(origin: Origin, folder: Path) -> Path:
    """The archive in `folder`; Missing where it can't be had, or is another one."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / origin.name
    if not path.exists():
        if shutil.which(origin.command[0]) is None:
            raise Missing(f"{origin.command[0]} isn't installed")
        subprocess.run(origin.command, cwd=folder, check=False, stdout=subprocess.DEVNULL)
    if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != origin.sha256:
        raise Missing(f"there is no {origin.name} as it was")
    return path


def projection(name: str, origin: Origin, folder: Path) -> Path:
    """A copy of a projection whose manifest names another archive."""
    root, source = Path(__file__).parents[2], archive(origin, folder / "archives")
    copy = folder / name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root / "projections" / name, copy, ignore=shutil.ignore_patterns("build", "archives"))
    (copy / "archives").mkdir()
    shutil.copy(source, copy / "archives")
    text = (copy / "pyproject.toml").read_text()
    for key, value in (("path", f"archives/{origin.name}"), ("sha256", origin.sha256)):
        text = re.sub(rf'^{key} = ".*"$', f'{key} = "{value}"', text, flags=re.MULTILINE)
    text = re.sub(r"^sources = .*$", f'sources = ["{origin.sources}"]', text, flags=re.MULTILINE)
    (copy / "pyproject.toml").write_text(text.replace("../../metadata", str(root / "metadata")))
    return copy


def main() -> int:
    site = (OUT / "site").absolute()
    shutil.rmtree(site, ignore_errors=True)
    try:
        found = pythons(TARGET, Path("build/elsewhere/pythons"))
        copies = [projection(name, origin, OUT.absolute()) for name, origin in ORIGINS.items()]
    except Missing as missing:
        print(f"skipped: {missing}")
        return 0
    words = [sys.executable, "-m", "projector", "build", "--target", TARGET, "--out", str(OUT / "dist")]
    subprocess.run([*words, *map(str, copies)], check=True)
    for wheel in (OUT / "dist").glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(site)
    failed = 0
    for python in found:
        done = python.run([str(USE), str(site)], 300)
        print(f"{python.how}: {done.stdout.strip()}")
        failed += done.returncode != 0
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
