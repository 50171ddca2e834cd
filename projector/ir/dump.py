"""Any noun of the flow as plain data or as text, for `projector inspect`, diffs and tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import PurePath

from projector import yaml
from projector.diagnostics import Place

Data = None | bool | int | float | str | list["Data"] | dict[str, "Data"]


def to_data(value: object) -> Data:
    """What `json.dumps` takes; a dataclass becomes a mapping that names its class under `is`."""
    simple = _simple(value)
    if simple is not value or simple is None:
        return to_data(simple) if simple is not None else None
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {_key(key): to_data(one) for key, one in value.items()}
    if isinstance(value, Sequence | frozenset):
        return [to_data(one) for one in _in_order(value)]
    return {"is": type(value).__name__, **{name: to_data(one) for name, one in _members(value)}}


def to_text(value: object) -> str:
    """An indented outline; what has its default value is left out."""
    first, *rest = _outline(value)
    return "\n".join([first, *rest] if first else [line.removeprefix("  ") for line in rest]) + "\n"


def _simple(value: object) -> object:
    """What stands for a value that has no structure worth showing."""
    if isinstance(value, Place):
        return f"{value.file.as_posix()}:{value.line}:{value.column}"
    if isinstance(value, PurePath):
        return value.as_posix()
    if isinstance(value, bytes):
        return repr(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, yaml.Scalar):
        return value.value
    if isinstance(value, yaml.Mapping):
        return {key.value: node for key, node in value.entries}
    if isinstance(value, yaml.Sequence):
        return value.items
    return value


def _in_order(value: Sequence[object] | frozenset[object]) -> Sequence[object]:
    return sorted(value, key=repr) if isinstance(value, frozenset) else value


def _key(key: object) -> str:
    return ".".join(map(str, key)) if isinstance(key, tuple) else str(_simple(key))


def _members(value: object) -> Iterator[tuple[str, object]]:
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} can't be dumped")
    for one in fields(value):
        if not one.name.startswith("_"):
            yield one.name, getattr(value, one.name)


def _default(one: Field[object]) -> object:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _outline(value: object) -> Iterator[str]:
    value = _simple(value)
    if isinstance(value, str) and "\n" in value:
        yield "|"
        yield from ("  " + line for line in value.splitlines())
    elif value is None or isinstance(value, bool | int | float | str):
        yield str(value)
    elif isinstance(value, Mapping):
        yield "{}" if not value else ""
        for key, one in value.items():
            yield from _entry(f"{_key(key)}:", one)
    elif isinstance(value, Sequence | frozenset):
        yield "[]" if not value else ""
        for one in _in_order(value):
            yield from _entry("-", one)
    else:
        defaults = {one.name: _default(one) for one in fields(value)}  # type: ignore[arg-type]
        yield type(value).__name__
        for name, one in _members(value):
            if one != defaults[name]:
                yield from _entry(f"{name}:", one)


def _entry(label: str, value: object) -> Iterator[str]:
    first, *rest = _outline(value)
    yield f"  {label} {first}".rstrip()
    yield from ("  " + line for line in rest)
