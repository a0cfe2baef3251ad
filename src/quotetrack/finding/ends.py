"""A frame and its content's beginning in, where the content ends out: before what the journalist adds."""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.cues import hits
from quotetrack.finding.frames import Frame
from quotetrack.finding.sentences import QUOTE, Sentence

_SUBORDINATORS = frozenset("while when as if although though after before because since whereas once until".split())
_BEFORE_PARTICIPLE = frozenset("in by while when after before".split())
_NOT_PARTICIPLES = frozenset(
    "including according during nothing something everything anything morning evening being".split()
)
_NARRATION = w.CONJUNCTIONS - frozenset("because so where that than since if".split())
_OUTSIDE = w.PREPOSITIONS - {"of", "for"}
_ASIDES = frozenset((("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")))
_REMARKS = frozenset("reflecting alluding referring prompting drawing sparking echoing contradicting".split())
_AFTER_FRONT = w.AUXILIARIES | {","}
_DOUBTING = frozenset("but although though which".split())
_CHECKED = frozenset("verified corroborated".split())
_SOON = 8  # tokens
_LEAD_IN = 2  # tokens before the subject that opens a sentence: "But", "Meanwhile,"
_RELATES = w.RELATIVE | frozenset("that used described meant aimed seen known".split())
_COUNTED = (["times"], ["after"], ["before"], ["later"], ["ago"])
PAST = frozenset("said told went made took gave began left came held met had was were".split())


_CLAUSE_MARKS = frozenset(",;")  # a reported clause ends at none but these tokens
_PHRASE_MARKS = w.DASHES | {",", "and", "but", "before", "("}  # a noun phrase at none but these


def content_end(sentence: Sentence, frame: Frame, start: int, end: int) -> int:
    """Give the token at which the content that begins at `start` ends, at most `end`."""
    if frame.complement in ("quote", "colon", "end"):
        return end
    if _in_subordinate_clause(sentence, frame):
        end = next((at for at in range(start, end) if _comma(sentence, at, start)), end)
    clause = frame.complement in ("that", "bare", "wh")
    marks, ends = (_CLAUSE_MARKS, _clause_ends) if clause else (_PHRASE_MARKS, _phrase_ends)
    low = sentence.low
    if not marks.isdisjoint(low[start + 1 : end]) or sentence.quotes:
        for at in range(start + 1, end):
            if low[at] in marks and ends(sentence, at, end):
                return at
            if low[at - 1] == QUOTE and _narration_follows(sentence, start, at):
                return at
    return end if clause else _without_time(sentence, start, end)


def _comma(sentence: Sentence, at: int, start: int) -> bool:
    """Tell whether a clause ends before token `at`: at a comma, or behind a quotation that ends in one."""
    return sentence.low[at] == "," or (at > start and sentence.low[at - 1] == QUOTE and sentence.ending(at - 1) == ",")


def quoted_end(sentence: Sentence, start: int, end: int) -> int:
    """End a quotation that its sentence goes on after: “Q” in a statement on Sunday, “Q,” when asked about it."""
    low = sentence.low
    after = start + 1
    resumed = low[end - 1] == QUOTE and sentence.opening(end - 1).islower()
    if sentence.ending(start) == "," and not resumed and low[after] != QUOTE and low[after] not in w.COORDINATORS:
        return after  # “Q,” a page linked to a group called “X”
    if low[after] in w.DASHES and not any(low[at - 1] in w.DASHES and low[at] == QUOTE for at in range(after + 1, end)):
        return after
    if any(low[at] == QUOTE for at in range(after, end)):
        return end
    if sentence.ending(start) in ",!?" or low[after] in (",", "when", "after", "before", "while", "as"):
        return after
    if any(low[at] in w.AUXILIARIES for at in range(after, end)):
        return end  # a quoted fragment: the words around it belong to the clause
    if low[after : after + 1] in (["twice"], ["repeatedly"]) or low[after + 1 : after + 2] in _COUNTED:
        return after  # “Selm” five times, “Thank you” moments after the vote
    outside = low[after] in _OUTSIDE or low[after] in w.TIME_WORDS or low[after].endswith("ing")
    long = len(sentence.raw[start]) > 26
    if outside and (long or low[after] in ("in", "at", "on", "during", "to", "toward")):
        return after
    return after if low[after] in ("and", "but") and _past_verb(sentence, after + 1, end) else end


def _narration_follows(sentence: Sentence, start: int, at: int) -> bool:
    """Tell whether the quotation before token `at`, a comma inside it, ends the content: “Q,” but he left."""
    if sentence.ending(at - 1) != ",":
        return False
    low = sentence.low
    word, following = low[at], low[at + 1 : at + 2]
    if word in ("and", "but") and following in (["that"], [QUOTE], ["to"], ["there"], ["also"]):
        return False
    if word in ("a", "an") and following == [QUOTE]:
        return False  # a “loser,” a “liar”
    if word in w.PRONOUNS:
        return any(low[i] in w.AUXILIARIES or low[i].endswith("ed") for i in range(start, at - 1))
    if word == "which":
        return QUOTE not in low[at:]  # deemed him “fit,” which is high praise
    return word in _NARRATION or word in ("a", "an", "another", "part")


