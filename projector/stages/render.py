"""render: a Plan gives Sources. It decides nothing: views turn the plan into code, templates print it.

The gate: a template may print `Code` (made by `text.py` alone) and `int`, nothing else; a raw string, a filter's or a
macro's result raises. So no text of metadata reaches generated source unescaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from projector.ir.plan import (
    AIO,
    CallbackPlan,
    ConstantPlan,
    EnumPlan,
    ExceptionPlan,
    HandlePlan,
    MemberPlan,
    NamespacePlan,
    OpaquePlan,
    Plan,
    RecordPlan,
    TuplePlan,
    TypePlan,
)
from projector.ir.sources import SourceFile, Sources
from projector.ir.symbols import Symbols, fingerprint
from projector.items.callback import view as callbacks
from projector.items.callback.pools import Pools
from projector.items.constant import view as constants
from projector.items.enum import view as enums
from projector.items.exception import view as exceptions
from projector.items.function import tuple as tuples, view as functions
from projector.items.function.shape import Shapes
from projector.items.handle import view as handles
from projector.items.record import view as records
from projector.items.tables import Tables
from projector.items.variable import view as variables
from projector.stages.present import Once, at_once, present
from projector.text import Code, c_number, c_string, code, dotted, identifier, join, path, python_name

_KINDS: Mapping[type[TypePlan], str] = {
    RecordPlan: "record",
    EnumPlan: "enum",
    HandlePlan: "handle",
    OpaquePlan: "opaque",
    ExceptionPlan: "exception",
    CallbackPlan: "callback",
    TuplePlan: "tuple",
}
_TABLES = {
    "functions": (code("uint8_t"), "packed.c.jinja"),
    "variables": (code("pj_variable_row"), "variable/descriptor.c.jinja"),
    "types": (code("pj_type_row"), "type.c.jinja"),
    "records": (code("uint8_t"), "packed.c.jinja"),
    "enums": (code("pj_enum_row"), "enum/descriptor.c.jinja"),
    "handles": (code("pj_handle_row"), "handle/descriptor.c.jinja"),
    "exceptions": (code("pj_exception_row"), "exception/descriptor.c.jinja"),
    "tuples": (code("pj_tuple_row"), "function/tuple_row.c.jinja"),
    "callbacks": (code("pj_callback_row"), "callback/descriptor.c.jinja"),
    "programs": (code("uint8_t"), "packed.c.jinja"),
}
"""The tables of a namespace: what of, and how a row is printed."""
_LISTS = {
    "names": code("pj_place"),
    "kinds": code("uint8_t"),
    "values": code("int32_t"),
    "docs": code("pj_place"),
    "fingerprints": code("uint64_t"),
    "compiled": code("pj_compiled_row"),
    "called": code("pj_called_row"),
    "warnings": code("pj_warning"),
    "neighbours": code("pj_namespace *const"),
    "elsewhere": code("pj_elsewhere_row"),
    "numbers": code("int64_t"),
    "codes": code("pj_code_row"),
    "references": code("uint32_t"),
    "natives": code("pj_native"),
    "cases": code("pj_case_row"),
}
"""Those whose rows are small."""
_TOGETHER = ("kinds", "values", "types", "fingerprints", "functions", "records", "programs", "numbers")
_STEP = 16
"""Of so many texts that stand one after another, the place of one is written down: `PJ_STEP`."""
_BEFORE: Mapping[type[TypePlan], str] = {
    RecordPlan: "record/record.c.jinja",
    HandlePlan: "handle/handle.c.jinja",
    CallbackPlan: "callback/callback.c.jinja",
}
"""What C says of types besides their rows: proofs, and functions."""
_ROOM = Path(__file__).parent
_TEMPLATES = (_ROOM / "templates", _ROOM.parent / "items")


def only_code(value: object) -> Code | int:
    """The gate: what a template prints must be Code or int."""
    if type(value) is Code or type(value) is int:
        return value
    raise TypeError(f"{type(value).__name__} can't reach generated source: {value!r}")


class _Environment(jinja2.Environment):
    """Jinja2 that looks into views first, which are dicts: it would raise and catch an exception for each name."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template calls `obj.attribute`."""
        return obj[attribute] if type(obj) is dict and attribute in obj else super().getattr(obj, attribute)


def environment() -> jinja2.Environment:
    """Jinja2 with the gate."""
    return _Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        finalize=only_code,
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(plan: Plan, once: Once = at_once) -> Sources:
    """The plan's C, Python files and stubs."""
    templates, symbols, shapes, pools = environment(), Symbols(plan), Shapes(plan), Pools(plan)
    around = (plan.tier, symbols.around, shapes.around, pools.around)

    def module(space: NamespacePlan, children: list[str], bundled: list[Code]) -> str:
        view = _opener(space, plan.package)
        return templates.get_template("namespace.py.jinja").render(n=view, modules=bundled)

    def c(space: NamespacePlan) -> str:
        return templates.get_template("namespace.c.jinja").render(n=_c(space, symbols, shapes, pools))

    native = [
        SourceFile(
            "_native.c", templates.get_template("native.c.jinja").render(p=_package(plan, symbols, shapes, pools))
        ),
        *(
            SourceFile(_c_file(space), once("c", space, around, partial(c, space)))
            for space in (*plan.namespaces, *plan.imported)
        ),
    ]
    return Sources(plan.target, plan.package, tuple(native), tuple(present(plan, templates, module, once)))


