"""A cue in a masked sentence in, what follows it out: the complement's kind and where its content would begin."""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.cues import Hit
from quotetrack.finding.sentences import QUOTE, Sentence

_HEARERS = frozenset("him her them us me you reporters journalists lawmakers voters".split())
_AFTER_HEARER = frozenset("that : , . ( how why what whether if to".split()) | {QUOTE}
_LONGEST_HEARER = 9  # tokens
_IN_HEARER = frozenset(
    "of the and for news agency newspaper paper daily weekly reporters television tv channel network broadcaster "
    "magazine radio website site portal".split()
)
_BESIDES = frozenset("as while when".split())
_ARTICLES = frozenset("the a an his her their its no".split())
_POINTING = _ARTICLES | {"these", "those"}
_ADVERBIAL = frozenset("in at on during after before through via to from by following over with under".split())
_TIME_OPENINGS = frozenset("last this next late early a an two three".split())
_ADVERBIAL_OPENINGS = _ADVERBIAL | _TIME_OPENINGS | w.TIME_WORDS | w.ADVERBS
_FEELINGS = frozenset(
    "concern regret satisfaction alarm pride sadness sorrow interest appreciation gratitude confidence "
    "certainty".split()
)
_WARNING = frozenset(("warn", "caution"))
_COUNTING = frozenset("two three four five six seven eight nine ten some several many most more nearly".split())
_BEFORE_COUNT = w.PREPOSITIONS | w.DETERMINERS | {"and"}
_MANNERS = frozenset("terms words tone".split())
_LONGEST_INSERTION = 20  # tokens of "said, in a statement on Monday, that"


def complement(sentence: Sentence, hit: Hit) -> tuple[str, int, int]:
    """Give what follows a cue, the token at which the content would begin, and the token that ends the cue clause.

    Kinds: that, bare, quote, colon, np, to, wh, end, or a preposition. Hearers, times and occasions are passed over.
    """
    low = sentence.low
    size = len(low)
    takes = hit.cue.takes
    at = hit.to
    if hit.cue.addressee:
        at = _past_hearer(sentence, at)
        if hit.to < at < size and low[at] in takes and low[at] in ("of", "about", "to") and hit.cue.verb != "tell":
            return low[at], hit.to, hit.to  # "reminded [X of Y]": the hearer belongs to the content
        clause = at < size and low[at] in ("that", QUOTE, ":", ",")
        if at > hit.to and "of" in takes and "of" in low[hit.to : at] and hit.cue.verb != "tell" and not clause:
            return "of", hit.to, hit.to
        if at > hit.to and at < size and low[at] in _BESIDES and hit.cue.verb == "tell":
            return "end", at, at  # "C, S told his aides as he left"
    elif hit.cue.verb in _WARNING:
        at = _past_warned(sentence, at)
    direct = at
    at = past_insertion(sentence, past_adverbials(sentence, at))
    if at >= size or low[at] in w.TERMINALS or low[at] in (";", ")", "]"):
        return "end", at, at
    word = low[at]
    following = low[at + 1] if at + 1 < size else ""
    if word == QUOTE:
        return "quote", at, at
    if word == ":":
        return "colon", at + 1, at + 1
    if word == ",":
        if following == QUOTE:
            return "quote", at + 1, at + 1
        if following == "that" and "that" in takes and at > hit.to:
            return "that", at + 2, at + 1
        return "end", at, at
    if word in w.DASHES:
        return ("quote", at + 1, at + 1) if following == QUOTE else ("end", at, at)
    if word == "that" and "that" in takes:
        return "that", at + 1, at
    if at > direct and "that" in takes:
        far = _far_that(sentence, at)
        if far:
            return "that", far + 1, far
    if word == "that" and at > direct and "np" in takes:
        return "that", at + 1, at  # "rejected on Monday that C"
    if word in w.WH and word != "which":
        return "wh", at, at
    if word == "to":
        far = _that_behind_hearer(sentence, at + 1) if "that" in takes and at + 1 < size else 0
        return ("that", far + 1, far) if far else ("to", at, at)
    if word in w.PREPOSITIONS:
        return _preposition(sentence, hit, direct, at)
    if direct < at and low[direct] in takes:
        return low[direct], direct + 1, direct
    while at > direct and w.is_adverb(low[at - 1]) and low[at - 1] not in w.TIME_WORDS:
        at -= 1  # "said | nearly every driver had left"
    return "open", at, at


