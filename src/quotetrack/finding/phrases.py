"""A masked sentence in, frames of phrases out: "according to S", "in S's view", "was quoted as saying"."""

from __future__ import annotations

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.frames import Frame
from quotetrack.finding.nouns import Tokens, is_name_like
from quotetrack.finding.placing import apposed_to_end
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.finding.signals import POLLS, QUOTING, VIEWS
from quotetrack.finding.subjects import can_speak, is_document, naming_nouns
from quotetrack.lexicon.speaking import noun_kinds

_NOT_SOURCES = frozenset(
    "plan plans rank season schedule rules rule size length need needs merit custom tradition time weight age taste "
    "law protocol procedure script design demand seniority how what whether whom height width colour color "
    "requirements instructions principle circumstances conditions preference season type category".split()
)
_HEAD_WITHIN = 9  # tokens of an apposition in which its noun stands
_MOST = 10  # phrases of one sentence; prose has fewer
_SHARES = frozenset("percent % per-cent points percentage".split())


def phrase_frames(sentence: Sentence) -> list[Frame]:
    """Give the frames of all phrases of this kind, contents to the left and right not yet cut at other cues."""
    low = sentence.low
    found: list[Frame] = []
    for at, word in sentence.places.items():
        frame: Frame | None = None
        if word == "according" and at + 2 < len(low) and low[at + 1] == "to":
            if _NOT_SOURCES.isdisjoint(low[at + 2 : at + 4]):
                frame = _source_phrase(sentence, at, at + 2, "according_to")
        elif word in QUOTING and at + 2 < len(low):
            frame = _quoted_as(sentence, at)
        elif word in VIEWS and at:
            frame = _view(sentence, at)
        elif word in POLLS and at > 1:
            frame = _in_poll(sentence, at)
        elif word == "as" and at + 3 < len(low):
            frame = _as_put_it(sentence, at)
        elif word == "per" and at > 2 and low[at - 1] == "," and at + 1 < len(low):
            frame = _per(sentence, at)
        if frame is not None and (frame.before or frame.after):
            found.append(frame)
            if len(found) == _MOST:
                break
    return found


def _per(sentence: Sentence, at: int) -> Frame | None:
    """Settle "C, per two officials", not "per head"."""
    if not (is_name_like(sentence, at + 1) or sentence.low[at + 1] in w.DETERMINERS):
        return None
    frame = _source_phrase(sentence, at, at + 1, "according_to")
    return frame if frame is not None and can_speak(sentence, frame.mention) else None


def _source_phrase(sentence: Sentence, start: int, noun: int, rule: str) -> Frame | None:
    """Settle "according to S, C" and "C, according to S" for a phrase at `start` whose noun begins at `noun`."""
    low = sentence.low
    size = len(low)
    mention = _source(sentence, noun, size)
    if mention is None:
        return None
    frame = Frame(rule, (start, noun), mention, "end", "strong", start, mention[1], "according to")
    stop = mention[1]
    opens = (
        start == 0
        or low[start - 1] in w.COORDINATORS
        or (start == 1 and low[0] == ",")
        or (start > 1 and low[start - 1] == "," and low[start - 2] in w.CONJUNCTIONS)
        or (start == 2 and low[1] == "," and w.is_adverb(low[0]))
    )
    while stop < size and low[stop] in (",", ":"):
        stop += 1
    if opens:
        if stop < size:
            frame.after = (stop, size)
        return frame
    end = start
    while end and low[end - 1] == ",":
        end -= 1
    if end:
        frame.before = (1 if low[0] in ("but", "and", "meanwhile") and end > 1 else 0, end)
        if frame.before[0] == 1 and low[1] == ",":
            frame.before = (2, end)
    if (
        low[start - 1] == ","
        and stop > mention[1]
        and stop < size
        and low[stop] not in w.TERMINALS
        and low[stop] != QUOTE
    ):
        after = low[stop]
        if after not in w.RELATIVE and not after.endswith("ing") and not apposed_to_end(sentence, stop):
            frame.after = (stop, size)
            frame.rule = f"{rule}_inside"
    return frame


