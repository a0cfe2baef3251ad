"""Patterns as an analyst writes them in, compiled patterns out: words, `*`, `(a|b)`, `..`, `...` and placeholders.

The language (docs/claims.md shows it with examples):

- words stand for themselves, whatever their case; a word with a capital letter matches in that spelling only;
- `drug*` is any word that begins so; a blank between words also stands for a hyphen or a quotation mark;
- `(fight|war)` is one of several words or phrases, `(the|a)?` one of them or nothing;
- `..` is up to two words in between, `...` up to six, never past the end of a sentence;
- `{topic}`, `{place}`, `{people}`, `{border}` are words that an earlier step has marked; `{group}` is an armed group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

Owner = TypeVar("Owner")

# Private characters around the words that a placeholder stands for; `clean` takes strangers out of a text first.
MARKS: Mapping[str, tuple[str, str]] = {
    "topic": ("\ue000", "\ue001"),
    "place": ("\ue002", "\ue003"),
    "people": ("\ue004", "\ue005"),
    "border": ("\ue006", "\ue007"),
}
_MARK_RANGE = "\ue000-\ue007"
_BLANK = rf"[\s\-–/\"“”‘’'«»(){_MARK_RANGE}]+"
_LOOSE_BLANK = rf"[\s,\-–/\"“”‘’'«»(){_MARK_RANGE}]+"
# Possessive throughout: a word of a gap can be read in one way only, however long and odd the text is.
_GAP_WORD = r"(?:(?:[A-Z]\.)++|[\w%$€£]++(?:[.,]\d++)*+)"
_GAPS = {"..": 2, "...": 6}
_ITEM = re.compile(
    r"\((?P<options>[^()]*)\)(?P<optional>\?)?|\{(?P<mark>\w+)\}|(?P<gap>\.{2,3})|(?P<word>[^\s(){}|?.]+)"
)
_WORD = re.compile(r"\w+")
_KEY = 4


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; it can only match a text in which a word begins with one of `keys` (or that mark stands)."""

    source: str
    regex: re.Pattern[str]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found(Generic[Owner]):
    """A stretch `start:end` of a text that a pattern matched, and what the pattern belongs to.

    `place` is where the last of its marked places opens, -1 for none.
    """

    start: int
    end: int
    pattern: Pattern
    owner: Owner
    place: int = -1


class Patterns(Generic[Owner]):
    """Many patterns, each with its owner; a text is searched only for those whose key words it holds."""

    def __init__(self, rows: Iterable[tuple[str, Owner]], groups: tuple[str, ...] = ()) -> None:
        self._rows = [(pattern(source, groups), owner) for source, owner in rows]
        self._by_key: dict[str, list[int]] = {}
        for number, (compiled, _) in enumerate(self._rows):
            for key in compiled.keys:
                self._by_key.setdefault(key, []).append(number)
        self._lengths = sorted({len(key) for key in self._by_key} - {_KEY})
        self._marks = [opened for opened, _ in MARKS.values() if opened in self._by_key]

    def candidates(self, text: str) -> list[int]:
        """Number the patterns that may match, in the order in which they were given."""
        words = set(_WORD.findall(text.casefold()))
        starts = {word[:_KEY] for word in words}
        for length in self._lengths:
            starts.update([word[:length] for word in words])
        starts.update([mark for mark in self._marks if mark in text])
        by_key = self._by_key
        return sorted({number for key in starts & by_key.keys() for number in by_key[key]})

    def first(self, text: str) -> Found[Owner] | None:
        """Give the match of the earliest pattern that matches anywhere in the text."""
        for number in self.candidates(text):
            compiled, owner = self._rows[number]
            match = compiled.regex.search(text)
            if match:
                return _found(match, compiled, owner)
        return None

    def all(self, text: str) -> Iterator[Found[Owner]]:
        """Give every match, pattern by pattern in their order; matches of one pattern do not overlap."""
        for number in self.candidates(text):
            compiled, owner = self._rows[number]
            for match in compiled.regex.finditer(text):
                yield _found(match, compiled, owner)


def _found(match: re.Match[str], compiled: Pattern, owner: Owner) -> Found[Owner]:
    place = match.start(match.lastindex) if match.lastindex else -1
    return Found(match.start(), match.end(), compiled, owner, place)


def clean(text: str) -> str:
    """Blank out the private characters that this module uses as marks; the length stays."""
    return re.sub(f"[{_MARK_RANGE}]", " ", text)


