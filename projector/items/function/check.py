"""How a function's failure shows: its error rule, and what other functions are asked about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from projector.ir import api
from projector.ir.condition import Comparison, Condition, renamed
from projector.ir.recipe import Ask, Check, Kind, Pass, Raise, Recipe, Rule, Variable
from projector.items.rules import WINDOWS_RULES
from projector.marshalling import Frame, Refused, kind_of
from projector.marshalling.crossing import handle_of
from projector.marshalling.kinds import BOOL_KINDS, INTEGER_KINDS

BUILTIN: frozenset[str] = frozenset({"none", "errno", "errno_null", "errno_return", *WINDOWS_RULES})

_NUMBERS: frozenset[Kind] = INTEGER_KINDS | BOOL_KINDS | {"f32", "f64"}
_PLAIN = frozenset({"scalar", "cstring", "data"})  # what a variable holds that is a number or an address


@dataclass(slots=True)
class Asking:
    """Calls of other native functions with values of this call: `passes` by parameter, and the native result.

    `variables` are the call's.
    `scratch` gathers variables for what such a function answers through a pointer that nobody gave.
    """

    function: api.Function
    frame: Frame
    passes: Mapping[str, Pass]
    variables: tuple[Variable, ...] = ()
    scratch: dict[str, Variable] = field(default_factory=dict)

    def ask(self, function: api.Function, given: Mapping[str, api.Given], kind: Kind, into: str = "") -> Ask:
        """A call with what `given` says of its parameters, or with this call's parameters of the same names."""
        passes = tuple(self._passed(slot, given.get(slot.name, slot.name), function) for slot in function.params)
        return Ask(self.frame.native(function), passes, kind, into, function.abi == "stdcall")

    def _passed(self, slot: api.Slot, given: api.Given, asked: api.Function) -> Pass:
        kind = kind_of(slot.type) or "pointer"
        if isinstance(given, api.Asked):
            inner = self.ask(self.frame.function(given.call), dict(given.given), kind)
            return Pass("asked", kind, ask=inner)
        if not self._has(given) and slot.direction == "out" and isinstance(slot.type, api.Pointer):
            return self._scratch(slot, slot.type.target)
        if not self._has(given):
            raise Refused(f"{asked.name} needs {slot.name}, which {self.function.name} doesn't have")
        passed = self.value(given)
        if passed.record is not None or isinstance(slot.type, api.RecordType) or _family(passed.kind) != _family(kind):
            raise Refused(f"{asked.name} takes {slot.spelled} as {slot.name}, which {given} isn't")
        return replace(passed, kind=kind)

    def _has(self, name: str) -> bool:
        return name == "ret" or name in self.passes

    def value(self, name: str) -> Pass:
        """What stands in a parameter of the call, or its native result (`ret`)."""
        if not self._has(name):
            raise Refused(f"the error rule needs {name}, which {self.function.name} doesn't have")
        passed = Pass("result", self._result_kind()) if name == "ret" else self.passes[name]
        if passed.what in ("address", "given"):  # what the callee made stands in the variable whose address it got
            passed = Pass("value", self._held(passed.name), passed.name)
        return passed

    def number(self, name: str) -> Pass | None:
        """The number of this name that a function told, or that stands in a parameter of the call; None without one."""
        if name in self.scratch:
            return Pass("value", self.scratch[name].kind, self.scratch[name].name)
        passed = self.passes.get(name)
        if passed is not None and passed.what in ("address", "given"):
            of = passed.name
            kinds = [one.kind for one in self.variables if one.name == of and one.holds == "scalar"]
            passed = Pass("value", kinds[0], of) if kinds else None
        is_number = passed is not None and passed.what in ("value", "constant") and passed.kind in _NUMBERS
        return passed if is_number else None

    def _held(self, name: str) -> Kind:
        """The kind of what a variable holds; of an array or a record, no kind that another function takes."""
        kinds = (one.kind for one in self.variables if one.name == name and one.holds in _PLAIN)
        kind = next(kinds, None)
        if kind is None:
            raise Refused(f"{name}: no other function takes what it holds")
        return kind

    def _scratch(self, slot: api.Slot, target: api.Type) -> Pass:
        kind = kind_of(target)
        if kind is None:
            raise Refused(f"{slot.name}: nothing can hold what {slot.spelled} is given")
        name = f"0{slot.name}_asked"
        self.scratch[slot.name] = Variable(name, "scalar", kind)
        return Pass("address", "pointer", name)

    def _result_kind(self) -> Kind:
        returns = self.function.returns
        return (kind_of(returns.type) if returns else None) or "i32"


def _family(kind: Kind) -> str:
    """What converts to each other without a question."""
    return kind if kind in ("f32", "f64", "pointer") else "integer"


