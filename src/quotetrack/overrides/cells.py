"""The words of one cell in, its value out; a ValueError says what is wrong and names the nearest valid value.

Dates come back from spreadsheets in the shape that the user's country writes them. A shape is read when it allows one
day only: dots are always day.month.year, slashes only when one reading is a date.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Collection
from contextlib import suppress

from quotetrack.model import PartialDate, brief

CLEAR = "-"
_CLEARS = {"-", "–", "—", "−"}
_SPREADSHEET_ERROR = re.compile(r"#(?:NAME\?|VALUE!|REF!|N/A|DIV/0!|NUM!|NULL!)", re.IGNORECASE)
_EPOCH = dt.date(1899, 12, 30)

_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: 0?0:00(?::00)?)?")
_SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?: 0?0:00(?::00)?(?: AM)?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]{1,2}([A-Za-z]{3,9})\.?[ ,-]{1,2}(\d{4})")
_NAME_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_NAME_YEAR = re.compile(r"([A-Za-z]{3,9})\.?[ -](\d{4})")
_SERIAL = re.compile(r"\d{5}")
_MONTHS = {
    form: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for form in names
}
_HOW = "write YYYY-MM-DD, YYYY-MM or YYYY"


def bare(cell: str) -> str:
    """Give a cell without outer space; a spreadsheet's error value counts as empty and any lone dash as `-`."""
    cell = " ".join(cell.split())
    if cell in _CLEARS:
        return CLEAR
    return "" if _SPREADSHEET_ERROR.fullmatch(cell) else cell


def nearest(word: str, known: Collection[str]) -> str:
    """Give the end of a sentence that names the nearest valid value, or all of them when none is near."""
    near = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"


def choice(word: str, known: Collection[str], what: str) -> str:
    """Give the member of `known` that a cell names, whatever its case, spaces or hyphens; else raise ValueError."""
    plain = word.casefold().replace(" ", "_").replace("-", "_")
    for member in known:
        if plain in (member, member.casefold().replace("-", "_")):
            return member
    raise ValueError(f"'{brief(word)}' is no {what}; {nearest(plain, known)}")


def several(cell: str) -> list[str]:
    """Split a cell that lists values at `|`, `;` or commas."""
    return [part.strip() for part in re.split(r"[|;,]", cell) if part.strip()]


def date(cell: str) -> PartialDate:
    """Read a day, month or year, as written by hand or reformatted by a spreadsheet; raise ValueError when in doubt."""
    if cell.isascii() and cell.isdigit() and len(cell) == 4:
        return _made(cell, int(cell))
    if found := _YEAR_FIRST.fullmatch(cell):
        return _made(cell, int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    if found := _DOTTED.fullmatch(cell):
        return _made(cell, int(found[3]), int(found[2]), int(found[1]))
    if found := _SLASHED.fullmatch(cell):
        return _slashed(cell, int(found[1]), int(found[3]), int(found[4]))
    if found := _MONTH_YEAR.fullmatch(cell):
        return _made(cell, int(found[2]), int(found[1]))
    for pattern, order in ((_DAY_NAME_YEAR, (3, 2, 1)), (_NAME_DAY_YEAR, (3, 1, 2)), (_NAME_YEAR, (2, 1, 0))):
        if (found := pattern.fullmatch(cell)) and (month := _MONTHS.get(found[order[1]].casefold())):
            return _made(cell, int(found[order[0]]), month, int(found[order[2]]) if order[2] else None)
    if _SERIAL.fullmatch(cell):
        day = _EPOCH + dt.timedelta(days=int(cell))
        raise ValueError(f"'{cell}' looks like a spreadsheet's day number; if it is, write {day.isoformat()}")
    raise ValueError(f"'{brief(cell)}' is no date, or one that can be read in two ways; {_HOW}")


def _made(cell: str, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    if not 1000 <= year <= 2999:
        raise ValueError(f"'{cell}' has a year that no news text is from; {_HOW}")
    if 0 not in (month, day):
        with suppress(ValueError):
            return PartialDate(year, month or 0, day or 0)
    month, day = month or 1, day or 0
    if month > 12 and 1 <= day <= 12 and month <= calendar.monthrange(year, day)[1]:
        near = PartialDate(year, day, month)
    else:
        month = min(month, 12)
        near = PartialDate(year, month, min(day, calendar.monthrange(year, month)[1]))
    raise ValueError(f"'{cell}' is not in the calendar; did you mean {near}?")


def _slashed(cell: str, first: int, second: int, year: int) -> PartialDate:
    readings = set()
    for month, day in ((first, second), (second, first)):
        try:
            readings.add(_made(cell, year, month, day))
        except ValueError:
            continue
    if len(readings) == 1:
        return readings.pop()
    if not readings:
        return _made(cell, year, second, first)
    early, late = sorted(readings)
    raise ValueError(f"'{cell}' may be {early} or {late}; write the one you mean")
