"""Codes and lists in plain words."""

from __future__ import annotations

from collections import Counter

import pytest

from quotetrack.model import STANCES, PartialDate
from quotetrack.report.sheets.summary import filter_sentence
from quotetrack.report.words import STANCE_WORDS, listed, number, period, stance_words, tallied, topic_words

DAY, MONTH, YEAR = PartialDate(2021, 5, 7), PartialDate(2021, 5), PartialDate(2021)


@pytest.mark.parametrize(
    ("topics", "labels", "words"),
    [
        (["terrorism"], {}, ["terrorism"]),
        (["drug_trafficking"], {}, ["drug trafficking"]),
        (["drug_trafficking"], {"drug_trafficking": " drugs\n and pills "}, ["drugs and pills"]),
        (["a", "b"], {"a": "Water", "b": "water"}, ["Water", "water (b)"]),
        (["water_supply"], {"water_supply": ""}, ["water supply"]),
    ],
)
def test_topics_have_plain_words_no_two_alike(topics: list[str], labels: dict[str, str], words: list[str]) -> None:
    assert list(topic_words(topics, labels).values()) == words


def test_every_stance_has_words() -> None:
    assert {stance: stance_words(stance) for stance in STANCES} == STANCE_WORDS


@pytest.mark.parametrize(
    ("words", "most", "written"),
    [
        ([], 0, ""),
        (["a", None, "", "b", "a"], 0, "a; b"),
        (["a", "b", "c"], 2, "a; b; and 1 more"),
        (["a", "b"], 2, "a; b"),
    ],
)
def test_lists(words: list[str | None], most: int, written: str) -> None:
    assert listed(words, most=most) == written


def test_tallies_stand_by_number_then_name() -> None:
    assert tallied(Counter({"he": 2, "Marant": 5, "Dost": 2}), most=2) == "Marant (5); Dost (2); and 1 more"


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "0 texts"), (1, "1 text"), (1200, "1,200 texts")],
)
def test_numbers_with_their_noun(count: int, written: str) -> None:
    assert number(count, "text") == written


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ([], None, None),
        ([None], None, None),
        ([DAY, None], DAY, DAY),
        ([DAY, MONTH], MONTH, MONTH),
        ([YEAR, DAY, PartialDate(2022, 1)], YEAR, PartialDate(2022, 1)),
        ([PartialDate(2021, 12, 31), YEAR], YEAR, PartialDate(2021, 12, 31)),
    ],
)
def test_periods(days: list[PartialDate | None], first: PartialDate | None, last: PartialDate | None) -> None:
    assert period(days) == (first, last)


@pytest.mark.parametrize(
    ("filters", "opening"),
    [
        ({}, ""),
        ({"since": "2023"}, "Filtered: since 2023. Statements outside"),
        ({"since": "2023", "topic": "terrorism"}, "Filtered: since 2023, topic terrorism. Statements"),
    ],
)
def test_filters_are_stated(filters: dict[str, str], opening: str) -> None:
    assert filter_sentence(filters).startswith(opening)
    assert bool(filter_sentence(filters)) == bool(filters)
