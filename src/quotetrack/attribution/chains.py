"""Statements in, the outlets that passed them on out: "BelTA quoted X as saying", "X told Reuters", ", TASS reported".

A statement whose speaker is an outlet and whose content is another's statement is no statement of its own: it is
dropped, and the outlet stands as the other's `via`. The article's own outlet is nobody's `via`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quotetrack.lexicon.organisations import organisation_names
from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.vocabulary import is_a
from quotetrack.model import Document, Span, Statement

# Frames without one of these words credit no outlet; "says" counts only at the end: "..., the website says."
_HINTS = (
    "report", "quoted", "quotes", "quoting", "cited", "cites", "citing", "told", "tell", "inform", "interview",
    "according", "published", "article", "carried", "aired", "broadcast", "posted", "wrote", "writes", "spoke to",
    "speaking to", "talking to", "comments", "remarks", "column", "website", "media", "radio", "television",
)  # fmt: skip
_TV, _SAYS_LAST = re.compile(r"TV(?<!\w..)(?!\w)"), re.compile(r"sa(?:ys|id)\W*$")
_NAME = r"(?:[A-Z][\w.&’'/-]*(?:\s(?:of\s|de\s|el\s)?[A-Z][\w.&’'-]*){0,4})"
_NOUNS = (
    "news agency", "press agency", "news service", "news website", "news site", "agency", "newspaper", "magazine",
    "daily", "weekly", "newswire", "broadcaster", "television", "TV", "radio", "channel", "website", "web site",
    "portal", "station", "outlet", "network", "media",
)  # fmt: skip
_NOUN = f"(?:{'|'.join(_NOUNS)})"
# The words for an outlet, read from where they begin: "Russia’s state news agency TASS", "the Zarhan Times newspaper".
_OUTLET = re.compile(
    rf"(?:the\s)?(?:[\w’'.-]+\s){{0,5}}?"
    rf"(?:{_NOUN}\s{_NAME}|{_NAME}(?:\s\([A-Za-z. ]{{1,40}}\))?(?:\s{_NOUN}){{0,2}}|(?:[\w’'.-]+\s){{0,2}}{_NOUN}s?)"
)
# An outlet stands left of these: "..., TASS reported", "BelTA quoted X as saying", "TASS reported that X said".
_AFTER_OUTLET = re.compile(
    r"\s(?:(?:has|have|had|also|later|earlier|further)\s){0,3}"
    r"(?P<verb>reported|reports|report|wrote|writes|quot(?:ed|es|ing)|cit(?:ed|es|ing)|says|said|informed)\b"
)
# ... and right of these: "told Reuters", "in an interview with CNN", "an article published in the Zarhan Times".
_BEFORE_OUTLET = re.compile(
    r"\b(?:told|tells|telling|informed|citing|quoting|according to|(?:spoke|speaking|talking) to"
    r"|interview (?:with|to|for|published by|published in|on)"
    r"|(?:article|column|report|commentary|op-ed|piece|remarks|comments|statement)s? (?:published )?(?:in|for|to|on|by)"
    r"|(?:quoted|cited|reported|carried|aired|published|broadcast|posted)(?: as \w+ing)?(?: on \w+)? (?:by|in|on)) "
)
_REPORTING = ("said", "report", "says", "quot", "cit", "wrote", "writes", "informed")
# Whatever passes words on has one of the hints in it, or one of these.
_PASSING_ON = ("commentary", "op-ed", "piece", "statement")
_FRAME_PART = 200  # characters before, between and after stretches of content in which an outlet is looked for
_WHEN = re.compile(r"(?:\s(?:on|late|earlier|in|this|him|her|them)\b[\w ]{0,25})?[.\s\x00”\"]*$")
_AS_SAYING = re.compile(r"[^\x00]{0,160}?\sas\s\w+ing\b")
_CUT = re.compile(r"[,;\x00]")
_LAST_NOUN = re.compile(rf"\b{_NOUN}(?=s?\b)")
_NAME_END = re.compile(rf"{_NAME}$")
_NAME_ALONE = re.compile(_NAME)
_CLAUSE = re.compile(r"\b(?:to|that|but|which|who|agreed|said|was|were|is|are|by|has|had|have)\b")
# These belong to a name: "Korvian media", "the Selm Wire website", "state TV".
_OWNER = re.compile(r"^[A-Z]\w+[’']s (?=[A-Z])")  # "Korvia's Basin News"
_BRACKETS = re.compile(r"\s\([A-Z]{2,6}\)?$")  # "Basin News Service (BNS)"
_OURS = re.compile(r"(?:this|these|our|another|other)\b", re.IGNORECASE)  # "told this newspaper": the article's own
_KEPT = frozenset(("website", "web site", "media", "TV", "television", "radio", "channel", "network"))
_SURE_OPENINGS = ("Radio ", "Voice ")
_SURE_ENDINGS = (
    "News", "Press", "Wire", "Times", "Herald", "Post", "Radio", "TV", "Agency", "Daily", "Tribune", "Gazette",
    "Journal", "Today", "Media", "Television", "Broadcasting", "Newspaper", "News Service", "news", "press",
)  # fmt: skip


def unwrap(statements: Sequence[Statement]) -> list[Statement]:
    """Drop the statements of outlets that only wrap another statement; the wrapped one is nested no more.

    The statements come in the order of their spans.
    """
    last = len(statements) - 1
    dropped: set[int] = set()
    changed: dict[int, Statement] = {}
    ended = 0
    for number, outer in enumerate(statements):
        start, end = outer.sentence
        alone = ended <= start and (number == last or statements[number + 1].spans[0][0] >= end)
        if end > ended:
            ended = end
        if alone or outer.mention is None or not outlet_words(outer.mention):
            continue
        around = range(max(0, number - 4), min(len(statements), number + 6))
        inside = [n for n in around if n != number and _wrapped(statements[n], outer)]
        if not inside:
            continue
        inside = [n for n in inside if not outlet_words(statements[n].mention or "")]
        for n in inside:
            inner = changed.get(n, statements[n])
            if inner.spans[0][0] == outer.spans[0][0]:  # "X said A and B, according to TASS": all of it is X's
                sentence = (min(inner.sentence[0], outer.sentence[0]), max(inner.sentence[1], outer.sentence[1]))
                inner = inner._replace(spans=outer.spans, text=outer.text, kind=outer.kind, sentence=sentence)
            changed[n] = inner._replace(nested=False, via_span=inner.via_span or outer.mention_span)
            dropped.add(number)
    if dropped:
        statements = [changed.get(n, one) for n, one in enumerate(statements) if n not in dropped]
    left: dict[tuple[Span, ...], Statement] = {}
    for one in statements:  # two that were wrapped in one may have come to hold the same words: the first stays
        left.setdefault(one.spans, one)
    return list(left.values())


def _wrapped(inner: Statement, outer: Statement) -> bool:
    """Say whether one statement, speaker and words, is what the other's outlet reports."""
    if inner.cue_span is None or inner.spans[0][0] >= outer.sentence[1] or inner.sentence[1] <= outer.sentence[0]:
        return False
    marks = [inner.cue_span] if inner.mention_span is None else [inner.cue_span, inner.mention_span]
    if all(any(start <= one[0] and one[1] <= end for start, end in outer.spans) for one in (*marks, *inner.spans)):
        return True
    if inner.sentence != outer.sentence:
        return False
    if inner.spans[0][0] == outer.spans[0][0]:
        return True
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in inner.spans for c, d in outer.spans)
    return shared > 0.5 * sum(end - start for start, end in outer.spans)


