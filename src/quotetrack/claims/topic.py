"""The topics lexicon in, topics found in a text out; also the check that each topic fires on its own examples."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.claims.content import sentences
from quotetrack.claims.geography import MarkedText, mark_places
from quotetrack.claims.groups import armed_groups
from quotetrack.claims.matching import Found, Patterns
from quotetrack.claims.strangers import strangers
from quotetrack.claims.wording import clean, pattern, unmarked
from quotetrack.lexicon import LexiconError, builtin, load
from quotetrack.model import brief

# A topic named more often than this in one statement tells nothing new; it keeps endless texts cheap.
_MOST_HITS = 12
# How many characters before a sentence a leaning pattern may lean on.
LEAN = 700
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_Field: TypeAlias = Literal["patterns", "weak", "leaning", "exclusions", "decoys"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic and the patterns that show it; the language of the patterns is told in `wording`.

    `patterns` always count; `weak` ones unless a word of `decoys` stands in the same sentence; `leaning` ones only
    when the text just before holds a pattern of the topic. A match that overlaps one of `exclusions` never counts.
    `examples` and `negatives` are what the topic must and must not find.
    """

    topic: str
    label: str
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    exclusions: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    leaning: tuple[str, ...] = ()
    decoys: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError, which the lexicon's loader turns into a sentence with file and entry."""
        if not _NAME.fullmatch(self.topic):
            raise ValueError(
                f"topic '{brief(self.topic)}' must be written with small letters, digits and _ (e.g. water_dispute)"
            )
        if not self.label.strip():
            raise ValueError(f"topic '{self.topic}' needs a label in plain words")
        if not self.patterns or not self.examples:
            raise ValueError(f"topic '{self.topic}' needs at least one pattern and one example that it finds")
        for source in (*self.patterns, *self.exclusions, *self.weak, *self.leaning, *self.decoys):
            pattern(source, armed_groups())


class _Owner(NamedTuple):
    """The topic that a pattern belongs to, and the field in which it stands there."""

    field: _Field
    topic: str


class Hit(NamedTuple):
    """Words `start:end` of a text that show a topic, and the pattern that found them."""

    topic: str
    start: int
    end: int
    pattern: str


class TopicCheck(NamedTuple):
    """One row of `topics test`: a line that a topic should (or should not) find, and whether that holds.

    `where` says what the line is: example, negative, or the name of a text; `words` are those that fired, if any.
    """

    topic: str
    where: str
    line: str
    words: str
    pattern: str
    right: bool


class Topics:
    """Topics ready for use: `entries` are in order, those built in before the user's, `names` and `labels` theirs."""

    def __init__(self, entries: Iterable[Topic]) -> None:
        self.entries = tuple(entries)
        self.labels = {entry.topic: entry.label for entry in self.entries}
        self.names = tuple(self.labels)
        self._shows, self._against = self._gather("patterns", "weak", "leaning"), self._gather("exclusions", "decoys")

    def _gather(self, *fields: _Field) -> Patterns[_Owner]:
        rows = (
            (source, _Owner(name, entry.topic))
            for name in fields
            for entry in self.entries
            for source in getattr(entry, name)
        )
        return Patterns(rows, armed_groups())

    def may_hold(self, text: str, groups: Callable[[], bool]) -> bool:
        """Say cheaply, before any name is marked, whether a text can hold a topic.

        `groups` says whether it names an armed group that no lexicon knows; it is asked only when that matters.
        """
        return self._shows.may_match(text, groups)

    def find(self, text: str, before: str = "") -> list[Hit]:
        """Give the topics of a text in reading order, one hit a stretch; `before` is what the text may lean on.

        `text` may hold the marks of `wording`. At most twelve hits a topic are given.
        """
        shown = list(self._shows.all(text))
        if not shown:
            return []
        against = list(self._against.all(text))
        found = _of(shown, "patterns") + _undeceived(text, _of(shown, "weak"), _of(against, "decoys"))
        leaning = _of(shown, "leaning")
        if leaning:
            named = {hit.owner.topic for hit in found}
            if before:
                named.update(hit.owner.topic for hit in _of(self._shows.all(before), "patterns"))
            found += [hit for hit in leaning if hit.owner.topic in named]
        excluded = _excluded(found, _of(against, "exclusions"))
        return _distinct(Hit(hit.owner.topic, hit.start, hit.end, hit.source) for hit in found if hit not in excluded)


