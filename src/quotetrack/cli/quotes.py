"""`quotetrack quotes`: texts in, what was said in them out, by speaker or as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quotetrack.cli import options
from quotetrack.cli.choosing import Filters, choose
from quotetrack.cli.running import corpus_of, say
from quotetrack.cli.writing import form_of, write
from quotetrack.model import Claim, Document, Statement, quoted
from quotetrack.records import STATEMENT_COLUMNS, record

if TYPE_CHECKING:
    from rich.console import Console

NOBODY = "speaker not known"
_DATE_WIDTH, _QUOTE_WIDTH = 10, 100


def quotes(
    paths: options.Paths = None,
    speaker: options.Speaker = None,
    topic: options.Topic = None,
    stance: options.Stance = None,
    outlet: options.Outlet = None,
    kind: options.Kind = None,
    since: options.Since = None,
    until: options.Until = None,
    confidence: options.Confidence = None,
    form: options.FormatOption = None,
    output: options.Output = None,
) -> None:
    """List what was said: every quotation and reported statement, by speaker.

    Filters may be given more than once (any of them will do) and together (all of them must hold).
    """
    filters = Filters(
        speaker or (), topic or (), stance or (), outlet or (), kind or (), since, until, confidence or ()
    )
    shape = form_of(form, output)
    corpus = corpus_of(paths)
    chosen = choose(corpus, filters)
    documents = {document.doc: document for document in corpus.documents}

    def records() -> Iterator[dict[str, object]]:
        return (record(statement, documents[statement.doc]) for statement in chosen)

    write(
        shape,
        output,
        STATEMENT_COLUMNS,
        records,
        lambda console: _table(console, chosen, documents),
        lambda: _markdown(chosen, documents),
    )
    if not chosen:
        say(f"Nothing to list: {len(corpus.statements)} statements in {len(documents)} texts, none that fits.")


def by_speaker(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Group statements by speaker, who speaks most standing first and the unknown last; each in order of days."""
    groups: dict[str, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.speaker or "", []).append(statement)
    for group in groups.values():
        group.sort(key=lambda one: (one.date is None, one.date.first if one.date else None, one.doc, one.spans))
    return sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))


def line_of(statement: Statement, document: Document) -> int:
    """Give the line of its text on which a statement begins."""
    return document.text.count("\n", 0, statement.spans[0][0]) + 1


def claim_words(claim: Claim) -> str:
    """Give a claim in a few words: `terrorism: asserts, from Dushar, against Arvenia`."""
    words = [f"{claim.topic.replace('_', ' ')}: {claim.stance.replace('_', ' ')}"]
    words += [f"from {claim.origin}"] if claim.origin else []
    words += [f"against {claim.target}"] if claim.target else []
    return ", ".join(words)


def _posts(statements: Sequence[Statement], most: int = 3) -> str:
    posts = Counter(one.role for one in statements if one.role)
    return "; ".join(post for post, _ in posts.most_common(most))


def _table(console: Console, statements: Sequence[Statement], documents: dict[str, Document]) -> None:
    from rich.table import Table
    from rich.text import Text

    for name, group in by_speaker(statements):
        posts = _posts(group)
        heading = Text(name or NOBODY, style="bold")
        heading.append(f"  {len(group)}", style="cyan").append(f"  {posts}" if posts else "", style="dim")
        console.print(heading)
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(width=_DATE_WIDTH, no_wrap=True, style="cyan")
        table.add_column(max_width=_QUOTE_WIDTH)
        for one in group:
            body = Text(quoted(one, documents[one.doc]))
            body.append(f"\n{one.doc}:{line_of(one, documents[one.doc])}  {one.id}", style="dim")
            body.append(f"  via {one.via}" if one.via else "", style="dim")
            for claim in one.claims:
                body.append(f"\n{claim_words(claim)}", style="green")
            table.add_row(str(one.date or "no date"), body)
        console.print(table)
        console.print()


def _markdown(statements: Sequence[Statement], documents: dict[str, Document]) -> str:
    lines = []
    for name, group in by_speaker(statements):
        posts = _posts(group)
        lines += [f"## {escaped(name or NOBODY)}", "", *([escaped(posts), ""] if posts else [])]
        for one in group:
            document = documents[one.doc]
            source = f"{document.outlet}, {one.doc}:{line_of(one, document)}" if document.outlet else one.doc
            claims = "; ".join(map(claim_words, one.claims))
            lines.append(
                f"- **{one.date or 'no date'}** {escaped(quoted(one, document))}"
                f"{f' – *{escaped(claims)}*' if claims else ''} ({escaped(source)}, `{one.id}`)"
            )
        lines.append("")
    return "\n".join(lines)


def escaped(words: str) -> str:
    """Give words that Markdown shows as they are."""
    return "".join(f"\\{ch}" if ch in "\\`*_[]<>#|~" else ch for ch in words)
