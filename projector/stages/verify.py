"""verify: an Api against the headers that zig carries for its target. Everything is compiled, nothing executed."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from projector.checks import CHECKS, members as m, prototypes
from projector.checks.fact import Fact
from projector.checks.naming import enum_probe, enums, lifted, named, probes, records
from projector.checks.refutation import assertion, is_false, is_undeclared, questions, refutation
from projector.checks.spelling import Spelling
from projector.checks.symbols import Linked, address, emitted, linked
from projector.diagnostics import Diagnostics, Place
from projector.ir.api import Api, Function, Namespace, Record
from projector.ir.report import Refuted, Report, Unproven
from projector.stages.check import project_at, value_at
from projector.stages.flow import Progress as StageProgress, silent
from projector.targets import Target
from projector.text import Code
from projector.toolchains.headers import Answer, Headers, Refusal, is_header
from projector.toolchains.toolchain import Toolchain

Progress = Callable[[int, int], None]
"""Called with the number of namespaces that are done, and of all."""

_KINDS = (*(kind for kind, _ in CHECKS), "symbols", "members")
_HINT = "correct the metadata; if only this target differs, give it `variants:`"


def verify(
    api: Api,
    zig: Toolchain,
    folder: Path,
    found: Diagnostics,
    progress: Progress = lambda done, total: None,
    include_dirs: tuple[Path, ...] = (),
) -> Report:
    """Prove each namespace's facts, with scratch files in `folder`; wrong ones are errors, unproven ones warnings.

    Headers are also looked for in `include_dirs`, after those that the modules name.
    """
    proven, wrong = dict.fromkeys(_KINDS, 0), dict.fromkeys(_KINDS, 0)
    unproven, refuted = list[Unproven](), list[Refuted]()
    verifying = [_Verifying(api, namespace, zig, folder, include_dirs) for namespace in api.namespaces]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, one in enumerate(pool.map(_Verifying.run, verifying), 1):
            progress(done, len(verifying))
            found.found += one.found.found
            unproven += one.unproven
            refuted += one.refuted
            for kind in _KINDS:
                proven[kind] += one.proven.count(kind)
                wrong[kind] += one.wrong.count(kind)
    return Report(api.target, proven, wrong, tuple(unproven), tuple(refuted))


def verify_folder(
    path: Path,
    target: Target,
    zig: Toolchain,
    scratch: Path,
    found: Diagnostics,
    watch: StageProgress = silent,
    include_dirs: tuple[Path, ...] = (),
) -> Report | None:
    """Verify the modules of the projection or metadata folder at `path`; None if `found` says why there are none."""
    api = value_at("resolve", path, target, found, watch)
    if not isinstance(api, Api) or found.failed:
        return None
    return verify(api, zig, scratch, found, partial(watch, "verify"), (*_include_dirs(path), *include_dirs))


def _include_dirs(path: Path) -> tuple[Path, ...]:
    """Where a projection's own C has its headers."""
    project = project_at(path, Diagnostics())
    return tuple(project.folder / one for one in project.settings.include_dirs) if project else ()


