"""From a function of the Api to its recipe: who is seen by Python, in which order things happen, safe or raw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from projector import marshalling
from projector.ir import api
from projector.ir.recipe import Build, Call, Parameter, Pass, Recipe
from projector.ir.relations import Relations
from projector.items.callback.plan import plan as plan_callback
from projector.items.function.check import BUILTIN, Asking, check, check_looks
from projector.items.function.docs import docs
from projector.items.record.declare import by_value
from projector.marshalling import Crossing, Frame, Refused, choices, is_wide, kind_of, value_kind

T = TypeVar("T")
_BUFFERS = ("buffer", "string", "string_list", "numbers", "records")
_MOST = 32  # parameters, and results: the runtime's PJ_MAX_PARAMETERS


@dataclass(frozen=True, slots=True)
class Graded:
    """A function's recipe. `reasons` say why it is raw; without a recipe they say why it was left out."""

    recipe: Recipe | None
    reasons: tuple[str, ...] = ()


def plan(
    function: api.Function, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str], related: Relations
) -> Graded:
    """Safe if every slot crosses safely; raw, with the reasons, if addresses help; otherwise left out.

    What a function that closes a handle is given is gone afterwards.
    """
    closes = function.key in related.closers
    safe = _Planner(function, items, names, related, closes, raw=False)
    recipe = safe.recipe()
    if recipe is not None:
        return Graded(recipe)
    raw = _Planner(_bare(function), items, names, related, closes, raw=True, reasons=tuple(safe.reasons))
    return Graded(raw.recipe(), tuple(safe.reasons if not raw.refused else raw.refused))


def _bare(function: api.Function) -> api.Function:
    """The function without what is said of its pointers: what a raw one is called by."""
    returns = _forget(function.returns) if function.returns else None
    forms = tuple(replace(slot, choose=None) for slot in function.variadic)
    return replace(function, params=tuple(map(_forget, function.params)), variadic=forms, returns=returns)


def _forget(slot: api.Slot) -> api.Slot:
    if not isinstance(slot.type, api.Pointer):
        return replace(slot, choose=None) if slot.choose is not None else slot
    if slot.handle is not None and slot.direction is None and slot.count is None and slot.name:
        return replace(slot, choose=None)  # a handle that is given: nothing about it is unsure
    return replace(
        slot,
        choose=None,
        direction=None,
        count=None,
        optional=False,
        nullable=False,
        default=None,
        handle=None,
        own=None,
        reserved=None,
        string=slot.string if slot.string and slot.string.terminated == "nul" else None,
    )


