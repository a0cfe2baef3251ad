"""A masked sentence and a place in, the words that name a speaker there out, as token ranges.

There is no part-of-speech tagger: a noun phrase is what stands between the closed word classes that cannot be part of
one. The phrase is read leftwards from a verb ("the head of the agency | said") or rightwards ("said | Ms. Linde, the
prime minister").
"""

from __future__ import annotations

from typing import TypeAlias

from quotetrack.finding import words as w
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.lexicon.speaking import noun_kinds

Tokens: TypeAlias = tuple[int, int]

_PRONOUN_LIKE = frozenset("it these those both others another many some few one all several most".split())
_LONGEST = 40  # tokens of one noun phrase; longer ones are not names of speakers
_NOT_IN_NAME = (
    w.AUXILIARIES
    | (w.CONJUNCTIONS - {"and"})
    | w.PRONOUNS
    | w.OTHER_PRONOUNS
    | frozenset(", ; : . ! ? … ... ( ) [ ] “”".split())
    | w.DASHES
    | frozenset("there here not".split())
)
_JOINING = frozenset("of for to in at on from with and against & under between".split())
_TIME_START = w.WEEKDAYS | w.MONTHS | w.TIME_NOUNS | frozenset("today yesterday tonight earlier later recently".split())


def is_name_like(sentence: Sentence, at: int) -> bool:
    """Tell whether a token begins with a capital letter and is no closed-class word."""
    return sentence.raw[at][:1].isupper() and sentence.low[at] not in w.PREPOSITIONS


def left(sentence: Sentence, before: int, floor: int) -> Tokens | None:
    """Give the subject that ends right before token `before`, not reaching left of token `floor`; else None."""
    low = sentence.low
    end = _before_time(low, before, floor)
    if end <= floor:
        return None
    word = low[end - 1]
    if word in w.PRONOUNS or word in _PRONOUN_LIKE:
        return (end - 1, end)
    if word == "who" or word in ("which", "that"):
        return _antecedent(sentence, end - 1, floor)
    if word == "," or word in w.DASHES or word == ")":
        return _before_apposition(sentence, end - 1, floor)
    return phrase_ending(sentence, end, floor)


def _before_time(low: list[str], end: int, floor: int) -> int:
    """Step back over a time between subject and verb: "the court on Thursday | ruled"."""
    at = end
    while at > floor and (
        low[at - 1] in w.TIME_WORDS or low[at - 1].isdigit() or low[at - 1] in ("night", "morning", "evening")
    ):
        at -= 1
    if at == end:
        return end
    if at > floor and low[at - 1] in ("on", "in", "late", "early", "last", "this"):
        return at - 1
    return at if low[at] in w.TIME_WORDS else end


def phrase_ending(sentence: Sentence, end: int, floor: int) -> Tokens | None:
    """Give the noun phrase whose last token is `end - 1`."""
    low = sentence.low
    at = end
    lowest = max(floor, end - _LONGEST)
    while at > lowest:
        word = low[at - 1]
        if word == ")":
            opened = _opening_bracket(low, at - 1, lowest)
            if opened is None:
                break
            at = opened
            continue
        if word in _NOT_IN_NAME:
            break
        if word in w.PREPOSITIONS:
            # "the head of the agency": a preposition belongs to the phrase when a noun stands before it.
            if word not in _JOINING | {"by"} or at - 1 <= lowest or not _may_hold(sentence, at - 2):
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
        if at == end and word == "here":
            at -= 1
            continue
        if w.is_adverb(word) and not word.endswith("ly") and word not in ("first", "last", "former", "all", "both"):
            break
        if at < end and word in _TIME_START and low[at] not in ("'s",) and not low[at - 1].endswith("'s"):
            break
        at -= 1
        if word in w.DETERMINERS and (
            at <= lowest or (low[at - 1] not in _JOINING and low[at - 1] not in w.DETERMINERS)
        ):
            break
    while at < end and (low[at] in _JOINING or low[at] in ("and",) or low[at] in w.TIME_WORDS):
        at += 1
    if at >= end or not _is_speaker_like(sentence, at, end):
        return None
    return (at, end)


