"""A frame whose words stand before its cue in, the frame with content placed: "C, S said", “Q,” S said, “Q”."""

from __future__ import annotations

from quotetrack.finding import words as w
from quotetrack.finding.cues import hits
from quotetrack.finding.ends import PAST
from quotetrack.finding.frames import Frame
from quotetrack.finding.sentences import QUOTE, Sentence

_LEAD_INS = frozenset(
    "however but and meanwhile moreover furthermore also still nevertheless nonetheless instead thus therefore so yet "
    "besides likewise similarly additionally consequently".split()
)
_LEAD_IN_NOUNS = frozenset("addition contrast fact particular short sum turn".split())  # "In fact, C, S said"
_DESCRIBING = frozenset("a an the former one his her".split())
# After ", S said," these go on with what was said; other prepositions and conjunctions tell when and where it was.
_GOING_ON = frozenset("and but because so or nor yet whereas while to by of from without including not".split())
_ANSWERING = frozenset((("in", "response"), ("in", "reaction"), ("in", "reply"), ("in", "answer")))
_LONGEST_LEAD_IN = 6  # tokens of "For instance", "Based on the law"
_CIRCUMSTANCES = frozenset("when because after as while although though since before once until whereas".split())
_LONGEST_SETTING = 16  # tokens
_LONGEST_ADVERBIAL = 3  # tokens
_SMALL_WORD = 3  # letters
_SECOND_PART = 18  # characters; a shorter quotation after the cue is a name or a title, not the second part


def with_left_content(sentence: Sentence, frame: Frame, stop: int) -> Frame | None:
    """Settle "C, S said" and "C1, S said, C2": content left of `frame.start`, perhaps also after token `stop`."""
    low = sentence.low
    end = before_marks(sentence, frame.start)
    if end == 0 or (end == frame.start and low[end - 1] != QUOTE):
        return None
    lead = end - 1 if end > 1 and low[end - 1] == QUOTE and low[end - 2] == ":" else lead_in(sentence, end)
    after = stop
    while after < len(low) and (low[after] == "," or low[after] in w.DASHES):
        after += 1
    follows = after > stop and after < len(low) and low[after] not in w.TERMINALS
    if lead == end:  # "However, he added, C"
        if not follows:
            return None
        frame.after, frame.rule = (after, len(low)), "cue_after_lead_in"
        return frame
    if low[end - 1] != QUOTE and tuple(low[lead : lead + 2]) in _ANSWERING:
        return None  # "In response to the charge that C, S replied with a letter"
    if not follows and _mere_setting(low, lead, end):
        return None
    frame.before = (lead, end)
    frame.rule = "quotation_cue" if low[end - 1] == QUOTE else "clause_cue"
    if follows and low[end - 1] == QUOTE:
        frame.after = (after, len(low)) if low[after] == QUOTE else None
    elif follows and (
        low[after] == "that" or (low[after] == "to" and low[lead] == "it") or _goes_on(sentence, (lead, end), after)
    ):
        frame.after = (after, len(low))
        frame.rule = "parenthetical_cue"
    if frame.rule == "clause_cue" and low[0] == "but":
        frame.before = (0, end)  # "But the pass is shut, S said"
    frame.stop = max(frame.stop, stop)
    return frame


def _goes_on(sentence: Sentence, before: tuple[int, int], after: int) -> bool:
    """Tell whether the content goes on at token `after`, behind the cue clause: "C1, S said, C2"."""
    low = sentence.low
    if _subordinate(low, after):
        return False
    begin, end = before
    before_it = low[begin:end]
    fronted = low[begin] in w.PREPOSITIONS and end - begin <= _LONGEST_LEAD_IN and w.AUXILIARIES.isdisjoint(before_it)
    return fronted or all(map(w.is_adverb, before_it)) or not apposed_to_end(sentence, after)


