"""flow: the pure stages in a row, load to render, each value as it comes. `build`, `check` and `inspect` follow it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from projector.diagnostics import Diagnostics
from projector.ir.api import Api
from projector.ir.documents import Documents
from projector.ir.plan import Plan
from projector.ir.sources import Sources
from projector.settings import Project
from projector.stages.abreast import abreast
from projector.stages.known import Known
from projector.stages.load import load
from projector.stages.locate import metadata_folders, overlay_paths
from projector.stages.plan import at_once as each_time, plan
from projector.stages.present import Once, at_once
from projector.stages.rebind import Rebinding
from projector.stages.rely import provided
from projector.stages.render import render
from projector.stages.replan import Replanning
from projector.stages.resolve import resolve
from projector.stages.select import select
from projector.stages.twin import twin
from projector.targets import Target

Value = Documents | Api | Plan | Sources

Progress = Callable[[str, int, int], None]
"""Called when a stage starts, and with how much of how much is done where a stage can tell."""

STAGES = ("load", "resolve", "select", "plan", "render", "twin")
"""Those with a value to look at; the last two follow `plan` side by side."""

BackEnd = Callable[[Plan, Once], Sources]


def silent(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


def flow(
    project: Project,
    target: Target,
    found: Diagnostics,
    progress: Progress = silent,
    back_end: BackEnd = render,
    once: Once = at_once,
    known: Known | None = None,
) -> Iterator[Value]:
    """The value of each stage in turn, to that of `back_end`; ends early after a stage that found an error.

    If something is `known`, documents are missing that weren't needed.
    """
    folders, overlays = metadata_folders(project, found), overlay_paths(project, found)
    if found.failed:
        return
    progress("load", 0, 0)
    rebinding = Rebinding(folders, overlays, target, known) if known is not None else None
    recalled = rebinding.recalled(found) if rebinding is not None else None
    if recalled is not None:
        documents, api = recalled
        yield documents
    else:
        documents = load(folders, found, overlays)
        yield documents
        if found.failed:
            return
        progress("resolve", 0, 0)
        api = rebinding.resolve(documents, found) if rebinding is not None else resolve(documents, target, found)
    del documents, recalled  # they have most of the memory
    yield api
    if found.failed:
        return
    progress("select", 0, 0)
    api = select(api, project.settings.select, found, provided(project.foundations))
    yield api
    if found.failed:
        return
    progress("plan", 0, 0)
    planned = plan(api, project.settings, found, Replanning(known) if known is not None else each_time)
    yield planned
    if found.failed:
        return
    progress(back_end.__name__, 0, 0)
    if known is not None:
        abreast(back_end, planned, once, known.functions)
    yield back_end(planned, once)


def value_of(
    stage: str,
    project: Project,
    target: Target,
    found: Diagnostics,
    progress: Progress = silent,
    known: Known | None = None,
) -> Value | None:
    """What one of `STAGES` gives; None if it wasn't reached. No later stage runs."""
    to_plan = STAGES.index("plan") + 1
    needed = STAGES[: STAGES.index(stage) + 1] if stage in STAGES[:to_plan] else (*STAGES[:to_plan], stage)
    values = flow(project, target, found, progress, twin if stage == "twin" else render, known=known)
    return dict(zip(needed, values, strict=False)).get(stage)
