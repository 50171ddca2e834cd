"""native: the machine's own `cc`, for the machine itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from projector.errors import ToolError
from projector.targets import Target, host
from projector.toolchains.toolchain import C_FLAGS, ELF_LINK_FLAGS, LINK, Toolchain


def find() -> Toolchain:
    """The machine's `cc`; ToolError where there is none."""
    program = shutil.which("cc")
    if program is None:
        raise ToolError("this machine has no `cc`")
    ran = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    first = (ran.stdout.splitlines() or ["unknown version"])[0]
    return Toolchain("native", first, Path(program).parent, _compile, _link, _wheel_tag)


def _compile(target: Target) -> tuple[str, ...]:
    if target.name != host().name:
        raise ToolError(f"the machine's own compiler makes code for {host().name} only, not for {target.name}")
    # Without -Werror: every version of every compiler warns of something else.
    return ("cc", *C_FLAGS)


def _link(target: Target, others: bool) -> tuple[str, ...]:
    del others  # the machine's C library is there anyhow
    if target.os == "macos":
        name = f"-Wl,-install_name,@rpath/_native{target.suffix}"
        return ("cc", "-shared", "-undefined", "dynamic_lookup", name, *LINK)
    return ("cc", *ELF_LINK_FLAGS, "-Wl,--build-id=none", *LINK)


def _wheel_tag(target: Target) -> str:
    # What this machine's linker makes is bound to this machine's libc, so it can't be called manylinux.
    return f"linux_{target.arch}" if target.os == "linux" else target.wheel_tag
