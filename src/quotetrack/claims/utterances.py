"""All statements in, the utterance of each out: the same words by the same speaker, however many outlets print them.

Statements with the very same words and speaker are one unit. Units that share a key (`bands`) are compared, and those
that are alike are joined, within each component of alike units by itself. Every step works on what shares a key alone,
so that many machines can do it as this one does (`quotetrack.scale`).
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import combinations
from sys import intern
from typing import NamedTuple, TypeAlias, TypeVar

from quotetrack.claims.bands import meetings, repeated
from quotetrack.claims.components import root, unite
from quotetrack.claims.ids import short_id
from quotetrack.claims.sameness import FEW, SameRule, Words, same, vetoed
from quotetrack.claims.traces import DIGEST, may_be_same, size, trace
from quotetrack.model import Document, PartialDate, Span, Statement

# Reprints follow within days; a speaker who says it again later has said it again.
_DAYS = 10
_AT_ONCE = 300  # pairs whose units are in memory together
_AT_HAND = 2000  # speakers and days that are at hand
UnitKey: TypeAlias = tuple[str, tuple[str, ...], str]
Age: TypeAlias = tuple[dt.date, str, str, tuple[Span, ...]]
Likeness: TypeAlias = tuple[float, SameRule]
Traced: TypeAlias = Callable[[Statement], bytes | None]
Name = TypeVar("Name", int, str)
Utterance: TypeAlias = tuple[str, str]  # its id; the rules that joined it, "" for a statement that stands alone


class Unit(NamedTuple):
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


def utterances(
    documents: Mapping[str, Document], statements: Sequence[Statement], traced: Traced | None = None
) -> Iterator[Utterance]:
    """Give the utterance of each statement in turn. The order of the statements does not matter.

    `traced` gives the trace of a statement's text where one was made before, else None.
    """
    traces = [(traced and traced(statement)) or trace(statement) for statement in statements]
    units = _Units(documents, statements, traces)
    together = _together(units, _likenesses(units, _pairs(units, traces)))
    del traces  # much of what they take is free again as the statements are given on
    for number in range(len(statements)):
        home = units.home(number)
        yield together[home] if home in together else units.alone(home)


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
        apart=_apart(statement, day, words.size),
        first=(day or dt.date.max, statement.id, statement.doc, () if statement.id else statement.spans),
        days=_alone(day) if day else None,
    )


def _apart(statement: Statement, day: dt.date | None, size: int) -> str:
    return "" if size >= FEW else str(day or statement.id)


def merged(one: Unit, other: Unit) -> Unit:
    """Make one unit of two with the same key, whichever comes first."""
    written = min(one, other, key=lambda unit: (unit.words.plain, unit.surname))
    days = sorted(day for unit in (one, other) if unit.days for day in unit.days)
    return written._replace(first=min(one.first, other.first), days=(days[0], days[-1]) if days else None, several=True)


def alike(one: Unit, other: Unit) -> Likeness | None:
    """Say how like two units are and by which rule, None when they are not one utterance when looked at alone."""
    found = same(one.words, other.words, _close(one, other))
    if found is None or not agree(one, other):
        return None
    return found if (one.speaker and other.speaker) or found[1] in ("same words", "small edits") else None


def may_be_one(surname: str, other: str) -> bool:
    """Say whether the speakers with these surnames, "" for nobody known, may be one."""
    return surname == other or not surname or not other


def agree(one: Unit, other: Unit) -> bool:
    """Say whether nothing forbids that two units are one utterance; a speaker who is not known may be any."""
    speakers = not one.speaker or not other.speaker or one.speaker <= other.speaker or other.speaker <= one.speaker
    return speakers and not vetoed(one.words, other.words)


def joined(units: Mapping[Name, Unit], pairs: Mapping[tuple[Name, Name], Likeness]) -> dict[Name, Utterance]:
    """Give the utterance of each unit, from the pairs that are alike; what the units are called is all one.

    They are joined from the most alike to the least. None joins while any two members of the two sides differ in
    speaker, numbers, negation or names, so that a short copy cannot tie two speeches together. The id is made from the
    earliest statement, so that later reprints leave it as it is.
    """
    names = sorted(units, key=lambda name: units[name].key)
    place = {name: at for at, name in enumerate(names)}
    placed = {_in_order(place[one], place[other]): likeness for (one, other), likeness in pairs.items()}
    return dict(zip(names, _joined([units[name] for name in names], placed), strict=True))


def _in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _joined(units: Sequence[Unit], pairs: Mapping[tuple[int, int], Likeness]) -> list[Utterance]:
    """Join units in the order of their keys, from pairs of their numbers, the lower first."""
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


class _Units:
    """The units of a run by number, which is that of the first of their statements.

    Nearly all of them are one statement; they are made when they are asked for, so that few are there at once.
    """

    def __init__(
        self, documents: Mapping[str, Document], statements: Sequence[Statement], traces: Sequence[bytes]
    ) -> None:
        self._documents = documents
        self._statements = statements
        self._several: dict[int, Unit] = {}
        self._homes: dict[int, int] = {}
        for numbers in self._with_same_words(traces):
            self._several[numbers[0]] = reduce(merged, map(self._of_one, numbers))
            self._homes |= dict.fromkeys(numbers[1:], numbers[0])

    def __iter__(self) -> Iterator[int]:
        return (number for number in range(len(self._statements)) if number not in self._homes)

    def __getitem__(self, number: int) -> Unit:
        return self._several.get(number) or self._of_one(number)

    def home(self, statement: int) -> int:
        """Give the unit of a statement by its number."""
        return self._homes.get(statement, statement)

    def surname(self, number: int) -> str:
        """Give the surname of a unit's speaker."""
        several = self._several.get(number)
        return several.surname if several else _speaker(self._statements[number].speaker or "")[1]

    def alone(self, number: int) -> Utterance:
        """Give the utterance of a unit that is like no other."""
        several = self._several.get(number)
        identity = "" if several else self._statements[number].id
        return (short_id("u", identity), "") if identity else joined({number: self[number]}, {})[number]

    def _of_one(self, number: int) -> Unit:
        statement = self._statements[number]
        return unit_of(statement, self._day(statement), Words.of(statement.text))

    def _day(self, statement: Statement) -> dt.date | None:
        return day_of(self._documents.get(statement.doc), statement)

    def _with_same_words(self, traces: Sequence[bytes]) -> Iterator[list[int]]:
        """Give the statements of each unit that has more than one."""
        often = repeated((traced[:DIGEST] for traced in traces), len(traces))
        units: dict[tuple[bytes, tuple[str, ...], str], list[int]] = {}
        for number, traced in enumerate(traces):
            if (digest := traced[:DIGEST]) in often:
                statement = self._statements[number]
                apart = _apart(statement, self._day(statement), size(traced))
                key = digest, _ordered(_speaker(statement.speaker or "")[0]), apart
                units.setdefault(key, []).append(number)
        return (numbers for numbers in units.values() if len(numbers) > 1)


