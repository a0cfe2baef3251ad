"""The layout of an extract: which folders it has, and how a part of it is written and read, wherever it lies.

| folder | a row is | columns |
| --- | --- | --- |
| `texts/` | a text | `doc`, `result` (text and statements, packed): what `quotetrack report` reads back |
| `statements/` | a statement | those of every listing, for other tools |
| `claims/` | a recurring claim | those of `quotetrack claims`, and `result` |

`people.json` proposes names that may be one person's. `quotetrack.json` is written last and says what it all was made
of; `_work/` is there while the work goes on.
"""

from __future__ import annotations

import io
import json
import pickle
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quotetrack import packing
from quotetrack.model import Document, Statement
from quotetrack.reading.decoding import whole

MANIFEST, PEOPLE = "quotetrack.json", "people.json"
TEXTS, STATEMENTS, CLAIMS = "texts", "statements", "claims"
WORK = "_work"
FORM = 5


class ScaleError(ValueError):
    """An extract that cannot be made or read; the message is one sentence with the cure."""


def part(number: int) -> str:
    """Name the file of a part; the names sort by number."""
    return f"part-{number:06}.parquet"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder, local or in an object store, by its full address (`file:///…`, `s3://…`)."""

    address: str

    def __truediv__(self, name: str) -> Store:
        return Store(f"{self.address}/{name}")

    def exists(self) -> bool:
        """Say whether there is a file or folder of this name."""
        place, path = _place(self.address)
        return bool(place.exists(path))

    def make(self) -> None:
        """Make the folder."""
        place, path = _place(self.address)
        try:
            place.makedirs(path, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from None

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        place, path = _place(self.address)
        if place.exists(path):
            place.rm(path, recursive=True)

    def write(self, content: bytes) -> None:
        """Write a file and move it in place, so that no half a file is ever under its name."""
        place, path = _place(self.address)
        folder, _, name = path.rpartition("/")
        draft = f"{folder}/.{uuid.uuid4().hex}.draft"  # its own, should a worker that was given up still be at work
        try:
            with place.open(draft, "wb") as file:
                file.write(content)
            place.mv(draft, f"{folder}/{name}")
        except OSError as error:
            raise self._unwritable(error) from None

    def read(self) -> bytes:
        """Give the content of a file."""
        place, path = _place(self.address)
        with place.open(path, "rb") as file:
            return bytes(file.read())

    def write_table(self, table: Any) -> None:
        """Write an Arrow table as Parquet."""
        import pyarrow.parquet as pq

        made = io.BytesIO()
        pq.write_table(table, made)
        self.write(made.getvalue())

    def _unwritable(self, error: OSError) -> ScaleError:
        return ScaleError(f"{self.address}: cannot be written ({error.strerror or error}); choose another place.")


def store(address: str) -> Store:
    """Give a folder by its address, a local path in full, for a worker may run in another folder."""
    import fsspec

    try:
        place, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ScaleError(f"{address}: there is no way to this address ({error}); mend or install that.") from None
    return Store(str(place.unstrip_protocol(path)).rstrip("/"))


def write_texts(address: Store, texts: Iterable[tuple[Document, tuple[Statement, ...]]]) -> None:
    """Write texts with their statements."""
    import pyarrow as pa

    rows = [{"doc": whole(text[0].doc), "result": packing.pack(*text)} for text in texts]
    address.write_table(pa.Table.from_pylist(rows, pa.schema([("doc", pa.string()), ("result", pa.binary())])))


def read_texts(address: Store) -> list[tuple[Document, tuple[Statement, ...]]]:
    """Read what `write_texts` wrote; raise ScaleError when it is missing or damaged."""
    return [packing.unpack(packed) for packed in read_results(address)]


def read_results(address: Store) -> list[bytes]:
    """Read the column `result` of a Parquet file."""
    import pyarrow
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(address.read()), columns=["result"])
    except (OSError, pyarrow.ArrowException):
        raise ScaleError(f"{address.address}: is missing or damaged; make the extract again.") from None
    return list(table["result"].to_pylist())


def write_records(address: Store, records: Iterable[dict[str, Any]], columns: Iterable[str]) -> None:
    """Write records as a table of words: numbers stay, lists become JSON, half characters are left out."""
    import pyarrow as pa

    kinds = {"result": pa.binary()}
    schema = pa.schema(
        [(name, kinds.get(name, pa.int64() if name.endswith("_count") else pa.string())) for name in columns]
    )
    rows = [{name: _cell(value) for name, value in record.items()} for record in records]
    address.write_table(pa.Table.from_pylist(rows, schema))


def keep(address: Store, value: object) -> None:
    """Write something of the run's own, for its workers."""
    address.write(pickle.dumps(value, protocol=5))


def kept(address: Store) -> Any:
    """Read what `keep` wrote in this run."""
    return pickle.loads(address.read())


def _cell(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value)
    return whole(value) if isinstance(value, str) else value


def _place(address: str) -> tuple[Any, str]:
    import fsspec

    place, path = fsspec.core.url_to_fs(address)
    return place, str(path)
