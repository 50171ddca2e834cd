"""Plan: every decision about every item of a projection. What `plan` gives and `render` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from projector.diagnostics import Place
from projector.ir.api import Key, Library
from projector.ir.callback import CallbackRecipe
from projector.ir.condition import Condition
from projector.ir.fingerprint import Fingerprint
from projector.ir.formula import Formula
from projector.ir.recipe import Kind, Native, Recipe, Text
from projector.targets import Target

Leads = Literal[
    "string_at", "strings_at", "memory_at", "record_at", "records_at", "opaque_at", "callback_at", "handle_at"
]
FieldKind = (
    Kind
    | Leads
    | Literal["bits", "bytes", "text", "path", "wide16", "wide32"]
    | Literal["record", "array", "tail", "tail_text", "tail_items", "choice"]
)

RAW, AIO = "raw", "aio"
BESIDE = (RAW, AIO)
"""Modules that any namespace can have beside it: its raw functions, and its awaitable ones."""
OURS = ("_native", "_twin", "_aio", "_trace")
"""Modules of every package, or of every twin."""
RAW_TOOLS = ("new", "pointers", "from_address", "address_of", "field", "callback")
"""What every raw namespace has besides functions: the extension's."""
TRACE = "trace"
"""What every package has at its root, unless the API has something of that name: what logs native calls."""


@dataclass(frozen=True, slots=True)
class ConstantPlan:
    """A constant: its Python name, value, annotation, and the formula that the compiler proves the value by."""

    name: str
    value: int | float | str | bytes
    annotation: str
    doc: str = ""
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class MemberPlan:
    """An enumerator: its Python name, value, and the formula that the compiler proves the value by."""

    name: str
    value: int
    doc: str = ""
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class EnumPlan:
    """An IntEnum or IntFlag; exported members are names of the namespace too."""

    name: str
    key: Key
    members: tuple[MemberPlan, ...]
    flags: bool
    exported: bool
    size: int
    signed: bool
    doc: str


@dataclass(frozen=True, slots=True)
class PointerPlan:
    """What a field's pointer leads to: the kind of its text or numbers, and an element's size in bytes.

    `written` says that it may be written to, `lent` that the library may set the pointer to something of its own,
    `in_bytes` that its length counts bytes. `also` is the next field that the same one counts: they are a ring.
    Instead of a handle its `others` serve as well.
    """

    of: Kind | Text
    item: int
    written: bool
    lent: bool
    in_bytes: bool = False
    also: str | None = None
    others: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """A field or an array's element. `takes` is the annotation for setting, None for what can't be set.

    An `atomic` one is read with acquire and written with release order. A choice is what `cases` have for the value of
    the field `decided_by`, else its `part`. What `keeps` has pointers, or is a `pointer`, of which the record keeps
    what they lead to; some of those may be `lent`. Of any other pointer to numbers `leads` says which, and through how
    many further pointers. A handle that is `owned` is closed by whom native code gives the record to.
    """

    name: str
    kind: FieldKind
    offset: int
    size: int
    annotation: str
    takes: str | None
    bits: int = 0
    bit_offset: int = 0
    signed: bool = False
    length: int = 0
    part: FieldPlan | None = None
    type: Key | None = None
    counted_by: str | None = None
    decided_by: str | None = None
    cases: tuple[tuple[tuple[int, ...], FieldPlan], ...] = ()
    atomic: bool = False
    pointer: PointerPlan | None = None
    leads: tuple[Kind, int] | None = None
    keeps: bool = False
    lent: bool = False
    owned: bool = False
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Declared:
    """A field as C declares it. `blob` is the size of a nested record, `members` its own declaration.

    `name` is empty for an unnamed bit-field; `align` is 0 where the type's own holds; `dimensions` are an array's,
    outermost first; `offset` is what we computed (not asked of bit-fields).
    """

    name: str
    c: str
    offset: int
    align: int
    bits: int | None = None
    blob: int | None = None
    dimensions: tuple[int, ...] = ()
    members: tuple[Declared, ...] = ()
    union: bool = False


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """A record class, and the declaration that proves its layout. A new one has its own size in `size_field`.

    `format` is how PEP 3118 spells it, for numpy; empty where the runtime spells it by the fields.
    """

    name: str
    key: Key
    size: int
    align: int
    pack: int
    stated_align: int
    union: bool
    fields: tuple[FieldPlan, ...]
    declared: tuple[Declared, ...]
    flexible: bool
    doc: str
    fingerprint: Fingerprint
    base: Key | None = None
    size_field: str | None = None
    format: str = ""

    @property
    def keeps(self) -> bool:
        """Whether it keeps what its pointers lead to."""
        return any(field.keeps for field in self.fields)

    @property
    def lent(self) -> bool:
        """Whether a library may set some of them to what is its own."""
        return any(field.lent for field in self.fields)


