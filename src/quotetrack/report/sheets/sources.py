"""Report in, the Sources table out: one row a text that was read or could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.model import Document
from quotetrack.report.grid import Column, Link, Table
from quotetrack.report.inputs import Report
from quotetrack.report.sheets.statements import source_link


class Source(NamedTuple):
    """A text and how much came of it."""

    document: Document
    statements: int
    named: int
    on_topic: int


def sources_table(report: Report) -> Table[Source]:
    """List the texts in the order in which they were read."""
    statements: Counter[str] = Counter()
    named: Counter[str] = Counter()
    on_topic: Counter[str] = Counter()
    for statement in report.statements:
        statements[statement.doc] += 1
        named[statement.doc] += bool(statement.speaker)
        on_topic[statement.doc] += bool(statement.claims)

    def items() -> Iterator[Source]:
        for document in report.documents:
            doc = document.doc
            yield Source(document, statements[doc], named[doc], on_topic[doc])

    return Table(
        name="Sources",
        purpose="What was read: one row a text, with its outlet and date and what they rest on, the number of "
        "statements found in it, and what was wrong with it.",
        columns=COLUMNS,
        items=items,
        count=len(report.documents),
        empty="No text was read.",
    )


def _page(item: Source) -> Link | str | None:
    """Lead to the web page; an address of another kind than http stays text."""
    url = item.document.url
    return Link(url, web=url) if url and url.startswith(("http://", "https://")) else url


COLUMNS: tuple[Column[Source], ...] = (
    Column(
        "doc",
        "Name of the text; leads to its file.",
        lambda i: source_link(i.document),
        width=40,
        kind="link",
        wrap=True,
    ),
    Column("title", "Headline of the text.", lambda i: i.document.title, width=44, wrap=True),
    Column(
        "outlet",
        "Outlet that printed the text; blank where neither the text nor metadata.csv names it.",
        lambda i: i.document.outlet,
        width=18,
        wrap=True,
    ),
    Column(
        "published",
        "Publication date of the text, shown as far as it is known.",
        lambda i: i.document.published,
        width=11.5,
        kind="date",
    ),
    Column(
        "precision",
        "How much of the publication date is known: day, month or year.",
        lambda i: i.document.published.precision if i.document.published else None,
        width=11,
    ),
    Column(
        "date basis", "Where the publication date was found.", lambda i: i.document.published_by, width=18, wrap=True
    ),
    Column("outlet basis", "Where the outlet was found.", lambda i: i.document.outlet_by, width=18, wrap=True),
    Column("place", "Place of the dateline.", lambda i: i.document.place, width=14, wrap=True),
    Column(
        "statements",
        "Number of statements found in the text.",
        lambda i: i.statements,
        width=12,
        kind="number",
        mark="count",
    ),
    Column(
        "with speaker",
        "Number of them whose speaker is settled.",
        lambda i: i.named,
        width=10,
        kind="number",
        mark="count",
    ),
    Column(
        "on a topic",
        "Number of them that make a claim about a security topic.",
        lambda i: i.on_topic,
        width=11,
        kind="number",
        mark="count",
    ),
    Column(
        "characters",
        "Length of the text; 0 when it could not be read.",
        lambda i: i.document.length,
        width=12,
        kind="number",
        mark="count",
    ),
    Column(
        "trouble",
        "What was wrong with the text and what to do about it; blank when all was well.",
        lambda i: " ".join(i.document.trouble),
        width=50,
        wrap=True,
    ),
    Column(
        "url",
        "Web address of the text, as metadata.csv or the page itself gives it.",
        _page,
        width=40,
        kind="link",
        wrap=True,
        printed=False,
    ),
    Column(
        "file",
        "The file, and the row in it, that the text came from.",
        lambda i: i.document.source,
        width=40,
        wrap=True,
        printed=False,
    ),
)
