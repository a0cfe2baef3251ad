"""Report in, the ten tables of the workbook out, in the order of its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quotetrack.report.grid import Table
from quotetrack.report.inputs import Report
from quotetrack.report.sheets.about import about_table
from quotetrack.report.sheets.claims import claims_table
from quotetrack.report.sheets.evidence import evidence_table, proof_places
from quotetrack.report.sheets.officials import officials_table, speakers
from quotetrack.report.sheets.overrides import overrides_table
from quotetrack.report.sheets.review import checks, review_table
from quotetrack.report.sheets.sources import sources_table
from quotetrack.report.sheets.statements import statements_table
from quotetrack.report.sheets.summary import Summary, summarize, summary_table
from quotetrack.report.sheets.timeline import months, timeline_table


@dataclass(frozen=True)
class Tables:
    """The tables of a report: `data` between Summary and About, in the order of the sheets.

    Summary and About are made last, because they tell of the limits that were hit in writing the others.
    """

    report: Report
    summary: Summary
    data: tuple[Table[Any], ...]

    def about(self, limits: Sequence[str] = ()) -> Table[Any]:
        """Give the table of About; `limits` are sentences about bounds that were hit in writing."""
        front = summary_table(self.summary)
        purposes = [(table.name, table.purpose) for table in (front, *self.data)]
        return about_table(self.report, limits, purposes)

    def all(self) -> Iterator[Table[Any]]:
        """Give all ten tables, Summary and About as tables too."""
        yield summary_table(self.summary)
        yield from self.data
        yield self.about()


def tabulate(report: Report) -> Tables:
    """Count, sort and lay out a report; rows are made only when a table is written."""
    claims = claims_table(report, proof_places(report))
    counted_speakers = speakers(report)
    counted_months = months(report)
    found = checks(report)
    ranked = list(claims.items())
    return Tables(
        report=report,
        summary=summarize(report, ranked, counted_speakers, counted_months, found),
        data=(
            claims,
            evidence_table(report),
            statements_table(report),
            officials_table(report, counted_speakers),
            timeline_table(report, counted_months),
            sources_table(report),
            review_table(found),
            overrides_table(report),
        ),
    )
