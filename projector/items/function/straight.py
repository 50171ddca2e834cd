"""The straight tier: a recipe as one specialised C function. Each step becomes one call of the runtime."""

from __future__ import annotations

from dataclasses import dataclass, replace

from projector.ir.formula import Formula
from projector.ir.recipe import (
    Among,
    Call,
    Convert,
    Measure,
    Pass,
    Piece,
    Prepare,
    Recipe,
    Release,
    Require,
    Tell,
    Use,
    Variable,
    WriteBack,
)
from projector.ir.symbols import mangled, value_type
from projector.items.formula import spelled
from projector.items.function.build import counted, given_away, results
from projector.items.function.choice import decide, forms, join_two
from projector.items.function.expression import C_TYPES, among, asked, local, passed, pointer, type_of
from projector.items.function.failure import cleared, error, failed, kept_error, raising
from projector.items.function.growth import grow
from projector.marshalling.kinds import MOST
from projector.text import Code, c_number, c_string, code, identifier, join


@dataclass(frozen=True, slots=True)
class Wrapper:
    """What the template prints of a function, line by line."""

    slots: int
    full: int
    declarations: tuple[Code, ...]
    steps: tuple[Code, ...]
    again: bool
    retry: bool
    enter: tuple[Code, ...]
    call: tuple[Code, ...]
    leave: tuple[Code, ...]
    failed: Code | None
    error: Code
    raising: tuple[Code, ...]
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
            *(convert(step) for step in recipe.converts if step.among is None),
            *map(join_two, recipe.joins),
            *(line for step in recipe.decides for line in decide(step)),
            *(convert(step) for step in recipe.converts if step.among is not None),
            *map(_require, recipe.requires),
            *(line for step in recipe.measures for line in _measure(step)),
            *map(_prepare, recipe.prepares),
        ),
        again=recipe.check.retry or recipe.grow is not None,
        retry=recipe.check.retry,
        enter=(*map(_tell, recipe.tells), *map(_use, recipe.uses), *_enter(recipe.call, cleared(recipe))),
        call=_call(recipe),
        leave=(*_leave(recipe), *map(_write_back, recipe.writes), *grow(recipe)),
        failed=failed(recipe),
        error=error(recipe),
        raising=raising(recipe),
        results=results(recipe),
        releases=tuple(_release(step) for step in recipe.releases),
    )


# --- variables and conversions ------------------------------------------------------------------------------------


def _declarations(recipe: Recipe) -> tuple[Code, ...]:
    lines = [declare(variable) for variable in recipe.variables]
    lines += [
        code("PJ_EMPTY({});", local(one.name))
        for one in recipe.variables
        if one.holds == "buffer" and not _always_there(recipe, one)
    ]
    if recipe.call.result is not None and _reads_result(recipe):
        lines.append(code("{} pj_ret = 0;", C_TYPES[recipe.call.result]))
    if recipe.call.record is not None and _reads_result(recipe):
        lines.append(code("{} pj_ret;", value_type(recipe.call.record)))
    if kept_error(recipe) is not None:
        lines.append(code("int pj_error;"))
    if recipe.grow is not None:
        lines.append(code("int pj_round = 0;"))
    if recipe.call.calls_back:
        lines.append(code("pj_frame pj_here;"))
    elif recipe.call.gil != "hold":
        lines.append(code("PyThreadState *pj_thread;"))
    if len(recipe.builds) > 1:
        lines.append(code("PyObject *pj_values[{}] = {{NULL}};", len(recipe.builds)))
    return tuple(lines)


def _always_there(recipe: Recipe, buffer: Variable) -> bool:
    """Whether no call is made without this buffer."""
    return any(one.into == buffer.name and one.when == "always" and one.among is None for one in recipe.converts)


def _reads_result(recipe: Recipe) -> bool:
    return (
        recipe.check.rule != "none"
        or recipe.grow is not None
        or any(build.of is None or build.used_result for build in recipe.builds)
        or any(one.op == "native" and not one.of for one in recipe.releases)
    )


