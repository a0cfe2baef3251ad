"""A topic's words in their clause in, its origin and target out: the place that a preposition or a frame gives it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.claims.geography import PlaceMention
from quotetrack.claims.groups import armed_groups
from quotetrack.claims.matching import Patterns
from quotetrack.claims.wording import MARKS, pattern
from quotetrack.lexicon import builtin
from quotetrack.model import Stance

Role: TypeAlias = Literal["origin", "target", "none"]

_OPENED = "".join(MARKS[kind][0] for kind in ("place", "people", "border"))
# What stands between two places of one list: "from Dushar, Belmark and the Tarhan Highlands".
_AND = re.compile(r"[\s\ue000\ue001]*(?:(?P<comma>,)|,?\s*\b(?:and|or|as well as))\s+(?:from\s+|in\s+)?")


@dataclass(frozen=True, slots=True)
class DirectionRule:
    """One rule: the last place of each of its `patterns` has the `role`; `topics` and `stances` limit it (none: all).

    The role "none" takes a place out: in those words it is neither origin nor target. With `cue` the rule reads the
    reporting clause, else the clause of the topic.
    """

    rule: str
    role: Role
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    topics: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    cue: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for a pattern that is not well formed or holds no place."""
        for source in self.patterns:
            pattern(source, armed_groups())
            if not re.search(r"\{(?:place|people|border)\}", source):
                raise ValueError(f"pattern '{source}': it needs {{place}}, {{people}} or {{border}}")


class Direction(NamedTuple):
    """The places that one rule gave, in the order of the text; `start:end` are the marked words that it used."""

    places: tuple[PlaceMention, ...]
    rule: str
    start: int
    end: int

    @property
    def names(self) -> tuple[str, ...]:
        """Name the places without repeats."""
        return tuple(dict.fromkeys(place.name for place in self.places))


@cache
def direction_rules() -> tuple[DirectionRule, ...]:
    """Give the rules in the order in which they are tried."""
    return builtin("directions.toml", DirectionRule)


@cache
def _patterns(cue: bool) -> Patterns[DirectionRule]:
    rows = ((source, rule) for rule in direction_rules() if rule.cue is cue for source in rule.patterns)
    return Patterns(rows, armed_groups())


def may_direct(text: str, cue: bool) -> bool:
    """Say cheaply, before its places are marked, whether `directions` can give anything for a text."""
    return _patterns(cue).may_match_marked(text)


def directions(
    text: str, mentions: Sequence[PlaceMention], topic: str, stance: Stance, cue: bool = False
) -> tuple[Direction | None, Direction | None]:
    """Give origin and target of a topic in a marked text.

    `mentions` are the places that are marked in `text`, in order. Where the text marks the topic too, the place
    nearest to it wins among those that the same rule gives. No place is both origin and target.
    """
    mentions = [mention for mention in mentions if mention.kind != "group"]
    if not mentions:
        return None, None
    opened = [at for at, char in enumerate(text) if char in _OPENED]
    at_topic = text.find(MARKS["topic"][0])
    taken: set[int] = set()
    best: dict[Role, Direction] = {}
    rows = list(_patterns(cue).all(text, lambda rule: _fits(rule, topic, stance)))
    for rule in dict.fromkeys(hit.owner.rule for hit in rows):
        hits = [hit for hit in rows if hit.owner.rule == rule]
        role = hits[0].owner.role
        if role in best:
            continue
        hits.sort(key=lambda hit: (abs(hit.place - at_topic), hit.start))
        for hit in hits:
            listed = _listed(text, opened, bisect_right(opened, hit.place) - 1)
            if not taken.isdisjoint(listed):
                continue
            taken.update(listed)
            if role != "none":
                best[role] = Direction(tuple(mentions[n] for n in listed), rule, hit.start, hit.end)
                break
    return best.get("origin"), best.get("target")


def _fits(rule: DirectionRule, topic: str, stance: Stance) -> bool:
    return (not rule.topics or topic in rule.topics) and (not rule.stances or stance in rule.stances)


def _listed(text: str, opened: Sequence[int], number: int) -> list[int]:
    """Number the places of the list in which place `number` stands: "Dushar and Belmark" gives both.

    Commas alone make no list: "Asked about Dushar, Belmark's minister said".
    """
    joints = [_AND.fullmatch(text, _closed(text, one), other) for one, other in pairwise(opened)]
    last = number
    while last < len(joints) and (joint := joints[last]):
        last += 1
        if not joint["comma"]:
            break
    if last > number and (joint := joints[last - 1]) and joint["comma"]:
        last = number
    first = number
    while first > 0 and (joint := joints[first - 1]) and (last > number or first < number or not joint["comma"]):
        first -= 1
    return list(range(first, last + 1))


def _closed(text: str, at: int) -> int:
    """Give the offset behind the mark that closes the one at `at`."""
    return text.index(chr(ord(text[at]) + 1), at) + 1
