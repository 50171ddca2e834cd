"""enumerators: the value of each member, be it a macro or an enumerator, and the size of enums that C knows."""

from __future__ import annotations

from collections.abc import Iterator

from projector import text
from projector.checks.constants import converted
from projector.checks.fact import Fact, equal
from projector.checks.spelling import Spelling
from projector.ir.api import Enum, Namespace
from projector.text import code


def facts(namespace: Namespace, spelling: Spelling) -> Iterator[Fact]:
    """What the namespace states of its enums; one without a tag in C is proven through its members."""
    for item in namespace.items:
        if isinstance(item, Enum):
            size = code("sizeof(enum {})", text.identifier(item.name))
            yield equal("PJ710", item.place, f"the size of enum {item.name}", size, item.base.size, optional=True)
            base = spelling.declare(item.base)
            for member in item.members:
                value = converted(base, text.identifier(member.name), spelling)
                yield equal("PJ714", member.place, member.name, value, member.value)
