"""An overrides file's bytes and changed rows in, the bytes with those rows alone changed out; and such bytes on disk.

Only rows that a program wrote itself should be changed in this way; which those are, the caller knows. Every other
byte of the file stays as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from quotetrack.overrides import dialect
from quotetrack.overrides.dialect import OverridesError
from quotetrack.overrides.table import Table
from quotetrack.overrides.writing import put_in_place

Change = Mapping[str, str] | None


def rewritten(data: bytes, changes: Mapping[int, Change], table: Table) -> bytes:
    """Give the bytes of a file with the rows on some lines changed, or taken out where the change is None.

    `table` is the file as read from these bytes; a change holds all columns that it sets, others keep their words.
    Raises OverridesError when the file's encoding lacks a character.
    """
    if not changes:
        return data
    how = table.dialect
    text, _ = dialect.decode(data, table.path)
    mark = data[: len(data) - len(text.encode(how.encoding))]
    head, lines = text[: how.start], list(io.StringIO(text[how.start :], newline=""))
    before = len(head.splitlines()) + 1
    for line in sorted(changes, reverse=True):  # from the end, so that the places of earlier rows hold
        first = line - before
        reader = csv.reader(iter(lines[first:]), delimiter=how.separator, strict=True)
        old = next(reader)
        lines[first : first + reader.line_num] = _row(old, changes[line], table)
    return mark + (head + "".join(lines)).encode(how.encoding)


def write(path: Path, data: bytes) -> None:
    """Put bytes in the place of an overrides file in one step; raise OverridesError when the disk refuses."""
    try:
        put_in_place(path.resolve(), data)
    except OSError as error:
        cure = "close it where it is open, and try again"
        raise OverridesError(f"{path}: cannot be written ({error.strerror or error}); {cure}") from None


def _row(old: list[str], change: Change, table: Table) -> list[str]:
    """Give the row as lines of the file, none when it is taken out."""
    if change is None:
        return []
    cells = [*old, *[""] * (len(table.header) - len(old))]
    for place, column in enumerate(table.header):
        cells[place] = change.get(column, cells[place])
    return [dialect.encode([cells], table.dialect, table.path).decode(table.dialect.encoding)]
