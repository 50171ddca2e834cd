"""The table tier: a recipe as a program of bytes, which the runtime runs. Nothing is compiled for a function alone.

A recipe whose steps this tier lacks (`fits`) keeps a function of its own, from `straight.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from projector.ir.condition import Comparison
from projector.ir.recipe import Build, Convert, Measure, Pass, Prepare, Raise, Recipe, Release, Require, Use, Variable
from projector.items.function import failure
from projector.items.function.program import Byte, Program, Step, kind_of, name, number
from projector.text import Code, code

_DIRECT = frozenset({
    "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "bool", "bool8", "bool32", "char",
})  # fmt: skip
_HANDLES = ("handle", "handle_taken", "descriptor")
_POINTERS = frozenset({"utf8", "bytes", "record", "record_inout", "opaque", "opaque_at", "callback"})
_CONVERTS = _DIRECT | _POINTERS | frozenset({
    *_HANDLES, "filename", "locale", "utf16", "utf32", "path16", "records_in", "records_kept", "records_inout",
    "numbers_in", "buffer_in", "buffer_inout", "buffer_out", "text_in", "wide_in", "strings", "string_pointers",
    "text_moved", "address", "address_inout", "text_at", "records_at", "records_at_inout", "slots", "slots_inout",
    "record_pointers", "record_pointers_inout", "handle_pointers", "retained",
})  # fmt: skip
_VARIABLES = {
    "scalar": "scalar", "array": "array", "data": "pointer", "cstring": "pointer", "text": "text", "record": "pointer",
    "records": "pointer", "buffer": "buffer", "pin": "pointer", "callables": "pointer", "use": "use", "pins": "pointer",
}  # fmt: skip
_PASSES = frozenset({"value", "address", "data", "constant", "given", "destroyed", "moved"})
_MADE = frozenset({
    "enum", "handle", "lent", "handles", "opaque", "record", "records", "buffer", "string", "string_list", "numbers",
    "scalars", "scalars_at", "memory", "memory_text", "strings", "null_terminated", "text_list", "chars",
    "record_owning", "record_list", "copy", "address", "typed", "at", "at_const",
})  # fmt: skip
_TEXTS = frozenset({"utf8", "bytes", "filename", "locale", "utf16", "utf32"})
_RELEASES = {
    "buffer": "free_buffer", "text": "free_text", "record": "free_object", "records": "free_object",
    "handle": "free_handle", "discard": "discard", "discard_all": "discard_all", "native": "free_native",
    "callables": "free_callables", "use": "end_use", "pins": "free_pins", "each": "free_each",
}  # fmt: skip
_KINDS = frozenset({*_DIRECT, "pointer"})
_MOST_PLACES = 250
_MOST_ITEMS = 1024
"""Of an array on the stack: places in a frame have 16 bits."""


def fits(recipe: Recipe) -> bool:
    """Whether the table tier has all steps that a recipe needs."""
    if recipe.linked or recipe.formula is not None or recipe.further or recipe.asks or recipe.joins or recipe.decides:
        return False
    return (
        all(map(_can_hold, recipe.variables))
        and all(one.op in _CONVERTS and one.piece is None for one in recipe.converts)
        and all(one.what in _PASSES and one.kind in _KINDS for one in recipe.call.passes)
        and all(map(_can_build, recipe.builds))
        and recipe.call.result in (*_KINDS, None)
        and _can_fail(recipe)
        and len(recipe.call.passes) + len(recipe.variables) < _MOST_PLACES
    )


def _can_hold(variable: Variable) -> bool:
    """Whether it is a variable of the usual kinds, that starts as an integer, if it is a number."""
    starts = variable.kind not in ("f32", "f64") or not variable.initial
    return variable.holds in _VARIABLES and variable.kind in _KINDS and starts and variable.length <= _MOST_ITEMS


def _can_build(build: Build) -> bool:
    """Whether it is a value that needs no terms, cases or bounds."""
    if build.within is not None or build.cases or (build.free is not None and build.op != "record"):
        return False
    if build.stride is not None and build.op != "stream":
        return False
    return build.op in _MADE or build.op in _DIRECT or build.op in _TEXTS or build.op == "none"


def _can_fail(recipe: Recipe) -> bool:
    """Whether what is raised needs nobody's words but its own."""
    check = recipe.check
    if check.explain is not None or any(one.fields for one in check.raises):
        return False
    return check.code is None or check.code.what == "value"


