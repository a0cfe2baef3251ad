"""Column definitions in, the reference part of docs/workbook.md out: `python -m quotetrack.report.guide FILE`.

What stands above the marker in the file is written by hand and is left alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.model import Claim, Statement
from quotetrack.report.grid import Table
from quotetrack.report.inputs import Report
from quotetrack.report.tables import tabulate

MARKER = "<!-- Below: made by `python -m quotetrack.report.guide docs/workbook.md` -->\n"
# A topic without a name shows each column that there is one of for every topic.
_ANY = Statement("", (), "", "direct", (0, 0), "", claims=(Claim("any", "other"),))
_REPORT = Report(documents=(), statements=(_ANY,), topics={"any": "…"})


def reference() -> str:
    """Write a section for every sheet, with a table of its columns."""
    return "\n".join(_section(table) for table in tabulate(_REPORT).all())


def with_reference(page: str) -> str:
    """Give the page with the part below its marker made anew; raise ValueError when it has no marker."""
    above, marker, _ = page.partition(MARKER)
    if not marker:
        raise ValueError(f"the page has no line {MARKER.strip()}")
    return f"{above}{MARKER}\n{reference()}"


def _section(table: Table[Any]) -> str:
    return "\n".join([f"## {table.name}", "", table.purpose, "", *_columns(table), ""])


def _columns(table: Table[Any]) -> Iterator[str]:
    if table.name == "Summary":
        yield "In the workbook this is a page with charts. In CSV and Parquet it is a table:"
        yield ""
    yield "| column | cells | what it says |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| {column.name} | {column.kind} | {column.note} |"
    if hidden := [column for column in table.columns if not column.printed]:
        yield ""
        yield f"Not printed: {', '.join(column.name for column in hidden)}."


def main() -> None:
    """Bring the page named on the command line up to date."""
    page = Path(sys.argv[1])
    page.write_text(with_reference(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
