"""plan: an Api and the manifest give a Plan. Every decision is taken here, once: what each item becomes in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Literal, Protocol

from projector.diagnostics import Diagnostics
from projector.ir import api
from projector.ir.fingerprint import of_opaque
from projector.ir.plan import (
    RAW,
    RAW_TOOLS,
    CallbackPlan,
    ConstantPlan,
    HandlePlan,
    NamespacePlan,
    OpaquePlan,
    Plan,
    Provider,
    TuplePlan,
    TypePlan,
    ValuePlan,
    VariablePlan,
    WrapPlan,
)
from projector.ir.recipe import Recipe
from projector.ir.relations import Relations, relations
from projector.items.callback.plan import Names, plan_type as plan_callback
from projector.items.constant.plan import plan as plan_constant
from projector.items.enum.plan import plan as plan_enum
from projector.items.exception.plan import plan as plan_exception
from projector.items.function.plan import plan as plan_function, tuple_key
from projector.items.handle.plan import plan as plan_handle, stepped
from projector.items.record.declare import by_value
from projector.items.record.plan import plan as plan_record
from projector.items.variable.plan import plan as plan_variable
from projector.settings import Settings
from projector.targets import Target

MANY = 300
"""Functions from which on compiling each takes longer than people wait, and more room than its speed is worth."""


Items = Mapping[api.Key, api.Item]
Homes = Mapping[api.Key, tuple[str, str]]
"""The Python module and the name of each item."""
Make = Callable[[Items, Homes, Diagnostics], tuple[NamespacePlan, ...]]


class Planned(Protocol):
    """How one gets the plans of a Python module: by making them, unless they are there."""

    def __call__(
        self,
        own: Sequence[api.Item],
        around: Sequence[object],
        items: Items,
        homes: Homes,
        make: Make,
        found: Diagnostics,
    ) -> tuple[NamespacePlan, ...]:
        """The plans that `make` makes of a module's own items, of what is around, which is without sets, and of those
        among all items and homes that it looks at."""  # fmt: skip


def at_once(
    own: Sequence[api.Item], around: Sequence[object], items: Items, homes: Homes, make: Make, found: Diagnostics
) -> tuple[NamespacePlan, ...]:
    """By making them."""
    return make(items, homes, found)


def plan(of: api.Api, settings: Settings, found: Diagnostics, planned: Planned = at_once) -> Plan:
    """What the projection's package holds; what can't be projected is left out with a note that says why."""
    items = of.items()
    related = relations(items)
    common = (of.target, settings.model_dump_json(), sorted(related.closers), related.derived, sorted(related.calling))
    homes = {
        item.key: (item.elsewhere.module, item.elsewhere.name)
        if item.elsewhere
        else (".".join((settings.package, *namespace.path, *((RAW,) if item.withheld else ()))), item.python_name)
        for namespace in of.namespaces
        for item in namespace.items
    }

    def make(module: _Module) -> Make:
        return lambda items, homes, found: tuple(_namespace(module, items, homes, related, settings, of.target, found))

    namespaces = [
        one
        for module in _modules(of.namespaces)
        for one in planned(module.items, (common, module.about), items, homes, make(module), found)
    ]
    return Plan(
        of.target,
        settings.package,
        tuple(namespaces),
        of.libraries,
        tuple(_imported(of, items, homes, found, settings.callback_pool)),
        _tier(settings, sum(len(one.functions) for one in namespaces)),
        _tier(settings, sum(isinstance(one, CallbackPlan) for space in namespaces for one in space.types)),
    )


@dataclass(frozen=True, slots=True)
class _Module:
    """What becomes one Python module: a namespace, or those of several modules that land there."""

    path: tuple[str, ...]
    doc: str
    items: tuple[api.Item, ...]
    source: str
    sources: tuple[tuple[str, str], ...]

    @property
    def about(self) -> object:
        """All but the items."""
        return self.path, self.doc, self.source, self.sources


def _modules(namespaces: tuple[api.Namespace, ...]) -> Iterator[_Module]:
    """The package's modules, in the order of their first namespaces."""
    landing = dict[tuple[str, ...], list[api.Namespace]]()
    for namespace in namespaces:
        landing.setdefault(namespace.path, []).append(namespace)
    for path, several in landing.items():
        sources = tuple((one.name, _source(one)) for one in several)
        items = tuple(item for one in several for item in one.items)
        doc = next((one.doc for one in several if one.doc), "")
        yield _Module(path, doc, items, sources[0][1], sources if sources[1:] else ())


def _tier(settings: Settings, count: int) -> Literal["straight", "table"]:
    """How calls are made, of or by so many functions."""
    if settings.tier == "auto":
        return "table" if count > MANY else "straight"
    return settings.tier


