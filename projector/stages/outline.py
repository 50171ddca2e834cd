"""outline: which namespaces each one reaches: by the words of its documents, and the names that others declare."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from projector.ir.documents import Documents
from projector.items.error.resolve import BUILTIN_EXCEPTIONS
from projector.items.scope import Scope, number_names
from projector.stages.declare import Declarations
from projector.yaml import Mapping as Tree, Node, Scalar

_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_DOCS = ("doc", "summary")
_IMPLIED = frozenset((*BUILTIN_EXCEPTIONS, "int"))  # looked up where nothing is written, too


@dataclass(frozen=True, slots=True)
class Outline:
    """The names that a namespace declares, and the words in its documents, without documentation."""

    names: Collection[str]
    words: Collection[str]


def outlines_of(documents: Documents, declared: Declarations, wanted: Collection[str]) -> dict[str, Outline]:
    """The outlines of those that are wanted."""
    names = {name: dict[str, None]() for name in wanted}
    for one in declared.things:
        if one.namespace in names:
            names[one.namespace].update(dict.fromkeys((one.name, *number_names(one))))
    words = {name: set[str]() for name in wanted}
    for name, root in _roots(documents):
        if name in words:
            words[name].update(_words(root))
    return {name: Outline([*names[name]], words[name]) for name in wanted}


def reached(outlines: Mapping[str, Outline]) -> dict[str, list[str]]:
    """The namespaces that each one reaches, itself among them, sorted."""
    order = sorted(outlines)
    declaring = dict[str, int]()
    for i, name in enumerate(order):
        for each in outlines[name].names:
            declaring[each] = declaring.get(each, 0) | 1 << i
    reach = [1 << i | _all(declaring, (*outlines[name].words, *_IMPLIED)) for i, name in enumerate(order)]
    for middle in range(len(order)):
        for i, mask in enumerate(reach):
            if mask >> middle & 1:
                reach[i] = mask | reach[middle]
    return {name: [one for j, one in enumerate(order) if reach[i] >> j & 1] for i, name in enumerate(order)}


def explained(scope: Scope, namespace: str, outline: Outline) -> bool:
    """Whether all that was looked up on behalf of a namespace stands there: then `reached` tells what it depends on."""
    last = {name.rpartition(".")[2] for name in scope.asked(namespace)}
    return {name for name in last if name.isidentifier()} <= _IMPLIED.union(outline.words)


def _all(declaring: Mapping[str, int], words: Collection[str]) -> int:
    found = 0
    for word in words:
        found |= declaring.get(word, 0)
    return found


def _roots(documents: Documents) -> Iterator[tuple[str, Node]]:
    for module in documents.modules:
        yield module.name, module.root  # its errors and exceptions are things of a namespace with its name
        for one in (*module.facts, *module.overlays):
            yield one.name, one.root


def _words(root: Node) -> set[str]:
    found, waiting = set[str](), [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tree):
            for key, value in node.entries:
                found.update(_WORD.findall(key.value))
                if key.value not in _DOCS or not isinstance(value, Scalar):
                    waiting.append(value)
        elif isinstance(node, Scalar):
            found.update(_WORD.findall(node.value))
        else:
            waiting.extend(node.items)
    return found
