"""A document with its date hints in, the same document with its publication date, its basis and its trouble out.

The order of trust is `TRUST`: what stands first outranks the rest. A basis that is not in it (a menu's crawl date, an
"updated" stamp) is a decoy and never becomes the publication date.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotetrack.dating.expressions import find
from quotetrack.dating.meanings import Calendar, Weekday, with_year
from quotetrack.dating.years import settle, years_of
from quotetrack.model import DateHint, Document, PartialDate

TRUST = ("metadata", "table", "html", "header", "dateline", "file name", "footer")
IN_TEXT = ("header", "dateline", "footer")
"""The bases whose words stand in the text itself."""

_GUESSED = ("file name", "footer")  # docx and pdf files tell when they were saved
_LENDS_YEAR = (*TRUST, "updated")  # an "updated" stamp is no publication date, but it lies in the same weeks
_SAME_WEEKS = 45
_DATELINE_DAYS = 3  # a text may appear a few days after its dateline
_STROKES = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_OWNER_YEAR = re.compile(
    r"(?:©|\([cC]\)|\b[Cc]opyright\b)[^\n]{0,40}?\b((?:19|20)\d\d)\b(?:\s?[-–]\s?((?:19|20)?\d\d)\b)?"
)
_LEADING = 2  # paragraphs whose weekday is that of a dateline's day
_CLOCK = re.compile(r"[\s,|–-]{0,4}(?:at\s)?[0-2]?\d[:.][0-5]\d\b")


class Verdict(NamedTuple):
    """What the hints come to: the date, the name of its basis, and a sentence for each thing that is wrong with it."""

    published: PartialDate | None
    by: str
    trouble: tuple[str, ...] = ()


class _Dated(NamedTuple):
    """A hint with its year known; `inferred` tells how a missing year was found."""

    hint: DateHint
    date: PartialDate
    inferred: str = ""


def publish(document: Document) -> Document:
    """Give the document with its publication date and sentences on a missing, inferred or conflicting one.

    A document that comes without hints keeps the publication date it has.
    """
    if not document.date_hints and document.published:
        return document
    verdict = assess(document)
    return document._replace(
        published=verdict.published,
        published_by=verdict.by,
        trouble=(*document.trouble, *(said for said in verdict.trouble if said not in document.trouble)),
    )


def proposal(document: Document) -> str | None:
    """Give the line that metadata.csv should get (doc, title, outlet, published, url), None when the date needs none.

    It holds the best date known; where there is none, `YYYY-MM-DD` stands for the analyst to fill in.
    """
    if not document.date_hints and document.published:
        return None
    verdict = assess(document)
    if not verdict.trouble:
        return None
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([document.doc, "", "", verdict.published or "YYYY-MM-DD", ""])
    return line.getvalue()


def assess(document: Document) -> Verdict:
    """Weigh the hints of a document in the order of trust."""
    dated, open_hints = _complete(document)
    ranked = _ranked(document, dated)
    if not ranked:
        return Verdict(None, "", (_missing(document, open_hints),))
    chosen = ranked[0]
    swapped = chosen.date.precision != "day" and _STROKES.search(chosen.hint.words) is not None
    if chosen.hint.basis != "metadata" and chosen.date.precision != "day" and not swapped:
        chosen = next((other for other in ranked if _refines(other.date, chosen.date)), chosen)
    by = chosen.hint.basis
    if by == "metadata":  # the analyst's word settles it
        return Verdict(chosen.date, by)
    trouble: list[str] = []
    seconded = not swapped and any(_seconds(other, chosen) for other in ranked)
    if chosen.inferred and not seconded:
        by = f"{by}, year inferred"
        trouble.append(
            f"The publication date {chosen.date} is inferred from “{chosen.hint.words}” ({chosen.hint.basis}): "
            f"{chosen.inferred}; confirm it in metadata.csv."
        )
    elif by in _GUESSED and not seconded:
        trouble.append(
            f"The publication date {chosen.date} is inferred from the {by} alone; confirm it in metadata.csv."
        )
    against = [other for other in ranked if other is not chosen and not _agree(chosen, other)]
    if against:
        others = ", ".join(dict.fromkeys(f"{other.date} ({other.hint.basis})" for other in against))
        trouble.append(
            f"The publication date {chosen.date} ({chosen.hint.basis}) is in conflict with {others}; "
            "settle it in metadata.csv."
        )
    return Verdict(chosen.date, by, tuple(trouble))


def _missing(document: Document, open_hints: Sequence[DateHint]) -> str:
    cure = "add its date to metadata.csv."
    if open_hints:
        hint = open_hints[0]
        return f"No publication date: “{hint.words}” ({hint.basis}) has no year that the text settles; {cure}"
    decoys = ", ".join(dict.fromkeys(f"{h.words or h.date} ({h.basis})" for h in document.date_hints))
    if decoys:
        return f"No publication date: the only dates beside the text are not its own, {decoys}; {cure}"
    return f"No publication date: neither the page nor the file name gives one; {cure}"


def _ranked(document: Document, dated: Iterable[_Dated]) -> list[_Dated]:
    """Sort by trust; within one basis first what other hints agree with, then a stamp with a clock time."""
    found = list(dated)

    def rank(item: tuple[int, _Dated]) -> tuple[int, int, bool, int]:
        place, one = item
        friends = sum(_agree(one, other) for other in found if other.hint.basis != one.hint.basis)
        written = re.finditer(re.escape(one.hint.words), document.text) if one.hint.words else ()
        timed = any(_CLOCK.match(document.text, found.end()) for found in written)
        return TRUST.index(one.hint.basis), -friends, not timed, place

    return [one for _, one in sorted(enumerate(found), key=rank)]


def _agree(one: _Dated, other: _Dated) -> bool:
    """Tell whether two hints may name the same publication: a day apart, or a dateline a few days before."""
    gap = max(0, (one.date.first - other.date.last).days, (other.date.first - one.date.last).days)
    return gap <= (_DATELINE_DAYS if "dateline" in (one.hint.basis, other.hint.basis) else 1)


def _seconds(other: _Dated, chosen: _Dated) -> bool:
    """Tell whether a hint of another basis, not itself guessed to the day, allows the chosen day."""
    independent = other.hint.basis != chosen.hint.basis and not (other.inferred and other.date.day)
    return independent and other.date.first <= chosen.date.last and chosen.date.first <= other.date.last


def _refines(date: PartialDate, coarse: PartialDate) -> bool:
    return date.precision == "day" and coarse.first <= date.first <= coarse.last


def _complete(document: Document) -> tuple[list[_Dated], list[DateHint]]:
    """Give the trusted hints with their year, completed where it is not written, and those that stay without one."""
    hints = [hint if hint.date else _in_order(document, hint) for hint in document.date_hints]
    known = [_Dated(hint, hint.date) for hint in hints if hint.date and hint.basis in _LENDS_YEAR]
    dated = [one for one in known if one.hint.basis in TRUST]
    open_hints: list[DateHint] = []
    for hint in hints:
        if hint.date or hint.basis not in TRUST:
            continue
        day = _day_written(hint.words)
        found = day and (_beside(hint, day, known) or _from_text(document, hint, day))
        if found:
            dated.append(found)
        else:
            open_hints.append(hint)
    return dated, open_hints


def _in_order(document: Document, hint: DateHint) -> DateHint:
    """Settle 05/06/2022 by the page: a date written so whose order shows, a dateline, an update, the lead's weekday."""
    strokes = _STROKES.search(hint.words)
    if strokes is None:
        return hint
    first, second, year = int(strokes[1]), int(strokes[3]), int(strokes[4])
    orders = [date for month, day in ((second, first), (first, second)) if (date := _day_of(year, month, day))]
    shown = {
        int(other[1]) > 12
        for beside in document.date_hints
        if (other := _STROKES.search(beside.words)) and max(int(other[1]), int(other[3])) > 12
    }
    if len(orders) == 2 and len(shown) == 1:
        return hint._replace(date=orders[0 if shown.pop() else 1])
    weekdays = _lead_weekdays(document)
    signs: tuple[Callable[[PartialDate], bool], ...] = (
        lambda date: any(_same_days(date, beside) for beside in document.date_hints),
        lambda date: any(_updated_soon(orders.index(date), date, beside) for beside in document.date_hints),
        lambda date: date.first.weekday() in weekdays,
    )
    for sign in signs:
        fitting = [date for date in orders if sign(date)]
        if len(fitting) == 1:
            return hint._replace(date=fitting[0])
    return hint


