"""A line of a page in, the dates written in it out; never asks what a date is for."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.model import PartialDate, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_WEEKDAY = rf"(?:(?P<weekday>{_WEEKDAY_NAME})[.,]?\s{{1,3}}(?:the\s)?)?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"[0-3]?\d"

# Each form is one clause: the groups y, m (a name), n (a number) and d say what was written.
_STAMP = re.compile(
    rf"""(?<![\w/.-]) {_WEEKDAY} (?:
      # 2021-09-09, 2021-09-09T10:00, 2021. 9. 9.
      (?P<y1>{_YEAR}) (?P<s1>[-/.]) \s? (?P<n1>[01]?\d) (?P=s1) \s? (?P<d1>{_DAY}) (?:\.(?!\d))?
      (?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?
      # 19.07.2024, 7/19/2024
    | (?P<a2>{_DAY}) (?P<s2>[-/.]) (?P<b2>{_DAY}) (?P=s2) (?P<y2>{_YEAR})
      # 19.07.24, 7/19/24
    | (?P<a6>\d{{1,2}}) (?P<s6>[/.]) (?P<b6>\d{{1,2}}) (?P=s6) (?P<y6>[0-3]\d) (?![\d.])
      # 9 Sep 2021, 18 February, 12th of March 2022, 19-Jul-24
    | (?P<d3>{_DAY}) (?:st|nd|rd|th)? (?:\s{{1,3}}of)? [\s/-]{{1,3}} (?P<m3>{_MONTH})
      (?:\s?,?[\s/-]{{1,3}} (?P<y3>{_YEAR}|(?<=-)[0-3]\d))?
      # September 9, 2021, Sept. 9
    | (?P<m4>{_MONTH}) [\s-]{{0,3}} (?P<d4>{_DAY}) (?:st|nd|rd|th)? \b (?:\s?[,-]?\s{{0,3}} (?P<y4>\b{_YEAR}))?
      # March 2021
    | (?P<m5>{_MONTH}) ,?\s{{1,3}} (?P<y5>{_YEAR})
    ) (?![\w/-])""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE = re.compile(r"\d")
_COMPACT = re.compile(rf"(?<!\d)(?P<y>{_YEAR})(?P<s>[-_.]?)(?P<n>[01]\d)(?P=s)(?P<d>[0-3]\d)(?!\d)")
_ZONE = (
    r"(?:(?:GMT|UTC|MS[KD]|[ECMP][SD]?T|[EC]EST|[EW]ET|BST|CET|IST|JST|KST|HKT|SGT|PKT|GST|TRT|WIB|[WCE]AT|SAST"
    r"|A[EC][SD]T|Z)\b(?:\s*[+-]\s*\d{1,2}(?::?\d\d)?)?|[+-]\d\d(?::?\d\d)?\b|(?:local|[A-Z]\w{2,15})\s+time\b)"
)
_TIME = re.compile(
    r"(?:(?:\bat|[T|,–-])\s*)?\b(?:[0-2]?\d[:.h][0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?\s*(?:[ap]\.?\s?m\b\.?|h(?:ou)?rs\b\.?)?"
    r"|[01]?\d\s?[ap]\.?m\b\.?|[0-2]\d[0-5]\d\s?(?=h(?:ou)?rs\b|GMT|UTC)(?:h(?:ou)?rs\b)?)"
    rf"(?:\s*[(\[]?{_ZONE}[)\]]?)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:today|yesterday|just now"
    r"|(?:\d+|an?)\s+(?:sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?)\s+ago)\b",
    re.IGNORECASE,
)
# The same day by the Islamic and the Iranian calendar, as sites of the region write it beside ours: 1 Jumada II 1446
_OTHER_MONTH = (
    r"(?:muharram|safar|rab[ai]\w{0,3}|jumad\w{0,3}|rajab|sha['’]?ban|ramad[ah]+n|shawwal|[dz]h?u\w{0,3}[\s-](?:al-)?\w{4,7}"
    r"|farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|bahman|esfand"
    r"|hamal|sawr|jawza|saratan|asad|sunbula|mizan|aqrab|qaws|jadi|dalw|hoot)"
)
_OTHER_CALENDAR = (
    rf"\b(?:\d{{1,2}}\s{{1,2}}{_OTHER_MONTH}|{_OTHER_MONTH}\s{{1,2}}\d{{1,2}})(?:[\s-](?:al-)?[\w’']{{1,8}})?,?\s{{1,2}}1[34]\d\d\b"
    r"(?:\s?A\.?H\b\.?)?"
)
_LABEL = re.compile(
    r"\b(?:(?:first|originally)\s+)?(?:published|posted|created|date|issued|released|filed|aired|uploaded|added|publication|online|on|at)"
    r"\b\s*:?|\bupdated\b(?:\s+on)?\s*:?"
    r"|\b(?:last\s+)?(?:modified|edited|update|revised|amended|corrected|changed)\b\s*:?|\b\d+\s*min(?:ute)?s?\s+read\b"
    r"|\b(?:views?|viewed|reads|comments|hits)\s*:\s*\d[\d,.]*|\b\d[\d,.]*\s+(?:views?|comments?|shares?|reads)\b"
    r"|\b(?:vol(?:ume)?|issue|no|nr|press\s+release)\b\.?\s{0,2}(?:no\b\.?)?\s{0,2}\d[\d/-]*\s?:?"
    r"|\b(?:debated|delivered|dated)\b|\b(?:source|agency)\s*:|\b(?:editor|reporter|author)\s*:[^|\n]{0,40}"
    rf"|\b{_WEEKDAY_NAME}|{_OTHER_CALENDAR}",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:load-date|accessed|retrieved|archived|downloaded|printed|updated?|modified|edited|revised|amended|corrected|changed)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|publication|posted|created|date|issued|released|filed|aired|uploaded|added"
    r"|debated|delivered|dated|source(?=\s*:))\b",
    re.IGNORECASE,
)


