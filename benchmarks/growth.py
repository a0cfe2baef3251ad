"""Texts in, the processor time for each character out, as texts become more and as one text becomes longer.

    python benchmarks/growth.py TEXTS [--repeat 3]

TEXTS is a folder or a table. First 1,000, 2,000 ... of its texts are run through every stage, then one text put
together from its first 10, 30 ... 1,000 thousand characters. Times are of one process and in seconds for a million
characters, the least of some runs; the last column compares with the first row. What is built once in a process
(lexica, patterns) is built before.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from holding import lexica, over_all, statements_of

from quotetrack import pipeline, reading
from quotetrack.model import Document, Statement

TEXTS = (1_000, 2_000, 4_000, 8_000)
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
LEAST = 300_000  # characters of one measurement: a short text is run several times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    units = list(reading.work(reading.gather([given.texts])))
    texts = [reading.document(unit).text for unit in units]
    statements_of(texts[0])
    first = 0.0
    for count in (count for count in TEXTS if count <= len(units)):
        apart, together, characters = min(_corpus(units[:count]) for _ in range(given.repeat))
        cost = (apart + together) / characters * 1e6
        first = first or cost
        split = f"{apart / characters * 1e6:.2f} text by text, {together / characters * 1e6:.2f} over all"
        print(f"{count:9,} texts {cost:8.2f} s/M ({split}) {cost / first:6.2f}", flush=True)
    first = 0.0
    for length in LENGTHS:
        cost = min(_one_text(texts, length) for _ in range(given.repeat))
        first = first or cost
        print(f"{length:9,} characters {cost:8.2f} s/M {cost / first:6.2f}", flush=True)


def _corpus(units: Sequence[pipeline.Unit]) -> tuple[float, float, int]:
    """Give the seconds for texts one by one, those for all of them together, and their characters."""
    documents: list[Document] = []
    statements: list[Statement] = []
    begun = time.process_time()
    for unit in units:
        document, found, _ = pipeline.read_and_extract(unit, *lexica())
        documents.append(document)
        statements += found
    between = time.process_time()
    over_all(documents, statements)
    return between - begun, time.process_time() - between, sum(len(document.text) for document in documents)


def _one_text(texts: Sequence[str], length: int) -> float:
    """Give the seconds for a million characters of texts of one length, each made of a run of the given texts."""
    whole = "\n\n".join(texts)[: max(length, LEAST)]
    pieces = [whole[at : at + length] for at in range(0, len(whole) - length + 1, length)]
    units = [reading.RawText("long", piece, "long.txt", name="long") for piece in pieces]
    apart = together = 0.0
    for unit in units:
        one, all_of_it, _ = _corpus([unit])
        apart, together = apart + one, together + all_of_it
    return (apart + together) / sum(map(len, pieces)) * 1e6


if __name__ == "__main__":
    main()
