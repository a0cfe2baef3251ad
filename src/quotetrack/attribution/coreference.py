"""A place in a text in, who is being talked about there out: the speaker before, else the subject of the sentence.

The memory of a text is kept as its statements are attributed, in order. Looking back goes sentence by sentence: the
last statement of a sentence tells its speaker; a sentence of narration tells its subject, when that is somebody named.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quotetrack.attribution.mentions import Sighting
from quotetrack.attribution.people import People, Person
from quotetrack.attribution.phrases import LINKS, Phrase
from quotetrack.lexicon.posts import plural_forms
from quotetrack.lexicon.titles import Gender
from quotetrack.lexicon.vocabulary import is_a
from quotetrack.model import Span, SpeakerKind, Statement

_LOOK_BACK = 12  # sentences
_SENTENCE_PART = 600  # characters of a sentence that are looked at; only lists and broken texts have longer ones
_SENTENCE_STATEMENTS = 6
_MEETING = re.compile(
    r"\b(?:me[et]t?|meets|meeting|talks?|talked|negotiat\w+|conversation|phone|summit|discuss\w*|hosted|received|visit\w*|"
    r"consult\w*|agreed|signed|between|counterpart)\b",
    re.IGNORECASE,
)
# Words that tie the teller to the other: "X said he had met Y", "X told Y", "said X after talks with Y".
_MET = re.compile(r"\b(?:me[et]t?|meeting|talks?|conversation|counterpart|hosted|received|visit\w*)\b", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s(?:[\w’'-]+\s){0,5}$")  # "at a press conference with his guest Y, X said"
_DATELINE = re.compile(r"\s*[A-Z][A-Z .,’'-]+(?:\([\w ./-]{2,40}\):?)?\s*[–—_-]*\s+")
_DOER = re.compile(r"\b(?:was|were|been) \w+ed by (?:[\w’'-]+,? ){0,6}$")
_LEAD_CLAUSE = re.compile(
    r"\s*(?:(?:And|But|Yet|So),?\s)?(?:when|as|after|once|if|while|before|because|since)\s(?!\w+ing\b)(?=\w)",
    re.IGNORECASE,
)
_ONE = ("A ", "An ", "One ")
_FIRST_WORDS = re.compile(
    r"\s*[“\"‘']?"
    r"(?:(?:On|In|At|During|After|Before|Earlier|Later|Meanwhile|Previously|Elsewhere|Then)\b[^,\n]{0,100},\s*)?"
    r"((?:The|A|An|His|Her|Its)\s[\w’'.-]+(?:\s[\w’'.-]+){0,7})"
)


class Entity(NamedTuple):
    """Somebody or something that the text talks about; `person` numbers somebody in `People`."""

    speaker: str | None
    kind: SpeakerKind
    person: int = -1
    human: bool = True  # an unnamed "survivor" may be "he"; a "report" may not
    lone: int = -1  # somebody or something named by one word that nothing explains
    members: tuple[int, ...] = ()


@dataclass(slots=True)
class Memory:
    """What is known while the statements of a text are attributed one after the other."""

    text: str
    people: People
    statements: Sequence[Statement]
    entities: dict[int, Entity] = field(default_factory=dict)  # by the statement's number
    answers: tuple[Entity, str, tuple[str, ...]] | None = None  # who gives the answers under "A:", why, who else might
    _starts: list[int] = field(default_factory=list)
    _mentions: frozenset[int] | None = None
    _places: dict[int, int] = field(default_factory=dict)
    _order: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Put the statements that may be looked back to in the order of their sentences."""
        order = sorted([(s.sentence[0], _place(s), n) for n, s in enumerate(self.statements) if not s.nested])
        self._starts = [start for start, _, _ in order]
        self._order = [number for _, _, number in order]
        self._places = {number: place for place, number in enumerate(self._order)}

    def before(self, number: int, at: int) -> Iterator[tuple[Entity, int | None]]:
        """Give who was talked about before an offset, the nearest first, and by which statement (None: narration).

        The statement's own sentence is looked at first, up to the offset.
        """
        own = self.statements[number].sentence
        yield from self._in_sentence(number, own, at)
        seen = own[0]
        for _ in range(_LOOK_BACK):
            if seen <= 0:
                return
            place = bisect_left(self._starts, seen) - 1
            start = self.people.scan.sentence(seen - 1)[0]
            if place >= 0 and self.statements[self._order[place]].sentence[1] > start:
                seen = min(self._starts[place], seen - 1)
                yield from self._told(place)
                continue
            subject = self.subject((start, seen))
            if subject is not None:
                yield subject, None
            seen = min(start, seen - 1)

    def _in_sentence(self, number: int, own: Span, at: int) -> Iterator[tuple[Entity, int | None]]:
        place = self._places.get(number, -1) - 1
        if place < 0 and number not in self._places:  # a nested statement: what stands before it in the sentence
            place = bisect_right(self._starts, own[0]) - 1
        if place >= 0 and self._starts[place] == own[0]:
            for told in self._told(place):
                if _place(self.statements[told[1]]) < at:
                    yield told
        inside = self.people.within((max(own[0], at - _SENTENCE_PART), at))
        if inside:
            for start, end in self.statements[number].spans:
                inside = [sighting for sighting in inside if not start <= sighting.start < end]
            subject = self._subject_among(inside, own[0]) or self._in_lead(inside, own[0])
            if subject is not None:
                yield subject, None

    def _in_lead(self, inside: Sequence[Sighting], start: int) -> Entity | None:
        """Give the only person of a clause with its own subject that opens a sentence: "When guards asked X, he"."""
        named = {person.number: person for one in inside if (person := self.people.person(one)) is not None}
        if len(named) != 1 or not _LEAD_CLAUSE.match(self.text, start):
            return None
        last = inside[-1]
        return None if self.text[last.end : last.end + 2] in ("'s", "’s") else of_person(next(iter(named.values())))

    def _told(self, place: int) -> list[tuple[Entity, int]]:
        """Give the speakers of the statements of one sentence, the last first, from a place in the order."""
        start = self._starts[place]
        found: list[tuple[Entity, int]] = []
        for other in range(place, max(-1, place - _SENTENCE_STATEMENTS), -1):
            if self._starts[other] != start:
                break
            number = self._order[other]
            entity = self.entities.get(number)
            if entity is not None:
                found.append((entity, number))
        return found

    def subject(self, sentence: Span) -> Entity | None:
        """Give the subject of a sentence of narration when it is somebody named, by name or by office."""
        inside = self.people.within((sentence[0], min(sentence[1], sentence[0] + _SENTENCE_PART)))
        subject = self._subject_among(inside, sentence[0])
        if subject is not None:
            return subject
        match = _FIRST_WORDS.match(self.text, sentence[0], sentence[1])
        if match:
            words = match[1].split()
            for count in range(min(len(words), 7), 1, -1):
                phrase = self.people.scan.reader.phrase(" ".join(words[:count]))
                if phrase is None:
                    break  # fewer of the words name no office either
                if phrase.post is None or phrase.plural:
                    continue
                if not phrase.words.casefold().endswith(phrase.post.forms):
                    continue
                fitting = holders(self.people, phrase, sentence[0])
                if len(fitting) == 1:
                    return of_person(fitting[0])
            if match[1].startswith(_ONE) and any(self._names_office(words[:count]) for count in (2, 3, 4)):
                return Entity(None, "unnamed")  # "A spokeswoman declined to comment."
            return _many(words)
        return self._agent(inside)

    def _names_office(self, words: Sequence[str]) -> bool:
        phrase = self.people.scan.reader.phrase(" ".join(words))
        return phrase is not None and phrase.post is not None and not phrase.plural

    def _agent(self, inside: Sequence[Sighting]) -> Entity | None:
        """Give the only person whom a sentence names as the doer in the passive: "... was backed by X." """
        doers = [one for one in inside if _DOER.search(self.text, max(0, one.begin - 90), one.begin)]
        person = self.people.person(doers[0]) if len(doers) == 1 else None
        return of_person(person) if person is not None and (person.sure or len(person.keys) > 1) else None

    def _subject_among(self, inside: Sequence[Sighting], start: int) -> Entity | None:
        """Give the first name that opens the sentence or follows its lead-in; two joined by "and" are a pair."""
        for place, sighting in enumerate(inside):
            person = self.people.person(sighting)
            if person is None or sighting.begin - start > _SENTENCE_PART:
                continue
            lead = self.text[start : sighting.begin]
            if dateline := _DATELINE.match(lead):
                lead = lead[dateline.end() :]
            if lead.strip(" \xa0“\"‘'") and not lead.rstrip().endswith(","):
                continue
            if self.text[sighting.end : sighting.end + 2] in ("'s", "’s"):
                continue
            if place + 1 < len(inside):
                other = self.people.person(inside[place + 1])
                joint = self.text[sighting.end : inside[place + 1].begin].strip()
                if other is not None and other is not person and joint == "and":
                    return pair_of(person, other)
            return of_person(person)
        return None

    def focus(self, number: int, at: int) -> Person | None:
        """Give the person talked about last before an offset, None when it was a body, a group or nobody known."""
        for entity, _ in self.before(number, at):
            if entity.person >= 0:
                return self.people.everybody[entity.person]
            if entity.kind == "unnamed" and entity.human:
                return None
            if entity.kind in ("organization", "group"):
                return None
        return None

    def told_of(self, word: str, at: int) -> bool:
        """Say whether an office's word stands shortly before without being a mention: somebody else may be meant."""
        start = max(0, at - _SENTENCE_PART // 2)
        before = self.text[start:at]
        if word.casefold() not in before.casefold():
            return False
        for match in re.finditer(rf"\b{re.escape(word)}\b", before, re.IGNORECASE):
            place = start + match.start()
            near = self._starts_before(place)
            mentions = (self.statements[number].mention_span for number in near)
            beside = self.people.within((place, place + 80))
            if not any(span and span[0] <= place < span[1] for span in mentions) and not any(
                sighting.begin <= place for sighting in beside
            ):
                return True
        return False

    def _starts_before(self, at: int) -> list[int]:
        """Give the last few statements whose sentences begin before an offset."""
        place = bisect_right(self._starts, at)
        return self._order[max(0, place - _SENTENCE_STATEMENTS) : place]

    def same_paragraph(self, number: int) -> bool:
        """Say whether the statement before stands in the same paragraph."""
        place = bisect_left(self._starts, self.statements[number].sentence[0]) - 1
        if place < 0:
            return False
        end = self.statements[self._order[place]].sentence[1]
        return "\n" not in self.text[end : self.statements[number].sentence[0]]

    def near(self, at: int) -> list[Person]:
        """Give the people named not far before an offset, each once, in the order of the text."""
        found = (self.people.person(one) for one in self.people.within((max(0, at - _SENTENCE_PART), at)))
        return list({person.number: person for person in found if person is not None}.values())

    def unnamed_before(self, number: int, at: int) -> bool:
        """Say whether the last one talked about is a person whom the text does not name."""
        last = next(self.before(number, at), None)
        return last is not None and last[0].kind == "unnamed" and last[0].human

    def sides(self, at: int) -> tuple[Person, Person] | None:
        """Give the two people of the last meeting that the text tells of before an offset, when there are just two."""
        start = at
        for _ in range(_LOOK_BACK):
            begin = max(self.people.scan.sentence(start - 1)[0], start - _SENTENCE_PART) if start else 0
            if _MEETING.search(self.text, begin, start):
                there = self._people_in((begin, start))
                if len(there) == 2:
                    return there[0], there[1]
            if begin <= 0:
                break
            start = begin
        return None

    def _people_in(self, sentence: Span) -> list[Person]:
        """Give the people of a sentence in order; a pronoun that opens it stands for who was talked about before.

        Whoever only tells of the meeting is left out: "X and Y met, the spokesman Z said".
        """
        found: dict[int, Person] = {}
        tellers: set[int] = set()
        guests = 0
        if self._mentions is None:
            named = [span for one in self.statements if (span := one.mention_span) is not None]
            self._mentions = frozenset(sighting.start for span in named for sighting in self.people.within(span))
        opening = re.match(r"\s*[“\"‘']?(?:He|She)\b", self.text[sentence[0] : sentence[0] + 12])
        if opening and sentence[0] > 0:
            before = self._last_person(sentence[0])
            if before is not None:
                found[before.number] = before
        for sighting in self.people.within(sentence):
            person = self.people.person(sighting)
            if person is None or not (person.sure or len(person.keys) > 1):
                continue
            found.setdefault(person.number, person)
            guests += _WITH.search(self.text, max(sentence[0], sighting.begin - 60), sighting.begin) is not None
            if sighting.start in self._mentions and not _MET.search(self.text, sighting.end, sentence[1]):
                tellers.add(person.number)
        if tellers and not (guests and len(found) == 2):
            found = {number: person for number, person in found.items() if number not in tellers}
        return sorted(found.values(), key=lambda person: person.first)

    def _last_person(self, at: int) -> Person | None:
        for _ in range(_LOOK_BACK):
            if at <= 0:
                return None
            start = self.people.scan.sentence(at - 1)[0]
            subject = self.subject((start, at))
            place = bisect_left(self._starts, at) - 1
            if subject is None and place >= 0 and self._starts[place] >= start:
                subject = next((entity for entity, _ in self._told(place)), None)
            if subject is not None:
                return self.people.everybody[subject.person] if subject.person >= 0 else None
            at = min(start, at - 1)
        return None


def _place(statement: Statement) -> int:
    """Give where a statement's speaker is named, else where it begins."""
    if statement.mention_span is not None:
        return statement.mention_span[0]
    return statement.cue_span[0] if statement.cue_span is not None else statement.spans[0][0]


def _many(words: Sequence[str]) -> Entity | None:
    """Give the group that opens a sentence: "The session participants reportedly ..."."""
    for count in range(2, min(len(words), 6) + 1):
        low = words[count - 1].casefold().strip(",.")
        if low in LINKS:
            return None
        if is_a(low, "people") or low in plural_forms():
            return Entity(" ".join(words[1:count]).strip(",."), "group")
    return None


def of_person(person: Person) -> Entity:
    """Make the entity of a person."""
    return Entity(person.name, "person", person.number)


def pair_of(one: Person, other: Person) -> Entity:
    """Make the entity of two people, in the order in which the text introduces them."""
    first, second = sorted((one, other), key=lambda person: person.first)
    return Entity(f"{first.name} and {second.name}", "group", members=(first.number, second.number))


def suits(gender: Gender, wanted: Gender) -> bool:
    """Say whether a gender, which may be unsettled, allows a pronoun."""
    return not gender or gender == wanted


def best_fit(phrase: Phrase, person: Person) -> int:
    """Say how well words fit the office of a person that they fit best; see `Phrase.fit`."""
    best = 0
    for held in person.phrases:
        fit = phrase.fit(held)
        if fit > best:
            best = fit
    return best


def holders(people: People, phrase: Phrase, at: int) -> list[Person]:
    """Give the people, of those named near an offset, whose office a phrase names best; several when equally."""
    best = 1
    fitting: list[Person] = []
    post, rank = phrase.post, phrase.rank
    alone = not phrase.proper and not phrase.field
    for person in people.in_office(at, post):
        fit = best_fit(phrase, person)
        if post is None:
            fit = 4 if rank in person.ranks else 0
        elif alone and fit < 4 and post.post in person.ranks:
            fit = 4
        if fit > best:
            best, fitting = fit, [person]
        elif fit == best and fit > 1:
            fitting.append(person)
    return fitting
