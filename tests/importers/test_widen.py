"""Metadata of one target for more of them: what other headers say becomes variants, and all else stays as it is."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from projector.cli import main

HEADER = """\
    #pragma once
    #include <stdint.h>
    typedef long word_t;
    #ifdef __LP64__
    typedef unsigned long room_t;
    #define LIMIT 0x40
    #define SAME 1
    enum { FIRST = 1, SECOND = 2 };
    #else
    typedef unsigned long long room_t;
    #define LIMIT 0x20
    #define SAME 1
    enum { FIRST = 1, SECOND = 3 };
    #endif
    struct inner { int kind; room_t room; };
    #ifdef __i386__
    struct outer { struct inner in; int64_t low, high; };
    int measure(const struct outer *outer, room_t *room) __asm__("measure64");
    #else
    struct outer { struct inner in; int whole; };
    int measure(const struct outer *outer, room_t *room);
    #endif
    #if LARGE
    struct large { room_t size; };
    #else
    struct large { int size; };
    #endif
"""
FACTS = """\
    projector: 1
    namespace: m.n
    platforms: [linux]
    arch: [x86_64]
    library: libc
    include: [m.h]

    # as people say it
    aliases:
      word_t: long
      room_t: uint64_t

    constants:
      LIMIT: {type: int, value: 0x40}
      SAME: {type: int, value: 1}

    enums:
      Which: {base: int, members: {FIRST: 1, SECOND: 2}}

    records:
      inner: {fields: {kind: int, room: room_t}}
      outer: {fields: {in: inner, whole: int}}
      large: {fields: {size: int}}

    functions:
      # not with nothing
      measure: {params: {outer: const outer *, to: room_t *}, returns: int}
"""
WIDENED = """\
    projector: 1
    namespace: m.n
    platforms: [linux]
    arch: [x86_64, aarch64, x86]
    library: libc
    include: [m.h]

    # as people say it
    aliases:
      word_t: long
      room_t: uint64_t

    constants:
      LIMIT:
        type: int
        value: 0x40
        variants: [{when: {bits: 32}, value: 0x20}]
      SAME: {type: int, value: 1}

    enums:
      Which:
        base: int
        members: {FIRST: 1, SECOND: 2}
        variants: [{when: {bits: 32}, members: {FIRST: 1, SECOND: 3}}]

    records:
      inner: {fields: {kind: int, room: room_t}}
      outer:
        fields: {in: inner, whole: int}
        variants: [{when: {bits: 32}, fields: {in: inner, low: int64_t, high: int64_t}}]
      large:
        fields: {size: int}
        variants: [{when: {bits: 32}, fields: {size: room_t}}]

    functions:
      # not with nothing
      measure:
        params: {outer: const outer *, to: room_t *}
        returns: int
        variants: [{when: {bits: 32}, symbol: measure64}]
"""
MODULE = """\
    projector: 1
    module: m
    libraries: {libc: process}
    include_dirs: [include]
    defines: [{name: LARGE, value: 1, when: {bits: 32}}]
"""
OTHERS = ("--target", "x86-linux-gnu", "--target", "x86-linux-musl", "--target", "aarch64-linux-gnu")


def test_what_other_headers_say_becomes_variants(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "m"
    for name, text in {"include/m.h": HEADER, "n.yaml": FACTS, "module.yaml": MODULE}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dedent(text))
    assert main(["import", "targets", str(folder), *OTHERS]) == 0
    assert capfd.readouterr().out == f"{folder}/n.yaml\n"
    assert (folder / "n.yaml").read_text() == dedent(WIDENED)
    assert main(["verify", str(folder), *OTHERS]) == 0
    capfd.readouterr()
    assert main(["import", "targets", str(folder), *OTHERS]) == 0
    assert capfd.readouterr().out == ""
