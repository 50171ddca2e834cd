"""Recipes: a closed vocabulary whose steps name only what the recipe holds, so that a back end needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from projected import NATIVE, shipped

from projector.ir import recipe as steps
from projector.ir.recipe import Build, Pass, Recipe


@pytest.fixture(scope="module")
def recipes() -> list[Recipe]:
    """All recipes of the probe."""
    plan, _, _ = shipped("probe_api", NATIVE / "metadata" / "probe")
    return [one for space in plan.namespaces for one in space.functions]


def _passes(recipe: Recipe) -> Iterator[Pass]:
    """Native arguments; for one that is chosen, each that may be."""
    for one in recipe.call.passes:
        yield from (passed for _, passed in one.cases) if one.cases else (one,)


def _builds(recipe: Recipe) -> Iterator[Build]:
    for one in recipe.builds:
        yield from (build for _, build in one.cases) if one.cases else (one,)


def _given(recipe: Recipe) -> Iterator[int]:
    """Every index of a Python argument that the steps name."""
    yield from (step.argument for step in recipe.converts)
    yield from (step.argument for step in (*recipe.measures, *recipe.requires))
    yield from (step.given for step in _builds(recipe) if step.given is not None)
    yield from (step.value for step in _passes(recipe) if step.what == "given")
    for step in recipe.decides:
        yield from (step.argument, *([step.decided] if step.decided is not None else []))
    if recipe.check.filename is not None:
        yield recipe.check.filename


def _variables(recipe: Recipe) -> Iterator[str]:
    """Every variable that the steps name."""
    yield from (step.into for step in recipe.converts)
    yield from (step.pin for step in recipe.converts if step.pin)
    yield from (step.keeps for step in recipe.converts if step.keeps)
    yield from (step.into for step in recipe.prepares)
    yield from (step.buffer for step in recipe.requires)
    for step in recipe.measures:
        yield from (step.into, *([step.buffer] if step.buffer else []), *([step.agree] if step.agree else []))
    yield from (step.name for step in _passes(recipe) if step.what != "constant")
    if recipe.grow is not None:
        yield from (recipe.grow.buffer, recipe.grow.into, *([recipe.grow.needed] if recipe.grow.needed else []))
    for back in recipe.writes:
        yield from (back.buffer, back.records)
    yield from (step.of for step in _builds(recipe) if step.of is not None)
    yield from (step.used for step in _builds(recipe) if step.used is not None)
    yield from (step.among.variable for step in recipe.decides)
    yield from (step.of for step in recipe.releases if step.of)
    yield from (parent for step in _builds(recipe) for parent in step.parents)
    asked = (*recipe.asks, *([recipe.check.explain] if recipe.check.explain else []))
    yield from (step.into for step in recipe.asks)
    yield from (step.name for one in asked for step in one.passes if step.what in ("value", "address"))
    if recipe.call.gil == "above":
        yield recipe.call.by


def test_steps_name_what_the_recipe_holds(recipes: list[Recipe]) -> None:
    for one in recipes:
        names = [variable.name for variable in one.variables]
        assert len(set(names)) == len(names), one.name
        assert set(_variables(one)) <= set(names), one.name
        assert all(0 <= i < len(one.parameters) for i in _given(one)), one.name
        refs = [step.ref for step in (*one.converts, *one.prepares, *_builds(one)) if step.ref is not None]
        assert all(0 <= ref < len(one.refs) for ref in refs), one.name


def test_every_argument_is_converted_and_every_variable_is_used(recipes: list[Recipe]) -> None:
    for one in recipes:
        assert {step.argument for step in one.converts} == set(range(len(one.parameters))), one.name
        assert set(_variables(one)) == {variable.name for variable in one.variables}, one.name


def test_what_is_taken_is_released(recipes: list[Recipe]) -> None:
    for one in recipes:
        owned = {"buffer": "buffer", "text": "text", "record": "record", "records": "records", "pin": "handle"}
        wanted = {(owned[v.holds], v.name) for v in one.variables if v.holds in owned}
        given_back = [(step.op, step.of) for step in one.releases]
        assert wanted <= set(given_back), one.name
        assert len(set(given_back)) == len(given_back), one.name


def test_the_face_fits_the_results(recipes: list[Recipe]) -> None:
    for one in recipes:
        assert len({parameter.name for parameter in one.parameters}) == len(one.parameters), one.name
        assert len({build.name for build in one.builds}) == len(one.builds), one.name
        assert (one.tuple_ref is not None) is (len(one.builds) > 1), one.name
        kinds = [parameter.kind for parameter in one.parameters]
        order = ["positional_only", "normal", "keyword_only"]
        assert kinds == sorted(kinds, key=order.index), one.name
        positional = [p for p in one.parameters if p.kind != "keyword_only"]
        given = [p.default is None for p in positional]
        assert given == sorted(given, reverse=True), one.name


def test_words_are_of_the_vocabulary(recipes: list[Recipe]) -> None:
    for one in recipes:
        words = {
            steps.ConvertOp: {step.op for step in one.converts},
            steps.BuildOp: {step.op for step in one.builds},
            steps.Holds: {variable.holds for variable in one.variables},
            steps.Kind: {variable.kind for variable in one.variables} | {step.kind for step in one.call.passes},
            steps.When: {step.when for step in one.converts},
        }
        for vocabulary, used in words.items():
            assert used <= set(get_args(vocabulary))
