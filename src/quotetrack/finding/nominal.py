"""A masked sentence in, frames of nouns that report out: "S's claim that C", "her call for C"."""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.frames import Frame
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.finding.signals import CRIES
from quotetrack.lexicon.speech_nouns import noun_complements

_OWNERS = frozenset("his her their its my our".split())
# Nouns that report even where nobody is named: "amid fears that C".
_OF_NOBODY = frozenset(
    "complaint complaints suggestion suggestions notion belief concern concerns warning warnings forecast admission "
    "hope hopes fear fears assurances allegation allegations claim claims argument assertion acknowledgment "
    "accusation accusations doubts worries confidence".split()
)
_VERBS_TOO = frozenset("warning forecast hope hopes fear fears claim claims".split())
_SUBJECT = 3  # tokens; a noun before is the subject of the sentence, and nothing tells where its clause ends
_MOST = 10  # nouns of one sentence; prose has fewer
_ADJECTIVES = 3  # at most between the owner and the noun
_RULES = {"that": "noun_that_clause", "to": "noun_infinitive"}


def nominal_frames(sentence: Sentence) -> list[Frame]:
    """Give the frames of nouns that name whose words they are; contents run on to the sentence's end."""
    low = sentence.low
    found = []
    table = noun_complements()
    last = len(low) - 2
    for at, word in sentence.places.items():
        if word in CRIES and low[at + 1 : at + 3] == ["of", QUOTE]:
            found.append(_cry(sentence, at))
            continue
        takes = table.get(word)
        if takes is None or not 0 < at < last:
            continue
        link = at + 1
        owner = _owner(sentence, at)
        if owner is None and low[link] == "of" and "that" in takes:
            link = nouns.phrase_starting(sentence, at + 2, len(low))
            owner = (at + 2, link) if link < last and low[link] == "that" else None
        elif low[link] in ("is", "was") and low[link + 1] == "that":
            link += 1
        unowned = owner is None and _reports_alone(low, at)
        if (owner is None and not unowned) or low[link] not in takes:
            continue
        kind = low[link]
        content = link if kind == "to" else link + 1
        frame = Frame(
            _RULES.get(kind, "noun_preposition"),
            (at, at + 1),
            owner,
            kind if kind == "that" else "np",
            "medium" if kind == "that" and owner else "weak",
            owner[0] if owner else at,
            content,
            low[at],
            after=(content, len(low)),
        )
        found.append(frame)
        if len(found) == _MOST:
            break
    return found


def _reports_alone(low: list[str], noun: int) -> bool:
    """Tell whether a noun without an owner reports: "amid fears that C", not "claims that were made"."""
    if low[noun] not in _OF_NOBODY or noun < _SUBJECT or low[noun + 1] != "that" or low[noun + 2] in w.AUXILIARIES:
        return False
    return low[noun] not in _VERBS_TOO or low[noun - 1] in w.PREPOSITIONS_AND_DETERMINERS


def _cry(sentence: Sentence, noun: int) -> Frame:
    """Make the frame of "their chants of “Q”" and "cries of “Q1” and “Q2”"."""
    low = sentence.low
    owner = _owner(sentence, noun)
    stop = noun + 3
    while low[stop : stop + 2] in (["and", QUOTE], ["or", QUOTE], [",", QUOTE]):
        stop += 2
    start = owner[0] if owner else noun
    frame = Frame("noun_quotation", (noun, noun + 1), owner, "quote", "medium", start, noun + 2, low[noun])
    frame.after = (noun + 2, stop)
    return frame


def _owner(sentence: Sentence, noun: int) -> Tokens | None:
    """Give whose the noun is: the possessive at most a few adjectives before it."""
    low = sentence.low
    for at in range(noun - 1, max(-1, noun - 2 - _ADJECTIVES), -1):
        word = low[at]
        if word in _OWNERS:
            return (at, at + 1)
        if word.endswith(("'s", "s'")):
            return (_owner_start(sentence, at), at + 1)
        plain = word.replace("-", "").isalnum()  # "her 2019 admission", "his proof-free claim"
        if not plain or word in w.PREPOSITIONS or word in w.DETERMINERS or word in w.CONJUNCTIONS:
            return None
    return None


def _owner_start(sentence: Sentence, possessive: int) -> int:
    """Give where a possessor begins: at its determiner, "the foreign ministry's", or at its first name."""
    low = sentence.low
    start = possessive
    for at in range(possessive - 1, max(-1, possessive - 5), -1):
        if low[at] in w.DETERMINERS:
            return at
        if not low[at].isalpha() or low[at] in w.PREPOSITIONS or low[at] in nouns.NOT_IN_NAME:
            break
        if low[at] in w.TIME_WORDS:
            break
        if nouns.is_name_like(sentence, at):
            start = at
    return start
