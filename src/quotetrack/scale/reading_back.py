"""A folder that `extract` made in, the Corpus of its texts out, as a local run over the same table gives it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from quotetrack import cache, pipeline
from quotetrack.pipeline import Corpus, Extracted, Progress
from quotetrack.scale.layout import FORM, MANIFEST, TEXTS, ScaleError, part
from quotetrack.settings import Settings


def is_extract(path: Path) -> bool:
    """Say whether a path is a folder that `extract` has made or begun."""
    return path.is_dir() and ((path / MANIFEST).is_file() or (path.suffix == ".parquet" and (path / TEXTS).is_dir()))


def corpus(path: Path, settings: Settings, progress: Progress | None = None) -> Corpus:
    """Do what concerns all texts together over an extract; raise ScaleError when it is not whole."""
    return pipeline.settle(_results(path, progress), settings, pipeline.recipe_of(settings))


def _results(path: Path, progress: Progress | None) -> Iterator[Extracted]:
    try:
        import pyarrow
        import pyarrow.parquet as pq
    except ImportError:
        raise ScaleError("Parquet needs pyarrow; run: pip install 'quotetrack[scale]'.") from None
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ScaleError(
            f"{path}: this extract was not finished; remove it and run 'quotetrack extract' again."
        ) from None
    if manifest.get("form") != FORM:
        raise ScaleError(f"{path}: another version of quotetrack made this extract; make it again.")
    done = 0
    for number in range(manifest["parts"]):
        file = path / TEXTS / part(number)
        try:
            packed = pq.read_table(file, columns=["result"])["result"].to_pylist()
        except (OSError, pyarrow.ArrowException):
            raise ScaleError(f"{file}: is missing or damaged; make the extract again.") from None
        for one in packed:
            yield cache.unpack(one)
            done += 1
            if progress is not None:
                progress(done, manifest["texts"])
