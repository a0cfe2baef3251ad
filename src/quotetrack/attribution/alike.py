"""People of all texts in, pairs of names that may be one person out: for the analyst to decide, nothing is merged."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from quotetrack.attribution.ledger import Ledger, Seen, compatible, is_short, name_keys, nearest
from quotetrack.attribution.names import initialled, may_be_one, part_of
from quotetrack.attribution.officials import COLUMNS, Registry
from quotetrack.attribution.spelling import bare, by_ear, fold
from quotetrack.lexicon.given_names import given_names

_SAME_TIME = 90
# Within one block of names that sound alike each is compared with so many after it, so that no block is quadratic.
_NEIGHBOURS = 12


class AliasProposal(NamedTuple):
    """Two names that may be one person: `alias` may be another way to write `name`.

    `score` is their likeness in spelling, 0 to 100. `why` is a sentence. `line` can be pasted into `officials.csv`.
    """

    name: str
    alias: str
    score: int
    why: str
    line: str


def propose(ledger: Ledger, registry: Registry) -> tuple[AliasProposal, ...]:
    """Give the pairs of names that may be one person, the likeliest first.

    A pair is vetoed by given names that differ, by different posts at one time, by one text that has both,
    and by a registry that knows both as two people.
    """
    found = {}
    people = ledger.people
    for one, other in _pairs(sorted(people)):
        if not people[one].docs.isdisjoint(people[other].docs):
            continue  # the cheapest veto, and that of most pairs where one text names very many people
        why = _alike(one, other, ledger)
        if why and not _vetoed(one, other, people, registry):
            name, alias = _better_first(one, other, people, registry)
            score = round(fuzz.ratio(fold(name), fold(alias)))
            found[name, alias] = AliasProposal(name, alias, score, why, _line(name, alias))
    return tuple(sorted(found.values(), key=lambda pair: (-pair.score, pair.name, pair.alias)))


def _pairs(names: list[str]) -> Iterator[tuple[str, str]]:
    """Give the pairs worth comparing: names that share the sound of the surname, or of the given name and more."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for name in names:
        words = name_keys(name)
        first, last = by_ear(words[0]), by_ear(words[-1])
        blocks.setdefault(("surname", last), []).append(name)
        if len(words) > 1:
            blocks.setdefault(("given", f"{first} {last[:1]}"), []).append(name)
            blocks.setdefault(("opening", f"{first} {by_ear(words[1])}"), []).append(name)
    seen: set[tuple[str, str]] = set()
    for kind, sound in sorted(blocks):
        block = sorted(blocks[kind, sound], key=lambda name: (bare(name), name))
        for at, one in enumerate(block):
            for other in block[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = (min(one, other), max(one, other))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _alike(one: str, other: str, ledger: Ledger) -> str:
    """Say in a sentence why two names may be one person's, "" when they may not."""
    a, b = name_keys(one), name_keys(other)
    if len(a) == len(b) and any(x[:1] != y[:1] and by_ear(x) != by_ear(y) for x, y in zip(a, b, strict=True)):
        return ""  # no rule below fits, and most pairs end here
    if a == b:
        return "The names differ only in particles."
    short, full = sorted((a, b), key=len)
    if len(short) == 1 < len(full):
        alone = full[-1:] == short and len(ledger.of_surname(short[0])) == 1
        return "Nobody else with this surname is named in the texts." if alone else ""
    if initialled(a, b):
        return "The names differ only in initials."
    if part_of(short, full):
        return "The one name is a shorter form of the other."
    sounds_alike = len(a) == len(b) > 1 and all(by_ear(x) == by_ear(y) != "" for x, y in zip(a, b, strict=True))
    if may_be_one(one.split(), other.split()) or (sounds_alike and not _man_and_woman(one, other)):
        return "The names are spelt almost alike."
    return ""


def _man_and_woman(one: str, other: str) -> bool:
    """Say whether the given names are known to be a man's and a woman's, or the surnames end as theirs do."""
    genders = {given_names().get(name.split()[0], "") for name in (one, other)} - {""}
    return len(genders) > 1 or any(
        f"{x}a" == y or x == f"{y}a" for x, y in zip(name_keys(one), name_keys(other), strict=True)
    )


def _vetoed(one: str, other: str, people: Mapping[str, Seen], registry: Registry) -> bool:
    known, others_known = registry.by_name(one), registry.by_name(other)
    if known and others_known and known.name != others_known.name:
        return True
    return _different_posts(people[one], people[other])


def _different_posts(one: Seen, other: Seen) -> bool:
    """Say whether the two were seen at one time, and then only in posts that differ."""
    together = [
        compatible(post, others)
        for post, days in one.days.items()
        for others, others_days in other.days.items()
        if post is not None and others is not None and _at_one_time(days, others_days)
    ]
    return bool(together) and not any(together)


def _at_one_time(days: list[int], others: list[int]) -> bool:
    """Say whether two sorted lists of days come within three months of each other."""
    return any(
        (found := nearest(longer, day)) is not None and abs(found - day) <= _SAME_TIME
        for shorter, longer in [sorted((days, others), key=len)]
        for day in shorter
    )


def _better_first(one: str, other: str, people: Mapping[str, Seen], registry: Registry) -> tuple[str, str]:
    """Put the name to keep first: the registry's, else a full name, the longer, the commoner one."""

    def rank(name: str) -> tuple[bool, bool, int, int, str]:
        whole = [len(word) for word in name_keys(name)]
        initial = min(whole) > 1
        return (
            registry.by_name(name) is None,
            is_short(name) or not initial,
            -len(whole),
            -people[name].statements,
            name,
        )

    first, second = sorted((one, other), key=rank)
    return first, second


def _line(name: str, alias: str) -> str:
    """Write the row of `officials.csv` that makes the alias count in all texts."""
    cells = {"name": name, "aliases": alias}
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([cells.get(column, "") for column in COLUMNS])
    return written.getvalue()
