"""A cluster of two processes for all tests, and a table of articles that makes several partitions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

Row = dict[str, str | int | None]

TEXTS = Path(__file__).parents[2] / "texts"


@pytest.fixture(scope="session")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    """The sample texts; some a second time with other words and days, some without name or text, names given twice."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    first: list[Row] = [
        {"doc": f"one/{number}" if number % 3 else None, "published": None, "text": text, "outlet": "Selm Wire"}
        for number, text in enumerate(texts)
    ]
    again: list[Row] = [
        {
            "doc": f"one/{number}" if number % 2 else str(number),
            "published": f"2021-03-0{number % 9 + 1}" if number % 4 else None,
            "text": text.replace(" will ", " is going to ") if number % 5 else text,
            "outlet": None,
        }
        for number, text in enumerate(texts)
    ]
    return [*first, *again, {"doc": "empty", "text": ""}, {"doc": "one/1#2", "text": texts[0]}, {"doc": "articles#4"}]
