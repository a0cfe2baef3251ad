"""A cue whose subject follows it in, its frame out: "C, said S", "Said S, “Q”"."""

from __future__ import annotations

from quotetrack.finding import mentions, nouns
from quotetrack.finding import words as w
from quotetrack.finding.cues import Hit
from quotetrack.finding.frames import Frame
from quotetrack.finding.placing import after_quotation, quotation_before, with_left_content
from quotetrack.finding.sentences import QUOTE, Sentence


def inverted(sentence: Sentence, hit: Hit, begin: int) -> Frame | None:
    """Make the frame of "C, said S": verb first, then the subject."""
    low = sentence.low
    if (hit.form not in ("past", "third") and hit.cue.verb != "say") or not after_mark(sentence, begin):
        return None
    if begin == 0:
        return _said_first(sentence, hit)
    mention = mentions.right(sentence, hit.to, len(sentence))
    if mention is None or not hit.cue.takes_words:
        return None
    after = low[mention[1]] if mention[1] < len(low) else "."
    closed = after in (",", ".", ";", QUOTE) or after in w.PREPOSITIONS or after in w.DASHES
    if after in w.AUXILIARIES or (low[mention[0]] in w.PRONOUNS and not closed):
        return None
    frame = Frame("", (begin, hit.to), mention, "end", hit.cue.strength, begin, mention[1], hit.cue.verb, hit.form)
    if quotation_before(sentence, begin):
        return after_quotation(sentence, frame, mention[1])
    return with_left_content(sentence, frame, mention[1])


def _said_first(sentence: Sentence, hit: Hit) -> Frame | None:
    """Make the frame of "Said S, “Q”": the verb opens the sentence."""
    quote = min(sentence.quotes, default=0)
    if "quote" not in hit.cue.takes or quote <= hit.to or sentence.low[quote - 1] not in (",", ":"):
        return None
    mention = mentions.right(sentence, hit.to, quote)
    if mention is None:
        return None
    frame = Frame(
        "cue_quotation", (hit.at, hit.to), mention, "quote", hit.cue.strength, 0, quote, hit.cue.verb, hit.form
    )
    frame.after = (quote, len(sentence))
    return frame


def names_next(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the words right after the verb are a name that a mark closes: ", said Jan Ostrowik, head of X"""
    if hit.to >= len(sentence) or not nouns.is_name_like(sentence, hit.to) or "bare" not in hit.cue.takes:
        return False  # "S, for his part, praised Linde, saying"
    if hit.cue.verb == "tell":
        return False  # the name is the hearer's
    mention = mentions.right(sentence, hit.to, len(sentence))
    return mention is not None and sentence.low[mention[1] : mention[1] + 1] in ([","], ["."], [])


def after_mark(sentence: Sentence, begin: int) -> bool:
    """Tell whether a cue stands right behind a quotation, a comma or a dash, or opens the sentence."""
    return begin == 0 or sentence.low[begin - 1] in (QUOTE, ",") or sentence.low[begin - 1] in w.DASHES