def right(sentence: Sentence, start: int, ceiling: int) -> Tokens | None:
    """Give the noun phrase that begins at token `start`, with an apposition that follows it; else None."""
    low = sentence.low
    if start >= ceiling:
        return None
    if low[start] in w.PRONOUNS:
        return (start, start + 1)
    if low[start] in ("him", "her", "them", "us", "me") and (
        start + 1 >= ceiling or low[start + 1] in (",", ".", ";") or low[start + 1] in w.CONJUNCTIONS
    ):
        return (start, start + 1)
    end = _phrase_starting(sentence, start, ceiling)
    if end <= start:
        return None
    if not _is_speaker_like(sentence, start, end):
        return None
    if end + 1 < ceiling and low[end] == "," and _opens_apposition(sentence, end + 1, ceiling):
        stop = end + 1
        while stop < ceiling and low[stop] not in w.TERMINALS and low[stop] != QUOTE and stop - end < _LONGEST:
            if low[stop] == "," or low[stop] in w.DASHES or low[stop] in ("during", "after", "as"):
                break
            stop += 1
        return (start, stop)
    return (start, end)


def opening(sentence: Sentence, start: int, ceiling: int) -> Tokens | None:
    """Give the noun phrase that opens a clause at token `start`, up to its verb: names, or a determiner and nouns."""
    low = sentence.low
    end = _phrase_starting(sentence, start, ceiling)
    if end <= start:
        return None
    if is_name_like(sentence, start) and low[start] not in w.DETERMINERS:
        stop = start + 1
        while stop < end and (is_name_like(sentence, stop) or low[stop] in ("of", "the", "al", "and")):
            stop += 1
        end = stop
    else:
        # The first word in -ed or -s after the nouns may be the verb; a name inside the phrase closes it.
        for at in range(start + 1, end):
            if low[at].endswith("ed") and not is_name_like(sentence, at):
                end = at
                break
    while end > start and low[end - 1] in _JOINING | w.DETERMINERS | {"and"}:
        end -= 1
    return (start, end) if end > start and _is_speaker_like(sentence, start, end) else None


