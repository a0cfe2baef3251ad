"""Paths in, a Corpus out, with progress on a terminal; overrides that are wrong are told before anything is made."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quotetrack.cli.failures import MisuseError, NotFoundError
from quotetrack.cli.working import as_said

if TYPE_CHECKING:
    from quotetrack.overrides import Fate
    from quotetrack.pipeline import Corpus

MOST_LINES = 10
_REDRAW = 0.2  # seconds


def corpus_of(paths: Sequence[Path] | None, *, strict: bool = True) -> Corpus:
    """Read texts with the settings of the working directory; the project's own texts when no path is given.

    Raises MisuseError when there is no place to read, NotFoundError when it holds no text. With `strict` an error in
    the overrides is misuse too: a report that leaves out the analyst's corrections is worse than none.
    """
    from quotetrack import pipeline, scale, settings

    chosen = as_said(settings.load(Path(), paths or ()))
    if not paths and not chosen.texts.exists():
        raise MisuseError(
            f"There is no folder '{chosen.texts}' here; name files or folders to read, "
            "or make a project with: quotetrack init DIR"
        )
    with progress("Reading texts") as tell:
        if paths and len(paths) == 1 and scale.is_extract(paths[0]):
            corpus = scale.corpus(paths[0], chosen, tell)
        else:
            corpus = pipeline.run(paths or (), chosen, tell)
    if not corpus.documents:
        where = " ".join(map(str, paths or [chosen.texts]))
        raise NotFoundError(f"There is no text in '{where}'; put .txt, .md, .html, .docx or .pdf files there.")
    for problem in corpus.problems[:MOST_LINES]:
        say(problem)
    if len(corpus.problems) > MOST_LINES:
        say(f"… and {len(corpus.problems) - MOST_LINES} more such lines.")
    unread = sum(1 for document in corpus.documents if not document.length)
    if unread:
        say(f"{unread} of the texts could not be read; `quotetrack check` tells why.")
    wrong = [fate for fate in corpus.fates if fate.status == "error"]
    if strict and wrong:
        raise MisuseError(f"{chosen.overrides}: nothing was done, because of\n{told(wrong)}\nMend that and run again.")
    return corpus


def told(fates: Sequence[Fate]) -> str:
    """List fates by line, the first ten in full."""
    lines = [f"  line {fate.line}: {fate.message}" for fate in fates[:MOST_LINES]]
    if len(fates) > MOST_LINES:
        lines.append(f"  and {len(fates) - MOST_LINES} more lines; `quotetrack overrides check` shows them all.")
    return "\n".join(lines)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """Show how far long work has come, on a terminal only; give what to call with the steps done and in all.

    Where the number in all is not known (None), it shows the steps done and their rate.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    # No thread draws the bar: the processes that read texts are forked from this one.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=None, rate="")
        begun = drawn = time.monotonic()

        def tell(done: int, total: int | None) -> None:
            nonlocal drawn
            now = time.monotonic()
            if now - drawn >= _REDRAW or done == total:
                drawn = now
                bar.update(task, completed=done, total=total, rate=f"{done / (now - begun):,.0f}/s", refresh=True)

        bar.refresh()
        yield tell


def say(words: str) -> None:
    """Print a line for the user on standard error, so that standard output holds results alone."""
    print(words, file=sys.stderr)
