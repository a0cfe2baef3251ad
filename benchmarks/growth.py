"""Texts in, the processor time for each character out, as texts become more and as one text becomes longer.

    python benchmarks/growth.py TEXTS [--repeat 3]

TEXTS is a folder or a table. All its texts are run through every stage in lots of 1,000, of 2,000 and so on; then a
million characters of them as texts of about 10,000, of 30,000 and so on. Every row is about the same words, whatever
texts differ in; words that repeat others are left out, for a text is not searched twice for what it says twice. Times
are of one process and in seconds for a million characters, the least of some runs; the last column compares with the
first row. What is built once in a process (lexica, patterns) is built before.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from holding import lexica, over_all, statements_of

from quotetrack import pipeline, reading
from quotetrack.model import Document, Statement

LOTS = (1_000, 2_000, 4_000, 8_000)
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
SPREAD = 600  # texts of the folder that the long text is made of, evenly spread


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    units = list(reading.work(reading.gather([given.texts])))
    paragraphs = _paragraphs(units[:: max(1, len(units) // SPREAD)])
    statements_of(_cut(paragraphs, LENGTHS[0])[0])
    lots = [[units[at : at + size] for at in range(0, len(units) - size + 1, size)] for size in LOTS]
    _print("texts", [(len(parts[0]), parts) for parts in lots if parts], given.repeat)
    _print("characters", [(length, [_units(_cut(paragraphs, length))]) for length in LENGTHS], given.repeat)


def _paragraphs(units: Sequence[pipeline.Unit]) -> list[str]:
    """Give the paragraphs of some texts, as many as the longest text takes, without those that repeat others."""
    (joined,) = _units(["\n\n".join(reading.document(unit).text for unit in units)])
    whole = reading.document(joined)
    blocks = [block for block in whole.blocks if block.kind != "repeat"]
    ends = accumulate(block.end - block.start for block in blocks)
    return [whole.text[one.start : one.end] for one, end in zip(blocks, ends, strict=True) if end <= LENGTHS[-1]]


def _cut(paragraphs: Sequence[str], length: int) -> list[str]:
    """Make texts of about a length of all paragraphs."""
    parts: list[list[str]] = [[] for _ in range(round(LENGTHS[-1] / length))]
    ends = accumulate(map(len, paragraphs))
    whole = sum(map(len, paragraphs))
    for paragraph, end in zip(paragraphs, ends, strict=True):
        parts[(end - 1) * len(parts) // whole].append(paragraph)
    return ["\n\n".join(part) for part in parts if part]


def _print(what: str, rows: Sequence[tuple[int, Sequence[Sequence[pipeline.Unit]]]], repeat: int) -> None:
    """Print a row for each size of lot; `rows` are sizes with their lots."""
    first = 0.0
    for size, lots in rows:
        apart, together = min((_seconds(lots) for _ in range(repeat)), key=sum)
        first = first or apart + together
        split = f"{apart:.2f} text by text, {together:.2f} over all"
        print(f"{size:9,} {what} {apart + together:8.2f} s/M ({split}) {(apart + together) / first:6.2f}", flush=True)


def _seconds(lots: Sequence[Sequence[pipeline.Unit]]) -> tuple[float, float]:
    """Give the seconds for a million characters: for texts one by one, and for all texts of each lot together."""
    apart = together = 0.0
    characters = 0
    for units in lots:
        documents: list[Document] = []
        statements: list[Statement] = []
        begun = time.process_time()
        for unit in units:
            document, found, _ = pipeline.read_and_extract(unit, *lexica())
            documents.append(document)
            statements += found
        between = time.process_time()
        over_all(documents, statements)
        apart, together = apart + between - begun, together + time.process_time() - between
        characters += sum(len(document.text) for document in documents)
    return apart / characters * 1e6, together / characters * 1e6


def _units(texts: Sequence[str]) -> list[reading.RawText]:
    return [reading.RawText(str(number), text, "long.txt", name="long") for number, text in enumerate(texts)]


if __name__ == "__main__":
    main()
