"""naming: what C calls a record. Metadata names it alone; a header declares a tag, a typedef, or only a field of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from projector import text
from projector.ir.api import Array, Callback, Enum, Item, Key, Namespace, Record, RecordType, Type
from projector.ir.references import of_type, references
from projector.text import Code, code

FORMS = 3


def records(namespace: Namespace, items: Mapping[Key, Item]) -> tuple[Record, ...]:
    """The records that the namespace declares, and those that its types lead to."""
    return tuple(item for item in _reached(namespace, items) if isinstance(item, Record))


def enums(namespace: Namespace, items: Mapping[Key, Item]) -> tuple[Enum, ...]:
    """The enums that the namespace declares, and those that its types lead to."""
    return tuple(item for item in _reached(namespace, items) if isinstance(item, Enum))


def _reached(namespace: Namespace, items: Mapping[Key, Item]) -> Iterator[Item]:
    waiting = [item.key for item in namespace.items]
    for item in namespace.items:
        waiting += references(item)
    waiting += filter(None, (of_type(alias.type) for alias in namespace.aliases))
    reached = dict[Key, Item]()
    while waiting:
        item_ = items.get(key := waiting.pop())
        if isinstance(item_, Record | Callback | Enum) and key not in reached:
            reached[key] = item_
            waiting += references(item_)
    yield from (reached[key] for key in sorted(reached))


def enum_probe(found: Enum) -> Code:
    """A line that compiles where a header has a typedef of the enum's name for an integer type of its size."""
    name = text.identifier(found.name)
    return code('_Static_assert(sizeof({}) == {} && ({})1.5 == 1, "");', name, found.base.size, name)


def probes(found: Iterable[Record]) -> Iterator[Code]:
    """For each record `FORMS` lines, of which those compile whose form a header declares."""
    for record in found:
        tag, typedef = _forms(record)[:2], _forms(record)[2]
        for form in tag:
            yield code('_Static_assert(sizeof({}) >= 0, "");', form)
        yield code("extern {} *pj_{};", typedef, typedef)


def named(found: tuple[Record, ...], failed: Collection[int]) -> dict[Key, Code]:
    """C's names of those records that the headers declare, given the probes that failed."""
    names = dict[Key, Code]()
    for index, record in enumerate(found):
        forms = enumerate(_forms(record), index * FORMS)
        form = next((form for line, form in forms if line not in failed), None)
        if form:
            names[record.key] = form
    while held := dict(_held(found, names)):
        names |= held
    return names


def lifted(found: Iterable[Record]) -> frozenset[Key]:
    """The records that are anonymous members of others, where their fields are proven."""
    return frozenset(
        field.type.key
        for record in found
        for field in record.fields
        if isinstance(field.type, RecordType) and any(one.path[:1] == (field.name,) for one in record.fields)
    )


def _forms(record: Record) -> tuple[Code, ...]:
    name = text.identifier(record.name)
    tags = (code("struct {}", name), code("union {}", name))
    return (*(reversed(tags) if record.union else tags), name)


def _held(found: Iterable[Record], names: Mapping[Key, Code]) -> Iterator[tuple[Key, Code]]:
    """Records without a name of their own in C, as the type of a named record's field."""
    for record in found:
        for field in record.fields if record.key in names else ():
            element, dimensions = _element(field.type)
            if isinstance(element, RecordType) and element.key not in names and not field.padding:
                subscripts = Code("[0]" * dimensions)
                held = code("(({} *)0)->{}{}", names[record.key], text.identifier(field.name), subscripts)
                yield element.key, code("__typeof__({})", held)


def _element(of: Type) -> tuple[Type, int]:
    dimensions = 0
    while isinstance(of, Array):
        of, dimensions = of.element, dimensions + 1
    return of, dimensions
