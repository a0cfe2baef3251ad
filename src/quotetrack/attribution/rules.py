"""One statement's case in, a verdict out: the small rules that say who spoke, in the order in which they are asked.

A rule answers None when it has nothing to say. A verdict without a speaker ends the search too: it says why the
speaker stays blank, and who might have been meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from quotetrack.attribution import bodies
from quotetrack.attribution.coreference import Entity, Memory, holders, of_person, pair_of, suits
from quotetrack.attribution.mentions import Sighting
from quotetrack.attribution.names import initialled, keys
from quotetrack.attribution.officials import Registry
from quotetrack.attribution.people import People, Person
from quotetrack.attribution.readings import HE, IT, SHE, THEY, Reading
from quotetrack.attribution.verdicts import NOBODY, Verdict
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.outlets import outlet_named
from quotetrack.lexicon.titles import Gender
from quotetrack.lexicon.vocabulary import is_a
from quotetrack.model import Document, Statement


@dataclass(slots=True)
class Case:
    """A statement whose speaker is asked for, and all that is known."""

    document: Document
    number: int
    statement: Statement
    reading: Reading
    people: People
    memory: Memory
    registry: Registry
    lost: list[str] = field(default_factory=list)

    @property
    def at(self) -> int:
        """Give the offset at which the speaker is named."""
        return self.reading.span[0]

    def by_registry(self, words: str) -> str | None:
        """Ask the registry who held a post on the day of the text."""
        found = self.registry.by_post(words, self.document.published)
        return found.name if found else None


Rule: TypeAlias = Callable[[Case], Verdict | None]


def blank(rule: str, case: Case, note: str, people: Sequence[Person] = (), human: bool = True) -> Verdict:
    """Leave the speaker open, with the people who might be meant."""
    entity = NOBODY if human else Entity(None, "unnamed", human=False)
    names = tuple(person.name for person in people)
    return Verdict(rule, entity, case.reading.span, note, names)


def _person(rule: str, case: Case, person: Person, note: str = "", weak: bool = False) -> Verdict:
    return Verdict(rule, of_person(person), case.reading.span, note, role=person.role, weak=weak)


# --- pronouns -------------------------------------------------------------------------------------------------------


def pronoun_person(case: Case) -> Verdict | None:
    """Resolve "he", "she", "him": the last person talked about whom the pronoun's gender allows."""
    word = case.reading.pronoun
    if word not in HE | SHE:
        return None
    wanted: Gender = "female" if word in SHE else "male"
    seen: list[Person] = []
    for entity, told in case.memory.before(case.number, case.at):
        if entity.members and not seen:
            pair = [case.people.everybody[member] for member in entity.members]
            suited = [person for person in pair if case.people.gender(person) == wanted]
            if len(suited) == 1:
                seen.append(suited[0])
                break
        if entity.person < 0:
            if entity.kind == "unnamed" and entity.human and told is not None and not seen:
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
        near = [person for person in case.memory.near(case.at) if case.people.gender(person) == wanted]
        if len(near) != 1:
            return blank("pronoun", case, f"nobody whom '{word}' fits is talked about before", near)
        return _person("pronoun", case, near[0], f"the only one near whom '{word}' fits", weak=True)
    settled = [person for person in seen if case.people.gender(person) == wanted]
    chosen = settled[0] if settled and wanted == "female" else seen[0]
    return _person("pronoun", case, chosen, f"'{word}' is the last person talked about")


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


def pronoun_self(case: Case) -> Verdict | None:
    """Resolve "I" and "we": whoever speaks around, in an interview the person who spoke last."""
    if case.reading.naming != "pronoun":
        return None
    statements = case.memory.statements
    for number in range(max(0, case.number - _AROUND), min(len(statements), case.number + _AROUND)):
        other = statements[number]
        if number != case.number and number in case.memory.entities and _holds(other, case.at):
            return Verdict("pronoun", case.memory.entities[number], case.reading.span, "who speaks around these words")
    return blank("pronoun", case, f"'{case.reading.pronoun}' is nobody whom the text names")


_AROUND = 6  # statements


def _holds(other: Statement, at: int) -> bool:
    return any(start <= at < end for start, end in other.spans)


# --- names ----------------------------------------------------------------------------------------------------------


