"""What macros stand for: the compiler computes all of them at once, in one more run over the same headers."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from projector.importers.c import declared as d
from projector.importers.c.macros import Macros
from projector.importers.c.reader import NUMBERS, Reader, kind_of
from projector.importers.c.tokens import PAIRS, bare, is_closed

_VALUE, _TEXT, _ADDRESS, _DEFINED, _TYPED, _TYPE = "pj_v_", "pj_t_", "pj_a_", "pj_d_", "pj_r_", "pj_y_"
_FORMS = (
    "extern char pj_d_{0};",
    "const __auto_type pj_v_{0} = ({0});",
    "const char pj_t_{0}[] = {1};",
    "const __INTPTR_TYPE__ pj_a_{0} = (__INTPTR_TYPE__)({0});",
)
_KINDS = ("extern __typeof__({0}) *pj_r_{0};", "typedef {0} pj_y_{0};")
_INTEGER, _FLOAT, _STRING = 1, 2, 4  # CXEvalResultKind
# Nobody means these: then the compiler's number is none.
_WRONG = (
    *("implicit-int", "integer-overflow", "shift-count-overflow"),
    *("shift-count-negative", "division-by-zero", "literal-range"),
)
_FLAGS = ("-ferror-limit=0", "-Wno-everything", *(f"-Werror={one}" for one in _WRONG))
_AROUND = ("VAR_DECL", "PAREN_EXPR", "UNEXPOSED_EXPR")
# Numbers and operators on them: no address, and no text.
_NUMBERS = re.compile(r"(?:0[xX][\dA-Fa-f]+|\d+)[uUlL]*|[-+*/%|&^~()]|<<|>>")
_PLAIN = re.compile(r"(0[xX][\dA-Fa-f]+|0[0-7]*|[1-9]\d*)([uU]?)", re.ASCII)

Again = Callable[[str, Sequence[str]], Any]
"""Parses the headers again, with more text after them and more flags."""


def evaluate(cindex: ModuleType, lines: int, again: Again, reader: Reader) -> None:
    """Put what the reader's own macros stand for into its unit; the headers are included in so many `lines`."""
    own = {name: where for name, (_, where) in reader.macros.items() if where.own}
    macros = Macros(cindex, reader)
    undone = {name for file in reader.unit.includers for name in macros.texts.undone(file)}
    plain = {name: _literal(name, where, macros.tokens(name)) for name, where in own.items() if name not in undone}
    asked = (name for name in own if not plain.get(name))
    text = "".join(_asking(name, macros.value_like(name), name in undone) for name in asked)
    parsed = again(text, _FLAGS)
    refused = {one.location.line for one in parsed.diagnostics if one.severity >= cindex.Diagnostic.Error}
    found = {
        cursor.spelling: cursor
        for cursor in parsed.cursor.get_children()
        if kind_of(cursor) in ("VAR_DECL", "TYPEDEF_DECL")
        if lines < reader.places.of(cindex.conf.lib.clang_getCursorLocation(cursor))[1] not in refused
        if cursor.spelling.startswith("pj_")
    }
    evaluation = _Evaluation(cindex)
    gone = {name for name in own if name in undone and f"{_DEFINED}{name}" not in found}
    for name, where in own.items():
        if name in gone:
            continue
        if gone and not plain.get(name) and not gone.isdisjoint(macros.within(name)):
            reader.unit.macros[name] = d.Macro(name, where, reason="a macro of others that are no more")
            continue
        known = plain.get(name) or macros.known(name, where)
        macro = known or evaluation.macro(name, where, macros, found, reader)
        reader.unit.macros[name] = replace(macro, doc=macros.comment(name) if reader.documented else d.Comment())


def _literal(name: str, where: d.Where, tokens: Sequence[str]) -> d.Macro | None:
    """A macro that is a plain number of an int's 32 bits: most are, and need no compiler."""
    *sign, last = bare(tokens) or [""]
    found = _PLAIN.fullmatch(last)
    if found is None or sign not in ([], ["-"]):
        return None
    digits, suffix = found.groups()
    value = int(digits, 8 if digits.startswith("0") and digits.isdigit() else 0)
    is_unsigned = bool(suffix) or (value >= 1 << 31 and not digits.isdigit())
    if value >= 1 << (32 if is_unsigned else 31) or (sign and is_unsigned):
        return None
    number = d.Hexadecimal(value) if len(tokens) == 1 and digits[:2] in ("0x", "0X") else value
    of = d.Builtin("unsigned int" if is_unsigned else "int")
    return d.Macro(name, where, kind="value", value=-value if sign else number, type=of)


def _asking(name: str, tokens: Sequence[str], is_undone: bool) -> str:
    """Declarations that stand on lines of their own; what a comma or semicolon would end is no text."""
    forms = [f"#ifdef {name}", _FORMS[0].format(name)] if is_undone else []
    if tokens and is_closed(tokens):
        text = " ".join(_cast(tokens)) or name
        is_number = all(map(_NUMBERS.fullmatch, tokens))
        may_be_text = not is_number and _is_one(tokens)
        values = (_FORMS[1], *(_FORMS[2:3] if may_be_text else ()), *(() if is_number else _FORMS[3:]))
        forms += [one.format(name, text) for one in values]
        forms += [one.format(name) for one in _KINDS if any(token.isidentifier() for token in tokens)]
    return "".join(f"{one}\n" for one in (*forms, *(["#endif"] if is_undone else [])))