def _updated_soon(order: int, date: PartialDate, hint: DateHint) -> bool:
    """Tell whether an "updated" stamp, read in the same order of day and month, lies within a few days after a date."""
    strokes = _STROKES.search(hint.words) if hint.basis == "updated" else None
    if strokes is None:
        return False
    first, second = int(strokes[1]), int(strokes[3])
    updated = _day_of(int(strokes[4]), *((first, second) if order else (second, first)))
    return updated is not None and 0 <= (updated.first - date.first).days <= _DATELINE_DAYS


def _lead_weekdays(document: Document) -> set[int]:
    leads = [block for block in document.blocks if block.kind == "paragraph"][:_LEADING]
    return {weekday for block in leads for weekday in _weekdays(document.text[block.start : block.end])}


def _day_of(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _same_days(date: PartialDate, hint: DateHint) -> bool:
    """Tell whether a dateline, whose year need not be written, or a file name lies within a few days of a date."""
    if hint.basis not in ("dateline", "file name"):
        return False
    day = None if hint.date else _day_written(hint.words)
    other = hint.date or (with_year(day, date.year) if day and day.day else None)
    return other is not None and abs((date.first - other.first).days) <= _DATELINE_DAYS


def _day_written(words: str) -> Calendar | None:
    """Read a hint's words; news services write datelines in capitals too."""
    for written in (words, words.title()):
        for expression in find(f" {written}"):
            if isinstance(expression.meaning, Calendar) and (expression.meaning.month or expression.meaning.year):
                return expression.meaning
    return None


def _beside(hint: DateHint, day: Calendar, known: Iterable[_Dated]) -> _Dated | None:
    """Complete the year from a dated hint of the same weeks."""
    best: tuple[int, _Dated] | None = None
    for other in known:
        for year in (other.date.year - 1, other.date.year, other.date.year + 1):
            date = with_year(day, year) if day.month else None
            if date is None:
                continue
            gap = max(0, (date.first - other.date.last).days, (other.date.first - date.last).days)
            if gap <= _SAME_WEEKS and (best is None or gap < best[0]):
                best = gap, _Dated(hint, date, f"the {other.hint.basis} lends {year}")
    return best[1] if best else None


def _from_text(document: Document, hint: DateHint, day: Calendar) -> _Dated | None:
    """Complete the year from the weekday beside the day or from the years that the text names."""
    if day.year:  # 05/06/2022: the order of day and month does not show
        return _Dated(hint, PartialDate(day.year), "its day and month may be swapped") if not day.month else None
    years = years_of(document)
    date, note = settle(day, years)
    if date:
        return _Dated(hint, date, note)
    weekdays = _weekdays(document.text)
    fitting = [
        date
        for year, count in years.items()
        if count > 1 and year == max(years) and (date := with_year(day, year)) and date.first.weekday() in weekdays
    ]
    if len(weekdays) == 1 and len(fitting) == 1:
        return _Dated(hint, fitting[0], f"the text names {fitting[0].year} and the day's weekday")
    return _before_owner(document, hint, day, max(years, default=0))


def _before_owner(document: Document, hint: DateHint, day: Calendar, latest: int) -> _Dated | None:
    """Complete the year from the bounds that a page sets: not before the latest year that the text names, not after
    that of its copyright notice; the lead's weekday must fit the day in one of these years only.
    """
    owned = _OWNER_YEAR.findall(document.text)
    if not owned or not latest or not day.day:
        return None
    bound = max(int(first[: -len(last)] + last) if last else int(first) for first, last in owned)
    weekdays = _lead_weekdays(document)
    days = (with_year(day, year) for year in range(latest, bound + 1))
    fitting = [date for date in days if date and date.first.weekday() in weekdays]
    if len(fitting) != 1:
        return None
    return _Dated(hint, fitting[0], f"the lead's weekday fits one year between {latest} and the notice of {bound}")


@lru_cache(maxsize=1)  # a page may have several datelines
def _weekdays(text: str) -> frozenset[int]:
    return frozenset(e.meaning.weekday for e in find(text) if isinstance(e.meaning, Weekday))
