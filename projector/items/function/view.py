"""A recipe as the templates print it: C wrapper and descriptor, and the stub's lines."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from projector.ir.plan import NamespacePlan
from projector.ir.recipe import Build, Parameter, Recipe
from projector.ir.symbols import Symbols, mangled
from projector.items.annotation import annotation
from projector.items.function.docs import docstring
from projector.items.function.shape import Shapes
from projector.items.function.straight import Wrapper, computed, prototypes, wrapper
from projector.items.function.table import Tabled
from projector.items.tables import Tables
from projector.text import Code, c_string, code, dotted, join, literal, python_name


def c(recipe: Recipe, space: NamespacePlan, symbols: Symbols, tables: Tables, shapes: Shapes) -> Mapping[str, Any]:
    """What the C templates print."""
    name = mangled(space.path, recipe.name)
    parameters = recipe.parameters
    program = tables.program(Tabled(recipe, tables.text, shapes).encoded()) if shapes.has(recipe) else None
    compiled = program is None or recipe.formula is not None
    entry = code("pj_call{}", name) if program is None else code("NULL")
    own = code("(void (*)(void)){}", computed(recipe)) if recipe.formula is not None else code("NULL")
    line, names = signature(recipe), [p.name for p in parameters]
    row = {
        "name": tables.text(recipe.name),
        "doc": tables.text(f"{recipe.name}{line}\n--\n\n{docstring(recipe)}"),
        "count": len(parameters),
        "program": 0 if program is None else program + 1,
        "ref_count": len(recipe.refs),
        "native": tables.text(recipe.native) if recipe.native != recipe.name else 0,
        "parameters": tables.names(names) if names != list(_named(line, len(names))) else 0,
        "optional": sum(1 << i for i, p in enumerate(parameters) if p.default is not None),
        "keyword_only": sum(p.kind == "keyword_only" for p in parameters),
        "library": symbols.place(recipe.library) if recipe.formula is None else 0,
        "symbol": tables.text(recipe.symbol) if recipe.symbol != recipe.native else 0,
        "others": tables.others(recipe.natives),
        "native_count": len(recipe.natives),
        "compiled": tables.compile(entry, own) if compiled else 0,
        "positional_only": sum(p.kind == "positional_only" for p in parameters),
        "since": tables.text(recipe.since),
        "deprecated": tables.text(recipe.deprecated or ""),
    }
    return {
        "place": tables.function(row, recipe.refs, python_name(recipe.name)),
        "c": None if program is not None else _with_further(wrapper(recipe)) if recipe.further else wrapper(recipe),
        "prototypes": prototypes(recipe) if compiled else (),
        "line": recipe.line,
        "source": c_string(space.source_of(recipe.key)),
        "entry": entry,
        "count": len(parameters),
        "results": len(recipe.builds) if len(recipe.builds) > 1 else 0,
    }


def _named(signature: str, count: int) -> Iterator[str]:
    """The first parameters of a signature, as the runtime reads it (`rows.c`): what a default holds may mislead it."""
    at = 1
    for _ in range(count):
        while signature[at] in "/*":
            at = signature.index(", ", at) + 2
        yield re.split("[,=)]", signature[at:], maxsplit=1)[0]
        at = signature.find(", ", at) + 2


def _with_further(of: Wrapper) -> Wrapper:
    """What C's `...` is given is set apart before the others are bound, and held as long as they are."""
    apart = code("PJ_FURTHER({});", of.full)
    take = code("if (PJ_UNLIKELY(pj_take_further(fn, &pj_further_) < 0))")
    return replace(
        of,
        declarations=(*of.declarations, apart),
        steps=(*of.steps, take),
        releases=(*of.releases, code("pj_release_further(&pj_further_);")),
    )


def signature(recipe: Recipe) -> Code:
    """Names, kinds and literal defaults, as `__text_signature__` holds them."""
    written = [
        python_name(p.name) if p.default is None else code("{}={}", python_name(p.name), _default(p.default))
        for p in recipe.parameters
    ]
    further = [code("*{}", _further(recipe.parameters))] if recipe.further else []
    return code("({})", join(", ", (*_marked(recipe.parameters, written), *further)))


def _further(parameters: tuple[Parameter, ...]) -> Code:
    """A name that no parameter has."""
    name = "further"
    while any(one.name == name for one in parameters):
        name += "_"
    return python_name(name)


