"""A folder that `extract` made in, the Corpus of its texts out, as a local run over the same table gives it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from quotetrack import overrides, packing, pipeline
from quotetrack.attribution import AliasProposal
from quotetrack.model import Document, Statement
from quotetrack.pipeline import Corpus, Extracted, Progress
from quotetrack.scale.layout import (
    CLAIMS,
    FORM,
    MANIFEST,
    PEOPLE,
    TEXTS,
    ScaleError,
    Store,
    part,
    read_results,
    read_texts,
    store,
)
from quotetrack.settings import Settings

_ADDRESS = re.compile(r"^([a-z][a-z0-9+]+):/+")


def is_extract(path: Path) -> bool:
    """Say whether a path, or the address of an object store, is a folder that `extract` has made or begun."""
    if _ADDRESS.match(str(path)):
        out = _store(path)
        return (out / MANIFEST).exists() or (out / TEXTS).exists()
    return path.is_dir() and ((path / MANIFEST).is_file() or (path.suffix == ".parquet" and (path / TEXTS).is_dir()))


def corpus(path: Path, settings: Settings, progress: Progress | None = None) -> Corpus:
    """Give the texts of an extract with its answer, or a new one when the analyst has a word on it.

    Raises ScaleError when the extract is not whole.
    """
    out = _store(path)
    try:
        manifest = json.loads((out / MANIFEST).read())
    except FileNotFoundError:
        raise ScaleError(
            f"{path}: this extract was not finished; remove it and run 'quotetrack extract' again."
        ) from None
    if manifest.get("form") != FORM:
        raise ScaleError(f"{path}: another version of quotetrack made this extract; make it again.")
    recipe = pipeline.recipe_of(settings)
    table = overrides.read(settings.overrides, pipeline.lexica(recipe)[0].names)
    documents: list[Document] = []
    statements: list[Statement] = []
    for document, found in _texts(out, manifest, progress):
        documents.append(document)
        statements.extend(found)
    grouped = tuple(statements), tuple(packing.unpack_claim(one) for one in read_results(out / CLAIMS / part(0)))
    proposals = [AliasProposal(**one) for one in json.loads((out / PEOPLE).read())]
    alone = [pipeline.ungrouped(statement) for statement in statements]
    return pipeline.settled(documents, alone, proposals, table, settings, recipe, grouped)


def _store(path: Path) -> Store:
    """Give the place of an extract; a Path has made one stroke of the two in an address."""
    try:
        import fsspec  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError:
        raise ScaleError("An extract is Parquet; to read it run: pip install 'quotetrack[scale]'.") from None
    return store(_ADDRESS.sub(r"\1://", str(path)))


def _texts(out: Store, manifest: dict[str, int], progress: Progress | None) -> Iterator[Extracted]:
    done = 0
    for number in range(manifest["parts"]):
        for text in read_texts(out / TEXTS / part(number)):
            yield text
            done += 1
            if progress is not None:
                progress(done, manifest["texts"])
