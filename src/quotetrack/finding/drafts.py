"""Frames with token ranges in, statements with character spans out: kinds, trimming, repeats, order and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

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
    quotes = [sentence.quotes[at] for begin, end in ranges for at in range(begin, end) if sentence.low[at] == QUOTE]
    bare = [
        sentence.low[at]
        for begin, end in ranges
        for at in range(begin, end)
        if sentence.low[at] != QUOTE and sentence.raw[at][0].isalnum()
    ]
    direct = bool(quotes) and (not bare or bare == ["and"])
    if direct:
        spans = [quote.inner for quote in quotes]
    else:
        cut = [_strip(text, sentence.starts[begin], sentence.stops[end - 1]) for begin, end in ranges]
        spans = [span for span in cut if span is not None]
    if not spans:
        return None
    titled = any(_is_title(text, sentence, at) for begin, end in ranges for at in range(begin, end))
    kind: Kind = "direct" if direct else "mixed" if quotes or titled else "indirect"
    where = named_in or sentence
    place = (sentence.start, where.end)
    mention, cue, via = chars(where, frame.mention), chars(where, frame.cue), chars(where, frame.via)
    kept = quotes if direct else []
    return Draft(spans, kind, frame.rule, place, sentence.block, mention, cue, via, frame.nested, frame, kept)


def _is_title(text: str, sentence: Sentence, at: int) -> bool:
    """Tell whether a token is a title that the sentence holds without its quotation marks."""
    return text[sentence.starts[at]] in _OPENING and sentence.raw[at][0] not in _OPENING and sentence.low[at] != QUOTE


def chars(sentence: Sentence, tokens: Tokens | None) -> Span | None:
    """Give the character span of a token range; None where it is empty."""
    if tokens is None or tokens[0] == tokens[1]:
        return None
    return (sentence.starts[tokens[0]], sentence.stops[tokens[1] - 1])


def finish(document: Document, drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    """Make the statements of a document: the first of those with the same content, in reading order."""
    text = document.text
    made: dict[tuple[Span, ...], Statement] = {}
    for draft in drafts:
        spans = tuple(span for start, end in draft.spans if (span := _strip(text, start, end)) is not None)
        if not spans or spans in made:
            continue
        points = [*spans, draft.sentence]
        made[spans] = Statement(
            doc=document.doc,
            spans=spans,
            text=" ".join(text[start:end] for start, end in spans),
            kind=draft.kind,
            sentence=(min(start for start, _ in points), max(end for _, end in points)),
            found_by=draft.rule,
            confidence=confidence(draft.frame, draft.rule),
            mention=text[draft.mention[0] : draft.mention[1]] if draft.mention else None,
            mention_span=draft.mention,
            cue=text[draft.cue[0] : draft.cue[1]] if draft.cue else None,
            cue_span=draft.cue,
            via_span=draft.via,
            nested=draft.nested,
            reasons=(Reason("content", draft.rule, draft.cue),),
        )
    return _with_ids(document.doc, sorted(made.values(), key=lambda statement: (statement.spans[0], statement.spans)))


def _strip(text: str, start: int, end: int) -> Span | None:
    """Take white space and outer punctuation off a span, a closing mark after a final comma or full stop too."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end - start > 2 and text[end - 1] in '”"»' and text[end - 2] in ",.":
        end -= 2
    return (start, end) if end > start else None


def _with_ids(doc: str, ordered: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give each statement its id; those of one text that open with the same words are numbered in reading order."""
    alike: Counter[str] = Counter()
    out = []
    for statement in ordered:
        first = statement_id(doc, statement.text)
        alike[first] += 1
        made = first if alike[first] == 1 else statement_id(doc, statement.text, alike[first])
        out.append(replace(statement, id=made))
    return tuple(out)
