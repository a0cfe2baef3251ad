"""Nothing in, the shape of a report's input out: texts, statements, claims, and what became of the overrides.

Fates and alias proposals are made by other stages; here only the fields that the report shows are asked for.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from quotetrack.model import Document, RecurringClaim, Statement
from quotetrack.report.words import topic_words


class OverrideRow(Protocol):
    """One row of overrides.csv as the analyst wrote it."""

    @property
    def line(self) -> int:
        """Line of the row in its file; the header is line 1."""

    @property
    def id(self) -> str:
        """Id of a statement as the row has it, or ""."""

    @property
    def doc(self) -> str:
        """Name of a text as the row has it, or ""."""

    @property
    def quote(self) -> str:
        """Quote as the row has it, or ""."""

    @property
    def action(self) -> str:
        """One of set, drop, confirm, add."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the columns that the row sets or clears."""

    @property
    def note(self) -> str:
        """The analyst's note."""


class Fate(Protocol):
    """What became of one row of overrides.csv."""

    @property
    def line(self) -> int:
        """Line of the row in its file."""

    @property
    def status(self) -> str:
        """One of applied, unchanged, stale, ambiguous, error."""

    @property
    def message(self) -> str:
        """Why it ended so and what to do, in a sentence."""

    @property
    def statement_id(self) -> str:
        """Id of the statement that the row was tied to, "" for none."""

    @property
    def needs_look(self) -> bool:
        """Whether the machine's own answer has changed since the row was written."""


class AliasProposal(Protocol):
    """Another name for a speaker that the texts suggest, for the analyst to put in officials.csv."""

    @property
    def alias(self) -> str:
        """The name as the texts have it."""

    @property
    def name(self) -> str:
        """The speaker that it seems to stand for."""

    @property
    def why(self) -> str:
        """What speaks for it, in a sentence."""


def no_answer(statement: Statement) -> str:
    """Leave the `was` cell of Review blank."""
    return ""


@dataclass(frozen=True)
class Report:
    """Everything that a report shows.

    `claims` stand in their order of recurrence.
    `overrides` are the rows of overrides.csv and `fates` what became of them, matched by their lines. `answer` writes
    the machine's own answer about a statement as the `was` cell of overrides.csv has it. `topics` gives topics their
    plain words. `settings`, `versions` and `filters` are shown as they are. `limits` are sentences about bounds that
    earlier stages ran into; `skipped` counts the files that were not read, by suffix.
    """

    documents: Sequence[Document]
    statements: Sequence[Statement]
    claims: Sequence[RecurringClaim] = ()
    overrides: Sequence[OverrideRow] = ()
    fates: Sequence[Fate] = ()
    proposals: Sequence[AliasProposal] = ()
    answer: Callable[[Statement], str] = no_answer
    topics: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    filters: Mapping[str, str] = field(default_factory=dict)
    limits: Sequence[str] = ()
    skipped: Mapping[str, int] = field(default_factory=dict)
    made: dt.datetime | None = None

    @cached_property
    def document_of(self) -> dict[str, Document]:
        """Texts by name; every statement has one, if need be one of which nothing but the name is known."""
        found = {document.doc: document for document in self.documents}
        for statement in self.statements:
            if statement.doc not in found:
                found[statement.doc] = Document(statement.doc, "")
        return found

    @cached_property
    def statement_of(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def topic_counts(self) -> Counter[str]:
        """Number of statements on each topic; a statement on two topics counts for both."""
        return Counter(topic for statement in self.statements for topic in topics_of(statement))

    @cached_property
    def topic_order(self) -> tuple[str, ...]:
        """Topics that occur, the most frequent first."""
        return tuple(sorted(self.topic_counts, key=lambda topic: (-self.topic_counts[topic], topic)))

    @cached_property
    def topic_names(self) -> dict[str, str]:
        """Plain words of every topic that occurs or has a label."""
        seen = {*self.topic_counts, *(claim.topic for claim in self.claims), *self.topics}
        return topic_words(seen, self.topics)

    @cached_property
    def recurring(self) -> int:
        """Number of claims that were made in more than one utterance."""
        return sum(1 for claim in self.claims if len(claim.utterances) > 1)


def topics_of(statement: Statement) -> tuple[str, ...]:
    """Give the distinct topics of a statement in the order of its claims."""
    if len(statement.claims) < 2:
        return tuple([claim.topic for claim in statement.claims])
    return tuple(dict.fromkeys(claim.topic for claim in statement.claims))
