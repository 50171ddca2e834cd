"""text: what enters generated source reads back as what it was."""

from __future__ import annotations

import ast
import math
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import WORDS
from hypothesis import given, strategies as st

from projector.text import (
    Code,
    c_bytes,
    c_number,
    c_string,
    c_type,
    code,
    dotted,
    identifier,
    join,
    literal,
    number,
    path,
    python_name,
)  # fmt: skip

MANY = [
    *WORDS,
    *(a + b for a in WORDS[:60] for b in WORDS[:35]),
    *(chr(i) for i in range(256)),
    *(f"{chr(i)}{digit}" for i in range(32) for digit in "0789af"),
]


def test_c_strings_survive_the_compiler(tmp_path: Path, zig_cache: Path) -> None:
    """The compiler's own view of each literal, trigraphs and all warnings on, equals the bytes that went in."""
    assert len(MANY) >= 2000
    rows = "".join(f"    {{ {len(one.encode('utf-8', 'surrogatepass'))}, {c_string(one)} }},\n" for one in MANY)
    source = f"""
#include <stdio.h>
static const struct {{ int size; const char *text; }} rows[] = {{
{rows}}};
int main(void)
{{
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++)
        fwrite(rows[i].text, 1, (unsigned)rows[i].size + 1, stdout);
    return 0;
}}
"""
    (tmp_path / "words.c").write_text(source)
    command = [sys.executable, "-m", "ziglang", "cc", "-std=c11", "-trigraphs", "-Wall", "-Wextra", "-Werror", "-O0"]
    environment = {"PATH": "", "ZIG_GLOBAL_CACHE_DIR": str(zig_cache), "ZIG_LOCAL_CACHE_DIR": str(zig_cache)}
    done = subprocess.run(
        [*command, "words.c", "-o", "words"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[:2000]
    printed = subprocess.run([tmp_path / "words"], stdout=subprocess.PIPE, check=True).stdout
    assert printed == b"".join(one.encode("utf-8", "surrogatepass") + b"\0" for one in MANY)


@given(st.text(st.characters()))
def test_python_literals_read_back(text: str) -> None:
    written = literal(text)
    assert ast.literal_eval(written) == text
    assert written.isascii()
    assert len(written.splitlines()) == 1


@given(
    st.one_of(st.binary(), st.integers(), st.booleans(), st.none(), st.floats(allow_nan=False, allow_infinity=False))
)
def test_other_literals_read_back(value: object) -> None:
    read = ast.literal_eval(literal(value))
    assert read == value
    assert type(read) is type(value)


@given(st.binary())
def test_c_literals_hold_printable_ascii_only(data: bytes) -> None:
    written = c_bytes(data)
    inner = written[1:-1]
    assert written[0] == written[-1] == '"'
    assert set(inner) <= {chr(i) for i in range(32, 127)} - {'"', "?"}
    assert "\n" not in written


def test_long_texts_need_no_escape() -> None:
    assert c_string("plain text, 100 % {fine}") == '"plain text, 100 % {fine}"'
    assert c_string('"\\??=\n') == '"\\042\\134\\077\\077=\\012"'


@given(st.text())
def test_identifiers_are_ascii_names_or_refused(text: str) -> None:
    if text.isascii() and text.isidentifier():
        assert identifier(text) == text
    else:
        with pytest.raises(ValueError, match="not an identifier"):
            identifier(text)


@pytest.mark.parametrize("text", ["a\n", "a b", "1a", "", "é", "a;", "a.b", "a-b", "\ufb01"])
def test_what_is_no_name_is_refused(text: str) -> None:
    for check in (identifier, python_name, dotted):
        if check is dotted and text == "a.b":
            continue
        with pytest.raises(ValueError, match="not an identifier"):
            check(text)


def test_keywords_are_no_python_names() -> None:
    for word in ("class", "None", "lambda"):
        assert identifier(word) == word
        with pytest.raises(ValueError, match="keyword"):
            python_name(word)
        with pytest.raises(ValueError, match="keyword"):
            dotted(f"a.{word}")


@pytest.mark.parametrize("text", ["int x", "unsigned long", "void *", "uint64_t"])
def test_types_of_c(text: str) -> None:
    assert c_type(text) == text


@pytest.mark.parametrize("text", ["int;", "int **", "Foo", "int\n", "/*", "*", "int[3]"])
def test_what_is_no_type_of_c_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a built-in type"):
        c_type(text)


@pytest.mark.parametrize("text", ["a*/b", "a b", "a\n", 'a"', "", "ä", "a\\b"])
def test_what_is_no_plain_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain path"):
        path(text)
    assert path("linux/time.yaml") == "linux/time.yaml"


def test_numbers() -> None:
    assert [number(n) for n in (0, -5, 2**70, 1.5)] == ["0", "-5", str(2**70), "1.5"]
    for wrong in (True, "1", None):
        with pytest.raises(TypeError, match="not a number"):
            number(wrong)


def test_numbers_of_c_have_the_value(tmp_path: Path) -> None:
    signed = [-(2**63), -(2**31) - 1, -1, 0, 2**31, 2**63 - 1]
    unsigned = [2**63, 2**64 - 1]
    floats = [1.5, -0.0, 5e-324, 1e308, math.inf, -math.inf]
    lines = [f'printf("%lld\\n", (long long)({c_number(n)}));' for n in signed]
    lines += [f'printf("%llu\\n", {c_number(n)});' for n in unsigned]
    lines += [f'printf("%a\\n", {c_number(n)});' for n in (*floats, math.nan)]
    source = tmp_path / "n.c"
    source.write_text(f"#include <stdio.h>\nint main(void) {{ {' '.join(lines)} return 0; }}\n")
    compiler = [sys.executable, "-m", "ziglang", "cc", "-Wall", "-Wextra", "-Werror", "-o", tmp_path / "n", source]
    subprocess.run(compiler, check=True)
    printed = subprocess.run([tmp_path / "n"], check=True, capture_output=True, text=True).stdout.split()
    whole = len(signed) + len(unsigned)
    assert list(map(int, printed[:whole])) == [*signed, *unsigned]
    assert list(map(repr, map(float.fromhex, printed[whole:]))) == list(map(repr, (*floats, math.nan)))


def test_parts_stay_code() -> None:
    parts = [identifier("a"), identifier("b")]
    assert join(", ", parts) == "a, b"
    assert type(join(", ", parts)) is type(code("{}{}", parts[0], 1)) is Code
    with pytest.raises(TypeError, match="can't enter"):
        join(", ", [parts[0], "raw"])
