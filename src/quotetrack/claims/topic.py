"""The topics lexicon in, topics found in a text out; also the check that each topic fires on its own examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quotetrack.claims.content import sentences
from quotetrack.claims.geography import MarkedText, mark_places
from quotetrack.claims.groups import armed_groups
from quotetrack.claims.strangers import strangers
from quotetrack.claims.wording import MARKS, Found, Patterns, clean, pattern, unmarked
from quotetrack.lexicon import LexiconError, builtin, load
from quotetrack.model import Span, brief

# A topic named more often than this in one statement tells nothing new; it keeps endless texts cheap.
_MOST_HITS = 12
# How many characters before a sentence a leaning pattern may lean on.
LEAN = 700
_NAME = re.compile(r"[a-z][a-z0-9_]*")


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


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `start:end` of a text that show a topic, and the pattern that found them."""

    topic: str
    start: int
    end: int
    pattern: str


@dataclass(frozen=True, slots=True)
class TopicCheck:
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
        groups = armed_groups()

        def gather(*fields: str) -> Patterns[str]:
            rows = (
                (source, entry.topic) for entry in self.entries for name in fields for source in getattr(entry, name)
            )
            return Patterns(rows, groups)

        self._plain, self._weak, self._leaning = gather("patterns"), gather("weak"), gather("leaning")
        self._any = gather("patterns", "weak", "leaning")
        self._exclusions, self._decoys = gather("exclusions"), gather("decoys")

    def may_hold(self, text: str, groups: bool = True) -> bool:
        """Say cheaply, before any name is marked, whether a text can hold a topic (`groups`: and an armed group)."""
        return self._any.may_match(text, frozenset(MARKS) if groups else frozenset(MARKS) - {"group"})

    def find(self, text: str, before: str = "") -> list[Hit]:
        """Give the topics of a text in reading order, one hit a stretch; `before` is what the text may lean on.

        `text` may hold the marks of `wording`. At most twelve hits a topic are given.
        """
        found = list(self._plain.all(text))
        weak = list(self._weak.all(text))
        if weak:
            found += self._undeceived(text, weak)
        leaning = list(self._leaning.all(text))
        if leaning:
            named = (
                {hit.owner for hit in (*found, *self._plain.all(before))} if before else {hit.owner for hit in found}
            )
            found += [hit for hit in leaning if hit.owner in named]
        if not found:
            return []
        excluded = list(self._exclusions.all(text))
        return _distinct(
            Hit(hit.owner, hit.start, hit.end, hit.pattern.source)
            for hit in found
            if not any(out.owner == hit.owner and out.start < hit.end and hit.start < out.end for out in excluded)
        )

    def _undeceived(self, text: str, weak: Sequence[Found[str]]) -> list[Found[str]]:
        """Keep the weak matches in whose sentence no decoy of their topic stands."""
        decoys = list(self._decoys.all(text))
        if not decoys:
            return list(weak)
        spans = sentences(text)
        return [hit for hit in weak if not any(_together(spans, hit, out) for out in decoys if out.owner == hit.owner)]


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


def _together(spans: Sequence[Span], one: Found[str], other: Found[str]) -> bool:
    return any(start <= one.start < end and start <= other.start < end for start, end in spans)


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
