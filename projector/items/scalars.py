"""What the scalars of metadata may hold: every scalar arrives as text, and these types read it.

Validators raise with a diagnostic's code as the error's type, so that the message needs no second wording later.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from projector.ir import condition, ctype, formula
from projector.yaml import LeadingZero, parse_bool, parse_int

INT_PATTERN = r"^-?(0|[1-9][0-9]*|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$"
NAME_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]*$"
ENTRY_PATTERN = r"^[A-Za-z_][\w.]*:[A-Za-z_]\w*$"
PATH_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$"
_FLOAT = re.compile(r"-?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][+-]?[0-9]+)?\Z")
T = TypeVar("T")
_GUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\Z")


class Quoted(str):
    """A scalar that was written in quotes or as a block: text, whatever it looks like."""

    __slots__ = ()


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """The error that a validator raises: `code` is the diagnostic's."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _int(value: Any) -> int:
    return _read(value, parse_int, "PJ205", "an integer")


def _width(value: Any) -> int:
    width = _int(value)
    if width not in (32, 64):
        raise refuse("PJ205", f"{width} is no width of addresses", "write 32 or 64")
    return width


def _bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    return _read(value, parse_bool, "PJ206", "true or false")


def _read(value: Any, parse: Callable[[str], T], code: str, expected: str) -> T:
    """What plain text spells; the parser's message says what to write instead."""
    if isinstance(value, Quoted):
        raise refuse(code, f"{value!s:.40} in quotes is text, and {expected} is expected", "remove the quotes")
    if not isinstance(value, str):
        raise refuse(code, f"{expected} is expected here, not {_shown(value)}")
    try:
        return parse(value)
    except LeadingZero as problem:
        raise refuse("PJ135", problem.message, problem.remedy) from None
    except ValueError as problem:
        raise refuse(code, str(problem)) from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        hint = "quote it if it is meant as text" if value is not None else "write the text, or remove the key"
        raise refuse("PJ203", f"text is expected here, not {_shown(value)}", hint)
    return str(value)


def _matched(pattern: str, code: str, what: str, hint: str) -> Any:
    compiled = re.compile(pattern)

    def check(value: Any) -> str:
        text = _text(value)
        if not compiled.match(text) or text.endswith("\n"):
            raise refuse(code, f"{text!r} is no {what}", hint)
        return text

    return BeforeValidator(check)


def _type(value: Any) -> str:
    text = _text(value)
    try:
        ctype.parse(text)
    except ValueError as problem:
        raise refuse(
            "PJ208", f"{text!r} is no type: {problem}", "write it as C does: const char *, uint16_t[4]"
        ) from None
    return text


def _condition(value: Any) -> str:
    text = _text(value)
    try:
        condition.parse(text)
    except LeadingZero as problem:
        raise refuse("PJ135", problem.message, problem.remedy) from None
    except ValueError as problem:
        hint = "write comparisons such as: ret < 0 or errno in (EAGAIN, EINTR)"
        raise refuse("PJ209", f"{text!r} is no condition: {problem}", hint) from None
    return text


def _expression(value: Any) -> str:
    text = _text(value)
    try:
        formula.parse(text)
    except ValueError as problem:
        hint = "write numbers, parameters and constants with C's operators: (status & 0xff00) >> 8"
        raise refuse("PJ217", f"{text:.40} is no expression: {problem}", hint) from None
    return text


def _number(value: Any) -> int | str:
    """An integer, or the name of a constant."""
    text = _text(value)
    if re.match(PATH_PATTERN, text) and not isinstance(value, Quoted):
        return text
    return _int(value)


