"""A cue in a masked sentence in, what follows it out: the complement's kind and where its content would begin."""

from __future__ import annotations

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.cues import Hit
from quotetrack.finding.sentences import QUOTE, Sentence


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
        if (
            at > hit.to
            and at < size
            and low[at] in takes
            and low[at] in ("of", "about", "to")
            and hit.cue.verb != "tell"
        ):
            return low[at], hit.to, hit.to  # "reminded [X of Y]": the hearer belongs to the content
    direct = at
    at = past_adverbials(sentence, at)
    if at < size and low[at] == ",":
        # "said, in a statement, that" / "said, however, that"
        closing = next((i for i in range(at + 1, min(at + 20, size)) if low[i] == ","), None)
        inner = low[at + 1] if at + 1 < size else ""
        parenthesis = (
            inner in w.PREPOSITIONS or inner in w.RELATIVE or inner in ("citing", "quoting") or w.is_adverb(inner)
        )
        if parenthesis and closing and closing + 1 < size and low[closing + 1] in ("that", QUOTE):
            at = closing + 1
    if at >= size or low[at] in w.TERMINALS or low[at] in (";", ")", "]"):
        return "end", at, at
    word = low[at]
    if word == QUOTE:
        return "quote", at, at
    if word == ":":
        return "colon", at + 1, at + 1
    if word == ",":
        if at + 1 < size and low[at + 1] == QUOTE:
            return "quote", at + 1, at + 1
        if at + 1 < size and low[at + 1] == "that" and "that" in takes and at > hit.to:
            return "that", at + 2, at + 1
        return "end", at, at
    if word in w.DASHES:
        if at + 1 < size and low[at + 1] == QUOTE:
            return "quote", at + 1, at + 1
        return "end", at, at
    if word == "that" and "that" in takes:
        return "that", at + 1, at
    if at > direct and "that" in takes:
        far = _far_that(sentence, at)
        if far:
            return "that", far + 1, far
    if word in w.WH and word != "which":
        return "wh", at, at
    if word == "to":
        return "to", at, at
    if word in w.PREPOSITIONS:
        if direct < size and low[direct] in takes:
            return low[direct], direct + 1, direct
        if word in takes:
            return word, at + 1, at
        if "that" in takes:
            far = _far_that(sentence, at)
            if far:
                return "that", far + 1, far
        return "pp", direct, direct
    if direct < at and low[direct] in takes:
        return low[direct], direct + 1, direct
    return "open", at, at


def _past_hearer(sentence: Sentence, at: int) -> int:
    """Pass over the hearer of "told", "assured" ...: a pronoun, a name or a short noun phrase."""
    low = sentence.low
    size = len(low)
    if at >= size or low[at] in ("that", QUOTE, ":", ",", "."):
        return at
    if low[at] in ("him", "her", "them", "us", "me", "you", "reporters", "journalists", "lawmakers", "voters"):
        return at + 1
    if low[at] == "it":
        return at
    start = at
    while at < size and at - start < 14:
        word = low[at]
        if word in ("that", QUOTE, ":", ",", ".", "(", "how", "why", "what", "whether", "if", "to"):
            break
        if at > start and (word in w.AUXILIARIES or word in w.PRONOUNS or word in ("it", "there", "this", "these")):
            break
        if word in w.TIME_WORDS or (word in w.PREPOSITIONS and word not in ("of", "and", "for", "from", "&")):
            break
        if (
            at > start
            and word in ("the", "a", "an", "his", "her", "their", "its", "no")
            and low[at - 1] not in w.PREPOSITIONS | {"and"}
        ):
            break
        if at > start and mentions.is_name_like(sentence, start) and not mentions.is_name_like(sentence, at):
            if word not in (
                "of",
                "the",
                "and",
                "for",
                "news",
                "agency",
                "newspaper",
                "reporters",
                "television",
                "magazine",
                "radio",
            ):
                break
        at += 1
    return at


def past_adverbials(sentence: Sentence, at: int) -> int:
    """Pass over times, places and occasions: "on Monday in Geneva", "in a statement", "late Sunday"."""
    low = sentence.low
    size = len(low)
    while at < size:
        word = low[at]
        if word in w.TIME_WORDS or (w.is_adverb(word) and word not in ("not", "all", "both", "no")):
            at += 1
            while at < size and (low[at].isdigit() or low[at] in w.TIME_NOUNS or low[at] in w.TIME_WORDS):
                at += 1
            continue
        if (
            word in ("last", "this", "next", "late", "early")
            and at + 1 < size
            and (low[at + 1] in w.TIME_NOUNS or low[at + 1] in w.TIME_WORDS)
        ):
            at += 2
            continue
        if word in (
            "in",
            "at",
            "on",
            "during",
            "after",
            "before",
            "through",
            "via",
            "to",
            "from",
            "by",
            "following",
            "over",
            "with",
            "under",
        ):
            end = _adverbial(sentence, at)
            if end:
                at = end
                continue
        break
    return at


def _adverbial(sentence: Sentence, at: int) -> int:
    """Give the end of a prepositional phrase that names a time, a place or an occasion of speech; else 0."""
    low = sentence.low
    size = len(low)
    end = at + 1
    if end < size and low[end] == "that" and end + 1 < size and low[end + 1] in w.SPEECH_NOUNS | w.TIME_NOUNS:
        end += 1
    if (
        low[at] == "to"
        and end < size
        and low[end] not in ("reporters", "journalists", "a", "the", "his", "her")
        and not (mentions.is_name_like(sentence, end))
    ):
        return 0
    fits = False
    start = end
    while end < size and end - start < 16:
        word = low[end]
        if (
            word in (QUOTE, ":", ",", ".", ";", "that", "(", "who", "which")
            or word in w.AUXILIARIES
            or word in w.PRONOUNS
        ):
            break
        if end > start and ((word in w.COORDINATORS and word != "and") or word in ("it", "there", "he", "no")):
            break
        if word in w.PREPOSITIONS and end > start and word not in ("of", "with", "for", "in", "at", "on", "to", "from"):
            break
        if (
            end > start
            and word in ("the", "a", "an", "his", "her", "its", "their", "these", "those")
            and low[end - 1] not in w.PREPOSITIONS
        ):
            break
        occasion = word in w.SPEECH_NOUNS or word in w.TIME_NOUNS or word in w.TIME_WORDS
        year = word.isdigit() and (len(word) == 4 or low[end - 1] in w.MONTHS)
        if (
            occasion
            or year
            or word in ("reporters", "journalists")
            or (low[at] in ("in", "at", "from") and mentions.is_name_like(sentence, end))
        ):
            fits = True
        elif (
            fits
            and mentions.is_name_like(sentence, end) is False
            and word not in w.PREPOSITIONS | w.DETERMINERS
            and (low[end - 1] in w.TIME_WORDS or low[end - 1] in w.SPEECH_NOUNS or low[end - 1].isdigit())
        ):
            break
        end += 1
    return end if fits else 0


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
