"""Pages: what each line of a text is, and the title, outlet, place and dates that its page shows.

Each file of `pages/` is one page. Its first lines, behind `#`, tell what must be found; every other line opens with
the kinds of its blocks (b boilerplate, d dateline, h headline, m meta, p paragraph, r repeat) and a tab; `+` goes on
with the paragraph of the line before.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from quotetrack.model import Block
from quotetrack.reading.page import Page, read_page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
LETTERS = {
    "boilerplate": "b",
    "dateline": "d",
    "headline": "h",
    "meta": "m",
    "paragraph": "p",
    "repeat": "r",
}


@dataclass
class Case:
    text: str = ""
    kinds: list[tuple[int, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def parse(path: Path) -> Case:
    case = Case()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            case.told += re.findall(r"\w+=.*?(?= \w+=|$)", line)
            continue
        letters, _, words = line.partition("\t")
        if letters and letters != "+":
            case.kinds.append((len(case.text), letters))
        case.text += words + "\n"
    return case


def found_kinds(case: Case, blocks: list[Block]) -> list[tuple[str, str]]:
    rows = []
    starts = [start for start, _ in case.kinds] + [len(case.text) + 1]
    for start, end in itertools.pairwise(starts):
        letters = "".join(LETTERS[block.kind] for block in blocks if start <= block.start < end)
        rows.append((letters, case.text[start : start + 50]))
    return rows


def found_words(page: Page) -> set[str]:
    words = {f"title={page.title}", f"place={page.place}"}
    words.add(f"outlet={page.outlet}/{page.outlet_by}" if page.outlet else "outlet=None")
    return words | {f"hint={hint.date or hint.words}/{hint.basis}" for hint in page.date_hints}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path) -> None:
    case = parse(path)
    page = read_page(case.text)
    expected = [(letters, case.text[start : start + 50]) for start, letters in case.kinds]
    assert found_kinds(case, page.blocks) == expected
    found = found_words(page)
    assert not [told for told in case.told if told not in found], found
    hints = [told for told in case.told if told.startswith("hint=")]
    if hints:
        assert len(page.date_hints) == len(hints), found


def test_there_are_pages() -> None:
    assert len(PAGES) > 20
