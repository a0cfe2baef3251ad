"""When two ways to write a name may be one person's, and when not."""

from __future__ import annotations

import pytest

from quotetrack.attribution.names import keys, may_be_one, part_of, variant


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rustam bin Salih", ("rustam", "salih")),
        ("bin Salih", ("salih",)),
        ("Van der Meer", ("meer",)),
        ("Yusuf al-Hadri", ("yusuf", "hadri")),
        ("Yusuf Al Hadri", ("yusuf", "hadri")),
        ("Ján Kováč", ("jan", "kovac")),
        ("Fiona O’Daly", ("fiona", "odaly")),
        ("Jean-Luc Saint-Clair", ("jeanluc", "saintclair")),
        ("Thomas Brandt Jr.", ("thomas", "brandt")),
        ("Ben Harl", ("ben", "harl")),
        ("bin", ("bin",)),
    ],
)
def test_keys(words: str, expected: tuple[str, ...]) -> None:
    assert keys(words.split()) == expected


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Saltan", "Nuria Saltan", True),
        ("Nuria", "Nuria Saltan", True),
        ("Amir Daran", "Hossein Amir Daran", True),
        ("Hossein Daran", "Hossein Amir Daran", True),
        ("J. Weld", "John T. Weld", True),
        ("Amir", "Hossein Amir Daran", False),
        ("Karim Daran", "Hossein Amir Daran", False),
        ("Nuria Saltan", "Nuria Saltan", False),
        ("Hossein Amir Daran", "Daran", False),
    ],
)
def test_part_of(short: str, full: str, expected: bool) -> None:
    assert part_of(keys(short.split()), keys(full.split())) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("rezaei", "rezaee", True),
        ("malkov", "malkof", True),
        ("ostrowik", "ostrovik", True),
        ("marant", "marrant", True),
        ("volkov", "volkova", False),
        ("linde", "lindt", True),
        ("marek", "marko", False),
        ("weld", "wild", False),
        ("rezaei", "raisi", False),
        ("toszek", "tosek", True),
        ("hadri", "sadri", False),
    ],
)
def test_variant(one: str, other: str, expected: bool) -> None:
    assert variant(one, other) is expected
    assert variant(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Sergei Malkov", "Sergey Malkov", True),
        ("Mohammad Daran", "Mohammed Daran", True),
        ("Aleksandr Sorn", "Alexander Sorn", True),
        ("Yusuf Hadri", "Yusuf Hadry", True),
        ("Oleg Marant", "Olga Marant", False),
        ("Ilmar Toszek", "Vera Toszek", False),
        ("Stefan Arvay", "Stefan Arvenko", False),
        ("Marant", "Marent", False),
    ],
)
def test_may_be_one(one: str, other: str, expected: bool) -> None:
    assert may_be_one(one.split(), other.split()) is expected
