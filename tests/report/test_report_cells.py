"""A cell is written as what it is: text, number, date or link."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.model import PartialDate
from quotetrack.report.addresses import Part
from quotetrack.report.cells import CellWriter
from quotetrack.report.cleaning import Bounds, Cleaner
from quotetrack.report.grid import Cell, Link, Place, plain
from quotetrack.report.rows import RowSheet
from quotetrack.report.styles import CellFormats

FORMATS = CellFormats(empty=None, plain=1, guarded=2, link=3, dates={"day": 4, "month": 5, "year": 6})
PARTS = {"Evidence": [Part("Evidence", 10)]}


def writer(bounds: Bounds | None = None) -> CellWriter:
    return CellWriter(Cleaner(bounds or Bounds()), Path("reports"), PARTS)


def text(style: int, words: str) -> str:
    return f'<c r="B2" s="{style}" t="inlineStr"><is><t>{words}</t></is></c>'


@pytest.mark.parametrize(
    ("cell", "xml"),
    [
        (None, ""),
        ("", ""),
        ("words", text(1, "words")),
        ("=1+1", text(2, "=1+1")),
        ("+7 900", text(2, "+7 900")),
        ("-", text(2, "-")),
        ("@home", text(2, "@home")),
        ("'quoted'", text(1, "'quoted'")),
        ("2024", text(1, "2024")),
        ("TRUE", text(1, "TRUE")),
        ("a & b", text(1, "a &amp; b")),
        (" led", '<c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve"> led</t></is></c>'),
        (0, '<c r="B2" s="1"><v>0</v></c>'),
        (1200, '<c r="B2" s="1"><v>1200</v></c>'),
        (PartialDate(2024, 10, 7), '<c r="B2" s="4"><v>45572</v></c>'),
        (PartialDate(2024, 10), '<c r="B2" s="5"><v>45566</v></c>'),
        (PartialDate(2024), '<c r="B2" s="6"><v>45292</v></c>'),
        (PartialDate(1900, 3, 1), '<c r="B2" s="4"><v>61</v></c>'),
        (PartialDate(1900, 2, 28), text(1, "1900-02-28")),
        (PartialDate(1889), text(1, "1889")),
        (PartialDate(9999, 12, 31), '<c r="B2" s="4"><v>2958465</v></c>'),
        (Link("nowhere"), text(1, "nowhere")),
        (Link("=nowhere"), text(2, "=nowhere")),
        (Link("a", file="texts/a.txt"), text(3, "a")),
        (Link("", file="texts/a.txt"), text(3, "open")),
        (Link("page", web="https://selmwire.example/"), text(3, "page")),
        (Link("2 rows", place=Place("Evidence", 0, 1)), text(3, "2 rows")),
        (Link("no rows", place=Place("Evidence", 90, 91)), text(1, "no rows")),
        (Link("far", file="a" * 3000), text(1, "far")),
    ],
)
def test_cells_are_of_their_type(cell: Cell, xml: str) -> None:
    assert writer().cell(RowSheet(), "B2", cell, FORMATS) == xml


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (None, None),
        ("", None),
        ("words", "words"),
        (3, 3),
        (PartialDate(2024, 10), "2024-10"),
        (Link("doc", file="x"), "doc"),
        (Link(""), None),
    ],
)
def test_plain_values_for_files(cell: Cell, value: str | int | None) -> None:
    assert plain(cell) == value


def test_links_beyond_the_limit_of_a_sheet_stay_text_and_are_counted() -> None:
    cleaner = Cleaner(Bounds(links=2))
    cells, sheet = CellWriter(cleaner, Path(), PARTS), RowSheet()
    made = [cells.cell(sheet, f"A{row}", Link("a", file="a.txt"), FORMATS) for row in range(5)]
    assert [xml.count('s="3"') for xml in made] == [1, 1, 0, 0, 0]
    assert sheet.links == 2
    assert cleaner.hit["links"] == 3
