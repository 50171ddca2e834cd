"""A call of any projected function as Python source, made from its recipe: children evaluate it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from projector.ir.api import Key
from projector.ir.plan import Plan
from projector.ir.recipe import Convert, Recipe

PLAIN = {
    "f32": "1.5", "f64": "1.5", "bool": "True", "bool8": "True", "bool32": "True",
    "char": "b'a'", "utf8": "'text'", "bytes": "b'text'",
    "filename": "'some/file'", "locale": "'text'", "utf16": "'text'", "utf32": "'text'", "text_in": "'text'",
    "descriptor": "0", "address": "None", "string_pointers": "['one', '']", "text_moved": "b'text'",
    "strings": "['one', 'two']",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A projected function and the source of a call of it."""

    namespace: str
    recipe: Recipe
    source: str
    backwards: str = ""
    """The same call, all by keyword and in reverse order; empty where that is no other call."""

    @property
    def name(self) -> str:
        return f"{self.namespace.partition('.')[2]}.{self.recipe.name}"


def homes(plan: Plan) -> dict[Key, str]:
    """Where each type of the package lives: `linux_api.time.timespec`."""
    return {one.key: f"{namespace.name}.{one.name}" for namespace in plan.namespaces for one in namespace.types}


def calls(
    plan: Plan, handles: Mapping[str, str], given: Mapping[str, str], taken: Mapping[str, str] | None = None
) -> Iterator[Made]:
    """A call of every function.

    `handles` has a handle, an opaque pointer or a callable by its type's name; what it doesn't name is an int. `given`
    has whole argument lists by `namespace.function`. `taken` makes handles that a call takes over.
    """
    where = homes(plan)
    for namespace in plan.namespaces:
        for recipe in namespace.functions:
            name = f"{namespace.name.partition('.')[2]}.{recipe.name}"
            function = f"{namespace.name}.{recipe.name}"
            if name in given:
                yield Made(namespace.name, recipe, f"{function}({given[name]})")
                continue
            words = [
                _argument(recipe, i, where, handles, taken or {})
                for i, parameter in enumerate(recipe.parameters)
                if parameter.default is None
            ]
            named = len(words) > 1 and all(parameter.kind != "positional_only" for parameter in recipe.parameters)
            backwards = f"{function}({', '.join(reversed(words))})" if named else ""
            yield Made(namespace.name, recipe, f"{function}({', '.join(words)})", backwards)


def _argument(
    recipe: Recipe, i: int, where: Mapping[Key, str], handles: Mapping[str, str], taken: Mapping[str, str]
) -> str:
    step = next(step for step in recipe.converts if step.argument == i)
    made = taken if step.op == "handle_taken" else handles
    value = _deciding(recipe, i, step) or _value(step, recipe, where, made)
    parameter = recipe.parameters[i]
    return value if parameter.kind == "positional_only" else f"{parameter.name}={value}"


def _deciding(recipe: Recipe, i: int, step: Convert) -> str:
    """The value of an argument that decides the type of another, alone or as half of two joined ones."""
    for one in recipe.decides:
        if i in (one.argument, one.other):
            among = one.bare or one.among
            joined = next((join for join in recipe.joins if join.into == among.variable), None)
            value = among.values[0]
            if joined is None:
                return str(value)
            return str(value >> 32 if step.into == joined.high else value & 0xFFFFFFFF)
    return ""


def _value(step: Convert, recipe: Recipe, where: Mapping[Key, str], handles: Mapping[str, str]) -> str:
    items = next((one.length for one in recipe.requires if one.buffer == step.into), 2)
    size = (step.item or 1) * items
    type_name = where[recipe.refs[step.ref]] if step.ref is not None else ""
    match step.op:
        case "record" | "record_inout":
            return f"{type_name}()"
        case "records_in" | "records_kept" | "records_inout" | "record_pointers" | "record_pointers_inout":
            return f"[{', '.join([f'{type_name}()'] * items)}]"
        case "numbers_in":
            return str([True if str(step.kind).startswith("bool") else 1] * items)
        case "handle" | "handle_taken" | "opaque" | "callback":
            return handles.get(type_name.rpartition(".")[2], "0")
        case "handle_pointers":
            return f"[{handles.get(type_name.rpartition('.')[2], '0')}]"
        case "pieces":
            return "[bytearray(2)]"
        case "buffer_in":
            return f"bytes({size})"
        case "buffer_inout":
            return f"bytearray({size})"
        case "buffer_out":
            return "2"
        case _:
            return PLAIN.get(step.op, "1")
