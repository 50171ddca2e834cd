"""twin: a Plan gives the Sources of its twin: the same package without native code, for those who aren't on its target.

It is another back end, beside `render`: the same names, types and records in plain Python, and functions that say what
they need.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from projector.ir.api import Key
from projector.ir.plan import (
    AIO,
    CallbackPlan,
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
from projector.ir.sources import SourceFile, Sources
from projector.items.callback import view as callbacks
from projector.items.constant import twin as constants
from projector.items.enum import twin as enums
from projector.items.exception import twin as exceptions
from projector.items.function import twin as functions
from projector.items.handle import twin as handles
from projector.items.record import opaque as opaques, twin as records
from projector.items.variable import twin as variables
from projector.stages.present import Once, at_once, present
from projector.stages.render import environment
from projector.targets import Target
from projector.text import Code, code, dotted, join, literal, path, python_name

RUNTIME = Path(__file__).parent.parent / "runtime" / "twin"


def twin(plan: Plan, once: Once = at_once) -> Sources:
    """The plan's stubs, and modules that need nothing but Python and the runtime beside them."""
    templates = environment()
    find = {
        one.key: code("__twin__.named({}, {})", literal(space.name), literal(one.name))
        for space in (*plan.namespaces, *plan.imported)
        for one in space.types
    }

    def module(space: NamespacePlan, children: list[str], bundled: list[Code]) -> str:
        view = _module(space, children, plan, find)
        return templates.get_template("twin.py.jinja").render(n=view, modules=bundled)

    files = [
        SourceFile("_native.py", templates.get_template("native.py.jinja").render(p=_package(plan))),
        *(SourceFile(f"_twin/{one.name}", one.read_text("utf-8")) for one in sorted(RUNTIME.glob("*.py"))),
    ]
    return Sources(plan.target, plan.package, (), (*present(plan, templates, module, once), *files))


def _package(plan: Plan) -> Mapping[str, Any]:
    return {
        "package": dotted(plan.package),
        "name": literal(plan.package),
        "target": path(plan.target.name),
        "platform": literal(f"{plan.target.os} {plan.target.arch}"),
    }


def _module(space: NamespacePlan, children: list[str], plan: Plan, find: Mapping[Key, Code]) -> Mapping[str, Any]:
    return {
        "package": dotted(plan.package),
        "source": join(", ", map(path, space.files)),
        "doc": literal(space.doc),
        "all": [literal(name) for name in space.names],
        "later": list(_later(space, children, plan.package)),
        "constants": [constants.twin(constant) for constant in space.constants],
        "variables": [variables.twin(one) for one in space.variables],
        "types": [_type(one, plan.target, find) for one in _bases_first(space.types)],
        "functions": [functions.twin(recipe) for recipe in space.functions],
        "renamed": [{"old": literal(old), "new": literal(new)} for old, new in space.renamed],
        "deprecated": [
            {"name": python_name(name), "text": literal(name), "words": literal(words)}
            for name, words in space.deprecated
        ],
    }


def _later(space: NamespacePlan, children: list[str], package: str) -> Iterator[Mapping[str, Code]]:
    """What is imported when it is asked for: hand-written functions, what raw needs, and the namespaces below."""
    for wrap in space.wraps:
        yield {"name": literal(wrap.name), "module": literal(wrap.module), "inside": literal(wrap.function)}
    for tool in space.tools:
        yield {"name": literal(tool), "module": literal(f"{package}._native"), "inside": literal(tool)}
    for child in (*children, *((AIO,) if space.blocking and AIO not in children else ())):
        yield {"name": literal(child), "module": literal(f"{space.name}.{child}"), "inside": literal(None)}


def _bases_first(types: tuple[TypePlan, ...]) -> list[TypePlan]:
    """The types, no exception before the one that it is based on."""
    bases = {one.key: one.base_key for one in types if isinstance(one, ExceptionPlan)}

    def depth(key: Key | None) -> int:
        return 1 + depth(bases[key]) if key in bases else 0

    return sorted(types, key=lambda one: depth(one.key))


def _type(one: TypePlan, target: Target, find: Mapping[Key, Code]) -> Mapping[str, Any]:
    match one:
        case RecordPlan():
            return {"template": "record/record.py.jinja", "view": records.twin(one, target, find)}
        case EnumPlan():
            return {"template": "enum/enum.py.jinja", "view": enums.twin(one)}
        case HandlePlan():
            return {"template": "handle/handle.py.jinja", "view": handles.twin(one, target)}
        case OpaquePlan():
            return {"template": "record/opaque.py.jinja", "view": opaques.stub(one)}
        case ExceptionPlan():
            return {"template": "exception/exception.py.jinja", "view": exceptions.twin(one, find)}
        case CallbackPlan():
            return {"template": "callback/callback.py.jinja", "view": callbacks.stub(one)}
        case TuplePlan():
            return {"template": "function/tuple.py.jinja", "view": functions.result(one)}