def topics(path: Path | None = None) -> Topics:
    """Give the built-in topics and those of the user's `topics.toml`; one of the same name replaces the built-in one.

    Raise LexiconError, one plain sentence with file and entry, when the file cannot be used.
    """
    known = _builtin()
    if path is None:
        return known
    own: dict[str, Topic] = {}
    for entry in load(path, Topic):
        if entry.topic in own:
            raise LexiconError(f"{path}: the topic '{entry.topic}' stands there twice; put its patterns into one entry")
        own[entry.topic] = entry
    merged = [own.pop(entry.topic, entry) for entry in known.entries]
    return Topics([*merged, *own.values()])


@cache
def _builtin() -> Topics:
    return Topics(builtin("topics.toml", Topic))


def check_topics(known: Topics, texts: Iterable[tuple[str, str]] = ()) -> list[TopicCheck]:
    """Try each topic on its examples and negatives, then list what it finds in `texts`, pairs of (name, text).

    An example may lean on the other examples of its topic, as a sentence leans on those before it.
    """
    rows: list[TopicCheck] = []
    for entry in known.entries:
        alone = Topics([entry])
        names = strangers(" ".join((*entry.examples, *entry.negatives)))
        for line in entry.examples:
            hits = alone.find(mark_places(line, names).text, " ".join(entry.examples))
            rows.append(_row(entry.topic, "example", mark_places(line, names), hits, bool(hits)))
        for line in entry.negatives:
            hits = alone.find(mark_places(line, names).text)
            rows.append(_row(entry.topic, "negative", mark_places(line, names), hits, not hits))
    for name, text in texts:
        names, text = strangers(text), clean(text)
        for start, end in sentences(text):
            marked, before = mark_places(text[start:end], names), text[max(0, start - LEAN) : start]
            rows += [_row(hit.topic, name, marked, [hit], True) for hit in known.find(marked.text, before)]
    return rows


def _row(topic: str, where: str, marked: MarkedText, hits: Sequence[Hit], right: bool) -> TopicCheck:
    first = hits[0] if hits else None
    words = unmarked(marked.text[first.start : first.end]) if first else ""
    line = " ".join(unmarked(marked.text).split())
    return TopicCheck(topic, where, line, words, first.pattern if first else "", right)


def _of(found: Iterable[Found[_Owner]], field: _Field) -> list[Found[_Owner]]:
    return [hit for hit in found if hit.owner.field == field]


def _undeceived(text: str, weak: list[Found[_Owner]], decoys: Sequence[Found[_Owner]]) -> list[Found[_Owner]]:
    """Keep the weak matches in whose sentence no decoy of their topic stands."""
    if not weak or not decoys:
        return weak
    starts = [start for start, _ in sentences(text)]
    deceived = {(out.owner.topic, bisect_right(starts, out.start)) for out in decoys}
    return [hit for hit in weak if (hit.owner.topic, bisect_right(starts, hit.start)) not in deceived]


def _excluded(found: Sequence[Found[_Owner]], exclusions: Sequence[Found[_Owner]]) -> set[Found[_Owner]]:
    """Give the matches that overlap an exclusion of their topic."""
    out: set[Found[_Owner]] = set()
    for topic in {exclusion.owner.topic for exclusion in exclusions}:
        spans = sorted((one.start, one.end) for one in exclusions if one.owner.topic == topic)
        starts, ends = [start for start, _ in spans], list(accumulate((end for _, end in spans), max))
        for hit in found:
            before = bisect_left(starts, hit.end)  # so many begin before the match ends; how far do they reach?
            if hit.owner.topic == topic and before and ends[before - 1] > hit.start:
                out.add(hit)
    return out


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    """Join the overlapping hits of one topic to the longest stretch, and keep the first twelve of each topic."""
    by_topic: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        row = by_topic.setdefault(hit.topic, [])
        if row and hit.start < row[-1].end:
            last = row[-1]
            if hit.end > last.end:
                row[-1] = Hit(hit.topic, last.start, hit.end, last.pattern)
        elif len(row) < _MOST_HITS:
            row.append(hit)
    return sorted((hit for row in by_topic.values() for hit in row), key=lambda hit: (hit.start, hit.end, hit.topic))
