"""Two sets of words in, whether they are the same utterance out, by which rule, or what forbids it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from quotetrack.lexicon.places import place

SameRule: TypeAlias = Literal["same words", "small edits", "cut", "another wording"]

# How like two statements must be, 0 to 100. Below them two speeches on one subject begin to look alike.
_EDITED, _CUT, _REWORDED = 88.0, 93.0, 80.0
# Fewer words than these are said again and again ("We will answer"): only the very words, close by, are the same.
FEW = 6
_FEWEST_SHARED = 5
_MOST_COMPARED = 3000

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME = re.compile(r"(?<![.!?…:]\s)(?<![.!?…:][\"“”’]\s)(?<!^)(?<!^[\"“‘])\b[A-Z][^\W\d_]+")
_COUNTS = {
    word: str(number)
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2
    )
} | {"dozen": "12", "hundred": "100", "thousand": "1000", "half": "0.5", "double": "2x", "triple": "3x"}
_NEGATIONS = frozenset(
    {"no", "not", "never", "without", "none", "nor", "neither", "cannot", "nobody", "nothing", "unlikely", "hardly"}
)
_PLAIN = frozenset(
    "about after also among and any are because been being between both but can could does done during each even "
    "ever every from had has have having here into its just made make many more most much must only other our over "
    "same she should since some such than that the their them then there these they this those through toward "
    "under until upon very was were what when where which while who whom will with would your".split()
)


@dataclass(frozen=True)
class Words:
    """The words of a statement made comparable: `text` are its lower-case tokens, `size` their number.

    What only a comparison needs is made when it is asked for: most statements are never compared.
    """

    plain: str
    text: str
    size: int

    @classmethod
    def of(cls, text: str) -> Words:
        """Take the words of a statement apart; accents, marks and case are evened out."""
        plain = text[:_MOST_COMPARED]
        if not plain.isascii():
            plain = unicodedata.normalize("NFKC", plain).replace("’", "'")
        tokens = _TOKEN.findall(plain.casefold())
        return cls(plain, f"{' '.join(tokens)} ".replace("'s ", " ")[:-1], len(tokens))

    @property
    def content(self) -> tuple[str, ...]:
        """Give the openings of the words that say something, in their order."""
        return tuple([token[:6] for token in self.text.split() if len(token) > 3 and token not in _PLAIN])

    @cached_property
    def stems(self) -> frozenset[str]:
        """Give the words that say something, as a set."""
        return frozenset(self.content)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Give the numbers, in figures, of the digits and number words."""
        numbers = {number.replace(",", "").rstrip(".") for number in _NUMBER.findall(self.plain)}
        return frozenset(numbers | {_COUNTS[token] for token in self.text.split() if token in _COUNTS})

    @cached_property
    def names(self) -> frozenset[str]:
        """Give the names: words with a capital inside a sentence, a demonym as its country."""
        return frozenset([_canonical(name) for name in _NAME.findall(self.plain)])

    @cached_property
    def negated(self) -> bool:
        """Say whether a word of negation stands among the words."""
        return any(token in _NEGATIONS or token.endswith("n't") for token in self.text.split())


def same(one: Words, other: Words, close: bool) -> tuple[float, SameRule] | None:
    """Say how like two statements of one speaker are and by which rule they are the same utterance, None if not.

    `close` says that their days lie near each other or are not known; only then other wordings count as the same.
    """
    if one.text == other.text:
        return (100.0, "same words") if close or one.size >= FEW else None
    if not close or min(one.size, other.size) < FEW:
        return None
    alike = _alike(one, other)
    return None if alike is None or vetoed(one, other) else alike


def _alike(one: Words, other: Words) -> tuple[float, SameRule] | None:
    ratio = fuzz.ratio(one.text, other.text, score_cutoff=_EDITED)
    if ratio >= _EDITED:
        return ratio, "small edits"
    short, long = (one, other) if (one.size, one.text) < (other.size, other.text) else (other, one)
    shared = len(one.stems & other.stems)
    if may_be_cut(shared, len(short.stems)):
        part = fuzz.partial_ratio(short.text, long.text)
        if part >= _CUT and _kept(short, long):
            return part * 0.9, "cut"
    if may_be_reworded(shared, len(one.stems) + len(other.stems) - shared):
        reworded = fuzz.token_sort_ratio(one.text, other.text)
        if reworded >= _REWORDED:
            return reworded * 0.8, "another wording"
    return None


def few_edits(length: int) -> int:
    """Give the most characters that come and go between two edits of the same words, which have so many in all."""
    return ceil((100 - _EDITED) / 100 * length)


def may_be_cut(shared: int, short: int) -> bool:
    """Say whether the shorter of two statements may be a cut of the longer, by its stems and those that they share."""
    return shared >= 0.8 * short


def may_be_reworded(shared: int, stems: int) -> bool:
    """Say whether a statement may be another in other words, by the stems of both and those that they share."""
    return shared >= _FEWEST_SHARED and shared >= 0.6 * stems


def vetoed(one: Words, other: Words) -> str:
    """Name what forbids that two statements are one utterance: numbers, negation or names that differ; "" if nothing.

    What only one of them has is no difference: a cut or shortened copy may lack it.
    """
    if one.negated != other.negated:
        return "negation"
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return "numbers"
    if one.names - other.names and other.names - one.names:
        return "names"
    return ""


def _kept(short: Words, long: Words) -> bool:
    return short.numbers <= long.numbers and short.names <= long.names


def _canonical(name: str) -> str:
    known = place(name)
    return known.name.casefold() if known else name.casefold()
