"""A text in, the stretches that patterns match out; of many patterns only those are tried whose key words it holds.

A text is a row of words. It is looked up word by word which items of patterns can stand there, so that a text without
a key word costs no more than finding its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import filterfalse
from operator import and_, or_
from typing import Generic, NamedTuple, TypeVar

from quotetrack.claims.wording import MARK_RANGE, MARKS, Item, Pattern, Phrase, pattern, small

Owner = TypeVar("Owner")

_TOKEN = re.compile(r"\w+")
_NO_WORD = re.compile(r"\W")
# Makes an ASCII text its words in small letters and blanks, far faster than a pattern finds them.
_SMALL_WORDS = bytes(code if chr(code).isalnum() or code == ord("_") else ord(" ") for code in range(256)).lower()
# What most texts hold beside ASCII.
_MARKS_OF_PRINT = "’“”‘–—…\xa0"
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
_MARKABLE = _PLACES | _GROUP
_SHORTEST_STEM = 3
_KNOWN_WORDS = 50_000
# So many needs of a pattern are asked before it is tried, and none that nearly every text meets.
_MOST_NEEDS = 3
_EVERYWHERE = frozenset(("the", "of", "to", "and", "in"))


class Found(NamedTuple, Generic[Owner]):
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
        stems = self._stems.get(word[:_SHORTEST_STEM], ())
        met = tuple([f"{stem}*" for stem in stems if word.startswith(stem)]) if stems else ()
        if word in self._words:
            met = (word, *met)
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[word] = met
        return met


class _Needs(dict[str, int]):
    """Which needs of patterns each small-letter word meets, a bit for each need; asked words are remembered.

    The first needs of all patterns, then the second ones and so on have `width` bits, those of one pattern at the same
    place in each. `none` are the words that meet no need; `missing` has the bits of the needs that patterns do not
    have.
    """

    def __init__(self, rows: Sequence[Sequence[frozenset[str]]], keys: _Keys) -> None:
        super().__init__()
        self.none: set[str] = set()
        self._keys, self._width = keys, len(rows)
        self._shifts = [level * self._width for level in range(max(map(len, rows), default=0))]
        self._by_key: dict[str, int] = {}
        self._missing = 0
        for number, needs in enumerate(rows):
            for shift in self._shifts[len(needs) :]:
                self._missing |= 1 << shift + number
            for shift, need in zip(self._shifts, needs, strict=False):
                for key in need:
                    self._by_key[key] = self._by_key.get(key, 0) | 1 << shift + number

        self._spelt = [key for key in self._by_key if key != small(key)]

    def __missing__(self, word: str) -> int:
        bits = 0
        for key in self._keys[word]:
            bits |= self._by_key.get(key, 0)
        if len(self) + len(self.none) >= _KNOWN_WORDS:
            self.clear()
            self.none.clear()
        if bits:
            self[word] = bits
        else:
            self.none.add(word)
        return bits

    def met(self, text: str, words: Iterable[str]) -> int:
        """Give the bits of the needs that a text with these words meets."""
        met = reduce(or_, map(self.__getitem__, filterfalse(self.none.__contains__, words)), self._missing)
        for word in self._spelt:
            if word in text:
                met |= self._by_key[word]
        return met

    def of_marks(self, marks: Iterable[str]) -> int:
        """Give the bits of the needs that these opening marks meet."""
        return reduce(or_, [self._by_key.get(mark, 0) for mark in marks], 0)

    def whole(self, met: int) -> list[int]:
        """Number the patterns all of whose needs are met, in their order."""
        met = reduce(and_, map(met.__rshift__, self._shifts), (1 << self._width) - 1)
        numbers: list[int] = []
        while met:
            lowest = met & -met
            numbers.append(lowest.bit_length() - 1)
            met ^= lowest
        return numbers


class Patterns(Generic[Owner]):
    """Many patterns, each with its owner; only those are tried whose needs a text meets."""

    def __init__(self, rows: Iterable[tuple[str, Owner]], groups: tuple[str, ...] = ()) -> None:
        self._rows = [(pattern(source, groups), owner) for source, owner in rows]
        self._keys = _Keys(key for one, _ in self._rows for item in one.items for key in item.starts | item.need)
        self._needs = _Needs([_telling(one) for one, _ in self._rows], self._keys)
        self._of_marks = lru_cache(maxsize=32)(self._needs.of_marks)
        self._read = lru_cache(maxsize=8)(lambda text: _Reading(_worded(text), self._keys))

    def owner(self, number: int) -> Owner:
        """Give the owner of a pattern by its number in the order in which they were given."""
        return self._rows[number][1]

    def candidates(self, *parts: str) -> list[int]:
        """Number the patterns that may match a text, in their order; the text is its parts joined with a blank."""
        met = 0
        for worded in map(_worded, parts):
            met |= self._needs.met(worded.text, worded.words) | self._of_marks(worded.marks)
        return self._needs.whole(met)

    def first(self, number: int, text: str) -> Found[Owner] | None:
        """Give the first match of one pattern in a text."""
        return next(self._matches(number, text), None)

    def all(self, text: str, fits: Callable[[Owner], bool] | None = None) -> Iterator[Found[Owner]]:
        """Give every match, pattern by pattern in their order; matches of one pattern do not overlap.

        Only patterns whose owner `fits` are tried.
        """
        for number in self.candidates(text):
            if fits is None or fits(self._rows[number][1]):
                yield from self._matches(number, text)

    def may_match(self, text: str, groups: Callable[[], bool]) -> bool:
        """Say cheaply whether a pattern matches an unmarked text, or might once marks were put in.

        Whether marks of a group can be is asked only when it matters.
        """
        met = self._needs.met(text, _spaced(text).split())
        grouped = self._needs.whole(met | self._of_marks(_MARKABLE))
        if not grouped:
            return False
        for number in self._needs.whole(met | self._of_marks(_PLACES)):
            one = self._rows[number][0]
            if one.plain or not one.marks.isdisjoint(_PLACES) or self.first(number, text):
                return True
        return any(self._rows[number][0].marks >= _GROUP for number in grouped) and groups()

    def may_match_marked(self, text: str) -> bool:
        """Say very cheaply whether a pattern might match an unmarked text once marks were put in."""
        return bool(self._needs.whole(self._needs.met(text, _spaced(text).split()) | self._of_marks(_MARKABLE)))

    def _matches(self, number: int, text: str) -> Iterator[Found[Owner]]:
        one, owner = self._rows[number]
        for start, end, place in self._read(text).matches(one):
            yield Found(start, end, one.source, owner, place)


def _telling(one: Pattern) -> list[frozenset[str]]:
    """Give the needs that tell most about whether a text may match: the rarest, and others that few texts meet."""
    rarest, *others = one.needs
    telling = [need for need in others if need.isdisjoint(_EVERYWHERE)]
    return [rarest, *telling[: _MOST_NEEDS - 1]]


def _spaced(text: str) -> str:
    """Write a text in small letters with a blank for all that stands between words, and one more on either side."""
    for mark in _MARKS_OF_PRINT:
        text = text.replace(mark, " ")
    if text.isascii():
        return f" {text.encode().translate(_SMALL_WORDS).decode()} "
    return f" {_NO_WORD.sub(' ', small(text))} "


class _Worded:
    """A text with its words in small letters and its opening marks; where they stand is looked up when asked for."""

    def __init__(self, text: str) -> None:
        self.text, self._spaced = text, _spaced(text)
        self.words = self._spaced.split()
        self.marks = frozenset() if text.isascii() else frozenset([opened for opened in _CLOSED if opened in text])
        self._starts: dict[str, list[int]] = {}

    def word(self, start: int) -> str:
        """Give the word that begins at an offset, "" when none does; in the midst of a word it is not asked."""
        return self._spaced[start + 1 : self._spaced.find(" ", start + 1)]

    def starts(self, word: str) -> list[int]:
        """Give the offsets at which a word or mark of the text stands."""
        starts = self._starts.get(word)
        if starts is None:
            text, sought = (self.text, word) if word in self.marks else (self._spaced, f" {word} ")
            starts = self._starts[word] = []
            at = text.find(sought)
            while at >= 0:
                starts.append(at)
                at = text.find(sought, at + len(word))
        return starts


# One text is read by several sets of patterns one after the other.
_worded = lru_cache(maxsize=16)(_Worded)


class _Reading:
    """A text made ready for matching: which of its words and marks meet which keys.

    An end below is the offset behind the words that were matched; a match from an offset on is (end, place).
    """

    def __init__(self, worded: _Worded, keys: _Keys) -> None:
        self._worded, self._keys = worded, keys
        self._text, self._marks = worded.text, worded.marks
        self._by_key: dict[str, list[str]] = {mark: [mark] for mark in worded.marks}
        self._by_item: dict[int, tuple[frozenset[int], int]] = {}
        for word in set(worded.words):
            for key in keys[word]:
                self._by_key.setdefault(key, []).append(word)
        self._held = frozenset(self._by_key)

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
        return sorted(self._standing(one.starts))

    def _standing(self, keys: frozenset[str]) -> frozenset[int]:
        """Give the offsets at which words and marks stand that meet one of these keys."""
        words = {word for key in keys & self._held for word in self._by_key[key]}
        return frozenset().union(*map(self._worded.starts, words))

    def _where(self, item: Item) -> tuple[frozenset[int], int]:
        """Give the offsets at which an item can begin, and the last of them (-1: none)."""
        where = self._by_item.get(id(item))
        if where is None:
            standing = self._standing(item.starts)
            where = self._by_item[id(item)] = standing, max(standing, default=-1)
        return where

    def _wordy(self, at: int) -> bool:
        return self._text[at : at + 1].isalnum() or self._text[at : at + 1] == "_"

    def _match(self, items: Sequence[Item], number: int, at: int) -> tuple[int, int] | None:
        """Match the items from `number` on at an offset; the gap before the first of them comes first."""
        item = items[number]
        words = _MOST_WORDS.get(item.gap, 0)
        if not words:
            return self._item(items, number, at)
        if not item.optional and at > self._where(item)[1]:
            return None
        return self._spaced(items, number, at, words)

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
        if at not in self._where(item)[0]:
            return ()
        word = self._worded.word(at)
        if not word:
            closed = self._text.find(_CLOSED[item.mark], at)
            return (closed + 1,) if closed >= 0 else ()
        end, met = at + len(word), self._keys[word]
        numbers = sorted([number for key in met if key in item.by_key for number in item.by_key[key]])
        phrases = [item.phrases[number] for number in numbers]
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
