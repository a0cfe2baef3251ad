"""The outlet lexicon: every entry is found by each of its names, and no name means two outlets."""

from __future__ import annotations

import re

import pytest

from quotetrack.lexicon.outlets import Outlet, outlet_named, outlets


@pytest.mark.parametrize("outlet", outlets(), ids=lambda outlet: outlet.name)
def test_every_entry_fires(outlet: Outlet) -> None:
    names = (*outlet.plain, *outlet.marked)
    assert any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", outlet.example, re.IGNORECASE) for name in names)
    for name in names:
        assert outlet_named(name, marked=True) is outlet, f"'{name}' means another outlet too"
    for name in outlet.plain:
        assert outlet_named(name) is outlet


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("TASS", "TASS"),
        ("the TASS news agency", "TASS"),
        ("the Trend news agency", "Trend"),
        ("Trend", None),
        ("the Dawn newspaper", "Dawn"),
        ("Dawn", None),
        ("the independent", None),
        ("The Independent", "The Independent"),
        ("dpa", "dpa"),
        ("Time magazine", "Time"),
        ("Time", None),
        ("the agency", None),
        ("", None),
    ],
)
def test_names_that_are_words_too_need_a_mark(words: str, name: str | None) -> None:
    found = outlet_named(words)
    assert (found.name if found else None) == name
