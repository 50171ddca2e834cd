"""Spelling: the Api's types as C spells them after a target's own headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from projector import text
from projector.ir.api import (
    Array,
    Boolean,
    Callback,
    CallbackType,
    Character,
    EnumType,
    Function,
    Integer,
    Item,
    Key,
    Pointer,
    RecordType,
    Type,
    Void,
)
from projector.targets import Target
from projector.text import Code, code, join

_NOTHING = Code("")
_CHARACTERS = {
    "char": "char",
    "wchar_t": "__WCHAR_TYPE__",
    "char16_t": "__CHAR16_TYPE__",
    "char32_t": "__CHAR32_TYPE__",
}


class Spelling:
    """C's spelling of types. `names` are what C calls the records that the headers declare; `lifted` are anonymous.

    `forms` are the functions whose symbol a header may declare, but not their name, `enums` those that the headers name
    by a typedef: other compilers of Windows take another integer type for an enum than Microsoft's.
    """

    def __init__(
        self,
        target: Target,
        items: Mapping[Key, Item],
        names: Mapping[Key, Code],
        lifted: frozenset[Key],
        forms: frozenset[str] = frozenset(),
        enums: frozenset[Key] = frozenset(),
    ) -> None:
        self.items, self.names, self.lifted, self.forms, self.enums = items, names, lifted, forms, enums
        self._busy = list[Key]()
        # Integers of 128 bits, which hold whatever is proven; 32-bit processors have them by C23's name only.
        self.wide = Code("__int128" if target.pointer == 8 else "_BitInt(128)")
        self._widths = (("int", 4), ("long", target.long), ("long long", 8))

    def declare(self, of: Type, inner: Code = _NOTHING, const: bool = False) -> Code:
        """The declaration of `inner`, or the type's name; `const` says that the type itself is constant."""
        if isinstance(of, Pointer) and not of.c:
            star = code("*const {}", inner) if const else code("*{}", inner)
            return self.declare(of.target, code("({})", star) if isinstance(of.target, Array) else star, of.const)
        if isinstance(of, Array):
            return self.declare(
                of.element, code("{}[{}]", inner, of.length) if of.length else code("{}[]", inner), const
            )
        if isinstance(of, CallbackType):
            return self._callback(of.key, code("*const {}", inner) if const else code("*{}", inner))
        return code("const {} {}" if const else "{} {}", self._base(of), inner)

    def function(self, of: Function | Callback, inner: Code = _NOTHING) -> Code:
        """The declaration of a function called `inner`, or a function type's name."""
        params = [self.declare(slot.type) for slot in of.params]
        if of.is_variadic:
            params += [Code("...")] if params else [_NOTHING]
        listed = code("{}({})", inner or _convention(of), join(", ", params or [Code("void")]))
        returns = of.returns.type if of.returns else Void()
        if of.abi != "c":  # else the convention would be that of a function which the result leads to
            return code("__typeof__({}) {}", self.declare(returns), listed)
        return self.declare(returns, listed)

    def alike(self, of: Type) -> Iterator[Code]:
        """The type, and those that differ only in which of two equally wide integers they are made of."""
        for twin in self._twins(of):
            yield self.declare(twin)

    def record(self, key: Key) -> Code:
        """What C calls a record; a tag of that name if no header declares it."""
        return self.names.get(key) or code("struct {}", text.identifier(self.items[key].name))

    def _base(self, of: Type) -> Code:
        match of:
            case RecordType():
                return self.record(of.key)
            case EnumType() if of.key in self.enums:
                return text.identifier(self.items[of.key].name)
            case EnumType():
                return text.c_type(of.base.c)
            case Boolean():
                return text.c_type(of.base.c) if of.base else Code("_Bool")
            case Character():
                return Code(_CHARACTERS[of.c])
            case Void():
                return Code("void")
            case _:
                return text.c_type(getattr(of, "c", ""))

    def _callback(self, key: Key, inner: Code) -> Code:
        callback = self.items.get(key)
        if key in self._busy or not isinstance(callback, Callback):
            return code("void {}", inner)  # C has no name for a function that takes itself
        self._busy.append(key)
        spelled = self.function(callback, code("({}{})", _convention(callback), inner))
        self._busy.pop()
        return spelled

    def _twins(self, of: Type) -> Iterator[Type]:
        yield of
        if isinstance(of, Pointer):
            yield from (replace(of, target=twin) for twin in list(self._twins(of.target))[1:])
        elif isinstance(of, Array):
            yield from (replace(of, element=twin) for twin in list(self._twins(of.element))[1:])
        elif isinstance(of, Integer):
            sign = "" if of.signed else "unsigned "
            names = [f"{sign}{name}" for name, size in self._widths if size == of.size]
            yield from (replace(of, c=name) for name in names if name != of.c)
        elif isinstance(of, Boolean) and of.base is not None:
            yield from list(self._twins(of.base))[1:]


def _convention(of: Function | Callback) -> Code:
    return Code("__attribute__((stdcall)) ") if of.abi == "stdcall" else _NOTHING


def stated(of: Function | Callback) -> str:
    """A prototype as metadata spells it, for people."""
    params = [slot.spelled for slot in of.params]
    if of.is_variadic:
        params.append("..." if params else "")
    convention = f" {_convention(of)}".rstrip()
    return f"{of.returns.spelled if of.returns else 'void'} ({', '.join(params or ['void'])}){convention}"
