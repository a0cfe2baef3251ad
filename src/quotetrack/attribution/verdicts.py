"""What a rule answers: who speaks, by which rule, from which words, and who else might have been meant."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.attribution.coreference import Entity
from quotetrack.model import Span

NOBODY = Entity(None, "unnamed")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule found: the entity that speaks, the words that decided, who else might have; `weak` lowers trust."""

    rule: str
    entity: Entity
    words: Span | None = None
    note: str = ""
    candidates: tuple[str, ...] = ()
    role: str | None = None
    weak: bool = False
