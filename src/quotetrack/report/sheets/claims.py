"""Report in, the Claims table out: one row a recurring claim, the most recurrent first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quotetrack.model import PartialDate, RecurringClaim, Statement, quote
from quotetrack.report.grid import Column, Link, Place, Table
from quotetrack.report.inputs import Report
from quotetrack.report.words import listed, number, stance_words


class Ranked(NamedTuple):
    """A recurring claim with its place in the order and what else its row shows."""

    rank: int
    claim: RecurringClaim
    topic: str
    shown: int
    proof: Place | None
    clearest: Statement | None
    quote: str
    denies: str
    denied_by: str


def claims_table(report: Report, proofs: Mapping[str, Place]) -> Table[Ranked]:
    """List the recurring claims; `proofs` says for each `claim_id` which rows of Evidence bear it out."""
    claims = report.claims
    labels = {claim.claim_id: claim.label for claim in claims}
    denials: dict[str, list[str]] = {}
    for claim in claims:
        if claim.denies:
            denials.setdefault(claim.denies, []).append(claim.label)

    def items() -> Iterator[Ranked]:
        for rank, claim in enumerate(claims, 1):
            proof, clearest = proofs.get(claim.claim_id), report.statement_of.get(claim.quote)
            yield Ranked(
                rank=rank,
                claim=claim,
                topic=report.topic_names[claim.topic],
                shown=proof.last - proof.first + 1 if proof else 0,
                proof=proof,
                clearest=clearest,
                quote=quote(clearest, report.document_of[clearest.doc]) if clearest else "",
                denies=labels.get(claim.denies, ""),
                denied_by=listed(denials.get(claim.claim_id, ())),
            )

    return Table(
        name="Claims",
        purpose="What is said again and again: one row a claim, that is one topic, stance and origin, whoever says "
        "it. The claims of most officials, outlets and utterances stand first, those made but once stand last.",
        columns=COLUMNS,
        items=items,
        count=len(claims),
        empty="No claim was found.",
        held=2,
    )


def _evidence(item: Ranked) -> Link | None:
    return Link(f"{number(item.shown, 'row')}", place=item.proof) if item.proof else None


def _quote_date(item: Ranked) -> PartialDate | None:
    return item.clearest.date if item.clearest else None


COLUMNS: tuple[Column[Ranked], ...] = (
    Column(
        "rank",
        "Place in the order of recurrence; 1 is the claim that most officials make.",
        lambda i: i.rank,
        width=7,
        kind="number",
    ),
    Column(
        "claim", "The claim in plain words: topic, origin and stance.", lambda i: i.claim.label, width=42, wrap=True
    ),
    Column(
        "stance",
        "What the speakers do with it: assert the threat, deny it, call for action or report action.",
        lambda i: stance_words(i.claim.stance),
        width=15,
        mark="stance",
    ),
    Column(
        "officials",
        "Number of different named speakers who make the claim.",
        lambda i: len(i.claim.officials),
        width=10,
        kind="number",
        mark="count",
    ),
    Column(
        "outlets",
        "Number of different outlets that carry it.",
        lambda i: len(i.claim.outlets),
        width=9,
        kind="number",
        mark="count",
    ),
    Column(
        "utterances",
        "Number of different utterances; the same words by the same speaker in three outlets are one.",
        lambda i: len(i.claim.utterances),
        width=11.5,
        kind="number",
        mark="count",
    ),
    Column(
        "statements",
        "Number of statements, reprints included.",
        lambda i: len(i.claim.statements),
        width=12,
        kind="number",
        mark="count",
    ),
    Column(
        "first",
        "First day on which the claim was made; a month or a year alone where no more is known.",
        lambda i: i.claim.first,
        width=11.5,
        kind="date",
    ),
    Column(
        "last",
        "Last day on which the claim was made; a month or a year alone where no more is known.",
        lambda i: i.claim.last,
        width=11.5,
        kind="date",
    ),
    Column(
        "evidence",
        "Leads to the rows of Evidence that bear the claim out; once Evidence is sorted anew, filter its claim column.",
        _evidence,
        width=11,
        kind="link",
    ),
    Column(
        "quote",
        "The clearest statement of the claim, in its own words.",
        lambda i: i.quote,
        width=60,
        wrap=True,
    ),
    Column(
        "said by",
        "Speaker of that quote; blank where the text does not settle it.",
        lambda i: i.clearest.speaker if i.clearest else None,
        width=22,
        wrap=True,
    ),
    Column("said on", "Day on which that quote was said, as far as it is known.", _quote_date, width=11.5, kind="date"),
    Column("denies", "The claim that this one denies, if there is one.", lambda i: i.denies, width=30, wrap=True),
    Column("denied by", "The claims that deny this one.", lambda i: i.denied_by, width=30, wrap=True),
    Column(
        "topic", "The security topic that the claim is about.", lambda i: i.topic, width=16, wrap=True, printed=False
    ),
    Column(
        "origin",
        "Where the threat comes from, as the speakers say; blank when they do not.",
        lambda i: i.claim.origin,
        width=15,
        wrap=True,
        printed=False,
    ),
    Column(
        "targets",
        "Whom the threat faces, as the speakers say; all that were named.",
        lambda i: listed(i.claim.targets),
        width=32,
        wrap=True,
        printed=False,
    ),
    Column(
        "who",
        "The speakers, as they are counted in officials.",
        lambda i: listed(i.claim.officials),
        width=60,
        wrap=True,
        printed=False,
    ),
    Column(
        "where",
        "The outlets, as they are counted in outlets.",
        lambda i: listed(i.claim.outlets),
        width=44,
        wrap=True,
        printed=False,
    ),
    Column(
        "claim id",
        "Name of the claim for formulas, overrides and other programs.",
        lambda i: i.claim.claim_id,
        width=18,
        printed=False,
    ),
)
