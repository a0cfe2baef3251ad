"""A document's statements in, the same out with their claims: topic, stance, origin, target, and the reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotetrack.claims.content import Content, clauses, sentences
from quotetrack.claims.direction import Direction, directions, may_direct
from quotetrack.claims.geography import MarkedText, mark_places
from quotetrack.claims.stance import Ruling, judge
from quotetrack.claims.strangers import Stranger, may_name_group, may_name_strangers, strangers
from quotetrack.claims.topic import LEAN, Hit, Topics
from quotetrack.claims.wording import MARKS, clean
from quotetrack.model import Claim, Document, Reason, Span, Statement

# A clause is read this far around its topic: longer ones are lists or accidents, and time must not grow with them.
_REACH = 500
_OPENING_WORDS = 9
_CLOSERS = " \t\"“”«»‘’'"
# Words by which a sentence leans on the one before it: "these risks", "coming from there", "the situation".
_LEANING = re.compile(
    r"\b(?:these|those|such|the same|this (?:threat|risk|danger|situation|problem|evil|phenomenon|concerns)|from there"
    r"|the (?:situation|challenges|threats|risks|dangers)|above all|that country)\b",
    re.IGNORECASE,
)


_THERE = re.compile(r"\bfrom there\b", re.IGNORECASE)
# Reporting words whose object is to blame: "accused Dushar of ..." is read as one with the content.
_BLAMING = re.compile(r"\b(?:accus|blam|condemn|denounc|critici|slam|censur)", re.IGNORECASE)
# What may stand between two members of one list: "terrorism and the illegal trade in drugs".
_LIST = re.compile(
    r"(?!.*\b(?:but|yet|while|whereas|although|however)\b)"
    r"\W*(?:\w+\W+)?(?:,|\band\b|\bor\b|\bas well as\b)\W*(?:\w+\W+){0,3}"
)


class _Side(NamedTuple):
    """Origin or target of a topic: the places' names, the rule and the words of the document that it used."""

    names: tuple[str, ...]
    rule: str
    words: Span


class _Seen(NamedTuple):
    """One mention of a topic in a statement, judged; `words` and `grounds` lie in the document."""

    hit: Hit
    words: Span
    ruling: Ruling
    grounds: Span | None
    origin: _Side | None
    target: _Side | None


def tag(document: Document, statements: Sequence[Statement], topics: Topics) -> tuple[Statement, ...]:
    """Give the statements of one document with their claims and the reasons of each; nothing else of them changes.

    A topic gives one claim with the stance of its first mention; a second one only when the statement denies the
    topic in one place and not in another, or when its next sentence demands an answer to what it asserts. Several
    origins give a claim each. `Reason.field` is `topic`, `stance`,
    `origin` or `target` with the topic's name behind a dot ("stance.terrorism").
    """
    return tuple(_tagged(document, statement, topics) for statement in statements)


def _tagged(document: Document, statement: Statement, topics: Topics) -> Statement:
    if not topics.may_hold(statement.text, lambda: may_name_group(statement.text, document.text)):
        return statement
    content = Content.of(document, statement)
    marked = mark_places(content.text, _names(document, content.text))
    start = statement.spans[0][0] if statement.spans else 0
    hits = topics.find(marked.text, document.text[max(0, start - LEAN) : start])
    if not hits:
        return statement
    reader = _Reader(document, statement, content, marked)
    claims: dict[Claim, None] = {}
    reasons: list[Reason] = []
    chosen = _choose(reader.read(hits))
    for seen in (*chosen, *reader.demanded_after(chosen, hits)):
        target = seen.target.names[0] if seen.target else None
        for origin in seen.origin.names if seen.origin else (None,):
            claims[Claim(seen.hit.topic, seen.ruling.stance, origin, target if target != origin else None)] = None
        reasons += _reasons(seen)
    return statement._replace(claims=tuple(claims), reasons=(*statement.reasons, *reasons))


def _names(document: Document, text: str) -> Mapping[str, Stranger]:
    """Give the strangers of a document if a part of it may name one."""
    return strangers(document.text) if may_name_strangers(text, document.text) else {}


