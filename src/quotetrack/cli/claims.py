"""`quotetrack claims`: texts in, the claims that recur in them out, the most recurrent first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotetrack.cli import options
from quotetrack.cli.choosing import Filters, choose
from quotetrack.cli.quotes import escaped
from quotetrack.cli.running import corpus_of, say
from quotetrack.cli.writing import form_of, write
from quotetrack.model import RecurringClaim, quoted
from quotetrack.records import CLAIM_COLUMNS, claim_record

if TYPE_CHECKING:
    from rich.console import Console


def claims(
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
    """List the claims that recur: who makes them, in how many outlets, since when, and what denies what."""
    from quotetrack.cli.narrowing import narrowed

    filters = Filters(speaker or (), topic or (), stance or (), outlet or (), (), since, until)
    shape = form_of(form, output)
    corpus = corpus_of(paths)
    corpus = narrowed(corpus, choose(corpus, filters), filters)
    labels = {claim.claim_id: claim.label for claim in corpus.claims}
    documents = {document.doc: document for document in corpus.documents}
    shown = {claim.quote for claim in corpus.claims}
    quotes = {one.id: quoted(one, documents[one.doc]) for one in corpus.statements if one.id in shown}
    write(
        shape,
        output,
        CLAIM_COLUMNS,
        lambda: map(claim_record, corpus.claims),
        lambda console: _table(console, corpus.claims, labels, quotes),
        lambda: _markdown(corpus.claims, labels, quotes),
    )
    if not corpus.claims:
        say(f"No claims in {len(corpus.statements)} statements that fit.")


def _counts(claim: RecurringClaim) -> str:
    numbers = ((len(claim.officials), "official"), (len(claim.outlets), "outlet"), (len(claim.utterances), "utterance"))
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in numbers)


def _period(claim: RecurringClaim) -> str:
    if claim.first is None:
        return "no date"
    return str(claim.first) if claim.first == claim.last else f"{claim.first} to {claim.last}"


def _names(claim: RecurringClaim, most: int = 6) -> str:
    more = f" and {len(claim.officials) - most} more" if len(claim.officials) > most else ""
    return ", ".join(claim.officials[:most]) + more


def _table(console: Console, claims: Sequence[RecurringClaim], labels: dict[str, str], quotes: dict[str, str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for rank, claim in enumerate(claims, 1):
        console.print(Text(f"{rank}. {claim.label}", style="bold"))
        lines = Text(f"{_counts(claim)}, {_period(claim)}", style="cyan")
        if claim.officials:
            lines.append(f"\n{_names(claim)}", style="green")
        if claim.quote in quotes:
            lines.append(f"\n{quotes[claim.quote]}", style="default").append(f"  {claim.quote}", style="dim")
        if claim.denies:
            lines.append(f"\ndenies: {labels.get(claim.denies, claim.denies)}", style="magenta")
        console.print(Padding(lines, (0, 0, 1, 3)))


def _markdown(claims: Sequence[RecurringClaim], labels: dict[str, str], quotes: dict[str, str]) -> str:
    lines = []
    for rank, claim in enumerate(claims, 1):
        lines.append(f"{rank}. **{escaped(claim.label)}** – {_counts(claim)}, {_period(claim)}")
        lines += [f"   {escaped(_names(claim))}"] if claim.officials else []
        if claim.quote in quotes:
            lines.append(f"   > {escaped(quotes[claim.quote])} (`{claim.quote}`)")
        lines += [f"   Denies: {escaped(labels.get(claim.denies, claim.denies))}"] if claim.denies else []
        lines.append("")
    return "\n".join(lines)
