"""`quotetrack check`: texts in, those with trouble out, with the lines that metadata.csv should get."""

from __future__ import annotations

import typer

from quotetrack.cli import options
from quotetrack.cli.running import corpus_of, say
from quotetrack.cli.writing import console
from quotetrack.model import Document

METADATA_COLUMNS = "doc,title,outlet,published,url"


def check(paths: options.Paths = None) -> None:
    """Show the texts with trouble: what could not be read, whose date is missing, guessed or in conflict.

    The lines for metadata.csv hold the best date known; mend them where they are wrong. The exit code is 1 when a text
    could not be read at all.
    """
    from quotetrack import dating

    corpus = corpus_of(paths, strict=False)
    troubled = [document for document in corpus.documents if document.trouble]
    _table(troubled)
    lines = [line for document in corpus.documents if document.text and (line := dating.proposal(document))]
    if lines:
        print(f"Lines for the metadata.csv beside the texts:\n\n{METADATA_COLUMNS}")
        print("\n".join(lines))
    skipped = ", ".join(f"{count} {suffix or 'without suffix'}" for suffix, count in sorted(corpus.skipped.items()))
    say(
        f"{len(corpus.documents)} texts read, {len(troubled)} with trouble"
        + (f"; skipped: {skipped}" if skipped else ".")
    )
    if any(not document.text for document in troubled):
        raise typer.Exit(1)


def _table(troubled: list[Document]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not troubled:
        return
    table = Table(box=None, padding=(0, 2, 1, 0), header_style="bold")
    for heading in ("text", "published", "by", "trouble"):
        table.add_column(heading, overflow="fold")
    for document in troubled:
        date = str(document.published or "no date")
        table.add_row(Text(document.doc), date, document.published_by, Text("\n".join(document.trouble)))
    with console() as out:
        out.print(table)
