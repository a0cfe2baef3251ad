"""A frame and its content's beginning in, where the content ends out: before what the journalist adds in the sentence."""

from __future__ import annotations

from quotetrack.finding import words as w
from quotetrack.finding.frames import Frame
from quotetrack.finding.sentences import QUOTE, Sentence

_SUBORDINATORS = frozenset("while when as if although though after before because since whereas once until".split())


def content_end(sentence: Sentence, frame: Frame, start: int, end: int) -> int:
    """Give the token at which the content that begins at `start` ends, at most `end`."""
    if frame.complement in ("quote", "colon", "end"):
        return end
    if _subordinate_clause(sentence, frame):
        end = _first_comma(sentence, start, end)
    phrase = frame.complement not in ("that", "bare", "wh")
    for at in range(start + 1, end):
        if sentence.low[at - 1] == QUOTE and sentence.raw[at - 1].rstrip("”\"'’»“ ")[-1:] == "," and (
            sentence.low[at] in w.CONJUNCTIONS or sentence.low[at] in w.PRONOUNS or sentence.low[at] in ("a", "an", "another")
        ):
            return at
        if _ends_here(sentence, at, end, phrase):
            return at
    if phrase:
        end = _without_time(sentence, start, end)
    return end


def _ends_here(sentence: Sentence, at: int, end: int, phrase: bool) -> bool:
    low = sentence.low
    word = low[at]
    following = low[at + 1] if at + 1 < end else ""
    if word in w.DASHES and phrase:
        return not any(low[i] in w.DASHES for i in range(at + 1, end))
    if word == ",":
        if (CUTS["ing"] or CUTS["ingp"] and phrase) and following.endswith("ing") and len(following) > 5 and following not in ("including", "according", "during", "nothing", "something", "everything", "morning", "evening"):
            return True
        if (CUTS["rel"] or CUTS["relp"] and phrase) and following in ("which", "who", "whom", "whose", "where"):
            return True
        if CUTS["but"] and following == "but":
            return True
        if CUTS["sub"] and following in CUTS["subs"]:
            return True
        if CUTS["app"] and following in ("a", "an", "another") and not any(low[i] == "," or low[i] in w.AUXILIARIES for i in range(at + 1, end)):
            return True
        return phrase and CUTS["pcomma"] and (following in w.CONJUNCTIONS or following in w.PRONOUNS)
    if phrase and CUTS["pconj"] and word in CUTS["pconjs"]:
        return True
    if phrase and CUTS["pand"] and word in ("and", "but"):
        later = at + 1
        while later < end and w.is_adverb(low[later]):
            later += 1
        return later < end and (low[later].endswith("ed") and sentence.raw[later][0].islower() or low[later] in w.AUXILIARIES or low[later] in ("said", "told", "went", "made", "took", "gave", "began"))
    return False


import os
CUTS = {"ing": 0, "rel": 0, "ingp": 1, "relp": 0, "dash": 1, "but": 0, "sub": 0, "subs": ("although", "though", "while", "whereas"), "app": 1, "pcomma": 1, "pconj": 0,
        "pconjs": ("after", "before", "while", "when", "because", "although", "though"), "pand": 1, "time": 1}
for k in os.environ.get("OFF", "").split():
    CUTS[k] = 0
for k in os.environ.get("ON", "").split():
    CUTS[k] = 1


def _subordinate_clause(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether the reporting clause itself is subordinate: "While S said C, T disagreed"."""
    begin = frame.start
    return begin > 0 and sentence.low[begin - 1] in _SUBORDINATORS and (begin == 1 or sentence.low[begin - 2] in (",", ";", "and", "but"))


def _first_comma(sentence: Sentence, start: int, end: int) -> int:
    return next((at for at in range(start, end) if sentence.low[at] == ","), end)


def _without_time(sentence: Sentence, start: int, end: int) -> int:
    """Take a trailing time or occasion off a noun phrase: "... on Monday", "... in a statement"."""
    if not CUTS["time"]:
        return end
    low = sentence.low
    at = end - 1
    if low[at] in w.TIME_NOUNS and at - 1 > start and (low[at - 1] in w.WEEKDAYS or low[at - 1] in ("last", "this", "same")):
        at -= 1
    if low[at] in w.WEEKDAYS or low[at] in ("yesterday", "today", "last", "this", "earlier"):
        if low[at - 1] == "on":
            at -= 1
        return at if at > start else end
    for back in range(end - 2, max(start, end - 9), -1):
        if low[back] in ("in", "at", "during", "on") and low[back + 1] in ("a", "an", "the", "his", "her", "their"):
            if any(low[i] in w.SPEECH_NOUNS for i in range(back + 2, end)) and not any(low[i] in w.PREPOSITIONS for i in range(back + 1, end)):
                return back
            break
    return end
