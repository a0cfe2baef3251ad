"""A statement in, its reported words out: one clean text with the way back to the document, sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from quotetrack.claims.wording import clean
from quotetrack.model import Document, Span, Statement

# A stop, its closing marks, a blank and a new beginning; not after an initial, a title or "U.S.". What stands before
# the stop is looked at from behind it: a pattern that begins with a stop is looked for fast.
_SENTENCE_END = re.compile(
    r"[.!?…](?<![A-Z.!?…].)(?<!\b(?:Mr|Ms|Dr|St|No|vs).)(?<!\b(?:Mrs|Gen|Col|Maj|Sen|Rep|Gov).)[.!?…]*+"
    r"[\"”’»)]*+\s++(?=[\"“‘«(]?[A-Z\d])"
)
# Words that open a clause of its own mind: what stands before them is claimed apart from what follows.
_CLAUSE_END = re.compile(
    r"(?<!\s)(?:;\s++"
    r"|,?\s++(?=(?:but|however|yet|nevertheless|nonetheless|while|whilst|whereas|although|albeit|though|despite"
    r"|therefore|because|unless|so that)\b)"
    r"|,\s++(?=(?:and|so)\s+(?:(?:we|i|it|they|he|she|there|this|that|these|those|the|a|an|our|its|their)\b"
    r"|[\ue000-\ue007]?(?-i:[A-Z]))))",
    re.IGNORECASE,
)


class Content(NamedTuple):
    """The reported words of a statement as one text; `starts` and `origins` lead back to the document."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    @classmethod
    def of(cls, document: Document, statement: Statement) -> Content:
        """Join the spans of a statement with a blank, as `Statement.text` does."""
        pieces, starts, origins, size = [], [], [], 0
        for start, end in statement.spans:
            piece = document.text[start:end]
            pieces.append(piece)
            starts.append(size)
            origins.append(start)
            size += len(piece) + 1
        return cls(clean(" ".join(pieces)), tuple(starts), tuple(origins))

    def locate(self, start: int, end: int) -> Span:
        """Turn offsets of `text` into offsets of the document."""
        return self._locate(start), max(self._locate(start), self._locate(max(start, end - 1)) + 1)

    def _locate(self, at: int) -> int:
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece] if piece >= 0 else at


def sentences(text: str) -> list[Span]:
    """Split a text into sentences; blanks between them belong to none."""
    return _split(text, 0, len(text), _SENTENCE_END)


def clauses(text: str, sentence: Span) -> list[Span]:
    """Split one sentence at the words that turn, limit or found what was said: but, while, because …"""
    return _split(text, *sentence, _CLAUSE_END)


def _split(text: str, start: int, end: int, ending: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    at = start
    for match in ending.finditer(text, start, end):
        if text[at : match.end()].strip():
            spans.append((at, match.end()))
            at = match.end()
    if text[at:end].strip():
        spans.append((at, end))
    return spans
