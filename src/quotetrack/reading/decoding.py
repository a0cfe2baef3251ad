"""Bytes of a file in, its text out: byte order marks, UTF-8, UTF-16, older code pages; line ends made one."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

_LINE_END = re.compile(r"\r\r?\n|\r")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_SAMPLE = 65_536
# News in English comes in these, the likely ones first; among a hundred, short texts would turn Cyrillic or Hebrew.
_CODE_PAGES = ["cp1252", "cp1251", "mac_roman", "cp1250", "cp1254", "koi8_r"]


class NotTextError(ValueError):
    """Bytes that are no text; the message says what they are, in words that follow the file's name."""


class Decoded(NamedTuple):
    """A text with `\\n` for every line end; `note` says what was lost or guessed on the way ("" when nothing was)."""

    text: str
    note: str = ""


def decode(data: bytes) -> Decoded:
    """Turn a file's bytes into text; raise NotTextError when they are empty or binary."""
    found = _decode(data) if data and not data.isspace() else Decoded("")
    if not found.text or found.text.isspace():
        raise NotTextError("is empty")
    return found


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], encoding)
    silent = _silent_utf16(data)
    if silent:
        return _with_losses(data, silent)
    sample = data[:_SAMPLE]
    if data.startswith(_MAGIC) or len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) * 0.1:
        raise NotTextError("is binary data, no text")
    try:
        return Decoded(unify_line_ends(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _older(data)


def unify_line_ends(text: str) -> str:
    """Turn every `\\r\\r\\n`, `\\r\\n` and `\\r` into `\\n` and change nothing else."""
    return _LINE_END.sub("\n", text) if "\r" in text else text


def whole(text: str) -> str:
    """Show each lone surrogate, which no file can hold, as U+FFFD; every other character keeps its place.

    They come from escapes in JSON and from file names that are no UTF-8.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text)
    return text


def _silent_utf16(data: bytes) -> str:
    """Name the UTF-16 that English text without a byte order mark shows by a zero in every other byte."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or b"\0" not in sample:
        return ""
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else ""


def _with_losses(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(unify_line_ends(text), f"{lost} characters could not be read and show as \ufffd" if lost else "")


def _older(data: bytes) -> Decoded:
    """Decode what is no clean UTF-8: UTF-8 with a few broken bytes, or an older code page."""
    damaged = data.decode("utf-8", errors="replace")
    broken = damaged.count("\ufffd")
    whole = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5))))  # bytes that open a UTF-8 sequence
    if whole > 3 * broken:
        return Decoded(unify_line_ends(damaged), f"{broken} bytes are no UTF-8 and show as \ufffd")
    import charset_normalizer  # slow to load, and hardly any text comes here

    # A detector needs the odd bytes, not the plain ones: hand it the lines that hold them.
    odd_lines = b"\n".join(line for line in data[: 16 * _SAMPLE].splitlines() if not line.isascii())[:_SAMPLE]
    matches = charset_normalizer.from_bytes(odd_lines, cp_isolation=_CODE_PAGES)
    fits = [(match.chaos, _CODE_PAGES.index(name)) for match in matches for name in match.could_be_from_charset]
    encoding = _CODE_PAGES[min(fits)[1]] if fits else _CODE_PAGES[0]
    text = data.decode(encoding, errors="replace")
    return Decoded(unify_line_ends(text), f"read as {encoding}, which is a guess; save it as UTF-8 to be sure")
