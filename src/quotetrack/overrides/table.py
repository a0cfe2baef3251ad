"""An overrides file in, a Table out: its rows as typed values with their lines, its errors and its remarks.

Columns: `id, doc, quote, action, speaker, date, kind, topics, stance, claim, note, was`, in any order, any of them left
out as long as a row can be anchored. A blank cell leaves the field alone and `-` clears it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.model import KINDS, STANCES, Kind, PartialDate, Stance, brief
from quotetrack.overrides import cells, dialect
from quotetrack.overrides.answers import read_answer
from quotetrack.overrides.dialect import Dialect, OverridesError

Action: TypeAlias = Literal["set", "drop", "confirm", "add"]
Status: TypeAlias = Literal["applied", "unchanged", "stale", "ambiguous", "error"]

COLUMNS = ("id", "doc", "quote", "action", "speaker", "date", "kind", "topics", "stance", "claim", "note", "was")
FIELDS = ("speaker", "date", "kind", "topics", "stance", "claim")
ACTIONS: tuple[Action, ...] = ("set", "drop", "confirm", "add")

_NOTE = re.compile(r"(?:notes?|comments?|remarks?)[ _-]?\d*")


class Fate(NamedTuple):
    """What became of one line of the file; `needs_look` asks the analyst to look at it once more.

    `statement_id` is the statement that the row was tied to, "" when there is none.
    """

    line: int
    status: Status
    message: str
    statement_id: str = ""
    needs_look: bool = False


@dataclass(frozen=True)
class Row:
    """One row that can be used. None and () leave a field alone; a name in `cleared` empties it.

    `stances` holds one stance for all claims, or one for each of `topics` in their order. `cells` are the words of the
    row as they stand in the file, by column.
    """

    line: int
    id: str = ""
    doc: str = ""
    quote: str = ""
    action: Action = "set"
    speaker: str | None = None
    date: PartialDate | None = None
    kind: Kind | None = None
    topics: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    claim: str | None = None
    cleared: frozenset[str] = frozenset()
    note: str = ""
    was: str = ""
    cells: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Name the fields that the row sets or clears, in the order of the columns."""
        given = {
            "speaker": self.speaker,
            "date": self.date,
            "kind": self.kind,
            "topics": self.topics,
            "stance": self.stances,
            "claim": self.claim,
        }
        return tuple(name for name in FIELDS if given[name] or name in self.cleared)

    @property
    def asks(self) -> bool:
        """Say whether the row asks for anything at all."""
        return self.action != "set" or bool(self.fields)


@dataclass(frozen=True, slots=True)
class Table:
    """An overrides file as read: `rows` in order, `errors` and `remarks` by line, and how the file is written."""

    path: str
    rows: tuple[Row, ...] = ()
    errors: tuple[Fate, ...] = ()
    remarks: tuple[tuple[int, str], ...] = ()
    header: tuple[str, ...] = COLUMNS
    dialect: Dialect = field(default_factory=Dialect)


def read(path: Path, topics: Collection[str]) -> Table:
    """Read an overrides file; a file that is not there is an empty table.

    `topics` are the names that the topics column may hold. Wrong rows and columns are collected in `Table.errors`;
    OverridesError is raised only when the file cannot be read as a table at all.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Table(str(path))
    except OSError as error:
        raise OverridesError(f"{path}: cannot be read ({error.strerror})") from None
    return parse(data, str(path), topics)


def parse(data: bytes, name: str, topics: Collection[str]) -> Table:
    """Turn a file's bytes into a Table; see `read`."""
    text, encoding = dialect.decode(data, name)
    found = dialect.detect(text, encoding, COLUMNS)
    lines = list(dialect.records(text, found, name))
    if not lines:
        return Table(name, dialect=found)
    first = _header_at(lines)
    line, header = lines[first][0], dialect.header_cells(lines[first][1])
    while not header[-1]:
        header.pop()
    named = {column: place for place, column in enumerate(header) if column in COLUMNS}
    errors = _header_errors(line, header)
    remarks = [(line, f"column '{brief(column)}' is kept as a note") for column in header if _is_note(column)]
    rows = []
    for line, given in lines[first + 1 :]:
        problem = _stray(given, header)
        if problem and "was" in named and named["was"] == len(header) - 1:
            remarks.append((line, f"{problem}: left out"))
            problem = ""
        if problem:
            errors.append(Fate(line, "error", f"{problem}; is a cell that holds a separator without quotation marks?"))
            continue
        try:
            notes = [_at(given, place).strip() for place, column in enumerate(header) if _is_note(column)]
            values = {column: _at(given, place) for column, place in named.items()}
            rows.append(_row(line, values, notes, topics))
        except ValueError as error:
            errors.append(Fate(line, "error", str(error)))
    return Table(name, tuple(rows), tuple(errors), tuple(remarks), tuple(header), found)


