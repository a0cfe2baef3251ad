"""The frames of one sentence in, the same frames with their contents cut where the next act of reporting begins."""

from __future__ import annotations

from quotetrack.finding import nouns
from quotetrack.finding import words as w
from quotetrack.finding.ends import content_end, quoted_end
from quotetrack.finding.frames import Frame
from quotetrack.finding.relays import is_outlet, unwrapped
from quotetrack.finding.sentences import QUOTE, Sentence

_LEAD_IN = 2  # tokens before the subject of a main clause: "Meanwhile,"
_NOT_LAST = w.TERMINALS | w.DASHES | w.COORDINATORS | {",", ";", ":"}
_PRONOUNS = w.PRONOUNS | w.OTHER_PRONOUNS
_NEVER_SLIGHT = frozenset("quotation_cue according_to quoted_as_saying noun_quotation as_put_it".split())
_PASSIVE = frozenset(("raised_subject", "passive_object"))
_QUOTED_BY = {"strong": ("that", "np", "quote", "colon"), "medium": ("that", "np"), "weak": ()}
_RELAYING = frozenset(("report", "write", "publish"))
_BEFORE_COUNTS = frozenset("more less fewer than nearly about roughly almost only just at least most over even".split())
_BEFORE_COORDINATED = frozenset("also then further later while and but by in".split())


def settle(sentence: Sentence, found: list[Frame]) -> list[Frame]:
    """Cut each right-hand content, mark what is reported inside it, and drop what is too slight to stand alone."""
    for number, frame in enumerate(found):
        if frame.after is None:
            continue
        if frame.rule == "noun_quotation":
            continue  # it ends with its quotations
        start = frame.after[0]
        later = found[number + 1 :]
        end = _next_report(sentence, frame, later, start)
        end = _trim(sentence, frame, start, content_end(sentence, frame, start, end))
        frame.after = (start, end) if end > start else None
        for other in later:
            other.nested |= start <= other.start < end and other.cue[0] >= start
    for number, frame in enumerate(found):
        if frame.before is not None:
            begin = _after_earlier(frame, found[:number])
            frame.before = (begin, frame.before[1]) if begin < frame.before[1] else None
    whole = unwrapped(sentence, [frame for frame in found if frame.before or frame.after])
    return [frame for frame in whole if not _slight(sentence, frame)]


def _next_report(sentence: Sentence, frame: Frame, later: list[Frame], start: int) -> int:
    """Give the token at which a later frame ends the content that begins at `start`."""
    end = len(sentence)
    for other in later:
        if other.cue[0] < start or other.rule in _PASSIVE:
            continue
        cut = _boundary(sentence, frame, other)
        if cut is not None and start < cut < end:
            return cut
        if other.before is not None and _relative(sentence, other):
            continue  # "called for a ban on what S says is waste"
        if _says_again(sentence, other, start):
            other.before = None
            return start + 1
        if other.before is not None and other.before[0] <= start <= other.start:
            # "S1 welcomes C, S2 said": the last cue reports the whole sentence, unless it only names a relay.
            end = min(end, other.before[1])
            relay = other.mention is not None and is_outlet(sentence, other.mention)
            fronted = frame.start > 0 and sentence.low[frame.start - 1] == ","  # "Speaking in Selm, | S said C"
            main = frame.cue[0] > 0 and (frame.start - other.before[0] <= _LEAD_IN or (relay and fronted))
            if main and (relay or other.rule.startswith("according_to")) and frame.strength != "weak":
                frame.via = frame.via or other.mention
                other.before = None
            elif other.before[0] == start:
                other.before = None  # "S said: “Q”, he said": one statement with two cues
            elif other.before[0] < frame.start or frame.strength != "strong" or _another(sentence, frame, other):
                frame.nested = True
        elif other.rule == "as_put_it" and other.before is not None and sentence.low[other.before[0]] == QUOTE:
            end = min(end, other.start)  # "C, which shows “Q”, as S put it"
        elif other.before is not None and start < other.before[0]:
            end = min(end, other.before[0])  # "S said C: “Q,” he added"
    return end


def _another(sentence: Sentence, frame: Frame, other: Frame) -> bool:
    """Tell whether two cues have subjects of their own, both more than a pronoun: "Korvia stresses C, S said"."""
    if frame.mention is None or other.mention is None or frame.inherits or frame.rule != "noun_phrase":
        return False
    if other.verb in _RELAYING:
        return False
    first, second = (sentence.low[slice(*mention)] for mention in (frame.mention, other.mention))
    return first != second and first[0] not in _PRONOUNS and second[0] not in _PRONOUNS


