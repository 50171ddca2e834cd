"""What a library's headers say, by gcc alone: its debug information, its preprocessor, and what it accepts.

None of it goes through libclang or the importer.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import Any

from elftools.dwarf.die import DIE
from elftools.elf.elffile import ELFFile

from bench.corpus.libraries import Library

_MARKER = re.compile(r'# \d+ "(?P<file>[^"]+)"')
_ERROR = re.compile(r"pj_lines:(?P<line>\d+):.*error: ")


@dataclass(frozen=True, slots=True)
class Layout:
    """A struct's or union's size in bytes, and where its named members lie, in bits."""

    size: int
    members: dict[str, int]


@dataclass(slots=True)
class Truth:
    """What the headers have: exported functions, names of constants with enumerators' values, and layouts by name.

    `typedefs` are the other names of those that have a tag.
    """

    functions: set[str] = field(default_factory=set)
    macros: set[str] = field(default_factory=set)
    enumerators: dict[str, int] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    typedefs: dict[str, set[str]] = field(default_factory=dict)


def truth(library: Library, scratch: Path) -> Truth:
    """Ask gcc, for this machine. Raises subprocess.CalledProcessError where it refuses the headers."""
    unit = _Unit(library, scratch)
    found = Truth()
    unit.debug_information(found)
    found.macros = {name for name in unit.macros() if name not in found.enumerators}
    candidates = sorted(exported(library) & unit.words())  # gcc looks long for what unknown names may have meant
    found.functions = unit.accepted("functions", candidates, "void pj_{line}(void) {{ (void)(void *)&{name}; }}")
    said = '_Static_assert(__builtin_constant_p({name}), ""); (void)sizeof(__typeof__(({name})));'
    test = f"void pj_{{line}}(void) {{{{ {said} }}}}"
    found.macros = unit.accepted("macros", sorted(found.macros), test)
    return found


def own_headers(library: Library, scratch: Path) -> list[Path]:
    """Every header of its own that its headers include."""
    unit = _Unit(library, scratch)
    is_own = unit.is_own()
    return [Path(one) for one in unit.files() if is_own(one)]


def exported(library: Library) -> set[str]:
    """The functions in the tables of its files."""
    found = set[str]()
    for file in library.files():
        with file.open("rb") as stream:
            for section in ELFFile(stream).iter_sections("SHT_DYNSYM"):
                found |= {one.name for one in section.iter_symbols() if _is_function(one)}
    return found


def _is_function(symbol: Any) -> bool:
    info = symbol.entry["st_info"]
    shown = info["bind"] in ("STB_GLOBAL", "STB_WEAK") and symbol.entry["st_shndx"] != "SHN_UNDEF"
    return shown and info["type"] in ("STT_FUNC", "STT_GNU_IFUNC", "STT_LOOS")


@dataclass(slots=True)
class _Unit:
    library: Library
    scratch: Path

    def _source(self, name: str, lines: Sequence[str] = ()) -> Path:
        path = self.scratch / f"{name}.c"
        headers = [f"#include <{one}>" for one in self.library.named()]
        path.write_text("\n".join([*headers, '#line 1 "pj_lines"', *lines, ""]))
        return path

    def _gcc(self, *words: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = ["gcc", "-std=c11", "-D_GNU_SOURCE", "-w", *self.library.gcc()]
        return subprocess.run([*command, *words], capture_output=True, text=True, check=check)

    def is_own(self) -> Callable[[str], bool]:
        folders = {f"/{PurePath(one).parent}/" for one in self.library.named() if "/" in one}
        names = {f"/{one}" for one in self.library.named()}
        return lambda file: (
            any(one in file for one in folders)
            or any(file.endswith(one) for one in names)
            or any(PurePath(file).match(glob) or fnmatch(file, glob) for glob in self.library.own)
        )

    def accepted(self, name: str, names: Sequence[str], test: str) -> set[str]:
        """Those for which the test compiles, each a function of its own: gcc tells of an unknown name once in each."""
        source = self._source(name, [test.format(line=index, name=one) for index, one in enumerate(names)])
        said = self._gcc("-fsyntax-only", "-ftrack-macro-expansion=0", source, check=False).stderr
        return set(names) - {names[int(match["line"]) - 1] for match in _ERROR.finditer(said)}

    def files(self) -> list[str]:
        """Every file that its headers read, in the order of their first lines."""
        lines = self._gcc("-E", self._source("read")).stdout.splitlines()
        return list(dict.fromkeys(match["file"] for line in lines if (match := _MARKER.match(line))))

    def words(self) -> set[str]:
        """Every identifier of its own headers."""
        is_own, own, found = self.is_own(), False, set[str]()
        for line in self._gcc("-E", self._source("words")).stdout.splitlines():
            if match := _MARKER.match(line):
                own = is_own(match["file"])
            elif own:
                found |= set(re.findall(r"[A-Za-z_]\w*", line))
        return found

    def macros(self) -> Iterator[str]:
        """Macros of its own headers without parameters, and with something in them."""
        is_own, own = self.is_own(), False
        lines = self._gcc("-E", "-dD", self._source("defined")).stdout.splitlines()
        found = dict[str, bool]()
        for line in lines:
            if match := _MARKER.match(line):
                own = is_own(match["file"])
            elif match := re.match(r"#(define|undef) (\w+)(\(?)\s*(.*)", line):
                kind, name, parenthesis, body = match.groups()
                found[name] = own and kind == "define" and not parenthesis and bool(body.strip())
        return (name for name, counts in found.items() if counts)

    def debug_information(self, found: Truth) -> None:
        output = self.scratch / "debug.o"
        words = ("-g", "-gdwarf-4", "-fno-eliminate-unused-debug-types", "-c", "-o", output)
        self._gcc(*words, self._source("debug"))
        with output.open("rb") as stream:
            dwarf = ELFFile(stream).get_dwarf_info()
            for unit in dwarf.iter_CUs():
                _Debug(unit, dwarf.line_program_for_CU(unit), self.is_own(), found).read()


class _Debug:
    def __init__(self, unit: Any, lines: Any, is_own: Callable[[str], bool], found: Truth) -> None:
        self.unit, self.found = unit, found
        folders = [b"", *lines["include_directory"]]
        files = [(folders[one.dir_index] + b"/" + one.name).decode() for one in lines["file_entry"]]
        self.own = {number for number, file in enumerate(files, 1) if is_own(file)}

    def read(self) -> None:
        for die in self.unit.get_top_DIE().iter_children():
            self._one(die, "")

    def _one(self, die: DIE, name: str) -> None:
        said = die.attributes
        name = said["DW_AT_name"].value.decode() if "DW_AT_name" in said else name
        if "DW_AT_decl_file" not in said or said["DW_AT_decl_file"].value not in self.own:
            return
        if die.tag == "DW_TAG_enumeration_type":
            for one in die.iter_children():
                self.found.enumerators[one.attributes["DW_AT_name"].value.decode()] = one.attributes[
                    "DW_AT_const_value"
                ].value
        elif die.tag == "DW_TAG_typedef" and "DW_AT_type" in said:
            of = die.get_DIE_from_attribute("DW_AT_type")
            if of.tag in _RECORDS and "DW_AT_name" not in of.attributes:
                self._record(of, name)
            elif of.tag in _RECORDS:
                self.found.typedefs.setdefault(of.attributes["DW_AT_name"].value.decode(), set()).add(name)
        elif die.tag in _RECORDS and name:
            self._record(die, name)
            for one in die.iter_children():
                self._one(one, "")

    def _record(self, die: DIE, name: str) -> None:
        if "DW_AT_byte_size" in die.attributes:
            size = die.attributes["DW_AT_byte_size"].value
            self.found.layouts[name] = Layout(size, dict(_members(die, 0)))


_RECORDS = ("DW_TAG_structure_type", "DW_TAG_union_type")


def _members(die: DIE, base: int) -> Iterator[tuple[str, int]]:
    """Named members with those of anonymous ones, by their place in bits; structs without members are nothing."""
    for one in die.iter_children():
        if one.tag != "DW_TAG_member":
            continue
        said, of = one.attributes, one.get_DIE_from_attribute("DW_AT_type")
        at = base + _place(one, said)
        if of.tag in _RECORDS and not of.has_children:
            continue
        if "DW_AT_name" in said:
            yield said["DW_AT_name"].value.decode(), at
        elif of.tag in _RECORDS:
            yield from _members(of, at)


def _place(die: DIE, said: Any) -> int:
    at = said["DW_AT_data_member_location"].value * 8 if "DW_AT_data_member_location" in said else 0
    if "DW_AT_bit_size" not in said:
        return at
    if "DW_AT_data_bit_offset" in said:
        return said["DW_AT_data_bit_offset"].value
    # DWARF 4 counts bits from the most significant one of the unit.
    return at + 8 * said["DW_AT_byte_size"].value - said["DW_AT_bit_offset"].value - said["DW_AT_bit_size"].value
