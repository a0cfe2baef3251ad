"""A text in, its date expressions with their meaning out: "Sunday", "December 19, 2022", "two days earlier", "April".

One cheap scan finds the words that every date expression must hold (a weekday, a month, a unit of time, a year); the
grammar then reads only the few characters on either side of such a word. The expression is the date itself, without
the preposition before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quotetrack.dating.meanings import Calendar, Coming, Meaning, Period, Shift, Unit, Vague, Weekday

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
WEEKDAY_NUMBER = {name: number for number, name in enumerate(_WEEKDAYS)}
_MONTH_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    short: next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(short[:3])) for short in _SHORT
}
_COUNTS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30},
    **{"a dozen": 12, "a couple of": 2},
}
_LOOSE = {"a few": (2, 7), "several": (3, 9), "some": (2, 9)}
_LOOK_BACK, _LOOK_ON = 44, 40  # characters beside the trigger that the grammar may read

# The scan is split in two so that each half can skip ahead on one class of characters; what the loose pattern for
# capitals matches besides ("Nay") is no known word and drops out.
_CAPITALS = re.compile(
    r"[MTWFSJANDOYRH](?:onday|uesday|ednesday|hursday|riday|aturday|unday|esterday|oday|onight|omorrow|ecently|ours"
    r"|an(?:uary)?|eb(?:ruary)?|ar(?:ch)?|pr(?:il)?|ay|une?|uly?|ug(?:ust)?|ep(?:t(?:ember)?)?|ct(?:ober)?|ov(?:ember)?"
    r"|ec(?:ember)?)\b"
)
_SMALL = re.compile(
    r"[\s(“\"–—/.-](?:yesterday|to(?:day|night|morrow)|recently|week(?:end|s)?|months?|years?|decades?|days?|hours?"
    r"|night|morning|afternoon|evening|(?:19|20)\d\d)"
)
_NUMBER = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?(?:[-–—]|and|to)\s?(?P<until>[0-3]?\d)(?:st|nd|rd|th)?)?"
_YEAR = r"(?:(?:,|\s+of)?\s+(?P<year>(?:19|20)\d\d)(?!\d|-\d))"
_OF_YEAR = r"(?:,?\s+(?:of\s+)?(?P<of_year>last|this|that|the same|the previous)\s+year\b)"
_MONTH_NAME = rf"(?:(?P<month>{'|'.join(_MONTHS)})\b|(?P<short>{'|'.join(_SHORT)})(?:\.|(?=[,\s])))"
_WEEKDAY_NAME = rf"(?:{'|'.join(_WEEKDAYS)})"

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
_MONTH_ALONE = re.compile(
    r"\b(?:in|last|this|next|past|early|late|mid|since|until|till|by|during|from|of|through|to|between|before|after"
    r"|the|a|an|his|her|its|their)[\s-]+\Z",
    re.I,
)
_MODIFIER = re.compile(r"\b(?P<which>last|this|next|past|previous|coming|upcoming|following)\s+\Z", re.I)
_AFTER_WEEKDAY = re.compile(r",?\s+\(?(?=[0-3]?\d\b|the\s+\d|[A-Z])")
_WEEKDAY_TAIL = re.compile(
    r"(?:\s+(?:morning|afternoon|evening|night))?(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
)
_WEEKDAY_UNTIL = re.compile(rf"\s?(?:[-–]|and|to)\s?(?:on\s+)?(?P<until>{_WEEKDAY_NAME})\b")
_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Good|Easter|Palm|Super)\s+\Z")
_THE = re.compile(r"\b[Tt]he\s+\Z")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|early|late|mid|since|until|till|by|of|during|from|the|a|an|its|his|her|their|around|before|after"
    r"|back in|year|summer|autumn|spring|winter)[\s-]+\Z)",
    re.I,
)
_NOT_A_YEAR = re.compile(
    r"[-–/]\d|,\d|\.\d|\s*(?:%|km|kg|tons?\b|percent\b|people\b|square\b|(?:other|more)\b|metres\b|meters\b|troops\b)"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<first>[0-3]?\d)(?P<mark>[./])(?P<second>[0-3]?\d)[./]\Z")
_ISO_TAIL = re.compile(r"-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_COUNT_BEFORE = re.compile(
    r"(?:\b(?P<hedge>about|around|approximately|roughly|nearly|almost|some|over|more than|less than|at least|just over"
    r"|exactly|just)\s+)?\b(?P<count>\d{1,3}|a couple of|a dozen|a few|several|some|"
    + "|".join(sorted((word for word in _COUNTS if " " not in word), key=len, reverse=True))
    + r")\s+\Z",
    re.I,
)
_COUNT_AFTER = re.compile(
    r"\s+(?P<way>ago|earlier|previously|prior|before|later|after|afterwards?)\b(?!\s+(?:than|to)\b)(?P<rest>\s+\w)?"
)
_WHICH = re.compile(
    r"(?P<in_the>\b(?:earlier|early|late|later|beginning|start|end|middle)\s+(?:in|of)\s+)?"
    r"(?P<words>\b(?:the\s+)?(?P<which>previous|preceding|next|following|coming|same|that|this|last|past|other)\s+|\bthe\s+)\Z",
    re.I,
)
_EARLIER = re.compile(r"\b(?:earlier|late|early|later)\s+\Z", re.I)
_UNIT_AFTER = re.compile(r"\s+(?P<way>before|earlier|after)\b(?P<yesterday>\s+yesterday\b)?(?P<rest>\s+\w)?")
_SIZE: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: the words `text[start:end]` and what they mean."""

    start: int
    end: int
    meaning: Meaning


