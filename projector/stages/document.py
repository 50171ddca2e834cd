"""document: a Plan gives pages of Markdown, an index and one for each namespace, for a publisher to put online."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from projector import files
from projector.diagnostics import Diagnostics
from projector.ir.plan import (
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
from projector.ir.sources import SourceFile
from projector.items.callback import page as callbacks
from projector.items.constant import page as constants
from projector.items.enum import page as enums
from projector.items.exception import page as exceptions
from projector.items.function import page as functions
from projector.items.handle import page as handles
from projector.items.record import page as records
from projector.items.variable import page as variables
from projector.stages.check import value_at
from projector.stages.flow import Progress, silent
from projector.stages.render import environment
from projector.targets import Target
from projector.text import Code, code, code_span, dotted, markdown, path, python_name

MARK = b"<!-- Written by projector's document stage. -->\n"  # the first line of every page
_GROUPS = (
    (code("Handles"), (HandlePlan,)),
    (code("Enums"), (EnumPlan,)),
    (code("Records"), (RecordPlan, OpaquePlan)),
    (code("Callbacks"), (CallbackPlan,)),
    (code("Named tuples"), (TuplePlan,)),
    (code("Exceptions"), (ExceptionPlan,)),
)


def document(plan: Plan) -> tuple[SourceFile, ...]:
    """The index first, then a page for each namespace."""
    templates = environment()
    index = templates.get_template("index.md.jinja").render(p=_index(plan))
    page = templates.get_template("namespace.md.jinja")
    pages = [SourceFile(_file(plan, space), page.render(n=_page(plan, space))) for space in plan.namespaces]
    return SourceFile("index.md", index), *pages


def document_folder(
    path: Path, target: Target, out: Path, found: Diagnostics, progress: Progress = silent
) -> Path | None:
    """Write the pages of the projection or metadata folder at `path` into `out`, one folder a package; None on errors.

    Pages of an earlier run that are no more are removed; other files in the folder stay.
    """
    plan = value_at("plan", path, target, found, progress)
    if not isinstance(plan, Plan) or found.failed:
        return None
    folder, pages = out / plan.package, document(plan)
    for page in pages:
        files.update(folder / page.path, page.text.encode())
    kept = {page.path for page in pages}
    for old in folder.glob("*.md"):
        if old.name not in kept and old.read_bytes().startswith(MARK):
            old.unlink()
    return folder / pages[0].path


def _module(plan: Plan, space: NamespacePlan) -> str:
    return ".".join((plan.package, *space.path))


def _file(plan: Plan, space: NamespacePlan) -> str:
    return f"{_module(plan, space)}.md"


def _index(plan: Plan) -> Mapping[str, Any]:
    spaces = [
        {
            "name": dotted(_module(plan, space)),
            "file": path(_file(plan, space)),
            "doc": markdown(space.doc or space.name),
        }
        for space in plan.namespaces
    ]
    names = sorted((name, i) for i, space in enumerate(plan.namespaces) for name in space.names)
    return {
        "title": dotted(plan.package),
        "target": code_span(plan.target.name),
        "namespaces": spaces,
        "names": [
            {"name": python_name(name), "space": spaces[i]["name"], "file": spaces[i]["file"]} for name, i in names
        ],
    }


def _page(plan: Plan, space: NamespacePlan) -> Mapping[str, Any]:
    return {
        "title": dotted(_module(plan, space)),
        "doc": markdown(space.doc or space.name),
        "groups": [{"title": title, "parts": parts} for title, parts in _groups(space) if parts],
    }


def _groups(space: NamespacePlan) -> Iterator[tuple[Code, list[Mapping[str, Any]]]]:
    projected = [_part("function/function", functions.page(one)) for one in space.functions]
    wrapped = [_part("function/wrap", functions.wrap_page(one)) for one in space.wraps]
    yield code("Functions"), [*projected, *wrapped]
    for title, kinds in _GROUPS:
        yield title, [_type(one) for one in space.types if isinstance(one, kinds)]
    yield code("Variables"), [_part("variable/variable", variables.page(one)) for one in space.variables]
    yield code("Constants"), [_part("constant/constant", constants.page(one)) for one in space.constants]


def _part(template: str, view: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"template": f"{template}.md.jinja", "view": view}


def _type(one: TypePlan) -> Mapping[str, Any]:
    match one:
        case RecordPlan():
            return _part("record/record", records.page(one))
        case EnumPlan():
            return _part("enum/enum", enums.page(one))
        case HandlePlan():
            return _part("handle/handle", handles.page(one))
        case OpaquePlan():
            return _part("record/opaque", records.opaque_page(one))
        case ExceptionPlan():
            return _part("exception/exception", exceptions.page(one))
        case CallbackPlan():
            return _part("callback/callback", callbacks.page(one))
        case TuplePlan():
            return _part("function/tuple", functions.tuple_page(one))
