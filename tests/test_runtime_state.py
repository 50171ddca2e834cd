"""The built extension's memory: nothing writable but the module's definition, so no static can hold a Python object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from elftools.elf.elffile import ELFFile

from projector.toolchains import windows

WRITABLE = 1  # SHF_WRITE
DEFINITION = {"pj_definition", "pj_slots", "pj_native_methods"}
WATCHED = "pj_watched"
"""Where the handler of a fatal signal finds who is in which traced call: C memory of ours that is never freed."""
CALLABLES = re.compile(r"pj_(places|ask)_")
"""What functions without user data find: C structs of ours that are never freed, and a library's function."""


def _writable(object_file: Path) -> Iterator[tuple[str, int]]:
    """Objects in sections that stay writable; what the loader relocates (.data.rel.ro) is read-only by then."""
    with object_file.open("rb") as stream:
        elf = ELFFile(stream)
        for symbol in elf.get_section_by_name(".symtab").iter_symbols():
            index = symbol["st_shndx"]
            if symbol["st_info"]["type"] == "STT_OBJECT" and index == "SHN_COMMON":
                yield symbol.name, symbol["st_size"]
            if symbol["st_info"]["type"] == "STT_OBJECT" and isinstance(index, int):
                section = elf.get_section(index)
                if section["sh_flags"] & WRITABLE and not section.name.startswith(".data.rel.ro"):
                    yield symbol.name, symbol["st_size"]


@pytest.fixture(scope="module")
def build(probe_folder: Path, request: pytest.FixtureRequest) -> Path:
    """The build folder of the probe, as the fixture filled it."""
    return request.config.cache.mkdir("probe") / "probe_api-zig"


def _objects(build: Path) -> list[Path]:
    """The runtime's, and those of the generated C."""
    return [build / "o" / "runtime.o", *build.glob("o/c/*.o")]


def test_only_the_module_definition_is_writable(build: Path) -> None:
    writable = {name for one in _objects(build) for name, _ in _writable(one)}
    assert {name for name in writable if not CALLABLES.match(name)} == {*DEFINITION, WATCHED}


def test_the_extension_holds_no_more_writable_memory(build: Path) -> None:
    with (build / "_native.abi3.so").open("rb") as stream:
        sections = {section.name: section["sh_size"] for section in ELFFile(stream).iter_sections()}
    sizes = dict(named for one in _objects(build) for named in _writable(one))
    places = sum(size for name, size in sizes.items() if CALLABLES.match(name))
    assert 16 * 8 * 7 <= places <= 16 * 8 * 20
    assert sections[".data"] <= 640
    assert sections.get(".bss", 0) <= 64 + places
    assert sections.get(".tdata", 0) == sections.get(".tbss", 0) == 0


def test_the_extension_exports_its_entry_point_only(build: Path) -> None:
    with (build / "_native.abi3.so").open("rb") as stream:
        dynamic = ELFFile(stream).get_section_by_name(".dynsym")
        defined = [one.name for one in dynamic.iter_symbols() if one["st_shndx"] != "SHN_UNDEF"]
    assert defined == ["PyInit__native"]


def test_the_extension_needs_the_c_library_only(build: Path) -> None:
    with (build / "_native.abi3.so").open("rb") as stream:
        dynamic = ELFFile(stream).get_section_by_name(".dynamic")
        needed = [tag.needed for tag in dynamic.iter_tags() if tag.entry.d_tag == "DT_NEEDED"]
        others = {tag.entry.d_tag for tag in dynamic.iter_tags()}
    assert [re.sub(r"\.so.*", "", name) for name in needed] == ["libc"]
    assert not others & {"DT_RPATH", "DT_RUNPATH", "DT_TEXTREL"}


def test_the_runtime_uses_of_the_c_library_what_windows_has_too(build: Path) -> None:
    with (build / "o" / "runtime.o").open("rb") as stream:
        symbols = list(ELFFile(stream).get_section_by_name(".symtab").iter_symbols())
    wanted = {one.name for one in symbols if one["st_shndx"] == "SHN_UNDEF" and re.match("(str|mem)[a-z]", one.name)}
    assert wanted <= {name for names in windows._SYSTEM.values() for name in names}