def _source(sentence: Sentence, start: int, size: int) -> Tokens | None:
    """Give the noun phrase of a source, with an apposition between commas."""
    low = sentence.low
    if start >= size:
        return None
    if low[start] in ("him", "her", "them", "us", "me", "you"):
        return (start, start + 1)
    end = start
    while end < size and end - start < 40:
        word = low[end]
        if word in w.TERMINALS or word in (",", ";", ":", QUOTE) or word in w.DASHES:
            break
        if end > start and (word in w.AUXILIARIES or word in w.PRONOUNS or word in ("who", "which", "that", "while")):
            break
        end += 1
    if end == start:
        return None
    if end < size and (low[end] in w.AUXILIARIES or low[end] in w.PRONOUNS):
        # no comma: "according to sources | Meshur has been told", "according to the Basin Bank | prices have risen"
        end = next((at for at in range(start + 1, end) if _begins_clause(sentence, at, end)), end)
    if end + 1 < size and low[end] == ",":
        closing = next((i for i in range(end + 1, min(end + 25, size)) if low[i] == ","), None)
        apposed = low[end + 1].endswith("ing") or (
            low[end + 1] in ("a", "an", "the", "his", "her", "one", "former")
            and closing is not None
            and not naming_nouns().isdisjoint(low[end + 1 : min(closing, end + _HEAD_WITHIN)])
        )
        verbless = closing is not None and not any(low[i] in w.AUXILIARIES for i in range(end + 1, closing))
        verbless = verbless and not is_document(sentence, (start, end))  # "according to a report, the man, who ..."
        if closing is not None and (low[end + 1] == "who" or (apposed and verbless)):
            return (start, closing)
    return (start, end)


