"""Statements without words that name the speaker in, verdicts out: bare quotations and impersonal reports."""

from __future__ import annotations

import re

from quotetrack.attribution.coreference import Entity, Memory, of_person
from quotetrack.attribution.rules.case import NOBODY, Verdict
from quotetrack.model import Statement

_PASSIVE = re.compile(r"\b(?:it|was|were|is|are|been|being|reportedly|allegedly)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"^\W*\w+ing\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:session|meeting|summit|talks|conference|gathering|forum|event|consultations)\b", re.IGNORECASE
)
_MOST = 100  # statements that are looked back over for one with a speaker
_NEAR = 1500  # characters between a quotation and the statement that it goes on from


def impersonal(memory: Memory, number: int) -> Verdict:
    """Settle a report whose words name nobody: "It was noted during the session that ...", "adding that ..."."""
    statement = memory.statements[number]
    cue = statement.cue or ""
    if _PARTICIPLE.match(cue) or not _PASSIVE.search(cue):
        before = _previous(memory, number)
        if before is not None and _same_paragraph(memory, before, statement):
            return Verdict(
                "continuation", memory.entities[before], statement.cue_span, "goes on with the statement before"
            )
        return Verdict("unnamed", NOBODY, statement.cue_span, "no words name the speaker")
    start, end = statement.sentence
    if _OCCASION.search(memory.text, start, end):
        for entity, _ in memory.before(number, start):
            if entity.kind == "group":
                return Verdict("impersonal_of_group", entity, statement.cue_span, "said where the group met", weak=True)
            break
    return Verdict("impersonal", Entity(None, "unnamed", human=False), statement.cue_span, f"'{cue}' names nobody")


def continued(memory: Memory, number: int, last: bool) -> Verdict | None:
    """Settle a quotation that has neither cue nor name: it goes on with the speaker before, unless two may own it.

    With `last` False only what stands in one paragraph is settled; the rest waits until the speakers after are known.
    """
    statement = memory.statements[number]
    before = _previous(memory, number)
    if before is not None and _same_paragraph(memory, before, statement):
        between = (memory.statements[before].sentence[1], statement.spans[0][0])
        other = memory.subject(between) if between[1] - between[0] > 20 else None
        entity = memory.entities[before]
        if other is not None and other.person >= 0 and other.person != entity.person:
            note = "a quotation after a sentence about somebody else"
            return Verdict("orphan_quotation", NOBODY, None, note, _names(memory, entity, other))
        return Verdict("continuation", entity, None, "a quotation right after this speaker's words", weak=True)
    if not last:
        return None
    after = _next(memory, number)
    own = memory.entities.get(before) if before is not None else None
    theirs = memory.entities.get(after) if after is not None else None
    if own is None or before is None:
        return Verdict("orphan_quotation", NOBODY, None, "a quotation without a cue", _names(memory, theirs))
    if statement.spans[0][0] - memory.statements[before].sentence[1] > _NEAR:
        return Verdict("orphan_quotation", NOBODY, None, "a quotation far from any cue", _names(memory, own))
    if theirs is not None and theirs != own and theirs.speaker is not None:
        return Verdict(
            "orphan_quotation", NOBODY, None, "a quotation between two speakers", _names(memory, own, theirs)
        )
    return Verdict("continuation", own, None, "a quotation in the paragraph after this speaker's words", weak=True)


def answering(memory: Memory, number: int) -> Verdict:
    """Settle an answer under a bare "A:", once for all answers of a text.

    It is given by the only one who answers by name elsewhere, else by who is introduced before the first answer.
    """
    if memory.answers is None:
        memory.answers = _answering(memory, number)
    entity, note, people = memory.answers
    return Verdict("answering", entity, None, note, people, weak=True)


def _answering(memory: Memory, number: int) -> tuple[Entity, str, tuple[str, ...]]:
    labelled = [n for n, one in enumerate(memory.statements) if one.found_by == "spoken_line" and n in memory.entities]
    named = {memory.entities[n].speaker: memory.entities[n] for n in labelled}
    if len(named) == 1:
        return next(iter(named.values())), "the only one who answers by name", ()
    if named:
        return NOBODY, "several people answer", tuple(filter(None, named))
    start = memory.statements[number].sentence[0]
    introduced = memory.focus(number, start)
    if introduced is not None:
        return of_person(introduced), "the person introduced before the answers", ()
    near = (memory.people.person(one) for one in memory.people.within((0, start)) if len(one.words) > 1)
    known = list({person.number: person for person in near if person is not None}.values())
    if len(known) == 1:
        return of_person(known[0]), "the only person named before the answers", ()
    return NOBODY, "nobody is introduced who answers", tuple(person.name for person in known)


def _names(memory: Memory, *entities: Entity | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.speaker for one in entities if one is not None and one.speaker is not None))


def _previous(memory: Memory, number: int) -> int | None:
    back = range(number - 1, max(-1, number - 1 - _MOST), -1)
    return next((n for n in back if n in memory.entities and not memory.statements[n].nested), None)


def _next(memory: Memory, number: int) -> int | None:
    rest = range(number + 1, min(len(memory.statements), number + 6))
    return next((n for n in rest if memory.statements[n].mention_span is not None and n in memory.entities), None)


def _same_paragraph(memory: Memory, before: int, statement: Statement) -> bool:
    end = memory.statements[before].spans[-1][1]
    return memory.text.find("\n", end, statement.spans[0][0]) < 0
