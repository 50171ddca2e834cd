"""The models: what the language's words are, and how scalars are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from projector.items import KINDS
from projector.items.alias.model import Alias
from projector.items.constant.model import Constant
from projector.items.enum.model import Enum
from projector.items.error.model import Error
from projector.items.function.model import Function, Gil
from projector.items.handle.model import Handle
from projector.items.namespace import Module, Namespace
from projector.items.record.model import Record
from projector.items.scalars import Bool, Guid, Int, Name, Number, Quoted, Ref, TypeText, Written
from projector.items.slot import Count, Param, Retained

VOCABULARY = re.findall(
    r"\w+",
    """
    library symbol link abi dir allocate optional nullable default reserved count param field const call
    unit in out returned includes_nul string encoding terminated sizing size_param probe more_data
    iid_of own free borrowed_from retained until gil release_above by blocking interrupt cancel thread
    agile user_data destroy scope on_error choose cases variadic request arg syscall iterate length
    next_offset next value guid base flags members from_constants header match export enum fields pack
    align bits offset anonymous flexible size_field extends atomic type invalid close errors no_free
    also pseudo at_exit fork iid methods clsid implement generic properties events objc class protocol
    selector block since arch variants when os libc deprecated message use experimental renamed_from status
    reason doc summary params returns url python name keyword_only positional_only wrap source line
    origin attributes platforms include libraries requires include_dirs link module namespace
    projector exception fail_if with clear codes
    """,
)


def _models(model: type[BaseModel], seen: dict[str, type[BaseModel]]) -> None:
    if model.__name__ in seen:
        return
    seen[model.__name__] = model
    for one in model.model_fields.values():
        for inner in _inside(one.annotation):
            _models(inner, seen)


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)


def _all() -> dict[str, type[BaseModel]]:
    seen = dict[str, type[BaseModel]]()
    for model in (Namespace, Module, *(kind.model for kind in KINDS)):
        _models(model, seen)
    return seen


def test_every_key_and_model_is_described() -> None:
    for name, model in _all().items():
        assert model.__doc__, name
        for key, one in model.model_fields.items():
            assert one.description, f"{name}.{key}"
            assert one.description.endswith((".", "?")), f"{name}.{key}"


def test_the_whole_vocabulary_is_there() -> None:
    known = {one.alias or key for model in _all().values() for key, one in model.model_fields.items()}
    assert sorted(set(VOCABULARY) - known) == []


def test_models_are_frozen_and_closed() -> None:
    for name, model in _all().items():
        assert model.model_config["frozen"], name
        assert model.model_config["extra"] == ("allow" if name == "Variant" else "forbid"), name


@pytest.mark.parametrize(
    ("model", "short", "long"),
    [
        (Alias, "int", {"type": "int"}),
        (Constant, "5", {"value": "5"}),
        (Param, "size_t", {"type": "size_t"}),
        (Gil, "hold", {"mode": "hold"}),
        (Retained, "call", {"kept": "call"}),
        (Enum, {"members": {"A": "0"}}, {"members": {"A": {"value": "0"}}}),
        (Record, {"fields": {"a": "int"}}, {"fields": {"a": {"type": "int"}}}),
        (
            Record,
            {"fields": {"a": {"type": "int[]", "flexible": "n"}}},
            {"fields": {"a": {"type": "int[]", "flexible": {"count": "n"}}}},
        ),
        (Handle, {"type": "int", "close": "close"}, {"type": "int", "close": {"call": "close"}}),
        (Function, {"returns": "int", "doc": "It."}, {"returns": {"type": "int"}, "doc": {"summary": "It."}}),
        (
            Function,
            {"returns": {"type": "int", "errors": "errno"}},
            {"returns": {"type": "int", "errors": {"rule": "errno"}}},
        ),
        (Function, {"symbol": "f"}, {"symbol": {"any": "f"}}),
        (Error, {"fail_if": "ret < 0", "message": "No."}, {"fail_if": "ret < 0", "message": {"text": "No."}}),
        (
            Module,
            {"projector": "1", "module": "m", "libraries": {"c": "process"}},
            {"projector": "1", "module": "m", "libraries": {"c": {"process": {"soname": "process"}}}},
        ),
        (
            Alias,
            {"type": "int", "variants": [{"when": {"os": "linux"}}]},
            {"type": "int", "variants": [{"when": {"os": ["linux"]}}]},
        ),
    ],
)
def test_shorthands(model: type[BaseModel], short: Any, long: Any) -> None:
    assert model.model_validate(short) == model.model_validate(long)


def test_keys_that_are_words_of_python() -> None:
    assert Count.model_validate({"in": "n"}).in_ == "n"
    assert (
        Error.model_validate({"fail_if": "ret < 0", "message": {"call": "f", "with": {"a": "b"}}}).message is not None
    )


def _reads(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Int, "0x1F", 31),
        (Int, "-0", 0),
        (Int, "0o17", 15),
        (Int, "0b11", 3),
        (Bool, "true", True),
        (Bool, "false", False),
        (Number, "-1", -1),
        (Number, "EOF", "EOF"),
        (Number, "a.b", "a.b"),
        (Written, "1.5", 1.5),
        (Written, ".5e-1", 0.05),
        (Written, "0x10", 16),
        (Written, "NAME", "NAME"),
        (Written, Quoted("1"), "1"),
        (Written, "true", True),
        (Name, "_x1", "_x1"),
        (Ref, "a.b.c", "a.b.c"),
        (TypeText, "const char *", "const char *"),
    ],
)
def test_scalars(kind: Any, text: str, value: object) -> None:
    assert _reads(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (Int, "1_000", "PJ205"),
        (Int, "010", "PJ135"),
        (Int, "5.0", "PJ205"),
        (Int, Quoted("5"), "PJ205"),
        (Int, "", "PJ205"),
        (Int, None, "PJ205"),
        (Int, {}, "PJ205"),
        (Bool, "NO", "PJ206"),
        (Bool, "True", "PJ206"),
        (Bool, "1", "PJ206"),
        (Bool, Quoted("true"), "PJ206"),
        (Bool, [], "PJ206"),
        (Name, "a.b", "PJ207"),
        (Name, "1a", "PJ207"),
        (Name, "a\n", "PJ207"),
        (Name, "ä", "PJ207"),
        (Name, None, "PJ203"),
        (Ref, "a.", "PJ207"),
        (TypeText, "struct s", "PJ208"),
        (Number, Quoted("1"), "PJ205"),
        (Number, "1x", "PJ205"),
        (Written, "1.2.3", "PJ210"),
        (Written, "a b", "PJ210"),
        (Written, [], "PJ203"),
        (Guid, "0000", "PJ211"),
    ],
)
def test_scalars_that_are_refused(kind: Any, value: object, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _reads(kind, value)
    assert [one["type"] for one in caught.value.errors()] == [code]


@settings(deadline=None)
@given(st.integers())
def test_integers_are_read_as_they_are_written(value: int) -> None:
    if abs(value) < 10**150:
        assert _reads(Int, str(value)) == _reads(Written, str(value)) == value


@given(st.sampled_from([Int, Bool, Name, Ref, TypeText, Number, Written, Guid]), st.text(max_size=20))
def test_any_text_is_read_or_refused_in_our_words(kind: Any, text: str) -> None:
    try:
        _reads(kind, text)
    except ValidationError as problem:
        assert all(one["type"].startswith("PJ") for one in problem.errors())
