"""Words of a name in, keys to compare it by out, and whether two names in one text may be one person's.

"Rustam bin Salih" and "bin Salih" share the key "salih"; "Rezaei" and "Rezaee" are variants, "Volkov" and "Volkova"
are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz.distance import OSA

from quotetrack.attribution.spelling import by_ear, fold
from quotetrack.lexicon.given_names import given_names

Keys: TypeAlias = tuple[str, ...]

PARTICLES = frozenset((
    "al", "el", "ul", "ud", "ad", "as", "ash", "an", "ar", "at", "az", "ol", "bin", "ibn", "bint", "ben", "abu",
    "van", "von", "der", "den", "de", "del", "da", "di", "du", "dos", "la", "le", "ter", "ten", "af", "av", "zu",
))  # fmt: skip
_LONGEST_SMALL = 4
_GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
_LEAST_FOR_TYPO, _LEAST_FOR_TWO = 5, 7


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """Give one word of a name as it is compared: no case, accents, marks, nor an article ("al-Hadri" → "hadri")."""
    if word.isascii() and word.isalpha():
        return word.lower()  # nothing to fold
    head, _, tail = fold(word).partition(" ")
    return tail.replace(" ", "") if tail and head in PARTICLES else head + tail.replace(" ", "")


def keys(words: Sequence[str]) -> Keys:
    """Give the keys of a name's words, without particles and "Jr."; a name of particles alone keeps them."""
    return _keys(tuple(words))


@lru_cache(maxsize=8192)
def _keys(words: tuple[str, ...]) -> Keys:
    found = tuple([key(word) for word in words if not _is_small(word)])
    return found or tuple(map(key, words))


def _is_small(word: str) -> bool:
    """Say whether a word of a name does not count: a particle, capitalised or not ("Van der Meer"), or "Jr."."""
    if len(word) > _LONGEST_SMALL:
        return False
    if word in PARTICLES or word.rstrip(".") in _GENERATIONS:
        return True
    return word.casefold() in PARTICLES and word not in given_names()


def part_of(short: Keys, full: Keys) -> bool:
    """Say whether a name is a shorter way to write a longer one: its end, its beginning, first and last, initials."""
    if len(short) >= len(full):
        return False
    if full[-len(short) :] == short or full[: len(short)] == short:
        return True
    if len(short) < 2 or short[-1] != full[-1]:
        return False
    first, other = short[0], full[0]
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])


def initialled(one: Keys, other: Keys) -> bool:
    """Say whether two names of equal length differ only in that one has initials ("J. Weld", "John Weld")."""
    if len(one) != len(other) or len(one) < 2 or one[-1] != other[-1]:
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b and (min(len(a), len(b)) != 1 or a[0] != b[0])]
    return not apart  # a list is quicker than all(...), and every pair of namesakes comes here


@lru_cache(maxsize=8192)
def variant(one: str, other: str) -> bool:
    """Say whether two keys may be one name: equal, spelt after another alphabet's rules, or a letter apart.

    A woman's surname in -a is no variant of the man's.
    """
    if one == other:
        return True
    if min(len(one), len(other)) < _LEAST_FOR_TYPO or f"{one}a" == other or f"{other}a" == one:
        return False
    apart = OSA.distance(one, other, score_cutoff=2)
    if apart == 2 and min(len(one), len(other)) >= _LEAST_FOR_TWO:
        return by_ear(one) == by_ear(other)
    return apart == 1 and one[0] == other[0]


def may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two full names of one text are spellings of the same name; one word of them must agree wholly.

    Given names that are known to be a man's and a woman's never meet ("Oleg", "Olga").
    """
    a, b = keys(one), keys(other)
    if len(a) != len(b) or len(a) < 2 or not any(x == y for x, y in zip(a, b, strict=True)):
        return False
    genders = {given_names().get(names[0], "") for names in (one, other)} - {""}
    return len(genders) < 2 and all(
        variant(x, y) or (by_ear(x) == by_ear(y) and len(by_ear(x)) > 1) for x, y in zip(a, b, strict=True)
    )
