"""A cell and its column's formats in, its XML out: text as text, numbers, dates and links as what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from quotetrack.model import PartialDate
from quotetrack.report.addresses import Part, file_address, place_address, web_address
from quotetrack.report.cleaning import Cleaner
from quotetrack.report.grid import Cell, Link
from quotetrack.report.rows import RowSheet
from quotetrack.report.styles import CellFormats

_EPOCH = dt.date(1899, 12, 30)
# Excel counts a 29 February 1900 that never was; before March 1900 its day numbers are off by one.
_FIRST_SERIAL = dt.date(1900, 3, 1)
_FORMULA_STARTS = ("=", "+", "-", "@")


class CellWriter:
    """Makes the XML of cells for a workbook in `folder`; `parts` tells on which sheets each table stands."""

    def __init__(self, cleaner: Cleaner, folder: Path, parts: Mapping[str, Sequence[Part]]) -> None:
        self._cleaner = cleaner
        self._folder = folder
        self._parts = parts
        self._file_addresses: dict[str, str] = {}
        self._days: dict[PartialDate, int] = {}

    def cell(self, sheet: RowSheet, ref: str, cell: Cell, formats: CellFormats) -> str:
        """Give the XML of a cell at `ref` (`B7`), "" for an empty one; a link is put into `sheet` as well."""
        if isinstance(cell, str):
            return self.text(ref, cell, formats.guarded if cell.startswith(_FORMULA_STARTS) else formats.plain)
        if isinstance(cell, PartialDate):
            return self._date(ref, cell, formats)
        if isinstance(cell, Link):
            return self._link(sheet, ref, cell, formats)
        return "" if cell is None else f'<c r="{ref}" s="{formats.plain}"><v>{cell}</v></c>'

    def text(self, ref: str, text: str, style: int) -> str:
        """Give the XML of a text, "" for an empty one."""
        if not text:
            return ""
        space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
        return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t{space}>{self._cleaner.xml(text)}</t></is></c>'

    def _date(self, ref: str, date: PartialDate, formats: CellFormats) -> str:
        if date not in self._days:
            self._days[date] = (date.first - _EPOCH).days if date.first >= _FIRST_SERIAL else 0
        if not (day := self._days[date]):
            return self.text(ref, str(date), formats.plain)
        return f'<c r="{ref}" s="{formats.dates[date.precision]}"><v>{day}</v></c>'

    def _link(self, sheet: RowSheet, ref: str, link: Link, formats: CellFormats) -> str:
        place = place_address(self._parts[link.place.table], link.place.first, link.place.last) if link.place else ""
        address = "" if place else self._address(link)
        if not self._fits(sheet, place or address):
            return self.cell(sheet, ref, link.text, formats)
        if place:
            sheet.put_place_link(ref, place)
        else:
            sheet.put_link(ref, address)
        return self.text(ref, link.text or "open", formats.link)

    def _fits(self, sheet: RowSheet, address: str) -> bool:
        if not address:
            return False
        if len(address) > self._cleaner.bounds.link:
            self._cleaner.hit["long links"] += 1
            return False
        if sheet.links >= self._cleaner.bounds.links:
            self._cleaner.hit["links"] += 1
            return False
        return True

    def _address(self, link: Link) -> str:
        if not link.file:
            return web_address(link.web) if link.web else ""
        if link.file not in self._file_addresses:
            self._file_addresses[link.file] = file_address(link.file, self._folder)
        return self._file_addresses[link.file]
