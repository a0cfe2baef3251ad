"""docs/workbook.md explains every column, as the definitions have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.report import Tables
from quotetrack.report.guide import MARKER, with_reference

PAGE = Path(__file__).parents[2] / "docs" / "workbook.md"


def test_the_page_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_reference(page) == page, "run: python -m quotetrack.report.guide docs/workbook.md"


def test_every_sheet_and_column_is_explained(tables: Tables) -> None:
    sections = PAGE.read_text(encoding="utf-8").split(MARKER)[1].split("\n## ")
    explained = {section.strip().lstrip("# ").split("\n")[0]: section for section in sections if section.strip()}
    assert list(explained) == [table.name for table in tables.all()]
    for table in tables.all():
        for column in table.columns:
            name = "topic: …" if column.name.startswith("topic: ") else column.name
            assert f"| {name} |" in explained[table.name]


def test_a_page_without_the_marker_is_refused() -> None:
    with pytest.raises(ValueError, match="the page has no line <!-- Below"):
        with_reference("# The workbook\n")
