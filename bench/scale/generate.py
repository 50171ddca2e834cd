"""generate: a module of so many functions, with records, enums, constants and tables of methods in Win32's proportions.

Interfaces are what C's headers make of them: records whose fields are function pointers. The same size gives the same
bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 1
FUNCTIONS_A_NAMESPACE = 60
_MODULE = """projector: 1
module: scale
version: '1'

libraries:
  libscale: {linux: {soname: libscale.so.1, origin: user}}
"""
_NUMBERS = (
    "int",
    "unsigned",
    "long",
    "unsigned long",
    "short",
    "unsigned char",
    "long long",
    "double",
    "float",
    "size_t",
)
_WORDS = (
    "open", "close", "read", "write", "query", "set", "get", "create", "delete", "enum", "lock", "find", "copy",
    "wait", "device", "file", "key", "window", "buffer", "thread", "event", "region", "path", "token", "volume",
    "object", "state",
)  # fmt: skip


_COUNTS = (22, 175, 218, 209, 143, 89, 60, 39, 20, 11, 6, 4, 2, 1, 1)
"""Of a thousand functions of Win32, how many have no parameter, one, two..."""
_RESULTS = ("{type: int, errors: errno}", "unsigned", "int", "")
_RESULT_SHARES = (42, 30, 20, 8)


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything.

    Win32 has 18,000 functions, 12,000 records, 160,000 constants and members, 3,000 types of callbacks, and 46,000
    methods in 4,000 interfaces.
    """

    functions: int

    @property
    def records(self) -> int:
        """Two for three functions."""
        return self.functions * 2 // 3

    @property
    def constants(self) -> int:
        """Nine for each function, half of them members of enums."""
        return self.functions * 9

    @property
    def callbacks(self) -> int:
        """One for six functions."""
        return self.functions // 6

    @property
    def interfaces(self) -> int:
        """Two for nine functions."""
        return self.functions * 2 // 9


def generate(size: Size, folder: Path) -> None:
    """Write the module into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "LICENSE").write_text("CC0-1.0\n")
    (folder / "module.yaml").write_text(_MODULE)
    for i, lines in enumerate(_namespaces(size)):
        (folder / f"part{i:04}.yaml").write_text("\n".join(lines) + "\n")


def library(size: Size) -> str:
    """C of a library that has the module's functions: each gives 0."""
    names = [line.split(":")[0].strip() for lines in _namespaces(size) for line in _functions(iter(lines))]
    return "".join(f"int {name}(void) {{ return 0; }}\n" for name in names)


@dataclass(frozen=True, slots=True)
class Share:
    """What a namespace has of it."""

    functions: int
    records: int
    constants: int
    callbacks: int


