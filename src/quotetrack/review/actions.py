"""What the analyst does to a statement in, the deed that carries it out on the rows of overrides.csv out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quotetrack import overrides
from quotetrack.model import Document, Span
from quotetrack.overrides.locate import Passages
from quotetrack.review import rows
from quotetrack.review.desk import Change, Deed, Desk, DeskError, by_hand
from quotetrack.review.state import Entry, State

_EDGE = " \t\n\r\"“”„«»'‘’"
_FIELD_WORDS = {"claims": "topics"}


def correct(desk: Desk, ids: Sequence[str], wanted: Mapping[str, Any]) -> Deed:
    """Give the deed that sets fields of one statement or several alike; raise DeskError for a value that is none."""
    state = desk.state()
    found = [_entry(state, identity) for identity in ids]
    changes = tuple(_corrected(desk, entry, wanted) for entry in found)
    told = "; ".join(f"{_FIELD_WORDS.get(name, name)}: {_shown(value)}" for name, value in wanted.items())
    many = f" ({len(changes)} statements)" if len(changes) > 1 else ""
    return Deed(told + many, changes, found[0].document.doc, ids[0])


def confirm(desk: Desk, identity: str) -> Deed:
    """Give the deed that says a statement is right as it is shown."""
    entry = _entry(desk.state(), identity)
    if entry.machine is None:
        raise DeskError("You added this statement yourself, so it needs no confirmation.")
    cells = {**_cells(desk, entry), "action": "confirm", "was": overrides.answer(entry.machine)}
    return _deed("confirmed", entry, desk.seal(cells))


def drop(desk: Desk, identity: str) -> Deed:
    """Give the deed that drops a statement, or takes one out again that the analyst added."""
    entry = _entry(desk.state(), identity)
    if entry.machine is None:
        _cells(desk, entry)  # refuses a row written by hand
        return _deed("taken out", entry, None)
    cells = {**rows.new_row(entry.machine), "action": "drop", "note": _cells(desk, entry)["note"]}
    return _deed("dropped", entry, desk.seal(cells))


def forget(desk: Desk, identity: str) -> Deed:
    """Give the deed that takes back all that the page did to a statement."""
    entry = _entry(desk.state(), identity)
    if entry.row is None:
        raise DeskError("The statement is as the tool found it; there is nothing to take back.")
    _cells(desk, entry)
    return _deed("back to the tool's answer", entry, None)


def add(desk: Desk, doc: str, span: Span | None, words: str = "") -> Deed:
    """Give the deed that adds a statement: the characters of a span, or words, that stand in the text once."""
    document = desk.state().document_of.get(doc)
    if document is None:
        raise DeskError(f"There is no text '{doc}'; load the page anew.")
    chosen = document.text[slice(*span)] if span else words
    chosen = " ".join(chosen.split()).strip(_EDGE)
    if not chosen:
        raise DeskError("Select the words of the statement in the text first.")
    _only_there(document, chosen, span)
    return Deed("added", (Change("", None, desk.seal(rows.new_addition(document, chosen))),), doc, "")


def added_id(state: State, deed: Deed) -> str:
    """Give the id of the statement that a deed added, "" when it added none."""
    cells = deed.changes[0].after or {}
    for entry in state.entries_of.get(deed.doc, ()):
        if entry.row and entry.row.action == "add" and entry.row.quote == cells.get("quote"):
            return entry.statement.id
    return ""


def _only_there(document: Document, words: str, span: Span | None) -> None:
    """Raise DeskError when a row with these words would mean another place than the one selected."""
    places = Passages(document).find(words)
    meant = span is not None and places and places[0][0][0] < span[1] and span[0] < places[0][-1][1]
    if len(places) > 1 and not meant:
        raise DeskError(f"These words stand {len(places)} times in the text; select more, so that one place is meant.")


def _entry(state: State, identity: str) -> Entry:
    entry = state.entry_of.get(identity)
    if entry is None:
        raise DeskError("This statement is not there any more; load the page anew.")
    return entry


def _cells(desk: Desk, entry: Entry) -> dict[str, str]:
    """Give the cells of a statement's row, a new one when it has none; raise DeskError for one written by hand."""
    if entry.row is None:
        assert entry.machine is not None
        return rows.new_row(entry.machine)
    if not entry.own:
        raise DeskError(by_hand(desk.file, entry.row))
    return {**entry.row.cells, "note": rows.note_of(entry.row.cells.get("note", ""))}


def _corrected(desk: Desk, entry: Entry, wanted: Mapping[str, Any]) -> Change:
    old = _cells(desk, entry)
    base = rows.base_of(entry.machine) if entry.machine else rows.base_of_added(entry.document)
    cells = {**old, **rows.changed_cells(old, wanted, base)}
    if cells["action"] == "drop":
        cells["action"] = ""
    if entry.machine is not None:
        cells["was"] = overrides.answer(entry.machine)
    asks = cells["action"] or any(cells[name] for name in ("speaker", "date", "kind", "topics", "stance", "claim"))
    return _change(entry, desk.seal(cells) if asks or cells["note"] else None)


def _deed(words: str, entry: Entry, after: Mapping[str, str] | None) -> Deed:
    return Deed(words, (_change(entry, after),), entry.document.doc, entry.statement.id)


def _change(entry: Entry, after: Mapping[str, str] | None) -> Change:
    """Give the change of a statement's row; its row may name it by another id, or none, when it was added."""
    if entry.row is None:
        return Change(entry.statement.id, None, after)
    return Change(entry.row.id, dict(entry.row.cells), after)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(claim.get("topic", "")).replace("_", " ") for claim in value) or "none"
    return str(value or "none")
