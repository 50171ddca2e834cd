"""Slots whose type another argument decides: each type crosses in its own way, if it is the one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal, TypeVar

from projector.ir.api import Case, Character, Choice, Count, Pointer, Slot, Type, Void
from projector.ir.recipe import Among, Build, Decide, Join, Kind, Measure, Parameter, Pass, Variable
from projector.marshalling.crossing import Crossing, Frame, Refused
from projector.marshalling.kinds import BOOL_KINDS, INTEGER_KINDS, item_size, kind_of

T = TypeVar("T")
Cross = Callable[[Slot, Frame], Crossing]
_WORDS: frozenset[Kind | None] = INTEGER_KINDS | BOOL_KINDS | {"pointer", "char"}


def is_given(slot: Slot, choice: Choice) -> bool:
    """Whether Python gives the argument with some value of what decides."""
    return any(_comes_in(case.type, slot) for case in choice.cases)


def _comes_in(of: Type, slot: Slot) -> bool:
    return not isinstance(of, Void) and (not isinstance(of, Pointer) or of.const or slot.direction != "out")


def _part(slot: Slot, case: Case, i: int) -> Slot:
    """The slot as it is with one type."""
    of, target = case.type, case.type.target if isinstance(case.type, Pointer) else None
    text = isinstance(target, Character)
    has_text = text or (isinstance(target, Pointer) and isinstance(target.target, Character))
    count = None
    if target is not None and slot.count is not None:
        count = slot.count if text or isinstance(target, Void) else Count(const=1)
    return replace(
        slot,
        name=_name(slot, i),
        type=of,
        spelled=case.spelled,
        handle=case.handle,
        enum=None,
        string=slot.string if has_text else None,
        count=Count(const=case.length) if case.length is not None else count,
        direction=_direction(of, slot),
        choose=None,
    )


def _direction(of: Type, slot: Slot) -> Literal["in", "out", "inout"] | None:
    """What is stated of the slot, but that nothing comes out through a pointer to const."""
    if not isinstance(of, Pointer) or slot.direction is None:
        return None
    return "in" if of.const else slot.direction


def _name(slot: Slot, i: int) -> str:
    return f"0{slot.name}{i}"


def _variable(choice: Choice) -> str:
    """The variable that decides: an argument's, or that of two joined."""
    return choice.by[0] if len(choice.by) == 1 else f"0{'_'.join(choice.by)}"


def _joins(choice: Choice) -> tuple[tuple[Variable, ...], tuple[Join, ...]]:
    if len(choice.by) == 1:
        return (), ()
    into = _variable(choice)
    return (Variable(into, "scalar", "i64"),), (Join(into, *choice.by),)


def _among(choice: Choice, case: Case) -> Among:
    return Among(_variable(choice), case.values)


def _asked(slot: Slot, part: Slot, case: Case, frame: Frame, cross: Cross) -> Crossing:
    try:
        crossing = cross(part, frame)
    except Refused as refusal:
        reason = str(refusal).removeprefix(f"{part.name}: ")
        raise Refused(f"{slot.name or 'result'} with {', '.join(case.names)}: {reason}") from None
    if crossing.asks or any(one.record for one in crossing.passes):
        raise Refused(f"{slot.name or 'result'}: {case.spelled} can't be one of several types yet")
    return crossing


def cross(slot: Slot, choice: Choice, frame: Frame, way: Cross) -> Crossing:
    """A parameter of several types: one variable and one conversion for each."""
    _check_decider(slot, choice, frame)
    parts, crossings = list[Case](), list[Crossing]()
    place = frame.argument.get(slot.name)
    for i, case in enumerate(choice.cases):
        part = _part(slot, case, i)
        inner = frame if place is None else replace(frame, argument={**frame.argument, part.name: place})
        void = Crossing(passes=(Pass("constant", "pointer"),))
        crossings.append(void if isinstance(case.type, Void) else _asked(slot, part, case, inner, way))
        parts.append(case)
    together = list(zip(parts, crossings, strict=True))
    variables, joins = _joins(choice)
    return Crossing(
        parameter=_parameter(slot, together, frame),
        variables=(*variables, *_flat(one.variables for one in crossings)),
        joins=joins,
        converts=_flat(
            tuple(replace(step, among=_among(choice, case)) for step in one.converts) for case, one in together
        ),
        prepares=_flat(
            tuple(replace(step, among=_among(choice, case)) for step in one.prepares) for case, one in together
        ),
        requires=_flat(
            tuple(replace(step, among=_among(choice, case)) for step in one.requires) for case, one in together
        ),
        writes=_flat(one.writes for one in crossings),
        uses=_flat(one.uses for one in crossings),
        passes=(_pass(slot, choice, together),),
        build=_build(slot, choice, together, frame, slot.python_name),
        releases=_flat(one.releases for one in crossings),
        decides=(_decide(slot, choice, together, frame),),
    )


