"""api: a made-up C API of any size, from which each contender's sources are written; and its header and library.

So many functions come with as many constants and a tenth as many records. The same size gives the same API.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

SEED = 1
NUMBERS = {"int": 30, "uint32_t": 40, "int64_t": 6, "uint64_t": 6, "double": 2, "float": 1, "short": 3, "size_t": 12}
"""How often each type is taken, about as in Win32: there, one of a hundred parameters is a float."""
Way = Literal["number", "text", "record", "number out", "record out"]
"""How a parameter crosses: by value, as UTF-8, as the address of a record that is read, or as that of a result."""
# fmt: off
_VERBS = (
    "open", "close", "read", "write", "query", "set", "get", "create", "remove", "enumerate", "lock", "find", "copy",
)
_NOUNS = ("device", "file", "key", "window", "buffer", "thread", "event", "region", "path", "token", "volume", "state")
_PARAMETERS = (
    "flags", "size", "offset", "name", "count", "index", "options", "timeout", "mode", "value", "origin", "mask",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` is a number's type or the name of a record."""

    name: str
    way: Way
    type: str

    @property
    def out(self) -> bool:
        """Whether Python gets it as a result."""
        return self.way.endswith("out")

    @property
    def c(self) -> str:
        """As C declares it."""
        spelled = {
            "number": self.type,
            "text": "const char *",
            "record": f"const struct {self.type} *",
            "number out": f"{self.type} *",
            "record out": f"struct {self.type} *",
        }[self.way]
        return f"{spelled}{'' if spelled.endswith('*') else ' '}{self.name}"


@dataclass(frozen=True, slots=True)
class Function:
    """One that can fail gives an int, -1 with errno for a failure; others give a number."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: str
    fails: bool

    @property
    def given(self) -> tuple[Parameter, ...]:
        """What Python passes."""
        return tuple(one for one in self.parameters if not one.out)

    @property
    def results(self) -> tuple[Parameter, ...]:
        """What Python gets besides."""
        return tuple(one for one in self.parameters if one.out)

    @property
    def prototype(self) -> str:
        """As C declares it."""
        return f"{self.returns} {self.name}({', '.join(one.c for one in self.parameters) or 'void'})"


@dataclass(frozen=True, slots=True)
class Record:
    """A struct of numbers: types by name."""

    name: str
    fields: dict[str, str]


@dataclass(frozen=True, slots=True)
class Api:
    """The whole API."""

    functions: tuple[Function, ...]
    constants: dict[str, int]
    records: tuple[Record, ...]

    @property
    def names(self) -> list[str]:
        """What a binding has for Python."""
        return [*(one.name for one in (*self.functions, *self.records)), *self.constants]


def api(functions: int) -> Api:
    """The API of so many functions."""
    chance = random.Random(SEED)
    records = tuple(_record(chance, i) for i in range(functions // 10))
    constants = {f"{_name(chance, i).upper()}": chance.randrange(-(2**31), 2**31) for i in range(functions)}
    return Api(tuple(_function(chance, i, records) for i in range(functions)), constants, records)


def functions_alone(it: Api) -> Api:
    """The same functions without constants, with ten records that all of them share."""
    few = it.records[:10]
    renamed = {one.name: few[i % len(few)].name for i, one in enumerate(it.records)}

    def shared(one: Parameter) -> Parameter:
        return replace(one, type=renamed.get(one.type, one.type))

    functions = (replace(one, parameters=tuple(map(shared, one.parameters))) for one in it.functions)
    return Api(tuple(functions), {}, few)


def header(it: Api) -> str:
    """The C header."""
    return "\n".join(("#pragma once", "#include <stddef.h>", "#include <stdint.h>", "", *_declared(it))) + "\n"


def library(it: Api) -> str:
    """C of the library: each function gives 0."""
    bodies = (f"{one.prototype} {{ return 0; }}\n" for one in it.functions)
    return '#include "growth.h"\n' + "".join(bodies)


def _declared(it: Api) -> Iterator[str]:
    yield from ("#ifdef __cplusplus", 'extern "C" {', "#endif")
    yield from (f"#define {name} {_literal(value)}" for name, value in it.constants.items())
    for record in it.records:
        fields = " ".join(f"{type} {name};" for name, type in record.fields.items())
        yield f"struct {record.name} {{ {fields} }};"
    yield from (f"{one.prototype};" for one in it.functions)
    yield from ("#ifdef __cplusplus", "}", "#endif")


def _literal(value: int) -> str:
    return str(value) if value > -(2**31) else "(-2147483647 - 1)"


def _name(chance: random.Random, i: int) -> str:
    return f"{chance.choice(_VERBS)}_{chance.choice(_NOUNS)}_{chance.choice(_NOUNS)}_{i}"


def _number(chance: random.Random) -> str:
    (found,) = chance.choices([*NUMBERS], [*NUMBERS.values()])
    return found


def _record(chance: random.Random, i: int) -> Record:
    fields = {f"{chance.choice(_PARAMETERS)}_{k}": _number(chance) for k in range(chance.randint(1, 10))}
    return Record(f"{chance.choice(_NOUNS)}_info_{i}", fields)


def _function(chance: random.Random, i: int, records: tuple[Record, ...]) -> Function:
    names = chance.sample(_PARAMETERS, min(len(_PARAMETERS), int(chance.expovariate(0.3))))
    parameters = tuple(_parameter(chance, name, records) for name in names)
    fails = any(one.out for one in parameters) or chance.random() < 0.5
    return Function(_name(chance, i), parameters, "int" if fails else _number(chance), fails)


def _parameter(chance: random.Random, name: str, records: tuple[Record, ...]) -> Parameter:
    pick = chance.random()
    if pick < 0.15:
        return Parameter(name, "text", "char")
    if pick < 0.25:
        return Parameter(name, "record", chance.choice(records).name)
    if pick < 0.32:
        return Parameter(name, "record out", chance.choice(records).name)
    return Parameter(name, "number out" if pick < 0.4 else "number", _number(chance))