def vias(document: Document, statements: Sequence[Statement]) -> list[str | None]:
    """Give, for each statement, the outlet credited with passing its words on, None for none or the article's own."""
    frames = [_frame(document.text, one, part) for one, part in zip(statements, _own_parts(statements), strict=True)]
    together = "\n".join(frames)
    hints = [hint for hint in _HINTS if hint in together]
    passing_on = [*hints, *_PASSING_ON]
    return [
        _via(document, statement, frame, hints, passing_on) for statement, frame in zip(statements, frames, strict=True)
    ]


def _via(
    document: Document, statement: Statement, frame: str, hints: Sequence[str], passing_on: Sequence[str]
) -> str | None:
    if statement.via_span is not None:
        start, end = statement.via_span
        name = outlet_name(document.text[start:end], sure=True)
        if name is not None:
            return _foreign(name, document)
    if not _has_one(frame, hints) and not _TV.search(frame) and not _SAYS_LAST.search(frame):
        return None
    mention = statement.mention or ""
    for words, sure in _named_beside(frame, passing_on):
        if words in mention or (mention and mention in words and mention[:1].isupper()):
            continue
        name = outlet_name(words, sure=sure)
        if name is not None and name not in mention:
            return _foreign(name, document)
    return None


def _has_one(text: str, words: Sequence[str]) -> bool:
    """Say whether one of the words, or parts of words, stands in a text; much quicker than an alternation."""
    for word in words:  # noqa: SIM110 - a generator takes twice the time
        if word in text:
            return True
    return False


