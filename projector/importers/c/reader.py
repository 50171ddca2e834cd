"""From libclang's cursors and types to declarations in our words."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from projector.importers.c import declared as d
from projector.importers.c.comments import comment
from projector.importers.c.places import Places

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
_SIGNED = frozenset(("CHAR_S", "SCHAR", "SHORT", "INT", "LONG", "LONGLONG", "INT128"))
_UNSIGNED = frozenset(("CHAR_U", "UCHAR", "USHORT", "UINT", "ULONG", "ULONGLONG", "UINT128"))
_COMPLEX = frozenset(("FLOAT", "DOUBLE", "LONGDOUBLE"))
NUMBERS = frozenset(_BUILTINS).difference(("VOID", "INT128", "UINT128")) | {"ENUM"}
"""The kinds of types whose values the compiler can tell."""
_CONVENTIONS = {1: "c", 2: "stdcall", 4: "thiscall", 10: "ms", 12: "vectorcall"}  # CXCallingConv
_HIDDEN = 1  # CXVisibility
_KINDS = dict[tuple[type, int], str]()


def kind_of(of: Any) -> str:
    """The kind of a cursor or type by name; "" for one that the bindings don't know."""
    key = (type(of), of._kind_id)
    if key not in _KINDS:
        try:
            _KINDS[key] = str(of.kind.name)
        except ValueError:
            _KINDS[key] = ""
    return _KINDS[key]


