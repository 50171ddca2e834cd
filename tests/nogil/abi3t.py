"""The native tests on CPython 3.15 with a GIL and a module for abi3t, which is written as for builds without one."""

from __future__ import annotations

import pytest

pytest_plugins = ("there",)

ELSEWHERE = {
    "test_the_collector_sees_what_freed_records_keep": "freed records aren't kept here",
    "test_a_namespace_asks_no_more_once_all_its_names_are_made": "somebody may be on the way to __getattr__",
}


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """What can't be asked here is skipped."""
    for item in items:
        if reason := ELSEWHERE.get(item.originalname):
            item.add_marker(pytest.mark.skip(reason=reason))
