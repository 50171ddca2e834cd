"""Prints the outline of an XML file: libxml2, from its headers and an overlay.

python outline.py FILE
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import xml2_api as xml


def children(node: xml.Node) -> Iterator[xml.Node]:
    """The elements right below one."""
    child = xml.xmlFirstElementChild(node)
    while child:
        yield child
        child = xml.xmlNextElementSibling(child)


def outline(node: xml.Node, depth: int = 0) -> Iterator[str]:
    """A line for each element: where it is, its `id` if it has one, and its text if nothing is below it."""
    words = [(xml.xmlGetNodePath(node) or "").rpartition("/")[2], xml.xmlGetProp(node, "id") or ""]
    if not xml.xmlChildElementCount(node):
        words.append((xml.xmlNodeGetContent(node) or "").strip())
    yield "  " * depth + " ".join(filter(None, words))
    for child in children(node):
        yield from outline(child, depth + 1)


if __name__ == "__main__":
    try:
        quiet = xml.xmlParserOption.XML_PARSE_NOERROR
        with xml.xmlReadMemory(Path(sys.argv[1]).read_bytes(), options=quiet) as document:
            if root := xml.xmlDocGetRootElement(document):
                print(*outline(root), sep="\n")
    except xml.XmlError as error:
        sys.exit(f"{sys.argv[1]}: {str(error).strip()}")
