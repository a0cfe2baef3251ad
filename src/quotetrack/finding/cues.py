"""The cue lexicon in, a look-up out: which words of a sentence may report speech, in which form and frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from quotetrack.finding.sentences import Sentence
from quotetrack.lexicon import builtin
from quotetrack.lexicon.forms import forms

Form: TypeAlias = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb or phrase ("say", "call for", "be convinced") and what may follow it.

    `takes` holds the complements after which the content stands: that, bare (a clause without "that"), quote, np,
    to, wh, or a preposition. `strength` says how surely the verb reports. `person`: the subject must be able to speak;
    `addressee`: the object is the hearer; `naming`: needs an object and what it is called; `noun`: the object noun
    belongs to the content ("expressed deep concern"); `document`: the subject must be a document or a survey.
    `not_before` are words after the cue that make it something else ("told a story").
    """

    verb: str
    takes: tuple[str, ...]
    strength: Literal["strong", "medium", "weak"]
    example: str
    person: bool = False
    addressee: bool = False
    naming: bool = False
    noun: bool = False
    document: bool = False
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at tokens `at:to` of a sentence (the verb and its particles, without auxiliaries)."""

    at: int
    to: int
    cue: Cue
    form: Form


@cache
def cues() -> tuple[Cue, ...]:
    """Give the built-in reporting verbs and phrases in file order."""
    return builtin("cues.toml", Cue)


_MOST = 40  # cues of one sentence; prose has fewer
_TITLED = 0.9  # share of capitalised long words in a headline in title case
_BE_FORMS: tuple[tuple[str, Form], ...] = (
    ("is", "third"), ("are", "base"), ("was", "past"), ("were", "past"), ("been", "participle"), ("being", "ing"),
    ("be", "base"), ("am", "base"), ("he's", "third"), ("she's", "third"), ("i'm", "base"), ("they're", "base"),
    ("we're", "base"),
)  # fmt: skip


@cache
def _by_form() -> Mapping[str, tuple[tuple[tuple[str, ...], Form, Cue], ...]]:
    """Map each form of a head verb to its (further words, form, cue), the longest phrase first."""
    table: dict[str, list[tuple[tuple[str, ...], Form, Cue]]] = {}
    for cue in cues():
        head, *rest = cue.verb.split()
        if head == "be":
            pairs = _BE_FORMS
        else:
            made = forms(head)
            pairs = (
                (made.past, "past"), (made.third, "third"), (made.base, "base"), (made.participle, "participle"),
                (made.ing, "ing"),
            )  # fmt: skip
        seen = set()
        for word, form in pairs:
            if word not in seen:
                seen.add(word)
                table.setdefault(word, []).append((tuple(rest), form, cue))
    return MappingProxyType({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in table.items()})


def hits(sentence: Sentence) -> list[Hit]:
    """Give the cues of a sentence from left to right, the longest phrase at each word; none overlaps the next."""
    table = _by_form()
    low = sentence.low
    out: list[Hit] = []
    free = 0
    # A capital inside a sentence makes a name ("United States"), unless the whole line is in title case.
    long_words = [word for word in sentence.raw if len(word) > 4 and word.isalpha()]
    titled = sum(word[0].isupper() for word in long_words) > _TITLED * len(long_words)
    for at, word in enumerate(low):
        if len(out) == _MOST:
            break
        rows = table.get(word)
        if rows is None or at < free or (at and sentence.raw[at][0].isupper() and not titled):
            continue
        for rest, form, cue in rows:
            if rest and rest[0] not in low[at + 1 : at + 3]:
                continue
            end = _phrase(low, at + 1, rest)
            if end and not _something_else(low, end, cue) and (not rest or _complete(low, end, cue)):
                out.append(Hit(at, end, cue, form))
                free = end
                break
    return out


def _something_else(low: list[str], at: int, cue: Cue) -> bool:
    """Tell whether the words after a cue make it no report: "told a story", "claimed the lives"."""
    return any(low[at : at + len(words)] == words for words in map(str.split, cue.not_before))


def _complete(low: list[str], at: int, cue: Cue) -> bool:
    """Tell whether a phrase that takes only clauses is followed by one; else its first words may be a cue."""
    if set(cue.takes) - {"that", "to", "for"}:
        return True
    return any(word in cue.takes for word in low[at : at + 12])


def _phrase(low: list[str], at: int, rest: tuple[str, ...]) -> int:
    """Give the token after `rest` when it stands at `at`, one adverb allowed before its first word; else 0."""
    if not rest:
        return at
    size = len(rest)
    for begin in (at, at + 1):
        if tuple(low[begin : begin + size]) == rest:
            return begin + size
        if begin == at and not (begin < len(low) and (low[begin].endswith("ly") or low[begin] in _LOOSE)):
            return 0
    return 0


_LOOSE = frozenset("also again further once very deeply so too quite not more still".split())
