"""Api: every item bound, laid out and complete for one target. What `resolve` gives and `select` trims.

Items are found by symbol path (`linux.time.records.timespec`), here `Key`. Sizes, offsets and alignments are in bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from projector.diagnostics import Place
from projector.ir.condition import NEVER, Condition
from projector.ir.formula import Formula
from projector.ir.types import (
    INT,
    VOID,
    Array as Array,
    Boolean as Boolean,
    CallbackType as CallbackType,
    Character as Character,
    EnumType as EnumType,
    Floating as Floating,
    Integer as Integer,
    Key as Key,
    Pointer as Pointer,
    RecordType as RecordType,
    Type as Type,
    Void as Void,
    size_of as size_of,
)
from projector.targets import Target

System = Literal["errno", "last_error", "hresult", "ntstatus", "lstatus"]
"""The system's codes that say why a call failed; all but errno are Windows'."""
Availability = tuple[tuple[str, str], ...]  # (("glibc", "2.8"), ("linux", "2.6.27"))

# --- what a slot means --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Count:
    """How long a pointer's target is: another parameter or field by name, a constant, or a call's result."""

    param: str | None = None
    field: str | None = None
    const: int | None = None
    call: Key | None = None
    unit: Literal["elements", "bytes"] = "elements"
    outer: str | None = None  # of a callback: a parameter of the function that is given it
    size: str | None = None  # the parameter that holds the bytes of an element
    out: str | None = None  # the parameter that receives the used length
    returned: bool = False  # the result is the used length
    includes_nul: bool = False
    null_terminated: bool = False  # a NULL pointer ends it


@dataclass(frozen=True, slots=True)
class String:
    """How text is encoded and where it ends."""

    encoding: Literal["utf8", "utf16", "utf32", "wide", "locale", "filename", "bytes"] = "utf8"
    terminated: Literal["nul", "none", "double_nul"] = "nul"


@dataclass(frozen=True, slots=True)
class Case:
    """The type that some values choose, and the constants that stand for them; `void` is nothing at all.

    An array is a pointer to `length` elements.
    """

    names: tuple[str, ...]
    values: tuple[int, ...]
    type: Type
    spelled: str
    handle: Key | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A type that the value of another parameter decides, or the values of two together.

    Those of two are joined into one number, of which each is 32 bits, the first the high ones.
    """

    by: tuple[str, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Which fields of a record are the address and the length of a piece of memory, and whether that is written."""

    address: str
    length: str
    written: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter, a result or a variable: its type and everything that metadata says of it.

    `spelled` is the type as written, for documentation. `default` and `reserved` are resolved to numbers;
    `default_name` is the constant that was written, if one was.
    """

    name: str
    python_name: str
    type: Type
    spelled: str
    place: Place
    direction: Literal["in", "out", "inout"] | None = None
    enum: Key | None = None
    handle: Key | None = None
    descriptor: bool = False  # an int that is a file descriptor of any kind
    string: String | None = None
    count: Count | None = None
    choose: Choice | None = None
    pieces: Pieces | None = None
    optional: bool = False
    nullable: bool = False
    default: int | float | str | None = None
    default_name: str | None = None
    reserved: int | None = None
    own: Literal["none", "full", "container"] | None = None
    free: Key | None = None
    free_each: Key | None = None  # what frees each element of an array of pointers, before `free` frees that
    keyword_only: bool = False
    positional_only: bool = False
    doc: str = ""
    borrowed_from: tuple[str, ...] = ()  # the parameters that keep a result alive
    retained: Literal["call", "forever"] | Key | None = None  # or the function that ends it
    user_data: str | None = None  # of a callback: the parameter that carries its user data
    scope: Literal["call", "async", "notified", "forever"] | None = None  # of a callback: how long it is kept
    by_caller: bool = False  # of a callback: only the thread that makes the call calls it
    destroy: str | None = None  # of a callback: the parameter that tells that it is no longer used


# --- items --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where another projection has an item: module, name in it, and the distribution with its version."""

    module: str
    name: str
    distribution: str
    version: str


@dataclass(frozen=True, slots=True)
class Common:
    """What every item has: key, C name, Python name (unique in its namespace), place, words, availability."""

    key: Key
    name: str
    python_name: str
    place: Place
    doc: str = ""
    url: str = ""  # the whole address
    since: Availability = ()
    deprecated: str | None = None  # the message to warn with
    renamed_from: str | None = None  # its Python name before
    elsewhere: Elsewhere | None = None  # another projection provides it
    withheld: bool = False  # it is in the raw namespace only, for want of documentation


@dataclass(frozen=True, slots=True)
class Constant(Common):
    """A number, a string or bytes; `type` is its type in C, where that matters."""

    value: int | float | str | bytes = 0
    type: Type | None = None
    formula: Formula | None = None  # what computed the value, in C's words
    curated: bool = False  # a person's: no header declares it


@dataclass(frozen=True, slots=True)
class Member:
    """An enumerator."""

    name: str
    python_name: str
    value: int
    place: Place
    doc: str = ""
    deprecated: str | None = None  # the message to warn with
    formula: Formula | None = None  # what computed the value, in C's words


@dataclass(frozen=True, slots=True)
class Enum(Common):
    """Named integers; `export` puts the members into the namespace as well."""

    base: Integer = INT
    flags: bool = False
    members: tuple[Member, ...] = ()
    export: bool = True
    careful: bool = False  # its class has documented members only


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its place in the record. A bit-field has `bits` and a `bit_offset` counted from `offset`, in bytes
    from the lowest bit up on a little-endian target, from the highest down on a big-endian one.

    `align` is a larger alignment than the type's, as stated. `flexible` names the field that counts a flexible
    tail's elements. `padding` fields aren't seen by Python.
    """

    name: str
    python_name: str
    type: Type
    spelled: str
    place: Place
    offset: int = 0
    bits: int | None = None
    bit_offset: int = 0
    align: int = 0
    enum: Key | None = None
    handle: Key | None = None
    string: String | None = None
    flexible: str | None = None
    padding: bool = False
    path: tuple[str, ...] = ()  # C's own path to a member of an anonymous record: ("_1", "name")
    doc: str = ""
    count: Count | None = None
    nullable: bool = False
    atomic: bool = False  # others write or read it meanwhile
    choose: Choice | None = None  # another field says what lies there
    direction: Literal["in"] | None = None  # what the pointer leads to is only read
    own: Literal["none", "full"] | None = None  # what the library sets the pointer to lives as long as the record


@dataclass(frozen=True, slots=True)
class Record(Common):
    """A struct or union; an opaque one has no fields and can only be pointed to."""

    fields: tuple[Field, ...] = ()
    size: int = 0
    align: int = 1
    union: bool = False
    opaque: bool = False
    pack: int = 0
    stated_align: int = 0
    size_field: str | None = None
    base: Key | None = None  # the record that it extends
    curated: bool = False  # a person's: no header declares it


@dataclass(frozen=True, slots=True)
class Handle(Common):
    """A value that must be given back: its type, the values that mean none, and how it is closed.

    `close` is the function's key; `close_errors` the rule that says whether closing succeeded. `also` are the handles
    that are taken for it, with those that say themselves that they extend it.
    """

    type: Integer | Pointer = INT
    invalid: tuple[int, ...] = ()
    close: Key | None = None
    close_errors: str = "none"
    also: tuple[Key, ...] = ()
    extends: Key | None = None
    at_exit: Literal["close", "leak"] = "close"
    fork: Literal["keep", "abandon"] = "keep"
    unowned: bool = False  # none of them is ever closed
    pseudo: tuple[int, ...] = ()  # values that are valid and never closed
    next: Key | None = None  # the function that gives its items one by one


@dataclass(frozen=True, slots=True)
class Gil:
    """Whether a call gives up the GIL: `release`, `hold`, or released only above `above` of parameter `by`."""

    mode: Literal["release", "hold"] = "release"
    above: int | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Stride:
    """Where the next record of a packed stream is: what a field (its `offset` and `size`) of each record says.

    It counts the item's bytes, those that follow the record (its tail), or those to the next item (0: there is none).
    """

    offset: int
    size: int
    counts: Literal["item", "tail", "next"]
    align: int = 1


@dataclass(frozen=True, slots=True)
class Stream:
    """An out buffer (a parameter) that is filled with records of different sizes."""

    buffer: str
    stride: Stride


@dataclass(frozen=True, slots=True)
class Chain:
    """A linked list of records: the parameter that gives the first one, "" being the result.

    In each the pointer to the next one lies at `offset`, in bytes.
    """

    slot: str
    offset: int


@dataclass(frozen=True, slots=True)
class Sizing:
    """A buffer (a parameter) that is made as large as it must be, if Python gives none.

    `more` are codes that mean that it was too small; `cuts` says that the callee cuts off what doesn't fit.
    """

    buffer: str
    probe: Literal["null", "zero"] | None
    more: tuple[int, ...]
    cuts: bool


@dataclass(frozen=True, slots=True)
class Function(Common):
    """A function as C declares it, with its semantics.

    `symbol` is what the library exports, None where the target has none. `syscall` is the number of a system call that
    libc doesn't wrap. `variadic` holds the named forms of C's `...`; `is_variadic` is true also without any.
    `is_request` is true of an ioctl, whose name is the request's. What is `linked` is part of the extension, a
    `formula` what a macro or an inline function gives.
    `errors` is a built-in rule or the key of a declared one; None: nothing is known.
    """

    library: Key = ""
    symbol: str = ""
    syscall: int | None = None
    params: tuple[Slot, ...] = ()
    variadic: tuple[Slot, ...] = ()
    is_variadic: bool = False
    is_request: bool = False
    linked: bool = False
    formula: Formula | None = None
    returns: Slot | None = None  # None: void
    errors: str | None = None
    clears_error: bool = False
    value: Literal["result", "status"] = "result"
    interrupt: Literal["retry", "return"] = "return"
    gil: Gil = Gil()
    blocking: bool = False
    hot: bool = False
    cancel: Key | None = None  # the function that ends a waiting call
    abi: str = "c"
    stream: Stream | None = None
    sizing: Sizing | None = None
    chain: Chain | None = None
    shell: bool = False  # only referenced, not selected: it can be called for others, and has no name in Python
    wrap: str | None = None  # the hand-written function at the public name: module:function
    unprojected: tuple[str, ...] = ()  # keys in use whose projection isn't built yet: reasons to stay raw
    other_tuple_name: str = ""  # of the class of its results, where something else is called NAME_result

    @property
    def is_unprototyped(self) -> bool:
        """Whether it is C's `f()`, which doesn't say what it takes."""
        return self.is_variadic and not self.params and self.syscall is None

    @property
    def tuple_name(self) -> str:
        """The name of the class of its results, if it has several."""
        return self.other_tuple_name or f"{self.python_name}_result"


@dataclass(frozen=True, slots=True)
class Callback(Common):
    """A function pointer's type."""

    params: tuple[Slot, ...] = ()
    returns: Slot | None = None
    abi: str = "c"
    user_data: str | None = None  # the parameter that carries the user data
    user_data_call: Key | None = None  # or the function that answers it
    on_error: int | float | None = None  # what the library is told after an exception; None: zero
    on_error_call: Key | None = None  # and the function that tells it, with the arguments that the callback hasn't
    on_error_with: tuple[tuple[str, int], ...] = ()
    is_variadic: bool = False  # it ends in C's `...`


@dataclass(frozen=True, slots=True)
class Variable(Common):
    """A global variable that a library exports."""

    library: Key = ""
    symbol: str = ""
    type: Type = VOID
    spelled: str = ""
    const: bool = False  # it never changes
    thread_local: bool = False
    linked: bool = False  # it is part of the extension
    enum: Key | None = None
    handle: Key | None = None
    string: String | None = None


@dataclass(frozen=True, slots=True)
class ExceptionType(Common):
    """A Python exception: its base (a built-in's name or a key), its attributes, and its subclasses by code."""

    base: str = "Exception"
    fields: tuple[tuple[str, Type], ...] = ()
    codes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What another function answers: `given` says which value of the failed call each parameter gets."""

    call: Key
    given: tuple[tuple[str, str], ...] = ()


Given = str | Asked
"""A parameter of the failed call, `ret`, or what another function answers."""


@dataclass(frozen=True, slots=True)
class ErrorRule(Common):
    """A declared error rule; its conditions' constants are numbers.

    `exception` is a built-in's name or a key; the first of `cases` that holds takes its place. The words are `message`,
    or what `message_call` answers when its parameters (`message_with`) get values of the failed call, or what the
    `message_field` of the record that it answers leads to. The exception carries `code`, or else the result. An OSError
    without words of its own is explained by one of the system's codes.
    """

    fail_if: Condition = NEVER
    exception: str = "OSError"
    message: str | None = None
    message_call: Key | None = None
    message_with: tuple[tuple[str, Given], ...] = ()
    message_field: str | None = None
    code: Given | None = None
    cases: tuple[tuple[Condition, str], ...] = ()
    clear: bool = False
    explained_by: System = "errno"


@dataclass(frozen=True, slots=True)
class Alias:
    """A typedef. Types are bound with aliases followed; that the headers agree is for `verify` to prove."""

    name: str
    place: Place
    type: Type
    spelled: str


Item = Constant | Enum | Record | Handle | Function | Callback | Variable | ExceptionType | ErrorRule

# --- the whole ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Library:
    """Where symbols are looked up on this target. `soname` None: the process itself (the C library).

    A `static` one is linked into the extension.
    """

    key: Key  # linux.libc
    soname: str | None
    origin: Literal["system", "bundled", "user"] = "system"
    static: bool = False


@dataclass(frozen=True, slots=True)
class Namespace:
    """A namespace of a module: `linux.time`. `path` is where it lands in the package, `("time",)`.

    `place` is where its `include:` stands, or where its file starts.
    """

    name: str
    module: str
    path: tuple[str, ...]
    source: str  # the facts file, relative to the module's folder: metadata/linux/time.yaml -> time.yaml
    include: tuple[str, ...] = ()
    doc: str = ""
    items: tuple[Item, ...] = ()
    aliases: tuple[Alias, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that one target's projection can be made from. `items` finds an item by key."""

    target: Target
    namespaces: tuple[Namespace, ...]
    libraries: tuple[Library, ...] = ()
    include_dirs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by module
    defines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by module

    def items(self) -> dict[Key, Item]:
        """Every item by key, in the order of the namespaces."""
        return {item.key: item for namespace in self.namespaces for item in namespace.items}
