"""symbols: what a compiler makes of a name. A C name is no symbol: headers rename by macros and by asm labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from projector import text
from projector.diagnostics import Place
from projector.ir.api import Function, Namespace, Variable
from projector.targets import Target
from projector.text import Code, code

_DEFINED = re.compile(r"^define [^\n]*@pj_(?P<number>\d+)\(\)[^{]*\{\n(?P<body>.*?)^\}", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r'@(?:"(?P<quoted>[^"]*)"|(?P<plain>[\w.$]+))')
_INSIDE = re.compile(r'^define internal .*?@(?:"[^"]*"|[\w.$]+)\(', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Linked:
    """A function or variable that metadata looks up by a symbol, and the C names that may lead to it."""

    place: Place
    about: str
    symbol: str
    names: tuple[str, ...]


def linked(namespace: Namespace) -> Iterator[Linked]:
    """What the namespace looks up. Further forms of a function have names that no header knows: its symbol is tried."""
    for item in namespace.items:
        if isinstance(item, Variable) or (isinstance(item, Function) and is_looked_up(item)):
            names = dict.fromkeys((item.name, item.symbol) if is_name(item.symbol) else (item.name,))
            yield Linked(item.place, f"the symbol of {item.name}", item.symbol, tuple(names))


def is_name(symbol: str) -> bool:
    """Whether C can spell a symbol."""
    return symbol.isascii() and symbol.isidentifier()


def is_looked_up(function: Function) -> bool:
    """Whether a function is found by its symbol."""
    return function.syscall is None and function.formula is None and not function.is_request and bool(function.symbol)


def address(name: str, number: int) -> Code:
    """A function that gives the address; brackets keep macros with parameters away."""
    return code("void *pj_{}(void) {{ return (void *)&({}); }}", number, text.identifier(name))


def emitted(words: str, target: Target) -> Mapping[int, str]:
    """The symbols of these addresses, by number, in LLVM's words; what the header defines itself has none.

    Where the platform puts something around C names, an asm label has it and dlsym doesn't.
    """
    inside = {_name(_NAME.search(found[0]), target) for found in _INSIDE.finditer(words)}
    found = {}
    for function in _DEFINED.finditer(words):
        symbol = _name([*_NAME.finditer(function["body"])][-1], target)
        if symbol not in inside:
            found[int(function["number"])] = symbol
    return found


def _name(found: re.Match[str] | None, target: Target) -> str:
    assert found is not None
    name = found["quoted"] or found["plain"]
    if not name.startswith("\\01"):
        return name
    return target.undecorated(name.removeprefix("\\01"))
