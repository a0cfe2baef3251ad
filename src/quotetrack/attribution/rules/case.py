"""What a rule is asked and what it answers: a statement with all that is known, and who speaks, with why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from quotetrack.attribution.coreference import Entity, Memory, of_person
from quotetrack.attribution.officials import Registry
from quotetrack.attribution.people import People, Person
from quotetrack.attribution.readings import Reading
from quotetrack.model import Document, Span, Statement

NOBODY = Entity(None, "unnamed")


class Verdict(NamedTuple):
    """What a rule found: the entity that speaks, the words that decided, who else might have; `weak` lowers trust."""

    rule: str
    entity: Entity
    words: Span | None = None
    note: str = ""
    candidates: tuple[str, ...] = ()
    role: str | None = None
    weak: bool = False


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
    _focus: tuple[Person | None, ...] = ()  # once it was asked for

    @property
    def focus(self) -> Person | None:
        """Give the person talked about last before the speaker is named, None for a body, a group or nobody known."""
        if not self._focus:
            self._focus = (self.memory.focus(self.number, self.at),)
        return self._focus[0]

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


def named(rule: str, case: Case, person: Person, note: str = "", weak: bool = False) -> Verdict:
    """Take a person as the speaker; `weak` when the rule may well be wrong."""
    return Verdict(rule, of_person(person), case.reading.span, note, role=person.role, weak=weak)
