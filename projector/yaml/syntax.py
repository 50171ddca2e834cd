"""What a syntax error means: the parser's own words rewritten so that they say what to do."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from projector.diagnostics import Place

_WHOLE = "quote the whole text; inside '...' write ' twice"


class Explanation(NamedTuple):
    """What to report; line and column count from 0, as the parser's marks do."""

    code: str
    at: tuple[int, int]
    message: str
    hint: str


def explain(text: str, error: yaml.YAMLError, last: Any, inside: Place | None) -> Explanation:
    """The diagnostic for `error`, which came after the scalar event `last`, in the block or bracket at `inside`."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Explanation("PJ110", (0, 0), f"YAML can't be read: {_flat(str(error))}", "")
    case = _Case(
        text=text,
        offset=mark.index,
        at=(mark.line, mark.column),
        problem=str(getattr(error, "problem", "")),
        context=str(getattr(error, "context", "") or ""),
        opened=getattr(error, "context_mark", None),
        last=last,
        inside=inside,
    )
    for rule in _RULES:
        found = rule(case)
        if found:
            return found
    return Explanation("PJ110", case.at, f"not YAML: {_flat(case.problem)}", "")


class _Case(NamedTuple):
    """One syntax error."""

    text: str
    offset: int
    at: tuple[int, int]
    problem: str
    context: str
    opened: Any
    last: Any
    inside: Place | None

    @property
    def char(self) -> str:
        """The character at the error; nothing at the end of the text."""
        return self.text[self.offset : self.offset + 1]

    @property
    def line_start(self) -> bool:
        """Whether nothing but indentation precedes the error on its line."""
        return not self.text[self.offset - self.at[1] : self.offset].strip(" ")

    @property
    def opening(self) -> tuple[int, int]:
        """Where the construct started in which the error is."""
        return (self.opened.line, self.opened.column) if self.opened else self.at


def _depth(case: _Case) -> Explanation | None:
    if "maximum depth" not in case.problem and "maximum nesting depth" not in case.problem:
        return None
    return Explanation("PJ105", case.at, "nested too deep", "indent less, or close a bracket")


def _tab(case: _Case) -> Explanation | None:
    if case.char != "\t":
        return None
    return Explanation("PJ112", case.at, "a tab can't indent a line", "indent with spaces")


def _alias(case: _Case) -> Explanation | None:
    if not case.context.startswith(("while scanning an alias", "while scanning an anchor")):
        return None
    sign = case.text[case.opened.index] if case.opened else "*"
    message = f"unquoted text can't start with {sign}"
    return Explanation("PJ120" if sign == "*" else "PJ121", case.opening, message, _WHOLE)


def _directive(case: _Case) -> Explanation | None:
    if "directive" in case.context + case.problem or "incompatible YAML" in case.problem:
        return Explanation("PJ124", case.opening, "a YAML directive says nothing here", "remove the lines with %")
    return None


def _tag(case: _Case) -> Explanation | None:
    if "tag" not in case.context + case.problem:
        return None
    return Explanation("PJ122", case.opening, "unquoted text can't start with !", _WHOLE)


def _start(case: _Case) -> Explanation | None:
    if "cannot start any token" not in case.problem:
        return None
    return Explanation("PJ113", case.at, f"unquoted text can't start with {case.char}", _WHOLE)


def _brackets(case: _Case) -> Explanation | None:
    last = case.last
    if case.char != "[" or last is None or last.style or "expected" not in case.problem:
        return None
    if case.text[last.end_mark.index : case.offset].strip(" "):
        return None
    at = (last.start_mark.line, last.start_mark.column)
    written = re.compile(r"(?: *\[[^\]\n]*\])+").match(case.text, case.offset)
    whole = case.text[last.start_mark.index : written.end() if written else case.offset + 1]
    return Explanation("PJ111", at, f"{short(whole)} needs quotes inside {{ }} or [ ]", f'write "{short(whole)}"')


def _colon(case: _Case) -> Explanation | None:
    if "mapping values are not allowed" not in case.problem:
        return None
    last = case.last
    if last is not None and last.start_mark.line < case.at[0] == last.end_mark.line:
        column = len(_line(case)) - len(_line(case).lstrip(" "))
        message = f"this line continues the text that starts on line {last.start_mark.line + 1}"
        return Explanation("PJ116", (case.at[0], column), message, "indent it like its siblings; end a key with ':'")
    return Explanation("PJ114", case.at, "unquoted text can't hold ': '", "quote the text, or begin a new line")


def _unclosed(case: _Case) -> Explanation | None:
    if "end of stream" in case.problem or "unexpected document indicator" in case.problem:
        return Explanation("PJ115", case.opening, "this quote is never closed", "close it; inside '...' write ' twice")
    if (
        not case.context.startswith(("while parsing a flow", "while scanning a simple key"))
        or case.text[case.offset :].strip()
    ):
        return None
    return Explanation("PJ115", case.opening, "this bracket is never closed", "close it")


def _flow(case: _Case) -> Explanation | None:
    match = re.search(r"expected ',' or '(.)'", case.problem)
    if not match:
        return None
    line = case.opening[0] + 1
    message = f"expected ',' or '{match.group(1)}' for the bracket of line {line}"
    return Explanation("PJ115", case.at, message, "close the bracket, or quote the text before this")


def _escape(case: _Case) -> Explanation | None:
    if "escape" not in case.problem and "hexdecimal" not in case.problem and "hexadecimal" not in case.problem:
        return None
    return Explanation("PJ117", case.at, 'a wrong escape inside "..."', "write \\\\ for a backslash, or use '...'")


def _content(case: _Case) -> Explanation | None:
    if "expected node content" not in case.problem:
        return None
    if not case.char and case.inside:
        return Explanation(
            "PJ115", (case.inside.line - 1, case.inside.column - 1), "this bracket is never closed", "close it"
        )
    if case.char == ":":
        return Explanation("PJ131", case.at, "the key is missing", "write it before the ':'")
    return Explanation("PJ113", case.at, f"a value can't start with {case.char}", "write the value, or quote it")


def _list(case: _Case) -> Explanation | None:
    if "sequence entries are not allowed" not in case.problem:
        return None
    return Explanation("PJ116", case.at, "a list can't begin on its key's line", "begin it on the next line")


def _block_text(case: _Case) -> Explanation | None:
    if case.context != "while scanning a block scalar":
        return None
    return Explanation("PJ110", case.opening, "text can't follow > or | on its line", "begin the text on the next line")


def _indentation(case: _Case) -> Explanation | None:
    if not case.problem.startswith(("did not find expected key", "did not find expected '-'", "expected <block end>")):
        return None
    if case.line_start and case.char == ":":
        return Explanation("PJ131", case.at, "the key is missing", "write it before the ':'")
    if case.line_start:
        message = f"this line doesn't fit the block that starts on line {case.opening[0] + 1}"
        return Explanation("PJ116", case.at, message, "give it the indentation, and the form, of its siblings")
    return Explanation("PJ110", case.at, "a value ends before this", _WHOLE)


_RULES = (
    _depth, _tab, _alias, _directive, _tag, _start, _brackets, _colon, _escape, _unclosed, _flow, _content, _list,
    _block_text, _indentation,
)  # fmt: skip


def _line(case: _Case) -> str:
    """The line of the error."""
    start = case.offset - case.at[1]
    return re.compile(r"[^\r\n]*").match(case.text, start)[0]  # type: ignore[index]


def short(text: str) -> str:
    """The text, or its beginning if it is long."""
    return text if len(text) <= 40 else text[:40] + "..."


def _flat(text: str) -> str:
    return " ".join(text.split())
