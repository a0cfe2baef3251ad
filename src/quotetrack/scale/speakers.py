"""Statements of all parts in, the same with speakers that only all texts can tell out, as `attribution.reconcile` does.

What all texts know of people (how each is written; who was seen in which post, and when) is small beside the texts: it
is counted part by part, merged in a tree and kept in one file that every worker reads.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from quotetrack import pipeline
from quotetrack.attribution import AliasProposal, Registry
from quotetrack.attribution.alike import propose
from quotetrack.attribution.ledger import Ledger
from quotetrack.attribution.one_name import Spellings, Written, choose, people_of, respelt, written
from quotetrack.attribution.reconcile import resolved
from quotetrack.model import Document, PartialDate, Statement
from quotetrack.pipeline import Recipe
from quotetrack.scale.layout import Store, keep, kept, part, read_texts, write_texts
from quotetrack.scale.trees import merged

FOUND, NAMED = "found", "named"  # folders of the work: texts as they were extracted, and with their speakers
_SPELLINGS, _LEDGER = "spellings", "ledger"


def reconcile(work: Store, parts: int, recipe: Recipe) -> tuple[AliasProposal, ...]:
    """Name the speakers of all parts; give the names that may be one person's. Needs a client."""
    import dask

    (work / NAMED).make()
    numbers = range(parts)
    lots = [dask.delayed(_written, pure=False)(work, number, recipe) for number in numbers]
    (counts,) = dask.compute(merged(lots, _put_together))
    _, registry = pipeline.lexica(recipe)
    keep(work / _SPELLINGS, choose([counts], registry))
    ledgers = [dask.delayed(_ledger, pure=False)(work, number, recipe) for number in numbers]
    dask.compute(dask.delayed(_keep_ledger, pure=False)(work, merged(ledgers, Ledger.of)))
    after = [dask.delayed(_resolved, pure=False)(work, number, recipe) for number in numbers]
    (ledger,) = dask.compute(merged(after, Ledger.of))
    return propose(ledger, registry)


def _written(work: Store, number: int, recipe: Recipe) -> Written:
    _, statements, days, registry = _part(work, number, recipe)
    return written(statements, people_of(statements, days, registry))


def _put_together(lots: list[Written]) -> Written:
    whole: dict[str, Any] = {}
    for lot in lots:
        for person, names in lot.items():
            if person in whole:
                whole[person].update(names)
            else:
                whole[person] = names
    return whole


def _ledger(work: Store, number: int, recipe: Recipe) -> Ledger:
    _, statements, days, registry = _part(work, number, recipe)
    return Ledger(respelt(statements, people_of(statements, days, registry), _spellings(work)), days)


def _keep_ledger(work: Store, ledger: Ledger) -> None:
    keep(work / _LEDGER, ledger)


def _resolved(work: Store, number: int, recipe: Recipe) -> Ledger:
    """Write a part with its speakers; give the ledger of the answers."""
    documents, statements, days, registry = _part(work, number, recipe)
    spellings = _spellings(work)
    named = respelt(statements, people_of(statements, days, registry), spellings)
    result = resolved(named, days, spellings, _whole_ledger(work), registry)
    by_doc: dict[str, list[Statement]] = {document.doc: [] for document in documents}
    for statement in result:
        by_doc[statement.doc].append(statement)
    write_texts(work / NAMED / part(number), ((document, tuple(by_doc[document.doc])) for document in documents))
    return Ledger(result, days)


def _part(
    work: Store, number: int, recipe: Recipe
) -> tuple[list[Document], list[Statement], dict[str, PartialDate | None], Registry]:
    texts = read_texts(work / FOUND / part(number))
    documents = [document for document, _ in texts]
    statements = [statement for _, found in texts for statement in found]
    days = {document.doc: document.published for document in documents}
    return documents, statements, days, pipeline.lexica(recipe)[1]


@lru_cache(maxsize=1)
def _spellings(work: Store) -> Spellings:
    spellings: Spellings = kept(work / _SPELLINGS)
    return spellings


@lru_cache(maxsize=1)
def _whole_ledger(work: Store) -> Ledger:
    ledger: Ledger = kept(work / _LEDGER)
    return ledger
