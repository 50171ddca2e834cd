"""From a handle of the Api to its class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from projector.diagnostics import Diagnostics
from projector.ir import api
from projector.ir.condition import comparisons
from projector.ir.fingerprint import of_handle
from projector.ir.plan import HandlePlan, StepPlan
from projector.ir.recipe import Recipe
from projector.items.rules import WINDOWS_RULES
from projector.marshalling import kind_of
from projector.marshalling.handles import is_descriptor

_RULES = ("none", "errno", "errno_return", *WINDOWS_RULES)


def plan(handle: api.Handle, items: Mapping[api.Key, api.Item], found: Diagnostics) -> HandlePlan | None:
    """The handle's class; None, with the reason reported, where it can't be closed."""
    close = items.get(handle.close) if handle.close else None
    kind = kind_of(handle.type)
    reason = _refusal(handle, close, kind, items)
    if reason is not None or kind is None:
        hint = "give it `close: {call: ..., errors: ...}`, or `no_free: true`"
        found.error("PJ411", handle.place, f"{handle.name} {reason}", hint)
        return None
    function = close if isinstance(close, api.Function) else None
    declared = items.get(handle.close_errors)
    fail_if, exception = None, None
    if isinstance(declared, api.ErrorRule):
        fail_if, exception = declared.fail_if, declared.exception
    return HandlePlan(
        handle.python_name,
        handle.key,
        kind,
        handle.invalid,
        function.library if function else None,
        function.symbol if function else "",
        function.name if function else "",
        "declared" if fail_if is not None else handle.close_errors,
        is_descriptor(handle),
        handle.at_exit == "leak",
        handle.fork == "abandon",
        handle.also,
        handle.doc,
        of_handle(handle, close if isinstance(close, api.Function) else None),
        fail_if,
        exception,
        handle.unowned,
        handle.pseudo,
        handle.next,
        returns=kind_of(function.returns.type) if function and function.returns else None,
        stdcall=function is not None and function.abi == "stdcall",
    )


def stepped(plan: HandlePlan, handle: api.Handle, functions: list[Recipe], found: Diagnostics) -> HandlePlan:
    """The class as an iterator, if it is one: its next function must be public, and give None at the end."""
    if plan.next is None:
        return plan
    recipe = next((one for one in functions if one.key == plan.next), None)
    reason = _refused_step(plan, recipe)
    if recipe is None or reason is not None:
        hint = "it takes the handle alone, gives an item or NULL, and is in the handle's namespace"
        found.error("PJ415", handle.place, f"{handle.name} can't be iterated: {reason}", hint)
        return plan
    return replace(plan, step=StepPlan(recipe.name, recipe.result.removesuffix(" | None")))


def _refused_step(plan: HandlePlan, recipe: Recipe | None) -> str | None:
    if recipe is None:
        return "the function of its items isn't public here"
    takes = [one for one in recipe.converts if one.argument == 0 and one.op == "handle" and one.ref is not None]
    if not takes or recipe.refs[takes[0].ref or 0] != plan.key:
        return f"{recipe.name} doesn't take it"
    if any(one.default is None for one in recipe.parameters[1:]):
        return f"{recipe.name} takes more than it"
    return None if recipe.result.endswith(" | None") else f"{recipe.name} never says that there is no item any more"


def _refusal(
    handle: api.Handle, close: api.Item | None, kind: str | None, items: Mapping[api.Key, api.Item]
) -> str | None:
    if kind not in ("i32", "u32", "i64", "u64", "pointer"):
        return "must be an int, a long or a pointer"
    if handle.unowned:
        return None
    if not isinstance(close, api.Function):
        return "has no function that closes it"
    if len(close.params) != 1 or kind_of(close.params[0].type) != kind:
        return f"can't be closed by {close.name}: it must take exactly the handle"
    if handle.close_errors not in _RULES and not _tells(items.get(handle.close_errors), items):
        return f"is closed under the rule {handle.close_errors}: it may look at `ret` only, and raise what is declared"
    return None


def _tells(rule: api.Item | None, items: Mapping[api.Key, api.Item]) -> bool:
    """Whether a declared rule can tell of a close function's result alone whether it failed."""
    if not isinstance(rule, api.ErrorRule) or not isinstance(items.get(rule.exception), api.ExceptionType):
        return False
    return all(one.subject == "ret" for one in comparisons(rule.fail_if))
