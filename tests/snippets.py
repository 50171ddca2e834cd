"""The snippets of a page of documentation, run as its reader would: files are written, commands typed, Python tried.

In order: a block whose first line is a comment with a path becomes that file; each `$ ` line of a `console` block runs
in the page's folder and must print what stands below it (`...` is anything; `console exit=1` expects that code).
Then all `pycon` blocks run in one interpreter: that of `env/`, if the page made one.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

_NAMED = re.compile(r"(?:#|//|<!--) ([\w./-]+\.\w+)(?: -->)?\n")
_EXIT = re.compile(r"exit=(\d+)")
FILES = ("yaml", "toml", "c", "python", "ini")
SHOWN_ONLY = ("text",)

DOCTEST = """
import doctest, sys
from pathlib import Path
text = Path(sys.argv[1]).read_text(encoding="utf-8")
case = doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, sys.argv[2], sys.argv[2], 0)
runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
runner.run(case)
sys.exit(runner.failures > 0 or not case.examples)
"""


@dataclass(frozen=True)
class Snippet:
    """A fenced block: its language, what follows that, its text and its line in the page."""

    kind: str
    more: str
    text: str
    line: int


def snippets(page: Path) -> Iterator[Snippet]:
    """The blocks of a page, in order."""
    for token in MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            assert token.map is not None
            kind, _, more = token.info.partition(" ")
            yield Snippet(kind, more, token.content, token.map[0] + 1)


def run(page: Path, folder: Path, packages: Path) -> list[str]:
    """Do what the page says in `folder`, where Python also finds `packages`; what went otherwise than it says."""
    env = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    env |= {"PYTHONPATH": str(packages), "COLUMNS": "120", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    for one in snippets(page):
        if one.kind == "console":
            wrong = _console(page, one, folder, env)
            if wrong is not None:
                return [wrong]
        elif one.kind in FILES:
            named = _NAMED.match(one.text)
            assert named is not None, f"{page.name}:{one.line}: a file starts with a comment that names it"
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, encoding="utf-8")
        else:
            assert one.kind in ("pycon", *SHOWN_ONLY), f"{page.name}:{one.line}: nothing runs a block of {one.kind}"
    return _pycon(page, folder, env)


def _console(page: Path, block: Snippet, folder: Path, env: dict[str, str]) -> str | None:
    code = int(match[1]) if (match := _EXIT.search(block.more)) else 0
    for typed in re.split(r"^\$ ", block.text.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
        command, _, expected = typed.partition("\n")
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        where = f"{page.name}:{block.line}: $ {command}"
        if done.returncode != code:
            return f"{where}\nended with {done.returncode}, not {code}:\n{done.stdout}"
        wanted, printed = _without_ends(expected), _without_ends(done.stdout)
        if wanted and not doctest.OutputChecker().check_output(wanted, printed, doctest.ELLIPSIS):
            return f"{where}\nprinted\n{printed}\nwhere the page says\n{wanted}"
    return None


def _without_ends(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _pycon(page: Path, folder: Path, env: dict[str, str]) -> list[str]:
    lines = [""] * (page.read_text(encoding="utf-8").count("\n") + 1)
    for one in snippets(page):
        if one.kind == "pycon":
            lines[one.line : one.line + one.text.count("\n")] = one.text.splitlines()
    if not any(lines):
        return []
    tried = folder / f"{page.stem}.doctest"
    tried.write_text("\n".join(lines), encoding="utf-8")
    made = folder / "env" / "bin" / "python"
    python = [str(made)] if made.exists() else [sys.executable]
    if made.exists():
        env = {name: value for name, value in env.items() if name != "PYTHONPATH"}
    words = [*python, "-c", DOCTEST, str(tried), page.name]
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [done.stdout + done.stderr]