def _mere_setting(low: list[str], start: int, end: int) -> bool:
    """Tell whether nothing but a time, a place or a circumstance stands before the cue: "Since then, he has argued"."""
    if start < end and low[start] in w.COORDINATORS:
        start += 1
    inner = low[start:end]
    if not inner or QUOTE in inner or "," in inner or not w.DASHES.isdisjoint(inner) or len(inner) > _LONGEST_SETTING:
        return False
    if inner[0] in _CIRCUMSTANCES:
        return True
    return inner[0] in w.PREPOSITIONS and w.AUXILIARIES.isdisjoint(inner) and w.PRONOUNS.isdisjoint(inner)


def quotation_before(sentence: Sentence, start: int, clause: bool = False) -> bool:
    """Tell whether a quotation that ends in a comma, or in ! ? –, stands right before the cue clause: “Q,” S said.

    With `clause`, a that-clause follows the cue, and the quotation must be tied to it by a mark.
    """
    end = before_marks(sentence, start)
    if end == 0 or sentence.low[end - 1] != QUOTE:
        return False
    if title_of_lead_in(sentence, end - 1):
        return False
    whole = end == 1 and len(sentence.raw[0]) > 17
    return sentence.ending(end - 1) in ",!?…–—-" or end < start or (not clause and whole)


def title_of_lead_in(sentence: Sentence, quote: int) -> bool:
    """Tell whether a quotation names the programme of a lead-in: On Radio Ostrav's “Morning Hour,” S said C."""
    low = sentence.low
    if quote == 0 or not (low[0] in w.PREPOSITIONS or low[0] in w.TIME_WORDS):
        return False
    held = low[quote - 1] in ("on", "in", "during", "to") or low[quote - 1].endswith(("'s", "s'"))
    return held and sentence.ending(quote) == "," and all(word[:1].isupper() for word in _long_words(sentence, quote))


def _long_words(sentence: Sentence, quote: int) -> list[str]:
    """Give the words of a quotation that a title would write with a capital."""
    words = [word.strip("“”\"'‘’,") for word in sentence.raw[quote].split()]
    return [word for word in words if len(word) > _SMALL_WORD]


def quoted_noun(sentence: Sentence, start: int) -> bool:
    """Tell whether the quotation before the cue clause is a noun of a lead-in: to chants of “More!,” S said C."""
    quote = max((at for at in sentence.quotes if at < start), default=0)
    return quote > 0 and sentence.low[quote - 1] in w.PREPOSITIONS_AND_DETERMINERS


def after_quotation(sentence: Sentence, frame: Frame, stop: int) -> Frame:
    """Settle “Q1,” S said of X, “Q2”: the quotation before the cue, and the one after it, are the content."""
    low = sentence.low
    end = before_marks(sentence, frame.start)
    begin = end - 1
    while begin > 0 and low[begin - 1] == QUOTE:
        begin -= 1
    after_lead = begin > 0 and low[begin - 1] == "," and (low[0] in w.PREPOSITIONS or low[0] in ("to", "if", "when"))
    fragment = sentence.opening(begin) == "[" or sentence.opening(begin).islower()
    fragment = fragment and (begin == 0 or after_lead or low[begin - 1] not in (":", ","))
    frame.before = (lead_in(sentence, begin) if fragment else begin, end)
    frame.rule = "quotation_cue"
    later = next((at for at in range(stop, len(low)) if low[at] == QUOTE), None)
    if later is None:
        return frame
    short = len(sentence.raw[later]) <= _SECOND_PART + 2
    tied_closely = later in (stop, stop + 1)
    if short and not (tied_closely and sentence.ending(end - 1) == "," and sentence.opening(later).islower()):
        return frame
    tied = later == frame.cue[1] or low[later - 1] in (",", "and", "but") or low[later - 1] in w.DASHES
    between = range(stop, later)
    reports_more = any(low[at] == "," and low[at + 1].endswith("ing") for at in between)
    runs_on = low[later - 1] == "," and sentence.opening(later).islower() and not reports_more
    if runs_on or (
        tied and not any(low[at].endswith("ing") or (low[at] in ("and", "but") and at + 1 < later) for at in between)
    ):
        frame.after = (later, later + 1)
    return frame


