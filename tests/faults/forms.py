"""Every form of use of a projection, as Python source: calls, wrong calls, and what its types can do.

`KEPT` is a dict of handles that stay open, and of callables, by the name of their type. No form calls a Python
function: CPython 3.11 loses the error of a failed allocation there. So callbacks are callables that are written in C.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from projector.ir.plan import EnumPlan, HandlePlan, Plan, RecordPlan
from tests.faults.calls import Made, calls

LONG = 2**200


def forms(
    plan: Plan, handles: Mapping[str, str], given: Mapping[str, str], callables: Collection[str] = ()
) -> Iterator[tuple[str, str]]:
    """A name and the source of each form; `handles` makes one of a type, `given` has arguments of functions.

    `callables` names the types of callbacks of which `KEPT` has one.
    """
    kept = {name: f"KEPT[{name!r}]" for name in (*handles, *callables)}
    for made in calls(plan, kept, given, handles):
        if not made.namespace.endswith(".raw"):
            yield from _of_call(made)
    for namespace in plan.namespaces:
        for one in namespace.types:
            name = f"{namespace.name}.{one.name}"
            match one:
                case RecordPlan():
                    yield from ((f"{one.name}: {what}", source) for what, source in _of_record(name, one))
                case EnumPlan():
                    values = [member.value for member in one.members[:1]] + [77]
                    yield from ((f"{one.name}({value})", f"{name}({value})") for value in values)
                case HandlePlan() if one.name in handles:
                    yield from ((f"{one.name}: {what}", source) for what, source in _of_handle(handles[one.name]))
                case _:
                    pass


def closed(source: str) -> str:
    """What the source gives, closed if it has a `close()`."""
    return f"[one := {source}, getattr(one, 'close', int)()]"


def _of_call(made: Made) -> Iterator[tuple[str, str]]:
    function = f"{made.namespace}.{made.recipe.name}"
    yield made.name, closed(made.source)
    if made.backwards:
        yield f"{made.name}, backwards", closed(made.backwards)
    yield f"{made.name}, an unknown keyword", f"{function}(no_such_parameter=1)"
    yield f"{made.name}, too many", f"{function}(*range(40))"
    for wrong in ("object()", str(LONG), "'\\0'"):
        yield f"{made.name}, only {wrong[:8]}", f"{function}(*[{wrong}] * {len(made.recipe.parameters)})"


def _of_record(name: str, record: RecordPlan) -> Iterator[tuple[str, str]]:
    yield "new", f"{name}()"
    for field in record.fields:
        yield f"get {field.name}", f"{name}().{field.name}"
        yield f"show {field.name}", f"repr({name}().{field.name})"
        if field.takes is not None:
            yield f"set {field.name}", f"[one := {name}(), setattr(one, {field.name!r}, one.{field.name})]"
            yield f"{field.name} by keyword", f"{name}({field.name}={name}().{field.name})"
            yield f"{field.name} is wrong", f"{name}({field.name}=object())"
            yield f"{field.name} is large", f"{name}({field.name}={LONG})"
    yield "unknown field", f"{name}(no_such_field=1)"
    yield "equal", f"{name}() == {name}()"
    yield "repr", f"repr({name}())"
    yield "copy", f"{name}().copy()"
    yield "reduce", f"{name}().__reduce__()"
    yield "memory", f"bytes(memoryview({name}()))"
    yield "from_buffer", f"{name}.from_buffer(bytearray({record.size + 8}), offset=8)"
    yield "from a small buffer", f"{name}.from_buffer(b'')"


def _of_handle(made: str) -> Iterator[tuple[str, str]]:
    yield "closed", f"{made}.close()"
    yield "closed twice", f"[one := {made}, one.close(), one.close()]"
    yield "with", f"[one := {made}, one.__enter__(), one.__exit__(None, None, None)]"
    yield "shown", f"[one := {made}, repr(one), one.close(), repr(one)]"
    yield "detached", f"[one := {made}, type(one).from_raw(one.detach()).close()]"
    yield "used when closed", f"[one := {made}, one.close(), one.detach()]"


def is_wrong(name: str) -> bool:
    """Whether a form is an error by its nature; the others succeed, or raise what is listed."""
    return any(
        word in name for word in (", only ", ", too many", ", an unknown", " is wrong", " is large", " fails", ": ")
    )
