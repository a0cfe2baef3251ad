"""A Document in, its Statements out: frames and quotations of all blocks put together, in document order, with ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotetrack.finding import words as w
from quotetrack.finding.clauses import frames
from quotetrack.finding.cues import is_titled
from quotetrack.finding.dialogue import Turn, turns
from quotetrack.finding.drafts import Draft, chars, draft_of, finish
from quotetrack.finding.frames import Frame
from quotetrack.finding.loose import colon_frame, headline_frame, loose_frame
from quotetrack.finding.marks import Quotation, quotations
from quotetrack.finding.nouns import is_name_like
from quotetrack.finding.pointing import points_back
from quotetrack.finding.sentences import QUOTE, Sentence, sentences
from quotetrack.finding.unclosed import before_cue
from quotetrack.model import Block, Document, Kind, Span, Statement

# After these rules a quotation without a cue in the next sentence goes on with the same statement.
_CONTINUED = frozenset(
    (
        "quotation_cue",
        "cue_quotation",
        "according_to",
        "quoted_as_saying",
        "loose_quotation",
        "colon_quotation",
        "participle_cue_quotation",
        "as_put_it",
    )
)
# Quotations whose cue is missing or loose go on with the next sentence when that is a quotation alone.
_ALONE = frozenset(("bare_quotation", "embedded_quotation", "loose_colon", "name_colon"))
_STOPS = frozenset(".…’”'\"")
_MARKS = frozenset("”\"'»")
_MOST_LOOSE = 3  # quotations of one sentence that no verb of the lexicon reports; more are a list of titles
_BARE_LENGTH = 40  # characters; a shorter quotation on its own must be a sentence of three words


def find(document: Document) -> tuple[Statement, ...]:
    """Give the statements of a text in document order; each offset counts characters of `document.text`."""
    text = document.text
    quotes: dict[int, list[Quotation]] = {}
    for quote in quotations(text, document.blocks):
        quotes.setdefault(quote.block, []).append(before_cue(text, quote))
    spoken = turns(document, quotes)
    drafts: list[Draft] = []
    first = True  # a title may be read as the first paragraph when it ends in a full stop
    waiting: Draft | None = None  # a cue that ended its paragraph with a colon
    for number, block in enumerate(document.blocks):
        if block.kind not in ("paragraph", "headline"):
            continue
        if number in spoken:
            turn = spoken[number]
            if turn is not None and not turn.asked:
                drafts += _spoken(text, turn, number, quotes)
            waiting = None
            continue
        made = sentences(text, block, number, quotes.get(number, ()))
        stopped = first and len(made) == 1 and text[block.end - 1] in _STOPS and is_titled(made[0])
        headline = block.kind == "headline" or stopped
        first = False
        waiting = _block(text, made, drafts, waiting, headline)
    return finish(document, drafts)


def _block(
    text: str, made: Sequence[Sentence], drafts: list[Draft], waiting: Draft | None, headline: bool
) -> Draft | None:
    """Add the drafts of one block; give the cue that waits for the next block's quotation, if any."""
    if waiting is not None and made and not headline and _written_below(text, made, waiting):
        drafts.append(waiting)
        return None
    for position, sentence in enumerate(made):
        before = made[position - 1] if position else None
        if before is not None and (back := points_back(sentence)) is not None:
            _credit(text, before, sentence, back, drafts)
            continue
        own = frames(sentence)
        title = headline_frame(sentence, own) if headline else None
        if title is not None:
            own = [title]
        elif sentence.quotes:
            for _ in range(_MOST_LOOSE):
                loose = loose_frame(sentence, own)
                if loose is None:
                    break
                own = [*own, loose]
        new = [draft for frame in own if (draft := draft_of(text, sentence, frame)) is not None] if own else []
        free: list[Quotation] = []
        if sentence.quotes:
            paraphrased = [quote for draft in new for quote in draft.quotes if not quote.opened]
            new += [inner for quote in paraphrased for inner in _reported_inside(text, quote.inner, quote.block)]
            covered = {id(quote) for draft in new for quote in draft.quotes}
            free = [quote for quote in sentence.quotes.values() if id(quote) not in covered]
        if free and _only_quotes(sentence):
            _bare(text, sentence, free, drafts, waiting if position == 0 else None)
        elif free and free[0].goes_back and drafts:
            drafts[-1].append(free[0], sentence.end)
        elif position == 0 and not new and drafts and _signs(sentence) and drafts[-1].rule == "bare_quotation":
            drafts[-1].mention = sentence.span(1, len(sentence))
            drafts[-1].rule = "signed_quotation"
        drafts.extend(new)
    return _waiting(made[-1]) if made and made[-1].low[-1] == ":" else None


def _spoken(text: str, turn: Turn, number: int, quotes: Mapping[int, Sequence[Quotation]]) -> list[Draft]:
    """Make the draft of a turn in a dialogue, and those of what others are reported to have said inside it."""
    place = (turn.name or turn.words[0])[0], turn.words[-1][1]
    around = [quote for later in range(number, number + len(turn.words)) for quote in quotes.get(later, ())]
    kind: Kind = "mixed" if around else "indirect"
    found = [Draft(list(turn.words), kind, "spoken_line", place, number, mention=turn.name)]
    for start, end in turn.words:
        found += _reported_inside(text, (start, end), number, [one for one in around if start <= one.start < end])
    return found


