"""A name as some text writes it in, keys to compare it by out: folded, without titles, split, spelt by ear."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from quotetrack.lexicon.titles import title_words

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th"}
    | dict.fromkeys('-‐‑–_/.,;:()[]"“”„«»', " ")
    | dict.fromkeys("'’‘`ʻʼʿʾ", None)
)
# One sound that English spellings of names from other alphabets write in several ways, longest first.
_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"),
    ("ph", "f"), ("ks", "x"), ("sh", "s"), ("ch", "c"), ("ck", "k"), ("th", "t"), ("ts", "c"), ("tz", "c"),
    ("q", "k"), ("w", "v"), ("ou", "u"), ("z", "s"),
)  # fmt: skip
_UNHEARD = str.maketrans("", "", "aeiouyh ")
_TWICE = re.compile(r"(.)\1+")
_PARTICLE = re.compile(r"\b(?:al|el|ul|ol|bin|ibn|bint|van|von|der|den|de|del|da|di|la|le)\b ?")


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """Give words without case, accents and punctuation: "Ján  Kubiš" → "jan kubis", "Ki-moon" → "ki moon"."""
    if words.isascii():
        return " ".join(words.lower().translate(_PLAIN).split())
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold()).translate(_PLAIN)
    return " ".join("".join(letter for letter in spread if not unicodedata.combining(letter)).split())


@lru_cache(maxsize=8192)
def bare(words: str) -> str:
    """Give a folded name without the titles before it: "Gen. Rustam bin Salih" → "rustam bin salih"."""
    parts = fold(words).split()
    while size := next((n for n in (3, 2, 1) if len(parts) > n and " ".join(parts[:n]) in _titles()), 0):
        del parts[:size]
    return " ".join(parts)


@lru_cache(maxsize=8192)
def by_ear(words: str) -> str:
    """Give the consonants that a name is heard by, so that two spellings of one name meet: "Sergei", "Sergey" → "srg".

    Vowels go (the first one stays as "a"), and letters that transliterations swap become one.
    """
    key = _PARTICLE.sub("", fold(words)) or fold(words)
    for written, sound in _SOUNDS:
        key = key.replace(written, sound)
    heard = _TWICE.sub(r"\1", key.translate(_UNHEARD))
    return f"a{heard}" if key[:1] in tuple("aeiouy") else heard


@cache
def _titles() -> frozenset[str]:
    return frozenset(map(fold, title_words()))
