"""A callback as the templates print it: what native code calls, and the class of its function pointers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from projector.ir.callback import CallbackRecipe, Outgoing, loaded
from projector.ir.plan import CallbackPlan, NamespacePlan
from projector.ir.recipe import Ask, Build
from projector.ir.symbols import mangled, value_type
from projector.items.annotation import annotation
from projector.items.callback import program
from projector.items.callback.pools import Pools
from projector.items.function.build import build_value
from projector.items.function.expression import C_TYPES, local, passed, pointer
from projector.items.function.program import kind_of
from projector.items.function.straight import convert, declare
from projector.items.packed import FUNCTION
from projector.items.tables import Tables
from projector.text import Code, c_number, c_string, code, identifier, join, literal, python_name


def c(callback: CallbackPlan, space: NamespacePlan, tables: Tables, at: int, pools: Pools) -> Mapping[str, Any]:
    """What the C template prints; of one with a program only what puts the arguments into words."""
    name, recipe = mangled(space.path, callback.name), callback.recipe
    called = {} if recipe is None else _called(recipe, name, at, space.source_of(callback.key), tables)
    shared, encoded = None, 0
    is_program = recipe is not None and pools.is_table and program.fits(recipe)
    if recipe is not None and is_program:
        sizes = {one.key: one.size for one in space.values}
        encoded = tables.program(program.encoded(recipe, tables.text, sizes)) + 1
        shared = pools.number(recipe)
    is_shared = shared is not None
    return {
        "face": 0 if recipe is None else _face(recipe, encoded, tables) + 1,
        "called": tables.call(_own(recipe, called)) if recipe is not None and not is_shared else 0,
        "is_called": recipe is not None,
        "is_written": is_program and not is_shared,
        "is_compiled": not is_program,
        "has_thunks": not is_shared,
        "is_shared": is_shared,
        "shared": 0 if shared is None else shared + 1,
        "r": called,
    }


def _called(recipe: CallbackRecipe, name: Code, at: int, source: str, tables: Tables) -> dict[str, Any]:
    kinds = [value_type(one.record) if one.record else C_TYPES[one.kind] for one in recipe.incoming]
    params = [code("{} {}", kind, local(one.name)) for kind, one in zip(kinds, recipe.incoming, strict=True)]
    returns = value_type(recipe.record) if recipe.record else C_TYPES[recipe.result] if recipe.result else code("void")
    builds = [one.build for one in recipe.incoming if one.build is not None]
    unused = [local(one.name) for one in recipe.incoming if one.build is None]
    first = [code("pj_callable *pj_found")] if recipe.pool else []
    return {
        "line": recipe.line,
        "source": c_string(source),
        "returns": returns,
        "convention": code("PJ_STDCALL ") if recipe.stdcall else code(""),
        "gives": recipe.record is not None or recipe.result is not None,
        "called": code("pj_called{}", name),
        "params": join(", ", [*first, *params]) if first or params else code("void"),
        **_pooled(recipe, name, params),
        "found": code("(pj_callable *)(intptr_t){}", local(recipe.found)) if recipe.found else code("NULL"),
        "is_found": recipe.found is not None,
        **_consulted(recipe, name),
        "at": at,
        "kind": kind_of(recipe.result or "pointer"),
        "on_error": c_number(program.on_error(recipe)),
        "words": len(recipe.incoming),
        "arguments": [local(one.name) for one in recipe.incoming],
        "unused": unused,
        "answer": _answer(recipe),
        "declarations": [*map(declare, recipe.variables), *_loads(recipe)],
        "builds": [build_value(one) for one in builds],
        "ends": [_end(one, place) for place, one in enumerate(builds, 1)],
        "gone": [
            code("pj_take_back(fn, {}, {});", one.ends, local(one.name))
            for one in recipe.incoming
            if one.ends is not None
        ],
        "count": len(builds),
        "room": len(builds) + 1,
        "outer": [
            code("const int64_t {} = pj_in.callable->outer[{}];", local(f"0outer_{i}"), i)
            for i in range(len(recipe.outer))
        ],
        **_answered(recipe),
    }


def _face(recipe: CallbackRecipe, program: int, tables: Tables) -> int:
    """The place of what its values are converted by; `program` is one more than its own's, or 0."""
    answers = recipe.answers or ("result",)
    row = {
        **dict.fromkeys(FUNCTION, 0),
        "name": tables.text(recipe.name),
        "count": len(answers),
        "program": program,
        "ref_count": len(recipe.refs),
        "parameters": tables.names(answers),
        "others": tables.others(recipe.natives),
        "native_count": len(recipe.natives),
    }
    return tables.function(row, recipe.refs, identifier(recipe.name))


def _own(recipe: CallbackRecipe, view: Mapping[str, Any]) -> Code:
    """How native code gets to one that has functions of its own."""
    parts = [code(".pool = {}, .places = {}", view["table"], view["places"])] if recipe.pool else []
    parts += [] if recipe.pool else [code(".entry = (void (*)(void)){}", view["called"])]
    parts += [code(".asker = &{}", view["asker"])] if recipe.asked is not None else []
    parts += [code(".teller = &{}", view["teller"])] if recipe.tells is not None else []
    return code("{{ {} }}", join(", ", parts))


