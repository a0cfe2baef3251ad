"""Minutes in, the mistakes out that made-up and damaged input brings to light: `python benchmarks/fuzz.py 20`.

    python benchmarks/fuzz.py [MINUTES] [--texts FOLDER] [--seed 1] [--only made-up,slips,cuts,readers]

The time is shared among four kinds of input: texts made up from the lexica, real texts with slips in them, real texts
cut off at every character, and damaged files of every format for the readers. Every stage runs on every text and what
must hold for any text is checked (`holding.py`); a reader may refuse a file in a sentence and do nothing else. Each
mistake is printed once, with the smallest text that was found for it; the exit code is 1 when there is any.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from holding import statements_of
from inventing import article, sentence, slipped
from reader_cases import readers

from quotetrack import reading
from quotetrack.workers import OutOfTimeError, limited

SLOW = 5  # seconds of processor time for a text of a few thousand characters
SHRINKING = 400  # trials for one smaller text
OUR_TEXTS = Path(__file__).parents[1] / "texts"


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("minutes", type=float, nargs="?", default=20)
    parser.add_argument("--texts", type=Path, default=OUR_TEXTS, help="texts in which slips are made")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(KINDS))
    given = parser.parse_args()
    texts = [document.text for document in reading.read([given.texts]) if document.text]
    names = given.only.split(",")
    mistakes = 0
    for name in names:
        mistakes += _run(name, KINDS[name](texts, Random(f"{name} {given.seed}")), given.minutes * 60 / len(names))
    print(f"{mistakes} mistakes")
    return 1 if mistakes else 0


def _run(name: str, cases: Iterator[Case], seconds: float) -> int:
    """Try cases for so long; print and count the mistakes that are not the same as an earlier one."""
    seen: set[str] = set()
    begun = time.monotonic()
    done = characters = 0
    for examine, given in cases:
        done += 1
        characters += len(given)
        wrong = _wrong(examine, given)
        if wrong and wrong not in seen:
            seen.add(wrong)
            small = _smaller(examine, given, wrong)
            print(f"{name}: {wrong}\n    {small[:300]!r}", flush=True)
        if time.monotonic() - begun > seconds:
            break
    took = (time.monotonic() - begun) / 60
    print(f"{name}: {done:,} inputs, {characters / 1e6:.1f} M, {took:.1f} minutes, {len(seen)} mistakes", flush=True)
    return len(seen)


Case: TypeAlias = tuple[Callable[[Any], object], Any]  # what examines an input, and the input: str or bytes


def _wrong(examine: Callable[[Any], object], given: Any) -> str:
    """Say what goes wrong with an input and where, "" when nothing does."""
    try:
        with limited(SLOW):
            examine(given)
    except OutOfTimeError:
        return f"takes more than {SLOW} seconds"
    except Exception as error:
        name = getattr(getattr(examine, "__self__", None), "name", "")
        frames = traceback.extract_tb(error.__traceback__)
        ours = [(Path(frame.filename), frame.lineno) for frame in frames if "quotetrack" in frame.filename]
        where = f"{ours[-1][0].parent.name}/{ours[-1][0].name}:{ours[-1][1]}" if ours else ""
        said = str(error) if isinstance(error, AssertionError) else ""
        return " ".join(f"{name} {type(error).__name__} {said[:120]} {where}".split())
    return ""


def _smaller(examine: Callable[[Any], object], given: Any, wrong: str) -> Any:
    """Take out of an input what the mistake does not need: halves first, then ever smaller pieces."""
    piece, tries = max(1, len(given) // 2), 0
    while piece and tries < SHRINKING:
        at, shorter = 0, False
        while at < len(given) and tries < SHRINKING:
            tries += 1
            trial = given[:at] + given[at + piece :]
            if trial and _wrong(examine, trial) == wrong:
                given, shorter = trial, True
            else:
                at += piece
        piece = piece if shorter and piece > 1 else piece // 2
    return given


def _examined(text: str) -> None:
    found = statements_of(text)
    if len(text) % 10 == 0 and found != statements_of(text):
        raise AssertionError("two runs differ")


def _made_up(_: list[str], chance: Random) -> Iterator[Case]:
    while True:
        yield _examined, article(chance) if chance.random() < 0.5 else sentence(chance)


def _with_slips(texts: list[str], chance: Random) -> Iterator[Case]:
    while True:
        yield _examined, slipped(chance.choice(texts)[:20_000], chance)


def _cut(texts: list[str], chance: Random) -> Iterator[Case]:
    """Cut paragraphs off at each of their characters, from the end and from the start."""
    while True:
        paragraph = chance.choice(chance.choice(texts).split("\n"))[:600]
        for end in range(1, len(paragraph)):
            yield _examined, paragraph[:end]
            yield _examined, paragraph[end:]


def _files(_: list[str], chance: Random) -> Iterator[Case]:
    for reader in cycle(readers()):
        yield reader.tried, reader.damaged(chance)


KINDS = {"made-up": _made_up, "slips": _with_slips, "cuts": _cut, "readers": _files}

if __name__ == "__main__":
    sys.exit(main())