@dataclass(frozen=True, slots=True)
class StepPlan:
    """The function that gives a handle's next item: its Python name, and the item's annotation."""

    name: str
    item: str


@dataclass(frozen=True, slots=True)
class HandlePlan:
    """A handle class; `kind` is its native value's, `rule` that of the close function's result.

    `returns` is what that function gives, None for void; a `stdcall` one takes its argument off the stack itself. A
    declared rule has its condition and the exception that closing raises then. `unowned` handles have no close
    function, `pseudo` values aren't closed. `next` is the function that gives its next item, `step` what is to be known
    of that.
    """

    name: str
    key: Key
    kind: Kind
    invalid: tuple[int, ...]
    library: Key | None
    close_symbol: str
    close_name: str
    rule: str
    descriptor: bool
    leak_at_exit: bool
    abandon_on_fork: bool
    also: tuple[Key, ...]
    doc: str
    fingerprint: Fingerprint
    fail_if: Condition | None = None
    exception: Key | None = None
    unowned: bool = False
    pseudo: tuple[int, ...] = ()
    next: Key | None = None
    step: StepPlan | None = None
    returns: Kind | None = None
    stdcall: bool = False


@dataclass(frozen=True, slots=True)
class TuplePlan:
    """A named tuple for a function with several results: fields as (name, annotation)."""

    name: str
    key: Key
    fields: tuple[tuple[str, str], ...]
    doc: str


@dataclass(frozen=True, slots=True)
class OpaquePlan:
    """A class for pointers to something opaque."""

    name: str
    key: Key
    doc: str
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class ExceptionPlan:
    """An exception class: its base (a built-in's name or a key), what it carries, its subclasses by code."""

    name: str
    key: Key
    base: str
    base_key: Key | None
    fields: tuple[tuple[str, str], ...]
    codes: tuple[tuple[int, Key], ...]
    doc: str


@dataclass(frozen=True, slots=True)
class VariablePlan:
    """A variable that a library exports, or that is `linked` into the extension: its memory as a field `value`.

    A `plain` one is what the field gives: a value that never changes, or a view of the memory. Any other is an object
    with a `value`, which a `const` one doesn't let be set.
    """

    name: str
    key: Key
    native: str
    symbol: str
    library: Key
    field: FieldPlan
    plain: bool
    const: bool
    thread_local: bool
    linked: bool
    since: str = ""
    doc: str = ""

    @property
    def fields(self) -> tuple[FieldPlan, ...]:
        """The one field, as a record has several."""
        return (self.field,)


@dataclass(frozen=True, slots=True)
class CallbackPlan:
    """A callback's class, of function pointers from elsewhere; with a recipe, Python callables are given as one."""

    name: str
    key: Key
    doc: str
    fingerprint: Fingerprint
    recipe: CallbackRecipe | None

    @property
    def summary(self) -> str:
        """Its words, where metadata has none, too."""
        return self.doc or f"A function pointer of the type {self.key.rpartition('.')[2]}."


TypePlan = EnumPlan | RecordPlan | HandlePlan | TuplePlan | OpaquePlan | ExceptionPlan | CallbackPlan


