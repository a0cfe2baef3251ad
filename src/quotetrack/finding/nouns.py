"""A masked sentence and a place in, the noun phrase that ends or begins there out, as a token range.

There is no part-of-speech tagger: a noun phrase is what stands between the closed word classes that cannot be part of
one, with its prepositions where they tie nouns together.
"""

from __future__ import annotations

from typing import TypeAlias

from quotetrack.finding import words as w
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.lexicon.speaking import noun_kinds

Tokens: TypeAlias = tuple[int, int]

LONGEST = 40  # tokens of one noun phrase; longer ones are not names of speakers
NOT_IN_NAME = (
    w.AUXILIARIES
    | (w.CONJUNCTIONS - {"and"})
    | w.PRONOUNS
    | w.OTHER_PRONOUNS
    | frozenset(", ; : . ! ? … ... ( ) [ ] “”".split())
    | w.DASHES
    | frozenset("there here not what whom".split())
)
JOINING = frozenset("of for to in at on from with and against & under between".split())
_JOINING_OR_BY = JOINING | {"by"}
_TRAILING = JOINING | w.DETERMINERS
_OBJECTS = frozenset("him her them us it".split())
_TO_PERSONS = frozenset("to of with".split())
_POINTING = frozenset("her this these those".split())
_NOT_FIRST = JOINING | w.TIME_WORDS
TIME_START = w.WEEKDAYS | w.MONTHS | w.TIME_NOUNS | frozenset("today yesterday tonight earlier later recently".split())
# All words that need a look when a noun phrase is read; any other belongs to it.
_CLOSED = (
    NOT_IN_NAME | _OBJECTS | TIME_START | w.PREPOSITIONS_AND_DETERMINERS | w.ADVERBS | frozenset(("and", "here", ")"))
)
_NO_NOUNS = w.PREPOSITIONS_AND_DETERMINERS | w.TIME_WORDS | w.TIME_NOUNS | w.ADVERBS


def is_name_like(sentence: Sentence, at: int) -> bool:
    """Tell whether a token begins with a capital letter and is no closed-class word."""
    return sentence.raw[at][:1].isupper() and sentence.low[at] not in w.PREPOSITIONS


def phrase_ending(sentence: Sentence, end: int, floor: int) -> Tokens | None:
    """Give the noun phrase whose last token is `end - 1`."""
    low = sentence.low
    at = end
    lowest = max(floor, end - LONGEST)
    while at > lowest:
        word = low[at - 1]
        if word not in _CLOSED:
            if at < end and _owner_behind(sentence, at):
                break
            at -= 1
            continue
        if word == ")":
            opened = opening_bracket(low, at - 1, lowest)
            if opened is None:
                break
            at = opened
            continue
        if word in _OBJECTS and low[at - 2 : at - 1] and low[at - 2] in _TO_PERSONS and at - 2 > lowest:
            at -= 1  # "a source close to him", "most of them"
            continue
        if word == "here" and at == end:
            at -= 1
            continue
        if word in NOT_IN_NAME and not (word in _POINTING and at < end):
            break
        if word in w.PREPOSITIONS:
            # "the head of the agency": a preposition belongs to the phrase when a noun stands before it.
            if word not in _JOINING_OR_BY or at - 1 <= lowest or not _may_hold(sentence, at - 2):
                break
            authored = word == "by" and noun_kinds().get(low[at - 2]) == "document"
            if word != "of" and not authored and not _attaches(sentence, at - 1, lowest, end):
                break
            at -= 1
            continue
        if word == "and":
            if not _conjoined(sentence, at - 1, lowest, end):
                break
            at -= 1
            continue
        if word in w.ADVERBS and not word.endswith("ly") and word not in ("first", "last", "former", "all", "both"):
            break
        if at < end and word in TIME_START and low[at] not in ("'s",) and not low[at - 1].endswith("'s"):
            break
        at -= 1
        if word in w.DETERMINERS and (
            at <= lowest or (low[at - 1] not in _JOINING_OR_BY and low[at - 1] not in w.DETERMINERS)
        ):
            break
    while at < end and low[at] in _NOT_FIRST:
        at += 1
    if at >= end or not is_speaker_like(sentence, at, end):
        return None
    return (at, end)


def _owner_behind(sentence: Sentence, at: int) -> bool:
    """Tell whether the name at `at` owns what follows, with a noun right before it: "for war | Korvia's chief"."""
    raw = sentence.raw
    return raw[at][0].isupper() and raw[at].endswith(("'s", "’s")) and raw[at - 1].islower() and raw[at - 1].isalpha()


