"""A text's paragraphs in, the names in capitals that open them out: "MS. LINDE: ...", "NURIA SALTAN (Arvenia) said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.attribution.names import keys
from quotetrack.attribution.runs import Group, Part
from quotetrack.attribution.tokens import kind
from quotetrack.lexicon.given_names import given_names
from quotetrack.model import Block

_CAPITALS = re.compile(
    r"(?:\*\*|__)?+(?P<words>(?:[A-Z]{2,4}\. )?+[A-Z][A-Z’'.-]++(?: [A-Z][A-Z’'.-]*+){0,5}+)"
    r"(?=(?:\*\*|__)?+(?::| ?\(|,))"
)
_LEAST = 3  # letters of a lone surname; fewer are initials
_MOST = 4  # words of a name


def with_capitals(text: str, blocks: Sequence[Block], found: list[Group]) -> list[Group]:
    """Put the names in capitals that open paragraphs among the groups of a text, spelt as names are."""
    named = [group for block in blocks if (group := _group(text, block)) is not None]
    if not named:
        return found
    taken = [(start + part.start, start + part.end) for start, part, _ in named]
    kept = (one for one in found if not any(start <= one[0] + one[1].start < end for start, end in taken))
    return sorted([*kept, *named], key=lambda group: group[0] + group[1].start)


def _group(text: str, block: Block) -> Group | None:
    """Give the name that opens a paragraph in capitals, behind its titles and offices; None for an acronym alone."""
    if block.kind != "paragraph" or not text[block.start + 1 : block.start + 4].isupper():
        return None
    match = _CAPITALS.match(text, block.start, block.end)
    if match is None:
        return None
    words = match["words"].split()
    first = len(words)
    while first and _is_name(words[first - 1]):
        first -= 1
    name = [word.title() for word in words[first:]]
    if not name or len(name) > _MOST or (first == 0 and len(name) == 1 and text[match.end()] != ":"):
        return None
    start = match.start("words") + sum(len(word) + 1 for word in words[:first])
    return start, Part(0, match.end("words") - start, tuple(name), keys(name), False, first == 0), False


def _is_name(word: str) -> bool:
    """Tell whether a word in capitals may be part of a name: no title, office, body or place."""
    spelt = word.title()
    return kind(spelt) in "NL" and (len(word) >= _LEAST or spelt in given_names() or kind(spelt) == "L")