def find(text: str) -> tuple[Expression, ...]:
    """Give the date expressions of a text in order; they never overlap."""
    triggers = [(found.start(), found[0]) for found in _CAPITALS.finditer(text)]
    triggers += [(found.start() + 1, found[0][1:]) for found in _SMALL.finditer(text)]
    found: list[Expression] = []
    covered = 0
    for at, written in sorted(triggers):
        end = at + len(written)
        if at < covered or (at and text[at - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        grammar = _GRAMMAR.get(written) or (_year if written.isdigit() else None)
        if grammar is None:
            continue
        before, after = text[max(covered, at - _LOOK_BACK) : at], text[end : end + _LOOK_ON]
        got = grammar(_Context(written, before, after))
        if got is None:
            continue
        back, on, meaning = got
        found.append(Expression(at - back, end + on, meaning))
        covered = end + on
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Context:
    """A trigger word with the text on either side that the grammar may read."""

    word: str
    before: str
    after: str


_Got = tuple[int, int, Meaning] | None  # characters taken before and after the trigger, and the meaning


def _weekday(at: _Context) -> _Got:
    weekday = WEEKDAY_NUMBER[at.word]
    lead = _AFTER_WEEKDAY.match(at.after)
    if lead:
        date = _FROM_DAY.match(at.after, lead.end()) or _FROM_MONTH.match(at.after, lead.end())
        calendar = _calendar(date, weekday) if date else None
        if date and calendar and calendar.day:
            close = at.after[date.end() : date.end() + 1] == ")" and "(" in lead[0]
            return 0, date.end() + close, calendar
    if _NAMED_DAY.search(at.before) or at.after.startswith(" prayer"):
        return None
    if _THE.search(at.before) and _NAME_AFTER.match(at.after):
        return None  # the Sunday Times
    modifier = _MODIFIER.search(at.before)
    which = modifier["which"].lower() if modifier else ""
    back = len(at.before) - modifier.start() if modifier else 0
    tail = _WEEKDAY_TAIL.match(at.after)
    on = tail.end() if tail else 0
    week = tail["week"] if tail else None
    if which in ("next", "coming", "upcoming", "following") or week == "next":
        return back, on, Coming()
    if week:
        return back, on, Weekday(weekday, weeks=1 if week == "last" else 0)
    until = _WEEKDAY_UNTIL.match(at.after)
    if until:
        return back, until.end(), Weekday(weekday, until=WEEKDAY_NUMBER[until["until"]])
    return back, on, Weekday(weekday, before=which in ("last", "past", "previous"))


def _month(at: _Context) -> _Got:
    day = _DAY_BEFORE.search(at.before)
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
    if not _MONTH_ALONE.search(at.before):
        return None
    alone = Calendar(month=_MONTH_NUMBER[at.word])
    modifier = _MODIFIER.search(at.before)
    which = modifier["which"].lower() if modifier else ""
    back = len(at.before) - modifier.start() if modifier else 0
    if which in ("next", "coming", "upcoming", "following"):
        return back, 0, Coming()
    if which == "this":
        return back, 0, Calendar(month=alone.month, of_year="this")
    return back, 0, alone


def _calendar(date: re.Match[str], weekday: int | None = None) -> Calendar | None:
    """Read a matched calendar date; None when no month has such a day."""
    parts = date.groupdict()
    day, last = int(parts.get("day") or 0), int(parts.get("until") or 0)
    if (parts.get("day") and not 1 <= day <= 31) or last > 31:
        return None
    month, year = _MONTH_NUMBER[parts["month"] or parts["short"]], int(parts.get("year") or 0)
    if day > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    word = parts.get("of_year")
    if parts.get("weekday"):
        weekday = WEEKDAY_NUMBER[parts["weekday"]]
    return Calendar(
        year,
        month,
        day,
        last if last > day else 0,
        weekday,
        "" if not word else "last" if word in ("last", "the previous") else "this" if word == "this" else "that",
    )


def _year(at: _Context) -> _Got:
    iso = _ISO_TAIL.match(at.after)
    if iso and 1 <= int(iso["month"]) <= 12 and 1 <= int(iso["day"]) <= 31:
        return 0, iso.end(), Calendar(int(at.word), int(iso["month"]), int(iso["day"]))
    dotted = _DOTTED.search(at.before)
    if dotted:
        return _dotted(at, dotted)
    if _NOT_A_YEAR.match(at.after) or not _YEAR_BEFORE.search(at.before):
        return None
    return 0, 0, Calendar(int(at.word))


def _dotted(at: _Context, dotted: re.Match[str]) -> _Got:
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


def _word(at: _Context) -> _Got:
    word = at.word.lower()
    earlier = _EARLIER.search(at.before)
    back = len(at.before) - earlier.start() if earlier else 0
    match word:
        case "yesterday" | "today" | "tonight":
            day = 1 if word == "yesterday" else 0
            tail = re.match(r"\s+(?:morning|afternoon|evening|night)\b", at.after)
            return back, tail.end() if tail else 0, Shift("day", day, day, exactly=True)
        case "tomorrow":
            return 0, 0, Coming()
        case "recently":
            return 0, 0, Vague()
    which = _WHICH.search(at.before)
    name = (which["which"] or "").lower() if which else ""
    back = len(at.before) - which.start() if which else 0
    if word == "weekend":
        if name in ("next", "coming", "following"):
            return back, 0, Coming()
        if which and (
            name in ("last", "past", "previous", "this")
            or re.search(r"\b(?:over|at|during)\s+\Z", at.before[: which.start()])
        ):
            return back, 0, Period("weekend", 1 if name in ("last", "past", "previous") else 0)
        return None
    if name == "last" and word == "night":
        return back, 0, Shift("day", 1, 1, exactly=True)
    if name == "this" and word != "night":
        return back, 0, Shift("day", 0, 0, exactly=True)
    if name in ("same", "that"):
        return back, 0, Shift("day", 0, 0, base="mentioned", exactly=True)
    return None


def _unit(at: _Context) -> _Got:
    counted = _COUNT_BEFORE.search(at.before)
    if counted:
        way = _COUNT_AFTER.match(at.after)
        return _counted(at, counted, way) if way else None
    if at.word.endswith("s"):
        return _uncounted(at)
    return _named(at)


def _uncounted(at: _Context) -> _Got:
    """Read "hours later" and "weeks ago"."""
    way = re.match(r"\s+(?:ago|earlier|later)\b", at.after)
    if way is None:
        return None
    return (
        0,
        way.end(),
        Shift("day", 0, 0, base="mentioned", exactly=True) if at.word in ("hours", "Hours") else Vague(),
    )


def _counted(at: _Context, counted: re.Match[str], way: re.Match[str]) -> _Got:
    """Read "two days ago", "about two weeks earlier", "a day later"."""
    word, direction, unit = counted["count"].lower(), way["way"], at.word.removesuffix("s")
    if direction in ("before", "after") and way["rest"]:
        return None  # "two days before the talks": reckoned from the talks
    hedge = (counted["hedge"] or "").lower()
    if word in _LOOSE:
        low, high = _LOOSE[word]
    else:
        low = high = int(word) if word.isdigit() else _COUNTS[word]
    back, on = len(at.before) - counted.start(), way.end("way")
    if unit == "decade":
        return back, on, Vague()
    ago = direction == "ago"
    if unit == "hour":
        return back, on, Shift("day", 0, max(1, high // 24), base="published" if ago else "mentioned")
    if direction in ("later", "after", "afterward", "afterwards"):
        low, high = -high, -low
    return (
        back,
        on,
        Shift(
            _SIZE[unit],
            low,
            high,
            "published" if ago else "mentioned",
            hedged=bool(hedge) and hedge not in ("exactly", "just"),
            exactly=hedge == "exactly" or unit == "day",
        ),
    )


def _named(at: _Context) -> _Got:
    """Read "last week", "earlier this month", "the same day", "the day before", "earlier in the week"."""
    which = _WHICH.search(at.before)
    if which is None or at.word in ("hour", "decade"):
        return None
    name, unit = (which["which"] or "").lower(), _SIZE[at.word]
    start = which.start() if which["in_the"] else which.start("words")
    back = len(at.before) - start
    earlier = None if which["in_the"] else _EARLIER.search(at.before[:start])
    if earlier:
        back = len(at.before) - earlier.start()
    if name == "other":
        return back, 0, Vague()
    if not name:
        return _plain(at, unit, back, bool(which["in_the"]))
    if name in ("next", "following", "coming"):
        if unit == "day" and name != "coming":
            return back, 0, Shift("day", -1, -1, base="mentioned", exactly=True)
        return back, 0, Coming()
    if name in ("previous", "preceding"):
        if unit == "day":
            return back, 0, Shift("day", 1, 1, base="mentioned", exactly=True)
        return back, 0, Period(unit, 1, base="mentioned")
    if name in ("same", "that"):
        if unit == "day":
            return back, 0, Shift("day", 0, 0, base="mentioned", exactly=True)
        return back, 0, Period(unit, 0, base="mentioned")
    if unit == "day":
        return None  # "the last day", "this day"
    if name == "past":
        return back, 0, Shift("day", 0, {"week": 7, "month": 31, "year": 366}[unit])
    return back, 0, Period(unit, 0 if name == "this" else 1)


def _plain(at: _Context, unit: Unit, back: int, in_the: bool) -> _Got:
    """Read "the day before", "the year before", "earlier in the day"."""
    way = _UNIT_AFTER.match(at.after)
    if way and way["yesterday"]:
        return back, way.end("yesterday"), Shift("day", 2, 2, exactly=True)
    if in_the:
        if unit == "day":
            return back, 0, Shift("day", 0, 0, base="mentioned", exactly=True)
        return back, 0, Period(unit, 0)
    if way and not way["rest"]:
        shift = -1 if way["way"] == "after" else 1
        if unit == "day":
            return back, way.end("way"), Shift("day", shift, shift, base="mentioned", exactly=True)
        return back, way.end("way"), Shift(unit, shift, shift, base="mentioned")
    return None


_GRAMMAR: dict[str, Callable[[_Context], _Got]] = {
    **dict.fromkeys(_WEEKDAYS, _weekday),
    **dict.fromkeys((*_MONTHS, *_SHORT), _month),
    **dict.fromkeys(("Yesterday", "Today", "Tonight", "Tomorrow", "Recently"), _word),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow", "recently"), _word),
    **dict.fromkeys(("weekend", "night", "morning", "afternoon", "evening"), _word),
    "Hours": _uncounted,
    **dict.fromkeys([unit + plural for unit in (*_SIZE, "hour", "decade") for plural in ("", "s")], _unit),
}
"""The reading of each trigger word; a year reads itself."""