def _imported(
    of: api.Api,
    items: Mapping[api.Key, api.Item],
    homes: Mapping[api.Key, tuple[str, str]],
    found: Diagnostics,
    pool: int,
) -> Iterator[NamespacePlan]:
    """The modules of other projections with what this one needs of them; a keyword in the path keeps them apart."""
    modules = dict[str, tuple[api.Namespace, list[api.Item]]]()
    for namespace in of.namespaces:
        for item in namespace.items:
            if item.elsewhere is not None:
                modules.setdefault(item.elsewhere.module, (namespace, []))[1].append(item)
    for module, (namespace, needed) in modules.items():
        names, gathered = _Names(homes, module), _Gathered()
        for item in needed:
            _add(item, gathered, items, names, of.target, pool, found)
        planned = _planned(module, ("import", *module.split(".")), _source(namespace), "", gathered, names, items)
        elsewhere = needed[0].elsewhere
        assert elsewhere is not None
        yield replace(planned, provider=Provider(elsewhere.distribution, elsewhere.version))


class _Names(Names):
    """Names of types as one module's annotations write them; remembers which modules they name.

    A type that is named as a field of some record there is qualified, since the field hides it in the record's class.
    """

    def __init__(
        self, homes: Mapping[api.Key, tuple[str, str]], module: str, fields: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self.homes, self.module, self.fields, self.imports = homes, module, fields, set[str]()

    def __missing__(self, key: api.Key) -> str:
        module, name = self.homes[key]
        if module == self.module and name not in self.fields:
            return name
        self.imports.add(module)
        return f"{module}.{name}"


@dataclass(slots=True)
class _Gathered:
    """What a namespace holds so far."""

    constants: list[ConstantPlan] = field(default_factory=list)
    types: list[TypePlan] = field(default_factory=list)
    functions: list[Recipe] = field(default_factory=list)
    variables: list[VariablePlan] = field(default_factory=list)
    wraps: list[WrapPlan] = field(default_factory=list)
    deprecated: list[tuple[str, str]] = field(default_factory=list)


def _namespace(
    namespace: _Module,
    items: Mapping[api.Key, api.Item],
    homes: Mapping[api.Key, tuple[str, str]],
    related: Relations,
    settings: Settings,
    target: Target,
    found: Diagnostics,
) -> Iterator[NamespacePlan]:
    module = ".".join((settings.package, *namespace.path))
    records = [item for item in namespace.items if isinstance(item, api.Record) and _is_own(item)]
    fields = frozenset(field.python_name for record in records for field in record.fields)
    names, raw_names = _Names(homes, module, fields), _Names(homes, f"{module}.{RAW}")
    safe, raw = _Gathered(), _Gathered()
    for item in namespace.items:
        if not _is_own(item):
            continue
        if isinstance(item, api.Function):
            _add_function(item, items, related, (safe, names), (raw, raw_names), found)
            safe.wraps += _wrap(item, settings)
        else:
            gathered, written = (raw, raw_names) if item.withheld else (safe, names)
            _add(item, gathered, items, written, target, settings.callback_pool, found)
            gathered.deprecated += _deprecated(item)
            if item.withheld:
                _keep_tools(item, found)
    safe.types = [_stepped(one, items, safe.functions, found) for one in safe.types]
    if any(_is_own(item) and not isinstance(item, api.ErrorRule) for item in namespace.items):
        planned = _planned(module, namespace.path, namespace.source, namespace.doc, safe, names, items)
        yield _finished(planned, namespace)
    if raw.functions or raw.types or raw.constants or raw.variables:
        doc = f"Functions of {module} that metadata describes incompletely: a wrong argument can crash the process."
        if safe.wraps:
            doc += " And those that hand-written ones stand before."
        if any(item.withheld for item in namespace.items):
            doc += " And what it doesn't document."
        doc += f" Besides, {', '.join(f'{one}()' for one in RAW_TOOLS[:-1])} and {RAW_TOOLS[-1]}() make what they take."
        planned = _planned(f"{module}.{RAW}", (*namespace.path, RAW), namespace.source, doc, raw, raw_names, items)
        yield _finished(planned, namespace)


def _is_own(item: api.Item) -> bool:
    """Whether the package has a name for it: it isn't another projection's, nor only called for others."""
    return item.elsewhere is None and not (isinstance(item, api.Function) and item.shell)


def _source(namespace: api.Namespace) -> str:
    return f"{namespace.module}/{PurePath(namespace.source).as_posix()}"


def _wrap(function: api.Function, settings: Settings) -> list[WrapPlan]:
    """The hand-written function in the place of a projected one."""
    if function.wrap is None:
        return []
    module, name = function.wrap.split(":")
    return [WrapPlan(function.python_name, f"{settings.package}.{module}", name, function.place)]


def _stepped(one: TypePlan, items: Mapping[api.Key, api.Item], functions: list[Recipe], found: Diagnostics) -> TypePlan:
    handle = items.get(one.key)
    return (
        stepped(one, handle, functions, found)
        if isinstance(one, HandlePlan) and isinstance(handle, api.Handle)
        else one
    )


def _deprecated(item: api.Item) -> list[tuple[str, str]]:
    """The names that warn because of an item: its own, and an enum's members in the namespace."""
    members = item.members if isinstance(item, api.Enum) and item.export else ()
    own = [(item.python_name, item.deprecated)] if item.deprecated else []
    words = [(member.python_name, member.deprecated or item.deprecated) for member in members]
    return own + [(name, text) for name, text in words if text]


def _planned(
    name: str,
    path: tuple[str, ...],
    source: str,
    doc: str,
    gathered: _Gathered,
    names: _Names,
    items: Mapping[api.Key, api.Item],
) -> NamespacePlan:
    return NamespacePlan(
        name,
        path,
        source,
        doc,
        tuple(gathered.constants),
        tuple(gathered.types),
        tuple(gathered.functions),
        tuple(gathered.variables),
        tuple(sorted(names.imports)),
        _values(gathered, items),
        tuple(gathered.deprecated),
        wraps=tuple(gathered.wraps),
    )


def _finished(space: NamespacePlan, of: _Module) -> NamespacePlan:
    """A module with its files, and the former names of what is in it."""
    here = set(space.names)
    renamed = [(one.renamed_from, one.python_name) for one in of.items if one.renamed_from and one.python_name in here]
    return replace(space, renamed=tuple(renamed), sources=of.sources)


def _values(gathered: _Gathered, items: Mapping[api.Key, api.Item]) -> tuple[ValuePlan, ...]:
    """The records that functions and callbacks pass by value."""
    recipes = gathered.functions
    keys = {one.record for recipe in recipes for one in recipe.call.passes if one.record}
    keys |= {recipe.call.record for recipe in recipes if recipe.call.record}
    called = [one.recipe for one in gathered.types if isinstance(one, CallbackPlan) and one.recipe is not None]
    keys |= {one.record for one in called if one.record}
    keys |= {each.record for one in called for each in one.incoming if each.record}
    keys |= {each.record for one in called for each in one.written if each.record}
    records = [item for key in sorted(keys) if isinstance(item := items[key], api.Record)]
    return tuple(value for record in records if (value := by_value(record, items)))


def _add(
    item: api.Item,
    into: _Gathered,
    items: Mapping[api.Key, api.Item],
    names: Mapping[api.Key, str],
    target: Target,
    pool: int,
    found: Diagnostics,
) -> None:
    match item:
        case api.Constant():
            into.constants.append(plan_constant(item))
        case api.Enum():
            into.types.append(plan_enum(item))
        case api.Record() if item.opaque:
            into.types.append(OpaquePlan(item.python_name, item.key, item.doc, of_opaque(item)))
        case api.Record():
            into.types.append(plan_record(item, items, names, target, found))
        case api.ExceptionType():
            into.types.extend(plan_exception(item, names))
        case api.Callback():
            into.types.append(plan_callback(item, items, names, pool))
        case api.ErrorRule():
            pass  # what it says stands in the recipes of the functions that follow it
        case api.Handle():
            handle = plan_handle(item, items, found)
            if handle is not None:
                into.types.append(handle)
        case api.Variable():
            variable = plan_variable(item, items, names, found)
            into.variables += [variable] if variable is not None else []


def _add_function(
    function: api.Function,
    items: Mapping[api.Key, api.Item],
    related: Relations,
    safe: tuple[_Gathered, _Names],
    raw: tuple[_Gathered, _Names],
    found: Diagnostics,
) -> None:
    kept = function.wrap is not None or function.withheld
    graded = plan_function(function, items, (raw if kept else safe)[1], related)
    if graded.recipe is not None and graded.reasons and not kept:
        graded = plan_function(function, items, raw[1], related)
    if graded.recipe is None:
        found.note("PJ413", function.place, f"{function.name} is left out: {'; '.join(graded.reasons)}")
        return
    gathered, _ = raw if graded.reasons or kept else safe
    reasons = [*(("it has no documentation",) if function.withheld else ()), *graded.reasons]
    if reasons:
        found.note("PJ414", function.place, f"{function.name} is raw: {'; '.join(reasons)}")
    if gathered is raw[0]:
        _keep_tools(function, found)
    gathered.functions.append(graded.recipe)
    if graded.recipe.tuple_ref is not None:
        gathered.types.append(_tuple(function, graded.recipe))


def _keep_tools(item: api.Item, found: Diagnostics) -> None:
    if item.python_name in RAW_TOOLS:
        message = f"{item.name} is raw, and every raw namespace has a {item.python_name}() of its own"
        found.error("PJ402", item.place, message, "name it with `python: {name: ...}`, or describe its pointers")


def _tuple(function: api.Function, recipe: Recipe) -> TuplePlan:
    fields = tuple((build.name, build.annotation) for build in recipe.builds)
    return TuplePlan(function.tuple_name, tuple_key(function), fields, f"What {recipe.name}() gives.")
