"""`quotetrack overrides check|template|append`: the analyst's corrections told, begun and added to."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quotetrack.cli import options
from quotetrack.cli.failures import MisuseError, NotFoundError
from quotetrack.cli.running import corpus_of, say, told
from quotetrack.cli.writing import console
from quotetrack.model import KINDS, Kind, Statement

if TYPE_CHECKING:
    from quotetrack.overrides import Fate, Proposal
    from quotetrack.pipeline import Corpus

_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_STATUS_STYLES = {"applied": "green", "unchanged": "dim", "stale": "yellow", "ambiguous": "yellow", "error": "red"}


def check(paths: options.Paths = None) -> None:
    """Tell what becomes of each row of overrides.csv, and what is better said once for all texts.

    The exit code is 1 when a row is an error, because nothing of the file is applied then.
    """
    from quotetrack.overrides import proposals
    from quotetrack.overrides.tying import lines_words

    corpus = corpus_of(paths, strict=False)
    wrong = [fate.line for fate in corpus.fates if fate.status == "error"]
    fates = [fate for fate in corpus.fates if not wrong or fate.status != "unchanged"]
    _fates(fates)
    for line, remark in corpus.table.remarks:
        say(f"line {line}: {remark}")
    counts = Counter(fate.status for fate in fates)
    summed = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no rows"
    then = f"{sum(fate.needs_look for fate in fates)} to look at again"
    if wrong:
        then = f"no row is applied until {lines_words(wrong)} {'is' if len(wrong) == 1 else 'are'} mended"
    print(f"{corpus.settings.overrides}: {summed}; {then}.")
    _proposals(proposals(corpus.table, corpus.fates, corpus.documents, corpus.machine))
    if wrong:
        raise typer.Exit(1)


def template(
    paths: options.Paths = None,
    most: Annotated[
        int | None, typer.Option("--most", "-n", min=1, metavar="NUMBER", help="At most so many rows.")
    ] = None,
    separator: Annotated[
        Literal["comma", "semicolon", "tab"],
        typer.Option(
            metavar="comma|semicolon|tab", help="What stands between cells; Excel wants a semicolon in many countries."
        ),
    ] = "comma",
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this new file and not to the terminal."),
    ] = None,
) -> None:
    """Write a table of the statements, ready to be filled in: the most doubtful first, of these those on a topic.

    Fill in what is wrong, leave the rest blank, and add the rows with: quotetrack overrides append FILE
    """
    from quotetrack.overrides import Dialect, text_of
    from quotetrack.overrides import template as rows_of

    if output is not None and output.exists():
        raise MisuseError(f"{output} is there already; give another name, so that nothing filled in is lost.")
    corpus = corpus_of(paths)
    rows = rows_of(corpus.statements, corpus.documents, corpus.table, most)
    data = text_of(rows, Dialect(separator=_SEPARATORS[separator]))
    if output is None:
        sys.stdout.write(data.decode("utf-8-sig"))
        return
    from quotetrack.files import put_in_place

    with put_in_place([output]) as [draft]:
        draft.write_bytes(data)
    say(
        f"{output}: {len(rows)} statements, the most doubtful first; fill in what is wrong, then run: "
        f"quotetrack overrides append {output}"
    )


def append(
    what: Annotated[str, typer.Argument(metavar="FILE|ID", help="A filled-in template, or one statement's id.")],
    paths: options.Paths = None,
    action: Annotated[
        Literal["set", "drop", "confirm"],
        typer.Option(metavar="set|drop|confirm", help="For an ID: what to do with the statement."),
    ] = "set",
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="For an ID: who said it; - for nobody known.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="For an ID: the day, month or year; - for none known.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(metavar="|".join(KINDS), help="For an ID: its kind.")] = None,
    topics: Annotated[
        str | None, typer.Option(metavar="TOPICS", help="For an ID: its topics, as 'terrorism|migration'; - for none.")
    ] = None,
    stance: Annotated[
        str | None, typer.Option(metavar="STANCE", help="For an ID: one stance, or one for each topic.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option(metavar="WORDS", help="For an ID: the claim that it belongs to, in your words.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="WORDS", help="For an ID: a note to yourself.")] = None,
) -> None:
    """Add rows to the end of overrides.csv: the filled-in ones of a file, or one for a statement.

    Rows that stand there already are never touched. Nothing is added when a row is an error or speaks of a statement
    that has a row.
    """
    from quotetrack import overrides as stage

    corpus = corpus_of(paths)
    file = corpus.settings.overrides
    given = {"speaker": speaker, "date": date, "kind": kind, "topics": topics, "stance": stance, "claim": claim}
    cells = {name: value for name, value in given.items() if value}
    if Path(what).is_file():
        if cells or note or action != "set":
            raise MisuseError(f"{what} is a file, whose cells say what to set; give options with an id alone.")
        rows = _filled_in(Path(what), corpus)
    else:
        if action == "set" and not cells:
            raise MisuseError(
                "There is nothing to add; give at least one of --speaker, --date, --kind, --topics, --stance."
            )
        extra = {"action": "" if action == "set" else action, "note": note or ""}
        rows = [stage.row_for(_statement(corpus, what), cells | extra)]
    if not rows:
        say(f"{what}: no row asks for anything, so nothing was added.")
        return
    fates = _tried(corpus, rows)
    stage.append(file, rows, corpus.table)
    say(f"{file}: {len(rows)} row{'' if len(rows) == 1 else 's'} added.")
    _fates(fates)


def _filled_in(path: Path, corpus: Corpus) -> list[Mapping[str, str]]:
    """Give the rows of a file that ask for something, each with the machine's answer."""
    from quotetrack import overrides as stage

    table = stage.read(path, corpus.topics.names)
    if table.errors:
        raise MisuseError(f"{path}: nothing was added, because of\n{told(table.errors)}")
    rows: list[Mapping[str, str]] = []
    for row in table.rows:
        if row.asks:
            machine = corpus.machine.get(row.id)
            rows.append({**row.cells, "was": row.was or (stage.answer(machine) if machine else "")})
    return rows


