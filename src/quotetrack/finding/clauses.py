"""A masked sentence in, its frames with content out: direct, indirect and mixed speech with a cue of its own."""

from __future__ import annotations

from quotetrack.finding import mentions, nouns
from quotetrack.finding import words as w
from quotetrack.finding.complements import complement, past_adverbials
from quotetrack.finding.cues import Hit, hits
from quotetrack.finding.following import has_verb, object_follows, past_verb_inside
from quotetrack.finding.frames import Frame, verb_group
from quotetrack.finding.infinitives import spoken_infinitive
from quotetrack.finding.inversions import after_mark, inverted, names_next
from quotetrack.finding.judging import VERBS as JUDGING
from quotetrack.finding.judging import is_adjective, judged
from quotetrack.finding.nominal import nominal_frames
from quotetrack.finding.nouns import Tokens
from quotetrack.finding.participles import give_subject
from quotetrack.finding.passives import passive_frame, reduced_question
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
from quotetrack.finding.signals import PHRASES, reporting_nouns
from quotetrack.finding.subjects import NOT_SPEAKING, can_speak, first_subject, is_document, takes_floor

_TOPICS = frozenset(
    "tasks priorities results agenda issues matters topics situation prospects outcome outcomes state "
    "developments".split()
)
_QUOTABLE = frozenset("quote np that bare".split())
_BEHIND_COLON = frozenset("quote np that".split())
_LONGEST_NAMED = 12  # tokens of what is seen or painted as something else
_IN_ANSWER = frozenset(
    ("in", noun, "to") for noun in ("reference", "response", "reaction", "reply", "answer", "allusion", "regard")
)
_NAMED = frozenset(("a", "an", "the", "as", QUOTE))
_NAMED_RELATIVES = frozenset(("which", "who", "whom"))
_SUBJECT_RELATIVES = _NAMED_RELATIVES | {"that", "what"}
_NO_OWNERS = w.PRONOUNS | {"who", "to"}  # after these a word is a verb, not a noun: "who favor higher taxes"
# Who does not believe that C has said what he thinks of C; who did not say that C has said nothing.
_HELD = frozenset("believe think expect feel want intend plan support like see agree buy accept trust".split())
_NAMING = frozenset(("call", "dub", "name", "title", "nickname", "label"))
_ONE = frozenset(("a", "an", "one", "another"))
_NOBODY = frozenset("nobody none no anyone anybody whoever".split())
_OWN = w.PRONOUNS | {"his", "her", "their", "its"}
_UNREAL = frozenset(
    "refused declined failed wanted want wants used had have has like hoped tried trying ready "
    "expected supposed".split()
)
_RULES = {
    "that": "that_clause",
    "bare": "bare_clause",
    "wh": "wh_clause",
    "np": "noun_phrase",
    "to": "infinitive",
    "quote": "cue_quotation",
}
# News prose has five reports in a sentence at most; hundreds of cues are a word list or worse, and would cost seconds.
_MOST_CUES = 40


def frames(sentence: Sentence) -> list[Frame]:
    """Give the frames of a sentence in the order of their cues, contents settled; none for what is no prose."""
    signals = sentence.places.values()
    if not signals:
        return []
    found = [] if PHRASES.isdisjoint(signals) else phrase_frames(sentence)
    if not reporting_nouns().isdisjoint(signals):
        found += nominal_frames(sentence)
    cues = hits(sentence)
    if len(found) + len(cues) >= _MOST_CUES:
        return []
    taken = [(frame.start, frame.stop) for frame in found]
    previous: Frame | None = None
    floor = 0
    for hit in cues:
        if taken and any(start <= hit.at < stop for start, stop in taken):
            continue
        frame = _frame(sentence, hit, previous, floor)
        if frame is not None:
            if previous is not None and frame.cue[0] <= previous.cue[0]:
                found.remove(previous)  # "was pleased to announce that C" is one report
            found.append(frame)
            if previous is not None and previous.after is not None and previous.after[0] == frame.start:
                frame.within = previous
            previous = frame
            floor = hit.to
    if not found:
        return []
    found.sort(key=_by_cue)
    return settle(sentence, relayed(sentence, found))


def _by_cue(frame: Frame) -> Tokens:
    return frame.cue


