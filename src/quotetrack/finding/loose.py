"""A sentence that no cue of the lexicon opened in, a frame out where its form alone shows reported speech.

“Q,” S grumbled (any verb after a quotation that ends in a comma) · “Q” – S · S: Q · a headline "S: C".
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.finding import mentions, nouns
from quotetrack.finding import words as w
from quotetrack.finding.complements import complement
from quotetrack.finding.cues import hits, is_titled
from quotetrack.finding.ends import content_end
from quotetrack.finding.frames import Frame, verb_group
from quotetrack.finding.labels import RUBRICS
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.placing import title_of_lead_in
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.finding.subjects import can_speak, first_subject
from quotetrack.lexicon.places import place
from quotetrack.lexicon.posts import post_forms
from quotetrack.lexicon.speaking import noun_kinds

_ANYBODY = frozenset("one you i we anyone anybody".split())
_LONG_QUOTATION = 5  # words
_SMALL_WORD = 3  # letters
_LONGEST_NAME = 8
_LONGEST_SPEAKER = 5  # tokens behind a headline's colon
_FARTHEST = 20  # tokens between a cue and a quotation that it holds
_FINDINGS = frozenset("poll report survey study sources".split())  # "Poll: Linde leads in all towns"
_SHORTEST_FINDING = 5  # tokens behind the document's name


def headline_frame(sentence: Sentence, found: Sequence[Frame]) -> Frame | None:
    """Give the frame of a headline as a whole; the frames `found` may stand behind its colon, but not before it."""
    frame = _headline(sentence)
    if frame is None or (found and frame.after is None):
        return None
    return frame if all(other.start >= frame.stop for other in found) else None


def loose_frame(sentence: Sentence, found: Sequence[Frame]) -> Frame | None:
    """Give the frame of a quotation that none of the frames `found` covers."""
    low = sentence.low
    for at in sorted(sentence.quotes):
        if any(part and part[0] <= at < part[1] for frame in found for part in (frame.before, frame.after)):
            continue
        if at + 1 < len(low) and low[at + 1] in w.DASHES:
            frame = _signed(sentence, at)
            if frame is not None:
                return frame
        if at + 1 < len(low) and low[at + 1] in w.BE:
            frame = _copula(sentence, at)
            if frame is not None:
                return frame
        if title_of_lead_in(sentence, at):
            continue
        if sentence.ending(at) in ",!?" or (at + 1 < len(low) and low[at + 1] == ","):
            frame = _any_verb(sentence, at)
            if frame is not None:
                return frame
        if at and low[at - 1] == ":" and (sentence.raw[at].count(" ") >= 2 or sentence.ending(at) in ".!?"):
            frame = colon_frame(sentence, at - 1)
            if frame is not None:
                frame.after = (at, at + 1)
                return frame
        frame = _fragment(sentence, at, found) or _embedded(sentence, at)
        if frame is not None:
            return frame
    return None


def _fragment(sentence: Sentence, quote: int, found: Sequence[Frame]) -> Frame | None:
    """Settle a quotation inside what a cue without a subject of its own takes: "went on to call him a “fool”"."""
    low = sentence.low
    for hit in reversed(hits(sentence)):
        group = verb_group(sentence, hit) if hit.to <= quote <= hit.to + _FARTHEST else None
        if group is None or group[1] in ("negated", "passive", "reduced"):
            continue
        begin, voice = group
        kind, content, stop = complement(sentence, hit)
        parts = [part for frame in found for part in (frame.cue, frame.before, frame.after) if part]
        if any(part[0] <= hit.at < part[1] for part in parts) or not (kind in hit.cue.takes or kind == "open"):
            continue
        if content >= quote or kind in ("end", "quote", "colon"):
            continue
        mention = mentions.left(sentence, begin, 0) or first_subject(sentence, begin)
        mention = mention if can_speak(sentence, mention) else None
        if mention is not None and low[mention[0]] in _ANYBODY and voice == "modal":
            continue  # "one could say that it was a “gift”"
        frame = Frame(
            "held_fragment", (begin, hit.to), mention, "np", "weak", begin, stop, hit.cue.verb, hit.form, voice
        )
        end = content_end(sentence, frame, content, len(low))
        while end > content and (low[end - 1] in w.TERMINALS or low[end - 1] in (",", ";", ":")):
            end -= 1
        if quote < end:
            frame.after = (content, end)
            return frame
    return None


def _embedded(sentence: Sentence, quote: int) -> Frame | None:
    """Settle a long quotation that no verb of the lexicon reports: her answer, “Q”, surprised the hall."""
    whole = sentence.quotes[quote]
    sure = whole.opened and whole.closed and not whole.single and sentence.low[quote - 1] not in w.DETERMINERS
    if len(sentence) == 1 or not sure or not _reads_like_speech(sentence.raw[quote].split()):
        return None
    mention = first_subject(sentence, quote) if quote else None
    return Frame(
        "embedded_quotation", (quote, quote), mention, "quote", "weak", quote, quote + 1, after=(quote, quote + 1)
    )


def _reads_like_speech(words: list[str]) -> bool:
    """Tell whether quoted words are a long clause, not a title, a name or a slogan of a few words."""
    long_words = [word for word in (word.strip("“”\"'‘’") for word in words) if len(word) > _SMALL_WORD]
    capitals = sum(word[:1].isupper() for word in long_words)
    return len(words) >= _LONG_QUOTATION and capitals * 2 <= len(long_words)


def _headline(sentence: Sentence) -> Frame | None:
    """Settle a headline: "Reszke: no need for patrols" · “Q”: Reszke on patrols · "No need for patrols – minister"."""
    low = sentence.low
    size = len(low)
    colon = low.index(":") if ":" in low else size
    if low[0] == QUOTE and colon == 1 and size > 2:
        mention = mentions.opening(sentence, 2, size)
        if mention is not None and nouns.is_name_like(sentence, mention[0]):
            return Frame("headline_colon", (1, 2), mention, "colon", "medium", 1, size, before=(0, 1))
    if 0 < colon <= _LONGEST_NAME and colon + 2 < size and _names_speaker(sentence, 0, colon):
        return Frame(
            "headline_colon", (colon, colon + 1), (0, colon), "colon", "medium", 0, colon + 1, after=(colon + 1, size)
        )
    if 2 < colon < size - 1 and (behind := _named_last(sentence, colon + 1)) is not None:
        return Frame("headline_colon", (colon, colon + 1), behind, "end", "medium", colon, size, before=(0, colon))
    dash = next((at for at in range(size - 2, max(size - 9, 0), -1) if low[at] in w.DASHES), None)
    if dash is None or dash < 3:
        return None
    end = size - 1 if low[-1] in w.TERMINALS else size
    if not any(low[at] in noun_kinds() or low[at] in post_forms() for at in range(dash + 1, end)):
        return None
    return Frame("headline_dash", (dash, dash + 1), (dash + 1, end), "end", "medium", dash, end, before=(0, dash))


def _named_last(sentence: Sentence, start: int) -> Tokens | None:
    """Give who is named behind a headline's colon: "Border to stay shut: Reszke", "... : defence minister"."""
    low = sentence.low
    end = len(low) - 1 if low[-1] in w.TERMINALS else len(low)
    if not 0 < end - start <= _LONGEST_SPEAKER or low[start] in RUBRICS or low[start] in w.DETERMINERS:
        return None
    if any(low[at] in noun_kinds() or low[at] in post_forms() for at in range(start, end)):
        return (start, end) if w.AUXILIARIES.isdisjoint(low[start:end]) else None
    lone = (
        end - start == 1 and nouns.is_name_like(sentence, start) and low[start].isalpha() and place(low[start]) is None
    )
    return (start, end) if lone and not is_titled(sentence) else None


