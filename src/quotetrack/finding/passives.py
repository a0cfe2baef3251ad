"""A cue in the passive in, a frame out: its grammatical subject is not the speaker."""

from __future__ import annotations

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.complements import past_adverbials
from quotetrack.finding.cues import Hit
from quotetrack.finding.frames import Frame
from quotetrack.finding.placing import before_marks
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.finding.subjects import can_speak

_NO_SPEECH = frozenset(("agree", "decide"))
_HANDED_ON = frozenset(("quote", "cite"))
# "X is expected to come" says of X what "it is expected that X will come" says.
_RAISED = frozenset("expect believe say report think allege rumor rumour understand".split())
_JUDGED = frozenset("for of as over".split())  # "was praised by S for C", "was described by S as C"


def passive_frame(sentence: Sentence, hit: Hit, begin: int, kind: str, content: int) -> Frame | None:
    """Give the frame of "it was noted that C", "X was told by S that C", "C, X was told by S", "X was asked, “Q”"."""
    low = sentence.low
    if hit.cue.verb in _NO_SPEECH:
        return None
    frame = Frame("impersonal", (begin, hit.to), None, kind, "medium", begin, hit.to, hit.cue.verb, hit.form, "passive")
    at = hit.to
    if at < len(low) and low[at] == "by":
        agent = mentions.right(sentence, at + 1, len(sentence))
        if agent is None:
            return None
        judged = _JUDGED if hit.cue.verb == "accuse" else _JUDGED - {"of"}  # "accused by Hale | of theft"
        agent = (agent[0], next((i for i in range(at + 2, agent[1]) if low[i] in judged), agent[1]))
        frame.mention, frame.rule = agent, "passive_agent"
        at = past_adverbials(sentence, agent[1])
        kind, content = _behind_agent(sentence, at)
    impersonal = begin > 0 and low[begin - 1] == "it"
    if impersonal:
        frame.start = begin - 1
    hearer = mentions.left(sentence, begin, 0) if not impersonal else None
    if hearer is not None:
        frame.start = hearer[0]
    if impersonal and kind == "to" and frame.mention is None:
        hearer = (begin - 1, begin)  # "it is expected to rain"
    if hearer is not None and low[begin] != "being" and low[_before_group(low, begin) - 1] not in w.RELATIVE_OR_THAT:
        raised = kind == "to" and hit.cue.verb in _RAISED and frame.mention is None
        if raised and (hit.cue.verb != "expect" or can_speak(sentence, hearer)):
            frame.before, frame.rule, frame.strength = hearer, "raised_subject", "weak"
            frame.after = (content, len(low))
            return frame
        if hit.cue.verb in _HANDED_ON:
            return None  # "S was quoted by A"
        follows = "".join(low[at : at + 1])
        urged = follows == "as" if hit.cue.naming else follows != "to" or "to" in hit.cue.takes
        heard = hit.cue.addressee or kind in ("that", "quote", "colon")
        if "np" in hit.cue.takes and urged and not heard and can_speak(sentence, frame.mention):
            frame.before, frame.rule, frame.strength = hearer, "passive_object", "weak"
            frame.after = (at, len(low)) if at < len(low) and low[at] in _JUDGED else None
            return frame
    if kind == "that" and (impersonal or hit.cue.addressee or (hit.cue.verb == "warn" and frame.mention)):
        frame.after = (content, len(sentence))
        return frame
    if kind in ("quote", "colon") and (frame.mention is not None or hit.cue.verb in ("ask", "tell", "warn")):
        frame.after = (content, len(sentence))
        frame.rule = "passive_quotation"
        frame.complement = "quote"
        return frame
    if kind == "wh" and hit.cue.verb == "ask":
        frame.after, frame.rule = (content, len(sentence)), "passive_question"
        return frame
    if kind == "end" and hit.cue.addressee and hearer is not None:
        end = before_marks(sentence, frame.start)
        if 0 < end < frame.start or (end and low[end - 1] == QUOTE):
            frame.before = (0, end)
            return frame
    return None


def _before_group(low: list[str], begin: int) -> int:
    """Step back from the passive's "be" at token `begin` over "has", "will" and adverbs to the end of its subject."""
    at = begin
    while at and (low[at - 1] in w.AUXILIARIES or w.is_adverb(low[at - 1])):
        at -= 1
    return at


def reduced_question(sentence: Sentence, hit: Hit, begin: int, kind: str, content: int) -> Frame | None:
    """Give the frame of "Asked whether C, S said ..." and "when asked if C": somebody unnamed asked."""
    if hit.cue.verb != "ask" or hit.form != "past" or kind != "wh":
        return None
    if begin and sentence.low[begin - 1] not in ("when", "if", "once"):
        return None
    place = (begin, hit.to)
    rest = (content, len(sentence))
    return Frame("passive_question", place, None, kind, "medium", begin, hit.to, "ask", hit.form, "passive", after=rest)


def _behind_agent(sentence: Sentence, at: int) -> tuple[str, int]:
    """Tell what follows "by S": a that-clause, a quotation behind "because", or the end of the sentence."""
    low = sentence.low
    if at >= len(low) or low[at] in (".", ",", ";"):
        return ("quote", at + 1) if low[at + 1 : at + 2] == [QUOTE] else ("end", at)
    if low[at] == "that":
        return "that", at + 1
    if low[at] in ("because", "as") and low[at + 1 : at + 2] == [QUOTE]:
        return "quote", at + 1
    return "other", at