def _reported_inside(text: str, words: Span, block: int, quotes: Sequence[Quotation] = ()) -> list[Draft]:
    """Make drafts of what named others are reported to have said inside words: “The president stressed C”."""
    found = []
    for sentence in sentences(text, Block(*words, "paragraph"), block, quotes):
        for frame in frames(sentence):
            if frame.strength == "strong" and frame.mention is not None and _named(sentence, frame.mention):
                frame.nested = True
                if (draft := draft_of(text, sentence, frame)) is not None:
                    found.append(draft)
    return found


def _named(sentence: Sentence, mention: tuple[int, int]) -> bool:
    """Tell whether a mention is more than a pronoun."""
    lone = mention[1] - mention[0] == 1
    return not lone or (is_name_like(sentence, mention[0]) and sentence.low[mention[0]] not in w.PRONOUNS)


def _credit(text: str, before: Sentence, sentence: Sentence, back: Frame, drafts: list[Draft]) -> None:
    """Make the sentence before a statement of whom the pointing sentence names, in place of a bare quotation there."""
    if drafts and drafts[-1].rule == "bare_quotation" and drafts[-1].sentence == (before.start, before.end):
        draft = drafts[-1]
        draft.rule, draft.frame = back.rule, back
    elif drafts and drafts[-1].sentence[0] >= before.start and not drafts[-1].nested:
        return  # it has a speaker of its own
    else:
        back.after = (0, len(before))
        made = draft_of(text, before, back, sentence)
        if made is None:
            return
        draft = made
        drafts.append(draft)
    draft.mention, draft.cue = chars(sentence, back.mention), chars(sentence, back.cue)
    draft.sentence = (draft.sentence[0], sentence.end)


def _written_below(text: str, block: Sequence[Sentence], waiting: Draft) -> bool:
    """Give a draft whose cue tells what somebody writes the paragraph below, which stands without marks."""
    frame = waiting.frame
    if frame is None or frame.verb != "write" or block[0].quotes:
        return False
    waiting.spans, waiting.kind, waiting.rule = [(block[0].start, block[-1].end)], "indirect", "colon_clause"
    return True


def _waiting(sentence: Sentence) -> Draft | None:
    """Make the draft of a cue that ends its paragraph with a colon: its content is the next paragraph."""
    frame = colon_frame(sentence)
    if frame is None:
        return None
    mention, cue = chars(sentence, frame.mention), chars(sentence, frame.cue)
    place = (sentence.start, sentence.end)
    return Draft([], "direct", "colon_paragraph", place, sentence.block, mention=mention, cue=cue, frame=frame)


def _bare(text: str, sentence: Sentence, free: Sequence[Quotation], drafts: list[Draft], waiting: Draft | None) -> None:
    """Place a quotation without a cue: with the one before it, under a waiting colon, or on its own."""
    last = drafts[-1] if drafts else None
    if waiting is not None:
        waiting.spans = [quote.inner for quote in free]
        waiting.quotes = list(free)
        drafts.append(waiting)
        return
    if last is not None and free[0].goes_back and last.quotes and last.quotes[-1].goes_on:
        before: Draft | None = last
    else:
        before = _quoted_before(text, sentence, drafts)
    if before is not None:
        for quote in free:
            before.append(quote, sentence.end)
    elif any(_is_spoken(text, quote) for quote in free):
        place = (sentence.start, sentence.end)
        spans = [quote.inner for quote in free]
        drafts.append(Draft(spans, "direct", "bare_quotation", place, sentence.block, quotes=list(free)))


def _is_spoken(text: str, quote: Quotation) -> bool:
    """Tell whether quoted words on their own are speech, not a title or a name."""
    words = text[quote.inner[0] : quote.inner[1]].strip()
    if not quote.opened and words[-1:] not in ",!?":
        return False
    return len(words) >= _BARE_LENGTH or words[-1:] in "!?" or (words[-1:] in ".…," and words.count(" ") >= 2)


def _quoted_before(text: str, sentence: Sentence, drafts: Sequence[Draft]) -> Draft | None:
    """Give the quotation with a cue in the sentence right before: “A,” S said. “B.” is one statement."""
    end = drafts[-1].sentence[1] if drafts else 0
    if end > sentence.start or text[end : sentence.start].strip():
        return None
    for draft in reversed(drafts[-4:]):
        if draft.block != sentence.block or draft.sentence[1] != end:
            return None
        last = draft.spans[-1][1]
        if draft.rule in _ALONE:
            return draft
        quoted = draft.kind == "direct" or (draft.kind == "mixed" and _MARKS & set(text[last - 1 : last + 2]))
        if quoted and draft.rule in _CONTINUED:
            return draft
    return None


def _only_quotes(sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but quotations and marks, a short lead-in allowed."""
    rest = [word for word in sentence.low if word != QUOTE and word[0].isalnum()]
    return not rest or (len(rest) == 1 and rest[0] in w.COORDINATORS)


def _signs(sentence: Sentence) -> bool:
    """Tell whether a paragraph is a signature: “Q” and below it "— Marta Linde, Prime Minister"."""
    return sentence.low[0] in w.DASHES and 1 < len(sentence) < 15 and sentence.raw[1][0].isupper()
