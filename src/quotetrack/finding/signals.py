"""The lexicons in, the words that a report can begin at out; a sentence without one reports nothing."""

from __future__ import annotations

from functools import cache

from quotetrack.finding.cues import verbs
from quotetrack.lexicon.speech_nouns import noun_complements

VIEWS = frozenset("view eyes opinion words estimation judgment judgement assessment telling account reading".split())
QUOTING = frozenset("quoted cited quotes cites quoting citing".split())
POLLS = frozenset("poll survey".split())
CRIES = frozenset("chant chants cry cries shout shouts scream screams roar roars".split())


PHRASES = VIEWS | QUOTING | POLLS | {"according", "as", "per"}


@cache
def reporting_nouns() -> frozenset[str]:
    """Give the lower-case nouns that report what their owner says, and cries."""
    return CRIES | noun_complements().keys()


@cache
def reporting_words() -> frozenset[str]:
    """Give the lower-case words that open or carry a phrase, a noun or a verb of reporting."""
    return PHRASES | reporting_nouns() | verbs().keys()
