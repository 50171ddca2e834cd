"""Counts elements and text of an XML file, without a tree: libxml2 calls back (SAX), from its headers and an overlay.

python count.py FILE
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import xml2_api as xml


class TooDeep(Exception):
    """More elements lie in each other than anybody means."""


class Count:
    """How often there is each element and each of its attributes, and how long all text is, in characters."""

    def __init__(self, deepest: int = 100) -> None:
        self.names, self.text, self.depth, self.deepest = Counter[str](), 0, 0, deepest

    def start(self, name: str, attributes: list[str] | None) -> None:
        """An element begins; names and values of its attributes follow each other."""
        self.depth += 1
        if self.depth > self.deepest:
            raise TooDeep(name)
        self.names[name] += 1
        self.names.update(f"{name}/@{one}" for one in (attributes or ())[::2])

    def end(self, name: str) -> None:
        """An element ends."""
        self.depth -= 1

    def characters(self, text: str) -> None:
        """A piece of text."""
        self.text += len(text)

    def read(self, document: bytes) -> None:
        """Counts what is in a document. Raises XmlError, or TooDeep."""
        handler = xml.xmlSAXHandler(startElement=self.start, endElement=self.end, characters=self.characters)
        xml.xmlSAXUserParseMemory(handler, document)


if __name__ == "__main__":
    count = Count()
    try:
        count.read(Path(sys.argv[1]).read_bytes())
    except (xml.XmlError, TooDeep) as error:
        sys.exit(f"{sys.argv[1]}: {type(error).__name__}: {str(error).strip()}")
    for name, number in sorted(count.names.items()):
        print(number, name)
    print(count.text, "characters")
