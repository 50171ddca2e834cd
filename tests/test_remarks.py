"""What metadata says of a thing's life stands in its documentation, and what is deprecated warns."""

from __future__ import annotations

from described import good

from projector.diagnostics import Diagnostics
from projector.ir.plan import EnumPlan, NamespacePlan
from projector.settings import Settings
from projector.stages.plan import plan

FACTS = """\
library: libc
constants:
  OLD: {value: 1, doc: A number., since: {linux: 2.6, glibc: 2.8}, until: {linux: 6.0}}
  NEW: {value: 2, experimental: true, renamed_from: NEWER}
enums:
  Hue:
    export: true
    members:
      RED: {value: 0, doc: Like blood., since: {linux: 4.4}}
      GREEN: {value: 1, deprecated: {since: 5.0, use: RED}}
      BLUE: {value: 2, deprecated: nobody sees it}
  Gone: {export: true, deprecated: it has gone, members: {WAS: 0, IS: {value: 1, deprecated: it is}}}
functions:
  act: {doc: Acts., since: {linux: 2.6}, until: {linux: 6.0}, experimental: true}
"""


def _planned() -> NamespacePlan:
    (space,) = plan(good(FACTS), Settings(package="m_api", metadata=["m"]), Diagnostics()).namespaces
    return space


def test_remarks_follow_the_words() -> None:
    space = _planned()
    assert [one.doc for one in space.constants] == [
        "A number.\n\nSince linux 2.6, glibc 2.8. Gone since linux 6.0.",
        "Formerly NEWER. Experimental: it may still change.",
    ]
    (act,) = space.functions
    assert act.docs.summary == "Acts.\n\nGone since linux 6.0. Experimental: it may still change."
    assert act.since == "linux 2.6"


def test_remarks_of_members() -> None:
    hue = next(one for one in _planned().types if isinstance(one, EnumPlan) and one.name == "Hue")
    assert {one.name: one.doc for one in hue.members} == {
        "RED": "Like blood.\n\nSince linux 4.4.",
        "GREEN": "Deprecated since 5.0; use RED.",
        "BLUE": "Nobody sees it.",
    }


def test_former_names_stay_beside_the_present_ones() -> None:
    assert _planned().renamed == (("NEWER", "NEW"),)
    assert "NEWER" not in _planned().names


def test_names_of_deprecated_members_warn() -> None:
    assert _planned().deprecated == (
        ("GREEN", "deprecated since 5.0; use RED"),
        ("BLUE", "nobody sees it"),
        ("Gone", "it has gone"),
        ("WAS", "it has gone"),
        ("IS", "it is"),
    )
