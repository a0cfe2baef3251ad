"""A masked sentence in, its frames with content out: direct, indirect and mixed speech with a cue of its own."""

from __future__ import annotations

from quotetrack.finding import mentions, nouns
from quotetrack.finding import words as w
from quotetrack.finding.complements import complement, past_adverbials
from quotetrack.finding.cues import Hit, hits
from quotetrack.finding.frames import Frame, verb_group
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.passives import passive_frame
from quotetrack.finding.phrases import phrase_frames
from quotetrack.finding.placing import (
    after_quotation,
    far_quotation,
    quotation_before,
    quote_on_both_sides,
    quoted_noun,
    with_left_content,
)
from quotetrack.finding.relays import relayed
from quotetrack.finding.sentences import QUOTE, Sentence
from quotetrack.finding.settling import settle
from quotetrack.finding.subjects import NOT_SPEAKING, can_speak, first_subject, is_document

_SPOKEN_PARTICIPLES = frozenset(
    "saying arguing claiming warning telling suggesting stating asking calling urging".split()
)
_TOPICS = frozenset(
    "tasks priorities results agenda issues matters topics situation prospects outcome outcomes state "
    "developments".split()
)
_BEFORE_PARTICIPLE = frozenset("and but while when before after by also in or upon".split())
_RULES = {
    "that": "that_clause",
    "bare": "bare_clause",
    "wh": "wh_clause",
    "np": "noun_phrase",
    "to": "infinitive",
    "quote": "cue_quotation",
}


def frames(sentence: Sentence) -> list[Frame]:
    """Give the frames of a sentence in the order of their cues, contents settled."""
    found = phrase_frames(sentence)
    taken = [(frame.start, frame.stop) for frame in found]
    previous: Frame | None = None
    floor = 0
    for hit in hits(sentence):
        if any(start <= hit.at < stop for start, stop in taken):
            continue
        frame = _frame(sentence, hit, previous, floor)
        if frame is not None:
            found.append(frame)
            previous = frame
            floor = hit.to
    found.sort(key=lambda frame: frame.cue)
    return settle(sentence, relayed(sentence, found))


def _frame(sentence: Sentence, hit: Hit, previous: Frame | None, floor: int) -> Frame | None:
    group = verb_group(sentence, hit)
    if group is None:
        return None
    begin, voice = group
    kind, content, stop = complement(sentence, hit)
    if voice == "passive":
        return passive_frame(sentence, hit, begin, kind, content)
    unreal = voice in ("modal", "infinitive")
    if voice in ("negated", "reduced") or (unreal and not sentence.quotes):
        return None
    frame = Frame(
        "", (begin, hit.to), None, kind, hit.cue.strength, begin, max(stop, hit.to), hit.cue.verb, hit.form, voice
    )
    if voice == "participle":
        if not _stands_free(sentence, begin) and not _quotes_right_away(sentence, kind, begin, content):
            return None
        frame.inherits = True
        if previous is not None and _in_subject_of(sentence, previous, begin):
            return None
        frame.mention = previous.mention if previous is not None else first_subject(sentence, begin)
        if frame.mention is None and not sentence.quotes:
            return None
    else:
        frame.mention = _subject(sentence, begin, floor, previous)
        if begin and sentence.low[begin - 1] == "," and _names_next(sentence, hit):
            frame.mention = None
        if frame.mention is None and (kind in ("end", "open", "np", "pp") or _after_mark(sentence, begin)):
            inverted = _inverted(sentence, hit, begin)
            if inverted is not None:
                return inverted
        if frame.mention is None and not _coordinated(sentence, frame, hit, previous):
            return None
        if frame.mention is not None and not frame.inherits:
            frame.start = frame.mention[0]
    if _says_of_quotation(sentence, hit, frame, previous):
        return after_quotation(sentence, frame, content if kind == "quote" else hit.to)
    return None if unreal else _with_complement(sentence, hit, frame, content, stop, previous)


