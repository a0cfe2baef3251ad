"""What a date expression means and the days it is reckoned from in, a PartialDate out: the calendar arithmetic.

Every meaning is an interval of days; the date given is the smallest day, month or year that holds the whole interval,
so precision is never more than the words allow. Weeks run from Monday to Sunday.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.model import PartialDate

Unit: TypeAlias = Literal["day", "week", "month", "year"]
Base: TypeAlias = Literal["published", "mentioned", "story"]

DAY = dt.timedelta(days=1)
_UNIT_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30, "year": 365}
_FARTHEST = 200  # years; a larger count in a text is no date


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by the calendar: "19 December 2022", "December 19", "April last year", "2016"; 0 for parts not written.

    `last_day` ends a range of days ("18-23"). `of_year` is the word that stands for the year ("December last year");
    `before` demands a month that is over ("last March").
    """

    year: int = 0
    month: int = 0
    day: int = 0
    last_day: int = 0
    weekday: int | None = None
    of_year: Literal["", "last", "this", "that"] = ""
    before: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day by its weekday (0 Monday … 6 Sunday): "Sunday", "last Sunday", "Sunday last week", "Sunday and Monday".

    `before` demands a day before the publication day ("last Sunday"), `weeks` names the week, 1 for the last one.
    """

    weekday: int
    before: bool = False
    weeks: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units back (or on, when negative): "yesterday", "two weeks ago", "a day earlier", "three days later".

    `low` and `high` bound the count ("a few days" 2 to 7), `hedged` widens it ("about"). Weeks are meant to the month
    unless `exactly` is said; months to the month, years to the year. A `mentioned` base is the day the text spoke of, a
    `story` base the day it spoke of as its own present ("earlier in the day").
    """

    unit: Unit
    low: int
    high: int
    base: Base = "published"
    hedged: bool = False
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, year or weekend as a whole: "last week" (1 back), "earlier this month" (0 back), "that year"."""

    unit: Literal["week", "weekend", "month", "year"]
    back: int
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that tell a time without settling even the year: "recently", "the other day", "years ago"."""


@dataclass(frozen=True, slots=True)
class Coming:
    """Words for a time that is yet to come: "tomorrow", "next week", "the coming Sunday"."""


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the northern year by its first month (3 spring … 12 winter): "last summer", "in the autumn".

    `which` is the word before it, "" for the last one that had begun.
    """

    month: int
    which: Literal["", "last", "this"] = ""


Meaning: TypeAlias = Calendar | Weekday | Shift | Period | Season | Vague | Coming


def retrospective(meaning: Meaning) -> bool:
    """Tell whether an expression sets its day off from the story's own: "last Friday", "two days earlier"."""
    match meaning:
        case Weekday():
            return meaning.before or bool(meaning.weeks)
        case Shift():
            return meaning.low > (1 if meaning.base == "published" else 0)
    return False


class Reading(NamedTuple):
    """What an expression comes to: the date, or None with a `note` that tells why; `coming` for a time not yet past."""

    date: PartialDate | None
    note: str = ""
    coming: bool = False


def enclosing(first: dt.date, last: dt.date) -> PartialDate | None:
    """Give the day, month or year that holds all days from `first` to `last`, None when no one year does."""
    if first == last:
        return PartialDate.of(first)
    if first.year != last.year:
        return None
    return PartialDate(first.year, first.month if first.month == last.month else 0)


def read(meaning: Meaning, published: PartialDate | None, mentioned: PartialDate | None) -> Reading:
    """Reckon a meaning from the publication date and from the day last mentioned in the text.

    A calendar date without a year is taken as the last such date up to the publication; without a publication date it
    stays open here. The result never begins after the publication.
    """
    try:
        found = _read(meaning, published, mentioned)
    except (OverflowError, ValueError):  # the first years of the calendar, or months before them
        return Reading(None, "outside the calendar")
    if found.date and published and found.date.first > published.last:
        return Reading(None, f"{found.date} lies after the publication", coming=True)
    return found


def _read(meaning: Meaning, published: PartialDate | None, mentioned: PartialDate | None) -> Reading:
    match meaning:
        case Vague():
            return Reading(None, "too vague for a date")
        case Coming():
            return Reading(None, "a time yet to come", coming=True)
        case Calendar():
            return _calendar(meaning, published, mentioned)
        case Weekday():
            return _weekday(meaning, published)
        case Shift():
            return _shift(meaning, published, mentioned)
        case Period():
            return _period(meaning, published, mentioned)
        case Season():
            return _season(meaning, published)


def with_year(meaning: Calendar, year: int) -> PartialDate | None:
    """Give the calendar date in that year, None when that year has no such day (February 29)."""
    try:
        if meaning.last_day:
            return enclosing(dt.date(year, meaning.month, meaning.day), dt.date(year, meaning.month, meaning.last_day))
        return PartialDate(year, meaning.month, meaning.day)
    except ValueError:
        return None


def fits(meaning: Calendar, year: int) -> bool:
    """Tell whether that year has the day, on the weekday that is written beside it."""
    date = with_year(meaning, year)
    return date is not None and (
        meaning.weekday is None or date.precision != "day" or date.first.weekday() == meaning.weekday
    )


