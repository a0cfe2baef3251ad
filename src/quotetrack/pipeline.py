"""Paths and settings in, a Corpus out: every stage in run order, for each text and then over all of them.

read → find → attribute → date → tag, text by text and in several processes if asked; then, over all texts, reconcile
speakers → the analyst's overrides → group into utterances and recurring claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from operator import is_
from pathlib import Path
from typing import NamedTuple, TypeAlias

from quotetrack import attribution, cache, claims, dating, finding, overrides, packing, reading
from quotetrack.attribution import AliasProposal, Registry
from quotetrack.claims import Topics
from quotetrack.model import Document, RecurringClaim, Statement
from quotetrack.settings import Settings
from quotetrack.workers import OutOfTimeError, in_order, limited

Progress: TypeAlias = Callable[[int, int | None], None]  # texts done; texts in all, None where a table hides them
Extracted: TypeAlias = tuple[Document, tuple[Statement, ...]]
Grouped: TypeAlias = tuple[tuple[Statement, ...], tuple[RecurringClaim, ...]]
Unit: TypeAlias = reading.Item | reading.RawText
_Packed: TypeAlias = tuple[bytes, bytes]  # a key, empty when the result may not be kept; the result, packed

TIME_LIMIT = 60  # seconds of processor time for one text, far more than a megabyte of the worst kind takes


@dataclass(frozen=True)
class Corpus:
    """All texts of a run and what was found in them.

    `machine` holds the statements by id as the tool alone has them; `statements` have the analyst's word in them, and
    `overruled` are those of the machine that it has changed or dropped.
    `skipped` counts the files of other kinds by their suffix; `problems` says in a sentence each what is wrong with a
    metadata.csv or a folder.
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
    overruled: Mapping[str, Statement] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def was(self, statement: Statement) -> str:
        """Write the machine's own answer about a statement, as the `was` cell of overrides.csv has it."""
        return overrides.answer(self.overruled.get(statement.id, statement))


def run(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Corpus:
    """Read all texts under `paths` (the settings' texts when empty) and give what was found in them.

    Raises the stages' own errors (PathError, LexiconError, OverridesError) for input that cannot be used; a text that
    cannot be read is a document with trouble.
    """
    gathered = reading.gather(paths or [settings.texts])
    recipe = recipe_of(settings)
    extracted = _extracted(gathered, settings, recipe, progress)
    corpus = settle(extracted, settings, recipe, gathered.skipped)
    unknown = reading.unknown_docs(gathered.rows, [document.doc for document in corpus.documents])
    return replace(corpus, problems=(*gathered.problems, *unknown))


def settle(
    extracted: Iterable[Extracted],
    settings: Settings,
    recipe: Recipe,
    skipped: Mapping[str, int] | None = None,
) -> Corpus:
    """Do all that concerns the texts together: name speakers, put in the analyst's word, group what recurs."""
    topics, registry = lexica(recipe)
    table = overrides.read(settings.overrides, topics.names)
    documents: list[Document] = []
    found: list[Statement] = []
    for document, statements in extracted:
        documents.append(document)
        found.extend(statements)
    reconciled, proposals = attribution.reconcile(documents, found, registry)
    del found
    return settled(documents, reconciled, proposals, table, settings, recipe, skipped=skipped)


def settled(
    documents: Sequence[Document],
    reconciled: list[Statement],
    proposals: Sequence[AliasProposal],
    table: overrides.Table,
    settings: Settings,
    recipe: Recipe,
    grouped: Grouped | None = None,
    skipped: Mapping[str, int] | None = None,
) -> Corpus:
    """Put in the analyst's word and group what recurs; `grouped` is the answer for when there is no such word.

    The list of reconciled statements is emptied, so that none is in memory twice.
    """
    topics, registry = lexica(recipe)
    corrected, fates = overrides.apply(table, documents, reconciled)
    overruled = _overruled(reconciled, corrected)
    order = [statement.id for statement in reconciled]
    present = iter(corrected)
    reconciled.clear()
    del corrected
    if grouped is None or any(row.asks for row in table.rows):
        grouped = claims.group(documents, present, topics, packing.trace)
    return Corpus(
        settings=settings,
        documents=tuple(documents),
        statements=grouped[0],
        claims=grouped[1],
        table=table,
        fates=fates,
        proposals=tuple(proposals),
        topics=topics,
        registry=registry,
        machine=_Machine(order, grouped[0], overruled),
        overruled=overruled,
        skipped=skipped or {},
    )


def _overruled(before: Sequence[Statement], after: Sequence[Statement]) -> dict[str, Statement]:
    if len(before) == len(after) and all(map(is_, before, after)):
        return {}  # at no cost, where no analyst has spoken
    kept = set(map(id, after))
    return {statement.id: statement for statement in before if id(statement) not in kept}


class _Machine(Mapping[str, Statement]):
    """Statements as they were before overrides and grouping, by id and in their order; made only when asked for."""

    def __init__(self, order: Sequence[str], grouped: Iterable[Statement], overruled: Mapping[str, Statement]) -> None:
        self._order = order
        self._grouped = grouped
        self._overruled = overruled

    def __getitem__(self, identity: str) -> Statement:
        return self._statements[identity]

    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._order)

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        now = {statement.id: statement for statement in self._grouped}
        return {id_: self._overruled.get(id_) or ungrouped(now[id_]) for id_ in self._order}


