"""A folder of texts in, how many overrides find their statements again after the texts were edited out.

    python benchmarks/anchoring.py [FOLDER] [--rows 200] [--seed 1] [--show]

Rows are written for statements all over the folder. Then every text is edited as editors do: paragraphs are put in and
taken out, slips inside the quotes of three rows in five are mended (or made), quotation marks are changed for another
kind, and five files get another name. A row is right when it is tied to the statement whose words were those of its
own; the edits keep account of where each letter came from. The exit code is 1 when fewer than 97.5 in 100 rows whose
words are still there are right, or any row is tied to another statement. At the end, 50,000 rows are timed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quotetrack import overrides, pipeline, settings
from quotetrack.model import Document, Span, Statement, statement_id
from quotetrack.overrides import Fate, Table
from quotetrack.overrides.anchoring import words

SPEAKER = "Override Target"
NEW_PARAGRAPHS = (
    "“We have asked for more patrols along the river,” Col. Jan Ostrowik said on Friday.",
    "The talks in Selm will go on next week.",
    "According to the Belmark border guard service, two lorries were stopped at the Lenz pass.",
    "Read the whole text of the statement on our site.",
)
MARKS = ({"“": '"', "”": '"', '"': "”"}, {"“": "«", "”": "»"}, {"“": "‘", "”": "’"}, {"’": "'"})
GONE = 3
RENAMED = 5
ENOUGH = 0.975


@dataclass(frozen=True)
class Edited:
    """A text after editing; `origin` gives for each letter its place in the text before, -1 for a new one."""

    text: str
    origin: list[int]


def edit(document: Document, rows: Sequence[Statement], spared: bool, dice: random.Random) -> Edited:
    """Edit one text; with `spared` no paragraph with a row's words is taken out, else one is."""
    letters = [(ch, place) for place, ch in enumerate(document.text)]
    for statement in rows:
        if dice.random() < 0.6:
            slip(letters, statement.spans, dice)
    marks = dice.choice(MARKS)
    letters = [(marks.get(ch, ch), place) for ch, place in letters]
    paragraphs = split(letters)
    held = [sum(any(in_span(place, row.spans) for _, place in paragraph) for row in rows) for paragraph in paragraphs]
    free = [number for number, count in enumerate(held) if not count and len(paragraphs[number]) > 1]
    out = set(dice.sample(free, min(2, len(free))))
    if not spared:
        out.update(number for number in held_once(held))
    kept = [paragraph for number, paragraph in enumerate(paragraphs) if number not in out]
    for _ in range(2):
        new = [(ch, -1) for ch in dice.choice(NEW_PARAGRAPHS) + "\n"]
        kept.insert(dice.randrange(min(2, len(kept)), len(kept) + 1), new)
    flat = [pair for paragraph in kept for pair in paragraph]
    return Edited("".join(ch for ch, _ in flat), [place for _, place in flat])


def held_once(held: Sequence[int]) -> list[int]:
    """Give the first paragraph that holds words of one row alone, if there is one."""
    return [number for number, count in enumerate(held) if count == 1][:1]


def slip(letters: list[tuple[str, int]], spans: Sequence[Span], dice: random.Random) -> None:
    """Change two neighbouring letters of a quote, in one or two words of it."""
    inner = [i for i, (ch, place) in enumerate(letters) if ch.isalpha() and in_span(place, spans)]
    pairs = [i for i in inner[:-1] if letters[i + 1][0].isalpha() and letters[i][0] != letters[i + 1][0]]
    for i in dice.sample(pairs, min(len(pairs), dice.choice((1, 2)))):
        (one, first), (other, second) = letters[i], letters[i + 1]
        letters[i], letters[i + 1] = (other, first), (one, second)


