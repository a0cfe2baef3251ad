"""A State and what the analyst looks for in; texts, the next statement, names and values to choose from out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from quotetrack.attribution import Registry
from quotetrack.model import Document
from quotetrack.review.state import Entry, State

NOBODY = "-"
"""The value of a filter that stands for "none"."""

_MOST_NAMES = 8
_ACCENTS = re.compile("[\u0300-\u036f]+")
_FIELDS = ("speaker", "topic", "stance", "outlet", "confidence", "kind", "mark")


@dataclass(frozen=True)
class Wanted:
    """What the list shows: words that a text or its statements must hold, and values of fields, "" for any."""

    words: tuple[str, ...] = ()
    speaker: str = ""
    topic: str = ""
    stance: str = ""
    outlet: str = ""
    confidence: str = ""
    kind: str = ""
    mark: str = ""
    look: bool = False

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Wanted:
        """Read the filters of an address."""
        values = {name: given.get(name, "") for name in _FIELDS}
        return cls(words=tuple(plain(given.get("q", "")).split()), look=given.get("look") == "1", **values)

    @property
    def by_statement(self) -> bool:
        """Say whether a text needs a statement that passes to be shown."""
        return self.look or any(getattr(self, name) for name in _FIELDS if name != "outlet")

    def passes(self, entry: Entry) -> bool:
        """Say whether a statement is one of those looked for, words aside."""
        one = entry.statement
        return (
            (not self.look or bool(entry.doubts))
            and (not self.mark or self._has_mark(entry))
            and (not self.speaker or (one.speaker or NOBODY) == self.speaker)
            and (not self.confidence or one.confidence == self.confidence)
            and (not self.kind or one.kind == self.kind)
            and (not self.outlet or (entry.document.outlet or NOBODY) == self.outlet)
            and (not (self.topic or self.stance) or self._has_claim(entry))
        )

    def _has_mark(self, entry: Entry) -> bool:
        return bool(entry.row) if self.mark == "any" else entry.mark == self.mark

    def _has_claim(self, entry: Entry) -> bool:
        if self.topic == NOBODY:
            return not entry.statement.claims
        return any(
            (not self.topic or claim.topic == self.topic) and (not self.stance or claim.stance == self.stance)
            for claim in entry.statement.claims
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """A text of the list with its statements and the number of those that pass."""

    document: Document
    entries: Sequence[Entry]
    passing: int

    @property
    def statements(self) -> int:
        """Count its statements without those dropped."""
        return sum(1 for entry in self.entries if entry.mark != "dropped")

    @property
    def looks(self) -> int:
        """Count its statements that need a look."""
        return sum(1 for entry in self.entries if entry.doubts)


class Lists:
    """The lists of one state; asked for again and again with the same filters, it answers from memory.

    `searched` keeps the texts as a search reads them, from one state to the next.
    """

    def __init__(self, state: State, searched: dict[str, str]) -> None:
        self.state = state
        self._searched = searched
        self.texts = cache(self._texts)
        self.passing = cache(self._passing)

    def _passing(self, wanted: Wanted) -> tuple[int, ...]:
        """Give the places of the statements that are looked for, in the order of the texts."""
        shown = {listed.document.doc for listed in self.texts(wanted)} if wanted.words else None
        return tuple(
            place
            for place, entry in enumerate(self.state.entries)
            if (shown is None or entry.document.doc in shown) and wanted.passes(entry)
        )

    def _texts(self, wanted: Wanted) -> tuple[Listed, ...]:
        """Give the texts that are looked for."""
        return tuple(self._listed(wanted))

    def _listed(self, wanted: Wanted) -> Iterator[Listed]:
        for document in self.state.documents:
            if wanted.outlet and (document.outlet or NOBODY) != wanted.outlet:
                continue
            if wanted.words and not all(word in self._plain_text(document) for word in wanted.words):
                continue
            of_text = self.state.entries_of[document.doc]
            passing = sum(map(wanted.passes, of_text)) if wanted.by_statement else len(of_text)
            if passing or not wanted.by_statement:
                yield Listed(document, of_text, passing)

    def _plain_text(self, document: Document) -> str:
        """Give what a search looks through: the text, its name, title and outlet."""
        if document.doc not in self._searched:
            whole = filter(None, (document.doc, document.title, document.outlet, document.text))
            self._searched[document.doc] = plain.__wrapped__("\n".join(whole))
        return self._searched[document.doc]

    def step(self, wanted: Wanted, start: str, forward: bool) -> Entry | None:
        """Give the next statement that is looked for after one, or before it; the first or last when `start` is ""."""
        places = self.passing(wanted)
        if not places:
            return None
        here = self.state.place_of.get(start)
        if here is None:
            return self.state.entries[places[0 if forward else -1]]
        at = bisect_left(places, here + 1 if forward else here)
        at = at if forward else at - 1
        return self.state.entries[places[at]] if 0 <= at < len(places) else None

    def choices(self) -> dict[str, list[tuple[str, int]]]:
        """Give the values of each filter with the number of statements that have it, the most frequent first."""
        counted: dict[str, Counter[str]] = {name: Counter() for name in ("speaker", "topic", "outlet", "claim")}
        for entry in self.state.entries:
            counted["speaker"][entry.statement.speaker or NOBODY] += 1
            counted["outlet"][entry.document.outlet or NOBODY] += 1
            counted["topic"].update({claim.topic for claim in entry.statement.claims} or {NOBODY})
        for claim in self.state.claims.values():
            counted["claim"][claim.label] += len(claim.statements)
        return {name: sorted(seen.items(), key=lambda pair: (-pair[1], pair[0])) for name, seen in counted.items()}


def names(state: State, registry: Registry, query: str, doc: str) -> list[tuple[str, str]]:
    """Give names that a few typed letters may mean, each with a word about it.

    The speakers of the text at hand come first, then those of all texts by how much they say, then the registry's.
    """
    wanted = plain(query).split()
    here = Counter(entry.statement.speaker for entry in state.entries_of.get(doc, ()) if entry.statement.speaker)
    everywhere = Counter(entry.statement.speaker for entry in state.entries if entry.statement.speaker)
    ranked: dict[str, str] = {}
    for name, count in sorted(here.items(), key=lambda pair: (-pair[1], pair[0])):
        ranked[name] = f"{count} in this text"
    for name, count in sorted(everywhere.items(), key=lambda pair: (-pair[1], pair[0])):
        ranked.setdefault(name, f"{count} in all texts")
    for name in registry.names():
        post = registry.posts(name)
        ranked.setdefault(name, post[-1].post if post else "")
    found = []
    for name, told in ranked.items():
        if wanted and not any(_means(wanted, form) for form in (name, *registry.aliases(name))):
            continue
        found.append((name, told))
        if len(found) == _MOST_NAMES:
            break
    return found


def _means(wanted: list[str], name: str) -> bool:
    """Say whether each typed word begins a word of the name."""
    parts = plain(name).replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in wanted)


@lru_cache(maxsize=50_000)
def plain(words: str) -> str:
    """Give words without case and accents."""
    return words.lower() if words.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", words.casefold()))