def _named_beside(frame: str, passing_on: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Give the words that stand where an outlet does; True with those that can hardly be anything else."""
    for match in _AFTER_OUTLET.finditer(frame) if _has_one(frame, _REPORTING) else ():
        verb, before = match["verb"], frame[max(0, match.start() - 90) : match.start()]
        words = before.replace(";", ",").replace("\x00", ",").rpartition(",")[2].strip()
        ending = "," in before and _WHEN.match(frame, match.end()) is not None
        if verb.startswith(("quot", "cit")) and not ending and not _AS_SAYING.match(frame, match.end()):
            continue
        if words and (ending or verb not in ("says", "said") or before.strip() == words):
            yield words, ending
    for match in _BEFORE_OUTLET.finditer(frame) if _has_one(frame, passing_on) else ():
        found = _OUTLET.match(_CUT.split(frame[match.end() : match.end() + 90])[0].strip())
        if found:
            yield found[0], False


def _own_parts(statements: Sequence[Statement]) -> list[Span]:
    """Give the part of each statement's sentence that no other speaker has: "S told A that C, T told B that D"."""
    parts = [one.sentence for one in statements]
    for at in range(1, len(statements)):
        if statements[at - 1].sentence != statements[at].sentence:
            continue
        first, second = statements[at - 1], statements[at]
        named, other = first.mention_span, second.mention_span
        if named is not None and other is not None and named != other and first.spans[-1][1] <= other[0]:
            parts[at - 1] = parts[at - 1][0], max(named[1], other[0])
            parts[at] = min(first.spans[-1][1], other[0]), parts[at][1]
    return parts


def _frame(text: str, statement: Statement, part: Span) -> str:
    """Give a part of the sentence with a zero character for each stretch of content, long words in between cut."""
    begin, stop = part
    start, at = statement.spans[0]
    at = max(at, begin)
    frame = text[max(begin, start - _FRAME_PART) : start] + "\x00"
    for start, end in statement.spans[1:]:
        frame += text[at : min(start, at + _FRAME_PART)] + "\x00"
        at = max(at, end)
    return frame + text[at : min(stop, at + _FRAME_PART)]


def outlet_words(words: str) -> bool:
    """Say whether words name an outlet, known or called one."""
    return outlet_name(words) is not None


@lru_cache(maxsize=16384)
def outlet_name(words: str, sure: bool = False) -> str | None:
    """Give an outlet's name from the words for it; None when they name none. `sure`: the frame shows an outlet.

    >>> outlet_name("Russia’s state news agency TASS"), outlet_name("the Zarhan Times newspaper")
    ('TASS', 'Zarhan Times')
    """
    plain = _BRACKETS.sub("", _OWNER.sub("", _plain(words)))
    if _OURS.match(plain) or not plain or len(plain) > 100 or plain in place_words():
        return None
    found = outlet_named(plain)
    if found is not None:
        return found.name
    noun = _LAST_NOUN.search(plain) if _has_one(plain, _NOUNS) else None
    if noun is not None and not _CLAUSE.search(plain):
        after = plain[noun.end() :].strip()
        before = _NAME_END.search(plain[: noun.start()].rstrip())
        named = after if _NAME_ALONE.fullmatch(after) else before[0] if before and not after else ""
        if (
            named
            and named not in place_words()
            and named not in organisation_names()
            and named[-2:] not in ("'s", "’s")
        ):
            known = outlet_named(named, marked=True)
            return known.name if known else named if noun[0] not in _KEPT else plain
        if not after and noun.start() and noun[0] != "agency":
            return plain
    if plain[:1].isupper() and (plain.endswith(_SURE_ENDINGS) or plain.startswith(_SURE_OPENINGS)):
        return plain
    if sure and _NAME_ALONE.fullmatch(plain) and not is_a(plain.casefold(), "opener"):
        known = outlet_named(plain, marked=True)
        return known.name if known else (plain if _looks_made(plain) else None)
    return None


def _looks_made(name: str) -> bool:
    """Say whether a name is written as outlets are: "BelTA", "IRNA", "BasinNews", "Korvpress"."""
    return " " not in name and (name.isupper() or any(letter.isupper() for letter in name[1:]))


def _plain(words: str) -> str:
    plain = " ".join(words.split()).strip(" \"“”‘’',.;:/()")
    for article in ("the ", "The ", "a ", "A ", "an "):
        plain = plain.removeprefix(article)
    return plain


def _foreign(name: str, document: Document) -> str | None:
    """Give the outlet unless it is the article's own."""
    own = document.outlet
    if own and (name.casefold() == own.casefold() or _same_outlet(name, own)):
        return None
    return name


def _same_outlet(name: str, own: str) -> bool:
    one, other = outlet_named(name, marked=True), outlet_named(own, marked=True)
    return one is not None and one is other
