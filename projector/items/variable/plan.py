"""From a variable of the Api to a name of the namespace: what it gives, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping

from projector.diagnostics import Diagnostics
from projector.ir import api
from projector.ir.plan import VariablePlan
from projector.items.record.plan import lone

_VIEWS = ("record", "array")


def plan(
    variable: api.Variable, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str], found: Diagnostics
) -> VariablePlan | None:
    """The variable; None, with a note, if its value can't be projected."""
    memory = api.Field(
        "value",
        "value",
        variable.type,
        variable.spelled,
        variable.place,
        enum=variable.enum,
        handle=variable.handle,
        string=variable.string,
    )
    field = lone(memory, items, names)
    why = f"{variable.spelled} can't be a variable yet"
    if field is not None and field.kind in _VIEWS and variable.thread_local:
        field, why = None, "a view would outlive the thread that has it"
    if field is None:
        found.note("PJ416", variable.place, f"{variable.name} is left out: {why}")
        return None
    return VariablePlan(
        variable.python_name,
        variable.key,
        variable.name,
        variable.symbol,
        variable.library,
        field,
        plain=not variable.thread_local and (variable.const or field.kind in _VIEWS),
        const=variable.const or field.takes is None,
        thread_local=variable.thread_local,
        linked=variable.linked,
        since=", ".join(f"{what} {version}" for what, version in variable.since),
        doc=variable.doc,
    )
