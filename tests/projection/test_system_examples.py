"""The examples about networks and rings run in a clean environment and say what the system's own tools do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
CLASS = Path("/sys/class/net")


def shown(python: Path, example: str, *words: str | Path) -> str:
    command = [python, "-I", "-W", "error", EXAMPLES / example, *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_interfaces_are_those_of_the_system(python: Path) -> None:
    lines = [line.split() for line in shown(python, "interfaces.py").splitlines()]
    told = {words[1]: (int(words[0].rstrip(":")), int(words[4])) for words in lines}
    numbers = ("ifindex", "mtu")
    known = {one.name: tuple(int((one / name).read_text()) for name in numbers) for one in CLASS.iterdir()}
    assert told == known


def test_interfaces_and_addresses_are_those_of_ip(python: Path) -> None:
    if shutil.which("ip") is None:
        pytest.skip("ip isn't installed")
    said = subprocess.run(["ip", "-j", "address"], capture_output=True, text=True, check=True)
    expected = [
        [
            f"{one['ifindex']}:", one["ifname"], "up" if "UP" in one["flags"] else "down", "mtu", str(one["mtu"]),
            *([one["address"]] if "address" in one else []),
            *(f"{address['local']}/{address['prefixlen']}" for address in one["addr_info"]),
        ]
        for one in json.loads(said.stdout)
    ]  # fmt: skip
    assert [line.split() for line in shown(python, "interfaces.py").splitlines()] == expected


@pytest.mark.parametrize("size", [0, 1, 65536, 1_000_001])
def test_a_ring_copies_a_file(python: Path, tmp_path: Path, size: int) -> None:
    switch = Path("/proc/sys/kernel/io_uring_disabled")
    if not switch.exists() or switch.read_text().strip() != "0":
        pytest.skip("io_uring is switched off, or older than what the example needs")
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(size))
    assert shown(python, "uring_copy.py", source, target) == f"copied {size} bytes\n"
    assert target.read_bytes() == source.read_bytes()