class _Planner:
    """One attempt at one function."""

    def __init__(
        self,
        function: api.Function,
        items: Mapping[api.Key, api.Item],
        names: Mapping[api.Key, str],
        related: Relations,
        closes: bool,
        *,
        raw: bool,
        reasons: tuple[str, ...] = (),
    ) -> None:
        self.function = function
        self.names = names
        self.reasons: list[str] = [] if raw else list(function.unprojected)
        self.refused: list[str] = []
        self.raw = raw
        self.why_raw = reasons
        self.slots = (*function.params, *function.variadic)
        self.items, self.related = items, related
        self.frame = self._frame(items, closes)

    def _frame(self, items: Mapping[api.Key, api.Item], closes: bool) -> Frame:
        lengths: dict[str, tuple[api.Slot, ...]] = {}
        used = set[str]()
        for slot in self.slots:
            if slot.count is not None and slot.count.param and _is_lent(slot):
                used.add(slot.count.param)
            elif slot.count is not None and slot.count.param:
                lengths[slot.count.param] = (*lengths.get(slot.count.param, ()), slot)
            if slot.count is not None and slot.count.out and slot.direction == "out":
                used.add(slot.count.out)
        returns = self.function.returns
        if returns is not None and returns.count is not None:
            used |= {name for name in (returns.count.param, returns.count.out) if name}
        serving = {
            name: tuple(s for s in self.slots if s.user_data == name)
            for name in (s.user_data for s in self.slots)
            if name and not self.raw
        }
        used |= {*serving, *(s.destroy for s in self.slots if s.destroy and not self.raw)}
        visible = [s.name for s in self.slots if _is_visible(s, lengths, used)]
        argument = {name: i for i, name in enumerate(visible)}
        pinned = frozenset(
            slot.name for slot in self.slots if slot.name in argument and _is_pinned(slot, items, closes)
        )
        return Frame(
            items,
            self.names,
            argument,
            lengths,
            frozenset(used),
            pinned,
            closes,
            self.raw,
            by_value=self._by_value,
            called=self._called,
            user_data=serving,
            destroys={s.destroy: s for s in self.slots if s.destroy is not None},
            closers_of=self._closers_of,
            stream=self.function.stream,
            sizing=self.function.sizing,
            chain=self.function.chain,
        )

    def _by_value(self, record: api.Record) -> bool:
        return by_value(record, self.items) is not None

    def _called(self, callback: api.Callback) -> tuple[str, str]:
        graded = plan_callback(callback, self.items, self.names)
        return graded.recipe.annotation if graded.recipe else "", "; ".join(graded.reasons)

    def _cancel(self) -> str | None:
        """The call that ends a waiting one: it is given what this one is, by the same names."""
        other = self.items.get(self.function.cancel or "")
        if not isinstance(other, api.Function):
            return None
        missing = [slot.name for slot in other.params if slot.name not in self.frame.argument]
        if missing:
            self.reasons.append(f"cancel: {other.name} needs {', '.join(missing)}, which isn't given")
        mine = {slot.name: slot.python_name for slot in self.slots}
        words = (f"{slot.python_name}={mine[slot.name]}" for slot in other.params if slot.name in mine)
        return f"{self.names[other.key]}({', '.join(words)})"

    def _closers_of(self, name: str) -> frozenset[api.Key]:
        """The functions that close the handle that a parameter is."""
        key = next(slot.handle for slot in self.slots if slot.name == name)
        handle = self.items.get(key or "")
        return frozenset((handle.close,) if isinstance(handle, api.Handle) and handle.close else ())

    def _try(self, ask: Callable[[api.Slot, Frame], Crossing], slot: api.Slot) -> Crossing:
        try:
            return ask(slot, self.frame)
        except Refused as refusal:
            (self.refused if self.raw else self.reasons).append(str(refusal))
            return Crossing()

    def recipe(self) -> Recipe | None:
        """The recipe, or None with the reasons noted."""
        crossings = [self._try(marshalling.cross, slot) for slot in self.slots]
        result = self._result()
        rule = self.function.errors or "none"
        declared = self.frame.items.get(rule)
        if rule not in BUILTIN and not isinstance(declared, api.ErrorRule):
            (self.refused if self.raw else self.reasons).append(f"errors: the rule {rule} isn't projected yet")
        if self.function.returns is not None and is_wide(self.function.returns.type) and rule != "none":
            self.reasons.append(f"errors: {self.function.returns.spelled} says nothing of errors")
        if self.function.abi not in ("c", "stdcall"):
            self.refused.append(f"the calling convention {self.function.abi} isn't projected yet")
        elif self.function.abi == "stdcall" and self.function.linked:
            self.refused.append("C of the projection's own is called as C functions are")
        if self.function.syscall is not None and not _is_answer(self.function.returns):
            self.refused.append("a system call answers an integer or an address")
        if self.function.is_unprototyped and not self.slots and not self.raw:
            self.reasons.append("its header doesn't say what it takes")
        if max(len(self.frame.argument), 1 + sum(one.build is not None for one in crossings)) > _MOST:
            self.refused.append(f"more than {_MOST} parameters or results aren't projected yet")
        if self.reasons or self.refused:
            return None
        try:
            return self._assemble(crossings, result)
        except Refused as refusal:
            (self.refused if self.raw else self.reasons).append(str(refusal))
            return None

    def _result(self) -> Crossing:
        """How the native result crosses; not at all if it says nothing more or is a used length."""
        returns = self.function.returns
        if returns is None:
            return Crossing()
        if self.function.value == "status" and returns.own not in ("full", "container"):
            if isinstance(returns.type, api.RecordType):  # the call must know how it comes
                self._try(marshalling.cross_result, returns)
            return Crossing()
        used = any(slot.count is not None and slot.count.returned for slot in self.slots)
        crossing = self._try(marshalling.cross_result, returns)
        if used or self.function.value == "status" or crossing.build is None:
            return Crossing()
        return replace(crossing, build=_with_null(crossing.build, self.function.errors))

    def _assemble(self, crossings: list[Crossing], result: Crossing) -> Recipe:
        function = self.function
        parameters = tuple(self._kinds([c.parameter for c in crossings if c.parameter]))
        builds = _named([crossing.build for crossing in (result, *crossings) if crossing.build])
        passes = {slot.name: passed for slot, c in zip(self.slots, crossings, strict=True) for passed in c.passes}
        everything = (*crossings, result)
        asking = Asking(function, self.frame, passes, tuple(_flat(c.variables for c in everything)))
        asks = tuple(asking.ask(q.function, {}, q.kind, q.into) for c in everything for q in c.asks)
        checked = check(asking, self._filename())
        annotation = _annotation(builds, function)
        if _alone(builds) is not None:
            annotation = f"{builds[0].annotation} | {annotation}"
            builds = (builds[0], replace(builds[1], annotation=builds[1].annotation.removesuffix(" | None")))
        recipe = Recipe(
            name=function.python_name,
            native=function.name,
            key=function.key,
            symbol="syscall" if function.syscall is not None else function.symbol,
            library=function.library,
            line=function.place.line,
            parameters=parameters,
            refs=(),
            variables=(*dict.fromkeys(_flat(c.variables for c in everything)), *asking.scratch.values()),
            converts=tuple(sorted(_flat(c.converts for c in crossings), key=lambda one: one.among is not None)),
            measures=tuple(sorted(_flat(c.measures for c in crossings), key=lambda one: one.by is not None)),
            prepares=_flat(c.prepares for c in crossings),
            joins=tuple(dict.fromkeys(_flat(c.joins for c in everything))),
            decides=_flat(c.decides for c in everything),
            call=self._call(
                _flat(c.passes for c in crossings),
                any(c.converts and c.converts[0].op == "callback" for c in crossings),
            ),
            check=checked,
            builds=builds,
            releases=tuple(dict.fromkeys(_flat(c.releases for c in everything))),
            keeps=tuple(dict.fromkeys(_flat(c.keeps for c in crossings))),
            uses=_flat(c.uses for c in crossings),
            tells=_flat(c.tells for c in crossings),
            asks=asks,
            requires=_flat(c.requires for c in crossings),
            writes=_flat(c.writes for c in crossings),
            grow=next((c.grow for c in crossings if c.grow), None),
            result=annotation,
            tuple_ref=self.frame.ref(tuple_key(function)) if len(builds) > 1 else None,
            alone=_alone(builds),
            since=", ".join(f"{what} {version}" for what, version in function.since),
            deprecated=function.deprecated,
            blocking=function.blocking,
            hot=function.hot,
            cancel=self._cancel(),
            linked=function.linked,
            further=self.raw and function.is_variadic and bool(function.params) and not function.variadic,
            formula=function.formula,
            docs=docs(function, self.frame, self.why_raw),
        )
        check_looks(recipe)
        return replace(recipe, refs=tuple(self.frame.refs), natives=tuple(self.frame.natives))

    def _kinds(self, parameters: list[Parameter]) -> Iterable[Parameter]:
        """How each can be given, as stated; after a default, one without can be given by keyword only."""
        slots = {slot.name: slot for slot in self.slots}
        positional = [i for i, one in enumerate(parameters) if slots[one.native].positional_only]
        seen_default = keyword = False
        for i, one in enumerate(parameters):
            keyword = keyword or slots[one.native].keyword_only or (seen_default and one.default is None)
            seen_default = seen_default or one.default is not None
            if keyword:
                yield replace(one, kind="keyword_only")
            else:
                yield replace(one, kind="positional_only") if positional and i <= positional[-1] else one

    def _call(self, passes: tuple[Pass, ...], gives: bool) -> Call:
        function = self.function
        returns = None if function.returns is None else value_kind(function.returns.type)
        start = len(function.params) if function.is_variadic else None
        if function.syscall is not None:
            # syscall(2) is variadic and answers a long; the number comes first.
            passes, start, returns = (Pass("constant", "i64", value=function.syscall), *passes), 1, returns or "i64"
        gil, rule = function.gil, self.items.get(function.errors or "")
        return Call(
            passes,
            returns,
            start,
            "above" if gil.above is not None else gil.mode,
            gil.above or 0,
            gil.by or "",
            function.clears_error or (isinstance(rule, api.ErrorRule) and rule.clear),
            _record_of(function.returns),
            gives or function.library in self.related.calling,
            function.abi == "stdcall",
        )

    def _filename(self) -> int | None:
        given = [slot for slot in self.slots if slot.direction != "out" and slot.string is not None]
        paths = [slot.name for slot in given if slot.string is not None and slot.string.encoding == "filename"]
        return self.frame.argument.get(paths[0]) if paths else None


