"""From a constant of the Api to a name of the namespace."""

from __future__ import annotations

from projector.ir import api
from projector.ir.plan import ConstantPlan


def plan(constant: api.Constant) -> ConstantPlan:
    """The constant with its annotation."""
    annotation = type(constant.value).__name__
    return ConstantPlan(constant.python_name, constant.value, annotation, constant.doc, constant.formula)
