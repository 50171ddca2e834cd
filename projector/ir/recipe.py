"""Recipe: one callable, with every decision taken. The border between `plan` and its back ends.

A recipe is a flat list of steps in a closed vocabulary. Specialised C is one back end of it, stubs are another; none of
them looks at metadata. The order of the steps is the order of the groups below: bind, convert, join, decide, require,
measure, prepare, pin, call, write back, grow, check, build, release. Names are the C parameters' own, those of further
variables start with a digit; a back end prefixes them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from projector.ir.api import Key, Stride, System
from projector.ir.condition import Condition
from projector.ir.formula import Formula

Kind = Literal[
    "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "bool", "bool8", "bool32", "char", "pointer",
    "i128", "u128", "c64", "c128", "long_double",
]  # fmt: skip
"""A machine value: what the native side sees, its width and sign for this target."""

Holds = Literal[
    "scalar", "array", "data", "cstring", "text", "record", "records", "buffer", "pin", "callables", "use", "pins"
]
"""What a variable of the call holds.

scalar: one `kind`; array: `length` of them; data: an address; cstring: borrowed text; text: encoded text that we own;
record: a new record for the callee to fill; records: those that an array was copied from, or the bytes that text was
copied to; buffer: memory and its length; pin: a handle in use; callables: Python callables that native code may call;
use: records with pointers that the call uses; pins: several handles in use.
"""

ConvertOp = Literal[
    "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "bool", "bool8", "bool32",
    "char", "utf8", "bytes", "filename", "locale", "utf16", "utf32", "path16",
    "record", "record_inout", "records_in", "records_kept", "records_inout", "numbers_in",
    "handle", "handle_taken", "descriptor",
    "buffer_in", "buffer_inout", "buffer_out", "pieces", "text_in", "wide_in", "strings", "string_pointers", "opaque",
    "address", "address_inout", "text_at", "records_at", "records_at_inout", "slots", "slots_inout", "opaque_at",
    "callback", "retained", "text_moved", "record_pointers", "record_pointers_inout", "handle_pointers",
    "i128", "u128", "c64", "c128", "long_double",
]  # fmt: skip
BuildOp = Literal[
    "i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "f32", "f64", "bool", "bool8", "bool32",
    "char", "enum", "handle", "handles",
    "lent", "record", "record_owning", "records", "buffer", "string", "numbers", "scalars", "address", "typed", "at",
    "at_const", "scalars_at", "chars",
    "record_list", "none", "opaque", "memory", "memory_view", "memory_text", "value", "stream", "strings",
    "string_list", "copy", "text_list", "null_terminated", "chosen", "pointers", "texts", "view", "foreign",
    "foreign_block", "chain", "record_copies", "opaques", "handle_list", "lent_list",
    "utf8", "bytes", "filename", "locale", "utf16", "utf32", "i128", "u128", "c64", "c128",
]  # fmt: skip
Text = Literal["text", "path", "bytes", "wide16", "wide32"]
Rule = Literal["none", "errno", "errno_null", "errno_return", "declared"]
Scope = Literal["caller", "call", "async", "notified", "forever"]
"""How long a callback is kept: for the call, until it was called, until the library says so, for good."""
When = Literal["always", "given", "some"]
"""Whether a conversion runs: always; if the argument was given; if it was given and isn't None."""


@dataclass(frozen=True, slots=True)
class Among:
    """A condition: an integer variable has one of these values."""

    variable: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter that Python sees. `default` is Python source; `choices` are the types of the stub's overloads."""

    name: str
    native: str
    annotation: str
    kind: Literal["positional_only", "normal", "keyword_only"] = "normal"
    default: str | None = None
    choices: tuple[str, ...] = ()
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the call; a scalar, and each element of an array, starts as `initial`, a string as `text`."""

    name: str
    holds: Holds
    kind: Kind = "pointer"
    initial: int | float = 0
    length: int = 0
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a record that is a piece of memory holds its address and its length, of `size` bytes."""

    address: int
    length: int
    size: int
    written: bool


