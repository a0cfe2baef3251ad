"""A text in, the stretches that patterns match out; of many patterns only those are tried whose key words it holds.

A text is a row of words. It is looked up word by word which items of patterns can stand there, so that a text without
a key word costs no more than finding its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Generic, TypeVar

from quotetrack.claims.wording import MARK_RANGE, MARKS, Item, Pattern, Phrase, pattern, small

Owner = TypeVar("Owner")

_TOKEN = re.compile(r"\w+")
_BLANK = re.compile(rf"[\s\-–/\"“”‘’'«»(){MARK_RANGE}]++")
_LOOSE_CLASS = rf"[\s,\-–/\"“”‘’'«»(){MARK_RANGE}]"
_LOOSE = re.compile(rf"{_LOOSE_CLASS}++")
# A word of a gap can be read in one way only, however long and odd the text is.
_GAP_WORD = rf"(?:(?:[A-Za-z]\.)++|[\w%$€£]++(?:[.,]\d++)*+)(?={_LOOSE_CLASS})"
_STEP = re.compile(rf"({_GAP_WORD}){_LOOSE_CLASS}++")
# The ways to go on in a list: ", arms trade", ", and arms", " and arms"; those that take more words come first.
_FURTHER = tuple(
    re.compile(joint + _GAP_WORD + more, re.IGNORECASE)
    for joint in (r"\s*+,\s*+(?:and|or)\s++", r"\s*+,\s*+", r"\s++(?:and|or|as well as)\s++")
    for more in (rf"\s++{_GAP_WORD}", "")
)
_MOST_WORDS = {"..": 2, "...": 6}
_MOST_MEMBERS = 3
_CLOSED = dict(MARKS.values())
_PLACES = frozenset(MARKS[kind][0] for kind in ("place", "people", "border"))
_GROUP = frozenset({MARKS["group"][0]})
_SHORTEST_STEM = 3
_KNOWN_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Found(Generic[Owner]):
    """A stretch `start:end` of a text that a pattern (its `source`) matched, and what the pattern belongs to.

    `place` is where the last of its marked places opens, -1 for none.
    """

    start: int
    end: int
    source: str
    owner: Owner
    place: int = -1


class _Keys(dict[str, tuple[str, ...]]):
    """The keys that each small-letter word meets; it remembers the words that it was asked for."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__()
        self._words = frozenset(keys)
        self._stems: dict[str, list[str]] = {}
        for key in sorted(self._words):
            if key.endswith("*"):
                self._stems.setdefault(key[:_SHORTEST_STEM], []).append(key[:-1])

    def __missing__(self, word: str) -> tuple[str, ...]:
        stems = [f"{stem}*" for stem in self._stems.get(word[:_SHORTEST_STEM], ()) if word.startswith(stem)]
        met = (word, *stems) if word in self._words else tuple(stems)
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[word] = met
        return met


class Patterns(Generic[Owner]):
    """Many patterns, each with its owner; only those are tried whose needs a text meets."""

    def __init__(self, rows: Iterable[tuple[str, Owner]], groups: tuple[str, ...] = ()) -> None:
        self._rows = [(pattern(source, groups), owner) for source, owner in rows]
        self._by_need: dict[str, list[int]] = {}
        for number, (one, _) in enumerate(self._rows):
            for key in one.needs[0]:
                self._by_need.setdefault(key, []).append(number)
        self._keys = _Keys(key for one, _ in self._rows for item in one.items for key in item.starts | item.need)
        self._read = lru_cache(maxsize=8)(lambda text: _Reading(text, self._keys))

    def owner(self, number: int) -> Owner:
        """Give the owner of a pattern by its number in the order in which they were given."""
        return self._rows[number][1]

    def candidates(self, text: str) -> list[int]:
        """Number the patterns that may match a text, in their order."""
        held = self._held(text)
        if not text.isascii():
            held.update(opened for opened in _CLOSED if opened in text)
        return self._whose_needs_meet(held)

    def first(self, number: int, text: str) -> Found[Owner] | None:
        """Give the first match of one pattern in a text."""
        return next(self._matches(number, text), None)

    def all(self, text: str) -> Iterator[Found[Owner]]:
        """Give every match, pattern by pattern in their order; matches of one pattern do not overlap."""
        for number in self._whose_needs_meet(self._read(text).held):
            yield from self._matches(number, text)

    def may_match(self, text: str, groups: Callable[[], bool]) -> bool:
        """Say cheaply whether a pattern matches an unmarked text, or might once marks were put in.

        Whether marks of a group can be is asked only when it matters.
        """
        held = self._held(text)
        held |= _PLACES
        held |= _GROUP
        may_name_group = False
        for number in self._whose_needs_meet(held):
            one = self._rows[number][0]
            if one.plain or not one.marks.isdisjoint(_PLACES):
                return True
            if not any(map((held - _GROUP).isdisjoint, one.needs)) and self.first(number, text):
                return True
            may_name_group |= one.marks >= _GROUP
        return may_name_group and groups()

    def _held(self, text: str) -> set[str]:
        """Give the keys that the words of a text meet."""
        return set(chain.from_iterable(map(self._keys.__getitem__, _TOKEN.findall(small(text)))))

    def _whose_needs_meet(self, held: Set[str]) -> list[int]:
        rows, by_need = self._rows, self._by_need
        numbers = {number for key in by_need.keys() & held for number in by_need[key]}
        return sorted(n for n in numbers if not any(map(held.isdisjoint, rows[n][0].needs))) if numbers else []

    def _matches(self, number: int, text: str) -> Iterator[Found[Owner]]:
        one, owner = self._rows[number]
        for start, end, place in self._read(text).matches(one):
            yield Found(start, end, one.source, owner, place)


