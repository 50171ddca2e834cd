"""Texts that break generators which paste them: quotes, escapes, comment ends, trigraphs, formats, odd characters."""

from __future__ import annotations

import os
import random

SHORT = [
    "*/",
    "/*",
    "//",
    "//\\",
    '"',
    "'",
    "\\",
    '"""',
    "'''",
    '\\"',
    "\\\\",
    "\n",
    "\r",
    "\t",
    "\r\n",
    "\x7f",
    "\x01",
    "\x1b[31m",
    "\x85",
    "\xa0",
    "??/",
    "??/\n",
    "??=",
    "??'",
    "??!??!",
    "?",
    "%s%n%p",
    "%",
    "%%",
    "{",
    "}",
    "{}",
    "{0}",
    "{{ 7*7 }}",
    "{% raw %}",
    "{# #}",
    "${x}",
    "$(id)",
    "`id`",
    '#include "/etc/passwd"',
    "#define int long",
    "#line 1",
    "#error no",
    '_Pragma("x")',
    "\\u0041",
    "\\N{BULLET}",
    "\\x41",
    "\\0",
    "\\101",
    "\\",
    "end\\",
    'R"(',
    ")--",
    "\n--\n\n",
    "--\n\n",
    "é",
    "\u20ac",
    "\U0001f600",
    "\u0301",
    "\u202e",
    "\u2028",
    "\u2029",
    "\ufffd",
    "\ufdd0",
    "../../etc/passwd",
    "C:\\new",
    "a: b",
    "a #b",
    "- a",
    "&a *a",
    "!!python",
    "<script>",
    "&amp;",
    "%(x)s",
    "f'{1}'",
    'rb"',
    "pass\n    import os",
    '"; evil(); "',
    '"""\nimport os\n"""',
    "__attribute__((constructor))",
    "0",
    "None",
    "NULL",
    " ",
    "  two ",
    "\n\n",
    "\t\tx",
    "x" * 3000,
    "long " * 400,
]

# `make fuzz` sets another seed and a larger number.
SEED, COUNT = map(int, os.environ.get("PROJECTOR_HOSTILE", "20:60").split(":"))
_RANDOM = random.Random(SEED)
MIXED = ["".join(_RANDOM.choice(SHORT[:88]) for _ in range(_RANDOM.randint(2, 9))) for _ in range(COUNT)]
WORDS = [*SHORT, *MIXED]


def quoted(text: str) -> str:
    """A double-quoted YAML scalar of plain ASCII that holds the text."""
    return '"' + "".join(map(_escaped, text)) + '"'


def quoted_in_lines(words: list[str]) -> str:
    """All of them in a row, each on a line of its own: metadata has no endless lines."""
    escaped = ["".join(map(_escaped, one)) for one in words]
    starts = ["\\U00000020" + one[1:] if one.startswith(" ") else one for one in escaped]
    return '"' + "\\\n  ".join(starts) + '"'


def _escaped(character: str) -> str:
    if character.isascii() and character.isprintable() and character not in '"\\':
        return character
    return f"\\U{ord(character):08x}"
