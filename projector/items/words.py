"""What every item says besides its kind's own: documentation, availability, Python name."""

from __future__ import annotations

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


def words(one: Declared[Any], scope: Scope) -> Words:
    """The fields that every item of the Api has."""
    model: Item = one.model
    python = model.python.name if model.python else None
    return Words(
        key=one.key,
        name=one.name,
        python_name=python or plain_name(one.name),
        place=one.place,
        doc=model.doc.summary,
        url=_url(model.url, one, scope),
        since=tuple((model.since or {}).items()),
        deprecated=_deprecated(model.deprecated),
    )


def _url(stated: str | None, one: Declared[Any], scope: Scope) -> str:
    if stated is None or "://" in stated:
        return stated or ""
    name, dot, section = stated.rpartition(".")
    template = scope.homes[one.namespace].url
    return template.replace("{name}", name if dot else stated).replace("{section}", section if dot else "")


def _deprecated(stated: Deprecated | None) -> str | None:
    if stated is None:
        return None
    if stated.message:
        return stated.message
    since = f" since {stated.since}" if stated.since else ""
    return f"deprecated{since}" + (f"; use {stated.use}" if stated.use else "")
