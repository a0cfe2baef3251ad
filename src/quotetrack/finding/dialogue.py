"""Blocks that open with a speaker's name and a colon in, name and words out: interviews, bullets, transcripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.finding.marks import Quotation
from quotetrack.model import Block, Span

_NAME = r"[A-Z][\w.’'-]*+(?: (?:[A-Z][\w.’'-]*+|al-\w++|bin|van|de|of|the)){0,5}+"
_LINE = re.compile(
    rf"(?P<bullet>[-–—•*·] ?)?+(?:(?P<letter>[QA])|(?P<name>{_NAME})(?P<title> ?\([^()\n]{{2,60}}\))?+):\s++(?=\S)"
)
_FEWEST_WORDS = 3  # of a spoken line that nothing but its form shows
_SHARE = 2  # so many blocks of a text must open with a name before a plain "Name:" is taken for a speaker


def spoken_lines(
    text: str, blocks: Sequence[Block], quotes: dict[int, list[Quotation]]
) -> dict[int, tuple[Span | None, Span]]:
    """Map block numbers to the span of the name (None for "A:") and of the words, for lines in the form of dialogue.

    A bullet, a title in brackets, capitals, or several such lines show that a name before a colon is a speaker's. A
    line whose words are one quotation is left to the rules for quotations.
    """
    found = {
        number: match
        for number, block in enumerate(blocks)
        if block.kind == "paragraph" and (match := _LINE.match(text, block.start, block.end)) is not None
    }
    named = sum(_speaks(text, blocks[number], match) for number, match in found.items())
    lines: dict[int, tuple[Span | None, Span]] = {}
    for number, match in found.items():
        if any(quote.start == match.end() for quote in quotes.get(number, ())) or match["letter"] == "Q":
            continue
        if match["letter"] == "A":
            if any(other["letter"] == "Q" for other in found.values()):
                lines[number] = (None, (match.end(), blocks[number].end))
            continue
        name = match["name"]
        capitals = name.isupper() and len(name) > 2
        if match["bullet"] or match["title"] or capitals or (named >= _SHARE and _speaks(text, blocks[number], match)):
            lines[number] = (match.span("name"), (match.end(), blocks[number].end))
    return lines


def _speaks(text: str, block: Block, match: re.Match[str]) -> bool:
    """Tell whether a line has a name and a sentence after it: "Velkova: I expect it.", not "Venue: Hall 2, Selm"."""
    words = text[match.end() : block.end].split()
    return match["name"] is not None and len(words) >= _FEWEST_WORDS and words[-1][-1] in '.!?…”"’'
