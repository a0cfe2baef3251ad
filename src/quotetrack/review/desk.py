"""A Corpus and the analyst's actions in; rows of overrides.csv on disk, and the state that the page shows, out.

The texts are read once. An action changes the page's own row of a statement, carries all overrides out again and then,
in a thread aside, groups the claims anew. The file is the truth: when it was changed by another hand meanwhile, it is
read before anything is written. All methods may be called from several threads.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from quotetrack import claims, overrides
from quotetrack.model import Statement
from quotetrack.overrides import Fate, OverridesError, Row, Table
from quotetrack.pipeline import Corpus
from quotetrack.review import rows
from quotetrack.review.state import State, entries

_LOCK_SECONDS = 5
_MOST_UNDO = 500
_SHORT = 0.3
"""Seconds that grouping may take for an action to wait for it."""


class DeskError(ValueError):
    """An action that cannot be carried out; the message says why and what to do."""


@dataclass(frozen=True)
class Change:
    """One row of the page's own before and after an action, None where there is none; `id` is "" for an addition."""

    id: str
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None

    @property
    def cells(self) -> Mapping[str, str]:
        """Give the row that names the statement."""
        return self.after or self.before or {}


@dataclass(frozen=True)
class Deed:
    """One action as it can be undone: what it was in words, and the rows that it changed."""

    words: str
    changes: tuple[Change, ...]
    doc: str
    statement: str


class _Outcome(NamedTuple):
    table: Table
    statements: tuple[Statement, ...]
    fates: tuple[Fate, ...]


