"""Traces of statements' words: they rule out no pair that is the same utterance, and most of those that are not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.claims.sameness import Words, same
from quotetrack.claims.traces import DIGEST, may_be_same, says_something, size, trace_of

LONG = (
    "The Varan Security Pact will strengthen the guard of the southern border this summer because terrorist groups "
    "gather in the Tarhan Highlands, smugglers carry opium through the Mirhab valley every night, and the authorities "
    "in Meshur have shown neither the will nor the means to stop them"
)
WORDS = LONG.split()


def may_be(one: str, other: str, edits_alone: bool = False) -> bool:
    return may_be_same(trace_of(Words.of(one)), trace_of(Words.of(other)), edits_alone)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (LONG, LONG, True),
        (LONG, LONG.upper(), True),
        (LONG, LONG.replace("strengthen", "reinforce"), True),
        (LONG, LONG[:110], True),
        (LONG[:110], "This summer the southern border guard will be strengthened by the Varan Security Pact", True),
        (LONG, "Tourism in Port Aldany has doubled since the new airport was opened by the mayor", False),
        (LONG, "", False),
        ("Arvenia will answer", "Arvenia will answer", True),
        ("Arvenia will answer", "Arvenia will respond", False),
    ],
)
def test_what_may_be_the_same(one: str, other: str, may: bool) -> None:
    assert may_be(one, other) is may
    assert may_be(other, one) is may


@pytest.mark.parametrize(("other", "may"), [(LONG.replace("summer", "winter"), True), (LONG[:110], False)])
def test_where_edits_alone_count_a_cut_is_ruled_out(other: str, may: bool) -> None:
    assert may_be(LONG, other, edits_alone=True) is may


@pytest.mark.parametrize(
    ("text", "words", "says"), [("", 0, False), ("…", 0, False), ("We will do that", 4, False), ("Arvenia", 1, True)]
)
def test_what_a_trace_tells_of_the_words(text: str, words: int, says: bool) -> None:
    trace = trace_of(Words.of(text))
    assert (size(trace), says_something(trace)) == (words, says)


def edited(text: str, draw: random.Random) -> str:
    """Give a text with some of its letters and words changed, left out, put in or moved."""
    pieces = list(text) if draw.random() < 0.5 else text.split()
    for _ in range(draw.randrange(12)):
        at = draw.randrange(len(pieces))
        pieces[at : at + draw.randrange(3)] = draw.choices(pieces, k=draw.randrange(3))
        pieces = pieces or ["said"]
    return ("" if len(pieces[0]) == 1 else " ").join(pieces)


def test_no_pair_is_ruled_out_that_is_the_same() -> None:
    draw = random.Random(1)
    alike = 0
    for _ in range(2000):
        one = " ".join(draw.sample(WORDS, draw.randrange(4, len(WORDS))))
        other = edited(one, draw)
        if draw.random() < 0.3:
            other = " ".join(other.split()[: draw.randrange(4, 40)])
        if same(Words.of(one), Words.of(other), close=True):
            alike += 1
            assert may_be(one, other), (one, other)
    assert alike > 200


@given(st.text(max_size=300), st.text(max_size=300))
def test_traces_of_any_text_are_the_same_each_time_and_can_be_compared(one: str, other: str) -> None:
    trace = trace_of(Words.of(one))
    assert trace == trace_of(Words.of(one))
    assert (trace[:DIGEST] == trace_of(Words.of(other))[:DIGEST]) is (Words.of(one).text == Words.of(other).text)
    may_be(one, other)
