"""Blocks of a text in, the same with later copies marked as repeats out.

Pages come doubled: the whole article twice, a line that holds the rest of the article again from its paragraph on, a
standfirst that opens the body once more. Copies are found by their sentences: each is looked up among those seen, so
that the work grows with the text and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quotetrack.model import Block, Span

# A rough sentence: it need not be right, only be cut the same way in both copies.
_CHUNK = re.compile(r"[^.!?]++(?:[.!?]++(?![\s\"”’')\]])[^.!?]++)*+[.!?]*+[\"”’')\]]*+\s*+|[.!?]++[\"”’')\]]*+\s*+")
_MARK = re.compile(r"[.!?]")
_AROUND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\"”’')]"  # space and closing marks
_SHORT_PIECE = 4  # the "S" of "U.S." stands in many texts twice
_LEAST_RUN = 120
_LEAST_BLOCK = 25


@dataclass(slots=True)
class _Seen:
    """What has been read so far: where each sentence first stood, where blocks end, which blocks have copied ends."""

    first: dict[str, int] = field(default_factory=dict)
    block_of_end: dict[int, int] = field(default_factory=dict)
    inner: dict[int, list[int]] = field(default_factory=dict)


def mark_repeats(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Turn later copies of headlines and paragraphs into `repeat` blocks; a block may be a copy in part.

    Part of a block counts from 120 characters on. When several later blocks each repeat the end of one block, that
    block is cut where they begin: so the copies show where the paragraphs of a text without line ends are.
    """
    if not _may_repeat(text, blocks):
        return list(blocks)
    seen = _Seen()
    marked: list[Block] = []
    before: Block | None = None
    for number, block in enumerate(blocks):
        if block.kind in ("headline", "paragraph"):
            opening = before.start if before and before.kind == "dateline" else block.start
            marked += _split(text, block, number, opening, seen)
        else:
            marked.append(block)
        before = block
    cuts = [cut for found in seen.inner.values() if len(found) > 1 for cut in found]
    return list(_cut(text, marked, cuts)) if cuts else marked


def _may_repeat(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether enough of a block is made of words that stand in the text twice; most texts need no closer look.

    Words between two marks are compared, which are parts of sentences: what is in a copy stands there twice as well.
    """
    bare: list[str] = []
    before = None
    for block in blocks:
        if block.kind == "paragraph":
            pieces = _pieces(text[block.start : block.end])
            bare += [piece.strip(_AROUND) for piece in pieces if len(piece) > _SHORT_PIECE]
        elif block.kind == "headline":
            bare += [piece.strip(_AROUND) for piece in _pieces(text[block.start : block.end])]
        if before and before.kind == "dateline":  # a copy within a line has its dateline still before it
            mark = _MARK.search(text, before.start, block.end)
            bare.append(text[before.start : mark.start() if mark else block.end].strip(_AROUND))
        before = block
    if len(set(bare)) == len(bare):
        return False
    counts = Counter(bare)
    counts[""] = 2
    found = (_pieces(text[block.start : block.end]) for block in blocks if block.kind in ("headline", "paragraph"))
    return any(_is_copied(block, counts) for block in found)


def _pieces(words: str) -> list[str]:
    """Cut words at every mark that may end a sentence."""
    return words.replace("!", ".").replace("?", ".").split(".")


def _is_copied(pieces: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Tell whether all of a block may be copied, or half of what counts as a copied part of it."""
    run = longest = 0
    whole = True
    for piece in pieces:
        if len(piece) <= _SHORT_PIECE or counts[piece.strip(_AROUND)] > 1:
            run += len(piece) + 1
            longest = max(longest, run)
        else:
            run, whole = 0, False
    return whole or longest > _LEAST_RUN // 2


def _split(text: str, block: Block, number: int, opening: int, seen: _Seen) -> list[Block]:
    chunks = [(found.start(), found.end()) for found in _CHUNK.finditer(text, block.start, block.end)]
    keys = [text[start:end].strip() for start, end in chunks]
    if opening < block.start and keys:  # a copy within a line has its dateline still before it
        seen.first.setdefault(text[opening : chunks[0][1]].strip(), block.start)
    places: list[int | None] = []
    for (start, _), key in zip(chunks, keys, strict=True):
        place = seen.first.setdefault(key, start)
        places.append(None if place == start else place)
    if not any(place is not None for place in places):
        seen.block_of_end[chunks[-1][0]] = block.start
        return [block]
    if None not in places:
        if block.kind == "headline" or block.end - block.start >= _LEAST_BLOCK:
            _note_copied_end(places, seen)
            return [block._replace(kind="repeat")]
        return [block]
    runs = [run for run in _runs(chunks, places) if run[1] - run[0] >= _LEAST_RUN]
    seen.block_of_end[chunks[-1][0]] = block.start
    return list(_with_runs(text, block, runs)) if runs else [block]


def _note_copied_end(places: Sequence[int | None], seen: _Seen) -> None:
    """Remember where a copied end of an earlier block begins."""
    first, last = places[0], places[-1]
    if first is None or last is None:
        return
    holder = seen.block_of_end.get(last)
    if holder is not None and holder < first:
        seen.inner.setdefault(holder, []).append(first)


def _runs(chunks: Sequence[Span], places: Sequence[int | None]) -> Iterable[Span]:
    """Join neighbouring sentences that were seen before."""
    start = -1
    for (begin, _), place in zip(chunks, places, strict=True):
        if place is not None and start < 0:
            start = begin
        elif place is None and start >= 0:
            yield start, begin
            start = -1
    if start >= 0:
        yield start, chunks[-1][1]


def _with_runs(text: str, block: Block, runs: Sequence[Span]) -> Iterable[Block]:
    position = block.start
    for start, end in runs:
        yield from _trimmed(text, position, start, block)
        yield from _trimmed(text, start, end, block._replace(kind="repeat"))
        position = end
    yield from _trimmed(text, position, block.end, block)


def _cut(text: str, blocks: Sequence[Block], cuts: Sequence[int]) -> Iterable[Block]:
    left = sorted(set(cuts))
    position = 0
    for block in blocks:
        start = block.start
        while position < len(left) and left[position] < block.end:
            if start < left[position] and block.kind == "paragraph":
                yield from _trimmed(text, start, left[position], block)
                start = left[position]
            position += 1
        yield from _trimmed(text, start, block.end, block)


def _trimmed(text: str, start: int, end: int, block: Block) -> Iterable[Block]:
    part = text[start:end]
    bare = part.strip()
    if bare:
        start += len(part) - len(part.lstrip())
        yield Block(start, start + len(bare), block.kind)
