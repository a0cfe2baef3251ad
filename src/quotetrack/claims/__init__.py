"""Statements in; out come their claims (topic, stance, origin, target), utterances and recurring claims."""

from quotetrack.claims.tagging import tag
from quotetrack.claims.topic import Topics, check_topics, topics

__all__ = ["Topics", "check_topics", "tag", "topics"]