def phrase_starting(sentence: Sentence, start: int, ceiling: int) -> int:
    """Give the end of the noun phrase that begins at `start`, at most `ceiling`; `start` where there is none."""
    low = sentence.low
    at = start
    top = min(ceiling, start + LONGEST)
    while at < top:
        word = low[at]
        if word == "(":
            closing = next((i for i in range(at + 1, min(at + 12, top)) if low[i] == ")"), None)
            if closing is None or at == start:
                break
            at = closing + 1
            continue
        if word in NOT_IN_NAME and word not in _POINTING:
            break
        if word in TIME_START and not (
            at > start and low[at - 1] in w.DETERMINERS and at + 1 < top and low[at + 1].isalpha()
        ):
            break
        if word in w.PREPOSITIONS:
            attached = (
                word in ("of", "for")
                or (word == "on" and low[at + 2 : at + 3] == ["and"] and _inside_name(sentence, at, at + 2))
                or (
                    word in ("to", "at", "in", "from")
                    and at + 1 < top
                    and low[at + 1] in ("the", "a")
                    and not _event(low, at + 1, top)
                )
            )
            if at == start or not attached:
                break
        elif word == "and":
            follows = at + 1 < top and (is_name_like(sentence, at + 1) or low[at + 1] in w.DETERMINERS)
            if at == start or not follows:
                break
        elif w.is_adverb(word) and not is_name_like(sentence, at):
            break
        at += 1
    while at > start and low[at - 1] in _TRAILING:
        at -= 1
    return at


def _event(low: list[str], at: int, top: int) -> bool:
    """Tell whether "the ..." names an occasion rather than a body: "at the rally", "in the interview"."""
    return any(low[i] in w.SPEECH_NOUNS or low[i] in w.TIME_NOUNS for i in range(at, min(at + 5, top)))


def opening_bracket(low: list[str], closing: int, floor: int) -> int | None:
    """Give the bracket that the one at `closing` closes, at most 12 tokens to the left."""
    return next((i for i in range(closing - 1, max(floor - 1, closing - 12), -1) if low[i] == "("), None)


def _may_hold(sentence: Sentence, at: int) -> bool:
    """Tell whether a preposition after token `at` can belong to a noun there."""
    word = sentence.low[at]
    return word not in NOT_IN_NAME and word not in w.PREPOSITIONS and word not in w.DETERMINERS and word != "and"


def _attaches(sentence: Sentence, preposition: int, floor: int, end: int) -> bool:
    """Tell whether "in", "for", "to" ... ties the words after it to a noun phrase, not to a time or an occasion."""
    low = sentence.low
    if low[preposition] == "by":
        return False
    after = low[preposition + 1]
    if after in TIME_START or after.isdigit():
        return False
    noun = preposition - 1
    if low[noun] in w.TIME_WORDS or low[noun].endswith("ing"):
        return False
    # A determiner or name must stand to the left, and no second subject may follow the preposition's own noun.
    inner = low[preposition + 1 : end]
    if sum(1 for i, word in enumerate(inner) if i and word in ("the", "a", "an") and inner[i - 1] not in JOINING):
        return False
    back = max(floor, preposition - 8)
    return any(low[i] in w.DETERMINERS or is_name_like(sentence, i) for i in range(back, preposition)) or back == floor


def _conjoined(sentence: Sentence, conjunction: int, floor: int, end: int) -> bool:
    """Tell whether "and" joins two names or nouns of one subject, not two clauses."""
    low = sentence.low
    if conjunction - 1 < floor or low[conjunction - 1] in NOT_IN_NAME:
        return False
    # The first part must begin a clause: nothing but a noun phrase stands before it.
    at = conjunction
    while at > floor and at > conjunction - 12:
        word = low[at - 1]
        if word in NOT_IN_NAME:
            return word in (",", QUOTE) or (word in w.CONJUNCTIONS and word not in ("and", "or"))
        if word in w.PREPOSITIONS and word not in ("of", "for") and not _inside_name(sentence, at - 1, conjunction):
            return _names_body(sentence, at, conjunction, end)
        if word.endswith("ed") and not is_name_like(sentence, at - 1):
            return False
        at -= 1
    return at == floor


def _names_body(sentence: Sentence, start: int, conjunction: int, end: int) -> bool:
    """Tell whether "and" joins two fields of one body: "the Basin Food and Drug Administration"."""
    if noun_kinds().get(sentence.low[end - 1]) != "body" or end - conjunction < 3:
        return False
    inside = (*range(start + 1, conjunction), *range(conjunction + 1, end))
    return sentence.low[start] in w.DETERMINERS and all(is_name_like(sentence, at) for at in inside)


def _inside_name(sentence: Sentence, preposition: int, conjunction: int) -> bool:
    """Tell whether "on" ties the words of one name: "Office on Drugs and Crime"."""
    around = (preposition - 1, *range(preposition + 1, conjunction + 2))
    if sentence.low[preposition] != "on" or preposition == 0 or conjunction + 1 >= len(sentence):
        return False
    return all(at == conjunction or is_name_like(sentence, at) for at in around)


def is_speaker_like(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the tokens hold a noun at all: a name, or a lower-case word that is no closed-class word."""
    for at in range(start, end):
        word = sentence.low[at]
        if word not in _NO_NOUNS and word[0].isalpha() and not word.endswith("ly"):
            return True
        if word[0].isdigit() and (at + 1 == end or sentence.low[at + 1] in ("in", "percent", "%", "out", "of")):
            return True  # "26 percent", "nine in 10"
        if not word[0].isalpha() or word in w.DETERMINERS or word in w.PREPOSITIONS:
            continue
        if word in w.TIME_WORDS or word in w.TIME_NOUNS or (w.is_adverb(word) and not is_name_like(sentence, at)):
            continue
        return True
    return False
