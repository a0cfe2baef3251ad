"""Every entry of the lexicons about people and bodies fires: its example, and each of its words."""

from __future__ import annotations

import pytest

from quotetrack.attribution.bodies import canonical
from quotetrack.attribution.mentions import Scan
from quotetrack.attribution.tokens import kind
from quotetrack.lexicon.given_names import GivenNames, given_name_lists, given_names
from quotetrack.lexicon.organisations import Organisation, organisations
from quotetrack.lexicon.titles import Title, title_words, titles
from quotetrack.lexicon.vocabulary import Vocabulary, sorts, vocabularies
from quotetrack.model import Document


def _scan(text: str) -> Scan:
    return Scan(Document("d", text))


@pytest.mark.parametrize("title", titles(), ids=lambda title: title.title)
def test_title(title: Title) -> None:
    assert _scan(f"On Monday {title.example} spoke.").sightings[0].sure
    for form in (title.title, *title.aliases):
        assert title_words()[form.casefold().replace(".", " ").replace("-", " ").replace("  ", " ")] == title
        written = form if form[0].isupper() else form.capitalize()
        sighting = _scan(f"On Monday {written} Zorin Malk spoke.").sightings[0]
        assert sighting.words == ("Zorin", "Malk")
        assert sighting.titles == (title,) or sighting.phrases, form


@pytest.mark.parametrize("names", given_name_lists(), ids=lambda names: f"{names.origin}-{names.gender}")
def test_given_names(names: GivenNames) -> None:
    assert names.example.split()[0] in names.names
    assert all(given_names()[name] == names.gender for name in names.names)
    assert len(set(names.names)) == len(names.names)


@pytest.mark.parametrize("name", sorted(given_names()))
def test_given_name_begins_a_name(name: str) -> None:
    sightings = _scan(f"It was {name} Zorinsk who spoke.").sightings
    assert [sighting.words for sighting in sightings] == [(name, "Zorinsk")]


@pytest.mark.parametrize("words", vocabularies(), ids=lambda words: words.sort)
def test_vocabulary(words: Vocabulary) -> None:
    assert any(word in words.words for word in words.example.casefold().replace("the ", "", 1).split())
    for word in words.words:
        assert words.sort in sorts()[word]
        if word.capitalize() not in given_names():
            assert kind(word.capitalize()) != "N", word


@pytest.mark.parametrize("body", organisations(), ids=lambda body: body.name)
def test_organisation(body: Organisation) -> None:
    assert any(form in body.example for form in (body.name, *body.aliases))
    scan = _scan(body.example)
    assert {canonical(form, scan) for form in (body.name, *body.aliases)} == {body.name}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Iran’s Foreign Ministry", "Iranian Foreign Ministry"),
        ("the Iranian Foreign Ministry", "Iranian Foreign Ministry"),
        ("Norway's parliament", "Norwegian parliament"),
        ("the United Kingdom's parliament", "United Kingdom parliament"),  # no plain name has a demonym
        ("Korvia’s Foreign Ministry", "Korvia’s Foreign Ministry"),  # no list knows its demonym
    ],
)
def test_a_body_of_a_country_has_its_demonym(words: str, name: str) -> None:
    assert canonical(words, _scan(words)) == name
