"""The language of patterns: one row a word of it, with what it must not match."""

from __future__ import annotations

import pytest

from quotetrack.claims.content import Content, clauses, sentences
from quotetrack.claims.matching import Patterns
from quotetrack.claims.wording import unmarked
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
        ("Korvia*", "two Korvians", "Korvians"),
        ("Korvia*", "two korvians", None),
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
        ("don't* know", "they don’ts know", "don’ts know"),
        ("(oil & gas|peat) price*", "their oil & gas prices", "oil & gas prices"),
        ("R&D", "the R&D men", "R&D"),
        ("R&D", "the r&d men", None),
        ("workers' party", "a workers’ party", "workers’ party"),
        ("(we|'ll) come", "we'll come", "ll come"),
        ("(a|a b) c", "a b c", "a b c"),
        ("(the)? .. war", "it is the old, old war", "the old, old war"),
        ("(the)? {place}", "the \ue002Dushar\ue003", "the Dushar"),
        ("threat .. war", "a threat of U.S. war", "threat of U.S. war"),
        ("threat .. war", "a threat. U.S. war", None),
        ("threat ... war", "a threat at 5% or $3 a war", "threat at 5% or $3 a war"),
        ("İran", "in İran", "İran"),
        ("{group} came", "the Da’esh men came", "Da’esh men came"),
        ("{group} came", "the nonDaesh came", None),
        ("by {group}", "by Daeshists", None),
        ("{group} came", "the men of Daesh came", "Daesh came"),
        ("{group} came", "the \ue008Black Banner\ue009 came", "Black Banner came"),
        ("from {place}", "from \ue002Dushar\ue003", "from Dushar"),
        ("from {place}", "from Dushar", None),
        ("no {topic}", "no \ue000\ue004Dushari\ue005 drugs\ue001", "no Dushari drugs"),
    ],
)
def test_patterns(source: str, text: str, words: str | None) -> None:
    found = Patterns([(source, 1)], ("Daesh", "Da'esh men")).all(text)
    assert [unmarked(text[hit.start : hit.end]) for hit in found] == ([words] if words else [])


def test_matches_come_pattern_by_pattern_and_then_from_left_to_right() -> None:
    patterns = Patterns([("late (word)? more", "a"), ("early", "b"), ("late ... late", "c"), ("never", "d")])
    text = "early and late more, late word more, late"
    found = [(hit.owner, text[hit.start : hit.end], hit.source) for hit in patterns.all(text)]
    assert found == [
        ("a", "late more", "late (word)? more"),
        ("a", "late word more", "late (word)? more"),
        ("b", "early", "early"),
        ("c", "late more, late", "late ... late"),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("from \ue002Dushar\ue003 to \ue002Korvia\ue003", "Korvia"),
        ("from \ue004Dushari\ue005 men to \ue002the Korvia\ue003", "the Korvia"),
        ("from \ue002Dushar\ue003 to \ue000\ue002Korvia\ue003 drugs\ue001", "Korvia"),
    ],
)
def test_the_place_of_a_match_is_its_last_one(text: str, place: str) -> None:
    (found,) = Patterns([("from ... to {place}", 1)]).all(text)
    assert text.startswith(f"\ue002{place}\ue003", found.place)


def test_patterns_that_cannot_match_are_not_tried() -> None:
    patterns = Patterns([("drug .. trafficking", 1), ("smuggl* from {place}", 2), ("(a|b) (war|wars)", 3)])
    assert patterns.candidates("the trafficking of a drug in wars") == [0, 2]
    assert patterns.candidates("smugglers from \ue002X\ue003") == [1]
    assert patterns.candidates("smugglers from X") == []


@pytest.mark.parametrize(
    ("text", "groups", "may"),
    [
        ("the sale of drugs", False, True),
        ("the sale", True, False),
        ("raids by the Banner", False, False),
        ("raids by the Banner", True, True),
        ("raids by Daesh", False, True),
        ("jets from Dushar", False, True),
    ],
)
def test_a_text_may_match_once_it_is_marked(text: str, groups: bool, may: bool) -> None:
    patterns = Patterns([("drugs", 1), ("raid* .. {group}", 2), ("jets from {place}", 3)], ("Daesh",))
    assert patterns.may_match(text, lambda: groups) is may


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
