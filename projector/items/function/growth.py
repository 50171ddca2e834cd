"""Repeated calls in C: a buffer that grows until what the callee gives fits."""

from __future__ import annotations

from projector.ir.recipe import Grow, Recipe
from projector.items.function.expression import C_TYPES, compared, local
from projector.items.function.failure import failed, kept_error
from projector.text import Code, code, join


def grow(recipe: Recipe) -> tuple[Code, ...]:
    """After the call: once more with a larger buffer, if Python gave none and this one was too small."""
    step = recipe.grow
    if step is None:
        return ()
    wanted = code(
        "(pj_wanted){{{}, {}, {}, {}, {}}}",
        failed(recipe) or code("false"), _more(step, recipe), step.probe * 1, step.cuts * 1, _needed(step),
    )  # fmt: skip
    kind = C_TYPES[next(one.kind for one in recipe.variables if one.name == step.into)]
    buffer = local(step.buffer)
    return (
        code("if (!PJ_SOME(args[{}])) {{", step.argument),
        code("    int pj_more = pj_grow(fn, {}, &{}, {}, pj_round++, {});", step.argument, buffer, step.item, wanted),
        code("    if (pj_more < 0)"),
        code("        goto done;"),
        code("    if (pj_more > 0) {{"),
        code("        {} = ({}){}.count;", local(step.into), kind, buffer),
        code("        goto again;"),
        code("    }}"),
        code("}}"),
    )


def _more(step: Grow, recipe: Recipe) -> Code:
    """Whether the callee says that the buffer was too small; the system's code means something after a failure only."""
    is_kept = kept_error(recipe) is not None
    subject = code("pj_error" if is_kept else "(int64_t)(intptr_t)pj_ret")
    said = join(" || ", [code("{} == {}", subject, compared(one)) for one in step.more]) if step.more else code("false")
    return code("({}) && ({})", failed(recipe) or code("true"), said) if is_kept else said


def _needed(step: Grow) -> Code:
    if step.needed_result:
        return code("(int64_t)pj_ret")
    return code("-1") if step.needed is None else code("(int64_t){}", local(step.needed))
