"""Gold case files in, checked gold cases out: short texts of our own with every statement that stands in them.

A file is TOML with one `[[row]]` a case:

    [[row]]
    form = 8                        # the form of reported speech that the row shows, see FORMS
    text = "“The pact,” Marant said, “was never meant to be a tax office.”"
    says = [{ direct = ["The pact", "was never meant to be a tax office"], mention = "Marant", cue = "said" }]

Each statement gives its content under its kind (`direct`, `indirect` or `mixed`; a list when its cue interrupts it),
the words that name its speaker (`mention`, "" when there are none) and, where the row is about them, `cue`, `speaker`
and `via`. `nested = true` marks a statement inside another, `optional = true` one on which two readers may differ.
A row without `says` is a negative; its `why` says what only looks like speech. `headline = true` makes the first line
the headline. `known_failure = "reason"` marks a row that the tool does not yet get right.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quotetrack.model import KINDS, Block, Document, Kind, Span

GOLD = Path(__file__).parents[1] / "tests" / "gold"
FORMS: Mapping[int, str] = {
    1: "S said: Q",
    2: "Q, said S",
    3: "S did so-and-so, saying Q or C",
    4: "S was quoted as saying C; C, X was told by S",
    5: "a reported sentence, then a bare quotation",
    6: "a reported clause with a quoted fragment",
    7: "Q, S said; narration; Q without a cue",
    8: "a quotation interrupted by its cue",
    9: "a quotation over paragraphs",
    10: "two cues, two quotations",
    11: "two cues, one quotation",
    12: "according to S; in the words of S; as S put it",
    13: "demands, praise, blame, feelings, denials",
    14: "long appositions on either side",
    15: "a pronoun as mention",
    16: "a quotation without a cue in its own paragraph",
    17: "a quotation in a quotation",
    18: "what only looks like speech",
    19: "unnamed sources and impersonal reports",
    20: "signed quotations of press releases",
    21: "C, he said, C without quotation marks",
    22: "headlines",
    23: "agency chains",
    24: "sentences that point back; it was noted that C",
    25: "quotation marks of every make, whole and broken",
    26: "what is not said",
    27: "documents and bodies as speakers",
    28: "interviews, bullets, S (TITLE): C",
    29: "several statements in a sentence",
    30: "adverbials between cue and content",
}

_ROW_KEYS = {"form", "text", "says", "why", "headline", "known_failure"}
_STATEMENT_KEYS = {*KINDS, "mention", "cue", "speaker", "via", "nested", "optional"}
_MARKS = "\"“”„«»‘’'`"
_SENTENCE_END = re.compile(r"[.!?]\s")
_INNER_MARK = re.compile(r"[\"“”„«»]|(?<!\w)['‘`]")


class GoldError(ValueError):
    """A gold row that cannot be true; the message names the file, the row and what is wrong."""


@dataclass(frozen=True)
class GoldStatement:
    """One statement that stands in a case's text; `mention_span` is None when no words name the speaker."""

    spans: tuple[Span, ...]
    kind: Kind
    mention_span: Span | None
    cue: str = ""
    speaker: str = ""
    via: str = ""
    nested: bool = False
    optional: bool = False


@dataclass(frozen=True)
class GoldCase:
    """One row: a short text and its statements; none of them makes it a negative, and `why` says what it is."""

    id: str
    form: int
    text: str
    statements: tuple[GoldStatement, ...]
    why: str = ""
    headline: bool = False
    known_failure: str = ""

    def document(self) -> Document:
        """Give the case as a text that has been read: every line that is not blank is a block."""
        lines = [found for found in re.finditer(r"[^\n]+", self.text) if found[0].strip()]
        blocks = tuple(
            Block(line.start(), line.end(), "headline" if self.headline and not number else "paragraph")
            for number, line in enumerate(lines)
        )
        return Document(doc=self.id, text=self.text, blocks=blocks)


def load(folder: Path = GOLD) -> tuple[GoldCase, ...]:
    """Give the cases of every `.toml` file of a folder, in file and row order; raise GoldError for a wrong row."""
    return tuple(case for path in sorted(folder.glob("*.toml")) for case in parse(path.read_text("utf-8"), path.name))


def digest(cases: Sequence[GoldCase]) -> str:
    """Give a hash that changes with any text or statement of the cases, and not with what is known to fail."""
    content = repr([replace(case, known_failure="") for case in cases])
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def parse(text: str, name: str) -> tuple[GoldCase, ...]:
    """Give the cases of one file's text; `name` stands in their ids and in error messages."""
    try:
        rows = tomllib.loads(text).get("row", [])
    except tomllib.TOMLDecodeError as error:
        raise GoldError(f"{name}: not valid TOML: {error}") from None
    return tuple(_case(row, f"{name}:{number}") for number, row in enumerate(rows, 1))


