"""A text in, the same in plain letters out, one byte a character: what a cheap first look needs, at the same places.

Most rules ask for words that most sentences do not hold. Bytes are cut into words in a fifth of the time that text is.
"""

from __future__ import annotations

from collections.abc import Iterable

_LETTERS = "".join(map(chr, range(256)))
_TABLE = bytes(
    ord(letter.lower()) if letter.isalnum() and ord(letter.lower()) < 256 else ord(" ") for letter in _LETTERS
)


def plain(text: str) -> bytes:
    """Write a text in small letters and figures, with a space for every other mark and for letters beyond Latin-1.

    >>> plain("“No,” said Velkova")
    b' no   said velkova'
    """
    return text.encode("latin-1", "replace").translate(_TABLE)


def plain_set(words: Iterable[str]) -> frozenset[bytes]:
    """Give the plain words that show some words may be there: these, and the last part of those with a hyphen."""
    return frozenset(plain(word).split()[-1] for word in words)
