"""A table of articles in (CSV, JSON lines, Parquet), its rows out: text and what stands beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from quotetrack.model import brief
from quotetrack.reading.decoding import NotTextError, decode, unify_line_ends, whole
from quotetrack.reading.metadata import MetadataRow, delimiter_of, row_of

COLUMNS: Mapping[str, str] = {
    **{name: name for name in ("text", "doc", "title", "outlet", "published", "url")},
    "headline": "title",
    "publication": "outlet",
    "date": "published",
}
"""What a column is read as, by its name in small letters; a column of the very name outranks another."""
_BATCH = 1_000
_CELL_LIMIT = 2**31 - 1  # the reader's own limit of 131,072 characters is shorter than some articles


class TableRow(NamedTuple):
    """One row: `number` counts from 1 as the user counts articles; `trouble` says why it has no text."""

    number: int
    text: str
    data: MetadataRow
    trouble: str = ""


def table_rows(path: Path, format: str) -> Iterator[TableRow]:
    """Give the rows of a table; raise NotTextError when the table as a whole cannot be read, OSError likewise."""
    if format == "csv":
        yield from _csv_rows(path)
    elif format == "jsonl":
        yield from _jsonl_rows(path)
    else:
        yield from _parquet_rows(path)


def _csv_rows(path: Path) -> Iterator[TableRow]:
    text = decode(path.read_bytes()).text
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        header = [cell.strip().lower() for cell in next(reader)]
        if "text" not in header:
            raise NotTextError(f"has no column 'text' in its first line, which reads: {brief(', '.join(header), 120)}")
        number = 0
        for cells in reader:
            if any(cells):
                number += 1
                yield row_from(number, dict(zip(header, cells, strict=False)), f"{path}, line {reader.line_num}")
    except csv.Error as error:
        raise NotTextError(f"is no valid CSV at line {reader.line_num} ({error}); save it again") from None


def _jsonl_rows(path: Path) -> Iterator[TableRow]:
    number = 0
    for line, written in enumerate(decode(path.read_bytes()).text.split("\n"), 1):
        if not written.strip():
            continue
        number += 1
        yield row_from(number, written, f"{path}, line {line}")


def row_from(number: int, cells: str | Mapping[str, Any], where: str) -> TableRow:
    """Give one row by its cells or by the line of JSON that holds them; `where` names its place for the user."""
    if not isinstance(cells, str):
        return _row_of_cells(number, cells, where)
    try:
        found = json.loads(cells)
    except (ValueError, RecursionError):
        return TableRow(number, "", row_of({}, where), f"{where}: is no JSON; each line must hold one object")
    if not isinstance(found, dict):
        return TableRow(number, "", row_of({}, where), f"{where}: holds no object with a 'text'")
    return _row_of_cells(number, found, where)


def lines_of(block: bytes) -> list[str]:
    """Give the lines of a stretch of a JSON lines file; none when it is no text."""
    try:
        return decode(block).text.split("\n")
    except NotTextError:
        return []


def wanted_columns(names: Iterable[str]) -> list[str]:
    """Give those columns of a table that are read, none when no one of them holds the texts."""
    found = {name: name.strip().lower() for name in names if name.strip().lower() in COLUMNS}
    return list(found) if "text" in found.values() else []


def _parquet_rows(path: Path) -> Iterator[TableRow]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        cure = "install the extra that reads it: pip install 'quotetrack[parquet]'"
        raise NotTextError(f"is a Parquet table; {cure}") from None
    try:
        table = pyarrow.parquet.ParquetFile(path)
        names = table.schema_arrow.names
        wanted = wanted_columns(names)
        if not wanted:
            raise NotTextError(f"has no column 'text'; its columns are: {brief(', '.join(names).lower(), 120)}")
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
            for cells in batch.to_pylist():
                number += 1
                yield row_from(number, cells, f"{path}, row {number}")
    except (pyarrow.ArrowException, UnicodeDecodeError) as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise NotTextError(f"is a damaged Parquet table ({brief(reason, 120)})") from None


def _row_of_cells(number: int, cells: Mapping[str, Any], where: str) -> TableRow:
    written: dict[str, str] = {}
    for key, value in cells.items():
        name = str(key).strip().lower()
        column = COLUMNS.get(name, "")
        if column and (name == column or not written.get(column)):
            written[column] = _cell(value) or written.get(column, "")
    text = unify_line_ends(written.pop("text", ""))
    trouble = "" if text.strip() else f"{where}: has no text"
    return TableRow(number, text if text.strip() else "", row_of(written, where), trouble)


def _cell(value: Any) -> str:
    """Write a cell as text; a missing value is empty, a date its ISO form."""
    if value is None or value != value:
        return ""
    return whole(value) if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else str(value)
