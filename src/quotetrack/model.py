"""The records that the stages hand on: in goes nothing, out come Document, Statement and their parts.

Offsets are always characters of `Document.text`, half open: `document.text[start:end]` gives the words back.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
Kind: TypeAlias = Literal["direct", "indirect", "mixed"]
SpeakerKind: TypeAlias = Literal["person", "organization", "group", "unnamed"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Precision: TypeAlias = Literal["day", "month", "year"]
Stance: TypeAlias = Literal["asserts", "denies", "calls_for_action", "reports_action", "other"]
BlockKind: TypeAlias = Literal["headline", "paragraph", "dateline", "meta", "boilerplate", "repeat"]

KINDS: tuple[Kind, ...] = ("direct", "indirect", "mixed")
STANCES: tuple[Stance, ...] = ("asserts", "denies", "calls_for_action", "reports_action", "other")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")

_OPENING_WORDS = 8
_WORD = re.compile(r"[^\W_]++")
_OPENING = re.compile(r"[\W_]*+([^\W_]++)" * _OPENING_WORDS + r"[\W_]")  # in half the time that finding words takes
_OPENING_LENGTH = 96  # characters that nearly always hold as many words and what follows them
_BASE_32 = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(first + second for first in _BASE_32 for second in _BASE_32)
_SCIENTIFIC = re.compile(r"\de\d")
_CLOSING = re.compile(r"[.,;:!?…]*+([”\"])")  # a quotation's last mark, with what stands before it
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date known to the day, the month or the year; 0 stands for a part that is not known."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError when the parts name no date of the calendar."""
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, written: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raise ValueError for anything else."""
        found = _ISO.fullmatch(written.strip())
        if not found:
            raise ValueError(f"'{brief(written)}' is no date: write YYYY-MM-DD, YYYY-MM or YYYY")
        try:
            return cls(int(found[1]), int(found[2] or 0), int(found[3] or 0))
        except ValueError:
            raise ValueError(f"'{written.strip()}' is not in the calendar") from None

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """Give the day-precise date of a `datetime.date`."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """Say how much is known: day, month or year."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> dt.date:
        """Give the earliest day that the date allows."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Give the latest day that the date allows."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


class Block(NamedTuple):
    """A stretch of a text and what it is; only headline and paragraph are read for statements.

    It is one line or less; only in a text whose lines are broken at a margin is it the lines of a paragraph.
    """

    start: int
    end: int
    kind: BlockKind


class DateHint(NamedTuple):
    """A date that stands in or beside a text and may be its publication date; `basis` names where it was seen.

    `date` is None when the words alone settle no year ("MINSK, May 5."): `words` then hold what is written.
    """

    date: PartialDate | None
    basis: str
    words: str = ""


class Document(NamedTuple):
    """One news text as read, with what is known of it; a text that could not be read has `text == ""` and trouble.

    `blocks` cover the text's lines in order. `title_by`, `outlet_by` and `published_by` name the basis of each value.
    `source` is the file (and row) it came from, for links. `trouble` holds plain sentences for the analyst.
    """

    doc: str
    text: str
    source: str = ""
    title: str | None = None
    title_by: str = ""
    outlet: str | None = None
    outlet_by: str = ""
    published: PartialDate | None = None
    published_by: str = ""
    url: str | None = None
    place: str | None = None
    blocks: tuple[Block, ...] = ()
    date_hints: tuple[DateHint, ...] = ()
    trouble: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Number of characters; 0 for a text that could not be read."""
        return len(self.text)


class Reason(NamedTuple):
    """One decision about one field of a statement: the rule's name, the words that it used, a remark."""

    field: str
    rule: str
    words: Span | None = None
    note: str = ""


class Claim(NamedTuple):
    """What a statement claims about one topic; `claim_id` and `label` are set when claims are grouped."""

    topic: str
    stance: Stance
    origin: str | None = None
    target: str | None = None
    claim_id: str = ""
    label: str = ""


