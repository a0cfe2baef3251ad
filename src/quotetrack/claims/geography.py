"""A text in, its places out: names, demonyms, borders made of two of them; and the text with marks around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from quotetrack.claims.strangers import MentionKind, Stranger
from quotetrack.claims.wording import MARKS
from quotetrack.lexicon.places import Place, PlaceWord, place, place_words

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+|\d+")
_JOINT = re.compile(r"[\s\-–’'.\[\]]{1,3}")
# A token that begins with a capital letter; that no letter stands before it is asked behind its first one, for speed.
_CAPITAL = re.compile(r"[^\W\d_a-z](?<![^\W\d_].)(?:(?<=[A-Z])\.(?:[A-Z]\.)++|[^\W\d_]*+)")
_BORDER = re.compile(r"\s+(?:border|frontier)(?:\s+area)?s?\b", re.IGNORECASE)
_HYPHEN = re.compile(r"\s?[-–]\s?")
_PART = re.compile(
    r"(?<!\w)(?:(?:the|neighbou?ring|unstable|north|south|east|west|central|(?:(?:north|south)-?)?(?:eastern|western)"
    r"|northern|southern)\s+)+$",
    re.IGNORECASE,
)
# A name that no lexicon knows has this many words at most.
_MOST_WORDS = 5

# The words of a written form, its place and what the form is.
_Form: TypeAlias = tuple[tuple[str, ...], Place, PlaceWord]


class PlaceMention(NamedTuple):
    """A place at `start:end`; `kind` says whether the words are its name, its people (demonym), a border or a group.

    `core` is where the name itself starts, behind words such as "the northern". `name` is canonical; of a border it is
    the border as a whole ("Tajik-Afghan border").
    """

    start: int
    end: int
    name: str
    kind: MentionKind
    core: int


class MarkedText(NamedTuple):
    """A text with marks around its places; `stops` are the marks' offsets in it, `mentions` lie in the plain text."""

    text: str
    stops: tuple[int, ...]
    mentions: tuple[PlaceMention, ...]

    def plain(self, at: int) -> int:
        """Turn an offset of the marked text into one of the plain text."""
        return at - bisect_left(self.stops, at)

    def within(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """Give the places whose opening mark stands at `start:end` of the marked text."""
        first, last = (bisect_left(self.stops, at) for at in (start, end))
        return self.mentions[(first + 1) // 2 : (last + 1) // 2]


def mark_places(text: str, names: Mapping[str, Stranger] | None = None) -> MarkedText:
    """Put marks around the places of a text; `names` are the strangers of its document."""
    mentions = find_places(text, names or {})
    pieces: list[str] = []
    stops: list[int] = []
    at = size = 0
    for mention in mentions:
        opened, closed = MARKS[mention.kind]
        pieces += [text[at : mention.start], opened, text[mention.start : mention.end], closed]
        stops.append(size + mention.start - at)
        size = stops[-1] + 1 + mention.end - mention.start
        stops.append(size)
        size += 1
        at = mention.end
    return MarkedText("".join([*pieces, text[at:]]), tuple(stops), tuple(mentions))


def find_places(text: str, names: Mapping[str, Stranger]) -> list[PlaceMention]:
    """Give the places of a text from left to right; the longest name wins, and two demonyms make one border."""
    forms, firsts = _forms(), {first[0] for first in map(_TOKEN.match, names) if first}
    found: list[PlaceMention] = []
    behind = 0
    for match in _CAPITAL.finditer(text):
        start, word = match.start(), match[0]
        if start < behind or (word not in firsts and word not in forms):
            continue
        rows = forms.get(word, ())
        most = max(_MOST_WORDS, len(rows[0][0]) if rows else 0)
        tokens = list(islice(_TOKEN.finditer(text, start), most))
        mention = (_stranger(text, tokens, names) if word in firsts else None) or _known(text, tokens, rows)
        if mention:
            found.append(mention)
            behind = mention.end
    return _with_borders(text, found)


@cache
def _forms() -> Mapping[str, Sequence[_Form]]:
    """Map the first word of each written form to the forms, the longest first."""
    table: dict[str, list[_Form]] = {}
    for form, (known, kind) in place_words().items():
        words = tuple(_TOKEN.findall(form))
        table.setdefault(words[0], []).append((words, known, kind))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}


def _stranger(text: str, tokens: Sequence[re.Match[str]], names: Mapping[str, Stranger]) -> PlaceMention | None:
    """Give the place of the document that the first of these words name, the most that do."""
    start = tokens[0].start()
    for token in reversed(tokens[:_MOST_WORDS]):
        stranger = names.get(" ".join(text[start : token.end()].split()))
        if stranger:
            first = start if stranger.kind == "group" else _with_part(text, start)
            return PlaceMention(first, token.end(), stranger.name, stranger.kind, start)
    return None


def _known(text: str, tokens: Sequence[re.Match[str]], rows: Sequence[_Form]) -> PlaceMention | None:
    for words, known, kind in rows:
        size = len(words)
        if tuple(token[0] for token in tokens[:size]) == words and _joined(text, tokens[:size]):
            written: MentionKind = "people" if kind in ("demonym", "people") else "place"
            start = tokens[0].start()
            return PlaceMention(_with_part(text, start), tokens[size - 1].end(), known.name, written, start)
    return None


def _joined(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    return all(_JOINT.fullmatch(text, one.end(), other.start()) for one, other in pairwise(tokens))


def _with_part(text: str, start: int) -> int:
    """Take the words before a place that name a part of it: the whole of "the north-western Mirhab" is the place."""
    part = _PART.search(text, max(0, start - 40), start)
    return part.start() if part else start


def _with_borders(text: str, found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Join two places before the word "border" to one: Tajik-Afghan border, the Iran-Pakistan frontier area."""
    out: list[PlaceMention] = []
    for mention in found:
        border = _BORDER.match(text, mention.end)
        last = out[-1] if out else None
        if border and last and last.kind in ("place", "people") and _HYPHEN.fullmatch(text, last.end, mention.core):
            name = f"{_adjective(text, last)}-{_adjective(text, mention)} border"
            out[-1] = PlaceMention(last.start, border.end(), name, "border", last.core)
        else:
            out.append(mention)
    return out


def _adjective(text: str, mention: PlaceMention) -> str:
    known = place(mention.name)
    if mention.kind == "people" or known is None or not known.demonyms:
        return text[mention.core : mention.end]
    return known.demonyms[0]
