"""The traces of statements and the surnames of who said them in, keys out: what may be one utterance shares a key.

The keys are bands of MinHash signatures (J. Leskovec, A. Rajaraman and J. Ullman, "Mining of Massive Datasets", chapter
3). They depend on nothing but the statement itself, so that one process (`meetings`) and many machines (`rows`) find
the same pairs, and texts that are added later change no key.

Words of one speaker meet by bands of two hashes: 99 in 100 pairs that share half of their words do, 78 of those that
share three in ten. Anybody's words are many and meet by four: only small edits count there, and nine in ten pairs that
share seven words of ten do. A few words meet only the very same, and words that say nothing meet none.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import xor
from struct import Struct
from typing import TypeAlias, TypeVar

from quotetrack.claims.sameness import FEW
from quotetrack.claims.traces import DIGEST, HASHES, SIGNATURE, WHOLE, says_something, size, stretches

Row: TypeAlias = tuple[int, ...]  # keys of 64 bits, one a band
Key = TypeVar("Key", bound=Hashable)

MOST_HOLDERS = 60
"""A key that more statements share is no clue: it stands for a phrase that everybody uses."""

_BANDS = HASHES // 2
_AT_ONCE = 1000  # stretches of one speaker whose bands are looked at together; those of more need more memory
_TWO_HASHES = Struct(f"<{_BANDS}Q")


def rows(trace: bytes, surname: str) -> Iterator[Row]:
    """Give the keys of a statement in rows, one a stretch; rows of one length have the same bands in the same places.

    Keys of one speaker's words hold the surname, "" for nobody known; further keys meet those who have none.
    """
    if not says_something(trace):
        return
    if size(trace) < FEW:
        few = int.from_bytes(trace[:8])
        yield (few,)
        if surname:
            yield (few ^ _key(surname),)
        return
    whole = _TWO_HASHES.unpack_from(trace, WHOLE)
    yield tuple(map(xor, whole[::2], whole[1::2]))
    if surname:
        whose = _key(surname)
        for at in stretches(trace):
            yield tuple([band ^ whose for band in _TWO_HASHES.unpack_from(trace, at)])


def meetings(traces: Sequence[bytes], surnames: Sequence[str]) -> Iterator[list[int]]:
    """Give the statements that share a key, by number and in order, for each key that is a clue.

    Finds who share a key of `rows`, but band by band and speaker by speaker, which saves time and memory.
    """
    few: list[int] = []
    many: list[int] = []
    spoken: dict[str, list[int]] = defaultdict(list)
    for number, (trace, surname) in enumerate(zip(traces, surnames, strict=True)):
        if says_something(trace):
            (few if size(trace) < FEW else many).append(number)
            if surname:
                spoken[surname].append(number)
    yield from _shared([traces[number][:DIGEST] for number in few], few)
    said = [traces[number] for number in many]
    for at in range(WHOLE, WHOLE + SIGNATURE, 16):
        band = slice(at, at + 16)
        yield from _shared([trace[band] for trace in said], many)
    del few, many, said
    for own in spoken.values():
        if len(own) > 1:
            yield from _shared_by_one(traces, own)


def repeated(keys: Iterable[Key]) -> set[Key]:
    """Give the keys that come more than once."""
    seen: set[Key] = set()
    again: set[Key] = set()
    for key in keys:
        (again if key in seen else seen).add(key)
    return again


def _shared_by_one(traces: Sequence[bytes], numbers: Sequence[int]) -> Iterator[list[int]]:
    """Give the statements of one surname that share a key."""
    few = [number for number in numbers if size(traces[number]) < FEW]
    yield from _shared([traces[number][:DIGEST] for number in few], few)
    keys = array("Q")
    owners: list[int] = []
    for number in numbers:
        trace = traces[number]
        if size(trace) >= FEW:
            for at in stretches(trace):
                keys.frombytes(trace[at : at + SIGNATURE])
                owners.append(number)
    if len(owners) <= _AT_ONCE:
        yield from _shared(keys.tolist(), owners, _BANDS)
    else:
        for band in range(_BANDS):
            yield from _shared(keys[band::_BANDS], owners)


def _shared(keys: Sequence[Key], owners: Sequence[int], each: int = 1) -> Iterator[list[int]]:
    """Give the owners that share a key, for each key that is a clue; `each` owner has so many of the keys."""
    often = repeated(keys)
    if not often:
        return
    holders: dict[Key, dict[int, None]] = {}
    for place, key in enumerate(keys):
        if key in often:
            holders.setdefault(key, {})[owners[place // each]] = None
    for own in holders.values():
        if 1 < len(own) <= MOST_HOLDERS:
            yield list(own)


@lru_cache(maxsize=10_000)
def _key(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())