def _marked(parameters: tuple[Parameter, ...], written: list[Code]) -> list[Code]:
    """What is written of each parameter, with `/` and `*` where their kinds change."""
    parts = list[Code]()
    previous = "normal"
    for parameter, words in zip(parameters, written, strict=True):
        if previous == "positional_only" != parameter.kind:
            parts.append(code("/"))
        if parameter.kind == "keyword_only" != previous:
            parts.append(code("*"))
        parts.append(words)
        previous = parameter.kind
    if previous == "positional_only":
        parts.append(code("/"))
    return parts


def stub(recipe: Recipe) -> Mapping[str, Any]:
    """What the stub template prints: one definition, or one for each choice of an out buffer."""
    doc = literal(docstring(recipe, annotated=True))
    cases = _cases(recipe)
    return {
        "name": python_name(recipe.name),
        "overloaded": len(cases) > 1,
        "cases": [{"parameters": parameters, "result": result} for parameters, result in cases],
        "doc": doc,
        "is_deprecated": recipe.deprecated is not None,
        "deprecated": literal(recipe.deprecated or ""),
    }


def _cases(recipe: Recipe) -> list[tuple[Code, Code]]:
    if recipe.alone is not None:
        return _without(recipe, recipe.alone)
    chosen = [p for p in recipe.parameters if p.choices]
    if len(chosen) != 1 or len(recipe.builds) != 1:
        return [(_parameters(recipe.parameters, None, recipe.further), annotation(recipe.result))]
    build = recipe.builds[0]
    return [(_parameters(recipe.parameters, i), annotation(_choice(build, i))) for i in range(len(chosen[0].choices))]


def _without(recipe: Recipe, place: int) -> list[tuple[Code, Code]]:
    """One definition without the argument, whose result stands alone, and one with it."""
    parameter = recipe.parameters[place]
    given = parameter.annotation.removesuffix(" | None")
    both = replace(parameter, choices=("None", given))
    parameters = (*recipe.parameters[:place], both, *recipe.parameters[place + 1 :])
    results = (recipe.builds[0].annotation, recipe.result)
    return [(_parameters(parameters, i), annotation(result)) for i, result in enumerate(results)]


def _choice(build: Build, i: int) -> str:
    return build.choices[i] if build.choices else build.annotation


def _parameters(parameters: tuple[Parameter, ...], choice: int | None, further: bool = False) -> Code:
    """The parameters of one overload: but for the first, the one with choices and those before it must be given."""
    stated = next((i for i, p in enumerate(parameters) if p.choices), -1) if choice else -1
    written = []
    for i, p in enumerate(parameters):
        kind = annotation(p.choices[choice] if p.choices and choice is not None else p.annotation)
        default = code("") if p.default is None or i <= stated else code(" = {}", _default(p.default))
        written.append(code("{}: {}{}", python_name(p.name), kind, default))
    rest = [code("*{}: object", _further(parameters))] if further else []
    return join(", ", (*_marked(parameters, written), *rest))


@cache
def _default(source: str) -> Code:
    """A literal default, read and written again so that nothing but a literal gets through."""
    return literal(ast.literal_eval(source))


def awaitable(recipe: Recipe, module: str) -> Mapping[str, Any]:
    """What the templates of awaitable twins print."""
    words = [
        python_name(p.name) if p.kind == "positional_only" else code("{0}={0}", python_name(p.name))
        for p in recipe.parameters
    ]
    return {
        **stub(recipe),
        "docstring": literal(docstring(recipe)),
        "signature": signature(recipe),
        "arguments": join("", (code(", {}", word) for word in words)),
        "cancel": code("lambda: {}", call(recipe.cancel, module)) if recipe.cancel is not None else code("None"),
    }


def call(source: str, module: str) -> Code:
    """A call of a function by names alone; ValueError for anything else. What is of `module` is `blocking`'s."""
    node = ast.parse(source, mode="eval").body
    if not (isinstance(node, ast.Call) and not node.args):
        raise ValueError(f"not a call by names: {source!r}")
    words = []
    for one in node.keywords:
        if one.arg is None or not isinstance(one.value, ast.Name):
            raise ValueError(f"not a call by names: {source!r}")
        words.append(code("{}={}", python_name(one.arg), python_name(one.value.id)))
    name = dotted(ast.unparse(node.func))
    whole = name if "." in name else code("{}.{}", code("__blocking__"), name)
    return code("{}({})", whole, join(", ", words))