# --- C ------------------------------------------------------------------------------------------------------------


def _c_file(space: NamespacePlan) -> str:
    return ".".join((*space.path, "c")) if space.path else "__init__.c"


def _package(plan: Plan, symbols: Symbols, shapes: Shapes, pools: Pools) -> Mapping[str, Any]:
    calls = shapes.c()
    return {
        "is_table": bool(calls) or pools.is_table,
        "shapes": calls,
        "pools": pools.c(),
        "pool_rows": pools.rows(),
        "shape_names": [code("pj_shape_{}", i) for i in range(len(calls))],
        "name": c_string(plan.package),
        "module": c_string(f"{plan.package}._native"),
        "libraries": [
            {
                "index": i,
                "key": c_string(library.key),
                "soname": c_string(library.soname) if library.soname else code("NULL"),
                "linked": code("pj_linked{}", i) if library.static else code("NULL"),
            }
            for i, library in enumerate(plan.libraries)
        ],
        "linked": [_linked(plan, i) for i, library in enumerate(plan.libraries) if library.static],
        "library_count": len(plan.libraries),
        "namespaces": [symbols.namespace(space) for space in (*plan.namespaces, *plan.imported)],
        "count": len(plan.namespaces) + len(plan.imported),
    }


def _linked(plan: Plan, place: int) -> Mapping[str, Any]:
    """What the package needs of a library that is part of its extension."""
    key = plan.libraries[place].key
    needed = {one.symbol for space in plan.namespaces for one in space.natives if one.library == key}
    return {
        "table": code("pj_linked{}", place),
        "symbols": [
            {"symbol": c_string(symbol), "name": code("pj_linked{}_{}", place, identifier(symbol))}
            for symbol in sorted(needed)
        ],
    }


def _computed(space: NamespacePlan) -> Iterator[ConstantPlan | MemberPlan]:
    """What an expression may give."""
    yield from space.constants
    for one in space.types:
        yield from one.members if isinstance(one, EnumPlan) else ()


def _c(space: NamespacePlan, symbols: Symbols, shapes: Shapes, pools: Pools) -> Mapping[str, Any]:
    warned = {**dict(space.deprecated), **{old: f"use {new}" for old, new in space.renamed}}
    tables, names = Tables(space, symbols), _names(space)
    places = [tables.text(name) for name in names]  # the first texts
    callables = [functions.c(recipe, space, symbols, tables, shapes) for recipe in space.functions]
    view = {
        "source": join(", ", map(path, space.files)),
        "file": path(_c_file(space)),
        "symbol": symbols.namespace(space),
        "proofs": [constants.proof(one, one.formula) for one in _computed(space) if one.formula is not None],
        "by_value": [records.value(one) for one in space.values],
        **_types(space, symbols, tables, pools),
        "wrappers": [one for one in callables if one["c"] is not None],
        "prototypes": [line for one in callables if one["c"] is None for line in one["prototypes"]],
        "variables": [variables.c(one, space, symbols, tables) for one in space.variables],
        "names": places[::_STEP],
        "entries": list(map(dict(_entries(space, tables, [one["place"] for one in callables])).__getitem__, names)),
        "warnings": [_row(i, tables.text(warned[name])) for i, name in enumerate(names) if name in warned],
        "name": c_string(space.name),
        "self_name": c_string(space.name if space.path else f"{space.name}.{space.name}"),
        "doc": c_string(space.doc),
        "count": len(names),
        "type_count": len(space.types),
        "variable_count": len(space.variables),
        "provider": space.provider is not None,
        "distribution": c_string(space.provider.distribution if space.provider else ""),
        "version": c_string(space.provider.version if space.provider else ""),
    }
    return {**view, **_tables(tables, view)}


def _row(*numbers: Code | int) -> Code:
    """A row of numbers."""
    return code("{{ {} }}", join(", ", (code("{}", one) for one in numbers)))


