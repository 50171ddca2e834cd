"""Every word of the language at once, and what becomes of it when a file is damaged at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from described import documents
from each_target import each_target
from everything import FACTS, MODULE

from projector.diagnostics import CODES, Diagnostics, Severity
from projector.ir.documents import Documents
from projector.stages.resolve import resolve
from projector.stages.select import select
from projector.targets import TARGETS, Target
from projector.yaml import Mapping, Node, Scalar, Sequence

KEYS = (
    "type bits extends anonymous variants when platforms count enum handle symbol library default string dir choose "
    "errors variadic align pack size flexible fields params returns members close invalid value guid base"
)
WORDS = (
    "int|void|-1|0|null|long *|packed|packed *|number[3]|true|const char *|int[3]|int[]||~|timespec|time_t|Fd|Clock"
    "|99999999999999999999999|m.n.packed|m|a b|É|close|out|timespec[2147483647]|ret < 0|0x80000000|rule|1.5|BUSY|Visit"
)


def _read() -> Documents:
    found = Diagnostics()
    read = documents(found, m__module=MODULE, m__n=FACTS)
    assert not found.failed
    return read


@each_target("target")
def test_everything_is_understood(target: Target) -> None:
    found = Diagnostics()
    api = resolve(_read(), target, found)
    assert [one.message for one in found if one.severity is not Severity.NOTE] == []
    assert {one.code for one in found} <= {"PJ390", "PJ391", "PJ392"}
    has_call = target.arch in ("x86_64", "aarch64", "riscv64")  # a number of `read`, or at last of `kernel_only`
    assert len(api.items()) == 36 + has_call


def _nodes(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Node]]:
    yield path, node
    inner = [value for _, value in node.entries] if isinstance(node, Mapping) else getattr(node, "items", ())
    for index, value in enumerate(inner):
        yield from _nodes(value, (*path, index))


def _with(node: Node, path: tuple[int, ...], new: Node | None) -> Node | None:
    """A tree with another node at `path`, or none."""
    if not path:
        return new
    if isinstance(node, Mapping):
        key, value = node.entries[path[0]]
        changed = _with(value, path[1:], new)
        middle = ((key, changed),) if changed else ()
        return Mapping((*node.entries[: path[0]], *middle, *node.entries[path[0] + 1 :]), node.place)
    assert isinstance(node, Sequence)
    one = _with(node.items[path[0]], path[1:], new)
    return Sequence((*node.items[: path[0]], *((one,) if one else ()), *node.items[path[0] + 1 :]), node.place)


def _damaged(node: Node, pool: list[Node], rng: random.Random) -> Node | None:
    word = Scalar(rng.choice(WORDS.split("|")), rng.random() < 0.8, node.place)
    way = rng.randrange(6)
    if way == 0:
        return rng.choice(pool)
    if way == 1:
        return None
    if way == 2:
        return Mapping(((word, node),), node.place)
    if way == 3:
        return Sequence((node, node), node.place)
    if way == 4 and isinstance(node, Mapping) and node.entries:
        key = rng.choice(KEYS.split())
        index = rng.randrange(len(node.entries))
        renamed = (Scalar(key, True, node.place), node.entries[index][1])
        if key not in node.keys():  # noqa: SIM118
            return Mapping((*node.entries[:index], renamed, *node.entries[index + 1 :]), node.place)
    return word


@pytest.mark.parametrize("seed", range(8))
def test_damage_gives_diagnostics_and_nothing_else(seed: int) -> None:
    rng = random.Random(seed)
    read = _read()
    (module,) = read.modules
    (facts,) = module.facts
    pool = [node for root in (facts.root, module.root) for _, node in _nodes(root)]
    for _ in range(60):
        roots: list[Mapping] = []
        for original in (facts.root, module.root):
            root: Node = original
            for _ in range(rng.randint(0, 3)):
                path, node = rng.choice(list(_nodes(root))[1:])
                root = _with(root, path, _damaged(node, pool, rng)) or root
            assert isinstance(root, Mapping)
            roots.append(root)
        damaged = replace(module, facts=(replace(facts, root=roots[0]),), root=roots[1])
        found = Diagnostics()
        select(resolve(Documents((damaged,)), rng.choice(TARGETS), found), ["m.*"], found)
        for one in found:
            assert one.code in CODES, one
            assert one.code != "PJ200", one
