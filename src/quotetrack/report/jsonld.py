"""Report in, the recurring claims as JSON-LD out, in the words of schema.org, for the tools of others.

A recurring claim is a https://schema.org/Claim: `appearance` lists its statements as Quotation, each `isPartOf` a
NewsArticle, `firstAppearance` points to the earliest of them, `author` are the speakers, `datePublished` is the first
day. A claim that denies another is also given as a https://schema.org/ClaimReview of it, without a rating: quotetrack
says who denies what, not who is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from quotetrack.files import put_in_place
from quotetrack.model import Document, RecurringClaim, SpeakerKind, Statement
from quotetrack.report.cleaning import clean_everywhere
from quotetrack.report.inputs import Report
from quotetrack.report.sheets.evidence import statements_of
from quotetrack.report.words import stance_words

Node: TypeAlias = dict[str, Any]

CONTEXT = "https://schema.org"
_SPEAKER_TYPES: dict[SpeakerKind, str] = {"person": "Person"}


def write_jsonld(report: Report, path: Path) -> None:
    """Write the claims, their statements' texts and the reviews to one file; raise ReportError when it cannot be.

    Nodes are written one by one, so that memory does not grow with them.
    """
    with put_in_place([path]) as [draft], draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": "{CONTEXT}", "@graph": [')
        for place, node in enumerate(_nodes(report)):
            file.write(",\n" if place else "\n")
            json.dump(clean_everywhere(node), file, ensure_ascii=False)
        file.write("\n]}\n")


def _nodes(report: Report) -> Iterator[Node]:
    kinds = {s.speaker: s.speaker_kind for s in report.statements if s.speaker}
    labels = {claim.claim_id: claim.label for claim in report.claims}
    shown: set[str] = set()
    for claim in report.claims:
        statements = statements_of(report, claim)
        for statement in statements:
            if statement.doc not in shown:
                shown.add(statement.doc)
                yield _article(report.document_of[statement.doc])
        authors = [_author(name, kinds) for name in claim.officials]
        yield _claim(report, claim, statements, authors)
        if claim.denies in labels:
            yield _review(report, claim, labels[claim.denies], authors)


def _claim(report: Report, claim: RecurringClaim, statements: list[Statement], authors: list[Node]) -> Node:
    clearest = report.statement_of.get(claim.quote)
    return _present(
        {
            "@type": "Claim",
            "@id": _claim_address(claim.claim_id),
            "identifier": claim.claim_id,
            "name": claim.label,
            "text": clearest.text if clearest else None,
            "about": {"@type": "Thing", "name": report.topic_names[claim.topic], "identifier": claim.topic},
            "keywords": stance_words(claim.stance),
            "spatialCoverage": {"@type": "Place", "name": claim.origin} if claim.origin else None,
            "mentions": [{"@type": "Place", "name": target} for target in claim.targets],
            "author": authors,
            "datePublished": str(claim.first) if claim.first else None,
            "temporalCoverage": f"{claim.first}/{claim.last}" if claim.first and claim.last else None,
            "firstAppearance": {"@id": _statement_address(statements[0])} if statements else None,
            "appearance": [_quotation(report, statement) for statement in statements],
        }
    )


def _quotation(report: Report, statement: Statement) -> Node:
    return _present(
        {
            "@type": "Quotation",
            "@id": _statement_address(statement),
            "text": statement.text,
            "creator": _author(statement.speaker, {statement.speaker: statement.speaker_kind})
            if statement.speaker
            else None,
            "dateCreated": str(statement.date) if statement.date else None,
            "isPartOf": {"@id": _article_address(report.document_of[statement.doc])},
        }
    )


def _article(document: Document) -> Node:
    return _present(
        {
            "@type": "NewsArticle",
            "@id": _article_address(document),
            "identifier": document.doc,
            "headline": document.title,
            "datePublished": str(document.published) if document.published else None,
            "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else None,
            "url": document.url,
        }
    )


def _review(report: Report, claim: RecurringClaim, denied: str, authors: list[Node]) -> Node:
    clearest = report.statement_of.get(claim.quote)
    return _present(
        {
            "@type": "ClaimReview",
            "@id": f"{_claim_address(claim.claim_id)}:review",
            "itemReviewed": {"@id": _claim_address(claim.denies)},
            "claimReviewed": denied,
            "reviewBody": clearest.text if clearest else None,
            "author": authors,
            "datePublished": str(claim.first) if claim.first else None,
        }
    )


def _author(name: str, kinds: dict[str, SpeakerKind]) -> Node:
    return {"@type": _SPEAKER_TYPES.get(kinds.get(name, "person"), "Organization"), "name": name}


def _present(node: Node) -> Node:
    """Leave out what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def _claim_address(claim_id: str) -> str:
    return f"urn:quotetrack:claim:{_part(claim_id)}"


def _statement_address(statement: Statement) -> str:
    return f"urn:quotetrack:statement:{_part(statement.id)}"


def _article_address(document: Document) -> str:
    return document.url or f"urn:quotetrack:text:{_part(document.doc)}"


def _part(name: str) -> str:
    return quote(name.encode(errors="replace"), safe="/")
