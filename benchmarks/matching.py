"""A gold case and the statements found in it in, what matches and what differs out; figures over many cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gold_cases import GoldCase, GoldStatement

from quotetrack.cli.overlap import letters, pair
from quotetrack.model import KINDS, Span, Statement


@dataclass(frozen=True)
class Match:
    """One gold statement and the statement found for it; the flags say what is right about the find."""

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
    pairs = pair(wanted, offered)
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
    taken = set(pairs.values())
    return Outcome(case, matches, missed, tuple(found[j] for j in range(len(found)) if j not in taken))


def same_mention(text: str, gold: Span | None, found: Span | None) -> bool:
    """Say whether two mentions share at least half of the letters of the shorter one, or are both absent."""
    if gold is None or found is None:
        return gold is found
    ours, theirs = letters(text, [gold]), letters(text, [found])
    shorter = min(len(ours), len(theirs))
    return shorter > 0 and 2 * len(ours & theirs) >= shorter


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Give the shares, 0 to 1 and rounded down to four places, that say how good finding is on these cases."""
    matches = [match for outcome in outcomes for match in outcome.matches]
    missed = [gold for outcome in outcomes for gold in outcome.missed]
    spurious = sum(len(outcome.spurious) for outcome in outcomes)
    negatives = [outcome for outcome in outcomes if not outcome.case.statements]
    precision = _share(len(matches), len(matches) + spurious)
    recall = _share(len(matches), len(matches) + len(missed))
    out = {
        "precision": precision,
        "recall": recall,
        "f1": _share(2 * len(matches), 2 * len(matches) + spurious + len(missed)),
        "exact": _share(sum(match.exact for match in matches), len(matches)),
        "kind": _share(sum(match.kind for match in matches), len(matches)),
        "mention": _share(sum(match.mention for match in matches), len(matches)),
    }
    for kind in KINDS:
        hit = sum(match.gold.kind == kind for match in matches)
        out[f"recall_{kind}"] = _share(hit, hit + sum(gold.kind == kind for gold in missed))
    out["negatives_clean"] = _share(sum(not outcome.spurious for outcome in negatives), len(negatives))
    out["rows_right"] = _share(sum(not outcome.problems() for outcome in outcomes), len(outcomes))
    return out


def _share(part: int, whole: int) -> float:
    """Rounded down, so that a floor written from it is never above the figure itself."""
    return part * 10_000 // whole / 10_000 if whole else 1.0


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)
