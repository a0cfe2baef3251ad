"""Gold cases in, figures out, held to floors that only rise; or: what a change gained and lost on a folder of texts.

    python benchmarks/accuracy.py                                print the figures; exit 1 when one is below its floor
    python benchmarks/accuracy.py --rows                         also each row that is not right
    python benchmarks/accuracy.py --raise                        lift the floors to better figures
    python benchmarks/accuracy.py --lower                        write today's figures as floors, lower ones too
    python benchmarks/accuracy.py --save SAVED.jsonl FOLDER      save what is found in a folder of texts
    python benchmarks/accuracy.py --compare SAVED.jsonl FOLDER   print what was gained and lost since that run

A saved run holds one statement a line (doc, spans, kind, text), as `quotetrack quotes --format jsonl` prints it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import floors
from gold_cases import FORMS, GoldCase, digest
from gold_cases import load as load_cases
from matching import Outcome, figures, judge

from quotetrack import reading
from quotetrack.cli.overlap import letters, pair
from quotetrack.finding import find
from quotetrack.model import Document, Span


@dataclass(frozen=True)
class Saved:
    """One statement of a run: enough to know it again in the next."""

    doc: str
    spans: tuple[Span, ...]
    kind: str
    text: str


def outcomes(cases: Iterable[GoldCase]) -> list[Outcome]:
    """Judge what finding makes of gold cases."""
    return [judge(case, find(case.document())) for case in cases]


def found(documents: Iterable[Document]) -> list[Saved]:
    """Give what finding finds in texts."""
    return [Saved(doc.doc, one.spans, one.kind, one.text) for doc in documents for one in find(doc)]


def save(statements: Iterable[Saved], path: Path) -> None:
    """Write a run as JSONL."""
    with path.open("w", encoding="utf-8") as file:
        for one in statements:
            row = {"doc": one.doc, "spans": one.spans, "kind": one.kind, "text": one.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def load(path: Path) -> list[Saved]:
    """Read a saved run; further columns are passed over."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Saved(row["doc"], tuple((start, end) for start, end in row["spans"]), row["kind"], row["text"]) for row in rows
    ]


def changes(before: Iterable[Saved], after: Iterable[Saved], texts: Mapping[str, str]) -> list[str]:
    """Give a line for each statement gained (+), lost (-) or found with other bounds or kind (~), in text order."""
    old, new = _by_doc(before), _by_doc(after)
    lines = []
    for doc in sorted(old.keys() | new.keys()):
        text = texts.get(doc, "")
        was, now = old.get(doc, []), new.get(doc, [])
        was_letters = [letters(text, one.spans) for one in was]
        now_letters = [letters(text, one.spans) for one in now]
        pairs = pair(was_letters, now_letters)
        kept = set(pairs.values())
        here = [(one.spans, f"- {doc}: {_brief(one)}") for i, one in enumerate(was) if i not in pairs]
        here += [(one.spans, f"+ {doc}: {_brief(one)}") for j, one in enumerate(now) if j not in kept]
        here += [
            (was[i].spans, f"~ {doc}: {_brief(was[i])} -> {_brief(now[j])}")
            for i, j in pairs.items()
            if (was_letters[i], was[i].kind) != (now_letters[j], now[j].kind)
        ]
        lines += [line for _, line in sorted(here)]
    return lines


def _by_doc(statements: Iterable[Saved]) -> dict[str, list[Saved]]:
    groups: dict[str, list[Saved]] = defaultdict(list)
    for one in statements:
        groups[one.doc].append(one)
    return groups


def _brief(one: Saved) -> str:
    return f"{one.kind}: {one.text if len(one.text) <= 160 else one.text[:159] + '…'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, help="texts, for --save and --compare")
    parser.add_argument("--rows", action="store_true", help="also print the forms and each row that is not right")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to better figures")
    what.add_argument("--lower", action="store_true", help="write today's figures as floors, lower ones too")
    what.add_argument("--save", type=Path, metavar="SAVED", help="save what is found in FOLDER")
    what.add_argument("--compare", type=Path, metavar="SAVED", help="print what FOLDER gains and loses")
    options = parser.parse_args(arguments)
    if (options.save or options.compare) is not None:
        if options.folder is None or not options.folder.is_dir():
            parser.error("give the folder of texts after the saved run")
        return _folder(options.folder, options.save, options.compare)
    return _gold(options.rows, options.lift, options.lower)


def _folder(folder: Path, save_to: Path | None, compare_with: Path | None) -> int:
    documents = list(reading.read([folder]))
    now = found(documents)
    if save_to:
        save(now, save_to)
        print(f"{len(now)} statements saved to {save_to}")
    if compare_with:
        lines = changes(load(compare_with), now, {document.doc: document.text for document in documents})
        print("\n".join(lines))
        counts = {sign: sum(line.startswith(sign) for line in lines) for sign in "+-~"}
        print(f"{counts['+']} gained, {counts['-']} lost, {counts['~']} changed, {len(now)} now")
    return 0


def _gold(rows: bool, lift: bool, lower: bool) -> int:
    cases = load_cases()
    judged = outcomes(cases)
    today, gold, before = figures(judged), digest(cases), floors.load()
    if rows:
        _print_rows(judged)
    for name, value in today.items():
        least = before.least.get(name) if before else None
        print(f"{name:16} {value:.4f}" + (f"   floor {least:.4f}" if least is not None else ""))
    if lower:
        floors.save(floors.Floors(gold, today))
        return 0
    if lift:
        try:
            floors.save(floors.raised(before, gold, today))
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        return 0
    wrong = floors.verdict(before, gold, today)
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


def _print_rows(judged: Sequence[Outcome]) -> None:
    for outcome in judged:
        for problem in outcome.problems():
            print(f"{outcome.case.id} (form {outcome.case.form}): {problem}")
    for form, name in FORMS.items():
        right = [not outcome.problems() for outcome in judged if outcome.case.form == form]
        print(f"form {form:2}  {sum(right):3} of {len(right):3} rows right  {name}")


if __name__ == "__main__":
    sys.exit(main())
