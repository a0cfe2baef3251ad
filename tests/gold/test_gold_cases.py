"""Every gold row against what finding makes of it: one test a row, named file:row."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from gold_cases import FORMS, GoldCase, GoldError, load, parse
from matching import judge

from quotetrack.finding import find

CASES = load()


def _row(case: GoldCase) -> Any:
    marks = [pytest.mark.xfail(reason=case.known_failure, strict=True)] if case.known_failure else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_row(case) for case in CASES])
def test_row(case: GoldCase) -> None:
    outcome = judge(case, find(case.document()))
    assert not outcome.problems(), case.text


def test_there_are_enough_rows() -> None:
    assert len(CASES) >= 300
    assert sum(not case.statements for case in CASES) >= 75


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_rows(form: int) -> None:
    rows = [case for case in CASES if case.form == form]
    assert len(rows) >= 4


def test_no_text_stands_twice() -> None:
    twice = [text for text, count in Counter(case.text for case in CASES).items() if count > 1]
    assert twice == []


WRONG_ROWS = {
    "unknown key": ('text = "A."\nform = 1\nwhy = "x"\nspeaks = []', "'speaks' is not known"),
    "no form": ('text = "A."\nwhy = "x"', "'form' must be a number"),
    "form out of range": ('text = "A."\nform = 31\nwhy = "x"', "'form' must be a number"),
    "neither says nor why": ('text = "A."\nform = 1', "give either the statements"),
    "content elsewhere": (
        'text = "He said it rains."\nform = 1\nsays = [{ indirect = "it snows", mention = "He" }]',
        "'it snows' does not stand in the text",
    ),
    "content twice": (
        'text = "It rains, he said; it rains, she said."\nform = 1\nsays = [{ indirect = "rains", mention = "he" }]',
        "stands in the text twice",
    ),
    "same content twice": (
        'text = "He said it rains."\nform = 1\n'
        'says = [{ indirect = "it rains", mention = "He" }, { indirect = "it rains", mention = "" }]',
        "two statements have the same content",
    ),
    "mention missing": (
        'text = "He said it rains."\nform = 1\nsays = [{ indirect = "it rains" }]',
        "'mention' is missing",
    ),
    "mention inside": (
        'text = "It was said he left."\nform = 1\nsays = [{ indirect = "he left", mention = "he" }]',
        "does not stand outside the content",
    ),
    "cue elsewhere": (
        'text = "He said it rains."\nform = 1\nsays = [{ indirect = "it rains", mention = "He", cue = "noted" }]',
        "the cue 'noted' does not stand in the text",
    ),
    "two kinds": (
        'text = "He said it rains."\nform = 1\nsays = [{ indirect = "it rains", direct = "it", mention = "He" }]',
        "under one kind",
    ),
    "direct without marks": (
        'text = "He said it rains."\nform = 1\nsays = [{ direct = "it rains", mention = "He" }]',
        "a direct statement stands in quotation marks",
    ),
    "mixed without marks": (
        'text = "He said it rains."\nform = 1\nsays = [{ mixed = "it rains", mention = "He" }]',
        "a mixed statement holds a quotation mark",
    ),
    "indirect with marks": (
        'text = "He said it “rains”."\nform = 1\nsays = [{ indirect = "it “rains”", mention = "He" }]',
        "an indirect statement has no quotation marks",
    ),
    "no TOML": ('text = "A.', "not valid TOML"),
}


@pytest.mark.parametrize(("row", "message"), WRONG_ROWS.values(), ids=WRONG_ROWS)
def test_a_wrong_row_is_refused(row: str, message: str) -> None:
    with pytest.raises(GoldError, match=message):
        parse(f"[[row]]\n{row}\n", "rows.toml")


def test_a_mention_stands_in_the_sentence_of_its_content() -> None:
    row = (
        'text = "He came. He said he was ill. He left."\nform = 1\nsays = [{ indirect = "he was ill", mention = "He" }]'
    )
    (case,) = parse(f"[[row]]\n{row}\n", "rows.toml")
    assert case.statements[0].mention_span == (9, 11)


def test_a_headline_row_gives_a_headline_block() -> None:
    row = 'text = "Reszke: no war\\n\\nThe council met."\nform = 22\nheadline = true\nwhy = "x"'
    (case,) = parse(f"[[row]]\n{row}\n", "rows.toml")
    document = case.document()
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("headline", "Reszke: no war"),
        ("paragraph", "The council met."),
    ]
