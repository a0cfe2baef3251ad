"""Which office words may stand for which office that somebody holds."""

from __future__ import annotations

import pytest

from quotetrack.attribution.phrases import Reader

READER = Reader({"VSP": ("Varan", "Security", "Pact"), "VPS": ("Varan", "Security", "Pact")})


@pytest.mark.parametrize(
    ("words", "held", "fits"),
    [
        ("the Belmark Security Council chief", "Chief of Belmark’s Security Council", True),
        ("the secretary of Belmark’s Security Council", "Belmark Security Council Secretary", True),
        ("the VSP chief", "Secretary General of the Varan Security Pact", True),
        ("the VPS secretary-general", "Varan Security Pact (VSP) Secretary General", True),
        ("the Korvian foreign minister", "Foreign Minister of Korvia", True),
        ("the Korvian foreign minister", "Arvenian Foreign Minister", False),
        ("the foreign minister", "Korvian Interior Minister", False),
        ("the minister", "Korvian Interior Minister", True),
        ("the deputy foreign minister", "Korvian Foreign Minister", False),
        ("the foreign minister", "Korvian Deputy Foreign Minister", False),
        ("the Qadri head of state", "President of Qadristan", True),
        ("the Arvenian leader", "Arvenian Prime Minister", True),
        ("the official", "Arvenian Prime Minister", True),
        ("the diplomat", "Korvian Foreign Ministry spokesman", True),
        ("the envoy", "Korvia’s ambassador to Belmark", True),
        ("the envoy", "Belmark border guard chief", False),
        ("the president", "Arvenian Prime Minister", False),
        ("the spokesman", "VSP spokesman", True),
        ("the defence minister", "Korvian Defense Minister", True),
        ("the internal affairs minister", "Qadri Interior Minister", True),
        ("the aid chief", "UN Emergency Relief Coordinator", False),
        ("the former president", "President of Korvia", True),
    ],
)
def test_fit(words: str, held: str, fits: bool) -> None:
    one, other = READER.phrase(words), READER.phrase(held)
    assert one is not None and other is not None
    assert (one.fit(other) > 1) is fits


def test_narrower_office_fits_less() -> None:
    words, whole, part = (READER.phrase(one) for one in ("the VSP chief", "VSP Secretary General", "VSP press chief"))
    assert words is not None and whole is not None and part is not None
    assert words.fit(whole) > words.fit(part)


@pytest.mark.parametrize(
    ("words", "rank", "plural"),
    [("the general", "general", False), ("the ministers", "", True), ("the heads of state", "", True)],
)
def test_rank_and_number(words: str, rank: str, plural: bool) -> None:
    phrase = READER.phrase(words)
    assert phrase is not None
    assert (phrase.rank, phrase.plural) == (rank, plural)


@pytest.mark.parametrize("words", ["the river", "Varan Security Pact", "", "“”", "of of of"])
def test_no_office(words: str) -> None:
    assert READER.phrase(words) is None