class Statement(NamedTuple):
    """Words, a view or a demand that a text credits to a source.

    `spans` hold the reported content alone, in reading order, and `text` joins them with a space. `sentence` covers
    the whole reporting sentence (content, cue and mention). `mention_span` are the words that name the speaker,
    `cue_span` those that report; `via_span` those that name an outlet passing the words on ("BelTA quoted X as ...").
    `nested` marks a statement that is reported inside another. Fields after `confidence` are filled by later stages;
    None and "" mean not known. `overridden` names the fields that the analyst set.
    """

    doc: str
    spans: tuple[Span, ...]
    text: str
    kind: Kind
    sentence: Span
    found_by: str
    confidence: Confidence = "medium"
    id: str = ""
    mention: str | None = None
    mention_span: Span | None = None
    cue: str | None = None
    cue_span: Span | None = None
    via_span: Span | None = None
    nested: bool = False
    speaker: str | None = None
    speaker_kind: SpeakerKind = "unnamed"
    role: str | None = None
    via: str | None = None
    speaker_by: str = ""
    candidates: tuple[str, ...] = ()
    date: PartialDate | None = None
    date_expression: str | None = None
    date_by: str = ""
    claims: tuple[Claim, ...] = ()
    utterance_id: str = ""
    grouped_by: str = ""
    overridden: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


def quote(statement: Statement, document: Document) -> str:
    """Give a statement's words for a reader.

    `…` stands between two spans where the text has other words there. A quotation that ends where the words do, so that
    its last mark is outside them, gets that mark: `it “is not over`, from `it “is not over.”`, is `it “is not over”`.
    """
    words, spans = statement.text, statement.spans
    if len(spans) > 1 and document.text:
        words = document.text[slice(*spans[0])]
        for (_, before), (start, end) in pairwise(spans):
            left_out = _WORD.search(document.text, before, start)
            words += f"{' … ' if left_out else ' '}{document.text[start:end]}"
    if statement.kind == "mixed" and (mark := _CLOSING.match(document.text, spans[-1][1])):
        open_ = words.count("“") > words.count("”") if mark[1] == "”" else words.count('"') % 2
        words += mark[1] if open_ else ""
    return words


def quoted(statement: Statement, document: Document) -> str:
    """Give a statement's words on one line, in quotation marks when all of them are the speaker's own."""
    words = " ".join(quote(statement, document).split())
    return f"“{words}”" if statement.kind == "direct" else words


class RecurringClaim(NamedTuple):
    """The same topic, stance and origin over distinct utterances, whoever says it; counts and days included.

    `statements` and `utterances` hold ids, `quote` the id of the clearest statement, `denies` the `claim_id` of the
    claim that this one denies ("" when none was seen).
    """

    claim_id: str
    label: str
    topic: str
    stance: Stance
    origin: str | None
    targets: tuple[str, ...]
    statements: tuple[str, ...]
    utterances: tuple[str, ...]
    officials: tuple[str, ...]
    outlets: tuple[str, ...]
    first: PartialDate | None
    last: PartialDate | None
    quote: str
    denies: str = ""


def brief(words: str, most: int = 60) -> str:
    """Cut what a user wrote to a length that fits into a sentence about it."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def statement_id(doc: str, content: str, number: int = 1) -> str:
    """Make the id of a statement: `q` and ten letters or digits, from its text's name and the opening of its content.

    `number` counts the statements of one text that open with the same words, from 1 in reading order. Marks, space,
    case and everything after the opening do not count, so that a better span or a mended quotation mark leaves the id
    as it is. No id holds digit-e-digit, which a spreadsheet would read as a number.
    """
    opening = _opening(content)
    salt = 0
    while True:
        seed = f"{doc}\n{opening}\n{number}\n{salt}".encode(errors="surrogatepass")
        made = "q" + ten_letters(hashlib.sha256(seed, usedforsecurity=False).digest())
        if "e" not in made or not _SCIENTIFIC.search(made):
            return made
        salt += 1


def _opening(content: str) -> str:
    """Give the first words of a content, case folded, one space between them."""
    found = _OPENING.match(content[:_OPENING_LENGTH].casefold())
    return " ".join(found.groups() if found else _WORD.findall(content.casefold())[:_OPENING_WORDS])


def ten_letters(digest: bytes) -> str:
    """Write the first 50 bits of a digest in lower-case base 32, as `base64.b32encode` would."""
    bits = int.from_bytes(digest[:7]) >> 6
    first, second, third = _PAIRS[bits >> 40], _PAIRS[bits >> 30 & 1023], _PAIRS[bits >> 20 & 1023]
    return first + second + third + _PAIRS[bits >> 10 & 1023] + _PAIRS[bits & 1023]
