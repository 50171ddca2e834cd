"""attach: hand-written functions in the place of projected ones. Each must be there, and say its types."""

from __future__ import annotations

import ast
from pathlib import Path

from projector.diagnostics import Diagnostics
from projector.ir.plan import Plan, WrapPlan
from projector.settings import Project

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def attach(plan: Plan, project: Project, found: Diagnostics) -> None:
    """Add an error for each function that the hand-written modules in the projection's folder lack."""
    for wrap in (one for space in plan.namespaces for one in space.wraps):
        path = project.folder.joinpath(*wrap.module.split(".")).with_suffix(".py")
        what = f"{wrap.name} is {wrap.function} of {wrap.module}"
        function = _function(path, wrap)
        if function is None:
            hint = f"write `def {wrap.function}(...)` into {path.relative_to(project.folder).as_posix()}"
            found.error("PJ602", wrap.place, f"{what}, which isn't there", hint)
        elif untyped := _untyped(function):
            hint = "annotate every parameter and the result: type checkers read them"
            found.error("PJ603", wrap.place, f"{what}, which doesn't say the type of {', '.join(untyped)}", hint)


def _function(path: Path, wrap: WrapPlan) -> _Function | None:
    try:
        body = ast.parse(path.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return None
    return next((one for one in body if isinstance(one, _Function) and one.name == wrap.function), None)


def _untyped(function: _Function) -> list[str]:
    """What has no annotation."""
    args = function.args
    every = [*args.posonlyargs, *args.args, *([args.vararg] if args.vararg else []), *args.kwonlyargs]
    every += [args.kwarg] if args.kwarg else []
    return [one.arg for one in every if one.annotation is None] + (["its result"] if function.returns is None else [])
