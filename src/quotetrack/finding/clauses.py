"""A masked sentence in, its frames with content out: direct, indirect and mixed speech with a cue of its own."""

from __future__ import annotations

from quotetrack.finding import mentions
from quotetrack.finding import words as w
from quotetrack.finding.cues import Hit, hits
from quotetrack.finding.ends import content_end
from quotetrack.finding.frames import Frame, complement, verb_group
from quotetrack.finding.phrases import phrase_frames
from quotetrack.finding.sentences import QUOTE, Sentence

_CLAUSE = frozenset(("that", "bare", "wh"))
_LEAD_INS = frozenset(
    "however but and meanwhile moreover furthermore also still nevertheless nonetheless instead thus therefore so yet "
    "besides likewise similarly additionally consequently".split()
)
_OPENERS = w.PREPOSITIONS | frozenset("according speaking asked commenting responding".split())


def frames(sentence: Sentence) -> list[Frame]:
    """Give the frames of a sentence in the order of their cues, contents settled."""
    found: list[Frame] = phrase_frames(sentence)
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
    _settle(sentence, found)
    return [frame for frame in found if (frame.before or frame.after) and not _idle_nested(sentence, frame)]


def _idle_nested(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a frame inside another's content is too slight to stand alone: "said [he hoped to return]"."""
    if not frame.nested or frame.rule in ("quotation_cue", "according_to", "quoted_as_saying"):
        return False
    if frame.strength != "strong" or frame.complement not in ("that", "bare", "quote"):
        return True
    return frame.mention is None or sentence.low[frame.mention[0]] in w.PRONOUNS | w.OTHER_PRONOUNS


def _frame(sentence: Sentence, hit: Hit, previous: Frame | None, floor: int) -> Frame | None:
    group = verb_group(sentence, hit)
    if group is None:
        return None
    begin, voice = group
    low = sentence.low
    kind, content, stop = complement(sentence, hit)
    if voice == "passive":
        return _impersonal(sentence, hit, begin, kind, content) or _was_asked(sentence, hit, begin, kind, content)
    if voice in ("negated", "reduced") or (voice in ("modal", "infinitive") and QUOTE not in low):
        return None
    takes = hit.cue.takes
    mention: mentions.Tokens | None = None
    inherits = False
    if voice == "participle":
        if not _participle_stands_free(sentence, begin):
            return None
        inherits = True
        mention = previous.mention if previous is not None else _first_subject(sentence, begin)
        if mention is None and QUOTE not in low:
            return None
        start = begin
    else:
        mention = mentions.left(sentence, begin, floor)
        if mention is None and floor and previous is not None:
            wider = mentions.left(sentence, begin, 0)  # past a relative clause that reports too
            mention = wider if wider is not None and wider[0] < previous.start else None
        start = mention[0] if mention else begin
        if mention is None and kind in ("end", "open", "np") or (mention is None and _inverts(sentence, begin)):
            inverted = _inverted(sentence, hit, begin)
            if inverted is not None:
                return inverted
        if mention is None:
            coordinated = begin > 0 and (low[begin - 1] in w.COORDINATORS or low[begin - 1] == ",")
            if coordinated and previous is not None:
                mention, inherits = previous.mention, True
            elif coordinated and hit.cue.strength != "weak" and low[begin - 1] != ",":
                mention = _first_subject(sentence, begin)
            if mention is None:
                return None
    if not inherits and kind != "colon" and "quote" in takes and _quotation_before(sentence, start, kind == "that") and not (
        kind in ("that", "open") and _quoted_noun(sentence, start)
    ):
        frame = Frame("", (begin, hit.to), mention, "end", hit.cue.strength, start, hit.to, hit.cue.verb, hit.form)
        return _after_quotation(sentence, frame, content if kind == "quote" else hit.to)
    if voice in ("modal", "infinitive"):
        return None
    if kind not in ("quote", "colon", "that") and "quote" in takes and hit.cue.strength != "weak":
        far = _far_quotation(sentence, hit.to)
        if far:
            kind, content, stop = "quote", far, far
    if kind == "open":
        if hit.cue.naming:
            kind = "np"
        elif "bare" in takes and "np" in takes:
            kind = "bare" if _has_verb(sentence, content) else "np"
        elif "np" in takes:
            kind = "np"
        elif "bare" in takes:
            kind = "bare" if _has_verb(sentence, content) or hit.cue.verb in ("say", "tell", "add") else ""
        else:
            kind = ""
    if kind == "quote" and not set(takes) & {"quote", "np", "that", "bare"}:
        kind = ""
    if kind == "colon" and not set(takes) & {"quote", "that", "np"}:
        kind = ""
    if (
        kind in ("that", "to", "wh")
        and kind not in takes
        and not (kind == "wh" and "np" in takes and hit.cue.strength == "strong")
    ):
        kind = ""
    if kind == "pp" or kind == "":
        return None
    frame = Frame(
        "",
        (begin, hit.to),
        mention,
        kind,
        hit.cue.strength,
        start,
        max(stop, hit.to),
        hit.cue.verb,
        hit.form,
        voice,
        inherits=inherits,
    )
    if kind == "end":
        if voice == "participle" or not set(takes) & {"quote", "bare"}:
            return None
        return _with_left_content(sentence, frame, stop)
    if kind == "np" and hit.form in ("third", "base") and not _object_follows(sentence, content):
        return None
    if hit.cue.person and kind in ("np",) and _impersonal_subject(sentence, mention):
        return None
    frame.rule = _rule(sentence, frame, content)
    # "to" belongs to the content ("vowed [to stay]"), as the hearer of "urged" does.
    frame.after = (content, len(low))
    if kind in ("quote", "colon") and not inherits and mention:
        _quote_on_both_sides(sentence, frame)
    return frame


def _far_quotation(sentence: Sentence, at: int) -> int:
    """Find the quotation of “wrote to his followers, “Q””: after a comma, a full sentence; 0 where there is none."""
    low = sentence.low
    quote = next((i for i in range(at, len(low)) if low[i] == QUOTE), 0)
    if quote <= at or low[quote - 1] != ",":
        return 0
    inner = sentence.raw[quote].lstrip("“\"'‘«„ ")
    if not inner[:1].isupper() or inner.count(" ") < 3 or any(hit.at < quote for hit in hits(sentence) if hit.at >= at):
        return 0
    return quote


def _rule(sentence: Sentence, frame: Frame, content: int) -> str:
    if frame.complement == "colon":
        return "colon_quotation" if content < len(sentence) and sentence.low[content] == QUOTE else "colon_clause"
    names = {"that": "that_clause", "bare": "bare_clause", "wh": "wh_clause", "np": "noun_phrase",
             "to": "infinitive", "quote": "cue_quotation"}  # fmt: skip
    return ("participle_" if frame.voice == "participle" else "") + names.get(frame.complement, "preposition")


def _impersonal(sentence: Sentence, hit: Hit, begin: int, kind: str, content: int) -> Frame | None:
    """Make the frame of "it was noted (at the meeting) that C"."""
    if begin == 0 or sentence.low[begin - 1] != "it" or kind != "that":
        return None
    return Frame(
        "impersonal",
        (begin - 1, hit.to),
        None,
        kind,
        "medium",
        begin - 1,
        hit.to,
        hit.cue.verb,
        hit.form,
        "passive",
        after=(content, len(sentence)),
    )


def _was_asked(sentence: Sentence, hit: Hit, begin: int, kind: str, content: int) -> Frame | None:
    """Make the frame of "X was asked, “Q?”": the words are those of somebody who is not named."""
    if kind not in ("quote", "colon") or hit.cue.verb not in ("ask", "tell", "warn"):
        return None
    return Frame("passive_quotation", (begin, hit.to), None, kind, "medium", begin, hit.to, hit.cue.verb, hit.form,
                 "passive", after=(content, len(sentence)))


def _participle_stands_free(sentence: Sentence, begin: int) -> bool:
    """Tell whether "saying", "adding" ... opens a participle clause, not a noun phrase or an object."""
    if begin == 0:
        return len(sentence) > 2 and QUOTE in sentence.low[1:4]
    before = sentence.low[begin - 1]
    if before == "upon" or before == "," or before in w.DASHES or before == QUOTE or before == ";":
        return True
    if before in ("and", "but", "while", "when", "before", "after", "by", "also", "in", "or"):
        return True
    return before not in w.AUXILIARIES | w.DETERMINERS | w.PREPOSITIONS and sentence.low[begin] in (
        "saying",
        "arguing",
        "claiming",
        "warning",
        "telling",
        "suggesting",
        "stating",
        "asking",
        "calling",
        "urging",
    )


def _first_subject(sentence: Sentence, before: int) -> mentions.Tokens | None:
    """Give the subject of the sentence's main clause, for a participle far to the right."""
    low = sentence.low
    at = 0
    if low[0] in _OPENERS or low[0] in w.CONJUNCTIONS or w.is_adverb(low[0]):
        at = next((i + 1 for i in range(before) if low[i] == ","), 0)
    if at >= before:
        return None
    if low[at] in w.PRONOUNS:
        return (at, at + 1)
    return mentions.opening(sentence, at, before)


def _inverts(sentence: Sentence, begin: int) -> bool:
    """Tell whether a verb group follows a quotation or a comma, as in “Q,” said S."""
    return begin > 0 and sentence.low[begin - 1] in (QUOTE, ",")


def _inverted(sentence: Sentence, hit: Hit, begin: int) -> Frame | None:
    """Make the frame of "C, said S": verb first, then the subject."""
    low = sentence.low
    if begin == 0:
        return _said_first(sentence, hit)
    if low[begin - 1] not in (QUOTE, ",") and low[begin - 1] not in w.DASHES:
        return None
    if not set(hit.cue.takes) & {"quote", "bare"} or hit.form not in ("past", "third"):
        return None
    mention = mentions.right(sentence, hit.to, len(sentence))
    if mention is None:
        return None
    after = low[mention[1]] if mention[1] < len(low) else "."
    if after in w.AUXILIARIES or (
        low[mention[0]] in w.PRONOUNS and after not in (",", ".", ";", QUOTE) and after not in w.PREPOSITIONS | w.DASHES
    ):
        return None
    frame = Frame("", (begin, hit.to), mention, "end", hit.cue.strength, begin, mention[1], hit.cue.verb, hit.form)
    if _quotation_before(sentence, begin):
        return _after_quotation(sentence, frame, mention[1])
    return _with_left_content(sentence, frame, mention[1])


def _said_first(sentence: Sentence, hit: Hit) -> Frame | None:
    """Make the frame of "Said S, “Q”": the verb opens the sentence."""
    if hit.form not in ("past", "third") or "quote" not in hit.cue.takes:
        return None
    quote = min(sentence.quotes, default=0)
    mention = mentions.right(sentence, hit.to, quote) if quote else None
    if mention is None or sentence.low[quote - 1] not in (",", ":"):
        return None
    return Frame("cue_quotation", (hit.at, hit.to), mention, "quote", hit.cue.strength, 0, quote, hit.cue.verb, hit.form,
                 after=(quote, len(sentence)))


def _with_left_content(sentence: Sentence, frame: Frame, stop: int) -> Frame | None:
    """Settle "C, S said" and "C1, S said, C2": the content stands left of `frame.start`, perhaps also after `stop`."""
    low = sentence.low
    end = frame.start
    while end > 0 and (low[end - 1] == "," or low[end - 1] in w.DASHES):
        end -= 1
    if end == 0 or (end == frame.start and low[end - 1] != QUOTE):
        return None
    begin = 0
    lead = _lead_in(sentence, end)
    after = stop
    while after < len(low) and low[after] == ",":
        after += 1
    follows = after > stop and after < len(low) and low[after] not in w.TERMINALS
    if lead == end:  # "However, he added, C"
        if not follows:
            return None
        frame.after, frame.rule = (after, len(low)), "cue_after_lead_in"
        return frame
    frame.before = (lead if lead else begin, end)
    frame.rule = "quotation_cue" if low[end - 1] == QUOTE else "clause_cue"
    if follows and low[after] == QUOTE and low[end - 1] == QUOTE:
        frame.after = (after, len(low))
    elif follows and low[end - 1] != QUOTE and not _subordinate(low[after]):
        frame.after = (after, len(low))
        frame.rule = "parenthetical_cue"
    frame.stop = max(frame.stop, stop)
    return frame


def _quotation_before(sentence: Sentence, start: int, clause: bool = False) -> bool:
    """Tell whether a quotation that ends in a comma, or in ! ? –, stands right before the cue clause: “Q,” S said."""
    low = sentence.low
    end = start
    while end > 0 and (low[end - 1] == "," or low[end - 1] in w.DASHES):
        end -= 1
    if end == 0 or low[end - 1] != QUOTE:
        return False
    quote = sentence.quotes[end - 1]
    last = sentence.raw[end - 1].rstrip("”\"'’»“ ")[-1:]
    return last in ",!?…–—-" or end < start or (not clause and end == 1 and quote.inner[1] - quote.inner[0] > 15)


def _quoted_noun(sentence: Sentence, start: int) -> bool:
    """Tell whether the quotation before the cue clause is a noun of a lead-in: to chants of “More!,” S said C."""
    low = sentence.low
    quote = max((i for i in sentence.quotes if i < start), default=0)
    return quote > 0 and low[quote - 1] in w.PREPOSITIONS | w.DETERMINERS


def _after_quotation(sentence: Sentence, frame: Frame, stop: int) -> Frame:
    """Settle “Q1,” S said of X, “Q2”: the quotation before the cue, and the one after it, are the content."""
    low = sentence.low
    end = frame.start
    while low[end - 1] != QUOTE:
        end -= 1
    begin = end - 1
    while begin > 0 and low[begin - 1] == QUOTE:
        begin -= 1
    fragment = sentence.raw[begin].lstrip("“\"'‘«„ ")[:1].islower() and (begin == 0 or low[begin - 1] not in (":", ","))
    frame.before = (_lead_in(sentence, begin) if fragment else begin, end)
    frame.rule = "quotation_cue"
    later = next((i for i in range(stop, len(low)) if low[i] == QUOTE), None)
    if later is not None and sentence.quotes[later].inner[1] - sentence.quotes[later].inner[0] > 18 and (later == frame.cue[1] or low[later - 1] in (",", "-", "–", "—", "and", "but")) and not any(
        low[i].endswith("ing") or low[i] in ("and", "but") and i + 1 < later for i in range(stop, later)
    ):
        frame.after = (later, later + 1)
    return frame


def _subordinate(word: str) -> bool:
    return word in w.CONJUNCTIONS or word in w.RELATIVE or word.endswith("ing") or word in w.PREPOSITIONS


def _lead_in(sentence: Sentence, end: int) -> int:
    """Give the token after "However," or "But" at the sentence's beginning; 0 where there is none."""
    low = sentence.low
    if low[0] in _LEAD_INS:
        at = 1
        while at < end and low[at] == ",":
            at += 1
        return at
    return 0


def _quote_on_both_sides(sentence: Sentence, frame: Frame) -> None:
    """Settle “Q1,” S said, “Q2”: the words before the cue belong to the same statement."""
    low = sentence.low
    end = frame.start
    while end > 0 and low[end - 1] == ",":
        end -= 1
    if (
        end
        and low[end - 1] == QUOTE
        and sentence.raw[end - 1].rstrip("”\"'’»“ ")[-1:] in ",-–—"
        or (0 < end < frame.start and low[end - 1] == QUOTE)
    ):
        begin = end - 1
        frame.before = (begin, end)


def _has_verb(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite verb follows soon: an auxiliary, or a pronoun subject with its verb."""
    low = sentence.low
    for i in range(at, min(at + 22, len(low))):
        word = low[i]
        if word in w.AUXILIARIES and word not in ("being", "been", "having", "be"):
            return True
        if i == at and (word in w.PRONOUNS or word in ("it", "there")):
            return True
        if word in (";", ":"):
            return False
    return False


def _object_follows(sentence: Sentence, at: int) -> bool:
    """Tell whether a form that may be a noun ("attacks", "plans") has an object, so that it is a verb."""
    word = sentence.low[at]
    return word in w.DETERMINERS or word == QUOTE or word in ("him", "them", "us", "me", "it") or (
        mentions.is_name_like(sentence, at) or word.endswith("s") or word[0].isdigit())


def _impersonal_subject(sentence: Sentence, mention: mentions.Tokens | None) -> bool:
    """Tell whether the subject cannot speak: "it", "this", "which", an -ing noun."""
    if mention is None:
        return True
    word = sentence.low[mention[0]]
    return word in ("it", "this", "that", "these", "those", "there", "which", "what") or mention[1] - mention[0] > 25


def _settle(sentence: Sentence, found: list[Frame]) -> None:
    """Cut each right-hand content where the next act of reporting begins, and mark what is reported inside it."""
    low = sentence.low
    size = len(low)
    for number, frame in enumerate(found):
        if frame.after is None:
            continue
        start, end = frame.after[0], size
        for other in found[number + 1 :]:
            if other.cue[0] < start:
                continue
            cut = _boundary(sentence, frame, other)
            if cut is not None and start < cut < end:
                end = cut
                break
            if other.before is not None and other.before[0] < start < other.start:
                # "S1 welcomes C, S2 said": the last cue reports the whole sentence, unless it only names a relay.
                end = min(end, other.before[1])
                if other.rule.startswith("according_to") and frame.cue[0] > 0:
                    frame.via = frame.via or other.mention
                    other.before = None
                elif other.before[0] < frame.start:
                    frame.nested = True
                continue
            if other.start >= start:
                other.nested = True
        end = _trim(sentence, frame, start, content_end(sentence, frame, start, end))
        frame.after = (start, end) if end > start else None
    for number, frame in enumerate(found):
        if frame.before is not None:
            begin = frame.before[0]
            for earlier in found[:number]:
                if earlier.after is not None and begin < earlier.cue[1] <= frame.before[1] and not (
                    frame.nested or earlier.nested
                ):
                    begin = max(begin, earlier.cue[1]) if earlier.after[0] >= frame.before[0] else begin
            frame.before = (begin, frame.before[1]) if begin < frame.before[1] else None


def _boundary(sentence: Sentence, frame: Frame, other: Frame) -> int | None:
    """Give where `frame`'s content ends because `other` stands beside it; None when `other` is inside it."""
    low = sentence.low
    at = other.start
    while at > 0 and (
        low[at - 1] in ("also", "then", "further", "later", "while", "and", "but", "by", "in") and other.inherits
    ):
        at -= 1
    if other.inherits:
        if at > 0 and (low[at - 1] == "," or low[at - 1] in w.DASHES or low[at - 1] == ";"):
            return at - 1
        if at < other.start and low[at] in w.COORDINATORS and _same_tense(frame, other):
            return at
        return at if other.voice == "participle" and at > 0 and low[at - 1] == QUOTE else None
    if at > 0 and low[at - 1] in w.COORDINATORS:
        if (
            frame.complement == "that"
            and at > 1
            and low[at - 2] != ","
            and low[at - 1] == "and"
            and not _named(sentence, other)
        ):
            return None
        return at - 1
    if at > 0 and low[at - 1] == ";":
        return at - 1
    return None


def _named(sentence: Sentence, frame: Frame) -> bool:
    return frame.mention is not None and mentions.is_name_like(sentence, frame.mention[0])


def _same_tense(frame: Frame, other: Frame) -> bool:
    return frame.form == other.form or frame.voice == "participle" or {frame.form, other.form} <= {"past", "participle"}


def _trim(sentence: Sentence, frame: Frame, start: int, end: int) -> int:
    """Take punctuation, coordinators and trailing adverbials of a quotation off the end of a content."""
    low = sentence.low
    while end > start and (
        low[end - 1] in w.TERMINALS
        or low[end - 1] in (",", ";", ":")
        or low[end - 1] in w.DASHES
        or low[end - 1] in ("and", "but", "while", "whereas")
    ):
        end -= 1
    if frame.complement in ("quote", "colon") and end - start > 1 and low[start] == QUOTE:
        return _quoted_end(sentence, start, end)
    return end


def _quoted_end(sentence: Sentence, start: int, end: int) -> int:
    """End a quotation that its sentence goes on after: “Q” in a statement on Sunday, “Q,” when asked about it."""
    low = sentence.low
    quote = sentence.quotes[start]
    after = start + 1
    if any(low[i] == QUOTE for i in range(after, end)):
        return end
    if sentence.raw[start].rstrip("”\"'’»“ ")[-1:] in ",!?" or low[after] in (",", "when", "after", "before", "while", "as"):
        return after
    if any(low[i] in w.AUXILIARIES for i in range(after, end)):
        return end  # a quoted fragment: the words around it belong to the clause
    outside = low[after] in w.PREPOSITIONS - {"of", "for"} or low[after] in w.TIME_WORDS or low[after].endswith("ing")
    long = quote.inner[1] - quote.inner[0] >= 25
    return after if outside and (long or low[after] in ("in", "at", "on", "during", "to")) or _second_verb(sentence, after) else end


def _second_verb(sentence: Sentence, at: int) -> bool:
    """Tell whether "and" plus a past verb goes on with what the speaker did: “Q” and left."""
    low = sentence.low
    return low[at] in ("and", "but") and at + 1 < len(low) and (
        low[at + 1].endswith("ed") or low[at + 1] in w.AUXILIARIES or low[at + 1] in ("then", "went", "left", "shared", "swears"))
