"""Report in, the Timeline table out: one row a month with short gaps shown as zeros."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from quotetrack.model import PartialDate
from quotetrack.report.grid import Column, Table
from quotetrack.report.inputs import Report, topics_of

LONGEST_GAP = 12  # months without a statement in a row; a longer stretch is left out


@dataclass(slots=True)
class Month:
    """A month (or a year or no date at all, where no more is known) and the number of its statements."""

    when: PartialDate | None
    statements: int = 0
    on_topic: int = 0
    topics: Counter[str] = field(default_factory=Counter)


def months(report: Report) -> list[Month]:
    """Count the statements of each month; every statement is counted in one row.

    Up to a year of months without any in a row are there with zeros, so that one old statement does not fill the table
    with them. Statements of which only the year is known come before the months of that year, those without a date at
    the end.
    """
    counted: dict[PartialDate | None, Month] = {}
    for statement in report.statements:
        when = statement.date and PartialDate(statement.date.year, statement.date.month)
        if when not in counted:
            counted[when] = Month(when)
        month = counted[when]
        month.statements += 1
        month.on_topic += bool(statement.claims)
        for topic in topics_of(statement):
            month.topics[topic] += 1
    known = sorted(running(when) for when in counted if when and when.month)
    for before, after in pairwise(known):
        for number in range(before + 1, after if after - before <= LONGEST_GAP + 1 else before + 1):
            when = PartialDate(number // 12, number % 12 + 1)
            counted[when] = Month(when)
    undated = counted.pop(None, None)
    dated = sorted(counted.values(), key=lambda month: month.when or PartialDate(1))
    return dated + ([undated] if undated else [])


def running(month: PartialDate) -> int:
    """Number the months of all years in their order."""
    return month.year * 12 + month.month - 1


def timeline_table(report: Report, counted: list[Month]) -> Table[Month]:
    """List the months with the number of statements on each topic."""

    def items() -> Iterator[Month]:
        return iter(counted)

    return Table(
        name="Timeline",
        purpose="When it was said: one row a month, with the number of statements on each topic. Months without any "
        "are shown with zeros, but more than a year of them is left out.",
        columns=timeline_columns({topic: report.topic_names[topic] for topic in report.topic_order}),
        items=items,
        count=len(counted),
        empty="No statement was found.",
    )


def timeline_columns(topics: Mapping[str, str]) -> tuple[Column[Month], ...]:
    """Give the columns of Timeline, with one for each topic."""
    return (*_WHEN, *(_topic_column(*topic) for topic in topics.items()))


def _topic_column(topic: str, words: str) -> Column[Month]:
    return Column(
        f"topic: {words}",
        f"Number of statements that make a claim about {words}; a statement on two topics is counted for both.",
        lambda i: i.topics[topic],
        width=14,
        kind="number",
        mark="count",
    )


_WHEN: tuple[Column[Month], ...] = (
    Column(
        "when",
        "Month in which it was said. A year alone holds the statements of which no more than the year is known, a "
        "blank those without any date.",
        lambda i: i.when,
        width=12,
        kind="date",
    ),
    Column(
        "precision",
        "month, or year where no more is known, or none.",
        lambda i: i.when.precision if i.when else "none",
        width=11,
    ),
    Column("statements", "Number of statements.", lambda i: i.statements, width=12, kind="number", mark="count"),
    Column(
        "on a topic",
        "Number of statements that make a claim about at least one security topic.",
        lambda i: i.on_topic,
        width=11,
        kind="number",
        mark="count",
    ),
)
