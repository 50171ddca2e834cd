"""natives: what the native files of wheels say of themselves, as LIEF reads them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from projector.ir.examination import Import, Native
from projector.leb128 import leb128

_ELF = {3: "x86", 21: "ppc64le", 22: "s390x", 40: "armv7", 62: "x86_64", 183: "aarch64", 243: "riscv64"}
_PE = {0x14C: "x86", 0x8664: "x86_64", 0xAA64: "aarch64"}
_MACHO = {0x01000007: "x86_64", 0x0100000C: "aarch64"}
_WRITABLE = (".data", ".bss", ".tdata", ".tbss", "__data", "__bss", "__common")


def read(data: bytes) -> Native:
    """Raises ValueError for what is none, and ImportError where LIEF isn't installed."""
    import lief

    lief.logging.disable()
    if data[:4] == b"\x7fELF":
        return _elf(lief.ELF.parse(data), data)
    if data[:2] == b"MZ":
        return _pe(lief.PE.parse(data), data)
    if data[:4] == b"\xcf\xfa\xed\xfe":
        return _macho(lief.MachO.parse(data), data)
    if data[:4] == b"\0asm":
        return Native("emscripten", "wasm32", tuple(_wasm_imports(data)), (), 0)  # its memory is an instance's own
    raise ValueError("it is no ELF, PE, Mach-O or WebAssembly file")


def _elf(binary: Any, data: bytes) -> Native:
    order = ">" if data[5] == 2 else "<"
    machine = _ELF.get(struct.unpack_from(f"{order}H", data, 18)[0], "unknown")
    is_64 = data[4] == 2
    if (order == ">") != (machine == "s390x") or is_64 == (machine in ("x86", "armv7")):
        machine = "unknown"
    undefined = (one for one in binary.dynamic_symbols if one.shndx == 0 and one.name)
    imports = tuple(Import(one.name, "", _version(one)) for one in undefined)
    return Native("linux", machine, imports, tuple(binary.libraries), _writable(binary))


def _version(symbol: Any) -> str:
    version = symbol.symbol_version
    found = version.symbol_version_auxiliary if version is not None and version.has_auxiliary_version else None
    return str(found.name) if found is not None else ""


def _pe(binary: Any, data: bytes) -> Native:
    place = struct.unpack_from("<I", data, 0x3C)[0]
    machine = _PE.get(struct.unpack_from("<H", data, place + 4)[0], "unknown")
    imports = tuple(Import(entry.name, one.name) for one in binary.imports for entry in one.entries)
    return Native("windows", machine, imports, tuple(one.name for one in binary.imports), _writable(binary))


def _macho(parsed: Any, data: bytes) -> Native:
    binary = parsed.at(0)
    machine = _MACHO.get(struct.unpack_from("<I", data, 4)[0], "unknown")
    version = binary.build_version
    minimum = ".".join(map(str, version.minos[:2])) if version is not None else ""
    libraries = tuple(one.name for one in binary.libraries if one.command.name == "LOAD_DYLIB")
    imports = tuple(Import(one.name.removeprefix("_"), _library(one, libraries)) for one in binary.imported_symbols)
    return Native("macos", machine, imports, libraries, _writable(binary), minimum)


def _library(symbol: Any, libraries: tuple[str, ...]) -> str:
    """By its number among those that are loaded; others are looked for everywhere."""
    number = symbol.library_ordinal
    return libraries[number - 1] if 0 < number <= len(libraries) else ""


def _wasm_imports(data: bytes) -> Iterator[Import]:
    """What a module takes from the one that loads it, but memory, tables and places: by WebAssembly's specification."""
    place = 8
    while place < len(data):
        section = data[place]
        size, place = leb128(data, place + 1)
        if section == _IMPORTS:
            yield from dict.fromkeys(_imported(data, place))
        place += size


def _imported(data: bytes, place: int) -> Iterator[Import]:
    count, place = leb128(data, place)
    for _ in range(count):
        module, place = _name(data, place)
        name, place = _name(data, place)
        kind, place = data[place], place + 1
        if kind == _FUNCTION or (kind == _GLOBAL and module.startswith("GOT.")):
            yield Import(name)
        place += {_TABLE: 1, _GLOBAL: 2}.get(kind, 0)  # types of a byte each
        if kind == _FUNCTION:
            _, place = leb128(data, place)
        elif kind in (_TABLE, _MEMORY):
            limits, place = 1 + (data[place] & 1), place + 1
            for _ in range(limits):
                _, place = leb128(data, place)


def _name(data: bytes, place: int) -> tuple[str, int]:
    length, place = leb128(data, place)
    return data[place : place + length].decode(), place + length


_IMPORTS = 2  # the section's number
_FUNCTION, _TABLE, _MEMORY, _GLOBAL = range(4)  # what is imported


def _writable(binary: Any) -> int:
    return sum(max(one.size, getattr(one, "virtual_size", 0)) for one in binary.sections if one.name in _WRITABLE)
