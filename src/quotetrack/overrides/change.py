"""A statement and one row in, the statement as the analyst wants it out: the only place that sets a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quotetrack.model import Claim, Document, Reason, Span, SpeakerKind, Stance, Statement, statement_id
from quotetrack.overrides.answers import values
from quotetrack.overrides.locate import kind_of, sentence_around
from quotetrack.overrides.table import Row

RULE = "override"


class Cast(NamedTuple):
    """The speakers of a run by name, with what they are, so that a corrected speaker is known as the others are."""

    kinds: Mapping[str, SpeakerKind]
    roles: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Cast:
        """Collect the kind of each speaker, and the post that a text gives each."""
        kinds: dict[str, Counter[SpeakerKind]] = {}
        roles: dict[tuple[str, str], str] = {}
        for one in statements:
            if one.speaker:
                kinds.setdefault(one.speaker, Counter())[one.speaker_kind] += 1
                if one.role:
                    roles.setdefault((one.doc, one.speaker), one.role)
        usual = {name: min(seen, key=lambda kind: (-seen[kind], kind)) for name, seen in kinds.items()}
        return cls(usual, roles)


def set_fields(statement: Statement, row: Row, cast: Cast, source: str) -> Statement:
    """Give the statement with the row's values; the same statement when they are the machine's own already.

    `source` says where the row stands ("overrides.csv, line 4") for the reasons.
    """
    made: dict[str, Any] = {}
    if "speaker" in row.fields and row.speaker != statement.speaker:
        made |= _speaker(statement.doc, row.speaker, cast)
    if "date" in row.fields and row.date != statement.date:
        made |= {"date": row.date, "date_expression": None, "date_by": RULE}
    if row.kind and row.kind != statement.kind:
        made["kind"] = row.kind
    if (claims := _claims(statement.claims, row)) != statement.claims:
        made["claims"] = claims
    if not made:
        return statement
    named = {"speaker": "speaker" in made, "date": "date" in made, "kind": "kind" in made}
    named |= _claim_fields(statement.claims, made.get("claims", statement.claims))
    fields = tuple(name for name in row.fields if named[name])
    machine = values(statement)
    reasons = (Reason(name, RULE, note=f"{source}; the machine says {_shown(machine.get(name))}") for name in fields)
    return statement._replace(**made, confidence="high", overridden=fields, reasons=(*statement.reasons, *reasons))


def confirm(statement: Statement, source: str) -> Statement:
    """Give the statement with the analyst's word for it."""
    reason = Reason("confidence", RULE, note=f"confirmed by {source}")
    return statement._replace(confidence="high", reasons=(*statement.reasons, reason))


def added(row: Row, document: Document, spans: tuple[Span, ...], cast: Cast, source: str) -> Statement:
    """Make the statement that the machine missed; without a date of its own it has that of its text."""
    content = " ".join(document.text[start:end] for start, end in spans)
    blank = Statement(
        doc=document.doc,
        spans=spans,
        text=content,
        kind=row.kind or kind_of(document.text, spans),
        sentence=sentence_around(document.text, spans),
        found_by=RULE,
        confidence="high",
        date=document.published,
        date_by=document.published_by,
        reasons=(Reason("found", RULE, (spans[0][0], spans[-1][1]), f"added by {source}"),),
    )
    return set_fields(blank, row, cast, source)._replace(found_by=RULE, confidence="high")


def with_new_id(statement: Statement, taken: set[str]) -> Statement:
    """Give an added statement the first id that is free in its text, and take it."""
    number = 1
    while (made := statement_id(statement.doc, statement.text, number)) in taken:
        number += 1
    taken.add(made)
    return statement._replace(id=made)


def _speaker(doc: str, name: str | None, cast: Cast) -> dict[str, Any]:
    return {
        "speaker": name,
        "speaker_kind": cast.kinds.get(name, "person") if name else "unnamed",
        "role": cast.roles.get((doc, name)) if name else None,
        "speaker_by": RULE,
        "candidates": (),
    }


def _claims(claims: tuple[Claim, ...], row: Row) -> tuple[Claim, ...]:
    """Give the claims with the row's topics and stance; a topic that the machine had keeps its origin and target."""
    if "topics" in row.cleared:
        return ()
    if row.topics:
        usual: Stance = claims[0].stance if claims else "other"
        of_topic = [
            [claim for claim in claims if claim.topic == topic] or [Claim(topic, usual)] for topic in row.topics
        ]
        each = [row.stances[0 if len(row.stances) == 1 else i] if row.stances else None for i in range(len(row.topics))]
        claims = tuple(
            claim._replace(stance=stance) if stance else claim
            for same, stance in zip(of_topic, each, strict=True)
            for claim in same
        )
    elif row.stances:
        claims = tuple(claim._replace(stance=row.stances[0]) for claim in claims)
    if "stance" in row.cleared:
        claims = tuple(claim._replace(stance="other") for claim in claims)
    if row.claim or "claim" in row.cleared:
        claims = tuple(claim._replace(claim_id="", label=row.claim or "") for claim in claims)
    return claims


def _claim_fields(before: tuple[Claim, ...], after: tuple[Claim, ...]) -> dict[str, bool]:
    """Tell which fields of the claims two sets of claims differ in."""
    return {
        "topics": [claim.topic for claim in before] != [claim.topic for claim in after],
        "stance": [claim.stance for claim in before] != [claim.stance for claim in after],
        "claim": [claim.label for claim in before] != [claim.label for claim in after],
    }


def _shown(value: str | None) -> str:
    return f"'{value}'" if value else "nothing"
