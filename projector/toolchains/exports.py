"""exports: what the system libraries of Windows export, by the module definitions of mingw-w64 that zig carries."""

from __future__ import annotations

import re
from pathlib import Path

from projector.targets import Target
from projector.toolchains.headers import preprocessed
from projector.toolchains.toolchain import Toolchain

_FOLDERS = {
    "x86_64": ("lib-common", "lib64"),
    "aarch64": ("lib-common", "libarm64"),
    "x86": ("lib-common", "lib32"),
}
_NAME = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)(?=[\s=@]|$)(?!.*\bDATA\b)")


def exports(zig: Toolchain, target: Target, library: str, scratch: Path) -> frozenset[str] | None:
    """The functions that a library such as `kernel32.dll` exports on a target; None where nothing tells.

    Raises ToolError if zig can't read the definition.
    """
    mingw = zig.folder / "lib" / "libc" / "mingw"
    stem = library.lower().removesuffix(".dll")
    for folder in _FOLDERS.get(target.arch, ()):
        for path in (mingw / folder / f"{stem}.def", mingw / folder / f"{stem}.def.in"):
            if path.is_file():
                text = path.read_text()
                if path.suffix == ".in":
                    text = preprocessed(zig, target, path, (mingw / "def-include",), scratch)
                return frozenset(_names(text))
    return None


def _names(text: str) -> list[str]:
    _, _, listed = text.partition("EXPORTS")
    lines = (line.partition(";")[0] for line in listed.splitlines())
    return [found["name"] for found in map(_NAME.match, lines) if found]
