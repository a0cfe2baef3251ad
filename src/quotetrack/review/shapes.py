"""A State in; what the page in the browser is told of it, as values that become JSON, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotetrack.model import CONFIDENCES, KINDS, STANCES, Document, Statement
from quotetrack.overrides import Fate
from quotetrack.report.words import stance_words, topic_words
from quotetrack.review.desk import Desk
from quotetrack.review.listing import Listed, Lists
from quotetrack.review.marking import Part, marked
from quotetrack.review.rows import note_of
from quotetrack.review.state import Entry, State

_MOST_FATES = 200


def start(desk: Desk, lists: Lists) -> dict[str, Any]:
    """Tell what the page needs before anything is chosen: figures, values to choose from, and rows to look at."""
    state = lists.state
    choices = lists.choices()
    labels = topic_words(desk.corpus.topics.names, desk.corpus.topics.labels)
    return status(desk, state) | {
        "file": desk.file.name,
        "texts": len(state.documents),
        "statements": sum(1 for entry in state.entries if entry.mark != "dropped"),
        "looks": sum(1 for entry in state.entries if entry.doubts),
        "speakers": choices["speaker"],
        "outlets": choices["outlet"],
        "topics": [(name, labels.get(name, name), dict(choices["topic"]).get(name, 0)) for name in labels],
        "labels": [label for label, _ in choices["claim"]],
        "stances": [(stance, stance_words(stance)) for stance in STANCES],
        "kinds": KINDS,
        "confidences": CONFIDENCES,
        "fates": [
            _fate(fate) for fate in state.fates if fate.needs_look or fate.status not in ("applied", "unchanged")
        ][:_MOST_FATES],
    }


def status(desk: Desk, state: State) -> dict[str, Any]:
    """Tell which state is shown, what undo would take back, and what stands in the way of actions."""
    errors = state.errors
    trouble = desk.trouble
    if not trouble and errors:
        trouble = (
            f"{desk.file.name}, line {errors[0].line}: {errors[0].message}. "
            "Nothing of the file is applied until that is mended."
        )
    return {
        "version": state.version,
        "grouping": not state.grouped,
        "undo": desk.last.words if desk.last else "",
        "trouble": trouble,
    }


def listed(one: Listed) -> dict[str, Any]:
    """Tell a text of the list."""
    document = one.document
    return {
        "doc": document.doc,
        "title": document.title or document.doc,
        "outlet": document.outlet,
        "published": str(document.published or ""),
        "statements": one.statements,
        "passing": one.passing,
        "looks": one.looks,
        "trouble": list(document.trouble),
    }


def text(state: State, document: Document) -> dict[str, Any]:
    """Tell a text with its statements, in the order of the text."""
    shown = state.entries_of[document.doc]
    passages = marked(document, [entry.statement for entry in shown])
    return {
        "doc": document.doc,
        "title": document.title or document.doc,
        "outlet": document.outlet,
        "outlet_by": document.outlet_by,
        "published": str(document.published or ""),
        "published_by": document.published_by,
        "url": document.url,
        "trouble": list(document.trouble),
        "passages": [{"kind": one.kind, "parts": [_part(part) for part in one.parts]} for one in passages],
        "statements": [_statement(state, entry) for entry in shown],
    }


def _part(part: Part) -> list[Any]:
    """Tell a part as a short list, since a text has many: start, words, inside, opens, closes, mentions, cues, vias."""
    return [part.start, part.text, part.inside, part.opens, part.closes, part.mentions, part.cues, part.vias]


def _statement(state: State, entry: Entry) -> dict[str, Any]:
    one, machine, row = entry.statement, entry.machine, entry.row
    words = entry.document.text
    return {
        "id": one.id,
        "kind": one.kind,
        "text": one.text,
        "speaker": one.speaker or "",
        "speaker_kind": one.speaker_kind,
        "role": one.role,
        "mention": one.mention,
        "via": one.via,
        "date": str(one.date or ""),
        "date_expression": one.date_expression,
        "confidence": one.confidence,
        "nested": one.nested,
        "rules": {"found": one.found_by, "speaker": one.speaker_by, "date": one.date_by},
        "claims": [_claim(state, claim) for claim in state.claims_of(one)],
        "candidates": one.candidates if entry.mark != "dropped" else (),
        "reasons": [
            (
                reason.field,
                reason.rule,
                " ".join(words[slice(*reason.words)].split()) if reason.words else "",
                reason.note,
            )
            for reason in one.reasons
        ],
        "doubts": entry.doubts,
        "mark": entry.mark,
        "line": row.line if row else 0,
        "by_hand": bool(row) and not entry.own,
        "fate": entry.fate.message if entry.fate else "",
        "changed": one.overridden,
        "tool": _answers(machine) if machine else {},
        "claim": (row.claim or "") if row else "",
        "note": note_of(row.cells.get("note", "")) if row else "",
        "alike": _alike(state, entry),
    }


def _answers(machine: Statement) -> Mapping[str, str]:
    return {
        "speaker": machine.speaker or "",
        "date": str(machine.date or ""),
        "kind": machine.kind,
        "claims": ", ".join(f"{claim.topic}: {stance_words(claim.stance)}" for claim in machine.claims),
    }


def _claim(state: State, claim: Any) -> dict[str, Any]:
    group = state.claims.get(claim.claim_id)
    denied = state.claims.get(group.denies) if group and group.denies else None
    return {
        "topic": claim.topic,
        "stance": claim.stance,
        "origin": claim.origin,
        "target": claim.target,
        "label": claim.label,
        "officials": len(group.officials) if group else 0,
        "outlets": len(group.outlets) if group else 0,
        "utterances": len(group.utterances) if group else 0,
        "denies": denied.label if denied else "",
    }


def _alike(state: State, entry: Entry) -> list[str]:
    """Give the other statements of the text with the same words for the same speaker, and no row of a hand."""
    one = entry.statement
    if not one.mention:
        return []
    return [
        other.statement.id
        for other in state.entries_of[one.doc]
        if other is not entry
        and other.mark != "dropped"
        and (other.row is None or other.own)
        and other.statement.speaker == one.speaker
        and (other.statement.mention or "").casefold() == one.mention.casefold()
    ]


def _fate(fate: Fate) -> dict[str, Any]:
    return {"line": fate.line, "status": fate.status, "message": fate.message, "id": fate.statement_id}
