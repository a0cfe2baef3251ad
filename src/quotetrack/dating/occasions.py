"""The lexicon of occasions in, look-ups out: whether a day beside a word belongs to speech or to something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from quotetrack.lexicon import builtin
from quotetrack.model import Span

OccasionKind: TypeAlias = Literal["event", "body", "document", "met", "held", "other", "standing"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PLAIN_WORD = re.compile(r"[a-zß-öø-ÿ]+(?:-[a-zß-öø-ÿ]+)*")


@dataclass(frozen=True, slots=True)
class Occasion:
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
def _gathering_words() -> frozenset[str]:
    heard = ("heard", "hears")  # what a committee does to a report
    return frozenset(word for word, entry in occasions().items() if entry.kind in ("event", "met")).union(heard)


def may_gather(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence has any of the words for people who meet or speak; most have none."""
    return _names_any(_gathering_words(), text, start, end)


def holds_any(words: str, signs: Iterable[str]) -> bool:
    """Tell whether one of some signs stands anywhere in a stretch of text: the look that saves most patterns theirs."""
    for sign in signs:  # noqa: SIM110 -- many times a statement, and any() costs twice as much
        if sign in words:
            return True
    return False


def _names_any(words: Set[str], text: str, start: int, end: int) -> bool:
    """Tell whether a stretch may hold one of some plain words, at a fraction of what finding them costs."""
    return not words.isdisjoint(_PLAIN_WORD.findall(text[start:end].lower()))


@cache
def standing_words() -> frozenset[str]:
    """Give the words for texts in force."""
    return frozenset(word for word, entry in occasions().items() if entry.kind == "standing")


def occasions_in(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, Occasion]]:
    """Give the occasions named in `text[start:end]`, each with its place in the text."""
    known = occasions()
    end = len(text) if end is None else end
    if not _names_any(known.keys(), text, start, end):
        return
    for found in _WORD.finditer(text, start, end):
        occasion = known.get(found[0].lower())
        if occasion:
            yield found.start(), occasion


def last_occasion(words: str) -> Occasion | None:
    """Give the noun of an occasion (or what is done like one) that stands last in a stretch of text."""
    known = occasions()
    if not _names_any(known.keys(), words, 0, len(words)):
        return None
    for word in reversed(_WORD.findall(words)):
        occasion = known.get(word.lower())
        if occasion and occasion.kind not in ("met", "held"):
            return occasion
    return None


def event_names(text: str, stretches: Iterable[Span]) -> frozenset[str]:
    """Give the names of the events that stretches of a text speak of."""
    return frozenset(
        occasion.name
        for start, end in stretches
        if may_gather(text, start, end)
        for _, occasion in occasions_in(text, start, end)
        if occasion.kind == "event"
    )
