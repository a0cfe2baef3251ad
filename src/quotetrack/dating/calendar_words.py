"""The text around a weekday, month or year in, the calendar date written there out: "Sunday", "Dec. 19", "in April"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from quotetrack.dating.meanings import Calendar, Coming, Meaning, Weekday

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_WEEKDAY_NUMBER = {name: number for number, name in enumerate(WEEKDAYS)}
_MONTH_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)} | {
    short: next(number for number, name in enumerate(MONTHS, 1) if name.startswith(short[:3])) for short in SHORT
}
_NUMBER = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?(?:[-–—]|and|to)\s?(?P<until>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?:(?:,|\s+of)?\s+(?P<year>(?:19|20)\d\d)(?!\d|-\d))"
_OF_YEAR = r"(?:,?\s+(?:of\s+)?(?P<of_year>last|this|that|the same|the previous)\s+year\b)"
_MONTH_NAME = rf"(?:(?P<month>{'|'.join(MONTHS)})\b|(?P<short>{'|'.join(SHORT)})(?:\.|(?=[,\s])))"
_WEEKDAY_NAME = rf"(?:{'|'.join(WEEKDAYS)})"

# "December 19, 2022", "Dec. 19", "December 2022", "April last year", with the month name as the first word
_FROM_MONTH = re.compile(
    rf"{_MONTH_NAME}(?:\s+{_NUMBER.format('day')}(?![\d:%]|[.,]\d|\s*(?:percent|per cent)\b){_RANGE})?"
    rf"(?:{_YEAR}|{_OF_YEAR})?"
    rf"(?:,?\s+\(?(?P<weekday>{_WEEKDAY_NAME})\)?)?"
)
# "19 December 2022", "the 19th of December", "18-23 October", with the day as the first word
_FROM_DAY = re.compile(
    rf"(?:the\s+)?{_NUMBER.format('day')}{_RANGE}(?:\s+of)?\s+{_MONTH_NAME}(?:{_YEAR}|{_OF_YEAR})?"
    rf"(?:,?\s+\(?(?P<weekday>{_WEEKDAY_NAME})\)?)?"
)
_DAY_BEFORE = re.compile(
    r"(?:\b(?:the\s+)?[0-3]?\d(?:st|nd|rd|th)?\s?(?:[-–—]|and|to)\s?)?(?<![\d.,:/])\b[0-3]?\d(?:st|nd|rd|th)?(?:\s+of)?\s+\Z"
)
# A month name alone is a date only after such words; "May", "March" and "August" are other things too.
_MONTH_ALONE = frozenset(
    "in last this next past early late mid since until till by during from of through to between before after"
    " the a an his her its their".split()
)
_MODIFIERS = frozenset(("last", "this", "next", "past", "previous", "coming", "upcoming", "following"))
_AFTER_WEEKDAY = re.compile(r",?\s+\(?(?=[0-3]?\d\b|the\s+\d|[A-Z])")
_WEEKDAY_TAIL = re.compile(
    r"(?:\s+(?:morning|afternoon|evening|night))?(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
)
_WEEKDAY_UNTIL = re.compile(rf"\s?(?:[-–]|and|to)\s?(?:on\s+)?(?P<until>{_WEEKDAY_NAME})\b")
_NAMED_DAY = re.compile(r"(?:Black|Bloody|Good|Easter|Palm|Super)\s+\Z")
_THE = re.compile(r"[Tt]he\s+\Z")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")
_YEAR_BEFORE = frozenset(
    "as in early late mid since until till by of during from the a an its his her their around before after"
    " year summer autumn spring winter".split()
)
_NOT_A_YEAR = re.compile(
    r"[-–/]\d|,\d|\.\d|\s*(?:%|km|kg|tons?\b|percent\b|people\b|square\b|(?:other|more)\b|metres\b|meters\b|troops\b)"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<first>[0-3]?\d)(?P<mark>[./])(?P<second>[0-3]?\d)[./]\Z")
_ISO_TAIL = re.compile(r"-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")


class Context(NamedTuple):
    """A trigger word with the text on either side that the grammar may read.

    `last` is the word before it in small letters, parted from it by space or hyphens alone, and `back` tells how many
    characters before the trigger it begins: most patterns that look back need only be tried after certain words.
    """

    word: str
    before: str
    after: str
    last: str = ""
    back: int = 0

    @property
    def spaced(self) -> bool:
        """Tell whether nothing but space stands between the last word and the trigger."""
        return self.back > 0 and "-" not in self.before[-self.back :]

    def comes_after(self, words: re.Pattern[str]) -> bool:
        """Tell whether a pattern fits what stands from the last word on to the trigger."""
        return self.back > 0 and words.match(self.before, len(self.before) - self.back) is not None


Got: TypeAlias = tuple[int, int, Meaning] | None
"""The characters that belong to the expression before and after the trigger word, and what it means."""


def read_weekday(at: Context) -> Got:
    """Read "Sunday", "last Sunday evening", "Monday last week", "Thursday, November 7"."""
    weekday = _WEEKDAY_NUMBER[at.word]
    lead = _AFTER_WEEKDAY.match(at.after)
    if lead:
        date = _FROM_DAY.match(at.after, lead.end()) or _FROM_MONTH.match(at.after, lead.end())
        calendar = _calendar(date, weekday) if date else None
        if date and calendar and calendar.day:
            close = at.after[date.end() : date.end() + 1] == ")" and "(" in lead[0]
            return 0, date.end() + close, calendar
    if at.comes_after(_NAMED_DAY) or at.after.startswith(" prayer"):
        return None
    if at.last == "the" and at.comes_after(_THE) and _NAME_AFTER.match(at.after):
        return None  # the Sunday Times
    which, back = _modifier(at)
    tail = _WEEKDAY_TAIL.match(at.after)
    on = tail.end() if tail else 0
    week = tail["week"] if tail else None
    if which in ("next", "coming", "upcoming", "following") or week == "next":
        return back, on, Coming()
    if week:
        return back, on, Weekday(weekday, weeks=1 if week == "last" else 0)
    until = _WEEKDAY_UNTIL.match(at.after)
    if until:
        return back, until.end(), Weekday(weekday, until=_WEEKDAY_NUMBER[until["until"]])
    return back, on, Weekday(weekday, before=which in ("last", "past", "previous"))


def read_month(at: Context) -> Got:
    """Read "December 19, 2022", "19 December", "April last year", and a month alone where it must be one."""
    day = _DAY_BEFORE.search(at.before) if at.last == "of" or at.last[:1].isdigit() else None
    if day:
        line = at.before[day.start() :] + at.word + at.after
        date = _FROM_DAY.match(line)
        calendar = _calendar(date) if date else None
        back = len(at.before) - day.start()
        return (back, date.end() - back - len(at.word), calendar) if date and calendar else None
    date = _FROM_MONTH.match(at.word + at.after)
    if date is None:
        return None
    calendar = _calendar(date)
    if calendar and (calendar.day or calendar.year or calendar.of_year):
        return 0, date.end() - len(at.word), calendar
    if at.last not in _MONTH_ALONE:
        return None
    alone = Calendar(month=_MONTH_NUMBER[at.word])
    which, back = _modifier(at)
    if which in ("next", "coming", "upcoming", "following"):
        return back, 0, Coming()
    if which == "this":
        return back, 0, Calendar(month=alone.month, of_year="this")
    return back, 0, replace(alone, before=which == "last")


def _modifier(at: Context) -> tuple[str, int]:
    """Give "last", "next" and the like before the trigger, with the characters from there on."""
    return (at.last, at.back) if at.last in _MODIFIERS and at.spaced else ("", 0)


def _calendar(date: re.Match[str], weekday: int | None = None) -> Calendar | None:
    """Read a matched calendar date; None when no month has such a day."""
    day, last = int(date["day"] or 0), int(date["until"] or 0)
    if (date["day"] and not 1 <= day <= 31) or last > 31:
        return None
    month, year = _MONTH_NUMBER[date["month"] or date["short"]], int(date["year"] or 0)
    if day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    word = date["of_year"]
    if date["weekday"]:
        weekday = _WEEKDAY_NUMBER[date["weekday"]]
    return Calendar(
        year,
        month,
        day,
        last if last > day else 0,
        weekday,
        "" if not word else "last" if word in ("last", "the previous") else "this" if word == "this" else "that",
    )


def read_year(at: Context) -> Got:
    """Read "2022-12-19", "19.12.2022", and a year alone where it must be one ("in 2016", "the 2016 session")."""
    iso = _ISO_TAIL.match(at.after)
    if iso and 1 <= int(iso["month"]) <= 12 and 1 <= int(iso["day"]) <= 31:
        return 0, iso.end(), Calendar(int(at.word), int(iso["month"]), int(iso["day"]))
    dotted = _DOTTED.search(at.before) if at.before.endswith((".", "/")) else None
    if dotted:
        return _dotted(at, dotted)
    if at.last not in _YEAR_BEFORE or _NOT_A_YEAR.match(at.after):
        return None
    return 0, 0, Calendar(int(at.word))


def _dotted(at: Context, dotted: re.Match[str]) -> Got:
    """Read 19.12.2022 and 19/12/2022; with strokes the order of day and month must show."""
    first, second = int(dotted["first"]), int(dotted["second"])
    back = len(at.before) - dotted.start()
    if dotted["mark"] == "." or first > 12 or first == second:
        day, month = first, second
    elif second > 12:
        day, month = second, first
    else:
        return back, 0, Calendar(int(at.word))
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return back, 0, Calendar(int(at.word), month, day)
