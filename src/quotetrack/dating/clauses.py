"""A text and a date expression in it in, the verdict out: does the day belong to the saying or to something else?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.dating.expressions import Expression
from quotetrack.dating.occasions import last_occasion, occasions_in
from quotetrack.dating.plain import plain_set
from quotetrack.model import Span

_REACH = 300  # characters to either side of a cue or a day within which its clause lies
_BREAK = re.compile(r"[,;:()“”«»\"\n]|\s[-–—]+\s")
_LAST_BREAK = re.compile(rf".*(?:{_BREAK.pattern})", re.S)
_SIDE_CLAUSE = re.compile(
    r"\s*(?:and\s+|but\s+|most of\s+)?(?:who|whose|whom|which)\b(?!\s+(?:was\s+)?(?:spoke|speaking|addressed)\b)", re.I
)
_STILL_TO_COME = re.compile(
    r"\b(?:before|ahead of|prior to|until|since|pending|will|would|to be|to take|scheduled|due|planned|slated|set to"
    r"|expected|on the eve of|that (?:began|started|opened|lasted|ended|killed|left))\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"\b(?P<word>since|until|till|before|to|for|than|through|towards?|between|by|of|from|after|following|as of"
    r"|starting|beginning|effective|despite|against)\s+(?:the\s+)?(?:(?:early|late|mid|end)[\s-]+(?:of\s+)?)?\Z",
    re.I,
)
_PART_OF_DAY = re.compile(
    r"\b(?:morning|afternoon|evening|night|hours|day|wake|weekend|beginning|start|middle|end|close|course)"
    r"\s+of\s+(?:the\s+)?\Z",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:same period|compared|comparison|(?:up|down) (?:from|on)|(?:more|less|fewer|higher|lower) than|versus)\b",
    re.I,
)
_DETERMINER = re.compile(r"\b(?:a|an|the|his|her|its|their|this|another|last|our)\s+\Z", re.I)
_OTHER_CLAUSE = re.compile(
    r"\b(?:but|while|whereas|although|though|because|so that|yet|even as)\b"
    r"|(?-i:(?<=[a-z\d]{3})[.!?][\"”]?\s+[A-Z“\"])",  # three small letters: no "Gen."
    re.I,
)
_NOUN_GROUP = re.compile(r"(?P<owner>['’]s?)?(?P<words>(?:\s+[\w’'&/-]+){1,7})")
_GROUP_END = re.compile(
    r"\s(?:on|in|at|of|by|with|for|that|to|from|between|as|and|or|after|before|during|while|when|where|who|which|he|she"
    r"|they|it|we|was|were|is|are|has|had|have|said|told)\b.*",
    re.S,
)
# Words that put a speech before the story that tells of it: before the cue, at the sentence's head, after the cue.
_NEAR_CUE = 50
_OLDER_HINT = re.compile(
    r"\b(?:had|initially|originally|previously|earlier|formerly|once|repeatedly|often|always|long|frequently"
    r"|traditionally|used to|before|past|times|time|then)\b|[’']d\b"
)
_OLDER_WORDS = plain_set(
    (
        *(
            "had",
            "initially",
            "originally",
            "previously",
            "earlier",
            "formerly",
            "once",
            "repeatedly",
            "often",
            "always",
            "long",
            "frequently",
        ),
        *("traditionally", "used", "before", "past", "times", "time", "then", "d"),
    )
)
"""One of these stands in all that `_OLDER_HINT` fits; most clauses hold none, which costs little to see."""
_OLDER_BEFORE = re.compile(
    r"\b(?:(?:had|’d|'d)\s+(?:(?:also|been|already|once|long|then|just|earlier|never|\w+ly)\s+){0,3}"
    r"|(?:initially|originally|previously|earlier|formerly|once|repeatedly|often|always|has long|have long|frequently"
    r"|traditionally|used to)"
    r"\s+(?:(?:been|also)\s+)?)\Z",
    re.I,
)
_OLDER_HEAD = re.compile(
    r"[\"“”’\s]*(?:(?:earlier|previously|formerly|in the past|once|over the years|for years|at (?:the|that) time"
    r"|back then|in those days),|earlier\b)",
    re.I,
)
_OLDER_CUE = re.compile(
    r"had\b(?!\s+to\b)|used to\b"
    r"|(?:(?:has|have)\s+)?(?:initially|originally|previously|earlier|formerly|once(?!\s+(?:again|more)\b)|repeatedly|often|always|long)\b",
    re.I,
)
_OLDER_AFTER = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:earlier|previously|before|in the past|many times|more than once|repeatedly|at the time"
    r"|back then|then)"
    r"(?=\s*(?:[.,;:]|that\b|\Z))",
    re.I,
)


_THAT_TIME = re.compile(
    r"[\"“”’\s]*(?:at (?:the|that) time|back then|in those days|(?:\w+\s+){0,2}(?:hours|minutes|moments)\s+after"
    r"|(?:shortly|soon|immediately|right|straight)\s+(?:after(?:wards?)?|thereafter))\b",
    re.I,
)
_SAID_THEN = re.compile(r"\s+(?:\w+\s+){0,3}?(?:at the time|back then|then)\b(?=\s*(?:[.,;:]|that\b|\Z))", re.I)
_AFTERMATH = re.compile(r"[\"“”’\s]*(?:\w+\s+){0,3}(?:day|week|month|year|decade)s?\s+(?:after|before)\s+(?=\w)", re.I)

_DAYS_AFTER = re.compile(r"\b(?:day|week|month|year)s?\s+after\s+(?:the\s+)?\Z")


def points_back(text: str, sentence: Span, cue: Span, contents: Sequence[Span]) -> bool:
    """Tell whether a saying is of the time that the sentence before it tells: "At the time, ...", "said then"."""
    found = _THAT_TIME.match(text, sentence[0], cue[0]) or _SAID_THEN.match(text, cue[1], sentence[1])
    return found is not None and not _within(found.span(), contents)


def aftermath(text: str, letters: bytes, sentence: Span, cue: Span, contents: Sequence[Span]) -> Span | None:
    """Give the words that reckon a speech from an event whose day they do not tell ("Two days after the vote, ...").

    `letters` are the text in plain letters.
    """
    for start, end in ((sentence[0], cue[0]), (cue[1], sentence[1])):
        reach = min(end, start + _NEAR_CUE)
        if letters.find(b" after ", start, reach) < 0 and letters.find(b" before ", start, reach) < 0:
            continue
        found = _AFTERMATH.match(text, start, end)
        if found and not _within(found.span(), contents):
            return found.span()
    return None


def background(text: str, mention: Span) -> Span | None:
    """Give the words that make a speech the earlier event: "The march came a day after Velkova told them ..."."""
    if not text.endswith(("after ", "after the "), 0, mention[0]):
        return None
    found = _DAYS_AFTER.search(text, max(0, mention[0] - _NEAR_CUE), mention[0])
    return found.span() if found else None


def _within(words: Span, contents: Sequence[Span]) -> bool:
    return any(start < words[1] and words[0] < end for start, end in contents)


def objection(
    text: str, expression: Expression, sentence: Span, cues: Sequence[Span], contents: Sequence[Span] = ()
) -> str:
    """Tell in a few words why an expression does not date the saying in its sentence; "" when it does.

    `cues` are the reporting words of the sentence, `contents` the reported stretches that lie outside the clause
    under view. A day belongs to the saying unless the words beside it give it to something else: a side clause
    ("who resigned on Monday"), an occasion of another kind ("the attack on Monday", "Monday's vote"), a bound
    ("since Monday") or a time yet to come ("ahead of Monday").
    """
    start, end = expression.start, expression.end
    begin = max(sentence[0], start - _REACH)
    last = _LAST_BREAK.match(text, begin, start)
    if last:
        begin = last.end()
    cue_before = False
    for cue in cues:
        if cue[1] <= start and cue[1] >= begin:
            begin, cue_before = cue[1], True
    for content in contents:
        if begin < content[1] <= start:
            begin = content[1]
    before = text[begin:start]
    if any(text[end : cue[0]] == " " for cue in cues) and not _SIDE_CLAUSE.match(before):
        return ""  # "on Monday said"
    if not cue_before and _SIDE_CLAUSE.match(before) and not _cue_follows(text, end, sentence[1], cues):
        return "stands in a side clause"
    noun, kind = _modified(text, expression, before)
    if noun:
        return "" if kind else f"dates “{noun}”"
    wrong = _bound(before)
    if wrong == "by" and (_cue_follows(text, end, sentence[1], cues) or before.split() == ["By"]):
        return ""  # "by September 6 the brigade announced": told by then
    if wrong:
        return f"stands after “{wrong}”"
    if _COMPARED.search(before):
        return "stands in a comparison"
    coming = _STILL_TO_COME.search(before)
    if coming:
        return f"stands after “{coming[0]}”"
    occasion = last_occasion(before)
    if occasion and occasion.kind == "other":
        return f"dates the words before it (“{occasion.name}”)"
    return ""


def another_clause(text: str, day: Span, cue: Span, contents: Sequence[Span]) -> bool:
    """Tell whether another clause begins between a day and the cue, reported content aside: "on Monday, but X said"."""
    start, end = (day[1], cue[0]) if day[1] <= cue[0] else (cue[1], day[0])
    at = start
    for content in sorted(contents):
        if start <= content[0] < end:
            if _OTHER_CLAUSE.search(text, at, content[0]):
                return True
            at = max(at, content[1])
    return at < end and _OTHER_CLAUSE.search(text, at, min(end, at + _REACH)) is not None


def told_before(text: str, letters: bytes, sentence: Span, cue: Span, contents: Sequence[Span]) -> Span | None:
    """Give the words that make a speech older than its story ("had said", "previously warned"), None without any.

    `letters` are the text in plain letters.
    """
    begin, end = max(sentence[0], cue[0] - _REACH), min(sentence[1], cue[1] + _NEAR_CUE)
    for content in contents:
        if begin < content[1] <= cue[0]:
            begin = content[1]
        elif cue[1] <= content[0] < end:
            end = content[0]
    near = max(begin, cue[0] - _NEAR_CUE)
    head = _OLDER_HEAD.match(text, begin, cue[0]) if begin == sentence[0] else None
    if head:
        return head.span()
    if _OLDER_WORDS.isdisjoint(letters[near:end].split()) or not _OLDER_HINT.search(text, near, end):
        return None
    if _OLDER_CUE.match(text, cue[0], cue[1]):
        return cue
    stop = _LAST_BREAK.match(text, near, cue[0])
    clause = stop.end() if stop else near
    found = _OLDER_BEFORE.search(text, clause, cue[0]) or _OLDER_AFTER.match(text, cue[1], end)
    return found.span() if found else None


def _cue_follows(text: str, end: int, limit: int, cues: Sequence[Span]) -> bool:
    """Tell whether a cue stands after the expression before the clause breaks."""
    stop = _BREAK.search(text, end, limit)
    edge = stop.start() if stop else limit
    return any(end <= cue[0] < edge for cue in cues)


def _bound(before: str) -> str:
    """Give the preposition that makes the date a bound or gives it to the noun before, "" for none."""
    found = _PREPOSITION.search(before)
    if not found:
        return ""
    word = found["word"].lower()
    if word in ("of", "from"):
        if _PART_OF_DAY.search(before):
            return ""
        last = last_occasion(before[: found.start()])
        if last and last.speech:
            return ""
    return word


def _modified(text: str, expression: Expression, before: str) -> tuple[str, bool]:
    """Give the noun that a day modifies ("Monday's vote", "the 2016 session") and whether words come from it."""
    follows = _NOUN_GROUP.match(text, expression.end)
    if not follows:
        return "", False
    determined = _DETERMINER.search(before) and not text.startswith(("the ", "The "), expression.start)
    words = _GROUP_END.sub("", follows["words"])
    if not words.strip() or not (follows["owner"] or determined):
        return "", False
    speech = any(occasion.speech for _, occasion in occasions_in(words))
    return words.split()[-1], speech
