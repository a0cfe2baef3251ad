"""`officials.csv` in, a registry out that knows officials by name, alias and post on a day.

The built-in file tells who held which post; the user's file of the same columns adds to it and outranks it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

from rapidfuzz import fuzz, process

from quotetrack import lexicon
from quotetrack.attribution.offices import Office, office
from quotetrack.attribution.spelling import bare, fold
from quotetrack.model import PartialDate, Statement

Term: TypeAlias = tuple[PartialDate | None, PartialDate | None]

COLUMNS = ("name", "aliases", "role", "organization", "country", "from", "to", "wikidata")
# Who the built-in file shows as still in office was so on this day; what came later it does not know.
KNOWN_UNTIL = dt.date(2025, 12, 31)
_NEAR_ENOUGH = 72


@dataclass(frozen=True, slots=True)
class Official:
    """One row: a person and one term of one post. A row without a role tells only a name and its aliases.

    `since` and `until` (columns `from` and `to`) are inclusive; None is an open end, so `until=None` is in office.
    """

    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    organization: str = ""
    country: str = ""
    since: PartialDate | None = field(default=None, metadata={"key": "from"})
    until: PartialDate | None = field(default=None, metadata={"key": "to"})
    wikidata: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError when the term ends before it begins."""
        if self.first > self.last:
            raise ValueError(f"'from' {self.since} is later than 'to' {self.until}; swap them")

    @property
    def first(self) -> dt.date:
        """Give the first day that the term may hold."""
        return self.since.first if self.since else dt.date.min

    @property
    def last(self) -> dt.date:
        """Give the last day that the term may hold."""
        return self.until.last if self.until else dt.date.max

    @property
    def office(self) -> Office | None:
        """Give the post as `offices` reads it, None for a row without a role."""
        return office(f"{self.country} {self.organization} {self.role}") if self.role else None

    @property
    def post(self) -> str:
        """Give the post in words: "CSTO Secretary General", "Security Council Secretary of Belarus"."""
        if self.organization and fold(self.organization) not in fold(self.role):
            return f"{self.organization} {self.role}".strip()
        return f"{self.role} of {self.country}" if self.role and self.country else self.role

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Say whether the term has a day in common with the span."""
        return self.first <= last and first <= self.last


class Registry:
    """Officials by name, alias and post. Every question has one answer or none: what is ambiguous is None."""

    def __init__(self, users: Iterable[Official] = (), builtin: Iterable[Official] = ()) -> None:
        """Put the user's rows over the built-in ones.

        A built-in person whom the user's rows name (or give as an alias) goes by the user's name and has both sets of
        aliases. A built-in term of a post is cut to what the user's rows of that post leave, and dropped when
        the user's row is about the same person.
        """
        own = _one_name_each(tuple(users))
        names = _names(own)
        rest = tuple(_renamed(row, names) for row in builtin)
        self._own = frozenset(own)
        self._users = frozenset(row.name for row in own)
        self._names: Mapping[str, tuple[str, ...]] = {**_names(rest), **names}
        posts: dict[Office | None, list[Official]] = {}
        for row in own:
            posts.setdefault(row.office, []).append(row)
        self.officials = own + tuple(piece for row in rest for piece in _left_over(row, posts.get(row.office, ())))
        self._rows: dict[str, list[Official]] = {}
        self._by_office: dict[frozenset[str], list[Official]] = {}
        for row in self.officials:
            self._rows.setdefault(row.name, []).append(row)
            for key in row.office.keys if row.office else ():
                self._by_office.setdefault(key, []).append(row)
        self._aliases: dict[str, list[str]] = {}
        for written, holders in self._names.items():
            if len(holders) == 1:
                self._aliases.setdefault(holders[0], []).append(written)

    @classmethod
    def empty(cls) -> Registry:
        """Give a registry that knows nobody."""
        return cls()

    @classmethod
    def load(cls, path: Path | None = None) -> Registry:
        """Give the built-in registry, with the user's `officials.csv` over it; raise LexiconError for a wrong file."""
        return cls(lexicon.load(path, Official) if path else (), _builtin())

    def names(self) -> tuple[str, ...]:
        """Give every person's canonical name, in alphabetical order."""
        return tuple(sorted(self._rows))

    def aliases(self, name: str) -> tuple[str, ...]:
        """Give the other ways to write a person's name, as the files have them."""
        rows = self._rows.get(name, ())
        return tuple(dict.fromkeys(alias for row in rows for alias in row.aliases))

    def is_users(self, name: str) -> bool:
        """Say whether the user's file has the person of this canonical name."""
        return name in self._users

    def posts(self, name: str) -> tuple[Official, ...]:
        """Give the terms of all posts of the person of this canonical name, the earliest first."""
        held = (row for row in self._rows.get(name, ()) if row.role)
        return tuple(sorted(held, key=lambda row: (row.first, row.last)))

    def by_name(self, words: str, on: PartialDate | None = None) -> Official | None:
        """Find a person by full name or alias; case, accents and titles do not count.

        The row given is the term that covers `on`, else the latest one. An alias of two people finds nobody.
        """
        holders = self._names.get(_key(words)) or self._names.get(bare(words), ())
        if len(holders) != 1:
            return None
        rows = sorted(self._rows[holders[0]], key=lambda row: (bool(row.role), row.first, row.last))
        covering = [row for row in rows if on and row.role and row.first <= on.first and on.last <= row.last]
        return (covering or rows)[-1]

    def by_post(self, words: str, on: PartialDate | None) -> Official | None:
        """Find who held a post in the whole span of `on`: None when nobody is known, or when it changed hands in it.

        The words need the post and its body or country: "the CSTO chief", "Foreign Minister of Belarus".
        """
        if on is None:
            return None
        found = [row for row in self._holders(words) if row.touches(on.first, on.last)]
        if len({row.name for row in found}) != 1:
            return None
        sure = [row for row in found if row.first <= on.first and on.last <= row.last and self._still_known(row, on)]
        return sure[0] if sure else None

    def terms(self, name: str) -> tuple[Term, ...]:
        """Give the terms of all posts of a person, the earliest first; none for a stranger."""
        found = self.by_name(name)
        return tuple((row.since, row.until) for row in self.posts(found.name)) if found else ()

    def matches(self, query: str) -> Callable[[Statement], bool]:
        """Give a test that tells whether a statement's speaker answers to the query: a name, an alias or a post.

        Whole words of a name are enough, and of a post ("secretary general"); a post counts on the statement's day.
        A group answers only to its whole name, so that nobody is given what several people said together.
        """
        asked = fold(query)
        wanted = office(query)

        def holds(name: str, on: PartialDate | None) -> bool:
            return any(
                wanted and row.office and wanted.includes(row.office) and (on is None or row.touches(on.first, on.last))
                for row in self._rows.get(name, ())
            )

        def test(statement: Statement) -> bool:
            if not asked or not statement.speaker:
                return False
            if statement.speaker_kind == "group":
                return fold(statement.speaker) == asked
            known = self.by_name(statement.speaker)
            ways = [fold(statement.speaker), *(self._aliases.get(known.name, ()) if known else ())]
            if any(f" {asked} " in f" {way} " for way in ways):
                return True
            if wanted is None or not wanted.known or statement.speaker_kind != "person":
                return False
            held = office(statement.role) if statement.role else None
            if held is not None and wanted.includes(held):
                return True
            return known is not None and holds(known.name, statement.date)

        return test

    def nearest(self, query: str, others: Iterable[str] = ()) -> str | None:
        """Give the known name, or one of the others, that the query comes nearest to, if any is near."""
        ways = {written: holders[0] for written, holders in sorted(self._names.items()) if len(holders) == 1}
        ways |= {fold(other): other for other in sorted(others)}
        found = process.extractOne(fold(query), list(ways), scorer=fuzz.WRatio, score_cutoff=_NEAR_ENOUGH)
        return ways[found[0]] if found else None

    def _holders(self, words: str) -> list[Official]:
        asked = office(words)
        if asked is None or asked.past:
            return []
        rows = dict.fromkeys(row for key in asked.keys for row in self._by_office.get(key, ()))
        return [row for row in rows if row.office and asked.stands_for(row.office)]

    def _still_known(self, row: Official, on: PartialDate) -> bool:
        return row.until is not None or row in self._own or on.last <= KNOWN_UNTIL


