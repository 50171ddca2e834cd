"""A module of one namespace with every kind of fact, its header, and what `verify` says of them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from projector.diagnostics import Diagnostics
from projector.ir.report import Report
from projector.stages.verify import verify_folder
from projector.targets import target
from projector.toolchains import toolchain

HEADER = """\
    #pragma once
    #include <stdint.h>
    typedef int fd_t;
    typedef unsigned long word_t;
    typedef void (*on_event)(int code, void *data);
    typedef int step(long);
    typedef unsigned long long wide_t;
    typedef void (*on_rows)(const unsigned char rows[][16]);
    enum color { RED, GREEN = 5 };
    typedef enum { LOWEST } level;
    #define LIMIT 10
    #define BIG 0x80000000u
    #define MINUS (-1)
    #define LEAST (-9223372036854775807LL - 1)
    #define MOST 18446744073709551615ull
    #define RATIO 1.5
    #define LONGER 0.1L
    #define ENDLESS (-__builtin_inf())
    #define NOTHING __builtin_nan("")
    #define TITLE "say \\"m\\""
    #define NOW (make())
    #define NOWHERE ((void *)-1)
    #define RESIZE (0x40045401u)
    struct point { int x; short y; };
    union number { float f; uint32_t u; };
    typedef struct {
        int a : 3;
        unsigned b : 5;
        _Bool c : 1;
        long d;
        struct { int e, f[2]; } inner[2];
        union { int g; float h; };
        const char *name;
        unsigned long long wide;
        enum color paint;
        on_event hook;
        char tail[];
    } thing;
    typedef struct hidden *hidden_t;
    struct hidden;
    int measure(const struct point *p, thing *t, word_t n);
    #define measure(p, t, n) 0
    #define HIGH(w) (((w) >> 8) & 0xff)
    static inline int twice(int n) { return n * 2; }
    int print(const char *format, ...);
    void on(on_event hook, void *data);
    void pick(enum color const **which, enum color *one);
    void rise(level *from);
    int vary(const char *format, __builtin_va_list arguments, __builtin_va_list *more);
    struct hidden *make(void);
    void (*choose(int which, on_event other))(int, void *);
    int paint(enum color with);
    extern const int version;
"""
FACTS = """\
    projector: 1
    namespace: m.n
    library: libc
    include: [m.h]

    aliases:
      fd_t: int
      word_t: unsigned long
      wide_t: uint64_t
    callbacks:
      on_event: {params: {code: int, data: void *}}
      step: {params: {n: long}, returns: int}
      on_rows: {params: {rows: const unsigned char *}}
      ours_alone: {params: {n: int}, returns: int}
    enums:
      color: {members: {RED: 0, GREEN: 5}}
      level: {members: {LOWEST: 0}}
      Limits: {base: unsigned int, members: {LIMIT: 10, BIG: 0x80000000}}
    constants:
      MINUS: {type: int, value: -1}
      LEAST: -9223372036854775808
      MOST: 18446744073709551615
      RATIO: 1.5
      LONGER: {type: long double, value: 0.1}
      ENDLESS: -.inf
      NOTHING: .nan
      TITLE: 'say "m"'
      NOWHERE: {type: void *, value: -1}
    unions:
      number:
        fields: {f: float, u: uint32_t}
      g_or_h:
        fields: {g: int, h: float}
    records:
      point:
        fields:
          x: int
          y: short
      within:
        fields:
          e: int
          f: "int[2]"
      thing:
        fields:
          a: {type: int, bits: 3}
          b: {type: unsigned int, bits: 5}
          c: {type: bool, bits: 1}
          d: long
          inner: "within[2]"
          _1: {type: g_or_h, anonymous: true}
          name: const char *
          wide: uint64_t
          paint: color
          hook: on_event
          tail: {type: "char[]", flexible: {count: d}}
      hidden: {}
    variables:
      version: {type: int, const: true}
    ioctls:
      RESIZE: {request: 0x40045401, arg: int, dir: in}
    functions:
      HIGH: {params: {w: unsigned int}, returns: int, expression: w >> 8 & 0xff}
      twice: {params: {n: int}, returns: int, expression: n * 2}
      measure:
        params:
          p: const point *
          t: thing *
          n: word_t
        returns: int
      pick: {params: {which: const color * *, one: color *}}
      rise: {params: {from: level *}}
      vary: {params: {format: const char *, arguments: va_list, more: va_list *}, returns: int}
      print: {params: {format: const char *}, variadic: {n: int}, returns: int}
      on: {params: {hook: on_event, data: void *}}
      make: {returns: hidden *}
      choose: {params: {which: int, other: on_event}, returns: on_event}
      paint: {params: {with: int}, returns: int}
      landlock_add_rule:
        syscall: {x86_64: 445, aarch64: 445}
        params: {fd: int}
        returns: int
      our_restriction: {symbol: landlock_restrict_self, syscall: {x86_64: 446, aarch64: 446}}
"""
X64 = "x86_64-linux-gnu"


def verified(tmp_path: Path, facts: str = FACTS, header: str = HEADER, name: str = X64) -> tuple[Report, list[str]]:
    """The report on a module of one namespace, and its diagnostics as `line code message`."""
    folder = tmp_path / "m"
    (folder / "include").mkdir(parents=True)
    (folder / "include" / "m.h").write_text(dedent(header))
    (folder / "module.yaml").write_text(
        "projector: 1\nmodule: m\nlibraries: {libc: process}\ninclude_dirs: [include]\n"
    )
    (folder / "n.yaml").write_text(dedent(facts))
    found = Diagnostics()
    report = verify_folder(folder, target(name), toolchain("zig"), tmp_path / "scratch", found)
    assert report is not None, [one.message for one in found]
    assert all(one.place and one.place.file == folder / "n.yaml" for one in found)
    return report, [f"{one.place.line if one.place else 0} {one.code} {one.message}" for one in found]
