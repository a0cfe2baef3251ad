"""Rules for names: in full, by surname or given name, beside an office, misspelt, joined by "and"."""

from __future__ import annotations

from quotetrack.attribution.coreference import Entity, pair_of
from quotetrack.attribution.mentions import Sighting
from quotetrack.attribution.names import initialled, keys
from quotetrack.attribution.people import Person
from quotetrack.attribution.rules.case import Case, Verdict, blank, named
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.outlets import outlet_named


def joined_names(case: Case) -> Verdict | None:
    """Take two or more people joined by "and" as a group of their names."""
    found = [person for one in case.reading.named if (person := _of(case, one)) is not None]
    if len(found) < 2:
        return None
    people = sorted({person.number: person for person in found}.values(), key=lambda person: person.first)
    if len(people) == 2:
        return Verdict("joined_names", pair_of(*people), case.reading.span)
    names = ", ".join(person.name for person in people[:-1]) + f" and {people[-1].name}"
    entity = Entity(names, "group", members=tuple(person.number for person in people))
    return Verdict("joined_names", entity, case.reading.span)


def named_person(case: Case) -> Verdict:
    """Take the person whom the words name: in full, by surname, by given name, beside an office, a letter apart."""
    sighting = case.reading.named[0]
    person = _of(case, sighting)
    if person is None:
        fitting = case.people.named(sighting.keys) or case.people.alike(sighting.keys)
        if len(fitting) > 1:
            return _ambiguous(case, sighting, fitting)
        if fitting:
            person = fitting[0]
            person.add(sighting)
        else:
            refused = _no_person(case, sighting)
            if refused is not None:
                return refused
            person = case.people.introduce_single(sighting)
    if len(person.keys) == 1:
        full = _full_name(case, person)
        if full is not None:
            person.full = full
    if person.full:
        return named("registry_name", case, person, "the registry has one such name for the post and day")
    if not _shown_person(case, person):
        entity = Entity(person.name, "organization", lone=person.number)
        return Verdict("single_name", entity, case.reading.span, "nothing shows a person")
    return named(_how_named(sighting, person), case, person)


def hidden_surname(case: Case) -> Verdict | None:
    """Take one capitalised word that is a common word too as the surname of the only person who bears it: "Grand"."""
    words = case.reading.words
    if not words[:1].isupper() or not words.isalpha() or case.reading.definite or case.reading.one:
        return None
    (key,) = keys((words,))
    bearers = [person for person in case.people.named((key,)) if person.keys[-1] == key and len(person.keys) > 1]
    return named("surname", case, bearers[0], f"{bearers[0].name} bears the name") if len(bearers) == 1 else None


def _no_person(case: Case, sighting: Sighting) -> Verdict | None:
    """Give the verdict for a capitalised word that opens a sentence, or for an outlet's name, which is nobody's."""
    words = " ".join(sighting.words)
    outlet = None if sighting.sure else outlet_named(words, marked=True)
    if outlet is not None:
        return Verdict("organization", Entity(outlet.name, "organization"), case.reading.span)
    if len(sighting.words) == 1 and case.people.scan.in_small_letters(words):
        if words.endswith("s"):
            return Verdict("group", Entity(case.reading.words, "group"), case.reading.span)
        return blank("unresolved", case, f"'{words}' is no name: the text has it in small letters too", human=False)
    return None


def _shown_person(case: Case, person: Person) -> bool:
    """Say whether a lone name is a person's: by office, title, given name, pronoun or registry; bodies have none."""
    if len(person.keys) > 1 or person.sure or person.full:
        return True
    if person.words[0] in given_names():
        return True
    if case.people.is_place(person):
        return False
    if case.people.gender(person):
        return True
    return case.registry.by_name(person.name, case.document.published) is not None


def _ambiguous(case: Case, sighting: Sighting, fitting: list[Person]) -> Verdict:
    focus = case.focus
    if focus is not None and focus in fitting and not sighting.sure and case.memory.same_paragraph(case.number):
        return named("surname_in_focus", case, focus, "of several with the name, the one talked about last", weak=True)
    return blank("ambiguous_name", case, f"'{' '.join(sighting.words)}' may be several people of the text", fitting)


def _of(case: Case, sighting: Sighting) -> Person | None:
    return case.people.person(sighting)


def _how_named(sighting: Sighting, person: Person) -> str:
    if sighting.keys == person.keys:
        return "exact_name" if len(person.keys) > 1 else "single_name"
    if sighting.phrases or sighting.titles:
        return "name_with_post"
    if len(sighting.keys) == len(person.keys) > 1 and not initialled(sighting.keys, person.keys):
        return "name_variant"
    if sighting.keys[-1] == person.keys[-1]:
        return "surname"
    return "given_name" if sighting.keys[0] == person.keys[0] else "name_variant"


def _full_name(case: Case, person: Person) -> str | None:
    """Ask the registry for the full name of somebody whom the text gives by one name."""
    for phrase in person.phrases:
        name = case.by_registry(phrase.words)
        if name is not None and person.keys[0] in keys(name.split()):
            return name
    if person.phrases:
        found = case.registry.by_name(person.name, case.document.published)
        if found is not None and len(found.name.split()) > 1:
            held = case.people.scan.reader.phrase(f"{found.country} {found.organization} {found.role}")
            if held is not None and any(phrase.fit(held) > 1 for phrase in person.phrases):
                return found.name
    return None
