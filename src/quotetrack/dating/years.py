"""A day without a year, the years of a text and a speaker's terms of office in, the one year that they settle out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from quotetrack.dating.meanings import Calendar, fits, with_year
from quotetrack.model import Document, PartialDate

Terms: TypeAlias = Callable[[str], tuple[tuple[PartialDate | None, PartialDate | None], ...]]
"""Gives the terms of office (from, to) of a speaker by canonical name; empty when none is known."""

FIRST_YEAR, LAST_YEAR = 1990, 2027
"""Bounds of the years tried for a day without one: fixed, so that the answer does not change with the clock."""

_YEAR = re.compile(r"[12](?:(?<=1)9|(?<=2)0)\d\d(?<![\d.,]\d{4})(?![\d%]|,\d)")
_FREQUENT = 3


def years_of(document: Document) -> Counter[int]:
    """Count the years that a document's headline and paragraphs name, also those in names ("Shield-2021")."""
    blocks = [(b.start, b.end) for b in document.blocks if b.kind in ("headline", "paragraph")]
    stretches = blocks if document.blocks else [(0, len(document.text))]
    return Counter(int(year) for start, end in stretches for year in _YEAR.findall(document.text, start, end))


def settle(
    day: Calendar,
    years: Mapping[int, int],
    terms: tuple[tuple[PartialDate | None, PartialDate | None], ...] = (),
) -> tuple[PartialDate | None, str]:
    """Give the date in the only year that fits, with the reason; None with the reason when several years or none do.

    The weekday written beside the day and the speaker's terms narrow the years down; the years of the text choose
    among what they leave. Years of the text alone count only when one is frequent, dominant and the latest.
    """
    candidates = _fitting(day)
    signs = [] if day.weekday is None else ["the weekday"]
    if terms:
        held = tuple(year for year in candidates if _in_office(day, year, terms))
        if held:  # a former official who speaks after the term is no contradiction
            candidates = held
            signs.append("the speaker's term")
    if years:
        # A text tells of its own time last: a day long before the latest year it names would name its year too.
        latest = max(years)
        candidates = tuple(year for year in candidates if year >= latest - 1)
    if signs and len(candidates) == 1:
        return with_year(day, candidates[0]), f"year settled by {' and '.join(signs)}"
    named = [year for year in candidates if year in years]
    if signs and len(named) == 1:
        return with_year(day, named[0]), f"year settled by {' and '.join(signs)} and the years of the text"
    frequent = _dominant(years)
    if day.day and frequent in candidates:
        return with_year(day, frequent), f"year settled by the text, which names {frequent} {years[frequent]} times"
    return None, "no year is given and nothing settles it"


@lru_cache(maxsize=1024)
def _fitting(day: Calendar) -> tuple[int, ...]:
    return tuple(year for year in range(FIRST_YEAR, LAST_YEAR + 1) if fits(day, year))


def _in_office(day: Calendar, year: int, terms: tuple[tuple[PartialDate | None, PartialDate | None], ...]) -> bool:
    date = with_year(day, year)
    return date is not None and any(
        (start is None or start.first <= date.last) and (end is None or date.first <= end.last) for start, end in terms
    )


def _dominant(years: Mapping[int, int]) -> int:
    """Give the year named often, twice as often as any other, and later than all others; 0 when there is none."""
    if not years:
        return 0
    latest = max(years)
    others = max((count for year, count in years.items() if year != latest), default=0)
    return latest if years[latest] >= max(_FREQUENT, 2 * others) else 0