def _with_null(build: Build, errors: str | None) -> Build:
    """`None` in the annotation exactly where the error rule leaves no value to be a result."""
    plain = build.annotation.removesuffix(" | None")
    if errors in ("errno_null", "last_error"):
        return replace(build, annotation=plain)
    if build.op == "handle" and errors in (None, "none"):
        return replace(build, annotation=f"{plain} | None")
    return build


def _is_answer(returns: api.Slot | None) -> bool:
    """Whether a result can be what syscall(2) answers."""
    return returns is None or kind_of(returns.type) not in (None, "f32", "f64")


def tuple_key(function: api.Function) -> api.Key:
    """The key of the named tuple that a function with several results gives."""
    return f"{function.key}.result"


def _is_lent(slot: api.Slot) -> bool:
    """Whether the callee makes or lends the memory that is counted, and so says its length."""
    return slot.direction == "out" and isinstance(slot.type, api.Pointer) and isinstance(slot.type.target, api.Pointer)


def _is_visible(slot: api.Slot, lengths: Mapping[str, object], used: set[str]) -> bool:
    """Whether Python gives this parameter: not what is reserved, measured, or made for the callee to fill."""
    if slot.reserved is not None or slot.name in lengths or slot.name in used:
        return False
    if slot.choose is not None:
        return choices.is_given(slot, slot.choose)
    if slot.direction != "out":
        return True
    return slot.count is not None and slot.count.const is None and not _is_lent(slot)