def joined_names(case: Case) -> Verdict | None:
    """Take two or more people joined by "and" as a group of their names."""
    if case.reading.naming != "names":
        return None
    found = [person for person in map(lambda s: _of(case, s), case.reading.named) if person is not None]
    if len(found) < 2:
        return None
    people = sorted({person.number: person for person in found}.values(), key=lambda person: person.first)
    if len(people) == 2:
        return Verdict("joined_names", pair_of(*people), case.reading.span)
    names = ", ".join(person.name for person in people[:-1]) + f" and {people[-1].name}"
    entity = Entity(names, "group", members=tuple(person.number for person in people))
    return Verdict("joined_names", entity, case.reading.span)


def named_person(case: Case) -> Verdict | None:
    """Take the person whom the words name: in full, by surname, by given name, beside an office, a letter apart."""
    if case.reading.naming not in ("name", "names"):
        return None
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
        return _person("registry_name", case, person, "the registry has one such name for the post and day")
    if not _shown_person(case, person):
        return Verdict("single_name", Entity(person.name, "organization"), case.reading.span, "nothing shows a person")
    return _person(_how_named(sighting, person), case, person)


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
    if len(person.keys) > 1 or person.sure or person.full or case.people.gender(person):
        return True
    if person.words[0] in given_names():
        return True
    return case.registry.by_name(person.name, case.document.published) is not None


def _ambiguous(case: Case, sighting: Sighting, fitting: list[Person]) -> Verdict:
    focus = case.memory.focus(case.number, case.at)
    if focus is not None and focus in fitting and not sighting.sure and case.memory.same_paragraph(case.number):
        return _person(
            "surname_in_focus", case, focus, "of several with the name, the one talked about last", weak=True
        )
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


# --- those whom nobody names ----------------------------------------------------------------------------------------


def unnamed_source(case: Case) -> Verdict | None:
    """Leave "sources", "reports", "an official who asked not to be named" without a speaker."""
    reading = case.reading
    if reading.naming != "source":
        return None
    return blank("unnamed", case, f"'{reading.words}' names nobody", human=not is_a(reading.head, "document"))


# --- offices --------------------------------------------------------------------------------------------------------


def post(case: Case) -> Verdict | None:
    """Take the only person whose office the words name; of several, the one talked about last."""
    reading = case.reading
    phrase = reading.phrase
    if reading.naming != "office" or phrase is None:
        return None
    focus = case.memory.focus(case.number, case.at) if reading.definite or not reading.one else None
    if bare_title(reading) and focus is not None and reading.definite and _may_be(case, focus):
        rule = "rank" if phrase.post is None else "post_in_focus"
        return _person(rule, case, focus, f"'the {reading.words}' is the person talked about last")
    fitting = holders(case.people, phrase)
    earlier = [person for person in fitting if person.first < case.at]
    if earlier:
        fitting = earlier
    elif case.memory.unnamed_before(case.number, case.at) and reading.definite:
        return blank("unnamed", case, "goes on with somebody whom the text does not name")
    elif phrase.post is None and focus is not None and not focus.ranks and not earlier:
        return None  # a rank names nobody who comes later while somebody else is talked about
    if reading.one:
        fitting = [person for person in fitting if any(phrase == held for held in person.learned)]
    if len(fitting) == 1:
        person = fitting[0]
        learned = next((rule for held, rule in person.learned.items() if phrase.fit(held) > 1), "")
        rule = learned or ("rank" if phrase.post is None else "post")
        return _person(rule, case, person, f"'{reading.words}' is {_office_of(person, case)}")
    if len(fitting) > 1:
        if focus is not None and focus in fitting:
            case.lost.extend(
                f"{person.name}: holds such a post, not talked about last" for person in fitting if person is not focus
            )
            return _person(
                "post_in_focus", case, focus, f"of those who may be '{reading.words}', the last talked about", True
            )
        return blank("ambiguous_post", case, f"'{reading.words}' may be several people of the text", fitting)
    return None


def bare_title(reading: Reading) -> bool:
    """Say whether words like "the official", "the diplomat" tell nothing of whose office it is."""
    phrase = reading.phrase
    return (
        phrase is not None and not phrase.proper and not phrase.field and (phrase.post is None or phrase.post.generic)
    )


def _may_be(case: Case, person: Person) -> bool:
    """Say whether a loose word for an office may mean a person: nothing known of the person speaks against it."""
    phrase = case.reading.phrase
    if phrase is None:
        return False
    if phrase.post is None:
        return phrase.rank in person.ranks
    known = [held for held in person.phrases if held.post is not None]
    return not known or any(phrase.fit(held) for held in known)


