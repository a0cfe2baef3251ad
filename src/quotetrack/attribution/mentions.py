"""A text in, its sightings of people out: each name that stands in it, with the titles and offices beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.attribution.beside import left, may_follow_office, right
from quotetrack.attribution.capitals import with_capitals
from quotetrack.attribution.names import Keys, keys
from quotetrack.attribution.phrases import Phrase, Reader
from quotetrack.attribution.runs import Group, acronyms, groups, in_title_case, runs, sentence_starts
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.titles import Title
from quotetrack.model import Document, Span

_WHERE = tuple(f" {word} " for word in ("of", "in", "at", "from", "near", "to", "across", "around", "outside", "into"))
_COUNTERPART = re.compile(r"((?:[A-Z]\S* ){0,2})counterpart,? $")
_FEW = 4  # words: for more of them a long text is searched once and for all
_LONG = 20_000  # characters
_LOWER_WORD = re.compile(r"\b[a-z]{3,}\b")


@dataclass(slots=True)
class Sighting:
    """A name as it stands in a text: `start:end` is the bare name, `begin` where the words that introduce it begin.

    `phrases` are the offices read beside it; `titles` those before it. `titled` tells that it stands in a headline
    whose words are all capitalised, where a name cannot be told from its neighbours. `People` sets the person.
    """

    start: int
    end: int
    begin: int
    words: tuple[str, ...]
    keys: Keys
    phrases: tuple[Phrase, ...] = ()
    titles: tuple[Title, ...] = ()
    titled: bool = False
    person: int = -1

    @property
    def sure(self) -> bool:
        """Say whether a title or office shows that the name is a person's."""
        return bool(self.phrases or self.titles)


class Scan:
    """What one pass over a text gives: sightings in order, where sentences begin, the reader of offices."""

    def __init__(self, document: Document) -> None:
        """Read a document's headlines and paragraphs (the whole text when its blocks are not known)."""
        self.text = document.text
        found = runs(self.text, document.blocks)
        self.reader = Reader(acronyms(self.text, found))
        self.sentences = sentence_starts(self.text)
        self.sightings = _sightings(self, with_capitals(self.text, document.blocks, groups(self.text, found)))
        self._asked = 0
        self._lower: frozenset[str] | None = None

    def sentence(self, at: int) -> Span:
        """Give the sentence (by full stops and line ends alone) that holds an offset."""
        number = bisect_right(self.sentences, at)
        start = self.sentences[number - 1] if number else 0
        return start, self.sentences[number] if number < len(self.sentences) else len(self.text)

    def in_small_letters(self, word: str) -> bool:
        """Say whether the text has a word in small letters somewhere, so that it is no name."""
        low = word.casefold()
        self._asked += 1
        if self._asked <= _FEW or len(self.text) < _LONG:
            return _LOWER_WORD.fullmatch(low) is not None and is_word(low, self.text)
        if self._lower is None:
            self._lower = frozenset(_LOWER_WORD.findall(self.text))
        return low in self._lower


def is_word(word: str, text: str, but_after: str = "") -> bool:
    """Say whether a word stands in a text, as a whole and somewhere not right after a given character."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
        whole = not (before.isalnum() or before == "_" or after.isalnum() or after == "_")
        if whole and (not before or before != but_after):
            return True
        at = text.find(word, at + 1)
    return False


def _sightings(scan: Scan, found: Sequence[Group]) -> list[Sighting]:
    text = scan.text
    evidence = {part.keys for _, part, after_of in found if not after_of}
    surnames = {name[-1] for name in evidence if len(name) > 1}
    seen: list[Sighting] = []
    for group in found:
        _, part, _ = group
        if part.needs_office and len(part.words) == 1 and part.keys[-1] not in surnames:
            continue  # "Committee on Councils": one word after a body's words is more of the body
        sighting = _sighting(scan, group, evidence)
        if sighting is not None:
            seen.append(sighting)
    end = len(text)
    counterparts = "counterpart" in text
    for at, sighting in enumerate(seen):
        if counterparts and not sighting.phrases and (office := _counterpart(scan, seen, at)) is not None:
            sighting.phrases = (office,)
        if text[sighting.end : sighting.end + 2] not in (", ", " (") or _is_where(text, sighting):
            continue
        following = seen[at + 1] if at + 1 < len(seen) else None
        if following is not None and following.start == sighting.end + 2 and len(following.words) > 1:
            continue  # "after the death of X, Y the analyst said"
        stop = following.begin if following is not None and following.phrases else end
        sighting.phrases += right(text, sighting.end, stop, scan.reader)
    return seen


def _sighting(scan: Scan, group: Group, evidence: set[Keys]) -> Sighting | None:
    """Read the words left of a group; None when it turns out to be no name."""
    text = scan.text
    run, part, after_of = group
    start, end, words, compared, needs_office, _ = part
    start += run
    end += run
    if (needs_office or after_of) and len(words) > 1 and words[0] not in given_names():
        cut = _given_name(words) if needs_office else _place_first(words, evidence)
    else:
        cut = 0
    name = text.index(words[cut], start + 1) if cut else start
    beside = None
    if may_follow_office(text, name):
        beside = left(text, scan.sentence(name)[0], name, end, scan.reader)
    if beside is not None:
        begin, phrase, titles = beside
        if cut:
            start, words = name, words[cut:]
            compared = keys(words)
        phrases = (phrase,) if phrase is not None else ()
    elif needs_office:
        return None
    else:
        begin, phrases, titles = start, (), ()
    return Sighting(start, end, begin, words, compared, phrases, titles, len(words) > 1 and in_title_case(text, start))


def _counterpart(scan: Scan, seen: Sequence[Sighting], at: int) -> Phrase | None:
    """Give the office of "his Korvian counterpart X": that of the last person with one, for the other place."""
    start = seen[at].begin
    if scan.text.rfind("counterpart", max(0, start - 14), start) < 0:
        return None
    found = _COUNTERPART.search(scan.text, max(0, start - 60), start)
    if found is None:
        return None
    for other in reversed(seen[max(0, at - 6) : at]):
        for phrase in other.phrases:
            if phrase.post is not None and start - other.end < 400:
                return scan.reader.phrase(f"{found[1]} {' '.join(sorted(phrase.field))} {phrase.post.post}")
    return None


def _place_first(words: Sequence[str], evidence: set[Keys]) -> int:
    """Say how many words after "of" are a place that no lexicon has: "President of Arvenia | Ilmar Toszek"."""
    if len(words) == 2:
        return int(keys(words[1:]) in evidence)
    ways = range(1, len(words) - 1)
    known = next((cut for cut in ways if cut > 1 and keys(words[:cut]) in evidence), 0)
    if known:
        return known  # the text names the place elsewhere: "the Monte Bravo minister"
    return next((cut for cut in ways if keys(words[cut:]) in evidence or words[cut] in given_names()), 1)


def _given_name(words: Sequence[str]) -> int:
    """Say where a known given name stands after words of an office: "Minister for Green | Growth | Hana Brod"."""
    return next((cut for cut in range(1, len(words) - 1) if words[cut] in given_names()), 0)


def _is_where(text: str, sighting: Sighting) -> bool:
    """Say whether a name stands where places do: "in Yazd, a police commander said"."""
    if sighting.sure or sighting.words[0] in given_names():
        return False
    before = f" {text[max(0, sighting.start - 14) : sighting.start].casefold()}".replace("\n", " ")
    return before.endswith(_WHERE) and not before.endswith("according to ")
