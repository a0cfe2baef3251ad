"""The frames of a sentence in, the same with relays told apart: in "A, citing S, reported that C" the speaker is S."""

from __future__ import annotations

from quotetrack.finding.frames import Frame
from quotetrack.finding.mentions import right
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.sentences import Sentence
from quotetrack.lexicon.outlets import outlet_named

_LEAD_IN = 6  # tokens
_OUTLET_WORDS = frozenset(
    "times news agency radio tv television herald post press wire journal gazette tribune daily newspaper media "
    "website site portal broadcaster channel magazine telegraph observer".split()
)


def relayed(sentence: Sentence, found: list[Frame]) -> list[Frame]:
    """Hand each report of an outlet that cites somebody to whom it cites; give the frames that remain."""
    kept: list[Frame] = []
    cites = [frame for frame in found if frame.verb == "cite" and frame.voice == "participle"]
    if not cites and "with" not in sentence.low:
        return found
    for frame in found:
        if frame in cites:
            continue
        kept.append(frame)
        for cite in cites:
            if frame.mention is not None and frame.mention == cite.mention and is_outlet(sentence, frame.mention):
                source = right(sentence, cite.cue[1], len(sentence))
                if source is not None:
                    frame.via, frame.mention = frame.mention, source
        at = frame.cue[1]
        refers = sentence.low[at : at + 1] == ["with"]
        reference = _with_reference(sentence, at) if refers and frame.mention is not None else None
        if reference is not None:
            frame.via, frame.mention = frame.mention, reference
    if not cites:
        return kept
    used = {frame.via for frame in kept if frame.via is not None}
    return sorted([*kept, *(cite for cite in cites if cite.mention not in used)], key=lambda frame: frame.cue)


def unwrapped(sentence: Sentence, settled: list[Frame]) -> list[Frame]:
    """Drop an outlet's frame whose content is another's report: in "A says S thinks that C" the speaker is S."""
    if len(settled) < 2:
        return settled
    settled = _without_last_relay(sentence, settled)
    kept: list[Frame] = []
    dropped: Frame | None = None
    for frame in settled:
        if dropped is not None and dropped.after is not None and _opens(sentence, dropped.after[0], frame.start):
            frame.via, frame.nested = dropped.mention, False
        elif dropped is not None:
            kept.append(dropped)
        dropped = None
        clause = frame.complement in ("that", "bare") and frame.before is None
        if clause and frame.mention is not None and is_outlet(sentence, frame.mention):
            dropped = frame
        else:
            kept.append(frame)
    return kept if dropped is None else [*kept, dropped]


def _without_last_relay(sentence: Sentence, settled: list[Frame]) -> list[Frame]:
    """Drop the outlet of "C, S said, A reported", whose content is the whole report before it."""
    last, reported = settled[-1], settled[-2]
    if _repeats(sentence, reported, last):
        reported.via, reported.nested = reported.via or last.via, False
        return settled[:-1]
    if last.before is None or last.after is not None or reported.before is None or last.mention is None:
        return settled
    if reported.before[0] == last.before[0] and reported.stop == last.before[1] and is_outlet(sentence, last.mention):
        reported.via, reported.nested = last.mention, False
        return settled[:-1]
    return settled


def _repeats(sentence: Sentence, reported: Frame, last: Frame) -> bool:
    """Tell whether a last phrase only says where a whole report stands: “Q,” S told T, according to a note."""
    if reported.rule != "quotation_cue" or last.rule not in ("according_to", "quoted_as_saying") or last.after:
        return False
    same = reported.before is not None and last.before is not None and reported.before[0] == last.before[0]
    return same and last.before is not None and reported.stop <= last.before[1]


def _opens(sentence: Sentence, content: int, start: int) -> bool:
    """Tell whether a frame at `start` opens the content, a short lead-in before a comma allowed."""
    return start == content or (content < start <= content + _LEAD_IN and sentence.low[start - 1] == ",")


def is_outlet(sentence: Sentence, mention: Tokens) -> bool:
    """Tell whether a mention names a news outlet: a known one, or a name with a word such as "Times" or "agency"."""
    low = sentence.low[mention[0] : mention[1]]
    if any(word in _OUTLET_WORDS for word in low):
        return True
    return len(low) < 6 and outlet_named(" ".join(sentence.raw[mention[0] : mention[1]]), marked=True) is not None


def _with_reference(sentence: Sentence, at: int) -> Tokens | None:
    """Find S in "A reports with reference to S", the words behind the cue at token `at`."""
    if sentence.low[at : at + 3] != ["with", "reference", "to"]:
        return None
    return right(sentence, at + 3, len(sentence))
