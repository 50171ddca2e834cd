"""Failure in C: the condition of a recipe's error rule, and what is raised then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from projector.ir.condition import AllOf, Comparison, Condition, comparisons
from projector.ir.recipe import Raise, Recipe
from projector.items.function.expression import C_TYPES, asked, compared, local, passed, wide
from projector.text import Code, c_string, code, identifier, join

Kept = Literal["nothing", "errno", "last_error"]


def kept(recipe: Recipe) -> Kept:
    """Which of the system's codes must be kept before anything else runs."""
    check = recipe.check
    if check.fail_if is None:
        return "errno" if check.rule in ("errno", "errno_null") else "nothing"
    if _keeps_last_error(recipe):
        return "last_error"
    subjects = _subjects(recipe)
    explained = check.system == "errno" and any(explains(one, recipe) for one in check.raises)
    return "errno" if "errno" in subjects or check.retry or explained or recipe.call.result is None else "nothing"


def kept_error(recipe: Recipe) -> Code | None:
    """How the code is read that must be kept, if any."""
    return {"nothing": None, "errno": code("errno"), "last_error": code("(int)GetLastError()")}[kept(recipe)]


def clears(recipe: Recipe) -> Kept:
    """Which code is set to zero before the call."""
    if not recipe.call.clears_error:
        return "nothing"
    return "last_error" if _keeps_last_error(recipe) else "errno"


def cleared(recipe: Recipe) -> Code:
    """How the kept code is set to zero before the call."""
    return code("SetLastError(0)" if _keeps_last_error(recipe) else "errno = 0")


def _keeps_last_error(recipe: Recipe) -> bool:
    return recipe.check.system == "last_error" or "last_error" in _subjects(recipe)


def _subjects(recipe: Recipe) -> set[str]:
    """What the rule's conditions look at."""
    check = recipe.check
    stated = (check.fail_if, *(one.when for one in check.raises))
    return {one.subject for condition in stated if condition is not None for one in comparisons(condition)}


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
    if is_systems(recipe):
        return (code("{};", _raise_systems(recipe)),)
    words = c_string(check.message) if check.message is not None else code("NULL")
    if check.explain is not None:
        words = code("(const char *){}", asked(check.explain))
        if check.within is not None:
            words = code("pj_words_within({}, {})", asked(check.explain), check.within)
    worded = any(not explains(one, recipe) for one in check.raises)
    lines = [code("const char *pj_words = {};", words)] if worded else []
    if worded and check.explain is not None and recipe.call.calls_back:
        # The library may lock, and whoever holds that lock may wait for the GIL in a callback.
        lines.insert(0, code("PyThreadState *pj_asking = PyEval_SaveThread();"))
        lines.append(code("PyEval_RestoreThread(pj_asking);"))
    for one in check.raises:
        indent = code("") if one.when is None else code("    ")
        if one.when is not None:
            lines.append(code("if ({}) {{", _condition(one.when, recipe)))
        lines.append(code("{}{};", indent, _raise(one, recipe)))
        for name, value in one.fields:
            made = code("pj_make_{}(fn, {})", identifier(value.kind), passed(value))
            lines.append(code("{}pj_carry({}, {});", indent, c_string(name), made))
        if one.when is not None:
            lines += [code("    goto done;"), code("}}")]
    return tuple(lines)


def _filename(recipe: Recipe) -> Code:
    return code("NULL") if recipe.check.filename is None else code("args[{}]", recipe.check.filename)


def is_systems(recipe: Recipe) -> bool:
    """Whether failure is an OSError that the system's code explains."""
    check = recipe.check
    return check.fail_if is None or (len(check.raises) == 1 and explains(check.raises[0], recipe))


def explains(one: Raise, recipe: Recipe) -> bool:
    """Whether it is an OSError for which the system's code, and nothing else, has the words."""
    return one.exception == "OSError" and recipe.check.message is None and recipe.check.explain is None


def _raise(one: Raise, recipe: Recipe) -> Code:
    if explains(one, recipe):
        return _raise_systems(recipe)
    value = _carried(recipe)
    if isinstance(one.exception, int):
        return code("pj_raise_declared(fn, {}, {}, pj_words)", one.exception, value)
    return code("pj_raise_builtin(fn, PyExc_{}, {}, pj_words)", identifier(one.exception), value)


def _raise_systems(recipe: Recipe) -> Code:
    system = recipe.check.system
    if system == "errno":
        return code("pj_raise_errno(fn, {}, {})", error(recipe), _filename(recipe))
    told = code("pj_error") if system == "last_error" else code("(int){}", _carried(recipe))
    raised = code("pj_raise_status" if system == "ntstatus" else "pj_raise_windows")
    return code("{}(fn, {}, {})", raised, told, _filename(recipe))


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
    if name in ("errno", "last_error"):
        return code("pj_error"), "i32"
    if name == "ret":
        return code("pj_ret"), recipe.call.result or "i32"
    return local(name), next(variable.kind for variable in recipe.variables if variable.name == name)
