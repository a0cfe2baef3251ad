"""Statements of one text in, the same with their speakers out: who said it, by which rule, who else might have."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribution import chains
from quotetrack.attribution.coreference import Memory
from quotetrack.attribution.lead import learn_offices
from quotetrack.attribution.mentions import Scan
from quotetrack.attribution.officials import Registry
from quotetrack.attribution.people import People
from quotetrack.attribution.readings import read
from quotetrack.attribution.rules import Case, Verdict, ask
from quotetrack.attribution.rules.unmentioned import answering, continued, impersonal
from quotetrack.model import Confidence, Document, Reason, Statement

_MOST_LOST = 4
# Where the fields stand that are written; speaker, kind, role, via, rule and candidates follow each other.
_CONFIDENCE, _SPEAKER = map(Statement._fields.index, ("confidence", "speaker"))


def attribute(document: Document, statements: Sequence[Statement], registry: Registry) -> tuple[Statement, ...]:
    """Give the statements of one text with speaker, kind, role, via, the rule that decided, and the candidates left.

    A statement that only says that an outlet reported another statement is dropped, and the outlet becomes the other's
    `via`. Everything works with an empty registry.
    """
    if not statements:
        return ()
    people = People(Scan(document))
    kept = chains.unwrap(statements)
    readings = [read(document.text, one.mention_span, people) if one.mention_span else None for one in kept]
    memory = Memory(document.text, people, kept)
    learn_offices(people, kept, readings)
    verdicts: dict[int, Verdict] = {}
    lost: dict[int, list[str]] = {}
    waiting: list[int] = []
    for number, (statement, reading) in enumerate(zip(kept, readings, strict=True)):
        if reading is None or reading.naming == "none":
            early = _unmentioned(memory, number)
            if early is None:
                waiting.append(number)
                continue
            verdict = early
        else:
            case = Case(document, number, statement, reading, people, memory, registry)
            verdict = ask(case)
            lost[number] = case.lost
        verdicts[number] = verdict
        memory.entities[number] = verdict.entity
    for number in waiting:
        late = continued(memory, number, last=True)
        if late is not None:
            verdicts[number] = late
    vias = chains.vias(document, kept)
    return tuple(
        [_written(one, verdicts[number], lost.get(number, ()), vias[number]) for number, one in enumerate(kept)]
    )


def _unmentioned(memory: Memory, number: int) -> Verdict | None:
    """Settle a statement without words that name its speaker, None where those after it have to be known first."""
    statement = memory.statements[number]
    if statement.found_by == "spoken_line":
        return answering(memory, number)
    return impersonal(memory, number) if statement.cue_span else continued(memory, number, last=False)


def _written(statement: Statement, verdict: Verdict, lost: Sequence[str], via: str | None) -> Statement:
    entity = verdict.entity
    reasons = [*statement.reasons, Reason("speaker", verdict.rule, verdict.words, verdict.note)]
    if lost:
        reasons += [Reason("speaker", "candidate_lost", None, note) for note in dict.fromkeys(lost[:_MOST_LOST])]
    if via is not None:
        reasons.append(Reason("via", "outlet", statement.via_span, via))
    candidates = verdict.candidates if entity.speaker is None else ()
    return Statement._make((  # a third of the time that `_replace` takes
        *statement[:_CONFIDENCE], _trust(statement.confidence, verdict), *statement[_CONFIDENCE + 1 : _SPEAKER],
        entity.speaker, entity.kind, verdict.role, via, verdict.rule, candidates,
        *statement[_SPEAKER + 6 : -1], tuple(reasons),
    ))  # fmt: skip


def _trust(found: Confidence, verdict: Verdict) -> Confidence:
    """Lower the confidence of a statement whose speaker a weak rule gave."""
    if not verdict.weak:
        return found
    return "low" if found == "low" else "medium"