def _begins_clause(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether a source ends before token `at`: a name before a noun, or a plural noun before names alone."""
    before = sentence.low[at - 1]
    if sentence.raw[at].islower():
        body = is_name_like(sentence, at - 1) and before not in w.DETERMINERS and at + 1 < len(sentence)
        known = naming_nouns() | w.PREPOSITIONS_AND_DETERMINERS | w.CONJUNCTIONS
        return body and sentence.low[at].isalpha() and sentence.low[at] not in known
    plural = noun_kinds().get(before) is not None and (before.endswith("s") or before == "media")
    return plural and all(sentence.low[token] == "and" or is_name_like(sentence, token) for token in range(at, end))


def _view(sentence: Sentence, at: int) -> Frame | None:
    """Settle "in S's view, C", "in the words of S, C", "C, in the opinion of S"."""
    low = sentence.low
    if at + 2 < len(low) and low[at + 1] == "of" and at >= 2 and low[at - 1] == "the" and low[at - 2] in ("in", "by"):
        return _source_phrase(sentence, at - 2, at + 2, "in_view_of")
    begin = next((i for i in range(at - 1, max(-1, at - 10), -1) if low[i] in ("in", "by")), None)
    if begin is None or begin + 1 >= at:
        return None
    owner = low[begin + 1 : at]
    if not (owner[-1].endswith(("'s", "s'")) or owner == ["his"] or owner == ["her"] or owner == ["their"]):
        return None
    mention = (begin + 1, at)
    frame = Frame("in_view_of", (begin, at + 1), mention, "end", "strong", begin, at + 1, "in view of")
    after = at + 1
    if (begin == 0 or low[begin - 1] in w.CONJUNCTIONS) and after < len(low) and low[after] == ",":
        frame.after = (after + 1, len(low))
        return frame
    if begin > 2 and low[begin - 1] == "," and (after >= len(low) or low[after] in w.TERMINALS):
        frame.before = (0, begin - 1)
        return frame
    return None


def _in_poll(sentence: Sentence, poll: int) -> Frame | None:
    """Settle "in a poll by S, 46 percent support C": a figure shows that the sentence gives the result."""
    low = sentence.low
    begin = next((at for at in range(poll - 1, max(-1, poll - 10), -1) if low[at] in w.PREPOSITIONS), None)
    if begin is None or low[begin] != "in" or low[begin + 1] not in w.DETERMINERS:
        return None
    if not any(word in _SHARES for word in low):
        return None
    frame = _source_phrase(sentence, begin, begin + 1, "in_poll")
    if frame is not None:
        frame.strength = "weak"  # the figure may stand in a sentence that only refers to the poll
    return frame


def _quoted_as(sentence: Sentence, at: int) -> Frame | None:
    """Settle "A quoted S as saying C" and "S was quoted as saying (by A) C"."""
    low = sentence.low
    size = len(low)
    saying = next((i for i in range(at + 1, min(at + 24, size - 1)) if low[i] == "as" and low[i + 1] in _SAYING), None)
    if saying is None:
        return None
    stop = saying + 2
    via: Tokens | None = None
    mention: Tokens | None
    group = at
    while group and (low[group - 1] in w.BE or low[group - 1] in w.HAVE or w.is_adverb(low[group - 1])):
        group -= 1
    passive = any(low[i] in w.BE for i in range(group, at))
    if passive and saying > at + 1 and low[at + 1] == "by":
        # "S was quoted by A as saying"
        mention = mentions.left(sentence, group, 0)
        via = (at + 2, saying)
        start = mention[0] if mention else group
    elif saying == at + 1:
        if not any(low[i] in w.BE for i in range(group, at)):
            return None
        mention = mentions.left(sentence, group, 0)
        start = mention[0] if mention else group
        if stop < size and low[stop] == "by":
            agent = mentions.right(sentence, stop + 1, size)
            if agent:
                via, stop = agent, agent[1]
    else:
        mention = (at + 1, saying)
        via = mentions.left(sentence, group, 0)
        start = via[0] if via else group
        if via is None and low[at] in ("quoted", "cited", "quotes", "cites"):
            return None
    if mention is None:
        return None
    frame = Frame(
        "quoted_as_saying", (group, saying + 2), mention, "end", "strong", start, stop, "quote as saying", via=via
    )
    if mention[0] > group:
        frame.cue = (group, saying + 2)
    return place_content(sentence, frame, stop)


_SAID = frozenset("told said noted say says notes stressed explained reported warned stated wrote".split())
_SAYING = frozenset(
    "saying telling stating noting adding declaring arguing warning claiming writing tweeting posting insisting "
    "asserting stressing emphasizing emphasising underlining remarking commenting replying responding".split()
)


def place_content(sentence: Sentence, frame: Frame, stop: int) -> Frame | None:
    """Give a frame that ends at token `stop` its content: to the right when words follow, else to the left."""
    low = sentence.low
    size = len(low)
    end = frame.start
    while end and low[end - 1] == ",":
        end -= 1
    if end and (low[end - 1] == QUOTE or end < frame.start):
        frame.before = (0, end)
        return frame
    if (stop < size and low[stop] in (":", ",")) or (stop < size and low[stop] == "that"):
        stop += 1
    if stop < size and low[stop] not in w.TERMINALS:
        frame.after = (stop, size)
        return frame
    return None


def _quotes_fragment(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause of the journalist's ends in a quotation: "which shows “Q”, as S put it"."""
    low = sentence.low
    return low[at] == QUOTE and at > 0 and low[at - 1][0].isalpha() and not w.AUXILIARIES.isdisjoint(low[:at])


def _as_put_it(sentence: Sentence, at: int) -> Frame | None:
    """Settle "as S put it, C", "As S said, C" and "C, as S put it"."""
    low = sentence.low
    size = len(low)
    if low[at + 1] == "per" and _NOT_SOURCES.isdisjoint(low[at + 2 : at + 5]):
        return _source_phrase(sentence, at, at + 2, "according_to")  # "As per the minister, C"
    if low[at + 1].endswith("ed") and low[at + 2] == "by":
        return _source_phrase(sentence, at, at + 3, "as_put_it")  # "as stressed by S, C"
    for verb in range(at + 2, min(at + 14, size)):
        word = low[verb]
        put = word in ("put", "puts") and verb + 1 < size and low[verb + 1] == "it"
        if not put and word not in _SAID:
            continue
        stop = verb + (2 if put else 1)
        if word == "told":
            stop = next((i for i in range(stop, min(stop + 8, size)) if low[i] == ","), stop)
        mention = mentions.left(sentence, verb, at + 1)
        if mention is None or mention[0] != at + 1:
            return None
        frame = Frame("as_put_it", (verb, stop), mention, "end", "strong", at, stop, "put it")
        if at == 0 or low[at - 1] in w.COORDINATORS:
            comma = next((i for i in range(stop, min(stop + 12, size)) if low[i] == ","), None)
            if comma is None:
                return None
            frame.after = (comma + 1, size)
            return frame
        if stop + 1 < size and low[stop] in (",", ":") and low[stop + 1] == QUOTE:
            frame.after = (stop + 1, size)
            frame.complement = "quote"
            return frame
        if stop >= size or low[stop] in w.TERMINALS or low[stop] == ",":
            end = at
            while end and low[end - 1] == ",":
                end -= 1
            if end < at or (end and low[end - 1] == QUOTE):
                frame.before = (end - 1 if _quotes_fragment(sentence, end - 1) else 0, end)
                after = stop + 1
                if end < at and stop < size and low[stop] == "," and after < size and low[after] not in w.CONJUNCTIONS:
                    frame.after = (after, size)
                return frame
        return None
    return None
