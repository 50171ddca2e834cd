"""Error rules as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from projector.ir.api import System
from projector.items.model import Item, Model
from projector.items.scalars import Bool, Condition, Name, Ref, Text


class Given(Model):
    """A value of the failed call, or what another function answers. Text alone is the parameter's name."""

    SHORTHAND = "param"

    param: Name | None = None
    """A parameter of the failed call, or `ret`."""
    call: Ref | None = None
    """The function that is asked."""
    with_: Mapping[Name, Name] = Field({}, alias="with")
    """That function's parameters, each from a parameter of the failed call."""


class Message(Model):
    """Where the words come from. Text alone is the message itself."""

    SHORTHAND = "text"

    text: Text | None = None
    """The message."""
    call: Ref | None = None
    """The function that answers the message."""
    with_: Mapping[Name, Given] = Field({}, alias="with")
    """That function's parameters, each from a parameter of the failed call, `ret`, or another function."""
    field: Name | None = None
    """Where the function gives a record: its field that leads to the message."""


class Case(Model):
    """An exception for some failures."""

    when: Condition
    """The failures that it is for."""
    exception: Ref
    """What is raised."""


class Error(Item):
    """Which results are failures, and what is raised."""

    fail_if: Condition
    """When a call has failed: `ret < 0`."""
    exception: Ref = "OSError"
    """What is raised: a declared exception, or one of Python's."""
    message: Message | None = None
    """Where the words come from."""
    code: Given | None = None
    """The code that the exception carries; left out: the result, or what the words' function says of it."""
    cases: tuple[Case, ...] = ()
    """Other exceptions for some failures."""
    clear: Bool = False
    """errno, or Windows' last error if the rule asks for that, is set to zero before the call."""
    explained_by: System | None = None
    """What says why an OSError without a message is raised: errno, or one of Windows' codes, which is the last error,
    or else `code`. Left out: what `fail_if` looks at, errno or last_error."""
