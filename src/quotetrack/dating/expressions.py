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
from quotetrack.dating.relative_words import SIZE, read_uncounted, read_unit, read_word

_LOOK_BACK, _LOOK_ON = 44, 40  # characters beside the trigger that the grammar may read
_LAST_WORD = re.compile(r".*\b(\w+)[\s-]+\Z", re.S)

# All that \s matches, written out: a class without \s in it costs one look per character.
_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# The scan is split in two so that each half can skip ahead on one class of characters; what the loose pattern for
# capitals matches besides ("Nay") is no known word and drops out.
_CAPITALS = re.compile(
    r"[MTWFSJANDOYRH](?:onday|uesday|ednesday|hursday|riday|aturday|unday|esterday|oday|onight|omorrow|ecently|ours"
    r"|an(?:uary)?|eb(?:ruary)?|ar(?:ch)?|pr(?:il)?|ay|une?|uly?|ug(?:ust)?|ep(?:t(?:ember)?)?|ct(?:ober)?|ov(?:ember)?"
    r"|ec(?:ember)?)\b"
)
_SMALL = re.compile(
    rf"[{_SPACES}(“\"–—/.-](?:y(?:esterday|ears?)|to(?:day|night|morrow)|recently|week(?:end|s)?|mo(?:nths?|rning)"
    r"|d(?:ays?|ecades?)|hours?|night|afternoon|evening|19\d\d|20\d\d)"
)


class Expression(NamedTuple):
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
        grammar = _GRAMMAR.get(written) or (read_year if written.isdigit() else None)
        if grammar is None:
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
    "Hours": read_uncounted,
    **dict.fromkeys([unit + plural for unit in (*SIZE, "hour", "decade") for plural in ("", "s")], read_unit),
}
"""The reading of each trigger word; a year reads itself."""
