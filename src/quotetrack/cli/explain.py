"""`quotetrack explain ID`: one statement in its text out, with each rule that decided and the words that it used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quotetrack.cli import options
from quotetrack.cli.failures import NotFoundError
from quotetrack.cli.quotes import claim_words, line_of
from quotetrack.cli.running import corpus_of
from quotetrack.cli.writing import console
from quotetrack.model import Document, Reason, Span, Statement

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.pipeline import Corpus

_MARKS = {
    "content": ("⟦", "⟧", "bold"),
    "mention": ("[", "]", "green"),
    "cue": ("{", "}", "cyan"),
    "via": ("<", ">", "magenta"),
}
_MOST_WORDS = 90


def explain(
    identity: Annotated[str, typer.Argument(metavar="ID", help="The statement's id; its first letters are enough.")],
    paths: options.Paths = None,
) -> None:
    """Show why a statement is as it is: its sentence, each rule with the words that it used, who lost, any override."""
    corpus = corpus_of(paths, strict=False)
    statement = _statement(corpus, identity.strip().casefold())
    document = next(one for one in corpus.documents if one.doc == statement.doc)
    with console() as out:
        for block in (_head(statement, document), _marked(statement, document), _answers(statement)):
            out.print(block)
        out.print(_decisions(statement, document))
        for line in _overrides(corpus, statement):
            out.print(line, markup=False)


def _statement(corpus: Corpus, identity: str) -> Statement:
    """Find a statement by its id or the beginning of it; a dropped one as the machine had it."""
    known = {**corpus.machine, **{one.id: one for one in corpus.statements}}
    if identity in known:
        return known[identity]
    fitting = sorted(one for one in known if identity and one.startswith(identity))
    if len(fitting) == 1:
        return known[fitting[0]]
    if fitting:
        shown = ", ".join(fitting[:5])
        raise NotFoundError(f"'{identity}' is the beginning of {len(fitting)} ids ({shown}); write more of it.")
    from rapidfuzz import fuzz, process

    near = process.extractOne(identity, list(known), scorer=fuzz.ratio, score_cutoff=70)
    cure = f"did you mean '{near[0]}'?" if near else "`quotetrack quotes` shows the ids."
    raise NotFoundError(f"No statement of these texts has the id '{identity}'; {cure}")


def _head(statement: Statement, document: Document) -> Text:
    from rich.text import Text

    outlet = f"{document.outlet}, " if document.outlet else ""
    published = f"{document.published} by {document.published_by}" if document.published else "no date"
    text = Text(statement.id, style="bold")
    text.append(
        f"  {statement.kind}, {statement.confidence} confidence, found by {statement.found_by}", style="default"
    )
    return text.append(f"\n{document.doc}:{line_of(statement, document)}  ({outlet}{published})\n", style="dim")


def _marked(statement: Statement, document: Document) -> Text:
    """Show the sentence with content, mention, cue and via in marks that show without colour too."""
    from rich.text import Text

    named: list[tuple[str, Span | None]] = [("content", span) for span in statement.spans]
    named += [("mention", statement.mention_span), ("cue", statement.cue_span), ("via", statement.via_span)]
    spans = [(name, span) for name, span in named if span is not None]
    low = min(statement.sentence[0], *(span[0] for _, span in spans))
    high = max(statement.sentence[1], *(span[1] for _, span in spans))
    edges: dict[int, list[tuple[bool, str]]] = {}
    for name, (start, end) in spans:
        edges.setdefault(start, []).append((True, name))
        edges.setdefault(end, []).insert(0, (False, name))
    made, at, style = Text(), low, ""
    for place in sorted(edges):
        made.append(document.text[at:place].replace("\n", " "), style=style)
        for opens, name in edges[place]:
            opening, closing, colour = _MARKS[name]
            made.append(opening if opens else closing, style=colour)
            style = colour if opens else ""
        at = place
    made.append(document.text[at:high].replace("\n", " "))
    legend = "  ".join(f"{left}{name}{right}" for name, (left, right, _) in _MARKS.items() if name in dict(spans))
    return made.append(f"\n{legend}\n", style="dim")


def _answers(statement: Statement) -> Text:
    from rich.text import Text

    role = f", {statement.role}" if statement.role else ""
    rows = [("speaker", f"{statement.speaker or 'not known'} ({statement.speaker_kind}{role})", statement.speaker_by)]
    rows += [("via", statement.via, "")] if statement.via else []
    when = f"{statement.date or 'not known'}"
    when += f" (“{statement.date_expression}”)" if statement.date_expression else ""
    rows += [("date", when, statement.date_by)]
    rows += [("claim", claim_words(claim), claim.label) for claim in statement.claims]
    rows += [("group", statement.utterance_id, statement.grouped_by)] if statement.utterance_id else []
    made = Text()
    for name, value, rule in rows:
        made.append(f"{name:9}", style="dim").append(value)
        made.append(f"  ← {rule}" if rule else "", style="cyan").append("\n")
    return made


def _decisions(statement: Statement, document: Document) -> object:
    """List the rules in the order in which they decided, with the words that each used."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("field", "rule", "words", "remark"):
        table.add_column(heading, overflow="fold")
    for reason in statement.reasons:
        table.add_row(reason.field, Text(reason.rule), Text(_words(reason, document)), Text(reason.note))
    for name in statement.candidates:
        table.add_row("speaker", "candidate", "", Text(f"{name}: fits no better than the others"))
    return table


def _words(reason: Reason, document: Document) -> str:
    if reason.words is None:
        return ""
    words = " ".join(document.text[slice(*reason.words)].split())
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"


def _overrides(corpus: Corpus, statement: Statement) -> Iterator[str]:
    rows = {row.line: row for row in corpus.table.rows}
    fates = [fate for fate in corpus.fates if fate.statement_id == statement.id]
    for fate in fates:
        row = rows.get(fate.line)
        action = f"{row.action}: " if row else ""
        note = f" (note: {row.note})" if row and row.note else ""
        yield f"\n{corpus.settings.overrides}, line {fate.line}: {action}{fate.message}{note}"
    machine = corpus.machine.get(statement.id)
    if fates and machine is not None:
        yield f"the machine alone says: {corpus.was(statement)}"