def _record_of(returns: api.Slot | None) -> api.Key | None:
    """The record that comes by value."""
    return returns.type.key if returns and isinstance(returns.type, api.RecordType) else None


def _is_pinned(slot: api.Slot, items: Mapping[api.Key, api.Item], closes: bool) -> bool:
    """Whether the call holds on to a handle while it uses this argument."""
    if slot.handle is not None:
        return not closes and slot.own != "full"
    target = slot.type.target if isinstance(slot.type, api.Pointer) else None
    record = items.get(target.key) if isinstance(target, api.RecordType) else None
    return isinstance(record, api.Record) and record.opaque


def _flat(groups: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(one for group in groups for one in group)


def _named(builds: list[Build]) -> tuple[Build, ...]:
    """Results with distinct names: the native one is `result`; an out of that name gets a trailing underscore."""
    taken = set[str]()
    named = []
    for build in builds:
        name = build.name
        while name in taken:
            name += "_"
        taken.add(name)
        named.append(build if name == build.name else replace(build, name=name))
    return tuple(named)


def _alone(builds: tuple[Build, ...]) -> int | None:
    """The argument without which there is no second of two results."""
    return builds[1].given if len(builds) == 2 and builds[1].op in _BUFFERS else None


def _annotation(builds: tuple[Build, ...], function: api.Function) -> str:
    if len(builds) > 1:
        return function.tuple_name
    return builds[0].annotation if builds else "None"
