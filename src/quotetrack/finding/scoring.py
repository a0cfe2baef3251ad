"""A statement's rule, cue and words in, how far it can be trusted out: high, medium or low."""

from __future__ import annotations

from quotetrack.finding.frames import Frame
from quotetrack.model import Confidence, Kind


def confidence(frame: Frame | None, rule: str, kind: Kind) -> Confidence:
    """Give the confidence of a found statement."""
    if frame is None:
        return "low"
    if frame.strength == "weak" or frame.nested:
        return "low"
    if frame.strength == "medium":
        return "medium"
    return "high"
