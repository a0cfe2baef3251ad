"""A table of articles in (Parquet or JSON lines, local or in an object store), a folder of statements out, by Dask.

Each partition goes through the same work for single texts as a local run and is written by the worker that did it, so
that nothing but counts travels back. A partition that is lost with its worker is done again and writes the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from quotetrack import cache, pipeline, reading
from quotetrack.pipeline import Recipe
from quotetrack.report.records import record
from quotetrack.scale.layout import FORM, MANIFEST, STATEMENTS, TEXTS, ScaleError, part
from quotetrack.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_LISTS = ("spans", "mention_span", "cue_span", "claims", "candidates", "overridden")


def extract(source: str, output: str, settings: Settings, scheduler: str = "", blocksize: str = "32MB") -> int:
    """Extract the statements of all articles in a table into the folder `output`; give their number.

    `scheduler` is the address of a running Dask scheduler; without one, a cluster of `settings.jobs` processes on this
    machine does the work. Raises ScaleError when the source is no table, Dask is missing or the output is taken.
    """
    try:
        import dask
        import fsspec
    except ImportError:
        raise ScaleError(
            "Work on several machines goes by Dask; install it: pip install 'quotetrack[scale]'."
        ) from None
    source, output = _whole(source), _whole(output)  # a worker may run in another folder
    place, root = fsspec.core.url_to_fs(output)
    if place.exists(f"{root}/{MANIFEST}"):
        raise ScaleError(f"{output}: holds an extract already; give another name, or remove it.")
    for folder in (TEXTS, STATEMENTS):
        place.makedirs(f"{root}/{folder}", exist_ok=True)
    topics, officials = settings.topics.resolve(), settings.officials.resolve()
    recipe = pipeline.recipe_of(replace(settings, topics=topics, officials=officials))
    with _cluster(scheduler, settings.jobs):
        parts = _frame(source, blocksize).to_delayed()
        sizes = dask.compute(*[dask.delayed(len)(one) for one in parts])
        firsts = [0, *accumulate(sizes)]
        work = dask.delayed(_partition, pure=False)
        counts = dask.compute(
            *[
                work(one, number, first, source, output, recipe)
                for number, (one, first) in enumerate(zip(parts, firsts, strict=False))
            ]
        )
    with place.open(f"{root}/{MANIFEST}", "w") as file:
        json.dump({"form": FORM, "parts": len(parts), "texts": firsts[-1], "statements": sum(counts)}, file)
    return sum(counts)


@contextmanager
def _cluster(scheduler: str, processes: int) -> Iterator[None]:
    from distributed import Client, LocalCluster

    if scheduler:
        try:
            client = Client(scheduler, timeout="20s")
        except (OSError, ValueError):
            raise ScaleError(f"{scheduler}: no Dask scheduler answers; start one, or mend the address.") from None
        with client:
            yield
        return
    with (
        LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        yield


def _whole(address: str) -> str:
    """Write an address in full, a local path as file:///…"""
    import fsspec

    place, path = fsspec.core.url_to_fs(address)
    return str(place.unstrip_protocol(path))


def _frame(source: str, blocksize: str) -> Any:
    """Open the table by partitions, every cell as it is written."""
    import dask
    import dask.dataframe as dd

    dask.config.set({"dataframe.convert-string": False})
    suffix = source.rstrip("/").rpartition(".")[2].lower()
    if suffix not in ("parquet", "jsonl"):
        raise ScaleError(f"{source}: is no table of articles; give one that ends in .parquet or .jsonl.")
    try:
        if suffix == "parquet":
            return dd.read_parquet(source, split_row_groups="adaptive", blocksize=blocksize)
        return dd.read_json(source, lines=True, blocksize=blocksize, dtype=False, convert_dates=False)
    except OSError as error:
        raise ScaleError(f"{source}: cannot be read ({error.strerror or error}); check the address.") from None
    except ValueError as error:
        raise ScaleError(f"{source}: is a damaged table ({str(error).splitlines()[0][:120]}).") from None


def _partition(frame: pd.DataFrame, number: int, first: int, source: str, output: str, recipe: Recipe) -> int:
    """Extract one partition and write its two files; give the number of statements."""
    import pyarrow as pa

    topics, registry = pipeline.lexica(recipe)
    stem = source.rstrip("/").rpartition("/")[2].rpartition(".")[0]
    texts: list[dict[str, Any]] = []
    records: list[dict[str, Any]] = []
    for at, cells in enumerate(frame.to_dict("records"), first + 1):
        row = reading.table_row(at, {str(name): cell for name, cell in cells.items()}, f"{source}, row {at}")
        unit = reading.table_text(row, row.data.doc or f"{stem}#{at}", {})
        document, statements, _ = pipeline.read_and_extract(unit, topics, registry)
        texts.append({"doc": document.doc, "result": cache.pack((document, statements))})
        records.extend(_flat(record(statement, document)) for statement in statements)
    text_schema = pa.schema([("doc", pa.string()), ("result", pa.binary())])
    _write(pa.Table.from_pylist(texts, text_schema), f"{output}/{TEXTS}/{part(number)}")
    _write(pa.Table.from_pylist(records, _statement_schema()), f"{output}/{STATEMENTS}/{part(number)}")
    return len(records)


def _flat(one: dict[str, Any]) -> dict[str, Any]:
    """Write lists as JSON and leave out half characters, which Parquet cannot hold."""
    written = one | {name: json.dumps(one[name]) for name in _LISTS}
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in written.items()
    }


def _statement_schema() -> Any:
    import pyarrow as pa

    from quotetrack.model import Document, Statement

    empty = Statement(doc="", spans=(), text="", kind="direct", sentence=(0, 0), found_by="")
    return pa.schema([(name, pa.string()) for name in record(empty, Document(doc="", text=""))])


def _write(table: Any, address: str) -> None:
    """Write a file and move it in place, so that no half a file is ever under its name."""
    import fsspec
    import pyarrow.parquet as pq

    place, path = fsspec.core.url_to_fs(address)
    draft = f"{path}.draft"
    with place.open(draft, "wb") as file:
        pq.write_table(table, file)
    place.mv(draft, path)
