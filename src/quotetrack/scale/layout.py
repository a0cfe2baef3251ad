"""Nothing in, the layout of an extract out: a folder with texts, statements and, written last, what it was made from.

`texts/part-00000.parquet` has a row a text: its name and its result as `cache.pack` gives it, statements included.
`statements/part-00000.parquet` has a row a statement, with the columns of every listing; what only all texts together
can tell (utterances, claims that recur, speakers known from other texts) is still missing there.
"""

from __future__ import annotations

MANIFEST = "quotetrack.json"
TEXTS = "texts"
STATEMENTS = "statements"
FORM = 1


class ScaleError(ValueError):
    """An extract that cannot be made or read; the message is one sentence with the cure."""


def part(number: int) -> str:
    """Name the file of a partition; the names sort by number."""
    return f"part-{number:06}.parquet"
