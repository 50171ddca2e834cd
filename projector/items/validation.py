"""From nodes to models: pydantic does the checking, and each of its findings becomes a diagnostic at its node."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from projector.diagnostics import Diagnostics, Place
from projector.items.scalars import Quoted
from projector.names import did_you_mean
from projector.yaml import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound=BaseModel)

_KINDS = {
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_type": "a mapping",
    "list_type": "a list",
    "tuple_type": "a list",
}


def plain(node: Node) -> Any:
    """A tree as dicts, lists and text; text in quotes is `Quoted`, null is None."""
    if isinstance(node, Scalar):
        if node.is_null:
            return None
        return node.value if node.plain else Quoted(node.value)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def validate(model: type[M], node: Node, place: Place, found: Diagnostics) -> M | None:
    """The model that `node` states, or None with errors; `place` is where it starts, for keys that are missing."""
    try:
        return model.model_validate(plain(node))
    except ValidationError as problem:
        for error in problem.errors(include_url=False):
            _report(model, node, place, error, found)
    return None


def place_of(node: Node, *path: str, default: Place | None = None) -> Place:
    """Where the value at `path` stands; where its nearest parent stands if it is missing."""
    place = default or node.place
    for key in path:
        child = node.get(key) if isinstance(node, Mapping) else None
        if child is None:
            return place
        node, place = child, child.place
    return place


def _report(model: type[BaseModel], node: Node, place: Place, error: ErrorDetails, found: Diagnostics) -> None:
    loc = error["loc"]
    at_key, at_value, reached = _walk(node, loc, place)
    name = str(loc[-1]) if loc else ""
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "extra_forbidden":
        known = _known(model, loc[:-1])
        hint = did_you_mean(name, known, f"known: {', '.join(known)}" if known else "remove it")
        found.error("PJ201", at_key, f"unknown key {name!r}", hint)
    elif kind == "missing":
        found.error("PJ202", at_key, f"the key {name!r} is missing", f"add `{name}:`")
    elif kind == "literal_error":
        value = reached.value if isinstance(reached, Scalar) else f"a {type(reached).__name__.lower()}"
        words = [word for word in str(context.get("expected", "")).split("'") if word.strip(", ") not in ("", "or")]
        hint = did_you_mean(value, words) if isinstance(reached, Scalar) else ""
        found.error("PJ204", at_value, f"{value!r} isn't one of {', '.join(words)}", hint)
    elif kind in _KINDS:
        hint = _as_list(reached) if _KINDS[kind] == "a list" else _as_mapping(_known(model, loc))
        found.error("PJ203", at_value, f"{_KINDS[kind]} is expected here, not {_shape(reached)}", hint)
    elif kind.startswith("PJ"):
        at = at_key if loc and loc[-1] == "[key]" else at_value
        found.error(kind, at, str(context["message"]), str(context["hint"]))
    else:
        found.error("PJ200", at_value, f"this can't stand here: {error['msg']}")


def _shape(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.is_null else f"text: {node.value!r}"
    return "a mapping" if isinstance(node, Mapping) else "a list"


def _as_list(node: Node) -> str:
    if isinstance(node, Scalar) and not node.is_null:
        return f"write [{node.value}]"
    return "write [one, another], or each on a line after `- `"


def _as_mapping(keys: list[str]) -> str:
    return f"its keys are {', '.join(keys)}" if keys else "write each name on a line of its own, indented"


def _walk(node: Node, path: tuple[str | int, ...], place: Place) -> tuple[Place, Place, Node]:
    """Where the key and the value at `path` stand, and the node; as far as the tree goes."""
    at_key = at_value = place
    for step in path:
        child: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            key, child = node.key(step), node.get(step)
            if key is None or child is None:
                break
            at_key = key.place
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            child = node.items[step]
            at_key = child.place
        else:
            break
        node = child
        at_value = node.place
    return at_key, at_value, node


def _known(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys of the model that stands at `path` below `model`."""
    current: Any = model
    for step in path:
        current = _below(current, step)
    found = _model(current)
    return [one.alias or name for name, one in found.model_fields.items()] if found else []


def _below(annotation: Any, step: str | int) -> Any:
    model = _model(annotation)
    if model is not None:
        for name, one in model.model_fields.items():
            if (one.alias or name) == step:
                return one.annotation
        return None
    inner = [one for one in get_args(_bare(annotation)) if one is not Ellipsis]
    return inner[-1] if inner else None


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model of an annotation such as `Count`, `Count | None` or `Annotated[Count, ...]`."""
    bare = _bare(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _bare(annotation: Any) -> Any:
    """An annotation without what validates it first, and of alternatives the one that has something below it."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in (Union, UnionType):
            annotation = max(get_args(annotation), key=_has_more)
        else:
            return annotation


def _has_more(annotation: Any) -> bool:
    return get_origin(annotation) is not None or (isinstance(annotation, type) and issubclass(annotation, BaseModel))
