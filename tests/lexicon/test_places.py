"""Places by name, alias, demonym, people and capital; every entry of the lexicon is fired."""

from __future__ import annotations

import pytest

from quotetrack.lexicon.places import Place, place, place_words, places, wider


@pytest.mark.parametrize("entry", places(), ids=lambda entry: entry.name)
def test_every_written_form_leads_to_its_place(entry: Place) -> None:
    for words in (entry.name, *entry.aliases, *entry.demonyms, *entry.capital):
        assert place(words) is entry, words


@pytest.mark.parametrize("entry", places(), ids=lambda entry: entry.name)
def test_every_parent_is_a_place(entry: Place) -> None:
    assert not entry.parent or place(entry.parent) is not None


def test_names_are_unique() -> None:
    names = [entry.name for entry in places()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Afghan", "Afghanistan"),
        ("Afghans", "Afghanistan"),
        ("Kabul", "Afghanistan"),
        ("the Netherlands", "Netherlands"),
        ("The Hague", "Netherlands"),
        ("U.S.", "United States"),
        ("SCTO", "CSTO"),
        ("Collective  Security Treaty\nOrganization", "CSTO"),
        ("Byelorussian", "Belarus"),
        ("us", None),
        ("the west", None),
        ("turkey", None),
        ("polish", None),
        ("Dushar", None),
        ("", None),
    ],
)
def test_place(words: str, name: str | None) -> None:
    found = place(words)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Tajikistan", "name"), ("Tajik", "demonym"), ("Tajiks", "people"), ("Dushanbe", "capital"), ("EU", "name")],
)
def test_word_kinds(words: str, kind: str) -> None:
    assert place_words()[words][1] == kind


@pytest.mark.parametrize(
    ("name", "holders"),
    [
        ("Tajikistan", ("Central Asia", "Asia")),
        ("Helmand", ("Afghanistan", "Central Asia", "Asia")),
        ("Europe", ()),
        ("Dushar", ()),
    ],
)
def test_wider(name: str, holders: tuple[str, ...]) -> None:
    assert wider(name) == holders
