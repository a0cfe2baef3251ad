"""`quotetrack evaluate GOLD`: annotated texts in, how well their statements were found, attributed and dated out."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli.gold import CLAIM_FIELDS, Gold, claim_keys, load
from quotetrack.cli.overlap import letters, pair
from quotetrack.cli.running import corpus_of
from quotetrack.cli.writing import console
from quotetrack.model import KINDS, Span, Statement


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of texts with a <doc>.json beside each.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and not a table.")] = False,
    errors: Annotated[int, typer.Option(min=0, metavar="NUMBER", help="Show so many of each kind of error too.")] = 0,
) -> None:
    """Measure the tool on annotated texts: what it finds, whom it credits, which days and topics it gives.

    A statement is found when its letters overlap with those of the annotation by half. The overrides of the project
    are applied as always.
    """
    wanted = load(gold)
    corpus = corpus_of([gold])
    found: dict[str, list[Statement]] = {}
    for statement in corpus.statements:
        found.setdefault(statement.doc, []).append(statement)
    tally = Tally(errors)
    for document in corpus.documents:
        if document.doc in wanted:
            tally.add(document.doc, document.text, wanted[document.doc], found.get(document.doc, []))
    figures = tally.figures()
    if as_json:
        print(json.dumps(figures))
        return
    _print(figures, tally.shown)


class Tally:
    """Counts over annotated texts; `shown` holds the errors to show, at most `most` of each kind."""

    def __init__(self, most: int = 0) -> None:
        self._most = most
        self._counts: Counter[str] = Counter()
        self.shown: list[tuple[str, str, str]] = []

    def add(self, doc: str, text: str, gold: Sequence[Gold], found: Sequence[Statement]) -> None:
        """Count one text."""
        pairs = pair([letters(text, one.spans) for one in gold], [letters(text, one.spans) for one in found])
        count = self._counts
        count["texts"] += 1
        count["found"] += len(found)
        for name, fields in CLAIM_FIELDS.items():
            count[f"{name} found"] += sum(len(claim_keys(_claims(one), fields)) for one in found)
        for number, one in enumerate(gold):
            match = pairs.get(number)
            if match is None and one.optional:
                continue
            count["gold"] += 1
            count[f"gold {one.kind}"] += 1
            for name, fields in CLAIM_FIELDS.items():
                count[f"{name} gold"] += len(claim_keys(one.claims, fields))
            if match is None:
                self._show("missed", doc, _words(text, one.spans))
            else:
                self._match(doc, one, found[match])
        taken = set(pairs.values())
        for number, other in enumerate(found):
            if number not in taken:
                self._show("spurious", doc, other.text)

    def _match(self, doc: str, gold: Gold, found: Statement) -> None:
        count = self._counts
        count["hits"] += 1
        count[f"hits {gold.kind}"] += 1
        right = any(same_name(name, found.speaker) for name in gold.speakers)
        count["speaker right"] += right
        if not right:
            self._show(
                "speaker", doc, f"{found.speaker or 'blank'}, should be {gold.speakers[0] or 'blank'}: {found.text}"
            )
        date = str(found.date) if found.date else None
        if gold.dates == (None,):
            count["date invented"] += date is not None
        else:
            count["dated"] += 1
            count["date right"] += date in gold.dates
            if date not in gold.dates:
                self._show("date", doc, f"{date or 'blank'}, should be {gold.dates[0] or 'blank'}: {found.text}")
        for name, fields in CLAIM_FIELDS.items():
            keys = claim_keys(gold.claims, fields), claim_keys(_claims(found), fields)
            count[f"{name} hits"] += len(keys[0] & keys[1])
        stances = claim_keys(gold.claims, CLAIM_FIELDS["stance"]), claim_keys(_claims(found), CLAIM_FIELDS["stance"])
        if stances[0] != stances[1]:
            self._show("claims", doc, f"{_keys(stances[1])}, should be {_keys(stances[0])}: {found.text}")

    def _show(self, what: str, doc: str, words: str) -> None:
        if sum(kind == what for kind, _, _ in self.shown) < self._most:
            self.shown.append((what, doc, " ".join(words.split())))

    def figures(self) -> dict[str, float | int | None]:
        """Give all figures by name; None where there is nothing to measure."""
        n = self._counts
        made: dict[str, float | int | None] = {"texts": n["texts"], "gold": n["gold"], "found": n["found"]}
        made |= _prf("detection", n["hits"], n["found"], n["gold"])
        made |= {f"recall {kind}": _share(n[f"hits {kind}"], n[f"gold {kind}"]) for kind in KINDS}
        made["speaker accuracy"] = _share(n["speaker right"], n["hits"])
        made |= _prf("attributed", n["speaker right"], n["found"], n["gold"])
        made |= {"date right": _share(n["date right"], n["dated"]), "dates invented": n["date invented"]}
        for name in CLAIM_FIELDS:
            made |= _prf(name, n[f"{name} hits"], n[f"{name} found"], n[f"{name} gold"])
        return made


def same_name(gold: str | None, found: str | None) -> bool:
    """Say whether two names are one person's: the same words, or two words at least that the other name holds too."""
    one, other = _name_words(gold), _name_words(found)
    if not one or not other:
        return not one and not other
    return one == other or ((one <= other or other <= one) and min(len(one), len(other)) > 1)


def _name_words(name: str | None) -> frozenset[str]:
    letters = unicodedata.normalize("NFKD", name or "").casefold()
    plain = "".join(ch if ch.isalnum() else "" if unicodedata.combining(ch) or ch in "'’" else " " for ch in letters)
    return frozenset(plain.split()) - {"the", "of", "and"}


def _words(text: str, spans: Iterable[Span]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _claims(statement: Statement) -> tuple[Mapping[str, object], ...]:
    return tuple(claim._asdict() for claim in statement.claims)


def _keys(keys: frozenset[tuple[str | None, ...]]) -> str:
    return ", ".join(sorted(" ".join(filter(None, key)) for key in keys)) or "none"


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _prf(name: str, hits: int, found: int, gold: int) -> dict[str, float | None]:
    return {
        f"{name} precision": _share(hits, found),
        f"{name} recall": _share(hits, gold),
        f"{name} F1": _share(2 * hits, found + gold),
    }


def _print(figures: Mapping[str, float | int | None], shown: Iterable[tuple[str, str, str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, value in figures.items():
        table.add_row(name, "–" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}")
    with console() as out:
        out.print(table)
        for what, doc, words in shown:
            out.print(Text(f"[{what}] ", style="yellow").append(f"{doc}: ", style="dim").append(words, style="default"))
