"""Diagnostics: what is wrong, where, and what to do about it.

Stages never print. They add to a `Diagnostics` collector that the caller made, so that one run reports
every problem of every file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

# Every code in use and its title: PJ0xx usage and manifest, 1xx YAML, 2xx schema, 3xx resolve, 4xx plan, 5xx compile,
# 6xx wheel, 7xx verify, 8xx import, 9xx diff. A code never changes its meaning.
CODES: dict[str, str] = {
    "PJ001": "a manifest that can't be read",
    "PJ002": "a manifest that isn't TOML",
    "PJ003": "something that a manifest must say",
    "PJ004": "a key that a manifest can't have",
    "PJ005": "a wrong value in [tool.projector]",
    "PJ006": "a wrong value in [project]",
    "PJ007": "a metadata folder that isn't there",
    "PJ008": "an overlay file that isn't there",
    "PJ009": "neither a metadata folder nor a projection",
    "PJ010": "a setting that no stage can do yet",
    "PJ011": "a name that can't be a module's or package's",
    "PJ012": "a file that exists already",
    "PJ013": "nothing to inspect",
    "PJ014": "a file that can't be read or written",
    "PJ015": "a setting that a build can't take",
    "PJ016": "a file that can't be in a source distribution",
    "PJ017": "a metadata package that isn't installed, or in another version",
    "PJ018": "a file that can't be in a metadata package",
    "PJ019": "a module that needs a version",
    "PJ020": "a projection to build on that can't be read",
    "PJ021": "a projection to build on that isn't installed, or not whole",
    "PJ022": "C of the projection's own that isn't there",
    "PJ023": "C of the projection's own that doesn't compile",
    "PJ024": "a function that no C file of the projection defines",
    "PJ025": "an archive of C that isn't there, or isn't what the manifest says",
    "PJ101": "not UTF-8",
    "PJ102": "a character that can't stand in a file",
    "PJ103": "a byte order mark",
    "PJ104": "a file that is too large",
    "PJ105": "nested too deep",
    "PJ106": "too many keys and values",
    "PJ107": "too many problems in one file",
    "PJ108": "a line that is too long",
    "PJ110": "not YAML",
    "PJ111": "brackets without quotes in flow style",
    "PJ112": "a tab as indentation",
    "PJ113": "a character that can't start unquoted text",
    "PJ114": "a colon inside unquoted text",
    "PJ115": "a quote or bracket that isn't closed",
    "PJ116": "wrong indentation",
    "PJ117": "a wrong escape",
    "PJ118": "a key without a value in flow style",
    "PJ120": "an alias",
    "PJ121": "an anchor",
    "PJ122": "a tag",
    "PJ123": "a merge key",
    "PJ124": "a directive",
    "PJ125": "a second document",
    "PJ130": "the same key twice",
    "PJ131": "a key that isn't text",
    "PJ132": "the top isn't a mapping",
    "PJ133": "an empty file",
    "PJ134": "text lost to a comment",
    "PJ135": "an integer that starts with a zero",
    "PJ200": "a value that doesn't fit",
    "PJ201": "an unknown key",
    "PJ202": "a missing key",
    "PJ203": "another shape is expected",
    "PJ204": "none of the known words",
    "PJ205": "no integer",
    "PJ206": "neither true nor false",
    "PJ207": "no name",
    "PJ208": "no type",
    "PJ209": "no condition",
    "PJ210": "neither a number nor a name",
    "PJ211": "no GUID",
    "PJ212": "keys that don't go together",
    "PJ213": "no Python function",
    "PJ214": "an unknown target",
    "PJ215": "no template",
    "PJ216": "a library that is nowhere",
    "PJ217": "no expression",
    "PJ300": "a file or folder that can't be read",
    "PJ301": "no module.yaml",
    "PJ302": "no format version",
    "PJ303": "an unknown format version",
    "PJ304": "a namespace that disagrees with its path",
    "PJ305": "a module that disagrees with its folder",
    "PJ306": "two folders of one module",
    "PJ307": "an overlay of nothing",
    "PJ308": "a file in the wrong place",
    "PJ309": "a list of names is expected",
    "PJ310": "an added name that exists",
    "PJ311": "a change of what doesn't exist",
    "PJ312": "a part that can't be removed",
    "PJ313": "an overlay's form",
    "PJ314": "a pattern that matches nothing",
    "PJ315": "a change that changes nothing",
    "PJ316": "a removal of what doesn't exist",
    "PJ317": "a namespace that is the runtime's",
    "PJ318": "two parameters of one name",
    "PJ320": "an unknown name",
    "PJ321": "a name that may be several things",
    "PJ322": "a name that isn't on this target",
    "PJ323": "another module, not required",
    "PJ324": "a thing made of itself",
    "PJ326": "a type without values",
    "PJ328": "the same name from two modules",
    "PJ330": "a layout that disagrees",
    "PJ331": "an impossible bit-field",
    "PJ332": "an impossible alignment",
    "PJ333": "a flexible field that isn't last",
    "PJ334": "an anonymous field without members",
    "PJ335": "a field that can't be atomic",
    "PJ336": "a field that can't hold a size",
    "PJ337": "what only a pointer has",
    "PJ338": "a field that can't count",
    "PJ340": "an enum on what is no integer",
    "PJ341": "a handle of another type",
    "PJ342": "a string on what is no text",
    "PJ343": "an out parameter that is no pointer",
    "PJ344": "an unknown parameter or field",
    "PJ345": "a constant that is no integer",
    "PJ346": "a length stated twice or not at all",
    "PJ347": "a value out of range",
    "PJ348": "a result of what has none",
    "PJ349": "a choice that can't be made",
    "PJ350": "an unknown error rule",
    "PJ351": "an unknown library",
    "PJ352": "an error rule that can't be used here",
    "PJ353": "an iteration that can't be followed",
    "PJ354": "a size that can't be found out",
    "PJ355": "memory that another one makes",
    "PJ356": "an expression that can't be computed",
    "PJ357": "a callback while the GIL is held",
    "PJ358": "a truth value of a type that has none",
    "PJ370": "a selection of nothing",
    "PJ371": "nothing for a target",
    "PJ390": "not projected yet",
    "PJ391": "left out: another processor",
    "PJ392": "left out: no library on this target",
    "PJ401": "two things with one name in Python",
    "PJ402": "a name that a generated module has",
    "PJ410": "a field that can't be projected yet",
    "PJ411": "a handle that can't be closed",
    "PJ413": "a function that is left out",
    "PJ414": "a function that is raw",
    "PJ415": "a handle that can't be iterated",
    "PJ416": "a variable that is left out",
    "PJ501": "C that doesn't compile",
    "PJ502": "objects that don't link",
    "PJ504": "ninja can't run the build",
    "PJ505": "a compiler that isn't there or can't make this",
    "PJ601": "a hand-written file in the place of a generated one",
    "PJ602": "a hand-written function that isn't there",
    "PJ603": "a hand-written function without types",
    "PJ604": "a hand-written file that is copied",
    "PJ605": "a wheel that was never run",
    "PJ700": "a header that isn't there",
    "PJ701": "headers that don't compile",
    "PJ702": "a name that no header declares",
    "PJ703": "a fact that no header proves",
    "PJ704": "no header to verify against",
    "PJ710": "a wrong size or alignment",
    "PJ711": "a wrong offset",
    "PJ712": "a wrong field type",
    "PJ713": "a wrong bit-field",
    "PJ714": "a wrong enumerator",
    "PJ715": "a wrong constant",
    "PJ716": "a wrong prototype",
    "PJ717": "a wrong typedef",
    "PJ718": "a wrong system call number",
    "PJ719": "a wrong request",
    "PJ720": "a wrong expression",
    "PJ721": "a wrong symbol",
    "PJ730": "a wheel that can't be read",
    "PJ731": "a tag that isn't what a wheel holds",
    "PJ732": "what Python's stable ABI hasn't",
    "PJ733": "a symbol that a system hasn't",
    "PJ734": "a trace of the machine that built a wheel",
    "PJ735": "a licence that a wheel lacks",
    "PJ736": "a RECORD that is wrong",
    "PJ737": "writable state in a wheel",
    "PJ738": "a wheel that another build makes otherwise",
    "PJ801": "a header that isn't there",
    "PJ802": "a header that doesn't compile",
    "PJ803": "a library that nobody knows",
    "PJ804": "headers that declare nothing of the library's own",
    "PJ805": "a file that is no library",
    "PJ806": "headers that break the compiler down",
    "PJ807": "a proposal that can't be written there",
}

_BREAK = re.compile(r"\r\n|\r|\n")
_WIDTH = 120


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning and a note don't."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a text file; line and column count from 1."""

    file: Path
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable (PJ0xx usage ... PJ9xx diff); `hint` says what to do."""

    code: str
    severity: Severity
    place: Place | None
    message: str
    hint: str = ""


def _order(found: Diagnostic) -> tuple[str, int, int, str, str]:
    at = found.place
    return (
        (str(at.file), at.line, at.column, found.code, found.message) if at else ("", 0, 0, found.code, found.message)
    )


@dataclass(slots=True)
class Diagnostics:
    """Collects findings; iterates over them by file, line, column and code, each once."""

    found: list[Diagnostic] = field(default_factory=list)

    def error(self, code: str, place: Place | None, message: str, hint: str = "") -> None:
        """Add an error: the input can't be built."""
        self.found.append(Diagnostic(code, Severity.ERROR, place, message, hint))

    def warning(self, code: str, place: Place | None, message: str, hint: str = "") -> None:
        """Add a warning: it builds, but somebody should look."""
        self.found.append(Diagnostic(code, Severity.WARNING, place, message, hint))

    def note(self, code: str, place: Place | None, message: str, hint: str = "") -> None:
        """Add a note: a fact worth knowing, such as an item that was left out."""
        self.found.append(Diagnostic(code, Severity.NOTE, place, message, hint))

    def add_serious(self, other: Diagnostics) -> None:
        """Add the errors and warnings of another collector: notes are for `check` alone."""
        self.found += [one for one in other.found if one.severity is not Severity.NOTE]

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(one.severity is Severity.ERROR for one in self.found)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(dict.fromkeys(self.found), key=_order))

    def __len__(self) -> int:
        return len(dict.fromkeys(self.found))


