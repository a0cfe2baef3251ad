"""All texts and statements in; out come the statements with utterance and claim ids, and the recurring claims."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from quotetrack.claims.ids import is_id, short_id
from quotetrack.claims.topic import Topics, topics
from quotetrack.claims.utterances import Traced, utterances
from quotetrack.lexicon.places import wider
from quotetrack.model import Claim, Document, PartialDate, RecurringClaim, Span, Stance, Statement

Order: TypeAlias = tuple[dt.date, str, tuple[Span, ...], str]

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
    documents: Iterable[Document],
    statements: Iterable[Statement],
    known: Topics | None = None,
    traced: Traced | None = None,
) -> tuple[tuple[Statement, ...], tuple[RecurringClaim, ...]]:
    """Number utterances and recurring claims over all texts; statements keep their order.

    A recurring claim is a topic, stance and origin, whoever says it. A claim that already has an id or a label keeps
    it: that is how an analyst's word arrives (a label of a known claim, its id, or a label of their own). `known`
    gives the topics' labels, `traced` the trace of a statement's text where one was made before. Claims come out by
    recurrence: most utterances, officials, outlets first, then by label. Of statements that come as an iterator, which
    nobody else holds, none is kept as it was.
    """
    texts = {document.doc: document for document in documents}
    held = list(statements)
    name = _Names(held, known or topics())
    rows: dict[str, list[Evidence]] = defaultdict(list)
    for place, (utterance, rule) in enumerate(utterances(texts, held, traced)):
        statement = held[place]
        claims = tuple([name.named(claim) for claim in statement.claims]) if statement.claims else ()
        done = statement._replace(utterance_id=utterance, grouped_by=rule, claims=claims)
        held[place] = done  # where what it was is freed: its words and who said them are the same
        for row in evidence(texts.get(done.doc), done):
            rows[row.claim.claim_id].append(row)
    return tuple(held), ranked(recurring(found) for found in rows.values())


def named(statement: Statement, known: Topics) -> Statement:
    """Give a statement with the ids and labels of its claims, when no analyst has written any."""
    name = _Names((), known)
    return statement._replace(claims=tuple(name.named(claim) for claim in statement.claims))


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
            return claim._replace(label=written or self._by_id.get(claim.claim_id) or self._label(claim))
        if is_id("c", written):
            return claim._replace(claim_id=written, label=self._by_id.get(written) or self._label(claim))
        if written:
            known = self._by_label.get(written.casefold())
            claim_id = known or short_id("c", "label", written.casefold())
            return claim._replace(claim_id=claim_id, label=self._by_id[known] if known else written)
        return claim._replace(claim_id=short_id("c", *self._key(claim)), label=self._label(claim))

    def _label(self, claim: Claim) -> str:
        topic = self._labels.get(claim.topic) or claim.topic.replace("_", " ").capitalize()
        return claim_label(topic, claim.stance, claim.origin)

    def _key(self, claim: Claim) -> tuple[str, str, str]:
        return claim.topic, claim.stance, (claim.origin or "").casefold()


class Evidence(NamedTuple):
    """One claim of one statement: what its recurring claim takes from there.

    `order` is the statement's place among others. `faults` and `size` say how ill it stands for the claim, `placed`
    names the topics on which it says whence.
    """

    claim: Claim
    statement: str
    utterance: str
    speaker: str | None
    outlet: str | None
    date: PartialDate | None
    order: Order
    faults: int
    size: int
    placed: frozenset[str]


def evidence(document: Document | None, statement: Statement) -> Iterator[Evidence]:
    """Give the evidence that a statement is, a row for each of its claims; `document` is its text."""
    if not statement.claims:
        return
    words = statement.text.split()
    order, faults = _order(statement), _faults(statement, words)
    placed = frozenset([claim.topic for claim in statement.claims if claim.origin is not None])
    for claim in statement.claims:
        yield Evidence(
            claim=claim,
            statement=statement.id,
            utterance=statement.utterance_id,
            speaker=statement.speaker,
            outlet=document.outlet if document else None,
            date=statement.date,
            order=order,
            faults=faults,
            size=len(words),
            placed=placed,
        )


def recurring(rows: Iterable[Evidence]) -> RecurringClaim:
    """Put the evidence of one claim together; where an analyst joined several claims, the commonest names it."""
    rows = sorted(rows, key=lambda row: row.order)
    common = Counter((row.claim.topic, row.claim.stance, row.claim.origin) for row in rows)
    topic, stance, origin = min(common, key=lambda key: (-common[key], key[0], key[1], key[2] or ""))
    labels = Counter(row.claim.label for row in rows)
    statements = list({row.order: row for row in rows}.values())
    days = sorted((row.date for row in statements if row.date), key=lambda date: (date.first, date.last))
    targets = Counter(row.claim.target for row in rows if row.claim.target)
    return RecurringClaim(
        claim_id=rows[0].claim.claim_id,
        label=min(labels, key=lambda label: (-labels[label], label)),
        topic=topic,
        stance=stance,
        origin=origin,
        targets=tuple(sorted(targets, key=lambda target: (-targets[target], target))),
        statements=tuple(row.statement for row in statements),
        utterances=tuple(sorted({row.utterance for row in statements})),
        officials=tuple(sorted({row.speaker for row in statements if row.speaker})),
        outlets=tuple(sorted({row.outlet for row in statements if row.outlet})),
        first=days[0] if days else None,
        last=max(days, key=lambda date: (date.last, date.first)) if days else None,
        quote=min(statements, key=lambda row: (row.faults + (topic not in row.placed), row.size, row.order)).statement,
    )


def ranked(claims: Iterable[RecurringClaim]) -> tuple[RecurringClaim, ...]:
    """Order claims by officials, outlets and utterances, and point each denial to the claim that it denies."""
    found = list(claims)
    denied = _denied(found)
    found = [claim._replace(denies=denied.get(claim.claim_id, "")) for claim in found]
    return tuple(sorted(found, key=lambda claim: (*_weight(claim), claim.label, claim.claim_id)))


def _order(statement: Statement) -> Order:
    return (statement.date.first if statement.date else dt.date.max, statement.doc, statement.spans, statement.id)


def _faults(statement: Statement, words: Sequence[str]) -> int:
    """Count what makes a statement stand ill for its claims: 0 is clearest."""
    first = words[0].strip("\"“‘'").casefold() if words else ""
    return (
        2 * (not _CLEAR[0] <= len(words) <= _CLEAR[1])
        + 2 * (first in _VAGUE)
        + (len(statement.claims) > 1) * min(len(statement.claims) - 1, 3)
        + {"high": 0, "medium": 1, "low": 3}[statement.confidence]
        + (not statement.speaker)
        + (statement.kind == "indirect")
        + statement.nested
        + (not statement.text.isascii() and "…" in statement.text)
    )


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
    return (-len(claim.officials), -len(claim.outlets), -len(claim.utterances), claim.claim_id)
