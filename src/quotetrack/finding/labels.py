"""A line in, the label it opens with out: "Velkova:", "MS. LINDE:", "**Q:**", "• Reszke, council secretary:"."""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.finding import words as w
from quotetrack.finding.subjects import naming_nouns
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.places import place
from quotetrack.lexicon.titles import plain_title, title_words
from quotetrack.lexicon.vocabulary import is_a
from quotetrack.model import Block, Span

RUBRICS = frozenset(
    "weather explainer analysis opinion update updated video watch photos photo live breaking exclusive podcast poll "
    "review timeline factbox interview editorial comment commentary column letters obituary report profile quiz "
    "background key related correction read note tags source sources media sport business world culture events venue "
    "date time place location address phone tel email contact caption image credit deadline result results conclusion "
    "summary context bottom price cost morning evening daily weekly brief briefing warning tip fact facts number "
    "reaction reactions verdict wow revealed bombshell look shock boom whoa alert listen latest leaked".split()
)
_ASKERS = frozenset("q question interviewer reporter journalist correspondent moderator host presenter press".split())
_SMALL = frozenset("al bin ibn abu van von der de del da di la le el of the for and & to on in".split())
_BULLETS = "-–—•*·‣▪●"
_MARKUP = r"(?:\*\*|__)?+"
_WORD = r"[\w.’'&-]++"
_LABEL = re.compile(
    rf"(?P<dashed>[-–—] ?)?+{_MARKUP}"
    rf"(?:(?P<letter>[QA])[.:]|(?P<name>[A-Z][\w.’'&-]*+(?: {_WORD}){{0,6}}+)"
    rf"(?P<title>(?: ?\([^()\n]{{2,60}}\)){{1,3}})?+(?P<post>, [^,:;.?!\"“”«»\n]{{3,60}})?+"
    rf"{_MARKUP}(?:(?P<dash> [–—-])|:)){_MARKUP}\s++(?=\S)"
)
_BEFORE_ITEM = 8  # characters of indentation, a bullet and space
_LONGEST = 140  # characters of a label
_FEWEST_WORDS = 3  # of a spoken line that nothing but its form shows


class Label(NamedTuple):
    """What opens a line in the form of dialogue: the span of the name, where the line's words stand, what shows it.

    `name` is None for the bare letters of an interview. `asks` tells an interviewer's label, `shown` one that needs no
    second line of its kind beside it, `sentence` that a sentence follows.
    """

    name: Span | None
    words: Span
    asks: bool = False
    shown: bool = False
    bullet: bool = False
    sentence: bool = False


def label(text: str, block: Block, outlet: str | None) -> Label | None:
    """Give the label that a paragraph opens with; None where the words before the colon name no speaker."""
    opening = text[block.start : block.start + _LONGEST]
    if ":" not in opening and " –" not in opening and opening[1:2] != ".":
        return None
    match = _LABEL.match(text, block.start, block.end)
    if match is None:
        return None
    words = (match.end(), _without_markup(text, match.end(), block.end))
    if match["letter"]:
        return Label(None, words, match["letter"] == "Q")
    name = match["name"]
    low = name.casefold().rstrip(".")
    if low == "answer":
        return Label(None, words)
    if low.split()[0] in _ASKERS or (outlet is not None and low == outlet.casefold()) or outlet_named(name):
        return Label(match.span("name"), words, asks=True)
    bullet = match["dashed"] is not None or _is_item(text, block.start)
    if not _names_speaker(name) or (match["dash"] and not (bullet and _names_person(name))):
        return None
    capitals = name.isupper() and " " in name and _SMALL.isdisjoint(low.split())
    shown = bool(bullet or match["title"] or capitals)
    return Label(match.span("name"), words, False, shown, bullet, _is_sentence(text, words))


def _is_item(text: str, start: int) -> bool:
    """Tell whether a bullet, which no block includes, stands on the line before `start`."""
    before = text[max(0, start - _BEFORE_ITEM) : start].rpartition("\n")[2].strip()
    return len(before) == 1 and before in _BULLETS


def _names_speaker(name: str) -> bool:
    """Tell whether a label's words can name a speaker: a name, an office and a name, no rubric and no place."""
    words = name.split()
    low = [word.casefold() for word in words]
    if low[0] in RUBRICS or place(name) is not None:
        return False
    if len(words) == 1 and any(is_a(low[0], sort) for sort in ("opener", "calendar", "document")):
        return False
    if low[0] in w.DETERMINERS or any(word.islower() and word not in _SMALL for word in words):
        return _names_person(name)
    return True


def _names_person(name: str) -> bool:
    """Tell whether a title, an office or a given name stands among a label's words, and no verb."""
    words = name.split()
    low = [word.casefold() for word in words]
    if not w.AUXILIARIES.isdisjoint(low) or not words[-1][0].isupper():
        return False
    known = naming_nouns()
    return any(
        one in known or plain_title(one) in title_words() or word in given_names()
        for one, word in zip(low, words, strict=True)
    )


def _is_sentence(text: str, words: Span) -> bool:
    """Tell whether a sentence follows a label: "Velkova: I expect it.", not "Hall: number 2, Selm"."""
    said = text[words[0] : words[1]].split()
    return len(said) >= _FEWEST_WORDS and said[-1][-1] in '.!?…”"’'


def _without_markup(text: str, start: int, end: int) -> int:
    """Take the marks that close bold or underlined words off a line's end."""
    while end > start and text[end - 1] in "*_":
        end -= 1
    return end
