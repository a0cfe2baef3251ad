"""A sentence and a mention in, what kind of subject it is out: one that can speak, a document, or neither."""

from __future__ import annotations

from functools import cache

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.sentences import Sentence
from quotetrack.lexicon.posts import plural_forms, post_forms
from quotetrack.lexicon.speaking import noun_kinds

_SPEAKING = w.PRONOUNS | frozenset("who some many others both several another most all few one those".split())
NOT_SPEAKING = frozenset("it this that these there which what nothing something everything".split())
_OPENERS = w.PREPOSITIONS | frozenset("according speaking asked commenting responding elsewhere".split())


@cache
def naming_nouns() -> frozenset[str]:
    """Give the common nouns that name persons, bodies or documents: posts too, singular and plural."""
    return frozenset((*noun_kinds(), *post_forms(), *plural_forms()))


def can_speak(sentence: Sentence, mention: Tokens | None) -> bool:
    """Tell whether a mention names somebody: a pronoun, a name, or a noun for persons, bodies or documents."""
    if mention is None:
        return False
    start, end = mention
    low = sentence.low
    if low[start] in _SPEAKING:
        return True
    if low[start] in NOT_SPEAKING or end - start > 45:
        return False
    known = naming_nouns()
    opens = (start == 0 or not low[start - 1][0].isalnum()) and low[start + 1 : start + 2] != [","]
    for at in range(start, end):
        if (
            not sentence.raw[at].islower()  # "al-Hadri" too
            and low[at][0].isalpha()
            and low[at] not in w.DETERMINERS
            and not (opens and at == start and end - start > 1)
        ):
            return True
        if low[at] in known or low[at][0].isdigit():
            return True
    return False


def takes_floor(sentence: Sentence, begin: int) -> int:
    """Give the verb with which somebody began to speak right before "to say"; 0 where there is none.

    "took the floor to", "rose to", "took to X to".
    """
    low = sentence.low
    if begin < 2 or low[begin] != "to":
        return 0
    if low[begin - 1] in _ROSE:
        return begin - 1
    near = range(begin - 2, max(0, begin - 6), -1) if low[begin - 1] in _FLOORS else ()
    return next((at for at in near if low[at] in _TOOK), 0)


_ROSE = frozenset("rose intervened interrupted interjected tweeted wrote phoned telephoned".split())
_FLOORS = frozenset(
    "floor microphone podium rostrum stage lectern stand x twitter facebook telegram instagram media".split()
)
_TOOK = frozenset("took taking takes taken mounted".split())


def is_document(sentence: Sentence, mention: Tokens | None) -> bool:
    """Tell whether a mention names a document, a survey or the like: "the report", "two polls"."""
    if mention is None:
        return False
    return any(noun_kinds().get(sentence.low[at]) == "document" for at in range(*mention))


def first_subject(sentence: Sentence, before: int, start: int = 0) -> Tokens | None:
    """Give the subject of the clause at token `start`, for a participle or second verb far from it."""
    low = sentence.low
    at = start
    if start == 0 and (low[0] in _OPENERS or low[0] in w.CONJUNCTIONS or w.is_adverb(low[0])):
        at = next((i + 1 for i in range(before) if low[i] == ","), 0)
    if at >= before:
        return None
    if low[at] in w.PRONOUNS:
        return (at, at + 1)
    return mentions.opening(sentence, at, before)