def _with_complement(
    sentence: Sentence, hit: Hit, frame: Frame, content: int, stop: int, previous: Frame | None
) -> Frame | None:
    """Give the frame its content by what follows the cue; None where the cue does not take that."""
    kind = frame.complement
    takes = hit.cue.takes
    if kind not in ("quote", "colon", "that") and "quote" in takes and hit.cue.strength != "weak":
        far = far_quotation(sentence, hit.to)
        if far:
            kind, content, frame.stop = "quote", far, far
    if kind in ("pp", "wh") and _clause_behind_adverbial(sentence, hit, kind, content):
        kind, content = "bare", past_adverbials(sentence, content)  # "said in politics nothing is free"
    elif kind == "pp" and {"quote", "bare"} & set(takes) and frame.start and sentence.low[frame.start - 1] == ",":
        kind = "end"  # "C, S said with a smile"
    if kind == "open":
        kind = _open_complement(sentence, hit, content)
    frame.complement = kind
    if kind == "end":
        if frame.voice == "participle" or not {"quote", "bare"} & set(takes):
            return None
        return with_left_content(sentence, frame, stop)
    if not _takes(hit, kind) or not _fits_subject(sentence, hit, frame, content):
        return None
    frame.rule = ("participle_" if frame.voice == "participle" else "") + _RULES.get(kind, "preposition")
    if kind == "colon":
        frame.rule = "colon_quotation" if sentence.low[content : content + 1] == [QUOTE] else "colon_clause"
    frame.after = (content, len(sentence))
    reported_before = previous is not None and previous.after is not None
    if kind in ("quote", "colon") and not frame.inherits and not reported_before:
        quote_on_both_sides(sentence, frame)
    return frame


def _clause_behind_adverbial(sentence: Sentence, hit: Hit, kind: str, content: int) -> bool:
    if kind in hit.cue.takes or "bare" not in hit.cue.takes or sentence.low[content] in ("by", "of", "from"):
        return False
    return _has_verb(sentence, content)


def _takes(hit: Hit, kind: str) -> bool:
    takes = hit.cue.takes
    if kind == "quote":
        return bool({"quote", "np", "that", "bare"} & set(takes))
    if kind == "colon":
        return bool({"quote", "np", "that"} & set(takes))
    if kind == "wh":
        return "wh" in takes or ("np" in takes and hit.cue.strength == "strong")
    return kind in takes or (kind == "that" and "np" in takes)


def _fits_subject(sentence: Sentence, hit: Hit, frame: Frame, content: int) -> bool:
    """Tell whether subject and object are of the kind that the cue needs."""
    if frame.mention is not None and sentence.low[frame.mention[0]] in ("nobody", "none", "no"):
        return False
    if hit.cue.document and not _fits_document(sentence, frame):
        return False
    if frame.complement in ("that", "bare", "quote", "colon", "wh"):
        return True
    if frame.complement == "np" and hit.cue.verb.startswith(("speak ", "talk ")) and _mere_topic(sentence, content):
        return False
    if frame.complement == "np" and hit.form in ("third", "base") and not _object_follows(sentence, content):
        return False
    return can_speak(sentence, frame.mention)