class Desk:
    """The corpus of one review and its overrides file."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.file: Path = corpus.settings.overrides
        self._machine = tuple(corpus.machine.values())
        self._guard = threading.RLock()
        self._deeds: list[Deed] = []
        self._data: bytes | None = None
        self._stamp: object = None
        self._grouped = threading.Event()
        self._grouped.set()
        self._seconds = 0.0
        self.trouble = ""
        self._state = State(
            version=1,
            documents=corpus.documents,
            table=corpus.table,
            fates=corpus.fates,
            entries=entries(
                corpus.documents, corpus.machine, corpus.statements, corpus.table, corpus.fates, earlier={}
            ),
            grouping={one.id: one for one in corpus.statements},
            claims={claim.claim_id: claim for claim in corpus.claims},
            grouped=True,
        )
        self._catch_up()

    def state(self) -> State:
        """Give what is to be shown now, after a look whether the file has changed."""
        with self._guard:
            self._catch_up()
            return self._state

    @property
    def last(self) -> Deed | None:
        """Give the action that undo would take back."""
        with self._guard:
            return self._deeds[-1] if self._deeds else None

    def carry_out(self, deed: Deed) -> State:
        """Change the rows of a deed on disk and show it; raise DeskError, and change nothing, when that cannot be."""
        with self._guard:
            done = self._write(deed.changes)
            if done:
                self._deeds = [*self._deeds[-_MOST_UNDO:], Deed(deed.words, done, deed.doc, deed.statement)]
        self._wait()
        return self.state()

    def undo(self) -> Deed:
        """Take the last deed back and give it; raise DeskError when there is none, or its rows were changed since."""
        with self._guard:
            if not self._deeds:
                raise DeskError("There is nothing to undo.")
            deed = self._deeds[-1]
            self._catch_up()
            for change in deed.changes:
                row = self.row_of(change)
                is_same = row is None if change.after is None else row is not None and _same(row, change.after)
                if not is_same:
                    self._deeds.pop()
                    raise DeskError(f"'{deed.words}' cannot be undone: its row was changed in {self.file.name} since.")
            self._write([Change(change.id, change.after, change.before) for change in reversed(deed.changes)])
            self._deeds.pop()
        self._wait()
        return deed

    def _wait(self) -> None:
        """Wait for the groups where that takes no time to speak of; else the page asks for them later."""
        if self._seconds < _SHORT:
            self._grouped.wait(2 * _SHORT)

    def row_of(self, change: Change) -> Row | None:
        """Find the row of a change in the file as it is now."""
        cells = change.cells
        for row in self._state.table.rows:
            if change.id and row.id == change.id:
                return row
            if not change.id and row.action == "add" and (row.doc, row.quote) == (cells["doc"], cells["quote"]):
                return row
        return None

    def seal(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Give a row as the page writes it into this file; raise DeskError when a cell or a column is wrong."""
        state = self.state()
        known = set(state.table.header)
        exempt = {"was"} if cells["action"] == "add" else {"was", "doc", "quote"}
        for column in ("note", *(name for name in cells if cells[name])):
            if column not in known | exempt:
                why = ", by which this page knows its own rows" if column == "note" else ""
                raise DeskError(f"{self.file} has no column '{column}'{why}; add it to the first line.")
        try:
            held = {name: cell if name in known else "" for name, cell in cells.items()}
            return rows.sealed(held, self.corpus.topics.names)
        except OverridesError as error:
            raise DeskError(str(error)) from None

    def _write(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        """Change rows in the file, after a trial; give the changes with the rows as they were."""
        try:
            with FileLock(self.file.resolve().with_name(f".{self.file.name}.lock"), timeout=_LOCK_SECONDS):
                self._catch_up()
                return self._written(changes)
        except Timeout:
            raise DeskError(f"{self.file}: another program is writing to it; try again.") from None
        except OSError as error:
            raise DeskError(f"{self.file}: cannot be written ({error.strerror or error}).") from None
        except OverridesError as error:
            raise DeskError(str(error)) from None

    def _written(self, changes: Sequence[Change]) -> tuple[Change, ...]:
        if self.trouble:
            raise DeskError(self.trouble)
        table = self._state.table
        if self._state.errors:
            first = self._state.errors[0]
            raise DeskError(
                f"{self.file.name}, line {first.line}: {first.message}. Mend that line first; nothing of "
                "the file is applied until then."
            )
        on_lines: dict[int, Mapping[str, str] | None] = {}
        new: list[Mapping[str, str]] = []
        done = []
        for change in changes:
            row = self.row_of(change)
            if row is not None and not rows.is_own(row):
                raise DeskError(by_hand(self.file, row))
            if row is not None:
                on_lines[row.line] = change.after
            elif change.after is not None:
                new.append(change.after)
            if row is not None or change.after is not None:
                done.append(Change(change.id, dict(row.cells) if row else None, change.after))
        data = overrides.appended(self.file, new, table) if new else self._data or b""
        if not data.startswith(self._data or b""):
            raise DeskError(f"{self.file} was changed this very moment; try again.")
        data = overrides.rewritten(data, on_lines, table)
        outcome = self._outcome(data)
        _check(outcome.table, outcome.fates, [change.after for change in done if change.after])
        overrides.write(self.file, data)
        self._stamp = _stamp(self.file)
        self._adopt(data, outcome)
        return tuple(done)

    def _outcome(self, data: bytes) -> _Outcome:
        """Carry out the overrides of a file that has these bytes."""
        table = overrides.parse(data, str(self.file), self.corpus.topics.names) if data else Table(str(self.file))
        return _Outcome(table, *overrides.apply(table, self.corpus.documents, self._machine))

    def _adopt(self, data: bytes, outcome: _Outcome) -> None:
        """Show what the overrides of the file made of the statements, and group the claims anew aside."""
        self._data = data
        self._state = State(
            version=self._state.version + 1,
            documents=self.corpus.documents,
            table=outcome.table,
            fates=outcome.fates,
            entries=entries(
                self.corpus.documents,
                self.corpus.machine,
                outcome.statements,
                outcome.table,
                outcome.fates,
                self._state.entry_of,
            ),
            grouping=self._state.grouping,
            claims=self._state.claims,
            grouped=False,
        )
        if self._grouped.is_set():
            self._grouped.clear()
            threading.Thread(target=self._regroup, daemon=True).start()

    def _catch_up(self) -> None:
        """Read the file anew when it is not as it was last seen."""
        stamp = _stamp(self.file)
        if stamp == self._stamp:
            return
        try:
            data = self.file.read_bytes() if self.file.exists() else b""
            if data != self._data:
                self._adopt(data, self._outcome(data))
            self.trouble = ""
        except OverridesError as error:
            self.trouble = str(error)
        except OSError as error:
            self.trouble = f"{self.file}: cannot be read ({error.strerror or error})"
        self._stamp = stamp

    def _regroup(self) -> None:
        """Group the claims of the latest state, until no newer one has come meanwhile."""
        while True:
            with self._guard:
                state = self._state
            present = [entry.statement for entry in state.entries if entry.mark != "dropped"]
            begun = time.perf_counter()
            grouped, recurring = claims.group(state.documents, present, self.corpus.topics)
            self._seconds = time.perf_counter() - begun
            with self._guard:
                if self._state is state:
                    self._state = State(
                        version=state.version + 1,
                        documents=state.documents,
                        table=state.table,
                        fates=state.fates,
                        entries=state.entries,
                        grouping={one.id: one for one in grouped},
                        claims={claim.claim_id: claim for claim in recurring},
                        grouped=True,
                    )
                    self._grouped.set()
                    return


def by_hand(file: Path, row: Row) -> str:
    """Say that a row is not the page's to change."""
    return (
        f"Line {row.line} of {file.name}, written by hand, is about this statement; change it there. "
        "This page never rewrites such a row."
    )


def _check(table: Table, fates: Sequence[Fate], trial: Sequence[Mapping[str, str]]) -> None:
    """Raise DeskError when one of the rows on trial is an error or ties to nothing."""
    wanted = {(cells["id"].casefold(), cells["doc"], cells["action"]) for cells in trial}
    lines = {row.line for row in table.rows if (row.id, row.doc, row.cells.get("action", "")) in wanted}
    for fate in fates:
        if fate.status == "error" or (fate.line in lines and fate.status in ("stale", "ambiguous")):
            raise DeskError(f"Not done: {fate.message}.")


def _same(row: Row, cells: Mapping[str, str]) -> bool:
    return rows.is_own(row) and row.cells.get("note", "") == " ".join(cells.get("note", "").split())


def _stamp(file: Path) -> object:
    try:
        seen = file.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
