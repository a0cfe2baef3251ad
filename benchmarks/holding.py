"""A text in, its statements out, after a look at all that must hold for the statements of any text whatever."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from quotetrack import attribution, claims, pipeline, reading
from quotetrack.attribution import Registry
from quotetrack.claims import Topics
from quotetrack.model import Document, RecurringClaim, Span, Statement
from quotetrack.records import record


class BrokenError(AssertionError):
    """Something that must hold for every text does not; the message says what."""


@cache
def lexica() -> tuple[Topics, Registry]:
    """Give the built-in topics and officials."""
    return claims.topics(None), Registry.load(None)


def statements_of(text: str, doc: str = "made-up") -> tuple[Document, tuple[Statement, ...]]:
    """Run every stage over one text and check what it finds; what a stage raises goes through."""
    document = reading.document(reading.RawText(doc, text, "made-up.txt", name=doc))
    document, found = pipeline.extract(document, *lexica())
    if document.text:
        hold(document, found)
    grouped, recurring = over_all([document], found)
    hold(document, grouped)
    for claim in recurring:
        _need(set(claim.statements) <= {one.id for one in grouped}, "a claim names a statement that is not there")
    return document, grouped


def over_all(
    documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[RecurringClaim, ...]]:
    """Run the stages that look at all texts together."""
    reconciled, _ = attribution.reconcile(documents, statements, lexica()[1])
    return claims.group(documents, reconciled)


def hold(document: Document, statements: Sequence[Statement]) -> None:
    """Raise BrokenError when a statement's offsets, ids or fields are not as every reader of them may expect."""
    text = document.text
    read = [(block.start, block.end) for block in document.blocks if block.kind in ("headline", "paragraph")]
    starts = [start for start, _ in read]
    _need(len({one.id for one in statements}) == len(statements), "two statements have one id")
    _need(len({one.spans for one in statements}) == len(statements), "two statements have the same words")
    for one in statements:
        _need(bool(one.spans), "a statement without a span")
        _need(one.text == " ".join(text[start:end] for start, end in one.spans), "spans do not give the text back")
        before = 0
        for start, end in one.spans:
            _need(before <= start < end <= len(text), f"span {start}:{end} is empty, outside or out of order")
            before = end
            place = bisect_right(starts, start) - 1
            _need(place >= 0 and end <= read[place][1], "a span outside the article")
        _need(one.sentence[0] <= one.spans[0][0] and one.spans[-1][1] <= one.sentence[1], "content beyond the sentence")
        for words, span in ((one.mention, one.mention_span), (one.cue, one.cue_span)):
            _need((words is None) == (span is None), "words without a span")
            _need(span is None or text[slice(*span)] == words, "a span does not give its words back")
        spans = [one.via_span, *(reason.words for reason in one.reasons), one.sentence]
        _need(all(span is None or _inside(span, text) for span in spans), "words of a reason outside the text")
        json.dumps(record(one, document))


def _inside(span: Span, text: str) -> bool:
    return 0 <= span[0] <= span[1] <= len(text)


def _need(true: bool, words: str) -> None:
    if not true:
        raise BrokenError(words)
