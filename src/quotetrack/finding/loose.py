"""A sentence that no cue of the lexicon opened in, a frame out where its form alone shows reported speech.

“Q,” S grumbled (any verb after a quotation that ends in a comma) · “Q” – S · S: Q · a headline "S: C".
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.cues import hits
from quotetrack.finding.frames import Frame
from quotetrack.finding.sentences import QUOTE, Sentence

_LONGEST_NAME = 8


def loose_frame(sentence: Sentence, headline: bool, found: Sequence[Frame]) -> Frame | None:
    """Give the frame of a quotation, or of a headline, that none of the frames `found` covers."""
    low = sentence.low
    if headline and not found and ":" in low[: _LONGEST_NAME + 1]:
        return _headline(sentence, low.index(":"))
    for at in sorted(sentence.quotes):
        if any(part and part[0] <= at < part[1] for frame in found for part in (frame.before, frame.after)):
            continue
        inner = sentence.raw[at].rstrip("”\"'’»“ ")
        if at + 1 < len(low) and low[at + 1] in w.DASHES:
            frame = _signed(sentence, at)
            if frame is not None:
                return frame
        if inner[-1:] in ",!?" or (at + 1 < len(low) and low[at + 1] == ","):
            frame = _any_verb(sentence, at)
            if frame is not None:
                return frame
        if at and low[at - 1] == ":":
            frame = colon_frame(sentence, at - 1)
            if frame is not None:
                frame.after = (at, at + 1)
                return frame
    return None


def _headline(sentence: Sentence, at: int) -> Frame | None:
    """Settle "Reszke: no need for new patrols"."""
    if at == 0 or at + 2 >= len(sentence) or not mentions.is_name_like(sentence, 0):
        return None
    names = sum(mentions.is_name_like(sentence, i) for i in range(at))
    if names * 2 < at:
        return None
    return Frame("headline_colon", (at, at + 1), (0, at), "colon", "medium", 0, at + 1, after=(at + 1, len(sentence)))


def _signed(sentence: Sentence, quote: int) -> Frame | None:
    """Settle a press release's “Q” – Minister X."""
    mention = mentions.right(sentence, quote + 2, len(sentence))
    if mention is None or not mentions.is_name_like(sentence, mention[0]):
        return None
    return Frame(
        "signed_quotation",
        (quote + 1, quote + 2),
        mention,
        "end",
        "medium",
        quote + 1,
        mention[1],
        before=(quote, quote + 1),
    )


def _any_verb(sentence: Sentence, quote: int) -> Frame | None:
    """Settle “Q,” S grumbled: after a quotation that ends in a comma, a name or pronoun and any past verb."""
    low = sentence.low
    size = len(low)
    at = quote + 1
    while at < size and low[at] == ",":
        at += 1
    if at >= size:
        return None
    verb = next((i for i in range(at, min(at + 14, size)) if _looks_past(low[i])), None)
    if verb is None:
        return None
    mention = mentions.left(sentence, verb, at) if verb > at else mentions.right(sentence, verb + 1, size)
    if mention is None:
        return None
    stop = max(verb + 1, mention[1])
    frame = Frame(
        "loose_quotation",
        (verb, verb + 1),
        mention,
        "end",
        "weak",
        min(verb, mention[0]),
        stop,
        before=(quote, quote + 1),
    )
    later = [i for i in sentence.quotes if i > stop]
    if later and low[later[0] - 1] in (",", "-", "–", "—"):
        frame.after = (later[0], later[0] + 1)
    return frame


def _looks_past(word: str) -> bool:
    return (
        len(word) > 3 and word.endswith("ed") or word in ("said", "says", "told", "began", "went", "shot", "put", "was")
    )


def colon_frame(sentence: Sentence, colon: int | None = None) -> Frame | None:
    """Give cue and subject of the clause that a colon ends: the last cue before it, else a name alone.

    `colon` is the colon's token, by default the sentence's last one; the content is left to the caller.
    """
    low = sentence.low
    colon = len(low) - 1 if colon is None else colon
    for hit in reversed(hits(sentence)):
        if hit.at >= colon:
            continue
        begin = hit.at
        while begin and (w.is_adverb(low[begin - 1]) or low[begin - 1] in w.HAVE):
            begin -= 1
        mention = mentions.left(sentence, begin, 0) or mentions.opening(sentence, 0, begin)
        return Frame("colon_quotation", (begin, hit.to), mention, "colon", hit.cue.strength, 0, colon + 1, hit.cue.verb)
    if colon and colon <= _LONGEST_NAME:
        mention = mentions.phrase_ending(sentence, colon, 0)
        if mention is not None and mentions.is_name_like(sentence, mention[0]):
            return Frame("name_colon", (colon, colon + 1), mention, "colon", "weak", mention[0], colon + 1)
    start = low.index(",") + 1 if low[0] in w.PREPOSITIONS | w.CONJUNCTIONS and "," in low[:colon] else 0
    mention = mentions.opening(sentence, start, colon)
    if mention is None or not (mentions.is_name_like(sentence, mention[0]) or low[mention[0]] in w.DETERMINERS | w.PRONOUNS):
        return None
    return Frame("loose_colon", (colon, colon + 1), mention, "colon", "weak", mention[0], colon + 1)
