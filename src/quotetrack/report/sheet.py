"""A table in, its worksheets out: header with notes, rows, filters, colours, print set-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

import xlsxwriter

from quotetrack.report.addresses import Part
from quotetrack.report.cells import CellWriter
from quotetrack.report.grid import Cell, Column, Link, Row, Table
from quotetrack.report.rows import RowSheet, column_letters
from quotetrack.report.styles import CellFormats, Styles

MOST_LINES = 14
_LINE_HEIGHT = 12.75
_ROW_PADDING = 2.25
_FILTER_ARROW = 2.5
_INDENT = 1.3
# A column's width counts digits, and the letters of running text are narrower.
_LETTERS_A_DIGIT = 1.15
_A4 = 9


def add_sheets(book: xlsxwriter.Workbook, table: Table[Any], rows_a_sheet: int) -> list[RowSheet]:
    """Add the worksheets that a table needs, more than one when its rows go beyond a sheet."""
    count = max(1, -(-table.count // (rows_a_sheet - 1)))
    names = [table.name, *(f"{table.name} {number}" for number in range(2, count + 1))]
    return [book.add_worksheet(name, worksheet_class=RowSheet) for name in names]


def parts_of(table: Table[Any], sheets: Sequence[RowSheet], rows_a_sheet: int) -> list[Part]:
    """Say how many rows each worksheet of a table takes."""
    each = rows_a_sheet - 1
    return [Part(sheet.name, min(each, table.count - each * place)) for place, sheet in enumerate(sheets)]


class SheetWriter:
    """Writes tables to their worksheets."""

    def __init__(self, styles: Styles, cells: CellWriter) -> None:
        self._styles = styles
        self._cells = cells

    def fill(self, table: Table[Any], sheets: Sequence[RowSheet], parts: Sequence[Part]) -> None:
        """Write the rows of a table to its worksheets, each with the header."""
        formats = [self._styles.cells(column) for column in table.columns]
        rows = table.rows()
        for sheet, part in zip(sheets, parts, strict=True):
            self._set_up(sheet, table, formats, part.rows)
            self._put_header(sheet, table)
            if part.rows:
                self._put_rows(sheet, table, formats, islice(rows, part.rows))
            else:
                sheet.put_row(1, [self._cells.text("A2", table.empty, self._styles.remark)])
            sheet.close_rows(max(part.rows, 1) + 1, len(table.columns))

    def _put_header(self, sheet: RowSheet, table: Table[Any]) -> None:
        letters = column_letters(len(table.columns))
        lines = max(map(header_line_count, table.columns))
        # All names stand on the left, because the arrows of the filters cover what stands on the right.
        header = self._styles.header
        cells = [
            self._cells.text(f"{letter}1", c.name, header) for letter, c in zip(letters, table.columns, strict=True)
        ]
        sheet.put_row(0, cells, row_height(lines) + _ROW_PADDING)
        for col, column in enumerate(table.columns):
            add_note(sheet, 0, col, column)

    def _put_rows(
        self, sheet: RowSheet, table: Table[Any], formats: Sequence[CellFormats], rows: Iterator[Row]
    ) -> None:
        letters = column_letters(len(table.columns))
        places = [
            (letter, self._cells.tails(format_), format_) for letter, format_ in zip(letters, formats, strict=True)
        ]
        link, lines_in = self._cells.link, line_counter(table.columns)
        for number, row in enumerate(rows, 2):
            cells = [
                f'<c r="{letter}{number}"{tail}'
                for (letter, tails, format_), cell in zip(places, row, strict=True)
                if (tail := link(sheet, f"{letter}{number}", cell, format_) if isinstance(cell, Link) else tails[cell])
            ]
            lines = lines_in(row)
            sheet.put_row(number - 1, cells, row_height(lines) if lines > 1 else 0)

    def colour(self, sheet: RowSheet, column: Column[Any], col: int, first: int, last: int) -> None:
        """Colour cells of a column by what they say."""
        if column.mark == "count":
            zero = {"type": "cell", "criteria": "==", "value": 0, "format": self._styles.zero}
            sheet.conditional_format(first, col, last, col, zero)
        elif column.mark:
            for word, look in self._styles.marks[column.mark].items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
                sheet.conditional_format(first, col, last, col, rule)

    def _set_up(self, sheet: RowSheet, table: Table[Any], formats: Sequence[CellFormats], rows: int) -> None:
        for col, (column, format_) in enumerate(zip(table.columns, formats, strict=True)):
            sheet.set_column(col, col, column.width, format_.empty if rows else None)
            if rows:
                self.colour(sheet, column, col, 1, rows)
        if rows:
            sheet.declare_table(sheet.name.replace(" ", "_"), [column.name for column in table.columns], rows)
            last = column_letters(len(table.columns))[-1]
            sheet.ignore_errors({"number_stored_as_text": f"A2:{last}{rows + 1}"})
        sheet.freeze_panes(1, table.held)
        sheet.print_area(0, 0, max(rows, 1), sum(column.printed for column in table.columns) - 1)
        sheet.repeat_rows(0)
        set_up_print(sheet, pages_tall=0)


def add_note(sheet: RowSheet, row: int, col: int, column: Column[Any]) -> None:
    """Explain a column in a note on its name."""
    lines = len(column.note) // 38 + 1
    size = {"width": 240, "height": 24 + 18 * lines, "font_size": 9, "author": "quotetrack"}
    sheet.write_comment(row, col, column.note, size)


def set_up_print(sheet: RowSheet, pages_tall: int) -> None:
    """Print on A4 across, as wide as the page; `pages_tall` 0 takes as many pages as there are rows."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages_tall)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&F&C&8&A&R&8page &P of &N")


def header_line_count(column: Column[Any]) -> int:
    """Count the lines that a column's name takes at its width, beside the arrow of the filter."""
    lines, room = 1, 0
    for word in column.name.split():
        if room and room + 1 + len(word) > column.width - _FILTER_ARROW - _INDENT:
            lines, room = lines + 1, 0
        room += len(word) + (1 if room else 0)
    return lines


def row_height(lines: int) -> float:
    """Give the height in points of a row of so many lines; very long texts show their beginning."""
    return _LINE_HEIGHT * min(lines, MOST_LINES) + _ROW_PADDING


def line_counter(columns: Sequence[Column[Any]]) -> Callable[[Sequence[Cell]], int]:
    """Give a function that estimates the lines of a row, rather one too many than one too few.

    Columns for a closer look stand to the right of the page and do not make rows taller.
    """
    rooms = [
        (place, int((column.width - _INDENT) * _LETTERS_A_DIGIT))
        for place, column in enumerate(columns)
        if column.wrap and column.printed
    ]

    def lines_in(row: Sequence[Cell]) -> int:
        most = 1
        for place, letters in rooms:
            cell = row[place]
            text = cell.text if isinstance(cell, Link) else cell
            if isinstance(text, str) and (len(text) > letters or "\n" in text):
                parts = text[: letters * MOST_LINES].split("\n")
                most = max(most, sum([len(part) // letters for part in parts]) + len(parts))
        return most

    return lines_in
