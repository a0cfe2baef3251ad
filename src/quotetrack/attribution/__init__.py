"""Statements of a text in, the same with their speakers out; over all texts, officials by name, post and day.

`attribute` works on one text, `reconcile` on all texts together; both ask a `Registry` of officials, perhaps empty.
"""

from quotetrack.attribution.alike import AliasProposal
from quotetrack.attribution.officials import Registry
from quotetrack.attribution.reconcile import reconcile
from quotetrack.attribution.speakers import attribute

__all__ = ["AliasProposal", "Registry", "attribute", "reconcile"]
