"""Records with pointers: what they keep alive, what is read of them, what C makes of them; lists of text."""

from __future__ import annotations

import gc
import pickle
import sys
import weakref
from array import array
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def api(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("pointers")


class Watched(bytearray):
    """Memory whose end can be seen."""


# --- text ---------------------------------------------------------------------------------------------------------


def test_text_is_kept_for_as_long_as_the_record_leads_to_it(api: ModuleType) -> None:
    person = api.person("".join(["Ä", "nn"]), file="/some" + chr(0xDCFF), tag=bytes([1, 2]), age=3)
    gc.collect()
    assert (person.name, person.file, person.tag) == ("Änn", "/some\udcff", b"\1\2")
    assert api.person_text(person, 100).startswith("Änn /some")
    person.name = None
    assert api.person_text(api.person(age=4), 100) == "- - - 4"
    assert person.name is None
    with pytest.raises(ValueError, match=r"^person\.name: embedded null byte$"):
        person.name = "a\0b"
    with pytest.raises(TypeError, match=r"^person\.tag must be bytes, not str$"):
        person.tag = "text"
    with pytest.raises(AttributeError, match=r"^person\.name can't be deleted$"):
        del person.name


def test_wide_and_counted_text(api: ModuleType) -> None:
    texts = api.texts("aä𝄞", "a𝄞", "x\0y", units="uß\0")
    gc.collect()
    assert (texts.wide, texts.wider, texts.part, texts.size, texts.units, texts.bytes) == (
        "aä𝄞", "a𝄞", "x\0y", 3, "uß\0", 6,
    )  # fmt: skip
    assert api.texts_show(texts, 200) == "61 e4 d834 dd1e 61 1d11e <x>75 df 0 "
    texts.part = b"12"
    assert (texts.part, api.texts_show(texts, 200)) == ("12", "61 e4 d834 dd1e 61 1d11e <12>75 df 0 ")
    texts.units = None
    assert (texts.units, texts.bytes) == (None, 0)
    with pytest.raises(OverflowError, match=r"^texts\.part is too long: size counts up to 255$"):
        texts.part = "x" * 256
    with pytest.raises(ValueError, match=r"^texts\.wide: embedded null byte$"):
        texts.wide = "a\0b"
    with pytest.raises(TypeError, match=r"^texts\.wide must be str, not bytes$"):
        texts.wide = b"ab"
    texts.wide = ""
    assert texts.wide == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' file names are no bytes")
def test_lists_of_text_in_records(api: ModuleType) -> None:
    texts = api.texts(names=["".join(["o", "ne"]), b"two", ""], paths=("/a", b"/\xff"), counted=[b"x", b"yy"])
    gc.collect()
    assert (texts.names, texts.paths, texts.counted, texts.count) == (
        ["one", "two", ""],
        ["/a", "/\udcff"],
        [b"x", b"yy"],
        2,
    )
    assert api.texts_show(texts, 200) == "<>[one][two][]{/a}{/\udcff}(x)(yy)"
    copy = texts.copy()
    texts.names, texts.counted = [], None
    assert (texts.names, texts.count, copy.names, copy.count) == ([], 0, ["one", "two", ""], 2)
    api.texts_turn(copy)  # the library puts a text of its own into the list, of which nothing is known
    assert copy.names == [None, "two", ""]
    api.texts_turn(texts)
    assert texts.names is None
    for wrong, error in (("text", TypeError), (3, TypeError), ([1], TypeError), (["a\0"], ValueError)):
        with pytest.raises(error, match=r"^texts\.names"):
            texts.names = wrong
    with pytest.raises(AttributeError, match=r"^texts\.count can't be set$"):
        texts.count = 1


def test_lists_that_the_library_lends(api: ModuleType) -> None:
    group = api.group_first()
    assert (group.name, group.members, group.holes) == ("wheel", ["root", "ä"], ["one", None, "three"])
    with pytest.raises(AttributeError, match=r"^group\.members can't be set$"):
        group.members = ["x"]
    assert api.group().members is None


def test_variables_that_are_text(api: ModuleType) -> None:
    assert (api.v_list.value, api.v_word, api.v_wide.value) == (["one", "two"], "word", "xä")
    with pytest.raises(AttributeError, match=r"^v_list\.value can't be set$"):
        api.v_list.value = ["x"]


# --- records ------------------------------------------------------------------------------------------------------


def test_a_list_of_records_keeps_its_nodes(api: ModuleType) -> None:
    nodes = [api.node(i) for i in (1, 2, 3)]
    first, second, third = nodes
    first.next, second.next = second, third
    assert first.next is second and first.next.next is third
    del nodes, second, third
    gc.collect()
    assert api.nodes_sum(first) == 123
    assert repr(first) == "node(value=1, next=node(value=2, next=node(value=3, next=None)))"
    assert api.node_drop(first) == 2  # C took the second one out: what the pointer leads to is kept by that
    assert first.next is None
    with pytest.raises(TypeError, match=r"^node\.next must be node, not person$"):
        first.next = api.person()


def test_a_tree(api: ModuleType) -> None:
    leaf = api.tree(name="leaf")
    root = api.tree(left=api.tree(right=leaf, name="branch"), name="root")
    assert api.tree_depth(root) == 3
    match root:
        case api.tree(left=api.tree(right=api.tree(name=name))):
            assert name == "leaf"
        case _:
            pytest.fail("no such tree")
    assert root == api.tree(left=api.tree(right=api.tree(name="leaf"), name="branch"), name="root")
    assert root != api.tree(name="root")


def test_cycles_are_collected(api: ModuleType) -> None:
    node, peer = api.node(), api.node()
    node.next, peer.next = node, peer
    assert repr(node) == "node(value=0, next=node(...))"
    assert not gc.is_tracked(api.node()) and gc.is_tracked(node)
    with pytest.raises(RecursionError):
        assert node == peer
    assert node == node.copy()
    gc.collect()
    tracked = len(gc.get_objects())
    for _ in range(100):
        one, other = api.node(), api.node()
        one.next, other.next = other, one
    del one, other
    gc.collect()
    assert len(gc.get_objects()) - tracked < 20


def test_a_record_may_lead_into_itself(api: ModuleType) -> None:
    memory = Watched(16)
    gone = weakref.ref(memory)
    crew = api.crew()
    crew.captain.tag = b"x"
    path = api.path(spots=api.spot.array_of(memory)[1:])
    feed = api.feed(output=api.spot.array_of(2), input=path.spots)
    assert (feed.left, feed.room) == (8, 16)
    tree = api.tree()
    tree.left = tree.right = tree
    del tree, memory, path, feed
    gc.collect()
    assert gone() is None


def test_a_long_list_is_freed_without_filling_the_stack(api: ModuleType) -> None:
    first = None
    for value in range(200_000):
        first = api.node(value % 10, first)
    del first


# --- memory -------------------------------------------------------------------------------------------------------


def test_a_stream_moves_on_in_its_buffers(api: ModuleType) -> None:
    room = bytearray(8)
    feed = api.feed(input=b"hello world", output=room)
    assert (feed.left, feed.room) == (11, 8)
    assert api.feed_step(feed, 5) == 5
    assert (bytes(feed.input), feed.left, feed.output.nbytes, feed.room) == (b" world", 6, 3, 3)
    assert feed.input.readonly and not feed.output.readonly
    feed.output[:] = b"abc"
    assert room == b"helloabc"
    with pytest.raises(BufferError):
        room.append(1)
    feed.output = None
    room.append(1)
    assert (feed.output, feed.room) == (None, 0)


def test_what_counts_a_pointer_is_set_by_it(api: ModuleType) -> None:
    feed = api.feed()
    with pytest.raises(AttributeError, match=r"^feed\.left can't be set$"):
        feed.left = 5
    with pytest.raises(AttributeError, match=r"^feed\.room can't be set$"):
        api.feed(room=1)
    with pytest.raises(OverflowError, match=r"^feed\.output is too long: room counts up to 255$"):
        feed.output = bytearray(256)
    with pytest.raises(BufferError):
        feed.output = b"constant"
    with pytest.raises(TypeError, match=r"^feed\.input must be a bytes-like object, not str$"):
        feed.input = "text"
    assert feed == api.feed()


def test_two_pointers_with_one_length_agree(api: ModuleType) -> None:
    ys = array("d", bytes(24))
    series = api.series(xs=array("d", [1, 2, 3]), ys=ys, key=array("I", [1, 2, 3, 4]))
    assert (api.series_scale(series, 2), list(ys), series.n) == (10.0, [2, 4, 6], 3)
    assert (list(series.xs), series.xs.format, list(series.key)) == ([1, 2, 3], "d", [1, 2, 3, 4])
    with pytest.raises(ValueError, match=r"^series\.ys takes exactly 3 items \(2 given\)$"):
        series.ys = array("d", [1, 2])
    series.ys = None
    assert series.n == 3
    series.xs = array("d", [1])
    assert series.n == 1
    with pytest.raises(ValueError, match=r"^series\.key takes exactly 4 items \(1 given\)$"):
        series.key = array("I", [1])
    with pytest.raises(ValueError, match=r"^series\.xs: the buffer's size is no multiple of 8$"):
        series.xs = bytes(12)


# --- what holds them ----------------------------------------------------------------------------------------------


def test_nested_records_and_arrays_keep_theirs_in_the_outermost(api: ModuleType) -> None:
    crew = api.crew(captain=api.person("Ann"), members=[api.person("Bo"), api.person("Cy")], names=["x", None, "z"])
    crew.members[1].name = "".join(["D", "ee"])
    crew.names[1] = "".join(["y", "y"])
    gc.collect()
    assert api.crew_text(crew, 100) == "Ann: Bo, Dee; x yy z"
    before = repr(crew)
    with pytest.raises(TypeError, match=r"^crew\.members must be person, not int$"):
        crew.members = [api.person("E"), 4]
    with pytest.raises(TypeError, match=r"^crew\.names must be str or bytes, not int$"):
        crew.names = ["e", "f", 4]
    assert repr(crew) == before
    captain = crew.captain
    crew.members[0] = captain
    del crew
    gc.collect()
    assert captain.name == "Ann"


def test_a_copy_shares_what_is_kept(api: ModuleType) -> None:
    memory = Watched(b"12345678")
    gone = weakref.ref(memory)
    feed = api.feed(input=memory)
    twin = feed.copy()
    del feed, memory
    gc.collect()
    assert bytes(twin.input) == b"12345678" and twin == twin.copy()
    del twin
    assert gone() is None


def test_addresses_dont_leave_the_process(api: ModuleType) -> None:
    assert pickle.loads(pickle.dumps(api.person(age=3))) == api.person(age=3)
    for record, name in ((api.person("a"), "name"), (api.crew(names=[None, "b", None]), "names")):
        with pytest.raises(TypeError, match=rf"^cannot pickle a \w+ whose {name} is set"):
            pickle.dumps(record)
    with pytest.raises(ValueError, match=r"^person takes no pointers from a state$"):
        api.person().__setstate__(b"\1" * api.person.sizeof)
    with pytest.raises(TypeError, match=r"^person has pointers: it can't be a view of a buffer$"):
        api.person.from_buffer(bytearray(100))
    assert memoryview(api.person()).readonly and not memoryview(api.spot()).readonly


def test_a_union_reads_whatever_pointer_is_there(api: ModuleType) -> None:
    either = api.either(name=b"12345678")
    assert bytes(either.memory) == b"12345678"
    either.memory = bytearray(b"abc\0defg")
    assert either.name == "abc"
    either.memory = bytearray(b"no NUL 8")
    assert either.name == "no NUL 8"


def test_what_the_library_lends_lives_as_long_as_the_record(api: ModuleType) -> None:
    answer = api.answer_fill()
    assert (answer.words, answer.spot, list(answer.many)) == ("words", api.spot(3, 4), [api.spot(1, 2), api.spot(5, 6)])
    assert (api.secret_number(answer.secret), bytes(answer.bytes)) == (42, b"\1\2\3\4")
    spot, many, secret = answer.spot, answer.copy().many, answer.secret
    del answer
    gc.collect()
    assert (spot.y, many[1].x, api.secret_number(secret)) == (4, 5, 42)
    with pytest.raises(BufferError):
        spot.x = 1
    own = api.answer(secret=secret, words="mine")
    assert own.secret is secret and own.words == "mine"
    with pytest.raises(TypeError, match=r"^answer\.secret must be secret, not spot$"):
        own.secret = spot


# --- lists of text ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' file names are no bytes")
def test_a_list_of_strings_as_argv(api: ModuleType) -> None:
    assert api.argv_join(["one", b"two", "", "ä"], 100) == (4, "[one][two][][ä]")
    assert api.argv_join([], 100) == api.argv_join(None, 100) == (0, "")
    assert api.argv_join(tuple(map(str, range(300))), 3000).result == 300
    assert api.paths_join([Path("/a"), b"/b", "/\udcff"], 100) == (3, "[/a][/b][/\udcff]")
    for wrong, error in (("text", TypeError), ([1], TypeError), (["a\0b"], ValueError), (3, TypeError)):
        with pytest.raises(error, match=r"^argv_join\(\): argv must "):
            api.argv_join(wrong, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' file names are no bytes")
def test_a_list_of_strings_that_null_ends_is_copied(api: ModuleType) -> None:
    assert api.list_lent() == ["one", "", "ä\udcff"]
    assert api.list_made("n", 3) == ["n0", "n1", "n2"]
    assert (api.list_made("n", 0), api.list_made("n", -1)) == ([], None)
    assert api.list_out("\udcff", 2) == ["\udcff0", "\udcff1"]
    with pytest.raises(OSError):
        api.list_out("n", -1)
    assert len(api.list_made("x", 100_000)) == 100_000
    assert api.lists_alive() == 0


def test_a_counted_list_of_strings_may_have_holes(api: ModuleType) -> None:
    assert api.list_with_holes(4) == [b"one", None, b"three", None]
    assert api.list_with_holes(-1) == []
    assert api.list_block(2) == ["abc", "abc"]
    assert api.list_counted(3) == [b"abc"] * 3
    assert api.lists_alive() == 0