def _names_speaker(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the words before a headline's colon name somebody: names, no rubric ("Weather") and no country."""
    low = sentence.low
    names = sum(nouns.is_name_like(sentence, at) for at in range(start, end))
    if names * 2 < end - start or not nouns.is_name_like(sentence, start):
        return False
    words = " ".join(sentence.raw[start:end])
    if end - start == 1 and low[start] in _FINDINGS:
        return len(sentence) - end > _SHORTEST_FINDING
    return not (low[start] in RUBRICS or low[end - 1] in RUBRICS or place(words) is not None)


def _signed(sentence: Sentence, quote: int) -> Frame | None:
    """Settle a press release's “Q” – Minister X."""
    mention = mentions.right(sentence, quote + 2, len(sentence))
    titled = sentence.raw[quote].count(" ") < 3 and sentence.ending(quote) not in ".!?…"
    if mention is None or titled or not nouns.is_name_like(sentence, mention[0]):
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


def _copula(sentence: Sentence, quote: int) -> Frame | None:
    """Settle “Q,” was how S put it, and “Q” was the reply of S."""
    low = sentence.low
    size = len(low)
    at = quote + 2
    put = next(
        (i for i in range(at, min(at + 12, size - 1)) if low[i] in ("put", "described") and low[i + 1] == "it"), None
    )
    if put is not None and low[at] == "how":
        mention = mentions.left(sentence, put, at + 1)
        cue = (put, put + 2)
    else:
        noun = next(
            (i for i in range(at, min(at + 4, size - 1)) if low[i] in _ANSWERS and low[i + 1] in ("of", "from")), None
        )
        if noun is None:
            return None
        mention = mentions.right(sentence, noun + 2, size)
        cue = (quote + 1, noun + 1)
    if mention is None:
        return None
    return Frame("copula_quotation", cue, mention, "end", "medium", quote + 1, size, before=(quote, quote + 1))


_ANSWERS = frozenset("reply answer response verdict comment message words conclusion warning advice motto view".split())


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
    return (len(word) > 3 and word.endswith("ed")) or word in (
        "said",
        "says",
        "told",
        "began",
        "went",
        "shot",
        "put",
        "was",
    )


def colon_frame(sentence: Sentence, colon: int | None = None) -> Frame | None:
    """Give cue and subject of the clause that a colon ends: the last cue before it, else a name alone.

    `colon` is the colon's token, by default the sentence's last one; the content is left to the caller.
    """
    low = sentence.low
    colon = len(low) - 1 if colon is None else colon
    for hit in reversed(hits(sentence)):
        noun = hit.at > 0 and low[hit.at - 1] in w.DETERMINERS
        if hit.at >= colon or noun:
            continue
        begin = hit.at
        while begin and (w.is_adverb(low[begin - 1]) or low[begin - 1] in w.HAVE):
            begin -= 1
        mention = mentions.left(sentence, begin, 0)
        if mention is None and hit.to < colon and nouns.is_name_like(sentence, colon - 1):
            mention = mentions.right(sentence, hit.to, colon)  # "writes our colleague Jan Molk:"
        mention = mention or mentions.opening(sentence, 0, begin)
        return Frame("colon_quotation", (begin, hit.to), mention, "colon", hit.cue.strength, 0, colon + 1, hit.cue.verb)
    if colon and colon <= _LONGEST_NAME:
        mention = nouns.phrase_ending(sentence, colon, 0)
        if mention is not None and nouns.is_name_like(sentence, mention[0]):
            return Frame("name_colon", (colon, colon + 1), mention, "colon", "weak", mention[0], colon + 1)
    if low[0] in ("his", "her", "their"):
        return Frame("loose_colon", (colon, colon + 1), (0, 1), "colon", "weak", 0, colon + 1)
    start = low.index(",") + 1 if (low[0] in w.PREPOSITIONS or low[0] in w.CONJUNCTIONS) and "," in low[:colon] else 0
    mention = mentions.opening(sentence, start, colon)
    if mention is None or not (
        nouns.is_name_like(sentence, mention[0]) or low[mention[0]] in w.DETERMINERS or low[mention[0]] in w.PRONOUNS
    ):
        return None
    return Frame("loose_colon", (colon, colon + 1), mention, "colon", "weak", mention[0], colon + 1)