def _calendar(meaning: Calendar, published: PartialDate | None, mentioned: PartialDate | None) -> Reading:
    if meaning.of_year == "that":
        base = mentioned
        years = 0
    else:
        base = published
        years = -1 if meaning.of_year == "last" else 0
    if meaning.year:
        date = with_year(meaning, meaning.year)
        note = "" if fits(meaning, meaning.year) else "the weekday does not fit that day"
        return Reading(date, note or "written out" if date else "no such day")
    if base is None:
        return Reading(None, "no year is given and no publication date settles it")
    if meaning.of_year:
        return Reading(with_year(meaning, base.year + years), f"year reckoned from {base}")
    # The last such date up to the publication: this year's, else last year's; leap days may lie farther back.
    for year in range(base.year, base.year - 5, -1):
        date = with_year(meaning, year)
        if date and meaning.before and date.first <= base.first <= date.last:
            continue
        if date and date.first <= base.last:
            if date.year < base.year and not meaning.before and (base.last - date.last).days > 330:
                return Reading(None, f"nearer the days after the publication {base} than any before it", coming=True)
            note = "" if fits(meaning, year) else "; the weekday does not fit that day"
            return Reading(date, f"last such date up to the publication {base}{note}")
    return Reading(None, "no such day")


def _weekday(meaning: Weekday, published: PartialDate | None) -> Reading:
    if published is None:
        return Reading(None, "a weekday needs a publication date")
    note = f"weekday up to the publication {published}"

    def last(weekday: int, day: dt.date) -> dt.date:
        if meaning.weeks is not None:
            monday = day - DAY * (day.weekday() + 7 * meaning.weeks)
            return monday + DAY * weekday
        back = (day.weekday() - weekday) % 7
        return day - DAY * (back or 7 * meaning.before)

    if meaning.until is not None:
        end = last(meaning.until, published.first)
        return Reading(enclosing(end - DAY * ((meaning.until - meaning.weekday) % 7), end), note)
    return Reading(enclosing(last(meaning.weekday, published.first), last(meaning.weekday, published.last)), note)


def _shift(meaning: Shift, published: PartialDate | None, mentioned: PartialDate | None) -> Reading:
    base = published
    if meaning.base != "published":
        # "a day later" needs its day; "a day earlier" is reckoned from the publication when the text names no day.
        base = mentioned or (published if meaning.low >= 0 else None)
    if base is None:
        return Reading(None, "reckoned from a day that is not known")
    if max(abs(meaning.low), abs(meaning.high)) * _UNIT_DAYS[meaning.unit] > _FARTHEST * 366:
        return Reading(None, "too far back for a date")
    low, high = meaning.low, meaning.high
    if meaning.unit == "year":
        spread = 1 if meaning.hedged else 0
        return _years(base.year - high - spread, base.year - low + spread, base)
    if meaning.unit == "month":
        spread = 1 if meaning.hedged else 0
        first, last = _months_back(base.first, high + spread), _months_back(base.last, low - spread)
        date = enclosing(first, last)
        if not meaning.hedged and high == low and base.month:
            date = PartialDate(first.year, first.month)
        return Reading(_to_month(date), f"reckoned from {base}")
    size = _UNIT_DAYS[meaning.unit]
    spread = 0
    if meaning.hedged:
        spread = 3 if meaning.unit == "week" else max(1, abs(high) // 3)
    first, last = base.first - DAY * (high * size + spread), base.last - DAY * (low * size - spread)
    if published and first > published.last:
        return Reading(None, f"lies after the publication {published}", coming=True)
    last = min(last, published.last) if published else last
    date = enclosing(first, last)
    if not meaning.exactly and meaning.unit == "week":
        date = _to_month(date)
    return Reading(date, f"reckoned from {base}")


def _period(meaning: Period, published: PartialDate | None, mentioned: PartialDate | None) -> Reading:
    base = mentioned if meaning.base == "mentioned" else published
    if base is None:
        return Reading(None, "reckoned from a day that is not known")
    note = f"reckoned from {base}"
    if meaning.unit == "year":
        return _years(base.year - meaning.back, base.year - meaning.back, base)
    if meaning.unit == "month":
        if not base.month:
            return Reading(None, note)
        month = _months_back(base.first, meaning.back)
        return Reading(PartialDate(month.year, month.month), note)
    monday = base.first - DAY * base.first.weekday()
    end = base.last - DAY * base.last.weekday() + DAY * 6
    if meaning.unit == "weekend":
        # On a weekday the weekend is the one before; on a weekend it is this one unless "last" is said.
        back = meaning.back + (1 if base.last.weekday() < 5 and not meaning.back else 0)
        first, last = monday + DAY * 5 - DAY * 7 * back, end - DAY * 7 * back
    else:
        first, last = monday - DAY * 7 * meaning.back, end - DAY * 7 * meaning.back
    limit = published.last if published else base.last
    return Reading(_to_month(enclosing(first, min(last, max(first, limit)))), note)


def _season(meaning: Season, published: PartialDate | None) -> Reading:
    """Reckon a season: "last summer" in July is that of last year, in October it may be either."""
    if published is None or not published.month:
        return Reading(None, "a season needs a publication date")
    base = published.first
    begun = base.month >= meaning.month
    over = begun and base.month > meaning.month + 2
    if meaning.which == "last" and over:
        return Reading(None, "may be this year's or last year's")
    if meaning.which == "this" and not begun:
        return Reading(None, "a time yet to come", coming=True)
    year = base.year - (meaning.which == "last" if begun else 1)
    start = dt.date(year, meaning.month, 1)
    return Reading(enclosing(start, _months_back(start, -3) - DAY), f"season up to the publication {published}")


def _years(low: int, high: int, base: PartialDate) -> Reading:
    note = f"reckoned from {base}"
    return Reading(PartialDate(low) if low == high and low > 0 else None, note)


def _months_back(day: dt.date, months: int) -> dt.date:
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _to_month(date: PartialDate | None) -> PartialDate | None:
    return PartialDate(date.year, date.month) if date and date.day else date
