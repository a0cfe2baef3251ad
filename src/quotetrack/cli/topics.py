"""`quotetrack topics test`: topics and texts in, each topic's examples firing and what its patterns match out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli import options
from quotetrack.cli.choosing import topic_named
from quotetrack.cli.writing import console

_MOST_LINES = 5
_MOST_LETTERS = 160


def test(
    paths: options.Paths = None,
    topic: options.Topic = None,
    most: Annotated[
        int, typer.Option("--most", "-n", min=0, metavar="NUMBER", help="At most so many lines of the texts a topic.")
    ] = _MOST_LINES,
) -> None:
    """Show each topic's example lines firing, and what its patterns match in the texts at hand.

    The exit code is 1 when an example does not fire or a negative does.
    """
    from rich.text import Text

    from quotetrack import claims, reading, settings

    chosen = settings.load(Path(), paths or ())
    known = claims.topics(chosen.topics if chosen.topics.is_file() else None)
    wanted = {topic_named(name, known.names) for name in topic or known.names}
    where = paths or ([chosen.texts] if chosen.texts.exists() else [])
    texts = [(document.doc, document.text) for document in (reading.read(where) if where else ())]
    rows = [row for row in claims.check_topics(known, texts) if row.topic in wanted]
    with console() as out:
        for name in known.names:
            own = [row for row in rows if row.topic == name]
            tried = [row for row in own if row.where in ("example", "negative")]
            matched = [row for row in own if row.where not in ("example", "negative")]
            if own:
                out.print(Text(f"{name}  ", style="bold").append(known.labels[name], style="dim"))
            for row in [*tried, *matched[:most]]:
                mark = Text("ok  " if row.right else "NOT ", style="green" if row.right else "bold red")
                line = mark.append(f"{row.where}: ", style="dim").append(_short(row.line), style="default")
                out.print(line.append(f"  ← {row.words}" if row.words else "", style="cyan"))
            if len(matched) > most:
                out.print(f"    and {len(matched) - most} more lines of the texts")
        wrong = Counter(row.topic for row in rows if not row.right)
        if wrong:
            out.print(f"{sum(wrong.values())} lines are not as they should be: {', '.join(sorted(wrong))}")
    if wrong:
        raise typer.Exit(1)


def _short(line: str) -> str:
    return line if len(line) <= _MOST_LETTERS else f"{line[:_MOST_LETTERS]}…"
