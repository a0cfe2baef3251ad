"""Column definitions and items in, rows of cells out: the light tables that every output format is written from.

A table does not hold its rows. It makes them one at a time from the items it lists, so that a workbook of some
hundred thousand statements needs no more memory than the statements themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from quotetrack.model import PartialDate

Item = TypeVar("Item")
ColumnKind: TypeAlias = Literal["text", "number", "date", "link"]
Mark: TypeAlias = Literal["stance", "confidence", "count"]


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of another table, counted from 0 without the header, both ends included."""

    table: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: to a file on this disk, to a web page, or to rows of another table."""

    text: str
    file: str = ""
    web: str = ""
    place: Place | None = None


Cell: TypeAlias = str | int | PartialDate | Link | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """One column: its name, a sentence that explains it, and how to get its cell from an item.

    `width` counts characters. `mark` colours the cells by what they say. Columns that are not `printed` stand to the
    right of those that are, and hold what only a closer look needs.
    """

    name: str
    note: str
    value: Callable[[Item], Cell]
    width: float = 12
    kind: ColumnKind = "text"
    wrap: bool = False
    mark: Mark | None = None
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """One table: its columns and the items that its rows are made of.

    `items` may be called often and gives `count` items each time. `purpose` is a sentence for the reader, `empty` is
    what is said in place of rows when there are none, `held` counts the columns that stay in view when one scrolls.
    """

    name: str
    purpose: str
    columns: tuple[Column[Item], ...]
    items: Callable[[], Iterator[Item]]
    count: int
    empty: str = "Nothing to list."
    held: int = 1

    def __post_init__(self) -> None:
        """Raise ValueError when two columns share a name, which no spreadsheet table allows."""
        names = [column.name.casefold() for column in self.columns]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"table {self.name}: two columns are called '{twice[0]}'")

    def rows(self) -> Iterator[Row]:
        """Give the rows in order, one tuple of cells an item."""
        values = [column.value for column in self.columns]
        for item in self.items():
            yield tuple([value(item) for value in values])


def plain(cell: Cell) -> str | int | None:
    """Give a cell as a bare value: a date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, a link as its text, "" as None."""
    if isinstance(cell, PartialDate):
        return str(cell)
    if isinstance(cell, Link):
        return cell.text or None
    return None if cell == "" else cell
