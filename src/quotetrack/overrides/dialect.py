"""Bytes of a table file in; its text and its dialect (encoding, separator, line end) out.

Spreadsheets write the same table in many ways: UTF-8 with and without a mark, UTF-16 with one, Windows-1252 (Excel on
Windows) and Mac OS Roman (Excel on a Mac) with commas, semicolons or tabs. The last two encodings share their bytes, so
each is tried and the one whose letters and marks stand where English puts them is taken; when neither stands out, the
file is refused, because a wrong guess would spoil names.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

CURE = "save it as 'CSV UTF-8' in Excel, or with the character set Unicode (UTF-8) in LibreOffice and Numbers"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEPARATORS = ",;\t"
_NOT_A_TABLE = {
    b"PK\x03\x04": "a workbook (.xlsx, .ods or .numbers)",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls)",
    b"%PDF": "a PDF",
}
_SEP_LINE = re.compile(r"sep=([,;\t])[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_FOREIGN_RUN = re.compile(r"[^\W\d_a-zA-Z]{3}")
_AFTER_APOSTROPHE = re.compile(r"(?:s|t|d|m|re|ve|ll)\b")
_CELL_EDGE = ' \t\r\n,;"'
_SYMBOLS_OF_TEXT = "€£§°·•…†™®©%«»"


class OverridesError(ValueError):
    """A table file that cannot be used as a whole; the message names the file and the cure."""


class Dialect(NamedTuple):
    """How a table file is written, so that rows can be added in the same way. `start` is where its header begins."""

    encoding: str = "utf-8"
    separator: str = ","
    newline: str = "\n"
    start: int = 0


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Give a file's text and the codec that it is written in; raise OverridesError when that cannot be told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError:
                raise OverridesError(f"{name}: begins as {encoding.upper()} but is not; {CURE}") from None
    for opening, kind in _NOT_A_TABLE.items():
        if data.startswith(opening):
            raise OverridesError(f"{name}: is {kind}, not a CSV file; {CURE}")
    if b"\0" in data:
        raise OverridesError(f"{name}: holds zero bytes (UTF-16 without its mark, or no text at all); {CURE}")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _single_byte(data, name)


def _single_byte(data: bytes, name: str) -> tuple[str, str]:
    ranked = []
    for encoding in ("cp1252", "mac_roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        fits = _fits(text)
        ranked.append((sum(fits) + (encoding == "mac_roman" and _line_end(text) == "\r"), encoding, text, fits))
    ranked.sort(key=lambda reading: -reading[0])
    score, encoding, text, fits = ranked[0]
    ahead = len(ranked) == 1 or score - ranked[1][0] >= 2
    odd = sum(fit < 0 for fit in fits) * 10 > len(fits) or _FOREIGN_RUN.search(text)
    if score < 1 or not ahead or odd:
        raise OverridesError(
            f"{name}: is not UTF-8, and its accents and quotation marks could be Windows-1252, Mac OS Roman or another "
            f"encoding; {CURE}"
        )
    return text, encoding


def _fits(text: str) -> list[int]:
    """Say of each character beyond ASCII whether it stands where English and foreign names put it."""
    places = (found.start() for found in _BEYOND_ASCII.finditer(text))
    return [_fit(text[i], text[i - 1] if i else "\n", text[i + 1 : i + 5]) for i in places]


def _fit(ch: str, before: str, following: str) -> int:
    after = following[:1] or "\n"
    inside = before.isalpha() and after.isalpha()
    if ch in "“‘„«":
        return 2 if before in _CELL_EDGE + "([—–" and after not in " \t\r\n" else -1
    if ch == "’" and before.isalpha() and after.isalpha():
        return 3 if _AFTER_APOSTROPHE.match(following) or before in "OoDdLl" else 0
    if ch in "”’»":
        return 2 if before not in " \t\r\n" and not after.isalnum() else -1
    if ch in "–—":
        return 1 if inside or before.isdigit() or (before == " ") == (after == " ") else -1
    if ch.isspace():
        return 0
    if ch in "ﬁﬂıªºƒ" or not ch.isalpha():
        return 0 if ch in _SYMBOLS_OF_TEXT and not (before.isalpha() or after.isalpha()) else -1
    if ch.isupper():
        return 1 if (not before.isalnum() and after.isalpha()) or (before.isupper() and not after.islower()) else -1
    return 1 if before.isalpha() or (after.isalpha() and not before.isdigit()) else -1


def detect(text: str, encoding: str, columns: Collection[str]) -> Dialect:
    """Tell the dialect of a decoded table by its first lines; `columns` are names that its header may hold."""
    named = _SEP_LINE.match(text)
    start = named.end() if named else 0
    head = text[start:].lstrip("\r\n")[:2000]
    line = _LINE_END.split(head, maxsplit=1)[0]
    known = {
        separator: sum(cell in columns for cell in header_cells(line.split(separator))) for separator in _SEPARATORS
    }
    separator = named[1] if named else max(_SEPARATORS, key=lambda mark: (known[mark], line.count(mark)))
    return Dialect(encoding, separator, _line_end(head) or "\n", start)


def _line_end(text: str) -> str:
    """Give the first line end: later ones may stand inside a cell, where Excel writes another kind."""
    found = _LINE_END.search(text)
    return found[0] if found else ""


def header_cells(cells: list[str]) -> list[str]:
    """Give the names of a header as they are compared: bare, lower case, without quotation marks."""
    return [cell.strip(" \t\xa0\ufeff\"'").casefold() for cell in cells]


def records(text: str, dialect: Dialect, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds anything with the number of the line on which it begins; the header is one of them.

    Raises OverridesError when a quotation mark opens a cell and does not close, or stands alone inside one.
    """
    reader = csv.reader(io.StringIO(text[dialect.start :], newline=""), delimiter=dialect.separator, strict=True)
    before = len(text[: dialect.start].splitlines())
    line = before + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = before + reader.line_num + 1
    except csv.Error:
        raise OverridesError(
            f"{name}, line {line}: a quotation mark opens a cell here and is not closed as CSV wants it; "
            'write "" for a quotation mark inside a quoted cell'
        ) from None


def encode(rows: list[list[str]], dialect: Dialect, name: str) -> bytes:
    """Give rows as bytes in a dialect, without a mark; raise OverridesError when its encoding lacks a character."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=dialect.separator, lineterminator=dialect.newline).writerows(rows)
    try:
        return out.getvalue().encode(dialect.encoding)
    except UnicodeEncodeError as error:
        missing = error.object[error.start]
        raise OverridesError(f"{name}: its encoding, {dialect.encoding}, has no '{missing}'; {CURE}") from None
