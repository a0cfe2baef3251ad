"""A text in, its lines out, each with what it looks like by itself: prose, notice, stamp, byline or a bare line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from quotetrack.model import Span
from quotetrack.reading.boilerplate import boilerplate_role
from quotetrack.reading.stamps import rest_beside_stamps

Look: TypeAlias = Literal["prose", "bare", "stamp", "byline", "notice", "list", "junk"]

_WIDEST = 120
_FEWEST_WRAPPED = 8
_BULLET = re.compile(r"[•▪·●■►‣◦][ \t\u00a0]*|\*[ \t\u00a0]+")
_DASH_ITEM = re.compile(r"[-–—*•]\s|\d{1,2}[.)]\s")
_MARKDOWN_MARK = re.compile(r"#{1,6}[ \t]+|[-+>][ \t]+|\d{1,3}\.[ \t]+")
_CREDIT = r"(?:[ \u00a0]*(?:\([^()\n]{2,24}\)|\[[^\[\]\n]{2,24}\]|[A-Z]{2,4}(?:/[A-Z]{0,4}){0,4}))?"  # (IRNA), AK/NA
_SENTENCE_END = re.compile(rf"(?:[.!?…][\"”’'»)\]]{{0,3}}|[\"”’'»][.!?…,]|,[\"”’'»]{{1,2}}|--){_CREDIT}$")
_END_REACH = 40
_INNER_END = re.compile(r"[a-z]{4}[.!?][\"”’')]{0,2}[ \u00a0]+[A-Z“\"‘\[]")
_QUESTION_END = re.compile(r"\?[\"”’'»)\]]*$")
_OPENS_QUOTE = re.compile(r"[\"“«„‘]\S")
# "Reszke: no threat", but no "Q: ..." and no "RESZKE: ..."
_COLON_TITLE = re.compile(r"(?=[^\n.:“\"]{0,40}[a-z])[^\W\d_a-z][^\n.:“\"]{2,40}: \S")
# What opens a turn in a dialogue: "Q:", "**Question:**", "MS. LINDE:", and any label that several sentences have.
_MARKED = r"(?:\*\*|__)?+"
_LABEL = re.compile(rf"\n[ \t]*{_MARKED}([^\W\d_a-z][^\n:.]{{0,3}}+\.?[^\n:.]{{0,40}}+):[^\n]*+(?<=[.!?…”\"*])(?=\n|$)")
_TURN = re.compile(
    rf"{_MARKED}(?:[QA]:|(?:Question|QUESTION|Answer|ANSWER|Interviewer|Reporter|REPORTER){_MARKED}:"
    rf"|(?:[A-Z]{{2,4}}\.|THE) [A-Z][A-Z’' -]{{2,40}}+{_MARKED}:){_MARKED}\s"
)
_OPENS_SENTENCE = re.compile(r"(?:He|She|They|It|We|I)\b")
_BYLINE = re.compile(
    r"""(?i:by|written\ by|story\ by|posted\ by|reported\ by|author|text\ by)[ :]\s{0,3}
    [^\W\d_a-z][\w.'’-]*
    (?:[ ,&/|]{1,3}
       (?:and|for|of|the|in|staff|writer|correspondent|reporter|editor|special|to|political|diplomatic|foreign|defen[cs]e
       |security|senior|chief|national|international|regional|affairs|bureau|[^\W\d_a-z][\w.'’@-]*)\b){0,14}
    [ .|,]*""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{0,4}){0,4}[\s.]*")
_CODE = re.compile(
    r"[.#@]?[\w.#, -]{0,60}\{|\}|[a-z-]{2,30}:[^;]{1,80};|</?\w[^>]{0,200}>?|https?://\S+|www\.\S+|[@#][\w.]+"
)
_MENU_ROW = re.compile(r"[^|•·»>]*(?:\s[|•·»>]\s[^|•·»>]*){2,}")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1eff\u2e80-\ud7ff\uf900-\ufdff]")
_LETTER = re.compile(r"[^\W\d_]")

_FEWEST_TURNS = 3  # lines of a text that may be a dialogue
_LONG_PROSE = 18
_SHORT_PROSE = 5
_SOLID_PROSE = 12
_MOST_WORDS = 40  # of a line that is a notice, a stamp or a byline
_LONGEST = 1000
_STAMP_LENGTH = 120
_SOURCE_WORDS = 6
_PERHAPS_DATED = re.compile(r"\d|(?:ago|oday|esterday|just now)\b", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One line without its outer white space; `rest` is what stands beside the dates of a stamp line.

    `words` are those of the line, or of its first thousand characters when these are many.
    """

    start: int
    end: int
    words: int
    look: Look
    ends_sentence: bool = False
    question: bool = False
    quoted: bool = False
    pronoun: bool = False
    colon_title: bool = False
    heading: bool = False
    item: bool = False
    colon: bool = False
    rest: str | None = None

    @property
    def short_sentence(self) -> bool:
        """Say whether a line too short for prose is a sentence all the same ("He is back.") or opens a list."""
        return self.look == "bare" and (self.ends_sentence or self.colon) and not self.question and self.words > 1

    @property
    def solid(self) -> bool:
        """Say whether the line is surely a paragraph of an article."""
        return self.look == "prose" and self.words >= _SOLID_PROSE and not (self.question and self.words < _LONG_PROSE)


def lines_of(text: str, *, markdown: bool = False) -> Iterator[Line]:
    """Give the lines that hold something, in order, without bullets and (in Markdown) heading marks."""
    several = _labels(text)
    for begin, end in _paragraphs(text):
        raw = text[begin:end]
        line = raw.strip()
        start = begin + len(raw) - len(raw.lstrip())
        if (several and line.lstrip("*_").partition(":")[0] in several) or (":" in line[:50] and _TURN.match(line)):
            yield _turn(_look(line, start, heading=False))
            continue
        if line[0].isalpha():  # no bullet, no number, no dash
            yield _look(line, start, heading=False)
            continue
        mark = _BULLET.match(line) or (_MARKDOWN_MARK.match(line) if markdown else None)
        heading = False
        if mark and mark.end() < len(line):
            heading = line.startswith("#")
            start, line = start + mark.end(), line[mark.end() :]
        found = _look(line, start, heading=heading)
        found.item = (mark is not None and not heading) or _DASH_ITEM.match(line) is not None
        yield found


def _labels(text: str) -> frozenset[str]:
    """Give the words before a colon that several lines open with: the speakers of a dialogue."""
    labels = _LABEL.findall(text) if text.count("\n") >= _FEWEST_TURNS else ()
    return frozenset(label for label, count in Counter(labels).items() if count > 1) if labels else frozenset()


def _turn(line: Line) -> Line:
    """Make prose of a line that opens as a turn of a dialogue does, however short: "A: Yes."."""
    if line.look in ("bare", "prose"):
        line.look, line.ends_sentence, line.question, line.colon_title = "prose", True, False, False
    return line


def _paragraphs(text: str) -> Iterator[Span]:
    """Give each line that holds something; in a text broken at a margin, the lines of a paragraph together."""
    spans = []
    position = 0
    for raw in text.split("\n"):
        if raw and not raw.isspace():
            spans.append((position, position + len(raw)))
        position += len(raw) + 1
    width = _wrapped_width(text, spans)
    if not width:
        yield from spans
        return
    begin, end = spans[0]
    for start, stop in spans[1:]:
        first_word = text[start:stop].split(None, 1)[0]
        full = end - text.rfind("\n", 0, end) + len(first_word) > width
        indented = text[start].isspace() and not text[begin].isspace()
        if start == end + 1 and full and not indented:
            end = stop
        else:
            yield begin, end
            begin, end = start, stop
    yield begin, end


def _wrapped_width(text: str, spans: Sequence[Span]) -> int:
    """Tell a text whose lines are broken at a margin, and give the margin; 0 for all others.

    Such lines are short, and many end without a stop while the next goes on in small letters.
    """
    if len(spans) < _FEWEST_WRAPPED or len(text) > _WIDEST * (len(spans) + text.count("\n\n")):
        return 0
    lengths = sorted(end - start for start, end in spans)
    width = lengths[len(lengths) * 49 // 50]
    if not 40 <= width <= _WIDEST:
        return 0
    going_on = sum(
        start == end + 1 and text[start].islower() and end - begin > width * 0.6
        for (begin, end), (start, _) in pairwise(spans)
    )
    return width if going_on > len(spans) * 0.25 else 0


def _look(line: str, start: int, *, heading: bool) -> Line:
    words = line.count(" ", 0, _LONGEST) + line.count("\u00a0", 0, _LONGEST) + 1
    if words <= _MOST_WORDS and len(line) > _LONGEST:
        words = line.count(" ") + line.count("\u00a0") + 1
    found = Line(start, start + len(line), words, "bare", heading=heading)
    found.ends_sentence = line[-1] in ".!?…" or _SENTENCE_END.search(line, max(0, len(line) - _END_REACH)) is not None
    found.quoted = not line[0].isalnum() and _OPENS_QUOTE.match(line) is not None
    if words <= _MOST_WORDS and len(line) <= _LONGEST:
        role = boilerplate_role(line)
        if role == "list" or (role and not heading):
            found.look = "list" if role == "list" else "notice"
            return found
    if words <= _MOST_WORDS and len(line) <= _LONGEST and not heading:
        if len(line) <= _STAMP_LENGTH and _PERHAPS_DATED.search(line):
            found.rest = rest_beside_stamps(line) if not found.quoted else None
            if found.rest == "" or (found.rest and not found.ends_sentence and _is_credit(line, found.rest)):
                found.look = "stamp"
                return found
        if is_byline(line):
            found.look = "byline"
            return found
        if _is_junk(line) or (not found.ends_sentence and _MENU_ROW.fullmatch(line)):
            found.look = "junk"
            return found
    found.colon_title = words < _LONG_PROSE and _COLON_TITLE.match(line) is not None
    found.pronoun = _OPENS_SENTENCE.match(line) is not None
    found.question = "?" in line[-5:] and _QUESTION_END.search(line, max(0, len(line) - 5)) is not None
    found.colon = line.endswith(":")
    if not heading and (_is_prose(found) or (words > _SHORT_PROSE and _INNER_END.search(line))):
        found.look = "prose"
    return found


def _is_credit(line: str, rest: str) -> bool:
    """Say whether a line with a date tells in a few words besides where the article comes from."""
    return line.startswith(("Source:", "SOURCE:", "Agency:")) and rest.count(" ") < _SOURCE_WORDS


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
    return others > 0 and others * 2 > len(_LETTER.findall(line))


def is_byline(words: str) -> bool:
    """Say whether words name their author and nothing else: "By Jan Novak, Selm Wire"."""
    return _BYLINE.fullmatch(words) is not None
