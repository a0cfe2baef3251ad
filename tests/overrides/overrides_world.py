"""Rows, texts and statements of the invented region, made short for the tables of the overrides tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from quotetrack.model import Block, Claim, Document, PartialDate, Statement, statement_id
from quotetrack.overrides import COLUMNS, Fate, Table, apply
from quotetrack.overrides.table import parse

TOPICS = ("terrorism", "drug_trafficking", "migration", "border_security")


def document(doc: str, text: str, published: str = "2023-05-04", skipped: str = "") -> Document:
    """Make a text; a line that begins with `skipped` is boilerplate."""
    blocks, start = [], 0
    for line in text.split("\n"):
        boiler = bool(skipped) and line.startswith(skipped)
        blocks.append(Block(start, start + len(line), "boilerplate" if boiler else "paragraph"))
        start += len(line) + 1
    day = PartialDate.parse(published) if published else None
    return Document(doc, text, published=day, published_by="metadata", blocks=tuple(blocks))


def statement(doc: Document, words: str, number: int = 1, **fields: Any) -> Statement:
    """Make the statement of some words of a text, the first that stand there after `number - 1` others."""
    start = -1
    for _ in range(number):
        start = doc.text.index(words, start + 1)
    span = (start, start + len(words))
    made = Statement(doc.doc, (span,), words, "indirect", span, "test", id=statement_id(doc.doc, words, number))
    return made._replace(**fields)


def claims(*pairs: str) -> tuple[Claim, ...]:
    """Make claims from "topic/stance/origin"."""
    parts = [pair.split("/") for pair in pairs]
    return tuple(Claim(topic, stance, origin or None) for topic, stance, origin in parts)  # type: ignore[arg-type]


def table(*rows: dict[str, str], columns: Sequence[str] = COLUMNS) -> Table:
    """Make a table whose first row stands on line 2."""
    lines = [",".join(columns)]
    lines += [",".join('"' + row.get(column, "").replace('"', '""') + '"' for column in columns) for row in rows]
    return parse("\n".join(lines).encode(), "overrides.csv", TOPICS)


def run(
    rows: Iterable[dict[str, str]], documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[dict[str, Statement], list[Fate]]:
    """Apply rows; give the statements by id and the fates."""
    made, fates = apply(table(*rows), documents, statements)
    return {one.id: one for one in made}, list(fates)