def _case(row: Mapping[str, Any], where: str) -> GoldCase:
    _known(row, _ROW_KEYS, where)
    text, form, says = row.get("text", ""), row.get("form", 0), row.get("says", [])
    if form not in FORMS:
        raise GoldError(f"{where}: 'form' must be a number from 1 to {len(FORMS)}")
    if bool(says) == bool(row.get("why")):
        raise GoldError(f"{where}: give either the statements ('says') or what only looks like one ('why')")
    statements = tuple(_statement(statement, text, where) for statement in says)
    if len({statement.spans for statement in statements}) < len(statements):
        raise GoldError(f"{where}: two statements have the same content")
    return GoldCase(
        id=where,
        form=form,
        text=text,
        statements=statements,
        why=row.get("why", ""),
        headline=row.get("headline", False),
        known_failure=row.get("known_failure", ""),
    )


def _statement(entry: Mapping[str, Any], text: str, where: str) -> GoldStatement:
    _known(entry, _STATEMENT_KEYS, where)
    kinds = [kind for kind in KINDS if kind in entry]
    if len(kinds) != 1:
        raise GoldError(f"{where}: give the content of each statement under one kind: {', '.join(KINDS)}")
    if "mention" not in entry:
        raise GoldError(f"{where}: 'mention' is missing; write \"\" when no words name the speaker")
    kind = kinds[0]
    spans = _spans(entry[kind], text, where)
    _check_kind(kind, spans, text, where)
    cue = entry.get("cue", "")
    if cue and not _occurrences(cue, text):
        raise GoldError(f"{where}: the cue '{cue}' does not stand in the text")
    return GoldStatement(
        spans=spans,
        kind=kind,
        mention_span=_mention(entry["mention"], spans, text, where),
        cue=cue,
        speaker=entry.get("speaker", ""),
        via=entry.get("via", ""),
        nested=entry.get("nested", False),
        optional=entry.get("optional", False),
    )


def _known(table: Mapping[str, Any], keys: Iterable[str], where: str) -> None:
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise GoldError(f"{where}: '{unknown[0]}' is not known; known are {', '.join(sorted(keys))}")


def _spans(content: str | list[str], text: str, where: str) -> tuple[Span, ...]:
    """Find the pieces of a content one after the other; the first must stand in the text once."""
    pieces = [content] if isinstance(content, str) else content
    spans: list[Span] = []
    for piece in pieces:
        after = spans[-1][1] if spans else 0
        start = text.find(piece, after)
        if not piece or start < 0:
            raise GoldError(f"{where}: '{piece}' does not stand in the text")
        if not spans and text.find(piece, start + 1) >= 0:
            raise GoldError(f"{where}: '{piece}' stands in the text twice; write the row so that it is clear which one")
        spans.append((start, start + len(piece)))
    return tuple(spans)


def _mention(words: str, spans: tuple[Span, ...], text: str, where: str) -> Span | None:
    """Find the words that name the speaker: of several outside the content, the nearest, in its own sentence if any."""
    if not words:
        return None
    outside = [
        (start, end)
        for start, end in _occurrences(words, text)
        if not any(low < end and start < high for low, high in spans)
    ]
    if not outside:
        raise GoldError(f"{where}: the mention '{words}' does not stand outside the content")
    first, last = spans[0][0], spans[-1][1]

    def distance(span: Span) -> tuple[bool, int]:
        between = text[span[1] : first] if span[1] <= first else text[last : span[0]]
        return bool(_SENTENCE_END.search(between)), len(between)

    return min(outside, key=distance)


def _occurrences(words: str, text: str) -> list[Span]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _check_kind(kind: Kind, spans: tuple[Span, ...], text: str, where: str) -> None:
    """Check the kind against the quotation marks; one mark at one edge is enough, for marks get lost."""
    opened = text[: spans[0][0]].rstrip().endswith(tuple(_MARKS))
    closed = text[spans[-1][1] :].lstrip(" ,.").startswith(tuple(_MARKS))
    inside = any(_INNER_MARK.search(text[start:end]) for start, end in spans)
    if kind == "direct" and not (opened or closed):
        raise GoldError(f"{where}: a direct statement stands in quotation marks, this one does not")
    if kind == "mixed" and not inside:
        raise GoldError(f"{where}: a mixed statement holds a quotation mark, this one does not")
    if kind == "indirect" and (inside or (opened and closed)):
        raise GoldError(f"{where}: an indirect statement has no quotation marks, this one has")