class Stamp(NamedTuple):
    """A date as it is written somewhere; `date` is None when no year is written or day and month may be swapped."""

    span: Span
    date: PartialDate | None
    words: str


def stamps(line: str) -> list[Stamp]:
    """Find the dates in a short stretch of text, in order."""
    if not _FIGURE.search(line):
        return []
    return [
        Stamp(found.span(), _date(found), found[0].strip(" ,")) for found in _STAMP.finditer(line) if _possible(found)
    ]


def parse_date(words: str) -> PartialDate | None:
    """Read a cell that should hold one date, in ISO form (year or month alone too) or as news write it."""
    try:
        return PartialDate.parse(words)
    except ValueError:
        pass
    compact = _COMPACT.fullmatch(words.strip())
    if compact:  # 20210909
        return _valid(compact["y"], int(compact["n"]), compact["d"])
    found = stamps(words)
    return found[0].date if len(found) == 1 and found[0].span[0] <= 1 else None


def file_name_stamp(name: str) -> Stamp | None:
    """Find the one date in a file's name (2021-09-09, 20210909, 9 Sep 2021); two different ones settle nothing."""
    written = stamps(name.replace("_", " "))
    found = [stamp for stamp in written if stamp.date and stamp.date.day]
    for match in _COMPACT.finditer(name):
        date = _valid(match["y"], int(match["n"]), match["d"])
        if date:
            found.append(Stamp(match.span(), date, match[0]))
    return found[0] if len({stamp.date for stamp in found}) == 1 else None


def rest_beside_stamps(line: str) -> str | None:
    """Give what a line holds beside dates, times and labels such as "Published:"; None when it holds no date at all.

    >>> rest_beside_stamps("Published: 5 May 2021, 14:22")
    ''
    >>> rest_beside_stamps("Flag Friday, 17 May 2024")
    'Flag'
    """
    bare, dates = _STAMP.subn(" ", line)
    bare, relative = _RELATIVE.subn(" ", bare)
    if not dates and not relative:
        return None
    return " ".join(_LABEL.sub(" ", _TIME.sub(" ", bare)).split()).strip(" |,.;:·•–—-()[]/*_")


def label_of(before: str) -> str:
    """Say what the words before a date call it: "updated" (or another day after it), "published" or ""."""
    updated = [found.end() for found in _UPDATED.finditer(before)]
    published = [found.end() for found in _PUBLISHED.finditer(before)]
    if not updated and not published:
        return ""
    return "updated" if max(updated, default=-1) >= max(published, default=-1) else "published"


def _possible(found: re.Match[str]) -> bool:
    """Drop figures that only look like dates (a "32 May", a version number)."""
    if found["y6"]:  # with stops only 19.07.24; 2.10.23 is a version
        return _date(found) is not None and (found["s6"] == "/" or len(found["a6"] + found["b6"]) == 4)
    if found["y1"] or found["y2"] or found["y3"] or found["y4"]:
        return _date(found) is not None or bool(found["y2"])
    day = found["d3"] or found["d4"]
    return day is None or 1 <= int(day) <= 31


def _date(found: re.Match[str]) -> PartialDate | None:
    if found["y1"]:
        return _valid(found["y1"], int(found["n1"]), found["d1"])
    if found["y2"]:
        numbers = int(found["a2"]), int(found["b2"])
        settled = _day_and_month(*numbers, found["y2"], dotted=found["s2"] == ".")
        return settled or _by_weekday(*numbers, found["y2"], found["weekday"])
    if found["y6"]:
        return _day_and_month(int(found["a6"]), int(found["b6"]), "20" + found["y6"], dotted=found["s6"] == ".")
    if found["y3"]:
        year = found["y3"] if len(found["y3"]) == 4 else f"20{found['y3']}"
        return _valid(year, _month(found["m3"]), found["d3"])
    if found["y4"]:
        return _valid(found["y4"], _month(found["m4"]), found["d4"])
    if found["y5"]:
        return PartialDate(int(found["y5"]), _month(found["m5"]))
    return None


def _day_and_month(first: int, second: int, year: str, *, dotted: bool) -> PartialDate | None:
    """Settle 19.07.2024 and 07/19/2024; with strokes, both below 13 may be either and stay open."""
    if dotted or first == second or first > 12:
        return _valid(year, second, str(first))
    return _valid(year, first, str(second)) if second > 12 else None


def _by_weekday(first: int, second: int, year: str, weekday: str | None) -> PartialDate | None:
    """Settle Mon 03/04/2023 by the weekday, which fits one order only."""
    if not weekday:
        return None
    orders = (_valid(year, second, str(first)), _valid(year, first, str(second)))
    number = _WEEKDAYS.index(weekday[:3].lower())
    fitting = [date for date in orders if date and date.first.weekday() == number]
    return fitting[0] if len(fitting) == 1 else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _valid(year: str, month: int, day: str) -> PartialDate | None:
    try:
        return PartialDate(int(year), month, int(day)) if month and int(day) else None
    except ValueError:
        return None
