"""ours: metadata of the made-up API, as a person writes it."""

from __future__ import annotations

from collections.abc import Iterator

from bench.growth.api import Api, Function, Parameter

PACKAGE = "growth_api"
_MODULE = """projector: 1
module: growth
version: '1'

libraries:
  libgrowth: {linux: {soname: libgrowth.so.1, origin: user}}
"""
_MANIFEST = """[project]
name = "projection-growth"
version = "0.1.0"

[tool.projector]
package = "growth_api"
metadata = ["metadata/growth"]
tier = "%s"
"""


def projection(it: Api, tier: str) -> dict[str, str]:
    """The projection's files by name."""
    return {
        "metadata/growth/LICENSE": "CC0-1.0\n",
        "metadata/growth/module.yaml": _MODULE,
        "metadata/growth/growth.yaml": "\n".join(_namespace(it)) + "\n",
        "pyproject.toml": _MANIFEST % tier,
    }


def _namespace(it: Api) -> Iterator[str]:
    yield "projector: 1\nnamespace: growth\nlibrary: libgrowth\n\nconstants:"
    yield from (f"  {name}: {value}" for name, value in it.constants.items())
    yield "\nrecords:"
    for record in it.records:
        yield f"  {record.name}:\n    fields:"
        yield from (f"      {name}: {type}" for name, type in record.fields.items())
    yield "\nfunctions:"
    for function in it.functions:
        yield from _function(function)


def _function(it: Function) -> Iterator[str]:
    yield f"  {it.name}:"
    yield f"    returns: {{type: {it.returns}{', errors: errno, value: status' if it.fails else ''}}}"
    if it.parameters:
        yield "    params:"
        yield from (f"      {one.name}: {_parameter(one)}" for one in it.parameters)


def _parameter(it: Parameter) -> str:
    return {
        "number": it.type,
        "text": "{type: const char *, string: utf8}",
        "record": f"{{type: const {it.type} *, dir: in}}",
        "number out": f"{{type: {it.type} *, dir: out}}",
        "record out": f"{{type: {it.type} *, dir: out}}",
    }[it.way]
