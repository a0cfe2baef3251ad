"""Sentences of a story in, the days out that the story itself tells, and who takes part in the event of that day.

"The ministers met in Selm on Thursday." sets a day for the words spoken there; "The post burned on Thursday." does not.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache

from quotetrack.dating.clauses import objection
from quotetrack.dating.decisions import Frame, is_fresh
from quotetrack.dating.meanings import retrospective
from quotetrack.dating.occasions import REMARKS, may_be_event, may_gather, occasions_in, standing_words
from quotetrack.dating.plain import plain_set
from quotetrack.dating.story import Clause, Story
from quotetrack.model import Span, Statement

_OPENING = 4  # sentences of a story in which an event is told as its news
_MOST_DAYS = 6  # expressions weighed in one sentence
_JOINT_REACH = 2500  # characters for which the day of an opening gathering holds for all who speak
_OLD_REACH = 600  # characters within which a clause may point back to an event of another time

_DEFINITE = re.compile(r"\b(?:the|this|that|same|his|her|their|its)\s+(?:[\w’'-]+\s+){0,5}\Z", re.I)
_THERE = re.compile(
    r"\b(?:at the (?:event|gathering|meeting|talks)|(?:in|during) (?:his|her|their|the) (?:speech|remarks|address"
    r"|talks)|participants?|(?:at|on) the (?:same )?occasion)\b",
    re.I,
)
_SAME_TIME = re.compile(
    r"\b(?:simultaneously|at the same (?:meeting|event|session)|for (?:his|her|its|their) part"
    r"|in (?:(?:his|her|its|their) )?turn|on the same occasion)\b",
    re.I,
)
# Such patterns look at each clause of a text; most hold none of the words that they need, which costs little to see.
_THERE_NEEDS = plain_set(
    "event gathering meeting talks speech remarks address participant participants occasion".split()
)
_SAME_TIME_NEEDS = plain_set(("simultaneously", "same", "part", "turn"))
_APART_NEEDS = plain_set(("separately", "separate", "another", "different"))
_NOUN_TAIL = re.compile(r"\s+(?:of|on|for|in)\s+|,")
_APART = re.compile(r"\bseparately\b|\b(?:in|at|on|to) (?:a separate|another|a different)\b", re.I)
_MANY = re.compile(
    r"\b(?:council|cabinet|committee|commission|parliament|lawmakers|deputies|parties|sides|participants|both|ministers"
    r"|leaders|presidents|members|delegat\w+|heads of state|envoys|two)\b",
    re.I,
)
_BYSTANDER = re.compile(
    r"\b(?:spokes\w+|press|analysts?|experts?|observers?|professor|researchers?|sources?|agency|media|website|residents?"
    r"|report)\b",
    re.I,
)
_NOT_NEWS = re.compile(
    r"\b(?:recent|earlier|previous|last|past|next|upcoming|regular|will|would|to be|scheduled|planned|expected)\b"
)
_PASSING = re.compile(r"(?:,|\b(?:talks|meeting|session|summit|conference|forum|briefing|negotiations))\s*\Z", re.I)
_PRONOUN_FIRST = re.compile(r"\W*(?:(?:later|he|she|they|it|the|his|her|their)\b)", re.I)
_GATHERED = frozenset(("met", "gathered", "convened", "talked", "debated"))
# A committee that hears a report sits; villagers who hear shots do not.
_HEARD = re.compile(
    r"\bhe(?:ard|ars)\s(?:an?\s|the\s)?(?:\w+\s){0,3}(?:reports?|testimony|evidence|arguments|witnesses)\b"
)
_ALIKE = frozenset(("meeting", "session", "sitting", "talks", "negotiations", "consultations"))
"""Words for one and the same gathering: "met on Monday. After the talks he said"."""
_RECEIVED = re.compile(
    r"\b(?:received|receives|welcomed|hosted)\s(?:[\w’'-]+\s){0,6}?(?:delegat\w+|ministers?|ambassadors?|envoys?|presidents?|premier"
    r"|secretary|counterparts?|guests?|chief|chairman|head|leaders?|commander|speaker|representatives?|members|mission)\b"
)
_JOINT = frozenset(
    (
        *("meeting", "session", "summit", "talks", "conference", "forum", "consultations", "negotiations"),
        *("roundtable", "videoconference", "sitting"),
    )
)


def opening_end(story: Story) -> int:
    """Give where the opening sentences of the story end."""
    for block in story.document.blocks:
        if block.kind == "paragraph":
            return story.sentences.opening(block.start, _OPENING)
    return story.sentences.opening(0, _OPENING)


def narrated(story: Story, opening: int, taken: Container[Span | None]) -> list[Frame]:
    """Give the frames that the story's own sentences set, in text order; `taken` expressions date a statement.

    `opening` is where the opening sentences of the story end.
    """
    quoted = sorted([span for s in story.statements for span in s.spans if s.kind == "direct"])
    found: list[Frame] = []
    at = number = weighed = 0
    for expression, reading in zip(story.expressions, story.readings, strict=True):
        words = (expression.start, expression.end)
        while at < len(quoted) and quoted[at][1] <= words[0]:
            at += 1
        if words in taken or reading.coming or (at < len(quoted) and quoted[at][0] <= words[0]):
            continue
        if (sentence_number := story.sentences.number(words[0])) != number:
            number, weighed = sentence_number, 0
        weighed += 1
        if weighed > _MOST_DAYS:
            continue
        sentence = story.sentences.around(*words)
        events, joint = _told_as_news(story, sentence, words, words[0] < opening)
        if events is None or objection(story.text, expression, sentence, ()):
            continue
        fresh = is_fresh(reading.date, story.published)
        back = retrospective(expression.meaning)
        found.append(Frame(reading.date, words, sentence, events, fresh, True, joint, back, reading.note))
    return found


def _told_as_news(story: Story, sentence: Span, day: Span, opening: bool) -> tuple[frozenset[str] | None, bool]:
    """Give the events that a narrating sentence sets the day for, and whether many gather at one of them.

    None when it tells of no event, or of another time.
    Beyond the story's opening the sentence must tell it as news ("The ministers met on Thursday"), not in passing
    ("the recent talks, held on Thursday").
    """
    words = story.letters[sentence[0] : sentence[1]].split()
    if not may_gather(words):
        return None, False
    text = story.text
    if not opening and (_NOT_NEWS.search(text, sentence[0], day[0]) or _NOT_NEWS.search(text, day[1], sentence[1])):
        return None, False
    events: set[str] = set()
    gathered = False
    heard = b"heard" in words or b"hears" in words
    met = held = heard and bool(_HEARD.search(text, *sentence) and _MANY.search(text, *sentence))
    if met:
        events.add("meeting")
    if _RECEIVED.search(text, *sentence):
        met = gathered = True
    for at, occasion in occasions_in(text, *sentence):
        if occasion.kind == "event":
            events.add(occasion.name)
        elif occasion.kind == "met":
            met = True
            gathered = gathered or (occasion.name in _GATHERED and not text.startswith("meets", at))
        elif occasion.kind == "held":
            held = held or opening or not _PASSING.search(text, max(sentence[0], at - 20), at)
    if opening and events and not _NOT_NEWS.search(text, max(sentence[0], day[0] - 40), day[0]):
        held = True
    joint = not _JOINT.isdisjoint(events)
    if gathered:
        joint = joint or _MANY.search(text, *sentence) is not None
        events.add("meeting")
    return (frozenset(events), joint) if met or (held and events) else (None, False)


def named_event(text: str, clause: Clause, frames: Sequence[Frame]) -> Frame | None:
    """Give the latest frame whose event a reporting clause points back to ("said at the session"); most name none."""
    if not frames or not may_be_event(clause.words) or not _names_one(clause.text, frames):
        return None
    for start, end in clause.stretches:
        for at, occasion in occasions_in(text, start, end):
            if occasion.kind == "event" and _DEFINITE.search(text, max(start, at - 60), at):
                names = {occasion.name}
                for alike in (names, _ALIKE if occasion.name in _ALIKE else names):
                    for frame in reversed(frames):
                        near = frame.fresh or 0 <= at - frame.sentence[0] <= _OLD_REACH
                        if near and not alike.isdisjoint(frame.events):
                            return frame
    return None


def _names_one(words: str, frames: Iterable[Frame]) -> bool:
    names = {name for frame in frames for name in frame.events}
    if not names.isdisjoint(_ALIKE):
        names |= _ALIKE
    return any(name in words for name in names)


def looks_back(text: str, frame: Frame, speaker: str | None) -> bool:
    """Tell whether a narrating sentence dates what the speaker said before it: "He made the remarks on Monday."."""
    if not frame.narrated or REMARKS.isdisjoint(frame.events):
        return False
    sentence = text[frame.sentence[0] : frame.sentence[1]]
    return _PRONOUN_FIRST.match(sentence) is not None or bool(speaker and speaker.split()[-1] in sentence)


def takes_part(text: str, frame: Frame, speaker: str | None, mention: str, clause: Clause) -> bool:
    """Tell whether a speaker is part of a frame's event: speaks there, is named in its sentence, is of "the sides"."""
    if not _THERE_NEEDS.isdisjoint(clause.words) and _THERE.search(clause.text):
        return True
    if speaker and speaker.split()[-1] in text[frame.sentence[0] : frame.sentence[1]]:
        return True
    return bool(frame.events) and _MANY.search(mention) is not None


