"""schema: the JSON Schema takes what the reader takes, as an editor sees it, and says where a word is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import everything
import pytest
import yaml

from projector.stages.schema import schema

SCHEMA = schema()
NAMED = ("Namespace", "Namespace_change")  # their sections need no words
FILES = sorted((Path(__file__).parent.parent / "metadata").glob("*/*.yaml"))
KEYWORDS = {
    "$ref",
    "$schema",
    "$defs",
    "title",
    "description",
    "examples",
    "default",
    "format",
    "type",
    "enum",
    "const",
    "anyOf",
    "pattern",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "required",
    "items",
    "if",
    "then",
    "else",
}
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def fits(value: Any, node: Any) -> bool:
    """Whether a value fits a schema: the few keywords that we use, as the specification says."""
    if isinstance(node, bool):
        return node
    assert set(node) <= KEYWORDS, sorted(set(node) - KEYWORDS)
    return all(check(value, node) for check in (_reference, _scalar, _object, _array, _branches))


def _reference(value: Any, node: Any) -> bool:
    return "$ref" not in node or fits(value, SCHEMA["$defs"][node["$ref"].removeprefix("#/$defs/")])


def _scalar(value: Any, node: Any) -> bool:
    names = node.get("type", [])
    names = [names] if isinstance(names, str) else names
    of_type = any(isinstance(value, TYPES[name]) and (name == "boolean") == isinstance(value, bool) for name in names)
    in_enum = value in node.get("enum", [value]) and value == node.get("const", value)
    matching = not isinstance(value, str) or re.search(node.get("pattern", ""), value) is not None
    return (of_type or not names) and in_enum and matching


def _object(value: Any, node: Any) -> bool:
    if not isinstance(value, dict):
        return True
    if not set(node.get("required", ())) <= set(value):
        return False
    return all(_member(key, one, node) for key, one in value.items())


def _member(key: str, value: Any, node: Any) -> bool:
    known = [node["properties"][key]] if key in node.get("properties", {}) else []
    known += [one for pattern, one in node.get("patternProperties", {}).items() if re.search(pattern, key)]
    return all(fits(value, one) for one in known or [node.get("additionalProperties", True)])


def _array(value: Any, node: Any) -> bool:
    return not isinstance(value, list) or all(fits(one, node.get("items", True)) for one in value)


def _branches(value: Any, node: Any) -> bool:
    if "anyOf" in node and not any(fits(value, one) for one in node["anyOf"]):
        return False
    return "if" not in node or fits(value, node["then" if fits(value, node["if"]) else "else"])


class Yaml12(yaml.SafeLoader):
    """What an editor's schema sees: YAML 1.2, where `off` is text."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_our_metadata_fits(path: Path) -> None:
    assert fits(yaml.load(path.read_text(encoding="utf-8"), Loader=Yaml12), SCHEMA)


@pytest.mark.parametrize("text", [everything.MODULE, everything.FACTS], ids=["module", "facts"])
def test_every_word_fits(text: str) -> None:
    assert fits(yaml.safe_load(text), SCHEMA)


HEAD = "{projector: 1, namespace: m.n, "


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "aliases: {a: int, b: {type: long, doc: It.}}}",
        HEAD + "constants: {A: 5, B: 0x10, C: '0x10', D: 1.5, E: {value: text, string: bytes}}}",
        HEAD + "enums: {E: {base: int, flags: true, members: {A: 0, B: '0b1', C: {value: 2}}}}}",
        HEAD + "functions: {f: {params: {a: int}, returns: int, gil: hold, since: {glibc: 2.8, linux: 2.6.25}}}}",
        HEAD + "functions: {f: {symbol: g, returns: {type: int, errors: {rule: errno, clear: true}}}}}",
        HEAD + "records: {r: {fields: {a: {type: int, bits: 3}}, variants: [{when: {arch: x86_64}, pack: 1}]}}}",
        "{projector: 1, overlay: m.n, change: {functions: {'f*': {params: {'*': {enum: E}, b: null}}}}}",
        "{projector: 1, overlay: m.n, change: {functions: {f: {params: {a: {choose: {by: b, cases: {o.n.C: int}}}}}}}}",
        "{projector: 1, overlay: m.n, remove: [functions.f, 'records.*', records.r.fields.a]}",
        "{projector: 1, overlay: m.n, add: {handles: {H: {type: int, close: f}}}, change: {doc: It., include: null}}",
        "{projector: 1, module: m, libraries: {c: process, z: {linux: {soname: libz.so.1, origin: system}}}}",
    ],
)
def test_what_fits(text: str) -> None:
    assert fits(yaml.safe_load(text), SCHEMA)


@pytest.mark.parametrize(
    "text",
    [
        "{projector: 1}",
        HEAD + "function: {}}",
        HEAD + "aliases: {a: {typ: int}}}",
        HEAD + "aliases: {a-b: int}}",
        HEAD + "handles: {H: {close: f}}}",
        HEAD + "functions: {f: {gil: released}}}",
        HEAD + "functions: {f: {params: [int]}}}",
        HEAD + "enums: {E: {members: {A: 1.5}}}}",
        HEAD + "enums: {E: {flags: 1}}}",
        HEAD + "functions: {'f*': {}}}",
        "{projector: 1, overlay: m.n, add: {handles: {H: {close: f}}}}",
        "{projector: 1, overlay: m.n, change: {functions: {f: {retuns: int}}}}",
        "{projector: 1, overlay: m.n, functions: {}}",
        "{projector: 1, module: m, libraries: {c: system}}",
    ],
)
def test_what_does_not_fit(text: str) -> None:
    assert not fits(yaml.safe_load(text), SCHEMA)


def test_every_key_is_described_and_every_reference_leads_somewhere() -> None:
    for name, node in SCHEMA["$defs"].items():
        for one in [node, *node.get("anyOf", [])]:
            for key, value in one.get("properties", {}).items():
                assert "description" in value or name in NAMED, f"{name}.{key}"
    for reference in re.findall(r'"#/\$defs/(\w+)"', json.dumps(SCHEMA)):
        assert reference in SCHEMA["$defs"]


def test_the_same_each_time() -> None:
    assert json.dumps(schema()) == json.dumps(SCHEMA)
