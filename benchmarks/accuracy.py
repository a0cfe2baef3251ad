"""Gold cases and found statements in; detection, exactness, kinds and mentions out, held to floors that only rise.

python benchmarks/accuracy.py                            print the figures; exit 1 when one is below its floor
python benchmarks/accuracy.py --raise                    write better figures into floors.toml
python benchmarks/accuracy.py --lower                    write today's figures whatever they are (gold data changed)
python benchmarks/accuracy.py --save SAVED.jsonl FOLDER      save what is found in a folder of texts
python benchmarks/accuracy.py --compare SAVED.jsonl FOLDER   print what is gained and lost against a saved run
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gold_cases import GoldCase, GoldStatement

from quotetrack.model import Span, Statement

SAME = 0.5
"""Two contents are the same statement when their letters and digits overlap by this share of both together."""


@dataclass(frozen=True)
class Match:
    """One gold statement and the statement found for it."""

    gold: GoldStatement
    found: Statement
    exact: bool
    kind: bool
    mention: bool


@dataclass(frozen=True)
class Outcome:
    """What finding made of one case: matches, gold statements that were missed, found ones that are none."""

    case: GoldCase
    matches: tuple[Match, ...]
    missed: tuple[GoldStatement, ...]
    spurious: tuple[Statement, ...]

    def problems(self) -> list[str]:
        """Say in plain sentences what differs from the gold; an empty list means that the row is right."""
        text = self.case.text
        lines = [f"missed {gold.kind}: {_words(text, gold.spans)!r}" for gold in self.missed]
        lines += [f"spurious {found.kind} ({found.found_by}): {found.text!r}" for found in self.spurious]
        for match in self.matches:
            content = _words(text, match.gold.spans)
            if not match.exact:
                lines.append(f"boundary ({match.found.found_by}): {match.found.text!r}, should be {content!r}")
            if not match.kind:
                lines.append(f"kind: {match.found.kind}, should be {match.gold.kind}: {content!r}")
            if not match.mention:
                span = match.gold.mention_span
                mention = text[slice(*span)] if span else None
                lines.append(f"mention: {match.found.mention!r}, should be {mention!r}: {content!r}")
        return lines


def judge(case: GoldCase, found: Sequence[Statement]) -> Outcome:
    """Match found statements one to one with a case's gold, best overlap first; an optional one may be missed."""
    text = case.text
    wanted = [letters(text, gold.spans) for gold in case.statements]
    offered = [letters(text, statement.spans) for statement in found]
    overlaps = sorted(
        (-len(gold & other) / len(gold | other), i, j)
        for i, gold in enumerate(wanted)
        for j, other in enumerate(offered)
        if gold & other
    )
    pairs: dict[int, int] = {}
    for overlap, i, j in overlaps:
        if -overlap >= SAME and i not in pairs and j not in pairs.values():
            pairs[i] = j
    matches = tuple(
        Match(
            gold=case.statements[i],
            found=found[j],
            exact=wanted[i] == offered[j],
            kind=case.statements[i].kind == found[j].kind,
            mention=same_mention(text, case.statements[i].mention_span, found[j].mention_span),
        )
        for i, j in sorted(pairs.items())
    )
    missed = tuple(gold for i, gold in enumerate(case.statements) if i not in pairs and not gold.optional)
    spurious = tuple(statement for j, statement in enumerate(found) if j not in pairs.values())
    return Outcome(case, matches, missed, spurious)


def letters(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Give the offsets of the letters and digits inside `spans`; marks and white space never count."""
    return frozenset(i for start, end in spans for i in range(start, min(end, len(text))) if text[i].isalnum())


def same_mention(text: str, gold: Span | None, found: Span | None) -> bool:
    """Say whether two mentions share at least half of the letters of the shorter one, or are both absent."""
    if gold is None or found is None:
        return gold is found
    ours, theirs = letters(text, [gold]), letters(text, [found])
    shorter = min(len(ours), len(theirs))
    return shorter > 0 and 2 * len(ours & theirs) >= shorter


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)