@dataclass(frozen=True, slots=True)
class Convert:
    """One argument into one variable. `ref` is an index into `Recipe.refs`; `item` an element's size in bytes.

    `kind` is what a sequence of numbers becomes an array of, `piece` what one of buffers does; `keeps` the variable of
    the records to write back to, of views that hold memory or of text's bytes; `default` the size of a buffer for the
    callee to fill where `when` says that none was given. Steps with `among` run only if that holds; what decides is
    converted first. `text` is how a counted text is encoded, or each
    of several strings.
    """

    op: ConvertOp
    argument: int
    into: str
    when: When = "always"
    ref: int | None = None
    item: int | None = None
    kind: Kind | None = None
    pin: str | None = None
    keeps: str | None = None
    default: int | None = None
    text: Text | None = None
    piece: Piece | None = None
    scope: Scope | None = None
    among: Among | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Two integers of 32 bits, `high` and `low`, as one of 64 in `into`: together they decide a type."""

    into: str
    high: str
    low: str


@dataclass(frozen=True, slots=True)
class Decide:
    """An argument that decides the type of another, `decided`, must have a value whose name is `known`.

    Where two decide together, `other` is the second.

    With those of `bare` nothing decided is given; with others it must be, if `required`.
    """

    among: Among
    argument: int
    decides: str
    known: str
    decided: int | None = None
    bare: Among | None = None
    required: bool = False
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A buffer's length into the variable of its length parameter; `agree` compares with one already measured.

    Without a buffer it is `length`. `by` is the parameter that says how many bytes an element has.
    """

    buffer: str
    into: str
    kind: Kind
    argument: int
    unit: Literal["elements", "bytes"] = "elements"
    agree: str | None = None
    length: int = 0
    among: Among | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """A parameter that the callback of some callables wants to know: the `index`th of those."""

    callables: str
    index: int
    of: str


@dataclass(frozen=True, slots=True)
class Require:
    """A buffer, if it was given, must hold exactly so many items."""

    buffer: str
    argument: int
    length: int
    when: When = "always"
    among: Among | None = None


@dataclass(frozen=True, slots=True)
class WriteBack:
    """An array that changed in place goes back into the `records` that it was copied from, if it was."""

    buffer: str
    records: str
    item: int


