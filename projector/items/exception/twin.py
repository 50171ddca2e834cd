"""An exception as the twin's templates print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from projector.ir.api import Key
from projector.ir.plan import ExceptionPlan
from projector.items.exception.view import stub
from projector.text import Code, code, python_name


def twin(exception: ExceptionPlan, find: Mapping[Key, Code]) -> Mapping[str, Any]:
    """What the twin's template prints; `find` says where each type is."""
    if exception.base_key is None:
        base = code("__twin__.builtins.{}", python_name(exception.base))
    else:
        base = code("{}()", find[exception.base_key])
    return {**stub(exception), "base": base}
