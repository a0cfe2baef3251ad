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
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import xor
from struct import Struct
from typing import TypeAlias, TypeVar

from quotetrack.claims.sameness import FEW
from quotetrack.claims.traces import BANDS, DIGEST, SIGNATURE, WHOLE, says_something, size, stretches

Row: TypeAlias = tuple[int, ...]  # keys of 64 bits, one a band
Key = TypeVar("Key", bound=Hashable)

MOST_HOLDERS = 60
"""A key that more statements share is no clue: it stands for a phrase that everybody uses."""

_TWO_HASHES = Struct(f"<{BANDS}I")
_FOUR_HASHES = 8  # bytes of two bands
_SPACIOUS = 8  # bytes for each key, so that few of them have the same


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
    yield tuple(memoryview(trace)[WHOLE : WHOLE + SIGNATURE].cast("Q"))
    if surname:
        for at in stretches(trace):
            yield tuple(map(xor, _keys(surname), _TWO_HASHES.unpack_from(trace, at)))


def meetings(traces: Sequence[bytes], surnames: Sequence[str]) -> Iterator[Iterator[list[int]]]:
    """Give the statements that share a key, by number and in order, for each key that is a clue.

    Finds who share a key of `rows`, but anybody's words first, band by band, and then each speaker's, which saves
    time and memory.
    """
    yield _shared_by_all(traces)
    spoken = {surname: array("L") for surname, often in Counter(surnames).items() if surname and often > 1}
    for number, (trace, surname) in enumerate(zip(traces, surnames, strict=True)):
        if surname in spoken and says_something(trace):
            spoken[surname].append(number)
    for own in spoken.values():
        if len(own) > 1:
            yield _shared_by_one(traces, own)


def repeated(keys: Iterable[Key], number: int) -> set[Key]:
    """Give those of so many keys that come more than once, and by chance a few others.

    It remembers no key that it has seen, but one byte in a table: two keys may have the same.
    """
    mask = (1 << (_SPACIOUS * number).bit_length()) - 1
    taken = bytearray(mask + 1)
    again: set[Key] = set()
    for key in keys:
        at = hash(key) & mask
        if taken[at]:
            again.add(key)
        taken[at] = 1
    return again


def _shared_by_all(traces: Sequence[bytes]) -> Iterator[list[int]]:
    """Give the statements that share a key without a surname."""
    few, many = _by_size(traces, range(len(traces)))
    yield from _shared([traces[number][:DIGEST] for number in few], few)
    for at in range(WHOLE, WHOLE + SIGNATURE, _FOUR_HASHES):
        keys = array("Q")
        for number in many:
            keys.frombytes(traces[number][at : at + _FOUR_HASHES])
        yield from _shared(keys, many)


def _shared_by_one(traces: Sequence[bytes], numbers: Sequence[int]) -> Iterator[list[int]]:
    """Give the statements of one surname that share a key."""
    few, many = _by_size(traces, numbers)
    yield from _shared([traces[number][:DIGEST] for number in few], few)
    keys, owners = array("I"), array("L")
    for number in many:
        trace = traces[number]
        for at in stretches(trace):
            keys.frombytes(trace[at : at + SIGNATURE])
            owners.append(number)
    if len(set(keys)) < len(keys):
        for band in range(BANDS):
            yield from _shared(keys[band::BANDS], owners)


def _by_size(traces: Sequence[bytes], numbers: Iterable[int]) -> tuple[array[int], array[int]]:
    """Give those that have few words and those that have many; those that say nothing are left out."""
    few, many = array("L"), array("L")
    for number in numbers:
        if says_something(traces[number]):
            (few if size(traces[number]) < FEW else many).append(number)
    return few, many


def _shared(keys: Sequence[Key], owners: Sequence[int]) -> Iterator[list[int]]:
    """Give the owners that share a key, for each key that is a clue; keys of one owner stand together."""
    often = repeated(keys, len(keys))
    if not often:
        return
    holders: dict[Key, list[int]] = {}
    for key, owner in zip(keys, owners, strict=True):
        if key in often:
            own = holders.setdefault(key, [])
            if owner not in own[-1:]:
                own.append(owner)
    for own in holders.values():
        if 1 < len(own) <= MOST_HOLDERS:
            yield own


@lru_cache(maxsize=1000)
def _keys(surname: str) -> Row:
    """Give a key of a surname for each band."""
    return tuple([_key(f"{surname} {band}") for band in range(BANDS)])


def _key(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest())
