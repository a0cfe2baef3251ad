"""All texts and statements in; out come the statements with utterance and claim ids, and the recurring claims."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quotetrack.claims.ids import is_id, short_id
from quotetrack.claims.topic import Topics, topics
from quotetrack.claims.utterances import utterances
from quotetrack.lexicon.places import wider
from quotetrack.model import Claim, Document, RecurringClaim, Stance, Statement

_SAID = {
    "asserts": "asserted",
    "denies": "denied",
    "calls_for_action": "action called for",
    "reports_action": "action reported",
    "other": "mentioned",
}
# A quote of this many words is long enough to stand alone and short enough to be read at a glance.
_CLEAR = (8, 32)
_VAGUE = frozenset({"this", "these", "that", "those", "it", "he", "she", "they", "such", "there", "we"})


def group(
    documents: Iterable[Document], statements: Sequence[Statement], known: Topics | None = None
) -> tuple[tuple[Statement, ...], tuple[RecurringClaim, ...]]:
    """Number utterances and recurring claims over all texts; statements keep their order.

    A recurring claim is a topic, stance and origin, whoever says it. A claim that already has an id or a label keeps
    it: that is how an analyst's word arrives (a label of a known claim, its id, or a label of their own). `known`
    gives the topics' labels. Claims come out by recurrence: most utterances, officials, outlets first, then by label.
    """
    texts = {document.doc: document for document in documents}
    same = utterances(texts, statements)
    name = _Names(statements, known or topics())
    done = tuple(
        replace(
            statement,
            utterance_id=utterance,
            grouped_by=rule,
            claims=tuple(name.named(claim) for claim in statement.claims),
        )
        for statement, (utterance, rule) in zip(statements, same, strict=True)
    )
    rows: dict[str, list[tuple[Statement, Claim]]] = defaultdict(list)
    for statement in done:
        for claim in statement.claims:
            rows[claim.claim_id].append((statement, claim))
    claims = [_recurring(claim_id, found, texts) for claim_id, found in rows.items()]
    denied = _denied(claims)
    claims = [replace(claim, denies=denied.get(claim.claim_id, "")) for claim in claims]
    claims.sort(key=lambda claim: (*_weight(claim), claim.label, claim.claim_id))
    return done, tuple(claims)


def claim_label(topic: str, stance: Stance, origin: str | None) -> str:
    """Say a claim in plain words: "Terrorism threat from Afghanistan – asserted"; `topic` is the topic's label."""
    return f"{topic}{f' from {origin}' if origin else ''} – {_SAID[stance]}"


class _Names:
    """Gives claims their ids and labels; what an analyst wrote is matched with the claims at hand."""

    def __init__(self, statements: Sequence[Statement], known: Topics) -> None:
        self._labels = known.labels
        machine = {self._key(claim): claim for statement in statements for claim in statement.claims}
        self._by_id = {short_id("c", *key): self._label(claim) for key, claim in sorted(machine.items())}
        self._by_label = {label.casefold(): claim_id for claim_id, label in sorted(self._by_id.items())}

    def named(self, claim: Claim) -> Claim:
        """Give a claim with id and label."""
        written = claim.label.strip()
        if claim.claim_id:
            return replace(claim, label=written or self._by_id.get(claim.claim_id) or self._label(claim))
        if is_id("c", written):
            return replace(claim, claim_id=written, label=self._by_id.get(written) or self._label(claim))
        if written:
            known = self._by_label.get(written.casefold())
            claim_id = known or short_id("c", "label", written.casefold())
            return replace(claim, claim_id=claim_id, label=self._by_id[known] if known else written)
        return replace(claim, claim_id=short_id("c", *self._key(claim)), label=self._label(claim))

    def _label(self, claim: Claim) -> str:
        topic = self._labels.get(claim.topic) or claim.topic.replace("_", " ").capitalize()
        return claim_label(topic, claim.stance, claim.origin)

    def _key(self, claim: Claim) -> tuple[str, str, str]:
        return claim.topic, claim.stance, (claim.origin or "").casefold()


def _recurring(claim_id: str, rows: Sequence[tuple[Statement, Claim]], texts: Mapping[str, Document]) -> RecurringClaim:
    """Put the statements of one claim together; where an analyst joined several claims, the commonest names it."""
    rows = sorted(rows, key=lambda row: _order(row[0]))
    common = Counter((claim.topic, claim.stance, claim.origin) for _, claim in rows)
    topic, stance, origin = min(common, key=lambda key: (-common[key], key[0], key[1], key[2] or ""))
    labels = Counter(claim.label for _, claim in rows)
    statements = list({id(statement): statement for statement, _ in rows}.values())
    days = sorted(
        (statement.date for statement in statements if statement.date), key=lambda date: (date.first, date.last)
    )
    outlets = {texts[statement.doc].outlet for statement in statements if statement.doc in texts}
    targets = Counter(claim.target for _, claim in rows if claim.target)
    return RecurringClaim(
        claim_id=claim_id,
        label=min(labels, key=lambda label: (-labels[label], label)),
        topic=topic,
        stance=stance,
        origin=origin,
        targets=tuple(sorted(targets, key=lambda target: (-targets[target], target))),
        statements=tuple(statement.id for statement in statements),
        utterances=tuple(sorted({statement.utterance_id for statement in statements})),
        officials=tuple(sorted({statement.speaker for statement in statements if statement.speaker})),
        outlets=tuple(sorted(outlet for outlet in outlets if outlet)),
        first=days[0] if days else None,
        last=max(days, key=lambda date: (date.last, date.first)) if days else None,
        quote=min(statements, key=lambda statement: _unclear(statement, topic)).id,
    )


def _order(statement: Statement) -> tuple[dt.date, str, tuple[tuple[int, int], ...], str]:
    return (statement.date.first if statement.date else dt.date.max, statement.doc, statement.spans, statement.id)


def _unclear(
    statement: Statement, topic: str
) -> tuple[int, int, tuple[dt.date, str, tuple[tuple[int, int], ...], str]]:
    """Rate how ill a statement stands for its claim: 0 is clearest; ties go to fewer words, then to the earlier."""
    words = statement.text.split()
    first = words[0].strip("\"“‘'").casefold() if words else ""
    faults = (
        2 * (not _CLEAR[0] <= len(words) <= _CLEAR[1])
        + 2 * (first in _VAGUE)
        + (len(statement.claims) > 1) * min(len(statement.claims) - 1, 3)
        + {"high": 0, "medium": 1, "low": 3}[statement.confidence]
        + (not statement.speaker)
        + (statement.kind == "indirect")
        + statement.nested
        + (not statement.text.isascii() and "…" in statement.text)
        + all(claim.origin is None for claim in statement.claims if claim.topic == topic)
    )
    return faults, len(words), _order(statement)


def _denied(claims: Sequence[RecurringClaim]) -> dict[str, str]:
    """Give for each denial the claim that it denies: asserted of the same topic and origin, or of a wider origin."""
    asserted = {
        (claim.topic, claim.origin): claim for claim in sorted(claims, key=_weight) if claim.stance == "asserts"
    }
    found: dict[str, str] = {}
    for claim in claims:
        if claim.stance != "denies":
            continue
        origins = [claim.origin, *(wider(claim.origin) if claim.origin else ()), None]
        meant = next((asserted[claim.topic, origin] for origin in origins if (claim.topic, origin) in asserted), None)
        if meant:
            found[claim.claim_id] = meant.claim_id
    return found


def _weight(claim: RecurringClaim) -> tuple[int, int, int, str]:
    return (-len(claim.utterances), -len(claim.officials), -len(claim.outlets), claim.claim_id)
