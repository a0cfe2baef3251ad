"""Places of statements in one text in, pairs that are one statement out: found ones held against annotated ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotetrack.model import Span

SAME = 0.5
"""Two contents are one statement when their letters and digits overlap by this share of both together."""


def letters(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """Give the offsets of the letters and digits inside `spans`; marks and white space never count."""
    return frozenset(i for start, end in spans for i in range(start, min(end, len(text))) if text[i].isalnum())


def pair(wanted: Sequence[frozenset[int]], offered: Sequence[frozenset[int]]) -> dict[int, int]:
    """Pair sets of offsets one to one, best overlap first: number in `wanted` to number in `offered`."""
    overlaps = sorted(
        (-len(one & other) / len(one | other), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(offered)
        if one & other
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, i, j in overlaps:
        if -overlap >= SAME and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
