"""A text with marks in, its plain text and statements out, so that a row of a test table is one readable line.

`[...]` is the content of a statement, `{...}` its mention, `<...>` its cue. A figure after the opening mark numbers
the statement (1 when left out): `{2 she}`. `{2=Daria Velkova: she}` names the speaker; a bare `{Toszek}` names itself.
`“` right after `[` makes the statement direct. A statement that lies inside another one's content is nested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.model import Document, Kind, PartialDate, Span, Statement

_MARK = re.compile(
    r"(?P<open>[\[{<])(?:(?P<number>\d)(?:=(?P<speaker>[^:\]}>]+):)?[ ]|=(?P<named>[^:\]}>]+):[ ])?|(?P<close>[\]}>])"
)
_PRONOUNS = ("he", "she", "they", "it")


class _Parts:
    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.mention: Span | None = None
        self.cue: Span | None = None
        self.speaker: str | None = None


def marked(text: str) -> tuple[str, list[Statement]]:
    """Read a marked text; the statements come in the order of their numbers."""
    plain: list[str] = []
    size = at = 0
    open_marks: list[tuple[str, int, int]] = []
    found: dict[int, _Parts] = {}
    for mark in _MARK.finditer(text):
        plain.append(text[at : mark.start()])
        size += mark.start() - at
        at = mark.end()
        if mark["open"]:
            number = int(mark["number"] or 1)
            parts = found.setdefault(number, _Parts())
            parts.speaker = mark["speaker"] or mark["named"] or parts.speaker
            open_marks.append((mark["open"], number, size))
            continue
        kind, number, start = open_marks.pop()
        if kind == "[":
            found[number].spans.append((start, size))
        elif kind == "{":
            found[number].mention = (start, size)
        else:
            found[number].cue = (start, size)
    plain.append(text[at:])
    whole = "".join(plain)
    return whole, [_statement(whole, number, found[number], found) for number in sorted(found)]


def story(text: str, published: str = "") -> tuple[Document, list[Statement]]:
    """Read a marked text as a document with a publication date."""
    whole, statements = marked(text)
    day = PartialDate.parse(published) if published else None
    return Document("story", whole, published=day, published_by="metadata" if day else ""), statements


def _statement(text: str, number: int, parts: _Parts, others: dict[int, _Parts]) -> Statement:
    spans = tuple(sorted(parts.spans))
    points = [point for span in (*spans, parts.mention, parts.cue) if span for point in span]
    mention = text[slice(*parts.mention)] if parts.mention else None
    speaker = parts.speaker or (mention if mention and mention.lower() not in _PRONOUNS else None)
    return Statement(
        doc="story",
        spans=spans,
        text=" ".join(text[start:end] for start, end in spans),
        kind=_kind(text, spans),
        sentence=(min(points), max(points)),
        found_by="by hand",
        id=f"q{number}",
        mention=mention,
        mention_span=parts.mention,
        cue=text[slice(*parts.cue)] if parts.cue else None,
        cue_span=parts.cue,
        nested=any(_inside(spans, other.spans) for n, other in others.items() if n != number),
        speaker=speaker,
        speaker_kind="person" if speaker else "unnamed",
    )


def _kind(text: str, spans: Sequence[Span]) -> Kind:
    quoted = ["“" in text[max(0, start - 1) : start] for start, _ in spans]
    return "direct" if all(quoted) else "mixed" if "“" in "".join(text[slice(*span)] for span in spans) else "indirect"


def _inside(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(start <= spans[0][0] and spans[-1][1] <= end and (start, end) != spans[0] for start, end in others)
