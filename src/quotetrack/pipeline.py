"""Paths and settings in, a Corpus out: every stage in run order, for each text and then over all of them.

read → find → attribute → date → tag, text by text and in several processes if asked; then, over all texts, reconcile
speakers → the analyst's overrides → group into utterances and recurring claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

from quotetrack import attribution, claims, dating, finding, overrides, reading
from quotetrack.attribution import AliasProposal, Registry
from quotetrack.claims import Topics
from quotetrack.model import Document, RecurringClaim, Statement
from quotetrack.settings import Settings

Progress: TypeAlias = Callable[[int, int], None]  # texts done, texts in all
Extracted: TypeAlias = tuple[Document, tuple[Statement, ...]]

_CHUNK = 16  # texts that a process takes at once


@dataclass(frozen=True)
class Corpus:
    """All texts of a run and what was found in them.

    `machine` holds the statements by id as the tool alone has them; `statements` have the analyst's word in them.
    `skipped` counts the files of other kinds by their suffix.
    """

    settings: Settings
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    claims: tuple[RecurringClaim, ...]
    table: overrides.Table
    fates: tuple[overrides.Fate, ...]
    proposals: tuple[AliasProposal, ...]
    topics: Topics
    registry: Registry
    machine: Mapping[str, Statement] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)

    def was(self, statement: Statement) -> str:
        """Write the machine's own answer about a statement, as the `was` cell of overrides.csv has it."""
        return overrides.answer(self.machine.get(statement.id, statement))


def run(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Corpus:
    """Read all texts under `paths` (the settings' texts when empty) and give what was found in them.

    Raises the stages' own errors (PathError, LexiconError, OverridesError) for input that cannot be used; a text that
    cannot be read is a document with trouble.
    """
    topics, registry = _lexica(*_own_files(settings))
    table = overrides.read(settings.overrides, topics.names)
    gathered = reading.gather(paths or [settings.texts])
    documents: list[Document] = []
    found: list[Statement] = []
    for document, statements in _extracted(gathered, settings, progress):
        documents.append(document)
        found.extend(statements)
    reconciled, proposals = attribution.reconcile(documents, found, registry)
    corrected, fates = overrides.apply(table, documents, reconciled)
    grouped, recurring = claims.group(documents, corrected)
    return Corpus(
        settings=settings,
        documents=tuple(documents),
        statements=grouped,
        claims=recurring,
        table=table,
        fates=fates,
        proposals=proposals,
        topics=topics,
        registry=registry,
        machine={statement.id: statement for statement in reconciled},
        skipped=gathered.skipped,
    )


def extract(document: Document, topics: Topics, registry: Registry) -> Extracted:
    """Give one text with its publication date, and its statements with speakers, days and claims."""
    document = dating.publish(document)
    statements = finding.find(document)
    statements = attribution.attribute(document, statements, registry)
    statements = dating.date(document, statements, registry.terms)
    return document, claims.tag(document, statements, topics)


def _extracted(gathered: reading.Gathered, settings: Settings, progress: Progress | None) -> Iterator[Extracted]:
    """Give each text with its statements, in the order of their names, whatever the number of processes."""
    units = reading.work(gathered)
    files = _own_files(settings)
    total = len(gathered.items)
    if settings.jobs == 1 or total <= _CHUNK:
        yield from _counted((_unit(unit, *files) for unit in units), total, progress)
        return
    with ProcessPoolExecutor(settings.jobs) as pool:
        jobs = ((unit, *files) for unit in units)
        yield from _counted(pool.map(_unit_of, jobs, chunksize=_CHUNK), total, progress)


def _counted(extracted: Iterable[Extracted], total: int, progress: Progress | None) -> Iterator[Extracted]:
    for number, one in enumerate(extracted, 1):
        if progress is not None:
            progress(number, max(total, number))
        yield one


def _unit_of(job: tuple[reading.Item | reading.RawText, Path | None, Path | None]) -> Extracted:
    return _unit(*job)


def _unit(unit: reading.Item | reading.RawText, topics: Path | None, officials: Path | None) -> Extracted:
    return extract(reading.document(unit), *_lexica(topics, officials))


@cache
def _lexica(topics: Path | None, officials: Path | None) -> tuple[Topics, Registry]:
    """Load topics and officials once a process."""
    return claims.topics(topics), Registry.load(officials)


def _own_files(settings: Settings) -> tuple[Path | None, Path | None]:
    """Give the user's topics and officials files, None where there is none."""
    return tuple(path if path.is_file() else None for path in (settings.topics, settings.officials))  # type: ignore[return-value]
