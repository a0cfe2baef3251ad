"""A cue in -ing in, whose clause it is out: "..., adding that C", "Calling the plan a mistake, S said"."""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.cues import Hit
from quotetrack.finding.frames import Frame
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.finding.subjects import first_subject, is_document

_CARRIERS = frozenset(
    "sign signs banner banners placard placards poster posters sticker stickers plaque plaques hat hats cap caps shirt "
    "shirts t-shirt t-shirts button buttons billboard billboards note notes caption captions board boards".split()
)
_SPOKEN_PARTICIPLES = frozenset(
    "saying arguing claiming warning telling suggesting stating asking calling urging".split()
)
_BEFORE_OWN = frozenset(("with", "and", ",", ";"))
_LONGEST_OWN = 5  # tokens
_BEFORE_PARTICIPLE = frozenset("and but while when before after by also in or upon".split())


def give_subject(sentence: Sentence, hit: Hit, frame: Frame, content: int, previous: Frame | None) -> bool:
    """Give a participle's frame the subject of the clause it hangs on; False where it reports nothing."""
    begin = frame.cue[0]
    if begin == 0:
        return _opens_sentence(sentence, hit, frame)
    if hit.cue.document and frame.complement == "quote" and content - hit.to < 2:
        frame.mention = _carrier(sentence, begin)  # "signs reading “Q”"
        if frame.mention is not None:
            return True
    if not _stands_free(sentence, begin) and not _quotes_right_away(sentence, frame.complement, begin, content):
        return False
    if previous is not None and _in_subject_of(sentence, previous, begin):
        return False
    own = _own_subject(sentence, begin)
    if own is not None:
        frame.mention, frame.start = own, own[0]
        return True
    frame.inherits = True
    frame.mention = previous.mention if previous is not None else first_subject(sentence, begin)
    return frame.mention is not None or bool(sentence.quotes)


def _own_subject(sentence: Sentence, begin: int) -> Tokens | None:
    """Give the name that a participle has to itself: "– Linde | saying C and Hale | calling it “Q”"."""
    if sentence.low[begin] not in _SPOKEN_PARTICIPLES or not nouns.is_name_like(sentence, begin - 1):
        return None
    found = nouns.phrase_ending(sentence, begin, max(0, begin - _LONGEST_OWN))
    if found is None or found[0] == 0 or not nouns.is_name_like(sentence, found[0]):
        return None
    before = sentence.low[found[0] - 1]
    return found if before in _BEFORE_OWN or before in w.DASHES else None


def _carrier(sentence: Sentence, end: int) -> Tokens | None:
    """Give what bears the words: "a hat | reading “Q”"; the noun alone where a verb may stand before it."""
    found = nouns.phrase_ending(sentence, end, 0)
    if found is None or not (is_document(sentence, found) or not _CARRIERS.isdisjoint(sentence.low[found[0] : end])):
        return None
    opens = sentence.low[found[0]] in w.DETERMINERS and (found[0] or is_document(sentence, found))
    return found if opens else (end - 1, end)


def _opens_sentence(sentence: Sentence, hit: Hit, frame: Frame) -> bool:
    """Settle "Calling the plan a mistake, S said ...": the content ends at the comma, the subject stands behind it."""
    comma = sentence.low.index(",") if "," in sentence.low else 0
    if frame.complement in ("np", "open") and not hit.cue.person:
        return False  # "Noting the time, S left"
    if hit.cue.verb.split()[-1] in ("on", "about", "of", "to"):
        return False  # "Commenting on the talks, S said"
    if hit.cue.strength == "weak" or frame.complement not in ("that", "np", "quote", "open", "wh") or comma <= hit.to:
        return False
    frame.mention = first_subject(sentence, len(sentence), comma + 1)
    return frame.mention is not None


def _stands_free(sentence: Sentence, begin: int) -> bool:
    """Tell whether "saying", "adding" ... opens a participle clause, not a noun phrase or an object."""
    low = sentence.low
    if begin == 0:
        return QUOTE in low[1:4]
    before = low[begin - 1]
    if before == QUOTE and low[begin - 2] in w.AUXILIARIES and sentence.ending(begin - 1).isalnum():
        return False  # "have been “steadily” backing T"
    if before in ("and", "or") and begin > 1 and low[begin - 2] in w.PREPOSITIONS:
        return False  # "by giving money to and backing T"
    if before in (",", ";", QUOTE) or before in w.DASHES or before in _BEFORE_PARTICIPLE:
        return True
    closed = before in w.AUXILIARIES or before in w.DETERMINERS or before in w.PREPOSITIONS
    return not closed and low[begin] in _SPOKEN_PARTICIPLES


def _quotes_right_away(sentence: Sentence, kind: str, begin: int, content: int) -> bool:
    """Tell whether a participle after a noun has a quotation behind a mark: "a statement on Monday reading: “Q”"."""
    low = sentence.low
    if kind not in ("quote", "colon") or low[content : content + 1] != [QUOTE]:
        return False
    return (
        low[begin - 1] not in w.AUXILIARIES and low[begin - 1] not in w.DETERMINERS and low[content - 1] in (",", ":")
    )


def _in_subject_of(sentence: Sentence, previous: Frame, begin: int) -> bool:
    """Tell whether a participle belongs to the subject of what was reported: "said that T, citing X, would go"."""
    clause = previous.after is not None and previous.complement in ("that", "bare")
    start = previous.after[0] if clause and previous.after else begin
    return sentence.low[begin - 1] == "," and nouns.phrase_starting(sentence, start, begin) == begin - 1 > start
