"""What the forms of tests/native's probe need: how its handles are made, and arguments that make its calls succeed."""

from __future__ import annotations

OWN, HANDLES = "probe_api.ownership", "probe_api.handles"
MADE = {
    "Token": f"{HANDLES}.token_open(0)",
    "Special": f"{HANDLES}.Special.from_raw({HANDLES}.token_open(0).detach())",
    "Kept": f"{HANDLES}.Kept.from_raw({HANDLES}.token_open(0).detach())",
    "Parental": f"{HANDLES}.Parental.from_raw({HANDLES}.token_open(0).detach())",
    "Stamp": f"{HANDLES}.stamp_open(7)",
    "Key": f"{HANDLES}.key_open(7)",
    "Box": f"{HANDLES}.box_new(7)",
    "Shop": f"{OWN}.shop_open(0)",
    "Order": f"{OWN}.order_new({OWN}.shop_open(0), 1)",
    "Shelf": "probe_api.foreign.shelf_open()",
    "Terminal": "probe_api.ioctl.posix_openpt(2)",
    "node": f"{OWN}.node_first()",
}
GIVEN = {
    "calls.fail_errno": "0",
    "calls.fail_long": "0",
    "calls.fail_null": "0",
    "calls.fail_path": "'some/file', 0",
    "calls.fail_return": "0",
    "calls.fail_return_out": "0",
    "calls.fail_status": "0",
    "calls.kernel_close": "100000",
    "foreign.shelf_close": "probe_api.foreign.shelf_open()",
    "handles.token_open": "0",
    "handles.token_maybe": "0",
    "handles.token_close": f"{HANDLES}.token_open(0)",
    "ioctl.posix_openpt": "2",
    "ownership.shop_open": "0",
    "ownership.shop_close": f"{OWN}.shop_open(0)",
    "ownership.order_close": f"{OWN}.order_new({OWN}.shop_open(0), 1)",
    "ownership.refuse": "-4",
    "text.echo_units": "'text'",
}
FAILING = {
    "calls.fail_errno": "22",
    "calls.fail_long": "22",
    "calls.fail_null": "22",
    "calls.fail_path": "'some/file', 2",
    "calls.fail_return": "22",
    "calls.fail_return_out": "22",
    "calls.fail_status": "22",
    "ownership.order_new": "KEPT['Shop'], -1",
    "ownership.shop_open": "9",
    "ownership.text_out": "0",
    "ownership.refuse": "4",
    "foreign.items_make": "'x', -2",
    "foreign.items_each": "'x', -2",
    "handles.token_open": "13",
    "handles.box_new": "-1",
}
