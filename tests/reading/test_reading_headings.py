"""Headings that have run into a paragraph, because the page's line ends were lost."""

from __future__ import annotations

import pytest

from quotetrack.reading.headings import run_in_headings
from quotetrack.reading.page import read_page

_BEFORE = (
    "Belmark's parliament met on Monday in Ostrav to talk about the toll on the Lenz road, which the drivers have "
    "fought since spring. Its speaker asked for patience. The budget committee wants to hear the mayors of the valley "
    "first, and the opposition has announced a motion of its own for the autumn. Nobody expects a vote before October, "
    "when the new council of the Mirhab valley is to be elected and the bridge will be open to lorries once more. "
)
_AFTER = " The vote is in May, and until then the barrier stays where it is, whatever the mayors of the valley write."


@pytest.mark.parametrize(
    ("heading", "goes_on"),
    [
        ("Linde lauds joint patrols", "In her speech, Linde praised the guards."),
        ("Belmark FM: toll against the treaty", "Belmark Foreign Minister Karl Osten said the toll must go."),
        ("Dornik calls toll ‘a robbery’", "Korvian Defence Minister Pavel Dornik said it must go."),
        ("‘The toll hurts the poor’", "Elsewhere in his speech, Reszke said it must go."),
        ("Toll to be halved by spring", "The interior minister also said that lorries would pay."),
    ],
)
def test_run_in_heading(heading: str, goes_on: str) -> None:
    text = f"{_BEFORE}{heading} {goes_on}{_AFTER}"
    assert [text[start:end].strip() for start, end in run_in_headings(text, 0, len(text))] == [heading]
    kinds = [(text[block.start : block.end], block.kind) for block in read_page(text).blocks]
    assert (heading, "headline") in kinds
    assert (f"{goes_on}{_AFTER}", "paragraph") in kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Linde praised the guards in The Hague.",
        "The court sits in Ostrav. Linde told The Tarsk Herald that it was slow.",
        "He once wrote a novel called On Rivers and gave it to the guards.",
        "Former Arvenian President Ilmar Toszek said that it was late.",
        "One thing is clear: the ministry spokesman Viktor Hale said too much.",
        "“The toll is a robbery.” The drivers were angry.",
        "Toszek said, “The toll is a robbery.” He left.",
    ],
)
def test_no_heading(sentence: str) -> None:
    text = f"{_BEFORE}{sentence}{_AFTER}"
    assert list(run_in_headings(text, 0, len(text))) == []


def test_a_short_paragraph_is_left_alone() -> None:
    text = "The pass is open again. Linde lauds joint patrols In her speech, Linde praised the guards."
    assert list(run_in_headings(text, 0, len(text))) == []