def _choose(seen: Sequence[_Seen]) -> list[_Seen]:
    """Keep what each topic is said to be: its first mention, and the first that parts from it over denying it.

    A mention that says nothing of the topic (no rule fits, or "other") gives way to one that does; a missing origin
    or target is taken from a later mention with the same stance.
    """
    chosen: list[_Seen] = []
    for topic in dict.fromkeys(one.hit.topic for one in seen):
        rows = [one for one in seen if one.hit.topic == topic]
        first = next((one for one in rows if one.ruling.by_rule and one.ruling.stance != "other"), rows[0])
        for one in (first, next((one for one in rows if _parts(first, one)), None)):
            if one is not None:
                alike = [other for other in rows if other.ruling.stance == one.ruling.stance]
                origin = one.origin or next((other.origin for other in alike if other.origin), None)
                target = one.target or next((other.target for other in alike if other.target), None)
                chosen.append(
                    one if (origin, target) == (one.origin, one.target) else one._replace(origin=origin, target=target)
                )
    return chosen


def _parts(first: _Seen, other: _Seen) -> bool:
    """Say whether one of two mentions denies the topic and the other asserts it, of places that differ."""
    stances = {first.ruling.stance, other.ruling.stance}
    places = [one.origin.names if one.origin else () for one in (first, other)]
    return stances == {"asserts", "denies"} and places[0] != places[1]


def _reasons(seen: _Seen) -> list[Reason]:
    topic = seen.hit.topic
    reasons = [Reason(f"topic.{topic}", seen.hit.pattern, seen.words)]
    reasons.append(Reason(f"stance.{topic}", seen.ruling.rule, seen.grounds, seen.ruling.stance))
    for field, side in (("origin", seen.origin), ("target", seen.target)):
        if side:
            reasons.append(Reason(f"{field}.{topic}", side.rule, side.words, ", ".join(side.names)))
    return reasons


