"""A Report in, files out: the Excel workbook, the same tables as CSV or Parquet, and JSON-LD.

`tabulate` lays a Report out as tables; `write_workbook` and `write_tables` write those, `write_jsonld` the claims.
"""

from quotetrack.files import ReportError
from quotetrack.report.cleaning import EXCEL, Bounds
from quotetrack.report.inputs import AliasProposal, Fate, OverrideRow, Report
from quotetrack.report.jsonld import write_jsonld
from quotetrack.report.tablefiles import TableFormat, write_tables
from quotetrack.report.tables import Tables, tabulate
from quotetrack.report.workbook import write_workbook

__all__ = [
    "EXCEL",
    "AliasProposal",
    "Bounds",
    "Fate",
    "OverrideRow",
    "Report",
    "ReportError",
    "TableFormat",
    "Tables",
    "tabulate",
    "write_jsonld",
    "write_tables",
    "write_workbook",
]