def to_text(diagnostic: Diagnostic, source: str | None = None) -> str:
    """`time.yaml:23:7: error PJ204: message`, the line of `source` with a caret below, and the help."""
    at = diagnostic.place
    start = f"{at.file.as_posix()}:{at.line}:{at.column}: " if at else ""
    first, *more = diagnostic.message.split("\n")
    lines = [f"{start}{diagnostic.severity} {diagnostic.code}: {first}", *(f"    {line}" for line in more)]
    if at and source is not None:
        lines += _excerpt(source, at)
    if diagnostic.hint:
        lines.append(f"help: {diagnostic.hint}")
    return "\n".join(_visible(line) for line in lines)


def to_json(diagnostic: Diagnostic) -> str:
    """One JSON object on one line; without a place, file, line and column are null."""
    at = diagnostic.place
    return json.dumps(
        {
            "code": diagnostic.code,
            "severity": str(diagnostic.severity),
            "file": at.file.as_posix() if at else None,
            "line": at.line if at else None,
            "column": at.column if at else None,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
    )


def _excerpt(source: str, at: Place) -> list[str]:
    """The line of `at`, cut to a window around it, and a caret; nothing where the file has changed since."""
    lines = _BREAK.split(source)
    if at.line > len(lines) or at.column > len(lines[at.line - 1]) + 1:
        return []
    line, caret = lines[at.line - 1].replace("\t", " "), at.column - 1
    first = max(0, caret - _WIDTH // 2) if len(line) > _WIDTH else 0
    return [f"    {line[first : first + _WIDTH]}".rstrip(), f"    {' ' * (caret - first)}^"]


def _visible(line: str) -> str:
    """The line without characters that steer a terminal: metadata may hold any."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
