"""A masked sentence and its cues in, frames out: who (mention), by which words (cue), where the content stands.

A frame is one act of reporting. Its content lies to the right ("S said that C"), to the left ("C, S said"), or on both
sides ("C, S said, C"); ranges are token indices, half open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.cues import Form, Hit
from quotetrack.finding.mentions import Tokens
from quotetrack.finding.sentences import QUOTE, Sentence

Voice: TypeAlias = Literal["finite", "participle", "passive", "reduced", "infinitive", "modal", "negated"]


@dataclass(slots=True)
class Frame:
    """One act of reporting in one sentence; `complement` says what follows the cue, `end` means nothing does.

    `start:stop` covers mention and cue; `before` and `after` are the content's tokens on either side of it.
    """

    rule: str
    cue: Tokens
    mention: Tokens | None
    complement: str
    strength: str
    start: int
    stop: int
    verb: str = ""
    form: Form = "past"
    voice: Voice = "finite"
    before: Tokens | None = None
    after: Tokens | None = None
    via: Tokens | None = None
    nested: bool = False
    inherits: bool = False  # the subject is that of the frame before ("..., adding that")
    parts: list[Tokens] = field(default_factory=list)


_ARTICLES = frozenset("the a an his her their its our my your this no every each".split())


_NEVER_NOUNS = frozenset("say argue believe think contend insist acknowledge suggest admit tell write agree".split())


def verb_group(sentence: Sentence, hit: Hit) -> tuple[int, Voice] | None:
    """Give where the verb group begins and its voice; None where the word is a noun or an adjective."""
    low = sentence.low
    at = hit.at
    negated = False
    while at > 0 and w.is_adverb(low[at - 1]):
        at -= 1
        negated |= low[at] in w.NEGATIONS
    word = low[at - 1] if at else ""
    if hit.cue.verb.startswith("be "):
        if hit.form in ("participle", "base") and word in w.HAVE | w.MODALS | {"to"}:
            return (at - 1, "finite" if word in w.HAVE else "modal")
        return None if negated or hit.form == "ing" else (at, "finite")
    if word in ("he's", "she's") and hit.form in ("ing", "past", "participle"):
        return (at, "finite")
    if hit.form == "ing":
        if word in w.BE:
            return _with_auxiliaries(sentence, at - 1), "finite"
        return (at, "participle") if not negated else None
    if word in w.BE:
        return (at - 1, "passive") if hit.form in ("past", "participle") else None
    if word in w.HAVE:
        if hit.form not in ("past", "participle"):
            return None
        return _with_auxiliaries(sentence, at - 1), "negated" if negated else "finite"
    if hit.form == "base":
        if word == "to":
            return (at - 1, "infinitive")
        if word in w.MODALS:
            return (at - 1, "modal")
        if word in w.DO:
            return (at - 1, "negated" if negated or word in w.NEGATIONS else "finite")
        return (at, "finite") if _plural_subject(sentence, at) else None
    if negated and hit.form != "past":
        return None
    previous = low[hit.at - 1] if hit.at else ""
    if (
        previous in _ARTICLES
        or (previous in w.DETERMINERS and hit.form != "past")
        or (previous.endswith("'s") and hit.form != "past")
    ):
        return None
    if hit.form == "third":
        if (
            previous in w.PREPOSITIONS
            or (previous in w.COORDINATORS and previous != "and")
            or _verb_follows(sentence, hit.to)
        ):
            return None
        return (at, "finite")
    if hit.to < len(low) and low[hit.to] == "by":
        return (at, "reduced")
    if hit.form == "participle":
        return None  # a bare participle that differs from the past ("known", "written")
    return (at, "finite")


def _with_auxiliaries(sentence: Sentence, at: int) -> int:
    low = sentence.low
    while at > 0 and (low[at - 1] in w.HAVE or low[at - 1] in w.BE or w.is_adverb(low[at - 1])):
        at -= 1
    return at


def _plural_subject(sentence: Sentence, at: int) -> bool:
    if at == 0:
        return False
    word, raw = sentence.low[at - 1], sentence.raw[at - 1]
    if word in ("they", "we", "i", "you", "who", "many", "some", "others", "both", "people", "police", "critics"):
        return True
    if word in w.DETERMINERS or word in w.PREPOSITIONS or word in w.CONJUNCTIONS or word in w.OTHER_PRONOUNS:
        return False
    if sentence.low[at] in _NEVER_NOUNS and word not in w.AUXILIARIES and word != "to":
        return True
    return word.endswith("s") and not word.endswith(("'s", "ss", "us")) and (word.isalpha() or raw[0].isupper())


def _verb_follows(sentence: Sentence, at: int) -> bool:
    """Tell whether a word in -s is a noun because a verb comes next ("police reports say")."""
    if at >= len(sentence):
        return False
    word = sentence.low[at]
    return word in w.AUXILIARIES or word in ("say", "said", "says", "show", "suggest", "made", "came", "of")


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
