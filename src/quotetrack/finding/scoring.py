"""A statement's rule and the strength of its cue in, how far it can be trusted out: high, medium or low.

Calibrated on PolNeAR's training part (2026-11-21): of the statements marked high nine in ten are right, of those marked
medium about three in four, of those marked low about one in two. The table in docs/accuracy.md gives the figures.
"""

from __future__ import annotations

from quotetrack.finding.frames import Frame
from quotetrack.model import Confidence

# Right nine times in ten even with a verb that reports only sometimes ("responded", "posted").
_SURE = frozenset("quotation_cue colon_quotation participle_cue_quotation wh_clause".split())
# Right nine times in ten with a verb that nearly always reports ("said", "warned").
_SURE_WITH_STRONG_CUE = frozenset(
    "that_clause participle_that_clause bare_clause cue_quotation colon_paragraph cue_after_lead_in according_to "
    "quoted_as_saying points_back".split()
)


def confidence(frame: Frame | None, rule: str) -> Confidence:
    """Give the confidence of a statement found by `rule`; `frame` is None where no cue reports it."""
    if frame is None or frame.strength == "weak" or frame.nested:
        return "low"
    if rule in _SURE or (rule in _SURE_WITH_STRONG_CUE and frame.strength == "strong"):
        return "high"
    return "medium"
