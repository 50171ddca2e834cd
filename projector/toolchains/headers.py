"""headers: what zig's compiler says of lines of C after a target's own headers. Nothing is linked or executed."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from projector import files, text
from projector.errors import ToolError
from projector.targets import TARGETS, Target
from projector.text import Code, code
from projector.toolchains.toolchain import Toolchain

# As strict C, so that `linux` and `unix` are no macros, but with `typeof` and `asm`. Warnings are no matter of ours.
_FLAGS = ("-std=c11", "-fgnu-keywords", "-D_GNU_SOURCE", "-w", "-O0", "-fno-sanitize=all", "-ferror-limit=0")
_WORDS = re.compile(r"(?P<file>.+?):(?P<line>\d+):\d+: (?P<kind>error|fatal error|note): (?P<words>.*)")
# windows.h brings a compiler's intrinsics along, which an older clang than zig's can't read.
_INTRINSICS = ("__IMMINTRIN_H", "__X86INTRIN_H")
_LINES, _MISSING = "pj_lines", "pj_missing"
_END = code('_Static_assert(0, "pj_end");')


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line doesn't compile: the compiler's first error there, and its first note."""

    error: str
    note: str = ""


@dataclass(slots=True)
class Answer:
    """What doesn't compile: lines and missing headers by index, and the first error inside of headers."""

    lines: dict[int, Refusal] = field(default_factory=dict)
    missing: list[int] = field(default_factory=list)
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Headers:
    """Some headers of a target, included in this order. `folder` takes scratch files and the compiler's cache."""

    zig: Toolchain
    target: Target
    folder: Path
    include: tuple[str, ...]
    include_dirs: tuple[Path, ...] = ()
    defines: tuple[str, ...] = ()

    def ask(self, name: str, lines: Sequence[Code]) -> Answer:
        """Compile `lines` as `<name>.c`, each by itself a declaration; a refused last line shows that all were read."""
        source = self.folder / f"{name}.c"
        words = self._compile(source, self.target.verify_triple, (*lines, _END), "-c", source.with_suffix(".o"), "-g0")
        answer = _answer(words.splitlines())
        if answer.lines.pop(len(lines), None):
            return answer
        if not (answer.lines or answer.broken):
            raise ToolError(f"zig can't compile {source.name}:\n{words.strip()}")
        unread = Refusal(f"the compiler stopped: {answer.broken or next(iter(answer.lines.values())).error}")
        return replace(answer, lines={index: answer.lines.get(index, unread) for index in range(len(lines))})

    def emit(self, name: str, triple: str, lines: Sequence[Code]) -> str:
        """LLVM's words of those of the `lines`, each a declaration, that compile for this triple; "" if none do.

        Debug information tells of the types of variables.
        """
        source = self.folder / f"{name}.c"
        output = source.with_suffix(".ll")
        while any(lines):
            output.unlink(missing_ok=True)
            # Of an undeclared name that is a compiler's own function, only the first use would be refused.
            words = self._compile(source, triple, lines, "-S", output, "-g", "-emit-llvm", "-fno-builtin")
            if output.exists():
                return output.read_text()
            refused = _answer(words.splitlines()).lines
            if not refused:
                break
            lines = [Code("") if index in refused else line for index, line in enumerate(lines)]
        return ""

    def _compile(self, source: Path, triple: str, lines: Sequence[Code], to: str, output: Path, *flags: str) -> str:
        """What the compiler says."""
        files.write(source, "".join(f"{line}\n" for line in (*self._prelude(), *lines)).encode())
        command = [str(self.zig.folder / "zig"), "cc", "-target", triple, *_FLAGS, *flags]
        command += [*(f"-D{one}" for one in self.defines), *searched(self.include_dirs, self.target)]
        command += [to, str(source), "-o", str(output)]
        return said(self.zig, command, self.folder).replace(f"{self.zig.folder}{os.sep}", "")

    def _prelude(self) -> Iterator[Code]:
        for index, name in enumerate(self.include):
            header = text.path(name)
            yield code("#if __has_include(<{}>)\n#include <{}>\n#else", header, header)
            yield code('#line {} "{}"\n#error\n#endif', index + 1, Code(_MISSING))
        yield code('#line 1 "{}"', Code(_LINES))


def said(zig: Toolchain, command: Sequence[str], scratch: Path, folder: Path | None = None) -> str:
    """What zig says on stderr, run in `folder` with its cache in `scratch`, and nothing of the caller's environment."""
    cache = str((scratch / "zig-cache").absolute())
    caches = dict.fromkeys((*zig.cache_variables, *zig.shared_cache_variables), cache)
    environment = {"PATH": os.defpath, "LC_ALL": "C", **caches}
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    return ran.stderr.decode(errors="replace")


