"""What the rules hand to each other: nothing in, the records Frame and Decision out."""

from __future__ import annotations

from typing import NamedTuple

from quotetrack.model import PartialDate, Span

FRESH_DAYS = 14
"""A day this close to the publication belongs to the story's present; an older one to an old quote."""


class Frame(NamedTuple):
    """A day that a text sets in `sentence` for what follows; `events` name the event that it is the day of.

    `fresh` frames belong to the story's present, others to an old quote. `narrated` frames were set by the story, not
    by a statement's own clause, `joint` ones tell of a gathering of many; `back` ones are of a day that the story sets
    off from its own ("last Friday"). `date` is None where the words settle none:
    what follows then stays open too.
    """

    date: PartialDate | None
    words: Span | None
    sentence: Span
    events: frozenset[str] = frozenset()
    fresh: bool = True
    narrated: bool = False
    joint: bool = False
    back: bool = False
    note: str = ""


class Decision(NamedTuple):
    """What a rule says of a statement's day, by which words; without a date the rule keeps the day open on purpose.

    `frame` is the day that the statement passes on to those after it.
    """

    date: PartialDate | None
    rule: str
    words: Span | None
    note: str = ""
    frame: Frame | None = None


def is_fresh(date: PartialDate | None, published: PartialDate | None) -> bool:
    """Tell whether a day belongs to the story's present; without a publication date any day may, a month never does.

    Months and vaguer times ("earlier this month", "recently") are what a story looks back to.
    """
    if published is None:
        return date is None or date.precision == "day"
    return date is not None and date.precision == "day" and (published.first - date.last).days <= FRESH_DAYS
