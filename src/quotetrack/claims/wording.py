"""Patterns as an analyst writes them in, compiled patterns out: words, `*`, `(a|b)`, `..`, `...` and placeholders.

The language (docs/claims.md shows it with examples):

- words stand for themselves, whatever their case; a word with a capital letter matches in that spelling only;
- `drug*` is any word that begins so; a blank between words also stands for a hyphen or a quotation mark;
- `(fight|war)` is one of several words or phrases, `(the|a)?` one of them or nothing;
- `..` is up to two words in between, `...` up to six, never past the end of a sentence; `&` is the rest of a list
  ("drug & trafficking" finds "drug, arms and human trafficking");
- `{topic}`, `{place}`, `{people}`, `{border}` are words that an earlier step has marked; `{group}` is an armed group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from quotetrack.model import brief

Owner = TypeVar("Owner")

# Private characters around the words that a placeholder stands for; `clean` takes strangers out of a text first.
MARKS: Mapping[str, tuple[str, str]] = {
    "topic": ("\ue000", "\ue001"),
    "place": ("\ue002", "\ue003"),
    "people": ("\ue004", "\ue005"),
    "border": ("\ue006", "\ue007"),
    "group": ("\ue008", "\ue009"),
}
_MARK_RANGE = "\ue000-\ue009"
# Lazy, so that the mark before a place is left to the place.
_BLANK = rf"[\s\-–/\"“”‘’'«»(){_MARK_RANGE}]+?"
_LOOSE_BLANK = rf"[\s,\-–/\"“”‘’'«»(){_MARK_RANGE}]+?"
# Possessive throughout: a word of a gap can be read in one way only, however long and odd the text is.
_GAP_WORD = r"(?:(?:[A-Z]\.)++|[\w%$€£]++(?:[.,]\d++)*+)"
_CONNECTED = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+)"
_GAPS = {
    "..": rf"(?:{_GAP_WORD}{_LOOSE_BLANK}){{0,2}}?",
    "...": rf"(?:{_GAP_WORD}{_LOOSE_BLANK}){{0,6}}?",
    "&": rf"(?:{_CONNECTED}{_GAP_WORD}(?:\s+{_GAP_WORD})?){{0,3}}?{_BLANK}",
}
_ITEM = re.compile(
    r"\((?P<options>[^()]*)\)(?P<optional>\?)?|\{(?P<mark>\w+)\}|(?P<gap>\.{2,3}|&)|(?P<word>[^\s(){}|?.]+)"
)
_OPENING = re.compile(r"(\w{1,4})\w*+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; it can only match a text whose `openings` meet every one of `needs`."""

    source: str
    regex: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


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
            for key in compiled.needs[0]:
                self._by_key.setdefault(key, []).append(number)

    def candidates(self, held: frozenset[str]) -> list[int]:
        """Number the patterns that may match a text with these `openings`, in the order in which they were given."""
        by_key, rows = self._by_key, self._rows
        numbers = {number for key in held & by_key.keys() for number in by_key[key]}
        return sorted(n for n in numbers if not any(need.isdisjoint(held) for need in rows[n][0].needs))

    def first(self, text: str) -> Found[Owner] | None:
        """Give the match of the earliest pattern that matches anywhere in the text."""
        for number in self.candidates(openings(text)):
            compiled, owner = self._rows[number]
            match = compiled.regex.search(text)
            if match:
                return _found(match, compiled, owner)
        return None

    def all(self, text: str) -> Iterator[Found[Owner]]:
        """Give every match, pattern by pattern in their order; matches of one pattern do not overlap."""
        for number in self.candidates(openings(text)):
            compiled, owner = self._rows[number]
            for match in compiled.regex.finditer(text):
                yield _found(match, compiled, owner)

    def may_match(self, text: str, kinds: frozenset[str]) -> bool:
        """Say whether a pattern matches an unmarked text, or might once marks of these kinds were put in."""
        marks = frozenset(MARKS[kind][0] for kind in kinds)
        for number in self.candidates(openings(text) | marks):
            compiled = self._rows[number][0]
            if any(not need.isdisjoint(marks) for need in compiled.needs) or compiled.regex.search(text):
                return True
        return False