def ungrouped(statement: Statement) -> Statement:
    """Give a statement without what its group gave it."""
    claims = tuple([claim._replace(claim_id="", label="") for claim in statement.claims])
    return statement._replace(claims=claims, utterance_id="", grouped_by="")


def extract(document: Document, topics: Topics, registry: Registry) -> Extracted:
    """Give one text with its publication date, and its statements with speakers, days and claims."""
    document = dating.publish(document)
    statements = finding.find(document)
    statements = attribution.attribute(document, statements, registry)
    statements = dating.date(document, statements, registry.terms)
    return document, claims.tag(document, statements, topics)


def read_and_extract(unit: Unit, topics: Topics, registry: Registry) -> tuple[Document, tuple[Statement, ...], bool]:
    """Do all that concerns one text alone; say as well whether all went well.

    Whatever goes wrong with a text is told in its trouble and costs no other text anything.
    """
    document = Document(doc=unit.doc, text="", source=_source(unit))
    try:
        with limited(TIME_LIMIT):
            document = reading.document(unit)
            return *extract(document, topics, registry), True
    except OutOfTimeError:
        trouble = f"was given up after {TIME_LIMIT} seconds of work, so its statements are missing; split it"
    except MemoryError:
        trouble = "needs more memory than there is, so its statements are missing; split it"
    except Exception as error:
        trouble = f"met a mistake in quotetrack ({type(error).__name__}: {error}), so its statements are missing"
    return _troubled(document, trouble), (), False


# -- text by text, in several processes ----------------------------------------------------------------------------


class Recipe(NamedTuple):
    """What results depend on besides the texts, for processes to load: the user's own files, None where there is none.

    `salt` digests their content and the program; it is empty when nothing is kept.
    """

    topics: Path | None
    officials: Path | None
    salt: bytes = b""


def recipe_of(settings: Settings) -> Recipe:
    """Give what the results for single texts depend on with these settings."""
    topics, officials = (path if path.is_file() else None for path in (settings.topics, settings.officials))
    return Recipe(topics, officials, cache.salt((topics, officials)) if settings.cache else b"")


def _extracted(
    gathered: reading.Gathered, settings: Settings, recipe: Recipe, progress: Progress | None
) -> Iterator[Extracted]:
    """Give each text with its statements, in the order of their names, whatever the number of processes."""
    total = None if any(item.is_table for item in gathered.items) else len(gathered.items)
    with _Kept(settings.cache, recipe) as kept:
        units = reading.work(gathered)
        results = in_order(partial(_worked, recipe), units, settings.jobs, known=kept.known, lost=_lost)
        for number, (key, packed) in enumerate(results, 1):
            kept.keep(key, packed)
            yield packing.unpack(packed)
            if progress is not None:
                progress(number, total)


class _Kept:
    """The results of earlier runs, for the texts that are as they were; nothing without a cache."""

    def __init__(self, path: Path | None, recipe: Recipe) -> None:
        self._cache = cache.Cache(path) if path else None
        self._recipe = recipe
        self._wanted: set[bytes] = set()

    def __enter__(self) -> _Kept:
        return self

    def __exit__(self, *_: object) -> None:
        if self._cache is not None:
            self._cache.close()

    def known(self, unit: Unit) -> _Packed | None:
        """Give the result for a text that was read before."""
        key = _key(unit, self._recipe) if self._cache is not None else b""
        if self._cache is None or not key:
            return None
        packed = self._cache.get(key)
        if packed is None:
            self._wanted.add(key)
            return None
        return b"", packed

    def keep(self, key: bytes, packed: bytes) -> None:
        """Keep a result, but not when its file was another one before the text was read than after it."""
        if self._cache is not None and key in self._wanted:
            self._wanted.remove(key)
            self._cache.put(key, packed)


def _worked(recipe: Recipe, unit: Unit) -> _Packed:
    """Give the result for one text as bytes, with its key when it may be kept."""
    document, statements, whole = read_and_extract(unit, *lexica(recipe))
    return _key(unit, recipe) if whole else b"", packing.pack(document, statements, map(claims.trace, statements))


def lost(unit: Unit) -> Extracted:
    """Give the result for a text that ended the process that read it."""
    trouble = "ended the process that read it, so its statements are missing; split it, or save it in another format"
    return _troubled(Document(doc=unit.doc, text="", source=_source(unit)), trouble), ()


def _lost(unit: Unit) -> _Packed:
    return b"", packing.pack(*lost(unit))


def _key(unit: Unit, recipe: Recipe) -> bytes:
    """Make the key of a text: its content, what is known of it and the recipe; empty when it can have none."""
    if not recipe.salt:
        return b""
    try:
        content = b"" if isinstance(unit, reading.RawText) or unit.trouble else unit.path.read_bytes()
    except OSError:
        return b""
    return cache.key(recipe.salt, repr(unit).encode("utf-8", "surrogatepass"), content)


def _source(unit: Unit) -> str:
    return unit.source if isinstance(unit, reading.RawText) else str(unit.path)


def _troubled(document: Document, trouble: str) -> Document:
    return document._replace(trouble=(*document.trouble, f"'{document.source}' {trouble}."))


@lru_cache(maxsize=1)
def lexica(recipe: Recipe) -> tuple[Topics, Registry]:
    """Load topics and officials once a process."""
    return claims.topics(recipe.topics), Registry.load(recipe.officials)
