"""All statements in, the utterance of each out: the same words by the same speaker, however many outlets print them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.claims.ids import short_id
from quotetrack.claims.sameness import SameRule, Words, same, vetoed
from quotetrack.model import Document, Span, Statement

# Reprints follow within days; a speaker who says it again later has said it again.
_DAYS = 10
# A copy is looked for under the rarest words of a statement; words that more statements of the speaker share than
# the limit are no clue.
_RARE = 6
_LIMIT = 60
_SHORT = 6


@dataclass(frozen=True, slots=True)
class _Unit:
    """Statements (by number) with the same words and speaker, taken as one; `days` bound their dates, if known."""

    words: Words
    speaker: frozenset[str]
    surname: str
    members: tuple[int, ...]
    days: tuple[dt.date, dt.date] | None


def utterances(documents: Mapping[str, Document], statements: Sequence[Statement]) -> list[tuple[str, str]]:
    """Give (utterance id, rules that joined it) for each statement; the rules are "" for one that stands alone.

    Units are joined from the most alike to the least. None joins while any two members of the two sides differ in
    speaker, numbers, negation or names, so that a short copy cannot tie two speeches together. The id is made from
    the earliest statement, so that later reprints leave it as it is. The order of the statements does not matter.
    """
    days = [_day(documents, statement) for statement in statements]
    units = _units(statements, days)
    clusters: dict[int, list[int]] = {n: [n] for n in range(len(units))}
    rules: dict[int, set[str]] = {n: {"same words"} if len(unit.members) > 1 else set() for n, unit in enumerate(units)}
    home = list(range(len(units)))
    for rule, left, right in _alike(units):
        into, gone = sorted((home[left], home[right]), key=lambda n: (-len(clusters[n]), n))
        if into == gone or not all(_agree(units[a], units[b]) for a in clusters[into] for b in clusters[gone]):
            continue
        for n in clusters[gone]:
            home[n] = into
        clusters[into] += clusters.pop(gone)
        rules[into] |= rules.pop(gone) | {rule}
    out = [("", "")] * len(statements)
    for number, cluster in clusters.items():
        members = [member for n in cluster for member in units[n].members]
        first = statements[min(members, key=lambda n: _age(statements[n], days[n]))]
        name = short_id("u", first.id or f"{first.doc}\n{first.spans}")
        for member in members:
            out[member] = (name, ", ".join(sorted(rules[number])))
    return out


def _units(statements: Sequence[Statement], days: Sequence[dt.date | None]) -> list[_Unit]:
    """Put statements with the same words and speaker together, in an order that depends on nothing else.

    A few words ("This is unacceptable") say little: they must have been said on the same day.
    """
    together: dict[tuple[str, tuple[str, ...], str], list[int]] = defaultdict(list)
    words: dict[str, Words] = {}
    for number, statement in enumerate(statements):
        found = words.get(statement.text)
        if found is None:
            found = words[statement.text] = Words.of(statement.text)
        apart = "" if found.size >= _SHORT else str(days[number] or statement.id)
        together[found.text, tuple(sorted(_speaker(statement))), apart].append(number)
    units = []
    for (_, speaker, _), members in sorted(together.items()):
        known = [day for n in members if (day := days[n])]
        last = (statements[members[0]].speaker or "").split()[-1:]
        units.append(
            _Unit(
                words=words[statements[members[0]].text],
                speaker=frozenset(speaker),
                surname=_folded(last[0]) if last else "",
                members=tuple(members),
                days=(min(known), max(known)) if known else None,
            )
        )
    return units


def _alike(units: Sequence[_Unit]) -> list[tuple[SameRule, int, int]]:
    """Give the pairs of units that are one utterance when looked at alone, the most alike first."""
    counts = Counter(stem for unit in units for stem in unit.words.stems)
    rank = {stem: n for n, stem in enumerate(sorted(counts, key=lambda stem: (counts[stem], stem)))}
    rarest = [sorted([rank[stem] for stem in unit.words.stems]) for unit in units]
    holders: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, unit in enumerate(units):
        rows = holders[unit.surname]
        for stem in rarest[number]:
            rows[stem].append(number)
    found: dict[tuple[int, int], tuple[float, SameRule]] = {}
    for number, unit in enumerate(units):
        rare = rarest[number][:_RARE]
        enough = max(1, round(0.6 * len(rare)))
        shared = [own for stem in rare if 1 < len(own := holders[unit.surname][stem]) <= _LIMIT]
        if unit.surname:
            unnamed = holders.get("", {})
            shared += [held for stem in rare if (held := unnamed.get(stem, [])) and len(held) <= _LIMIT]
        if len(shared) < enough:
            continue
        votes: Counter[int] = Counter()
        for holding in shared:
            votes.update(holding)
        for other in [other for other, count in votes.items() if count >= enough and other != number]:
            pair = (min(number, other), max(number, other))
            if pair not in found and _agree(unit, units[other]):
                alike = _same(unit, units[other])
                if alike:
                    found[pair] = alike
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [(rule, left, right) for (left, right), (_, rule) in ranked]


def _same(one: _Unit, other: _Unit) -> tuple[float, SameRule] | None:
    alike = same(one.words, other.words, _close(one, other))
    if alike and not (one.speaker and other.speaker) and alike[1] not in ("same words", "small edits"):
        return None
    return alike


def _agree(one: _Unit, other: _Unit) -> bool:
    """Say whether nothing forbids that two units are one utterance; a speaker who is not known may be any."""
    speakers = not one.speaker or not other.speaker or one.speaker <= other.speaker or other.speaker <= one.speaker
    return speakers and not vetoed(one.words, other.words)


def _close(one: _Unit, other: _Unit) -> bool:
    if one.days is None or other.days is None:
        return True
    apart = max(one.days[0], other.days[0]) - min(one.days[1], other.days[1])
    return apart.days <= _DAYS


def _day(documents: Mapping[str, Document], statement: Statement) -> dt.date | None:
    """Give the day of a statement, else of its text, when it is known to the day."""
    document = documents.get(statement.doc)
    known = statement.date or (document.published if document else None)
    return known.first if known and known.day else None


def _age(statement: Statement, day: dt.date | None) -> tuple[dt.date, str, str, tuple[Span, ...]]:
    return (day or dt.date.max, statement.id, statement.doc, statement.spans)


def _speaker(statement: Statement) -> frozenset[str]:
    return frozenset(_folded(statement.speaker or "").split())


@lru_cache(maxsize=10_000)
def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
