"""A text in, its lines out, each with what it looks like by itself: prose, notice, stamp, byline or a bare line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from quotetrack.reading.boilerplate import boilerplate_role
from quotetrack.reading.stamps import rest_beside_stamps

Look: TypeAlias = Literal["prose", "bare", "stamp", "byline", "notice", "list", "junk"]

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_BULLET = re.compile(r"[•▪·●■►‣◦][ \t\u00a0]*|\*[ \t\u00a0]+")
_MARKDOWN_MARK = re.compile(r"#{1,6}[ \t]+|[-+>][ \t]+|\d{1,3}\.[ \t]+")
_SENTENCE_END = re.compile(r"(?:[.!?…]|[.!?…,][\"”’'»)\]]{1,3}|[\"”’'»][.!?…,]|--)$")
_QUESTION_END = re.compile(r"\?[\"”’'»)\]]*$")
_OPENS_QUOTE = re.compile(r"[\"“«„‘]\S")
_BYLINE = re.compile(
    r"""(?i:by|written\ by|story\ by|posted\ by|reported\ by|author|text\ by)[ :]\s{0,3}
    [^\W\d_a-z][\w.'’-]*
    (?:[ ,&/|]{1,3}
       (?:and|for|of|the|in|staff|writer|correspondent|reporter|editor|special|to|[^\W\d_a-z][\w.'’@-]*)\b){0,14}
    [ .|,]*""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{0,4}){0,4}[\s.]*")
_CODE = re.compile(
    r"[.#@]?[\w.#, -]{0,60}\{|\}|[\w-]{2,30}:[^;]{1,80};|</?\w[^>]{0,200}>?|https?://\S+|www\.\S+|[@#][\w.]+"
)
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1eff\u2e80-\ud7ff\uf900-\ufdff]")
_LETTER = re.compile(r"[^\W\d_]")

_LONG_PROSE = 18
_SHORT_PROSE = 5
_SOLID_PROSE = 12
_STAMP_LENGTH = 120


@dataclass(slots=True)
class Line:
    """One line without its outer white space; `rest` is what stands beside the dates of a stamp line."""

    start: int
    end: int
    words: int
    look: Look
    ends_sentence: bool = False
    question: bool = False
    quoted: bool = False
    heading: bool = False
    colon: bool = False
    rest: str | None = None

    @property
    def solid(self) -> bool:
        """Say whether the line is surely a paragraph of an article."""
        return self.look == "prose" and self.words >= _SOLID_PROSE and not (self.question and self.words < _LONG_PROSE)


def lines_of(text: str, *, markdown: bool = False) -> Iterator[Line]:
    """Give the lines that hold something, in order, without bullets and (in Markdown) heading marks."""
    for found in _LINE.finditer(text):
        raw = found[0]
        line = raw.strip()
        start = found.start() + len(raw) - len(raw.lstrip())
        mark = _BULLET.match(line) or (_MARKDOWN_MARK.match(line) if markdown else None)
        heading = False
        if mark and mark.end() < len(line):
            heading = line.startswith("#")
            start, line = start + mark.end(), line[mark.end() :]
        yield _look(line, start, heading=heading)


def _look(line: str, start: int, *, heading: bool) -> Line:
    words = line.count(" ") + line.count("\u00a0") + 1
    found = Line(start, start + len(line), words, "bare", heading=heading)
    found.ends_sentence = _SENTENCE_END.search(line, max(0, len(line) - 6)) is not None
    found.quoted = _OPENS_QUOTE.match(line) is not None
    if words <= 40 and not heading:
        role = boilerplate_role(line)
        if role:
            found.look = "list" if role == "list" else "notice"
            return found
        if _is_junk(line):
            found.look = "junk"
            return found
        if len(line) <= _STAMP_LENGTH:
            found.rest = rest_beside_stamps(line) if not found.quoted else None
            if found.rest == "":
                found.look = "stamp"
                return found
            if is_byline(line):
                found.look = "byline"
                return found
    found.question = _QUESTION_END.search(line, max(0, len(line) - 5)) is not None
    found.colon = line.endswith(":")
    if not heading and _is_prose(found):
        found.look = "prose"
    return found


def _is_prose(line: Line) -> bool:
    if line.words >= _LONG_PROSE:
        return True
    if line.ends_sentence:
        return line.words > _SHORT_PROSE or line.quoted
    return line.words > _SHORT_PROSE and line.colon


def _is_junk(line: str) -> bool:
    """Say whether a line holds no words of English: rules, style sheets, addresses, initials, another script."""
    if _CODE.fullmatch(line) or _INITIALS.fullmatch(line) or not _LETTER.search(line):
        return True
    if line.isascii():
        return False
    others = len(_OTHER_SCRIPT.findall(line))
    return others * 2 > len(_LETTER.findall(line))


def is_byline(words: str) -> bool:
    """Say whether words name their author and nothing else: "By Jan Novak, Selm Wire"."""
    return _BYLINE.fullmatch(words) is not None