def _frame(sentence: Sentence, hit: Hit, previous: Frame | None, floor: int) -> Frame | None:
    group = verb_group(sentence, hit)
    if group is None:
        return None
    begin, voice = group
    if voice == "infinitive":
        begin, voice = spoken_infinitive(sentence, begin) or group
    doubted = voice == "negated" and hit.cue.verb in _HELD and sentence.low[begin] in w.DO
    if doubted:
        voice = "finite"
    unreal = voice in ("modal", "infinitive") and not takes_floor(sentence, begin)
    mute = voice in ("negated", "reduced") or (unreal and not sentence.quotes)
    if mute and hit.cue.verb != "ask":
        return None
    kind, content, stop = complement(sentence, hit)
    if voice == "passive":
        return passive_frame(sentence, hit, begin, kind, content)
    asked = reduced_question(sentence, hit, begin, kind, content)
    if asked is not None:
        return asked
    if mute:
        return None
    strength = "weak" if doubted else hit.cue.strength
    frame = Frame("", (begin, hit.to), None, kind, strength, begin, max(stop, hit.to), hit.cue.verb, hit.form, voice)
    if voice == "participle":
        if not give_subject(sentence, hit, frame, content, previous):
            return None
    else:
        turned = _give_subject(sentence, hit, frame, floor, previous)
        if turned is not None or frame.mention is None:
            return turned
    if _says_of_quotation(sentence, hit, frame, previous):
        return after_quotation(sentence, frame, content if kind == "quote" else hit.to)
    if unreal and not _said_to_a_purpose(sentence, frame, content):
        return None
    return _with_complement(sentence, hit, frame, content, stop, previous)


def _give_subject(sentence: Sentence, hit: Hit, frame: Frame, floor: int, previous: Frame | None) -> Frame | None:
    """Give a finite verb's frame its subject; give another frame where the subject follows the verb."""
    begin = frame.cue[0]
    rose = takes_floor(sentence, begin) if frame.voice == "infinitive" else 0
    if rose:
        frame.mention = mentions.left(sentence, rose, 0)
        frame.start = rose if frame.mention is None else frame.mention[0]
        return None
    purpose = frame.voice == "infinitive" and frame.complement in ("quote", "colon")
    if not purpose and not (begin and sentence.low[begin - 1] == "," and names_next(sentence, hit)):
        frame.mention = _said_to_have(sentence, begin) or _subject(sentence, begin, floor, previous)
    if frame.mention is not None:
        frame.start = frame.mention[0]
        return None
    if frame.complement in ("end", "open", "np", "pp") or after_mark(sentence, begin):
        turned = inverted(sentence, hit, begin)
        if turned is not None:
            return turned
    if frame.voice == "infinitive":
        frame.mention, frame.inherits = first_subject(sentence, begin), True
    else:
        _join(sentence, frame, hit, previous)
    return None


def _said_to_have(sentence: Sentence, begin: int) -> Tokens | None:
    """Give S in "S was reported (by A) | to have said that C"."""
    low = sentence.low
    if begin == 0 or low[begin] != "have" or low[begin - 1] != "to":
        return None
    passive = next((at for at in range(begin - 2, max(0, begin - 14), -1) if low[at] in w.BE), None)
    return mentions.left(sentence, passive, 0) if passive is not None else None


def _said_to_a_purpose(sentence: Sentence, frame: Frame, content: int) -> bool:
    """Tell whether an infinitive reports words that were said: "rose to ask, “Q”", not "refused to say “Q”"."""
    low = sentence.low
    if frame.voice != "infinitive" or frame.complement not in ("quote", "colon") or frame.cue[0] == 0:
        return False
    before = low[frame.cue[0] - 1]
    real = before not in _UNREAL and before not in w.AUXILIARIES and before not in w.CONJUNCTIONS
    return real and low[content : content + 1] == [QUOTE] and low[content - 1] in (",", ":")


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
    if kind in ("pp", "open", "wh") and _remarks(sentence, frame, content):
        kind = "end"  # "C, S said in reference to D", "C, S said while touring T"
    elif kind in ("pp", "wh") and _clause_behind_adverbial(sentence, hit, kind, content):
        kind, content = "bare", past_adverbials(sentence, content)  # "said in politics nothing is free"
    elif kind == "pp" and hit.cue.takes_words and frame.start and sentence.low[frame.start - 1] == ",":
        kind = "end"  # "C, S said with a smile"
    if kind == "open":
        kind = _open_complement(sentence, hit, content)
    frame.complement = kind
    if kind == "end":
        if frame.voice == "participle" or not hit.cue.takes_words or hit.cue.verb.startswith("be "):
            return None
        return with_left_content(sentence, frame, stop)
    judges = kind == "np" and hit.cue.verb in JUDGING
    if not (judges or _takes(hit, kind)) or not _fits_subject(sentence, hit, frame, content):
        return None
    frame.rule = ("participle_" if frame.voice == "participle" else "") + _RULES.get(kind, "preposition")
    if kind == "colon":
        frame.rule = "colon_quotation" if sentence.low[content : content + 1] == [QUOTE] else "colon_clause"
    frame.after = (content, len(sentence))
    if frame.voice == "finite":
        if kind == "bare" and sentence.low[content] in w.AUXILIARIES:
            frame.before = _relative(sentence, frame, _SUBJECT_RELATIVES)
        elif (kind == "bare" and _opens_with_verb(sentence, content)) or (
            hit.cue.naming and kind in ("np", "quote") and sentence.low[content] in _NAMED
        ):
            frame.before = _relative(sentence, frame, _NAMED_RELATIVES)
    reported_before = previous is not None and previous.after is not None
    if kind in ("quote", "colon") and not frame.inherits and not reported_before:
        quote_on_both_sides(sentence, frame)
    return frame


