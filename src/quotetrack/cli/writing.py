"""Records in, one of the listing formats out, to a file or to standard output."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias

from quotetrack.cli.failures import MisuseError

if TYPE_CHECKING:
    from rich.console import Console

    from quotetrack.cli.options import Format

Form: TypeAlias = Literal["table", "csv", "jsonl", "md", "parquet"]
Records: TypeAlias = Iterable[dict[str, Any]]

_BY_SUFFIX: dict[str, Form] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".md": "md",
    ".parquet": "parquet",
    ".txt": "table",
}
_PIPE_WIDTH = 120


def form_of(form: Format | None, output: Path | None) -> Form:
    """Give the format asked for, else the one that the output's suffix says, else a table."""
    if form is not None or output is None:
        return form or "table"
    found = _BY_SUFFIX.get(output.suffix.casefold())
    if found is None:
        raise MisuseError(f"{output}: its suffix tells no format; end it in {', '.join(_BY_SUFFIX)}, or give --format.")
    return found


def write(
    form: Form,
    output: Path | None,
    columns: Sequence[str],
    records: Callable[[], Records],
    table: Callable[[Console], None],
    markdown: Callable[[], str],
) -> None:
    """Write a listing, calling only what the format needs; a file is written beside its place and then moved there.

    `columns` are those of the records: a table without rows has them too.
    """
    if output is None:
        _emit(form, sys.stdout, columns, records, table, markdown)
        return
    from quotetrack.files import put_in_place

    with put_in_place([output]) as [draft]:
        if form == "parquet":
            _parquet(columns, records(), draft)
            return
        with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            _emit(form, file, columns, records, table, markdown)


def _emit(
    form: Form,
    file: IO[str],
    columns: Sequence[str],
    records: Callable[[], Records],
    table: Callable[[Console], None],
    markdown: Callable[[], str],
) -> None:
    if form == "jsonl":
        line = json.JSONEncoder(ensure_ascii=False).encode
        file.writelines(f"{line(record)}\n" for record in records())
    elif form == "csv":
        _csv(columns, records(), file)
    elif form == "md":
        file.write(markdown())
    else:
        with console(file) as out:
            table(out)


@contextmanager
def console(file: IO[str] | None = None) -> Iterator[Console]:
    """Give a console on a stream, standard output when left out: as wide as the terminal, else wide enough to read.

    Where there is no terminal, lines end with their last letter.
    """
    from rich.console import Console

    file = file or sys.stdout
    if file.isatty():
        yield Console(file=file, highlight=False)
        return
    held = io.StringIO()
    yield Console(file=held, width=_PIPE_WIDTH, highlight=False)
    file.writelines(f"{line.rstrip()}\n" for line in held.getvalue().splitlines())


def _csv(columns: Sequence[str], records: Records, file: IO[str]) -> None:
    from quotetrack.records import flat

    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(flat(record).values() for record in records)


def _parquet(columns: Sequence[str], records: Records, path: Path) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MisuseError("Parquet needs pyarrow; run: pip install 'quotetrack[parquet]', or choose .csv.") from None
    rows = list(records)
    pq.write_table(pa.Table.from_pylist(rows) if rows else pa.table(dict.fromkeys(columns, pa.nulls(0))), path)
