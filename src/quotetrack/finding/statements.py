"""A Document in, its Statements out: frames and quotations of all blocks put together, in document order, with ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from quotetrack.finding import words as w
from quotetrack.finding.clauses import frames
from quotetrack.finding.frames import Frame
from quotetrack.finding.loose import colon_frame, loose_frame
from quotetrack.finding.marks import Quotation, quotations
from quotetrack.finding.scoring import confidence
from quotetrack.finding.sentences import QUOTE, Sentence, sentences
from quotetrack.model import Document, Kind, Reason, Span, Statement, statement_id

_EDGE = " \t\xa0,;:.!?…-–—"


@dataclass(slots=True)
class _Draft:
    """A statement in the making: char spans of content, and where its words stand."""

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


def find(document: Document) -> tuple[Statement, ...]:
    """Give the statements of a text in document order; each offset counts characters of `document.text`."""
    text = document.text
    quotes = quotations(text, document.blocks)
    by_block: dict[int, list[Quotation]] = {}
    for quote in quotes:
        by_block.setdefault(quote.block, []).append(quote)
    drafts: list[_Draft] = []
    waiting: _Draft | None = None  # a cue that ended its paragraph with a colon
    for number, block in enumerate(document.blocks):
        if block.kind not in ("paragraph", "headline"):
            continue
        made = list(sentences(text, block, number, by_block.get(number, ())))
        waiting = _block(text, made, drafts, waiting, block.kind == "headline")
    return _finish(document, drafts)


def _block(
    text: str, made: Sequence[Sentence], drafts: list[_Draft], waiting: _Draft | None, headline: bool
) -> _Draft | None:
    """Add the drafts of one block; give the cue that waits for the next block's quotation, if any."""
    for position, sentence in enumerate(made):
        own = frames(sentence)
        loose = loose_frame(sentence, headline, own)
        if loose is not None:
            own = [*own, loose]
        new = [draft for frame in own if (draft := _draft(text, sentence, frame)) is not None]
        covered = {id(quote) for draft in new for quote in draft.quotes}
        free = [quote for quote in sentence.quotes.values() if id(quote) not in covered]
        if free and _only_quotes(sentence):
            _bare(sentence, free, drafts, waiting if position == 0 else None, position)
        elif free and free[0].goes_back and drafts:
            _append(drafts[-1], free[0], sentence)
        if position == 0 and waiting is not None and not sentence.quotes and not new and waiting.frame is None:
            waiting = None
        drafts.extend(new)
    if made and made[-1].low[-1] == ":":
        return _waiting(made[-1])
    return None


def _waiting(sentence: Sentence) -> _Draft | None:
    """Make the draft of a cue that ends its paragraph with a colon: its content is the next paragraph."""
    frame = colon_frame(sentence)
    if frame is None:
        return None
    return _Draft(
        [],
        "direct",
        "colon_paragraph",
        (sentence.start, sentence.end),
        sentence.block,
        mention=_chars(sentence, frame.mention),
        cue=_chars(sentence, frame.cue),
        frame=frame,
    )


def _bare(
    sentence: Sentence, free: Sequence[Quotation], drafts: list[_Draft], waiting: _Draft | None, position: int
) -> None:
    """Place a quotation without a cue: with the one before it, under a waiting colon, or on its own."""
    first = free[0]
    last = drafts[-1] if drafts else None
    if waiting is not None:
        waiting.spans = [quote.inner for quote in free]
        waiting.quotes = list(free)
        drafts.append(waiting)
    elif last is not None and first.goes_back and last.quotes and last.quotes[-1].goes_on:
        for quote in free:
            _append(last, quote, sentence)
    elif (
        last is not None
        and last.block == sentence.block
        and last.kind == "direct"
        and last.rule in _CONTINUED
        and (position and last.sentence[1] <= sentence.start)
    ):
        for quote in free:
            _append(last, quote, sentence)
    elif any(quote.inner[1] - quote.inner[0] >= 20 for quote in free):
        drafts.append(
            _Draft(
                [quote.inner for quote in free],
                "direct",
                "bare_quotation",
                (sentence.start, sentence.end),
                sentence.block,
                quotes=list(free),
            )
        )