class Tabled:
    """A recipe's program; `text` gives the place of a text in the namespace's."""

    def __init__(self, recipe: Recipe, text: Callable[[str], int]) -> None:
        self._recipe, self._text = recipe, text
        self._program = Program(len(recipe.call.passes))
        self._direct = dict(self._directly())
        self._holds = {one.name: one.holds for one in recipe.variables}
        for one in recipe.variables:
            if one.name not in self._direct:
                self._program.variable(one.name, self._variable(one))
        self._fill()

    def encoded(self, shape: int) -> list[Byte]:
        """Its bytes, with the number of its call's shape."""
        return self._program.encoded(shape, self._head())

    def _fill(self) -> None:
        recipe, steps = self._recipe, self._program.steps
        steps["before"] += [
            *(step for one in recipe.converts if one.among is None for step in self._convert(one)),
            *(step for one in recipe.converts if one.among is not None for step in self._convert(one)),
            *map(self._require, recipe.requires),
            *(step for one in recipe.measures for step in self._measure(one)),
            *(self._prepare(one) for one in recipe.prepares),
        ]
        steps["enter"] += [
            *(Step(name("op_tell"), one.callables, one.of, item=one.index) for one in recipe.tells),
            *map(self._use, recipe.uses),
        ]
        passes = enumerate(recipe.call.passes)
        direct = set(self._direct.values())
        steps["pass"] += [self._pass(i, one) for i, one in passes if i not in direct]
        steps["after"] += [Step(name("op_write_back"), one.buffer, one.records, item=one.item) for one in recipe.writes]
        steps["after"] += self._grow()
        steps["raise"] += self._raises()
        steps["make"] += [self._make(one) for one in recipe.builds]
        taken = {one.into for one in recipe.converts if one.op == "handle_taken"}
        given = [one for one in recipe.releases if one.op == "discard" and one.of in taken]
        steps["keep"] += [Step(name("op_given_away"), one.of, value=one.initial) for one in given]
        steps["keep"] += [Step(name("op_keep"), one.callables, one.keeper, one.argument) for one in recipe.keeps]
        steps["release"] += [self._release(one) for one in recipe.releases]

    # --- variables and conversions --------------------------------------------------------------------------------

    def _directly(self) -> Iterator[tuple[str, int]]:
        """The variables that are words of the call and no more: set once and always, passed once, never looked at."""
        recipe = self._recipe
        kinds = {one.name: one for one in recipe.variables}
        mentions = Counter(_mentioned((replace(recipe, parameters=()),)))
        for i, passed in enumerate(recipe.call.passes):
            variable = kinds.get(passed.name)
            if variable is None or passed.what != "value" or mentions[passed.name] != 2:
                continue
            converts = [one for one in recipe.converts if one.into == passed.name]
            measures = [one for one in recipe.measures if one.into == passed.name]
            if any(self._is_word(variable, passed, one) for one in converts) or any(
                self._is_length(variable, passed, one) for one in measures
            ):
                yield passed.name, i

    @staticmethod
    def _is_word(variable: Variable, passed: Pass, step: Convert) -> bool:
        if step.when != "always" or step.among is not None or step.default is not None:
            return False
        if step.op in _DIRECT:
            return variable.kind == passed.kind == step.op
        if step.op in _HANDLES:  # 64 bits with their sign
            return passed.kind in ("i32", "i64", "pointer")
        return step.op in _POINTERS and passed.kind == "pointer"

    @staticmethod
    def _is_length(variable: Variable, passed: Pass, step: Measure) -> bool:
        plain = step.buffer and step.agree is None and step.by is None and step.among is None
        return bool(plain) and variable.kind == passed.kind

    def _variable(self, one: Variable) -> Step:
        op = _VARIABLES[one.holds]
        if one.text is not None:
            return Step(name("op_cstring_var"), kind=kind_of("pointer"), value=self._text(one.text))
        kind = kind_of(one.kind if op in ("scalar", "array") else "pointer")
        if op == "scalar" and one.kind == "pointer" and not one.initial:
            op = "pointer"
        initial = int(one.initial) or None
        length = one.length if op == "array" else None
        return Step(name(f"op_{op}_var"), kind=kind, item=length, value=initial)

    def _into(self, called: str) -> str | int:
        return self._direct.get(called, called)

    def _convert(self, one: Convert) -> Iterator[Step]:
        into, condition = self._into(one.into), self._program.among(one.among)
        if one.default is not None:
            yield from self._convert_or_make(one, one.default, condition)
            return
        if one.op in _DIRECT:
            op = kind_of(one.op) if isinstance(into, int) else name("op_number")
            kind = None if isinstance(into, int) else kind_of(one.op)
        else:
            op = name("op_retained_object" if one.op == "retained" and one.pin is None else f"op_{one.op}")
            kind = self._kind(one)
        other = one.pin or one.keeps
        argument = None if one.op == "retained" and one.pin is not None else one.argument
        yield Step(op, into, other, argument, one.ref, kind, one.item, None, one.when, condition)

    @staticmethod
    def _kind(one: Convert) -> Code | None:
        if one.scope is not None:
            return name("scope", one.scope)
        return kind_of(one.kind or one.text or "") if one.kind or one.text else None

    def _convert_or_make(self, one: Convert, size: int, condition: int) -> Iterator[Step]:
        """A buffer that Python gives, or a new one of `size` items."""
        given, missing = ("some", "none") if one.when == "some" else ("given", "not_given")
        op = name(f"op_{one.op}")
        step = Step(op, one.into, None, one.argument, None, None, one.item or 1, None, given, condition)
        yield step
        yield replace(step, op=name("op_new_buffer"), value=size, when=missing)

    def _require(self, one: Require) -> Step:
        condition = self._program.among(one.among)
        op = name("op_require")
        return Step(op, None, one.buffer, one.argument, value=one.length, when=one.when, condition=condition)

    def _measure(self, one: Measure) -> Iterator[Step]:
        condition = self._program.among(one.among)
        if one.by is not None:
            yield Step(name("op_count_by"), one.by, one.buffer, one.argument)
        if not one.buffer:
            yield Step(name("op_set"), one.into, value=one.length, condition=condition)
            return
        op = "measure" if one.agree is None else "agree"
        op += "_bytes" if one.unit == "bytes" else ""
        into = self._into(one.into)
        if isinstance(into, int):
            kind = kind_of(self._recipe.call.passes[into].kind)
            yield Step(name(f"op_{op}_word"), into, one.buffer, one.argument, kind=kind)
            return
        yield Step(name(f"op_{op}"), one.into, one.buffer, one.argument, condition=0 if one.agree else condition)

    def _prepare(self, one: Prepare) -> Step:
        op = "leased" if one.leased else "sized" if one.sized else "new"
        condition = self._program.among(one.among)
        return Step(name(f"op_{op}_record"), one.into, ref=one.ref, item=one.size, condition=condition)

    # --- the call -------------------------------------------------------------------------------------------------

    def _use(self, one: Use) -> Step:
        if one.buffer is None:
            return Step(name("op_use_argument"), one.into, argument=one.argument)
        if one.records is None:
            return Step(name("op_use_made" if one.made else "op_use_buffer"), one.into, one.buffer)
        return Step(name("op_use_records"), one.into, one.buffer, value=self._program.place(one.records))

    def _pass(self, i: int, one: Pass) -> Step:
        match one.what:
            case "constant":
                return Step(name("op_pass_constant"), i, kind=kind_of(one.kind), value=one.value)
            case "data":
                return Step(name(f"op_pass_{self._holds[one.name]}"), i, one.name)
            case "given":
                return Step(name("op_pass_given"), i, one.name, argument=one.value)
            case "value" if self._holds[one.name] == "array":  # stands for its address, as in C
                return Step(name("op_pass_address"), i, one.name)
            case "value":
                return Step(name("op_pass"), i, one.name, kind=kind_of(one.kind))
            case what:
                return Step(name(f"op_pass_{what}"), i, one.name)

    def _grow(self) -> list[Step]:
        step = self._recipe.grow
        if step is None:
            return []
        subject = "errno" if failure.kept_error(self._recipe) is not None else "ret"
        more = Comparison(subject, "in", step.more) if step.more else None
        needed = self._program.words + 1 if step.needed_result else 0
        if not needed and step.needed is not None:
            needed = self._program.place(step.needed) + 1
        flags = code("{}", step.probe * 1 + step.cuts * 2)
        return [
            Step(
                name("op_grow"), step.buffer, step.into, step.argument, None, flags, step.item, needed,
                condition=self._program.condition(more),
            )
        ]  # fmt: skip

    # --- failures, results, releases ------------------------------------------------------------------------------

    def _raises(self) -> list[Step]:
        check = self._recipe.check
        if failure.failed(self._recipe) is None:
            return []
        if failure.is_systems(self._recipe):
            return [self._raise_systems(0)]
        return [self._raise(one) for one in check.raises]

    def _raise(self, one: Raise) -> Step:
        condition = self._program.condition(one.when)
        if failure.explains(one, self._recipe):
            return self._raise_systems(condition)
        message = self._recipe.check.message
        words = None if message is None else self._text(message) + 1
        if isinstance(one.exception, int):
            return Step(name("op_raise_declared"), self._code(), ref=one.exception, item=words, condition=condition)
        place = self._text(one.exception)
        return Step(name("op_raise_builtin"), self._code(), item=words, value=place, condition=condition)

    def _raise_systems(self, condition: int) -> Step:
        check = self._recipe.check
        systems = {"errno": "errno", "ntstatus": "status"}
        kind = name("system", systems.get(check.system, "windows"))
        into = None if check.system == "last_error" else self._code()
        if check.system == "errno":
            into = self._program.words if check.rule == "errno_return" else None
        return Step(name("op_raise_systems"), into, None, check.filename, None, kind, condition=condition)

    def _code(self) -> str | int | None:
        """Where the code is that the exception carries; None: it is the kept one."""
        check = self._recipe.check
        if check.code is not None:
            return check.code.name
        return None if self._recipe.call.result is None else self._program.words

    def _make(self, one: Build) -> Step:
        when = "always" if one.given is None else "some"
        of = self._program.words if one.of is None else one.of
        if one.op == "none":
            return Step(name("op_make_none"), argument=one.given, when=when)
        if one.op in _DIRECT:
            return Step(name("op_make_kind"), of, None, one.given, None, kind_of(one.op), when=when)
        if one.op in _TEXTS:
            return Step(name("op_make_text"), of, None, one.given, None, name("result", one.op), when=when)
        op = "owned" if one.op == "record" and one.free is not None else one.op
        used = self._program.words if one.used_result else one.used
        item = one.free if op == "owned" else one.length if one.op in ("handles", "typed") else one.item or 1
        kind, value, used = self._made_kind(one), self._made_value(one), None if one.length else used
        return Step(name(f"op_make_{op}"), of, used, one.given, one.ref or 0, kind, item, value, when)

    @staticmethod
    def _made_kind(one: Build) -> Code | None:
        if one.op in ("numbers", "scalars", "scalars_at", "typed"):
            return kind_of(one.kind)
        texts = ("string", "string_list", "strings", "null_terminated", "text_list", "memory_text", "chars")
        return kind_of(one.text) if one.op in texts else None

    def _made_value(self, one: Build) -> int:
        """The length; for what is borrowed, its owners and parents; for a typed pointer, whether it is read-only."""
        if one.op == "typed":
            return int(one.readonly)
        if one.op not in ("handle", "lent", "handles", "opaque"):
            return one.length
        owners = [number + 1 for number in one.owners] if one.op == "opaque" else []
        parents = [self._program.place(pin) + 1 for pin in one.parents]
        packed = [*owners, *[0] * (2 - len(owners)), *parents]
        return sum(byte << 8 * i for i, byte in enumerate(packed))

    def _release(self, one: Release) -> Step:
        of = one.of or self._program.words
        number = one.native if one.op in ("native", "each") else one.ref
        used = self._program.words if one.used_result else one.used
        length = one.length if one.op == "discard_all" else None
        value = one.initial if one.op == "discard" else one.length if one.op == "each" else None
        return Step(name("op", _RELEASES[one.op]), of, None if one.length else used, None, number, None, length, value)

    def _head(self) -> list[Byte]:
        recipe, call = self._recipe, self._recipe.call
        keep = failure.kept(recipe)
        clears = failure.clears(recipe)
        fails, condition = self._fails()
        by = self._program.place(call.by) if call.gil == "above" else 0
        return [
            *number(self._program.words), kind_of(call.result or "pointer"), name("gil", call.gil), name("keep", keep),
            name("keep", clears), int(call.calls_back), fails, int(recipe.check.retry), *number(condition),
            *number(recipe.tuple_ref or 0), *number(0 if recipe.alone is None else recipe.alone + 1),
            *number(call.above), *number(by),
        ]  # fmt: skip

    def _fails(self) -> tuple[Code, int]:
        check = self._recipe.check
        match check.rule:
            case "errno":
                return name("fails_minus_one"), 0
            case "errno_null":
                return name("fails_null"), 0
            case "errno_return":
                return name("fails_not_zero"), 0
            case "declared" if check.fail_if is not None:
                return name("fails_if"), self._program.condition(check.fail_if)
            case _:
                return name("fails_never"), 0


_NAMES = frozenset({
    "into", "pin", "keeps", "buffer", "agree", "by", "of", "used", "within", "callables", "keeper", "records", "needed",
    "subject", "variable",
})  # fmt: skip
"""The fields of steps that name variables; those of passes are their `name`, those of results' handles `parents`."""


def _mentioned(steps: Iterable[object]) -> Iterator[str]:
    """The variables that steps speak of, and the steps and conditions within them, as often as they do."""
    for step in steps:
        if isinstance(step, tuple):
            yield from _mentioned(step)
        elif is_dataclass(step) and not isinstance(step, type):
            for one in fields(step):
                value = getattr(step, one.name)
                if one.name in _NAMES or (one.name == "name" and isinstance(step, Pass)):
                    yield from (value,) if isinstance(value, str) else ()
                elif one.name == "parents":
                    yield from value
                else:
                    yield from _mentioned((value,))
