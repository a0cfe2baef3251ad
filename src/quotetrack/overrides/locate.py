"""The words of a quote and a text in; the spans where they stand out, marks, space and case aside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from rapidfuzz import fuzz

from quotetrack.model import Document, Kind, Span
from quotetrack.overrides.anchoring import likeness, words

NEAR = 92.0
"""Least likeness of a passage that is taken for a quote whose very words are not in the text."""

_MOST = 50
_WORD = re.compile(r"[^\W_]+")
_GAP = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
_KEPT_AFTER = "%?!)]"
_KEPT_BEFORE = "([$€£"
_OPENING, _CLOSING = "\"“„«‘'", "\"”“»’'"
_DOUBLE = re.compile(r'["“”„«»]')
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*\s+(?=[\"“«‘(\[]?[^\W\da-z_])")


class Passages:
    """One text made ready for looking up quotes in it."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._skipped = [
            (block.start, block.end) for block in document.blocks if block.kind in ("boilerplate", "repeat")
        ]
        self._spans: list[Span] = []
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for found in _WORD.finditer(document.text):
            for word in words(found[0]):
                self._spans.append(found.span())
                self._starts.append(length)
                parts.append(word)
                length += len(word) + 1
        self._words = parts
        self._plain = " ".join(parts)

    def find(self, quote: str) -> list[tuple[Span, ...]]:
        """Give the first places where the words stand; a quote with `[…]` inside is looked up in its parts."""
        places: list[tuple[Span, ...]] = [(span,) for span in self._whole(quote)]
        pieces = [piece for piece in _GAP.split(quote) if words(piece)]
        if places or len(pieces) < 2:
            return places
        spans: list[Span] = []
        for piece in pieces:
            after = spans[-1][1] if spans else 0
            found = next((span for span in self._whole(piece) if span[0] >= after), None)
            if found is None:
                return []
            spans.append(found)
        return [tuple(spans)]

    def near(self, quote: str) -> tuple[Span, ...] | None:
        """Give the one passage whose words are nearly those of the quote, else None."""
        wanted = words(quote)
        plain = " ".join(wanted)
        if not plain or len(plain) > len(self._plain):
            return None
        found = fuzz.partial_ratio_alignment(plain, self._plain, score_cutoff=NEAR - 5)
        if found is None or found.dest_end <= found.dest_start:
            return None
        first = max(bisect_right(self._starts, found.dest_start) - 1, 0)
        last = min(bisect_left(self._starts, found.dest_end) - 1, len(self._words) - 1)
        best, score = None, NEAR
        for low in {max(first - 1, 0), first, first + 1}:
            for high in {last - 1, last, min(last + 1, len(self._words) - 1)}:
                like = likeness(wanted, self._words[low : high + 1]) if low <= high else 0.0
                if like > score or (like == score and best is None):
                    best, score = (low, high), like
        return (self._span(*best, quote),) if best else None

    def _whole(self, quote: str) -> list[Span]:
        plain = " ".join(words(quote))
        if not plain:
            return []
        found: list[Span] = []
        at = self._plain.find(plain)
        while at >= 0 and len(found) < _MOST:
            end = at + len(plain)
            if (at == 0 or self._plain[at - 1] == " ") and (end == len(self._plain) or self._plain[end] == " "):
                span = self._span(bisect_right(self._starts, at) - 1, bisect_left(self._starts, end) - 1, quote)
                if not any(start <= span[0] < stop for start, stop in self._skipped):
                    found.append(span)
            at = self._plain.find(plain, at + 1)
        return found

    def _span(self, first: int, last: int, quote: str) -> Span:
        """Give the characters from one word to another, with the signs that the quote has at its ends too."""
        start, end = self._spans[first][0], self._spans[last][1]
        opening = _WORD.split(quote, maxsplit=1)[0]
        closing = _WORD.split(quote)[-1]
        while start and self._text[start - 1] in _KEPT_BEFORE and self._text[start - 1] in opening:
            start -= 1
        while end < len(self._text) and self._text[end] in _KEPT_AFTER and self._text[end] in closing:
            end += 1
        return start, end


def kind_of(text: str, spans: tuple[Span, ...]) -> Kind:
    """Tell the kind of a statement by the quotation marks around and inside its spans."""
    before = text[: spans[0][0]].rstrip()[-1:]
    after = text[spans[-1][1] : spans[-1][1] + 4].lstrip(".,!?…")[:1]
    if before and before in _OPENING and after and after in _CLOSING:
        return "direct"
    return "mixed" if any(_DOUBLE.search(text, start, end) for start, end in spans) else "indirect"


def sentence_around(text: str, spans: tuple[Span, ...]) -> Span:
    """Give the bounds of the sentence, or sentences, that hold the spans, within their line or lines."""
    start, end = spans[0][0], spans[-1][1]
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    high = len(text) if high < 0 else high
    for found in _SENTENCE_END.finditer(text, low, start):
        low = found.end()
    if found_end := _SENTENCE_END.search(text, end, high):
        high = found_end.start() + len(found_end[0].rstrip())
    return low, high
