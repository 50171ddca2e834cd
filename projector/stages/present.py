"""present: a Plan gives what Python sees of its package: each namespace's module beside its stub."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import isfinite
from pathlib import Path
from textwrap import fill
from typing import Any

import jinja2

from projector.ir.plan import (
    AIO,
    TRACE,
    CallbackPlan,
    ConstantPlan,
    EnumPlan,
    ExceptionPlan,
    HandlePlan,
    NamespacePlan,
    OpaquePlan,
    Plan,
    RecordPlan,
    TuplePlan,
    TypePlan,
)
from projector.ir.sources import SourceFile
from projector.items.annotation import annotation, hides
from projector.items.callback import view as callbacks
from projector.items.enum import view as enums
from projector.items.exception import view as exceptions
from projector.items.function import tuple as tuples, view as functions
from projector.items.handle import view as handles
from projector.items.record import opaque as opaques, view as records
from projector.items.variable import view as variables
from projector.text import Code, code, dotted, join, literal, path, python_name

Module = Callable[[NamespacePlan, list[str], list[Code]], str]
"""A namespace's module, from its plan, the names of the namespaces below it, and what freezers must find."""


Once = Callable[[str, NamespacePlan, object, Callable[[], str]], str]
"""How one gets a text: of its kind, about a namespace and what else it tells, by making it, unless it is there."""

_EVERY_PACKAGE = Path(__file__).parent.parent / "runtime" / "package"
"""Python that every package has."""


def at_once(kind: str, space: NamespacePlan, around: object, make: Callable[[], str]) -> str:
    """By making it."""
    return make()


def present(plan: Plan, templates: jinja2.Environment, module: Module, once: Once = at_once) -> Iterator[SourceFile]:
    """Modules and stubs; `module` writes a namespace's, which differs from one back end to another."""
    awaited = [space for space in plan.namespaces if space.blocking]
    paths = [*(space.path for space in plan.namespaces), *((*space.path, AIO) for space in awaited)]
    folders = {p[:i] for p in paths for i in range(len(p))} | {()}
    modules = [dotted(name) for name in _modules(plan)]
    yield SourceFile("_native.pyi", templates.get_template("native.pyi.jinja").render())
    for space in plan.namespaces:
        base = _base(space.path, folders)
        children = _children(space.path, paths)
        yield SourceFile(f"{base}.py", module(space, children, [] if space.path else modules))
        stub = once("stub", space, (children, plan.package), partial(_stub, space, children, plan.package, templates))
        yield SourceFile(f"{base}.pyi", stub)
    if awaited:
        yield SourceFile("_aio.py", templates.get_template("awaiting.py.jinja").render(package=dotted(plan.package)))
        yield SourceFile("_aio.pyi", templates.get_template("awaiting.pyi.jinja").render())
    for space in awaited:
        view = _awaited(space, plan.package)
        for suffix in ("py", "pyi"):
            text = templates.get_template(f"aio.{suffix}.jinja").render(n=view)
            yield SourceFile(f"{'/'.join((*space.path, AIO))}.{suffix}", lean(text) if suffix == "pyi" else text)
    yield SourceFile("_trace.py", (_EVERY_PACKAGE / "_trace.py").read_text("utf-8"))
    yield SourceFile("_trace.pyi", templates.get_template("trace.pyi.jinja").render())
    for folder in sorted(folders - set(paths)):
        base = _base(folder, folders)
        children = _children(folder, paths)
        listing: Mapping[str, Any] = {
            "doc": literal(fill(f"Namespaces: {', '.join(children)}.", 79, break_long_words=False)),
            "names": [literal(name) for name in children],
            "children": [python_name(name) for name in children],
            "package": dotted(plan.package),
            "traces": not folder and TRACE not in children,
        }
        text = templates.get_template("init.py.jinja").render(p=listing, modules=[] if folder else modules)
        yield SourceFile(f"{base}.py", text)
        yield SourceFile(f"{base}.pyi", templates.get_template("init.pyi.jinja").render(p=listing))


def lean(stub: str) -> str:
    """A stub without the imports and empty lines that it doesn't need: a template has all that there might be."""
    head, mark, body = stub.partition("\n__all__ = ")
    words = frozenset(re.findall(r"\w+", body))
    lines = (_needed(line, words) if line.startswith("from ") else line for line in head.split("\n"))
    kept = "\n".join(line for line in lines if line is not None)
    return re.sub(r"\n{3,}", "\n\n", kept + mark + body).rstrip("\n") + "\n"


