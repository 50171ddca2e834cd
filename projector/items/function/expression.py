"""Values of a call as C expressions: variables, constants, native arguments, calls of other native functions."""

from __future__ import annotations

from projector.ir.recipe import Among, Ask, Kind, Pass
from projector.ir.symbols import value_type
from projector.text import Code, c_number, code, identifier, join

C_TYPES: dict[Kind, Code] = {
    "i8": code("int8_t"),
    "u8": code("uint8_t"),
    "i16": code("int16_t"),
    "u16": code("uint16_t"),
    "i32": code("int32_t"),
    "u32": code("uint32_t"),
    "i64": code("int64_t"),
    "u64": code("uint64_t"),
    "f32": code("float"),
    "f64": code("double"),
    "bool": code("bool"),
    "bool8": code("uint8_t"),
    "bool32": code("int32_t"),
    "char": code("char"),
    "pointer": code("void *"),
    "i128": code("__int128"),
    "u128": code("unsigned __int128"),
    "c64": code("float _Complex"),
    "c128": code("double _Complex"),
    "long_double": code("long double"),
}


def local(name: str) -> Code:
    """The C variable of a variable of the recipe."""
    return identifier(f"a_{name}")


def wide(value: Code, kind: str) -> Code:
    """A machine value in 64 bits: unsigned if it has as many itself, otherwise signed."""
    if kind == "u64":
        return code("(uint64_t){}", value)
    return code("(int64_t)(intptr_t){}" if kind == "pointer" else "(int64_t){}", value)


def compared(value: int, kind: str = "i64") -> Code:
    """An integer to compare with what `wide` gives; one that its type can't hold is taken by its bits, as in C."""
    bits = value % 2**64
    return c_number(bits if kind == "u64" or bits < 2**63 else bits - 2**64)


def type_of(one: Pass) -> Code:
    """The C type of a native argument."""
    return value_type(one.record) if one.record is not None else C_TYPES[one.kind]


def passed(one: Pass) -> Code:
    """A native argument."""
    match one.what:
        case "constant":
            cast = code("(void *)(intptr_t)") if one.kind == "pointer" else code("({})", C_TYPES[one.kind])
            return code("{}{}", cast, c_number(one.value))
        case "address":
            return code("&{}", local(one.name))
        case "given":
            return code("PJ_SOME(args[{}]) ? &{} : NULL", one.value, local(one.name))
        case "moved":
            return code("&{}.data", local(one.name))
        case "data":
            return code("PJ_DATA_OF({})", local(one.name))
        case "value":
            return code("({}){}", C_TYPES[one.kind], local(one.name))
        case "asked" if one.ask is not None:
            return code("({}){}", C_TYPES[one.kind], asked(one.ask))
        case "destroyed":
            return code("PJ_DESTROYED({})", local(one.name))
        case "record" if one.record is not None:
            return code("PJ_VALUE({}, {})", value_type(one.record), local(one.name))
        case "result":
            return code("({})pj_ret", C_TYPES[one.kind])
        case "chosen" if one.cases:
            return _chosen(one)
        case _:
            raise ValueError(f"{one.what} without its record")


def pointer(returns: Code, params: Code, stdcall: bool = False) -> Code:
    """The type of a pointer to a function."""
    return code("{} ({}*)({})", returns, code("PJ_STDCALL ") if stdcall else code(""), params)


def among(one: Among) -> Code:
    """Whether a variable has one of some values."""
    return join(" || ", (code("(int64_t){} == {}", local(one.variable), compared(value)) for value in one.values))


def _chosen(one: Pass) -> Code:
    """The argument whose case holds; the last needs no question."""
    words = [_converted(each, one.kind) for _, each in one.cases]
    chosen = words[-1]
    for (case, _), word in zip(reversed(one.cases[:-1]), reversed(words[:-1]), strict=True):
        chosen = code("({} ? {} : {})", among(case), word, chosen)
    return chosen


def _converted(one: Pass, kind: Kind) -> Code:
    """An integer or a pointer as another one."""
    middle = code("(intptr_t)") if "pointer" in (one.kind, kind) and one.kind != kind else code("")
    return code("({}){}({})", C_TYPES[kind], middle, passed(one))


def asked(one: Ask) -> Code:
    """A call of another native function with values of this one."""
    kinds = [C_TYPES[each.kind] for each in one.passes]
    type = pointer(C_TYPES[one.kind], join(", ", kinds) if kinds else code("void"), one.stdcall)
    return code("(({})fn->natives[{}])({})", type, one.native, join(", ", (passed(each) for each in one.passes)))
