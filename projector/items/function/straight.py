"""The straight tier: a recipe as one specialised C function. Each step becomes one call of the runtime."""

from __future__ import annotations

from dataclasses import dataclass

from projector.ir.recipe import Build, Call, Convert, Kind, Measure, Pass, Recipe, Release, Variable
from projector.marshalling.kinds import MOST
from projector.text import Code, code, identifier, join, number

_C: dict[Kind, Code] = {
    "i8": code("int8_t"),
    "u8": code("uint8_t"),
    "i16": code("int16_t"),
    "u16": code("uint16_t"),
    "i32": code("int32_t"),
    "u32": code("uint32_t"),
    "i64": code("int64_t"),
    "u64": code("uint64_t"),
    "f32": code("float"),
    "f64": code("double"),
    "bool": code("bool"),
    "char": code("char"),
    "pointer": code("void *"),
}


@dataclass(frozen=True, slots=True)
class Wrapper:
    """What the template prints of a function, line by line."""

    slots: int
    full: int
    declarations: tuple[Code, ...]
    steps: tuple[Code, ...]
    again: bool
    enter: tuple[Code, ...]
    call: tuple[Code, ...]
    leave: tuple[Code, ...]
    failed: Code | None
    error: Code
    filename: Code
    results: tuple[Code, ...]
    releases: tuple[Code, ...]


def wrapper(recipe: Recipe) -> Wrapper:
    """A recipe's C."""
    positional = all(parameter.kind != "keyword_only" for parameter in recipe.parameters)
    return Wrapper(
        slots=max(1, len(recipe.parameters)),
        full=len(recipe.parameters) if positional else -1,
        declarations=_declarations(recipe),
        steps=(
            *(_convert(step) for step in recipe.converts),
            *(line for step in recipe.measures for line in _measure(step)),
            *(code("if (({} = pj_record_new(fn, {})) == NULL)", _local(p.into), p.ref) for p in recipe.prepares),
        ),
        again=recipe.check.retry,
        enter=_enter(recipe.call),
        call=_call(recipe),
        leave=_leave(recipe.call),
        failed=_failed(recipe),
        error=code("(int)pj_ret") if recipe.check.rule == "errno_return" else code("pj_error"),
        filename=code("NULL") if recipe.check.filename is None else code("args[{}]", recipe.check.filename),
        results=_results(recipe),
        releases=tuple(_release(step) for step in recipe.releases),
    )


# --- variables and conversions ------------------------------------------------------------------------------------


def _local(name: str) -> Code:
    return identifier(f"a_{name}")


def _declarations(recipe: Recipe) -> tuple[Code, ...]:
    lines = [_declare(variable) for variable in recipe.variables]
    if recipe.call.result is not None and _reads_result(recipe):
        lines.append(code("{} pj_ret;", _C[recipe.call.result]))
    if _reads_errno(recipe):
        lines.append(code("int pj_error;"))
    if recipe.call.gil != "hold":
        lines.append(code("PyThreadState *pj_thread;"))
    if len(recipe.builds) > 1:
        lines.append(code("PyObject *pj_values[{}] = {{NULL}};", len(recipe.builds)))
    return tuple(lines)


def _reads_result(recipe: Recipe) -> bool:
    return recipe.check.rule != "none" or any(build.of is None or build.used_result for build in recipe.builds)


def _reads_errno(recipe: Recipe) -> bool:
    return recipe.check.rule in ("errno", "errno_null")


def _declare(variable: Variable) -> Code:
    name = _local(variable.name)
    match variable.holds:
        case "scalar" if variable.kind == "pointer":
            return code("void *{} = (void *)(intptr_t){};", name, number(variable.initial))
        case "scalar":
            return code("{} {} = {};", _C[variable.kind], name, _initial(variable.initial))
        case "array":
            return code("{} {}[{}] = {{0}};", _C[variable.kind], name, variable.length)
        case "data":
            return code("void *{} = NULL;", name)
        case "cstring":
            return code("const char *{} = NULL;", name)
        case "text":
            return code("pj_text {} = {{NULL, NULL}};", name)
        case "record":
            return code("pj_record *{} = NULL;", name)
        case "buffer":
            return code("PJ_BUFFER({});", name)
        case "pin":
            return code("pj_handle *{} = NULL;", name)