class _Reading:
    """A text made ready for matching: where its key words and marks stand.

    An end below is the offset behind the words that were matched; a match from an offset on is (end, place).
    """

    def __init__(self, text: str, keys: _Keys) -> None:
        self._text = text
        self._words: dict[int, tuple[int, tuple[str, ...]]] = {}
        self._starts: dict[str, list[int]] = {}
        for match in _TOKEN.finditer(small(text)):
            met = keys[match[0]]
            if met:
                start, end = match.span()
                self._words[start] = end, met
                for key in met:
                    self._starts.setdefault(key, []).append(start)
        self._marks = frozenset() if text.isascii() else frozenset(opened for opened in _CLOSED if opened in text)
        for opened in self._marks:
            self._starts[opened] = [match.start() for match in re.finditer(opened, text)]

    @property
    def held(self) -> Set[str]:
        """Give the keys that the words of the text meet, and the opening marks that stand in it."""
        return self._starts.keys()

    def matches(self, one: Pattern) -> Iterator[tuple[int, int, int]]:
        """Give (start, end, place) of each match of a pattern, from left to right and apart."""
        behind, items = 0, one.items
        for start in self._beginnings(one):
            found = self._match(items, 0, start) if start >= behind else None
            if found and not (self._wordy(found[0]) and not items[-1].mark):
                behind = found[0]
                yield start, *found

    def _beginnings(self, one: Pattern) -> Iterable[int]:
        if not one.starts:
            return (match.start() for match in _TOKEN.finditer(self._text))
        rows = [self._starts[key] for key in one.starts if key in self._starts]
        return rows[0] if len(rows) == 1 else sorted(set(chain.from_iterable(rows)))

    def _wordy(self, at: int) -> bool:
        return self._text[at : at + 1].isalnum() or self._text[at : at + 1] == "_"

    def _match(self, items: Sequence[Item], number: int, at: int) -> tuple[int, int] | None:
        """Match the items from `number` on at an offset; the gap before the first of them comes first."""
        words = _MOST_WORDS.get(items[number].gap, 0)
        return self._spaced(items, number, at, words) if words else self._item(items, number, at)

    def _spaced(self, items: Sequence[Item], number: int, at: int, words: int) -> tuple[int, int] | None:
        """Match at an offset or a few words further on, the fewest first."""
        found = self._item(items, number, at)
        step = _STEP.match(self._text, at) if words and not found else None
        if step:
            for start in self._openings(step.end(1), step.end()):
                found = self._spaced(items, number, start, words - 1)
                if found:
                    return found
        return found

    def _item(self, items: Sequence[Item], number: int, at: int) -> tuple[int, int] | None:
        item = items[number]
        for end in self._ends(item, at):
            found = (end, -1) if item is items[-1] else self._after(items, number, end)
            if found:
                return (found[0], at) if found[1] < 0 and item.mark in _PLACES else found
        return self._match(items, number + 1, at) if item.optional else None

    def _after(self, items: Sequence[Item], number: int, end: int) -> tuple[int, int] | None:
        """Match the items behind the one that ends at `end`."""
        gap = items[number + 1].gap
        if gap == "&":
            return self._listed(items, number + 1, end, _MOST_MEMBERS)
        blank = (_LOOSE if gap else _BLANK).match(self._text, end)
        if blank:
            for start in self._openings(end, blank.end()):
                found = self._match(items, number + 1, start)
                if found:
                    return found
        return None

    def _listed(self, items: Sequence[Item], number: int, end: int, words: int) -> tuple[int, int] | None:
        """Match behind the members of a list that begins at `end`."""
        blank = _BLANK.match(self._text, end)
        for start in self._openings(end, blank.end()) if blank else ():
            found = self._item(items, number, start)
            if found:
                return found
        for further in _FURTHER if words else ():
            member = further.match(self._text, end)
            found = self._listed(items, number, member.end(), words - 1) if member else None
            if found:
                return found
        return None

    def _openings(self, end: int, behind: int) -> Sequence[int]:
        """Give the offsets in and behind a blank where an item can begin: at a mark, and at the next word."""
        if not self._marks or behind - end == 1:
            return (behind,)
        return [*(at for at in range(end + 1, behind) if self._text[at] in _CLOSED), behind]

    def _ends(self, item: Item, at: int) -> Sequence[int]:
        """Give the ends of an item that begins at an offset, in the order of its phrases."""
        if at not in self._words:
            marked = item.mark and self._text.startswith(item.mark, at)
            closed = self._text.find(_CLOSED[item.mark], at) if marked else -1
            return (closed + 1,) if closed >= 0 else ()
        end, met = self._words[at]
        numbers = [number for key in met if key in item.by_key for number in item.by_key[key]]
        if not numbers:
            return ()
        phrases = [item.phrases[number] for number in sorted(numbers)]
        ends = [end if phrase.plain else self._end(phrase, at) for phrase in phrases]
        return [end for end in ends if end]

    def _end(self, phrase: Phrase, at: int) -> int:
        """Give the end of a phrase that begins at an offset, 0 when other words stand there."""
        text, end = self._text, at
        for number, word in enumerate(phrase.words):
            blank = _BLANK.match(text, end) if number else None
            if number and not blank:
                return 0
            begin = blank.end() if blank else at
            end = begin + len(word.letters)
            letters = text[begin:end].replace("’", "'")
            if (letters if word.exact else small(letters)) != word.letters:
                return 0
            if self._wordy(end) and self._wordy(end - 1):
                token = _TOKEN.match(text, end)
                if not word.open or not token:
                    return 0
                end = token.end()
        return end
