"""Decoding: bytes of every make become text, line ends become one, binary data are told apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.reading.decoding import NotTextError, decode, unify_line_ends

PROSE = "“We will not,” Toszek said – it was the council’s view. Café in Łódź?"
WESTERN = "“We will not,” Toszek said – it was the council’s view in São Tomé."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(encoding: str) -> None:
    assert decode(PROSE.encode(encoding)).text == PROSE
    assert decode(PROSE.encode(encoding)).note == ""


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (WESTERN, "cp1252"),
        ("It’s fine", "cp1252"),
        ("He said: “no”.", "cp1252"),
        ("“We will not,” he said – the council’s view", "mac_roman"),
        ("The pact met. Войдите, пожалуйста, на сайт.", "cp1251"),
        ("The pact met. Войдите, пожалуйста, на сайт.", "koi8_r"),
    ],
)
def test_older_code_pages_are_guessed_and_said(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert found.text == text
    assert encoding in found.note and "UTF-8" in found.note


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    found = decode(PROSE.encode() + b" and \xff more \xfe")
    assert found.text == PROSE + " and \ufffd more \ufffd"
    assert found.note.startswith("2 bytes are no UTF-8")


def test_a_broken_utf16_file_says_what_was_lost() -> None:
    found = decode(b"\xff\xfe" + "Velkova said".encode("utf-16-le") + b"\x00")
    assert found.text.startswith("Velkova said")
    assert "1 characters could not be read" in found.note


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"%PDF-1.7 text", "binary"),
        (b"PK\x03\x04 zip", "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"abc" * 50, "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_no_text(data: bytes, said: str) -> None:
    with pytest.raises(NotTextError, match=said):
        decode(data)


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    assert decode(b"Velkova said\x00 that the pass was open.").text == "Velkova said\x00 that the pass was open."


@pytest.mark.parametrize(
    ("text", "unified"),
    [
        ("a\r\r\nb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\nb", "a\nb"),
        ("a\r\r\r\nb", "a\n\nb"),
        ("a\r\rb", "a\n\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\r\n\r\nb\r", "a\n\nb\n"),
        ("a\x0b\x0c\x85\u2028b", "a\x0b\x0c\x85\u2028b"),
        ("\ufeffa\u00a0 \t", "\ufeffa\u00a0 \t"),
    ],
)
def test_line_ends(text: str, unified: str) -> None:
    assert unify_line_ends(text) == unified


@given(st.text(alphabet="ab\r\n “”\u00a0", max_size=60))
def test_only_line_ends_change(text: str) -> None:
    unified = unify_line_ends(text)
    assert unified == re.sub("\r\r\n|\r\n|\r", "\n", text)
    assert re.sub("[\r\n]", "", unified) == re.sub("[\r\n]", "", text)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        found = decode(data)
    except NotTextError as error:
        assert str(error).startswith("is ")
    else:
        assert found.text.strip() and "\r" not in found.text