@lru_cache(maxsize=32)
def openings(text: str) -> frozenset[str]:
    """Give what a text's words begin with: their first four and three letters, and the marks that stand in it."""
    held = set(_OPENING.findall(text.lower()))
    held.update([opening[:3] for opening in held])
    held.update([opened for opened, _ in MARKS.values() if opened in text])
    return frozenset(held)


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
                raise ValueError(f"pattern '{brief(source)}': '{item['gap']}' must stand between two words")
            pieces.append(_GAPS[item["gap"]])
            continue
        after = None if last else items[number + 1]["gap"]
        blank = "" if last or after == "&" else _LOOSE_BLANK if after else _BLANK
        if item["optional"] and last:
            raise ValueError(f"pattern '{brief(source)}': it ends with '?', which may then as well be left out")
        written = _written(item, source, groups)
        pieces.append(f"(?:(?:{written}){blank})?" if item["optional"] else f"(?:{written}){blank}")
        if not item["optional"]:
            keys.append(_keys(item, groups))
    if not keys:
        raise ValueError(f"pattern '{brief(source)}': it needs at least one word that cannot be left out")
    needs = sorted(set(keys), key=lambda need: (min(map(len, need)) < 4, len(need), sorted(need)))
    before = "" if items[0]["mark"] in MARKS else r"(?<!\w)"
    behind = "" if items[-1]["mark"] in MARKS else r"(?!\w)"
    return Pattern(source, re.compile(before + "".join(pieces) + behind, re.IGNORECASE), tuple(needs))


def _items(source: str) -> Iterator[dict[str, str | None]]:
    at = 0
    for match in _ITEM.finditer(source):
        if source[at : match.start()].strip():
            raise ValueError(f"pattern '{brief(source)}': '{brief(source[at : match.start()].strip())}' cannot be read")
        yield match.groupdict()
        at = match.end()
    if source[at:].strip():
        raise ValueError(f"pattern '{brief(source)}': '{brief(source[at:].strip())}' cannot be read")


def _written(item: dict[str, str | None], source: str, groups: tuple[str, ...]) -> str:
    """Write one item as a regular expression."""
    if item["mark"]:
        if item["mark"] not in MARKS:
            known = ", ".join(f"{{{name}}}" for name in MARKS)
            raise ValueError(f"pattern '{brief(source)}': '{{{brief(item['mark'])}}}' is not known; known are {known}")
        opened, closed = MARKS[item["mark"]]
        marked = f"{opened}[^{closed}]*{closed}"
        if item["mark"] == "group":
            return "|".join([marked, *(_phrase(name, source) for name in groups)])
        return marked if item["mark"] == "topic" else f"({marked})"
    if item["options"] is not None:
        options = [option.strip() for option in item["options"].split("|")]
        if not all(options):
            raise ValueError(f"pattern '{brief(source)}': an alternative in the brackets is empty")
        return "|".join(_phrase(option, source) for option in options)
    return _phrase(item["word"] or "", source)


def _phrase(phrase: str, source: str) -> str:
    return _BLANK.join(_word(word, source) for word in phrase.replace("-", " ").split())


def _word(word: str, source: str) -> str:
    if "*" in word[:-1] or word == "*":
        raise ValueError(f"pattern '{brief(source)}': '*' may only stand at the end of a word")
    stem = word.rstrip("*")
    if len(stem) < 3 and stem != word:
        raise ValueError(
            f"pattern '{brief(source)}': '{brief(word)}' is too short; write at least three letters before '*'"
        )
    if not re.fullmatch(r"[\w'’&]+", stem):
        raise ValueError(
            f"pattern '{brief(source)}': '{brief(word)}' cannot be read; a word is made of letters and digits"
        )
    written = re.sub("['’]", "['’]", re.escape(stem)) + (r"\w*+" if word != stem else "")
    return f"(?-i:{written})" if stem != stem.lower() else written


def _keys(item: dict[str, str | None], groups: tuple[str, ...]) -> frozenset[str]:
    """Give the word openings (or the mark) of which a text must hold one for the item to match."""
    if item["mark"]:
        names = groups if item["mark"] == "group" else ()
        return frozenset({MARKS[item["mark"]][0], *map(_key, names)})
    return frozenset(map(_key, (item["options"] or item["word"] or "").split("|")))


def _key(phrase: str) -> str:
    found = _OPENING.search(phrase.lower())
    return found[1] if found else ""
