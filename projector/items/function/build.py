"""Results in C: each step of building becomes one call of the runtime."""

from __future__ import annotations

from collections.abc import Iterator

from projector.ir.api import Stride
from projector.ir.recipe import Build, Recipe, Release
from projector.items.function.expression import C_TYPES, among, local
from projector.text import Code, c_number, code, identifier, join


def results(recipe: Recipe) -> tuple[Code, ...]:
    """The statements that make what Python gets; from here on the call has succeeded."""
    return (*_kept(recipe), *given_away(recipe), *_made(recipe))


def _kept(recipe: Recipe) -> Iterator[Code]:
    """Callables that native code may still call are no longer ours to release."""
    for one in recipe.keeps:
        name = local(one.callables)
        yield code("pj_settle_callables({});", name)
        if one.keeper is not None:
            yield code("pj_keep_callables(fn, {}, {}, {});", local(one.keeper), one.argument, name)
        yield code("{} = NULL;", name)


def given_away(recipe: Recipe) -> Iterator[Code]:
    """Handles that the callee took over are no longer ours to close."""
    taken = {one.into for one in recipe.converts if one.op == "handle_taken"}
    for one in recipe.releases:
        if one.op == "discard" and one.of in taken:
            yield code("{} = {};", local(one.of), c_number(one.initial))


def _made(recipe: Recipe) -> tuple[Code, ...]:
    if not recipe.builds:
        return (code("pj_result = pj_make_none(fn);"),)
    if len(recipe.builds) == 1:
        return (code("pj_result = {};", _build(recipe.builds[0])), *_taken(recipe, recipe.builds[0]))
    assert recipe.tuple_ref is not None
    lines = list[Code]()
    if recipe.alone is not None:
        lines.append(code("if (!PJ_SOME(args[{}])) {{", recipe.alone))
        lines.append(code("    pj_result = {};", _build(recipe.builds[0])))
        lines += [code("    {}", line) for line in _taken(recipe, recipe.builds[0])]
        lines += [code("    goto done;"), code("}}")]
    for i, build in enumerate(recipe.builds):
        lines += [code("pj_values[{}] = {};", i, _build(build)), *_taken(recipe, build)]
        lines += [code("if (pj_values[{}] == NULL)", i), code("    goto done;")]
    return (*lines, code("pj_result = pj_make_tuple(fn, {}, pj_values, {});", recipe.tuple_ref, len(recipe.builds)))


def build_value(build: Build) -> Code:
    """What makes one value."""
    return _build(build)


def _build(build: Build) -> Code:
    made = _make(build)
    if build.within is not None:
        made = code("pj_is_within(fn, {}, {}) ? {} : NULL", local(build.within), _native(build), made)
    return made if build.given is None else code("PJ_SOME(args[{}]) ? {} : pj_make_none(fn)", build.given, made)


def _taken(recipe: Recipe, build: Build) -> tuple[Code, ...]:
    """What is built of, or was given back since that failed: a handle has nothing left to discard, a view to free."""
    return tuple(
        code("{} = ({})(intptr_t){};", local(one.of), _kind_of(recipe, one.of), c_number(one.initial))
        for one in recipe.releases
        if one.op == "discard" and one.of in (build.of, *(case.of for _, case in build.cases))
    ) + ((code("{} = NULL;", _native(build)),) if build.free is not None and build.op != "record" else ())


def _kind_of(recipe: Recipe, name: str) -> Code:
    return C_TYPES[next(variable.kind for variable in recipe.variables if variable.name == name)]


def _chosen(build: Build) -> Code:
    """The result whose case holds, otherwise None."""
    made = code("pj_make_none(fn)")
    for case, one in reversed(build.cases):
        made = code("{} ? {} : {}", among(case), _build(one), made)
    return made


def _native(build: Build) -> Code:
    """What a result is built of."""
    return code("pj_ret") if build.of is None else local(build.of)


_OBJECTS = ("enum", "handle", "handles", "lent", "opaque", "pointers", "typed", "view", "at", "at_const")
_FOREIGN = ("foreign", "foreign_block", "record_copies", "opaques", "handle_list", "lent_list", "chain")
_TEXTS = ("texts", "text_list", "memory_text", "strings", "null_terminated", "string", "string_list", "chars")
_RECORDS = ("record", "record_owning", "records", "record_list", "copy")


def _make(build: Build) -> Code:
    of = _native(build)
    if build.op in _OBJECTS:
        return _make_object(build, of)
    if build.op in _FOREIGN:
        return _make_foreign(build, of)
    if build.op in _TEXTS:
        return _make_text(build, of)
    if build.op in _RECORDS:
        return _make_records(build, of)
    kind, item = _kind(build), build.item or 1
    match build.op:
        case "chosen":
            return _chosen(build)
        case "value":
            return code("pj_make_value(fn, {}, &{})", build.ref or 0, of)
        case "memory":
            return code("pj_make_memory(fn, {}, {}, {})", of, counted(build), item)
        case "memory_view":
            size = code("{} * {}", counted(build), item)
            return code("pj_make_memory_view(fn, (void *){}, {}, {})", of, size, _terms(build))
        case "buffer":
            return code("pj_make_buffer(fn, &{}, {}, {})", of, counted(build), item)
        case "stream" if build.stride is not None:
            return _make_stream(build, build.stride, of)
        case "numbers":
            return code("pj_make_numbers(fn, &{}, {}, {}, {})", of, counted(build), item, kind)
        case "scalars" | "scalars_at":
            made = code("pj_make_scalars(fn, {}, {}, {}, {})", of, build.length, item, kind)
            return made if build.op == "scalars" else code("{} == NULL ? pj_make_none(fn) : {}", of, made)
        case _:
            return code("pj_make_{}(fn, {})", identifier(build.op), of)