def _pairs(units: _Units, traces: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Give the pairs of units that may be alike, the lower number first; a pair may come twice."""
    numbers = array("L", units)
    surnames = [units.surname(number) for number in numbers]
    traced = [traces[number] for number in numbers]
    for shared in meetings(traced, surnames):
        # Pairs that meet are many, and a number takes half of the room of two.
        pairs = {one * len(numbers) + other for holders in shared for one, other in combinations(holders, 2)}
        for pair in sorted(pairs):
            one, other = divmod(pair, len(numbers))
            if may_be_one(surnames[one], surnames[other]) and may_be_same(traced[one], traced[other]):
                yield numbers[one], numbers[other]


def _likenesses(units: _Units, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Likeness]:
    """Give the pairs of units that are alike."""
    likely = sorted(set(pairs))
    found: dict[tuple[int, int], Likeness] = {}
    for start in range(0, len(likely), _AT_ONCE):
        lot = likely[start : start + _AT_ONCE]
        made = {number: units[number] for number in _members(lot)}
        found |= {(one, other): likeness for one, other in lot if (likeness := alike(made[one], made[other]))}
    return found


def _together(units: _Units, pairs: Mapping[tuple[int, int], Likeness]) -> dict[int, Utterance]:
    """Give the utterances of units that are alike, component by component."""
    forest: dict[int, int] = {}
    for one, other in pairs:
        unite(forest, one, other)
    components: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        components.setdefault(root(forest, pair[0]), []).append(pair)
    together: dict[int, Utterance] = {}
    for own in components.values():
        made = {number: units[number] for number in _members(own)}
        together |= joined(made, {pair: pairs[pair] for pair in own})
    return together


def _members(pairs: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({number for pair in pairs for number in pair})


def _close(one: Unit, other: Unit) -> bool:
    if one.days is None or other.days is None:
        return True
    apart = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    return apart.days <= _DAYS


# Very many statements share speaker and day; each of these is held once.


@lru_cache(maxsize=_AT_HAND)
def _speaker(name: str) -> tuple[frozenset[str], str]:
    """Give the parts of a name, and the surname."""
    last = name.split()[-1:]
    return frozenset(_folded(name).split()), intern(_folded(last[0])) if last else ""


@lru_cache(maxsize=_AT_HAND)
def _ordered(speaker: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(speaker))


@lru_cache(maxsize=_AT_HAND)
def _first(date: PartialDate) -> dt.date:
    return date.first


@lru_cache(maxsize=_AT_HAND)
def _alone(day: dt.date) -> tuple[dt.date, dt.date]:
    return day, day


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
