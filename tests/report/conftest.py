"""Fixtures: a report about the invented world, its tables, and its workbook on disk, each made once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from invented_corpus import invented_report

from quotetrack.report import Report, Tables, tabulate, write_workbook


@pytest.fixture(scope="session")
def report() -> Report:
    return invented_report(240, 40)


@pytest.fixture(scope="session")
def tables(report: Report) -> Tables:
    return tabulate(report)


@pytest.fixture(scope="session")
def workbook_path(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("project") / "reports" / "claims.xlsx"
    write_workbook(tables, path)
    return path


@pytest.fixture(scope="session")
def book(workbook_path: Path) -> Any:
    return openpyxl.load_workbook(workbook_path)