def _initial(value: int | float) -> Code:
    """A number that C reads as meant: its smallest integer and its largest ones need other words."""
    if isinstance(value, int) and value < -(2**63) + 1:
        return code("INT64_MIN")
    if isinstance(value, int) and value >= 2**31:
        return code("{}u", number(value)) if value < 2**63 else code("{}ull", number(value))
    return number(value)


def _guard(step: Convert) -> Code:
    match step.when:
        case "given":
            return code("PJ_GIVEN(args[{}]) && ", step.argument)
        case "some":
            return code("PJ_SOME(args[{}]) && ", step.argument)
        case "always":
            return code("")


def _convert(step: Convert) -> Code:
    into, guard = _local(step.into), _guard(step)
    if step.pin is not None and step.ref is not None:
        return code(
            "if ({}PJ_UNLIKELY(pj_pin(fn, args[{}], {}, {}, &{}, &{}) < 0))",
            guard, step.argument, step.argument, step.ref, _local(step.pin), into,
        )  # fmt: skip
    extras = [code("{}, ", extra) for extra in (step.item, step.count, step.ref) if extra is not None]
    return code(
        "if ({}PJ_UNLIKELY(pj_arg_{}(fn, args[{}], {}, {}&{}) < 0))",
        guard, identifier(step.op), step.argument, step.argument, join("", extras), into,
    )  # fmt: skip


def _measure(step: Measure) -> tuple[Code, ...]:
    buffer, into = _local(step.buffer), _local(step.into)
    length = code("{}.size", buffer) if step.unit == "bytes" else code("{}.count", buffer)
    if step.agree is not None:
        return (code("if (PJ_UNLIKELY(pj_agree(fn, {}, {}, (Py_ssize_t){}) < 0))", step.argument, length, into),)
    most = code("{}u", MOST[step.kind]) if MOST[step.kind] < 2**63 else code("UINT64_MAX")
    return (
        code(
            "if (PJ_UNLIKELY(pj_measure(fn, {}, {}, {}) < 0 || ({} = ({}){}, 0)))",
            step.argument, length, most, into, _C[step.kind], length,
        ),
    )  # fmt: skip


# --- the call -----------------------------------------------------------------------------------------------------


def _enter(call: Call) -> tuple[Code, ...]:
    lines = [code("errno = 0;")] if call.clear_errno else []
    match call.gil:
        case "release":
            lines.insert(0, code("pj_thread = PyEval_SaveThread();"))
        case "above":
            by = _local(call.by)
            lines.insert(0, code("pj_thread = (uint64_t){} > {}u ? PyEval_SaveThread() : NULL;", by, call.above))
        case "hold":
            pass
    return tuple(lines)


def _leave(call: Call) -> tuple[Code, ...]:
    match call.gil:
        case "release":
            return (code("PyEval_RestoreThread(pj_thread);"),)
        case "above":
            return (code("if (pj_thread != NULL)"), code("    PyEval_RestoreThread(pj_thread);"))
        case "hold":
            return ()


def _pass(one: Pass) -> Code:
    match one.what:
        case "constant":
            value = _initial(one.value)
            return code("({}){}", _C[one.kind], value) if one.kind != "pointer" else code("(void *)(intptr_t){}", value)
        case "address":
            return code("&{}", _local(one.name))
        case "given":
            return code("PJ_SOME(args[{}]) ? &{} : NULL", one.value, _local(one.name))
        case "data":
            return code("PJ_DATA_OF({})", _local(one.name))
        case "value":
            return code("({}){}", _C[one.kind], _local(one.name))


