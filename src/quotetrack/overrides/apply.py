"""A Table, texts and the machine's statements in; the statements with the analyst's word and each row's fate out."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from quotetrack.model import Document, Statement, brief
from quotetrack.overrides.answers import changed, values
from quotetrack.overrides.change import Cast, added, confirm, set_fields, with_new_id
from quotetrack.overrides.table import Fate, Table
from quotetrack.overrides.tying import Tied, lines_words, tie

_NEAR_NAME = 85.0
_LONGEST = 120  # characters of a value in what is told of a row


def apply(
    table: Table, documents: Sequence[Document], statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Fate, ...]]:
    """Give the statements as the analyst wants them and the fate of each row by line.

    When any line of the file is an error, no row is applied and the statements come back as they were. Statements stay
    in the order of the texts; an added one stands where its words stand.
    """
    ties, fates = tie([row for row in table.rows if row.asks], documents, statements)
    fates += [*table.errors, *(Fate(row.line, "unchanged", "asks for nothing") for row in table.rows if not row.asks)]
    wrong = sorted({fate.line for fate in fates if fate.status == "error"})
    if wrong:
        are = "is" if len(wrong) == 1 else "are"
        waits = f"not applied: nothing of the file is until {lines_words(wrong)} {are} mended"
        settled = {fate.line for fate in fates}
        fates += [Fate(row.line, "unchanged", waits) for row in table.rows if row.line not in settled]
        return tuple(statements), _by_line(fates)
    if not ties:
        return tuple(statements), _by_line(fates)
    made = _Made(documents, statements, Path(table.path).name)
    fates += [made.carry_out(tied) for tied in ties]
    return made.statements(), _by_line(fates)


def _by_line(fates: Iterable[Fate]) -> tuple[Fate, ...]:
    """Give one fate a line; errors outrank everything, and several of them become one."""
    lines: dict[int, list[Fate]] = defaultdict(list)
    for fate in fates:
        lines[fate.line].append(fate)
    made = []
    for line, found in sorted(lines.items()):
        messages = dict.fromkeys(fate.message for fate in found if fate.status == "error")
        made.append(Fate(line, "error", "; ".join(messages)) if messages else found[0])
    return tuple(made)


class _Made:
    """The statements of the run while the rows are carried out one by one."""

    def __init__(self, documents: Sequence[Document], statements: Sequence[Statement], source: str) -> None:
        self._source = source
        self._places = {document.doc: number for number, document in enumerate(documents)}
        self._statements = statements
        self._cast = Cast.of(statements)
        self._plain_names = {_plain(name): name for name in sorted(self._cast.kinds, reverse=True)}
        self._near_names: dict[str, str] = {}
        self._changed: dict[str, Statement | None] = {}
        self._added: list[Statement] = []
        self._ids = {statement.id for statement in statements}

    def statements(self) -> tuple[Statement, ...]:
        """Give all statements, the added ones in their places."""
        present = [one for old in self._statements if (one := self._changed.get(old.id, old)) is not None]
        if self._added:
            last = len(self._places)
            present = sorted([*present, *self._added], key=lambda one: (self._places.get(one.doc, last), one.spans))
        return tuple(present)

    def carry_out(self, tied: Tied) -> Fate:
        """Do what a row asks for and tell it."""
        row, before = tied.row, tied.statement
        where = f"{self._source}, line {row.line}"
        asked = self._name_remarks(row.speaker)
        remarks = [*tied.remarks, *asked]
        doubtful = tied.doubtful or bool(asked)
        if before is None:
            assert tied.document is not None
            new = with_new_id(added(row, tied.document, tied.spans, self._cast, where), self._ids)
            self._added.append(new)
            return Fate(row.line, "applied", _sentence("added", *remarks), new.id, doubtful)
        if differs := changed(row.was, row.fields, before):
            doubtful = True
            remarks.append(f"the machine has changed its answer: {', '.join(differs)}")
        if row.action == "drop":
            self._changed[before.id] = None
            return Fate(row.line, "applied", _sentence("dropped", *remarks), before.id, doubtful)
        after = set_fields(before, row, self._cast, where)
        done = [_told(name, before, after) for name in after.overridden]
        if row.stances and not after.claims:
            doubtful = True
            remarks.append("the statement is on no topic to which the stance could belong; fill in topics too")
        if row.action == "confirm":
            after, done = confirm(after, where), ["confirmed", *done]
        if after is not before:
            self._changed[before.id] = after
        if row.action == "add":
            remarks.append("quotetrack finds this statement by itself now")
        if not done:
            return Fate(row.line, "unchanged", _sentence("says what the machine says", *remarks), before.id, doubtful)
        return Fate(row.line, "applied", _sentence(*done, *remarks), before.id, doubtful)

    def _name_remarks(self, speaker: str | None) -> list[str]:
        """Ask about a speaker of whom no statement knows, but whose name is much like one that others have."""
        if not speaker or speaker in self._cast.kinds:
            return []
        if speaker not in self._near_names:
            plain = _plain(speaker)
            whole = [name for one, name in self._plain_names.items() if one.endswith(f" {plain}")]
            found = process.extractOne(plain, self._plain_names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_NAME)
            near = whole[0] if len(whole) == 1 else self._plain_names[found[0]] if found else ""
            self._near_names[speaker] = near
        near = self._near_names[speaker]
        return [f"no other statement has the speaker '{brief(speaker)}'; did you mean '{near}'?"] if near else []


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(ch for ch in letters if not unicodedata.combining(ch)).split())


def _told(name: str, before: Statement, after: Statement) -> str:
    if name == "claim":
        return f"claim → {_shown(next((claim.label for claim in after.claims), ''))}"
    return f"{name} {_shown(values(before)[name])} → {_shown(values(after)[name])}"


def _shown(value: str) -> str:
    return brief(value, _LONGEST) or "blank"


def _sentence(*parts: str) -> str:
    return "; ".join(parts)
