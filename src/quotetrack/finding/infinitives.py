"""An infinitive of a reporting verb in, the verb group that says it was spoken out: "went on | to say that C"."""

from __future__ import annotations

from quotetrack.finding import words as w
from quotetrack.finding.frames import Voice
from quotetrack.finding.sentences import Sentence

# Verbs after which the infinitive tells what was done: what S "continued to say", S said. Not "refused", "hoped".
_DONE = frozenset(
    "continue continues continued continuing began begins begun beginning started proceeded proceeds hastened "
    "hastens rushed rushes hurried tried tries attempted seemed seems appeared appears moved "
    "chose dared contrived managed paused".split()
)
_WITH_ON = frozenset("went goes go gone going".split())
# Adjectives after a form of "be" that do the same: "was quick to point out that C".
_READY = frozenset("quick careful keen swift quicker anxious pleased happy glad proud sorry sad first forced".split())
_TENSED = w.HAVE | w.DO | w.BE


def spoken_infinitive(sentence: Sentence, to: int) -> tuple[int, Voice] | None:
    """Give where the verb group begins that makes the infinitive at token `to` an act of speech, and its voice.

    None where the infinitive only tells a wish, a duty or a purpose ("refused to say", "wants to tell").
    """
    low = sentence.low
    verb = to - 1
    if verb > 0 and low[verb] == "on" and low[verb - 1] in _WITH_ON:
        verb -= 1
    elif verb > 0 and low[verb] in _READY:
        verb -= 1
        while verb > 0 and (w.is_adverb(low[verb]) or low[verb] in ("very", "too", "the", "been")):
            verb -= 1
        if low[verb] not in w.BE and low[verb] not in w.HAVE:
            return None
        verb += 1
    elif verb < 1 or low[verb] not in _DONE:
        return None
    if low[verb] == "be" or low[verb - 1] == "to":
        return None
    begin = verb
    while begin > 0 and (low[begin - 1] in _TENSED or w.is_adverb(low[begin - 1])):
        begin -= 1
        if low[begin] in w.NEGATIONS:
            return None
    if begin == 0 or low[begin - 1] in w.MODALS or low[begin - 1] == "to":
        return None
    return begin, "participle" if begin == verb and low[verb].endswith("ing") else "finite"
