"""Failure in C: the condition of a recipe's error rule, and what is raised then."""

from __future__ import annotations

from collections.abc import Callable

from projector.ir.condition import AllOf, Comparison, Condition, comparisons
from projector.ir.recipe import Raise, Recipe
from projector.items.function.expression import C_TYPES, asked, compared, local, passed, wide
from projector.text import Code, c_string, code, identifier, join


def reads_errno(recipe: Recipe) -> bool:
    """Whether errno must be kept before anything else runs."""
    check = recipe.check
    if check.fail_if is None:
        return check.rule in ("errno", "errno_null")
    looks = any(one.subject == "errno" for one in comparisons(check.fail_if))
    return looks or check.retry or _is_errno(recipe) or recipe.call.result is None


def failed(recipe: Recipe) -> Code | None:
    """When the call has failed; None where no rule tells."""
    check = recipe.check
    match check.rule:
        case "errno":
            return code("pj_ret == ({})-1", C_TYPES[recipe.call.result or "i32"])
        case "errno_null":
            return code("pj_ret == NULL")
        case "errno_return":
            return code("pj_ret != 0")
        case "declared" if check.fail_if is not None:
            return _condition(check.fail_if, recipe)
        case _:
            return None


def error(recipe: Recipe) -> Code:
    """The errno of a failed call."""
    return code("(int)pj_ret") if recipe.check.rule == "errno_return" else code("pj_error")


def raising(recipe: Recipe) -> tuple[Code, ...]:
    """The statements that raise what the rule declares."""
    check = recipe.check
    filename = code("NULL") if check.filename is None else code("args[{}]", check.filename)
    if _is_errno(recipe):
        return (code("pj_raise_errno(fn, {}, {});", error(recipe), filename),)
    words = c_string(check.message) if check.message is not None else code("NULL")
    if check.explain is not None:
        words = code("(const char *){}", asked(check.explain))
    lines = [code("const char *pj_words = {};", words)]
    for one in check.raises:
        indent = code("") if one.when is None else code("    ")
        if one.when is not None:
            lines.append(code("if ({}) {{", _condition(one.when, recipe)))
        lines.append(code("{}{};", indent, _raise(one, recipe)))
        if one.when is not None:
            lines += [code("    goto done;"), code("}}")]
    return tuple(lines)


def _is_errno(recipe: Recipe) -> bool:
    """Whether failure is an OSError that errno explains."""
    check = recipe.check
    if check.fail_if is None:
        return True
    return check.raises == (Raise("OSError"),) and check.message is None and check.explain is None


def _raise(one: Raise, recipe: Recipe) -> Code:
    value = _carried(recipe)
    if isinstance(one.exception, int):
        return code("pj_raise_declared(fn, {}, {}, pj_words)", one.exception, value)
    return code("pj_raise_builtin(fn, PyExc_{}, {}, pj_words)", identifier(one.exception), value)


def _carried(recipe: Recipe) -> Code:
    """The code that the exception carries."""
    if recipe.check.code is not None:
        return code("(int64_t){}", passed(recipe.check.code))
    if recipe.call.result is None:
        return code("pj_error")
    return wide(code("pj_ret"), "pointer" if recipe.call.result == "pointer" else "i64")


def _condition(stated: Condition, recipe: Recipe) -> Code:
    return condition(stated, lambda name: _subject(name, recipe))


def condition(stated: Condition, subject_of: Callable[[str], tuple[Code, str]]) -> Code:
    """A condition in C; `subject_of` gives the expression that a name stands for and its kind."""
    if not isinstance(stated, Comparison):
        joined = [code("({})", condition(part, subject_of)) for part in stated.parts]
        if isinstance(stated, AllOf):
            return join(" && ", joined) if joined else code("1")
        return join(" || ", joined) if joined else code("0")
    value, kind = subject_of(stated.subject)
    subject = wide(value, kind)
    values = [compared(value, kind) for value in stated.values if isinstance(value, int)]
    match stated.operator:
        case "in":
            return join(" || ", (code("{} == {}", subject, value) for value in values))
        case "not in":
            return join(" && ", (code("{} != {}", subject, value) for value in values))
        case operator:
            return code(_COMPARE[operator], subject, values[0])


_COMPARE = {
    "==": "{} == {}",
    "!=": "{} != {}",
    "<": "{} < {}",
    "<=": "{} <= {}",
    ">": "{} > {}",
    ">=": "{} >= {}",
}


def _subject(name: str, recipe: Recipe) -> tuple[Code, str]:
    if name == "errno":
        return code("pj_error"), "i32"
    if name == "ret":
        return code("pj_ret"), recipe.call.result or "i32"
    return local(name), next(variable.kind for variable in recipe.variables if variable.name == name)
