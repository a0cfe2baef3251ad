"""Blocks that open with a speaker's name and a colon in, turns out: interviews, bullets, transcripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quotetrack.finding.labels import Label, label
from quotetrack.finding.marks import Quotation
from quotetrack.model import Block, Document, Span

_SHARE = 2  # so many blocks of a text must open with a name before a plain "Name:" is taken for a speaker
_LONGEST_TURN = 12  # paragraphs
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_ASIDES = ("(", "[", "*", "•")


class Turn(NamedTuple):
    """The words of one speaker in a dialogue, a span for each paragraph; `name` is None under a bare "A:".

    `asked` marks a question of the interviewer's, which is no statement.
    """

    name: Span | None
    words: tuple[Span, ...]
    asked: bool = False


def turns(document: Document, quotes: Mapping[int, Sequence[Quotation]]) -> dict[int, Turn | None]:
    """Map block numbers to turns of a dialogue; to None where the turn of an earlier block goes on.

    A bullet, a title in brackets, capitals, or several such lines show that a name before a colon is a speaker's. A
    line whose words are one quotation is left to the rules for quotations.
    """
    text, blocks = document.text, document.blocks
    labels = {
        number: found
        for number, block in enumerate(blocks)
        if block.kind == "paragraph" and (found := label(text, block, document.outlet)) is not None
    }
    if not labels:
        return {}
    labels = _speaking(text, labels)
    asking = _askers(text, labels)
    opened: dict[int, Turn | None] = {}
    for number, found in labels.items():
        if not any(quote.start == found.words[0] for quote in quotes.get(number, ())):
            opened[number] = Turn(found.name, (found.words,), _key(text, found) in asking)
    return _with_later_paragraphs(document, labels, opened) if _alternates(text, labels, asking) else opened


def _speaking(text: str, labels: Mapping[int, Label]) -> dict[int, Label]:
    """Leave out lines that nothing but a colon shows, and answers where nothing is asked."""
    asked = any(found.asks for found in labels.values())
    several = sum(found.sentence for found in labels.values()) + asked >= _SHARE
    keys = [_key(text, found) for found in labels.values()]
    times = Counter(keys)
    sure = {
        key
        for key, found in zip(keys, labels.values(), strict=True)
        if found.shown
        or (several and (found.sentence or times[key] >= _SHARE))
        or (found.asks and len(labels) > 1)
        or (not found.name and asked)
    }
    return {number: found for number, found in labels.items() if _key(text, found) in sure}


def _key(text: str, found: Label) -> str:
    """Give what labels of one speaker share: the last word of the name ("Ilmar Toszek", "Toszek")."""
    return text[slice(*found.name)].casefold().rpartition(" ")[2] if found.name else "q" if found.asks else "a"


def _askers(text: str, labels: Mapping[int, Label]) -> set[str]:
    """Give the labels of whoever only asks: each of several turns ends with a question, and one other answers."""
    ends: dict[str, list[bool]] = {}
    asking = set()
    for found in labels.values():
        key = _key(text, found)
        ends.setdefault(key, []).append(text[: found.words[1]].endswith(("?", "?”", '?"')))
        if found.asks:
            asking.add(key)
    only = {key for key, questions in ends.items() if len(questions) >= _SHARE and all(questions)}
    return asking | only if len(only) == 1 and len(ends.keys() - {"q", "a"} - asking) == 2 else asking


def _alternates(text: str, labels: Mapping[int, Label], asking: set[str]) -> bool:
    """Tell whether the lines are a conversation, whose turns may have several paragraphs, not a list of voices."""
    said = [found for found in labels.values() if not found.bullet]
    keys = {_key(text, found) for found in said}
    sentences = sum(found.sentence or found.asks or found.name is None for found in said)
    return bool(asking and len(said) > 1) or (len(said) > len(keys) + 1 and 2 * sentences > len(said))


def _with_later_paragraphs(
    document: Document, labels: Mapping[int, Label], opened: Mapping[int, Turn | None]
) -> dict[int, Turn | None]:
    """Give each turn the paragraphs up to the next label; the last one those that still speak of "I" or "we"."""
    whole = dict(opened)
    numbers = sorted(labels)
    for place, number in enumerate(numbers):
        turn = opened.get(number)
        if turn is None or labels[number].bullet:
            continue
        stop = numbers[place + 1] if place + 1 < len(numbers) else None
        later = _later(document, number, stop)
        whole[number] = turn._replace(words=(*turn.words, *(span for _, span in later)))
        whole |= dict.fromkeys(one for one, _ in later)
    return whole


def _later(document: Document, number: int, stop: int | None) -> list[tuple[int, Span]]:
    found: list[tuple[int, Span]] = []
    for at in range(number + 1, min(number + _LONGEST_TURN, len(document.blocks) if stop is None else stop)):
        block: Block = document.blocks[at]
        words = document.text[block.start : block.end]
        if block.kind != "paragraph" or (stop is None and not _FIRST_PERSON.search(words)):
            break
        if not words.startswith(_ASIDES):  # "(Laughter.)"
            found.append((at, (block.start, block.end)))
    return found
