"""A story and its statements' own days in, the days carried on from them to the statements without one out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from quotetrack.dating.clauses import aftermath, background, points_back, told_before
from quotetrack.dating.decisions import Decision, Frame, is_fresh
from quotetrack.dating.events import (
    at_the_same_time,
    holds_for_all,
    looks_back,
    named_event,
    narrated,
    opening_end,
    speaks_apart,
    standing_text,
    takes_part,
)
from quotetrack.dating.sentences import LONGEST
from quotetrack.dating.story import REMARKS_REACH, Story, speaker_key
from quotetrack.model import PartialDate, Span, Statement

_PRONOUN_SUBJECT = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_EVENTS_KEPT = 4  # events that a later statement may still point back to
_NEAR = 400  # characters between a day told by the story and the words that it introduces
_THEN_NEEDS = (b" after", b" time", b" then", b"those ")
_LEAD_PARAGRAPHS = 2
_NEWS_DAYS = 7  # days before the publication that the words of a lead may be of
_GOES_ON = 200  # characters over which a pronoun continues an old quote in the next paragraph


@dataclass(slots=True)
class _Told:
    """What the walk through the text remembers of the days told so far."""

    by_speaker: dict[str, tuple[int, Frame]] = field(default_factory=dict)
    events: deque[Frame] = field(default_factory=partial(deque, maxlen=_EVENTS_KEPT))
    narrated: Frame | None = None
    opening: Frame | None = None
    previous: tuple[int, Frame] | None = None

    @property
    def nothing(self) -> bool:
        """Tell whether no day has been told yet."""
        return self.previous is None and self.narrated is None


def carried(story: Story, own: Mapping[int, Decision]) -> list[Decision | None]:
    """Carry each day on to what follows; None for a statement where neither a day nor a bar to one is told."""
    told = _Told()
    end = opening_end(story)
    frames = narrated(story, end, {decision.words for decision in own.values()})
    waiting = deque(frames)
    decisions: list[Decision | None] = []
    for number, statement in enumerate(story.statements):
        while waiting and waiting[0].words and waiting[0].words[0] < story.places[number][1]:
            _remember(told, waiting.popleft(), end)
        decision = own.get(number) or _inherited(story, number, told)
        decisions.append(decision)
        if decision and decision.frame:
            key = speaker_key(statement)
            if key:
                told.by_speaker[key] = number, decision.frame
            told.previous = number, decision.frame
            if number in own and decision.frame.events:
                told.events.append(decision.frame)
    _look_back(story, frames, decisions)
    _look_ahead(story, own, decisions)
    return decisions


def kept_open(story: Story, number: int) -> Decision | None:
    """Keep the day of older speech ("had said") and of standing texts open, on purpose; None for other statements."""
    words = _opening_words(story, number)
    if words is None:
        return None
    note = f"“{story.text[words[0] : words[1]].strip()}” puts the words at a time that the text does not tell"
    frame = Frame(None, None, story.places[number], fresh=False, note=note)
    return Decision(None, "left open", None, note, frame)


def _that_time(story: Story, number: int) -> Decision | None:
    """Date "At the time, ..." and "Hours after the vote, ..." by the one day that the sentence before tells."""
    statement, place = story.statements[number], story.places[number]
    told = story.expressions_in((place[0] - LONGEST, place[0]))
    if not told or not statement.cue_span or not _holds(story, place, _THEN_NEEDS):
        return None
    if not points_back(story.text, place, statement.cue_span, statement.spans):
        return None
    before = story.sentences.around(place[0] - 1, place[0])
    dated = [i for i in told if story.readings[i].date and story.expressions[i].start >= before[0]]
    if len(dated) != 1 or "\n" in story.text[before[0] : place[0]]:
        return None
    reading, words = story.readings[dated[0]], story.words(dated[0])
    frame = Frame(reading.date, words, place, fresh=is_fresh(reading.date, story.published), note=reading.note)
    return None if reading.coming else _from(frame, "sentence before")


def _opening_words(story: Story, number: int) -> Span | None:
    statement = story.statements[number]
    if statement.cue_span:
        found = told_before(story.text, story.letters, story.places[number], statement.cue_span, statement.spans)
        if found:
            return found
    if statement.mention and standing_text(statement.mention):
        return statement.mention_span
    if statement.cue_span:
        found = aftermath(story.text, story.letters, story.places[number], statement.cue_span, statement.spans)
        if found and not _in_lead(story, found[0]):
            return found
    return background(story.text, statement.mention_span) if statement.mention_span else None


def _holds(story: Story, place: Span, needs: tuple[bytes, ...]) -> bool:
    """Tell whether a stretch has one of the words that a pattern needs; most have none, which costs little to see."""
    find = story.letters.find
    for word in needs:  # noqa: SIM110 -- any() costs twice as much
        if find(word, *place) >= 0:
            return True
    return False


def _in_lead(story: Story, place: int) -> bool:
    """Tell whether a place lies in the headlines or the first paragraphs of the story, which tell its news."""
    paragraphs = (block.end for block in story.document.blocks if block.kind == "paragraph")
    ends = list(islice(paragraphs, _LEAD_PARAGRAPHS))
    return place < (ends[-1] if ends else story.sentences.opening(0, _LEAD_PARAGRAPHS))


def _remember(told: _Told, frame: Frame, opening: int) -> None:
    told.narrated = frame
    told.events.append(frame)
    if told.opening is None and frame.words and frame.words[0] < opening:
        told.opening = frame
    elif told.opening and frame.fresh and frame.date != told.opening.date:
        told.opening = None  # the story has moved on to another day


def _inherited(story: Story, number: int, told: _Told) -> Decision | None:
    """Try the rules that carry a day on, in their order."""
    that_time = _that_time(story, number)
    if that_time:
        return that_time
    if told.nothing:
        return kept_open(story, number)
    statement = story.statements[number]
    clause = story.clause(number)
    speaker, mention = statement.speaker, statement.mention or ""
    pronoun = mention.casefold() in ("", "he", "she", "they", "it")

    event = named_event(story.text, clause, told.events)
    if event:
        return _from(event, "event")
    still_open = kept_open(story, number)
    if still_open:
        return still_open
    if speaks_apart(clause):
        return None
    near = told.narrated if told.narrated and _introduces(story, told.narrated, number, told) else None
    if near and (pronoun or takes_part(story.text, near, speaker, mention, clause) or _leads_in(story, near, number)):
        return _from(near, "sentence before")
    before = told.by_speaker.get(speaker_key(statement) or "")
    if before and (before[1].fresh or _goes_on(story, before[0], number, pronoun)):
        return _from(before[1], "same speech")
    for event in reversed(told.events):
        if event.fresh and not _inside(event, statement) and takes_part(story.text, event, speaker, mention, clause):
            return _from(event, "event")
    if told.previous and told.previous[1].fresh and at_the_same_time(clause):
        return _from(told.previous[1], "same occasion")
    opening = told.opening
    if opening and opening.fresh and not _inside(opening, statement) and holds_for_all(opening, statement):
        return _from(opening, "event")
    return None


def _from(frame: Frame, rule: str) -> Decision:
    if frame.words is None:
        return Decision(None, "left open", None, frame.note, frame)
    return Decision(frame.date, rule, frame.words, frame.note, frame)


def _inside(frame: Frame, statement: Statement) -> bool:
    """Tell whether a frame stands inside the statement's own content."""
    return frame.words is not None and any(start <= frame.words[0] < end for start, end in statement.spans)


