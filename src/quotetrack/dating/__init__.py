"""Texts and statements in, the day of each out: `publish` dates a document, `date` the statements in it."""

from quotetrack.dating.days import date
from quotetrack.dating.publication import proposal, publish
from quotetrack.dating.years import Terms

__all__ = ["Terms", "date", "proposal", "publish"]