@cache
def _builtin() -> tuple[Official, ...]:
    return lexicon.builtin("officials.csv", Official)


def _key(name: str) -> str:
    """Give what a name is looked up under: without titles, unless one word alone would be left ("Lord Robertson")."""
    short = bare(name)
    return short if " " in short else fold(name)


def _names(rows: Iterable[Official]) -> dict[str, tuple[str, ...]]:
    """Map each folded name and alias to the people who have it."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for written in (row.name, *row.aliases):
            found.setdefault(_key(written), {})[row.name] = None
    return {written: tuple(holders) for written, holders in found.items()}


def _one_name_each(rows: tuple[Official, ...]) -> tuple[Official, ...]:
    """Give each person one name: a row's name that another row lists as an alias gives way to that row's name."""
    named = {_key(row.name): row.name for row in reversed(rows)}
    gave_way: dict[str, str] = {}

    def stands(key: str) -> str:
        while key in gave_way:
            key = gave_way[key]
        return key

    for row in rows:
        for alias in row.aliases:
            one, other = stands(_key(row.name)), stands(_key(alias))
            if other in named and one != other:
                gave_way[other] = one
    result = []
    for row in rows:
        name = named[stands(_key(row.name))]
        result.append(row if name == row.name else replace(row, name=name, aliases=(row.name, *row.aliases)))
    return tuple(result)


def _renamed(row: Official, names: Mapping[str, tuple[str, ...]]) -> Official:
    """Put a built-in row under the name that the user has for the person, and leave out aliases given to others."""
    owners = [names[_key(written)] for written in (row.name, *row.aliases) if _key(written) in names]
    name = next((owner[0] for owner in owners if len(owner) == 1), row.name)
    ours = [alias for alias in (row.name, *row.aliases) if names.get(_key(alias), (name,)) == (name,)]
    return replace(row, name=name, aliases=tuple(alias for alias in ours if alias != name))


def _left_over(row: Official, own: Iterable[Official]) -> list[Official]:
    """Cut from a built-in term what the user's rows of the same post say; the user's row of the same person is all."""
    pieces = [row]
    for mine in own:
        if mine.name == row.name and row.touches(mine.first, mine.last):
            return []
        pieces = [part for piece in pieces for part in _without(piece, mine)]
    return pieces


def _without(row: Official, mine: Official) -> list[Official]:
    if not row.touches(mine.first, mine.last):
        return [row]
    day = dt.timedelta(days=1)
    parts = []
    if row.first < mine.first:
        parts.append(replace(row, until=PartialDate.of(mine.first - day)))
    if mine.last < row.last:
        parts.append(replace(row, since=PartialDate.of(mine.last + day)))
    return parts
