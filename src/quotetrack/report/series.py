"""Counted months and speakers in, the figures behind the two charts of Summary out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotetrack.report.inputs import Report
from quotetrack.report.sheets.officials import Speaker
from quotetrack.report.sheets.timeline import Month, running

MOST_TOPICS = 8
MOST_MONTHS = 24
MOST_YEARS = 30
MOST_OFFICIALS = 10
OTHERS = "other topics"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures for a stacked chart: `values[c][t]` counts the statements of category `c` on topic `t`."""

    title: str
    axis: str
    categories: tuple[str, ...]
    topics: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


def over_time(report: Report, months: Sequence[Month]) -> Series:
    """Count statements by topic over months, or over years when there are more than 24 months or a gap.

    The time shown goes from the first to the last statement on a topic.
    """
    dated = _on_topic([month for month in months if month.when])
    if len(dated) <= MOST_MONTHS and _unbroken(dated):
        return _series(report, "Statements by topic and month", "month", [(str(m.when), m.topics) for m in dated])
    years: dict[str, Counter[str]] = {}
    if dated:
        first, last = (when.when.year for when in (dated[0], dated[-1]) if when.when)
        years = {str(year): Counter() for year in range(first, last + 1)}
    for month in dated:
        if month.when:
            years[str(month.when.year)].update(month.topics)
    shown = list(years.items())[-MOST_YEARS:]
    title = "Statements by topic and year" + (f", the last {MOST_YEARS} years" if len(years) > MOST_YEARS else "")
    return _series(report, title, "year", shown)


def _unbroken(dated: Sequence[Month]) -> bool:
    """Say whether these are months, each following on the one before."""
    return all(month.when and month.when.month for month in dated) and all(
        running(after.when) - running(before.when) == 1
        for before, after in pairwise(dated)
        if before.when and after.when
    )


def _on_topic(months: Sequence[Month]) -> Sequence[Month]:
    """Leave out the months before the first and after the last with a statement on a topic."""
    places = [place for place, month in enumerate(months) if month.on_topic]
    return months[places[0] : places[-1] + 1] if places else []


def by_official(report: Report, speakers: Sequence[Speaker]) -> Series:
    """Count statements by topic of the ten speakers with the longest bars: one on two topics counts for both."""
    counted = [(one.name, one.topics) for one in speakers if one.on_topic]
    longest = sorted(counted, key=lambda pair: (-pair[1].total(), pair[0]))[:MOST_OFFICIALS]
    return _series(report, "Who speaks about which topic", "speaker", longest)


def _series(report: Report, title: str, axis: str, counted: Sequence[tuple[str, Counter[str]]]) -> Series:
    """Put counts in topic order; beyond the eight most frequent topics the rest is one heap."""
    order = report.topic_order
    kept = order if len(order) <= MOST_TOPICS + 1 else order[:MOST_TOPICS]
    names = [report.topic_names[topic] for topic in kept]
    values = [[counts[topic] for topic in kept] for _, counts in counted]
    if len(kept) < len(order):
        names.append(OTHERS)
        for row, (_, counts) in zip(values, counted, strict=True):
            row.append(sum(counts[topic] for topic in order[len(kept) :]))
    return Series(title, axis, tuple(c for c, _ in counted), tuple(names), tuple(map(tuple, values)))
