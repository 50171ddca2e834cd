"""What people see of a run: diagnostics, progress and timings. Only the command line and the build backend print."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from difflib import unified_diff
from functools import cache
from json import dumps
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from projector.diagnostics import Diagnostic, Diagnostics, Severity, to_json, to_text
from projector.errors import ToolError
from projector.ir.audit import QUESTIONS, Audit, Described, Missing
from projector.ir.formatted import Formatted
from projector.ir.imported import Imported
from projector.ir.proposal import Proposal, Suggestion
from projector.ir.report import Report
from projector.targets import Python, Target
from projector.toolchains import zig

FINE, WRONG_INPUT, TOOL_FAILED = 0, 1, 3  # exit codes
_WIDE = 200  # where nobody's window sets a limit


def show(found: Iterable[Diagnostic], *, json: bool) -> None:
    """Print diagnostics: text with excerpts to stderr, or one JSON object a line to stdout."""
    source = cache(_source)
    for one in found:
        if json:
            print(to_json(one))
        else:
            print(to_text(one, source(one.place.file) if one.place else None), file=sys.stderr)


def shown(found: Diagnostics, as_json: bool = False) -> int:
    """Print what was found; the exit code that it means."""
    show(found, json=as_json)
    if any(one.code.startswith("PJ5") for one in found):
        return TOOL_FAILED
    return WRONG_INPUT if found.failed else FINE


def show_diff(one: Formatted) -> None:
    """Print what formatting changes in a file, as a unified diff on stdout."""
    before, after = (text.decode().splitlines(keepends=True) for text in (one.before, one.after))
    name = one.path.as_posix()
    for line in unified_diff(before, after, name, name):
        print(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n", end="")


def stopped(error: ToolError | OSError) -> Diagnostic:
    """What to show of an error that ended the run."""
    if isinstance(error, ToolError):
        hint = f"the default compiler comes with: pip install {zig.REQUIREMENT}"
        return Diagnostic("PJ505", Severity.ERROR, None, str(error), hint)
    hint = "is it there, writable, and is there space?"
    return Diagnostic("PJ014", Severity.ERROR, None, f"{error.filename}: {error.strerror}", hint)


def show_reports(reports: Sequence[tuple[Path, Report]], *, json: bool) -> None:
    """Print what was proven: a table to stderr, or one JSON object a report to stdout."""
    if json:
        for path, report in reports:
            counts = {"proven": dict(report.proven), "wrong": dict(report.wrong), "unproven": len(report.unproven)}
            print(dumps({"path": path.as_posix(), "target": report.target.name, **counts}))
        return
    for path, report in reports:
        table = Table("facts", "proven", "wrong", title=f"{path.as_posix()} for {report.target.name}")
        for kind, proven in report.proven.items():
            table.add_row(kind, str(proven), str(report.wrong[kind]))
        table.add_row("all", str(sum(report.proven.values())), str(sum(report.wrong.values())))
        table.caption = f"{len(report.unproven)} couldn't be proven"
        Console(stderr=True).print(table)


def show_imported(imported: Imported, *, json: bool) -> None:
    """Print what was written and, in a table on stderr, what of it is raw or left out; or one JSON object."""
    changes = imported.changes
    if json:
        files = [path.as_posix() for path in imported.files]
        told = asdict(changes) if changes else {}
        rest = {"raw": imported.raw, "left_out": dict(imported.left_out), "seconds": dict(imported.seconds)}
        if imported.compared is not None:
            rest |= {"library": imported.compared[0].as_posix(), "undeclared": imported.compared[1]}
        print(dumps({"files": files, "found": dict(imported.counts), **rest, **told}))
        return
    for path in imported.files:
        print(path.as_posix())
    table = Table(
        "facts", "found", title=", ".join(f"{step} {spent:.1f} s" for step, spent in imported.seconds.items())
    )
    for section, count in imported.counts.items():
        table.add_row(section, str(count))
    table.add_row("functions that are safe", str(imported.counts["functions"] - imported.raw))
    table.add_row("functions that are raw", str(imported.raw))
    for reason, count in Counter(imported.left_out.values()).most_common():
        table.add_row(f"left out: {reason}", str(count))
    if imported.compared is not None:
        table.add_row(f"{imported.compared[0].as_posix()} exports more", str(imported.compared[1]))
    console = Console(stderr=True)
    console.print(table)
    for what, names in (asdict(changes) if changes else {}).items():
        for name in names:
            console.print(f"{what}: {name}", highlight=False)


def show_targets(rows: Sequence[Target], pythons: Mapping[str, Python], *, json: bool) -> None:
    """Print each platform and each choice of Pythons, with its wheels' tag and how they are run; or JSON objects."""
    several = {name: ", ".join(f"{how} ({where})" for where, how in one.proof.items()) for name, one in pythons.items()}
    if json:
        for row in rows:
            print(dumps({"target": row.name, "tag": row.wheel_tag, "run": row.proof or None}))
        for name, run in several.items():
            print(dumps({"python": name, "tag": pythons[name].tag, "run": run or None}))
        return
    never = "never: it is built, and checked without running it"
    table = Table("target", "wheel", "our tests run", box=None)
    for row in rows:
        table.add_row(row.name, row.wheel_tag, row.proof or never)
    for name, run in several.items():
        table.add_row(f"--python {name}", pythons[name].tag, run or never)
    Console(width=None if sys.stdout.isatty() else _WIDE).print(table)


