"""Callbacks as metadata states them."""

from __future__ import annotations

from projector.items.function.model import Callable_
from projector.items.scalars import Name, Written


class Callback(Callable_):
    """A function pointer's type; a slot uses its name without a star."""

    user_data: Name | None = None
    """The parameter that carries the user data."""
    on_error: Written | None = None
    """What the library is told after an exception; left out: zero."""
