"""Callbacks as metadata states them."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from projector.items.function.model import Callable_
from projector.items.model import Model
from projector.items.scalars import Name, Ref, Written, refuse


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


class Callback(Callable_):
    """A function pointer's type; a slot uses its name without a star."""

    user_data: UserData | None = None
    """The parameter that carries the user data."""
    on_error: Written | None = None
    """What the library is told after an exception; left out: zero."""
