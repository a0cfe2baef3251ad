"""`quotetrack report`: texts in, the workbook out (or its tables as files, the claims as JSON-LD, or one HTML file)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quotetrack.cli import options
from quotetrack.cli.choosing import Filters, choose
from quotetrack.cli.failures import MisuseError
from quotetrack.cli.running import corpus_of, progress, say, told

if TYPE_CHECKING:
    from quotetrack.pipeline import Corpus

NAME = "claims"


def report(
    paths: options.Paths = None,
    speaker: options.Speaker = None,
    topic: options.Topic = None,
    stance: options.Stance = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    form: Annotated[
        Literal["xlsx", "csv", "parquet", "jsonld"],
        typer.Option(
            "--format",
            "-f",
            metavar="xlsx|csv|parquet|jsonld",
            help="A workbook, the same tables as files of a folder, or the claims as JSON-LD.",
        ),
    ] = "xlsx",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file (for csv and parquet the folder) to write.",
            show_default="reports/claims.xlsx",
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write this one HTML file to read and send, and no workbook: claims, a chart, the texts marked up.",
        ),
    ] = None,
) -> None:
    """Make the report: claims, evidence, statements, officials, timeline, sources and what to check, as a workbook."""
    from quotetrack.cli.narrowing import narrowed, report_of
    from quotetrack.report import tabulate, write_jsonld, write_tables, write_workbook
    from quotetrack.review import write_page

    if html and (output or form != "xlsx"):
        raise MisuseError("--html names the one file that is written; leave out --output and --format.")
    filters = Filters(speaker or (), topic or (), stance or (), outlet or (), (), since, until)
    corpus = corpus_of(paths)
    shown = report_of(narrowed(corpus, choose(corpus, filters), filters), filters)
    place = html or output or corpus.settings.reports / (NAME if form in ("csv", "parquet") else f"{NAME}.{form}")
    with progress("Writing the report"):
        if html:
            write_page(shown, place)
        elif form == "xlsx":
            write_workbook(tabulate(shown), place)
        elif form == "jsonld":
            write_jsonld(shown, place)
        else:
            write_tables(tabulate(shown), place, form)
    texts, statements, claims = len(shown.documents), len(shown.statements), len(shown.claims)
    say(f"{place}: {claims} claims from {statements} statements in {texts} texts.")
    troubled = sum(1 for document in shown.documents if document.trouble)
    if troubled:
        say(
            f"{troubled} of the texts {'has' if troubled == 1 else 'have'} trouble: see Sources, or `quotetrack check`."
        )
    _tell_overrides(corpus)


def _tell_overrides(corpus: Corpus) -> None:
    """Tell what became of the overrides, with every row that did not apply."""
    if not corpus.fates:
        return
    lost = [fate for fate in corpus.fates if fate.status in ("stale", "ambiguous")]
    look = sum(fate.needs_look for fate in corpus.fates)
    applied = sum(fate.status == "applied" for fate in corpus.fates)
    say(f"{corpus.settings.overrides}: {applied} of {len(corpus.fates)} rows applied, {look} to look at again.")
    if lost:
        say(told(lost))