def _relative(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a frame reports a relative clause that belongs to its noun: "a tax that S says is too high"."""
    pronoun = frame.start - 1
    tied = frame.before == (pronoun, frame.start) and sentence.low[pronoun] in ("that", "which", "what", "who", "whom")
    return tied and sentence.low[pronoun - 1] != ","


def _says_again(sentence: Sentence, frame: Frame, quote: int) -> bool:
    """Tell whether a second cue closes what a first one opened: "Asked in Selm, S said “Q,” he said"."""
    low = sentence.low
    if low[quote] != QUOTE or frame.before is None or frame.after is not None or frame.mention is None:
        return False
    return frame.before[1] == quote + 1 and low[frame.mention[0]] in w.PRONOUNS


def _boundary(sentence: Sentence, frame: Frame, other: Frame) -> int | None:
    """Give where `frame`'s content ends because `other` stands beside it; None when `other` is inside it."""
    low = sentence.low
    content = frame.after[0] if frame.after else 0
    if other.mention is not None and other.mention[0] < content and not other.inherits:
        # The main clause goes on behind a participle or relative clause: "Hale, who said C, now says".
        return _after_comma(low, other.cue[0])
    at = other.start
    if other.inherits:
        while at > 0 and low[at - 1] in _BEFORE_COORDINATED:
            at -= 1
        if at > 0 and (low[at - 1] in (",", ";") or low[at - 1] in w.DASHES):
            return at - 1
        alone = at - 1 == content and low[content] == QUOTE  # “Q” and swears that C
        quotes = other.voice == "participle" and other.complement in ("quote", "colon")  # C and adding, “Q”
        own = frame.complement in ("that", "bare") and other.strength == "weak" and low[content] in w.PRONOUNS
        if own and frame.strength == "strong" and low[at] == "and":
            return None  # "said he was well and supports the toll"
        if at < other.start and low[at] in w.COORDINATORS and (alone or quotes or _same_tense(frame, other)):
            return at
        return at if other.voice == "participle" and at > 0 and low[at - 1] == QUOTE else None
    while at > content and low[at - 1] in _BEFORE_COUNTS:
        at -= 1  # "and more than | half of the drivers said"
    if at > 0 and low[at - 1] in w.COORDINATORS:
        joined = frame.complement in ("that", "bare") and at > 1 and low[at - 2] != "," and low[at - 1] == "and"
        views = other.strength != "strong" or other.complement not in ("that", "bare", "quote", "np")
        return None if joined and views and not _named(sentence, other) else at - 1
    if at > 0 and low[at - 1] == ";":
        return at - 1
    return None


def _after_comma(low: list[str], at: int) -> int:
    """Step back over adverbs to the comma that closes a relative clause before token `at`."""
    while at > 0 and (w.is_adverb(low[at - 1]) or low[at - 1] in w.AUXILIARIES):
        at -= 1
    return at


def _named(sentence: Sentence, frame: Frame) -> bool:
    return frame.mention is not None and nouns.is_name_like(sentence, frame.mention[0])


def _same_tense(frame: Frame, other: Frame) -> bool:
    return frame.form == other.form or frame.voice == "participle" or {frame.form, other.form} <= {"past", "participle"}


def _trim(sentence: Sentence, frame: Frame, start: int, end: int) -> int:
    """Take punctuation, coordinators and what follows a quotation off the end of a content."""
    low = sentence.low
    while end > start and low[end - 1] in _NOT_LAST:
        end -= 1
    if frame.complement in ("quote", "colon") and end - start > 1 and low[start] == QUOTE:
        return quoted_end(sentence, start, end)
    return end


def _after_earlier(frame: Frame, earlier: list[Frame]) -> int:
    """Give where a left-hand content begins behind the frames before it."""
    assert frame.before is not None
    begin = frame.before[0]
    for other in earlier:
        apart = not (frame.nested or other.nested)
        if apart and other.after is not None and begin < other.cue[1] <= frame.before[1] and other.after[0] >= begin:
            begin = max(begin, other.cue[1])
    return begin


def _slight(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a frame inside another's content is too slight to stand alone: "said [he hoped to return]"."""
    if not frame.nested or frame.rule in _NEVER_SLIGHT:
        return False
    if frame.strength == "medium" and frame.mention is not None and _quotes_whole(sentence, frame):
        opening = frame.mention[0]
        # "that smuggling continued: “Q”" is one report: who shouts has a name or an article.
        named = sentence.raw[opening][0].isupper() or sentence.low[opening] in w.DETERMINERS
        return not named or sentence.low[opening] in _PRONOUNS
    if _quotes_firmly(sentence, frame):
        return False
    if frame.strength != "strong" or frame.complement not in ("that", "bare", "quote"):
        return frame.before is None or frame.rule in _PASSIVE
    return frame.mention is None or sentence.low[frame.mention[0]] in _PRONOUNS


def _quotes_firmly(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a cue inside another's content hands on quoted words: "criticised T for calling X a “Q”"."""
    if frame.voice == "infinitive" or frame.after is None or frame.complement not in _QUOTED_BY[frame.strength]:
        return False
    start, end = frame.after
    if frame.complement == "quote" and sentence.low[start] == QUOTE and sentence.opening(start).islower():
        return False  # "said she thinks “so and so”"
    return any(start <= quote < end for quote in sentence.quotes)


def _quotes_whole(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a cue inside another's content has a whole quotation of its own: "..., at which T shouted, “Q!”"."""
    if frame.complement not in ("quote", "colon") or frame.after is None or frame.voice == "passive":
        return False
    quote = frame.after[0]
    if sentence.low[quote] != QUOTE:
        return False
    return sentence.low[quote - 1] in (",", ":") or (
        sentence.opening(quote).isupper() and sentence.ending(quote) in ".!?,"
    )
