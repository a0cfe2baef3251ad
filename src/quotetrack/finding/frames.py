"""A masked sentence and its cues in, frames out: who (mention), by which words (cue), where the content stands.

A frame is one act of reporting. Its content lies to the right ("S said that C"), to the left ("C, S said"), or on both
sides ("C, S said, C"); ranges are token indices, half open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotetrack.finding import words as w
from quotetrack.finding.cues import Form, Hit
from quotetrack.finding.nouns import JOINING, NOT_IN_NAME, Tokens, phrase_ending
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.lexicon.speaking import noun_kinds

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
    within: Frame | None = None  # the frame whose content this one's subject opens
    inherits: bool = False  # the subject is that of the frame before ("..., adding that")


_ARTICLES = frozenset("the a an his her their its our my your this no every each".split())


_OPENS_OBJECT = frozenset(("that", "to", "it", "there", "him", "them", QUOTE))
_HELPING = frozenset("help helps helped helping let lets make makes made dare".split())  # "helped | write the law"
_PLURALS = frozenset(
    "they we i you who many some others both few several most all people police critics two three four five six seven "
    "eight nine ten percent".split()
)
_ADVERBS = w.ADVERBS | {"since"}
_REDUCED = frozenset("call name dub".split())
_AS_KNOWN = frozenset("officially formally commonly popularly locally formerly previously sometimes often".split())
_OCCASIONS = frozenset("occasions times occasion".split())
_INSERTED = 8  # tokens between "has" and its verb
_BEFORE_BE = w.HAVE | w.MODALS | {"to"}
_ALONE = frozenset("one another".split())  # determiners that are a subject too: "One says C"
_NOUNS_TOO = frozenset(
    "states calls claims reports attacks demands plans questions answers offers points remarks comments tweets posts "
    "hopes fears doubts promises pledges supports backs favors projects forecasts estimates shows signals details "
    "wishes requests appeals rules objects outlines mentions".split()
)
# Adjectives that nothing but a noun follows: "Korvia's repeated claims".
_OF_NOUNS = frozenset("repeated recent latest alleged earlier previous past various numerous public new".split())
_MOSTLY_NOUNS = frozenset(("states", "remarks"))
_COUNTS = frozenset(
    "two three four five six seven eight nine ten dozen dozens many several all both few these those "
    "various numerous such".split()
)
# Participles that are adjectives before a noun: "pledged delegates", "the proposed toll".
_ATTRIBUTES = frozenset(
    "pledged proposed announced repeated alleged planned promised feared reported claimed expected preferred requested "
    "suggested projected predicted estimated demanded stated declared perceived recommended favored unannounced".split()
)
_AFTER_VERBS = frozenset("that to it him them us me of on about by as in for with".split()) | {QUOTE}
_NEVER_NOUNS = frozenset("say argue believe think contend insist acknowledge suggest admit tell write agree".split())


def verb_group(sentence: Sentence, hit: Hit) -> tuple[int, Voice] | None:
    """Give where the verb group begins and its voice; None where the word is a noun or an adjective."""
    low = sentence.low
    at = hit.at
    negated = False
    while at > 0 and ((word := low[at - 1]) in _ADVERBS or word.endswith("ly")) and _between(sentence, at - 1):
        if word == "both" and (at == 1 or not low[at - 2][0].isalnum()):
            break  # "Both | said that C"
        at -= 1
        negated |= word in w.NEGATIONS
    at = _before_insertion(low, at) if hit.form in ("past", "participle") else at
    word = low[at - 1] if at else ""
    if hit.cue.verb.startswith("be "):
        if hit.form in ("participle", "base") and word in _BEFORE_BE:
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
        begin = _with_auxiliaries(sentence, at - 1)
        if low[begin] == "having":
            return begin, "participle"
        return begin, "negated" if negated else "finite"
    if hit.form == "base":
        if word == "to":
            return (at - 1, "infinitive")
        if word in w.MODALS:
            return (at - 1, "modal")
        if word in w.DO:
            return (at - 1, "negated" if negated or word in w.NEGATIONS else "finite")
        return (at, "finite") if word not in _HELPING and _plural_subject(sentence, at) else None
    if negated and hit.form != "past":
        return None
    previous = low[hit.at - 1] if hit.at else ""
    if (
        previous in _ARTICLES
        or (previous in w.DETERMINERS and hit.form != "past" and previous not in _ALONE)
        or (previous.endswith("'s") and hit.form != "past")
    ):
        return None
    if hit.form != "third" and previous.endswith("'s") and (_plain_noun(sentence, hit.to) or hit.cue.verb == "think"):
        return None  # "Korvia's repeated pledges", "the council's stated aim"
    if hit.cue.verb in _REDUCED and low[at] in _AS_KNOWN and at and low[at - 1] in (",", "("):
        return None  # "the pact, officially called the VSP"
    if hit.form == "past" and low[hit.at] in _ATTRIBUTES and _before_noun(low, hit):
        return None
    if hit.form == "third":
        if sentence.low[hit.at] == "terms" and "in" in low[max(0, hit.at - 5) : hit.at]:
            return None  # "in the strongest terms"
        if (
            previous in w.PREPOSITIONS
            or (previous in w.COORDINATORS and previous not in ("and", "but"))
            or _verb_follows(sentence, hit.to)
            or (
                low[hit.at] in _NOUNS_TOO
                and (
                    previous in _OF_NOUNS
                    or _compound_noun(sentence, at)
                    or _goes_on(low, hit.to)
                    or _counted(low, hit.at)
                    or _of_kind(sentence, hit.at)
                )
            )
            or (low[hit.at] in _MOSTLY_NOUNS and not _states_that(sentence, hit))
        ):
            return None
        return (at, "finite")
    if hit.to < len(low) and low[hit.to] == "by":
        return (at, "reduced")
    if hit.form == "participle":
        return None  # a bare participle that differs from the past ("known", "written")
    return (at, "finite")


def _before_insertion(low: list[str], at: int) -> int:
    """Step back over what parts "has" and its verb: "has, on many occasions, | called", "has in recent days |"."""
    closed = low[at - 1] == "," if at else False
    if not closed and not (at and (low[at - 1] in w.TIME_NOUNS or low[at - 1] in _OCCASIONS)):
        return at
    begin = at - 1 if closed else at
    for back in range(begin - 2, max(0, begin - _INSERTED), -1):
        word = low[back]
        if word in w.PREPOSITIONS and low[back - 1] == "," and closed:
            return back - 1 if low[back - 2] in w.HAVE else at
        if word in w.PREPOSITIONS and low[back - 1] in w.HAVE and not closed:
            return back
        if not word[0].isalnum() or word in w.AUXILIARIES or word in w.CONJUNCTIONS or word in w.PRONOUNS:
            break
    return at


def _between(sentence: Sentence, at: int) -> bool:
    """Tell whether an adverb stands before the verb: no name that looks like one, "Mr. Jolly"; "has since said"."""
    low = sentence.low
    if low[at] == "since":
        return at > 0 and low[at - 1] in w.HAVE
    return w.is_adverb(low[at]) and not (low[at].endswith("ly") and sentence.raw[at][0].isupper())


def _with_auxiliaries(sentence: Sentence, at: int) -> int:
    low = sentence.low
    while at > 0 and (low[at - 1] in w.HAVE or low[at - 1] in w.BE or w.is_adverb(low[at - 1])):
        at -= 1
    return at


def _plural_subject(sentence: Sentence, at: int) -> bool:
    if at == 0:
        return False
    word, raw = sentence.low[at - 1], sentence.raw[at - 1]
    if word in _PLURALS:
        return True
    if word == "and" and at > 1 and sentence.low[at] in _NEVER_NOUNS:
        return True
    if word in w.DETERMINERS or word in w.PREPOSITIONS or word in w.CONJUNCTIONS or word in w.OTHER_PRONOUNS:
        return False
    if sentence.low[at] in _NEVER_NOUNS and word not in w.AUXILIARIES and word != "to":
        return True
    if word.endswith("s") and not word.endswith(("'s", "ss", "us")) and (word.isalpha() or raw[0].isupper()):
        return True
    return _plural_head(sentence, at) and _takes_object(sentence, at + 1)


def _plural_head(sentence: Sentence, end: int) -> bool:
    """Tell whether a plural with a preposition stands before token `end`: "voters in each town | want"."""
    low = sentence.low
    for at in range(end - 1, max(0, end - 9), -1):
        word = low[at]
        if word in JOINING:
            head = low[at - 1]
            if head in _PLURALS or (head.endswith("s") and head.isalpha() and not head.endswith(("ss", "us"))):
                return True
        elif word in NOT_IN_NAME or (word.endswith("ed") and sentence.raw[at].islower()):
            return False
    return False


def _takes_object(sentence: Sentence, at: int) -> bool:
    """Tell whether the word at `at` begins an object or a clause, so that a verb stands before it."""
    if at >= len(sentence):
        return False
    word = sentence.low[at]
    return word in w.DETERMINERS or word in w.PRONOUNS or word in _OPENS_OBJECT or sentence.raw[at][0].isupper()


def _compound_noun(sentence: Sentence, at: int) -> bool:
    """Tell whether a word in -s ends a plural noun phrase without an article: "member | states"."""
    phrase = phrase_ending(sentence, at, 0)
    if phrase is None or not sentence.low[at - 1].isalpha() or noun_kinds().get(sentence.low[at - 1]) == "document":
        return False  # "exit polling | shows"
    if phrase == (0, 1):
        return False
    low, raw = sentence.low, sentence.raw
    return not any(
        low[i] in w.DETERMINERS or low[i].endswith("'s") or (i and raw[i][0].isupper()) for i in range(*phrase)
    )


def _plain_noun(sentence: Sentence, at: int) -> bool:
    """Tell whether a lower-case word stands at `at` that is no closed-class word."""
    if at >= len(sentence):
        return False
    word = sentence.low[at]
    return (
        sentence.raw[at].islower() and word.isalpha() and word != "that" and word not in w.PREPOSITIONS_AND_DETERMINERS
    )


def _of_kind(sentence: Sentence, at: int) -> bool:
    """Tell whether a word in -s ends what "of" opens, a place behind it: "the number of asylum | claims in Selm"."""
    low = sentence.low
    return low[at - 2 : at - 1] == ["of"] and low[at + 1 : at + 2] in (["in"], ["from"], ["by"], ["at"], ["since"])


def _goes_on(low: list[str], at: int) -> bool:
    """Tell whether the word at `at` makes a noun of a word in -s before it: "the states nor", "reports published"."""
    return at < len(low) and (low[at].endswith("ed") or low[at] in ("nor", "or", "and", "but"))


def _before_noun(low: list[str], hit: Hit) -> bool:
    """Tell whether a participle stands before its noun: "in | pledged | delegates", "Hale's | repeated | calls"."""
    previous = low[hit.at - 1] if hit.at else ""
    following = low[hit.to] if hit.to < len(low) else ""
    if following in _AFTER_VERBS or following in w.DETERMINERS or following in w.PRONOUNS or not following.isalpha():
        return False
    held = previous in w.PREPOSITIONS or previous in _COUNTS or previous in ("more", "enough") or previous[:1].isdigit()
    return held or previous in w.DETERMINERS or previous.endswith(("'s", "s'"))


def _counted(low: list[str], noun: int) -> bool:
    """Tell whether a number or "many" stands before a word in -s, so that it is a plural: "the 16 | states"."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if low[at] in _COUNTS or low[at].isdigit():
            return True
        if not low[at].isalpha() or low[at] in w.PREPOSITIONS_AND_DETERMINERS or low[at] in w.RELATIVE_OR_THAT:
            return False
    return False


def _states_that(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether "states" is a verb: a clause or a quotation follows, or its subject is a pronoun or a document."""
    low = sentence.low
    if low[hit.to : hit.to + 1] in (["that"], [QUOTE], [":"], [","]):
        return True
    subject = low[hit.at - 1] if hit.at else ""
    return subject in w.PRONOUNS or subject in ("it", "which", "who") or subject in noun_kinds()


def _verb_follows(sentence: Sentence, at: int) -> bool:
    """Tell whether a word in -s is a noun because a verb comes next ("police reports say")."""
    if at >= len(sentence):
        return False
    word = sentence.low[at]
    if "'" in word and not word.endswith("n't"):
        return False  # "says it's over"
    return word in w.AUXILIARIES or word in ("say", "said", "says", "show", "suggest", "made", "came", "of")
