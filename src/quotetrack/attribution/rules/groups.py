"""Rules for those who are no single person: sources, pairs, groups, bodies, countries, outlets, documents."""

from __future__ import annotations

import re

from quotetrack.attribution import bodies
from quotetrack.attribution.chains import outlet_name
from quotetrack.attribution.coreference import Entity, pair_of, suits
from quotetrack.attribution.people import Person
from quotetrack.attribution.rules.case import Case, Verdict, blank, named
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.posts import plural_forms
from quotetrack.lexicon.titles import Gender
from quotetrack.lexicon.vocabulary import Sort, is_a


def unnamed_source(case: Case) -> Verdict:
    """Leave "sources", "reports", "an official who asked not to be named" without a speaker."""
    reading = case.reading
    return blank("unnamed", case, f"'{reading.words}' names nobody", human=not is_a(reading.head, "document"))


_SIDES = frozenset((
    "sides", "parties", "presidents", "leaders", "ministers", "pair", "duo", "counterparts", "officials",
    "interlocutors", "secretaries", "diplomats", "premiers", "men", "women", "heads",
))  # fmt: skip


def pair(case: Case) -> Verdict | None:
    """Take "the two sides", "both presidents" as the two people of the last meeting told of."""
    reading = case.reading
    if reading.head not in _SIDES and reading.phrase is None:
        return None
    two = _counts_two(case) or reading.head in (
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


def _counts_two(case: Case) -> bool:
    """Say whether a mention counts two: "both presidents", "the two ministers"."""
    words = set(case.reading.low)
    return not words.isdisjoint(("both", "two"))


def group(case: Case) -> Verdict:
    """Take people in the plural as a group, under the words of the text."""
    reading = case.reading
    if reading.low[0] == "one":
        return blank("unnamed", case, f"'{' '.join(reading.low)}' names nobody")
    words = bodies.national(reading.words, case.people.scan, case.at) or bodies.canonical(
        reading.words, case.people.scan
    )
    if len(reading.low) == 1 and is_a(reading.head, "source"):
        return blank("unnamed", case, f"'{reading.words}' names nobody")
    if reading.head == "officials" and words.casefold() == "officials":
        return blank("unnamed", case, "'officials' names nobody")
    if words.islower() and not _animate(reading.head):
        return blank("unresolved", case, f"'{words}' are things, which say nothing", human=False)
    return Verdict("group", Entity(words, "group"), reading.span)


def _animate(head: str) -> bool:
    """Say whether a plural in small letters may be people or bodies: by the lexicons, else by its ending."""
    if is_a(head, "people") or head in plural_forms() or any(is_a(head.removesuffix("s"), sort) for sort in _BODIES):
        return True
    return head.endswith(_PEOPLE_ENDINGS) or not head.endswith("s")


_BODIES: tuple[Sort, ...] = ("body", "outlet", "people")
_PEOPLE_ENDINGS = ("ers", "ors", "ars", "ists", "ians", "ents", "ants", "men", "ees", "ives", "ics", "ites", "als")


def owned(case: Case) -> Verdict | None:
    """Resolve whose body it is: "his office", "Toszek's office" → "Ilmar Toszek's office"."""
    reading = case.reading
    inside = case.people.within(reading.span)
    if inside and inside[0].begin <= reading.span[0] + 4:
        person, after = case.people.person(inside[0]), case.document.text[inside[0].end : reading.span[1]]
        if person is not None and after[:2] in ("'s", "’s"):
            return Verdict("owned", Entity(f"{person.name}'s{after[2:]}", "organization"), reading.span)
    if not reading.owner:
        return None
    person = _owner(case)
    if person is not None:
        return Verdict("owned", Entity(f"{person.name}'s {reading.words}", "organization"), reading.span)
    return blank("owned", case, f"whose '{reading.words}' it is stays open", human=False)


def _owner(case: Case) -> Person | None:
    """Give the person whom "his" or "her" before a noun means: the last one talked about whom it fits."""
    if case.reading.owner not in ("his", "her"):
        return None
    wanted: Gender = "female" if case.reading.owner == "her" else "male"
    for entity, _ in case.memory.before(case.number, case.at):
        if entity.person >= 0 and suits(case.people.gender(case.people.everybody[entity.person]), wanted):
            return case.people.everybody[entity.person]
    return None


# Documents that a body issues, so that "the report" is the last body's; a law or a treaty stands for itself.
_ISSUED = frozenset((
    "report", "statement", "study", "survey", "letter", "document", "release", "communique", "communiqué", "article",
    "message", "assessment", "paper", "note", "findings", "figures", "data", "announcement", "memo", "memorandum",
))  # fmt: skip


# Words of somebody's own, which speak for whoever wrote them.
_OWN_WORDS = frozenset((
    "post", "tweet", "message", "statement", "letter", "email", "e-mail", "note", "caption", "op-ed", "column", "memo",
    "video", "testimony", "remarks", "comment", "comments", "posts", "tweets", "messages", "words",
))  # fmt: skip
_NEVER_ALONE = frozenset(("post", "tweet", "caption", "posts", "tweets"))


def _writer(case: Case) -> Entity | None:
    """Give who spoke in the last sentence that has the same noun: "said in a letter that C. The letter said ..."."""
    for entity, told in case.memory.before(case.number, case.at):
        if told is None:
            continue
        start, end = case.memory.statements[told].sentence
        words = case.document.text[start:end].casefold()
        noun = case.reading.head.removesuffix("s")
        wrote = noun in words or (noun in ("post", "tweet") and _POSTED.search(words) is not None)
        return entity if wrote and entity.speaker is not None else None
    return None


_POSTED = re.compile(r"\b(?:tweet|post|wrote|writ|x\b|twitter|telegram|facebook|instagram|social|online)")


def document_of(case: Case) -> Verdict:
    """Take the body behind a report, statement or study; a report of nobody stays blank."""
    reading = case.reading
    body = bodies.behind(case.people.scan, case.people, reading)
    if body is not None:
        return Verdict("document_of", body, reading.span, f"whose '{reading.head}' it is")
    writer = _owner(case) if reading.head in _OWN_WORDS else None
    if writer is not None:
        return named("document_of", case, writer, f"whose '{reading.head}' it is")
    if reading.definite and reading.head in _OWN_WORDS and len(reading.low) <= 2:
        told = _writer(case)
        if told is not None:
            return Verdict(
                "document_of", told, reading.span, f"who has the '{reading.head}' in the sentence before", weak=True
            )
        if reading.head in _NEVER_ALONE:
            return blank("unnamed", case, f"whose '{reading.head}' it is stays open", human=False)
    if reading.definite:
        for entity, said in case.memory.before(case.number, case.at):
            if entity.kind == "organization" and reading.head in _ISSUED:
                return Verdict("document_of", entity, reading.span, "of the body talked about last", weak=True)
            if said is not None:
                break  # somebody else spoke; whom the text only tells of issued nothing
        if len(reading.low) == 2 and reading.words.islower() and reading.head in _ISSUED:
            return blank("unnamed", case, f"whose '{reading.words}' it is stays open", human=False)
        return Verdict("document", Entity(reading.words, "organization"), reading.span)
    return blank("unnamed", case, f"'{reading.words}' names nobody", human=False)


def _is_named(outlet: str | None) -> bool:
    """Say whether words for an outlet give its name ("the daily Arvenia Today"), not only its kind ("state TV")."""
    return outlet is not None and outlet.split()[-1][0].isupper()


# Of these every country has one: alone and with a capital they are still no name ("the Ministry").
_PART_OF_A_NAME = frozenset(("ministry", "department", "committee", "commission", "directorate", "embassy", "office"))


_ANY_BODY = frozenset(("organization", "organisation", "agency", "body", "institution", "watchdog", "group"))


def _may_be_called(name: str, noun: str) -> bool:
    """Say whether "the ..." may mean a body: one so named, or any but a country for "the organization"."""
    return name.casefold().endswith(f" {noun}") or (noun in _ANY_BODY and name not in place_words())


def body(case: Case) -> Verdict | None:
    """Take an organisation, a country or an outlet under its canonical name."""
    reading = case.reading
    outlet = outlet_name(reading.words) if reading.naming == "outlet" else None
    if reading.one and reading.naming != "place" and not _is_named(outlet):
        return blank("unnamed", case, f"'{reading.words}' names nobody")
    if _is_named(outlet):
        return Verdict("outlet", Entity(outlet, "organization"), reading.span)
    if reading.naming == "other" and not any(map(str.isupper, reading.words)):
        return None
    places = bodies.joined_places(reading.words) if reading.naming == "place" else None
    if places is not None:
        return Verdict("joined_names", Entity(places, "group"), reading.span)
    back = bodies.pointed_back(case.people.scan, reading, case.at)
    if back is None and reading.definite and len(reading.low) == 2 and is_a(reading.head, "body"):
        last = next(
            (entity for entity, _ in case.memory.before(case.number, case.at) if entity.kind == "organization"), None
        )
        if last is not None and last.speaker is not None and _may_be_called(last.speaker, reading.head):
            back = last.speaker
    if back is not None:
        return Verdict("body_named_before", Entity(back, "organization"), reading.span, "the last such body named")
    name = bodies.national(reading.words, case.people.scan, case.at) or bodies.canonical(
        reading.words, case.people.scan, place=reading.naming == "place"
    )
    if not name:
        return None
    known = place_words().get(name)
    if reading.naming != "place" and known is not None and known[1] == "demonym":
        return blank("unresolved", case, f"'{name}' only tells where somebody is from", human=False)
    bare = name.islower() or name.casefold() in _PART_OF_A_NAME
    if len(reading.low) == 2 and reading.definite and bare:
        return blank("unnamed", case, f"no {name} is named before '{reading.words}'", human=False)
    if is_a(reading.low[0], "opener") and not reading.definite:
        return blank("unresolved", case, f"'{' '.join(reading.low[:6])}' is a clause, not a name", human=False)
    return Verdict("place" if reading.naming == "place" else "organization", Entity(name, "organization"), reading.span)
