"""Every word of the lexicon of occasions decides a day."""

from __future__ import annotations

import pytest
from dating_markup import story

from quotetrack.dating import date
from quotetrack.dating.occasions import Occasion, OccasionKind, occasions_in
from quotetrack.lexicon import builtin

ENTRIES = builtin("occasions.csv", Occasion)
MONDAY, THURSDAY = "2021-09-06", "2021-09-09"

# a marked text (published on Thursday, 2021-09-09) with room for the word, and the date of its statement
PROBES: dict[OccasionKind, tuple[str, str | None]] = {
    "event": ("After the {} on Monday, {{Toszek}} <said> [it was closed].", MONDAY),
    "body": ("In the {} on Monday, {{Toszek}} <said> [it was closed].", MONDAY),
    "document": ("The raid was news. In the {} of 6 September {{Toszek}} <said> [it was closed].", MONDAY),
    "met": ("Ilmar Toszek {} Velkova on Monday. {{=Ilmar Toszek: He}} <said> [it was closed].", MONDAY),
    "held": ("Ilmar Toszek {} a meeting on Monday. {{=Ilmar Toszek: He}} <said> [it was closed].", MONDAY),
    "other": ("After the {} on Monday, {{Toszek}} <said> [it was closed].", THURSDAY),
    "standing": ("{{The {}}} <says> that [the region is one].", None),
}


def no_terms(speaker: str) -> tuple[()]:
    return ()


@pytest.mark.parametrize(("kind", "word"), [(entry.kind, word) for entry in ENTRIES for word in entry.words])
def test_each_word_decides_as_its_kind_says(kind: OccasionKind, word: str) -> None:
    text, expected = PROBES[kind]
    document, statements = story(text.format(word), THURSDAY)
    dated = date(document, statements, no_terms)[0]
    assert (str(dated.date) if dated.date else None) == expected


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_each_example_holds_its_entry(entry: Occasion) -> None:
    assert entry in [occasion for _, occasion in occasions_in(entry.example)]


def test_no_word_stands_twice() -> None:
    words = [word for entry in ENTRIES for word in entry.words]
    assert sorted(words) == sorted(set(words))