def _quoted_before(sentence: Sentence, drafts: Sequence[_Draft]) -> _Draft | None:
    """Give the quotation with a cue in the sentence right before: “A,” S said. “B.” is one statement."""
    end = drafts[-1].sentence[1] if drafts else 0
    for draft in reversed(drafts[-4:]):
        if draft.block != sentence.block or draft.sentence[1] != end:
            return None
        if draft.kind == "direct" and draft.rule in _CONTINUED:
            return draft
    return None


_CONTINUED = frozenset(("quotation_cue", "cue_quotation", "according_to", "quoted_as_saying", "loose_quotation",
                        "colon_quotation", "participle_cue_quotation", "as_put_it"))  # fmt: skip


def _append(draft: _Draft, quote: Quotation, sentence: Sentence) -> None:
    draft.spans.append(quote.inner)
    draft.quotes.append(quote)
    draft.sentence = (draft.sentence[0], max(draft.sentence[1], sentence.end))


def _only_quotes(sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but quotations and marks, a short lead-in allowed."""
    rest = [word for word in sentence.low if word != QUOTE and word[0].isalnum()]
    return not rest or (len(rest) == 1 and rest[0] in w.COORDINATORS)


def _draft(text: str, sentence: Sentence, frame: Frame) -> _Draft | None:
    """Turn a frame's token ranges into character spans and tell direct, mixed and indirect apart."""
    ranges = [part for part in (frame.before, frame.after) if part and part[1] > part[0]]
    spans: list[Span] = []
    quotes: list[Quotation] = []
    quoted = bare = 0
    for begin, end in ranges:
        for at in range(begin, end):
            if sentence.low[at] == QUOTE:
                quoted += 1
                quotes.append(sentence.quotes[at])
            elif sentence.raw[at][0].isalnum():
                bare += 1
    direct = quoted > 0 and (bare == 0 or (bare == 1 and quoted and _only_and(sentence, ranges)))
    if direct:
        spans = [quote.inner for quote in quotes]
    else:
        for begin, end in ranges:
            span = _strip(text, sentence.starts[begin], sentence.stops[end - 1])
            if span is not None:
                spans.append(span)
    if not spans:
        return None
    kind: Kind = "direct" if direct else "mixed" if quoted else "indirect"
    return _Draft(
        spans,
        kind,
        frame.rule,
        (sentence.start, sentence.end),
        sentence.block,
        _chars(sentence, frame.mention),
        _chars(sentence, frame.cue),
        _chars(sentence, frame.via),
        frame.nested,
        frame,
        quotes if direct else [],
    )


def _only_and(sentence: Sentence, ranges: Iterable[Span]) -> bool:
    return any(sentence.low[at] == "and" for begin, end in ranges for at in range(begin, end))


def _chars(sentence: Sentence, tokens: tuple[int, int] | None) -> Span | None:
    return (sentence.starts[tokens[0]], sentence.stops[tokens[1] - 1]) if tokens else None


def _strip(text: str, start: int, end: int) -> Span | None:
    """Take white space and outer punctuation off a span, a closing mark after a final comma or full stop too."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end - start > 2 and text[end - 1] in '”"»' and text[end - 2] in ",.":
        end -= 2
    return (start, end) if end > start else None


def _finish(document: Document, drafts: Sequence[_Draft]) -> tuple[Statement, ...]:
    text = document.text
    made: dict[tuple[Span, ...], Statement] = {}
    for draft in drafts:
        spans = tuple(span for start, end in draft.spans if (span := _strip(text, start, end)) is not None)
        if not spans or spans in made:
            continue
        joined = " ".join(text[start:end] for start, end in spans)
        words_rule = draft.cue
        made[spans] = Statement(
            doc=document.doc, spans=spans, text=joined, kind=draft.kind, sentence=_cover(draft),
            found_by=draft.rule, confidence=confidence(draft.frame, draft.rule, draft.kind, joined),
            mention=_cut(text, draft.mention), mention_span=draft.mention, cue=_cut(text, draft.cue),
            cue_span=draft.cue, via_span=draft.via, nested=draft.nested,
            reasons=(Reason("content", draft.rule, words_rule),),
        )  # fmt: skip
    ordered = sorted(made.values(), key=lambda statement: (statement.spans[0], statement.spans))
    return _with_ids(document.doc, ordered)


def _cover(draft: _Draft) -> Span:
    points = [*draft.spans, draft.sentence]
    return min(start for start, _ in points), max(end for _, end in points)


def _cut(text: str, span: Span | None) -> str | None:
    return text[span[0] : span[1]] if span else None


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
