"""refutation: from a compiler's words to what the headers say instead of a fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from projector.checks.fact import Fact, shown
from projector.diagnostics import Place
from projector.targets import Target
from projector.text import Code, code

_NOTE = re.compile(r"expression evaluates to '(-?\d+) == ")
_INTEGER = re.compile(r"due to requirement '(-?\d+) == ")  # two literals need no note
_REQUIREMENT = re.compile(r"static assertion failed due to requirement '\(?(.+?)\)? == ")
_TYPE = re.compile(r"with an expression of type '(.*?)'(?: \(aka '(.*)'\))?(?: \[|$)")
_WORDS = re.compile(r"static assertion failed: (.*)")
_MISSING = re.compile(
    "use of undeclared|unknown type name|no member named|incomplete (?:type|definition)|undeclared library function"
)
_NOISE = re.compile(
    r"\b(?:(?:__)?restrict|volatile)\b|__attribute__\(\((?!stdcall\b)\w+\)\)| at [^()]*(?=\))|(?<=\*)const\b"
)
_ROWS = re.compile(r"\(\*\)(?:\[\d+\])+")  # of parameters metadata has a pointer to the first row's first number
_ANYTHING = re.compile(r"(?P<const>const )?void \*(?:\(\)\(\)?)?")
_ENUM = re.compile(r"\A(const )?enum \w+")


@dataclass(frozen=True, slots=True)
class Refutation:
    """Where metadata and headers disagree, and what the headers say."""

    place: Place
    actual: str


def assertion(fact: Fact) -> Code:
    """The line that compiles only if the fact is right."""
    return code('_Static_assert({}, "");', fact.proof)


def is_false(error: str) -> bool:
    """Whether an assertion was understood, and is wrong."""
    return error.startswith("static assertion failed")


def is_undeclared(error: str) -> bool:
    """Whether a name is missing from the headers."""
    return _MISSING.search(error) is not None


def questions(fact: Fact, number: int) -> tuple[Code, ...]:
    """Lines that never compile, so that the compiler's words spell the header's types or text; `number` is unique."""
    if fact.types:
        stated, real = fact.types
        return (
            code("int pj_{} = (__typeof__({}) *)0;", number, stated),
            code("int pj_{} = (__typeof__({}) *)0;", number + 1, real),
        )
    return (code('_Static_assert(0, {} "");', fact.words),) if fact.words else ()


def refutation(fact: Fact, error: str, note: str, answers: Sequence[str], row: Target) -> Refutation | None:
    """What the headers say; None if they differ in words only: an enum where metadata has its integer type."""
    if fact.types:
        return _of_types(fact, answers, row)
    if fact.words:
        text = _WORDS.search(answers[0]) if answers else None
        return Refutation(fact.place, repr(text[1]) if text else "another text")
    if value := _NOTE.search(note) or _INTEGER.search(error):
        return Refutation(fact.place, shown(int(value[1])))
    number = _REQUIREMENT.search(error)
    return Refutation(fact.place, number[1] if number else "something else")


def _of_types(fact: Fact, answers: Sequence[str], row: Target) -> Refutation | None:
    stated, actual = (_spelled(answer) for answer in answers)
    ours, theirs = _parts(stated), _parts(actual)
    alike = partial(_fits, row) if fact.further else _alike
    differing = [index for index, pair in enumerate(zip(ours, theirs, strict=False)) if not alike(*pair)]
    if len(ours) == len(theirs) and not differing:
        return None
    at = differing[0] if differing and len(ours) == len(theirs) and differing[0] < len(fact.parts) else -1
    return Refutation(fact.parts[at] if at >= 0 else fact.place, _target(actual))


def _spelled(answer: str) -> str:
    """The type in a compiler's words, without what says nothing about it."""
    match = _TYPE.search(answer)
    if match is None:
        return "unknown"
    head, mark, params = _NOISE.sub("", match[2] or match[1]).partition("*)(")
    return " ".join(f"{head}{mark}{_ROWS.sub('*', params)}".split())


def _target(pointer: str) -> str:
    """What a pointer points to: `int (*)(char *)` to `int (char *)`."""
    at = pointer.find("*)")
    if at < 0:
        return pointer.removesuffix("*").rstrip()
    return (pointer[:at] + pointer[at + 1 :]).replace("()", "", 1)


def _parts(pointer: str) -> list[str]:
    """The result and the parameters that a pointer to a function tells of; any other type is one part."""
    at = pointer.find("*)(")
    if at < 0:
        return [pointer]
    depth, start, params = 0, at + 3, list[str]()
    for end in range(start, len(pointer)):
        if pointer[end] in ",)" and depth == 0:
            params.append(pointer[start:end].strip())
            start = end + 1
            if pointer[end] == ")":
                break
        depth += {"(": 1, ")": -1}.get(pointer[end], 0)
    return [f"{pointer[:at]})({pointer[start:]}", *params]


def _fits(row: Target, ours: str, theirs: str) -> bool:
    """Whether a further form may have this type: it may know what `void *` points to, or take a pointer as a number."""
    anything = _ANYTHING.fullmatch(theirs)
    sizes = {"unsigned int": 4, "unsigned long": row.long, "unsigned long long": 8}
    number, pointer = ours.partition("(")[0].strip(), theirs.partition("(")[0].rstrip()
    if sizes.get(number) == row.pointer and pointer.endswith("*"):
        return True
    if anything is None or "*" not in ours:
        return _alike(ours, theirs)
    return bool(anything["const"]) or not ours.startswith("const ")


def _alike(ours: str, theirs: str) -> bool:
    return ours in (theirs, *(_ENUM.sub(rf"\g<1>{integer}", theirs) for integer in ("int", "unsigned int")))
