"""The lexicon of occasions in, look-ups out: whether a day beside a word belongs to speech or to something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.dating.plain import plain, plain_set
from quotetrack.lexicon import builtin
from quotetrack.model import Span

OccasionKind: TypeAlias = Literal["event", "body", "document", "met", "held", "other", "standing"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

REMARKS = frozenset(("remarks", "comments", "announcement"))
"""Events that are the words themselves: "He made the remarks on Monday." dates what stands before it."""


class Occasion(NamedTuple):
    """Words beside which a date stands, all forms listed, the first one their common name.

    `event`: where people speak (a meeting, an interview). `body`: who is spoken to (a council).
    `document`: what carries words (a statement, a report).
    `met`: verbs that tell of people meeting or speaking; `held`: those that do so beside an event ("held talks").
    `other`: what has a date of its own, which is not that of the words about it (an attack, an election).
    `standing`: a text whose words have no day (a constitution).
    """

    kind: OccasionKind
    words: tuple[str, ...]
    example: str

    @property
    def speech(self) -> bool:
        """Tell whether a day beside the words is one on which words were said."""
        return self.kind in ("event", "body", "document")

    @property
    def name(self) -> str:
        """Give the form that stands for all of them."""
        return self.words[0]


@cache
def occasions() -> Mapping[str, Occasion]:
    """Give the occasion of each lower-case word form."""
    return {word: entry for entry in builtin("occasions.csv", Occasion) for word in entry.words}


@cache
def _all_words() -> frozenset[bytes]:
    return plain_set(occasions())


@cache
def _gathering_words() -> frozenset[bytes]:
    heard = ("heard", "hears", "received", "receives", "hosted")  # what one does to a report, a guest
    return plain_set([*heard, *(word for word, entry in occasions().items() if entry.kind in ("event", "met"))])


@cache
def _event_words() -> frozenset[bytes]:
    return plain_set(word for word, entry in occasions().items() if entry.kind == "event")


@cache
def _remark_words() -> frozenset[bytes]:
    return plain_set(word for word, entry in occasions().items() if entry.name in REMARKS)


def may_gather(words: Iterable[bytes]) -> bool:
    """Tell whether plain words may be those of people who meet or speak; most sentences have none of them."""
    return not _gathering_words().isdisjoint(words)


def may_be_event(words: Iterable[bytes]) -> bool:
    """Tell whether one of some plain words may name an event."""
    return not _event_words().isdisjoint(words)


def may_be_remarks(letters: bytes) -> bool:
    """Tell whether one of the words for what has just been said may stand in plain letters."""
    for word in _remark_words():  # noqa: SIM110 -- any() costs twice as much
        if word in letters:
            return True
    return False


@cache
def standing_words() -> frozenset[str]:
    """Give the words for texts in force."""
    return frozenset(word for word, entry in occasions().items() if entry.kind == "standing")


def occasions_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Occasion]]:
    """Give the occasions named in `text[start:end]`, each with its place in the text."""
    end = len(text) if end is None else end
    if not _all_words().isdisjoint(plain(text[start:end]).split()):
        yield from _occasions(text, start, end)


def _occasions(text: str, start: int, end: int) -> Iterator[tuple[int, Occasion]]:
    known = occasions()
    for found in _WORD.finditer(text, start, end):
        occasion = known.get(found[0].lower())
        if occasion:
            yield found.start(), occasion


def last_occasion(words: str) -> Occasion | None:
    """Give the noun of an occasion (or what is done like one) that stands last in a stretch of text."""
    if _all_words().isdisjoint(plain(words).split()):
        return None
    known = occasions()
    for word in reversed(_WORD.findall(words)):
        occasion = known.get(word.lower())
        if occasion and occasion.kind not in ("met", "held"):
            return occasion
    return None


def event_names(text: str, letters: bytes, stretches: Iterable[Span]) -> frozenset[str]:
    """Give the names of the events that stretches of a text speak of; `letters` are the text in plain letters."""
    return frozenset(
        [
            occasion.name
            for start, end in stretches
            if may_be_event(letters[start:end].split())
            for _, occasion in _occasions(text, start, end)
            if occasion.kind == "event"
        ]
    )
