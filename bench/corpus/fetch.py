"""Debian's -dev packages and what they need, for both processors, below one folder: nothing is installed.

python -m bench.corpus.fetch FOLDER: FOLDER/usr/include is everybody's, and each processor has its own folders in there,
as Debian lays them out where packages of several live side by side.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from bench.corpus.libraries import packages

ARCHITECTURES = {"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}
_HEADERS = re.compile(r"(?!libc6-dev|libcrypt-dev).*(-dev|-headers|proto)$")  # the C library's are zig's
# Programs that run here load these, but with this machine's own C and C++ runtime.
_LIBRARIES = re.compile(r"lib(?!c6$|c-|gcc-s1$|stdc\+\+6$|perl|python|crypt1$).*")
_KEPT = (
    "./usr/include",
    "./usr/lib/*-linux-gnu*",
    "./lib/*-linux-gnu*",
    "./usr/lib/llvm-*/include",
    "./usr/share/pkgconfig",
)


def fetch(folder: Path) -> None:
    """Everything that isn't there yet."""
    for architecture in ARCHITECTURES:
        done = folder / f".{architecture}"
        asked = "\n".join(packages())
        if done.is_file() and done.read_text().startswith(asked):
            continue
        state = folder / "apt" / architecture
        names = _needed(state, architecture)
        _run(["apt-get", *_own_state(state, architecture), "download", *names], state / "packages")
        archives = sorted((state / "packages").glob("*.deb"))
        for archive in archives:
            _unpack(archive, folder)
        done.write_text("\n".join([asked, "", *(one.name for one in archives)]))
        print(f"{architecture}: {len(archives)} packages")


def _needed(state: Path, architecture: str) -> list[str]:
    """The packages, those that they need, and of them what has headers or may be loaded here."""
    for one in ("lists/partial", "cache/archives/partial", "packages"):
        (state / one).mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    options = _own_state(state, architecture)
    _run(["apt-get", *options, "update"], state)
    said = _run(["apt-get", *options, "--print-uris", "--yes", "install", *packages()], state)
    names = [line.split()[1].split("_")[0] for line in said.splitlines() if line.startswith("'")]
    is_ours = architecture == _run(["dpkg", "--print-architecture"], state).strip()
    return [one for one in names if _HEADERS.match(one) or (is_ours and _LIBRARIES.match(one))]


def _own_state(state: Path, architecture: str) -> list[str]:
    """As a machine of that processor on which nothing is installed; this one's lists and settings stay as they are."""
    settings = {
        "APT::Architecture": architecture,
        "APT::Architectures": architecture,
        "APT::Install-Recommends": "false",
        "APT::Sandbox::User": "root",
        "Dir::State": state,
        "Dir::State::status": state / "status",
        "Dir::Cache": state / "cache",
    }
    return ["-qq", *(word for name, value in settings.items() for word in ("-o", f"{name}={value}"))]


def _unpack(package: Path, folder: Path) -> None:
    archive = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE, check=True).stdout
    words = ["tar", "-x", "-C", folder, "--wildcards", "--no-anchored", "--keep-directory-symlink", *_KEPT]
    subprocess.run(words, input=archive, stderr=subprocess.DEVNULL, check=False)  # most packages lack some of them


def _run(command: list[str], folder: Path) -> str:
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{command[0]}: {ran.stderr.strip()}")
    return ran.stdout


if __name__ == "__main__":
    where = Path(sys.argv[1]).absolute()
    where.mkdir(parents=True, exist_ok=True)
    fetch(where)
