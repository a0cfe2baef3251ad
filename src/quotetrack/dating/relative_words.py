"""The text around "yesterday", "ago" and the units of time in, the time meant out: "two days earlier", "last month"."""

from __future__ import annotations

import re

from quotetrack.dating.calendar_words import Context, Got
from quotetrack.dating.meanings import Coming, Period, Season, Shift, Unit, Vague

_COUNTS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14},
    **{"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30},
    **{"forty": 40, "fifty": 50},
    **{"a dozen": 12, "a couple of": 2},
}
_LOOSE = {"a few": (2, 7), "several": (3, 9), "some": (2, 9)}
_COUNT_BEFORE = re.compile(
    r"(?:\b(?P<hedge>about|around|approximately|roughly|nearly|almost|some|over|more than|less than|at least|just over"
    r"|exactly|just)\s+)?\b(?P<count>\d{1,3}|a couple of|a dozen|a few|several|some|"
    + "|".join(sorted((word for word in _COUNTS if " " not in word), key=len, reverse=True))
    + r")\s+\Z",
    re.I,
)
_COUNT_ENDS = frozenset(word.split()[-1] for word in (*_COUNTS, *_LOOSE))
_COUNT_AFTER = re.compile(
    r"\s+(?P<way>ago|earlier|previously|prior|before|later|after|afterwards?)\b(?!\s+(?:than|to)\b)(?:\s+that\b(?!\s+\w))?(?P<rest>\s+\w)?"
)
_TIME_AFTER = re.compile(r"\s+(?:ago|earlier|previously|prior|before|later|after|afterwards?)\b")
_WHICH = re.compile(
    r"(?P<in_the>\b(?:earlier|early|late|later|beginning|start|end|middle)\s+(?:in|of)\s+)?"
    r"(?P<words>\b(?:the\s+)?(?P<which>previous|preceding|next|following|coming|same|that|this|last|past|other)\s+|\bthe\s+)\Z",
    re.I,
)
_WHICH_ENDS = frozenset(
    ("previous", "preceding", "next", "following", "coming", "same", "that", "this", "last", "past", "other", "the")
)
_EARLIER = re.compile(r"\b(?:earlier|late|early|later)\s+\Z", re.I)
_UNIT_AFTER = re.compile(r"\s+(?P<way>before|earlier|after)\b(?P<yesterday>\s+yesterday\b)?(?P<rest>\s+\w)?")
SIZE: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON_BEFORE = re.compile(
    r"(?P<lead>\b(?:in|over|during|since|until|by|from|through)\s+)?\b(?:(?:early|mid|late|earlier)[\s-]+)?"
    r"(?P<words>(?:the\s+)?(?:(?P<which>last|past|previous|this|next|coming|that|same)\s+)?)\Z",
    re.I,
)
_SEASON_YEAR = re.compile(r",?\s+(?:of\s+)?(?:19|20)\d\d\b")
_SEASON_BEFORE_YEAR = re.compile(r"\s+of\s+(?P<which>last|this)\s+year\b")


def read_season(at: Context) -> Got:
    """Read "last summer", "in the autumn"; a season with its year is left to the year ("the summer of 2021")."""
    before = _SEASON_BEFORE.search(at.before)
    if before is None or _SEASON_YEAR.match(at.after):
        return None
    which, back = (before["which"] or "").lower(), len(before["words"])
    of_year = _SEASON_BEFORE_YEAR.match(at.after)
    if of_year:
        return back, of_year.end(), Period("year", 1 if of_year["which"] == "last" else 0)
    if which in ("next", "coming"):
        return back, 0, Coming()
    if which in ("that", "same"):
        return back, 0, Vague()
    if not which and (not before["lead"] or at.word == "fall"):
        return None
    return back, 0, Season(SEASONS[at.word], "this" if which == "this" else "last" if which else "")


def read_word(at: Context) -> Got:
    """Read "yesterday", "today", "last night", "this morning", "over the weekend", "recently"."""
    word = at.word.lower()
    back = at.back if at.last in ("earlier", "late", "early", "later") and at.spaced else 0
    match word:
        case "yesterday" | "today" | "tonight":
            day = 1 if word == "yesterday" else 0
            tail = re.match(r"\s+(?:morning|afternoon|evening|night)\b", at.after)
            return back, tail.end() if tail else 0, Shift("day", day, day, exactly=True)
        case "tomorrow":
            return 0, 0, Coming()
        case "recently":
            return 0, 0, Vague()
    which = _which(at)
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


def read_unit(at: Context) -> Got:
    """Read what stands around day, week, month, year, hour, decade."""
    if at.last in _COUNT_ENDS or at.last.isdigit():
        if not _TIME_AFTER.match(at.after):
            return None
        counted = _COUNT_BEFORE.search(at.before)
        if counted:
            way = _COUNT_AFTER.match(at.after)
            return _counted(at, counted, way) if way else None
    if at.word.endswith("s"):
        return read_uncounted(at)
    return _named(at)


def _which(at: Context) -> re.Match[str] | None:
    return _WHICH.search(at.before) if at.last in _WHICH_ENDS else None


def read_uncounted(at: Context) -> Got:
    """Read "hours later" and "weeks ago"."""
    way = re.match(r"\s+(?:ago|earlier|later)\b", at.after)
    if way is None:
        return None
    return (
        0,
        way.end(),
        Shift("day", 0, 0, base="mentioned", exactly=True) if at.word in ("hours", "Hours") else Vague(),
    )


def _counted(at: Context, counted: re.Match[str], way: re.Match[str]) -> Got:
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
            SIZE[unit],
            low,
            high,
            "published" if ago else "mentioned",
            hedged=bool(hedge) and hedge not in ("exactly", "just"),
            exactly=hedge == "exactly" or unit == "day",
        ),
    )


def _named(at: Context) -> Got:
    """Read "last week", "earlier this month", "the same day", "the day before", "earlier in the week"."""
    which = _which(at)
    if which is None or at.word in ("hour", "decade"):
        return None
    name, unit = (which["which"] or "").lower(), SIZE[at.word]
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


def _plain(at: Context, unit: Unit, back: int, in_the: bool) -> Got:
    """Read "the day before", "the year before", "earlier in the day"."""
    way = _UNIT_AFTER.match(at.after)
    if way and way["yesterday"]:
        return back, way.end("yesterday"), Shift("day", 2, 2, exactly=True)
    if in_the:
        if unit == "day":
            return back, 0, Shift("day", 0, 0, base="story", exactly=True)
        return back, 0, Period(unit, 0)
    if way and not way["rest"]:
        shift = -1 if way["way"] == "after" else 1
        if unit == "day":
            return back, way.end("way"), Shift("day", shift, shift, base="mentioned", exactly=True)
        return back, way.end("way"), Shift(unit, shift, shift, base="mentioned")
    return None
