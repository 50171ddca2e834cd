"""A handle as the templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import HandlePlan, NamespacePlan
from projector.ir.symbols import Symbols, mangled
from projector.items.annotation import annotation
from projector.items.function.expression import C_TYPES, pointer
from projector.items.function.failure import condition
from projector.items.tables import Tables
from projector.text import Code, code, identifier, literal, python_name


def c(handle: HandlePlan, space: NamespacePlan, symbols: Symbols, tables: Tables) -> Mapping[str, Any]:
    """What the C template prints."""
    name = mangled(space.path, handle.name)
    return {
        "invalid": tables.numbers(handle.invalid),
        "invalid_count": len(handle.invalid),
        "pseudo": tables.numbers(handle.pseudo),
        "pseudo_count": len(handle.pseudo),
        "unowned": int(handle.unowned),
        "also": tables.refs(handle.also),
        "also_count": len(handle.also),
        "kind": identifier(f"PJ_{handle.kind.upper()}"),
        "rule": identifier(f"PJ_RULE_{handle.rule.upper()}"),
        "descriptor": int(handle.descriptor),
        "leak": int(handle.leak_at_exit),
        "abandon": int(handle.abandon_on_fork),
        "library": symbols.place(handle.library) if handle.library else 0,
        "call": code("pj_close{}", name) if handle.library else code("NULL"),
        "calling": _calling(handle),
        "close_symbol": tables.text(handle.close_symbol),
        "close_name": tables.text(handle.close_name),
        "next": tables.text(handle.step.name if handle.step else ""),
        "is_declared": handle.fail_if is not None,
        "failed": code("pj_failed{}", name) if handle.fail_if is not None else code("NULL"),
        "condition": code("0") if handle.fail_if is None else condition(handle.fail_if, _result),
        "exception": tables.reference(handle.exception),
    }


def _calling(handle: HandlePlan) -> Code:
    """The call of the close function as its own type has it: what it gives, as an int."""
    if handle.library is None:
        return code("")
    value, gives = C_TYPES[handle.kind], C_TYPES[handle.returns] if handle.returns else code("void")
    given = code("(void *)(intptr_t)value") if handle.kind == "pointer" else code("({})value", value)
    call = code("(({})close)({})", pointer(gives, value, handle.stdcall), given)
    match handle.returns:
        case None:
            return code("{};\n    return 0;", call)
        case "pointer":
            return code("return {} != NULL;", call)
        case _:
            return code("return (int){};", call)


def _result(_: str) -> tuple[Code, str]:
    """What a rule of closing looks at."""
    return code("pj_ret"), "i32"


def stub(handle: HandlePlan) -> Mapping[str, Any]:
    """What the stub template prints."""
    has_body = handle.doc or handle.descriptor or handle.step
    return {
        "name": python_name(handle.name),
        "doc": literal(handle.doc or handle.name),
        "documented": bool(handle.doc),
        "rest": code("" if has_body else " ..."),
        "descriptor": handle.descriptor,
        "steps": handle.step is not None,
        "item": annotation(handle.step.item) if handle.step else code("None"),
    }
