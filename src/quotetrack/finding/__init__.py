"""A Document in, its Statements out: quotations and reported speech with cue and mention, not yet attributed."""

from quotetrack.finding.statements import find

__all__ = ["find"]
