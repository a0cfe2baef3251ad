"""Texts, statements and what became of the overrides in; what the page shows of them, at one moment, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from quotetrack.model import Claim, Document, RecurringClaim, Statement
from quotetrack.overrides import Fate, Row, Table
from quotetrack.report.sheets.review import doubts
from quotetrack.review.rows import is_own

_KNOWN_PERSON = re.compile(r"(?:the|he|she)\b", re.IGNORECASE)

Mark: TypeAlias = Literal["", "corrected", "confirmed", "dropped", "added"]


@dataclass(frozen=True)
class Entry:
    """One statement as the page shows it, a dropped one too.

    `statement` has the analyst's word in it, `machine` is the tool's own (None for one that the analyst added). `row`
    and `fate` are of its line in overrides.csv, if it has one; `own` says that the page wrote it.
    """

    statement: Statement
    machine: Statement | None
    document: Document
    row: Row | None = None
    fate: Fate | None = None
    own: bool = False

    @property
    def mark(self) -> Mark:
        """Say what the analyst has done with the statement."""
        if self.machine is None:
            return "added"
        if self.row is None:
            return ""
        if self.row.action == "drop":
            return "dropped"
        if self.row.action == "confirm":
            return "confirmed"
        return "corrected" if self.statement.overridden else ""

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """Give what calls for a look, a sentence each; a confirmed or dropped statement needs none."""
        found = [self.fate.message] if self.fate and self.fate.needs_look else []
        if self.mark not in ("confirmed", "dropped"):
            found += [why for _, why in doubts(self.statement, self.document)]
            found += self._nameless()
        return tuple(found)

    def _nameless(self) -> list[str]:
        """Ask who it is that the text speaks of as known ("the minister", "she"), when no name was found for it."""
        one = self.statement
        asked = one.mention and not (one.speaker or one.candidates or "speaker" in one.overridden)
        if not asked or not _KNOWN_PERSON.match(one.mention or ""):
            return []
        return [f"No name is known for “{' '.join((one.mention or '').split())}”."]


@dataclass(frozen=True)
class State:
    """Everything at one moment. `grouping` holds statements by id as last grouped, maybe before the last change."""

    version: int
    documents: tuple[Document, ...]
    table: Table
    fates: tuple[Fate, ...]
    entries: tuple[Entry, ...]
    grouping: Mapping[str, Statement]
    claims: Mapping[str, RecurringClaim]
    grouped: bool

    @cached_property
    def entry_of(self) -> dict[str, Entry]:
        """Entries by the id of their statement."""
        return {entry.statement.id: entry for entry in self.entries}

    @cached_property
    def entries_of(self) -> dict[str, list[Entry]]:
        """Entries by text, in the order of the text."""
        found: dict[str, list[Entry]] = {document.doc: [] for document in self.documents}
        for entry in self.entries:
            found[entry.document.doc].append(entry)
        return found

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Places of statements in the order of all texts."""
        return {entry.statement.id: place for place, entry in enumerate(self.entries)}

    @cached_property
    def document_of(self) -> dict[str, Document]:
        """Texts by name."""
        return {document.doc: document for document in self.documents}

    @property
    def errors(self) -> list[Fate]:
        """Give the lines of the file that are errors; nothing of it is applied until they are mended."""
        return [fate for fate in self.fates if fate.status == "error"]

    def claims_of(self, statement: Statement) -> tuple[Claim, ...]:
        """Give a statement's claims with the groups that they fell into, as far as they are known."""
        known = self.grouping.get(statement.id)
        if known is None:
            return statement.claims
        by_key = {(claim.topic, claim.stance, claim.origin, claim.target): claim for claim in known.claims}
        return tuple(
            claim if claim.label else by_key.get((claim.topic, claim.stance, claim.origin, claim.target), claim)
            for claim in statement.claims
        )


def entries(
    documents: Sequence[Document],
    machine: Mapping[str, Statement],
    statements: Iterable[Statement],
    table: Table,
    fates: Iterable[Fate],
    earlier: Mapping[str, Entry],
) -> tuple[Entry, ...]:
    """Make the entries of a state in the order of the texts; `earlier` ones are kept where nothing changed."""
    rows = {row.line: row for row in table.rows}
    tied = {fate.statement_id: fate for fate in fates if fate.statement_id}
    of_doc = {document.doc: document for document in documents}
    found: dict[str, list[Entry]] = defaultdict(list)
    left = dict.fromkeys(machine)
    for statement in statements:
        left.pop(statement.id, None)
        fate = tied.get(statement.id)
        old = earlier.get(statement.id)
        if fate is None and old is not None and old.row is None and old.statement is statement:
            found[statement.doc].append(old)
            continue
        row = rows.get(fate.line) if fate else None
        own = row is not None and is_own(row)
        entry = Entry(statement, machine.get(statement.id), of_doc[statement.doc], row, fate, own)
        found[statement.doc].append(entry)
    for identity in left:  # what is not there any more was dropped
        statement, fate = machine[identity], tied.get(identity)
        row = rows.get(fate.line) if fate else None
        own = row is not None and is_own(row)
        found[statement.doc].append(Entry(statement, statement, of_doc[statement.doc], row, fate, own))
    return tuple(
        entry for document in documents for entry in sorted(found[document.doc], key=lambda one: one.statement.spans)
    )
