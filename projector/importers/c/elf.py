"""What a library on this machine says of itself: its name at run time, its symbols and the versions that have them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_NODE = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9_]*?)_?(?P<version>\d+(?:\.\d+)+)")
_HIDDEN = 0x7FFF  # without the bit that says that another version is the default
_BINDINGS, _KINDS = (
    (1, 2, 10),
    (0, 1, 2, 6, 10),
)  # global, weak, unique; functions, objects, thread-local, indirect ones

_NOWHERE = (0, 0xFFF1)  # undefined; absolute, as the symbols of version nodes are
_Version = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Exports:
    """A library's file, its soname if it has one, and its symbols with the version nodes that each belongs to.

    `oldest` is the first version that it knows, of each name that versions have.
    """

    path: Path
    soname: str | None
    symbols: Mapping[str, tuple[str, ...]]
    oldest: frozenset[_Version]

    def since(self, symbol: str) -> dict[str, str]:
        """The first version that has it, as metadata states it; nothing where it is the library's oldest one."""
        versions = [_parsed(node) for node in self.symbols.get(symbol, ())]
        known = sorted(one for one in versions if one is not None)
        if not known or known[0] in self.oldest:
            return {}
        name, numbers = known[0]
        return {name: ".".join(map(str, numbers))}


def exports(path: Path) -> Exports | None:
    """What a file exports; None if it is no ELF library, such as a linker's script."""
    from elftools.common.exceptions import ELFError
    from elftools.elf.dynamic import DynamicSection
    from elftools.elf.elffile import ELFFile

    with path.open("rb") as stream:
        try:
            file = ELFFile(stream)
            sections = {one.name: one for one in file.iter_sections()}
            named = [one for one in sections.values() if isinstance(one, DynamicSection)]
            sonames = [str(tag.soname) for one in named for tag in one.iter_tags("DT_SONAME")]  # type: ignore[attr-defined]
            table, versions = sections.get(".dynsym"), sections.get(".gnu.version")
            if table is None:
                return None
            nodes = _nodes(sections.get(".gnu.version_d"))
            raw = versions.data() if versions is not None else b""
            indices = struct.unpack(f"{_end(file)}{len(raw) // 2}H", raw)
            found = dict[str, tuple[str, ...]]()
            for number, name in _defined(file, table, sections[".dynstr"].data()):
                node = nodes.get(indices[number] & _HIDDEN) if indices else None
                found[name] = (*found.get(name, ()), *([node] if node else ()))
            return Exports(path, sonames[0] if sonames else None, found, _oldest(nodes.values()))
        except (ELFError, struct.error, ValueError, KeyError):
            return None


def _defined(file: object, table: object, names: bytes) -> Iterator[tuple[int, str]]:
    """The number and name of each symbol that others can use."""
    is_wide = file.elfclass == 64  # type: ignore[attr-defined]
    layout = struct.Struct(_end(file) + ("IBBHQQ" if is_wide else "IIIBBH"))
    for number, values in enumerate(layout.iter_unpack(table.data())):  # type: ignore[attr-defined]
        name, info, section = (values[0], values[1], values[3]) if is_wide else (values[0], values[3], values[5])
        if section not in _NOWHERE and info >> 4 in _BINDINGS and info & 15 in _KINDS:
            yield number, names[name : names.index(b"\0", name)].decode("ascii", "replace")


def _end(file: object) -> str:
    return "<" if file.little_endian else ">"  # type: ignore[attr-defined]


def _nodes(section: object) -> dict[int, str]:
    if section is None:
        return {}
    return {
        version.entry["vd_ndx"]: next(names).name
        for version, names in section.iter_versions()  # type: ignore[attr-defined]
        if not version.entry["vd_flags"] & 1  # the file itself
    }


def _oldest(nodes: Iterable[str]) -> frozenset[_Version]:
    known = sorted(filter(None, map(_parsed, nodes)), reverse=True)
    return frozenset(dict(known).items())


def _parsed(node: str) -> _Version | None:
    """A version node's name and numbers: GLIBC_2.17 is glibc's 2.17."""
    match = _NODE.fullmatch(node)
    return (match["name"].lower(), tuple(map(int, match["version"].split(".")))) if match else None