def _at(given: list[str], place: int) -> str:
    return given[place] if place < len(given) else ""


def _header_at(lines: list[tuple[int, list[str]]]) -> int:
    """Find the header: the first row, or the second when the first is the table's title alone, as Numbers writes it."""
    titled = len(lines) > 1 and not _known(lines[0][1]) and len([cell for cell in lines[0][1] if cell.strip()]) == 1
    return 1 if titled and _known(lines[1][1]) > 1 else 0


def _known(given: list[str]) -> int:
    return sum(name in COLUMNS for name in dialect.header_cells(given))


def _is_note(column: str) -> bool:
    return column not in COLUMNS and bool(_NOTE.fullmatch(column))


def _header_errors(line: int, header: list[str]) -> list[Fate]:
    unknown = [column for column in header if column and column not in COLUMNS and not _is_note(column)]
    if unknown and len(unknown) == len([column for column in header if column]):
        return [Fate(line, "error", f"the first line must name the columns: {', '.join(COLUMNS)}")]
    messages = [f"column '{brief(column)}' is not known; {cells.nearest(column, COLUMNS)}" for column in unknown]
    messages += [f"column '{column}' stands twice" for column in COLUMNS if header.count(column) > 1]
    if not {"id", "quote"} & set(header):
        messages.append("there is no column 'id' or 'quote', by which a row finds its statement")
    return [Fate(line, "error", message) for message in messages]


def _stray(given: list[str], header: list[str]) -> str:
    """Tell of a cell with words that stands under no column name, "" when there is none."""
    for place, cell in enumerate(given):
        if cell.strip() and not (place < len(header) and header[place]):
            return f"'{brief(cell.strip())}' stands under no column"
    return ""


def _row(line: int, given: Mapping[str, str], notes: list[str], topics: Collection[str]) -> Row:
    cell = {column: cells.bare(given.get(column, "")) for column in COLUMNS}
    row = _typed(line, cell, notes, topics)
    if row.action == "confirm" and row.was:
        with suppress(ValueError):  # an answer that is not valid any more cannot be held on to
            row = replace(_typed(line, _with_answer(cell), notes, topics), cells=cell)
    if row.action == "add" and not (row.doc and row.quote):
        raise ValueError("a row that adds a statement needs its doc and its exact quote")
    if row.asks and not (row.id or row.quote):
        raise ValueError("the row names no statement; fill in its id, or its doc and quote")
    return row


def _with_answer(cell: Mapping[str, str]) -> Mapping[str, str]:
    """Fill the blank cells of a row that confirms with the answer that was confirmed."""
    had = read_answer(cell["was"])
    return {**cell, **{name: old or cells.CLEAR for name, old in had.items() if not cell[name]}}


def _typed(line: int, cell: Mapping[str, str], notes: list[str], topics: Collection[str]) -> Row:
    cleared = frozenset(name for name in FIELDS if cell[name] == cells.CLEAR)
    value = {name: "" if name in cleared else cell[name] for name in FIELDS}
    if "kind" in cleared:
        raise ValueError(f"a kind cannot be cleared; write {', '.join(KINDS)}, or leave the cell blank")
    names = tuple(dict.fromkeys(cells.choice(name, topics, "topic") for name in cells.several(value["topics"])))
    stances = tuple(_stance(name) for name in cells.several(value["stance"]))
    if len(stances) > 1 and len(stances) != len(names):
        raise ValueError(f"{len(stances)} stances for {len(names)} topics; give one stance, or one for each topic")
    if "topics" in cleared and stances:
        raise ValueError(
            "topics are cleared, so there is nothing that a stance could belong to; leave one of them blank"
        )
    return Row(
        line=line,
        id=cell["id"].casefold(),
        doc=cell["doc"],
        quote=cell["quote"],
        action=_action(cell["action"]),
        speaker=value["speaker"] or None,
        date=cells.date(value["date"]) if value["date"] else None,
        kind=_kind(value["kind"]) if value["kind"] else None,
        topics=names,
        stances=stances,
        claim=value["claim"] or None,
        cleared=cleared,
        note=" · ".join(note for note in (cell["note"], *notes) if note),
        was=cell["was"],
        cells=cell,
    )


def _action(word: str) -> Action:
    if not word:
        return "set"
    name = cells.choice(word, ACTIONS, "action")
    return next(action for action in ACTIONS if action == name)


def _kind(word: str) -> Kind:
    name = cells.choice(word, KINDS, "kind")
    return next(kind for kind in KINDS if kind == name)


def _stance(word: str) -> Stance:
    name = cells.choice(word, STANCES, "stance")
    return next(stance for stance in STANCES if stance == name)