@dataclass(slots=True)
class Reader:
    """What has been declared so far, and the macros, to be evaluated later."""

    cindex: ModuleType
    is_own: Callable[[str], bool]
    undecorated: Callable[[str], str]
    documented: bool
    unit: d.Unit = field(default_factory=d.Unit)
    own: dict[str, bool] = field(default_factory=dict)
    macros: dict[str, tuple[Any, d.Where]] = field(default_factory=dict)
    types: dict[tuple[int, int], d.Type] = field(default_factory=dict)
    aliases_under_way: int = 0
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        self.places = Places(self.cindex)

    def where(self, cursor: Any) -> d.Where:
        """The place of a cursor."""
        name, line, _ = self.places.of(self.cindex.conf.lib.clang_getCursorLocation(cursor))
        if name not in self.own:
            self.own[name] = bool(name) and self.is_own(name)
        return d.Where(name, line, self.own[name])

    def comment(self, cursor: Any) -> d.Comment:
        """What the comment at a declaration says."""
        return comment(cursor.raw_comment if self.documented else None)

    def declaration(self, cursor: Any) -> None:
        """Take an own declaration in; others only when they are needed."""
        where, kind = self.where(cursor), kind_of(cursor)
        if kind == "MACRO_DEFINITION":
            self.macros[cursor.spelling] = (cursor, where)
        if not where.own:
            return
        match kind:
            case "FUNCTION_DECL":
                self._function(cursor, where)
            case "VAR_DECL":
                self._variable(cursor, where)
            case "TYPEDEF_DECL":
                self._alias(cursor)
            case "STRUCT_DECL" | "UNION_DECL" | "ENUM_DECL":
                self._tagged(cursor)

    # ---- functions and variables -------------------------------------------------------------------------------------

    def _function(self, cursor: Any, where: d.Where) -> None:
        name, symbol = cursor.spelling, self._symbol(cursor)
        found = self.type(cursor.type)
        while isinstance(found, d.Typedef):
            found = self.unit.aliases[found.name].type
        assert isinstance(found, d.Prototype)
        declared = list(cursor.get_arguments())
        params = tuple(self._named(of, one) for of, one in zip(found.params, declared, strict=False)) or found.params
        known, words = self.unit.functions.get(name), self.comment(cursor)
        names = tuple(one.spelling for one in declared) or found.names
        if known is not None and len(known.params) == len(names):  # the declarations before this one have names, too
            names = tuple(one or before for one, before in zip(names, known.params, strict=True))
        is_overloaded = known is not None and known.symbol != symbol and symbol.startswith("_Z")
        is_inline = cursor.linkage.name == "INTERNAL" or (known is not None and known.inline)
        self.unit.functions[name] = d.Function(
            name,
            known.where if known is not None else where,
            words if words or known is None else known.doc,
            symbol,
            replace(found, params=params),
            names,
            is_inline,
            _expression(cursor) if is_inline else "",
            self._deprecation(cursor) if cursor.availability.name == "DEPRECATED" else None,
            self._refusal(cursor, found) or ("several functions have this name" if is_overloaded else ""),
        )

    def _refusal(self, cursor: Any, of: d.Prototype) -> str:
        """Why nobody can call a function, if so."""
        if cursor.availability.name == "NOT_AVAILABLE":
            return "its header says that it isn't available"
        if self.cindex.conf.lib.clang_getCursorVisibility(cursor) == _HIDDEN:
            return "the library hides it"
        return "" if of.abi else "a calling convention that metadata hasn't"

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
        found = self._named(self.type(cursor.type), cursor)
        is_const = cursor.type.is_const_qualified()
        name, words = cursor.spelling, self.comment(cursor)
        is_hidden = self.cindex.conf.lib.clang_getCursorVisibility(cursor) == _HIDDEN
        reason = "the library hides it" if is_hidden else ""
        symbol = self._symbol(cursor)
        self.unit.variables[name] = d.Variable(name, where, words, symbol, found, is_const, is_local, reason)

    def _symbol(self, cursor: Any) -> str:
        return self.undecorated(str(cursor.mangled_name))

    # ---- types with names --------------------------------------------------------------------------------------------

    def _alias(self, cursor: Any) -> None:
        name, of = cursor.spelling, cursor.underlying_typedef_type
        if name in self.unit.aliases:
            return
        alias = d.Alias(name, self.where(cursor), self.comment(cursor), d.Builtin("int"), self._scalar(of))
        self.unit.aliases[name] = alias  # what leads back to it finds it
        self.aliases_under_way += 1
        self.unit.aliases[name] = replace(alias, type=self._named(self.type(of), cursor))
        self.aliases_under_way -= 1

    def _scalar(self, of: Any) -> tuple[int, str] | None:
        kind = kind_of(of.get_canonical())
        sign = "signed" if kind in _SIGNED else "unsigned" if kind in _UNSIGNED else "bool" if kind == "BOOL" else ""
        return (of.get_size(), sign) if sign else None

    def _tagged(self, cursor: Any) -> str:
        """The key of a struct, union or enum, which is known by it from now on."""
        definition = cursor.get_definition()
        cursor = definition if definition is not None else cursor
        key = str(cursor.get_usr())
        if "@Ua" in key or "@Sa" in key or "@Ea" in key:  # one record's anonymous members share a name
            key += f"@{cursor.location.offset}"
        if key in self.unit.enums and (definition is None or self.unit.enums[key].members):
            return key
        if key in self.unit.records and (definition is None or self.unit.records[key].complete):
            return key
        where, words = self.where(cursor), self.comment(cursor)
        tag = "" if cursor.is_anonymous() or "(" in cursor.spelling or " " in cursor.spelling else cursor.spelling
        if kind_of(cursor) == "ENUM_DECL":
            self.unit.enums[key] = self._enum(cursor, d.Enum(tag, where, words))
            return key
        record = d.Record(tag, where, words, kind_of(cursor) == "UNION_DECL", complete=definition is not None)
        self.unit.records[key] = record
        if definition is not None:
            self.unit.records[key] = self._record(cursor, record)
        return key

    def _enum(self, cursor: Any, enum: d.Enum) -> d.Enum:
        members = tuple(
            (one.spelling, one.enum_value, self.comment(one))
            for one in cursor.get_children()
            if kind_of(one) == "ENUM_CONSTANT_DECL"
        )
        return replace(enum, members=members, base=_BUILTINS.get(kind_of(cursor.enum_type.get_canonical()), "int"))

    def _record(self, cursor: Any, record: d.Record) -> d.Record:
        of = cursor.type
        found = tuple(self._field(one, of.get_align()) for one in of.get_fields())
        return replace(
            record,
            fields=found,
            size=max(0, of.get_size()),
            align=max(1, of.get_align()),
            natural=max((one.align or one.natural for one in found if one.name or one.bits is None), default=1),
            packed=any(kind_of(one) == "PACKED_ATTR" for one in cursor.get_children()),
        )

    def _field(self, cursor: Any, most: int) -> d.Field:
        """One field of a record whose alignment is `most` bytes."""
        of = cursor.type
        bits = cursor.get_bitfield_width() if cursor.is_bitfield() else None
        position, natural = cursor.get_field_offsetof(), max(1, of.get_align())
        offset, align = position // 8, None
        if any(kind_of(one) == "ALIGNED_ATTR" for one in cursor.get_children()):
            align = min(offset & -offset or most, most)  # libclang doesn't say; this is where the field lies
        if natural > max(1, of.get_canonical().get_align()):  # it is the typedef that is aligned
            align = max(align or 1, natural)
        name = "" if "(" in cursor.spelling else cursor.spelling  # libclang describes what has none
        found = self._named(self.type(of), cursor)
        if bits is not None and kind_of(of.get_canonical()) in ("CHAR_S", "CHAR_U"):
            found = d.Builtin("signed char" if kind_of(of.get_canonical()) == "CHAR_S" else "unsigned char")
        return d.Field(name, found, bits, align, self.comment(cursor), max(0, of.get_size()), natural, position)

    # ---- types -------------------------------------------------------------------------------------------------------

    def type(self, of: Any) -> d.Type:
        """A type in our words, with all that it needs in the unit."""
        key = (of._kind_id, of.data[0])  # clang has one of each
        known = self.types.get(key)
        if known is None:
            known = self._type(of)
            if not self.aliases_under_way:  # what an alias is decides how it decays
                self.types[key] = known
        return known

    def _type(self, of: Any) -> d.Type:
        const, kind = bool(of.is_const_qualified()), kind_of(of)
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
            case "CONSTANTARRAY" | "INCOMPLETEARRAY" | "VARIABLEARRAY":
                length = of.get_array_size() if kind == "CONSTANTARRAY" else None
                return d.Array(self.type(of.get_array_element_type()), length)
            case "FUNCTIONPROTO" | "FUNCTIONNOPROTO":
                return self._prototype(of)
            case "COMPLEX" if (element := kind_of(self.cindex.conf.lib.clang_getElementType(of))) in _COMPLEX:
                return d.Builtin(f"{_BUILTINS[element]} _Complex", const)
            case "ATOMIC":
                return self._atomic(of)
        desugared = of.get_canonical()
        if desugared != of:
            return _const(self.type(desugared), const)
        return d.Foreign(of.spelling, max(0, of.get_size()), max(1, of.get_align()))

    def _typedef(self, cursor: Any, const: bool) -> d.Type:
        name = cursor.spelling
        if name == "__builtin_va_list":
            return d.ARGUMENTS
        if cursor.location.file is None:
            return self.type(cursor.underlying_typedef_type)
        self._alias(cursor)
        return d.Typedef(name, const)

    def _prototype(self, of: Any) -> d.Prototype:
        lib = self.cindex.conf.lib
        is_full = kind_of(of) == "FUNCTIONPROTO"
        types = [lib.clang_getArgType(of, index) for index in range(lib.clang_getNumArgTypes(of))] if is_full else []
        return d.Prototype(
            self.type(of.get_result()),
            tuple(self._decayed(self.type(one)) for one in types),
            of.is_function_variadic() if is_full else True,
            abi=_CONVENTIONS.get(lib.clang_getFunctionTypeCallingConv(of), ""),
        )

    def _atomic(self, of: Any) -> d.Type:
        """What is atomic is as its value is, where that makes it no larger."""
        lib = self.cindex.conf.lib
        lib.clang_Type_getValueType.argtypes = [self.cindex.Type]
        lib.clang_Type_getValueType.restype = self.cindex.Type
        value = lib.clang_Type_getValueType(of)
        value._tu = of._tu
        if (value.get_size(), value.get_align()) != (of.get_size(), of.get_align()):
            return d.Foreign(of.spelling, max(0, of.get_size()), max(1, of.get_align()))
        return self.type(value)

    def _decayed(self, of: d.Type) -> d.Type:
        """A parameter's type: functions and arrays are pointers there, but that an array says how long it is."""
        found = of
        while isinstance(found, d.Typedef):
            found = self.unit.aliases[found.name].type
        if isinstance(found, d.Array):
            element = _const(found.element, isinstance(of, d.Typedef) and of.const)
            return d.Array(element, found.length) if self._is_counted(found, element) else d.Pointer(element)
        return d.Pointer(of) if isinstance(found, d.Prototype) else of

    def _is_counted(self, of: d.Array, element: d.Type) -> bool:
        """Whether a parameter's `[4]` says how much there is: text ends by itself, `[1]` is any start."""
        found = element
        while isinstance(found, d.Typedef):
            found = _const(self.unit.aliases[found.name].type, found.const)
        is_text = isinstance(found, d.Builtin) and found.name == "char" and found.const
        return (of.length or 0) > 1 and isinstance(found, d.Builtin | d.Tagged) and not is_text

    def _named(self, of: d.Type, cursor: Any) -> d.Type:
        """A function's type with the names that the declaration at `cursor` gives its parameters."""
        match of:
            case d.Prototype(result, params, _, names) if params and not names and not _calls(result):
                found = tuple(one.spelling for one in cursor.get_children() if kind_of(one) == "PARM_DECL")
                return replace(of, names=found) if len(found) == len(params) else of
            case d.Pointer(target):
                return replace(of, target=self._named(target, cursor))
            case d.Array(element):
                return replace(of, element=self._named(element, cursor))
        return of


def _calls(of: d.Type) -> bool:
    while isinstance(of, d.Pointer | d.Array):
        of = of.target if isinstance(of, d.Pointer) else of.element
    return isinstance(of, d.Prototype)


def _expression(cursor: Any) -> str:
    """What an inline function gives, if it does nothing else."""
    body = next((one for one in cursor.get_children() if kind_of(one) == "COMPOUND_STMT"), None)
    if body is None or body.location.offset == cursor.location.offset:  # a macro writes it all
        return ""
    words = [token.spelling for token in cursor.get_tokens()]
    gives = words[words.index("{") :] if "{" in words else []
    is_plain = gives[:2] == ["{", "return"] and gives[-2:] == [";", "}"] and gives.count(";") == 1
    said = (one for one in gives[2:-2] if one not in ("struct", "union", "enum"))  # metadata has names alone
    return " ".join(said).replace("( ", "(").replace(" )", ")") if is_plain else ""


def _const(of: d.Type, const: bool) -> d.Type:
    return replace(of, const=True) if const and isinstance(of, d.Builtin | d.Typedef | d.Tagged | d.Pointer) else of
