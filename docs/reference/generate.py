"""Writes the language reference, one page a kind, from the models: `make docs`. The examples beside it are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from projector import files
from projector.items import KINDS
from projector.items.model import Item
from projector.stages.schema import schema

HERE = Path(__file__).parent
EXAMPLES = HERE / "metadata" / "reference"
COMMON = "common"
WORDS = {
    r"^[A-Za-z_][A-Za-z0-9_]*$": "name",
    r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$": "name",
    r"^-?(0|[1-9][0-9]*|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+)$": "integer",
    r"^[A-Za-z0-9_.*?]+$": "symbol path",
}
SPELLED = {"const char *": "type in C", "ret < 0": "condition"}
TYPES = {"string": "text", "integer": "integer", "number": "number", "boolean": "`true` or `false`", "null": "`null`"}
INTRODUCTION = """\
# The metadata language

Made from the models by `make docs`. Facts and semantics are two files: [a namespace](namespaces.md) holds what headers
say, [an overlay](overlays.md) what they can't. A folder of them with its [module.yaml](module.yaml.md) is a module.
What every item can say is in [common](common.md).

| section | what it holds |
|---|---|
"""


@dataclass(frozen=True)
class Page:
    """A page: what it is named after, the model that it describes, and the file with its example."""

    name: str
    model: str
    example: str


PAGES = (
    Page("module.yaml", "Module", "module.yaml"),
    Page("namespaces", "Namespace", "namespaces.yaml"),
    Page("overlays", "Overlay", "overlays.overlay.yaml"),
    *(Page(kind.sections[0], kind.model.__name__, f"{kind.sections[0]}.yaml") for kind in KINDS),
)
DEFINITIONS: dict[str, Any] = {name: one for name, one in schema()["$defs"].items() if not name.endswith("_change")}
HOMES = {page.model: page.name for page in PAGES}


def main() -> None:
    """Write every page."""
    for name, text in pages().items():
        files.update(HERE / name, text.encode())


def pages() -> dict[str, str]:
    """Every page, by file name."""
    places = _places()
    written = {f"{page.name}.md": _page(page, places) for page in PAGES}
    models = {section: kind.model.__name__ for kind in KINDS for section in kind.sections}
    rows = [f"| [`{name}`]({HOMES[model]}.md) | {_cell(_about(model))} |" for name, model in models.items()]
    return {**written, f"{COMMON}.md": _common(places), "README.md": INTRODUCTION + "\n".join(rows) + "\n"}


def _page(page: Page, places: dict[str, str]) -> str:
    """A kind: what it is, an example, its keys, and what only it is made of."""
    example = (EXAMPLES / page.example).read_text("utf-8").rstrip()
    parts = [f"# {page.name}", _about(page.model), f"```yaml\n{example}\n```", _rows(page.model, page.name, places)]
    if _is_item(page.model):
        parts.append(f"Also the [keys of every item]({COMMON}.md).")
    own = [name for name in _reached(_own_keys(page.model)) if places[name] == page.name and name != page.model]
    return "\n\n".join([*parts, *(_definition(name, places) for name in own)]) + "\n"


def _common(places: dict[str, str]) -> str:
    """What pages share: the keys of every item, and what several kinds are made of."""
    keys = {key: node for key, node in _object("Function")["properties"].items() if key in Item.model_fields}
    shared = sorted(name for name, place in places.items() if place == COMMON)
    parts = ["# Keys of every item", _table(keys, (), COMMON, places)]
    return "\n\n".join([*parts, *(_definition(name, places) for name in shared)]) + "\n"


def _definition(name: str, places: dict[str, str]) -> str:
    return f"## {name}\n\n{_about(name)}\n\n{_rows(name, places[name], places)}"


def _places() -> dict[str, str]:
    """The page of each definition: that of its kind, or of the only one that is made of it; else the common one."""
    users = {page.name: _reached(_own_keys(page.model)) for page in PAGES}
    of_items = _reached({key: _object("Function")["properties"][key] for key in Item.model_fields})
    places = dict.fromkeys(of_items, COMMON)
    for name in {name for reached in users.values() for name in reached} - set(of_items):
        (first, *others) = (page for page, reached in users.items() if name in reached)
        places[name] = COMMON if others else first
    return places | HOMES


def _reached(keys: dict[str, Any]) -> list[str]:
    """The definitions that keys lead to, but for other kinds and what is behind them, in the order of first use."""
    found = [name for name in dict.fromkeys(_references(keys)) if name not in HOMES]
    for name in found:
        found += [one for one in dict.fromkeys(_references(_own_keys(name))) if one not in found and one not in HOMES]
    return found


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].removeprefix("#/$defs/").removesuffix("_change")
        for one in node.values():
            yield from _references(one)
    elif isinstance(node, list):
        for one in node:
            yield from _references(one)


def _object(name: str) -> Any:
    """A definition as a mapping, without the short form that it may have."""
    node = DEFINITIONS[name]
    return next(one for one in (node, *node.get("anyOf", [])) if "properties" in one)


def _own_keys(name: str) -> dict[str, Any]:
    """The keys of a definition, without those of every item and without the sections of files."""
    hidden = {*HOMES.values(), "unions", *(Item.model_fields if _is_item(name) else ())}
    return {key: node for key, node in _object(name)["properties"].items() if key not in hidden}


def _is_item(name: str) -> bool:
    return any(kind.model.__name__ == name for kind in KINDS)


def _about(name: str) -> str:
    return str(_object(name)["description"])


def _rows(name: str, page: str, places: dict[str, str]) -> str:
    return _table(_own_keys(name), _object(name).get("required", ()), page, places)


def _table(keys: dict[str, Any], required: Iterable[str], page: str, places: dict[str, str]) -> str:
    rows = ["| key | value | default | meaning |", "|---|---|---|---|"]
    for key, node in keys.items():
        default = "required" if key in required else _default(node.get("default"))
        meaning = _cell(node.get("description", ""))
        rows.append(f"| `{key}` | {_cell(_value(node, page, places))} | {default} | {meaning} |")
    return "\n".join(rows)


def _default(value: Any) -> str:
    return "" if value is None else f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _value(node: Any, page: str, places: dict[str, str]) -> str:
    """The values that a schema takes, in words."""
    if "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/").removesuffix("_change")
        file = "" if places[name] == page else f"{places[name]}.md"
        return f"[{name.rstrip('_')}]({file}{'' if name in HOMES else '#' + name.lower()})"
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_value(one, page, places) for one in node["anyOf"]))
    if "enum" in node or "const" in node:
        return " or ".join(f"`{word}`" for word in node.get("enum", [node.get("const")]))
    if node.get("type") == "array":
        return f"list of {_value(node['items'], page, places)}"
    if node.get("type") == "object":
        inner = next(iter(node.get("patternProperties", {}).values()), node.get("additionalProperties"))
        return f"names, each with {_value(inner, page, places)}" if isinstance(inner, dict) else "mapping"
    if "pattern" in node:
        return WORDS.get(node["pattern"], "text")
    (example,) = node.get("examples", [""])
    return SPELLED.get(example, _scalar(node.get("type", "")))


def _scalar(types: str | list[str]) -> str:
    """Types of JSON in words: a version may look like any of them, and is text."""
    names = [types] if isinstance(types, str) else [one for one in types if one != "boolean"]
    return " or ".join(dict.fromkeys(TYPES.get(one, "anything") for one in names))


if __name__ == "__main__":
    main()
