"""Report in, the Evidence table out: one row for each statement under each recurring claim that it bears out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.model import Claim, Document, RecurringClaim, Statement, quote
from quotetrack.report.grid import Column, Place, Table
from quotetrack.report.inputs import Report
from quotetrack.report.sheets.statements import QUOTE_NOTE, where_columns
from quotetrack.report.words import stance_words

NAME = "Evidence"


class Proof(NamedTuple):
    """A statement that makes a recurring claim."""

    recurring: RecurringClaim
    topic: str
    claim: Claim | None
    statement: Statement
    document: Document


def evidence_table(report: Report) -> Table[Proof]:
    """List claim × statement: claims in the order of Claims, under each its statements by day."""
    documents = report.document_of

    def items() -> Iterator[Proof]:
        for recurring in report.claims:
            for statement in statements_of(report, recurring):
                yield Proof(
                    recurring,
                    report.topic_names[recurring.topic],
                    _claim_in(statement, recurring),
                    statement,
                    documents[statement.doc],
                )

    return Table(
        name=NAME,
        purpose="What each claim rests on: one row for every statement that makes it, by claim and day. A statement "
        "that makes two claims has two rows. Each row leads to its text.",
        columns=COLUMNS,
        items=items,
        count=sum(place.last - place.first + 1 for place in proof_places(report).values()),
        empty="No claim was found, so there is no evidence to show.",
        held=1,
    )


def statements_of(report: Report, claim: RecurringClaim) -> list[Statement]:
    """Give the statements of a claim that the report has, by day; those without a date come last."""
    found = [report.statement_of[id_] for id_ in claim.statements if id_ in report.statement_of]
    return sorted(found, key=_by_day)


def proof_places(report: Report) -> dict[str, Place]:
    """Say for each `claim_id` which rows of Evidence are its own; claims without a statement have none."""
    places: dict[str, Place] = {}
    row = 0
    for recurring in report.claims:
        rows = sum(1 for id_ in recurring.statements if id_ in report.statement_of)
        if rows:
            places[recurring.claim_id] = Place(NAME, row, row + rows - 1)
        row += rows
    return places


def _by_day(statement: Statement) -> tuple[bool, str, str, tuple[tuple[int, int], ...], str]:
    return statement.date is None, str(statement.date), statement.doc, statement.spans, statement.id


def _claim_in(statement: Statement, recurring: RecurringClaim) -> Claim | None:
    """Find the statement's own claim that was counted into the recurring one."""
    for claim in statement.claims:
        if claim.claim_id == recurring.claim_id:
            return claim
    return None


COLUMNS: tuple[Column[Proof], ...] = (
    Column("claim", "The recurring claim that the statement makes.", lambda i: i.recurring.label, width=32, wrap=True),
    Column(
        "stance",
        "What the speaker does with the threat: asserts or denies it, calls for or reports action.",
        lambda i: stance_words(i.recurring.stance),
        width=15,
        mark="stance",
    ),
    Column(
        "date",
        "When it was said, as far as it is known; behind a month or a year stands its first day, for sorting.",
        lambda i: i.statement.date,
        width=11.5,
        kind="date",
    ),
    Column(
        "speaker",
        "Who said it; blank where the text does not settle it.",
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
    Column("quote", QUOTE_NOTE, lambda i: quote(i.statement, i.document), width=64, wrap=True),
    *where_columns(Proof),
    Column("topic", "The security topic of the claim.", lambda i: i.topic, width=16, wrap=True, printed=False),
    Column(
        "origin",
        "Where this statement says that the threat comes from.",
        lambda i: i.claim.origin if i.claim else None,
        width=15,
        wrap=True,
        printed=False,
    ),
    Column(
        "target",
        "Whom this statement says that the threat faces.",
        lambda i: i.claim.target if i.claim else None,
        width=15,
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
        "grouped by",
        "Rule that put the statement with its utterance.",
        lambda i: i.statement.grouped_by,
        width=18,
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
    Column(
        "claim id",
        "Name of the recurring claim, as on Claims.",
        lambda i: i.recurring.claim_id,
        width=18,
        printed=False,
    ),
)
