"""A text in, its date expressions with their meaning out: "Sunday", "December 19, 2022", "two days earlier", "April".

One cheap scan finds the words that every date expression must hold (a weekday, a month, a unit of time, a year); the
grammar then reads only the few characters on either side of such a word. The expression is the date itself, without
the preposition before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from quotetrack.dating.calendar_words import MONTHS, SHORT, WEEKDAYS, Context, Got, read_month, read_weekday, read_year
from quotetrack.dating.meanings import Meaning
from quotetrack.dating.plain import plain
from quotetrack.dating.relative_words import SEASONS, SIZE, read_season, read_uncounted, read_unit, read_word

_LOOK_BACK, _LOOK_ON = 44, 40  # characters beside the trigger that the grammar may read
_LONGEST_TRIGGER = 10
_LAST_WORD = re.compile(r".*\b(\w+)[\s-]+\Z", re.S)

# The words in plain letters; what they match besides ("may", "YEAR") is no known word and drops out.
_TRIGGER = re.compile(
    rb" (?:y(?:esterday|ears?)|t(?:o(?:day|night|morrow)|uesday|hursday)|recently|w(?:e(?:ek(?:end|s)?|dnesday)|inter)"
    rb"|m(?:o(?:nths?|rning|nday)|ar(?:ch)?|ay)|d(?:ays?|ec(?:ades?|ember)?)|hours?|n(?:ight|ov(?:ember)?)"
    rb"|a(?:fternoon|pr(?:il)?|u(?:g(?:ust)?|tumn))|evening|f(?:riday|eb(?:ruary)?|all)"
    rb"|s(?:aturday|unday|ep(?:t(?:ember)?)?|pring|ummer)"
    rb"|j(?:an(?:uary)?|une?|uly?)|oct(?:ober)?|19\d\d|20\d\d)(?= )"
)
_BEFORE_SMALL = frozenset(filter(str.isspace, map(chr, range(0x3001)))).union('(“"–—/.-')
"""What may stand before a trigger in small letters or figures."""


class Expression(NamedTuple):
    """A date expression: the words `text[start:end]` and what they mean."""

    start: int
    end: int
    meaning: Meaning


def find(text: str, letters: bytes | None = None, reach: int | None = None) -> tuple[Expression, ...]:
    """Give the date expressions of a text in order, as far as those that begin before `reach`; they never overlap.

    `letters` are the plain letters of the text, where they are known already.
    """
    if letters is None:
        letters = plain(text)
    if reach is not None:
        letters = letters[: reach + _LOOK_BACK + _LONGEST_TRIGGER]
    found: list[Expression] = []
    covered = 0
    # With a space put before, the place of the space in the bytes is that of the word in the text.
    for trigger in _TRIGGER.finditer(b" " + letters + b" "):
        at, end = trigger.start(), trigger.end() - 1
        written = text[at:end]
        grammar = _GRAMMAR.get(written) or (read_year if written.isdigit() else None)
        if grammar is None or at < covered:
            continue
        beside, next_to = text[at - 1] if at else "", text[end : end + 1]
        if next_to.isalnum() or next_to == "_":
            continue
        if beside.isalnum() if written[0].isupper() else beside not in _BEFORE_SMALL:
            continue
        before, after = text[max(covered, at - _LOOK_BACK) : at], text[end : end + _LOOK_ON]
        last = _LAST_WORD.match(before)
        got = grammar(
            Context(written, before, after, last[1].lower(), len(before) - last.start(1))
            if last
            else Context(written, before, after)
        )
        if got is None:
            continue
        back, on, meaning = got
        found.append(Expression(at - back, end + on, meaning))
        covered = end + on
    return tuple(found)


_GRAMMAR: dict[str, Callable[[Context], Got]] = {
    **dict.fromkeys(WEEKDAYS, read_weekday),
    **dict.fromkeys((*MONTHS, *SHORT), read_month),
    **dict.fromkeys(("Yesterday", "Today", "Tonight", "Tomorrow", "Recently"), read_word),
    **dict.fromkeys(("yesterday", "today", "tonight", "tomorrow", "recently"), read_word),
    **dict.fromkeys(("weekend", "night", "morning", "afternoon", "evening"), read_word),
    **dict.fromkeys(SEASONS, read_season),
    "Hours": read_uncounted,
    **dict.fromkeys([unit + plural for unit in (*SIZE, "hour", "decade") for plural in ("", "s")], read_unit),
}
"""The reading of each trigger word; a year reads itself."""