def _office_of(person: Person, case: Case) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def registry_post(case: Case) -> Verdict | None:
    """Ask the registry who held the post on the day of the text."""
    reading = case.reading
    if reading.naming != "office" or reading.phrase is None or reading.one or reading.phrase.past:
        return None
    name = case.by_registry(reading.words)
    if name is None:
        return None
    known = case.people.named(keys(name.split()))
    note = f"held the post on {case.document.published} by the registry"
    if len(known) == 1:
        return _person("registry_post", case, known[0], note)
    return Verdict("registry_post", Entity(name, "person"), reading.span, note, role=reading.words)


def post_in_part(case: Case) -> Verdict | None:
    """Take the person talked about last, or the only one, whose office the words name in part."""
    reading = case.reading
    phrase = reading.phrase
    if reading.naming != "office" or phrase is None or reading.one:
        return None
    fitting = [
        person
        for person in case.people.everybody
        if person.sightings and max((phrase.fit(held) for held in person.phrases), default=0) == 1
    ]
    focus = case.memory.focus(case.number, case.at)
    if focus is not None and focus in fitting:
        return _person("post_in_part", case, focus, f"'{reading.words}' fits in part, talked about last", weak=True)
    if len(fitting) == 1:
        return _person("post_in_part", case, fitting[0], f"only {fitting[0].name} fits '{reading.words}' in part", True)
    return None


def definite_description(case: Case) -> Verdict | None:
    """Take "the former minister", "the 61-year-old" as the person talked about last when no office speaks against it."""
    reading = case.reading
    if reading.naming not in ("office", "other") or not reading.definite or reading.plural or reading.owner:
        return None
    if reading.naming == "other" and not _human(reading):
        return None
    focus = case.memory.focus(case.number, case.at)
    if focus is None:
        return None
    phrase = reading.phrase
    held = [one for one in focus.phrases if one.post is not None]
    if phrase is not None and phrase.post is None and focus.ranks and phrase.rank not in focus.ranks:
        case.lost.append(f"{focus.name}: bears another rank")
        return None
    if phrase is not None and phrase.post is not None and not phrase.past and held:
        if all(phrase.contradicts(one) for one in held) or (phrase.proper and not phrase.post.generic):
            case.lost.append(f"{focus.name}: is {held[0].words}")
            return None
        points_back = phrase.post.many and not phrase.proper
        if not points_back and not any(phrase.post.may_name(one.post) or one.post.generic for one in held if one.post):
            case.lost.append(f"{focus.name}: is {held[0].words}")
            return None
    return _person(
        "definite_description", case, focus, f"'the {reading.words}' describes the person talked about last", True
    )


def _human(reading: Reading) -> bool:
    return reading.head.endswith(("-year-old", "man", "woman", "ist", "ian", "former"))


def office_without_name(case: Case) -> Verdict | None:
    """Leave an office whose holder the text does not name without a speaker."""
    if case.reading.naming != "office":
        return None
    verdict = blank("unnamed", case, f"the text does not name '{case.reading.words}'")
    return Verdict(verdict.rule, verdict.entity, verdict.words, verdict.note, role=case.reading.words)


# --- groups and bodies ----------------------------------------------------------------------------------------------

_SIDES = frozenset((
    "sides", "parties", "presidents", "leaders", "ministers", "pair", "duo", "counterparts", "officials",
    "interlocutors", "secretaries", "diplomats", "premiers", "men", "women", "heads",
))  # fmt: skip


def pair(case: Case) -> Verdict | None:
    """Take "the two sides", "both presidents" as the two people of the last meeting told of."""
    reading = case.reading
    if reading.naming != "people" or reading.head not in _SIDES:
        return None
    two = reading_counts_two(case) or reading.head in (
        "sides",
        "parties",
        "pair",
        "duo",
        "interlocutors",
        "counterparts",
    )
    if not two or (reading.phrase is not None and reading.phrase.proper):
        return None
    sides = case.memory.sides(case.at)
    if sides is None:
        return None
    if reading.phrase is not None and reading.phrase.post is not None and not reading.phrase.post.generic:
        for person in sides:
            if person.phrases and not any(
                reading.phrase.post.may_name(held.post) for held in person.phrases if held.post
            ):
                return None
    return Verdict("pair", pair_of(*sides), reading.span, "the two people of the last meeting told of")


