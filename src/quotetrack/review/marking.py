"""A text and its statements in; its blocks out, each cut into parts that know which statements they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.model import Block, BlockKind, Document, Span, Statement


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text over which nothing changes; numbers count the statements of the text from 0.

    `inside` are the statements whose words these are, the outermost first; `opens` and `closes` those whose first
    span begins and whose last span ends with this part. `mentions`, `cues` and `vias` are those whose speaker,
    reporting words or outlet stand here.
    """

    start: int
    text: str
    inside: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    cues: tuple[int, ...] = ()
    vias: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a text, or several lines of boilerplate that follow each other."""

    kind: BlockKind
    parts: tuple[Part, ...]


def marked(document: Document, statements: Sequence[Statement]) -> list[Passage]:
    """Give the blocks of a text in order, cut at every edge of a statement, a mention, a cue or an outlet."""
    marks = _Marks(statements)
    passages: list[Passage] = []
    for kind, start, end in _blocks(document):
        parts = tuple(marks.cut(document.text, start, end))
        if parts:
            passages.append(Passage(kind, parts))
    return passages


def _blocks(document: Document) -> Iterator[tuple[BlockKind, int, int]]:
    """Give the blocks that hold anything; neighbouring lines of boilerplate as one."""
    blocks = document.blocks or (Block(0, len(document.text), "paragraph"),)
    kind: BlockKind | None = None
    start = end = 0
    for block in blocks:
        if not document.text[block.start : block.end].strip():
            continue
        if block.kind == kind == "boilerplate":
            end = block.end
            continue
        if kind is not None:
            yield kind, start, end
        kind, start, end = block.kind, block.start, block.end
    if kind is not None:
        yield kind, start, end


class _Marks:
    """Everything that begins or ends somewhere in a text, asked for stretch after stretch in their order."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        named: list[tuple[str, int, Span]] = []
        for number, one in enumerate(statements):
            named += [("inside", number, span) for span in one.spans]
            for name, place in (("mentions", one.mention_span), ("cues", one.cue_span), ("vias", one.via_span)):
                if place is not None:
                    named.append((name, number, place))
        opening = {number: one.spans[0][0] for number, one in enumerate(statements) if one.spans}
        closing = {number: one.spans[-1][1] for number, one in enumerate(statements) if one.spans}
        self._opening = _by_place(opening)
        self._closing = _by_place(closing)
        self._size = {number: closing[number] - opening[number] for number in opening}
        edges = [(span[0], True, name, number) for name, number, span in named if span[0] < span[1]]
        edges += [(span[1], False, name, number) for name, number, span in named if span[0] < span[1]]
        self._edges = sorted(edges)
        self._next = 0
        self._open: dict[str, dict[int, int]] = {name: {} for name in ("inside", "mentions", "cues", "vias")}

    def cut(self, text: str, start: int, end: int) -> Iterator[Part]:
        """Give the parts of a stretch; stretches must come in order."""
        at = start
        while at < end:
            self._pass(at)
            stop = min(end, self._edges[self._next][0]) if self._next < len(self._edges) else end
            inside = sorted(self._open["inside"], key=lambda number: (-self._size[number], number))
            yield Part(
                start=at,
                text=text[at:stop],
                inside=tuple(inside),
                opens=tuple(number for number in inside if number in self._opening.get(at, ())),
                closes=tuple(number for number in inside if number in self._closing.get(stop, ())),
                mentions=tuple(sorted(self._open["mentions"])),
                cues=tuple(sorted(self._open["cues"])),
                vias=tuple(sorted(self._open["vias"])),
            )
            at = stop

    def _pass(self, place: int) -> None:
        """Open and close what begins and ends up to a place."""
        while self._next < len(self._edges) and self._edges[self._next][0] <= place:
            _, opens, name, number = self._edges[self._next]
            standing = self._open[name]
            standing[number] = standing.get(number, 0) + (1 if opens else -1)
            if not standing[number]:
                del standing[number]
            self._next += 1


def _by_place(places: dict[int, int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for number, place in places.items():
        found.setdefault(place, set()).add(number)
    return found
