"""Statements of all texts in, a ledger out: which people the texts know, in which posts, on which days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from quotetrack.attribution.names import Keys, keys
from quotetrack.attribution.offices import Office, office
from quotetrack.attribution.spelling import bare
from quotetrack.model import PartialDate, Statement

NEAR = 366
"""Days within which two texts are near each other: about a year."""


@dataclass
class Seen:
    """One person in all texts: days (as ordinals) for each post seen, None for no post; texts; statements.

    `undated` holds the posts seen in texts without a date.
    """

    days: dict[Office | None, list[int]] = field(default_factory=dict)
    undated: set[Office | None] = field(default_factory=set)
    docs: set[str] = field(default_factory=set)
    statements: int = 0

    def near(self, day: int) -> list[Office | None]:
        """Give the posts that the person was seen in within a year of the day; None among them for no post."""
        return [post for post, days in self.days.items() if nearest(days, day) is not None]


class Ledger:
    """Everybody whom the texts name in full, by surname and by post."""

    def __init__(self, statements: Iterable[Statement], days: Mapping[str, PartialDate | None]) -> None:
        """Read the speakers and roles of statements; `days` dates the texts, a statement's own date stands in."""
        self.people: dict[str, Seen] = {}
        self._surnames: dict[str, list[str]] = {}
        self._bodies: dict[frozenset[str], dict[Office, None]] = {}
        self._holders: dict[Office, dict[str, list[int]]] = {}
        self._asked: dict[Office, dict[str, list[int]]] = {}
        posts: dict[tuple[str, str | None], list[int | None]] = {}
        middles: dict[PartialDate | None, int | None] = {None: None}
        for statement in statements:
            name = statement.speaker
            if not name or statement.speaker_kind != "person":
                continue
            seen = self.people.get(name)
            if seen is None:
                seen = self.people[name] = Seen()
            seen.statements += 1
            seen.docs.add(statement.doc)
            date = days.get(statement.doc) or statement.date
            if date not in middles:
                middles[date] = middle(date) if date else None
            posts.setdefault((name, statement.role or None), []).append(middles[date])
        for (name, role), ordinals in posts.items():
            self._see(name, role, ordinals)
        self._settle()

    @classmethod
    def of(cls, ledgers: Iterable[Ledger]) -> Ledger:
        """Put the ledgers of several lots of texts together, in the order of the texts."""
        whole = cls((), {})
        for ledger in ledgers:
            whole._add(ledger)
        whole._settle()
        return whole

    def of_surname(self, surname: str) -> list[str]:
        """Give the full names that have the surname (a key of `names`), in alphabetical order."""
        return self._surnames.get(surname, [])

    def holders(self, asked: Office) -> dict[str, list[int]]:
        """Give who was seen in the very post that the words name, of the very body, and on which days."""
        if asked not in self._asked:
            bodies = {found: None for key in asked.keys for found in self._bodies.get(key, ())}
            merged: dict[str, list[int]] = {}
            for found in bodies:
                if asked.stands_for(found):
                    for name, days in self._holders[found].items():
                        merged.setdefault(name, []).extend(days)
            self._asked[asked] = {name: sorted(merged[name]) for name in sorted(merged)}
        return self._asked[asked]

    def _add(self, other: Ledger) -> None:
        for name, theirs in other.people.items():
            seen = self.people.setdefault(name, Seen())
            for post, ordinals in theirs.days.items():
                seen.days.setdefault(post, []).extend(ordinals)
            seen.undated |= theirs.undated
            seen.docs |= theirs.docs
            seen.statements += theirs.statements
        for office_held, names in other._holders.items():
            held = self._holders.setdefault(office_held, {})
            for name, ordinals in names.items():
                held.setdefault(name, []).extend(ordinals)
        for key, found in other._bodies.items():
            self._bodies.setdefault(key, {}).update(found)

    def _settle(self) -> None:
        """Bring what was seen in the order in which it is looked up."""
        self._surnames.clear()
        for name, seen in sorted(self.people.items()):
            for ordinals in seen.days.values():
                ordinals.sort()
            if not is_short(name):
                self._surnames.setdefault(name_keys(name)[-1], []).append(name)

    def _see(self, name: str, role: str | None, ordinals: list[int | None]) -> None:
        """Take down that somebody was seen in a role on some days; None among them for statements without a day."""
        seen = self.people[name]
        post = office(role) if role else None
        if post is not None and (post.past or not post.known):
            post = None
        dated = [day for day in ordinals if day is not None]
        if len(dated) < len(ordinals):
            seen.undated.add(post)
        if not dated:
            return
        seen.days.setdefault(post, []).extend(dated)
        if post is not None and post.named and not is_short(name):
            self._holders.setdefault(post, {}).setdefault(name, []).extend(dated)
            for key in post.keys:
                self._bodies.setdefault(key, {})[post] = None


def middle(date: PartialDate) -> int:
    """Give the ordinal of a date's day, or of the middle of its month or year."""
    return (date.first.toordinal() + date.last.toordinal()) // 2


def nearest(days: list[int], day: int) -> int | None:
    """Give the day of a sorted list that is nearest to a day, None when none is within a year."""
    at = bisect_left(days, day)
    found = days[at] if at < len(days) else None
    if at and (found is None or day - days[at - 1] <= found - day):
        found = days[at - 1]
    return found if found is not None and abs(found - day) <= NEAR else None


def surrounding(seen: Mapping[str, list[int]], day: int) -> str | None:
    """Give the person who alone was seen last before a day and first after it, both within a year; else None.

    Who held a post on both sides held it in between, whoever else did so earlier or later.
    """
    before: dict[int, set[str]] = {}
    after: dict[int, set[str]] = {}
    for name, days in seen.items():
        at = bisect_left(days, day)
        if at < len(days) and days[at] - day <= NEAR:
            after.setdefault(days[at], set()).add(name)
        at = bisect_right(days, day)
        if at and day - days[at - 1] <= NEAR:
            before.setdefault(days[at - 1], set()).add(name)
    if not before or not after:
        return None
    names = before[max(before)] | after[min(after)]
    return names.pop() if len(names) == 1 else None


def compatible(one: Office, other: Office) -> bool:
    """Say whether two posts may be one: the same, or the one named less fully than the other."""
    return one.includes(other) or other.includes(one)


@lru_cache(maxsize=8192)
def name_keys(name: str) -> Keys:
    """Give the keys of a name's words, titles left out."""
    return keys(bare(name).split()) or ("",)


def is_short(name: str) -> bool:
    """Say whether a name is a surname (or another single name) alone."""
    return len(name_keys(name)) < 2
