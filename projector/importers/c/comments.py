"""What comments in headers say, without the marks around them."""

from __future__ import annotations

import re

from projector.importers.c.declared import Comment

_MARKS = re.compile(r"^\s*(?:/\*[*!]+<?|//[/!]<?|\*+/|\*+(?!/))?|\s*\*+/\s*$")
_COMMAND = re.compile(r"^[@\\](?P<name>[a-z]+|[{}])(?:\[[a-z, ]*\])?(?:\s+|$)")
_BRIEF = ("brief", "short")
_RESULT = ("return", "returns", "result")
_INLINE = re.compile(r"[@\\](?:c|p|a|e|em|b|ref)\s+([^\s.,;:!?)]+(?:[.:]+[^\s.,;:!?)]+)*)")
_WITHIN = re.compile(r"\s[@\\](?:deprecated|param|returns?|see|sa|note|since|code|verbatim)\b.*")


def comment(text: str | None) -> Comment:
    """What a documentation comment says: its first paragraph, and what parameters and the result mean."""
    if not text or not text.startswith(("/**", "/*!", "///", "//!")) or text == "/**/":
        return Comment()
    parts, current = dict[tuple[str, str], list[str]](), ("", "")
    for line in (_MARKS.sub("", one).strip() for one in text.splitlines()):
        command = _COMMAND.match(line)
        if command:
            current, line = _begun(command["name"], line[command.end() :])
        elif not line:  # a paragraph ends
            current = current if not parts.get(current) else ("rest", "")
        if line and line.strip("*-=/_ "):
            parts.setdefault(current, []).append(line)
    said = {part: _plain(" ".join(lines)) for part, lines in parts.items()}
    params = {name: words for (part, name), words in said.items() if part == "param" and words}
    return Comment(said.get(("", ""), ""), params, said.get(("returns", ""), ""))


def _begun(command: str, line: str) -> tuple[tuple[str, str], str]:
    """Which part a command begins, and what of its line belongs there."""
    if command in _BRIEF:
        return ("", ""), line
    if command in _RESULT:
        return ("returns", ""), line
    if command == "param":
        name, _, words = line.partition(" ")
        return ("param", name), words.strip()
    return ("rest", ""), line


def _plain(words: str) -> str:
    return _INLINE.sub(r"`\1`", _WITHIN.sub("", words)).strip()
