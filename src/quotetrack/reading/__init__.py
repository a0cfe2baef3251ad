"""Paths in, documents out: files found, decoded and opened, and each text's page read.

`read` does all of it. For work in several processes, `gather` lists what there is, `work` gives one unit a text and
`document` reads one unit; units and documents can be pickled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from quotetrack.model import Document
from quotetrack.reading.documents import RawText, document, free_name, table_text, work
from quotetrack.reading.files import Gathered, Item, PathError, gather
from quotetrack.reading.metadata import unknown_docs
from quotetrack.reading.tables import lines_of, row_from, wanted_columns

__all__ = [
    "Gathered",
    "Item",
    "PathError",
    "RawText",
    "document",
    "free_name",
    "gather",
    "lines_of",
    "read",
    "row_from",
    "table_text",
    "unknown_docs",
    "wanted_columns",
    "work",
]


def read(paths: Sequence[Path]) -> Iterator[Document]:
    """Read all texts under the given files and folders, in the order of their names.

    A text that cannot be read is a document without text whose `trouble` says why. Raises PathError, before the first
    document, for a given path that does not exist or that no reader knows.
    """
    return map(document, work(gather(paths)))
