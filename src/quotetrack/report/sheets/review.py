"""Report in, the Review table out: what the analyst should check first, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quotetrack.model import Document, Statement, quote
from quotetrack.report.grid import Cell, Column, Table
from quotetrack.report.inputs import AliasProposal, Fate, Report
from quotetrack.report.sheets.statements import QUOTE_NOTE, source_link
from quotetrack.report.words import listed, number, stance_words

MOST_ALIKE = 10  # texts with one trouble that have a row each
OVERRIDE_COLUMNS = (
    "id",
    "doc",
    "quote",
    "action",
    "speaker",
    "date",
    "kind",
    "topics",
    "stance",
    "claim",
    "note",
    "was",
)
"""The columns of overrides.csv, in its order."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to check.

    `urgency` is 1 where the report's findings may be wrong, 2 where a statement on a topic is doubtful, 3 for the
    rest. `subject` says what the check is about when it is about no statement.
    """

    urgency: int
    what: str
    why: str
    statement: Statement | None = None
    document: Document | None = None
    subject: str = ""
    was: str = ""
    claims: str = ""


def checks(report: Report) -> list[Check]:
    """List what to check, the most urgent first; each statement comes up once, with all that is doubtful about it."""
    found = [
        *map(_override_check, filter(_needs_a_look, report.fates)),
        *_document_checks(report),
        *_statement_checks(report),
        *map(_alias_check, report.proposals),
    ]
    return sorted(found, key=lambda check: (check.urgency, check.what))


def review_table(found: list[Check]) -> Table[Check]:
    """List the checks; the first columns are those of overrides.csv."""

    def items() -> Iterator[Check]:
        return iter(found)

    return Table(
        name="Review",
        purpose="What to check first, and why. The first twelve columns are those of overrides.csv: copy them over as "
        "they are and fill in what is wrong. A row that is about no statement leaves them blank.",
        columns=COLUMNS,
        items=items,
        count=len(found),
        empty="Nothing needs a look.",
        held=3,
    )


_OVERRIDE_CHECKS = {
    "stale": "override without its statement",
    "ambiguous": "override of several statements",
    "error": "override with an error",
}


def _needs_a_look(fate: Fate) -> bool:
    return fate.needs_look or fate.status not in ("applied", "unchanged")


def _override_check(fate: Fate) -> Check:
    again = fate.needs_look and fate.status in ("applied", "unchanged")
    return Check(
        urgency=1,
        what="override to look at again" if again else _OVERRIDE_CHECKS.get(fate.status, fate.status),
        why=fate.message or ("The machine's own answer has changed since the row was written." if again else ""),
        subject=f"line {fate.line} of overrides.csv",
    )


def _document_checks(report: Report) -> Iterator[Check]:
    """Tell the trouble of each text, and once what the same is wrong with many."""
    alike: dict[tuple[int, str, str], list[Document]] = {}
    for document in report.documents:
        if document.trouble:
            urgency, what = (2, "text with trouble") if document.length else (1, "text not read")
            alike.setdefault((urgency, what, " ".join(document.trouble)), []).append(document)
    for (urgency, what, why), documents in alike.items():
        if len(documents) > MOST_ALIKE:
            yield Check(urgency, what, why, subject=f"{number(len(documents), 'text')}, listed by `quotetrack check`")
        else:
            yield from (Check(urgency, what, why, document=document) for document in documents)


def _statement_checks(report: Report) -> Iterator[Check]:
    confirming = {row.line for row in report.overrides if row.action == "confirm"}
    confirmed = {fate.statement_id for fate in report.fates if fate.line in confirming}
    for statement in report.statements:
        document = report.document_of[statement.doc]
        doubtful = doubts(statement, document)
        if not doubtful or statement.id in confirmed:
            continue
        yield Check(
            urgency=2 if statement.claims else 3,
            what=doubtful[0][0],
            why=" ".join(why for _, why in doubtful),
            statement=statement,
            document=document,
            was=report.answer(statement),
            claims=listed(f"{report.topic_names[c.topic]}: {stance_words(c.stance)}" for c in statement.claims),
        )


def doubts(statement: Statement, document: Document) -> list[tuple[str, str]]:
    """Give what is doubtful about a statement: each time its short name, and a sentence."""
    return [found for rule in _DOUBTS for found in rule(statement, document)]


def _speaker_open(statement: Statement, document: Document) -> Iterator[tuple[str, str]]:
    if not statement.speaker and statement.candidates and "speaker" not in statement.overridden:
        yield (
            "speaker left open",
            f"The speaker may be {listed(statement.candidates, ' or ')}; the text does not settle it.",
        )


def _date_conflict(statement: Statement, document: Document) -> Iterator[tuple[str, str]]:
    said, published = statement.date, document.published
    if said and published and said.first > published.last and "date" not in statement.overridden:
        yield "date in conflict", f"It was said on {said}, after the text was published on {published}."


def _unsure(statement: Statement, document: Document) -> Iterator[tuple[str, str]]:
    if statement.confidence == "low" and not statement.overridden:
        yield "low confidence", f"The reading is unsure (found by {statement.found_by})."


_DOUBTS: tuple[Callable[[Statement, Document], Iterator[tuple[str, str]]], ...] = (
    _date_conflict,
    _speaker_open,
    _unsure,
)


def _alias_check(proposal: AliasProposal) -> Check:
    return Check(
        urgency=3,
        what="possible alias",
        why=f"{proposal.why} If it is right, add '{proposal.alias}' to the aliases in officials.csv.",
        subject=f"{proposal.alias} = {proposal.name}",
    )


def _subject(check: Check) -> Cell:
    return source_link(check.document) if check.document and not check.statement else check.subject


def _doc(check: Check) -> Cell:
    return source_link(check.document) if check.document and check.statement else None


def _quote(check: Check) -> Cell:
    return quote(check.statement, check.document) if check.document and check.statement else None


def _of_statement(value: Callable[[Statement], Cell]) -> Callable[[Check], Cell]:
    return lambda check: value(check.statement) if check.statement else None


def _to_fill(name: str, note: str, width: float) -> Column[Check]:
    return Column(name, f"{note} Blank here, for you to fill in.", lambda check: None, width=width, wrap=True)


COLUMNS: tuple[Column[Check], ...] = (
    Column(
        "id", "Name of the statement; it ties the row of overrides.csv to it.", _of_statement(lambda s: s.id), width=13
    ),
    Column("doc", "The text that holds the statement; leads to its file.", _doc, width=28, kind="link", wrap=True),
    Column("quote", QUOTE_NOTE, _quote, width=52, wrap=True),
    _to_fill("action", "set (or blank), drop, confirm or add.", 9),
    _to_fill("speaker", "The right speaker; - for none.", 10),
    _to_fill("date", "The right date: YYYY-MM-DD, YYYY-MM or YYYY; - for none.", 8),
    _to_fill("kind", "direct, indirect or mixed.", 8),
    _to_fill("topics", "The right topics, with ; between them; - for none.", 9),
    _to_fill("stance", "The right stance, or one for each topic.", 9.5),
    _to_fill("claim", "The recurring claim that it belongs to; - for none.", 8),
    _to_fill("note", "Whatever you want to remember.", 8),
    Column(
        "was",
        "The machine's own answer now; a later run tells you when it has changed.",
        lambda i: i.was,
        width=14,
    ),
    Column(
        "urgency",
        "1: the findings may be wrong; 2: a doubt about a statement on a topic or about a text; 3: other doubts.",
        lambda i: i.urgency,
        width=10.5,
        kind="number",
    ),
    Column("check", "What kind of doubt it is.", lambda i: i.what, width=17, wrap=True),
    Column("why", "What is doubtful, and what to do.", lambda i: i.why, width=46, wrap=True),
    Column(
        "about",
        "The text, name or line that the row is about when it is about no statement.",
        _subject,
        width=30,
        kind="link",
        wrap=True,
    ),
    Column("speaker now", "The speaker as the report has it.", _of_statement(lambda s: s.speaker), width=18, wrap=True),
    Column("date now", "The date as the report has it.", _of_statement(lambda s: s.date), width=11.5, kind="date"),
    Column("claims now", "The topics and stances as the report has them.", lambda i: i.claims, width=24, wrap=True),
    Column(
        "confidence",
        "How sure the reading is: high, medium or low.",
        _of_statement(lambda s: s.confidence),
        width=12,
        mark="confidence",
    ),
)
