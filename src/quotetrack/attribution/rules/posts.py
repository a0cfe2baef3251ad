"""Rules for offices without a name: "the minister", "the CSTO chief", "the general", "the former envoy"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quotetrack.attribution.coreference import Entity, best_fit, holders
from quotetrack.attribution.names import keys
from quotetrack.attribution.people import Person
from quotetrack.attribution.phrases import Phrase
from quotetrack.attribution.readings import Reading
from quotetrack.attribution.rules.case import Case, Verdict, blank, named
from quotetrack.lexicon.places import place_words
from quotetrack.lexicon.speaking import noun_kinds


def post(case: Case) -> Verdict | None:
    """Take the only person whose office the words name; of several, the one talked about last."""
    reading, phrase = case.reading, case.reading.phrase
    if phrase is None:
        return None
    focus = None if reading.one else case.focus
    if bare_title(reading) and focus is not None and reading.definite and _may_be(case, focus):
        rule = "rank" if phrase.post is None else "post_in_focus"
        return named(rule, case, focus, f"'the {reading.words}' is the person talked about last")
    fitting = _fitting(case, phrase, focus)
    later = all(person.first >= case.at for person in fitting)
    if later and reading.definite and case.memory.unnamed_before(case.number, case.at):
        return blank("unnamed", case, "goes on with somebody whom the text does not name")
    if len(fitting) == 1:
        person = fitting[0]
        learned = next((rule for held, rule in person.learned.items() if phrase.fit(held) > 1), "")
        rule = learned or ("rank" if phrase.post is None else "post")
        return named(rule, case, person, f"'{reading.words}' is {_office_of(person)}")
    if focus is not None and focus in fitting:
        others = (person for person in fitting if person is not focus)
        case.lost.extend(f"{person.name}: holds such a post, not talked about last" for person in others)
        return named(
            "post_in_focus", case, focus, f"of those who may be '{reading.words}', the last talked about", True
        )
    if 1 < len(fitting) <= _MOST_CANDIDATES:
        return blank("ambiguous_post", case, f"'{reading.words}' may be several people of the text", fitting)
    return None


_MOST_CANDIDATES = 5  # words that fit more people than that say nothing


def _fitting(case: Case, phrase: Phrase, focus: Person | None) -> list[Person]:
    """Give the people who may be meant: those introduced before the words, else those introduced later."""
    fitting = [one for one in holders(case.people, phrase, case.at) if not _of_another_body(case, one, focus)]
    if case.reading.one:
        return [person for person in fitting if phrase in person.learned]
    bare = case.reading.definite and phrase.post is not None and not (phrase.proper or phrase.field or phrase.past)
    if bare and focus is not None and focus not in fitting and any(phrase.fit(held) > 1 for held in focus.phrases):
        fitting.append(focus)  # "the minister" may go on with a minister of state, though another fits better
    earlier = [person for person in fitting if person.first < case.at]
    if earlier:
        fitting = earlier
    elif bare and focus is not None:
        return []  # "the minister" who is yet to be named does not stand after words on somebody else
    elif phrase.post is None and focus is not None and not focus.ranks:
        return []  # a rank names nobody who comes later while somebody else is talked about
    if len(fitting) > 1 and phrase.proper and not any(phrase.proper & held.proper for held in _offices(fitting)):
        return [person for person in fitting if person is focus]  # whose office it is, is known of nobody
    return fitting


def _offices(people: Iterable[Person]) -> Iterator[Phrase]:
    return (held for person in people for held in person.phrases)


def _of_another_body(case: Case, person: Person, focus: Person | None) -> bool:
    """Say whether "her spokesman", "the group's spokesman" is hardly the person: not talked about, of another body."""
    phrase = case.reading.phrase
    if case.reading.owner:
        return case.reading.head not in _HONOURED  # "His Highness" is no one else's
    if phrase is None or phrase.post is None or phrase.proper or not _POINTS_BACK.search(case.reading.words):
        return False
    return person is not focus and (phrase.post.many or phrase.post.post == "spokesman")


_HONOURED = frozenset(("highness", "majesty", "holiness", "eminence"))
_POINTS_BACK = re.compile(r"^(?:\w+ ){0,2}\w+[’']s? ")


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


def _office_of(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name


def registry_post(case: Case) -> Verdict | None:
    """Ask the registry who held the post on the day of the text."""
    reading = case.reading
    if reading.phrase is None or reading.one or reading.phrase.past:
        return None
    name = case.by_registry(reading.words)
    if name is None:
        return None
    known = case.people.named(keys(name.split()))
    note = f"held the post on {case.document.published} by the registry"
    if len(known) == 1:
        return named("registry_post", case, known[0], note)
    return Verdict("registry_post", Entity(name, "person"), reading.span, note, role=reading.words)


def post_in_part(case: Case) -> Verdict | None:
    """Take the person talked about last, or the only one, whose office the words name in part."""
    reading = case.reading
    phrase = reading.phrase
    if phrase is None or reading.one:
        return None
    fitting = [
        person
        for person in case.people.in_office(case.at, phrase.post)
        if best_fit(phrase, person) == 1 and not _elsewhere(phrase, person)
    ]
    focus = case.focus
    if focus is not None and focus in fitting:
        return named("post_in_part", case, focus, f"'{reading.words}' fits in part, talked about last", weak=True)
    if len(fitting) == 1:
        return named("post_in_part", case, fitting[0], f"only {fitting[0].name} fits '{reading.words}' in part", True)
    return None


def _elsewhere(phrase: Phrase, person: Person) -> bool:
    """Say whether what the words and the person's office are of differ on both sides: a nuclear chief, a president.

    "Of Korvia's foreign ministry" and "of Korvia's court" share the country alone; who leads the country leads nothing
    narrower.
    """
    for held in person.phrases:
        if held.post is None or phrase.post is None or phrase.fit(held) != 1:
            continue
        narrow = bool(phrase.field - held.field)
        if narrow and held.post.post in _OF_ALL and not held.field:
            return True
        if narrow and not phrase.post.generic and (held.field - phrase.field or held.proper - phrase.proper):
            return True
    return False


_OF_ALL = frozenset(("president", "prime minister", "king", "queen", "emir", "supreme leader", "head of state"))


def definite_description(case: Case) -> Verdict | None:
    """Take "the former minister", "the 61-year-old" as the person talked about last if no office speaks against it."""
    reading = case.reading
    if not reading.definite or reading.plural or reading.owner:
        return None
    if reading.naming == "other" and not _human(reading):
        return None
    focus = case.focus
    if focus is None or case.memory.told_of(reading.head, case.at) or _POINTS_BACK.search(reading.words):
        return None
    phrase = reading.phrase
    specific = phrase is not None and phrase.post is not None and not (phrase.post.generic or phrase.post.many)
    if specific and not focus.phrases and _speaks_beside(case, focus):
        return None  # "X said A; the mayor said B"
    if phrase is not None and phrase.proper and (case.statement.cue or "").startswith("had "):
        return None  # "the prosecutor of Tarsk had said": somebody of another time
    if phrase is not None and _elsewhere(phrase, focus):
        case.lost.append(f"{focus.name}: is of something else")
        return None
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
    return named(
        "definite_description", case, focus, f"'the {reading.words}' describes the person talked about last", True
    )


def _speaks_beside(case: Case, person: Person) -> bool:
    """Say whether a person has spoken in the very sentence of the statement."""
    last = next(case.memory.before(case.number, case.at), None)
    if last is None or last[1] is None or last[0].person != person.number:
        return False
    return case.memory.statements[last[1]].sentence[0] == case.statement.sentence[0]


def somebody(case: Case) -> Verdict | None:
    """Leave a common noun for a person without a speaker: "a grandmother", "terrified mum"."""
    reading = case.reading
    if reading.head[:1].islower() and noun_kinds().get(_OF_CHILDREN.sub("", reading.head)) == "person":
        return blank("unnamed", case, f"'{reading.words}' names nobody")
    return None


_OF_CHILDREN = re.compile(r"-of-\w+$")  # "mother-of-two"


def _human(reading: Reading) -> bool:
    known = place_words().get(reading.head.capitalize())
    if known is not None and known[1] in ("demonym", "people"):
        return False  # "the Iranian and Pakistani officials"
    if noun_kinds().get(_OF_CHILDREN.sub("", reading.head)) == "person":
        return True
    return reading.head.endswith(("-year-old", "man", "woman", "ist", "ian", "former"))


def office_without_name(case: Case) -> Verdict:
    """Leave an office whose holder the text does not name without a speaker."""
    verdict = blank("unnamed", case, f"the text does not name '{case.reading.words}'")
    return verdict._replace(role=case.reading.words)
