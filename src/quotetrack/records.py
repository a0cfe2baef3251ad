"""A Statement and its Document in, one flat record out, with the columns that every listing and export shares.

`quotetrack quotes --format jsonl` prints these records one a line; its CSV and Parquet have the same columns. What is
not known is None. Days are written as far as they are known: `2024-10-07`, `2024-10` or `2024`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from quotetrack.model import Claim, Document, RecurringClaim, Statement

Record: TypeAlias = dict[str, Any]


def record(statement: Statement, document: Document) -> Record:
    """Give a statement as the object that a line of JSON holds; `spans` count characters of the text, half open."""
    return {
        "id": statement.id,
        "doc": statement.doc,
        "outlet": document.outlet,
        "title": document.title,
        "published": str(document.published) if document.published else None,
        "kind": statement.kind,
        "text": statement.text,
        "spans": [list(span) for span in statement.spans],
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "role": statement.role,
        "mention": statement.mention,
        "mention_span": list(statement.mention_span) if statement.mention_span else None,
        "cue": statement.cue,
        "cue_span": list(statement.cue_span) if statement.cue_span else None,
        "via": statement.via,
        "date": str(statement.date) if statement.date else None,
        "date_precision": statement.date.precision if statement.date else None,
        "date_expression": statement.date_expression,
        "claims": [_claim(claim) for claim in statement.claims],
        "utterance_id": statement.utterance_id or None,
        "confidence": statement.confidence,
        "found_by": statement.found_by or None,
        "speaker_by": statement.speaker_by or None,
        "date_by": statement.date_by or None,
        "grouped_by": statement.grouped_by or None,
        "candidates": list(statement.candidates),
        "overridden": list(statement.overridden),
    }


def claim_record(claim: RecurringClaim) -> Record:
    """Give a recurring claim as the object that a line of JSON holds, with its counts; lists hold ids and names."""
    return {
        "claim_id": claim.claim_id,
        "claim": claim.label,
        "topic": claim.topic,
        "stance": claim.stance,
        "origin": claim.origin,
        "targets": list(claim.targets),
        "officials": list(claim.officials),
        "outlets": list(claim.outlets),
        "utterances": list(claim.utterances),
        "statements": list(claim.statements),
        "officials_count": len(claim.officials),
        "outlets_count": len(claim.outlets),
        "utterances_count": len(claim.utterances),
        "statements_count": len(claim.statements),
        "first": str(claim.first) if claim.first else None,
        "last": str(claim.last) if claim.last else None,
        "quote": claim.quote or None,
        "denies": claim.denies or None,
    }


def flat(made: Mapping[str, Any]) -> Record:
    """Give a record whose cells are single values: a list of words joined with `|`, any other list as JSON."""
    return {name: _cell(value) for name, value in made.items()}


def _claim(claim: Claim) -> Record:
    return {
        "topic": claim.topic,
        "stance": claim.stance,
        "origin": claim.origin,
        "target": claim.target,
        "claim_id": claim.claim_id or None,
        "claim": claim.label or None,
    }


def _cell(value: object) -> object:
    if not isinstance(value, list):
        return value
    if all(isinstance(part, str) for part in value):
        return "|".join(value) or None
    return json.dumps(value, ensure_ascii=False)


STATEMENT_COLUMNS = tuple(record(Statement("", (), "", "direct", (0, 0), ""), Document("", "")))
"""The columns of a table of statements."""
CLAIM_COLUMNS = tuple(claim_record(RecurringClaim("", "", "", "other", None, (), (), (), (), (), None, None, "")))
"""The columns of a table of recurring claims."""
