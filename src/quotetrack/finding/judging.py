"""A masked sentence and the token after a verb of judging in, whether a judgement follows out: "thinks C premature"."""

from __future__ import annotations

from quotetrack.finding import words as w
from quotetrack.finding.sentences import Sentence

VERBS = frozenset("think consider find judge believe".split())
_ENDINGS = ("able", "ible", "ous", "ful", "less", "ive", "ical", "ary", "ic")
_ADJECTIVES = frozenset(
    "absurd bad calm correct dead difficult essential fair false fake good hard illegal illegitimate important insane "
    "just legal legitimate normal null poor premature right safe shameful stable strange strong tense true unfair "
    "unjust unlawful urgent useless vain valid void weak wrong".split()
)
_LONGEST = 24  # tokens of what is judged


def is_adjective(word: str) -> bool:
    """Tell whether a lower-case word may close a judgement: "unacceptable", "premature"."""
    return word in _ADJECTIVES or (len(word) > 5 and word.endswith(_ENDINGS))


def judged(sentence: Sentence, at: int) -> bool:
    """Tell whether an object and what is thought of it begin at token `at`: "it vital to", "the debate premature"."""
    low = sentence.low
    if at + 1 < len(low) and low[at] == "it" and is_adjective(low[at + 1]):
        return True
    end = next(
        (i for i in range(at, min(at + _LONGEST, len(low))) if low[i] in w.TERMINALS or low[i] in ",;:"), len(low)
    )
    return (
        end - at > 1 and low[at] in w.DETERMINERS and is_adjective(low[end - 1]) and low[end - 2] not in w.DETERMINERS
    )