def _needed(line: str, words: frozenset[str]) -> str | None:
    """What is left of an import; what is imported as itself is the stub's own."""
    module, _, names = line.partition(" import ")
    bound = {name: name.partition(" as ")[::2] for name in names.split(", ")}
    kept = [name for name, (own, other) in bound.items() if own == other or (other or own) in words]
    return f"{module} import {', '.join(kept)}" if kept else None


def _awaited(space: NamespacePlan, package: str) -> Mapping[str, Any]:
    """A namespace's blocking functions as awaitables."""
    return {
        "package": dotted(package),
        "source": join(", ", map(path, space.files)),
        "name": dotted(space.name),
        "imports": [dotted(module) for module in space.imports],
        "doc": literal(f"Awaitable twins of {space.name}'s blocking functions: each runs in a thread meanwhile."),
        "all": _listed(sorted(recipe.name for recipe in space.blocking)),
        "types": [python_name(one.name) for one in space.types],
        "functions": [functions.awaitable(recipe, space.name) for recipe in space.blocking],
    }


def _modules(plan: Plan) -> list[str]:
    """What the native module imports of the package: its namespaces, and the modules of hand-written functions."""
    spaces = {space.name for space in plan.namespaces}
    spaces |= {f"{space.name}.{AIO}" for space in plan.namespaces if space.blocking} | {f"{plan.package}._trace"}
    return sorted((spaces | {wrap.module for space in plan.namespaces for wrap in space.wraps}) - {plan.package})


def _base(where: tuple[str, ...], folders: set[tuple[str, ...]]) -> str:
    return "/".join((*where, "__init__") if where in folders else where)


def _children(of: tuple[str, ...], paths: list[tuple[str, ...]]) -> list[str]:
    return sorted({p[len(of)] for p in paths if len(p) > len(of) and p[: len(of)] == of})


def _stub(space: NamespacePlan, children: list[str], package: str, templates: jinja2.Environment) -> str:
    view = _stubbed(space, children, package)
    return lean(templates.get_template("namespace.pyi.jinja").render(n=view))


def _stubbed(space: NamespacePlan, children: list[str], package: str) -> Mapping[str, Any]:
    return {
        "package": dotted(package),
        "source": join(", ", map(path, space.files)),
        "doc": literal(space.doc or space.name),
        "imports": [dotted(module) for module in (*(["builtins"] if _hides_builtins(space) else []), *space.imports)],
        "children": [python_name(name) for name in children],
        "tools": [python_name(name) for name in space.tools],
        "all": _listed(space.names),
        "constants": [_constant(constant) for constant in space.constants],
        "variables": [variables.stub(one) for one in space.variables],
        "types": [_stub_type(one) for one in space.types],
        "functions": [functions.stub(recipe) for recipe in space.functions],
        "renamed": [{"old": python_name(old), "new": python_name(new)} for old, new in space.renamed],
        "wraps": [
            {"module": dotted(one.module), "function": python_name(one.function), "name": python_name(one.name)}
            for one in space.wraps
        ],
    }


def _hides_builtins(space: NamespacePlan) -> bool:
    """Whether a class of its stub has a field that is called like a built-in type."""
    records = [[field.name for field in one.fields] for one in space.types if isinstance(one, RecordPlan)]
    named = [[name for name, _ in one.fields] for one in space.types if isinstance(one, TuplePlan)]
    return any(map(hides, (*records, *named)))


def _listed(names: Iterable[str]) -> Code:
    return join(", ", map(literal, names))


def _constant(constant: ConstantPlan) -> Mapping[str, Any]:
    value = constant.value  # of which there is a literal, unless it is infinite or no number
    is_stated = not isinstance(value, float) or isfinite(value)
    return {
        "name": python_name(constant.name),
        "annotation": annotation(constant.annotation),
        "stated": code(" = {}", literal(value)) if is_stated else code(""),
        "doc": literal(constant.doc),
        "documented": bool(constant.doc),
    }


def _stub_type(one: TypePlan) -> Mapping[str, Any]:
    match one:
        case RecordPlan():
            return {"template": "record/record.pyi.jinja", "view": records.stub(one)}
        case EnumPlan():
            return {"template": "enum/enum.pyi.jinja", "view": enums.stub(one)}
        case HandlePlan():
            return {"template": "handle/handle.pyi.jinja", "view": handles.stub(one)}
        case OpaquePlan():
            return {"template": "record/opaque.pyi.jinja", "view": opaques.stub(one)}
        case ExceptionPlan():
            return {"template": "exception/exception.pyi.jinja", "view": exceptions.stub(one)}
        case CallbackPlan():
            return {"template": "callback/callback.pyi.jinja", "view": callbacks.stub(one)}
        case TuplePlan():
            return {"template": "function/tuple.pyi.jinja", "view": tuples.stub(one)}