def _remarks(sentence: Sentence, frame: Frame, content: int) -> bool:
    """Tell whether what follows the cue is a remark, a whole clause standing before: "C, S said in answer to D"."""
    low = sentence.low
    if frame.voice != "finite" or frame.start < 2 or low[frame.start - 1] != ",":
        return False
    begin, following = low[frame.cue[1] : frame.cue[1] + 1], low[content + 1 : content + 2]
    busy = begin in (["while"], ["when"], ["after"], ["before"]) and "".join(following).endswith("ing")
    if not busy and tuple(low[frame.cue[1] : frame.cue[1] + 3]) not in _IN_ANSWER:
        return False
    opened = low[0] in w.PREPOSITIONS or low[0] in w.CONJUNCTIONS or low[0].endswith("ing")
    return not opened and not w.AUXILIARIES.isdisjoint(low[: frame.start])


def _opens_with_verb(sentence: Sentence, at: int) -> bool:
    """Tell whether a clause has no subject of its own: "who S believes betrayed the town"."""
    word = sentence.low[at]
    verb = word.endswith(("s", "ed")) and sentence.raw[at].islower() and word.isalpha()
    return verb and word not in w.DETERMINERS | w.CONJUNCTIONS | w.OTHER_PRONOUNS


def _relative(sentence: Sentence, frame: Frame, takes: frozenset[str]) -> Tokens | None:
    """Give the pronoun of `takes` that opens what is reported: "which S says would fail", "whom S called a thief"."""
    at = frame.start - 1
    subject_next = frame.mention is not None and frame.mention[1] == frame.cue[0]
    if at < 1 or not subject_next or sentence.low[at] not in takes:
        return None
    return None if sentence.low[at] == "which" and sentence.low[at - 1] in w.PREPOSITIONS else (at, at + 1)


def _clause_behind_adverbial(sentence: Sentence, hit: Hit, kind: str, content: int) -> bool:
    if kind in hit.cue.takes or "bare" not in hit.cue.takes or sentence.low[content] in ("by", "of", "from"):
        return False
    return has_verb(sentence, content)


def _takes(hit: Hit, kind: str) -> bool:
    takes = hit.cue.takes
    if kind == "quote":
        return not _QUOTABLE.isdisjoint(takes)
    if kind == "colon":
        return not _BEHIND_COLON.isdisjoint(takes)
    if kind == "wh":
        return "wh" in takes or ("np" in takes and hit.cue.strength == "strong")
    return kind in takes or (kind == "that" and "np" in takes)


def _fits_subject(sentence: Sentence, hit: Hit, frame: Frame, content: int) -> bool:
    """Tell whether subject and object are of the kind that the cue needs."""
    if frame.mention is not None and sentence.low[frame.mention[0]] in _NOBODY:
        return False
    if hit.form == "past" and hit.cue.verb in _NAMING and _bears_name(sentence, frame, content):
        return False
    shown = frame.voice == "participle" and frame.complement == "quote" and not frame.inherits
    if hit.cue.document and not shown and not _fits_document(sentence, frame):
        return False
    if frame.complement in ("that", "bare", "quote", "colon", "wh"):
        return True
    if (
        frame.complement == "np"
        and sentence.low[content] in w.AUXILIARIES
        and not sentence.low[content].endswith("ing")
    ):
        return False  # "what he proposes | is too late"
    if frame.complement == "np" and hit.cue.verb.startswith(("speak ", "talk ")) and _mere_topic(sentence, content):
        return False
    surely = sentence.low[frame.cue[0] - 1] in _NO_OWNERS and not (hit.cue.naming or hit.cue.verb.endswith(" about"))
    noun_too = hit.form in ("third", "base") and not surely
    if frame.complement == "np" and noun_too and not object_follows(sentence, content):
        headline = hit.cue.naming and frame.start == 0 and is_adjective(sentence.low[-1])
        return headline and can_speak(sentence, frame.mention)  # "Hale calls situation stable"
    return can_speak(sentence, frame.mention)