def _phrase_starting(sentence: Sentence, start: int, ceiling: int) -> int:
    low = sentence.low
    at = start
    top = min(ceiling, start + _LONGEST)
    while at < top:
        word = low[at]
        if word == "(":
            closing = next((i for i in range(at + 1, min(at + 12, top)) if low[i] == ")"), None)
            if closing is None or at == start:
                break
            at = closing + 1
            continue
        if word in _NOT_IN_NAME:
            break
        if word in _TIME_START and not (
            at > start and low[at - 1] in w.DETERMINERS and at + 1 < top and low[at + 1].isalpha()
        ):
            break
        if word in w.PREPOSITIONS:
            attached = word in ("of", "for") or (
                word in ("to", "at", "in", "from")
                and at + 1 < top
                and low[at + 1] in ("the", "a")
                and not _event(low, at + 1, top)
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
    while at > start and low[at - 1] in (_JOINING | w.DETERMINERS):
        at -= 1
    return at


def _event(low: list[str], at: int, top: int) -> bool:
    """Tell whether "the ..." names an occasion rather than a body: "at the rally", "in the interview"."""
    return any(low[i] in w.SPEECH_NOUNS or low[i] in w.TIME_NOUNS for i in range(at, min(at + 5, top)))


def _antecedent(sentence: Sentence, relative: int, floor: int) -> Tokens | None:
    """Give the noun phrase that a relative pronoun at token `relative` stands for."""
    end = relative
    if end > floor and (sentence.low[end - 1] == "," or sentence.low[end - 1] in w.DASHES):
        end -= 1
        found = phrase_ending(sentence, end, floor)
        if found and sentence.low[found[0]] in ("the", "a", "an") and found[0] - 1 > floor:
            earlier = left(sentence, end, floor) if sentence.low[found[0] - 1] != "," else None
            return earlier or found
        return found
    return phrase_ending(sentence, end, floor) if end > floor else None


def _before_apposition(sentence: Sentence, closing: int, floor: int) -> Tokens | None:
    """Give name and apposition where a comma, dash or bracket at token `closing` ends one: "X, head of Y, | said"."""
    low = sentence.low
    mark = low[closing]
    if mark == ")":
        opened = _opening_bracket(low, closing, floor)
        found = phrase_ending(sentence, opened, floor) if opened is not None and opened > floor else None
        return (found[0], closing + 1) if found else None
    lowest = max(floor, closing - _LONGEST)
    best: Tokens | None = None
    commas = 0
    for at in range(closing - 1, lowest, -1):
        if low[at] in w.TERMINALS or low[at] == QUOTE or low[at] == ";":
            break
        if low[at] != mark:
            continue
        commas += 1
        found = phrase_ending(sentence, at, floor)
        if found is None:
            if low[at - 1] not in w.AUXILIARIES and commas < 4:
                continue
            break
        best = (found[0], closing) if _opens_apposition(sentence, at + 1, closing) else found
        name = any(is_name_like(sentence, i) for i in range(*found))
        if name or low[found[0]] in ("the", "a", "an") or commas > 3:
            break
    return best


def _opens_apposition(sentence: Sentence, at: int, ceiling: int) -> bool:
    """Tell whether the words after a comma describe the person named before it."""
    word = sentence.low[at]
    if word in ("a", "an", "the", "his", "her", "their", "one", "former", "then", "now", "who", "director", "age"):
        return True
    if word in w.PREPOSITIONS or word in _NOT_IN_NAME or word in w.ADVERBS or w.is_adverb(word):
        return False
    if word.isdigit():
        return True
    if word.endswith("ing"):
        return False
    return is_name_like(sentence, at) or (word.isalpha() and at + 1 < ceiling and not word.endswith("ed"))


def _opening_bracket(low: list[str], closing: int, floor: int) -> int | None:
    return next((i for i in range(closing - 1, max(floor - 1, closing - 12), -1) if low[i] == "("), None)


def _may_hold(sentence: Sentence, at: int) -> bool:
    """Tell whether a preposition after token `at` can belong to a noun there."""
    word = sentence.low[at]
    return word not in _NOT_IN_NAME and word not in w.PREPOSITIONS and word not in w.DETERMINERS and word != "and"


def _attaches(sentence: Sentence, preposition: int, floor: int, end: int) -> bool:
    """Tell whether "in", "for", "to" ... ties the words after it to a noun phrase, not to a time or an occasion."""
    low = sentence.low
    if low[preposition] == "by":
        return False
    after = low[preposition + 1]
    if after in _TIME_START or after.isdigit():
        return False
    noun = preposition - 1
    if low[noun] in w.TIME_WORDS or low[noun].endswith("ing"):
        return False
    # A determiner or name must stand to the left, and no second subject may follow the preposition's own noun.
    inner = low[preposition + 1 : end]
    if sum(1 for i, word in enumerate(inner) if i and word in ("the", "a", "an") and inner[i - 1] not in _JOINING):
        return False
    back = max(floor, preposition - 8)
    return any(low[i] in w.DETERMINERS or is_name_like(sentence, i) for i in range(back, preposition)) or back == floor


def _conjoined(sentence: Sentence, conjunction: int, floor: int, end: int) -> bool:
    """Tell whether "and" joins two names or nouns of one subject, not two clauses."""
    low = sentence.low
    if conjunction - 1 < floor or low[conjunction - 1] in _NOT_IN_NAME:
        return False
    # The first part must begin a clause: nothing but a noun phrase stands before it.
    at = conjunction
    while at > floor and at > conjunction - 12:
        word = low[at - 1]
        if word in _NOT_IN_NAME:
            return word in (",", QUOTE) or (word in w.CONJUNCTIONS and word not in ("and", "or"))
        if word in w.PREPOSITIONS and word not in ("of", "for"):
            return False
        if word.endswith("ed") and not is_name_like(sentence, at - 1):
            return False
        at -= 1
    return at == floor


def _is_speaker_like(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the tokens hold a noun at all: a name, or a lower-case word that is no closed-class word."""
    for at in range(start, end):
        word = sentence.low[at]
        if word[0].isdigit() and (at + 1 == end or sentence.low[at + 1] in ("in", "percent", "%", "out", "of")):
            return True  # "26 percent", "nine in 10"
        if not word[0].isalpha() or word in w.DETERMINERS or word in w.PREPOSITIONS:
            continue
        if word in w.TIME_WORDS or word in w.TIME_NOUNS or (w.is_adverb(word) and not is_name_like(sentence, at)):
            continue
        return True
    return False