def searched(folders: Iterable[Path], target: Target) -> list[str]:
    """What a compiler is told of folders with headers. Another machine's C library mustn't come before the target's.

    Of folders named after targets, as Debian has them (usr/include/aarch64-linux-gnu), the target's own come first and
    those of others last: for what it has no headers of its own, theirs must do.
    """
    roots = {"stdio.h", "bits", "asm"}
    stated = tuple(folders)
    own = [_of_target(one, target) for one in stated]
    found = [one for one in dict.fromkeys((*own, *stated)) if one.is_dir()]
    last = {one for one in found if one not in own or any((one / name).exists() for name in roots)}
    return [word for one in found for word in ("-idirafter" if one in last else "-I", str(one))]


def _of_target(folder: Path, target: Target) -> Path:
    names = {row.name for row in TARGETS}
    return Path(*(target.name if part in names else part for part in folder.parts))


@dataclass(frozen=True, slots=True)
class System:
    """A target's own headers: how clang calls the target, the folders in their order, and the macros that they need."""

    triple: str
    folders: tuple[Path, ...]
    defines: tuple[str, ...]

    def arguments(self) -> list[str]:
        """What clang is told, so that it finds these headers and no others."""
        words = [
            "-target",
            self.triple,
            "-std=c11",
            "-fgnu-keywords",
            "-nostdinc",
            "-D_GNU_SOURCE",
            *(f"-D{one}" for one in self.defines),
        ]
        return words + [word for one in self.folders for word in ("-isystem", str(one))]


def system(zig: Toolchain, target: Target, folder: Path) -> System:
    """Ask zig, with a scratch file in `folder`. Raises ToolError if it doesn't say."""
    source = folder.absolute() / "empty.c"
    files.write(source, b"")
    command = [str(zig.folder / "zig"), "cc", "-target", target.verify_triple, "-E", "-v", str(source)]
    words = said(zig, command, folder, folder)
    triple = re.search(r" -triple (\S+)", words)
    listed = re.search(r"((?:^ .*\n)+)End of search list", words, re.MULTILINE)
    if triple is None or listed is None:
        raise ToolError(f"zig doesn't say where the headers of {target.name} are:\n{words.strip()}")
    folders = tuple((folder / line.strip()).resolve() for line in listed[1].splitlines())
    defines = re.findall(r" -D (__GLIBC_MINOR__=\d+)", words)
    return System(triple[1], folders, (*defines, *(_INTRINSICS if target.os == "windows" else ())))


def preprocessed(
    zig: Toolchain, target: Target, file: Path, folders: Iterable[Path], scratch: Path, defines: Iterable[str] = ()
) -> str:
    """What the preprocessor makes of a file, without marks of where lines are from. Raises ToolError if it can't."""
    output = scratch.absolute() / f"{file.name}.i"
    included = [word for folder in folders for word in ("-I", str(folder))]
    command = [
        str(zig.folder / "zig"),
        "cc",
        "-target",
        target.verify_triple,
        "-E",
        "-P",
        "-undef",
        "-x",
        "c",
        *included,
        *(f"-D{one}" for one in defines),
    ]
    processor = {"x86": "i386"}.get(target.arch, target.arch)
    words = said(zig, [*command, f"-D__{processor}__", str(file), "-o", str(output)], scratch.absolute())
    if not output.is_file():
        raise ToolError(f"zig can't read {file.name}:\n{words.strip()}")
    return output.read_text()


def is_header(name: str) -> bool:
    """Whether a name can stand in an `#include`."""
    try:
        return bool(text.path(name))
    except ValueError:
        return False


def _answer(words: Sequence[str]) -> Answer:
    answer, current = Answer(), -1
    for match in filter(None, map(_WORDS.match, words)):
        index = int(match["line"]) - 1
        if match["kind"] == "note":
            known = answer.lines.get(current)
            if known and not known.note and match["file"] == _LINES:
                answer.lines[current] = Refusal(known.error, match["words"])
            continue
        current = -1
        if match["file"] == _MISSING:
            answer.missing.append(index)
        elif match["file"] != _LINES:
            answer.broken = answer.broken or f"{match['file']}:{match['line']}: {match['words']}"
        else:
            current = index
            answer.lines.setdefault(index, Refusal(match["words"]))
    return answer
