"""Report in, the Overrides table out: one row for each row of overrides.csv and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.model import Statement
from quotetrack.report.grid import Column, Table
from quotetrack.report.inputs import Fate, OverrideRow, Report
from quotetrack.report.words import listed


class Override(NamedTuple):
    """A row's fate, the row itself (None when it could not be read), the statement it was tied to (None for none)."""

    fate: Fate
    row: OverrideRow | None
    statement: Statement | None


def overrides_table(report: Report) -> Table[Override]:
    """List the fates in the order of their lines."""
    rows = {row.line: row for row in report.overrides}

    def items() -> Iterator[Override]:
        for fate in sorted(report.fates, key=lambda fate: fate.line):
            yield Override(fate, rows.get(fate.line), report.statement_of.get(fate.statement_id))

    return Table(
        name="Overrides",
        purpose="What became of each row of overrides.csv: applied, unchanged, stale, ambiguous or error.",
        columns=COLUMNS,
        items=items,
        count=len(report.fates),
        empty="There is no override yet. Rows of Review can be copied into overrides.csv and filled in.",
    )


def _doc(item: Override) -> str:
    return (item.row.doc if item.row else "") or (item.statement.doc if item.statement else "")


def _quote(item: Override) -> str:
    return (item.row.quote if item.row else "") or (item.statement.text if item.statement else "")


COLUMNS: tuple[Column[Override], ...] = (
    Column(
        "line", "Line of the row in overrides.csv; the header is line 1.", lambda i: i.fate.line, width=8, kind="number"
    ),
    Column(
        "fate",
        "applied; unchanged: the machine says the same; stale: no such statement; ambiguous: several fit; error.",
        lambda i: i.fate.status,
        width=13,
    ),
    Column(
        "look again",
        "yes where the machine's own answer has changed since the row was written.",
        lambda i: "yes" if i.fate.needs_look else None,
        width=9,
    ),
    Column(
        "action",
        "What the row asks for: set, drop, confirm or add.",
        lambda i: i.row.action if i.row else None,
        width=10,
    ),
    Column(
        "fields",
        "The columns that the row fills in or clears.",
        lambda i: listed(i.row.fields) if i.row else None,
        width=18,
        wrap=True,
    ),
    Column("why", "Why it ended so, and what to do.", lambda i: i.fate.message, width=50, wrap=True),
    Column("doc", "The text that the row is about.", _doc, width=26, wrap=True),
    Column("quote", "The quote that the row is about.", _quote, width=60, wrap=True),
    Column(
        "id",
        "Name of the statement that the row was tied to.",
        lambda i: i.fate.statement_id or (i.row.id if i.row else None),
        width=15,
    ),
    Column("note", "The analyst's note.", lambda i: i.row.note if i.row else None, width=30, wrap=True),
)