def _preposition(sentence: Sentence, hit: Hit, direct: int, at: int) -> tuple[str, int, int]:
    """Settle a cue that a preposition follows: one that it takes, one before a far "that", or some other."""
    low, takes = sentence.low, hit.cue.takes
    if low[at] == "with" and "that" in takes and at + 1 < len(low) and (far := _that_behind_hearer(sentence, at + 1)):
        return "that", far + 1, far  # "agreed with Hale that C"
    if direct < len(low) and low[direct] in takes:
        return low[direct], direct + 1, direct
    if low[at] in takes:
        return low[at], at + 1, at
    far = _far_that(sentence, at) if "that" in takes else 0
    return ("that", far + 1, far) if far else ("pp", direct, direct)


def past_insertion(sentence: Sentence, at: int) -> int:
    """Pass over what stands between two commas or dashes before "that" or a quotation: "said, in Selm, that"."""
    low = sentence.low
    size = len(low)
    if at + 1 >= size or not (low[at] == "," or low[at] in w.DASHES):
        return at
    closing = next((i for i in range(at + 2, min(at + _LONGEST_INSERTION, size)) if low[i] == low[at]), None)
    if closing is None or closing + 1 >= size or low[closing + 1] not in ("that", QUOTE):
        return at
    inner = low[at + 1]
    parenthesis = (
        inner in w.PREPOSITIONS
        or inner in w.RELATIVE
        or (inner in w.CONJUNCTIONS and low[closing + 1] == QUOTE)
        or inner in ("citing", "quoting", "however", "too")
        or w.is_adverb(inner)
        or (low[closing + 1] == "that" and nouns.is_name_like(sentence, at + 1))
        or low[at] in w.DASHES
    )
    return closing + 1 if parenthesis else at


def _past_hearer(sentence: Sentence, at: int) -> int:
    """Pass over the hearer of "told", "assured" ...: a pronoun, a name or a short noun phrase."""
    low = sentence.low
    size = len(low)
    if at >= size or low[at] in ("that", QUOTE, ":", ",", "."):
        return at
    if low[at] in _HEARERS:
        return at + 1
    if low[at] == "it":
        return at
    start = at
    named = nouns.is_name_like(sentence, start)
    while at < size and at - start < 14:
        word = low[at]
        if word in _AFTER_HEARER or word in w.TIME_WORDS or (at > start and word in _BESIDES):
            break
        if word in w.PREPOSITIONS and word not in ("of", "for", "from"):
            break
        if at > start and _new_clause(low, at):
            break
        if at > start and named and word not in _IN_HEARER and not nouns.is_name_like(sentence, at):
            return at + 1 if low[at + 1 : at + 2] in (["that"], [QUOTE]) else at  # "told Korvian editors that"
        at += 1
    return at


def _past_warned(sentence: Sentence, at: int) -> int:
    """Pass over who is warned, where a that-clause follows: "warned the council on Friday that"."""
    behind = _past_hearer(sentence, at)
    clause = past_adverbials(sentence, behind)
    return behind if behind > at and sentence.low[clause : clause + 1] == ["that"] else at


def _new_clause(low: list[str], at: int) -> bool:
    """Tell whether a second noun phrase or a verb begins at `at`, so that what was told begins there."""
    word = low[at]
    if word in w.AUXILIARIES or word in w.PRONOUNS or word in ("it", "there", "this", "these"):
        return True
    if word in _COUNTING and low[at - 1] not in _BEFORE_COUNT:
        return True  # "told the BBC | two men had been held"
    return word in _ARTICLES and low[at - 1] not in w.PREPOSITIONS and low[at - 1] != "and"


def past_adverbials(sentence: Sentence, at: int) -> int:
    """Pass over times, places and occasions: "on Monday in Geneva", "in a statement", "late Sunday"."""
    low = sentence.low
    size = len(low)
    while at < size:
        word = low[at]
        if word not in _ADVERBIAL_OPENINGS and not word.endswith("ly"):
            break
        if word in w.TIME_WORDS or (w.is_adverb(word) and word not in ("not", "all", "both", "no")):
            at += 1
            while at < size and (low[at].isdigit() or low[at] in w.TIME_NOUNS or low[at] in w.TIME_WORDS):
                at += 1
        elif word in _TIME_OPENINGS and _time_follows(low, at):
            at = _time_follows(low, at)
        elif word in _ADVERBIAL and (end := _adverbial(sentence, at)):
            at = end
        else:
            break
    return at