def split(letters: Sequence[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Part a text at its line ends."""
    paragraphs: list[list[tuple[str, int]]] = [[]]
    for pair in letters:
        paragraphs[-1].append(pair)
        if pair[0] == "\n":
            paragraphs.append([])
    return paragraphs


def in_span(place: int, spans: Sequence[Span]) -> bool:
    """Say whether a place stands in any of some spans."""
    return any(start <= place < end for start, end in spans)


def same(before: Statement, text: str, after: Statement, edited: Edited) -> bool:
    """Say whether a statement of the edited text has the words that another had before: half of both together.

    A text may hold a paragraph twice, and then the same words elsewhere will do.
    """
    if words(before.text) == words(after.text):
        return True
    old = {i for start, end in before.spans for i in range(start, end) if text[i].isalnum()}
    new = {edited.origin[i] for start, end in after.spans for i in range(start, end) if edited.text[i].isalnum()}
    return len(old & new) / len(old | new) >= 0.5


def measure(folder: Path, count: int, dice: random.Random) -> list[tuple[Statement, Fate, str]]:
    """Write rows, edit the texts, run again; give each row's statement, fate and verdict."""
    with tempfile.TemporaryDirectory() as place:
        empty, changed = Path(place), Path(place, "texts")
        before = pipeline.run([folder], settings.load(empty))
        chosen = sorted(dice.sample(before.statements, min(count, len(before.statements))), key=lambda one: one.id)
        rows = {doc.doc: [one for one in chosen if one.doc == doc.doc] for doc in before.documents}
        with_rows = [doc for doc, own in rows.items() if own]
        cut = set(dice.sample(with_rows, min(GONE, len(with_rows))))
        renamed = {doc: f"moved/{number}-{doc}"[::-1] for number, doc in enumerate(dice.sample(with_rows, RENAMED))}
        edited: dict[str, tuple[Document, Edited]] = {}
        for document in before.documents:
            made = edit(document, rows[document.doc], document.doc not in cut, dice)
            name = renamed.get(document.doc, document.doc)
            edited[name] = (document, made)
            target = changed / f"{name}.txt"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(made.text.encode())
        table = empty / "overrides.csv"
        table.write_bytes(overrides.text_of([overrides.row_for(one, {"speaker": SPEAKER}) for one in chosen]))
        after = pipeline.run([changed], settings.load(empty))
    verdicts: list[tuple[Statement, Fate, str]] = []
    found = {one.id: one for one in after.statements}
    for statement, fate in zip(chosen, after.fates, strict=True):
        verdicts.append((statement, fate, verdict_on(statement, fate, found.get(fate.statement_id), edited)))
    return verdicts


def verdict_on(
    statement: Statement, fate: Fate, tied: Statement | None, edited: dict[str, tuple[Document, Edited]]
) -> str:
    """Judge one row: right, wrong, or its fate, with "gone" when the edits took the row's words out."""
    if tied is not None:
        document, made = edited[tied.doc]
        return "right" if document.doc == statement.doc and same(statement, document.text, tied, made) else "wrong"
    made = next(made for document, made in edited.values() if document.doc == statement.doc)
    left = set(made.origin) & {i for start, end in statement.spans for i in range(start, end)}
    return str(fate.status) if left else f"{fate.status}, gone"


def timed(rows: int = 50_000, a_text: int = 20) -> tuple[float, float]:
    """Give the seconds that reading and applying many rows take, a quarter of them without their id."""
    documents, statements, cells = [], [], []
    for number in range(rows // a_text):
        lines = [f"In village {number} guard post {n} said that the road to hut {n * 7} is open" for n in range(a_text)]
        document = Document(f"wire/{number}", "\n".join(lines))
        documents.append(document)
        for n, line in enumerate(lines):
            start = document.text.index(line)
            span = (start, start + len(line))
            one = Statement(document.doc, (span,), line, "indirect", span, "test", id=statement_id(document.doc, line))
            statements.append(one)
            cells.append(overrides.row_for(one, {"speaker": SPEAKER}) | ({} if n % 4 else {"id": ""}))
    data = overrides.text_of(cells)
    start_time = time.perf_counter()
    table: Table = overrides.parse(data, "overrides.csv", ())
    read = time.perf_counter() - start_time
    made, _ = overrides.apply(table, documents, statements)
    assert all(one.speaker == SPEAKER for one in made)
    return read, time.perf_counter() - start_time - read


def main() -> int:
    """Print the figures; give 1 when they are not good enough."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=Path("texts"))
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print the rows that are not right")
    given = parser.parse_args()
    verdicts = measure(given.folder, given.rows, random.Random(given.seed))
    counts = Counter(verdict for _, _, verdict in verdicts)
    hows = Counter(
        "looked at again" if fate.needs_look else "at once" for _, fate, verdict in verdicts if verdict == "right"
    )
    print(f"{len(verdicts)} rows on edited texts: " + ", ".join(f"{n} {what}" for what, n in counts.most_common()))
    print("right ones: " + ", ".join(f"{n} {how}" for how, n in hows.most_common()))
    if given.show:
        for statement, fate, verdict in verdicts:
            if verdict != "right":
                print(f"  [{verdict}] {statement.doc}: {statement.text[:80]!r}: {fate.message}")
    read, applied = timed()
    print(f"50,000 rows: {read:.1f} s to read, {applied:.1f} s to apply")
    there = sum(count for verdict, count in counts.items() if not verdict.endswith("gone"))
    return int(counts["right"] < ENOUGH * there or counts["wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main())
