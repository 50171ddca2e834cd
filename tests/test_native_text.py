"""Text in every encoding, in and as a result."""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

WORDS = ["", "a", "plain", "caf\xe9", "\u20ac uro", "\U0001f600", "\x01\x7f", "x" * 200]


@pytest.fixture(scope="module")
def text(probe: Callable[[str], ModuleType]) -> ModuleType:
    return probe("text")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("encoding", ["utf8", "utf16", "utf32", "wide", "units"])
def test_text_comes_back(text: ModuleType, encoding: str, word: str) -> None:
    assert getattr(text, f"echo_{encoding}")(word) == word


@pytest.mark.parametrize("word", WORDS)
def test_file_names_come_back(text: ModuleType, word: str) -> None:
    assert text.echo_filename(word) == word
    assert text.echo_filename(word.encode()) == word
    assert text.echo_filename(Path("/tmp") / word) == os.fspath(Path("/tmp") / word)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' file names are no bytes")
def test_a_file_name_may_hold_any_byte(text: ModuleType) -> None:
    name = os.fsdecode(b"caf\xe9")
    assert text.echo_filename(name) == name
    assert text.echo_filename(b"caf\xe9") == name


@pytest.mark.parametrize("encoding", ["utf8", "locale"])
def test_narrow_text_takes_bytes(text: ModuleType, encoding: str) -> None:
    assert getattr(text, f"echo_{encoding}")(b"plain") == "plain"
    assert getattr(text, f"echo_{encoding}")("plain") == "plain"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' C locale is Latin 1")
