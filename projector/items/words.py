"""What every item says besides its kind's own: documentation, availability, Python name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypedDict

from projector.diagnostics import Place
from projector.ir.api import Availability, Key
from projector.items.kind import Declared
from projector.items.model import Deprecated, Item
from projector.items.naming import plain_name
from projector.items.scope import Scope


class Words(TypedDict):
    """The fields of `ir.api.Common`."""

    key: Key
    name: str
    python_name: str
    place: Place
    doc: str
    url: str
    since: Availability
    deprecated: str | None
    renamed_from: str | None


def words(one: Declared[Any], scope: Scope) -> Words:
    """The fields that every item of the Api has."""
    model: Item = one.model
    python = model.python.name if model.python else None
    return Words(
        key=one.key,
        name=one.name,
        python_name=python or plain_name(one.name),
        place=one.place,
        doc=remarked(model.doc.summary, _remarks(one)),
        url=_url(model.url, one, scope),
        since=tuple((model.since or {}).items()),
        deprecated=deprecation(model.deprecated),
        renamed_from=plain_name(model.renamed_from) if model.renamed_from else None,
    )


def remarked(doc: str, remarks: Iterable[str]) -> str:
    """Words with remarks in a paragraph of their own."""
    return "\n\n".join(part for part in (doc, " ".join(remarks)) if part)


def since(stated: Mapping[str, str]) -> Iterator[str]:
    """A remark about the first version that has something."""
    if stated:
        yield f"Since {_versions(stated)}."


def _remarks(one: Declared[Any]) -> Iterator[str]:
    """What the keys on any item say; since when a function is there stands in its own place."""
    model: Item = one.model
    if one.section not in ("functions", "ioctls"):
        yield from since(model.since or {})
    if model.until:
        yield f"Gone since {_versions(model.until)}."
    if model.renamed_from:
        yield f"Formerly {model.renamed_from}."
    if model.experimental:
        yield "Experimental: it may still change."


def _versions(stated: Mapping[str, str]) -> str:
    return ", ".join(f"{what} {version}" for what, version in stated.items())


def _url(stated: str | None, one: Declared[Any], scope: Scope) -> str:
    if stated is None or "://" in stated:
        return stated or ""
    name, dot, section = stated.rpartition(".")
    template = scope.homes[one.namespace].url
    return template.replace("{name}", name if dot else stated).replace("{section}", section if dot else "")


def page_of(symbol: str, one: Declared[Any], scope: Scope) -> str:
    """The page of a function that states none, where a template knows it by its symbol."""
    template = scope.homes[one.namespace].url
    if "{symbol}" not in template or not symbol:
        return ""
    return template.replace("{symbol}", symbol.lower()).replace("{namespace}", one.namespace.rpartition(".")[2])


def deprecation(stated: Deprecated | None) -> str | None:
    """What to warn with."""
    if stated is None:
        return None
    if stated.message:
        return stated.message
    since = f" since {stated.since}" if stated.since else ""
    return f"deprecated{since}" + (f"; use {stated.use}" if stated.use else "")
