"""The template gate, and the templates themselves: they print attributes and hold no logic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from projector.stages.render import environment
from projector.text import Code, code, identifier

GATE = environment()
NAMES = GATE.list_templates(extensions=["jinja"])
GIVEN = {
    "raw": 'text"; evil',
    "good": identifier("good"),
    "three": 3,
    "form": code("%s {{}}"),
    "view": {"name": identifier("n")},
    "none": None,
}


def test_code_and_int_get_through() -> None:
    template = GATE.from_string("{{ good }} {{ three }} {{ view.name }}{% for x in [good] %}{{ x }}{% endfor %}")
    assert template.render(GIVEN) == "good 3 ngood"


@pytest.mark.parametrize(
    "source",
    [
        "{{ raw }}",
        "{{ 'literal' }}",
        "{{ 1.5 }}",
        "{{ true }}",
        "{{ none }}",
        "{{ view }}",
        "{{ [good] }}",
        "{{ good ~ good }}",
        "{{ good ~ three }}",
        "{{ good + good }}",
        "{{ good * 2 }}",
        "{{ good[0] }}",
        "{{ form % good }}",
        "{{ good.upper() }}",
        "{{ form.format(good) }}",
        "{{ good | upper }}",
        "{{ raw | safe }}",
        "{{ raw | e }}",
        "{{ [good, good] | join }}",
        "{% filter upper %}{{ good }}{% endfilter %}{{ raw }}",
        "{% macro m() %}{{ good }}{% endmacro %}{{ m() }}",
        "{% set x %}{{ good }}{% endset %}{{ x }}",
        "{% set x = raw %}{{ x }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}",
        "{{ raw if three else good }}",
        "{{ range(3) }}",
        "{{ self }}",
    ],
)
def test_anything_else_raises(source: str) -> None:
    with pytest.raises(TypeError, match="can't reach generated source"):
        GATE.from_string(source).render(GIVEN)


@pytest.mark.parametrize("source", ["{{ unknown }}", "{{ view.unknown }}", "{% if unknown %}{% endif %}"])
def test_an_unknown_name_raises(source: str) -> None:
    with pytest.raises((jinja2.UndefinedError, TypeError)):
        GATE.from_string(source).render(GIVEN)


def test_a_subclass_of_code_is_no_code() -> None:
    class Claimed(Code):
        pass

    with pytest.raises(TypeError, match="Claimed can't reach"):
        GATE.from_string("{{ x }}").render(x=Claimed("evil"))


def test_forms_take_code_only() -> None:
    assert code("{} = {};", identifier("a"), 3) == "a = 3;"
    for wrong in ("raw", 1.5, True, None, b"raw"):
        with pytest.raises(TypeError, match="can't enter generated source"):
            code("{}", wrong)


ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Include, nodes.With, nodes.Name,
           nodes.Getattr, nodes.Const)  # fmt: skip


def _below(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _below(child)


def _is_plain(node: nodes.Node) -> bool:
    """A name, or attributes of one."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def problems(source: str) -> list[str]:
    """What in a template is more than printing, plain `for`, plain `if`, `include` and `with`."""
    tree = GATE.parse(source)
    found = [f"{type(node).__name__} in line {node.lineno}" for node in _below(tree) if type(node) not in ALLOWED]
    for node in tree.find_all(nodes.Output):
        found += ["prints more than an attribute" for one in node.nodes
                  if not isinstance(one, nodes.TemplateData) and not _is_plain(one)]  # fmt: skip
    for node in tree.find_all(nodes.If):
        test = node.test.node if isinstance(node.test, nodes.Not) else node.test
        found += [f"compound if in line {node.lineno}"] if node.elif_ or not _is_plain(test) else []
    for node in tree.find_all(nodes.For):
        found += [f"for with more in line {node.lineno}"] if node.test or node.else_ or not _is_plain(node.iter) else []
    return found


def test_every_template_is_looked_at() -> None:
    root = Path(jinja2.__file__).parents[0]
    assert root.name == "jinja2"
    assert {"namespace.c.jinja", "function/function.c.jinja", "record/record.pyi.jinja"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_templates_hold_no_logic(name: str) -> None:
    source, _, _ = GATE.loader.get_source(GATE, name)
    allowed = [one for one in problems(source) if not one.startswith("Not in")]
    assert allowed == []
    assert source.count("\n") <= 60


@pytest.mark.parametrize(
    "source",
    [
        "{% if a and b %}{% endif %}",
        "{% if a == 1 %}{% endif %}",
        "{% if a %}{% elif b %}{% endif %}",
        "{% for x in a if x.b %}{% endfor %}",
        "{% for x in a | sort %}{% endfor %}",
        "{{ a.b() }}",
        "{{ a | upper }}",
        "{{ a ~ b }}",
        "{% macro m() %}{% endmacro %}",
        "{% set a = b %}",
        "{{ a[0] }}",
    ],
)
def test_logic_would_be_seen(source: str) -> None:
    assert problems(source) != []
