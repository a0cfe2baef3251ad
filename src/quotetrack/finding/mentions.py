"""A masked sentence and a place in, the words that name a speaker there out, as token ranges.

The subject is read leftwards from a verb ("the head of the agency, who retires in May, | said") or rightwards
("said | Ms. Linde, the prime minister").
"""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.cues import hits
from quotetrack.finding.nouns import Tokens, is_name_like, phrase_ending
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import plural_forms, post_forms
from quotetrack.lexicon.speaking import noun_kinds

_PRONOUN_LIKE = frozenset("it these those both others another many some few one all several most".split())
_SOME = frozenset("others some many several".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten".split())
_OBJECTS = frozenset("him her them us me".split())
_DEFINITE = frozenset("the his her their its this that".split())
_LONGEST_NAME = 5  # tokens
_SHORTEST_CLAUSE = 6  # tokens of a clause that has no auxiliary
_HELD = frozenset("in to at for".split())  # what ties a post to its place
_INSERTED = 60  # tokens between a subject and its verb
_TRAILING = nouns.JOINING | w.DETERMINERS | {"and"}
_CLOSES_CLAUSE = w.COORDINATORS | w.DASHES | frozenset((",", ";", ":", QUOTE))
_TIMES = w.TIME_WORDS | {"night", "morning", "evening"}
_OPENS_CLAUSE = w.CONJUNCTIONS | w.DASHES | frozenset((",", ";", ":", "(", QUOTE))


def left(sentence: Sentence, before: int, floor: int) -> Tokens | None:
    """Give the subject that ends right before token `before`, not reaching left of token `floor`; else None."""
    low = sentence.low
    if before - 3 >= floor and low[before - 2] == "in" and low[before - 3] in _NUMBERS:
        return (before - 3, before)  # "three in five"
    end = before_time(low, before, floor)
    if end <= floor:
        return None
    word = low[end - 1]
    if word in w.PRONOUNS or word in _PRONOUN_LIKE:
        return (end - 1, end)
    if word in ("who", "which", "that"):
        return _antecedent(sentence, end - 1, floor)
    if word == "," or word in w.DASHES or word == ")":
        return _before_insertion(sentence, end - 1, floor)
    if word in w.COORDINATORS:
        return None
    found = phrase_ending(sentence, end, floor)
    return _outside_relative(sentence, _with_name(sentence, found, floor), floor) if found else None


def _with_name(sentence: Sentence, found: Tokens, floor: int) -> Tokens:
    """Take in the name before an apposition that no comma closes: "C, | Jan Ostrowik, head of the guards said"."""
    low, comma = sentence.low, found[0] - 1
    if comma <= floor or low[comma] != "," or low[found[0]] in _DEFINITE or not _names_post(low, found):
        return found
    start = comma
    while start > floor and is_name_like(sentence, start - 1):
        start -= 1
    named = 1 < comma - start < _LONGEST_NAME and start > floor and low[start - 1] == ","
    clause = start - floor > _SHORTEST_CLAUSE or not w.AUXILIARIES.isdisjoint(low[floor:start])
    if not named or not clause or " ".join(sentence.raw[start:comma]) in place_words():
        return found
    return (start, found[1])


def _names_post(low: list[str], phrase: Tokens) -> bool:
    """Tell whether a noun phrase has a word for a post or for a person."""
    words = low[phrase[0] : phrase[1]]
    return any(word in post_forms() or noun_kinds().get(word) == "person" for word in words)


def before_time(low: list[str], end: int, floor: int) -> int:
    """Step back from token `end` over a time between subject and verb: "the court on Thursday | ruled"."""
    at = end
    while at > floor and (low[at - 1] in _TIMES or low[at - 1].isdigit()):
        at -= 1
    if at == end:
        if end - 2 > floor and low[end - 1] in w.TIME_NOUNS and low[end - 2] in ("this", "last", "next"):
            return end - 2
        return end
    if at > floor and low[at - 1] in ("on", "in", "by", "late", "early", "last", "this"):
        return at - 1
    return at if low[at] in w.TIME_WORDS else end


def _antecedent(sentence: Sentence, relative: int, floor: int) -> Tokens | None:
    """Give the noun phrase that a relative pronoun at token `relative` stands for."""
    end = relative
    if end > floor and (sentence.low[end - 1] == "," or sentence.low[end - 1] in w.DASHES):
        end -= 1
        found = phrase_ending(sentence, end, floor)
        if found and sentence.low[found[0]] in ("the", "a", "an") and found[0] - 1 > floor:
            earlier = left(sentence, end, floor) if sentence.low[found[0] - 1] != "," else None
            return earlier or found
        return _object(sentence, found, floor) if found else None
    end = before_time(sentence.low, end, floor)  # "a paper in 2016 | which calls for"
    return phrase_ending(sentence, end, floor) if end > floor else None


def _object(sentence: Sentence, found: Tokens, floor: int) -> Tokens:
    """Give the last noun phrase of a verb and its objects: "have met resistance from | the militia", which ..."."""
    low, start = sentence.low, found[0]
    if start <= floor or not (low[start - 1] in w.AUXILIARIES or low[start - 1] in w.PRONOUNS):
        return found
    return (next((at for at in range(found[1] - 1, start, -1) if low[at] in w.DETERMINERS), start), found[1])


def _outside_relative(sentence: Sentence, found: Tokens, floor: int) -> Tokens:
    """Give the antecedent when `found` ends a relative clause: "those [who fled the camp] | said"."""
    low = sentence.low
    for at in range(found[0] - 1, max(floor, found[0] - 12), -1):
        word = low[at]
        if word in _CLOSES_CLAUSE:
            return found
        if word == "who":
            return left(sentence, at, floor) or found
    return found


def _before_insertion(sentence: Sentence, closing: int, floor: int) -> Tokens | None:
    """Give the subject before an insertion that ends at token `closing`: "X, head of Y, | said", "X (Y) | said".

    Of the noun phrases that end at a comma before it, the subject is the first that opens a clause and names somebody;
    an apposition right after it belongs to the mention.
    """
    low = sentence.low
    mark = low[closing]
    if mark == ")":
        opened = nouns.opening_bracket(low, closing, floor)
        found = phrase_ending(sentence, opened, floor) if opened is not None and opened > floor else None
        return (found[0], closing + 1) if found else None
    found = None
    for at in range(closing - 1, max(floor, closing - _INSERTED), -1):
        if low[at] == ";" or (low[at] in w.TERMINALS and low[at + 1] != ","):
            break
        if low[at] != mark:
            continue
        if low[at - 1] in w.PRONOUNS and (at - 1 <= floor or low[at - 2] in _OPENS_CLAUSE):
            return found or (at - 1, at)
        head = phrase_ending(sentence, before_time(low, at, floor), floor)
        if head is None:
            if low[at - 1] in w.AUXILIARIES:
                break
            continue
        if found is not None and not (_opens_clause(sentence, head, floor) and _names_somebody(sentence, head)):
            continue
        if found is None and _reports(sentence, at + 1):
            break  # "for seeking to calm his people, blamed the press, | claimed": a list of verbs
        if low[head[0]] in _SOME and low[at + 1] == "like" and is_name_like(sentence, closing - 1):
            return (at + 2, closing)  # "Others, like retired driver Jan Molk, | call it"
        found = (head[0], closing) if _opens_apposition(sentence, at + 1, closing) and at + 25 > closing else head
    return found


def _reports(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite cue with its object stands at token `at`: "blamed the press", not "said to be ill"."""
    following = sentence.low[at + 1 : at + 2]
    return any(hit.at == at and hit.form == "past" for hit in hits(sentence)) and following not in (["to"], ["by"])


def _opens_clause(sentence: Sentence, phrase: Tokens, floor: int) -> bool:
    """Tell whether a noun phrase stands where a subject does: first in the sentence, or after a mark or conjunction."""
    return phrase[0] == floor or phrase[0] == 0 or sentence.low[phrase[0] - 1] in _OPENS_CLAUSE


def _names_somebody(sentence: Sentence, phrase: Tokens) -> bool:
    """Tell whether a noun phrase is a name or has a noun for a person, a body or a document."""
    low = sentence.low
    first = phrase[0] if phrase[1] - phrase[0] == 1 else max(phrase[0], 1)
    named = any(is_name_like(sentence, at) for at in range(first, phrase[1]))
    kinds = (noun_kinds(), post_forms(), plural_forms())
    return named or any(word in known for word in low[phrase[0] : phrase[1]] for known in kinds)


def right(sentence: Sentence, start: int, ceiling: int) -> Tokens | None:
    """Give the noun phrase that begins at token `start`, with an apposition that follows it; else None."""
    low = sentence.low
    if start >= ceiling:
        return None
    if low[start] in w.PRONOUNS:
        return (start, start + 1)
    if low[start] in _OBJECTS and (
        start + 1 >= ceiling or low[start + 1] in (",", ".", ";") or low[start + 1] in w.CONJUNCTIONS
    ):
        return (start, start + 1)
    end = _with_place(sentence, nouns.phrase_starting(sentence, start, ceiling), ceiling)
    if end <= start or not nouns.is_speaker_like(sentence, start, end):
        return None
    if end + 1 < ceiling and low[end] == "," and _opens_apposition(sentence, end + 1, ceiling):
        return (start, _apposition_end(low, end + 1, ceiling) or end)
    return (start, end)


def _with_place(sentence: Sentence, end: int, ceiling: int) -> int:
    """Take in the place of a post whose holder is named behind it: "said the envoy | to Zarhan, Nadia Orlik"."""
    low = sentence.low
    if end + 3 >= ceiling or low[end] not in _HELD or low[end - 1] not in post_forms():
        return end
    stop = end + 1
    while stop < ceiling and (is_name_like(sentence, stop) or low[stop] == "the"):
        stop += 1
    named = stop > end + 1 and stop + 1 < ceiling and low[stop] == "," and is_name_like(sentence, stop + 1)
    return stop if named and low[end + 1] not in _TIMES else end


def _apposition_end(low: list[str], start: int, ceiling: int) -> int:
    """Give where an apposition that begins at `start` ends; 0 where it has a verb, so that it is a clause."""
    stop = start
    relative = False
    while stop < ceiling and low[stop] not in w.TERMINALS and low[stop] != QUOTE and stop - start < nouns.LONGEST:
        word = low[stop]
        if word == "," or word in w.DASHES or word in ("during", "after", "as"):
            break
        relative |= word in w.RELATIVE or word == "that"
        if word in w.MODALS and not relative:
            return 0
        stop += 1
    return stop


def opening(sentence: Sentence, start: int, ceiling: int) -> Tokens | None:
    """Give the noun phrase that opens a clause at token `start`, up to its verb: names, or a determiner and nouns."""
    low = sentence.low
    end = nouns.phrase_starting(sentence, start, ceiling)
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
    while end > start and low[end - 1] in _TRAILING:
        end -= 1
    return (start, end) if end > start and nouns.is_speaker_like(sentence, start, end) else None


def _opens_apposition(sentence: Sentence, at: int, ceiling: int) -> bool:
    """Tell whether the words after a comma describe the person named before it."""
    word = sentence.low[at]
    if word in ("a", "an", "the", "his", "her", "their", "one", "former", "then", "now", "who", "director", "age"):
        return True
    if word in w.PREPOSITIONS or word in nouns.NOT_IN_NAME or w.is_adverb(word):
        return False
    if word.isdigit():
        return True
    if word.endswith("ing"):
        return False
    return is_name_like(sentence, at) or (word.isalpha() and at + 1 < ceiling and not word.endswith("ed"))
