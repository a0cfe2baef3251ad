"""The words and surname of who said them in, keys out: what may be one utterance shares a key with high likelihood.

The keys are bands of MinHash signatures (A. Broder 1997; J. Leskovec, A. Rajaraman and J. Ullman, "Mining of Massive
Datasets", chapter 3), by the library `rensa`. They depend on nothing but the statement itself, so that one process and
many machines find the same pairs, and texts that are added later change no key.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from functools import lru_cache
from operator import xor
from typing import TypeAlias

from rensa import RMinHash

from quotetrack.claims.sameness import FEW, Words

Row: TypeAlias = tuple[int, ...]  # keys of 64 bits, one a band

# Words of one speaker meet by bands of two hashes: 99 in 100 pairs that share half of their words do, 78 of those that
# share three in ten. Anybody's words are many and meet by four: only small edits count there, and nine in ten pairs
# that share seven words of ten do.
_HASHES, _SEED = 32, 1
# A long statement is taken by stretches of so many words with a meaning, so that a cut of it has a stretch in common.
_STRETCH, _STEP = 12, 6


def rows(words: Words, surname: str) -> Iterator[Row]:
    """Give the keys of a statement in rows, one a stretch; rows of one length have the same bands in the same places.

    Keys of one speaker's words hold the surname, "" for nobody known; further keys meet those who have none. Words
    that say nothing have no key, and a few words only that of the very same words.
    """
    content = words.content
    if not content:
        return
    if words.size < FEW:
        yield (_key(words.text),)
        if surname:
            yield (_key(words.text) ^ _key(surname),)
        return
    whole = _bands(content)
    yield tuple(map(xor, whole[::2], whole[1::2]))
    if not surname:
        return
    whose = _key(surname)
    stretches = [whole] if len(content) <= _STRETCH + _STEP // 2 else map(_bands, _stretches(content))
    for bands in stretches:
        yield tuple([band ^ whose for band in bands])


def _stretches(content: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(content) - _STRETCH + _STEP, _STEP):
        yield content[start : start + _STRETCH]


def _bands(content: tuple[str, ...]) -> list[int]:
    """Give the signature of some words, two hashes taken as one key."""
    signature = RMinHash(_HASHES, _SEED)  # one by one: its calls for many at once leave threads behind, unsafe to fork
    signature.update(content)
    return memoryview(array("I", signature.digest())).cast("B").cast("Q").tolist()


@lru_cache(maxsize=10_000)
def _key(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())
