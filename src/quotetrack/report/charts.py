"""Series and the cells that hold their figures in, the two charts of Summary out."""

from __future__ import annotations

from typing import Any

import xlsxwriter

from quotetrack.report.series import Series
from quotetrack.report.styles import BASE_FONT, INK, PALETTE, RULE

_FONT = {"name": BASE_FONT["font_name"], "size": 9, "color": INK, "bold": False}


def columns_over_time(book: xlsxwriter.Workbook, series: Series, sheet: str, row: int, col: int) -> Any:
    """Make the stacked column chart; the figures stand in `sheet` with their header at `row`, `col`."""
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    _add(chart, series, sheet, row, col, gap=40)
    many = len(series.categories) > 12
    chart.set_x_axis(
        {
            "name": series.axis,
            "name_font": _FONT,
            "num_font": {**_FONT, "rotation": -90 if many else 0},
            "text_axis": True,
        }
    )
    chart.set_y_axis(_count_axis())
    return chart


def bars_by_official(book: xlsxwriter.Workbook, series: Series, sheet: str, row: int, col: int) -> Any:
    """Make the stacked bar chart, the first category at the top."""
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    _add(chart, series, sheet, row, col, gap=35)
    # In XlsxWriter the x axis of a bar chart is the one that lies flat, here that of the counts.
    chart.set_y_axis({"num_font": _FONT, "reverse": True, "crossing": "max"})
    chart.set_x_axis(_count_axis())
    return chart


def _count_axis() -> dict[str, Any]:
    return {
        "name": "statements",
        "name_font": _FONT,
        "num_font": _FONT,
        "num_format": "#,##0",
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": RULE, "width": 0.75}},
        "line": {"none": True},
    }


def _add(chart: Any, series: Series, sheet: str, row: int, col: int, gap: int) -> None:
    last = row + len(series.categories)
    for place, _ in enumerate(series.topics, 1):
        chart.add_series(
            {
                "name": [sheet, row, col + place],
                "categories": [sheet, row + 1, col, last, col],
                "values": [sheet, row + 1, col + place, last, col + place],
                "fill": {"color": PALETTE[(place - 1) % len(PALETTE)]},
                "border": {"color": "#FFFFFF", "width": 0.5},
                "gap": gap,
            }
        )
    chart.set_title({"name": series.title, "name_font": {**_FONT, "size": 12, "bold": True}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_chartarea({"border": {"color": RULE}})