def _call(recipe: Recipe) -> tuple[Code, ...]:
    call = recipe.call
    fixed = call.passes if call.variadic_from is None else call.passes[: call.variadic_from]
    kinds = [_C[one.kind] for one in fixed]
    if call.variadic_from is not None:
        kinds.append(code("..."))
    returns = code("void") if call.result is None else _C[call.result]
    function = code("(({} (*)({}))fn->address)", returns, join(", ", kinds) if kinds else code("void"))
    args = join(", ", (_pass(one) for one in call.passes))
    kept = call.result is not None and _reads_result(recipe)
    lines = [code("pj_ret = {}({});", function, args) if kept else code("{}({});", function, args)]
    if _reads_errno(recipe):
        lines.append(code("pj_error = errno;"))
    return tuple(lines)


def _failed(recipe: Recipe) -> Code | None:
    match recipe.check.rule:
        case "errno":
            return code("pj_ret == ({})-1", _C[recipe.call.result or "i32"])
        case "errno_null":
            return code("pj_ret == NULL")
        case "errno_return":
            return code("pj_ret != 0")
        case "none":
            return None


# --- results ------------------------------------------------------------------------------------------------------


def _results(recipe: Recipe) -> tuple[Code, ...]:
    if not recipe.builds:
        return (code("pj_result = pj_make_none(fn);"),)
    if len(recipe.builds) == 1:
        return (code("pj_result = {};", _build(recipe.builds[0])),)
    assert recipe.tuple_ref is not None
    lines = []
    for i, build in enumerate(recipe.builds):
        lines += [code("if ((pj_values[{}] = {}) == NULL)", i, _build(build)), code("    goto done;")]
    return (*lines, code("pj_result = pj_make_tuple(fn, {}, pj_values, {});", recipe.tuple_ref, len(recipe.builds)))


def _build(build: Build) -> Code:
    made = _make(build)
    return made if build.given is None else code("PJ_SOME(args[{}]) ? {} : pj_make_none(fn)", build.given, made)


def _make(build: Build) -> Code:
    of = code("pj_ret") if build.of is None else _local(build.of)
    op = identifier(build.op)
    match build.op:
        case "enum":
            return code("pj_make_enum(fn, {}, (int64_t){})", build.ref or 0, of)
        case "handle":
            return code("pj_make_handle(fn, {}, (int64_t)(intptr_t){})", build.ref or 0, of)
        case "record":
            return code("pj_make_record(fn, &{})", of)
        case "buffer":
            return code("pj_make_buffer(fn, &{}, {}, {})", of, _used(build), build.item or 1)
        case "records":
            return code("pj_make_records(fn, &{}, {}, {})", of, _used(build), build.ref or 0)
        case "string":
            kind = identifier(f"PJ_{build.text.upper()}")
            return code("pj_make_string(fn, &{}, {}, {}, {})", of, _used(build), build.item or 1, kind)
        case "numbers":
            kind = identifier(f"PJ_{build.kind.upper()}")
            return code("pj_make_numbers(fn, &{}, {}, {}, {})", of, _used(build), build.item or 1, kind)
        case "scalars":
            kind = identifier(f"PJ_{build.kind.upper()}")
            return code("pj_make_scalars(fn, {}, {}, {}, {})", of, build.length, build.item or 1, kind)
        case _:
            return code("pj_make_{}(fn, {})", op, of)


def _used(build: Build) -> Code:
    if build.used_result:
        return code("(int64_t)pj_ret")
    if build.used is not None:
        return code("(int64_t){}", _local(build.used))
    assert build.of is not None
    return code("(int64_t){}.count", _local(build.of))


def _release(step: Release) -> Code:
    of = _local(step.of)
    match step.op:
        case "buffer":
            return code("pj_release_buffer(&{});", of)
        case "text":
            return code("pj_release_text(&{});", of)
        case "record":
            return code("Py_XDECREF({});", of)
        case "handle":
            return code("pj_release_handle({});", of)