def _literal(value: Any) -> int | float | bool | str | Quoted:
    """A value as written: quoted text stays `Quoted`, a bare word is a name."""
    if isinstance(value, Quoted | int | float):
        return value
    text = _text(value)
    if text in ("true", "false"):
        return text == "true"
    if text in (".inf", "-.inf", ".nan"):
        return float(text.replace(".", ""))
    if re.match(PATH_PATTERN, text):
        return text
    if re.match(INT_PATTERN, text) or re.match(r"-?0[0-9]+\Z", text):
        return _int(value)
    if _FLOAT.match(text):
        number = float(text)
        if math.isinf(number):
            raise refuse("PJ210", f"{text} is beyond what a double holds", "write .inf if that is meant")
        return number
    raise refuse("PJ210", f"{text!r} is neither a number nor a name", "write text in quotes")


def _template(value: Any) -> str:
    text = _text(value)
    for placeholder in re.findall(r"\{([^}]*)\}?", text):
        if placeholder not in ("name", "section", "namespace", "symbol"):
            hint = "it knows {name} and {section}, {namespace} and {symbol}"
            raise refuse("PJ215", f"a template can't fill in {{{placeholder}}}", hint)
    return text


def _guid(value: Any) -> str:
    text = _text(value)
    if not _GUID.match(text):
        raise refuse("PJ211", f"{text!r} is no GUID", "write 00000000-0000-0000-c000-000000000046")
    return text.lower()


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "nothing" if value is None else f"{str(value)!r}"


_INT_SCHEMA = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": INT_PATTERN}]}
_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}  # editors read an unquoted 2.8 as a number; we keep the text

Int = Annotated[int, BeforeValidator(_int), WithJsonSchema(_INT_SCHEMA)]
Width = Annotated[int, BeforeValidator(_width), WithJsonSchema({"enum": [32, 64]})]  # of addresses, in bits
Bool = Annotated[bool, BeforeValidator(_bool), WithJsonSchema({"type": "boolean"})]
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string"})]
Version = Annotated[str, BeforeValidator(_text), WithJsonSchema(_TEXT_SCHEMA)]
Name = Annotated[
    str,
    _matched(NAME_PATTERN, "PJ207", "name", "names are letters, digits and _, as in C"),
    WithJsonSchema({"type": "string", "pattern": NAME_PATTERN}),
]
Entry = Annotated[
    str,
    _matched(ENTRY_PATTERN, "PJ213", "Python function", "write its module and its name: conveniences:open"),
    WithJsonSchema({"type": "string", "pattern": ENTRY_PATTERN}),
]
Ref = Annotated[
    str,
    _matched(
        PATH_PATTERN, "PJ207", "name", "write the name of an item, or its namespace and name: linux.types.timespec"
    ),
    WithJsonSchema({"type": "string", "pattern": PATH_PATTERN}),
]
TypeText = Annotated[str, BeforeValidator(_type), WithJsonSchema({"type": "string", "examples": ["const char *"]})]
Condition = Annotated[str, BeforeValidator(_condition), WithJsonSchema({"type": "string", "examples": ["ret < 0"]})]
Expression = Annotated[
    str, BeforeValidator(_expression), WithJsonSchema({"type": "string", "examples": ["(status & 0xff00) >> 8"]})
]
Number = Annotated[
    int | str,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[-A-Za-z0-9_.]+$"}]}),
]
Written = Annotated[
    Any,
    BeforeValidator(_literal),
    PlainSerializer(lambda value: value),
    WithJsonSchema({"type": ["integer", "number", "boolean", "string"]}),
]
Template = Annotated[str, BeforeValidator(_template), WithJsonSchema({"type": "string"})]
Guid = Annotated[str, BeforeValidator(_guid), WithJsonSchema({"type": "string", "format": "uuid"})]


def _list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _per_target(value: Any) -> Any:
    return {"any": value} if isinstance(value, str) else value


def _or_text(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "string"}, schema]}


class _OrOne:
    """In the JSON Schema: a list, or one of its items."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        many = handler(core)
        return {"anyOf": [many["items"], many]}


OneOrMore = Annotated[tuple[T, ...], BeforeValidator(_list), _OrOne()]
PerTarget = Annotated[
    Mapping[Text, Text],
    BeforeValidator(_per_target),
    WithJsonSchema(_or_text({"type": "object", "additionalProperties": {"type": "string"}})),
]
