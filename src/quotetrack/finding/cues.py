"""The cue lexicon in, a look-up out: which words of a sentence may report speech, in which form and frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from quotetrack.lexicon import builtin
from quotetrack.lexicon.forms import forms

if TYPE_CHECKING:
    from quotetrack.finding.sentences import Sentence

Form: TypeAlias = Literal["base", "third", "past", "participle", "ing"]


class Cue(NamedTuple):
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

    @property
    def takes_words(self) -> bool:
        """Tell whether the words themselves may follow: a quotation or a bare clause."""
        return "quote" in self.takes or "bare" in self.takes


@dataclass(slots=True)
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


_CLAUSE_WITHIN = 12  # tokens
_MOST = 40  # cues of one sentence; prose has fewer
_TITLED = 0.9  # share of capitalised long words in a headline in title case
_BE_FORMS: tuple[tuple[str, Form], ...] = (
    ("is", "third"), ("are", "base"), ("was", "past"), ("were", "past"), ("been", "participle"), ("being", "ing"),
    ("be", "base"), ("am", "base"), ("he's", "third"), ("she's", "third"), ("i'm", "base"), ("they're", "base"),
    ("we're", "base"),
)  # fmt: skip


@dataclass(slots=True)
class _Phrase:
    """A cue in one form of its verb, as the search wants it: `rest` are the words after the verb.

    `barred` maps the first word of each entry of `not_before` to those entries. `clause` holds the complements of a
    phrase that takes nothing but clauses: one must follow, else the phrase's first words may be a cue.
    """

    rest: tuple[str, ...]
    form: Form
    cue: Cue
    barred: Mapping[str, Sequence[list[str]]]
    clause: frozenset[str] | None


@dataclass(slots=True)
class _Verb:
    """The cues of one verb form, the longest phrase first: `bare` are those of the verb alone.

    `second` maps the second words to their phrases, with `bare`; where none of them follows, only `bare` can match.
    """

    bare: Sequence[_Phrase]
    second: Mapping[str, Sequence[_Phrase]]


@cache
def verbs() -> Mapping[str, _Verb]:
    """Map each form of a head verb to its cues."""
    table: dict[str, list[_Phrase]] = {}
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
        barred: dict[str, list[list[str]]] = {}
        for words in map(str.split, cue.not_before):
            barred.setdefault(words[0], []).append(words)
        clause = frozenset(cue.takes) if rest and {"that", "to", "for"}.issuperset(cue.takes) else None
        seen = set()
        for word, form in pairs:
            if word not in seen:
                seen.add(word)
                table.setdefault(word, []).append(_Phrase(tuple(rest), form, cue, barred, clause))
    return {word: _verb(sorted(phrases, key=lambda phrase: -len(phrase.rest))) for word, phrases in table.items()}


def _verb(phrases: Sequence[_Phrase]) -> _Verb:
    bare = [phrase for phrase in phrases if not phrase.rest]
    words = {phrase.rest[0] for phrase in phrases if phrase.rest}
    return _Verb(bare, {word: [one for one in phrases if one.rest[:1] in ((), (word,))] for word in words})


def hits(sentence: Sentence) -> list[Hit]:
    """Give the cues of a sentence from left to right, the longest phrase at each word; none overlaps the next."""
    if sentence.hits is None:
        sentence.hits = _search(sentence)
    return sentence.hits


def _search(sentence: Sentence) -> list[Hit]:
    verb_of = verbs().get
    low = sentence.low
    out: list[Hit] = []
    free = 0
    titled: bool | None = None
    for at, word in sentence.places.items():
        verb = verb_of(word)
        if verb is None or at < free:
            continue
        phrases = verb.bare
        if verb.second:
            # One adverb may stand before the second word.
            for following in low[at + 1 : at + 3]:
                if following in verb.second:
                    phrases = verb.second[following]
                    break
        if not phrases:
            continue
        if at and sentence.raw[at][0].isupper():
            titled = is_titled(sentence) if titled is None else titled
            if not titled:
                continue
        for phrase in phrases:
            end = at + 1
            if phrase.rest:
                end = _phrase(low, end, phrase.rest)
            if not end or (phrase.barred and _something_else(low, end, phrase)):
                continue
            if phrase.clause is None or not phrase.clause.isdisjoint(low[end : end + _CLAUSE_WITHIN]):
                out.append(Hit(at, end, phrase.cue, phrase.form))
                free = end
                break
        if len(out) == _MOST:
            break
    return out


def is_titled(sentence: Sentence) -> bool:
    """Tell whether a line is in title case; in others a capital inside makes a name ("United States")."""
    long_words = [word for word in sentence.raw if len(word) > 4 and word.isalpha()]
    return sum(word[0].isupper() for word in long_words) > _TITLED * len(long_words)


def _something_else(low: list[str], at: int, phrase: _Phrase) -> bool:
    """Tell whether the words after a cue make it no report: "told a story", "claimed the lives"."""
    barred = phrase.barred.get(low[at]) if at < len(low) else None
    return barred is not None and any(low[at : at + len(words)] == words for words in barred)


def _phrase(low: list[str], at: int, rest: tuple[str, ...]) -> int:
    """Give the token after `rest` when it stands at `at`, one adverb allowed before its first word; else 0."""
    size = len(rest)
    for begin in (at, at + 1):
        if tuple(low[begin : begin + size]) == rest:
            return begin + size
        if begin == at and not (begin < len(low) and (low[begin].endswith("ly") or low[begin] in _LOOSE)):
            return 0
    return 0


_LOOSE = frozenset("also again further once very deeply so too quite not more still".split())
