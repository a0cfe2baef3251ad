"""Report in, the Statements table out: one row a statement, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol, TypeVar

from quotetrack.model import Document, Statement, quote
from quotetrack.report.grid import Column, Link, Table
from quotetrack.report.inputs import Report, topics_of
from quotetrack.report.words import listed, stance_words

QUOTE_NOTE = "The words, without the reporting clause; … stands for what the text has in between."
_ROW_OF_TABLE = re.compile(r", (?:line|row) \d+\Z")


class Seen(NamedTuple):
    """A statement and the text that holds it."""

    statement: Statement
    document: Document
    topic_names: Mapping[str, str]


def statements_table(report: Report) -> Table[Seen]:
    """List every statement of the report in the order in which it was handed over."""
    documents, topic_names = report.document_of, report.topic_names

    def items() -> Iterator[Seen]:
        for statement in report.statements:
            yield Seen(statement, documents[statement.doc], topic_names)

    return Table(
        name="Statements",
        purpose="Everything that was found: one row for each quotation or reported statement, in the order of the "
        "texts, on a security topic or not.",
        columns=COLUMNS,
        items=items,
        count=len(report.statements),
        empty="No statement was found.",
        held=3,
    )


def source_link(document: Document) -> Link:
    """Lead to the file that a text came from; a row of a table of articles leads to the table."""
    return Link(document.doc, file=_ROW_OF_TABLE.sub("", document.source))


class Holding(Protocol):
    """A row's item that holds a statement and its text."""

    @property
    def statement(self) -> Statement:
        """The statement."""

    @property
    def document(self) -> Document:
        """The text that holds it."""


Held = TypeVar("Held", bound=Holding)


def where_columns(item: type[Held]) -> tuple[Column[Held], ...]:
    """Give the columns that say where a statement stands and how sure it is, for a table of such items."""
    return (
        Column("outlet", "Outlet that printed the text.", lambda i: i.document.outlet, width=16, wrap=True),
        Column(
            "via",
            "Agency or outlet credited with the words when it is not the text's own.",
            lambda i: i.statement.via,
            width=14,
            wrap=True,
        ),
        Column(
            "doc",
            "The text that holds the statement; leads to its file.",
            lambda i: source_link(i.document),
            width=34,
            kind="link",
            wrap=True,
        ),
        Column(
            "confidence",
            "How sure the reading is: high, medium or low.",
            lambda i: i.statement.confidence,
            width=12,
            mark="confidence",
        ),
        Column(
            "kind",
            "direct: all in quotation marks; indirect: none of it; mixed: a quoted part in a reported clause.",
            lambda i: i.statement.kind,
            width=10,
        ),
        Column(
            "precision",
            "How much of the date is known: day, month or year.",
            lambda i: i.statement.date.precision if i.statement.date else None,
            width=11,
            printed=False,
        ),
    )


def _topics(item: Seen) -> str:
    return listed([item.topic_names[topic] for topic in topics_of(item.statement)])


def _stances(item: Seen) -> str:
    """Give the stance that all topics share, else one for each topic, in their order."""
    stances: dict[str, dict[str, None]] = {}
    for claim in item.statement.claims:
        stances.setdefault(claim.topic, {})[stance_words(claim.stance)] = None
    each = [" and ".join(words) for words in stances.values()]
    return each[0] if len(set(each)) == 1 else "; ".join(each)


COLUMNS: tuple[Column[Seen], ...] = (
    Column(
        "date",
        "When it was said, as far as it is known; behind a month or a year stands its first day, for sorting.",
        lambda i: i.statement.date,
        width=11.5,
        kind="date",
    ),
    Column(
        "speaker",
        "Who said it; blank where the text does not settle it (see candidates).",
        lambda i: i.statement.speaker,
        width=22,
        wrap=True,
    ),
    Column(
        "post",
        "The speaker's post, as the text or the officials list has it.",
        lambda i: i.statement.role,
        width=22,
        wrap=True,
    ),
    Column("quote", QUOTE_NOTE, lambda i: quote(i.statement, i.document), width=66, wrap=True),
    Column(
        "topics",
        "Security topics that the statement makes a claim about; blank when there are none.",
        _topics,
        width=18,
        wrap=True,
    ),
    Column(
        "stance",
        "What the speaker does with the threat: asserts or denies it, calls for or reports action; one word for all "
        "topics or one for each.",
        _stances,
        width=15,
        wrap=True,
        mark="stance",
    ),
    Column(
        "origin",
        "Where the threat comes from, as the speaker says.",
        lambda i: listed([claim.origin for claim in i.statement.claims]),
        width=15,
        wrap=True,
    ),
    Column(
        "target",
        "Whom the threat faces, as the speaker says.",
        lambda i: listed([claim.target for claim in i.statement.claims]),
        width=15,
        wrap=True,
    ),
    *where_columns(Seen),
    Column(
        "mention",
        "The words in the text that name the speaker.",
        lambda i: i.statement.mention,
        width=22,
        wrap=True,
        printed=False,
    ),
    Column(
        "cue",
        "The words in the text that report: said, according to.",
        lambda i: i.statement.cue,
        width=16,
        wrap=True,
        printed=False,
    ),
    Column(
        "candidates",
        "Speakers who may be meant where the speaker is left blank.",
        lambda i: listed(i.statement.candidates),
        width=26,
        wrap=True,
        printed=False,
    ),
    Column(
        "speaker kind",
        "person, organization, group, or unnamed when nobody is named.",
        lambda i: i.statement.speaker_kind,
        width=13,
        printed=False,
    ),
    Column(
        "date words",
        "The words in the text that say when; blank when the publication date was taken.",
        lambda i: i.statement.date_expression,
        width=16,
        wrap=True,
        printed=False,
    ),
    Column(
        "published",
        "Publication date of the text.",
        lambda i: i.document.published,
        width=11.5,
        kind="date",
        printed=False,
    ),
    Column("title", "Headline of the text.", lambda i: i.document.title, width=40, wrap=True, printed=False),
    Column(
        "claims",
        "Recurring claims that the statement makes, as on Claims.",
        lambda i: listed([claim.label for claim in i.statement.claims]),
        width=32,
        wrap=True,
        printed=False,
    ),
    Column("found by", "Rule that found the statement.", lambda i: i.statement.found_by, width=18, printed=False),
    Column("speaker by", "Rule that settled the speaker.", lambda i: i.statement.speaker_by, width=18, printed=False),
    Column("date by", "Rule that settled the date.", lambda i: i.statement.date_by, width=18, printed=False),
    Column(
        "grouped by",
        "Rule that put the statement with its utterance.",
        lambda i: i.statement.grouped_by,
        width=18,
        printed=False,
    ),
    Column(
        "overridden",
        "Fields that the analyst set in overrides.csv.",
        lambda i: listed(i.statement.overridden),
        width=16,
        wrap=True,
        printed=False,
    ),
    Column(
        "utterance",
        "Shared by statements that are the same words by the same speaker.",
        lambda i: i.statement.utterance_id,
        width=15,
        printed=False,
    ),
    Column(
        "id",
        "Name of the statement, for overrides and `quotetrack explain`.",
        lambda i: i.statement.id,
        width=15,
        printed=False,
    ),
)