def declare(variable: Variable) -> Code:
    """A variable of the call."""
    name = local(variable.name)
    match variable.holds:
        case "scalar" if variable.kind == "pointer":
            return code("void *{} = (void *)(intptr_t){};", name, c_number(variable.initial))
        case "scalar":
            return code("{} {} = {};", C_TYPES[variable.kind], name, c_number(variable.initial))
        case "array":
            values = join(", ", [c_number(variable.initial)] * (variable.length if variable.initial else 1))
            return code("{} {}[{}] = {{{}}};", C_TYPES[variable.kind], name, variable.length, values)
        case "data":
            return code("void *{} = NULL;", name)
        case "cstring":
            return code(
                "const char *{} = {};", name, code("NULL") if variable.text is None else c_string(variable.text)
            )
        case "text":
            return code("pj_text {} = {{NULL, NULL}};", name)
        case "record":
            return code("pj_record *{} = NULL;", name)
        case "records":
            return code("PyObject *{} = NULL;", name)
        case "buffer":
            return code("PJ_BUFFER({});", name)
        case "pin":
            return code("pj_handle *{} = NULL;", name)
        case "callables":
            return code("pj_callable *{} = NULL;", name)
        case "use":
            return code("pj_use {} = {{.object = NULL}};", name)
        case "pins":
            return code("pj_pins *{} = NULL;", name)


def _guard(step: Convert | Require) -> Code:
    guard = _only(step.among)
    match step.when:
        case "given":
            return code("{}PJ_GIVEN(args[{}]) && ", guard, step.argument)
        case "some":
            return code("{}PJ_SOME(args[{}]) && ", guard, step.argument)
        case "always":
            return guard


def _only(condition: Among | None) -> Code:
    return code("") if condition is None else code("({}) && ", among(condition))


def convert(step: Convert) -> Code:
    """The condition that converts an argument, and fails if that can't be."""
    if step.default is not None:
        return _convert_or_make(step, step.default)
    into, guard = local(step.into), _guard(step)
    if step.op == "retained" and step.pin is not None:
        return code("if (PJ_UNLIKELY(pj_retain({}, &{}) < 0))", local(step.pin), into)
    if step.op == "retained":
        kept = (guard, step.argument, step.ref or 0, into)
        return code("if ({}PJ_UNLIKELY(pj_retain_object(fn, args[{}], {}, &{}) < 0))", *kept)
    if step.pin is not None and step.ref is not None:
        take = code("pj_arg_{}", identifier(step.op)) if step.op in ("opaque", "opaque_at") else code("pj_pin")
        return code(
            "if ({}PJ_UNLIKELY({}(fn, args[{}], {}, {}, &{}, &{}) < 0))",
            guard, take, step.argument, step.argument, step.ref, local(step.pin), into,
        )  # fmt: skip
    extras = [code("{}, ", extra) for extra in (step.item, step.ref) if extra is not None]
    extras += [code("{}, ", identifier(f"PJ_{step.kind.upper()}"))] if step.kind is not None else []
    extras += [code("{}, ", identifier(f"PJ_{step.text.upper()}"))] if step.text is not None else []
    extras += [code("{}, ", identifier(f"PJ_SCOPE_{step.scope.upper()}"))] if step.scope is not None else []
    extras += [_piece(step.piece)] if step.piece is not None else []
    extras += [code("&{}, ", local(kept)) for kept in (step.pin, step.keeps) if kept is not None]
    return code(
        "if ({}PJ_UNLIKELY(pj_arg_{}(fn, args[{}], {}, {}&{}) < 0))",
        guard, identifier(step.op), step.argument, step.argument, join("", extras), into,
    )  # fmt: skip


def _piece(piece: Piece) -> Code:
    values = (piece.address, piece.length, piece.size, int(piece.written))
    return code("(pj_piece){{{}, {}, {}, {}}}, ", *values)


def _convert_or_make(step: Convert, size: int) -> Code:
    """A buffer that Python gives, or a new one of `size` items."""
    place, item, into = step.argument, step.item or 1, local(step.into)
    is_given = code("PJ_SOME(args[{}])" if step.when == "some" else "PJ_GIVEN(args[{}])", place)
    given = code("pj_arg_{}(fn, args[{}], {}, {}, &{})", identifier(step.op), place, place, item, into)
    made = code("pj_new_buffer(fn, {}, {}, {}, &{})", place, size, item, into)
    return code("if ({}PJ_UNLIKELY(({} ? {} : {}) < 0))", _only(step.among), is_given, given, made)


def _require(step: Require) -> Code:
    guard, length = _guard(step), code("{}.count", local(step.buffer))
    return code("if ({}PJ_UNLIKELY(pj_agree(fn, {}, {}, {}) < 0))", guard, step.argument, length, step.length)


