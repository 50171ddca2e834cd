"""Functions, and the named tuples of their results, as the twin's templates print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.plan import TuplePlan
from projector.ir.recipe import Recipe
from projector.items.function.docs import docstring
from projector.items.function.view import signature, stub
from projector.text import literal, python_name


def twin(recipe: Recipe) -> Mapping[str, Any]:
    """What the twin's template prints: docstrings as the wheel has them."""
    doc = literal(docstring(recipe))
    return {**stub(recipe), "doc": doc, "signature": signature(recipe), "text": literal(f"{recipe.name}()")}


def result(named: TuplePlan) -> Mapping[str, Any]:
    """What the twin's template prints."""
    return {
        "name": python_name(named.name),
        "doc": literal(named.doc),
        "names": [literal(name) for name, _ in named.fields],
    }