def _introduces(story: Story, frame: Frame, number: int, told: _Told) -> bool:
    """Tell whether a day told by the story stands right before a statement, or before it in its paragraph."""
    if not frame.fresh or _inside(frame, story.statements[number]):
        return False
    end, start = frame.sentence[1], story.places[number][0]
    between = story.text[end:start] if start - end <= _NEAR else "."
    if not between.strip():
        return True
    dated_between = (
        told.previous is not None and frame.words is not None and (story.places[told.previous[0]][0] > frame.words[0])
    )
    return start - end <= _NEAR and "\n" not in between and not dated_between


def _leads_in(story: Story, frame: Frame, number: int) -> bool:
    """Tell whether a quotation follows at once on words about its speaker: "On Monday she was adamant. “No,” ..."."""
    statement, place = story.statements[number], story.places[number]
    return (
        statement.kind == "direct"
        and frame.sentence[1] == place[0]
        and "\n" not in story.text[frame.sentence[0] : place[0]]
        and _PRONOUN_SUBJECT.search(story.text, *frame.sentence) is not None
    )


def _goes_on(story: Story, last: int, number: int, pronoun: bool) -> bool:
    """Tell whether an old quote still goes on: the next statement, in its paragraph, or a pronoun in the next one."""
    if number - last > 1:
        return False
    between = (story.statements[last].spans[-1][1], story.statements[number].spans[0][0])
    if "\n" not in story.text[between[0] : between[1]]:
        return True
    return pronoun and between[1] - between[0] < _GOES_ON


