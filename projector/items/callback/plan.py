"""From a callback of the Api to the recipe of the way back: native arguments to Python, its answer to native code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from projector import marshalling
from projector.ir import api
from projector.ir.callback import CallbackRecipe, Incoming, loaded, outer_of
from projector.ir.fingerprint import of_callback
from projector.ir.plan import CallbackPlan
from projector.ir.recipe import Among, Ask, Build, Kind, Pass, Text
from projector.items.callback.answer import Answer, answer, changed, handed
from projector.items.record.declare import by_value
from projector.marshalling import Frame, Refused, addresses, kind_of, value_kind

_MOST_OUTER = 2  # the room of the runtime's pj_callable.outer
_TEXTS: dict[str, Text] = {"utf8": "text", "filename": "path", "bytes": "bytes"}


@dataclass(frozen=True, slots=True)
class Graded:
    """A callback's recipe, or the reasons why Python can't be called through it: but for a raw one, at most."""

    recipe: CallbackRecipe | None
    reasons: tuple[str, ...] = ()


class Names(dict[api.Key, str]):
    """Names of types as one module writes them, with the callbacks that were planned for it: a table of methods may
    have thousands of fields of one type.
    """

    def __init__(self) -> None:
        super().__init__()
        self.callbacks = dict[tuple[api.Key, int], Graded]()


def plan(
    callback: api.Callback, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str], pool: int = 1
) -> Graded:
    """How native code calls Python through it; `pool` is how many callables it can stand for without user data."""
    planned = names.callbacks if isinstance(names, Names) else {}
    if (callback.key, pool) not in planned:
        planned[callback.key, pool] = _graded(callback, items, names, pool)
    return planned[callback.key, pool]


def _graded(
    callback: api.Callback, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str], pool: int
) -> Graded:
    try:
        return Graded(_Planner(callback, items, names).recipe(pool))
    except Refused as refusal:
        reasons = (str(refusal),)
    bare = replace(callback, user_data=None, user_data_call=None)
    try:
        return Graded(_Planner(bare, items, names, raw=True).recipe(pool), reasons)
    except Refused:
        return Graded(None, reasons)


def plan_type(
    callback: api.Callback, items: Mapping[api.Key, api.Item], names: Mapping[api.Key, str], pool: int
) -> CallbackPlan:
    """The class of its function pointers."""
    recipe = plan(callback, items, names, pool).recipe
    return CallbackPlan(callback.python_name, callback.key, callback.doc, of_callback(callback), recipe)


class _Planner:
    def __init__(
        self,
        callback: api.Callback,
        items: Mapping[api.Key, api.Item],
        names: Mapping[api.Key, str],
        raw: bool = False,
    ) -> None:
        self.callback, self.raw = callback, raw
        given = [s for s in callback.params if s.direction != "out"]
        self.counts = {s.count.param for s in given if s.count is not None and s.count.param}
        self.counts |= {s.count.out for s in callback.params if s.count is not None and s.count.out}
        self.answer: Answer = answer(callback)
        places = {name: i for i, name in enumerate(self.answer.names)}
        self.frame = Frame(
            items, names, places, {}, frozenset(), by_value=lambda record: by_value(record, items) is not None
        )

    def recipe(self, pool: int) -> CallbackRecipe:
        """Raises Refused where a value can't cross safely."""
        callback = self.callback
        if callback.abi not in ("c", "stdcall"):
            raise Refused(f"the calling convention {callback.abi} isn't projected yet")
        if callback.is_variadic:
            raise Refused("a callback can't take C's `...`" if callback.params else "nobody says what it takes")
        incoming = tuple(map(self._incoming, callback.params))
        self._gets_back()
        if len(outer_of(callback)) > _MOST_OUTER:
            raise Refused(f"more than {_MOST_OUTER} parameters of the outer call aren't projected yet")
        crossings, written = self.answer.cross(self.frame)
        asked, tells = self._asked(), self._tells()  # what is given back is read later: no use of it ends here
        given = ", ".join(one.build.annotation for one in incoming if one.build is not None)
        return CallbackRecipe(
            name=callback.python_name,
            key=callback.key,
            line=callback.place.line,
            incoming=incoming,
            annotation=f"Callable[[{given}], {self.answer.annotation(crossings)}]",
            answers=tuple(slot.name for slot in self.answer.slots),
            found=callback.user_data,
            asked=asked,
            natives=tuple(self.frame.natives),
            stdcall=callback.abi == "stdcall",
            pool=0 if callback.user_data is not None or asked is not None else pool,
            result=None if callback.returns is None else value_kind(callback.returns.type),
            record=callback.returns.type.key
            if callback.returns is not None and isinstance(callback.returns.type, api.RecordType)
            else None,
            result_of=self.answer.result_of(crossings),
            variables=tuple(one for crossing in crossings for one in crossing.variables if one.holds != "use"),
            converts=tuple(one for crossing in crossings for one in crossing.converts),
            written=written,
            releases=tuple(one for crossing in crossings for one in crossing.releases if one.op != "use"),
            outer=outer_of(callback),
            on_error=callback.on_error or 0,
            tells=tells,
            refs=tuple(self.frame.refs),
            raw=self.raw,
        )

    def _asked(self) -> Ask | None:
        """The native function that answers the user data, with arguments of the callback's that have the same names."""
        called = self.callback.user_data_call
        return None if called is None else self._ask(called, {}, "pointer")

    def _tells(self) -> Ask | None:
        """The native function that tells an error: what it answers is of no interest."""
        called = self.callback.on_error_call
        return None if called is None else self._ask(called, dict(self.callback.on_error_with), "i32")

    def _ask(self, called: api.Key, stated: Mapping[str, int], gives: Kind) -> Ask:
        function = self.frame.function(called)
        kinds = {slot.name: kind_of(slot.type) for slot in self.callback.params}
        passes = []
        for slot in function.params:
            mine, wanted = kinds.get(slot.name), kind_of(slot.type)
            if wanted is not None and slot.name in stated:
                passes.append(Pass("constant", wanted, value=stated[slot.name]))
            elif wanted is not None and mine == wanted:
                passes.append(Pass("value", wanted, slot.name))
            else:
                raise Refused(f"{function.name} needs {slot.name}, which the callback hasn't")
        return Ask(self.frame.native(function), tuple(passes), gives, stdcall=function.abi == "stdcall")

    def _incoming(self, slot: api.Slot) -> Incoming:
        record = slot.type.key if isinstance(slot.type, api.RecordType) else None
        kind = "pointer" if record is not None else value_kind(slot.type)
        if kind is None:
            raise Refused(f"{slot.name}: {slot.spelled} can't be passed to Python yet")
        is_hidden = slot.name in self.counts or slot.name == self.callback.user_data or slot.reserved is not None
        if is_hidden or slot.direction == "out":
            return Incoming(slot.name, kind, record)
        number = changed(slot)
        if number is not None:
            build = self._build(replace(slot, type=number, direction=None))
            build = replace(build, name=slot.python_name, of=loaded(slot.name))
            return Incoming(slot.name, kind, record, build, loads=value_kind(number))
        build = self._build(slot) if not self.raw else self._raw(slot)
        back = gives_back(slot) if not self.raw else None
        ends = self.frame.ref(back) if back is not None else None
        return Incoming(slot.name, kind, record, replace(build, name=slot.python_name, of=slot.name), ends)

    def _raw(self, slot: api.Slot) -> Build:
        """What Python gets where nobody says what a pointer leads to: a view of a record, or a typed pointer."""
        try:
            return self._build(slot)
        except Refused:
            bare = replace(slot, direction=None, count=None, string=None)
        target = bare.type.target if isinstance(bare.type, api.Pointer) else None
        item = self.frame.items.get(target.key) if isinstance(target, api.RecordType) else None
        if isinstance(item, api.Record) and not item.opaque:
            return self._build(replace(bare, direction="inout"))
        crossing = addresses.cross_result(bare, replace(self.frame, raw=True))
        if crossing is None or crossing.build is None:
            raise Refused(f"{slot.name}: {slot.spelled} can't be passed to Python")
        return crossing.build

    def _gets_back(self) -> None:
        """What native code gets to keep must be given back one day."""
        given = [(slot, record) for slot in self.callback.params if (record := handed(slot)) is not None]
        if not given:
            return
        callbacks = [item for item in self.frame.items.values() if isinstance(item, api.Callback)]
        returned = {gives_back(slot) for callback in callbacks for slot in callback.params}
        for slot, record in given:
            if record.key not in returned:
                name = self.frame.items[record.key].name
                raise Refused(f"{slot.name}: no callback gives the {name} back (`dir: inout` and `own: full`)")

    def _build(self, slot: api.Slot) -> Build:
        """What Python gets of one argument: numbers, copies, or what leads nowhere after the call."""
        if slot.choose is not None:
            return self._chosen(slot, slot.choose)
        target = slot.type.target if isinstance(slot.type, api.Pointer) else None
        item = self.frame.items.get(target.key) if isinstance(target, api.RecordType) else None
        if slot.handle is not None:
            annotation = _nullable(self.frame.names[slot.handle], slot)
            return Build("lent", slot.name, annotation, None, self.frame.ref(slot.handle), doc=self.frame.words(slot))
        if isinstance(target, api.Pointer) and slot.count is not None:
            return self._several(slot, target, slot.count)
        if isinstance(item, api.Record) and not item.opaque and slot.count is None and slot.direction == "inout":
            annotation = f"{self.frame.names[item.key]} | None"
            return Build("view", slot.name, annotation, None, self.frame.ref(item.key), doc=self.frame.words(slot))
        if isinstance(item, api.Record) and not item.opaque and slot.count is None and slot.direction == "in":
            slot = replace(slot, count=api.Count(const=1))
        if slot.direction == "inout":
            raise Refused(f"{slot.name}: what a callback is given and writes back isn't projected yet")
        if slot.count is not None and slot.count.outer is not None:
            outer = f"0outer_{outer_of(self.callback).index(slot.count.outer)}"
            slot = replace(slot, count=replace(slot.count, param=outer))
        if _is_room(slot):
            raise Refused(f"{slot.name}: a {slot.spelled} that may be no text (`string:` or `count:`)")
        try:
            crossing = marshalling.cross_result(slot, self.frame)
        except Refused as refusal:
            raise Refused(str(refusal).replace("result:", f"{slot.name}:", 1)) from None
        if crossing.build is None or crossing.releases or crossing.asks:
            raise Refused(f"{slot.name}: {slot.spelled} can't be passed to Python yet")
        plain = crossing.build.annotation.removesuffix(" | None")
        return replace(crossing.build, annotation=_nullable(plain, slot))

    def _chosen(self, slot: api.Slot, choose: api.Choice) -> Build:
        """What another parameter says that it is; None with other values."""
        cases = []
        for case in choose.cases:
            count = api.Count(const=case.length) if case.length is not None else None
            form = replace(slot, type=case.type, spelled=case.spelled, handle=case.handle, count=count, choose=None)
            cases.append((Among(choose.by[0], case.values), replace(self._build(form), of=slot.name)))
        annotations = dict.fromkeys(one.annotation.removesuffix(" | None") for _, one in cases)
        annotation = " | ".join((*annotations, "None"))
        return Build("chosen", slot.name, annotation, slot.name, cases=tuple(cases), doc=self.frame.words(slot))

    def _several(self, slot: api.Slot, target: api.Pointer, count: api.Count) -> Build:
        """An array of texts, or of pointers to something opaque."""
        used, length, doc = count.param, count.const or 0, self.frame.words(slot)
        if isinstance(target.target, api.Character) and target.target.size == 1:
            text = _TEXTS.get(slot.string.encoding if slot.string else "bytes")
            if text is None:
                raise Refused(f"{slot.name}: several texts in this encoding aren't projected yet")
            annotation = f"tuple[{'bytes' if text == 'bytes' else 'str'} | None, ...]"
            return Build("texts", slot.name, annotation, used=used, length=length, text=text, doc=doc)
        record = self.frame.items.get(target.target.key) if isinstance(target.target, api.RecordType) else None
        if isinstance(record, api.Record) and record.opaque:
            annotation = f"tuple[{_nullable(self.frame.names[record.key], slot)}, ...]"
            ref = self.frame.ref(record.key)
            return Build("pointers", slot.name, annotation, None, ref, used=used, length=length, doc=doc)
        raise Refused(f"{slot.name}: {slot.spelled} can't be passed to Python yet")


def _is_room(slot: api.Slot) -> bool:
    """Whether it may lead to memory of any length, without a NUL."""
    of = slot.type
    is_char = isinstance(of, api.Pointer) and isinstance(of.target, api.Character) and not of.const
    return is_char and slot.string is None and slot.count is None


def gives_back(slot: api.Slot) -> api.Key | None:
    """The record that native code was given before, and has no longer after this callback."""
    target = slot.type.target if isinstance(slot.type, api.Pointer) else None
    is_back = slot.direction == "inout" and slot.own == "full" and slot.count is None
    return target.key if is_back and isinstance(target, api.RecordType) else None


def _nullable(annotation: str, slot: api.Slot) -> str:
    """What a library gives to a callback is NULL only where metadata says so."""
    return f"{annotation} | None" if slot.nullable or slot.optional else annotation
