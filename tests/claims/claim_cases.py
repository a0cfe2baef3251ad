"""Statements for the tests of claims: a reporting sentence built from its parts, tagged with the built-in topics."""

from __future__ import annotations

from quotetrack.claims import tag, topics
from quotetrack.model import Claim, Document, Statement


def tagged(
    content: str, cue: str = "said", before: str = "", after: str = "", mention: str = "Oleg Marant"
) -> Statement:
    """Tag `content` as reported by `mention cue content`, behind the sentence `before` of the same paragraph."""
    lead = f"{before} {mention} {cue} ".lstrip()
    start = len(lead)
    end = start + len(content)
    head = start - len(mention) - len(cue) - 2
    statement = Statement(
        doc="case",
        spans=((start, end),),
        text=content,
        kind="indirect",
        sentence=(head, end + len(after)),
        found_by="test",
        id="qcase",
        mention=mention,
        mention_span=(head, head + len(mention)),
        cue=cue,
        cue_span=(start - len(cue) - 1, start - 1),
    )
    return tag(Document("case", f"{lead}{content}{after}."), [statement], topics())[0]


def stances(content: str, cue: str = "said", before: str = "") -> dict[str, str]:
    """Give topic → stance of a tagged content."""
    return {claim.topic: claim.stance for claim in tagged(content, cue, before).claims}


def claim_of(statement: Statement, topic: str) -> Claim:
    """Give the only claim of a statement about a topic."""
    (claim,) = [claim for claim in statement.claims if claim.topic == topic]
    return claim