def _look_back(story: Story, frames: Sequence[Frame], decisions: list[Decision | None]) -> None:
    """Give words without a day the one told right after them: "He made the remarks at a ceremony on Monday."."""
    starts = [place[0] for place in story.places]
    for frame in frames:
        number = bisect_left(starts, frame.sentence[0]) - 1
        if number < 0 or not looks_back(story.text, frame, story.statements[number].speaker):
            continue
        key = speaker_key(story.statements[number])
        while number >= 0 and decisions[number] is None and speaker_key(story.statements[number]) == key:
            if frame.sentence[0] - story.places[number][1] > REMARKS_REACH:
                break
            decisions[number] = _from(frame, "sentence after")
            number -= 1


def _look_ahead(story: Story, own: Mapping[int, Decision], decisions: list[Decision | None]) -> None:
    """Give words without a day that of the same speaker's first dated words in the story's present, headlines too."""
    first: dict[str, Decision] = {}
    opening: Decision | None = None
    for number, statement in enumerate(story.statements):
        decision = decisions[number]
        if decision and decision.frame and decision.date and _of_lead(decision.frame, decision.date, story.published):
            first.setdefault(speaker_key(statement) or "", decision)
            if opening is None and number in own:
                opening = decision
    for number, statement in enumerate(story.statements):
        if decisions[number] is not None or statement.nested:
            continue
        key = speaker_key(statement)
        found = first.get(key) if key else None
        if found and not speaks_apart(story.clause(number)):
            decisions[number] = found._replace(rule="same speech")
        elif opening and not statement.speaker and _in_headline(story, statement):
            decisions[number] = opening._replace(rule="headline")


def _of_lead(frame: Frame, date: PartialDate, published: PartialDate | None) -> bool:
    """Tell whether a day is the story's news, not one that it looks back to: "last Friday", "two days earlier"."""
    if not date.day or not frame.fresh or frame.back:
        return False
    return published is None or (published.first - date.last).days <= _NEWS_DAYS


def _in_headline(story: Story, statement: Statement) -> bool:
    start = statement.spans[0][0]
    return any(block.kind == "headline" and block.start <= start < block.end for block in story.document.blocks[:8])


def as_outer(story: Story, number: int, decisions: Sequence[Decision | None]) -> Decision | None:
    """Give a statement inside another the day of the outer one."""
    spans = story.statements[number].spans
    for other in reversed(range(max(0, number - 4), number)):
        outer, decision = story.statements[other], decisions[other]
        if outer.spans[0][0] <= spans[0][0] and spans[-1][1] <= outer.spans[-1][1] and decision and decision.date:
            return decision._replace(rule="outer statement")
    return None
