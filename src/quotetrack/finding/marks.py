"""A text's blocks in, its quotations out: pairs quotation marks of every make and recovers from broken ones.

A quotation never leaves its paragraph unless the next paragraph reopens it. A mark that is missing is made good inside
the paragraph, and the quotation says so (`closed`, `opened`), so that later rules can trust it less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotetrack.model import Block, Span

# Double marks, doubled single marks, guillemets, and single marks that do not stand inside a word. All begin with the
# one class of characters, which the search passes over the text for; what else must hold is looked up behind it.
_MARK = re.compile(
    r"[\"“”„«»'`’‘](?:(?<=[\"“”„«»])|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)‘"
    r"|(?<=[‘'])(?<!\w[‘'])(?=[\w$#@“\"])|(?<=[\w.,!?…][’'])(?!\w))"
)
_OPENERS = {"“": "”", "„": "“", "«": "»", "``": "''", "‘": "’", "‘‘": "’’"}
_CLOSERS = {"”", "»", "’’"}
_NEUTRAL = {'"', "''"}
_SINGLE = {"‘", "’", "'"}
_APOSTROPHE_BEFORE = re.compile(r"\s\w[^‘’'\n]*+(?:[’'](?=\w)[^‘’'\n]*+){0,10}+(?<=[.,!?…])[’'](?!\w)")
_CLOSING_SINGLE = re.compile(r"[^‘’'\n]*+(?:[’'](?=\w)[^‘’'\n]*+){0,40}+(?<=[\w.,!?…])[’'](?!\w)")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z])")
_BEFORE_OPENING = frozenset(" \t\xa0([{—–-/:…")
_AFTER_CLOSING = frozenset(" \t\xa0)]}—–-.,;:!?…’'")


class Quotation(NamedTuple):
    """Quoted words in one paragraph: `start:end` with the marks, `inner` without; `block` is the block's index.

    `opened` or `closed` is False where that mark is missing. `goes_on` is True when the next paragraph reopens the
    quotation, `goes_back` when this one reopens that of the paragraph before.
    """

    start: int
    end: int
    inner: Span
    block: int
    opened: bool = True
    closed: bool = True
    goes_on: bool = False
    goes_back: bool = False
    single: bool = False


def quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """Give the outer quotations of all paragraphs and headlines, in reading order."""
    found: list[Quotation] = []
    open_before = False  # the last quotation of the paragraph before was not closed
    for number, block in enumerate(blocks):
        if block.kind not in ("paragraph", "headline"):
            open_before = False
            continue
        here = _in_block(text, block, number)
        if here and open_before and here[0].opened and here[0].start == block.start and found:
            found[-1] = found[-1]._replace(goes_on=True)
            here[0] = here[0]._replace(goes_back=True)
        found.extend(here)
        open_before = bool(here) and not here[-1].closed and here[-1].end == block.end
    return found


def _in_block(text: str, block: Block, number: int) -> list[Quotation]:
    marks = list(_MARK.finditer(text, block.start, block.end))
    if not marks:
        return []
    out: list[Quotation] = []
    opening: tuple[int, int, str] | None = None  # start, inner start, the mark that must close it
    depth = 0  # marks of the same make that opened inside
    last = block.start  # nothing before this offset can belong to a new quotation

    def close(inner_end: int, end: int, closed: bool) -> None:
        nonlocal opening, depth, last
        assert opening is not None
        start, inner_start, mark = opening
        if inner_end > inner_start:
            single = mark in ("’", "'")
            out.append(Quotation(start, end, (inner_start, inner_end), number, closed=closed, single=single))
        opening, depth, last = None, 0, end

    for match in marks:
        mark, at, end = match[0], match.start(), match.end()
        before = text[at - 1] if at > block.start else " "
        after = text[end] if end < block.end else " "
        if mark in _SINGLE:
            if opening is None:
                if mark != "’" and not before.isalnum() and _closes_later(text, end, block.end):
                    opening = (at, end, "’" if mark == "‘" else "'")
            elif opening[2] == mark and not (before == "s" and _goes_on(text, end, block.end)):
                close(at, end, True)
            continue
        if mark in ('"', "''") and before.isdigit() and (opening is None or opening[2] not in _NEUTRAL):
            continue  # an inch mark
        if opening is not None and opening[2] in ("’", "'"):
            # A double mark inside a single one: the single one was an apostrophe, unless it closes later.
            opening = None
        may_open = before in _BEFORE_OPENING and not after.isspace()
        may_close = not before.isspace() and after in _AFTER_CLOSING
        if mark in _OPENERS and not (opening is not None and opening[2] == mark):
            if opening is None:
                opening = (at, end, _OPENERS[mark])
            elif opening[2] == _OPENERS[mark] and may_close and not may_open:
                close(at, end, True)  # an opening mark that stands where only a closing one can
            elif opening[2] == _OPENERS[mark] and text[max(at - 2, block.start) : at].rstrip()[-1:] in ".!?,":
                close(at, at, False)  # the mark that should have closed is missing
                opening = (at, end, _OPENERS[mark])
            else:
                depth += 1
        elif mark in _CLOSERS or (opening is not None and opening[2] == mark and mark not in _NEUTRAL):
            if opening is None:
                if may_close:
                    out.append(_unopened(text, last, at, end, number))
                    last = end
                elif may_open:
                    opening = (at, end, mark)  # ”like this”
            elif depth:
                depth -= 1
            else:
                close(at, end, True)
        elif opening is None:
            if may_open or not may_close:
                opening = (at, end, mark)
            else:
                out.append(_unopened(text, last, at, end, number))
                last = end
        elif opening[2] in _NEUTRAL or may_close:
            if may_open and not may_close:
                close(at, at, False)
                opening = (at, end, mark)
            else:
                close(at, end, True)
    if opening is not None and opening[2] not in ("’", "'"):
        close(block.end, block.end, False)
    return out


def _closes_later(text: str, start: int, end: int) -> bool:
    """Tell whether a single mark that opens at `start` has its closing mark within 2,000 characters."""
    return bool(_CLOSING_SINGLE.match(text, start, min(end, start + 2000)))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a mark after "s" is an apostrophe: words follow, and the next single mark closes a sentence."""
    return bool(_APOSTROPHE_BEFORE.match(text, start, min(end, start + 400)))


def _unopened(text: str, last: int, at: int, end: int, number: int) -> Quotation:
    """Make a quotation of a closing mark without an opening one: it is taken to begin with its sentence."""
    start = last
    for match in _SENTENCE_END.finditer(text[last:at]):
        start = last + match.end()
    while start < at and text[start].isspace():
        start += 1
    return Quotation(start, end, (start, at), number, opened=False)
