"""How numbers and truth are spelled. YAML's own rules (`0777`, `1_000`, `NO`, `12:30`) surprise; these don't."""

from __future__ import annotations

import re

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z|-?0x[0-9a-fA-F]+\Z|-?0o[0-7]+\Z|-?0b[01]+\Z")
_LEADING_ZERO = re.compile(r"-?0[0-9]+\Z")
_MAX_DIGITS = 160  # more than 128 binary digits, the widest integer of any C


class LeadingZero(ValueError):
    """An integer that starts with a zero: octal in C, decimal to others."""

    def __init__(self, text: str) -> None:
        self.message, self.remedy = f"{text!r} starts with a zero", _without_zero(text)
        super().__init__(f"{self.message}: {self.remedy}")


def parse_int(text: str) -> int:
    """The integer that `text` spells: `-?(0|[1-9][0-9]*)`, `0x1F`, `0o17` or `0b11`; ValueError with the remedy."""
    if len(text) > _MAX_DIGITS:
        raise ValueError(f"an integer of {len(text)} characters is too long")
    if _INTEGER.match(text):
        return int(text, 0)
    if _LEADING_ZERO.match(text):
        raise LeadingZero(text)
    if "_" in text and re.fullmatch(r"[-0-9a-fA-FxXob_]+", text):
        raise ValueError(f"{text!r}: write an integer without underscores")
    if text.startswith("+"):
        raise ValueError(f"{text!r}: write an integer without '+'")
    if re.fullmatch(r"-?0[XOB][0-9a-fA-F]+", text):
        raise ValueError(f"{text!r}: write 0x, 0o or 0b in small letters")
    raise ValueError(f"{text!r} is no integer; write 12, -1, 0x1F, 0o17 or 0b11")


def _without_zero(text: str) -> str:
    sign, digits = "-" if text.startswith("-") else "", text.lstrip("-0") or "0"
    octal = f" in decimal, {sign}0o{digits} in octal" if "0" < max(digits) < "8" else ""
    return f"write {sign if digits != '0' else ''}{digits}{octal}"


def parse_bool(text: str) -> bool:
    """`true` or `false`; ValueError with the remedy for anything else."""
    if text in ("true", "false"):
        return text == "true"
    meant = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
    remedy = meant.get(text.lower(), "true or false")
    raise ValueError(f"{text!r} is no truth value: write {remedy}")
