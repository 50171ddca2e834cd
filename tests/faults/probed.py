"""What the forms of tests/native's probe need: how handles are made, callables, arguments with which calls succeed."""

from __future__ import annotations

OWN, HANDLES, TABLES = "probe_api.ownership", "probe_api.handles", "probe_api.tables"
STREAM = f"{TABLES}.tb_stream"
PUMP = "probe_api.pointers.pump(feed=probe_api.pointers.feed(input=b'food'))"
CALLS, READ = "probe_api.callbacks", "__import__('io').BytesIO(b'ab').read"
OPERATOR, CURSORS = "__import__('operator')", f"iter({TABLES}.tb_cursor, None)"
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
    "thing": "probe_api.foreign.thing_at(1)",
    "Terminal": "probe_api.ioctl.posix_openpt(2)",
    "node": f"{OWN}.node_first()",
    "Station": f"{HANDLES}.station_open(0)",
    "secret": "probe_api.pointers.answer_fill().secret",
    "Machine": "probe_api.callbacks.cb_open(1)",
    "TbMachine": f"{TABLES}.tb_open()",
    "Walk": "probe_api.iterate.begin_walk(1)",
    "NamedWalk": "probe_api.iterate.begin_named(1)",
}
CALLABLES = {
    "an_compare": f"{OPERATOR}.eq",
    "an_changing": "max",
    "an_filler": "{1: bytes(2)}.get",
    "an_question": "{7: (7, 1, 2.5, probe_api.answers.an_point(3, 4))}.get",
    "an_read": "bytes",
    "cb_compare": f"{OPERATOR}.sub",
    "cb_each": "abs",
    "cb_many": "len",
    "cb_move": "probe_api.callbacks.cb_point.copy",
    "cb_plain": "abs",
    "cb_tell": "bool",
    "con_cdecl": "abs",
    "con_stdcall": f"{OPERATOR}.add",
    "con_turned": "{}.get",
    "con_visit": "dict.fromkeys(range(100), 1).get",
    "tr_visit": "max",
    "cb_touch": f"{OPERATOR}.eq",
    "cb_visit": f"{OPERATOR}.is_",
    "wd_doubled": "int",
    "wd_mapped": "complex",
}
KEPT = MADE | CALLABLES
MORE = {
    "answers.an_read_all, too much": "probe_api.answers.an_read_all({7: b'much too much'}.get, 100)",
    "callbacks.cb_each_to raises": f"{CALLS}.cb_each_to(3, (1).__truediv__)",
    "callbacks.cb_later, then": f"[{CALLS}.cb_later(abs), {CALLS}.cb_now(7)]",
    "callbacks.cb_on_each, closed": f"[one := {CALLS}.cb_open(1), {CALLS}.cb_on_each(one, abs), one.close()]",
    "callbacks.cb_on_each, anew": f"[{CALLS}.cb_on_each((one := KEPT['Machine']), abs), {CALLS}.cb_on_each(one, int)]",
    "callbacks.cb_on_each, refused": f"{CALLS}.cb_on_each({CALLS}.cb_open(-1), abs)",
    "callbacks.cb_on_plain, closed": f"[one := {CALLS}.cb_open(1), {CALLS}.cb_on_plain(one, abs), one.close()]",
    "callbacks.cb_plain, passed on": f"{CALLS}.cb_twice(1.5, {CALLS}.cb_half())",
    "moving.field_next, to the end": "probe_api.moving.field_next('a', b'a')",
    "tables.tb_stream of callables": f"[one := {STREAM}(read=len, close=int), one.copy(), one.read, repr(one)]",
    "tables.tb_stream set anew": f"[one := {STREAM}(read=len), setattr(one, 'read', abs), setattr(one, 'read', None)]",
    "tables.tb_stream from another": f"[one := {STREAM}(read=len), {STREAM}(read=one.read)]",
    "tables.tb_copy of nothing": f"{TABLES}.tb_copy({STREAM}(read={{5: b''}}.get), {STREAM}(write=len, close=int))",
    "tables.tb_copy of two bytes": f"{TABLES}.tb_copy({STREAM}(read={READ}), {STREAM}(write=len))",
    "tables.tb_swap": f"{TABLES}.tb_swap(KEPT['TbMachine'], {STREAM}(read=bytes))",
    "tables.tb_swap, run, closed": (
        f"[one := {TABLES}.tb_open(), {TABLES}.tb_swap(one, {STREAM}(read=bytes)), {TABLES}.tb_run(one), one.close()]"
    ),
    "tables.tb_sum": (
        f"[one := {TABLES}.tb_source(open=zip(iter(int, 1), {CURSORS}).__next__,"
        f" close={OPERATOR}.attrgetter('position'), next={OPERATOR}.attrgetter('position', 'position')),"
        f" {TABLES}.tb_register(one), {TABLES}.tb_sum(), {TABLES}.tb_unregister()]"
    ),
}  # fmt: skip
"""Uses that no single call is, by what is used."""
GIVEN = {
    "buffers.fill_errno": "2, 0",
    "calls.ambiguous": "0",
    "calls.returning": "0",
    "handles.spot_made": "0",
    "handles.station_open": "0",
    "handles.station_part": "KEPT['Station']",
    "handles.token_accept": "0",
    "handles.token_pair": "0",
    "handles.token_pair_maybe": "0",
    **{f"ioctl.{name}": "KEPT['Terminal']" for name in ("FIONREAD", "TCGETS2", "TIOCEXCL", "TIOCGPTN", "size_of")},
    "ioctl.TCSETS2": "KEPT['Terminal'], probe_api.ioctl.TCGETS2(KEPT['Terminal'])",
    "ioctl.TCFLSH": "KEPT['Terminal'], 1",
    "ioctl.TIOCSPTLCK": "KEPT['Terminal'], 0",
    "ioctl.TIOCGPTPEER": "KEPT['Terminal'], 0x102",
    "iterate.read_notices": "28, 8",
    "sequences.count_true": "[True, False]",
    "sizing.count_bytes": "[b'one', b'two']",
    "callbacks.cb_close": "probe_api.callbacks.cb_open(1)",
    "callbacks.cb_forever": "1, 1",  # refused: its threads would never end
    "callbacks.cb_in_thread": "1, 1",  # refused: PyThreadState_New() of CPython 3.11 crashes without memory
    "callbacks.cb_later": "1",  # refused: what it keeps it keeps until it's called
    "calls.fail_errno": "0",
    "calls.fail_long": "0",
    "calls.fail_null": "0",
    "calls.fail_path": "'some/file', 0",
    "calls.fail_return": "0",
    "calls.fail_return_out": "0",
    "calls.fail_status": "0",
    "calls.kernel_close": "100000",
    "conventions.con_close": "probe_api.conventions.con_open(1)",
    "foreign.shelf_close": "probe_api.foreign.shelf_open()",
    "handles.box_give": f"{HANDLES}.box_new(7), 0",
    "handles.token_open": "0",
    "handles.token_maybe": "0",
    "handles.token_close": f"{HANDLES}.token_open(0)",
    "ioctl.posix_openpt": "2",
    "iterate.begin_walk": "1",
    "pointers.pump_wait": f"{PUMP}, -1, -1",
    "pointers.pumps_wait": f"[{PUMP}, {PUMP}], -1, -1",
    "pointers.pumps_wait_inout": f"[{PUMP}, {PUMP}], -1, -1",
    "ownership.shop_open": "0",
    "ownership.shop_close": f"{OWN}.shop_open(0)",
    "ownership.order_close": f"{OWN}.order_new({OWN}.shop_open(0), 1)",
    "ownership.refuse": "-4",
    "text.echo_units": "'text'",
    "text.known_close": "probe_api.text.known_open(1)",
    "text.known_value": "-5",
    "text.wide_answer": "'text'",
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
OWNERS = {
    f"probe_api.{name}"
    for name in (
        "answers",
        "callbacks",
        "conventions",
        "foreign",
        "handles",
        "ioctl",
        "iterate",
        "ownership",
        "pointers",
        "tables",
    )
}
"""The namespaces that `KEPT` needs."""
RAISING = {
    "answers.an_change": "TypeError",  # of the answer
    "answers.an_change, backwards": "TypeError",
    "answers.an_read_all, too much": "ValueError",
    **dict.fromkeys(("bare.box_add", "bare.box_add, backwards"), "TypeError"),  # only raw functions give what it takes
    "calls.ambiguous": "OSError",  # its code is errno's, which was never set
    "calls.kernel_close": "OSError",  # of a descriptor that nobody has
    **dict.fromkeys(("calls.not_there", "calls.not_there_either"), "AttributeError"),
    "callbacks.cb_each_to raises": "ZeroDivisionError",
    "callbacks.cb_forever": "TypeError",
    "callbacks.cb_in_thread": "TypeError",
    "callbacks.cb_later": "TypeError",
    "callbacks.cb_value_of": "TypeError",
    "foreign.shelf_close": "TypeError",
    **dict.fromkeys(("ioctl.FS_LABEL", "ioctl.FS_SET_LABEL", "ioctl.FS_SET_LABEL, backwards"), "OSError"),
    **dict.fromkeys(("ioctl.TIOCMGET", "ioctl.TIOCSTI", "ioctl.TIOCSTI, backwards"), "OSError"),
    "iterate.end_walk": "TypeError",
    "ownership.shop_code": "TypeError",
    "sizing.always_full": "ValueError",  # as they should
    "sizing.insatiable": "OverflowError",
    "sizing.sz_tell": "ValueError",
    "tables.tb_default": "TypeError",  # its field `close` isn't a method
}
"""Calls that raise something when nothing fails, and what: those that `GIVEN` has no better arguments for."""

BARE, RAW = "probe_api.bare", "probe_api.bare.raw"
RAW_FORMS = {
    "new": f"{RAW}.new('int')",
    "new, so many": f"{RAW}.new('size_t', 100)[0:100]",
    "new, of items": f"{RAW}.new('double', [1, 2.5])[:]",
    "new, of bytes": f"{RAW}.new('unsigned char', b'abc')[0:2]",
    "new, of pointers": f"[p := {RAW}.new('char *', [{RAW}.new('char', b'ab'), None]), p[0].string(), p[1], p[:]]",
    "new, refused": f"{RAW}.new('int', ['1'])",
    "new, of pointers, refused": f"{RAW}.new('char *', [{RAW}.new('char'), b'ab'])",
    "new, of nothing, refused": f"{RAW}.new('nothing')",
    "in a circle": f"[p := {RAW}.new('void *'), p.__setitem__(0, p)]",
    "moved": f"[p := {RAW}.ints_shared(), (p + 1)[0], p[0:3], p + 1 - p, int(p), p == p - 0, hash(p)]",
    "set": f"[p := {RAW}.new('char', 3), p.__setitem__(0, b'a'), p.__setitem__(slice(1, 3), b'bc'), p.string()]",
    "set, refused": f"{RAW}.ints_shared().__setitem__(0, 'a')",
    "sliced, refused": f"{RAW}.ints_shared()[1:]",
    "as memory": f"bytes(memoryview({RAW}.new('double', 2)))",
    "as memory, refused": f"memoryview({RAW}.ints_shared())",
    "out of a slot": f"[s := {RAW}.new('int *'), {RAW}.int_at(s, 1), s[0][0], {RAW}.int_at({RAW}.new('int *'), 0)]",
    "text": f"[{RAW}.text_size(one, None) for one in ('h\u00e9', b'h', {RAW}.text_shared(None))]",
    "text, refused": f"{RAW}.text_size('a\\0b', None)",
    "as another type": f"{RAW}.from_address('unsigned char', {RAW}.new('int'), 4)[:]",
    "records there": f"{RAW}.from_address({BARE}.dot, {RAW}.new('int', [1, 2, 3, 4]), 2)",
    "a record there": f"{RAW}.from_address({BARE}.dot, {RAW}.address_of({RAW}.ints_shared())).x",
    "a record's view": f"{RAW}.dot_origin().x",
    "opaque": f"int({RAW}.from_address({BARE}.box, 4096))",
    "there, refused": f"{RAW}.from_address({BARE}.box, 4096, 2)",
    "pointers": f"[s := {RAW}.pointers({BARE}.box), {RAW}.box_open(s), {RAW}.box_close(s[0], None)]",
    "pointers to records": f"{RAW}.pointers({BARE}.dot, [{BARE}.dot(1), None])[0].x",
    "pointers, refused": f"{RAW}.pointers({BARE}.dot, [1])",
    "address of a record": f"{RAW}.address_of({BARE}.dot())",
    "address of a text, refused": f"{RAW}.address_of('text')",
    "field": f"[r := {BARE}.linked(), {RAW}.field(r, 'other').__setitem__(0, r), {RAW}.linked_sum(r)]",
    "field, read": f"{RAW}.field({BARE}.linked(), 'texts')[0]",
    "field, refused": f"{RAW}.field({BARE}.linked(), 'nothing')",
}
"""What raw functions take and give, and what is done with it."""
