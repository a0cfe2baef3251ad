"""The language of patterns: one row a word of it, with what it must not match."""

from __future__ import annotations

import pytest

from quotetrack.claims.content import Content, clauses, sentences
from quotetrack.claims.wording import Patterns, openings, pattern, unmarked
from quotetrack.model import Document, Statement


@pytest.mark.parametrize(
    ("source", "text", "words"),
    [
        ("drug", "a Drug lord", "Drug"),
        ("drug", "drugs", None),
        ("drug", "adrug", None),
        ("drug*", "two drugstores", "drugstores"),
        ("ISIS", "the ISIS men", "ISIS"),
        ("ISIS", "the isis men", None),
        ("anti terror", "an anti-terror unit", "anti-terror"),
        ("anti terror", "the anti “terror” unit", "anti “terror"),
        ("anti terror", "anti, terror", None),
        ("(arms|light weapons)", "many light weapons", "light weapons"),
        ("arms (and drug)? trafficking", "arms trafficking", "arms trafficking"),
        ("arms (and drug)? trafficking", "arms and drug trafficking", "arms and drug trafficking"),
        ("threat .. war", "the threat of a war", "threat of a war"),
        ("threat .. war", "the threat of a very long war", None),
        ("threat ... war", "the threat of a very long war", "threat of a very long war"),
        ("threat ... war", "a threat. The war", None),
        ("threat ... war", "a threat, they say, of war", "threat, they say, of war"),
        ("threat ... war", "the threat of 1,500.5 kg of war", "threat of 1,500.5 kg of war"),
        ("drug & trafficking", "drug, arms and human trafficking", "drug, arms and human trafficking"),
        ("drug & trafficking", "drug trafficking", "drug trafficking"),
        ("drug & trafficking", "drug lords go trafficking", None),
        ("don't", "they don’t know", "don’t"),
        ("{group} came", "the men of Daesh came", "Daesh came"),
        ("{group} came", "the \ue008Black Banner\ue009 came", "Black Banner came"),
        ("from {place}", "from \ue002Dushar\ue003", "from Dushar"),
        ("from {place}", "from Dushar", None),
        ("no {topic}", "no \ue000\ue004Dushari\ue005 drugs\ue001", "no Dushari drugs"),
    ],
)
def test_patterns(source: str, text: str, words: str | None) -> None:
    match = pattern(source, ("Daesh",)).regex.search(text)
    assert (unmarked(match[0]) if match else None) == words
    assert [unmarked(text[hit.start : hit.end]) for hit in Patterns([(source, 1)], ("Daesh",)).all(text)] == (
        [words] if words else []
    )


def test_the_earliest_pattern_comes_first_wherever_it_matches() -> None:
    patterns = Patterns([("late word", "a"), ("early", "b")])
    found = patterns.first("early and late word")
    assert found and found.owner == "a"
    assert patterns.first("nothing") is None


def test_openings_are_those_of_the_words_and_the_marks() -> None:
    assert openings("Terrorism is \ue002X\ue003") == {"terr", "ter", "is", "x", "\ue002"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rains. He said so.", ["It rains. ", "He said so."]),
        ("Mr. Toszek met Gen. Dornik in the U.S. Capitol.", ["Mr. Toszek met Gen. Dornik in the U.S. Capitol."]),
        ("“It rains.” He left.", ["“It rains.” ", "He left."]),
        ("It cost 3.5 crowns. Two men paid.", ["It cost 3.5 crowns. ", "Two men paid."]),
        ("   ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("it is calm but we watch", ["it is calm ", "but we watch"]),
        ("it is calm, however, we watch", ["it is calm, ", "however, we watch"]),
        ("it is calm; we watch", ["it is calm; ", "we watch"]),
        ("it is calm, and we watch", ["it is calm, ", "and we watch"]),
        ("it is calm, and Korvia watches", ["it is calm, ", "and Korvia watches"]),
        ("drugs, arms and men", ["drugs, arms and men"]),
        ("it is calm because we watch", ["it is calm ", "because we watch"]),
    ],
)
def test_clauses(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text, (0, len(text)))] == parts


def test_content_leads_back_to_the_document() -> None:
    text = "“Drugs flow,” he said. “Arms too.”"
    spans = ((1, 11), (24, 33))
    statement = Statement("d", spans, "Drugs flow Arms too.", "direct", (0, len(text)), "test")
    content = Content.of(Document("d", text), statement)
    assert content.text == "Drugs flow Arms too."
    start = content.text.index("Arms")
    assert text[slice(*content.locate(start, start + 4))] == "Arms"
    assert text[slice(*content.locate(0, len(content.text)))] == text[1:33]
