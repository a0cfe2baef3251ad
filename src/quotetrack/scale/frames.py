"""Rows in, pandas and Dask frames out, with the kinds of their columns as they are named, whatever is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quotetrack.scale.layout import Store

if TYPE_CHECKING:
    import pandas as pd

# "key" columns hold words, "object" columns anything; a shuffle must find the same kind on either side.
_KINDS = {"int": "int64", "band": "uint64", "key": "object", "bytes": "object"}
Columns = Mapping[str, str]


def meta(columns: Columns) -> dict[str, str]:
    """Give the kinds of columns as Dask wants to know them beforehand."""
    return {name: _KINDS[kind] for name, kind in columns.items()}


def frame(rows: Iterable[tuple[Any, ...]], columns: Columns) -> pd.DataFrame:
    """Make a frame of rows."""
    import pandas as pd

    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(value, dtype=_KINDS[kind])
            for value, (name, kind) in zip(values, columns.items(), strict=True)
        }
    )


def checked_in(made: Any, address: Store, columns: Columns) -> Any:
    """Write a Dask frame as Parquet and open it again: what comes after does not begin before it."""
    import dask.dataframe as dd
    import pyarrow as pa

    kinds = {"int": pa.int64(), "band": pa.uint64(), "key": pa.string(), "bytes": pa.binary()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    made[list(columns)].to_parquet(address.address, write_index=False, schema=schema)
    opened = dd.read_parquet(address.address, columns=list(columns))
    return opened.map_partitions(_as_named, columns, meta=meta(columns))


def _as_named(made: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    return made.astype({name: _KINDS[kind] for name, kind in columns.items()})
