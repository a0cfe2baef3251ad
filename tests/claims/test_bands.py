"""Keys by which statements meet: those that may be one utterance share one, others do not, however many there are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.claims.bands import rows
from quotetrack.claims.sameness import Words
from quotetrack.claims.traces import trace_of

LONG = (
    "The Varan Security Pact will strengthen the guard of the southern border this summer because terrorist groups "
    "gather in the Tarhan Highlands, smugglers carry opium through the Mirhab valley every night, and the authorities "
    "in Meshur have shown neither the will nor the means to stop them before the passes close again in November"
)


def keys(text: str, surname: str = "marant") -> set[tuple[int, int, int]]:
    """Give the keys with the length of their rows and their place in them."""
    return {(len(row), band, key) for row in rows(trace_of(Words.of(text)), surname) for band, key in enumerate(row)}


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        (LONG, LONG, True),
        (LONG, LONG.replace("strengthen", "reinforce"), True),
        # a cut from the beginning, the middle and the end
        (LONG, LONG[:110], True),
        (LONG, "smugglers carry opium through the Mirhab valley every night", True),
        (LONG, "neither the will nor the means to stop them before the passes close again in November", True),
        # the same words in another order
        (LONG[:110], "This summer the southern border guard will be strengthened by the Varan Security Pact", True),
        (LONG, "Tourism in Port Aldany has doubled since the new airport was opened by the mayor", False),
        # few words: only the very same
        ("Arvenia will answer", "Arvenia will answer", True),
        ("Arvenia will answer", "Arvenia will respond", False),
    ],
)
def test_statements_that_may_be_one_utterance_share_a_key(one: str, other: str, met: bool) -> None:
    assert bool(keys(one) & keys(other)) is met


@pytest.mark.parametrize("surname", ["", "saltan"])
def test_edited_words_meet_whoever_says_them_but_cuts_only_of_one_speaker(surname: str) -> None:
    edited = keys(LONG.replace("strengthen", "reinforce"), surname)
    assert keys(LONG) & edited
    assert not keys(LONG) & keys(LONG[:110], surname)


@pytest.mark.parametrize("text", ["", "…", "We will do that", "\ud800 \x00"])
def test_words_that_say_nothing_have_no_key(text: str) -> None:
    assert not keys(text)


@given(st.text(max_size=200), st.text(max_size=20))
def test_keys_are_numbers_of_64_bits_and_the_same_each_time(text: str, surname: str) -> None:
    found = list(rows(trace_of(Words.of(text)), surname))
    assert found == list(rows(trace_of(Words.of(text)), surname))
    assert all(0 <= key < 2**64 for row in found for key in row)


def test_speeches_of_one_speaker_on_one_subject_seldom_meet() -> None:
    draw = random.Random(1)
    speech = ["".join(draw.choices("bdfgklmnprst", k=3)) + draw.choice(["ation", "ing", "ment"]) for _ in range(400)]
    said = [keys(" ".join(draw.sample(speech, 20))) for _ in range(60)]
    meetings = sum(bool(one & other) for n, one in enumerate(said) for other in said[n + 1 :])
    assert meetings < 60 * 59 / 2 / 10