def _namespaces(size: Size) -> Iterator[list[str]]:
    """The lines of each namespace."""
    chance = random.Random(SEED)
    count = max(1, size.functions // FUNCTIONS_A_NAMESPACE)
    share = Share(*(all_ // count for all_ in (size.functions, size.records, size.constants, size.callbacks)))
    for i in range(count):
        # What doesn't divide: 4,000 interfaces are thirteen and a third a namespace.
        interfaces = size.interfaces * (i + 1) // count - size.interfaces * i // count
        yield [*_namespace(i, share, interfaces, chance)]


def _functions(lines: Iterator[str]) -> Iterator[str]:
    """The lines on which functions start."""
    for line in lines:
        if line == "\nfunctions:":
            yield from (one for one in lines if one.startswith("  ") and one[2] != " ")


def _name(chance: random.Random, kind: str, i: int, j: int) -> str:
    return f"{kind}_{'_'.join(chance.sample(_WORDS, 2))}_{i}_{j}"


def _namespace(i: int, share: Share, interfaces: int, chance: random.Random) -> Iterator[str]:
    yield f"projector: 1\nnamespace: scale.part{i:04}\nlibrary: libscale\n"
    structs = [_name(chance, "rec", i, j) for j in range(share.records)]
    enums = [_name(chance, "kind", i, j) for j in range(max(1, share.constants // 40))]
    callbacks = [_name(chance, "on", i, j) for j in range(max(1, share.callbacks))]
    handle = f"handle_{i}"
    yield f"handles:\n  {handle}: {{type: int, invalid: [-1], close: {{call: close_{i}, errors: errno}}}}\n"
    yield "enums:"
    for j, name in enumerate(enums):
        yield f"  {name}:\n    doc: What the {j}th of these may be.\n    members:"
        yield from (f"      {name.upper()}_{k}: {k}" for k in range(20))
    yield "\nconstants:"
    yield from _constants(chance, i, share.constants // 2)
    yield "\nrecords:"
    for j, name in enumerate(structs):
        yield f"  {name}:\n    doc: The {j}th record.\n    fields:"
        yield from (f"      f{k}: {_field(chance, structs[:j], enums)}" for k in range(chance.randint(1, 10)))
    yield from _methods(chance, i, interfaces, callbacks)
    yield "\ncallbacks:"
    for name in callbacks:
        yield from _callback(chance, name)
    yield "\nfunctions:"
    yield f"  close_{i}: {{returns: {{type: int, errors: errno}}, params: {{handle: {{type: int, handle: {handle}}}}}}}"
    for j in range(share.functions - 1):
        yield from _function(chance, i, j, structs, enums, handle)


def _field(chance: random.Random, before: list[str], enums: list[str]) -> str:
    pick = chance.random()
    if before and pick < 0.1:
        return chance.choice(before)
    return chance.choice(enums) if pick < 0.2 else chance.choice(_NUMBERS)


def _constants(chance: random.Random, i: int, count: int) -> Iterator[str]:
    """Families of eight, with values as in metadata/windows and metadata/linux: most are small."""
    for j in range(count):
        if j % 8 == 0:
            family = _name(chance, "C", i, j).upper()
        kind = chance.choices(range(4), (74, 8, 15, 3))[0]
        value = (
            chance.randrange(257), 1 << chance.randrange(32), chance.randrange(2**16), chance.randrange(-(2**31), 2**31)
        )[kind]  # fmt: skip
        yield f"  {family}_{chance.choice(_WORDS).upper()}_{j}: {value}"


def _methods(chance: random.Random, i: int, interfaces: int, callbacks: list[str]) -> Iterator[str]:
    """Tables of an interface's methods: three and a half to twenty, as many as eleven and a half on average."""
    for j in range(interfaces):
        yield f"  {_name(chance, 'I', i, j)}_vtbl:\n    doc: The methods of the {j}th interface.\n    fields:"
        for k in range(chance.randint(3, 20)):
            yield f"      {_name(chance, 'm', i, k)}: {chance.choice(callbacks)}"


def _callback(chance: random.Random, name: str) -> Iterator[str]:
    yield f"  {name}:\n    returns: int\n    params:\n      this: void *"
    for k in range(chance.choices(range(len(_COUNTS)), _COUNTS)[0]):
        pick = chance.random()
        yield f"      p{k}: {'const void *' if pick < 0.4 else 'unsigned' if pick < 0.8 else chance.choice(_NUMBERS)}"


def _function(
    chance: random.Random, i: int, j: int, structs: list[str], enums: list[str], handle: str
) -> Iterator[str]:
    yield f"  {_name(chance, 'fn', i, j)}:"
    yield f"    doc: Does what the {j}th function of part {i} does."
    if result := chance.choices(_RESULTS, _RESULT_SHARES)[0]:
        yield f"    returns: {result}"
    count = chance.choices(range(len(_COUNTS)), _COUNTS)[0]
    if count:
        yield "    params:"
    for k in range(count):
        yield f"      p{k}: {_param(chance, structs, enums, handle)}"


def _param(chance: random.Random, structs: list[str], enums: list[str], handle: str) -> str:
    pick = chance.random()
    if pick < 0.2:
        return f"{{type: int, handle: {handle}}}"
    if pick < 0.3 and structs:
        return f"{{type: const {chance.choice(structs)} *, dir: in}}"
    if pick < 0.38 and structs:
        return f"{{type: {chance.choice(structs)} *, dir: out}}"
    if pick < 0.5:
        return "{type: const char *, string: utf8}"
    if pick < 0.58:
        return "{type: unsigned *, dir: out}"
    return chance.choice(enums) if pick < 0.65 else chance.choice(_NUMBERS)
