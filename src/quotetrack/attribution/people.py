"""Sightings in, people out: which names in one text are one person, under what name, with what offices and gender.

A shorter name joins the only longer one that it can stand for; spellings a letter apart join when nothing speaks
against it. A short name that fits two people joins neither, and `People.named` gives both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from quotetrack.attribution.mentions import Scan, Sighting
from quotetrack.attribution.names import Keys, initialled, keys, may_be_one, part_of, variant
from quotetrack.attribution.phrases import Phrase
from quotetrack.lexicon.given_names import given_names
from quotetrack.lexicon.posts import Post
from quotetrack.lexicon.titles import Gender
from quotetrack.model import Span

_MANY = 250  # above so many people spellings are not compared, so that no text takes quadratic time
_NEAR = 100  # people in office looked at for one mention
_CROWD = 40  # bearers of one word looked at for one name
_LOOK_FOR_GENDER = 6
# A search for one of a set of letters is quick; the group is set by a man's pronouns.
_GENDERED = re.compile(r"[HhSsſ](?<!\w.)(?:(?<=[Hh])(?i:(e|is|im|imself)|er|ers|erself)|(?<=[Ssſ])(?i:he))(?!\w)")


@dataclass(slots=True)
class Person:
    """Somebody whom the text names; `words` is the fullest form, `sure` when a title or office shows a person."""

    number: int
    words: tuple[str, ...]
    keys: Keys
    first: int
    phrases: list[Phrase] = field(default_factory=list)
    posts: set[str] = field(default_factory=set)  # of the phrases
    sightings: list[Sighting] = field(default_factory=list)
    ranks: set[str] = field(default_factory=set)
    gender: Gender = ""
    sure: bool = False
    learned: dict[Phrase, str] = field(default_factory=dict)  # offices found by a rule, and the rule's name
    full: str = ""  # the full name when something outside the text gives it

    @property
    def name(self) -> str:
        """Give the canonical name, without titles."""
        return self.full or " ".join(self.words)

    @property
    def role(self) -> str | None:
        """Give the fullest office that the text names for the person."""
        first: str | None = None
        for phrase in self.phrases:
            if phrase.post is not None:
                if phrase.proper or phrase.field:
                    return phrase.words
                first = first or phrase.words
        return first

    def add(self, sighting: Sighting) -> None:
        """Take a sighting and what stands beside it."""
        sighting.person = self.number
        self.sightings.append(sighting)
        self.first = min(self.first, sighting.begin)
        self.sure |= sighting.sure
        for phrase in sighting.phrases:
            if phrase not in self.phrases:
                self.hold(phrase)
        for title in sighting.titles:
            self.gender = self.gender or title.gender
            if title.rank:
                self.ranks.add(title.title)

    def hold(self, phrase: Phrase) -> None:
        """Take an office."""
        self.phrases.append(phrase)
        if phrase.post is not None:
            self.posts.add(phrase.post.post)


class People:
    """The people of one text, by name and by place in the text."""

    def __init__(self, scan: Scan) -> None:
        """Sort the sightings of a scan into people."""
        self.scan = scan
        self.everybody: list[Person] = []
        self._by_key: dict[str, list[Person]] = {}
        self._in_office: list[Person] | None = None
        self._counted = 0
        self._starts = [sighting.start for sighting in scan.sightings]
        self._groups = groups = dict[Keys, list[Sighting]]()
        titled: list[Sighting] = []
        only_titled = {sighting.keys for sighting in scan.sightings if sighting.titled}
        if only_titled:
            only_titled -= {sighting.keys for sighting in scan.sightings if not sighting.titled}
        for sighting in scan.sightings:
            if sighting.keys in only_titled:
                titled.append(sighting)
            else:
                groups.setdefault(sighting.keys, []).append(sighting)
        full = sorted(
            (found for found in groups if len(found) > 1), key=lambda found: (-len(found), groups[found][0].start)
        )
        single = [found for found in groups if len(found) == 1]
        for found in full:
            self._place_full(groups[found])
        self._join_spellings()
        shown = {sighting.keys for sighting in scan.sightings if sighting.phrases or sighting.titles}
        for sure in (True, False):
            for found in single:
                if (found in shown) is sure:
                    self._place_single(groups[found], sure)
        self._join_missing_surname()
        for sighting in titled:
            self._place_titled(sighting)
        self._genders: dict[int, Gender] = {}
        self._places: dict[int, bool] = {}

    def within(self, span: Span) -> list[Sighting]:
        """Give the sightings that lie in a span, in order."""
        start, end = span
        at = bisect_left(self._starts, start)
        if at == len(self._starts) or self._starts[at] >= end:
            return []
        inside = self.scan.sightings[at : bisect_left(self._starts, end, at)]
        return [sighting for sighting in inside if sighting.end <= end + 1]

    def back_from(self, at: int, start: int) -> Iterator[Sighting]:
        """Give the sightings between two offsets, the last one first."""
        place = bisect_left(self._starts, at)
        while place and self._starts[place - 1] >= start:
            place -= 1
            if self.scan.sightings[place].end <= at + 1:
                yield self.scan.sightings[place]

    def person(self, sighting: Sighting) -> Person | None:
        """Give the person of a sighting, None when its name fits several people or nobody."""
        return self.everybody[sighting.person] if sighting.person >= 0 else None

    def named(self, words: Keys) -> list[Person]:
        """Give the people whom a name may stand for: those so named, else by surname, else by given name."""
        known = self._bearers(words[-1])
        if not known:
            return self._ending_in(words[0]) if len(words) == 1 else []
        same = [person for person in known if person.keys == words]
        if same:
            return same
        ending = [person for person in known if part_of(words, person.keys) and person.keys[-1] == words[-1]]
        if ending:
            return ending
        within = [person for person in known if part_of(words, person.keys) or initialled(words, person.keys)]
        if within or len(words) > 1:
            return within
        return [person for person in known if words[0] in person.keys]

    def _ending_in(self, word: str) -> list[Person]:
        """Give the people whose surname has a word behind its hyphen: "Abdolan" of "Amir-Abdolan"."""
        if len(self.everybody) > _MANY:
            return []
        joined = (person for person in self.everybody if "-" in person.words[-1] and len(person.words) > 1)
        return [person for person in joined if keys((person.words[-1].rpartition("-")[2],)) == (word,)]

    def alike(self, words: Keys) -> list[Person]:
        """Give the people whose surname is a variant of a single name that nobody bears."""
        if len(self.everybody) > _MANY:
            return []
        full = (person for person in self.everybody if len(person.keys) > 1 and person.sightings)
        return [person for person in full if variant(person.keys[-1], words[-1])]

    def in_office(self, at: int, post: Post | None = None) -> list[Person]:
        """Give the people with an office or rank whom the text names nearest to an offset, in the order of the text.

        With a post, only those whom its word may name, by office or rank.
        """
        if self._in_office is None or len(self.everybody) != self._counted:
            held = (person for person in self.everybody if person.sightings and (person.phrases or person.ranks))
            self._in_office = sorted(held, key=lambda person: person.first)
            self._counted = len(self.everybody)
        place = bisect_left(self._in_office, at, key=lambda person: person.first)
        near = self._in_office[max(0, place - _NEAR) : place + _NEAR // 4]
        if post is None or post.names_any:
            return near
        named = post.named
        return [person for person in near if not named.isdisjoint(person.posts) or post.post in person.ranks]

    def learn(self, person: Person, phrase: Phrase, rule: str) -> None:
        """Give a person an office that the text names elsewhere, and the rule that found it."""
        if not person.phrases and not person.ranks:
            self._in_office = None
        person.hold(phrase)
        person.learned[phrase] = rule

    def introduce_single(self, sighting: Sighting) -> Person:
        """Make a new person of a name that nothing introduces, with all places where it stands."""
        return self.introduce(self._groups.get(sighting.keys) or [sighting])

    def introduce(self, sightings: Sequence[Sighting]) -> Person:
        """Make a new person of sightings of one name."""
        first = sightings[0]
        words = tuple(first.words)
        person = Person(len(self.everybody), words, first.keys, first.begin)
        self.everybody.append(person)
        for key in first.keys if len(first.keys) == 1 else dict.fromkeys(first.keys):
            self._by_key.setdefault(key, []).append(person)
        for sighting in sightings:
            person.add(sighting)
        return person

    def is_place(self, person: Person) -> bool:
        """Say whether the text has a name where only a place's stands: "in Selm", "near Selm", "from Selm"."""
        if person.number not in self._places:
            text = self.scan.text
            before = (text[max(0, one.start - 6) : one.start] for one in person.sightings)
            self._places[person.number] = any(words.endswith((" in ", " near ", " from ")) for words in before)
        return self._places[person.number]

    def gender(self, person: Person) -> Gender:
        """Tell a person's gender by title, given name, office or the pronouns beside the name; "" when unsettled."""
        if person.number not in self._genders:
            self._genders[person.number] = self._gender(person)
        return self._genders[person.number]

    def _gender(self, person: Person) -> Gender:
        if person.gender:
            return person.gender
        for phrase in person.phrases:
            if phrase.post is not None:
                low = phrase.words.casefold()
                for gender, forms in (("female", phrase.post.female), ("male", phrase.post.male)):
                    if any(form in low for form in forms):
                        return "female" if gender == "female" else "male"
        known = given_names().get(person.words[0], "")
        if known and (len(person.words) > 1 or person.sure):
            return known
        return self._by_pronouns(person)

    def _by_pronouns(self, person: Person) -> Gender:
        """Read the first pronoun after the name in its sentence when nobody else is named there."""
        votes = {"male": 0, "female": 0}
        text = self.scan.text
        for sighting in person.sightings[:_LOOK_FOR_GENDER]:
            start, end = self.scan.sentence(sighting.start)
            others = {one.person for one in self.within((start, min(end, start + 600)))} - {person.number}
            found = _GENDERED.search(text, sighting.end, min(end, sighting.end + 300)) or _GENDERED.match(text, end)
            if found and not others:
                votes["male" if found[1] else "female"] += 1
        if votes["male"] and not votes["female"]:
            return "male"
        return "female" if votes["female"] and not votes["male"] else ""

    def _place_full(self, sightings: list[Sighting]) -> None:
        words = sightings[0].keys
        longer = [
            person for person in self._near(words) if part_of(words, person.keys) or initialled(words, person.keys)
        ]
        if len(longer) == 1:
            _add_all(longer[0], sightings)
        elif not longer:
            self.introduce(sightings)

    def _near(self, words: Iterable[str]) -> list[Person]:
        bearers = [person for word in words for person in self._by_key.get(word, ())[:_CROWD]]
        return list({person.number: person for person in bearers}.values()) if len(bearers) > 1 else bearers

    def _bearers(self, word: str) -> list[Person]:
        """Give the people with a word in their name, the first of them where it is a word of a list and no name."""
        return self._by_key.get(word, [])[:_CROWD]

    def _place_single(self, sightings: list[Sighting], sure: bool) -> None:
        fitting = self.named(sightings[0].keys)
        if fitting and any(
            phrase.post and phrase.post.post in _KIN for sighting in sightings for phrase in sighting.phrases
        ):
            fitting = [person for person in fitting if person.keys[-1] == sightings[0].keys[-1]]  # "his brother Hamid"
        if len(fitting) == 1 and not (sure and _at_odds(sightings, fitting[0])):
            _add_all(fitting[0], sightings)
            return
        if len(fitting) > 1:
            for sighting in sightings:
                meant = self._meant(sighting, fitting)
                if meant is not None:
                    meant.add(sighting)
            return
        if sure:
            alike = self.alike(sightings[0].keys)
            if len(alike) == 1 and not _at_odds(sightings, alike[0]):
                _add_all(alike[0], sightings)
            else:
                self.introduce(sightings)

    def _place_titled(self, sighting: Sighting) -> None:
        """Find in the words of a headline the person whom the text below names."""
        for person in sorted(self._near(sighting.keys), key=lambda person: -len(person.keys)):
            size = len(person.keys)
            if any(sighting.keys[at : at + size] == person.keys for at in range(len(sighting.keys) - size + 1)):
                person.add(sighting)
                return
        fitting = {person.number: person for key in sighting.keys for person in self.named((key,))}
        if len(fitting) == 1:
            next(iter(fitting.values())).add(sighting)
        elif not fitting and len(sighting.keys) > 1:
            self.introduce([sighting])

    def _meant(self, sighting: Sighting, fitting: Sequence[Person]) -> Person | None:
        """Tell namesakes apart by the title or office beside the name, else by who alone was named before."""
        if sighting.sure:
            left = [person for person in fitting if _suits(sighting, person)]
        else:
            left = [person for person in fitting if person.first < sighting.begin]
        return left[0] if len(left) == 1 else None

    def _join_spellings(self) -> None:
        """Join full names that are spellings of one name, the rarer into the commoner; offices must not differ."""
        gone: set[int] = set()
        for person in self.everybody:
            for other in self._near(person.keys):
                if other.number >= person.number or other.number in gone or not may_be_one(person.words, other.words):
                    continue
                if any(a.excludes(b) for a in person.phrases for b in other.phrases):
                    continue
                keep, lose = (person, other) if len(person.sightings) > len(other.sightings) else (other, person)
                _add_all(keep, lose.sightings)
                gone.add(lose.number)
                if lose is person:
                    break
        for number in sorted(gone):
            person = self.everybody[number]
            for key in person.keys:
                self._by_key[key] = [one for one in self._by_key.get(key, ()) if one is not person]
            person.sightings = []

    def _join_missing_surname(self) -> None:
        """Join "Secretary General Nuria" with the only bare surname that follows: "Ms. Saltan"."""
        lone = [person for person in self.everybody if len(person.keys) == 1 and person.sightings]
        given = [person for person in lone if person.words[0] in given_names() and person.phrases]
        bare = [person for person in lone if person not in given and not person.phrases]
        if len(given) != 1 or len(bare) != 1 or bare[0].first < given[0].first:
            return
        first, last = given[0], bare[0]
        genders = {given_names()[first.words[0]], last.gender} - {""}
        if len(genders) > 1:
            return
        first.words += last.words
        first.keys += last.keys
        self._by_key[last.keys[-1]] = [first if one is last else one for one in self._by_key[last.keys[-1]]]
        _add_all(first, last.sightings)
        last.sightings = []


