"""The types that every target has: C's own, stdint's and the few of stddef and uchar, by the target's data model."""

from __future__ import annotations

from functools import cache

from projector.ir.api import Boolean, Character, Floating, Integer, Pointer, Type, Void
from projector.targets import Target

_EXACT = {8: "signed char", 16: "short", 32: "int"}
_FAST = {"glibc": {16: "word", 32: "word"}, "musl": {16: "int", 32: "int"}}


@cache
def builtins(target: Target) -> dict[str, Type]:
    """Every built-in type by name."""
    found = dict[str, Type](_integers(target))
    found["void"] = Void()
    # As a parameter every processor of ours passes it as the address of something.
    found["va_list"] = Pointer(Void(), False, target.pointer, target.pointer, "__builtin_va_list")
    found["bool"] = found["_Bool"] = Boolean()
    found["float"] = Floating("float", 4, 4)
    found["double"] = Floating("double", 8, target.align8)
    found["long double"] = Floating("long double", target.long_double, target.long_double_align)
    found["float _Complex"] = Floating("float _Complex", 8, 4)
    found["double _Complex"] = Floating("double _Complex", 16, target.align8)
    found["long double _Complex"] = Floating("long double _Complex", 2 * target.long_double, target.long_double_align)
    if target.pointer == 8:  # as compilers have it
        found["__int128"] = Integer("__int128", 16, target.align16, True)
        found["unsigned __int128"] = Integer("unsigned __int128", 16, target.align16, False)
    found["char"] = Character("char", 1, 1, target.char_signed)
    found["wchar_t"] = Character("wchar_t", target.wchar, target.wchar, target.wchar_signed)
    found["char16_t"] = Character("char16_t", 2, 2, False)
    found["char32_t"] = Character("char32_t", 4, 4, False)
    return found


def _integers(target: Target) -> dict[str, Integer]:
    sizes = {"signed char": 1, "short": 2, "int": 4, "long": target.long, "long long": 8}
    found = dict[str, Integer]()
    for name, size in sizes.items():
        unsigned = "unsigned char" if name == "signed char" else f"unsigned {name}"
        align = target.align8 if size == 8 else size
        found[name] = Integer(name, size, align, True)
        found[unsigned] = Integer(unsigned, size, align, False)
    for name, c in _typedefs(target).items():
        unsigned = "unsigned char" if c == "signed char" else f"unsigned {c}"
        found[name] = found[c]
        found["size_t" if name == "ssize_t" else f"u{name}"] = found[unsigned]
    found["ptrdiff_t"] = found["intptr_t"]
    return found


def _typedefs(target: Target) -> dict[str, str]:
    """The signed ones of stdint, and ssize_t, each as C's own type; every one has an unsigned twin."""
    word = "long long" if target.pointer > target.long else "long" if target.pointer == 8 else "int"
    exact = _EXACT | {64: "long" if target.long == 8 and target.os != "macos" else "long long"}
    found = {"ssize_t": word, "intptr_t": word, "intmax_t": "long" if target.long == 8 else "long long"}
    for bits, c in exact.items():
        fast = _FAST.get(target.libc, {}).get(bits, c)
        found[f"int{bits}_t"] = found[f"int_least{bits}_t"] = c
        found[f"int_fast{bits}_t"] = word if fast == "word" else fast
    return found
