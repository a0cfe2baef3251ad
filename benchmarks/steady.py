"""Texts in, a line for each thing that must hold over all of them out: `python benchmarks/steady.py TEXTS`.

TEXTS is a folder or a table. All texts are run by one process, by two, by two once more, and in the opposite order; no
text may meet an error, every offset must give its words back, and all four runs must give the same, to the last reason.
The exit code is 1 when anything does not hold.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from holding import BrokenError, hold

from quotetrack import pipeline, reading, settings
from quotetrack.model import RecurringClaim, Statement
from quotetrack.pipeline import Corpus
from quotetrack.settings import Settings

SHOWN = 5


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path)
    texts: Path = parser.parse_args().texts
    project = replace(settings.load(Path("nowhere"), [texts]), jobs=1)
    first = _timed("one process", lambda: pipeline.run([texts], project))
    characters = sum(len(document.text) for document in first.documents)
    texts_done, found = len(first.documents), len(first.statements)
    print(f"{texts_done:,} texts, {characters / 1e6:.1f} million characters, {found:,} statements")
    failed = [
        _told("no text meets an error", _errors(first)),
        _told("every offset gives its words back", _broken(first)),
    ]
    runs: dict[str, Callable[[], Corpus]] = {
        "two processes": lambda: pipeline.run([texts], replace(project, jobs=2)),
        "two processes again": lambda: pipeline.run([texts], replace(project, jobs=2)),
        "the opposite order": lambda: _backwards(texts, project),
    }
    for name, run in runs.items():
        failed.append(_told(f"{name}: the same", _differences(first, _timed(name, run))))
    return 1 if any(failed) else 0


def _timed(name: str, run: Callable[[], Corpus]) -> Corpus:
    begun = time.monotonic()
    corpus = run()
    print(f"  ({name}: {time.monotonic() - begun:.0f} s)", flush=True)
    return corpus


def _told(name: str, wrong: Iterable[str]) -> bool:
    """Print whether something holds, with the first cases in which it does not; say whether there are any."""
    found = list(wrong)
    print(f"{name}: {f'NO, {len(found)} times' if found else 'yes'}", *found[:SHOWN], sep="\n    ", flush=True)
    return bool(found)


def _errors(corpus: Corpus) -> list[str]:
    """Give the trouble of texts whose statements are missing."""
    return [words for one in corpus.documents for words in one.trouble if "statements are missing" in words]


def _broken(corpus: Corpus) -> list[str]:
    by_doc: dict[str, list[Statement]] = {}
    for statement in corpus.statements:
        by_doc.setdefault(statement.doc, []).append(statement)
    wrong = []
    for document in corpus.documents:
        try:
            hold(document, by_doc.get(document.doc, []))
        except BrokenError as error:
            wrong.append(f"{document.doc}: {error}")
    return wrong


def _backwards(texts: Path, project: Settings) -> Corpus:
    recipe = pipeline.recipe_of(project)
    units = list(reading.work(reading.gather([texts])))
    results = (pipeline.read_and_extract(unit, *pipeline.lexica(recipe))[:2] for unit in reversed(units))
    return pipeline.settle(results, project, recipe)


def _differences(one: Corpus, other: Corpus) -> list[str]:
    """Name the texts, statements and claims that are not the same in two runs."""
    documents, others = ({document.doc: document for document in corpus.documents} for corpus in (one, other))
    wrong = [f"text {doc}" for doc in sorted(documents | others) if documents.get(doc) != others.get(doc)]
    mine, theirs = _statements(one), _statements(other)
    wrong += [f"statement {key}" for key in sorted(mine | theirs) if mine.get(key) != theirs.get(key)]
    claims, likewise = _claims(one), _claims(other)
    wrong += [f"claim {name}" for name in sorted(claims | likewise) if claims.get(name) != likewise.get(name)]
    return wrong if wrong or one.proposals == other.proposals else ["the proposals of aliases"]


def _statements(corpus: Corpus) -> dict[tuple[str, str], Statement]:
    return {(statement.doc, statement.id): statement for statement in corpus.statements}


def _claims(corpus: Corpus) -> dict[str, RecurringClaim]:
    return {claim.claim_id: claim for claim in corpus.claims}


if __name__ == "__main__":
    sys.exit(main())
