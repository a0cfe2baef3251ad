"""Statements in; out come their claims (topic, stance, origin, target), utterances and recurring claims."""

from quotetrack.claims.recurrence import claim_label, group, named
from quotetrack.claims.tagging import tag
from quotetrack.claims.topic import TopicCheck, Topics, check_topics, topics
from quotetrack.claims.traces import trace

__all__ = ["TopicCheck", "Topics", "check_topics", "claim_label", "group", "named", "tag", "topics", "trace"]
