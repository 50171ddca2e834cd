"""A function and its named tuple as the Markdown templates print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from projector.ir.plan import TuplePlan, WrapPlan
from projector.ir.recipe import Build, Parameter, Recipe
from projector.items.annotation import annotation
from projector.items.function.view import stub
from projector.text import Code, code, code_span, dotted, link, markdown, python_name


def page(recipe: Recipe) -> Mapping[str, Any]:
    """What `function.md.jinja` prints: the stub's definitions, and what is told of them."""
    return {
        **stub(recipe),
        "title": python_name(recipe.name),
        "summary": markdown(recipe.docs.summary),
        "sections": [{"title": title, "rows": rows} for title, rows in _sections(recipe) if rows],
        "facts": list(_facts(recipe)),
    }


def _sections(recipe: Recipe) -> Iterator[tuple[Code, list[Code]]]:
    told = recipe.docs
    yield code("Only in the raw namespace"), [markdown(why) for why in told.why_raw]
    yield code("Parameters"), [_slot(one) for one in recipe.parameters]
    several = len(recipe.builds) > 1
    yield code("Returns"), [_slot(one) if several else _value(one) for one in recipe.builds]
    yield code("Raises"), [markdown(one) for one in told.raises]


def _facts(recipe: Recipe) -> Iterator[Code]:
    if recipe.deprecated is not None:
        yield code("Deprecated: {}", markdown(recipe.deprecated))
    if recipe.since:
        yield code("Since {}", markdown(recipe.since))
    yield code("C: {}", code_span(recipe.docs.prototype))
    if recipe.docs.url:
        yield code("See {}", link(recipe.docs.url))


def _slot(one: Parameter | Build) -> Code:
    return code("`{}`: {}", python_name(one.name), _value(one))


def _value(one: Parameter | Build) -> Code:
    doc = code(", {}", markdown(one.doc)) if one.doc else code("")
    return code("{}{}", code_span(annotation(one.annotation)), doc)


def wrap_page(wrap: WrapPlan) -> Mapping[str, Any]:
    """What `wrap.md.jinja` prints."""
    return {"title": python_name(wrap.name), "module": dotted(wrap.module)}


def tuple_page(named: TuplePlan) -> Mapping[str, Any]:
    """What `tuple.md.jinja` prints."""
    return {
        "title": python_name(named.name),
        "doc": markdown(named.doc),
        "fields": [{"name": python_name(name), "type": code_span(annotation(of))} for name, of in named.fields],
    }
