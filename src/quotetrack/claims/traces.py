"""The words of a statement in, a trace of them out: bytes by which grouping finds what may be alike without the words.

A trace is made where a text is read and is kept with what was found there, so that grouping, which one process does for
all texts, has little to do for each statement. It holds a digest of the words; how many they are; how often they have
each letter; MinHash signatures by the library `rensa` (A. Broder 1997), one of all the words that say something and,
when they are many, one of each stretch of them; and short hashes of their stems. Two hashes of a signature are always
used together, as a band, and of such a band 32 bits are kept.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import sub
from string import ascii_lowercase
from struct import Struct
from zlib import crc32

from rensa import RMinHash

from quotetrack.claims.sameness import FEW, Words, few_edits, may_be_cut, may_be_reworded
from quotetrack.model import Statement

DIGEST = 16
"""Bytes of the digest with which a trace begins."""
BANDS, SIGNATURE = 16, 64
"""Bands of two hashes in a signature, and its bytes."""
_SEED = 1
_MIX = 0x9E3779B1  # an odd number by which the second hash of a band is multiplied before the two become one
# A long statement is taken by stretches of so many words with a meaning, so that a cut of it has a stretch in common.
_STRETCH, _STEP = 12, 6

_HEAD = Struct(f"<{DIGEST}sHIHB")  # digest; words, characters, stems; whether any word says something
_BANDS = Struct(f"<{BANDS}I")
_LETTERS = _HEAD.size
_MOST = 0xFFFF
_AT_HAND = 256  # statements whose stems are at hand while others are compared with them
WHOLE = _LETTERS + len(ascii_lowercase)
"""Where the signature of all words begins, in the trace of words that have one."""


def trace(statement: Statement) -> bytes:
    """Make the trace of a statement's text."""
    return trace_of(Words.of(statement.text))


def trace_of(words: Words) -> bytes:
    """Make the trace of words. A few, and words that say nothing, have no signature."""
    content = words.content
    few = words.size < FEW or not content
    stems = b"" if few else _stems(content)
    digest = hashlib.blake2b(words.text.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()
    head = _HEAD.pack(digest, min(words.size, _MOST), len(words.text), len(stems) // 2, bool(content))
    if few:
        return head
    letters = bytes(map(min, map(words.text.count, ascii_lowercase), repeat(255)))
    stretches = _stretches(content) if len(content) > _STRETCH + _STEP // 2 else ()
    return b"".join([head, letters, *map(_signature, (content, *stretches)), stems])


def size(trace: bytes) -> int:
    """Give the number of words."""
    return trace[DIGEST] | trace[DIGEST + 1] << 8


def says_something(trace: bytes) -> bool:
    """Say whether any of the words has a meaning of its own."""
    return bool(trace[_LETTERS - 1])


def stretches(trace: bytes) -> range:
    """Give where the signatures of the stretches begin; words that are not many are one stretch."""
    _, _, _, stems, _ = _HEAD.unpack_from(trace)
    first, end = WHOLE + SIGNATURE, len(trace) - 2 * stems
    return range(first, end, SIGNATURE) if end > first else range(WHOLE, end, SIGNATURE)


def may_be_same(one: bytes, other: bytes, edits_alone: bool = False) -> bool:
    """Say cheaply whether `sameness.same` may hold of two statements; whatever is ruled out is not the same.

    `edits_alone` leaves out cuts and other wordings.
    """
    digest, words, length, many, _ = _HEAD.unpack_from(one)
    other_digest, other_words, other_length, other_many, _ = _HEAD.unpack_from(other)
    if digest == other_digest:
        return True
    if min(words, other_words) < FEW:
        return False
    # As many characters come or go as the lengths differ by, and as the numbers of each letter do.
    edits = few_edits(length + other_length)
    if abs(length - other_length) <= edits and _letters_apart(one, other) <= edits:
        return True
    if edits_alone:
        return False
    if not many or not other_many:
        return True
    shared = len(_hashes(one, many).intersection(memoryview(other)[-2 * other_many :].cast("H")))
    shorter = many if words < other_words else other_many if words > other_words else min(many, other_many)
    return may_be_cut(shared, shorter) or may_be_reworded(shared, many + other_many - shared)


def _letters_apart(one: bytes, other: bytes) -> int:
    return sum(map(abs, map(sub, one[_LETTERS:WHOLE], other[_LETTERS:WHOLE])))


@lru_cache(maxsize=_AT_HAND)
def _hashes(trace: bytes, many: int) -> frozenset[int]:
    return frozenset(memoryview(trace)[-2 * many :].cast("H"))


def _stems(content: Sequence[str]) -> bytes:
    """Give hashes of 16 bits of the stems; nothing when two have the same, so that equal hashes count equal stems."""
    stems = dict.fromkeys(content)
    hashes = {crc32(stem.encode("utf-8", "surrogatepass")) & _MOST for stem in stems}
    return array("H", sorted(hashes)).tobytes() if len(hashes) == len(stems) else b""


def _stretches(content: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(content) - _STRETCH + _STEP, _STEP):
        yield content[start : start + _STRETCH]


def _signature(content: Sequence[str]) -> bytes:
    signature = RMinHash(2 * BANDS, _SEED)  # one by one: its calls for many at once leave threads, unsafe to fork
    signature.update(content)
    hashes = signature.digest()
    return _BANDS.pack(
        *[(one ^ other * _MIX) & 0xFFFFFFFF for one, other in zip(hashes[::2], hashes[1::2], strict=True)]
    )
