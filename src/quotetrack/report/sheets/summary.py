"""Report in, the content of Summary out: what was read, the claims that recur most, the charts, what to check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotetrack.model import KINDS
from quotetrack.report.grid import Cell, Column, Place, Table, plain
from quotetrack.report.inputs import Report
from quotetrack.report.series import Series, by_official, over_time
from quotetrack.report.sheets.claims import COLUMNS as CLAIM_COLUMNS
from quotetrack.report.sheets.claims import Ranked
from quotetrack.report.sheets.officials import Speaker
from quotetrack.report.sheets.review import Check
from quotetrack.report.sheets.timeline import Month
from quotetrack.report.words import listed, number, period

MOST_CLAIMS = 10
MOST_CHECKS = 8
_TOP_COLUMNS = ("rank", "claim", "stance", "officials", "outlets", "utterances", "first", "last", "evidence")
TOP_COLUMNS: tuple[Column[Ranked], ...] = tuple(c for n in _TOP_COLUMNS for c in CLAIM_COLUMNS if c.name == n)


class Fact(NamedTuple):
    """One figure about what was read or found, and a remark."""

    what: str
    value: int
    remark: str = ""


class ToCheck(NamedTuple):
    """How many rows of Review are of one kind, and where the first of them stands."""

    what: str
    rows: int
    place: Place


@dataclass(frozen=True)
class Summary:
    """Everything on the one page of Summary, in reading order."""

    title: str
    lead: tuple[str, ...]
    filters: str
    facts: tuple[Fact, ...]
    top: tuple[Ranked, ...]
    claims: int
    to_check: tuple[ToCheck, ...]
    over_time: Series
    by_official: Series


def summarize(
    report: Report,
    ranked: Sequence[Ranked],
    speakers: Sequence[Speaker],
    months: Sequence[Month],
    checks: Sequence[Check],
) -> Summary:
    """Draw the page together from what the other sheets have counted."""
    return Summary(
        title="Who said what, and what is said again and again",
        lead=tuple(_lead(report, speakers)),
        filters=filter_sentence(report.filters),
        facts=tuple(_facts(report, speakers)),
        top=tuple(ranked[:MOST_CLAIMS]),
        claims=len(ranked),
        to_check=tuple(_to_check(checks)),
        over_time=over_time(report, months),
        by_official=by_official(report, speakers),
    )


def filter_sentence(filters: Mapping[str, str]) -> str:
    """Say in one sentence which statements the report was held to; "" when it shows all.

    >>> filter_sentence({"since": "2023", "topic": "terrorism"})
    'Filtered: since 2023, topic terrorism. Statements outside the filter are in no sheet and in no count.'
    """
    if not filters:
        return ""
    named = ", ".join(f"{name} {value}" for name, value in filters.items())
    return f"Filtered: {named}. Statements outside the filter are in no sheet and in no count."


def _lead(report: Report, speakers: Sequence[Speaker]) -> Iterator[str]:
    outlets = {document.outlet for document in report.documents if document.outlet}
    first, last = period(document.published for document in report.documents)
    printed = "" if first is None else f", printed {first}" if first == last else f", printed {first} to {last}"
    yield f"Read: {number(len(report.documents), 'text')} from {number(len(outlets), 'outlet')}{printed}."
    first, last = period(statement.date for statement in report.statements)
    said = "" if first is None else f", said {first}" if first == last else f", said {first} to {last}"
    yield (
        f"Found: {number(len(report.statements), 'statement')} by {number(len(speakers), 'named speaker')}{said}; "
        f"{number(len(report.claims), 'claim')}, {report.recurring:,} of which recur."
    )


def _facts(report: Report, speakers: Sequence[Speaker]) -> Iterator[Fact]:
    kinds = Counter(statement.kind for statement in report.statements)
    utterances = {statement.utterance_id or statement.id for statement in report.statements}
    skipped = listed(f"{count} {suffix}" for suffix, count in sorted(report.skipped.items()))
    yield Fact("texts read", sum(1 for document in report.documents if document.length))
    yield Fact("texts with trouble", sum(1 for document in report.documents if document.trouble), "see Sources")
    yield Fact("files left out", sum(report.skipped.values()), f"by suffix: {skipped}" if skipped else "")
    yield Fact("statements", len(report.statements), ", ".join(f"{kinds[kind]:,} {kind}" for kind in KINDS))
    yield Fact("with a named speaker", sum(1 for s in report.statements if s.speaker), number(len(speakers), "speaker"))
    topics = number(len(report.topic_order), "topic")
    yield Fact("on a security topic", sum(1 for s in report.statements if s.claims), topics)
    yield Fact("different utterances", len(utterances), "reprints counted once")
    yield Fact("claims", len(report.claims), f"{report.recurring:,} recur in more than one utterance")


def _to_check(checks: Sequence[Check]) -> Iterator[ToCheck]:
    rows: Counter[str] = Counter(check.what for check in checks)
    first: dict[str, int] = {}
    for place, check in enumerate(checks):
        first.setdefault(check.what, place)
    for what, place in sorted(first.items(), key=lambda pair: pair[1])[:MOST_CHECKS]:
        yield ToCheck(what, rows[what], Place("Review", place, place))


class Line(NamedTuple):
    """A line of Summary as plain files have it."""

    section: str
    item: str
    value: Cell
    remark: str


def summary_table(summary: Summary, notes: Sequence[str] = ()) -> Table[Line]:
    """Write the page as a table for formats that have no pages; `notes` are further sentences for its head."""

    def items() -> Iterator[Line]:
        for sentence in filter(None, [*summary.lead, summary.filters, *notes]):
            yield Line("about", sentence, None, "")
        for fact in summary.facts:
            yield Line("figures", fact.what, str(fact.value), fact.remark)
        for claim in summary.top:
            counts = [f"{plain(column.value(claim))} {column.name}" for column in TOP_COLUMNS[3:6]]
            yield Line("most recurrent claims", claim.claim.label, str(claim.rank), ", ".join(counts))
        for check in summary.to_check:
            yield Line("what to check first", check.what, str(check.rows), "see Review")
        for series in (summary.over_time, summary.by_official):
            for category, values in zip(series.categories, series.values, strict=True):
                for topic, value in zip(series.topics, values, strict=True):
                    yield Line(series.title.lower(), f"{category}: {topic}", str(value), "")

    return Table(
        name="Summary",
        purpose="The report on one page: what was read, the ten most recurrent claims, statements by topic over time, "
        "who speaks about which topic, and what to check first.",
        columns=LINE_COLUMNS,
        items=items,
        count=sum(1 for _ in items()),
    )


LINE_COLUMNS: tuple[Column[Line], ...] = (
    Column("section", "Part of the page.", lambda i: i.section, width=24),
    Column("item", "What the value is about.", lambda i: i.item, width=60, wrap=True),
    Column("value", "Its value.", lambda i: i.value, width=14),
    Column("remark", "What else is to be said about it.", lambda i: i.remark, width=50, wrap=True),
)
