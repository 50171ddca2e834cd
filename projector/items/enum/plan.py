"""From an enum of the Api to its class."""

from __future__ import annotations

from projector.ir import api
from projector.ir.plan import EnumPlan, MemberPlan


def plan(enum: api.Enum) -> EnumPlan:
    """The enum's class, and whether its members are names of the namespace too."""
    members = tuple(MemberPlan(member.python_name, member.value, member.doc, member.formula) for member in enum.members)
    return EnumPlan(
        enum.python_name, enum.key, members, enum.flags, enum.export, enum.base.size, enum.base.signed, enum.doc
    )
