"""`quotetrack officials`: texts in, who speaks in them out, who speaks most on security topics standing first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from quotetrack.cli import options
from quotetrack.cli.choosing import Filters, choose
from quotetrack.cli.quotes import escaped
from quotetrack.cli.running import corpus_of, say
from quotetrack.cli.writing import form_of, write
from quotetrack.model import PartialDate

if TYPE_CHECKING:
    from rich.console import Console

    from quotetrack.report.sheets.officials import Speaker as Counted

_MOST = 3


def officials(
    paths: options.Paths = None,
    speaker: options.Speaker = None,
    topic: options.Topic = None,
    stance: options.Stance = None,
    outlet: options.Outlet = None,
    since: options.Since = None,
    until: options.Until = None,
    form: options.FormatOption = None,
    output: options.Output = None,
) -> None:
    """List who speaks: posts, the names that the texts use, how many statements on which topics, since when."""
    from quotetrack.cli.narrowing import narrowed, report_of
    from quotetrack.report.sheets.officials import Speaker, speakers

    filters = Filters(speaker or (), topic or (), stance or (), outlet or (), (), since, until)
    shape = form_of(form, output)
    corpus = corpus_of(paths)
    counted = speakers(report_of(narrowed(corpus, choose(corpus, filters), filters), filters))
    write(
        shape,
        output,
        tuple(_record(Speaker("", "person", {}))),
        lambda: [_record(one) for one in counted],
        lambda console: _table(console, counted),
        lambda: _markdown(counted),
    )
    if not counted:
        say("No statement that fits has a named speaker.")


def _record(one: Counted) -> dict[str, Any]:
    first, last = _days(one)
    return {
        "speaker": one.name,
        "speaker_kind": one.kind,
        "posts": list(one.posts),
        "mentions": list(one.mentions),
        "statements": one.statements,
        "utterances": one.utterances,
        "claims": one.claims,
        "texts": one.texts,
        "outlets": list(one.outlets),
        "topics": list(one.topics),
        "first": str(first) if first else None,
        "last": str(last) if last else None,
    }


def _topics(one: Counted) -> str:
    return ", ".join(f"{topic.replace('_', ' ')} {count}" for topic, count in one.topics.most_common(_MOST))


def _days(one: Counted) -> tuple[PartialDate | None, PartialDate | None]:
    from quotetrack.report.words import period

    return period(one.days)


def _period(one: Counted) -> str:
    return " to ".join(dict.fromkeys(str(day) for day in _days(one) if day))


def _table(console: Console, counted: Sequence[Counted]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("speaker", "posts", "said", "topics", "days"):
        table.add_column(heading, justify="right" if heading == "said" else "left", overflow="fold")
    for one in counted:
        posts = ", ".join(post for post, _ in one.posts.most_common(_MOST))
        table.add_row(Text(one.name), Text(posts), str(one.statements), Text(_topics(one)), _period(one))
    console.print(table)


def _markdown(counted: Sequence[Counted]) -> str:
    lines = ["| speaker | posts | statements | topics | days |", "|---|---|---|---|---|"]
    for one in counted:
        posts = ", ".join(post for post, _ in one.posts.most_common(_MOST))
        cells = (escaped(one.name), escaped(posts), str(one.statements), escaped(_topics(one)), _period(one))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
