"""What holds for the statements of any text whatever, and how the cost grows."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.finding import find
from quotetrack.model import Block, BlockKind, Document, Statement

PIECES = tuple(
    "“Go home,” Hale said|he added|Velkova said that|the pass is shut|according to Reszke|“|”|\"|'|‘|’|«|»|,|.|:|–"
    "|(|)|?|!|\u200b|\u202e|\x00|\ud800|as Saltan put it|Q:|A:|was quoted as saying|This opinion was expressed by"
    "|his claim that|and|but|said|In two years|12|U.S.|Minister of the|no|which|who|the report|citing"
    "|Calling the plan “mad”|…|''|``|5' 10\"".split("|")
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=200)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=4)


def document(paragraphs: list[str], kinds: list[BlockKind] | None = None) -> Document:
    blocks, at = [], 0
    for number, words in enumerate(paragraphs):
        if words:
            blocks.append(Block(at, at + len(words), kinds[number] if kinds else "paragraph"))
        at += len(words) + 1
    return Document("made-up", "\n".join(paragraphs), blocks=tuple(blocks))


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS)
def test_spans_text_and_mentions_agree_with_the_document(paragraphs: list[str]) -> None:
    made = document(paragraphs)
    found = find(made)
    for one in found:
        assert one.text == " ".join(made.text[start:end] for start, end in one.spans)
        assert all(start < end for start, end in one.spans)
        assert all(before[1] <= after[0] for before, after in zip(one.spans, one.spans[1:], strict=False))
        for start, end in one.spans:
            assert any(block.start <= start and end <= block.end for block in made.blocks)
        assert one.sentence[0] <= one.spans[0][0] and one.spans[-1][1] <= one.sentence[1]
        for words, span in ((one.mention, one.mention_span), (one.cue, one.cue_span)):
            assert (words is None) == (span is None)
            assert span is None or made.text[span[0] : span[1]] == words
    assert len({one.id for one in found}) == len(found)
    assert list(found) == sorted(found, key=lambda one: (one.spans[0], one.spans))


@settings(max_examples=100, deadline=None)
@given(PARAGRAPHS)
def test_the_same_text_gives_the_same_statements(paragraphs: list[str]) -> None:
    assert find(document(paragraphs)) == find(document(paragraphs))


@pytest.mark.parametrize("kind", ["boilerplate", "meta", "dateline", "repeat"])
def test_nothing_is_found_outside_headline_and_paragraph(kind: BlockKind) -> None:
    assert find(document(["“The pass is shut,” Hale said."], [kind])) == ()


def test_ids_stay_when_a_paragraph_is_added_above() -> None:
    words = ["Hale said that the pass was shut.", "“It will open in May,” he added."]
    before = [one.id for one in find(document(words))]
    after = [one.id for one in find(document(["The river rose again.", *words]))]
    assert len(before) == 2 and before == after


def test_alike_openings_have_ids_of_their_own() -> None:
    found = find(document(["Hale said the pass was shut.", "Velkova said the pass was shut."]))
    assert len({one.id for one in found}) == 2


HOSTILE = {
    "straight marks": '"',
    "opening marks": "“",
    "marks of all kinds": "“\"”‘’«»'",
    "marks and words": '" a ',
    "nested marks": "“‘a ",
    "cues": "said ",
    "cue clauses": "he said that ",
    "phrases": "according to ",
    "names": "Minister Of The ",
    "speech nouns": "his call for ",
    "words of": "in the words of ",
    "numbers": "1,",
    "digits": "1",
    "commas": "a, ",
    "dashes": "a – ",
    "brackets": "( ",
    "colons": "Hale: ",
    "invisible": "\u200b\u202e",
    "surrogates": "\ud800 ",
    "nul": "\x00",
    "short statements": "“Go,” he said. ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_grows_with_the_text_and_no_faster(piece: str) -> None:
    least = float("inf")
    for _ in range(6):  # on a busy machine one measurement or the other is slow; true growth shows in every try
        small, large = _seconds(piece, 30_000), _seconds(piece, 120_000)
        assert large < 5.0
        if large < 0.25 or large / small < 4 * 2.0:
            return
        least = min(least, large / small)
    pytest.fail(f"four times the text takes {least:.1f} times as long")


def _seconds(piece: str, size: int) -> float:
    text = piece * (size // len(piece))
    made = document([text])
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        find(made)
        best = min(best, time.process_time() - start)
    return best


def test_statement_of_one_quotation_over_paragraphs_counts_once() -> None:
    found: tuple[Statement, ...] = find(document(["Hale said: “The pass is shut.", "“It will open in May.”"]))
    assert [one.kind for one in found] == ["direct"]
    assert len(found[0].spans) == 2
