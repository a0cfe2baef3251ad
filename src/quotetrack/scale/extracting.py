"""A table of articles in (Parquet or JSON lines, local or in an object store), an extract out, by Dask.

Each partition goes through the same work for single texts as a local run; what only all texts together can tell goes
by key through shuffles and by trees. Every pass ends in files, written by the worker that made them under the number of
their part, so that a worker that is lost costs the parts that it had at hand, which are done again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quotetrack import __version__, packing, pipeline
from quotetrack.pipeline import Recipe
from quotetrack.records import CLAIM_COLUMNS, claim_record
from quotetrack.scale.articles import Articles, articles, units
from quotetrack.scale.child import extracted
from quotetrack.scale.frames import frame, meta
from quotetrack.scale.grouping import group
from quotetrack.scale.layout import (
    CLAIMS,
    FORM,
    MANIFEST,
    PEOPLE,
    STATEMENTS,
    TEXTS,
    WORK,
    ScaleError,
    Store,
    part,
    store,
    write_records,
    write_texts,
)
from quotetrack.scale.speakers import FOUND, reconcile
from quotetrack.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = {"part": "int", "texts": "int", "statements": "int"}
WAIT = 20  # seconds for a scheduler and its first worker to answer


def extract(source: str, output: str, settings: Settings, scheduler: str = "", blocksize: str = "32MB") -> int:
    """Extract the statements of all articles in a table into the folder `output`; give their number.

    `scheduler` is the address of a running Dask scheduler; without one, a cluster of `settings.jobs` processes on this
    machine does the work. Raises ScaleError when the source is no table, Dask is missing or the output cannot be made.
    """
    try:
        import dask
        import dask.dataframe
        import distributed  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError:
        raise ScaleError(
            "Work on several machines goes by Dask; install it: pip install 'quotetrack[scale]'."
        ) from None
    out = store(output)
    if (out / MANIFEST).exists():
        raise ScaleError(f"{output}: holds an extract already; give another name, or remove it.")
    topics, officials = settings.topics.resolve(), settings.officials.resolve()
    recipe = pipeline.recipe_of(replace(settings, topics=topics, officials=officials, cache=None))
    kinds = dask.config.set({"dataframe.convert-string": False, "dataframe.shuffle.method": "tasks"})
    with kinds, _cluster(scheduler, settings.jobs):
        table = articles(source, blocksize)
        (out / WORK).remove()  # of an extract that was broken off
        for folder in (f"{WORK}/{FOUND}", TEXTS, STATEMENTS, CLAIMS):
            (out / folder).make()
        counts = _texts(table, out, recipe)
        proposals = reconcile(out / WORK, table.parts, recipe)
        claims = group(out, table.parts, recipe)
    rows = [claim_record(claim) | {"result": packing.pack_claim(claim)} for claim in claims]
    write_records(out / CLAIMS / part(0), rows, [*CLAIM_COLUMNS, "result"])
    (out / PEOPLE).write(json.dumps([one._asdict() for one in proposals]).encode())
    (out / WORK).remove()
    statements = int(counts["statements"].sum())
    made = {
        "form": FORM,
        "version": __version__,
        "parts": table.parts,
        "texts": int(counts["texts"].sum()),
        "statements": statements,
        "claims": len(claims),
    }
    (out / MANIFEST).write(json.dumps(made).encode())
    return statements


def _texts(table: Articles, out: Store, recipe: Recipe) -> pd.DataFrame:
    """Extract every partition by itself; give the counts of each."""
    work = table.frame.map_partitions(
        _partition,
        table.places,
        out / WORK / FOUND,
        table.source,
        table.renamed,
        recipe,
        meta=meta(_COUNTS),
        align_dataframes=False,
    )
    counts: pd.DataFrame = work.compute()
    return counts


def _partition(
    rows: pd.DataFrame, place: pd.DataFrame, found: Store, source: str, renamed: dict[int, str], recipe: Recipe
) -> pd.DataFrame:
    number = int(place["part"].iloc[0])
    texts = list(extracted(units(rows, place, source, renamed), recipe))
    write_texts(found / part(number), texts)
    return frame([(number, len(texts), sum(len(statements) for _, statements in texts))], _COUNTS)


@contextmanager
def _cluster(scheduler: str, processes: int) -> Iterator[None]:
    from distributed import Client, KilledWorker, LocalCluster

    with ExitStack() as open_ones:
        if scheduler:
            try:
                client = open_ones.enter_context(Client(scheduler, timeout=f"{WAIT}s"))
            except (OSError, ValueError):
                raise ScaleError(f"{scheduler}: no Dask scheduler answers; start one, or mend the address.") from None
            _check(client, scheduler)
        else:
            own = LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None)
            open_ones.enter_context(Client(open_ones.enter_context(own)))
        try:
            yield
        except KilledWorker as error:
            raise ScaleError(
                f"A part of the work ended its worker again and again ({error}); give the workers more memory."
            ) from None


def _check(client: Any, scheduler: str) -> None:
    """Raise ScaleError when the scheduler has no worker, or workers with another version of quotetrack."""
    try:
        client.wait_for_workers(1, timeout=WAIT)
        versions = set(client.run(_version).values())
    except TimeoutError:
        raise ScaleError(
            f"{scheduler}: this scheduler has no workers; start some with: dask worker {scheduler}"
        ) from None
    except ImportError:
        versions = {"none"}
    if versions - {__version__}:
        raise ScaleError(
            f"{scheduler}: its workers have quotetrack {', '.join(sorted(versions))} and this machine {__version__}; "
            "install the same on all."
        )


def _version() -> str:
    return __version__
