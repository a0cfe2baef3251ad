"""A story in, the days that stand in the statements' own reporting clauses out: "said on Monday", "On Monday, he said".

Among the expressions of a statement's sentence, outside all reported content, the one nearest to its cue counts, if
the words around it do not give it to something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.dating.clauses import another_clause, objection, told_before
from quotetrack.dating.decisions import Decision, Frame, is_fresh
from quotetrack.dating.meanings import Calendar, Reading, Vague, retrospective, with_year
from quotetrack.dating.occasions import event_names
from quotetrack.dating.story import Story, outside, speaker_key
from quotetrack.model import PartialDate, Reason, Span

RULE = "reporting clause"
_ASKED = re.compile(r"\W*(?:When\s+)?(?:[A-Z]|(?<=hen\s)[a-z])\w+ed")
_MOST_CANDIDATES = 12  # expressions weighed in one sentence
_BY = re.compile(r"\b[Bb]y\s+\Z")
_PART_OF_DAY = re.compile(r"\b(?:morning|noon|afternoon|evening|night)\Z")


def own_day(story: Story, number: int) -> tuple[Decision | None, list[Reason]]:
    """Give the decision for statement `number`, None without an expression of its own, and what was passed over."""
    near = story.expressions_in(story.places[number])
    if not near:
        return None, []
    statement = story.statements[number]
    ranked, passed = _ranked(story, number, near[:_MOST_CANDIDATES])
    undecided: Decision | None = None
    for index in ranked:
        words = story.words(index)
        reading = _year_of_clause(story, index, ranked) or story.reading_for(index, statement)
        if reading.coming:
            passed.append(Reason("date", "passed over", words, reading.note))
        elif reading.date:
            date = reading.date
            if _told_by_then(story.text, words):
                date = PartialDate(date.year, date.month)
            return _decision(story, number, date, index, reading.note), passed
        elif undecided is None:
            undecided = _decision(story, number, None, index, reading.note)
    return undecided, passed


def _ranked(story: Story, number: int, near: Sequence[int]) -> tuple[list[int], list[Reason]]:
    """Give the expressions that may date the saying, the likeliest first, and a reason for each of the others."""
    statement, neighbours = story.statements[number], story.neighbours(number)
    shut = _shut(story, number, neighbours)
    cues = [(cue, n) for n in (number, *neighbours) if (cue := story.statements[n].cue_span)]
    spans = [cue for cue, _ in cues]
    center = statement.cue_span or statement.mention_span or (statement.spans[0][0], statement.spans[-1][1])
    ranked: list[tuple[bool, bool, int, int]] = []
    passed: list[Reason] = []
    for index in near:
        words = story.words(index)
        if any(start <= words[0] < end for start, end in shut):
            continue
        nearest = min((_gap(words, cue, shut), n) for cue, n in cues)[1] if cues else number
        wrong = objection(story.text, story.expressions[index], story.places[number], spans, shut)
        if not wrong and statement.cue_span and another_clause(story.text, words, statement.cue_span, shut):
            wrong = "stands in another clause"
        if not wrong and nearest != number and not _shares(story, number, nearest, words, spans):
            wrong = "belongs to another speaker's words"
        if wrong:
            passed.append(Reason("date", "passed over", words, wrong))
        else:
            vague = isinstance(story.expressions[index].meaning, Vague)
            ranked.append((vague, nearest != number, _gap(words, center, shut), index))
    return [index for *_, index in sorted(ranked)], passed


def _told_by_then(text: str, words: Span) -> bool:
    """Tell whether a speech was on its day or before ("by Monday"); "by Monday evening" means the day itself."""
    return bool(_BY.search(text, max(0, words[0] - 4), words[0])) and not _PART_OF_DAY.search(text, *words)


def _decision(story: Story, number: int, date: PartialDate | None, index: int, note: str) -> Decision:
    """Make the decision and the frame that it sets for what follows."""
    statement, sentence, words = story.statements[number], story.places[number], story.words(index)
    older = statement.cue_span and told_before(story.text, story.letters, sentence, statement.cue_span, statement.spans)
    frame = Frame(
        date=date,
        words=words,
        sentence=sentence,
        events=event_names(story.text, story.letters, outside(sentence, statement.spans)),
        fresh=not older and is_fresh(date, story.published),
        back=retrospective(story.expressions[index].meaning),
        note=note,
    )
    return Decision(date, RULE, words, note, frame)


def _shut(story: Story, number: int, neighbours: Sequence[int]) -> list[Span]:
    """Give the contents that the reporting clause does not reach into: its own and those that do not hold it."""
    own = story.statements[number].spans
    others = (span for n in neighbours for span in story.statements[n].spans)
    return sorted({*own, *(span for span in others if not _holds(span, own))})


def _holds(span: Span, spans: Sequence[Span]) -> bool:
    return span[0] <= spans[0][0] and spans[-1][1] <= span[1]


def _shares(story: Story, number: int, other: int, words: Span, cues: Sequence[Span]) -> bool:
    """Tell whether a day beside another statement's cue holds for this one too.

    It does for the same speaker, when one statement stands inside the other, and when the day stands ahead of all cues.
    """
    statement, nearest = story.statements[number], story.statements[other]
    if all(words[1] <= cue[0] for cue in cues) or nearest.cue_span == statement.cue_span:
        return True
    if nearest.cue_span and _ASKED.fullmatch(story.text, story.places[other][0], nearest.cue_span[1]):
        return True  # "Asked on Monday whether ..., Toszek said"
    if any(_holds(span, statement.spans) for span in nearest.spans):
        return True
    if any(_holds(span, nearest.spans) for span in statement.spans):
        return True
    return speaker_key(nearest) is not None and speaker_key(nearest) == speaker_key(statement)


def _gap(words: Span, cue: Span, holes: Sequence[Span]) -> int:
    """Give the characters between two spans, reported content not counted."""
    start, end = (words[1], cue[0]) if words[1] <= cue[0] else (cue[1], words[0])
    gap = end - start
    if gap <= 0:
        return 0
    for first, last in holes:
        if first < end and start < last:
            gap -= min(end, last) - max(start, first)
    return max(0, gap)


def _year_of_clause(story: Story, index: int, ranked: Sequence[int]) -> Reading | None:
    """Give a day or month without a year the bare year of its clause: "at the 2016 session, held in April"."""
    meaning = story.expressions[index].meaning
    if not isinstance(meaning, Calendar) or meaning.year or meaning.of_year:
        return None
    for other in ranked:
        bare = story.expressions[other].meaning
        if isinstance(bare, Calendar) and bare.year and not bare.month:
            date = with_year(meaning, bare.year)
            if date and not (story.published and date.first > story.published.last):
                return Reading(date, f"year {bare.year} stands in the same clause")
    return None
