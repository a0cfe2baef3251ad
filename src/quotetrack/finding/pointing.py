"""A sentence that points back in, who said the sentence before it out: "This opinion was expressed by S"."""

from __future__ import annotations

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.frames import Frame
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.sentences import Sentence

_POINTERS = frozenset("this these such that the".split())
_NOUNS = frozenset(
    "opinion view assessment statement remark remarks comment comments warning announcement conclusion prediction "
    "claim appeal call demand estimate forecast message point idea concern concerns proposal position words".split()
)
_VERBS = frozenset(
    "expressed voiced announced made stated reported shared given put said noted stressed conveyed confirmed "
    "formulated presented disclosed revealed delivered".split()
)


def points_back(sentence: Sentence) -> Frame | None:
    """Give the frame of "This (opinion) was expressed by S" or "Such was the view of S"; its content is not here."""
    low = sentence.low
    size = len(low)
    if low[0] not in _POINTERS or size < 5:
        return None
    at = 1
    if (
        low[0] == "such"
        and low[1] in w.BE
        and low[2] in ("the", "his", "her")
        and low[3] in _NOUNS
        and "of" in low[4:6]
    ):
        mention = mentions.right(sentence, low.index("of", 4) + 1, size)
        return _frame(low.index("of", 4) + 1, mention)
    while at < size and at < 4 and (low[at] in _NOUNS or low[at] == "same"):
        at += 1
    if low[0] in ("that", "this") and low[1] in w.BE and low[2] in ("all", "what", "how"):
        return _all_that_was_said(sentence)
    if low[0] in ("that", "the") and at == 1:
        return None
    while at < size and (low[at] in w.BE or low[at] in w.HAVE or w.is_adverb(low[at])):
        at += 1
    if at < 2 or at + 1 >= size or low[at] not in _VERBS or low[at + 1] != "by":
        return None
    return _frame(at + 2, mentions.right(sentence, at + 2, size))


def _all_that_was_said(sentence: Sentence) -> Frame | None:
    """Settle "That was all S would say" and "That is how S put it"."""
    low = sentence.low
    verb = next((at for at in range(4, min(14, len(low))) if low[at] in ("say", "said", "says", "put", "puts")), None)
    if verb is None:
        return None
    begin = verb
    while low[begin - 1] in w.MODALS or low[begin - 1] in w.HAVE or w.is_adverb(low[begin - 1]):
        begin -= 1
    mention = mentions.left(sentence, begin, 3)
    return None if mention is None else Frame("points_back", (0, verb + 1), mention, "end", "strong", 0, verb + 1)


def _frame(stop: int, mention: Tokens | None) -> Frame | None:
    if mention is None:
        return None
    return Frame("points_back", (0, stop), mention, "end", "strong", 0, mention[1])
