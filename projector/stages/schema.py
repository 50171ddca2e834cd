"""schema: what editors know of the language, as JSON Schema, made from the models."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from projector.items import KINDS
from projector.items.model import Model
from projector.items.namespace import Module, Namespace

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_GLOB = r"^[A-Za-z0-9_*?]+$"
_NAME = r"^[A-Za-z_][A-Za-z0-9_]*$"


def schema() -> Schema:
    """One schema for facts files, overlays and module.yaml; which one it is, the file's second key says."""
    models: list[type[Model]] = [Namespace, Module, *(kind.model for kind in KINDS)]
    refs, whole = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    definitions = {name: _tidy(one) for name, one in whole["$defs"].items()}
    partial = {f"{name}_change": _partial(one) for name, one in definitions.items()}
    sections = {section: _section(refs[kind.model, "validation"], _NAME) for kind in KINDS for section in kind.sections}
    changes = {
        section: _section(_partial(refs[kind.model, "validation"]), _GLOB)
        for kind in KINDS
        for section in kind.sections
    }
    facts = definitions["Namespace"]
    facts["properties"] |= sections
    partial["Overlay"] = _overlay(facts, sections, changes)
    return {
        "$schema": _DRAFT,
        "title": "Metadata of projector",
        "type": "object",
        "if": {"required": ["overlay"]},
        "then": {"$ref": "#/$defs/Overlay"},
        "else": {
            "if": {"required": ["module"]},
            "then": {"$ref": "#/$defs/Module"},
            "else": {"$ref": "#/$defs/Namespace"},
        },
        "$defs": {**definitions, **partial},
    }


def to_text() -> str:
    """The schema as a file holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _section(item: Schema, names: str) -> Schema:
    return {"type": "object", "patternProperties": {names: item}, "additionalProperties": False}


def _overlay(facts: Schema, sections: Schema, changes: Schema) -> Schema:
    """An overlay: whole items under `add`, parts of them under `change`, symbol paths under `remove`."""
    head = {name: _nullable(_partial(one)) for name, one in facts["properties"].items() if name not in sections}
    path = {"type": "string", "pattern": r"^[A-Za-z0-9_.*?]+$"}
    properties = {
        "projector": facts["properties"]["projector"],
        "overlay": facts["properties"]["namespace"],
        "add": {
            "description": "New items, whole, in the sections of a facts file.",
            "type": "object",
            "properties": sections,
            "additionalProperties": False,
        },
        "change": {
            "description": "What changes in the facts: the same tree; null takes a key out, a name may be a pattern.",
            "type": "object",
            "properties": head | changes,
            "additionalProperties": False,
        },
        "remove": {
            "description": "Symbol paths of what is taken out, from the section on.",
            "type": "array",
            "items": path,
        },
    }
    return {
        "description": "What a header can't say: it is laid over the facts of a namespace.",
        "type": "object",
        "properties": properties,
        "required": ["projector", "overlay"],
        "additionalProperties": False,
    }


def _tidy(node: Any) -> Any:
    """A schema without what only Python cares for: titles, empty defaults, and null where a key may be left out."""
    if isinstance(node, list):
        return [_tidy(one) for one in node]
    if not isinstance(node, dict):
        return node
    found: Schema = {
        key: _named(one) if key == "properties" else _tidy(one) for key, one in node.items() if key != "title"
    }
    if found.get("default", "") in ("", None) or isinstance(found["default"], dict | list):
        found.pop("default", None)
    if "patternProperties" in found:
        found["additionalProperties"] = False
    choices: list[Schema] = found.pop("anyOf", [])
    wanted = [one for one in choices if one != {"type": "null"}]
    if len(wanted) == 1:
        return wanted[0] | found
    if wanted:
        found["anyOf"] = wanted
    return found


def _named(node: Schema) -> Schema:
    """Properties by name: one may itself be called `title`."""
    return {name: _tidy(one) for name, one in node.items()}


def _partial(node: Any) -> Any:
    """A schema for a part of what `node` describes: nothing is required, null removes a key, names may be patterns."""
    if isinstance(node, list):
        return [_partial(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {key: _partial(one) for key, one in node.items() if key not in ("required", "propertyNames")}
    if "$ref" in found:
        found["$ref"] += "_change"
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        found["properties"] = {name: _nullable(_partial(one)) for name, one in node["properties"].items()}
    if isinstance(node.get("patternProperties"), dict):
        ((names, inner),) = node["patternProperties"].items()
        glob = _GLOB.replace("?]", "?.]") if r"\." in names else _GLOB  # a path may be meant
        found["patternProperties"] = {glob: _nullable(_partial(inner))}
    return found


def _nullable(node: Schema) -> Schema:
    """Or null; what the key means stands outside of the choice, where editors look for it."""
    inner = {key: one for key, one in node.items() if key != "description"}
    return {key: one for key, one in node.items() if key == "description"} | {"anyOf": [inner, {"type": "null"}]}
