"""Ownership: records by value, text that is freed, borrowed and dependent things, declared errors."""

from __future__ import annotations

import gc
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def own(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("ownership")


# --- records by value ---------------------------------------------------------------------------------------------


def test_records_by_value(own: ModuleType) -> None:
    assert own.place_mirror(own.place(1.5, -2.5)) == own.place(-1.5, 2.5)
    assert own.thirds_turn(own.thirds(1, 2, 3), by=0.5) == own.thirds(2.5, 3.5, 1.5)
    assert own.either_twice(own.either(whole=21)).whole == 42
    assert own.large_sum(1, own.large(2, 3, 4, 5, 6), 7.9) == 28
    assert own.large_count(10) == own.large(10, 11, 12, 13, 14)


def test_a_nested_record_by_value(own: ModuleType) -> None:
    route = own.route(own.place(1, 2), 40, b"a")
    assert own.route_longer(route, 2) == own.route(own.place(2, 1), 42, b"b")
    assert route == own.route(own.place(1, 2), 40, b"a")


def test_a_view_anywhere_is_passed_by_value(own: ModuleType) -> None:
    memory = bytearray(1 + own.place.sizeof)
    view = own.place.from_buffer(memory, 1)
    view.x, view.y = 3, 4
    assert own.place_mirror(view) == own.place(-3, -4)


@pytest.mark.parametrize("wrong", [None, 1, (1, 2)])
def test_only_the_record_itself_is_taken(own: ModuleType, wrong: object) -> None:
    with pytest.raises(TypeError, match=r"place_mirror\(\): p must be place"):
        own.place_mirror(wrong)


def test_a_record_passes_for_what_it_extends(own: ModuleType) -> None:
    tile = own.tile(kind=3, side=4, colour=5)
    assert (own.shape_kind(own.shape(1)), own.shape_kind(own.square(kind=2)), own.shape_kind(tile)) == (1, 2, 3)
    own.shape_mark(tile)
    assert (tile.kind, tile.side, tile.colour) == (4, 4, 5)
    for wrong in (own.place(), own.shop_open, 1, object()):
        with pytest.raises(TypeError, match="s must be shape"):
            own.shape_kind(wrong)
    with pytest.raises(BufferError, match="read-only"):
        own.shape_mark(own.square.from_buffer(bytes(own.square.sizeof)))


def test_a_packed_record_is_not_passed_by_value(own: ModuleType) -> None:
    assert not hasattr(own, "squeezed_never") and not hasattr(own.raw if hasattr(own, "raw") else own, "squeezed_never")


# --- text and memory ----------------------------------------------------------------------------------------------


def test_owned_text_is_copied_and_freed(own: ModuleType) -> None:
    assert [own.text_new("héllo"), own.text_new(b"bytes")] == ["héllo", "bytes"]
    assert own.text_out(1) == "made"
    with pytest.raises(OSError, match="it went wrong"):
        own.text_out(0)
    assert own.texts_alive() == 0


def test_no_text_is_none_and_nothing_is_freed(own: ModuleType) -> None:
    before = own.texts_alive()
    assert own.text_new(None) is None
    assert own.texts_alive() == before + 1  # the library counts the call; text_free wasn't called with NULL


@pytest.mark.parametrize("wrong", [object(), "a\0b", 1])
def test_where_an_argument_is_refused_there_is_nothing_to_free(own: ModuleType, wrong: object) -> None:
    assert own.text_new("what the stack has of a call before") is not None
    with pytest.raises((TypeError, ValueError)):
        own.text_new(wrong)


def test_memory_that_another_function_counts(own: ModuleType) -> None:
    assert own.memory_of(0) == b"one\0two"
    assert own.memory_of(4) == b"two"
    assert own.memory_of(-1) is None
    assert own.memory_text(0) == "one\0two"
    assert own.memory_with_size() == b"one"


def test_counted_text(own: ModuleType) -> None:
    assert own.count_bytes("Aé\0") == 4 + ord("A")
    assert own.count_bytes(b"B") == 1 + ord("B")
    with pytest.raises(TypeError, match="text must be str or bytes, not bytearray"):
        own.count_bytes(bytearray(b"B"))


def test_counted_text_that_was_no_utf8_goes_back_in(own: ModuleType) -> None:
    assert own.count_bytes("A\udce9\0") == 3 + ord("A")
    with pytest.raises(UnicodeEncodeError):
        own.count_bytes("A\ud800")


# --- opaque pointers ----------------------------------------------------------------------------------------------


def test_opaque_pointers_have_a_class_of_their_own(own: ModuleType) -> None:
    first = own.node_first()
    assert type(first) is own.node and own.node_value(first) == 1
    assert own.node_next(None) == first and hash(own.node_next(None)) == hash(first)
    second = own.node_next(first)
    assert second != first and own.node_value(second) == 2 and own.node_next(second) is None
    assert repr(first).startswith("<probe_api.ownership.node 0x")


def test_one_kind_of_pointer_is_not_another(own: ModuleType) -> None:
    with own.shop_open(0) as shop, pytest.raises(TypeError, match="n must be node, not Shop"):
        own.node_value(shop)
    with pytest.raises(TypeError, match="n must be node, not int"):
        own.node_value(140_000)
    with pytest.raises(TypeError):
        own.node()


def test_what_is_borrowed_keeps_its_owner_open(own: ModuleType) -> None:
    shop = own.shop_open(0)
    node = own.shop_node(shop)
    before = own.shops_alive()
    shop.close()
    assert not shop and own.shops_alive() == before
    with pytest.raises(ValueError, match="closed"):
        own.shop_node(shop)
    assert own.node_value(node) == 2
    del node
    assert own.shops_alive() == before - 1


# --- counted memory -----------------------------------------------------------------------------------------------


def test_counted_text_through_a_pointer(own: ModuleType) -> None:
    assert (own.word_lent(0), own.word_lent(1), own.word_lent(2)) == ("on", "one\0two", None)
    with pytest.raises(OSError):
        own.word_lent(3)


def test_a_counted_block_is_copied_and_freed(own: ModuleType) -> None:
    before = own.texts_alive()
    assert own.block_made(3) == b"bbb" and own.block_made(0) == b"" and own.block_made(-1) is None
    assert own.texts_alive() == before


def test_a_fixed_number_of_numbers(own: ModuleType) -> None:
    assert own.three(0) == (-1, 2, 300)
    assert own.three(1) is None


def test_lent_records_are_a_list(own: ModuleType) -> None:
    both = own.places(2)
    assert both == [own.place(1, 2), own.place(3, 4)]
    both[0].x = 9
    assert own.places(1) == [own.place(1, 2)]
    assert (own.places(0), own.places(-1)) == ([], None)


def test_how_much_of_what_was_given_was_used(own: ModuleType) -> None:
    assert own.first_word(10, b"two words") == (b"two", 4)
    used = own.first_word(8, b"word")
    assert (used.to, used.there) == (b"word", 4)
    with pytest.raises(OSError):
        own.first_word(2, b"long words")


# --- dependent handles --------------------------------------------------------------------------------------------


def test_a_parent_closes_after_its_children(own: ModuleType) -> None:
    shop = own.shop_open(0)
    orders = [own.order_new(shop, number) for number in range(3)]
    shops = own.shops_alive()
    shop.close()
    assert own.shops_alive() == shops
    assert [own.order_number(order) for order in orders] == [0, 1, 2]
    for order in orders:
        order.close()
    assert own.shops_alive() == shops - 1 and own.closed_in_order() == 1


def test_a_child_keeps_its_parent_alive(own: ModuleType) -> None:
    shops = own.shops_alive()
    order = own.order_new(own.shop_open(0), 5)
    gc.collect()
    assert own.shops_alive() == shops + 1 and own.order_number(order) == 5
    with pytest.warns(ResourceWarning, match="unclosed <probe_api.ownership.Shop"):
        order.close()
        del order
    assert own.shops_alive() == shops and own.closed_in_order() == 1


def test_a_parent_with_children_cannot_be_taken(own: ModuleType) -> None:
    with own.shop_open(0) as shop, own.order_new(shop, 1) as order:
        with pytest.raises(ValueError, match="in use"):
            own.shop_close(shop)
        assert own.order_number(order) == 1
    assert own.closed_in_order() == 1


# --- borrowed handles ---------------------------------------------------------------------------------------------


def test_a_borrowed_handle_keeps_its_owner_open_and_is_not_closed(own: ModuleType) -> None:
    shops, orders = own.shops_alive(), own.orders_alive()
    shop = own.shop_open(0)
    order = own.order_new(shop, 4)
    lent = own.order_shop(order)
    assert type(lent) is own.Shop and lent is not shop and own.shop_words(lent) == "opening failed with 0"
    shop.close()
    order.close()
    assert own.orders_alive() == orders + 1 and not order  # closed when nothing is borrowed from it any more
    assert own.shop_words(lent) == "opening failed with 0"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        del lent
        gc.collect()
    assert (own.shops_alive(), own.orders_alive(), own.closed_in_order()) == (shops, orders, 1)


def test_closing_a_borrowed_handle_gives_it_back_only(own: ModuleType) -> None:
    with own.shop_open(0) as shop, own.order_new(shop, 4) as order:
        shops = own.shops_alive()
        with own.order_shop(order) as lent:
            assert own.order_number(own.order_new(lent, 9)) == 9
        assert lent.closed and own.shops_alive() == shops
        with pytest.raises(ValueError, match="s is closed"):
            own.shop_words(lent)
        assert own.shop_words(shop) == "opening failed with 0"


def test_a_borrowed_handle_can_neither_be_taken_nor_detached(own: ModuleType) -> None:
    with own.shop_open(0) as shop, own.order_new(shop, 4) as order, own.order_shop(order) as lent:
        with pytest.raises(ValueError, match=r"^shop_close\(\): s isn't owned, so it isn't closed$"):
            own.shop_close(lent)
        with pytest.raises(ValueError, match="a borrowed Shop can't be detached"):
            lent.detach()


def test_borrowed_through_a_pointer(own: ModuleType) -> None:
    with own.shop_open(0) as shop:
        shops = own.shops_alive()
        with own.order_new(shop, 4) as order, own.order_lend(order) as lent:
            assert own.shop_words(lent) == own.shop_words(shop)
        with own.order_new(shop, 7) as order, pytest.raises(OSError):
            own.order_lend(order)
        with own.order_new(shop, 0) as order:
            assert own.order_shop(order) is None
        assert own.shops_alive() == shops


def test_two_owners_stay_open(own: ModuleType) -> None:
    shops = own.shops_alive()
    for make in (lambda a, b: own.order_shared(a, b, 1), own.node_shared):
        first, second = own.shop_open(0), own.shop_open(0)
        shared = make(first, second)
        first.close()
        second.close()
        assert own.shops_alive() == shops + 2
        if hasattr(shared, "close"):
            shared.close()
        del shared
        assert own.shops_alive() == shops
    with own.shop_open(0) as shop:
        own.order_shared(shop, shop, 1).close()
        assert own.node_shared(shop, shop) is None


def test_a_function_gives_the_code_of_an_error(own: ModuleType) -> None:
    with own.shop_open(0) as first, own.shop_open(0) as second:
        with pytest.raises(own.ShopClosed, match="nothing to share") as closed:
            own.order_shared(first, second, -1)
        with pytest.raises(own.ShopError, match=r"who shares\?") as other:
            own.order_shared(first, second, -2)
    assert (closed.value.code, other.value.code, type(other.value)) == (5, 2, own.ShopError)


AT_EXIT = """
import atexit
from probe_api import ownership as own
atexit.register(lambda: print(own.shops_alive(), own.orders_alive(), own.closed_in_order()))
shops = [own.shop_open(0) for _ in range(3)]
orders = [own.order_new(shop, i) for i in range(4) for shop in shops]
lent = [own.order_shop(order) for order in orders]
"""


def test_all_is_closed_at_exit_what_depends_first(run_probe: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = run_probe(AT_EXIT)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["0", "0", "1"], "")


# --- declared errors ----------------------------------------------------------------------------------------------


def test_a_declared_error_has_words_code_and_function(own: ModuleType) -> None:
    with own.shop_open(0) as shop, pytest.raises(own.ShopError, match="no order -1") as caught:
        own.order_new(shop, -1)
    assert type(caught.value) is own.ShopError and issubclass(own.ShopError, Exception)
    assert (caught.value.code, caught.value.function) == (1, "order_new")


def test_a_code_has_its_own_class(own: ModuleType) -> None:
    with own.shop_open(0) as shop, pytest.raises(own.ShopClosed, match="no order -2") as caught:
        own.order_new(shop, -2)
    assert isinstance(caught.value, own.ShopError) and caught.value.code == 5


def test_what_a_failing_call_made_explains_and_is_closed(own: ModuleType) -> None:
    shops = own.shops_alive()
    with pytest.raises(own.ShopError, match="opening failed with 9"):
        own.shop_open(9)
    assert own.shops_alive() == shops


def test_closing_follows_a_declared_rule(own: ModuleType) -> None:
    shop = own.shop_open(0)
    own.shop_break(shop, 5)
    with pytest.raises(own.ShopClosed, match=r"shop_close\(\) failed with 5") as caught:
        shop.close()
    assert (caught.value.code, caught.value.function, shop.closed) == (5, "shop_close", True)


def test_conditions_and_cases(own: ModuleType) -> None:
    assert own.refuse(-4) == 4
    with pytest.raises(ValueError, match="only negative values"):
        own.refuse(4)
    with pytest.raises(KeyError):
        own.refuse(3)


def test_an_exception_carries_what_the_call_and_its_words_tell(own: ModuleType) -> None:
    with pytest.raises(own.Located, match="found") as caught:
        own.same_unless_five(5)
    error = caught.value
    assert (error.status, error.line, error.part, error.number) == (5, 12, 0.5, 5)
    assert (error.nowhere, own.Located("other").line) == (0, 0)


def test_conditions_on_unsigned_results_are_unsigned(own: ModuleType) -> None:
    assert own.same_unless_ones(-2) == 2**64 - 2
    with pytest.raises(ValueError):
        own.same_unless_ones(-1)
    assert own.same_unless_high(5) == 5
    assert own.same_unless_high(-(2**63)) == 2**63
    for number in (-1, 7):
        with pytest.raises(ValueError):
            own.same_unless_high(number)


# --- names --------------------------------------------------------------------------------------------------------


def test_deprecated_names_warn_once(own: ModuleType) -> None:
    with pytest.warns(DeprecationWarning, match="Gone is deprecated: nothing does it any more"):
        gone = own.Gone
    with pytest.warns(DeprecationWarning, match="WAS is deprecated"):
        assert own.WAS is gone.WAS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert own.Gone.WAS == 1
    with pytest.warns(DeprecationWarning, match="OLD is deprecated: use NEW"):
        assert own.OLD == 7


def test_former_names_work_and_warn_once(own: ModuleType) -> None:
    for former, now in (("NEWER", "NEW"), ("spot", "place"), ("bytes_in", "count_bytes")):
        with pytest.warns(DeprecationWarning, match=f"^{former} is deprecated: use {now}$") as warned:
            assert getattr(own, former) is getattr(own, former) is getattr(own, now)
        assert len(warned) == 1 and Path(warned[0].filename) == Path(__file__)
        assert former not in own.__all__


def test_flags_of_a_signed_integer_keep_their_width(own: ModuleType) -> None:
    assert own.signs(-3) == own.Signs.ONE | own.Signs.TWO
    assert int(own.signs(1)) == 0xFFFFFFFF


def test_star_takes_what_is_there(probe: Callable[[str], ModuleType]) -> None:
    absent = probe("absent")
    assert "ANSWER" in absent.__all__ and "absent" not in absent.__all__
    scope = dict[str, object]()
    exec("from probe_api.absent import *", scope)
    assert scope["ANSWER"] == 42
