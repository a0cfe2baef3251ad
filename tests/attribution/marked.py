"""Marked-up texts in, documents with statements out, so that rows of tests state only what matters.

One line is one sentence, an empty line parts paragraphs. `«1:words»` names the speaker of statement 1, `<1:words>` is
its cue, `{1:words}` its content, `[1:words]` the outlet that passes it on; `«1+2:words»` serves two statements. A
content mark that begins with `~` makes its statement nested.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from quotetrack.model import Block, Document, PartialDate, Span, Statement

_MARK = re.compile(r"([«{<\[])(\d+(?:\+\d+)*):(~?)")
_CLOSES = {"«": "»", "{": "}", "<": ">", "[": "]"}


@dataclass
class _Parts:
    """The marked stretches of one statement."""

    mention: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    spans: tuple[Span, ...] = ()
    nested: bool = False


def read_marked(text: str, outlet: str | None = None, published: str | None = None) -> tuple[Document, list[Statement]]:
    """Take the marks out of a text; give the document and its statements by their numbers."""
    plain: list[str] = []
    size = 0
    parts: dict[int, _Parts] = {}
    sentences: list[Span] = []
    blocks: list[Block] = []
    paragraph = 0
    for line in [*text.strip().split("\n"), ""]:
        if not line.strip():
            if size > paragraph:
                blocks.append(Block(paragraph, size, "paragraph"))
                plain.append("\n")
                size += 1
            paragraph = size
            continue
        if size > paragraph:
            plain.append(" ")
            size += 1
        bare = _unmark(line.strip(), size, parts)
        sentences.append((size, size + len(bare)))
        plain.append(bare)
        size += len(bare)
    joined = "".join(plain)
    document = Document(
        "marked", joined, outlet=outlet, blocks=tuple(blocks),
        published=PartialDate.parse(published) if published else None,
    )  # fmt: skip
    return document, [_statement(joined, number, parts[number], sentences) for number in sorted(parts)]


def _unmark(line: str, offset: int, parts: dict[int, _Parts]) -> str:
    out: list[str] = []
    size = offset
    open_marks: list[tuple[str, list[int], bool, int]] = []
    at = 0
    while at < len(line):
        mark = _MARK.match(line, at)
        if mark:
            numbers = [int(number) for number in mark[2].split("+")]
            open_marks.append((mark[1], numbers, bool(mark[3]), size))
            at = mark.end()
        elif open_marks and line[at] == _CLOSES[open_marks[-1][0]]:
            kind, numbers, nested, start = open_marks.pop()
            for number in numbers:
                _note(parts.setdefault(number, _Parts()), kind, (start, size), nested)
            at += 1
        else:
            out.append(line[at])
            size += 1
            at += 1
    assert not open_marks, f"a mark is not closed in: {line}"
    return "".join(out)


def _note(part: _Parts, kind: str, span: Span, nested: bool) -> None:
    if kind == "«":
        part.mention = span
    elif kind == "<":
        part.cue = span
    elif kind == "[":
        part.via = span
    else:
        part.spans = (*part.spans, span)
        part.nested = nested


def _statement(text: str, number: int, part: _Parts, sentences: list[Span]) -> Statement:
    points = [span for span in (part.mention, part.cue, *part.spans) if span is not None]
    low, high = min(start for start, _ in points), max(end for _, end in points)
    within = [span for span in sentences if span[1] > low and span[0] < high]
    quoted = all(text[start - 1 : start] in ("“", '"') for start, _ in part.spans)
    return Statement(
        doc="marked", spans=part.spans, text=" ".join(text[a:b] for a, b in part.spans),
        kind="direct" if quoted else "indirect", sentence=(within[0][0], within[-1][1]), found_by="marked",
        id=f"q{number:010d}", mention=text[slice(*part.mention)] if part.mention else None, mention_span=part.mention,
        cue=text[slice(*part.cue)] if part.cue else None, cue_span=part.cue, via_span=part.via, nested=part.nested,
    )  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What one statement of a text must come out as."""

    text: str
    number: int
    speaker: str | None
    kind: str
    rule: str
    via: str | None
    candidates: tuple[str, ...]
    known_failure: bool

    def __str__(self) -> str:
        return f"{self.text}-{self.number}"


def load(path: Path) -> tuple[Document, list[Statement], list[Row]]:
    """Read one file: `text`, `rows`, and perhaps `outlet` and `published`.

    A row is `number | speaker | rule`, then perhaps `via=...`, `candidates=A; B`, `fails`. The speaker is a person, or
    after `org:`, `group:`; `-` is nobody.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    document, statements = read_marked(table["text"], table.get("outlet"), table.get("published"))
    return document, statements, [_row(path.stem, row) for row in table["rows"]]


def _row(text: str, written: str) -> Row:
    number, speaker, rule, *rest = (cell.strip() for cell in written.split("|"))
    kinds = {"org": "organization", "group": "group"}
    head, colon, name = speaker.partition(":")
    kind = "unnamed" if speaker == "-" else kinds[head] if colon and head in kinds else "person"
    extra = dict(cell.split("=", 1) for cell in rest if "=" in cell)
    candidates = tuple(name.strip() for name in extra.get("candidates", "").split(";") if name.strip())
    whole = None if speaker == "-" else name if kind in ("organization", "group") else speaker
    return Row(text, int(number), whole, kind, rule, extra.get("via"), candidates, "fails" in rest)