def unmarked(text: str) -> str:
    """Take the marks out of a marked text."""
    return re.sub(f"[{_MARK_RANGE}]", "", text)


@cache
def pattern(source: str, groups: tuple[str, ...] = ()) -> Pattern:
    """Compile one pattern; raise ValueError in plain words when it is not well formed."""
    items = list(_items(source))
    if not items:
        raise ValueError("a pattern is empty")
    pieces: list[str] = []
    keys: list[frozenset[str]] = []
    for number, item in enumerate(items):
        last = number == len(items) - 1
        if item["gap"]:
            if last or number == 0 or items[number - 1]["gap"]:
                raise ValueError(f"pattern '{source}': '{item['gap']}' must stand between two words")
            pieces.append(f"(?:{_GAP_WORD}{_LOOSE_BLANK}){{0,{_GAPS[item['gap']]}}}?")
            continue
        blank = "" if last else _LOOSE_BLANK if items[number + 1]["gap"] else _BLANK
        if item["optional"] and last:
            raise ValueError(f"pattern '{source}': it ends with '?', which may then as well be left out")
        written = _written(item, source, groups)
        pieces.append(f"(?:(?:{written}){blank})?" if item["optional"] else f"(?:{written}){blank}")
        if not item["optional"]:
            keys.append(_keys(item, groups))
    if not keys:
        raise ValueError(f"pattern '{source}': it needs at least one word that cannot be left out")
    best = min(keys, key=lambda key: (min(map(len, key)) < _KEY, len(key), sorted(key)))
    before = "" if items[0]["mark"] in MARKS else r"(?<!\w)"
    after = "" if items[-1]["mark"] in MARKS else r"(?!\w)"
    return Pattern(source, re.compile(before + "".join(pieces) + after, re.IGNORECASE), best)


def _items(source: str) -> Iterator[dict[str, str | None]]:
    at = 0
    for match in _ITEM.finditer(source):
        if source[at : match.start()].strip():
            raise ValueError(f"pattern '{source}': '{source[at : match.start()].strip()}' cannot be read")
        yield match.groupdict()
        at = match.end()
    if source[at:].strip():
        raise ValueError(f"pattern '{source}': '{source[at:].strip()}' cannot be read")


def _written(item: dict[str, str | None], source: str, groups: tuple[str, ...]) -> str:
    """Write one item as a regular expression."""
    if item["mark"] == "group":
        return "|".join(_phrase(name, source) for name in groups) or "(?!)"
    if item["mark"]:
        if item["mark"] not in MARKS:
            raise ValueError(f"pattern '{source}': '{{{item['mark']}}}' is not known; known are {_known_marks()}")
        opened, closed = MARKS[item["mark"]]
        marked = f"{opened}[^{closed}]*{closed}"
        return marked if item["mark"] == "topic" else f"({marked})"
    if item["options"] is not None:
        options = [option.strip() for option in item["options"].split("|")]
        if not all(options):
            raise ValueError(f"pattern '{source}': an alternative in the brackets is empty")
        return "|".join(_phrase(option, source) for option in options)
    return _phrase(item["word"] or "", source)


def _phrase(phrase: str, source: str) -> str:
    return _BLANK.join(_word(word, source) for word in phrase.replace("-", " ").split())


def _word(word: str, source: str) -> str:
    if "*" in word[:-1] or word == "*":
        raise ValueError(f"pattern '{source}': '*' may only stand at the end of a word")
    stem = word.rstrip("*")
    if not re.fullmatch(r"[\w'’&]+", stem):
        raise ValueError(f"pattern '{source}': '{word}' cannot be read; a word is made of letters and digits")
    written = re.sub("['’]", "['’]", re.escape(stem)) + (r"\w*+" if word != stem else "")
    return f"(?-i:{written})" if stem != stem.lower() else written


def _keys(item: dict[str, str | None], groups: tuple[str, ...]) -> frozenset[str]:
    """Give the word openings (or the mark) of which a text must hold one for the item to match."""
    if item["mark"] in MARKS:
        return frozenset(MARKS[item["mark"]][0])
    if item["mark"]:
        phrases = list(groups)
    elif item["options"] is not None:
        phrases = item["options"].split("|")
    else:
        phrases = [item["word"] or ""]
    return frozenset(_key(phrase) for phrase in phrases)


def _key(phrase: str) -> str:
    found = _WORD.search(phrase.casefold())
    return found[0][:_KEY] if found else ""


def _known_marks() -> str:
    return ", ".join(f"{{{name}}}" for name in (*MARKS, "group"))