def _check_decider(slot: Slot, choice: Choice, frame: Frame) -> None:
    for by in choice.by:
        if by not in frame.argument or by in frame.pinned or by in frame.lengths:
            raise Refused(f"{slot.name or 'result'}: {by} must be an integer that Python gives to decide its type")


def _parameter(slot: Slot, together: list[tuple[Case, Crossing]], frame: Frame) -> Parameter | None:
    given = [(case, one.parameter) for case, one in together if one.parameter is not None]
    if not given:
        return None
    default = given[0][1].default
    annotations = [parameter.annotation for _, parameter in given]
    if len(given) < len(together) and default is None:
        annotations.append("None")
        default = "None"
    kinds = "; ".join(f"{parameter.annotation} with {', '.join(case.names)}" for case, parameter in given)
    words = frame.words(slot)
    return Parameter(
        slot.python_name, slot.name, _union(annotations), default=default, doc=f"{words} {kinds}." if words else kinds
    )


def _decide(slot: Slot, choice: Choice, together: list[tuple[Case, Crossing]], frame: Frame) -> Decide:
    bare = tuple(value for case, one in together if one.parameter is None for value in case.values)
    given = any(one.parameter is not None for _, one in together)
    return Decide(
        Among(_variable(choice), _flat(case.values for case in choice.cases)),
        frame.place(choice.by[0]),
        slot.python_name,
        ", ".join(name for case in choice.cases for name in case.names),
        frame.place(slot.name) if given else None,
        Among(_variable(choice), bare) if given and bare else None,
        required=not (slot.nullable or slot.optional or slot.default is not None),
        other=frame.place(choice.by[1]) if len(choice.by) > 1 else None,
    )


def _pass(slot: Slot, choice: Choice, together: list[tuple[Case, Crossing]]) -> Pass:
    """Whichever it is; as a named parameter it becomes the kind that the parameter has."""
    cases = tuple((_among(choice, case), passed) for case, one in together for passed in one.passes)
    kind = kind_of(slot.type)
    if kind is None or {kind, *(passed.kind for _, passed in cases)} - _WORDS:
        raise Refused(f"{slot.name}: only integers and pointers can be one of several types")
    return Pass("chosen", kind, cases=cases)


def _build(slot: Slot, choice: Choice, together: list[tuple[Case, Crossing]], frame: Frame, name: str) -> Build | None:
    built = [(_among(choice, case), one.build) for case, one in together if one.build is not None]
    if not built:
        return None
    annotations = [build.annotation for _, build in built]
    if len(built) < len(together):
        annotations.append("None")
    return Build("chosen", name, _union(annotations), built[0][1].of, cases=tuple(built), doc=frame.words(slot))


def measures(slot: Slot, choice: Choice, frame: Frame, into: str, kind: Kind) -> Iterable[Measure]:
    """The length of whichever it is, for the parameter that counts it: in bytes, or one element."""
    assert slot.count is not None
    argument = frame.argument.get(slot.name, frame.place(choice.by[0]))
    for i, case in enumerate(choice.cases):
        part, among = _part(slot, case, i), _among(choice, case)
        if part.count is not None and part.count.const is None:
            yield Measure(part.name, into, kind, argument, slot.count.unit, among=among)
        elif isinstance(part.type, Pointer):
            elements = part.count.const if part.count and part.count.const else 1
            length = elements * (item_size(part.type.target) if slot.count.unit == "bytes" else 1)
            yield Measure("", into, kind, argument, slot.count.unit, length=length, among=among)


def cross_result(slot: Slot, choice: Choice, frame: Frame, way: Cross) -> Crossing:
    """A result of several types, all of which are the machine value that C declares."""
    _check_decider(slot, choice, frame)
    together = list[tuple[Case, Crossing]]()
    for case in choice.cases:
        if isinstance(case.type, Void):
            together.append((case, Crossing()))
            continue
        if kind_of(case.type) != kind_of(slot.type) or slot.own in ("full", "container"):
            raise Refused(f"result with {', '.join(case.names)}: {case.spelled} isn't passed as {slot.spelled} is")
        part = replace(_part(slot, case, 0), name=slot.name, count=None)
        together.append((case, _asked(slot, part, case, frame, way)))
    variables, joins = _joins(choice)
    return Crossing(
        variables=variables,
        joins=joins,
        build=_build(slot, choice, together, frame, "result"),
        decides=(_decide(slot, choice, together, frame),),
    )


def _union(annotations: Iterable[str]) -> str:
    """A type expression for any of these, each named once; None last."""
    parts = [part for one in annotations for part in _alternatives(ast.parse(one, mode="eval").body)]
    return " | ".join(sorted(dict.fromkeys(parts), key="None".__eq__))


def _alternatives(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.BinOp):
        return (*_alternatives(node.left), *_alternatives(node.right))
    return (ast.unparse(node),)


def _flat(groups: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(one for group in groups for one in group)
