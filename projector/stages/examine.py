"""examine: a wheel gives an Examination: whatever can be proven of a wheel that is done, wherever it was built."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from projector.checks.wheel import WHEEL_CHECKS, natives, traces
from projector.checks.wheel.stable import is_pythons
from projector.diagnostics import Diagnostics, Place
from projector.ir.examination import Examination, Native, Verdict, Wheel
from projector.targets import PYTHONS, TARGETS, Target, for_python
from projector.toolchains.provided import missing
from projector.toolchains.toolchain import Toolchain

_CODES = {name: code for name, code, _ in WHEEL_CHECKS} | {
    "imports": "PJ733",
    "traces": "PJ734",
    "built again": "PJ738",
}
_IMPORTS = "look it up at run time, or name an older release's"


def examine(
    path: Path, zig: Toolchain, scratch: Path, machine: Sequence[str], found: Diagnostics, again: Path | None = None
) -> Examination | None:
    """What is proven of a wheel; None if it can't be read. What is wrong stands in diagnostics.

    `machine` are words that no wheel may have: this machine's name and folders. `again` is what another build of the
    same gave. `scratch` takes the compiler's files. Raises ToolError where the compiler fails.
    """
    wheel = _read(path, found)
    if wheel is None:
        return None
    verdicts = {name: _or_proven(check(wheel)) for name, _, check in WHEEL_CHECKS}
    verdicts["imports"] = _or_proven(_imports(wheel, zig, scratch))
    verdicts["traces"] = _or_proven(traces.verdicts(wheel, machine))
    verdicts["built again"] = _or_proven(_built_again(wheel, again))
    verdicts["run"] = _or_proven(_run(wheel))
    for name, several in verdicts.items():
        for one in several:
            if one.outcome == "wrong":
                found.error(_CODES[name], Place(path, 1, 1), one.about, one.hint)
    return Examination(path, verdicts)


def target_of(path: Path) -> Target | None:
    """The target whose tag a wheel's name has; None if there is none."""
    python, abi, platforms = path.name.removesuffix(".whl").split("-")[-3:]
    row = next((row for row in TARGETS if row.wheel_tag == platforms), None)
    name = next((name for name, one in PYTHONS.items() if one.tag == f"{python}-{abi}"), "abi3")
    return for_python(row, name) if row is not None else row


def _or_proven(verdicts: Iterator[Verdict]) -> tuple[Verdict, ...]:
    return tuple(verdicts) or (Verdict("proven", ""),)


def _read(path: Path, found: Diagnostics) -> Wheel | None:
    try:
        parse_wheel_filename(path.name)
        with zipfile.ZipFile(path) as archive:
            contents = {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}
    except InvalidWheelFilename:
        found.error("PJ730", None, f"{path} isn't named as a wheel", "NAME-VERSION-PYTHON-ABI-PLATFORM.whl")
        return None
    except (OSError, zipfile.BadZipFile) as error:
        found.error("PJ730", None, f"{path} can't be read: {error}", "build it again")
        return None
    python, abi, platforms = path.name.removesuffix(".whl").split("-")[-3:]
    read = dict[str, Native]()
    for name, data in contents.items():
        if name.endswith((".so", ".pyd", ".dylib", ".dll")):
            try:
                read[name] = natives.read(data)
            except ValueError as error:
                found.error("PJ730", Place(path, 1, 1), f"{name} can't be read: {error}", "build it again")
            except ImportError:
                found.error("PJ730", None, "LIEF isn't installed", "pip install 'projector-build[verify]'")
                return None
    return Wheel(path, (python, abi, platforms), target_of(path), contents, read)


def _imports(wheel: Wheel, zig: Toolchain, scratch: Path) -> Iterator[Verdict]:
    """What the native files need of the system, which loaders on other machines won't find or Wine doesn't miss."""
    for path, native in wheel.natives.items():
        wanted = [(one.symbol, one.library) for one in native.imports if not is_pythons(one.symbol)]
        if wheel.target is None:
            yield Verdict("unproven", f"nobody tells what {wheel.tag[2]} has: {path} needs {len(wanted)} symbols")
            continue
        for symbol, place in missing(zig, wheel.target, wanted, scratch):
            if place:
                yield Verdict("wrong", f"{path} needs {symbol}, which {place} hasn't", _IMPORTS)
            else:
                yield Verdict("unproven", f"{path} needs {symbol} of a library whose exports nobody tells")


def _built_again(wheel: Wheel, again: Path | None) -> Iterator[Verdict]:
    if again is None:
        yield Verdict("unproven", "it wasn't built again: --again PROJECTION does it, elsewhere and from nothing")
    elif again.read_bytes() != wheel.path.read_bytes():
        hint = "compare the two files by file: what differs depends on where or when it was built"
        yield Verdict("wrong", "built again, it has other bytes", hint)


def _run(wheel: Wheel) -> Iterator[Verdict]:
    proof = wheel.target.proof if wheel.target is not None else ""
    if wheel.is_native and proof:
        yield Verdict("unproven", f"nothing was run here; projector's own tests run such wheels {proof}")
    elif wheel.is_native:
        yield Verdict("unproven", f"nothing was run here, nor do projector's own tests run wheels for {wheel.tag[2]}")
