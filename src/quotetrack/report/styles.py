"""A workbook in, its cell formats out: one place for fonts, colours and number formats.

What a stance or a confidence says shows in colour, and on a grey printer in lightness and in the cut of the letters:
dark ground and white letters, light ground and bold, underlined, or italic letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from quotetrack.model import Precision
from quotetrack.report.grid import Column, Mark

# Arial is on every Windows and Mac, and Linux has a font of the same widths, so that the layout holds everywhere.
BASE_FONT = {"font_name": "Arial", "font_size": 10}

INK = "#1F2A37"
FAINT = "#8A94A3"
RULE = "#D5DAE1"
ACCENT = "#1F4E79"
LINK = "#1155CC"

DATE_FORMATS: Mapping[Precision, str] = {"day": "yyyy-mm-dd", "month": "yyyy-mm", "year": "yyyy"}

_CELL = {"valign": "top", "bottom": 1, "bottom_color": RULE, "font_color": INK}
# The gap between a number and the text to its right is the text's; LibreOffice is not even about indents on the right.
_LEFT = {"align": "left", "indent": 1}
_RIGHT = {"align": "right"}
_HEADER = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": ACCENT,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": RULE,
}

PALETTE = ("#1F4E79", "#E07B39", "#7FB2D9", "#8C2D3F", "#F2C14E", "#4D8B57", "#B9A5CF", "#6B6F76", "#BFD8B8", "#D9D9D9")
"""Colours of the topics in charts; neighbours differ in lightness, so that they can be told apart in grey."""

MARKS: Mapping[Mark, Mapping[str, Mapping[str, Any]]] = {
    "stance": {
        "asserts": {"bg_color": "#F4C7A1", "font_color": "#000000", "bold": True},
        "denies": {"bg_color": "#1F4E79", "font_color": "#FFFFFF", "bold": True},
        "calls for action": {"bg_color": "#FFF2CC", "font_color": "#000000", "italic": True},
        "reports action": {"bg_color": "#DDEBD5", "font_color": "#000000", "underline": 1},
        "other": {"font_color": "#7F7F7F", "italic": True},
    },
    "confidence": {
        "high": {"font_color": "#2E6B3A"},
        "medium": {"bg_color": "#FFF2CC", "font_color": "#000000", "italic": True},
        "low": {"bg_color": "#8C2D3F", "font_color": "#FFFFFF", "bold": True},
    },
}


@dataclass(frozen=True, slots=True)
class CellFormats:
    """The formats of one column, by their numbers in the workbook.

    `plain` is for its cells, `guarded` for text that looks like a formula; `empty` is the format of cells not written.
    """

    empty: Format
    plain: int
    guarded: int
    link: int
    dates: Mapping[Precision, int]


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made = cache(self._make)
        self.header = self._format(**_HEADER, **_LEFT)
        self.header_right = self._format(**_HEADER, **_RIGHT)
        self.title = self._format(bold=True, font_size=16, font_color=ACCENT)
        self.lead = self._format(font_color=INK)
        self.warning = self._format(bold=True, font_color="#8C2D3F")
        self.section = self._format(bold=True, font_size=12, font_color=ACCENT, bottom=2, bottom_color=ACCENT)
        self.remark = self._format(italic=True, font_color=FAINT, valign="top", **_LEFT)
        self.marks = {
            mark: {word: book.add_format(dict(look)) for word, look in looks.items()} for mark, looks in MARKS.items()
        }
        self.zero = book.add_format({"font_color": "#B0B7C1"})

    def cells(self, column: Column[Any]) -> CellFormats:
        """Give the formats of a column's cells."""
        wrap = column.wrap
        align = "right" if column.kind in ("number", "date") else "left"
        plain = self._made(wrap=wrap, align=align, number="#,##0" if column.kind == "number" else "")
        return CellFormats(
            empty=plain,
            plain=number_of(plain),
            guarded=number_of(self._made(wrap=wrap, align=align, guarded=True)),
            link=number_of(self._made(wrap=wrap, align=align, link=True)),
            dates={known: number_of(self._made(align="right", number=shape)) for known, shape in DATE_FORMATS.items()},
        )

    def _make(
        self, *, wrap: bool = False, align: str = "left", number: str = "", guarded: bool = False, link: bool = False
    ) -> Format:
        look: dict[str, Any] = {**_CELL, **(_LEFT if align == "left" else _RIGHT)}
        if wrap:
            look["text_wrap"] = True
        if number:
            look["num_format"] = number
        if link:
            look |= {"font_color": LINK, "underline": 1}
        if guarded:
            look["quote_prefix"] = True
        return self._book.add_format(look)

    def _format(self, **look: Any) -> int:
        return number_of(self._book.add_format(look))


def number_of(format_: Format) -> int:
    """Give the number by which cells refer to a format; a format gets one when it is first asked for."""
    number: int = format_._get_xf_index()
    return number