def _pooled(recipe: CallbackRecipe, name: Code, params: Sequence[Code]) -> Mapping[str, Any]:
    """The functions of a type whose callables aren't found by user data."""
    return {
        "pool": recipe.pool,
        "thunks": [code("pj_thunk{}_{}", name, i) for i in range(recipe.pool)],
        "thunk_params": join(", ", params) if params else code("void"),
        "thunk_args": join("", (code(", {}", local(one.name)) for one in recipe.incoming)),
        "places": code("pj_places{}", name),
        "table": code("pj_pool{}", name),
    }


def _consulted(recipe: CallbackRecipe, name: Code) -> Mapping[str, Any]:
    """The native functions that know the callable, and that are told of an exception."""
    return {
        "is_asked": recipe.asked is not None,
        "asker": code("pj_ask{}", name),
        "ask_index": recipe.asked.native if recipe.asked else 0,
        "ask": _ask(recipe.asked, code("pj_ask{}", name), code("void *")),
        "is_told": recipe.tells is not None,
        "teller": code("pj_tell{}", name),
        "tell_index": recipe.tells.native if recipe.tells else 0,
        "tell": _ask(recipe.tells, code("pj_tell{}", name), code("void")),
    }


def _loads(recipe: CallbackRecipe) -> Iterator[Code]:
    for one in recipe.incoming:
        if one.loads is not None:
            kind, name = C_TYPES[one.loads], local(one.name)
            yield code("{} {} = {} == NULL ? 0 : *({} *){};", kind, local(loaded(one.name)), name, kind, name)


def _answered(recipe: CallbackRecipe) -> Mapping[str, Any]:
    """What becomes of what Python answers."""
    return {
        "answers": len(recipe.answers),
        "has_answer": bool(recipe.answers),
        "is_single": len(recipe.answers) == 1,
        "is_tuple": len(recipe.answers) > 1,
        "converts": [convert(one) for one in recipe.converts],
        "result": _result(recipe),
        "writes": [line for one in sorted(recipe.written, key=_is_handed) for line in _write(one, recipe)],
        "releases": [code("pj_release_{}(&{});", identifier(one.op), local(one.of)) for one in recipe.releases],
    }


def _is_handed(one: Outgoing) -> bool:
    """Last comes what can't be undone."""
    return one.hands is not None


def _ask(asked: Ask | None, function: Code, gives: Code) -> Code:
    """A call of a native function whose address was put down when a callable was given."""
    if asked is None:
        return code("")
    types = join(", ", (C_TYPES[one.kind] for one in asked.passes)) if asked.passes else code("void")
    type = pointer(gives, types, asked.stdcall)
    return code("(({}){})({})", type, function, join(", ", map(passed, asked.passes)))


def _end(build: Build, place: int) -> Code:
    """What becomes of a value after the call: what leads to native memory must not do so any more."""
    leads = build.ref is not None or bool(build.cases)
    return code("pj_expire(&pj_in, given[{}]);" if leads else "Py_XDECREF(given[{}]);", place)


def _answer(recipe: CallbackRecipe) -> Code:
    """The variable of what native code is told, as it is after an exception."""
    if recipe.record:
        return code("{} pj_answer;\n    memset(&pj_answer, 0, sizeof pj_answer);", value_type(recipe.record))
    if recipe.result is None:
        return code("")
    cast = code("(void *)(intptr_t)") if recipe.result == "pointer" else code("")
    return code("{} pj_answer = {}{};", C_TYPES[recipe.result], cast, c_number(recipe.on_error))


def _result(recipe: CallbackRecipe) -> Code:
    """What takes Python's answer over."""
    if recipe.record:
        return code("memcpy(&pj_answer, {}, sizeof pj_answer);", local("result"))
    if recipe.result is None or recipe.result_of is None:
        return code("")
    return code("pj_answer = ({}){};", C_TYPES[recipe.result], local(recipe.result_of))


def _write(one: Outgoing, recipe: CallbackRecipe) -> Iterator[Code]:
    """What else a callable answered, where native code wants it."""
    to, of = local(one.to), local(one.of)
    if one.hands is not None:
        hand = (one.hands, one.argument, of)
        yield code("if (PJ_UNLIKELY(pj_hand_over(fn, {}, args[{}], {}) < 0)) goto failed;", *hand)
    if one.record is not None:
        yield code("if ({} != NULL) memcpy({}, {}, sizeof({}));", to, to, of, value_type(one.record))
        return
    if one.kind is not None:
        yield code("if ({} != NULL) *({} *){} = ({}){};", to, C_TYPES[one.kind], to, C_TYPES[one.kind], of)
        return
    room = local(one.capacity) if one.capacity else c_number(one.length)
    words = (one.argument, of, to, room, one.item)
    yield code("if (PJ_UNLIKELY(pj_fill(fn, {}, &{}, {}, (int64_t){}, {}) < 0)) goto failed;", *words)
    if one.used is not None:
        used, kind = local(one.used), C_TYPES[one.used_kind]
        yield code("if ({} != NULL) *({} *){} = ({}){}.count;", used, kind, used, kind, of)
    if one.returned and recipe.result is not None:
        yield code("pj_answer = ({}){}.count;", C_TYPES[recipe.result], of)


def stub(callback: CallbackPlan) -> Mapping[str, Any]:
    """What the stub and page templates print."""
    recipe = callback.recipe
    return {
        "name": python_name(callback.name),
        "doc": literal(callback.summary),
        "documented": bool(callback.doc),
        "rest": code("" if callback.doc else " ..."),
        "callable": annotation(recipe.annotation) if recipe is not None else code("None"),
    }