def _add_all(person: Person, sightings: Iterable[Sighting]) -> None:
    for sighting in sightings:
        person.add(sighting)
        if len(sighting.keys) == len(person.keys) and any(len(word.rstrip(".")) == 1 for word in person.words):
            person.words, person.keys = sighting.words, sighting.keys


def _at_odds(sightings: Iterable[Sighting], person: Person) -> bool:
    """Say whether an office beside a lone surname is somebody else's than the full name's."""
    phrases = [phrase for sighting in sightings for phrase in sighting.phrases]
    return any(phrase.excludes(held) for phrase in phrases for held in person.phrases)


def _suits(sighting: Sighting, person: Person) -> bool:
    """Say whether nothing in the titles and offices beside a name speaks against the person, and something for."""
    for title in sighting.titles:
        gender = given_names().get(person.words[0], "") or person.gender
        if title.gender and title.gender != gender:
            return False
        if title.rank and title.title not in person.ranks:
            return False
        if title.title in _LEARNED and not any(
            held.post and held.post.post in _LEARNED[title.title] for held in person.phrases
        ):
            return False
    if not sighting.phrases:
        return any(title.gender or title.rank or title.title in _LEARNED for title in sighting.titles)
    return any(phrase.fit(held) > 1 for phrase in sighting.phrases for held in person.phrases)


_KIN = ("wife", "husband")  # the posts under which the lexicon has words for relatives
_LEARNED = {"Dr": ("doctor", "professor", "analyst"), "Prof": ("professor",)}