def _fits_document(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether the subject of "show", "find" or "read" is a document; whoever can speak may find that C."""
    if is_document(sentence, frame.mention):
        return True
    if frame.complement == "that":
        return can_speak(sentence, frame.mention)
    impersonal = frame.mention is not None and sentence.low[frame.mention[0]] in NOT_SPEAKING
    return frame.complement == "quote" and (impersonal or not can_speak(sentence, frame.mention))


def _mere_topic(sentence: Sentence, content: int) -> bool:
    """Tell whether what was spoken of is only an agenda: "the main tasks of the pact", "the situation in Dushar"."""
    for word in sentence.low[content : content + 8]:
        if word in _TOPICS:
            return True
        if word in w.PREPOSITIONS or not word[0].isalnum():
            return False
    return False


def _open_complement(sentence: Sentence, hit: Hit, content: int) -> str:
    """Tell a bare clause from a noun phrase where nothing marks it."""
    takes = hit.cue.takes
    if hit.cue.naming:
        if sentence.low[hit.to] in ("itself", "himself", "herself", "themselves"):
            return ""
        return "np"
    clause = "bare" in takes and _has_verb(sentence, content)
    if clause:
        return "bare"
    if "np" in takes:
        return "np"
    if "bare" not in takes:
        return ""
    wordy = hit.cue.strength == "strong" and len(sentence) - content > 4 and hit.cue.verb not in ("add", "claim")
    return "bare" if wordy or _past_verb_inside(sentence, content) else ""


def _subject(sentence: Sentence, begin: int, floor: int, previous: Frame | None) -> Tokens | None:
    mention = mentions.left(sentence, begin, floor)
    if mention is None and floor and previous is not None:
        wider = mentions.left(sentence, begin, 0)  # past a relative or participle clause that reports too
        mention = wider if wider is not None and wider[0] < previous.cue[0] else None
    return mention


def _coordinated(sentence: Sentence, frame: Frame, hit: Hit, previous: Frame | None) -> bool:
    """Give a verb without a subject of its own that of the clause it is joined to: "S praised A and called for B"."""
    start = mentions.before_time(sentence.low, frame.start, 0)
    before = sentence.low[start - 1] if start else ""
    if before not in w.COORDINATORS and before != ",":
        return False
    if previous is not None:
        frame.mention, frame.inherits = previous.mention, True
    elif hit.cue.strength != "weak" and before != ",":
        frame.mention = first_subject(sentence, frame.start)
        frame.inherits = True
    return frame.mention is not None


def _says_of_quotation(sentence: Sentence, hit: Hit, frame: Frame, previous: Frame | None) -> bool:
    """Tell whether the quotation before the cue clause is its content: “Q,” S said of X."""
    if frame.inherits or frame.complement == "colon" or "quote" not in hit.cue.takes:
        return False
    if not quotation_before(sentence, frame.start, frame.complement == "that"):
        return False
    if frame.complement in ("that", "open") and quoted_noun(sentence, frame.start):
        return False
    if previous is None or previous.after is None:
        return True
    quote = max(at for at in sentence.quotes if at < frame.start)
    return not previous.after[0] <= quote < frame.start  # it is what the cue before reports


def _stands_free(sentence: Sentence, begin: int) -> bool:
    """Tell whether "saying", "adding" ... opens a participle clause, not a noun phrase or an object."""
    low = sentence.low
    if begin == 0:
        return QUOTE in low[1:4]
    before = low[begin - 1]
    if before in (",", ";", QUOTE) or before in w.DASHES or before in _BEFORE_PARTICIPLE:
        return True
    closed = before in w.AUXILIARIES or before in w.DETERMINERS or before in w.PREPOSITIONS
    return not closed and low[begin] in _SPOKEN_PARTICIPLES


def _names_next(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the words right after the verb are a name that a mark closes: ", said Jan Ostrowik, head of X"""
    if hit.to >= len(sentence) or not nouns.is_name_like(sentence, hit.to) or "quote" not in hit.cue.takes:
        return False
    mention = mentions.right(sentence, hit.to, len(sentence))
    return mention is not None and sentence.low[mention[1] : mention[1] + 1] in ([","], ["."], [])


def _quotes_right_away(sentence: Sentence, kind: str, begin: int, content: int) -> bool:
    """Tell whether a participle after a noun has a quotation behind a mark: "a statement on Monday reading: “Q”"."""
    low = sentence.low
    if kind not in ("quote", "colon") or low[content : content + 1] != [QUOTE]:
        return False
    return low[begin - 1] not in w.AUXILIARIES | w.DETERMINERS and low[content - 1] in (",", ":")


def _in_subject_of(sentence: Sentence, previous: Frame, begin: int) -> bool:
    """Tell whether a participle belongs to the subject of what was reported: "said that T, citing X, would go"."""
    clause = previous.after is not None and previous.complement in ("that", "bare")
    start = previous.after[0] if clause and previous.after else begin
    return sentence.low[begin - 1] == "," and nouns.phrase_starting(sentence, start, begin) == begin - 1 > start


def _after_mark(sentence: Sentence, begin: int) -> bool:
    return begin == 0 or sentence.low[begin - 1] in (QUOTE, ",") or sentence.low[begin - 1] in w.DASHES


def _inverted(sentence: Sentence, hit: Hit, begin: int) -> Frame | None:
    """Make the frame of "C, said S": verb first, then the subject."""
    low = sentence.low
    if (hit.form not in ("past", "third") and hit.cue.verb != "say") or not _after_mark(sentence, begin):
        return None
    if begin == 0:
        return _said_first(sentence, hit)
    mention = mentions.right(sentence, hit.to, len(sentence))
    if mention is None or not {"quote", "bare"} & set(hit.cue.takes):
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


def _has_verb(sentence: Sentence, at: int) -> bool:
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


def _past_verb_inside(sentence: Sentence, at: int) -> bool:
    """Tell whether a past verb with a subject before it stands in what follows: "claimed the money went to"."""
    low = sentence.low
    return any(
        low[i] in ("went", "came", "took", "made", "got", "gave", "left", "led") for i in range(at + 1, len(low))
    )


def _object_follows(sentence: Sentence, at: int) -> bool:
    """Tell whether a form that may be a noun ("attacks", "plans") has an object, so that it is a verb."""
    word = sentence.low[at]
    return (
        word in w.DETERMINERS
        or word in (QUOTE, "him", "them", "us", "me", "it", "new", "more")
        or nouns.is_name_like(sentence, at)
        or word.endswith("s")
        or word[0].isdigit()
    )
