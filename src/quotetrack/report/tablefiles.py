"""Tables in, one CSV or Parquet file a table out, named as the sheets of the workbook."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeAlias

from quotetrack.files import ReportError, put_in_place
from quotetrack.report.cleaning import Bounds, Cleaner
from quotetrack.report.grid import Table, plain
from quotetrack.report.sheets.summary import summary_table
from quotetrack.report.tables import Tables

TableFormat: TypeAlias = Literal["csv", "parquet"]
_Value: TypeAlias = str | int | None

_BOUNDLESS = Bounds(rows=sys.maxsize, cell=sys.maxsize, links=sys.maxsize, link=sys.maxsize)
_CHUNK = 10_000


def write_tables(tables: Tables, folder: Path, form: TableFormat) -> list[Path]:
    """Write the ten tables as `claims.csv`, `evidence.csv` … into `folder` and give their paths.

    Texts are whole, without characters that cannot be encoded; a date is written as far as it is known (`2024-10`).
    CSV is UTF-8 with a byte order mark, as spreadsheets want it. Raises ReportError when a file cannot be written, or
    when Parquet is asked for and pyarrow is not installed; earlier files then stay as they were.
    """
    write = _WRITERS[form]
    cleaner = Cleaner(_BOUNDLESS)
    names = ["Summary", *(table.name for table in tables.data), "About"]
    paths = [folder / f"{name.lower()}.{form}" for name in names]
    with put_in_place(paths) as drafts:
        for table, draft in zip(tables.data, drafts[1:-1], strict=True):
            write(table, _clean_rows(table, cleaner), draft)
        for table, draft in ((summary_table(tables.summary), drafts[0]), (tables.about(cleaner.limits()), drafts[-1])):
            write(table, _clean_rows(table, cleaner), draft)
    return paths


def _clean_rows(table: Table[Any], cleaner: Cleaner) -> Iterator[list[_Value]]:
    for row in table.rows():
        values = [plain(cell) for cell in row]
        yield [cleaner.text(value) if isinstance(value, str) else value for value in values]


def _write_csv(table: Table[Any], rows: Iterator[list[_Value]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows(rows)


def _write_parquet(table: Table[Any], rows: Iterator[list[_Value]], path: Path) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ReportError(
            "Parquet needs pyarrow, which is not installed; run: pip install 'quotetrack[parquet]', or choose csv."
        ) from None
    kinds = {"number": pa.int64()}
    schema = pa.schema([(column.name, kinds.get(column.kind, pa.string())) for column in table.columns])
    with pq.ParquetWriter(path, schema) as writer:
        while chunk := list(islice(rows, _CHUNK)):
            writer.write_table(pa.table(_columns(chunk, schema.names), schema=schema))


def _columns(rows: Sequence[Sequence[_Value]], names: Sequence[str]) -> dict[str, list[_Value]]:
    return {name: list(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)}


_WRITERS: Mapping[TableFormat, Callable[[Table[Any], Iterator[list[_Value]], Path], None]] = {
    "csv": _write_csv,
    "parquet": _write_parquet,
}
