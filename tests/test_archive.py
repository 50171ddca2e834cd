"""Wheels' archives: Python reads them, they are small, and their bytes depend on nothing but what is in them."""

from __future__ import annotations

import hashlib
import io
import random
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from projector import archive


def written(contents: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    archive.write(contents, stream)
    return stream.getvalue()


@given(st.dictionaries(st.from_regex(r"[a-zé]{1,9}(/[a-zé]{1,9}){0,2}(\.so|\.py)", fullmatch=True), st.binary()))
def test_what_is_written_is_read(contents: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written(contents))) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == contents
        for entry in read.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert entry.external_attr >> 16 == (0o100755 if entry.filename.endswith(".so") else 0o100644)
            assert entry.create_system == 3
            assert entry.compress_size <= entry.file_size


def test_bytes_are_these_on_every_machine() -> None:
    rng = random.Random(1)
    words = [bytes(rng.choices(range(97, 123), k=rng.randint(2, 9))) for _ in range(500)]
    contents = {f"{number}.py": b" ".join(rng.choices(words, k=2000)) for number in range(5)}
    data = written(contents)
    assert len(data) < sum(map(len, contents.values())) / 2
    # Another one compresses otherwise: whoever pins another version changes every wheel, and this.
    assert hashlib.sha256(data).hexdigest() == "08c777fcbf5f4f89df0c81dfaeba28bf3c8335329f015e5f6d148893f5cbeed6"


def test_the_compressor_is_pinned() -> None:
    needed = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]["dependencies"]
    assert [one for one in needed if one.startswith("deflate")] == [f"deflate=={version('deflate')}"]


def test_too_many_files() -> None:
    with pytest.raises(ValueError, match="at most 65,535 files"):
        written(dict.fromkeys(map(str, range(0x10000)), b""))
