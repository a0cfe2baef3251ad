"""A masked sentence and a token in, what follows there out: a clause with a verb of its own, or an object."""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.sentences import QUOTE, Sentence


def has_verb(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite verb follows soon: an auxiliary, or a pronoun subject with its verb."""
    low = sentence.low
    if low[at] in w.PRONOUNS or (
        low[at] in ("it", "there") and at + 1 < len(low) and low[at + 1] not in w.PREPOSITIONS
    ):
        return True
    for i in range(at, min(at + 22, len(low))):
        word = low[i]
        if word == QUOTE and i > at:
            return True
        if word in ("and", "but") and low[i + 1 : i + 2] and low[i + 1] in w.AUXILIARIES:
            return False
        if word in w.AUXILIARIES and word not in ("being", "been", "having", "be"):
            return True
        if word in (";", ":") or (word == "," and "".join(low[i + 1 : i + 2]).endswith("ing")):
            return False
    return False


def past_verb_inside(sentence: Sentence, at: int) -> bool:
    """Tell whether a past verb with a subject before it stands in what follows: "claimed the money went to"."""
    low = sentence.low
    return any(
        low[i] in ("went", "came", "took", "made", "got", "gave", "left", "led") for i in range(at + 1, len(low))
    )


def object_follows(sentence: Sentence, at: int) -> bool:
    """Tell whether a form that may be a noun ("attacks", "plans") has an object, so that it is a verb."""
    word = sentence.low[at]
    if w.is_adverb(word) and at + 1 < len(sentence):
        word = sentence.low[at + 1]  # "demands | only the return of"
    return (
        word in w.DETERMINERS
        or word in (QUOTE, "him", "them", "us", "me", "it", "new", "more")
        or nouns.is_name_like(sentence, at)
        or word.endswith("s")
        or word[0].isdigit()
    )