def far_quotation(sentence: Sentence, at: int) -> int:
    """Find the quotation of “wrote to his followers, “Q””: after a comma, a full sentence; 0 where there is none."""
    if not sentence.quotes:
        return 0
    low = sentence.low
    quote = next((i for i in sentence.quotes if i >= at), 0)
    if quote <= at or low[quote - 1] != ",":
        return 0
    if not sentence.opening(quote).isupper() or sentence.raw[quote].count(" ") < 3:
        return 0
    return 0 if any(at <= hit.at < quote for hit in hits(sentence)) else quote


def quote_on_both_sides(sentence: Sentence, frame: Frame) -> None:
    """Settle “Q1,” S said, “Q2”: the quotation before the cue belongs to the same statement."""
    if not sentence.quotes:
        return
    end = before_marks(sentence, frame.start)
    if end and sentence.low[end - 1] == QUOTE and (end < frame.start or sentence.ending(end - 1) in ",-–—"):
        frame.before = (end - 1, end)
        return
    quote = frame.after[0] if frame.after else -1
    if not 0 < end < frame.start or quote not in sentence.quotes or not sentence.opening(quote).islower():
        return
    apart = sentence.low[0] in w.PREPOSITIONS | w.CONJUNCTIONS | w.TIME_WORDS or sentence.low[0] == "according"
    if sentence.low[quote - 1] in (",", ":") or not apart:  # not "On Monday in Selm, S said “we shall stay”"
        lead = lead_in(sentence, end)
        frame.before = (lead if lead < end else 0, end)  # "If that had not been done, S said, “we should regret it.”"


def before_marks(sentence: Sentence, at: int) -> int:
    """Step back from token `at` over commas and dashes."""
    while at > 0 and (sentence.low[at - 1] == "," or sentence.low[at - 1] in w.DASHES):
        at -= 1
    return at


def lead_in(sentence: Sentence, end: int) -> int:
    """Give the token after "However,", "But" or "In fact," at the sentence's beginning; 0 where there is none."""
    low = sentence.low
    if low[0] in _LEAD_INS:
        at = 1
    elif low[0] == "in" and end > 2 and low[1] in _LEAD_IN_NOUNS and low[2] == ",":
        at = 2
    else:
        return end if _judges(low[:end]) else 0
    while at < end and low[at] == ",":
        at += 1
    return at


def _judges(words: list[str]) -> bool:
    """Tell whether adverbs judge the saying, as in "Perhaps unsurprisingly, he said, C"; "Now, he said, C" goes on."""
    plain = [word for word in words if word != ","]
    if not plain or len(words) > _LONGEST_ADVERBIAL or not all(map(w.is_adverb, plain)):
        return False
    return plain[-1].endswith("ly") and plain[-1] not in w.TIME_WORDS


def apposed_to_end(sentence: Sentence, at: int) -> bool:
    """Tell whether the words from `at` to the end describe the speaker named before: ", S said, a guard in Selm."."""
    low = sentence.low
    if low[at] not in _DESCRIBING or any(low[i] == QUOTE for i in range(at, len(low))):
        return False
    who = next((i for i in range(at, len(low)) if low[i] in w.RELATIVE), len(low))
    return not any(low[i] in w.AUXILIARIES or low[i] in w.PRONOUNS for i in range(at, who))


def _subordinate(low: list[str], at: int) -> bool:
    """Tell whether what follows ", S said," belongs to the cue clause: "in Selm", "when asked", "and left"."""
    word = low[at]
    if word in _GOING_ON:
        following = low[at + 1] if at + 1 < len(low) else ""
        left = following in PAST and following not in w.AUXILIARIES
        return left or following.endswith(("ed", "ing")) or following in w.TERMINALS
    return word in w.CONJUNCTIONS or word in w.RELATIVE or word.endswith("ing") or word in w.PREPOSITIONS
