"""Offices that a text names before their holders in, offices learned for people out.

Leads often run "A provincial police commander said ... . According to Jan Ostrowik, ...": the name comes a sentence or
two after the office. An office is learned for the first person named as a speaker after it, when that person is new
and has no other office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.attribution.coreference import holders
from quotetrack.attribution.people import People, Person
from quotetrack.attribution.phrases import Phrase
from quotetrack.attribution.readings import Reading
from quotetrack.lexicon.given_names import given_names
from quotetrack.model import Statement

_SENTENCES, _CHARACTERS = 4, 1500  # the name stands at most so far after its office
_BELONGING = re.compile(r"\sof ((?:the )?\w+(?: [\w-]+){0,3})")  # "Viktor Stahl of the opposition"
_ACT_OF = re.compile(
    r"\b(?:call|remarks?|comments?|statements?|warning|appeal|announcement|words|speech|demand|criticism)\s(?:by|of|from)\s$"
)


def learn_offices(people: People, statements: Sequence[Statement], readings: Sequence[Reading | None]) -> None:
    """Give people the offices that the text names only before their names; they are marked as learned."""
    for number, reading in enumerate(readings):
        if reading is None or reading.naming != "office" or reading.phrase is None or reading.phrase.post is None:
            continue
        if reading.owner not in ("", "its") or reading.phrase.past or (statements[number].cue or "").startswith("had "):
            continue  # "the prosecutor had said": of another time, nobody's introduction
        loose = reading.phrase.post.many or reading.phrase.post.generic
        if loose and not reading.definite and not (reading.phrase.proper or reading.phrase.field):
            continue  # "a villager said": the next villager named may be another
        if not reading.one and holders(people, reading.phrase, reading.span[0]):
            continue
        if _somebody_before(people, readings, number, without_office=reading.definite or bool(reading.phrase.proper)):
            continue
        person = _same_body(people, reading) or _next_named(people, statements, readings, number)
        if person is not None:
            people.learn(person, reading.phrase, "lead_then_name")


def _somebody_before(people: People, readings: Sequence[Reading | None], number: int, *, without_office: bool) -> bool:
    """Say whether a speaker was named shortly before: then "the chief" points back, and "a chief" is somebody new."""
    for reading in readings[max(0, number - 3) : number]:
        for sighting in reading.named if reading is not None else ():
            person = people.person(sighting)
            if person is not None and not (without_office and person.phrases):
                return True
    return False


def _next_named(
    people: People, statements: Sequence[Statement], readings: Sequence[Reading | None], number: int
) -> Person | None:
    """Find the first person named as a speaker soon after; None unless new to the text and without an office."""
    reading = readings[number]
    assert reading is not None
    end = statements[number].sentence[1]
    for _ in range(_SENTENCES):
        end = people.scan.sentence(min(end, len(people.scan.text) - 1))[1] if end < len(people.scan.text) else end
    end = min(end, reading.span[1] + _CHARACTERS)
    speakers = {
        sighting.start
        for other in readings[number + 1 : number + 9]
        if other is not None and other.span[0] < end
        for sighting in other.named
    }
    for sighting in people.within((reading.span[1], end)):
        text = people.scan.text
        named = people.person(sighting)
        acts = _ACT_OF.search(text, max(0, sighting.begin - 30), sighting.begin) is not None
        subject = _opens(people, sighting.begin) and not sighting.phrases
        if not (sighting.start in speakers or acts or (subject and named is not None and len(named.keys) > 1)):
            continue
        if _of_another(text, sighting.end, reading.phrase):
            return None
        if named is None:
            if len(sighting.keys) == 1 and sighting.words[0] not in given_names():
                continue  # a lone word may as well be a body's name
            if sighting.start in speakers and not people.named(sighting.keys):
                named = people.introduce([sighting])
            else:
                return None
        if text.startswith(" (", sighting.end):
            return None  # "the delegate of Korvia said A. Mr. Hale (Arvenia) said B": the brackets tell whose he is
        if named.first < reading.span[0] or any(_speaks_against(reading.phrase, held) for held in named.phrases):
            return None
        return named
    return None


def _opens(people: People, at: int) -> bool:
    """Say whether an offset begins its sentence."""
    start = max(people.scan.sentence(at)[0], at - 9)
    return not people.scan.text[start:at].strip(" \xa0“\"‘'")


def _of_another(text: str, end: int, phrase: Phrase | None) -> bool:
    """Say whether a name is followed by what its bearer belongs to, and that is not what the office is of."""
    found = _BELONGING.match(text, end)
    if found is None or phrase is None:
        return False
    own = {word for words in (*phrase.field, *phrase.proper) for word in words.casefold().split()}
    return own.isdisjoint(found[1].casefold().split())


def _speaks_against(phrase: Phrase | None, held: Phrase) -> bool:
    """Say whether an office already known rules the phrase out; what somebody merely is ("a figure") does not."""
    return phrase is None or (held.post is not None and not phrase.fit(held))


def _same_body(people: People, reading: Reading) -> Person | None:
    """Find the only person whose office shares body and field with words that use another post word.

    "A top UN human rights investigator" may be the "UN special rapporteur on human rights" named later.
    """
    phrase = reading.phrase
    if phrase is None or len(phrase.field) < 2 or not phrase.proper:
        return None
    fitting = [
        person
        for person in people.in_office(reading.span[0])
        if any(held.proper & phrase.proper and phrase.field <= held.field and held.post for held in person.phrases)
    ]
    return fitting[0] if len(fitting) == 1 else None
