"""Rules for pronouns: who was talked about last and whom gender and number allow."""

from __future__ import annotations

from quotetrack.attribution.coreference import pair_of, suits
from quotetrack.attribution.people import Person
from quotetrack.attribution.readings import HE, IT, SHE, THEY
from quotetrack.attribution.rules.case import Case, Verdict, blank, named
from quotetrack.lexicon.titles import Gender
from quotetrack.model import Statement


def pronoun_person(case: Case) -> Verdict | None:
    """Resolve "he", "she", "him": the last person talked about whom the pronoun's gender allows."""
    word = case.reading.pronoun
    if word not in HE and word not in SHE:
        return None
    wanted: Gender = "female" if word in SHE else "male"
    seen: list[Person] = []
    lone: Person | None = None
    for entity, _ in case.memory.before(case.number, case.at):
        if entity.members and not seen:
            pair = [case.people.everybody[member] for member in entity.members]
            suited = [person for person in pair if case.people.gender(person) == wanted]
            if len(suited) == 1:
                seen.append(suited[0])
                break
        if entity.lone >= 0 and lone is None:
            lone = case.people.everybody[entity.lone]
        if entity.person < 0:
            if entity.kind == "unnamed" and entity.human and not seen:
                return blank("pronoun", case, f"'{word}' goes on with somebody whom the text does not name")
            continue
        person = case.people.everybody[entity.person]
        gender = case.people.gender(person)
        if not suits(gender, wanted):
            case.lost.append(f"{person.name}: '{word}' does not fit")
            continue
        if gender == wanted or not seen:
            seen.append(person)
        if gender == wanted:
            break
    if not seen:
        if lone is not None:
            return named("pronoun", case, lone, f"'{word}' shows that the name is a person's", weak=True)
        there = [one for one in case.memory.near(case.at) if suits(case.people.gender(one), wanted)]
        near = [person for person in there if case.people.gender(person) == wanted]
        if not near and len(there) == 1 and there[0].sure:
            near = there  # "The news was confirmed by the consul, X. “...,” he said."
        if len(near) != 1:
            return blank("pronoun", case, f"nobody whom '{word}' fits is talked about before", near)
        return named("pronoun", case, near[0], f"the only one near whom '{word}' fits", weak=True)
    settled = [person for person in seen if case.people.gender(person) == wanted]
    sure = settled[0] if settled and wanted == "female" else seen[0]
    chosen = seen[0] if _alone_in_paragraph(case, seen[0], sure) else sure
    return named("pronoun", case, chosen, f"'{word}' is the last person talked about")


def _alone_in_paragraph(case: Case, near: Person, settled: Person) -> bool:
    """Say whether of two people only the nearer, whose gender is open, is named in the paragraph of the pronoun."""
    if near is settled:
        return False
    start = case.document.text.rfind("\n", 0, case.at) + 1
    if not start:
        return False
    there = False
    for sighting in case.people.back_from(case.at, start):  # in a long paragraph the last few tell
        if sighting.person == settled.number:
            return False
        there = there or sighting.person == near.number
    return there


def pronoun_many(case: Case) -> Verdict | None:
    """Resolve "they": the last group, pair or body talked about."""
    if case.reading.pronoun not in THEY:
        return None
    for entity, _ in case.memory.before(case.number, case.at):
        if entity.kind in ("group", "organization"):
            return Verdict("pronoun", entity, case.reading.span, "the last group talked about")
        if entity.kind == "unnamed" and not entity.human:
            continue
        if entity.kind == "unnamed":
            return blank("pronoun", case, "goes on with people whom the text does not name")
        break
    sides = case.memory.sides(case.at)
    if sides:
        return Verdict("pair", pair_of(*sides), case.reading.span, "the two people of the last meeting told of")
    return blank("pronoun", case, "no group is talked about before")


def pronoun_body(case: Case) -> Verdict | None:
    """Resolve "it": the last organisation talked about."""
    if case.reading.pronoun not in IT:
        return None
    for entity, _ in case.memory.before(case.number, case.at):
        if entity.kind == "organization":
            return Verdict("pronoun", entity, case.reading.span, "the last body talked about")
        if entity.kind == "unnamed" and not entity.human:
            return blank("pronoun", case, "goes on with a source that the text does not name", human=False)
    return blank("pronoun", case, "no body is talked about before", human=False)


def pronoun_self(case: Case) -> Verdict:
    """Resolve "I" and "we": whoever speaks around, in an interview the person who spoke last."""
    statements = case.memory.statements
    for number in range(max(0, case.number - _AROUND), min(len(statements), case.number + _AROUND)):
        other = statements[number]
        if number != case.number and number in case.memory.entities and _holds(other, case.at):
            return Verdict("pronoun", case.memory.entities[number], case.reading.span, "who speaks around these words")
    return blank("pronoun", case, f"'{case.reading.pronoun}' is nobody whom the text names")


_AROUND = 6  # statements


def _holds(other: Statement, at: int) -> bool:
    return any(start <= at < end for start, end in other.spans)
