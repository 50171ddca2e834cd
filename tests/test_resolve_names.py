"""Resolve: what a name in metadata leads to, and what things are called in Python."""

from __future__ import annotations

from described import good, resolved

from projector.ir import api


def test_an_enumerator_of_the_own_namespace_comes_before_another_s_constant() -> None:
    here = """
        projector: 1
        namespace: m.n
        enums: {Option: {base: int, members: {SIZE: 1, NAME: 2}}}
        functions:
          f:
            params:
              by: int
              value: {type: const void *, choose: {by: by, cases: {SIZE: const int *, NAME: const char *}}}
        """
    elsewhere = "projector: 1\nnamespace: m.o\nconstants: {SIZE: 7, NAME: 8}\n"
    found, problems = resolved(m__n=here, m__o=elsewhere)
    function = found.items()["m.n.functions.f"]
    assert list(problems) == [] and isinstance(function, api.Function) and function.params[1].choose
    assert [case.values for case in function.params[1].choose.cases] == [(1,), (2,)]


def test_python_names() -> None:
    items = good(
        """
        records:
          stat: {fields: {from: int, copy: int, __eq__: int, _1: int}}
          timespec: {fields: {a: int}, python: {name: TimeSpec}}
        unions: {semun: {fields: {a: int}}}
        enums: {rusage: {members: {None: 0, mro: 1, name: 2, _x_: 3, plain: 4}, export: false}}
        functions: {stat: {}, semun: {}, rusage: {}, raise: {}}
        """
    ).items()
    assert [item.python_name for item in items.values()] == [
        "struct_stat", "TimeSpec", "union_semun", "enum_rusage", "stat", "semun", "rusage", "raise_",
    ]  # fmt: skip
    record, enum = items["m.n.records.stat"], items["m.n.enums.rusage"]
    assert isinstance(record, api.Record)
    assert isinstance(enum, api.Enum)
    assert [one.python_name for one in record.fields] == ["from_", "copy_", "__eq___", "_1"]
    assert [one.python_name for one in enum.members] == ["None_", "mro_", "name_", "_x__", "plain"]


def test_names_are_looked_up_in_the_namespace_then_in_the_module() -> None:
    found, problems = resolved(
        m__module="projector: 1\nmodule: m\nrequires: [other]",
        m__a="projector: 1\nnamespace: m.a\naliases: {t: int, u: t, v: other.n.w, x: other.n.aliases.w}",
        m__b="projector: 1\nnamespace: m.b\naliases: {t: long}\nrecords: {r: {fields: {near: t, far: u, away: v}}}",
        other__n="projector: 1\nnamespace: other.n\naliases: {w: short}",
    )
    assert [one.message for one in problems] == []
    record = found.items()["m.b.records.r"]
    assert isinstance(record, api.Record)
    assert [one.type.size for one in record.fields if isinstance(one.type, api.Integer)] == [8, 4, 2]


SHARED = "projector: 1\nnamespace: shared.n\naliases: {t: short, w: long}\nhandles: {Fd: {type: int}}"


def test_names_that_a_module_hasnt_are_looked_up_in_those_that_it_requires() -> None:
    files = {
        "m__a": "projector: 1\nnamespace: m.a\naliases: {t: int}\nrecords: {r: {fields: {own: t, theirs: w}}}",
        "shared__n": SHARED,
    }
    found, problems = resolved(m__module="projector: 1\nmodule: m\nrequires: [shared]", **files)
    assert [one.message for one in problems] == []
    record = found.items()["m.a.records.r"]
    assert isinstance(record, api.Record)
    assert [one.type.size for one in record.fields if isinstance(one.type, api.Integer)] == [4, 8]
    _, problems = resolved(m__module="projector: 1\nmodule: m", **files)
    assert [one.code for one in problems] == ["PJ320"]
    files |= {"other__o": SHARED.replace("shared.n", "other.o")}
    _, problems = resolved(m__module="projector: 1\nmodule: m\nrequires: [shared, other]", **files)
    assert [one.message for one in problems] == ["'w' may be any of other.o.aliases.w, shared.n.aliases.w"]


def test_a_handle_may_extend_one_of_another_module() -> None:
    found, problems = resolved(
        m__module="projector: 1\nmodule: m\nrequires: [shared]",
        m__a="projector: 1\nnamespace: m.a\nhandles: {EpollFd: {type: int, extends: Fd}, Other: {type: int}}",
        shared__n=SHARED,
    )
    assert [one.message for one in problems] == []
    handle = found.items()["shared.n.handles.Fd"]
    assert isinstance(handle, api.Handle)
    assert handle.also == ("m.a.handles.EpollFd",)


def test_fields_are_not_called_like_the_words_of_stubs() -> None:
    found = good('records: {odd: {fields: {Self: int, Buffer: "int[2]", sizeof: int, class: int, plain: int}}}')
    record = found.items()["m.n.records.odd"]
    assert isinstance(record, api.Record)
    assert [one.python_name for one in record.fields] == ["Self_", "Buffer_", "sizeof_", "class_", "plain"]
