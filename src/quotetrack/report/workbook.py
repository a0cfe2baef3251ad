"""Tables in, `claims.xlsx` out: ten sheets, written beside the old report and put in its place when whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from quotetrack.files import put_in_place
from quotetrack.report.addresses import Part
from quotetrack.report.cells import CellWriter
from quotetrack.report.cleaning import EXCEL, Bounds, Cleaner
from quotetrack.report.grid import Table
from quotetrack.report.page import SummaryPage
from quotetrack.report.rows import RowSheet
from quotetrack.report.sheet import SheetWriter, add_sheets, parts_of
from quotetrack.report.styles import BASE_FONT, Styles
from quotetrack.report.tables import Tables
from quotetrack.report.words import number


def write_workbook(tables: Tables, path: Path, bounds: Bounds = EXCEL) -> list[str]:
    """Write the workbook to `path` and give sentences about the limits that were hit, as they stand on About.

    Rows go to disk as they are made, so that memory does not grow with them. Raises ReportError when the file cannot
    be written; an earlier report then stays as it was.
    """
    cleaner = Cleaner(bounds)
    with put_in_place([path]) as [draft]:
        options = {"constant_memory": True, "tmpdir": str(draft.parent), "default_format_properties": BASE_FONT}
        book = xlsxwriter.Workbook(str(draft), options)
        book.use_zip64()  # is used only when a sheet has more than 4 GB
        try:
            said = _write_sheets(book, tables, cleaner, path.parent)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
        finally:
            for sheet in book.worksheets():
                sheet.release()
    return said


def _write_sheets(book: xlsxwriter.Workbook, tables: Tables, cleaner: Cleaner, folder: Path) -> list[str]:
    report = tables.report
    made = {"created": report.made} if report.made else {}
    book.set_properties({"title": tables.summary.title, "comments": "Made by quotetrack.", **made})
    styles = Styles(book)
    front = book.add_worksheet("Summary", worksheet_class=RowSheet)
    rows = cleaner.bounds.rows
    sheets = {table.name: add_sheets(book, table, rows) for table in tables.data}
    parts = {table.name: parts_of(table, sheets[table.name], rows) for table in tables.data}
    writer = SheetWriter(styles, cells := CellWriter(cleaner, folder, parts))
    for table in tables.data:
        writer.fill(table, sheets[table.name], parts[table.name])
    split = [_split_sentence(table, parts[table.name]) for table in tables.data if len(parts[table.name]) > 1]
    limits = [*split, *cleaner.limits()]
    about = tables.about(limits)
    about_sheets = add_sheets(book, about, rows)
    writer.fill(about, about_sheets, parts_of(about, about_sheets, rows))
    SummaryPage(book, front, styles, cells, writer).write(tables.summary, [*split, *report.limits])
    return limits


def _split_sentence(table: Table[Any], parts: Sequence[Part]) -> str:
    more = ", ".join(part.sheet for part in parts[1:])
    return f"{table.name} has {number(table.count, 'row')}, more than a sheet holds; it goes on in {more}."
