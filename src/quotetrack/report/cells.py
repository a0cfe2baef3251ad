"""A cell and its column's formats in, its XML out: text as text, numbers, dates and links as what they are."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from quotetrack.model import PartialDate
from quotetrack.report.addresses import Part, file_address, place_address, web_address
from quotetrack.report.cleaning import Cleaner
from quotetrack.report.grid import Cell, Link
from quotetrack.report.rows import RowSheet
from quotetrack.report.styles import CellFormats

_EPOCH = dt.date(1899, 12, 30)
# Excel counts a 29 February 1900 that never was; before March 1900 its day numbers are off by one.
_FIRST_SERIAL = dt.date(1900, 3, 1)
_MOST_KEPT, _LONGEST_KEPT = 5000, 50
_FORMULA_STARTS = ("=", "+", "-", "@")


class CellWriter:
    """Makes the XML of cells for a workbook in `folder`; `parts` tells on which sheets each table stands."""

    def __init__(self, cleaner: Cleaner, folder: Path, parts: Mapping[str, Sequence[Part]]) -> None:
        self._cleaner = cleaner
        self._folder = os.path.realpath(folder)
        self._parts = parts
        self._file_addresses: dict[str, str] = {}

    def cell(self, sheet: RowSheet, ref: str, cell: Cell, formats: CellFormats) -> str:
        """Give the XML of a cell at `ref` (`B7`), "" for an empty one; a link is put into `sheet` as well."""
        tail = self.link(sheet, ref, cell, formats) if isinstance(cell, Link) else self._tail(cell, formats)
        return _at(ref, tail)

    def text(self, ref: str, text: str, style: int) -> str:
        """Give the XML of a text, "" for an empty one."""
        return _at(ref, self._text(text, style))

    def tails(self, formats: CellFormats) -> Mapping[Cell, str]:
        """Give what follows a cell's reference in its XML, "" for an empty cell, by what is in it; links are not."""
        return _Tails(partial(self._tail, formats=formats))

    def link(self, sheet: RowSheet, ref: str, link: Link, formats: CellFormats) -> str:
        """Put a link at `ref` into `sheet` and give what follows the reference in the cell's XML."""
        place = place_address(self._parts[link.place.table], link.place.first, link.place.last) if link.place else ""
        address = "" if place else self._address(link)
        if not self._fits(sheet, place or address):
            return self._tail(link.text, formats)
        if place:
            sheet.put_place_link(ref, place)
        else:
            sheet.put_link(ref, address)
        return self._text(link.text or "open", formats.link)

    def _tail(self, cell: str | int | PartialDate | None, formats: CellFormats) -> str:
        if isinstance(cell, str):
            return self._text(cell, formats.guarded if cell.startswith(_FORMULA_STARTS) else formats.plain)
        if isinstance(cell, PartialDate):
            return self._date(cell, formats)
        return "" if cell is None else f' s="{formats.plain}"><v>{cell}</v></c>'

    def _text(self, text: str, style: int) -> str:
        if not text:
            return ""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f' s="{style}" t="inlineStr"><is><t{space}>{self._cleaner.xml(text)}</t></is></c>'

    def _date(self, date: PartialDate, formats: CellFormats) -> str:
        if date.first < _FIRST_SERIAL:
            return self._text(str(date), formats.plain)
        return f' s="{formats.dates[date.precision]}"><v>{(date.first - _EPOCH).days}</v></c>'

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


class _Tails(dict[Cell, str]):
    """The XML behind the references of a column's cells, made once for what stands there often.

    Long texts are not kept, nor what the cleaner may change, because it counts its changes.
    """

    def __init__(self, tail: Callable[[Any], str]) -> None:
        super().__init__()
        self._tail = tail

    def __missing__(self, cell: Cell) -> str:
        tail = self._tail(cell)
        if not isinstance(cell, str) or (len(cell) <= _LONGEST_KEPT and cell.isprintable()):
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[cell] = tail
        return tail


def _at(ref: str, tail: str) -> str:
    return f'<c r="{ref}"{tail}' if tail else ""
