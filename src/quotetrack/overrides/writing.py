"""Statements in, rows of an overrides file out, and such rows on disk: the only place that writes the file.

Rows that stand in the file are never touched: a new file is the old bytes and more. It is written beside the old one
and put in its place in one step.
"""

from __future__ import annotations

import codecs
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from quotetrack.model import Document, Statement
from quotetrack.overrides import dialect
from quotetrack.overrides.answers import answer
from quotetrack.overrides.dialect import Dialect, OverridesError
from quotetrack.overrides.table import COLUMNS, FIELDS, Table

NEW = Dialect()
_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_FORMULA = ("=", "+", "-", "@")
_CELL_LIMIT = 32_000
_RANK = {"low": 0, "medium": 1, "high": 2}


def row_for(statement: Statement, cells: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the row that anchors a statement and holds the machine's answer, with the analyst's `cells` filled in."""
    quote = " ".join(statement.text.split())[:_CELL_LIMIT]
    row = {"id": statement.id, "doc": statement.doc, "quote": _as_text(quote), "was": answer(statement)}
    return {column: (cells or {}).get(column) or row.get(column, "") for column in COLUMNS}


def template(
    statements: Sequence[Statement], documents: Iterable[Document], table: Table, most: int | None = None
) -> list[dict[str, str]]:
    """Give rows for statements, those that need a look most first: the doubtful on a topic, the other doubtful ones.

    Doubtful is one without a speaker or of low confidence, in this order. Statements that the table has a row for are
    left out, and so are those that an override has made or changed. `note` says what is doubtful.
    """
    order = {document.doc: number for number, document in enumerate(documents)}
    have = {row.id for row in table.rows}
    open_ones = [one for one in statements if one.id not in have and not one.overridden and one.found_by != "override"]
    ranked = sorted(open_ones, key=lambda one: (_urgency(one), order.get(one.doc, len(order)), one.spans))
    return [row_for(one, {"note": _as_text(_why(one))}) for one in ranked[:most]]


def text_of(rows: Sequence[Mapping[str, str]], how: Dialect = NEW) -> bytes:
    """Give rows with their header as a new file's bytes, with the mark by which Excel knows the encoding."""
    cells = [list(COLUMNS), *([row.get(column, "") for column in COLUMNS] for row in rows)]
    return _MARKS.get(how.encoding, b"") + dialect.encode(cells, how, "the template")


def append(path: Path, rows: Sequence[Mapping[str, str]], table: Table) -> None:
    """Add rows at the end of an overrides file, in its own dialect and order of columns; make the file when missing.

    `table` is the file as read. Raises OverridesError when the file lacks a column that a row needs, or its encoding
    a character; the file is then as it was.
    """
    put_in_place(path.resolve(), appended(path, rows, table))


def appended(path: Path, rows: Sequence[Mapping[str, str]], table: Table) -> bytes:
    """Give the bytes that `append` would write, for a trial."""
    old = path.read_bytes() if path.exists() else b""
    if not old:
        return text_of(rows)
    by_id = ("doc", "quote") if "id" in table.header else ("id",)
    for row in rows:
        for column in ("id", "doc", "quote", "action", *FIELDS):
            if row.get(column) and column not in {*table.header, *by_id}:
                raise OverridesError(f"{path}: has no column '{column}'; add it to the first line")
    end = table.dialect.newline.encode(table.dialect.encoding)
    joint = b"" if old.endswith((end, "\n".encode(table.dialect.encoding))) else end
    cells = [[row.get(column, "") for column in table.header] for row in rows]
    return old + joint + dialect.encode(cells, table.dialect, str(path))


def put_in_place(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _as_text(words: str) -> str:
    """Keep a spreadsheet from reading words as a formula; marks do not count when the quote is looked up again."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _urgency(statement: Statement) -> tuple[bool, bool, int, bool]:
    doubtful = not statement.speaker or statement.confidence == "low"
    return (
        not (doubtful and statement.claims),
        bool(statement.speaker),
        _RANK[statement.confidence],
        bool(statement.date),
    )


def _why(statement: Statement) -> str:
    reasons = []
    if not statement.speaker:
        likely = f": {' or '.join(statement.candidates)}?" if statement.candidates else ""
        reasons.append(f"no speaker{likely}")
    if statement.confidence != "high":
        reasons.append(f"{statement.confidence} confidence")
    if statement.date is None:
        reasons.append("no date")
    return "; ".join(reasons)