def reading_counts_two(case: Case) -> bool:
    """Say whether a mention counts two: "both presidents", "the two ministers"."""
    words = set(case.reading.low)
    return not words.isdisjoint(("both", "two"))


def group(case: Case) -> Verdict | None:
    """Take people in the plural as a group, under the words of the text."""
    reading = case.reading
    if reading.naming != "people":
        return None
    if reading.low[0] == "one":
        return blank("unnamed", case, f"'{' '.join(reading.low)}' names nobody")
    words = bodies.canonical(reading.words, case.people.scan)
    if len(reading.low) == 1 and is_a(reading.head, "source"):
        return blank("unnamed", case, f"'{reading.words}' names nobody")
    if reading.head == "officials" and words.casefold() == "officials":
        return blank("unnamed", case, "'officials' names nobody")
    return Verdict("group", Entity(words, "group"), reading.span)


def owned(case: Case) -> Verdict | None:
    """Resolve whose body it is: "his office", "Toszek's office" → "Ilmar Toszek's office"."""
    reading = case.reading
    if reading.naming not in ("body", "other", "outlet"):
        return None
    inside = case.people.within(reading.span)
    if inside and inside[0].begin <= reading.span[0] + 4:
        person, after = case.people.person(inside[0]), case.document.text[inside[0].end : reading.span[1]]
        if person is not None and after[:2] in ("'s", "’s"):
            return Verdict("owned", Entity(f"{person.name}'s{after[2:]}", "organization"), reading.span)
    if not reading.owner:
        return None
    if reading.owner in ("his", "her"):
        wanted: Gender = "female" if reading.owner == "her" else "male"
        for entity, _ in case.memory.before(case.number, case.at):
            if entity.person < 0:
                continue
            person = case.people.everybody[entity.person]
            if suits(case.people.gender(person), wanted):
                return Verdict("owned", Entity(f"{person.name}'s {reading.words}", "organization"), reading.span)
    return blank("owned", case, f"whose '{reading.words}' it is stays open", human=False)


# Documents that a body issues, so that "the report" is the last body's; a law or a treaty stands for itself.
_ISSUED = frozenset((
    "report", "statement", "study", "survey", "letter", "document", "release", "communique", "communiqué", "article",
    "message", "assessment", "paper", "note", "findings", "figures", "data", "announcement", "memo", "memorandum",
))  # fmt: skip


def document_of(case: Case) -> Verdict | None:
    """Take the body behind a report, statement or study; a report of nobody stays blank."""
    reading = case.reading
    if reading.naming != "document":
        return None
    body = bodies.behind(case.people.scan, case.people, reading)
    if body is not None:
        return Verdict("document_of", body, reading.span, f"whose '{reading.head}' it is")
    if reading.definite:
        for entity, _ in case.memory.before(case.number, case.at):
            if entity.kind == "organization" and reading.head in _ISSUED:
                return Verdict("document_of", entity, reading.span, "of the body talked about last", weak=True)
            break
        return Verdict("document", Entity(reading.words, "organization"), reading.span)
    return blank("unnamed", case, f"'{reading.words}' names nobody", human=False)


def body(case: Case) -> Verdict | None:
    """Take an organisation, a country or an outlet under its canonical name."""
    reading = case.reading
    if reading.naming not in ("body", "place", "outlet", "other"):
        return None
    if reading.one and reading.naming in ("other", "body"):
        return blank("unnamed", case, f"'{reading.words}' names nobody")
    if reading.naming == "other" and not any(letter.isupper() for letter in reading.words):
        return None
    places = bodies.joined_places(reading.words) if reading.naming == "place" else None
    if places is not None:
        return Verdict("joined_names", Entity(places, "group"), reading.span)
    back = bodies.pointed_back(case.people.scan, reading, case.at)
    if back is not None:
        return Verdict("body_named_before", Entity(back, "organization"), reading.span, "the last such body named")
    name = bodies.canonical(reading.words, case.people.scan, place=reading.naming == "place")
    if not name:
        return None
    return Verdict("place" if reading.naming == "place" else "organization", Entity(name, "organization"), reading.span)


RULES: tuple[Rule, ...] = (
    pronoun_person, pronoun_many, pronoun_body, pronoun_self, joined_names, named_person, unnamed_source, owned, post,
    registry_post, post_in_part, definite_description, office_without_name, pair, group, document_of, body,
)  # fmt: skip
"""The order in which the rules are asked; the first that answers decides."""
