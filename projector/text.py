"""Code: the only way text enters generated source.

Templates print nothing but `Code` and `int` (see `stages/render.py`), and this module alone makes `Code`. So metadata
text reaches C, stubs, Python and Markdown only as a checked identifier, an escaped C string, a Python literal, or text
whose every mark is escaped.
"""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Iterable
from typing import LiteralString

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_C_ESCAPED = re.compile(rb'[^ -~]|["\\?]', re.DOTALL)


class Code(str):
    """Text that is safe to print into generated source."""

    __slots__ = ()


def identifier(text: str) -> Code:
    """A C identifier; ValueError for anything else."""
    if not _IDENTIFIER.match(text):
        raise ValueError(f"not an identifier: {text!r}")
    return Code(text)


def python_name(text: str) -> Code:
    """A Python identifier that is no keyword (ASCII); ValueError for anything else."""
    if keyword.iskeyword(text):
        raise ValueError(f"a Python keyword: {text!r}")
    return identifier(text)


def dotted(text: str) -> Code:
    """A dotted Python name such as `linux_api.time`."""
    return Code(".".join(python_name(part) for part in text.split(".")))


_C_TYPE = re.compile(r"[a-z_][a-z0-9_ ]*(?: _Complex)?\*?\Z")
_PATH = re.compile(r"[A-Za-z0-9_./-]+\Z")


def c_type(text: str) -> Code:
    """A built-in type of C in lower case, such as `unsigned long` or `void *`; ValueError for anything else."""
    if not _C_TYPE.match(text):
        raise ValueError(f"not a built-in type of C: {text!r}")
    return Code(text)


def path(text: str) -> Code:
    """A relative path of plain characters, fit for a comment; ValueError for anything else."""
    if not _PATH.match(text):
        raise ValueError(f"not a plain path: {text!r}")
    return Code(text)


def number(value: int | float) -> Code:
    """A number as C and Python both read it: decimal integers, floats by `repr`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"not a number: {value!r}")
    return Code(repr(value))


def c_number(value: int | float) -> Code:
    """A number as a constant of C that has this very value: an integer from -2**63 to 2**64 - 1, or a double."""
    if value != value:
        return Code('__builtin_nan("")')
    if value in (math.inf, -math.inf):
        return Code("__builtin_inf()" if value > 0 else "-__builtin_inf()")
    if value == -(2**63):
        return code("({} - 1)", number(-(2**63) + 1))
    return code("{}ull", number(value)) if isinstance(value, int) and value >= 2**63 else number(value)


_C_NUMBER = re.compile(r"(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|(?:0[xX][0-9a-fA-F]+|[0-9]+)[uU]?[lL]{0,2})\Z")
_C_OPERATOR = re.compile(r"(?:<<|>>|[<>=!]=|&&|\|\||[-+*/%&|^~!<>])\Z")


def c_spelled(text: str) -> Code:
    """A C number as it is spelled; ValueError for anything else."""
    if not _C_NUMBER.match(text):
        raise ValueError(f"not a number: {text!r}")
    return Code(text)


def c_operator(text: str) -> Code:
    """A C operator; ValueError for anything else."""
    if not _C_OPERATOR.match(text):
        raise ValueError(f"not an operator: {text!r}")
    return Code(text)


def c_string(text: str) -> Code:
    """A C string literal that holds the UTF-8 bytes of `text`, in octal escapes where needed (trigraphs too)."""
    return c_bytes(text.encode("utf-8", "surrogatepass"))


def c_bytes(data: bytes) -> Code:
    """A C string literal that holds these bytes."""
    return Code(f'"{_C_ESCAPED.sub(_octal, data).decode()}"')


def _octal(match: re.Match[bytes]) -> bytes:
    return b"\\%03o" % match[0][0]


def literal(value: str | bytes | int | float | bool | None) -> Code:
    """A Python literal, on one line."""
    return Code(ascii(value))


def strings(values: Iterable[str]) -> Code:
    """A tuple of strings as a Python literal, on one line."""
    return Code(ascii(tuple(values)))


_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#&~|$!@]|^[-+=]")
_ORDINAL = re.compile(r"^(\d+)(?=[.)])")
_TICKS = re.compile(r"`+")
_LINK = re.compile(r"https?://[A-Za-z0-9%/:?#@!$&'()*+,;=._~-]+\Z")


def markdown(text: str) -> Code:
    """Text on one line of Markdown: what stands between single backticks is code, everything else means itself."""
    return Code("".join(_span(part) if i % 2 else _plain(part) for i, part in enumerate(_parts(text))))


def code_span(text: str) -> Code:
    """Markdown's inline code, whatever the text holds."""
    return Code(_span(_line(text)))


def link(url: str) -> Code:
    """A link of Markdown to a web address; other text as inline code."""
    return Code(f"<{url}>") if _LINK.match(url) else code_span(url)


def _line(text: str) -> str:
    """Text on one line, of characters that a file in UTF-8 can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _parts(text: str) -> list[str]:
    """Text and code in turn; a backtick without a partner is text."""
    parts = _line(text).split("`")
    return parts if len(parts) % 2 else [*parts[:-2], "`".join(parts[-2:])]


def _span(text: str) -> str:
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return f"{ticks} {text} {ticks}" if text[:1] in ("`", "") or text.endswith("`") else f"{ticks}{text}{ticks}"


def _plain(text: str) -> str:
    return _ORDINAL.sub(r"\1\\", _MARKDOWN.sub(r"\\\g<0>", text))


def code(form: LiteralString, *parts: Code | int) -> Code:
    """`form` with each `{}` replaced by a part. The form is written in our source, never read from metadata."""
    for part in parts:
        if type(part) is not Code and type(part) is not int:
            raise TypeError(f"{type(part).__name__} can't enter generated source: {part!r}")
    return Code(form.format(*parts))


def join(separator: LiteralString, parts: Iterable[Code]) -> Code:
    """Parts of code with `separator` between them."""
    found = list(parts)
    for part in found:
        if type(part) is not Code:
            raise TypeError(f"{type(part).__name__} can't enter generated source: {part!r}")
    return Code(separator.join(found))