def _tables(tables: Tables, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """What all rows of a namespace point into, once they are made."""
    neighbours, elsewhere = tables.elsewhere()
    lists = {
        "names": view["names"],
        "kinds": [identifier(f"PJ_ENTRY_{kind}") for kind, _ in view["entries"]],
        "values": [c_number(value) for _, value in view["entries"]],
        "docs": view["docs"],
        "fingerprints": view["fingerprints"],
        "compiled": tables.compiled,
        "called": tables.called,
        "warnings": view["warnings"],
        "neighbours": [code("&{}", one) for one in neighbours],
        "elsewhere": [_row(*one) for one in elsewhere],
        "numbers": tables.values,
        "codes": [_row(*one) for one in tables.subclasses],
        "references": tables.references,
        "natives": [_row(*one) for one in tables.natives],
        "cases": [_row(*one) for one in tables.cases],
    }
    rows = {**view, **{name: getattr(tables, name).rows for name in ("functions", "records", "programs")}}
    freers = [{"name": code("pj_free_{}", i), "call": call} for i, call in enumerate(tables.freers)]
    filled = [name for name in _TABLES if rows[name]] + [name for name in _LISTS if lists[name]]
    return {
        "tables": [
            {**_table(name, of), "template": template, "rows": rows[name]}
            for name, (of, template) in _TABLES.items()
            if rows[name]
        ],
        "lists": [{**_table(name, of), "cells": lists[name]} for name, of in _LISTS.items() if lists[name]],
        "neighbours": neighbours,
        "freers": freers,
        "texts": tables.texts,
        "filled": [identifier(name) for name in (*filled, *(["freers"] if freers else []))],
        "warning_count": len(view["warnings"]),
    }


def _table(name: str, of: Code) -> Mapping[str, Any]:
    """A table's name and what it is of; the large ones of all namespaces lie together."""
    together = code(" PJ_TOGETHER({})", identifier(name)) if name in _TOGETHER else code("")
    return {"name": identifier(name), "of": of, "together": together}


def _types(space: NamespacePlan, symbols: Symbols, tables: Tables, pools: Pools) -> Mapping[str, Any]:
    """The row of each type, what else C says of it, and the rows of each kind."""
    kinds = {kind: list[Mapping[str, Any]]() for kind in _KINDS}
    types, preceded, fingerprints = list[Mapping[str, Any]](), list[Mapping[str, Any]](), list[Code]()
    for one in space.types:
        kind = type(one)
        at = len(kinds[kind])
        view = _type(one, space, symbols, tables, at, pools)
        kinds[kind].append(view)
        of = one.fingerprint if isinstance(one, RecordPlan | HandlePlan | OpaquePlan | CallbackPlan) else 0
        types.append(
            {
                "name": tables.text(one.name),
                "at": view.get("place", at),
                "kind": identifier(f"PJ_TYPE_{_KINDS[kind].upper()}"),
                "word": python_name(one.name),
            }
        )
        fingerprints.append(fingerprint(of))
        if kind in _BEFORE:
            preceded.append({"template": _BEFORE[kind], "view": view})
    tables_of_kinds = {f"{_KINDS[kind]}s": views for kind, views in kinds.items()}
    return {
        "types": types,
        "fingerprints": fingerprints,
        "docs": tables.listed([_words(one) for one in space.types])[::_STEP],
        "preceded": preceded,
        "callback_count": len(kinds[CallbackPlan]),
        **tables_of_kinds,
    }


def _words(one: TypePlan) -> str:
    """Its documentation; of one that has none, the runtime takes the name."""
    return one.summary if isinstance(one, CallbackPlan) else one.doc


def _type(
    one: TypePlan, space: NamespacePlan, symbols: Symbols, tables: Tables, at: int, pools: Pools
) -> Mapping[str, Any]:
    match one:
        case RecordPlan():
            return records.c(one, space, tables)
        case EnumPlan():
            return enums.c(one, tables)
        case HandlePlan():
            return handles.c(one, space, symbols, tables)
        case OpaquePlan():
            return {}
        case ExceptionPlan():
            return exceptions.c(one, tables)
        case CallbackPlan():
            return callbacks.c(one, space, tables, at, pools)
        case TuplePlan():
            return tuples.c(one, tables)


def _names(space: NamespacePlan) -> list[str]:
    """Of all entries, sorted: neighbours begin alike, so wheels are smaller."""
    others = (*space.tools, *(old for old, _ in space.renamed), *([AIO] if space.blocking else []))
    return sorted({*space.names, *others}, key=str.encode)


def _entries(space: NamespacePlan, tables: Tables, places: list[int]) -> Iterator[tuple[str, tuple[str, int]]]:
    """The kind and the value of each; `places` are those of functions."""
    for constant in space.constants:
        yield constant.name, constants.entry(constant.value, tables)
    for slot, one in enumerate(space.types):
        yield one.name, ("TYPE", slot)
        if isinstance(one, EnumPlan) and one.exported:
            yield from ((member.name, ("MEMBER", slot)) for member in one.members)
    for i, variable in enumerate(space.variables):
        yield variable.name, ("VARIABLE", i)
    if space.blocking:
        yield AIO, ("MODULE", tables.text(f"{space.name}.{AIO}"))
    for tool in space.tools:
        yield tool, ("TOOL", tables.text(tool))
    for wrap in space.wraps:
        yield wrap.name, ("WRAP", tables.names((wrap.module, wrap.function)))
    for old, new in space.renamed:
        yield old, ("ALIAS", tables.text(new))
    for place, recipe in zip(places, space.functions, strict=True):
        yield recipe.name, ("FUNCTION", place)


# --- Python -------------------------------------------------------------------------------------------------------


def _opener(space: NamespacePlan, package: str) -> Mapping[str, Any]:
    """A module that the extension fills."""
    return {"package": dotted(package), "source": join(", ", map(path, space.files)), "name": dotted(space.name)}
