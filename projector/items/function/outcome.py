"""What becomes of a call in the table tier: the steps that raise, make results and give back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from projector.ir.api import Stride
from projector.ir.recipe import Build, Raise, Release
from projector.items.function import failure
from projector.items.function.draft import Draft
from projector.items.function.fits import DIRECT, TEXTS, WIDE
from projector.items.function.program import Program, Step, kind_of, name
from projector.text import Code

_RELEASES = {
    "buffer": "free_buffer", "text": "free_text", "record": "free_object", "records": "free_object",
    "handle": "free_handle", "discard": "discard", "discard_all": "discard_all", "native": "free_native",
    "callables": "free_callables", "use": "end_use", "pins": "free_pins", "each": "free_each",
}  # fmt: skip
_LENT = frozenset({
    "foreign", "foreign_block", "chain", "record_copies", "opaques", "handle_list", "lent_list", "memory_view",
})  # fmt: skip
"""Results for which it is stated how long native memory lives."""
_OWNED = frozenset({"handle", "lent", "handles", "opaque", *_LENT})

# --- failures -----------------------------------------------------------------------------------------------------


def raised(draft: Draft) -> Iterator[Step]:
    """What is asked about a failure, and what raises then: the first exception whose condition holds."""
    check = draft.recipe.check
    if failure.failed(draft.recipe) is None:
        return
    if check.explain is not None:
        words = draft.program.scratch()
        yield draft.ask(check.explain, words)
        yield Step(name("op_words"), words, item=None if check.within is None else check.within + 1)
    code: str | int | None = None if draft.recipe.call.result is None else draft.result
    if check.code is not None:
        asked, code = draft.value(check.code)
        yield from asked
    if failure.is_systems(draft.recipe):
        yield _raise_systems(0, code, draft)
        return
    for one in check.raises:
        yield _raise(one, code, draft)
        for called, value in one.fields:
            _, of = draft.value(value)
            kind = value.kind if value.what == "constant" else draft.kind(value.name)
            yield Step(name("op_carry"), of, kind=kind_of(kind), item=draft.text(called))


def _raise(one: Raise, code: str | int | None, draft: Draft) -> Step:
    """`code` is where the code is that the exception carries; None: it is the kept one."""
    condition = draft.program.condition(one.when)
    if failure.explains(one, draft.recipe):
        return _raise_systems(condition, code, draft)
    message = draft.recipe.check.message
    words = None if message is None else draft.text(message) + 1
    if isinstance(one.exception, int):
        return Step(name("op_raise_declared"), code, ref=one.exception, item=words, condition=condition)
    place = draft.text(one.exception)
    return Step(name("op_raise_builtin"), code, item=words, value=place, condition=condition)


def _raise_systems(condition: int, code: str | int | None, draft: Draft) -> Step:
    check = draft.recipe.check
    systems = {"errno": "errno", "ntstatus": "status"}
    kind = name("system", systems.get(check.system, "windows"))
    if check.system == "last_error":
        code = None
    if check.system == "errno":
        code = draft.result if check.rule == "errno_return" else None
    return Step(name("op_raise_systems"), code, None, check.filename, None, kind, condition=condition)


# --- results ------------------------------------------------------------------------------------------------------


def made(one: Build, program: Program) -> Step:
    """The step that makes one value."""
    when = "always" if one.given is None else "some"
    of = program.words if one.of is None else one.of
    if one.within is not None:
        inner = made(replace(one, within=None, given=None), program)
        return Step(name("op_make_within"), of, one.within, one.given, value=program.aside([inner]), when=when)
    if one.op == "chosen":
        cases = [replace(made(each, program), condition=program.among(case)) for case, each in one.cases]
        return Step(name("op_make_chosen"), None, None, one.given, None, None, len(cases), program.aside(cases), when)
    if one.op == "none":
        return Step(name("op_make_none"), argument=one.given, when=when)
    if one.op in DIRECT or one.op in WIDE:
        return Step(name("op_make_kind"), of, None, one.given, None, kind_of(one.op), when=when)
    if one.op in TEXTS:
        return Step(name("op_make_text"), of, None, one.given, None, name("result", one.op), when=when)
    if one.stride is not None:
        return _strided(one, one.stride, of, when, program)
    op = "owned" if one.op == "record" and one.free is not None else one.op
    item = one.free if op == "owned" else one.length if one.op in ("handles", "typed") else one.item or 1
    if one.op == "chain":
        item = one.item or 0  # where the next one is told: in a list's first field as well
    value = _value(one, program)
    return Step(name(f"op_make_{op}"), of, _used(one, program), one.given, one.ref or 0, _kind(one), item, value, when)


def _used(one: Build, program: Program) -> str | int | None:
    """Where it stands how many there are; None where a buffer or the step itself tells."""
    if one.length:
        return program.scratch("i64", one.length) if one.op in _LENT else None
    return program.words if one.used_result else one.used


def _kind(one: Build) -> Code | None:
    if one.op in ("numbers", "scalars", "scalars_at", "typed"):
        return kind_of(one.kind)
    texts = ("string", "string_list", "strings", "null_terminated", "text_list", "memory_text", "chars", "texts")
    return kind_of(one.text) if one.op in texts else None


def _value(one: Build, program: Program) -> int:
    """The length; for a typed pointer, whether it is read-only; for what is borrowed, a byte each for two owners, two
    parents and what frees it, one more than their numbers, and whether it is read-only.
    """
    if one.op == "typed":
        return int(one.readonly)
    if one.op not in _OWNED:
        return one.length
    owners = [number + 1 for number in one.owners] if one.op not in ("handle", "lent", "handles") else []
    parents = [program.place(pin) + 1 for pin in one.parents]
    packed = [*owners, *[0] * (2 - len(owners)), *parents, *[0] * (2 - len(parents))]
    if one.op in _LENT:
        packed += [0 if one.free is None else one.free + 1, int(one.readonly)]
    return sum(byte << 8 * i for i, byte in enumerate(packed))


def _strided(one: Build, stride: Stride, of: str | int, when: str, program: Program) -> Step:
    """Records of different sizes."""
    counts = name("counts", stride.counts)
    step = Step(name("op_stride"), ref=stride.size, kind=counts, item=stride.offset, value=stride.align)
    place = program.aside([step])
    if one.op == "copy":
        return Step(name("op_make_copy_reaching"), of, None, one.given, one.ref or 0, None, None, place, when)
    used = program.scratch("i64", one.length) if one.length else _used(one, program)
    return Step(name("op_make_stream"), of, used, one.owners[0], one.ref or 0, None, one.item or 1, place, when)


# --- what is given back -------------------------------------------------------------------------------------------


def released(one: Release, program: Program) -> Step:
    """The step that gives something back."""
    of = one.of or program.words
    number = one.native if one.op in ("native", "each") else one.ref
    used = program.words if one.used_result else one.used
    length = one.length if one.op == "discard_all" else None
    value = one.initial if one.op == "discard" else one.length if one.op == "each" else None
    return Step(name("op", _RELEASES[one.op]), of, None if one.length else used, None, number, None, length, value)