def check(asking: Asking, filename: int | None) -> Check:
    """A built-in rule, or a declared one with its exceptions and words."""
    function, frame = asking.function, asking.frame
    rule, retry = function.errors or "none", function.interrupt == "retry"
    if rule in WINDOWS_RULES:
        failure = _windows_failure(rule, function, frame)
        return Check("declared", False, filename, failure, (Raise("OSError"),), system=cast(api.System, rule))
    declared = frame.items.get(rule)
    if not isinstance(declared, api.ErrorRule):
        return Check(cast(Rule, rule), retry and rule != "none", filename)
    explain = within = None
    if declared.message_call is not None:
        teller = frame.function(declared.message_call)
        explain = asking.ask(teller, dict(declared.message_with), "pointer")
        within = _within(teller, declared.message_field, frame) if declared.message_field else None
    cases = [*((name, _bound(when, asking)) for when, name in declared.cases), (declared.exception, None)]
    raises = [Raise(_exception(name, frame), when, tuple(_fields(name, asking))) for name, when in cases]
    exception = frame.items.get(declared.exception)
    carried = [name for name, _ in exception.fields[:1]] if isinstance(exception, api.ExceptionType) else []
    told = (asking.scratch[name] for name in carried if name in asking.scratch)
    code = next((Pass("value", one.kind, one.name) for one in told), None)
    if declared.code is not None:
        code = _code(declared.code, asking)
    fail_if = _bound(declared.fail_if, asking)
    words = (declared.message, explain, within, code)
    return Check("declared", retry, filename, fail_if, tuple(raises), *words, declared.explained_by)


def _windows_failure(rule: str, function: api.Function, frame: Frame) -> Condition:
    """The results that mean failure: a handle's invalid values, else nothing at all; or what the codes' types say."""
    if rule in ("hresult", "ntstatus"):
        return Comparison("ret", "<", (0,))
    if rule == "lstatus":
        return Comparison("ret", "!=", (0,))
    handle = frame.items.get(function.returns.handle or "") if function.returns else None
    return Comparison("ret", "in", (isinstance(handle, api.Handle) and handle.invalid) or (0,))


def _within(function: api.Function, name: str, frame: Frame) -> int:
    """Where a record has the pointer to its words."""
    of = function.returns.type if function.returns else None
    target = of.target if isinstance(of, api.Pointer) else None
    record = frame.items.get(target.key) if isinstance(target, api.RecordType) else None
    for one in record.fields if isinstance(record, api.Record) else ():
        if one.name == name and isinstance(one.type, api.Pointer) and isinstance(one.type.target, api.Character):
            return one.offset
    raise Refused(f"the error rule's words: {function.name} gives no record with text in {name}")


def _fields(name: str, asking: Asking) -> Iterator[tuple[str, Pass]]:
    """What else a declared exception carries that the call, or what its message's function told, has a number for."""
    exception, start = asking.frame.items.get(name), 1  # the first field is the code
    while isinstance(exception, api.ExceptionType):
        for field_name, _ in exception.fields[start:]:
            value = asking.number(field_name)
            if value is not None:
                yield field_name, value
        exception, start = asking.frame.items.get(exception.base), 0


def _code(stated: api.Given, asking: Asking) -> Pass:
    """The code that an exception carries: an integer of the call, or one that another function answers."""
    if isinstance(stated, api.Asked):
        function = asking.frame.function(stated.call)
        kind = kind_of(function.returns.type) if function.returns else None
        found = Pass("asked", kind or "pointer", ask=asking.ask(function, dict(stated.given), kind or "pointer"))
    else:
        found = asking.value(stated)
    if found.kind not in INTEGER_KINDS:
        raise Refused("the error rule's code is no integer")
    return found


def check_looks(recipe: Recipe) -> None:
    """Refused if the recipe looks at what isn't there during the call: a length, a handle."""
    plain = {one.name: one.kind for one in recipe.variables if one.holds in _PLAIN}
    if recipe.call.by and plain.get(recipe.call.by) not in INTEGER_KINDS:
        raise Refused(f"gil: {recipe.call.by} is no integer that is given")
    holds = {one.name: one.holds for one in recipe.variables}
    for one in recipe.measures:
        if one.buffer and holds.get(one.buffer) != "buffer":
            raise Refused(f"{one.into}: it counts {one.buffer}, which is no buffer")
    for build in (*recipe.builds, *(case for one in recipe.builds for _, case in one.cases)):
        if build.used is not None and plain.get(build.used) not in INTEGER_KINDS:
            raise Refused(f"{build.name}: its length, {build.used}, is no integer")
        if build.used_result and recipe.call.result not in INTEGER_KINDS:
            raise Refused(f"{build.name}: its length is the result, which is no integer")
        if any(holds.get(one) != "pin" for one in build.parents):
            raise Refused(f"{build.name}: it is borrowed from what is no handle here")


def _bound(stated: Condition, asking: Asking) -> Condition:
    """A condition of the error rule on variables of the call; a handle's is the number that it stands for."""
    plain = {one.name for one in asking.variables if one.holds in _PLAIN}

    def variable(name: str) -> str:
        for one in (name, handle_of(name)):
            if one in ("ret", "errno", "last_error", *plain):
                return one
        raise Refused(f"the error rule looks at {name}, which is no number")

    return renamed(stated, variable)


def _exception(name: str, frame: Frame) -> str | int:
    return frame.ref(name) if name in frame.items else name