def _clause_ends(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a reported clause ends at `at`: a comma before a closing apposition, a semicolon before a report."""
    low = sentence.low
    if at + 1 >= end:
        return False
    if low[at] == ";":
        near = (hit for hit in hits(sentence) if at + 1 < hit.at <= at + _SOON)
        return any(hit.cue.strength != "weak" and hit.form == "past" for hit in near)  # "; his colleague asked who"
    if low[at + 1] in _DOUBTING and not _CHECKED.isdisjoint(low[at + 2 : at + 9]):
        return True  # ", but this could not be verified"
    if low[at + 1] == "per" and nouns.is_name_like(sentence, at + 2):
        return True  # ", per Selm Wire"
    return tuple(low[at + 1 : at + 3]) in _ASIDES or low[at + 1] in _REMARKS or _closing_apposition(sentence, at, end)


def _phrase_ends(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a reported noun phrase ends at a comma, dash or second verb."""
    low = sentence.low
    word = low[at]
    following = low[at + 1] if at + 1 < end else ""
    if word in w.DASHES:
        return not any(low[i] in w.DASHES for i in range(at + 1, min(end, at + 60)))
    if word == ",":
        participle = following.endswith("ing") and len(following) > 5 and following not in _NOT_PARTICIPLES
        named = following == "as" and low[at + 2 : at + 3] in ([QUOTE], ["a"], ["an"], ["the"])
        joined = (following in w.CONJUNCTIONS and not named) or following in w.PRONOUNS
        joined |= following in ("just", "even") and low[at + 2 : at + 3] == ["as"]
        return participle or joined or _closing_apposition(sentence, at, end)
    if word == "(":
        return low[at - 1] == QUOTE  # "called the drivers “mules” (but paid them)"
    if word == "before" and (following in w.PRONOUNS or following.endswith("ing")):
        return True  # "praised the guards before leaving"
    return word in ("and", "but") and _past_verb(sentence, at + 1, end)


def _closing_apposition(sentence: Sentence, comma: int, end: int) -> bool:
    """Tell whether ", a ..." runs to the end of the sentence without a verb: ", a point that the other side denies"."""
    low = sentence.low
    if comma + 1 >= end or low[comma + 1] not in ("a", "an", "another"):
        return False
    who = next((at for at in range(comma + 1, end) if low[at] in _RELATES), end)
    return "," not in low[comma + 1 : end] and w.AUXILIARIES.isdisjoint(low[comma + 1 : who])


def _past_verb(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a second verb of the journalist's own clause stands at `at`, adverbs passed over."""
    low = sentence.low
    while at < end and w.is_adverb(low[at]):
        at += 1
    if at >= end:
        return False
    lower = sentence.raw[at][0].islower()
    return (lower and low[at].endswith("ed")) or low[at] in w.AUXILIARIES or low[at] in PAST


def _in_subordinate_clause(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether the reporting clause itself is subordinate: "While S said C, T disagreed"."""
    low, begin = sentence.low, frame.start
    if (frame.voice == "participle" and _opens(low, begin)) or frame.rule == "passive_question":
        return True
    if begin and low[0] in _SUBORDINATORS and "," not in low[:begin]:
        return True
    if frame.rule == "noun_that_clause" and low[0] in w.PREPOSITIONS and not _AFTER_FRONT & set(low[:begin]):
        return True  # "In response to the claim that C, S left"
    if begin > 1 and low[begin - 1] in w.RELATIVE and low[begin - 2] == ",":
        return True
    verb = frame.cue[0]
    opens = begin <= _LEAD_IN or low[begin - 1] in (",", "and", "but", "that")
    if opens and low[0] != QUOTE and begin < verb and low[verb - 1] in w.RELATIVE and low[verb - 2] == ",":
        return True  # "Hale, who said C, left"
    if begin == 0 or low[begin - 1] not in _SUBORDINATORS:
        return False
    return begin == 1 or low[begin - 2] in (",", ";", "and", "but", "even")


def _opens(low: list[str], begin: int) -> bool:
    """Tell whether a participle clause opens its sentence: "In calling the road closed", "And while saying C"."""
    at = begin
    while at and at > begin - 2 and (low[at - 1] in w.COORDINATORS or low[at - 1] in _BEFORE_PARTICIPLE):
        at -= 1
    return at == 0


def _without_time(sentence: Sentence, start: int, end: int) -> int:
    """Take a trailing time or occasion off a noun phrase: "... on Monday", "... in a statement"."""
    low = sentence.low
    at = end - 1
    if (
        low[at] in w.TIME_NOUNS
        and at - 1 > start
        and (low[at - 1] in w.WEEKDAYS or low[at - 1] in ("last", "this", "same"))
    ):
        at -= 1
    if low[at] in w.WEEKDAYS or low[at] in ("yesterday", "today", "last", "this", "earlier"):
        if low[at - 1] == "on":
            at -= 1
        return at if at > start else end
    for back in range(end - 2, max(start, end - 9), -1):
        if low[back] in ("in", "at", "during", "on") and low[back + 1] in w.DETERMINERS:
            occasion = any(low[i] in w.SPEECH_NOUNS for i in range(back + 2, end)) and QUOTE not in low[back:end]
            return back if occasion and not any(low[i] in w.PREPOSITIONS for i in range(back + 1, end)) else end
    return end