def _measure(step: Measure) -> tuple[Code, ...]:
    if step.by is not None:
        counted = (step.argument, local(step.buffer), local(step.by))
        first = code("if (PJ_UNLIKELY(pj_count_by(fn, {}, &{}, (uint64_t){}) < 0))", *counted)
        return (first, *_measure(replace(step, by=None)))
    into = local(step.into)
    if not step.buffer:
        return (code("if ({}({} = {}, 0))", _only(step.among), into, step.length),)
    buffer = local(step.buffer)
    length = code("{}.size", buffer) if step.unit == "bytes" else code("{}.count", buffer)
    if step.agree is not None:
        return (code("if (PJ_UNLIKELY(pj_agree(fn, {}, {}, (Py_ssize_t){}) < 0))", step.argument, length, into),)
    most = code("{}u", MOST[step.kind]) if MOST[step.kind] < 2**63 else code("UINT64_MAX")
    return (
        code(
            "if ({}PJ_UNLIKELY(pj_measure(fn, {}, {}, {}) < 0 || ({} = ({}){}, 0)))",
            _only(step.among), step.argument, length, most, into, C_TYPES[step.kind], length,
        ),
    )  # fmt: skip


def _tell(step: Tell) -> Code:
    return code("pj_tell({}, {}, (int64_t){});", local(step.callables), step.index, local(step.of))


def _use(step: Use) -> Code:
    if step.buffer is None:
        used = code("PJ_SOME(args[{0}]) ? args[{0}] : NULL", step.argument)
    elif step.records is None:
        used = code("{}.made" if step.made else "{}.view.obj", local(step.buffer))
    else:
        used = code("{0} != NULL ? {0} : {1}.view.obj", local(step.records), local(step.buffer))
    return code("pj_begin_use(fn, &{}, {});", local(step.into), used)


def _prepare(step: Prepare) -> Code:
    made = code("pj_record_leased" if step.leased else "pj_record_sized" if step.sized else "pj_record_new")
    return code("if ({}({} = {}(fn, {}, {}u)) == NULL)", _only(step.among), local(step.into), made, step.ref, step.size)


# --- the call -----------------------------------------------------------------------------------------------------


def _enter(call: Call, cleared: Code) -> tuple[Code, ...]:
    lines = [code("{};", cleared)] if call.clears_error else []
    if call.calls_back:
        above = code("(uint64_t){} > {}u", local(call.by), call.above) if call.gil == "above" else code("")
        release = {"release": code("true"), "hold": code("false"), "above": above}[call.gil]
        return (code("pj_enter_native(fn, &pj_here, {});", release), *lines)
    match call.gil:
        case "release":
            lines.insert(0, code("pj_thread = PyEval_SaveThread();"))
        case "above":
            by = local(call.by)
            lines.insert(0, code("pj_thread = (uint64_t){} > {}u ? PyEval_SaveThread() : NULL;", by, call.above))
        case "hold":
            pass
    return tuple(lines)


def _leave(recipe: Recipe) -> tuple[Code, ...]:
    call = recipe.call
    if call.calls_back:
        return _leave_from_python(recipe)
    match call.gil:
        case "release":
            return (code("PyEval_RestoreThread(pj_thread);"),)
        case "above":
            return (code("if (pj_thread != NULL)"), code("    PyEval_RestoreThread(pj_thread);"))
        case "hold":
            return ()


def _leave_from_python(recipe: Recipe) -> tuple[Code, ...]:
    """After an exception, handles that the call took are its own, and nobody takes the one that it gave."""
    fails, taken = failed(recipe), given_away(recipe)
    given_up = [line if fails is None else code("if (!({})) {}", fails, line) for line in taken]
    given_up += [
        code("pj_discard(fn, {}, PJ_WORD(pj_ret));", one.ref or 0)
        for one in recipe.builds
        if one.op == "handle" and one.of is None
    ]
    if not given_up:
        return (code("if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0))"), code("    goto done;"))
    return (
        code("if (PJ_UNLIKELY(pj_leave_native(&pj_here) < 0)) {{"),
        *(code("    {}", line) for line in given_up),
        code("    goto done;"),
        code("}}"),
    )


def _returns(call: Call) -> Code:
    if call.record is not None:
        return value_type(call.record)
    return code("void") if call.result is None else C_TYPES[call.result]