def holds_for_all(frame: Frame, statement: Statement) -> bool:
    """Tell whether an opening frame is a gathering whose day holds for the officials of the story who have no other.

    "Has denied" is of no certain day, spokesmen and experts speak when they are asked, not at the gathering.
    """
    if not frame.narrated or not frame.joint:
        return False
    near = statement.spans[0][0] - frame.sentence[1] <= _JOINT_REACH
    perfect = (statement.cue or "").startswith(("has ", "have "))
    return near and not perfect and not _BYSTANDER.search(statement.mention or "")


def at_the_same_time(clause: Clause) -> bool:
    """Tell whether a reporting clause ties itself to the statement before ("for her part", "simultaneously")."""
    return not _SAME_TIME_NEEDS.isdisjoint(clause.words) and _SAME_TIME.search(clause.text) is not None


def speaks_apart(clause: Clause) -> bool:
    """Tell whether a reporting clause sets itself off from the speech before ("in another interview")."""
    return not _APART_NEEDS.isdisjoint(clause.words) and _APART.search(clause.text) is not None


@lru_cache(maxsize=4096)
def standing_text(mention: str) -> bool:
    """Tell whether the speaker is a text in force whose words have no day of their own (a constitution)."""
    if standing_words().isdisjoint(mention.lower().replace(",", " ").split()):
        return False
    head = _NOUN_TAIL.split(mention.strip().lower(), maxsplit=1)[0].split()
    return bool(head) and head[-1] in standing_words()