def _cast(tokens: Sequence[str]) -> list[str]:
    """The literals of `(const xmlChar *) "text"`; nothing if it isn't that."""
    body = bare(tokens)
    end = body.index(")") if body[:1] == ["("] and ")" in body else 0
    is_type = bool(end) and all(one.isidentifier() or one == "*" for one in body[1:end])
    text = bare(body[end + 1 :])
    return text if is_type and text and all(one.endswith('"') for one in text) else []


def _is_one(tokens: Sequence[str]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token in PAIRS.values()) - (token in PAIRS)
        if depth == 0 and token in (",", ";", "}"):
            return False
    return True


class _Evaluation:
    def __init__(self, cindex: ModuleType) -> None:
        lib = ctypes.CDLL(cindex.conf.lib._name)
        self.lib = lib
        lib.clang_Cursor_Evaluate.argtypes = [cindex.Cursor]
        lib.clang_Cursor_Evaluate.restype = ctypes.c_void_p
        for name, gives in (
            ("getKind", ctypes.c_int),
            ("getAsLongLong", ctypes.c_longlong),
            ("getAsUnsigned", ctypes.c_ulonglong),
            ("isUnsignedInt", ctypes.c_uint),
            ("getAsDouble", ctypes.c_double),
            ("getAsStr", ctypes.c_char_p),
            ("dispose", None),
        ):
            function = getattr(lib, f"clang_EvalResult_{name}")
            function.argtypes, function.restype = [ctypes.c_void_p], gives

    def value(self, cursor: Any) -> int | float | bytes | None:
        """What a variable is initialised with; None if the compiler can't say."""
        result = self.lib.clang_Cursor_Evaluate(cursor)
        if not result:
            return None
        try:
            kind = self.lib.clang_EvalResult_getKind(result)
            if kind == _INTEGER:
                is_unsigned = self.lib.clang_EvalResult_isUnsignedInt(result)
                get = (
                    self.lib.clang_EvalResult_getAsUnsigned if is_unsigned else self.lib.clang_EvalResult_getAsLongLong
                )
                return int(get(result))
            if kind == _FLOAT:
                return float(self.lib.clang_EvalResult_getAsDouble(result))
            return bytes(self.lib.clang_EvalResult_getAsStr(result)) if kind == _STRING else None
        finally:
            self.lib.clang_EvalResult_dispose(result)

    def macro(self, name: str, where: d.Where, macros: Macros, found: Mapping[str, Any], reader: Reader) -> d.Macro:
        """What a macro stands for."""
        tokens = macros.tokens(name)
        text, plain, address = (found.get(f"{prefix}{name}") for prefix in (_TEXT, _VALUE, _ADDRESS))
        if text is not None and (not _cast(tokens) or (plain is not None and _is_text(plain.type.get_canonical()))):
            value = self.value(text)
            if isinstance(value, bytes) and len(value) + 1 == text.type.get_array_size():
                return d.Macro(name, where, kind="value", value=value)
        if plain is not None and kind_of(plain.type.get_canonical()) in NUMBERS:
            value, of = self.value(plain), reader.type(plain.type.get_canonical())
            if isinstance(value, int | float):
                is_hexadecimal = isinstance(value, int) and len(tokens) == 1 and tokens[0].lower().startswith("0x")
                return d.Macro(
                    name, where, kind="value", value=d.Hexadecimal(value) if is_hexadecimal else value, type=of
                )
        if plain is not None and address is not None:
            value = self.value(address)
            if isinstance(value, int):
                of = reader.type(plain.type.get_canonical())
                return d.Macro(name, where, kind="value", value=value, type=of)
        function = _function(plain)
        if function is not None:
            return d.Macro(name, where, kind="name", value=function)
        return _named(name, where, bare(tokens), _reason(name, bare(tokens), found))


def _function(cursor: Any) -> str | None:
    """The function that a variable's value is, whatever macros have made of its name; None if it is none."""
    while cursor is not None and kind_of(cursor) in _AROUND:
        inner = list(cursor.get_children())
        cursor = inner[-1] if inner else None
    if cursor is None or kind_of(cursor) != "DECL_REF_EXPR" or kind_of(cursor.referenced) != "FUNCTION_DECL":
        return None
    return str(cursor.referenced.spelling)


def _reason(name: str, body: Sequence[str], found: Container[str]) -> str:
    if body and all(one.endswith('"') for one in body):
        return "wide text, or text with a NUL within"
    if f"{_TYPE}{name}" in found:
        return "a macro that stands for a type"
    if f"{_TYPED}{name}" in found:
        return "a macro whose value is computed when it is used"
    return "a macro that is no value"


def _is_text(of: Any) -> bool:
    return kind_of(of) == "POINTER" and of.get_pointee().get_size() == 1


def _named(name: str, where: d.Where, body: Sequence[str], reason: str) -> d.Macro:
    """A macro that is another name, or what a function gives."""
    if len(body) == 1 and body[0].isidentifier():
        return d.Macro(name, where, kind="name", value=body[0], reason=reason)
    is_place = body[:1] == ["*"]
    call = bare(body[1:]) if is_place else body
    if len(call) == 3 and call[0].isidentifier() and call[1:] == ["(", ")"]:
        return d.Macro(name, where, kind="place" if is_place else "call", value=call[0], reason=reason)
    return d.Macro(name, where, reason=reason)
