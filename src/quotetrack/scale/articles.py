"""The address of a table of articles in, a Dask frame of its rows out, each text under the name of a local run."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from quotetrack import reading
from quotetrack.reading import RawText
from quotetrack.scale.layout import ScaleError, store

if TYPE_CHECKING:
    import pandas as pd

_NUMBER = re.compile(r"(?:#\d+)+$")


@dataclass(frozen=True, slots=True)
class Articles:
    """A table by partitions. `frame` has a row an article, its cells packed; `places` a row a partition, aligned to it.

    `renamed` holds the names of those rows, by number, whose own name another row had before.
    """

    frame: Any
    places: Any
    parts: int
    rows: int
    source: str
    renamed: Mapping[int, str]


def articles(source: str, blocksize: str) -> Articles:
    """Open a table and give every row its name; needs a client. Raises ScaleError when there is no such table."""
    import dask
    import dask.dataframe as dd

    frame = _opened(source, blocksize)
    counts, shared = dask.compute(
        frame.map_partitions(_count, meta={"rows": "int64", "lines": "int64"}),
        _given(frame).shuffle("base").map_partitions(_in_question, _stem(source), meta=_GIVEN),
    )
    firsts = list(accumulate(counts["rows"], initial=0))
    lines = list(accumulate(counts["lines"], initial=0))
    numbers = range(frame.npartitions)
    places = dd.from_map(
        _place, numbers, firsts[:-1], lines[:-1], meta={"part": "int64", "row": "int64", "line": "int64"}
    )
    given = [(firsts[row.part] + row.at + 1, row.name) for row in shared.itertuples(index=False)]
    if any(_base(name) == _stem(source) for _, name in given):
        everything = dask.compute(_given(frame))[0]
        named = {firsts[row.part] + row.at + 1: row.name for row in everything.itertuples(index=False)}
        given = [(row, named.get(row) or f"{_stem(source)}#{row}") for row in range(1, firsts[-1] + 1)]
    return Articles(frame, places, len(numbers), firsts[-1], source, dict(_renamed(given)))


def units(frame: pd.DataFrame, place: pd.DataFrame, source: str, renamed: Mapping[int, str]) -> Iterator[RawText]:
    """Give the texts of a partition, as a local run reads them."""
    first, lines = int(place["row"].iloc[0]), int(place["line"].iloc[0])
    for number, (at, packed) in enumerate(zip(frame["at"], frame["cells"], strict=True), first + 1):
        where = f"{source}, line {lines + at + 1}" if source.lower().endswith("jsonl") else f"{source}, row {number}"
        row = reading.row_from(number, pickle.loads(packed), where)
        name = renamed.get(number) or row.data.doc or f"{_stem(source)}#{number}"
        yield reading.table_text(row, name, {})


_ROW = {"at": "int64", "lines": "int64", "doc": "object", "cells": "object"}
_GIVEN = {"base": "object", "name": "object", "part": "int64", "at": "int64"}


def _opened(source: str, blocksize: str) -> Any:
    """Give a frame with the cells of each row, packed, and the line that it stands on within its partition."""
    import dask.dataframe as dd
    from dask import bytes as files
    from dask import delayed

    suffix = source.rstrip("/").rpartition(".")[2].lower()
    if suffix not in ("parquet", "jsonl"):
        raise ScaleError(f"{source}: is no table of articles; give one that ends in .parquet or .jsonl.")
    address = store(source).address
    try:
        if suffix == "parquet":
            names = reading.wanted_columns(_names(address))
            if not names:
                raise ScaleError(f"{source}: has no column 'text'; name one so.")
            frame = dd.read_parquet(
                address, columns=names, split_row_groups="adaptive", blocksize=blocksize, dtype_backend="pyarrow"
            )
            return frame.map_partitions(_of_frame, meta=_ROW)
        _, found = files.read_bytes(address, delimiter=b"\n", blocksize=blocksize, sample=False)
        blocks = [delayed(_of_lines)(block) for file in found for block in file]
        return dd.from_delayed(blocks, meta=_ROW, verify_meta=False)
    except ScaleError:
        raise
    except (OSError, IndexError) as error:
        raise ScaleError(
            f"{source}: cannot be read ({getattr(error, 'strerror', None) or error}); check the address."
        ) from None
    except ValueError as error:
        raise ScaleError(f"{source}: is a damaged table ({str(error).splitlines()[0][:120]}).") from None


def _names(address: str) -> list[str]:
    """Give the columns of a Parquet table, a file or a folder of them."""
    import fsspec
    import pyarrow.dataset
    from pyarrow.fs import FSSpecHandler, PyFileSystem

    place, path = fsspec.core.url_to_fs(address)
    dataset = pyarrow.dataset.dataset(path, filesystem=PyFileSystem(FSSpecHandler(place)), format="parquet")
    return list(dataset.schema.names)


def _of_frame(frame: pd.DataFrame) -> pd.DataFrame:
    import pyarrow as pa

    return _rows((at, cells) for at, cells in enumerate(pa.Table.from_pandas(frame, preserve_index=False).to_pylist()))


def _of_lines(block: bytes) -> pd.DataFrame:
    lines = reading.lines_of(block)
    rows = _rows((at, line) for at, line in enumerate(lines) if line.strip())
    rows["lines"] = len(lines) - (not lines[-1]) if lines else 0
    return rows


def _rows(cells: Iterable[tuple[int, Any]]) -> pd.DataFrame:
    import pandas as pd

    rows = [(at, 0, _doc(one), pickle.dumps(one, protocol=5)) for at, one in cells]
    return pd.DataFrame(rows, columns=list(_ROW)).astype(_ROW)


def _doc(cells: Any) -> str:
    """Give the name that a row has of its own, "" for none."""
    return reading.row_from(0, cells, "").data.doc


def _count(frame: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"rows": [len(frame)], "lines": [int(frame["lines"].iloc[0]) if len(frame) else 0]})


def _given(frame: Any) -> Any:
    import dask.dataframe as dd

    parts = dd.from_map(_part, range(frame.npartitions), meta={"part": "int64"})
    return frame.map_partitions(_own_names, parts, meta=_GIVEN, align_dataframes=False)


def _own_names(frame: pd.DataFrame, part: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    number = int(part["part"].iloc[0])
    named = [(_base(doc), doc, number, at) for at, doc in enumerate(frame["doc"]) if doc]
    return pd.DataFrame(named, columns=list(_GIVEN)).astype(_GIVEN)


def _in_question(frame: pd.DataFrame, stem: str) -> pd.DataFrame:
    """Keep the names that another row may have as well: those of one base go by one number after another."""
    twice = set(frame.loc[frame["name"].duplicated(), "base"]) | {stem}
    return frame[frame["base"].isin(twice)]


def _renamed(given: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    taken: dict[str, int] = {}
    for row, name in sorted(given):
        free = reading.free_name(name, taken)
        if free != name:
            yield row, free


def _part(number: int) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"part": [number]})


def _place(number: int, row: int, line: int) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({"part": [number], "row": [row], "line": [line]})


def _stem(source: str) -> str:
    return source.rstrip("/").rpartition("/")[2].rpartition(".")[0]


def _base(name: str) -> str:
    return _NUMBER.sub("", name)
