"""`quotetrack extract`: a table of articles in, its statements as partitioned Parquet out, from many processes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from quotetrack.cli.running import say


def extract(
    source: Annotated[
        str, typer.Argument(metavar="SOURCE", help="A table of articles, .parquet or .jsonl, or its URL.")
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT.parquet", help="The folder to write.")],
    engine: Annotated[Literal["dask"], typer.Option(metavar="dask", help="What shares out the work.")] = "dask",
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A running scheduler (tcp://…); without it, this machine's cores.")
    ] = "",
) -> None:
    """Extract statements from a table too large for one machine; `quotetrack report OUT.parquet` goes on from there."""
    from quotetrack import scale, settings

    count = scale.extract(source, output, settings.load(Path()), scheduler)
    say(f"{output}: {count} statements; make the report of them with: quotetrack report {output}")
