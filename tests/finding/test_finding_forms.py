"""Sentences by the form of their report, in a table beside this file, and what `find` makes of each."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from quotetrack.finding import find
from quotetrack.model import Block, Document

ROWS = tomllib.loads((Path(__file__).with_suffix("") / "forms.toml").read_text(encoding="utf-8"))["row"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['group']}: {row['text'][:40]}" for row in ROWS])
def test_form(row: dict[str, str | list[str]]) -> None:
    text = str(row["text"])
    found = find(Document("row", text, blocks=(Block(0, len(text), "paragraph"),)))
    said = [" | ".join((one.kind, one.text, one.mention or "-", one.found_by)) for one in found]
    assert said == row.get("says", [])


def test_words_of_a_headline() -> None:
    text = "Reszke: no need for patrols"
    found = find(Document("row", text, blocks=(Block(0, len(text), "headline"),)))
    assert [(one.text, one.mention) for one in found] == [("no need for patrols", "Reszke")]


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("“The pass is shut,” Hale said.", "high"),
        ("Hale said that the pass was shut.", "high"),
        ("Hale praised the drivers.", "medium"),
        ("Hale attacked the drivers.", "low"),
        ("“The pass is shut until the snow has gone from the hills.”", "low"),
    ],
)
def test_confidence_follows_rule_and_cue(text: str, confidence: str) -> None:
    found = find(Document("row", text, blocks=(Block(0, len(text), "paragraph"),)))
    assert [one.confidence for one in found] == [confidence]


def test_question_and_answer_lines() -> None:
    lines = ["Q: Will the pass open?", "A: It will open in May."]
    blocks = (Block(0, len(lines[0]), "paragraph"), Block(len(lines[0]) + 1, sum(map(len, lines)) + 1, "paragraph"))
    found = find(Document("row", "\n".join(lines), blocks=blocks))
    assert [(one.text, one.found_by) for one in found] == [("It will open in May", "spoken_line")]
