"""Summary in, the one-page worksheet of it out: figures, the claims that recur most, two charts, what to check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import xlsxwriter

from quotetrack.report.cells import CellWriter
from quotetrack.report.charts import bars_by_official, columns_over_time
from quotetrack.report.grid import Cell, Column, Link
from quotetrack.report.rows import RowSheet, column_letters
from quotetrack.report.series import Series
from quotetrack.report.sheet import (
    SheetWriter,
    add_note,
    header_line_count,
    line_counter,
    row_height,
    set_up_print,
)
from quotetrack.report.sheets.summary import TOP_COLUMNS, Summary
from quotetrack.report.styles import CellFormats, Styles

_CHART_COLUMN = len(TOP_COLUMNS)
_CHART_WIDTH = 620
_CHART_GAP = 12
_LAST_COLUMN = _CHART_COLUMN + 10
_ROW_HEIGHT = 15.0
_PIXELS_A_POINT = 96 / 72

_LABEL: Column[Any] = Column("label", "", lambda item: None, width=38)
_COUNT: Column[Any] = Column("count", "", lambda item: None, kind="number")


class SummaryPage:
    """Writes Summary from top to bottom: the page itself, charts to its right, their figures below it."""

    def __init__(
        self, book: xlsxwriter.Workbook, sheet: RowSheet, styles: Styles, cells: CellWriter, writer: SheetWriter
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._styles = styles
        self._cells = cells
        self._writer = writer
        self._label = styles.cells(_LABEL)
        self._count = styles.cells(_COUNT)
        self._letters = column_letters(_LAST_COLUMN + 1)
        self._row = 0
        self._pixels = 0.0

    def write(self, summary: Summary, notes: Sequence[str]) -> None:
        """Write the page; `notes` are sentences about limits that the reader must know at once."""
        for col, column in enumerate(TOP_COLUMNS):
            self._sheet.set_column(col, col, column.width)
        self._sheet.hide_gridlines(2)
        self._head(summary, notes)
        top, top_pixels = self._row, self._pixels
        self._figures(summary)
        self._top_claims(summary)
        self._to_check(summary)
        charts = [chart for chart in _charts(summary) if chart.series.topics]
        while self._pixels < top_pixels + sum(chart.tall + _CHART_GAP for chart in charts):
            self._put([])
        self._sheet.print_area(0, 0, self._row, _LAST_COLUMN)
        set_up_print(self._sheet, pages_tall=1)
        offset = 0
        for series, make, tall in charts:
            chart = make(self._book, series, self._sheet.name, self._figures_of(series), 1)
            chart.set_size({"width": _CHART_WIDTH, "height": tall})
            self._sheet.insert_chart(
                top, _CHART_COLUMN, chart, {"x_offset": 24, "y_offset": offset, "description": series.title}
            )
            offset += tall + _CHART_GAP
        self._sheet.close_rows(self._row, _LAST_COLUMN)

    def _put(self, cells: Iterable[str], height: float = 0) -> None:
        """Put the next row; its height is set as well, because charts are placed by the heights of rows."""
        if height:
            self._sheet.set_row(self._row, height)
        self._sheet.put_row(self._row, cells, height)
        self._pixels += (height or _ROW_HEIGHT) * _PIXELS_A_POINT
        self._row += 1

    def _text(self, col: int, text: str, style: int) -> str:
        return self._cells.text(f"{self._letters[col]}{self._row + 1}", text, style)

    def _cell(self, col: int, cell: Cell, formats: CellFormats) -> str:
        return self._cells.cell(self._sheet, f"{self._letters[col]}{self._row + 1}", cell, formats)

    def _line(self, sentence: str, style: int, height: float = 0) -> None:
        self._put([self._text(0, sentence, style)], height)

    def _head(self, summary: Summary, notes: Sequence[str]) -> None:
        self._line(summary.title, self._styles.title, 26)
        for sentence in summary.lead:
            self._line(sentence, self._styles.lead)
        for sentence in filter(None, [summary.filters, *notes]):
            self._line(sentence, self._styles.warning)
        self._put([])

    def _section(self, title: str, remark: str = "") -> None:
        number, style = self._row + 1, self._styles.section
        rule = [f'<c r="{letter}{number}" s="{style}"/>' for letter in self._letters[1:_CHART_COLUMN]]
        self._put([self._text(0, title, style), *rule], 18)
        if remark:
            self._line(remark, self._styles.remark)

    def _figures(self, summary: Summary) -> None:
        self._section("What was read and found")
        for fact in summary.facts:
            self._figure(fact.what, fact.value, fact.remark)
        self._put([])

    def _figure(self, what: Cell, value: int, remark: str) -> None:
        cells = [self._cell(1, what, self._label), self._cell(2, value, self._count)]
        self._put([*cells, self._text(3, remark, self._styles.remark)])

    def _top_claims(self, summary: Summary) -> None:
        if not summary.top:
            self._section("Claims that recur most", "No claim was found.")
            self._put([])
            return
        shown = f"The first {len(summary.top)} of {summary.claims:,}"
        self._section(
            "Claims that recur most",
            f"{shown}, by officials, outlets, utterances; the last column leads to the evidence.",
        )
        self._headers()
        first = self._row
        lines_in = line_counter(TOP_COLUMNS)
        formats = [self._styles.cells(column) for column in TOP_COLUMNS]
        for ranked in summary.top:
            cells = [column.value(ranked) for column in TOP_COLUMNS]
            self._put(map(self._cell, range(len(cells)), cells, formats), row_height(lines_in(cells)))
        stance = next(col for col, column in enumerate(TOP_COLUMNS) if column.mark == "stance")
        self._writer.colour(self._sheet, TOP_COLUMNS[stance], stance, first, self._row - 1)
        self._put([])

    def _headers(self) -> None:
        for col, column in enumerate(TOP_COLUMNS):
            add_note(self._sheet, self._row, col, column)
        looks = {True: self._styles.header_right, False: self._styles.header}
        names = [
            self._text(col, column.name, looks[column.kind in ("number", "date")])
            for col, column in enumerate(TOP_COLUMNS)
        ]
        self._put(names, row_height(max(map(header_line_count, TOP_COLUMNS))))

    def _to_check(self, summary: Summary) -> None:
        self._section("What to check first")
        if not summary.to_check:
            self._line("Nothing needs a look.", self._styles.remark)
        for check in summary.to_check:
            rows = "row of Review" if check.rows == 1 else "rows of Review"
            self._figure(Link(check.what, place=check.place), check.rows, rows)

    def _figures_of(self, series: Series) -> int:
        """Write the figures of a chart, with its topics across; give the row of their header."""
        self._put([])
        self._section(f"{series.title}: the figures of the chart")
        header = self._row
        topics = [self._text(col, topic, self._styles.header_right) for col, topic in enumerate(series.topics, 2)]
        self._put([self._text(1, series.axis, self._styles.header), *topics], row_height(2))
        for category, values in zip(series.categories, series.values, strict=True):
            figures = [self._cell(col, value, self._count) for col, value in enumerate(values, 2)]
            self._put([self._cell(1, category, self._label), *figures])
        return header


class _Chart(NamedTuple):
    series: Series
    make: Callable[[xlsxwriter.Workbook, Series, str, int, int], Any]
    tall: int


def _charts(summary: Summary) -> tuple[_Chart, ...]:
    officials = len(summary.by_official.categories)
    return (
        _Chart(summary.over_time, columns_over_time, 360),
        _Chart(summary.by_official, bars_by_official, 140 + 26 * officials),
    )
