"""Statements of all texts in, the same with one way to write each person's name out.

Two names are one person's when they differ only in case, accents, marks and titles (`same_name`), or when the registry
has both (`registry_alias`). The user's registry says which one is written; else the one that most statements have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from quotetrack.attribution.ledger import compatible, is_short
from quotetrack.attribution.offices import office
from quotetrack.attribution.officials import Official, Registry
from quotetrack.attribution.spelling import bare
from quotetrack.model import PartialDate, Reason, Statement

Written: TypeAlias = Mapping[str, Counter[str]]  # a person → the names and how often they are written so

# Rules of the text alone that take a name from the registry: they tell nothing of how the texts write it.
_NOT_FROM_TEXT = {"registry_post", "registry_name"}


@dataclass(frozen=True)
class Spellings:
    """How each person is written: by the registry's name, or by the folded name of somebody whom it does not know."""

    chosen: Mapping[str, str]

    def of(self, name: str) -> str:
        """Give the way to write somebody who goes by this name in the registry."""
        return self.chosen.get(name, name)


def one_name_each(
    statements: Sequence[Statement], days: Mapping[str, PartialDate | None], registry: Registry
) -> tuple[list[Statement], Spellings]:
    """Give the statements with one spelling a person, and the spellings; `days` dates the texts."""
    people = people_of(statements, days, registry)
    spellings = choose([written(statements, people)], registry)
    return respelt(statements, people, spellings), spellings


def people_of(
    statements: Iterable[Statement], days: Mapping[str, PartialDate | None], registry: Registry
) -> list[str | None]:
    """Tell for each statement who its speaker is, None where there is nothing to unite."""
    known: dict[tuple[str, str | None, PartialDate | None], str | None] = {}
    people: list[str | None] = []
    for statement in statements:
        person = None
        if statement.speaker is not None and statement.speaker_kind == "person":
            asked = (statement.speaker, statement.role, days.get(statement.doc) or statement.date)
            if asked not in known:
                known[asked] = _person(*asked, registry)
            person = known[asked]
        people.append(person)
    return people


def written(statements: Iterable[Statement], people: Iterable[str | None]) -> Written:
    """Count how some texts write each person; the counts of several lots of texts can be put together by `choose`."""
    counts: dict[str, Counter[str]] = {}
    for statement, person in zip(statements, people, strict=True):
        if person is not None and statement.speaker:
            names = counts.get(person)
            if names is None:
                names = counts[person] = Counter()
            names[statement.speaker] = names.get(statement.speaker, 0) + (statement.speaker_by not in _NOT_FROM_TEXT)
    return counts


def choose(lots: Iterable[Written], registry: Registry) -> Spellings:
    """Choose how to write each person by how all texts do."""
    counts: dict[str, Counter[str]] = {}
    for lot in lots:
        for person, names in lot.items():
            if person in counts:
                counts[person].update(names)
            else:
                counts[person] = names.copy()
    return Spellings({person: _commonest(person, names, registry) for person, names in counts.items()})


def respelt(statements: Iterable[Statement], people: Iterable[str | None], spellings: Spellings) -> list[Statement]:
    """Write the speakers of statements as they are spelt."""
    return [
        statement if person is None else _written(statement, spellings.chosen[person])
        for statement, person in zip(statements, people, strict=True)
    ]


def _person(name: str, role: str | None, date: PartialDate | None, registry: Registry) -> str | None:
    """Tell who a speaker is: a name of the registry, else the folded name; None when there is nothing to unite."""
    found = registry.by_name(name, date)
    if found is not None and not _namesake(role, found, date, registry):
        return found.name
    return None if is_short(name) else bare(name)


def _namesake(role: str | None, official: Official, date: PartialDate | None, registry: Registry) -> bool:
    """Say whether the text gives the name to another person: in a post that the official never held, out of office."""
    if not role or registry.is_users(official.name):
        return False
    held = office(role)
    posts = registry.posts(official.name)
    if held is None or not held.known or not held.named or held.past or not posts:
        return False
    in_office = date is not None and any(post.touches(date.first, date.last) for post in posts)
    return not in_office and not any(post.office and compatible(held, post.office) for post in posts)


def _commonest(person: str, written: Counter[str], registry: Registry) -> str:
    """Choose how to write a person: as the user's registry does, else as most statements, else as the registry does."""
    if registry.is_users(person) or not any(written.values()):
        return person
    return min(written, key=lambda name: (-written[name], name != person, name))


def _written(statement: Statement, chosen: str) -> Statement:
    name = statement.speaker or ""
    if name == chosen:
        return statement
    same = bare(name) == bare(chosen)
    rule = "same_name" if same else "registry_alias"
    why = "as most statements write the name" if same else "another name of the same person by the officials registry"
    reason = Reason("speaker", rule, statement.mention_span, f"'{name}' is {chosen}, {why}")
    return statement._replace(speaker=chosen, speaker_by=rule, reasons=(*statement.reasons, reason))
