"""A topic's words in their clause in, the stance out: denied, demanded, acted upon, spoken of, else asserted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from quotetrack.claims.groups import armed_groups
from quotetrack.claims.wording import Patterns, pattern
from quotetrack.lexicon import builtin
from quotetrack.model import Stance

Where: TypeAlias = Literal["cue", "opening", "start", "clause"]


@dataclass(frozen=True, slots=True)
class StanceRule:
    """One rule: when one of `patterns` matches `where`, the stance is settled; earlier rules outrank later ones."""

    rule: str
    stance: Stance
    where: Where
    patterns: tuple[str, ...]
    examples: tuple[str, ...]

    def __post_init__(self) -> None:
        """Raise ValueError for a pattern that is not well formed."""
        for source in self.patterns:
            pattern(source, armed_groups())


@dataclass(frozen=True, slots=True)
class Ruling:
    """A stance, the rule that gave it and the words it used, as a stretch of the cue's or the clause's text.

    `rank` is the rule's place in their order: the lower, the stronger.
    """

    stance: Stance
    rule: str
    where: Where
    rank: int
    start: int = 0
    end: int = 0

    @property
    def by_rule(self) -> bool:
        """Say whether a rule of the lexicon decided, not the rule of last resort."""
        return self.rank < len(stance_rules())


@cache
def stance_rules() -> tuple[StanceRule, ...]:
    """Give the rules in the order in which they are tried."""
    return builtin("stances.toml", StanceRule)


@cache
def _steps() -> tuple[tuple[Where, Patterns[StanceRule]], ...]:
    """Join the neighbouring rules that read the same place: one look at the words serves them all."""
    steps: list[tuple[Where, list[tuple[str, StanceRule]]]] = []
    for rule in stance_rules():
        if not steps or steps[-1][0] != rule.where:
            steps.append((rule.where, []))
        steps[-1][1].extend((source, rule) for source in rule.patterns)
    return tuple((where, Patterns(rows, armed_groups())) for where, rows in steps)


def judge(cue: str, opening: str, clause: str, first: bool) -> Ruling:
    """Give the stance of a topic from the reporting words, the first words of the content and the marked clause.

    `first` says whether the clause is the content's first, which the reporting words govern.
    """
    places = {"cue": cue, "opening": f"{cue} {opening}", "start": f"{cue} {clause}" if first else "", "clause": clause}
    for where, patterns in _steps():
        found = patterns.first(places[where])
        if found:
            rank = stance_rules().index(found.owner)
            return Ruling(found.owner.stance, found.owner.rule, where, rank, found.start, found.end)
    return Ruling("asserts", "asserted when nothing else", "clause", len(stance_rules()))