@dataclass(frozen=True, slots=True)
class ValuePlan:
    """A record of `size` bytes that a function of a module takes or gives by value, as C must declare it for that."""

    key: Key
    members: tuple[Declared, ...]
    union: bool
    size: int


@dataclass(frozen=True, slots=True)
class WrapPlan:
    """A name that stands for a function of a hand-written module of the package."""

    name: str
    module: str
    function: str
    place: Place


@dataclass(frozen=True, slots=True)
class Provider:
    """The distribution whose projection provides what is imported, and its version when this was built."""

    distribution: str
    version: str


@dataclass(frozen=True, slots=True)
class NamespacePlan:
    """One Python module. `path` is its place in the package: ("time",), or ("time", "raw").

    `source` is the facts file that it is made from. Several modules may have a namespace that lands there: then that is
    the first one's, and `sources` are all of these namespaces with their files.
    `deprecated` are the names, but of functions, that warn when they are used, with the words. `renamed` are former
    names, which warn too, with the present ones; `names` doesn't list them.
    """

    name: str
    path: tuple[str, ...]
    source: str
    doc: str
    constants: tuple[ConstantPlan, ...]
    types: tuple[TypePlan, ...]
    functions: tuple[Recipe, ...]
    variables: tuple[VariablePlan, ...]
    imports: tuple[str, ...]
    values: tuple[ValuePlan, ...] = ()
    deprecated: tuple[tuple[str, str], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    wraps: tuple[WrapPlan, ...] = ()
    provider: Provider | None = None
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All facts files that it is made from."""
        return tuple(file for _, file in self.sources) or (self.source,)

    def source_of(self, key: Key) -> str:
        """The facts file that declares an item."""
        return dict(self.sources).get(key.rsplit(".", 2)[0], self.source)

    @property
    def is_raw(self) -> bool:
        """Whether it is what another namespace has of incompletely described functions."""
        return self.path[-1:] == (RAW,)

    @property
    def tools(self) -> tuple[str, ...]:
        """What it has of the extension's own: a raw one's tools, and at the root of the package `trace`."""
        at_root = (TRACE,) if not self.path and TRACE not in self.names else ()
        return RAW_TOOLS if self.is_raw else at_root

    @property
    def blocking(self) -> list[Recipe]:
        """The functions that have awaitable twins, in the namespace's `aio`."""
        return [] if self.is_raw else [one for one in self.functions if one.blocking]

    @property
    def natives(self) -> list[Native]:
        """What the module looks up: functions, and variables that all threads share."""
        calls = [Native(one.symbol, one.library) for one in self.functions if one.formula is None]
        asked = [native for one in self.functions for native in one.natives]
        closes = [
            Native(one.close_symbol, one.library) for one in self.types if isinstance(one, HandlePlan) and one.library
        ]
        variables = [Native(one.symbol, one.library) for one in self.variables if not one.thread_local]
        called = [one.recipe for one in self.types if isinstance(one, CallbackPlan) and one.recipe is not None]
        answers = [native for one in called for native in one.natives]
        return [*calls, *asked, *closes, *variables, *answers]

    @property
    def names(self) -> list[str]:
        """What `dir()` of the module lists, sorted."""
        exported = [m.name for one in self.types if isinstance(one, EnumPlan) and one.exported for m in one.members]
        named = (*self.constants, *self.types, *self.functions, *self.variables, *self.wraps)
        return sorted([*(one.name for one in named), *exported])


@dataclass(frozen=True, slots=True)
class Plan:
    """A projection for one target: the modules of its package, and the libraries that they look symbols up in.

    `imported` are modules of other projections, with the types of theirs that this one needs. The `tier` is how calls
    are made: by C of each function's own, or by programs that the runtime runs; `callbacks` is that of those by native
    code.
    """

    target: Target
    package: str
    namespaces: tuple[NamespacePlan, ...]
    libraries: tuple[Library, ...]
    imported: tuple[NamespacePlan, ...] = ()
    tier: Literal["straight", "table"] = "straight"
    callbacks: Literal["straight", "table"] = "straight"
