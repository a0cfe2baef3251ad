"""Frames with token ranges in, statements with character spans out: kinds, trimming, repeats, order and ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotetrack.finding.frames import Frame
from quotetrack.finding.marks import Quotation
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.scoring import confidence
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.model import Document, Kind, Reason, Span, Statement, statement_id

_OPENING = frozenset('“"„«‘')
_EDGE = " \t\xa0,;:.!?…-–—"


@dataclass(slots=True)
class Draft:
    """A statement in the making: character spans of its content, and where its other words stand."""

    spans: list[Span]
    kind: Kind
    rule: str
    sentence: Span
    block: int
    mention: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    nested: bool = False
    frame: Frame | None = None
    quotes: list[Quotation] = field(default_factory=list)

    def append(self, quote: Quotation, end: int) -> None:
        """Take in a quotation that goes on with the statement, in a sentence that ends at `end`."""
        self.spans.append(quote.inner)
        self.quotes.append(quote)
        self.sentence = (self.sentence[0], max(self.sentence[1], end))


def draft_of(text: str, sentence: Sentence, frame: Frame, named_in: Sentence | None = None) -> Draft | None:
    """Turn a frame's token ranges into character spans and tell direct, mixed and indirect apart.

    The content stands in `sentence`; mention and cue in `named_in`, by default the same.
    """
    ranges = [part for part in (frame.before, frame.after) if part and part[1] > part[0]]
    kind: Kind = "indirect"
    quotes: list[Quotation] = []
    if sentence.quotes and (quotes := _quotes(sentence, ranges)):
        kind = "direct" if _only_quotes(sentence, ranges) else "mixed"
    elif sentence.titles and _titled(text, sentence, ranges):
        kind = "mixed"
    if kind == "direct":
        spans = [quote.inner for quote in quotes]
    else:
        quotes = []
        spans = [span for part in ranges if (span := _strip(text, *sentence.span(*part))) is not None]
    if not spans:
        return None
    where = named_in or sentence
    place = (sentence.start, where.end)
    mention, cue, via = chars(where, frame.mention), chars(where, frame.cue), chars(where, frame.via)
    return Draft(spans, kind, frame.rule, place, sentence.block, mention, cue, via, frame.nested, frame, quotes)


def _titled(text: str, sentence: Sentence, ranges: Sequence[Tokens]) -> bool:
    """Tell whether token ranges hold a title, which the sentence has without its quotation marks."""
    inside = [at for at in sentence.titles for begin, end in ranges if begin <= at < end]
    return any(text[sentence.span(at, at + 1)[0]] in _OPENING for at in inside)


def _quotes(sentence: Sentence, ranges: Sequence[Tokens]) -> list[Quotation]:
    """Give the quotations inside token ranges."""
    return [quote for begin, end in ranges for at, quote in sentence.quotes.items() if begin <= at < end]


def _only_quotes(sentence: Sentence, ranges: Sequence[Tokens]) -> bool:
    """Tell whether token ranges hold nothing but quotations and marks, and at most one "and"."""
    rest = [sentence.low[at] for begin, end in ranges for at in range(begin, end) if sentence.raw[at][0].isalnum()]
    rest = [word for word in rest if word != QUOTE]
    return not rest or rest == ["and"]


def chars(sentence: Sentence, tokens: Tokens | None) -> Span | None:
    """Give the character span of a token range; None where it is empty."""
    if tokens is None or tokens[0] == tokens[1]:
        return None
    return sentence.span(*tokens)


def finish(document: Document, drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    """Make the statements of a document: the first of those with the same content, in reading order."""
    text = document.text
    first: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        spans = tuple([span for start, end in draft.spans if (span := _strip(text, start, end)) is not None])
        if spans:
            first.setdefault(spans, draft)
    alike: dict[str, int] = {}
    return tuple([_statement(document, spans, first[spans], alike) for spans in sorted(first)])


def _statement(document: Document, spans: tuple[Span, ...], draft: Draft, alike: dict[str, int]) -> Statement:
    """Make the statement of a draft; those of one text that open with the same words are numbered in `alike`."""
    text = document.text
    (start, end), *more = spans
    content = " ".join([text[start:end], *[text[begin:stop] for begin, stop in more]]) if more else text[start:end]
    made = statement_id(document.doc, content)
    number = alike[made] = alike.get(made, 0) + 1
    if number > 1:
        made = statement_id(document.doc, content, number)
    mention, cue = draft.mention, draft.cue
    start, end = draft.sentence
    return Statement(
        document.doc,
        spans,
        content,
        draft.kind,
        (min(spans[0][0], start), max(spans[-1][1], end)),
        draft.rule,
        confidence(draft.frame, draft.rule),
        made,
        text[mention[0] : mention[1]] if mention else None,
        mention,
        text[cue[0] : cue[1]] if cue else None,
        cue,
        draft.via,
        draft.nested,
        reasons=(Reason("content", draft.rule, cue),),
    )


def _strip(text: str, start: int, end: int) -> Span | None:
    """Take white space and outer punctuation off a span, a closing mark after a final comma or full stop too."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end - start > 2 and text[end - 1] in '”"»' and text[end - 2] in ",.":
        end -= 2
    return (start, end) if end > start else None