@dataclass(slots=True)
class _Verifying:
    """One namespace: the kinds of its proven and wrong facts, one by one, and what couldn't be proven."""

    api: Api
    namespace: Namespace
    zig: Toolchain
    folder: Path
    include_dirs: tuple[Path, ...]
    found: Diagnostics = field(default_factory=Diagnostics)
    proven: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unproven: list[Unproven] = field(default_factory=list)
    refuted: list[Refuted] = field(default_factory=list)

    def run(self) -> _Verifying:
        """Ask the compiler for all facts at once, then for what the headers say instead of the wrong ones."""
        headers = self._headers()
        spelling = self._spelling(headers)
        facts = [(kind, fact) for kind, facts in CHECKS for fact in facts(self.namespace, spelling)]
        if not facts:
            return self
        if not self.namespace.include:
            self._nothing_to_ask([fact for _, fact in facts if not fact.optional])
            return self
        answer = headers.ask("facts", [assertion(fact) for _, fact in facts])
        self._complain(headers, answer)
        refused = [(*facts[index], refusal) for index, refusal in answer.lines.items()]
        self.proven = [kind for index, (kind, _) in enumerate(facts) if index not in answer.lines]
        self._refute(headers, [one for one in refused if is_false(one[2].error)])
        self._emit(headers, spelling, {fact.place for _, fact, refusal in refused if not is_false(refusal.error)})
        wrong = {one.place for one in self.refuted}
        unproven = [one for one in refused if not is_false(one[2].error) and one[1].place not in wrong]
        self._not_proven(
            [(fact, refusal) for _, fact, refusal in unproven], whole=all(one.code != "PJ700" for one in self.found)
        )
        return self

    def _headers(self) -> Headers:
        """The namespace's headers, and the one that numbers system calls."""
        namespace, depth = self.namespace, self.namespace.source.count("/")
        place = namespace.place
        root = place.file.parents[depth] if place else Path()
        folders = tuple(root / one for one in self.api.include_dirs.get(namespace.module, ())) + self.include_dirs
        include = (*filter(is_header, namespace.include), *(("sys/syscall.h",) if _calls_the_system(namespace) else ()))
        defines = self.api.defines.get(namespace.module, ())
        return Headers(self.zig, self.api.target, self.folder / namespace.name, include, folders, defines)

    def _spelling(self, headers: Headers) -> Spelling:
        items = self.api.items()
        reached = records(self.namespace, items)
        others, lines = prototypes.further(self.namespace), list(probes(reached))
        first = len(lines)
        lines += [prototypes.declared(one) for one in others]
        last = len(lines)
        reachable = enums(self.namespace, items) if self.api.target.msvc_layout else ()
        lines += [enum_probe(one) for one in reachable]
        failed = headers.ask("names", lines).lines if lines else ()
        forms = frozenset(one.name for number, one in enumerate(others, first) if number in failed)
        known = frozenset(one.key for number, one in enumerate(reachable, last) if number not in failed)
        return Spelling(self.api.target, items, named(reached, failed), lifted(reached), forms, known)

    def _nothing_to_ask(self, facts: Sequence[Fact]) -> None:
        name, place = self.namespace.name, self.namespace.place
        self.found.warning("PJ704", place, f"{name} names no header: nothing of it can be proven", "add `include:`")
        self.unproven += [Unproven(fact.place, fact.about, "no header") for fact in facts]

    def _complain(self, headers: Headers, answer: Answer) -> None:
        """What is wrong with the headers themselves."""
        target, place = self.api.target.name, self.namespace.place
        missing = [headers.include[index] for index in answer.missing]
        for name in (*missing, *(name for name in self.namespace.include if name not in headers.include)):
            message = f"zig has no header <{name}> for {target}"
            hint = "correct `include:`, give --include, or add `include_dirs:` to module.yaml"
            self.found.warning("PJ700", place, message, hint)
        if answer.broken:
            message = f"the headers of {self.namespace.name} don't compile for {target}: {answer.broken}"
            self.found.warning("PJ701", place, message, "a header may need another one before it in `include:`")

    def _refute(self, headers: Headers, false: Sequence[tuple[str, Fact, Refusal]]) -> None:
        """Ask what the headers say instead; a fact that differs from them in words only is proven after all."""
        lines, asked = list[Code](), list[range]()
        for _, fact, _ in false:
            asked.append(range(len(lines), len(lines) + len(questions(fact, 0))))
            lines += questions(fact, len(lines))
        answers = headers.ask("answers", lines).lines if lines else {}
        for (kind, fact, refusal), numbers in zip(false, asked, strict=True):
            words = [answers[number].error for number in numbers if number in answers]
            refuted = refutation(fact, refusal.error, refusal.note, words, self.api.target)
            if refuted is None:
                self.proven.append(kind)
                continue
            about = f"{fact.about} is {fact.stated} here"
            self._wrong(kind, Refuted(fact.code, refuted.place, refuted.actual), about, _HINT)

    def _emit(self, headers: Headers, spelling: Spelling, open_: Collection[Place]) -> None:
        """Compare what the compiler emits: symbols, by the oldest headers that have the name, and records' members."""
        target, all_of = self.api.target, tuple(linked(self.namespace))
        names = [(one, name) for one in all_of for name in one.names]
        records = dict(enumerate(m.asked(self.namespace, spelling)))
        symbols, members = dict[Linked, str](), dict[int, tuple[m.Member, ...]]()
        for triple in dict.fromkeys((target.triple, target.verify_triple)):
            lines = [Code("") if one in symbols else address(name, index) for index, (one, name) in enumerate(names)]
            lines += [m.variable(spelling.record(one.key), n) for n, one in records.items() if n not in members]
            words = headers.emit("emitted", triple, lines) if any(lines) else ""
            for index, symbol in emitted(words, target).items():
                symbols.setdefault(names[index][0], symbol)
            members |= m.members(words)
        self._link(symbols)
        for number, told in sorted(members.items()):
            self._compare(records[number], told, spelling, open_)

    def _link(self, symbols: Mapping[Linked, str]) -> None:
        for one, symbol in symbols.items():
            if symbol == one.symbol:
                self.proven.append("symbols")
                continue
            hint = f"state `symbol: {symbol}`; for this target by `variants:`"
            self._wrong("symbols", Refuted("PJ721", one.place, symbol), f"{one.about} is {one.symbol} here", hint)

    def _compare(
        self, record: Record, told: tuple[m.Member, ...], spelling: Spelling, open_: Collection[Place]
    ) -> None:
        for one in m.findings(record, spelling.items, told, open_):
            if not one.actual:
                self.proven.append("members")
                continue
            about = f"{one.about} is {one.stated} here"
            self._wrong("members", Refuted(one.code, one.place, one.actual), about, _HINT)

    def _wrong(self, kind: str, refuted: Refuted, about: str, hint: str) -> None:
        self.wrong.append(kind)
        self.refuted.append(refuted)
        message = f"{about}, but {refuted.actual} in the headers for {self.api.target.name}"
        self.found.error(refuted.code, refuted.place, message, hint)

    def _not_proven(self, refused: Sequence[tuple[Fact, Refusal]], whole: bool) -> None:
        """A warning for each place; nobody misses an optional fact, nor what a header has that isn't there."""
        target, headers = self.api.target.name, ", ".join(self.namespace.include)
        warned = dict[Place, None]()
        for fact, refusal in refused:
            if fact.optional:
                continue
            self.unproven.append(Unproven(fact.place, fact.about, refusal.error))
            if fact.place in warned:
                continue
            warned[fact.place] = None
            if is_undeclared(refusal.error) and not whole:
                continue
            message = f"{fact.about} couldn't be proven for {target}: {refusal.error}"
            if is_undeclared(refusal.error):
                hint = f"check its spelling and `include:` ({headers}); zig's headers may also be older than it"
                self.found.warning("PJ702", fact.place, message, hint)
            else:
                self.found.warning("PJ703", fact.place, message, "compare it with the header by hand")


def _calls_the_system(namespace: Namespace) -> bool:
    return any(isinstance(item, Function) and item.syscall is not None for item in namespace.items)