def _statement(corpus: Corpus, identity: str) -> Statement:
    """Find the machine's statement of an id."""
    from rapidfuzz import fuzz, process

    wanted = identity.strip().casefold()
    if wanted in corpus.machine:
        return corpus.machine[wanted]
    near = process.extractOne(wanted, list(corpus.machine), scorer=fuzz.ratio, score_cutoff=70)
    cure = f"did you mean '{near[0]}'?" if near else "`quotetrack quotes` shows the ids."
    raise NotFoundError(f"'{identity}' is neither a file nor a statement's id; {cure}")


def _tried(corpus: Corpus, rows: Sequence[Mapping[str, str]]) -> list[Fate]:
    """Give the fates that new rows would have; raise MisuseError when the file would have an error with them."""
    from quotetrack import overrides as stage

    file = corpus.settings.overrides
    trial = stage.parse(stage.appended(file, rows, corpus.table), str(file), corpus.topics.names)
    fates = stage.apply(trial, corpus.documents, list(corpus.machine.values()))[1]
    wrong = [fate for fate in fates if fate.status == "error"]
    if wrong:
        raise MisuseError(
            f"{file}: nothing was added, because with the new rows at its end there would be\n{told(wrong)}"
        )
    new = {row.line for row in trial.rows[len(corpus.table.rows) :]}
    return [fate for fate in fates if fate.line in new]


def _fates(fates: Sequence[Fate]) -> None:
    """Print fates as a table by line."""
    from rich.table import Table as Grid
    from rich.text import Text

    if not fates:
        return
    grid = Grid(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading, right in (("line", True), ("fate", False), ("look", False), ("statement", False), ("what", False)):
        grid.add_column(heading, justify="right" if right else "left", overflow="fold")
    for fate in fates:
        status = Text(fate.status, style=_STATUS_STYLES[fate.status])
        grid.add_row(str(fate.line), status, "yes" if fate.needs_look else "", fate.statement_id, Text(fate.message))
    with console() as out:
        out.print(grid)


def _proposals(found: Sequence[Proposal]) -> None:
    """Print the lines that would make several rows needless."""
    for file in dict.fromkeys(proposal.file for proposal in found):
        print(f"\nBetter said once, in {file}:")
        for proposal in found:
            if proposal.file == file:
                print(f"{proposal.line}\n    {proposal.why}")
