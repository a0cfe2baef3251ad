"""overrides.csv, texts and statements in; the statements with the analyst's word, and the fate of every row, out.

`read` gives the file as a Table, `apply` carries it out. `template` makes rows to fill in and `append` adds filled-in
rows to the file; `rewritten` changes rows that a program wrote itself, `write` puts the file in its place. `proposals`
says what is better corrected once for all texts.
"""

from quotetrack.overrides.answers import answer
from quotetrack.overrides.apply import apply
from quotetrack.overrides.dialect import Dialect, OverridesError
from quotetrack.overrides.proposals import Proposal, proposals
from quotetrack.overrides.rewriting import rewritten, write
from quotetrack.overrides.table import COLUMNS, Fate, Row, Table, parse, read
from quotetrack.overrides.writing import append, appended, row_for, template, text_of

__all__ = [
    "COLUMNS",
    "Dialect",
    "Fate",
    "OverridesError",
    "Proposal",
    "Row",
    "Table",
    "answer",
    "append",
    "appended",
    "apply",
    "parse",
    "proposals",
    "read",
    "rewritten",
    "row_for",
    "template",
    "text_of",
    "write",
]
