"""Which names of one text are one person, and under what name."""

from __future__ import annotations

import pytest

from quotetrack.attribution.mentions import Scan
from quotetrack.attribution.people import People
from quotetrack.model import Document, Statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. Reszke spoke. Later Anton Reszke left.", {"Anton Reszke": 2}),
        ("Anton Reszke spoke. Later A. Reszke left.", {"Anton Reszke": 2}),
        ("A. Reszke and Daria Velkova spoke. Anton Reszke left.", {"Anton Reszke": 2, "Daria Velkova": 1}),
        # the rarer spelling gives way, though it is the one that took the place of initials
        ("Y. Hadri met Yusuf Hadri. Then Yussuf Hadri, Yussuf Hadri and Yussuf Hadri came.", {"Yussuf Hadri": 5}),
        ("Oleg Marant met Olga Marant.", {"Oleg Marant": 1, "Olga Marant": 1}),
        ("Nuria Saltan spoke. Saltan left.", {"Nuria Saltan": 2}),
        ("Pavel Dornik met Daria Dornik. Dornik left.", {"Pavel Dornik": 1, "Daria Dornik": 1}),
    ],
)
def test_people(text: str, expected: dict[str, int]) -> None:
    people = People(Scan(Document(doc="summit", text=text)))
    assert {one.name: len(one.sightings) for one in people.everybody if one.sightings} == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In a meeting with the guests on Sunday Foreign Minister Daria Velkova spoke.", "Foreign Minister"),
        ("On Sunday Foreign Minister Daria Velkova spoke.", "Foreign Minister"),
        ("TARSK- Korvian Foreign Minister Daria Velkova spoke.", "Korvian Foreign Minister"),
        ("They fear many, especially Korvian Foreign Minister Daria Velkova.", "Korvian Foreign Minister"),
        ("They met the secretary of the council on trade Daria Velkova.", "secretary of the council on trade"),
        ("Nuria Saltan, secretary of the Varan Security Pact (VSP), left.", "secretary of the Varan Security Pact"),
        ("They met Varan Security Pact (VSP) chief Nuria Saltan.", "Varan Security Pact chief"),
    ],
)
def test_the_post_before_a_name_has_no_words_of_others(text: str, role: str) -> None:
    (person,) = People(Scan(Document(doc="summit", text=text))).everybody
    assert person.role == role


def test_fields_that_attribution_writes_stand_together() -> None:
    # They are written as one stretch of the record, which is three times as fast as by name.
    fields = Statement._fields
    at = fields.index("speaker")
    assert fields[at : at + 6] == ("speaker", "speaker_kind", "role", "via", "speaker_by", "candidates")
    assert fields[-1] == "reasons"
    assert fields.index("confidence") < at