@dataclass(frozen=True, slots=True)
class Prepare:
    """A new record of `size` bytes for the callee to fill; a `sized` one says how large it is.

    What a `leased` one leads to is freed behind it.
    """

    into: str
    ref: int
    size: int
    sized: bool = False
    leased: bool = False
    among: Among | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """One native argument: a variable's value, its address, the data that it holds, or a constant.

    `given` is the address if the Python argument number `value` was given and is not None, NULL otherwise. `record` is
    a record by value. For a function that is asked afterwards, `result` is the native result and `asked` what yet
    another one answers (`ask`). `chosen` is the one of `cases` that holds; in the place of C's `...` it is passed as
    its own kind. `moved` is the address of a buffer's own pointer, which the callee moves on, `destroyed` the function
    that tells that callables aren't needed any more, if there are some.
    """

    what: Literal[
        "value", "address", "data", "constant", "given", "result", "record", "asked", "chosen", "destroyed", "moved"
    ]
    kind: Kind
    name: str = ""
    value: int = 0
    record: Key | None = None
    ask: Ask | None = None
    cases: tuple[tuple[Among, Pass], ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """The call itself. Arguments from `variadic_from` on stand for C's `...`, or from 0 for what `f()` doesn't tell.

    `result` None is void, or the `record` that comes by value. Native code may call Python if it `calls_back`.
    A `stdcall` function takes its arguments off the stack itself.
    """

    passes: tuple[Pass, ...]
    result: Kind | None
    variadic_from: int | None = None
    gil: Literal["release", "hold", "above"] = "release"
    above: int = 0
    by: str = ""
    clears_error: bool = False
    record: Key | None = None
    calls_back: bool = False
    stdcall: bool = False


@dataclass(frozen=True, slots=True)
class Native:
    """Another native function that a call needs: one that frees, counts or explains.

    What frees takes memory as a value of the kind `frees`; `returns` None is void.
    """

    symbol: str
    library: Key
    frees: Kind | None = None
    returns: Kind | None = None
    stdcall: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A call of another native function: `native` is an index into `Recipe.natives`, `into` a variable."""

    native: int
    passes: tuple[Pass, ...]
    kind: Kind
    into: str = ""
    stdcall: bool = False


@dataclass(frozen=True, slots=True)
class Grow:
    """Where Python gave no `argument` for a `buffer`, the call is repeated with a larger one while it was too small.

    The callee says so with one of the codes `more`, or, where it `cuts`, by filling it. What it needs is the native
    result, or the variable `needed`, or isn't known; after a `probe` it's the size of the first buffer. `into` is the
    variable of its length, `item` the size of an element.
    """

    buffer: str
    argument: int
    into: str
    item: int
    probe: bool = False
    more: tuple[int, ...] = ()
    cuts: bool = False
    needed: str | None = None
    needed_result: bool = False


@dataclass(frozen=True, slots=True)
class Raise:
    """An exception: the name of a built-in one, or an index into `Recipe.refs`; `when` None is always.

    `fields` are what it carries besides the code, by name.
    """

    exception: str | int
    when: Condition | None = None
    fields: tuple[tuple[str, Pass], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """How failure shows. `filename` is the argument that an OSError names; `retry` repeats after EINTR.

    A declared rule has a condition (`fail_if`), exceptions of which the first that fits is raised, and words of its own
    (`message`) or of a native function (`explain`), which a record that it answers may lead to, `within` so many bytes.
    `code` is what the exception carries, if not the result. Conditions are on `ret`, `errno`, `last_error` and
    variables of the call. The `system`'s code that explains an OSError is the kept one, or else `code` or the result.
    """

    rule: Rule = "none"
    retry: bool = False
    filename: int | None = None
    fail_if: Condition | None = None
    raises: tuple[Raise, ...] = ()
    message: str | None = None
    explain: Ask | None = None
    within: int | None = None
    code: Pass | None = None
    system: System = "errno"


@dataclass(frozen=True, slots=True)
class Build:
    """One Python result. `of` is a variable, or None for the native result.

    `used` is the variable of a used length, `used_result` says that the native result is it. With `given`, the result
    is None unless that Python argument was given and isn't None. What is borrowed keeps its `owners` (arguments)
    alive, and handles (`parents`, the variables of their pins) open. A view of what the library made is `readonly` or
    not, and `free`, an index into `Recipe.natives`, gives that back; of a linked list `item` is where a record has the
    pointer to the next one. `chosen` is the one of `cases` that holds, else None; `lent` a handle that isn't owned.
    Text that the callee moved on in must still be `within` the variable of its bytes.
    A `typed` pointer leads to its `kind`, through so many further pointers as `length` says.
    """

    op: BuildOp
    name: str
    annotation: str
    of: str | None = None
    ref: int | None = None
    item: int | None = None
    length: int = 0
    kind: Kind = "pointer"
    used: str | None = None
    used_result: bool = False
    given: int | None = None
    text: Text = "text"
    owners: tuple[int, ...] = ()
    parents: tuple[str, ...] = ()
    stride: Stride | None = None
    choices: tuple[str, ...] = ()
    cases: tuple[tuple[Among, Build], ...] = ()
    free: int | None = None
    readonly: bool = False
    within: str | None = None
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """What is given back at the end, however the call went.

    discard: a handle that the callee made and nothing took; discard_all: those of an array; native: memory that a
    native function frees, `of` "" being the native result; each: what each pointer of an array leads to, counted as a
    Build is.
    """

    op: Literal[
        "buffer", "text", "record", "records", "handle", "discard", "discard_all", "native", "callables", "use", "pins",
        "each",
    ]  # fmt: skip
    of: str
    ref: int | None = None
    native: int | None = None
    initial: int = 0
    length: int = 0
    used: str | None = None
    used_result: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """Records with pointers: what these lead to stays until the call ends, whoever sets them anew meanwhile.

    It is the Python `argument`, or what a `buffer` is of or was `made` of, or `records`, if it was copied from those.
    """

    into: str
    argument: int
    buffer: str | None = None
    records: str | None = None
    made: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Callables that native code may call after the call as well, if that succeeds.

    They go when the handle `keeper` (its pin) is closed, or when the same parameter, the Python `argument`, is given
    anew. Without a keeper the library tells, or they stay.
    """

    callables: str
    argument: int
    keeper: str | None = None


@dataclass(frozen=True, slots=True)
class Docs:
    """What is told of a function: `raises` are exceptions with their words, `why_raw` is only a raw one's."""

    summary: str = ""
    prototype: str = ""
    raises: tuple[str, ...] = ()
    url: str = ""
    why_raw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipe:
    """A function: its Python face, its native face, and the steps between them.

    A `hot` one has C of its own in any tier.
    Where the Python argument number `alone` isn't given, the first result stands alone; otherwise several are a tuple.
    A `blocking` one may wait; `cancel` is the Python source of a call that ends that. A `linked` symbol is part of the
    extension; a `formula` needs no symbol. A `further` one takes whatever stands for C's `...` after its parameters.
    """

    name: str
    native: str
    key: Key
    symbol: str
    library: Key
    line: int
    parameters: tuple[Parameter, ...]
    refs: tuple[Key, ...]
    variables: tuple[Variable, ...]
    converts: tuple[Convert, ...]
    measures: tuple[Measure, ...]
    prepares: tuple[Prepare, ...]
    call: Call
    check: Check
    builds: tuple[Build, ...]
    releases: tuple[Release, ...]
    result: str
    joins: tuple[Join, ...] = ()
    decides: tuple[Decide, ...] = ()
    natives: tuple[Native, ...] = ()
    asks: tuple[Ask, ...] = ()
    requires: tuple[Require, ...] = ()
    writes: tuple[WriteBack, ...] = ()
    keeps: tuple[Keep, ...] = ()
    uses: tuple[Use, ...] = ()
    tells: tuple[Tell, ...] = ()
    grow: Grow | None = None
    tuple_ref: int | None = None
    alone: int | None = None
    docs: Docs = Docs()
    since: str = ""
    deprecated: str | None = None
    blocking: bool = False
    cancel: str | None = None
    linked: bool = False
    further: bool = False
    hot: bool = False
    formula: Formula | None = None