def _call(recipe: Recipe) -> tuple[Code, ...]:
    """The call, or the one of several that the arguments' kinds ask for; and what is read or asked right after it."""
    lines = list[Code]()
    several = tuple(forms(recipe.call))
    for i, (known, passes) in enumerate(several, 1):
        if len(several) > 1:
            condition = join(" && ", (code("({})", among(one)) for one in known))
            start = code("else ") if i > 1 else code("")
            lines.append(code("{}if ({})", start, condition) if i < len(several) else start)
        lines.append(_one_call(recipe, passes, i))
    kept = kept_error(recipe)
    if kept is not None:
        lines.append(code("pj_error = {};", kept))
    lines += [code("{} = {};", local(one.into), asked(one)) for one in recipe.asks]
    return tuple(lines)


def prototypes(recipe: Recipe) -> tuple[Code, ...]:
    """Of what is part of the extension: each form that it is called in, under a name of its own."""
    if recipe.formula is not None:
        return _computing(recipe, recipe.formula)
    if not recipe.linked:
        return ()
    of, symbol = recipe.call, c_string(recipe.symbol)
    return tuple(
        code("extern {} {}({}) PJ_LINKED({});", _returns(of), _linked(recipe, i), _types(of, passes), symbol)
        for i, (_, passes) in enumerate(forms(of), 1)
    )


def computed(recipe: Recipe) -> Code:
    """The C function of a formula."""
    return _linked(recipe, 1)


def _computing(recipe: Recipe, formula: Formula) -> tuple[Code, ...]:
    """The function that a macro or an inline function is, with the parameters' own names and types."""
    of = recipe.call
    params = [code("{} {}", type_of(one), local(one.name)) for one in of.passes]
    unused = [code("(void){};", local(one.name)) for one in of.passes]
    head = code("static {} {}({})", _returns(of), _linked(recipe, 1), join(", ", params) if params else code("void"))
    body = code("{{ {} return ({})({}); }}", join(" ", unused), _returns(of), spelled(formula))
    return (code("PJ_QUIET"), code("{} {}", head, body), code("PJ_LOUD"))


def _linked(recipe: Recipe, form: int) -> Code:
    *where, name = recipe.key.split(".")
    return code("pj_own{}_{}", mangled(tuple(where), name), form)


def _types(call: Call, passes: tuple[Pass, ...]) -> Code:
    fixed = passes[: call.variadic_from] if call.variadic_from else passes
    kinds = [type_of(one) for one in fixed]
    if call.variadic_from:
        kinds.append(code("..."))
    return join(", ", kinds) if kinds else code("void")


def _one_call(recipe: Recipe, passes: tuple[Pass, ...], form: int) -> Code:
    call = recipe.call
    function = code("(({})fn->address)", pointer(_returns(call), _types(call, passes), call.stdcall))
    if recipe.linked or recipe.formula is not None:
        function = _linked(recipe, form)
    further = [code("PJ_FURTHER_PASSED(PJ_FURTHER_WORD, PJ_FURTHER_FLOAT)")] if recipe.further else []
    args = join(", ", (*map(passed, passes), *further))
    kept = (call.record is not None or call.result is not None) and _reads_result(recipe)
    return code("pj_ret = {}({});", function, args) if kept else code("{}({});", function, args)


def _write_back(step: WriteBack) -> Code:
    return code("pj_write_back({}, {}, &{});", local(step.records), step.item, local(step.buffer))


# --- giving back --------------------------------------------------------------------------------------------------


def _release(step: Release) -> Code:
    of = local(step.of) if step.of else code("pj_ret")
    match step.op:
        case "buffer":
            return code("pj_release_buffer(&{});", of)
        case "text":
            return code("pj_release_text(&{});", of)
        case "record" | "records":
            return code("Py_XDECREF({});", of)
        case "handle":
            return code("pj_release_handle({});", of)
        case "callables":
            return code("pj_end_callables({});", of)
        case "pins":
            return code("pj_release_pins({});", of)
        case "each":
            return code("pj_free_each(fn, {}, (void *){}, {});", step.native or 0, of, counted(step))
        case "use":
            return code("pj_end_use(fn, &{});", of)
        case "discard":
            return code("pj_discard(fn, {}, PJ_WORD({}));", step.ref or 0, of)
        case "discard_all":
            return code("pj_discard_all(fn, {}, {}, {});", step.ref or 0, of, step.length)
        case "native":
            return code("pj_free_native(fn, {}, (void *){});", step.native or 0, of)
