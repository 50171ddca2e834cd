"""merge: facts and overlays to one tree. What it says of wrong overlays is in tests/bad."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

from projector.diagnostics import Diagnostics
from projector.ir.documents import Document, Module
from projector.names import matches, nearest
from projector.stages.merge import merge
from projector.yaml import Mapping, Node, Sequence, read

FACTS = """
aliases: {clockid_t: int}
enums:
  Colour: {base: int, members: {RED: 0, BLUE: 1}}
functions:
  clock_gettime: {params: {clockid: clockid_t, tp: timespec *}, returns: int}
  clock_settime: {params: {clockid: clockid_t}, returns: int, gil: {release_above: 9}}
  strlen: {params: {s: const char *}, returns: size_t}
records:
  timespec: {fields: {tv_sec: time_t, tv_nsec: long}}
constants: {LIMIT: 10}
"""


def parsed(text: str, name: str) -> Document:
    """A document of the namespace `linux.time`."""
    found = Diagnostics()
    root = read(text.encode(), Path(name), found)
    assert root, list(found)
    return Document(Path(name), "linux.time", root)


def data(node: Node) -> Any:
    """A tree as Python's own data, null as None."""
    if isinstance(node, Mapping):
        return {key.value: data(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return None if node.is_null else node.value


def merged(*overlays: str, facts: str = FACTS) -> tuple[Mapping, list[str]]:
    """The merged tree, and the codes of what is wrong."""
    documents = tuple(parsed(f"projector: 1\n{text}", f"{index}.yaml") for index, text in enumerate(overlays))
    base = parsed(facts, "facts.yaml")
    found = Diagnostics()
    trees = merge(Module("linux", Path("linux"), base.root, (base,), documents), found)
    return trees["linux.time"], [one.code for one in found]


def tree(*overlays: str, facts: str = FACTS) -> Any:
    """The merged tree as data, of overlays that have nothing wrong."""
    root, codes = merged(*overlays, facts=facts)
    assert codes == []
    return data(root)


def function(name: str, *changes: str) -> Any:
    """A function after changes to `functions:`."""
    return tree(*(f"change: {{functions: {change}}}" for change in changes))["functions"][name]


def test_no_overlay_gives_the_facts_themselves() -> None:
    base = parsed(FACTS, "facts.yaml")
    found = Diagnostics()
    assert merge(Module("linux", Path(), base.root, (base,), ()), found)["linux.time"] is base.root


class TestChange:
    def test_key_by_key(self) -> None:
        assert function("strlen", "{strlen: {gil: hold, doc: Length.}}") == {
            "params": {"s": "const char *"},
            "returns": "size_t",
            "gil": "hold",
            "doc": "Length.",
        }

    def test_a_shorthand_is_widened(self) -> None:
        change = "{clock_gettime: {params: {clockid: {enum: Clock}}, returns: {errors: errno}}}"
        assert function("clock_gettime", change) == {
            "params": {"clockid": {"type": "clockid_t", "enum": "Clock"}, "tp": "timespec *"},
            "returns": {"type": "int", "errors": "errno"},
        }

    def test_a_shorthand_in_the_overlay_is_widened(self) -> None:
        changes = "{strlen: {returns: {errors: none}}}", "{strlen: {returns: ssize_t}}"
        assert function("strlen", *changes)["returns"] == {"type": "ssize_t", "errors": "none"}

    @pytest.mark.parametrize(
        ("change", "path", "expected"),
        [
            ("aliases: {clockid_t: {doc: A clock.}}", "aliases.clockid_t", {"type": "int", "doc": "A clock."}),
            ("constants: {LIMIT: {type: long}}", "constants.LIMIT", {"value": "10", "type": "long"}),
            ("enums: {Colour: {members: {RED: {doc: R.}}}}", "enums.Colour.members.RED", {"value": "0", "doc": "R."}),
            ("enums: {Colour: {members: {PINK: 3}}}", "enums.Colour.members.PINK", "3"),
            ("records: {timespec: {fields: {tv_sec: {doc: S.}}}}", "records.timespec.fields.tv_sec.type", "time_t"),
            ("functions: {strlen: {variadic: {mode: mode_t}}}", "functions.strlen.variadic", {"mode": "mode_t"}),
            ("functions: {strlen: {returns: int}}", "functions.strlen.returns", "int"),
            ("functions: {clock_settime: {gil: hold}}", "functions.clock_settime.gil", "hold"),
            ("platforms: [linux]", "platforms", ["linux"]),
            (
                "functions: {strlen: {attributes: {params: {x: 1}}}}",
                "functions.strlen.attributes",
                {"params": {"x": "1"}},
            ),
        ],
    )
    def test_places_of_shorthands(self, change: str, path: str, expected: Any) -> None:
        value = tree(f"change: {{{change}}}")
        for key in path.split("."):
            value = value[key]
        assert value == expected

    def test_words_are_widened(self) -> None:
        changes = "{strlen: {doc: Length.}}", "{strlen: {doc: {params: {s: Text.}}}}"
        assert function("strlen", *changes)["doc"] == {"summary": "Length.", "params": {"s": "Text."}}

    def test_null_removes(self) -> None:
        assert "gil" not in function("clock_settime", "{clock_settime: {gil: ~}}")
        assert "strlen" not in tree("change: {functions: {strlen: }}")["functions"]

    def test_lists_replace(self) -> None:
        changes = "{strlen: {x: [a, b]}}", "{strlen: {x: [c]}}"
        assert function("strlen", *changes)["x"] == ["c"]

    def test_params_are_never_reordered(self) -> None:
        change = "{clock_gettime: {params: {tp: {dir: out}, clockid: {enum: Clock}}}}"
        assert list(function("clock_gettime", change)["params"]) == ["clockid", "tp"]

    def test_every_node_keeps_its_place(self) -> None:
        root, _ = merged("change:\n  functions:\n    strlen:\n      gil: hold\n")
        strlen = root.at("functions", "strlen")
        assert isinstance(strlen, Mapping)
        at = [(key.value, key.place.file.name, node.place.line) for key, node in strlen.entries]
        assert at == [("params", "facts.yaml", 8), ("returns", "facts.yaml", 8), ("gil", "0.yaml", 5)]


class TestPatterns:
    def test_a_pattern_matches_items(self) -> None:
        result = tree('change: {functions: {"clock_*": {url: x}, "str???": {url: y}}}')["functions"]
        assert {name: each["url"] for name, each in result.items()} == {
            "clock_gettime": "x",
            "clock_settime": "x",
            "strlen": "y",
        }

    def test_exact_beats_a_pattern_wherever_it_stands(self) -> None:
        for change in ('{strlen: {gil: hold}, "*": {gil: release}}', '{"*": {gil: release}, strlen: {gil: hold}}'):
            assert function("strlen", change)["gil"] == "hold"
            assert function("clock_gettime", change)["gil"] == "release"

    def test_the_later_pattern_beats_the_earlier(self) -> None:
        assert function("strlen", '{"*": {gil: a}, "str*": {gil: b}}')["gil"] == "b"
        assert function("strlen", '{"str*": {gil: b}, "*": {gil: a}}')["gil"] == "a"

    def test_a_pattern_of_params(self) -> None:
        result = tree('change: {functions: {"*": {params: {"clock*": {enum: Clock}}}}}')["functions"]
        assert result["clock_settime"]["params"] == {"clockid": {"type": "clockid_t", "enum": "Clock"}}
        assert result["strlen"]["params"] == {"s": "const char *"}

    def test_an_exact_name_below_a_pattern_may_miss(self) -> None:
        assert merged('change: {functions: {"*": {params: {tp: {dir: out}}}}}')[1] == []
        assert merged('change: {functions: {"*": {params: {zz: {dir: out}}}}}')[1] == ["PJ314"]

    def test_null_below_a_pattern_may_miss(self) -> None:
        assert all("gil" not in each for each in tree('change: {functions: {"*": {gil: ~}}}')["functions"].values())

    def test_a_pattern_of_results_passes_by_functions_without_one(self) -> None:
        facts = "functions: {close: {params: {fd: int}, returns: int}, sync: {}}"
        change = 'change: {functions: {"*": {returns: {errors: errno}, gil: hold}}}'
        changed = tree(f"overlay: linux.time\n{change}", facts=facts)
        assert changed["functions"]["sync"] == {"gil": "hold"}
        assert changed["functions"]["close"]["returns"] == {"type": "int", "errors": "errno"}

    def test_undoing_a_pattern_is_not_stale(self) -> None:
        change = '{"*": {returns: long}, strlen: {returns: size_t}}'
        assert function("strlen", change)["returns"] == "size_t"

    def test_stars_elsewhere_are_text(self) -> None:
        assert function("strlen", '{strlen: {attributes: {"*": 1}}}')["attributes"] == {"*": "1"}


class TestAddAndRemove:
    def test_add(self) -> None:
        result = tree("add: {functions: {getpid: {returns: int}}, handles: {Fd: {type: int}}, doc: Time.}")
        assert list(result["functions"])[-1] == "getpid"
        assert result["handles"] == {"Fd": {"type": "int"}}
        assert result["doc"] == "Time."

    def test_a_later_overlay_may_change_what_an_earlier_one_added(self) -> None:
        overlays = "add: {functions: {getpid: {returns: int}}}", "change: {functions: {getpid: {gil: hold}}}"
        assert tree(*overlays)["functions"]["getpid"] == {"returns": "int", "gil": "hold"}

    def test_remove(self) -> None:
        result = tree('remove: [functions.strlen, "functions.clock_s*", enums.Colour.members.RED, aliases]')
        assert list(result["functions"]) == ["clock_gettime"]
        assert result["enums"]["Colour"]["members"] == {"BLUE": "1"}
        assert "aliases" not in result

    def test_remove_then_add_replaces(self) -> None:
        result = tree("remove: [functions.strlen]\nadd: {functions: {strlen: {returns: int}}}")
        assert result["functions"]["strlen"] == {"returns": "int"}

    def test_a_pattern_does_not_cross_a_dot(self) -> None:
        assert merged('remove: ["functions*"]')[0].get("functions") is None
        assert merged('remove: ["*.strlen"]')[1] == []
        assert merged('remove: ["*strlen"]')[1] == ["PJ316"]

    def test_empty_parts_say_nothing(self) -> None:
        assert tree("add:\nchange: ~\nremove:\n") == tree()


def test_overlays_of_other_namespaces_are_left_alone() -> None:
    base, other = parsed(FACTS, "facts.yaml"), parsed("projector: 1\nremove: [functions]", "o.yaml")
    strange = Document(other.path, "linux.io", other.root)
    found = Diagnostics()
    assert merge(Module("linux", Path(), base.root, (base,), (strange,)), found)["linux.time"] is base.root


def test_many_misspelt_names_are_quick() -> None:
    """Looking for what was meant takes long, so that only the first get a suggestion."""
    facts = "functions: {" + ", ".join(f"function_{index}: {{}}" for index in range(3000)) + "}"
    change = ", ".join(f"funktion_{index}: {{gil: hold}}" for index in range(500))
    assert merged(f"change: {{functions: {{{change}}}}}", facts=facts)[1] == ["PJ311"] * 500


NAMES = st.sampled_from(["functions", "strlen", "params", "s", "returns", "type", "*", "?", "gil", "enums", "x"])
TREES = st.recursive(
    st.sampled_from(["~", "int", "''", "[a, b]", "hold"]),
    lambda inner: st.dictionaries(NAMES, inner, max_size=4).map(
        lambda each: "{" + ", ".join(f"'{key}': {value}" for key, value in each.items()) + "}"
    ),
    max_leaves=20,
)


@given(TREES, TREES, TREES, TREES)
@settings(max_examples=500, deadline=None)
def test_any_trees_merge_and_keep_the_order_of_what_stays(facts: str, add: str, change: str, remove: str) -> None:
    facts = facts if facts.startswith("{") else "{}"
    before = parsed(facts, "facts.yaml").root
    after, _ = merged(f"add: {add}\nchange: {change}\nremove: {remove}\n", facts=facts)
    old, new = before.keys(), after.keys()
    assert [key for key in new if key in old] == [key for key in old if key in new]


@given(TREES)
@settings(max_examples=200, deadline=None)
def test_saying_the_same_again_changes_nothing(facts: str) -> None:
    facts = facts if facts.startswith("{") and not set("~*?") & set(facts) else "{}"
    assert merged(f"change: {facts}", facts=facts)[0] == parsed(facts, "facts.yaml").root


class TestNames:
    @given(st.text("ab*?.", max_size=6), st.text("ab.", max_size=6))
    @settings(max_examples=1000, deadline=None)
    @example("*a*b", "aab")
    @example("a*", "a.b")
    def test_matches_as_the_rule_says(self, pattern: str, name: str) -> None:
        def rule(pattern: str, name: str) -> bool:
            if not pattern:
                return not name
            if pattern[0] == "*":
                return rule(pattern[1:], name) or (name[:1] not in ("", ".") and rule(pattern, name[1:]))
            return (
                name != ""
                and (pattern[0] == name[0] or pattern[0] == "?" != name[0] != ".")
                and rule(pattern[1:], name[1:])
            )

        assert matches(pattern, name) == rule(pattern, name)

    def test_a_hostile_pattern_ends(self) -> None:
        assert not matches("*a" * 200 + "b", "a" * 2000)

    def test_nearest(self) -> None:
        assert nearest("clokid", ["flags", "clockid"]) == "clockid"
        assert nearest("x", ["clockid"]) is None
        assert nearest("a" * 100000, ["a" * 100000]) is None


class TestNamesOfParameters:
    FACTS = """
callbacks:
  told: {params: {p1: int, p2: void *}}
functions:
  open_: {params: {p1: const char *, p2: int}, returns: int}
  close_: {params: {p1: int}, variants: [{when: {os: macos}, params: {p1: long, p2: int}}]}
"""

    def test_a_parameter_is_called_otherwise_from_there_on(self) -> None:
        first = "change: {functions: {open_: {params: {p1: {name: path}, p2: {name: flags, default: 0}}}}}"
        second = "change: {functions: {open_: {params: {path: {string: filename}}}}}"
        params = tree(first, second, facts=self.FACTS)["functions"]["open_"]["params"]
        assert list(params) == ["path", "flags"]
        assert params["path"] == {"type": "const char *", "name": "path", "string": "filename"}

    def test_of_many_functions_by_a_pattern(self) -> None:
        functions = tree('change: {functions: {"*": {params: {p1: {name: fd}}}}}', facts=self.FACTS)["functions"]
        assert [list(one["params"]) for one in functions.values()] == [["fd", "p2"], ["fd"]]

    def test_of_callbacks(self) -> None:
        told = tree("change: {callbacks: {told: {params: {p2: {name: data}}}}}", facts=self.FACTS)["callbacks"]["told"]
        assert list(told["params"]) == ["p1", "data"]

    def test_former_names_are_gone(self) -> None:
        first = "change: {functions: {close_: {params: {p1: {name: fd}}}}}"
        assert merged(first, first, facts=self.FACTS)[1] == ["PJ311"]

    def test_what_is_said_of_a_parameter_goes_for_variants(self) -> None:
        change = "change: {functions: {close_: {params: {p1: {name: fd, handle: File}}, returns: {errors: errno}}}}"
        (variant,) = tree(change, facts=self.FACTS)["functions"]["close_"]["variants"]
        assert variant["params"] == {"fd": {"type": "long", "name": "fd", "handle": "File"}, "p2": "int"}
        assert "returns" not in variant  # it states no result of its own


def test_what_is_said_of_fields_goes_for_variants() -> None:
    facts = """
records:
  stat:
    fields: {st_dev: long, st_mode: int}
    variants: [{when: {arch: aarch64}, fields: {st_mode: short, st_dev: long}, pack: 1}]
"""
    change = "change: {records: {stat: {pack: 2, fields: {st_mode: {enum: Mode}}}}}"
    (variant,) = tree(change, facts=facts)["records"]["stat"]["variants"]
    fields = {"st_mode": {"type": "short", "enum": "Mode"}, "st_dev": "long"}
    assert (variant["fields"], list(variant["fields"]), variant["pack"]) == (fields, ["st_mode", "st_dev"], "1")
