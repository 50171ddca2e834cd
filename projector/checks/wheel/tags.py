"""tags: what a wheel's name says it is for, against what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projector.ir.examination import Native, Verdict, Wheel
from projector.targets import Target

_FLOOR = re.compile(r"manylinux_(\d+)_(\d+)_")
_GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)(?:\.\d+)?")


def verdicts(wheel: Wheel) -> Iterator[Verdict]:
    """The name, the tags in WHEEL, and the system, processor and oldest C library of every native file."""
    python, abi, platforms = wheel.tag
    stated = {f"{python}-{one}-{platform}" for one in abi.split(".") for platform in platforms.split(".")}
    told = set(re.findall(r"^Tag: (\S+)$", wheel.information("WHEEL"), re.MULTILINE))
    if stated != told:
        yield _wrong(f"its name says {', '.join(sorted(stated))}, WHEEL says {', '.join(sorted(told)) or 'nothing'}")
    if bool(wheel.natives) != wheel.is_native:
        yield _wrong(f"the tag is {platforms}, and it has {len(wheel.natives) or 'no'} native files")
    for path, native in wheel.natives.items():
        yield from _of_native(path, native, wheel)
    if wheel.is_native and wheel.target is None:
        yield Verdict("unproven", f"no target of projector has the tag {platforms}")


def _of_native(path: str, native: Native, wheel: Wheel) -> Iterator[Verdict]:
    target = wheel.target
    ending = {"abi3": ".abi3.so", "abi3.abi3t": ".abi3t.so"}.get(wheel.tag[1])
    if ending and not path.endswith((ending, ".pyd")):
        yield _wrong(f"{path} isn't named as Python looks for {wheel.tag[1]}")
    if target is None:
        return
    if (native.system, native.machine) != (target.os, target.arch):
        yield _wrong(f"{path} is for {native.system} on {native.machine}, the tag for {target.os} on {target.arch}")
    yield from _too_new(path, native, target)


def _too_new(path: str, native: Native, target: Target) -> Iterator[Verdict]:
    """What is of a later release than the tag promises, or of another C library."""
    floor = _FLOOR.match(target.wheel_tag)
    for one in native.imports:
        version = _GLIBC.fullmatch(one.version)
        if version and floor is None:
            yield _wrong(f"{path} needs {one.symbol} of {one.version}, and the tag is for {target.libc}")
        elif version and floor and tuple(map(int, version.groups())) > tuple(map(int, floor.groups())):
            yield _wrong(f"{path} needs {one.symbol} of {one.version}, which is newer than the tag")
    promised = re.match(r"macosx_(\d+)_(\d+)_", target.wheel_tag)
    if promised and native.minimum != f"{promised[1]}.{promised[2]}":
        yield _wrong(
            f"{path} is for macOS {native.minimum or 'of any release'}, the tag for {'.'.join(promised.groups())}"
        )


def _wrong(about: str) -> Verdict:
    return Verdict("wrong", about, "build it for that target: a wheel isn't renamed")