def show_proposal(proposal: Proposal, *, json: bool) -> None:
    """Print what was accepted, the files, and a table of sources on stderr; or one JSON object."""
    if json:
        kinds = ("accepted", "proposed", "refused")
        told = {kind: [_suggested(one) for one in getattr(proposal, kind)] for kind in kinds}
        print(dumps({"files": [path.as_posix() for path in proposal.files], **told, "safe": proposal.safe}))
        return
    for one in proposal.accepted:
        said = dumps(one.says).replace('"', "")
        print(f"{'.'.join(one.where)}: {said}  # {one.confidence:.2f} {one.source}")
    for path in proposal.files:
        print(path.as_posix())
    table = Table("confidence", "source", "accepted", "proposed", title="suggestions")
    counts = [Counter((one.confidence, one.source) for one in kind) for kind in (proposal.accepted, proposal.proposed)]
    for confidence, source in sorted({*counts[0], *counts[1]}, reverse=True):
        of_it = (str(count[confidence, source]) for count in counts)
        table.add_row(f"{confidence:.2f}", source, *of_it)
    before, now, then = proposal.safe
    table.caption = f"functions that need no raw: {before} before, {now} now, {then} with all that is proposed"
    Console(stderr=True).print(table)


def _suggested(one: Suggestion) -> dict[str, object]:
    return {"path": ".".join(one.where), "says": one.says, "source": one.source, "confidence": one.confidence}


def show_audits(audits: Sequence[Audit], *, json: bool) -> None:
    """Print on stdout what is missing and, in a table, how much isn't; or one JSON object a namespace."""
    namespaces = [one for audit in audits for one in audit.namespaces]
    if json:
        for audit in audits:
            for one in audit.namespaces:
                print(dumps({"target": audit.target.name, **_counted(one)}))
        return
    for one in namespaces:
        for missing in one.missing:
            print(_lacking(missing))
    columns = ("functions", "pointers", *QUESTIONS, "all")
    table = Table("namespace", *columns, box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for audit in audits:
        for module, parts in audit.modules():
            for one in parts if len(parts) > 1 else ():
                table.add_row(f"  {one.name}", *_shares(one))
            table.add_row(module.name, *_shares(module))
    if namespaces:
        Console(width=None if sys.stdout.isatty() else _WIDE).print(table)


def _shares(one: Described) -> list[str]:
    shares = [*(one.percent(question) for question in QUESTIONS), one.percent(*QUESTIONS)]
    return [str(one.functions), str(one.pointers), *(f"{share} %" for share in shares)]


def _counted(one: Described) -> dict[str, object]:
    return {
        "namespace": one.name,
        "functions": one.functions,
        "pointers": one.pointers,
        "percent": one.percent(*QUESTIONS),
        "missing": [
            {
                "file": missing.place.file.as_posix(),
                "line": missing.place.line,
                "column": missing.place.column,
                "function": missing.function,
                "slot": missing.slot,
                "questions": missing.questions,
            }
            for missing in one.missing
        ],
    }


def _lacking(missing: Missing) -> str:
    at, what = missing.place, f"{missing.function}: {missing.slot}" if missing.slot else missing.function
    return f"{at.file.as_posix()}:{at.line}:{at.column}: {what} lacks {', '.join(missing.questions)}"


def _source(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


_REDRAWN = 0.1
"""Seconds between two drawings of a bar, at least."""


class Watch:
    """Follows one build: a bar on a terminal, a line a stage elsewhere, nothing if quiet; and how long stages took."""

    def __init__(self, title: str, *, quiet: bool) -> None:
        self.title = title
        self.timings: dict[str, float] = {}
        self._stage = ""
        self._began = 0.0
        self._console = Console(stderr=True, quiet=quiet, highlight=False)
        columns = (
            TextColumn(title, markup=False),
            BarColumn(),
            TextColumn("{task.fields[step]}"),
            TimeElapsedColumn(),
        )
        # Without a thread of its own: a process with several can't fork safely, as rendering in parallel does.
        self._bar = Progress(
            *columns, console=self._console, transient=True, auto_refresh=False, disable=not self._console.is_terminal
        )
        self._drawn = 0.0
        self._task = self._bar.add_task(title, total=None, step="")

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Progress: `stage` has done so much of so much."""
        is_next = stage != self._stage
        if is_next:
            self._next(stage)
            if not self._console.is_terminal:
                self._console.print(f"{self.title}: {stage}", markup=False)
        step = f"{stage} {done}/{total}" if total else stage
        self._bar.update(self._task, completed=done, total=total or None, step=step)
        if is_next or perf_counter() - self._drawn > _REDRAWN:
            self._bar.refresh()
            self._drawn = perf_counter()

    def _next(self, stage: str) -> None:
        now = perf_counter()
        if self._stage:
            self.timings[self._stage] = self.timings.get(self._stage, 0.0) + now - self._began
        self._stage, self._began = stage, now

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """Show progress while the block runs."""
        with self._bar:
            yield self
            self._next("")

    def show_timings(self) -> None:
        """Print the time of each stage."""
        table = Table("stage", "seconds", title=self.title)
        table.columns[1].justify = "right"
        for stage, seconds in self.timings.items():
            table.add_row(stage, f"{seconds:.3f}")
        table.add_row("all", f"{sum(self.timings.values()):.3f}")
        self._console.print(table)


@contextmanager
def alone(what: str, found: Diagnostics) -> Iterator[tuple[Diagnostics, Watch]]:
    """One of several runs: shown where somebody looks on, and stopped by its own errors only."""
    one = Diagnostics()
    with Watch(what, quiet=not sys.stderr.isatty()).watching() as watch:
        yield one, watch
    found.found += one.found


def counted(found: Diagnostics) -> str:
    """How many errors, warnings and notes there are."""
    counts = {severity: sum(one.severity is severity for one in found) for severity in Severity}
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items())
