"""Rows that say the same three times or more in; the one line of officials.csv or metadata.csv that says it out."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.lexicon.posts import plain, post_forms
from quotetrack.model import Document, Statement
from quotetrack.overrides.table import Fate, Row, Table
from quotetrack.overrides.tying import lines_words

File: TypeAlias = Literal["officials.csv", "metadata.csv"]

ENOUGH = 3
"""Rows that must say the same before they become a line for all texts."""


class Proposal(NamedTuple):
    """A line ready to paste into another file, the rows that it makes needless, and why."""

    file: File
    line: str
    rows: tuple[int, ...]
    why: str


def proposals(
    table: Table, fates: Iterable[Fate], documents: Iterable[Document], machine: Mapping[str, Statement]
) -> list[Proposal]:
    """Propose officials.csv lines for speakers, metadata.csv lines for dates, in the order of the first row of each.

    `fates` are those of the table's rows, `machine` holds the statements by id as they were before the overrides.
    """
    tied = {fate.line: machine.get(fate.statement_id) for fate in fates if fate.status in ("applied", "unchanged")}
    pairs = [(row, one) for row in table.rows if (one := tied.get(row.line)) is not None]
    found = [*_officials(pairs), *_metadata(pairs, {document.doc: document for document in documents})]
    return sorted(found, key=lambda proposal: proposal.rows)


def _officials(pairs: Sequence[tuple[Row, Statement]]) -> Iterable[Proposal]:
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for row, statement in pairs:
        if row.speaker:
            column, words = _name_or_post(row, statement)
            if words:
                groups[(row.speaker, column, words)].append(row.line)
    for (name, column, words), rows in groups.items():
        if len(rows) >= ENOUGH:
            line = (
                _csv(name, words, "", "", "", "", "", "")
                if column == "aliases"
                else _csv(name, "", words, "", "", "", "", "")
            )
            term = "" if column == "aliases" else "; fill in from and to when others have held the post"
            why = f"{lines_words(rows)} say that '{words}' is {name}{term}"
            yield Proposal("officials.csv", line, tuple(rows), why)


def _name_or_post(row: Row, statement: Statement) -> tuple[str, str]:
    """Give the name or post that the row's speaker went by: the machine's speaker, else the words of the text."""
    old = statement.speaker
    if old and old != row.speaker:
        return "aliases", old
    mention = " ".join((statement.mention or "").split())
    bare = mention[4:] if mention[:4].casefold() == "the " else mention
    last = [" ".join(plain(bare).split()[-count:]) for count in (3, 2, 1)]
    post = next((post for form in last if (post := post_forms().get(form))), None)
    if post:
        return ("role", bare) if not post.generic else ("", "")
    is_name = bare == mention and len(bare.split()) > 1 and all(word[:1].isupper() for word in bare.split())
    return ("aliases", bare) if is_name and bare != row.speaker else ("", "")


def _metadata(pairs: Sequence[tuple[Row, Statement]], documents: Mapping[str, Document]) -> Iterable[Proposal]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, statement in pairs:
        document = documents.get(statement.doc)
        if row.date and row.date.day and document and row.date != document.published:
            groups[(statement.doc, str(row.date))].append(row.line)
    for (doc, date), rows in groups.items():
        if len(rows) >= ENOUGH:
            why = f"{lines_words(rows)} say that statements of '{doc}' are of {date}; if that is the day of the text"
            yield Proposal("metadata.csv", _csv(doc, "", "", date, ""), tuple(rows), why)


def _csv(*cells: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
