"""Callbacks as metadata states them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator

from projector.items.function.model import Callable_
from projector.items.model import Model
from projector.items.scalars import Bool, Name, Number, Ref, Written, refuse


class UserData(Model):
    """Where a callback finds its user data. Text alone is the parameter."""

    SHORTHAND = "param"

    param: Name | None = None
    """The parameter that carries it."""
    call: Ref | None = None
    """The function that answers it, asked with the callback's own arguments of the same names."""

    @model_validator(mode="after")
    def _one(self) -> Any:
        if (self.param is None) == (self.call is None):
            raise refuse("PJ212", "user data comes from a parameter or from a function", "state `param` or `call`")
        return self


class OnError(Model):
    """What the library is told where Python gave no answer. A value alone is the result."""

    SHORTHAND = "value"

    value: Written | None = None
    """The result."""
    call: Ref | None = None
    """The function that tells, called with the callback's own arguments of the same names."""
    with_: Mapping[Name, Number] = Field({}, alias="with")
    """That function's other arguments: numbers or constants."""

    @model_validator(mode="after")
    def _one(self) -> Any:
        if (self.value is None) == (self.call is None):
            raise refuse("PJ212", "an error is told by a result or by a function", "state `value` or `call`")
        return self


class Callback(Callable_):
    """A function pointer's type; a slot uses its name without a star."""

    user_data: UserData | None = None
    """The parameter that carries the user data."""
    on_error: OnError | None = None
    """What the library is told after an exception, and by a call that comes too late; left out: zero."""
    variadic: Bool = False
    """It ends in C's `...`, or is C's `f()`: such function pointers are only passed on."""