def test_the_locale_decides(run_probe: Callable[..., object]) -> None:
    code = """
import locale
from probe_api.text import echo_locale
locale.setlocale(locale.LC_ALL, "C")
assert echo_locale("plain") == "plain"
assert echo_locale(b"\\xe9") == "\\udce9", ascii(echo_locale(b"\\xe9"))
assert echo_locale("\\udce9") == "\\udce9"
try:
    echo_locale("\\u20ac")
except UnicodeEncodeError:
    pass
else:
    raise SystemExit("the C locale has no euro sign")
"""
    done = run_probe(code, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr


def test_bytes_in_and_out(text: ModuleType) -> None:
    for value in (b"", b"a", bytes(range(1, 256))):
        assert text.echo_bytes(value) == value
    with pytest.raises(TypeError, match=r"^echo_bytes\(\): s must be bytes, not str$"):
        text.echo_bytes("text")


def test_a_result_without_an_encoding_is_bytes(text: ModuleType) -> None:
    assert text.plain() == b"plain"


def test_no_text_is_none(text: ModuleType) -> None:
    assert text.no_text() is text.no_string() is text.no_utf16() is None


def test_none_goes_in_only_where_it_may(text: ModuleType) -> None:
    assert text.length(None) == text.length_optional(None) == text.length_optional() == -1
    assert text.length_utf16(None) == text.length_path(None) == -1
    assert text.length("abc") == text.length_optional("abc") == text.length_utf16("abc") == text.length_path("abc") == 3
    for name in ("echo_utf8", "echo_bytes", "echo_locale", "echo_filename", "echo_utf16", "echo_utf32", "echo_wide"):
        with pytest.raises(TypeError, match=rf"^{name}\(\): s must be .*, not NoneType$"):
            getattr(text, name)(None)
    with pytest.raises(TypeError, match=r"missing required argument 's' \(pos 1\)"):
        text.length()


def test_surrogate_pairs_count_as_two_units(text: ModuleType) -> None:
    assert text.length_utf16("\U0001f600") == 2


@pytest.mark.parametrize("name", ["echo_utf8", "echo_locale", "echo_filename", "echo_utf16", "echo_utf32", "echo_wide"])
@pytest.mark.parametrize("word", ["\0", "a\0", "\0a", "a\0b"])
def test_an_embedded_nul_is_refused(text: ModuleType, name: str, word: str) -> None:
    with pytest.raises(ValueError, match="null"):
        getattr(text, name)(word)
    if name in ("echo_utf8", "echo_locale", "echo_filename"):
        with pytest.raises(ValueError, match="null"):
            getattr(text, name)(word.encode())


def test_an_embedded_nul_in_bytes_is_refused(text: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"^echo_bytes\(\): s must not contain a null character$"):
        text.echo_bytes(b"a\0b")


@pytest.mark.parametrize("name", ["echo_utf8", "echo_locale", "echo_utf16", "echo_utf32", "echo_wide"])
@pytest.mark.parametrize("wrong", [1, 1.5, [], object])
def test_what_is_no_text_is_refused(text: ModuleType, name: str, wrong: object) -> None:
    with pytest.raises(TypeError, match=rf"^{name}\(\): s must be str( or bytes)?, not {type(wrong).__name__}$"):
        getattr(text, name)(wrong)


def test_utf8_refuses_lone_surrogates_and_gives_broken_text_escaped(text: ModuleType) -> None:
    with pytest.raises(UnicodeEncodeError):
        text.echo_utf8("\ud800")
    assert text.broken_utf8() == "caf\udce9"


def test_broken_text_goes_back_in_as_it_came(text: ModuleType) -> None:
    for broken in (text.broken_utf8(), Text(text.broken_utf8())):
        assert text.echo_utf8(broken) == "caf\udce9"
    with pytest.raises(ValueError, match="must not contain a null character"):
        text.echo_utf8("caf\udce9\0")


def test_wide_text_passes_lone_surrogates(text: ModuleType) -> None:
    assert text.echo_utf16("\ud800") == text.echo_utf32("\ud800") == "\ud800"


class Text(str):
    pass


class Bytes(bytes):
    pass


def test_subclasses_are_text_too(text: ModuleType) -> None:
    assert text.echo_utf8(Text("abc")) == text.echo_utf16(Text("abc")) == "abc"
    assert text.echo_utf8(Bytes(b"abc")) == "abc"
    assert text.echo_bytes(Bytes(b"abc")) == b"abc"


def test_a_pointer_to_plain_char_is_text_if_it_goes_in(text: ModuleType) -> None:
    assert text.mutable_in("abc") == b"abc"


def test_constants_of_text(text: ModuleType) -> None:
    assert text.GREETING == "caf\xe9 \U0001f600"
    assert text.RAW == b"bytes"
    assert text.WIDE == "wide"


def test_several_wide_strings_go_in(text: ModuleType) -> None:
    def joined(*words: str) -> str:
        return "".join(map(chr, text.wide_joined(words, 100)))

    assert joined("ab", "c") == "ab+c"
    assert text.wide_joined(["\U0001f600", "x"], 100) == [0xD83D, 0xDE00, ord("+"), ord("x")]
    assert joined() == ""
    for wrong, words in ((["a", ""], "an empty string"), (["a\0b"], "a null character")):
        with pytest.raises(ValueError, match=words):
            text.wide_joined(wrong, 100)
    for other in ([b"ab"], "ab", [1], None):
        with pytest.raises(TypeError):
            text.wide_joined(other, 100)


def test_several_wide_strings_come_out(text: ModuleType) -> None:
    assert text.wide_block(0) == ["\U0001f600a", "b"]
    assert (text.wide_block(1), text.wide_block(2)) == ([], None)
    assert text.wide_copy(7) == ["\U0001f600", "xy"]
    assert text.wide_copy(4) == ["\U0001f600", "x"]
    assert text.wide_copy(2) == ["\U0001f600"]
    assert text.wide_copy(0) == []
    assert text.wide_copy(bytearray(14)) == 7


def test_arrays_of_wide_characters_in_records_are_text(text: ModuleType) -> None:
    names = text.wide_names()
    assert (names.name, names.other) == ("\U0001f600", "\U0001f600bc")
    names.name, names.other = "\u20ac", "x"
    assert (names.name, names.other, bytes(names)[2:8]) == ("\u20ac", "x", bytes(6))
    assert text.wide_names_first(names) == 0x20AC * 1000 + ord("x")
    assert text.wide_names_first(text.wide_name(name="\U0001f600")) == 0xD83D * 1000 + 0xDE00
    with pytest.raises(ValueError, match=r"wide_name.name takes at most 8 bytes \(10 given\)"):
        names.name = "abcde"
    with pytest.raises(TypeError, match="str"):
        names.name = b"a"


def test_records_with_text_beyond_unicode_are_compared_by_its_bytes_and_shown(text: ModuleType) -> None:
    beyond, further = (text.wide_name.from_buffer(array("I", [0, 0, 0x110000, more, 0])) for more in (0, 1))
    with pytest.raises(UnicodeDecodeError):
        _ = beyond.other
    assert beyond == beyond.copy() and not beyond != beyond.copy()
    assert beyond != further and beyond != text.wide_name(other="x") and text.wide_name() != beyond
    assert repr(beyond) == "wide_name(name='', other=<beyond Unicode>)"


@pytest.mark.parametrize("word", ["", "plain", "\U0001f600" * 3, "x" * 127, "x" * 128, "y" * 129, "z" * 5000])
def test_counted_wide_text_goes_in_and_comes_out(text: ModuleType, word: str) -> None:
    assert text.wide_answer(word) == word
    assert text.wide_answer(word, 20000) == word


def test_wide_text_ends_with_its_nul_or_its_count(text: ModuleType) -> None:
    assert text.wide_answer("a\0b") == "a0b"
    assert text.wide_fixed() == "ab"
    assert text.wide_lent() == "x\U0001f600"
    room = bytearray(8)
    assert text.wide_answer("ab", room) == 2
    assert room[:6].decode("utf-16-le" if sys.byteorder == "little" else "utf-16-be") == "ab\0"
    with pytest.raises(TypeError, match="must be str"):
        text.wide_answer(b"bytes")


def test_numbers_that_are_known_to_be_handles_are_taken_for_them(text: ModuleType) -> None:
    assert text.known_value(-5) == -5
    assert text.known_value(2**64 - 5) == -5
    assert text.known_value(0x7FFFFFFF00000000) == 0x7FFFFFFF00000000
    with pytest.raises(ValueError, match=r"known_value\(\): handle is no value of Known that is known"):
        text.known_value(5)
    with pytest.raises(TypeError, match="must be Known, not str"):
        text.known_value("-5")
    with text.Known.from_raw(-5) as known:
        assert text.known_value(known) == -5
    with text.known_open(77) as owned:
        assert text.known_value(owned) == 77
