"""All statements in, the utterance of each out: the same words by the same speaker, however many outlets print them.

Statements with the very same words and speaker are one unit. Units that share a key (`bands`) are compared, and those
that are alike are joined, within each component of alike units by itself. Every step works on what shares a key alone,
so that many machines can do it as this one does (`quotetrack.scale`).
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import TypeAlias

from quotetrack.claims.bands import rows
from quotetrack.claims.ids import short_id
from quotetrack.claims.sameness import FEW, SameRule, Words, same, vetoed
from quotetrack.model import Document, PartialDate, Span, Statement

# Reprints follow within days; a speaker who says it again later has said it again.
_DAYS = 10
MOST_HOLDERS = 60
"""A key that more units share is no clue: it stands for a phrase that everybody uses."""

UnitKey: TypeAlias = tuple[str, tuple[str, ...], str]
Age: TypeAlias = tuple[dt.date, str, str, tuple[Span, ...]]
Likeness: TypeAlias = tuple[float, SameRule]
Utterance: TypeAlias = tuple[str, str]  # its id; the rules that joined it, "" for a statement that stands alone


@dataclass(frozen=True, slots=True)
class Unit:
    """Statements with the same words and speaker, taken as one.

    `apart` keeps few words of different days apart. `first` belongs to the earliest statement, `days` bound the dates
    that are known, `several` says that there is more than one statement.
    """

    words: Words
    speaker: frozenset[str]
    surname: str
    apart: str
    first: Age
    days: tuple[dt.date, dt.date] | None
    several: bool = False

    @property
    def key(self) -> UnitKey:
        """Give what its statements have in common and no other unit has."""
        return self.words.text, _ordered(self.speaker), self.apart


def utterances(documents: Mapping[str, Document], statements: Sequence[Statement]) -> list[Utterance]:
    """Give the utterance of each statement. The order of the statements does not matter."""
    units: dict[UnitKey, Unit] = {}
    numbers: dict[UnitKey, int] = {}
    home = array("L")
    for statement in statements:
        unit = unit_of(statement, day_of(documents.get(statement.doc), statement), Words.of(statement.text))
        key = unit.key
        home.append(numbers.setdefault(key, len(numbers)))
        units[key] = merged(before, unit) if (before := units.get(key)) else unit
    keys = sorted(units)
    ordered = [units.pop(key) for key in keys]
    found: list[Utterance] = [("", "")] * len(keys)
    for key, utterance in zip(keys, joined(ordered, _alike(ordered)), strict=True):
        found[numbers[key]] = utterance
    return [found[number] for number in home]


def day_of(document: Document | None, statement: Statement) -> dt.date | None:
    """Give the day of a statement, else of its text, when it is known to the day."""
    known = statement.date or (document.published if document else None)
    return _first(known) if known and known.day else None


def unit_of(statement: Statement, day: dt.date | None, words: Words) -> Unit:
    """Make the unit of one statement.

    A few words ("This is unacceptable") say little: they must have been said on the same day.
    """
    speaker, surname = _speaker(statement.speaker or "")
    return Unit(
        words=words,
        speaker=speaker,
        surname=surname,
        apart="" if words.size >= FEW else str(day or statement.id),
        first=(day or dt.date.max, statement.id, statement.doc, () if statement.id else statement.spans),
        days=_alone(day) if day else None,
    )


def merged(one: Unit, other: Unit) -> Unit:
    """Make one unit of two with the same key, whichever comes first."""
    written = min(one, other, key=lambda unit: (unit.words.plain, unit.surname))
    days = sorted(day for unit in (one, other) if unit.days for day in unit.days)
    return replace(written, first=min(one.first, other.first), days=(days[0], days[-1]) if days else None, several=True)


def alike(one: Unit, other: Unit) -> Likeness | None:
    """Say how like two units are and by which rule, None when they are not one utterance when looked at alone."""
    found = same(one.words, other.words, _close(one, other))
    if found is None or not agree(one, other):
        return None
    return found if (one.speaker and other.speaker) or found[1] in ("same words", "small edits") else None


def agree(one: Unit, other: Unit) -> bool:
    """Say whether nothing forbids that two units are one utterance; a speaker who is not known may be any."""
    speakers = not one.speaker or not other.speaker or one.speaker <= other.speaker or other.speaker <= one.speaker
    return speakers and not vetoed(one.words, other.words)


def may_be_alike(one: Unit, other: Unit) -> bool:
    """Say whether two units that share a key are worth comparing."""
    return one.surname == other.surname or not one.surname or not other.surname


def joined(units: Sequence[Unit], pairs: Mapping[tuple[int, int], Likeness]) -> list[Utterance]:
    """Give the utterance of each unit, from the pairs (by number, the lower first) that are alike.

    `units` are in the order of their keys. They are joined from the most alike to the least. None joins while any two
    members of the two sides differ in speaker, numbers, negation or names, so that a short copy cannot tie two
    speeches together. The id is made from the earliest statement, so that later reprints leave it as it is.
    """
    clusters: dict[int, list[int]] = {}
    rules: dict[int, set[str]] = {}
    home: dict[int, int] = {}
    for (left, right), (_, rule) in sorted(pairs.items(), key=lambda pair: (-pair[1][0], pair[0])):
        for n in (left, right):
            if n not in home:
                home[n], clusters[n], rules[n] = n, [n], set(_rules(units[n]))
        into, gone = sorted((home[left], home[right]), key=lambda n: (-len(clusters[n]), n))
        if into == gone or not all(agree(units[a], units[b]) for a in clusters[into] for b in clusters[gone]):
            continue
        for n in clusters[gone]:
            home[n] = into
        clusters[into] += clusters.pop(gone)
        rules[into] |= rules.pop(gone) | {rule}
    out = [(_utterance_id(unit.first), ", ".join(_rules(unit))) for unit in units]
    for number, cluster in clusters.items():
        name = _utterance_id(min(units[n].first for n in cluster))
        for n in cluster:
            out[n] = (name, ", ".join(sorted(rules[number])))
    return out


def _rules(unit: Unit) -> tuple[str, ...]:
    return ("same words",) if unit.several else ()


def _utterance_id(first: Age) -> str:
    _, identity, doc, spans = first
    return short_id("u", identity or f"{doc}\n{spans}")


def _alike(units: Sequence[Unit]) -> dict[tuple[int, int], Likeness]:
    """Give the pairs of units that are alike, by number, the lower first."""
    found: dict[tuple[int, int], Likeness] = {}
    seen: set[tuple[int, int]] = set()
    for holders in _holders(units):
        for pair in combinations(holders, 2):
            one, other = units[pair[0]], units[pair[1]]
            if pair not in seen and may_be_alike(one, other):
                seen.add(pair)
                if likeness := alike(one, other):
                    found[pair] = likeness
    return found


def _holders(units: Sequence[Unit]) -> Iterator[list[int]]:
    """Give the units that share a key, in order, for each key that is a clue; band by band, which saves memory."""
    keys: dict[int, array[int]] = {}
    owners: dict[int, list[int]] = {}
    for number, unit in enumerate(units):
        for row in rows(unit.words, unit.surname):
            keys.setdefault(len(row), array("Q")).extend(row)
            owners.setdefault(len(row), []).append(number)
    for bands, flat in keys.items():
        for band in range(bands):
            yield from _shared(flat[band::bands], owners[bands])


def _shared(keys: Sequence[int], owners: Sequence[int]) -> Iterator[list[int]]:
    often = {key for key, count in Counter(keys).items() if count > 1}
    holders: dict[int, dict[int, None]] = {key: {} for key in often}
    for key, owner in [(key, owner) for key, owner in zip(keys, owners, strict=True) if key in often]:
        holders[key][owner] = None
    return (list(own) for own in holders.values() if 1 < len(own) <= MOST_HOLDERS)


def _close(one: Unit, other: Unit) -> bool:
    if one.days is None or other.days is None:
        return True
    apart = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    return apart.days <= _DAYS


# Very many statements share speaker and day; each of these is held once.


@lru_cache(maxsize=10_000)
def _speaker(name: str) -> tuple[frozenset[str], str]:
    """Give the parts of a name, and the surname."""
    last = name.split()[-1:]
    return frozenset(_folded(name).split()), _folded(last[0]) if last else ""


@lru_cache(maxsize=10_000)
def _ordered(speaker: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(speaker))


@lru_cache(maxsize=10_000)
def _first(date: PartialDate) -> dt.date:
    return date.first


@lru_cache(maxsize=10_000)
def _alone(day: dt.date) -> tuple[dt.date, dt.date]:
    return day, day


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
