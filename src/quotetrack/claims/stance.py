"""A topic's words in their clause in, the stance out: denied, demanded, acted upon, spoken of, else asserted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from quotetrack.claims.groups import armed_groups
from quotetrack.claims.matching import Patterns
from quotetrack.claims.wording import pattern
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


class Ruling(NamedTuple):
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
def _patterns(where: Where) -> Patterns[int]:
    """Join the patterns of the rules that read one place, each with the rank of its rule."""
    rules = [(rank, rule) for rank, rule in enumerate(stance_rules()) if rule.where == where]
    return Patterns(((source, rank) for rank, rule in rules for source in rule.patterns), armed_groups())


def judge(cue: str, opening: str, clause: str, first: bool) -> Ruling:
    """Give the stance of a topic from the reporting words, the first words of the content and the marked clause.

    `first` says whether the clause is the content's first, which the reporting words govern.
    """
    places: dict[Where, tuple[str, ...]] = {"cue": (cue,), "opening": (cue, opening), "clause": (clause,)}
    if first:
        places["start"] = (cue, clause)
    read = {where: _patterns(where) for where in places}
    tried = [
        (read[where].owner(n), n, where) for where, parts in places.items() for n in read[where].candidates(*parts)
    ]
    rules = stance_rules()
    for rank, number, where in sorted(tried):
        found = read[where].first(number, " ".join(places[where]))
        if found:
            return Ruling(rules[rank].stance, rules[rank].rule, where, rank, found.start, found.end)
    return Ruling("asserts", "asserted when nothing else", "clause", len(rules))