def _bears_name(sentence: Sentence, frame: Frame, content: int) -> bool:
    """Tell whether a thing is only named: "an organisation called | Drivers for Selm"."""
    at = frame.cue[0]
    if frame.mention is None or frame.mention[1] != at or not content == frame.cue[1] == at + 1:
        return False
    low = sentence.low
    plain = next((i for i in range(at - 1, max(frame.mention[0] - 1, at - 6), -1) if low[i] in _ONE), None)
    return plain is not None and (nouns.is_name_like(sentence, content) or low[content] in ("the", QUOTE))


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
    if hit.cue.verb in JUDGING and judged(sentence, content):
        return "np"
    if hit.cue.naming:
        if "as" in takes:  # "sees the toll as a tax"
            return "np" if "as" in sentence.low[hit.to + 1 : hit.to + _LONGEST_NAMED] else ""
        if sentence.low[hit.to] in ("itself", "himself", "herself", "themselves"):
            return ""
        return "np"
    clause = "bare" in takes and has_verb(sentence, content)
    if clause:
        return "bare"
    if "np" in takes:
        return "np"
    if "bare" not in takes:
        return ""
    wordy = hit.cue.strength == "strong" and len(sentence) - content > 4 and hit.cue.verb not in ("add", "claim")
    return "bare" if wordy or past_verb_inside(sentence, content) else ""


def _subject(sentence: Sentence, begin: int, floor: int, previous: Frame | None) -> Tokens | None:
    mention = mentions.left(sentence, begin, floor)
    if mention is None and floor and previous is not None:
        wider = mentions.left(sentence, begin, 0)  # past a relative or participle clause that reports too
        mention = wider if wider is not None and wider[0] < previous.cue[0] else None
    return mention


def _join(sentence: Sentence, frame: Frame, hit: Hit, previous: Frame | None) -> None:
    """Give a verb without a subject of its own that of the clause it is joined to: "S praised A and called for B"."""
    start = mentions.before_time(sentence.low, frame.start, 0)
    before = sentence.low[start - 1] if start else ""
    if before == QUOTE and sentence.ending(start - 1) == ",":
        before = ","
    if before not in w.COORDINATORS and before != ",":
        return
    if previous is not None:
        asked = previous.rule == "passive_question"  # "S was asked whether C and answered that C2"
        frame.mention = first_subject(sentence, frame.start) if asked else _outer(previous, frame, sentence).mention
        frame.inherits = True
    elif before != "," or (hit.cue.strength == "strong" and frame.complement == "that"):
        frame.mention = first_subject(sentence, frame.start)
        frame.inherits = True


def _outer(previous: Frame, frame: Frame, sentence: Sentence) -> Frame:
    """Give the frame around `previous` from which a verb goes on: "S said she saw A, but doubted B".

    So does a verb in the past behind one in the present: "S said T wants A, and described B as C".
    """
    begin = frame.start
    if previous.within is not None and frame.form == previous.within.form == "past" != previous.form:
        return previous.within
    inner = previous.within is not None and previous.mention is not None
    if inner and "," in sentence.low[begin - 2 : begin] and sentence.low[previous.start] in _OWN:
        assert previous.within is not None
        return previous.within
    return previous


def _says_of_quotation(sentence: Sentence, hit: Hit, frame: Frame, previous: Frame | None) -> bool:
    """Tell whether the quotation before the cue clause is its content: “Q,” S said of X."""
    if not sentence.quotes or frame.inherits or frame.complement == "colon" or "quote" not in hit.cue.takes:
        return False
    if not quotation_before(sentence, frame.start, frame.complement == "that"):
        return False
    if frame.complement in ("that", "open") and quoted_noun(sentence, frame.start):
        return False
    if previous is None or previous.after is None:
        return True
    quote = max(at for at in sentence.quotes if at < frame.start)
    return not previous.after[0] <= quote < frame.start  # it is what the cue before reports
