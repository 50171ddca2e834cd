"""How a text is spelled: plain where every reader takes it as written, else in quotes or as a block."""

from __future__ import annotations

import io
import json
import re
from contextlib import suppress
from typing import Any

import yaml
from yaml.emitter import Emitter

from projector.yaml.characters import FORBIDDEN
from projector.yaml.layout import Text
from projector.yaml.nodes import Scalar
from projector.yaml.spelling import parse_int

_EMITTER = Emitter(io.StringIO(), allow_unicode=True)
_RESOLVER: Any = yaml.resolver.Resolver()
_PLAIN = re.compile(r"\w[\w*]*(?: [\w*]+)*", re.ASCII)  # what most types and names are: plain anywhere
_TEXT = "tag:yaml.org,2002:str"


def quoted(text: str) -> str:
    """The text in double quotes."""
    spelled = json.dumps(text, ensure_ascii=False)
    return FORBIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", spelled)


def spelling(node: Scalar, flow: bool, key: bool = False) -> Text:
    """A scalar as our writer spells it; `flow` says whether it stands in brackets."""
    text = node.value
    if node.quoted:
        return Text([quoted(text)])
    if _may_be_plain(text, flow) and (node.plain or _is_text(text)):
        return Text([text])
    if node.plain and not text and not key:
        return Text([""])
    return (
        block_text("|", text.split("\n"), text)
        if "\n" in text and _may_be_block(text, flow, key)
        else Text([quoted(text)])
    )


def block_text(style: str, lines: list[str], value: str) -> Text:
    """A block scalar: its lines without indentation, and the value that tells how it ends."""
    while not lines[-1]:
        lines = lines[:-1]
    ends = len(value) - len(value.rstrip("\n"))
    first = next(at for at, line in enumerate(lines) if line.strip(" "))
    indicator = "2" if any(line.startswith((" ", "\t")) for line in lines[: first + 1]) else ""
    head = style + indicator + ("-" if ends == 0 else "" if ends == 1 else "+")
    return Text([head, *lines, *[""] * (ends - 1)], block=True, keep=ends > 1)


def _may_be_plain(text: str, flow: bool) -> bool:
    """Whether a reader takes the text without quotes as it is."""
    if _PLAIN.fullmatch(text):
        return True
    found = _EMITTER.analyze_scalar(text)
    return bool(found.allow_flow_plain if flow else found.allow_block_plain)


def _may_be_block(text: str, flow: bool, key: bool) -> bool:
    """Whether lines of a block show the whole text: nothing that is invisible there."""
    hidden = FORBIDDEN.search(text) or "\r" in text or any(line != line.rstrip() for line in text.split("\n"))
    return not (flow or key or hidden) and text.rstrip("\n") != "" and not text.endswith("\n\n")


def _is_text(text: str) -> bool:
    """Whether no reader takes the text without quotes for a number, a truth value, a date or nothing."""
    with suppress(ValueError):
        parse_int(text)
        return False
    return text != "<<" and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT
