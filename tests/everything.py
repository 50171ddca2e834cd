"""Metadata that uses every word of the language once: a seed for tests and mutations."""

from __future__ import annotations

MODULE = """
projector: 1
module: m
doc: {summary: A module that says everything.}
url: "https://example.org/{section}/{name}.html"
version: 3.44
libraries:
  libc: process
  libz:
    linux: {soname: libz.so.1, origin: system}
    macos: {soname: libz.1.dylib}
    windows: {soname: zlib1.dll, origin: bundled}
  own: static
  mixed: {windows: {link: static}, linux: {soname: libmixed.so.1, link: dynamic}}
requires: []
include_dirs: [include]
defines: [ONE, {name: TWO, value: 2, when: {bits: 32}}]
exceptions:
  Failed: {base: OSError, doc: It failed., fields: {code: int, where: const char *}, codes: {BUSY: Busy}}
errors:
  rule:
    fail_if: ret not in (OK, 100) and errno != EINTR or ret == -1
    exception: Failed
    message: {call: words, with: {code: p}}
    cases: [{when: ret == BUSY, exception: MemoryError}]
    clear: true
  text: {fail_if: ret < 0, message: It failed.}
attributes: {importer: {version: 1}}
"""

FACTS = """
projector: 1
namespace: m.n
platforms: [linux, macos, windows, emscripten]
library: libc
include: [stdio.h]
doc: Everything.
url: "https://example.org/n/{name}"
attributes: {list: [a, {b: c}]}
constants:
  OK: 0
  BUSY: {value: 0x05, type: int, doc: Too much to do., since: {linux: 2.6}, until: {linux: 6.0}}
  EINTR: {value: 4, variants: [{when: {os: windows}, value: 10004}, {when: {os: [macos], arch: [aarch64]}, value: 44}]}
  PI: 3.14
  TEXT: "text"
  WIDE: {value: "wide", string: {encoding: wide}}
  IID: {guid: 00000000-0000-0000-c000-000000000046}
  SAME: OK
  OLD: {value: 1, deprecated: {since: 2.0, message: Gone soon., use: OK}, experimental: true, renamed_from: OLDER}
  IGNORED: {value: 1, status: ignore, reason: It lies., source: {header: a.h, line: 12, origin: scraped}}
aliases:
  time_t: long
  clockid_t: {type: int, doc: A clock.}
enums:
  Clock: {base: clockid_t, members: {REALTIME: 0, MONOTONIC: {value: 1, doc: Steady., python: {name: STEADY}}}}
  Mask: {flags: true, members: {READ: 0b01, WRITE: 0o2}, export: false, python: {name: Access}}
  Made: {base: int, from_constants: {header: b.h, match: "B*"}}
records:
  timespec: {fields: {tv_sec: time_t, tv_nsec: {type: long, doc: Nanoseconds., atomic: acquire}}, size_field: tv_sec}
  opaque: {}
  packed:
    pack: 2
    align: 8
    fields:
      head: {type: char, offset: 0}
      low: {type: unsigned, bits: 3}
      _1: {type: unsigned, bits: 0}
      high: {type: Mask, bits: 5}
      inner: {type: number, anonymous: true}
      next: packed *
      name: {type: "char[16]", string: utf8, python: {name: called}}
      fd: {type: int, handle: Fd, nullable: true}
      clock: {type: clockid_t, enum: Clock, align: 4}
      count: size_t
      buffer: {type: void *, count: {field: count}}
      tail: {type: "timespec[]", flexible: count}
  derived: {extends: timespec, fields: {visit: Visit}}
unions:
  number: {fields: {i: int, d: double}}
handles:
  Fd: {type: int, invalid: [-1], pseudo: [-100, OK], close: {call: close, errors: errno}, also: [Dir], fork: keep}
  Dir: {type: opaque *, no_free: true, at_exit: leak}
callbacks:
  Visit: {params: {item: const packed *, ctx: void *}, returns: int, user_data: ctx, on_error: -1, abi: c, thread: any}
  Told: {params: {ctx: void *}, user_data: ctx, on_error: {call: destroy, with: {code: OK}}}
functions:
  close: {params: {fd: {type: int, handle: Fd}}, returns: {type: int, errors: {rule: errno, clear: true}}}
  words: {params: {code: int}, returns: {type: const char *, own: none, string: {terminated: nul}, nullable: true}}
  destroy: {params: {p: void *}}
  read:
    doc: {summary: Reads., params: {buf: Where to.}, returns: How much.}
    url: read.2
    params:
      fd: {type: int, handle: Fd, python: {positional_only: true}}
      buf: {type: void *, dir: out, count: {param: n, unit: bytes, out: used}, allocate: caller}
      n: {type: size_t, default: 4096}
      used: {type: size_t *, dir: out, optional: true, nullable: true}
      clock: {type: Clock, default: REALTIME, python: {name: which, keyword_only: true}}
      zero: {type: int, reserved: OK}
    returns: {type: ssize_t, errors: errno, value: result, count: {returned: true}}
    gil: {release_above: 2048, by: n}
    blocking: true
    interrupt: retry
    cancel: close
    thread: any
    abi: c
    symbol: {linux: read, x86_64-macos: "read$1"}
    syscall: {x86_64: 0, aarch64: 63}
    wrap: conveniences:read
  open:
    params: {path: {type: const char *, string: filename}}
    variadic: {mode: unsigned}
    returns: {type: int, handle: Fd}
  each:
    params:
      visit: {type: Visit, user_data: ctx, scope: call, destroy: done, thread: caller, retained: {until: destroy}}
      ctx: void *
      done: Visit
      id: {type: const void *, iid_of: out}
      out: {type: void **, dir: out, own: full, free: destroy}
      option: int
      value: {type: void *, choose: {by: option, cases: {OK: int *, BUSY: timespec *}}}
      p: {type: int, attributes: {winmd: Reserved}}
      first: {type: packed **, dir: out}
      parts: {type: const timespec *, pieces: {address: tv_sec, length: tv_nsec, dir: in}, count: {param: option}}
      cap: {type: size_t *, dir: inout, count: {const: 1}}
      text: {type: char *, dir: out, count: {in: cap, includes_nul: true}, retained: forever}
    returns: {type: const timespec *, errors: rule, borrowed_from: ctx, when: ret != 0, count: {call: words}}
    sizing: {size_param: cap, probe: "null", more_data: [BUSY]}
    iterate: {next: next, callback: visit, array: first, count: cap}
  kernel_only: {syscall: {riscv64: 1}, platforms: [linux], arch: [riscv64]}
variables:
  environ: {type: char **, const: true, symbol: environ, library: libc}
  clock: {type: int, enum: Clock}
  out: {type: int, handle: Fd}
  banner: {type: "char[8]", string: utf8}
exceptions:
  Worse: {base: Failed}
errors:
  own: {fail_if: ret == 0, exception: Worse}
ioctls:
  TIOCGWINSZ: {request: 0x5413, arg: timespec, dir: out, errors: errno}
interfaces:
  IUnknown:
    iid: 00000000-0000-0000-c000-000000000046
    abi: winapi
    implement: true
    agile: true
    methods: {AddRef: {returns: uint32_t, gil: hold}}
  IOther: {extends: IUnknown}
classes:
  Thing: {clsid: 00000000-0000-0000-c000-000000000046, interfaces: [IUnknown]}
runtime_classes:
  Vector:
    extends: Base
    implements: [IUnknown]
    iid: 00000000-0000-0000-c000-000000000046
    generic: [T]
    methods: {run: {returns: int, async: true, static: true, objc: {selector: "run:", retained: true}}}
    properties: {size: size_t, name: {type: const char *, readonly: true, static: true}}
    events: {changed: Visit, gone: {handler: Visit, static: true}}
    objc: {class: NSVector, protocol: NSFast, block: true}
    agile: true
"""
