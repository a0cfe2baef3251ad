"""A quotation without its closing mark in, the same cut before the cue clause that closes its paragraph out."""

from __future__ import annotations

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.cues import hits
from quotetrack.finding.frames import verb_group
from quotetrack.finding.marks import Quotation
from quotetrack.finding.sentences import Sentence, sentences
from quotetrack.model import Block

_SAYING = frozenset("saying telling noting adding stating".split())


def before_cue(text: str, quote: Quotation) -> Quotation:
    """End an unclosed quotation at the comma before ", S said" in its last sentence; else give it back unchanged."""
    if quote.closed or quote.goes_on or quote.inner[1] - quote.inner[0] < 8:
        return quote
    block = Block(quote.inner[0], quote.inner[1], "paragraph")
    last = sentences(text, block, quote.block, ())[-1]
    cut = _cut(last)
    if cut is None:
        return quote
    end = last.span(cut, cut + 1)[0]
    return quote._replace(end=end + 1, inner=(quote.inner[0], end))


def _cut(sentence: Sentence) -> int | None:
    """Give the comma before the cue clause that ends a sentence."""
    low = sentence.low
    size = len(low)
    for hit in reversed(hits(sentence)):
        group = verb_group(sentence, hit)
        if group is None or "quote" not in hit.cue.takes:
            continue
        begin, voice = group
        if voice == "finite":
            mention = mentions.left(sentence, begin, 0)
            start = mention[0] if mention else begin
            inverted = mention is None and mentions.right(sentence, hit.to, size) is not None
            if (
                (mention or inverted)
                and start
                and low[start - 1] == ","
                and not _clause_follows(sentence, hit.to, size)
            ):
                return start - 1
    for at in range(size - 1, 1, -1):
        if low[at] in _SAYING and low[at - 1] == "as":
            group_start = at - 2
            while group_start > 0 and (
                low[group_start] in w.BE or low[group_start] in ("cited", "quoted", "has", "had")
            ):
                group_start -= 1
            mention = mentions.left(sentence, group_start + 1, 0)
            if mention and mention[0] and low[mention[0] - 1] == ",":
                return mention[0] - 1
    return None


def _clause_follows(sentence: Sentence, at: int, size: int) -> bool:
    """Tell whether the cue has a clause of its own, so that it does not close the quotation."""
    return any(sentence.low[i] in w.AUXILIARIES or sentence.low[i] == "that" for i in range(at, min(at + 12, size)))