class _Reader:
    """Reads the mentions of topics in one statement, each in its clause."""

    def __init__(
        self,
        document: Document,
        statement: Statement,
        content: Content,
        marked: MarkedText,
    ) -> None:
        self._document, self._statement = document, statement
        self._content, self._marked = content, marked
        self._sentences = sentences(marked.text)
        self._clauses: dict[Span, list[Span]] = {}
        self._cue = clean(statement.cue or "")
        self._blame = f"{self._cue} " if _BLAMING.search(self._cue) else ""
        self._opening = " ".join(content.text[:200].split()[:_OPENING_WORDS])

    def read(self, hits: Sequence[Hit]) -> list[_Seen]:
        """Judge the mentions in reading order; members of one list share the stance of its first."""
        out: list[_Seen] = []
        for hit in hits:
            seen = self._read(hit)
            last = out[-1] if out else None
            if last and last.ruling.rank < seen.ruling.rank and self._listed(last.hit, hit):
                seen = seen._replace(ruling=last.ruling, grounds=last.grounds, origin=seen.origin or last.origin)
            out.append(seen)
        return out

    def demanded_after(self, chosen: Sequence[_Seen], hits: Sequence[Hit]) -> list[_Seen]:
        """Give the topics asserted in a sentence once more as demands when the next one, on no topic, says "must"."""
        text, out = self._marked.text, []
        for sentence, after in pairwise(self._sentences):
            if any(after[0] <= hit.start < after[1] for hit in hits):
                continue
            ruling = judge("", "", text[after[0] : min(after[1], after[0] + _REACH)], False)
            if ruling.stance == "calls_for_action":
                words = self._located(after[0] + ruling.start, after[0] + ruling.end)
                out += [
                    seen._replace(ruling=ruling, grounds=words, origin=None, target=None)
                    for seen in chosen
                    if seen.ruling.stance == "asserts" and sentence[0] <= seen.hit.start < sentence[1]
                ]
        return out

    def _listed(self, one: Hit, other: Hit) -> bool:
        return one.end <= other.start <= one.end + 60 and bool(_LIST.fullmatch(self._marked.text, one.end, other.start))

    def _read(self, hit: Hit) -> _Seen:
        """Judge one mention, then look for origin and target in its clause, in the sentence, the cue and before."""
        text = self._marked.text
        sentence = next((span for span in self._sentences if span[0] <= hit.start < span[1]), (0, len(text)))
        if sentence not in self._clauses:
            self._clauses[sentence] = clauses(text, sentence)
        clause = next((span for span in self._clauses[sentence] if span[0] <= hit.start < span[1]), sentence)
        near, wide = _around(clause, hit), _around(sentence, hit)
        ruling = judge(self._cue, self._opening, _with_topic(text, near, hit), near[0] == 0)
        origin, target = self._sides(near, hit, ruling)
        if origin is None and not self._marked.within(*near):
            origin, further = self._sides(wide, hit, ruling)
            target = target or further
        if origin is None and ruling.stance in ("asserts", "denies"):
            origin = self._from_there(wide) or self._from_cue(hit, ruling) or self._from_before(wide, hit, ruling)
        if origin and target and target.names[0] in origin.names:
            target = None
        grounds = self._words(near, hit, ruling.start, ruling.end) if ruling.where == "clause" and ruling.end else None
        if ruling.where != "clause":
            grounds = self._statement.cue_span
        return _Seen(hit, self._located(hit.start, hit.end), ruling, grounds, origin, target)

    def _sides(self, window: Span, hit: Hit, ruling: Ruling) -> tuple[_Side | None, _Side | None]:
        mentions = self._marked.within(*window)
        ahead = self._blame if window[0] == 0 else ""
        text = ahead + _with_topic(self._marked.text, window, hit)
        origin, target = directions(text, mentions, hit.topic, ruling.stance)
        return self._side(origin, window, hit, len(ahead)), self._side(target, window, hit, len(ahead))

    def _side(self, found: Direction | None, window: Span, hit: Hit, ahead: int) -> _Side | None:
        if found is None:
            return None
        words = self._words(window, hit, max(0, found.start - ahead), found.end - ahead)
        return _Side(found.names, found.rule, words)

    def _from_there(self, window: Span) -> _Side | None:
        """Lead "from there" back to the last place that its sentence names before it."""
        there = _THERE.search(self._marked.text, *window)
        places = self._marked.within(window[0], there.start()) if there else ()
        places = tuple(place for place in places if place.kind in ("place", "people"))
        if not there or not places:
            return None
        return _Side((places[-1].name,), "from there", self._located(there.start(), there.end()))

    def _from_cue(self, hit: Hit, ruling: Ruling) -> _Side | None:
        """Read the reporting clause on either side of the content: "Nuria Saltan, referring to Dushar, stated"."""
        if not self._statement.spans:
            return None
        lead, _ = self._before(self._statement.spans[0][0])
        found = self._elsewhere(lead, hit, ruling, cue=True) if lead else None
        last = self._statement.spans[-1][1]
        return found or self._elsewhere((last, min(self._statement.sentence[1], last + _REACH)), hit, ruling, cue=True)

    def _from_before(self, window: Span, hit: Hit, ruling: Ruling) -> _Side | None:
        """Read the sentence before, in the statement or in its paragraph, when this one leans on it."""
        if not _LEANING.search(self._marked.text, *window):
            return None
        _, before = self._before(self._located(window[0], window[1])[0])
        return self._elsewhere(before, hit, ruling, cue=False) if before else None

    def _before(self, at: int) -> tuple[Span | None, Span | None]:
        """Give what its line holds before `at`: the opening of the same sentence and the whole sentence before."""
        start = max(0, at - _REACH)
        line = self._document.text[start:at].rpartition("\n")[2]
        spans = [(at - len(line) + first, at - len(line) + last) for first, last in sentences(line)]
        lead = spans.pop() if spans and not line.rstrip(_CLOSERS).endswith((".", "!", "?", "…")) else None
        return lead, spans[-1] if spans else None

    def _elsewhere(self, span: Span, hit: Hit, ruling: Ruling, cue: bool) -> _Side | None:
        start, end = span
        text = clean(self._document.text[start:end])
        if not may_direct(text, cue):
            return None
        marked = mark_places(text, _names(self._document, text))
        found, _ = directions(marked.text, marked.mentions, hit.topic, ruling.stance, cue)
        if found is None:
            return None
        return _Side(found.names, found.rule, (start + marked.plain(found.start), start + marked.plain(found.end)))

    def _located(self, start: int, end: int) -> Span:
        return self._content.locate(self._marked.plain(start), self._marked.plain(end))

    def _words(self, window: Span, hit: Hit, start: int, end: int) -> Span:
        """Turn offsets of a window with its topic marked into offsets of the document."""
        opened, closed = hit.start - window[0], hit.end - window[0] + 1
        back = [window[0] + at - (at > opened) - (at > closed) for at in (start, end)]
        return self._located(*back)


def _around(span: Span, hit: Hit) -> Span:
    return max(span[0], hit.start - _REACH), max(hit.end, min(span[1], hit.end + _REACH))


def _with_topic(text: str, window: Span, hit: Hit) -> str:
    opened, closed = MARKS["topic"]
    return f"{text[window[0] : hit.start]}{opened}{text[hit.start : hit.end]}{closed}{text[hit.end : window[1]]}"