def _time_follows(low: list[str], at: int) -> int:
    """Give the end of a time without a preposition: "last week", "a day earlier", "two years ago"; else 0."""
    if at + 1 >= len(low) or not (low[at + 1] in w.TIME_NOUNS or low[at + 1] in w.TIME_WORDS):
        return 0
    if low[at] in ("last", "this", "next", "late", "early"):
        return at + 2
    return at + 3 if low[at + 2 : at + 3] in (["earlier"], ["later"], ["ago"], ["before"]) else 0


def _adverbial(sentence: Sentence, at: int) -> int:
    """Give the end of a prepositional phrase that names a time, a place or an occasion of speech; else 0."""
    low = sentence.low
    size = len(low)
    end = at + 1
    if low[at] == "with" and end < size and low[end] in _FEELINGS:
        return end + 1
    if low[end : end + 1] == ["that"] and end + 1 < size and low[end + 1] in w.OCCASIONS:
        end += 1
    if low[at] == "to" and not _hearer_or_place(sentence, end):
        return 0
    fits = False
    start = end
    while end < size and end - start < 16:
        word = low[end]
        if word in (QUOTE, ":", ",", ".", ";", "that", "(", "who", "which") or word in w.DASHES:
            break
        if fits and word == "to" and low[end - 1] not in w.SPEECH_NOUNS and not _hearer_or_place(sentence, end + 1):
            break  # "promised on Monday | to open the pass", not "said in his address to parliament"
        named = nouns.is_name_like(sentence, end)
        if (word in w.AUXILIARIES and not named) or word in w.PRONOUNS or (end > start and _phrase_closed(low, end)):
            break
        if word in _MANNERS and low[at] == "in" and low[end + 1 : end + 2] != ["of"]:
            return end + 1  # "condemned in the strongest terms"
        if _names_occasion(low, end) or (named and low[at] in ("in", "at", "from", "on", "during")):
            fits = True
        elif fits and not named and word not in w.PREPOSITIONS_AND_DETERMINERS and _names_occasion(low, end - 1):
            break
        end += 1
    return end if fits else 0


def _hearer_or_place(sentence: Sentence, at: int) -> bool:
    """Tell whether "to" at token `at - 1` names hearers ("to reporters", "to Selm Wire"), not an infinitive."""
    known = ("reporters", "journalists", "a", "the", "his", "her", "him", "them")
    return at >= len(sentence) or sentence.low[at] in known or nouns.is_name_like(sentence, at)


def _phrase_closed(low: list[str], at: int) -> bool:
    """Tell whether the word at `at` cannot belong to the prepositional phrase that is being read."""
    word = low[at]
    if (word in w.COORDINATORS and word != "and") or word in ("it", "there", "he", "no"):
        return True
    if word in w.PREPOSITIONS:
        return word not in ("of", "with", "for", "in", "at", "on", "to", "from")
    return word in _POINTING and low[at - 1] not in w.PREPOSITIONS


def _names_occasion(low: list[str], at: int) -> bool:
    """Tell whether a word names a time or an occasion of speech: "Monday", "2021", "interview"."""
    word = low[at]
    if word in w.SPEECH_NOUNS or word in w.TIME_NOUNS or word in w.TIME_WORDS or word in ("reporters", "journalists"):
        return True
    return word.isdigit() and (len(word) == 4 or low[at - 1] in w.MONTHS)


def _that_behind_hearer(sentence: Sentence, at: int) -> int:
    """Find the "that" of "wrote to the council | that C"; 0 where "to" opens no hearer, or "that" a relative clause."""
    low = sentence.low
    if not (low[at] in _HEARERS | w.DETERMINERS or low[at][0].isdigit() or nouns.is_name_like(sentence, at)):
        return 0
    far = _far_that(sentence, at)
    if not far or far == at or far - at > _LONGEST_HEARER or far + 1 >= len(low):
        return 0
    return 0 if low[far + 1] in w.AUXILIARIES or low[far + 1].endswith("ed") else far


def _far_that(sentence: Sentence, at: int) -> int:
    """Find the "that" of a that-clause behind adverbials, no other clause between; 0 where there is none."""
    low = sentence.low
    for i in range(at, min(at + 28, len(low))):
        word = low[i]
        if word == "that":
            return i
        if word in (QUOTE, ":", ";", ".") or word in w.PRONOUNS:
            return 0
        if word in w.AUXILIARIES and not any(low[j] in w.RELATIVE for j in range(at, i)):
            return 0
    return 0
