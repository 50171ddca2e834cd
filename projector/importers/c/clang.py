"""libclang, and nothing of it goes out: from headers to what they declare. The only module that knows it."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from projector.errors import ToolError
from projector.importers.c import declared as d
from projector.importers.c.comments import words_of

_NAME = "pj_header.c"
_VALUE, _TEXT, _ADDRESS = "pj_v_", "pj_t_", "pj_a_"
_BUILTINS = {
    "VOID": "void",
    "BOOL": "bool",
    "CHAR_U": "char",
    "CHAR_S": "char",
    "UCHAR": "unsigned char",
    "SCHAR": "signed char",
    "USHORT": "unsigned short",
    "UINT": "unsigned int",
    "ULONG": "unsigned long",
    "ULONGLONG": "unsigned long long",
    "UINT128": "unsigned __int128",
    "SHORT": "short",
    "INT": "int",
    "LONG": "long",
    "LONGLONG": "long long",
    "INT128": "__int128",
    "FLOAT": "float",
    "DOUBLE": "double",
    "LONGDOUBLE": "long double",
    "WCHAR": "wchar_t",
}
_INTEGER, _FLOAT, _STRING = 1, 2, 4  # CXEvalResultKind


@dataclass(frozen=True, slots=True)
class Problem:
    """An error in a header: a place there, and the compiler's words."""

    file: str
    line: int
    column: int
    message: str


def libclang() -> ModuleType:
    """The bindings; ToolError that says what to install."""
    hint = 'libclang isn\'t installed: pip install "projector-build[import]"'
    try:
        from clang import cindex  # type: ignore[import-untyped]  # it has no stubs
    except ImportError as error:
        raise ToolError(f"{hint} ({error})") from None
    try:
        cindex.conf.lib  # noqa: B018 - which loads the library
    except cindex.LibclangError as error:
        raise ToolError(f"{hint} ({error})") from None
    assert isinstance(cindex, ModuleType)
    return cindex


def read(
    source: str, arguments: Sequence[str], is_own: Callable[[str], bool], underscored: bool, documented: bool = True
) -> tuple[d.Unit, list[Problem]]:
    """What the headers that `source` includes declare; with problems there is nothing.

    `is_own` tells whether a file belongs to the library; `underscored` that symbols have an underscore before C names;
    `documented` that comments are taken for documentation.
    """
    cindex = libclang()
    options = cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD
    parsed = cindex.Index.create().parse(_NAME, args=list(arguments), unsaved_files=[(_NAME, source)], options=options)
    reader = _Reader(cindex, is_own, underscored, documented)
    problems = list(_problems(parsed, cindex.Diagnostic.Error))
    if problems:
        return reader.unit, problems
    reader.unit.includers |= _includers(parsed)
    macros = list[tuple[str, d.Where, list[str]]]()
    for cursor in parsed.cursor.get_children():
        reader.declaration(cursor, macros)
    _evaluate(cindex, source, arguments, macros, reader)
    return reader.unit, problems


def compiles(source: str, macros: Iterable[str], arguments: Sequence[str]) -> bool:
    """Whether these headers have no errors, and all that the values of these macros need."""
    cindex = libclang()
    text = source + "".join(f"const __auto_type {_VALUE}{name} = ({name});\n" for name in macros)
    parsed = cindex.Index.create().parse(_NAME, args=list(arguments), unsaved_files=[(_NAME, text)])
    return not list(_problems(parsed, cindex.Diagnostic.Error))


