"""The native tests on a free-threaded Python: what can't be asked there, and what can't be asked by several threads."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

pytest_plugins = ("there",)

ELSEWHERE = {
    "test_other_threads_wait_for_a_call_that_holds_the_gil": "there is no GIL",
    "test_the_gil_is_released_above_a_length": "there is no GIL",
    "test_the_collector_sees_what_freed_records_keep": "freed records aren't kept here",
    "test_a_namespace_asks_no_more_once_all_its_names_are_made": "another thread may be on its way to __getattr__",
    "test_the_exit_waits_for_nobody": "is about Pythons of other versions",
}
REGISTERS = "the library has room for one source"
COUNTS = "looks at what the library, or a descriptor, has from all threads"
SIGNALS = "signals go to the main thread only"
ALONE = {
    "test_an_interrupted_call_is_an_error_without_retry": SIGNALS,
    "test_an_interrupted_call_is_repeated_after_the_handlers": SIGNALS,
    "test_what_a_handler_raises_comes_out": SIGNALS,
    "test_other_threads_run_during_a_call": COUNTS,
    "test_a_record_that_native_code_has_is_not_given_again": REGISTERS,
    "test_a_table_that_is_refused_is_let_go": REGISTERS,
    "test_ctypes_can_call_them_too": REGISTERS,
    "test_one_that_is_called_once": REGISTERS,
    "test_a_library_that_breaks_its_word_reaches_nobody": REGISTERS,
    "test_memory_that_the_library_reallocates": COUNTS,
    "test_records_that_native_code_keeps_come_back_as_themselves": REGISTERS,
    "test_native_trace.py": "hears the calls of all threads",
    "test_native_text.py": "the library answers in one buffer of its own",
    "test_native_blocks.py": COUNTS,
    "test_native_choose.py": COUNTS,
    "test_native_foreign.py": COUNTS,
    "test_native_further.py": COUNTS,
    "test_native_handles.py": COUNTS,
    "test_native_handles_end.py": COUNTS,
    "test_native_ioctl.py": COUNTS,
    "test_native_iterate.py": COUNTS,
    "test_native_ownership.py": COUNTS,
    "test_native_pointers.py": COUNTS,
    "test_native_pointers_in_use.py": COUNTS,
    "test_native_raw.py": COUNTS,
    "test_native_sizing.py": COUNTS,
    "test_a_library_s_own_functions_are_passed_on": COUNTS,
    "test_places_in_the_pool_come_back": "uses the whole pool up",
    "test_the_pool_is_of_limited_size": "uses the whole pool up",
    "test_cancelling_ends_the_call": COUNTS,
}


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """What can't be asked here is skipped; what can't be asked several times at once runs on one thread."""
    for item in items:
        if reason := ELSEWHERE.get(item.originalname):
            item.add_marker(pytest.mark.skip(reason=reason))
        if reason := ALONE.get(item.originalname) or ALONE.get(item.path.name):
            item.add_marker(pytest.mark.thread_unsafe(reason=reason))


@pytest.fixture(scope="session", autouse=True)
def without_gil() -> Iterator[None]:
    """The GIL is off, and stays so whatever is imported and called."""
    assert not sys._is_gil_enabled()
    yield
    assert not sys._is_gil_enabled()
