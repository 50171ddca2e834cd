"""Metadata written in a test, resolved without touching a disk."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from projector import yaml
from projector.diagnostics import Diagnostic, Diagnostics
from projector.ir.api import Api
from projector.ir.documents import Document, Documents, Module
from projector.stages.resolve import resolve
from projector.targets import target as target_named

LINUX = "x86_64-linux-gnu"


def documents(found: Diagnostics, **files: str) -> Documents:
    """Modules from texts: `sqlite3__module` is sqlite3's module.yaml, `sqlite3__blob` its namespace sqlite3.blob."""
    modules = dict[str, Module]()
    for name, text in files.items():
        module, _, part = name.partition("__")
        folder = Path("metadata") / module
        root = yaml.read(dedent(text).encode(), folder / f"{part.replace('__', '.')}.yaml", found)
        assert root is not None, [one.message for one in found]
        known = modules.get(module) or Module(module, folder, _empty(module), (), ())
        if part == "module":
            modules[module] = Module(module, folder, root, known.facts, known.overlays)
        else:
            namespace = root.text("namespace") or root.text("overlay") or ""
            document = Document(folder / f"{part}.yaml", namespace, root)
            over = root.get("overlay") is not None
            facts = known.facts if over else (*known.facts, document)
            modules[module] = Module(module, folder, known.root, facts, (*known.overlays, document) if over else ())
    return Documents(tuple(modules[name] for name in sorted(modules)))


def _empty(module: str) -> yaml.Mapping:
    root = yaml.read(
        f"projector: 1\nmodule: {module}\nlibraries: {{libc: process}}\n".encode(), Path("m"), Diagnostics()
    )
    assert root is not None
    return root


def resolved(target: str = LINUX, **files: str) -> tuple[Api, Diagnostics]:
    """The Api of these files, and what was found."""
    found = Diagnostics()
    read = documents(found, **files)
    return resolve(read, target_named(target), found), found


def facts(text: str, target: str = LINUX) -> tuple[Api, Diagnostics]:
    """The Api of one namespace `m.n`, its head left out."""
    return resolved(target, m__n="projector: 1\nnamespace: m.n\n" + dedent(text))


def good(text: str, target: str = LINUX) -> Api:
    """The Api of one namespace `m.n` that has nothing wrong."""
    api, found = facts(text, target)
    assert [one.message for one in found] == []
    return api


def codes(text: str, target: str = LINUX) -> list[str]:
    """What is found in one namespace, each with the word that it points at: `PJ320 time_s`."""
    _, found = facts(text, target)
    lines = ["", "", *dedent(text).splitlines()]
    return [f"{one.code} {_word(lines, one)}" for one in found]


def _word(lines: list[str], one: Diagnostic) -> str:
    assert one.place is not None
    match = re.match(r"[^\s,:{}\[\]]*", lines[one.place.line - 1][one.place.column - 1 :])
    assert match is not None
    return match[0]