def _includers(parsed: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    way = list[str]()
    for one in parsed.get_includes():
        del way[one.depth - 1 :]
        yield str(one.include.name), tuple(reversed(way))
        way.append(str(one.include.name))


def _problems(parsed: Any, least: int) -> Iterator[Problem]:
    for one in parsed.diagnostics:
        if one.severity >= least:
            at = one.location
            yield Problem(str(at.file or ""), at.line, at.column, one.spelling)


@dataclass(slots=True)
class _Reader:
    cindex: ModuleType
    is_own: Callable[[str], bool]
    underscored: bool
    documented: bool
    unit: d.Unit = field(default_factory=d.Unit)
    own: dict[str, bool] = field(default_factory=dict)

    def where(self, cursor: Any) -> d.Where:
        location = cursor.location
        name = str(location.file.name) if location.file else ""
        if name not in self.own:
            self.own[name] = bool(name) and self.is_own(name)
        return d.Where(name, location.line, self.own[name])

    def words(self, cursor: Any) -> str:
        """What the comment before a declaration says."""
        return words_of(cursor.raw_comment) if self.documented else ""

    def declaration(self, cursor: Any, macros: list[tuple[str, d.Where, list[str]]]) -> None:
        """Take an own declaration in; others only when they are needed."""
        where = self.where(cursor)
        if not where.own:
            return
        match cursor.kind.name:
            case "FUNCTION_DECL":
                self._function(cursor, where)
            case "VAR_DECL":
                self._variable(cursor, where)
            case "TYPEDEF_DECL":
                self._alias(cursor)
            case "STRUCT_DECL" | "UNION_DECL" | "ENUM_DECL":
                self._tagged(cursor)
            case "MACRO_DEFINITION" if not self.cindex.conf.lib.clang_Cursor_isMacroFunctionLike(cursor):
                tokens = [token.spelling for token in cursor.get_tokens()][1:]
                macros.append((cursor.spelling, where, tokens))

    def _function(self, cursor: Any, where: d.Where) -> None:
        found = self.type(cursor.type)
        if not isinstance(found, d.Prototype):
            found = d.Prototype(self.type(cursor.result_type), ())
        name = cursor.spelling
        known = self.unit.functions.get(name)
        is_inline = cursor.linkage.name == "INTERNAL" or (known is not None and known.inline)
        self.unit.functions[name] = d.Function(
            name,
            known.where if known is not None else where,
            self.words(cursor) or (known.doc if known is not None else ""),
            self._symbol(cursor),
            found,
            tuple(one.spelling for one in cursor.get_arguments()),
            is_inline,
            _expression(cursor) if is_inline else "",
            self._deprecation(cursor) if cursor.availability.name == "DEPRECATED" else None,
        )

    def _deprecation(self, cursor: Any) -> str:
        """What the attribute says."""
        lib, text = self.cindex.conf.lib, self.cindex._CXString()
        lib.clang_getCursorPlatformAvailability.argtypes = [self.cindex.Cursor, *[ctypes.c_void_p] * 5, ctypes.c_int]
        lib.clang_getCursorPlatformAvailability(cursor, None, ctypes.addressof(text), None, None, None, 0)
        return str(self.cindex._CXString.from_result(text) or "")

    def _variable(self, cursor: Any, where: d.Where) -> None:
        if cursor.linkage.name == "INTERNAL":
            return
        is_local = cursor.tls_kind.name != "NONE"
        found = self.type(cursor.type)
        words = self.words(cursor)
        is_const = cursor.type.is_const_qualified()
        name = cursor.spelling
        self.unit.variables[name] = d.Variable(name, where, words, self._symbol(cursor), found, is_const, is_local)

    def _symbol(self, cursor: Any) -> str:
        mangled = str(cursor.mangled_name)
        return mangled.removeprefix("_") if self.underscored else mangled

    def _alias(self, cursor: Any) -> None:
        name = cursor.spelling
        if name in self.unit.aliases:
            return
        where, words = self.where(cursor), self.words(cursor)
        self.unit.aliases[name] = d.Alias(name, where, words, d.Builtin("int"))  # what leads back to it finds it
        self.unit.aliases[name] = d.Alias(name, where, words, self.type(cursor.underlying_typedef_type))

    def _tagged(self, cursor: Any) -> str:
        """The key of a struct, union or enum, which is known by it from now on."""
        definition = cursor.get_definition()
        cursor = definition if definition is not None else cursor
        key = str(cursor.get_usr())
        if "@Ua" in key or "@Sa" in key:  # one record's anonymous members share a name
            key += f"@{cursor.location.offset}"
        if key in self.unit.records or key in self.unit.enums:
            return key
        where, words = self.where(cursor), self.words(cursor)
        tag = "" if cursor.is_anonymous() or "(" in cursor.spelling or " " in cursor.spelling else cursor.spelling
        if cursor.kind.name == "ENUM_DECL":
            members = tuple(
                (one.spelling, one.enum_value, self.words(one))
                for one in cursor.get_children()
                if one.kind.name == "ENUM_CONSTANT_DECL"
            )
            self.unit.enums[key] = d.Enum(tag, where, words, members)
            return key
        union = cursor.kind.name == "UNION_DECL"
        self.unit.records[key] = d.Record(tag, where, words, union)
        if definition is not None:
            self.unit.records[key] = self._record(cursor, self.unit.records[key])
        return key

    def _record(self, cursor: Any, record: d.Record) -> d.Record:
        attributes = {one.kind.name for one in cursor.get_children()}
        fields = list(cursor.type.get_fields())
        found = tuple(self._field(one, cursor.type.get_align()) for one in fields)
        aligns = [field.align or max(1, one.type.get_align()) for field, one in zip(found, fields, strict=True)]
        return d.Record(
            record.name,
            record.where,
            record.doc,
            record.union,
            found,
            True,
            max(1, cursor.type.get_align()),
            max(aligns, default=1),
            "PACKED_ATTR" in attributes,
        )

    def _field(self, cursor: Any, most: int) -> d.Field:
        """One field of a record whose alignment is `most` bytes."""
        bits = cursor.get_bitfield_width() if cursor.is_bitfield() else None
        offset, align = cursor.get_field_offsetof() // 8, None
        if any(one.kind.name == "ALIGNED_ATTR" for one in cursor.get_children()):
            align = min(offset & -offset or most, most)  # libclang doesn't say; this is where the field lies
        name = "" if "(" in cursor.spelling else cursor.spelling  # libclang describes what has none
        return d.Field(name, self.type(cursor.type), bits, align)

    def type(self, of: Any) -> d.Type:
        """A type in our words, with all that it needs in the unit."""
        const, kind = bool(of.is_const_qualified()), of.kind.name
        if kind in _BUILTINS:
            return d.Builtin(_BUILTINS[kind], const)
        match kind:
            case "ELABORATED":
                return _const(self.type(of.get_named_type()), const)
            case "TYPEDEF":
                return self._typedef(of.get_declaration(), const)
            case "RECORD" | "ENUM":
                return d.Tagged(self._tagged(of.get_declaration()), const)
            case "POINTER":
                return d.Pointer(self.type(of.get_pointee()), const)
            case "CONSTANTARRAY" | "INCOMPLETEARRAY":
                length = of.get_array_size() if kind == "CONSTANTARRAY" else None
                return d.Array(self.type(of.get_array_element_type()), length)
            case "FUNCTIONPROTO":
                params = tuple(self._decayed(self.type(one)) for one in of.argument_types())
                return d.Prototype(self.type(of.get_result()), params, of.is_function_variadic())
            case "FUNCTIONNOPROTO":
                return d.Prototype(self.type(of.get_result()), ())
            case "COMPLEX" if of.element_type.kind.name in _BUILTINS:
                return d.Builtin(f"{_BUILTINS[of.element_type.kind.name]} _Complex", const)
        desugared = of.get_canonical()
        if desugared.kind != of.kind:
            return _const(self.type(desugared), const)
        return d.Foreign(of.spelling, max(0, of.get_size()), max(1, of.get_align()))

    def _typedef(self, cursor: Any, const: bool) -> d.Type:
        name = cursor.spelling
        if name == "__builtin_va_list" or cursor.location.file is None:
            return d.Foreign(name)
        self._alias(cursor)
        return d.Typedef(name, const)

    def _decayed(self, of: d.Type) -> d.Type:
        """A parameter's type: arrays and functions are pointers there."""
        found = of
        while isinstance(found, d.Typedef):
            found = self.unit.aliases[found.name].type
        if isinstance(found, d.Array):
            return d.Pointer(_const(found.element, isinstance(of, d.Typedef) and of.const))
        return d.Pointer(of) if isinstance(found, d.Prototype) else of


def _expression(cursor: Any) -> str:
    """What an inline function gives, if it does nothing else."""
    body = next((one for one in cursor.get_children() if one.kind.name == "COMPOUND_STMT"), None)
    if body is None or body.location.offset == cursor.location.offset:  # a macro writes it all
        return ""
    words = [token.spelling for token in cursor.get_tokens()]
    gives = words[words.index("{") :] if "{" in words else []
    is_plain = gives[:2] == ["{", "return"] and gives[-2:] == [";", "}"] and gives.count(";") == 1
    return " ".join(gives[2:-2]).replace("( ", "(").replace(" )", ")") if is_plain else ""


def _const(of: d.Type, const: bool) -> d.Type:
    return replace(of, const=True) if const and isinstance(of, d.Builtin | d.Typedef | d.Tagged | d.Pointer) else of


# ---- macros -------------------------------------------------------------------------------------------------------


def _evaluate(
    cindex: ModuleType,
    source: str,
    arguments: Sequence[str],
    macros: Sequence[tuple[str, d.Where, list[str]]],
    reader: _Reader,
) -> None:
    """Have the compiler compute all macros at once: as values, as texts and as addresses."""
    asked = {name: (where, tokens) for name, where, tokens in macros if tokens}
    lines = [source]
    for name in asked:
        lines.append(f"const __auto_type {_VALUE}{name} = ({name});")
        lines.append(f"const char {_TEXT}{name}[] = {name};")
        lines.append(f"const __INTPTR_TYPE__ {_ADDRESS}{name} = (__INTPTR_TYPE__)({name});")
    text = "\n".join(lines) + "\n"
    parsed = cindex.Index.create().parse(
        _NAME, args=[*arguments, "-ferror-limit=0", "-w"], unsaved_files=[(_NAME, text)]
    )
    found = {
        cursor.spelling: cursor
        for cursor in parsed.cursor.get_children()
        if cursor.kind.name == "VAR_DECL" and cursor.spelling.startswith("pj_")
    }
    evaluation = _Evaluation(cindex)
    for name, where, tokens in macros:
        reader.unit.macros[name] = evaluation.macro(name, where, tokens, found, reader)


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

    def macro(self, name: str, where: d.Where, tokens: list[str], found: dict[str, Any], reader: _Reader) -> d.Macro:
        """What a macro stands for."""
        text, plain, address = (found.get(f"{prefix}{name}") for prefix in (_TEXT, _VALUE, _ADDRESS))
        if text is not None:
            value = self.value(text)
            if isinstance(value, bytes) and len(value) + 1 == text.type.get_array_size():
                return d.Macro(name, where, "", "value", value)
        is_hexadecimal = len(tokens) == 1 and tokens[0].lower().startswith("0x")
        if plain is not None and plain.type.get_canonical().kind.name != "POINTER":
            value, of = self.value(plain), reader.type(plain.type.get_canonical())
            if isinstance(value, int | float):
                shown = d.Hexadecimal(value) if is_hexadecimal else value
                return d.Macro(name, where, "", "value", shown, of)
        if plain is not None and address is not None:
            value = self.value(address)
            if isinstance(value, int):
                return d.Macro(name, where, "", "value", value, reader.type(plain.type.get_canonical()))
        if len(tokens) == 1 and tokens[0].isidentifier():
            return d.Macro(name, where, "", "name", tokens[0])
        return d.Macro(name, where)
