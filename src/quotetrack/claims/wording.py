"""Patterns as an analyst writes them in, their items out: words, `*`, `(a|b)`, `..`, `...` and placeholders.

The language (docs/claims.md shows it with examples):

- words stand for themselves, whatever their case; a word with a capital letter matches in that spelling only;
- `drug*` is any word that begins so; a blank between words also stands for a hyphen or a quotation mark;
- `(fight|war)` is one of several words or phrases, `(the|a)?` one of them or nothing;
- `..` is up to two words in between, `...` up to six, never past the end of a sentence; `&` is the rest of a list
  ("drug & trafficking" finds "drug, arms and human trafficking");
- `{topic}`, `{place}`, `{people}`, `{border}` are words that an earlier step has marked; `{group}` is an armed group.

`matching` finds them in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from math import fsum
from typing import NamedTuple

from quotetrack.model import brief

# Private characters around the words that a placeholder stands for; `clean` takes strangers out of a text first.
MARKS: Mapping[str, tuple[str, str]] = {
    "topic": ("\ue000", "\ue001"),
    "place": ("\ue002", "\ue003"),
    "people": ("\ue004", "\ue005"),
    "border": ("\ue006", "\ue007"),
    "group": ("\ue008", "\ue009"),
}
# So many letters must stand before a star; messages and docs/claims.md say three.
_SHORTEST_STEM = 3
_LONGEST_ABBREVIATION = 2
MARK_RANGE = "\ue000-\ue009"
_MARK = re.compile(f"[{MARK_RANGE}]")
_ITEM = re.compile(
    r"\((?P<options>[^()]*)\)(?P<optional>\?)?|\{(?P<mark>\w+)\}|(?P<gap>\.{2,3}|&)|(?P<word>[^\s(){}|?.]+)"
)
_WORD = re.compile(r"[\w'’&]+")
_TOKEN = re.compile(r"\w+")


class Word(NamedTuple):
    """A word of a pattern, apostrophes straight; an `open` one may go on (`drug*`), an `exact` one keeps its case."""

    letters: str
    open: bool
    exact: bool

    @property
    def whole(self) -> bool:
        """Say whether its key tells all about it."""
        return not self.exact and self.letters.replace("_", "a").isalnum()

    @property
    def key(self) -> str:
        """Give its first run of letters as a text in small letters holds it, with a star when more may follow."""
        letters = small(self.letters)
        token = _TOKEN.search(letters)
        first = token[0] if token else ""
        return f"{first}*" if self.open and letters.endswith(first) else first

    @property
    def is_short_name(self) -> bool:
        """Say whether it is an abbreviation that in small letters is a common word, as IS and IT are."""
        return self.exact and not self.open and len(self.letters) <= _LONGEST_ABBREVIATION and self.letters.isalnum()


class Phrase(NamedTuple):
    """One or more words with blanks between; `key` is the word of a text at which it begins (`drug`, `smuggl*`).

    `need` is the key of the word that the fewest texts hold: a name before others, then the longest; a short name
    stands for itself (`IS`). `plain` says that every word with its key is the phrase.
    """

    words: tuple[Word, ...]
    key: str
    need: str
    plain: bool


class Item(NamedTuple):
    """One item of a pattern: one of `phrases`, or words behind the opening `mark`; `gap` is what may stand before it.

    `by_key` numbers the phrases of each key; one of `starts`, these keys and the mark, must stand where it begins, and
    one of `need` anywhere in the text.
    """

    gap: str
    optional: bool
    mark: str
    phrases: tuple[Phrase, ...]
    by_key: Mapping[str, tuple[int, ...]]
    starts: frozenset[str]
    need: frozenset[str]


class Pattern(NamedTuple):
    """A pattern as written and its items; it begins at one of `starts`, and a text must meet every one of `needs`.

    The need that the fewest texts meet comes first. `starts` are empty when a pattern may begin with any word. `marks`
    are the opening marks of its placeholders. It is `plain` when every text that meets its needs matches it.
    """

    source: str
    items: tuple[Item, ...]
    starts: frozenset[str]
    needs: tuple[frozenset[str], ...]
    marks: frozenset[str]
    plain: bool


def clean(text: str) -> str:
    """Blank out the private characters that this module uses as marks; the length stays."""
    return text if text.isascii() else _MARK.sub(" ", text)


def small(text: str) -> str:
    """Write a text in small letters, each in its place; `str.lower` makes two of the Turkish İ."""
    return text.replace("İ", "i").lower()


def unmarked(text: str) -> str:
    """Take the marks out of a marked text."""
    return _MARK.sub("", text)


@cache
def pattern(source: str, groups: tuple[str, ...] = ()) -> Pattern:
    """Read one pattern; raise ValueError in plain words when it is not well formed."""
    items = list(_items(source, groups))
    if not items:
        raise ValueError("a pattern is empty")
    if items[-1].optional:
        raise ValueError(f"pattern '{brief(source)}': it ends with '?', which may then as well be left out")
    needs = {item.need for item in items if not item.optional}
    if not needs:
        raise ValueError(f"pattern '{brief(source)}': it needs at least one word that cannot be left out")
    marks = frozenset(item.mark for item in items if item.mark)
    plain = len(items) == 1 and not marks and all(phrase.plain for phrase in items[0].phrases)
    rarest_first = tuple(sorted(needs, key=_commonness) if len(needs) > 1 else needs)
    return Pattern(source, tuple(items), _starts(items), rarest_first, marks, plain)


def _starts(items: Sequence[Item]) -> frozenset[str]:
    left_out = len(list(takewhile(lambda item: item.optional, items)))
    first = items[: left_out + 1]
    return frozenset() if any(item.gap for item in first) else frozenset().union(*(item.starts for item in first))


def _commonness(need: frozenset[str]) -> tuple[float, list[str]]:
    """Rank a need by how many texts may meet it: about a third as many for each letter that a word is longer."""
    return round(fsum([3.0 ** -len(key) for key in need]), 9), sorted(need)


def _items(source: str, groups: tuple[str, ...]) -> Iterator[Item]:
    gap, at = "", 0
    for number, match in enumerate(_ITEM.finditer(source)):
        _check_read(source, source[at : match.start()])
        at = match.end()
        if match["gap"]:
            if number == 0 or gap or not source[at:].strip():
                raise ValueError(f"pattern '{brief(source)}': '{match['gap']}' must stand between two words")
            gap = match["gap"]
            continue
        yield _item(match, gap, source, groups)
        gap = ""
    _check_read(source, source[at:])


def _check_read(source: str, left: str) -> None:
    if left.strip():
        raise ValueError(f"pattern '{brief(source)}': '{brief(left.strip())}' cannot be read")


def _item(match: re.Match[str], gap: str, source: str, groups: tuple[str, ...]) -> Item:
    mark = match["mark"]
    if mark and mark not in MARKS:
        known = ", ".join(f"{{{name}}}" for name in MARKS)
        raise ValueError(f"pattern '{brief(source)}': '{{{brief(mark)}}}' is not known; known are {known}")
    try:
        options = groups if mark == "group" else () if mark else _options(match)
        phrases, by_key, starts, need = _alternatives(options)
    except ValueError as error:
        raise ValueError(f"pattern '{brief(source)}': {error}") from None
    opened = MARKS[mark][0] if mark else ""
    if mark:
        starts, need = starts | {opened}, need | {opened}
    return Item(gap, bool(match["optional"]), opened, phrases, by_key, starts, need)


def _options(match: re.Match[str]) -> tuple[str, ...]:
    if match["options"] is None:
        return (match["word"],)
    options = tuple([option.strip() for option in match["options"].split("|")])
    if not all(options):
        raise ValueError("an alternative in the brackets is empty")
    return options


@lru_cache(maxsize=2_000)  # the lexicons use the same lists again and again
def _alternatives(
    options: tuple[str, ...],
) -> tuple[tuple[Phrase, ...], Mapping[str, tuple[int, ...]], frozenset[str], frozenset[str]]:
    """Give the phrases of one item, their numbers by key, their keys and their needs."""
    phrases = tuple(map(_phrase, options))
    by_key: dict[str, tuple[int, ...]] = {}
    for number, phrase in enumerate(phrases):
        key = phrase.key
        by_key[key] = (*by_key[key], number) if key in by_key else (number,)
    return phrases, by_key, frozenset(by_key), frozenset([phrase.need for phrase in phrases])


@lru_cache(maxsize=10_000)  # and the same words
def _phrase(phrase: str) -> Phrase:
    stem = phrase.removesuffix("*")
    if stem.isalnum() and stem == small(stem) and (stem == phrase or len(stem) >= _SHORTEST_STEM):  # as most are
        return Phrase((Word(stem, stem != phrase, False),), phrase, phrase, True)
    words = tuple(map(_word, phrase.replace("-", " ").split()))
    if not words or words[0].letters.startswith("&"):
        raise ValueError(f"'{brief(phrase)}' cannot be read; it must begin with a letter or digit")
    plain = len(words) == 1 and words[0].whole
    rarest = max(words, key=lambda word: (word.exact, len(word.key)))
    return Phrase(words, words[0].key, rarest.letters if rarest.is_short_name else rarest.key, plain)


def _word(word: str) -> Word:
    if "*" in word[:-1] or word == "*":
        raise ValueError("'*' may only stand at the end of a word")
    stem = word.rstrip("*")
    if len(stem) < _SHORTEST_STEM and stem != word:
        raise ValueError(f"'{brief(word)}' is too short; write at least three letters before '*'")
    if not _WORD.fullmatch(stem):
        raise ValueError(f"'{brief(word)}' cannot be read; a word is made of letters and digits")
    # A blank stands for an apostrophe too, so that one before a word says nothing.
    letters = stem.replace("’", "'").lstrip("'") or stem
    return Word(letters, stem != word, stem != stem.lower())
