"""A Report in, one HTML file out: claims with their evidence, a chart over time, and the texts with their statements.

The file holds everything it needs, runs no script and fetches nothing, so that it can be sent and kept. All words reach
it through a template that escapes them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quotetrack import __version__
from quotetrack.files import put_in_place
from quotetrack.model import Claim, Document, RecurringClaim, Statement, quoted
from quotetrack.report import Report
from quotetrack.report.series import over_time
from quotetrack.report.sheets.timeline import months
from quotetrack.report.words import number, stance_words
from quotetrack.review.chart import chart
from quotetrack.review.marking import Passage, marked

_HERE = Path(__file__).parent
# What HTML cannot hold: lone surrogates, control characters other than tab and line ends, and non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Shown:
    """One text of the page: its blocks cut into parts, and its statements in their order."""

    document: Document
    passages: list[Passage]
    statements: list[Statement]


def write_page(report: Report, place: Path) -> None:
    """Write the page; raise ReportError when the disk refuses, and leave an earlier file as it was."""
    with put_in_place([place]) as [draft]:
        draft.write_text(page(report), encoding="utf-8", newline="\n")


def page(report: Report) -> str:
    """Give the page as text."""
    room = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters.update(stance=stance_words, period=_period, web=_web)
    room.globals.update(number=number)
    styles = "\n".join((_HERE / "static" / name).read_text(encoding="utf-8") for name in ("marks.css", "page.css"))
    made = room.get_template("page.html").render(_values(report) | {"styles": styles})
    return _UNFIT.sub("\ufffd", made)


def _values(report: Report) -> dict[str, Any]:
    of_text: dict[str, list[Statement]] = defaultdict(list)
    for statement in report.statements:
        of_text[statement.doc].append(statement)
    texts = [
        Shown(document, marked(document, of_text[document.doc]), of_text[document.doc])
        for document in report.documents
        if of_text[document.doc]
    ]
    several = [claim for claim in report.claims if len(claim.utterances) > 1]
    return {
        "version": __version__,
        "report": report,
        "recurring": several,
        "single": [claim for claim in report.claims if len(claim.utterances) <= 1],
        "claim_of": {claim.claim_id: claim for claim in report.claims},
        "denied_by": _denied_by(report.claims),
        "evidence": lambda claim: _evidence(report, claim),
        "chart": chart(over_time(report, months(report))),
        "texts": texts,
        "silent": [document for document in report.documents if not of_text[document.doc]],
        "officials": len({one.speaker for one in report.statements if one.speaker}),
        "quoted": quoted,
        "topic": lambda claim: report.topic_names.get(claim.topic, claim.topic),
        "way": _way,
    }


def _denied_by(claims: Any) -> dict[str, list[RecurringClaim]]:
    found: dict[str, list[RecurringClaim]] = defaultdict(list)
    for claim in claims:
        if claim.denies:
            found[claim.denies].append(claim)
    return found


def _evidence(report: Report, claim: RecurringClaim) -> list[tuple[Statement, Document]]:
    """Give the statements of a claim with their texts, by day, undated ones last."""
    found = [report.statement_of[one] for one in claim.statements if one in report.statement_of]
    found.sort(key=lambda one: (one.date is None, str(one.date or ""), one.doc, one.spans))
    return [(one, report.document_of[one.doc]) for one in found]


def _period(claim: RecurringClaim) -> str:
    if claim.first is None:
        return "no date"
    return str(claim.first) if claim.first == claim.last else f"{claim.first} to {claim.last}"


def _way(claim: Claim) -> str:
    """Say in words where a claim points from and to, "" when it says nothing of it."""
    return ", ".join(
        f"{word} {place}" for word, place in (("from", claim.origin), ("to", claim.target)) if place is not None
    )


def _web(address: str | None) -> str:
    """Give an address of the web, "" for any other: nothing of a text is to become a script's address."""
    return address if address and re.match(r"https?://", address, re.IGNORECASE) else ""