def _kind(build: Build) -> Code:
    return identifier(f"PJ_{build.kind.upper()}")


def _make_object(build: Build, of: Code) -> Code:
    """What stands for one native value, or for several: enums, handles and pointers."""
    name, ref = identifier(build.op), build.ref or 0
    match build.op:
        case "enum":
            return code("pj_make_enum(fn, {}, (int64_t){})", ref, of)
        case "handle":
            return code("pj_make_handle(fn, {}, PJ_WORD({}), {})", ref, of, _parents(build))
        case "handles":
            return code("pj_make_handles(fn, {}, {}, {}, {})", ref, of, build.length, _parents(build))
        case "lent":
            return code("pj_lend_handle(fn, {}, PJ_WORD({}), {})", ref, of, _parents(build))
        case "opaque":
            return code("pj_make_opaque(fn, {}, (void *){}, {}, {})", ref, of, _owners(build), _parents(build))
        case "pointers":
            return code("pj_make_pointers(fn, {}, {}, {})", ref, of, counted(build))
        case "typed":
            readonly = code("true") if build.readonly else code("false")
            return code("pj_make_typed(fn, {}, {}, {}, {})", _kind(build), build.length, readonly, of)
        case "view":
            return code("pj_make_view(fn, {}, {})", ref, of)
        case _:
            return code("pj_make_{}(fn, {}, (void *){})", name, ref, of)


def _make_records(build: Build, of: Code) -> Code:
    """Records that Python has from then on."""
    match build.op:
        case "record" if build.free is not None:
            return code("pj_make_owned(fn, &{}, {})", of, build.free)
        case "record":
            return code("pj_make_record(fn, &{})", of)
        case "record_owning":
            return code("pj_make_owning(fn, &{})", of)
        case "records":
            assert build.item is not None
            return code("pj_make_records(fn, &{}, {}, {}, {})", of, counted(build), build.item, build.ref or 0)
        case "record_list":
            return code("pj_make_record_list(fn, {}, {}, {})", of, counted(build), build.ref or 0)
        case _:
            reach = code("NULL")
            if build.stride is not None:
                reach = code("&(const pj_stride){{{}, {}, 1, PJ_COUNTS_ITEM}}", build.stride.offset, build.stride.size)
            return code("pj_make_copy(fn, {}, {}, {})", build.ref or 0, of, reach)


def _make_stream(build: Build, stride: Stride, of: Code) -> Code:
    return code(
        "pj_make_stream(fn, {}, &{}, {} * {}, {}, (pj_stride){{{}, {}, {}, PJ_COUNTS_{}}})",
        code("args[{}]", *build.owners), of, counted(build), build.item or 1, build.ref or 0,
        stride.offset, stride.size, stride.align, identifier(stride.counts.upper()),
    )  # fmt: skip


def _make_foreign(build: Build, of: Code) -> Code:
    """What shows native memory, or frees it when it was copied."""
    name, first = identifier(build.op), code("{}, (void *){}", build.ref or 0, of)
    match build.op:
        case "foreign":
            return code("pj_make_foreign(fn, {}, {})", first, _terms(build))
        case "chain":
            return code("pj_make_chain(fn, {}, {}, {})", first, build.item or 0, _terms(build))
        case _:
            return code("pj_make_{}(fn, {}, {}, {})", name, first, counted(build), _terms(build))


def _make_text(build: Build, of: Code) -> Code:
    name, text = identifier(build.op), identifier(f"PJ_{build.text.upper()}")
    match build.op:
        case "strings" | "null_terminated":
            return code("pj_make_{}(fn, {}, {})", name, of, text)
        case "string" | "string_list":
            return code("pj_make_{}(fn, &{}, {}, {}, {})", name, of, counted(build), build.item or 1, text)
        case "chars":
            return code("pj_make_chars(fn, {}, {}, {})", of, build.length, text)
        case _:
            return code("pj_make_{}(fn, {}, {}, {})", name, of, counted(build), text)


def _terms(build: Build) -> Code:
    """How long native memory lives, and whether it may be written to."""
    free = code("-1") if build.free is None else code("{}", build.free)
    return code("(pj_terms){{{}, {}, {}, {}}}", free, int(build.readonly), _owners(build), _parents(build))


def _owners(build: Build) -> Code:
    """The arguments that what is built keeps alive."""
    return _listed("pj_owners", [code("args[{}]", one) for one in build.owners])


def _parents(build: Build) -> Code:
    """The handles that what is built keeps open."""
    return _listed("pj_parents", [local(one) for one in build.parents])


def _listed(kind: str, values: list[Code]) -> Code:
    return code("({}){{{{{}}}}}", identifier(kind), join(", ", values) if values else code("NULL"))


def counted(build: Build | Release) -> Code:
    """How many there are; -1: up to NULL."""
    if build.length:
        return code("(int64_t){}", build.length)
    if build.used_result:
        return code("(int64_t)pj_ret")
    if build.used is not None:
        return code("(int64_t){}", local(build.used))
    assert build.of is not None
    return code("(int64_t){}.count", local(build.of))
