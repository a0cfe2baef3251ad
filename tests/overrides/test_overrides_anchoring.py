from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from overrides_world import document, run, statement, table

from quotetrack.model import Document, Statement, statement_id
from quotetrack.overrides import apply
from quotetrack.overrides.anchoring import NEAR, likeness, words

SENTENCES = (
    "The number of fighters gathering beyond the Lenz pass has grown to about 400 since the spring",
    "There is no threat of an invasion from the Tarhan Highlands at this moment",
    "Customs officers at Port Aldany found 120 kilograms of heroin hidden among sacks of dried fruit",
    "The Varan Security Pact will hold its next drill in the Mirhab valley in October",
    "Nobody in this region can close its eyes to what is happening in Meshur",
)


def text_of(doc: str, sentences: tuple[str, ...] = SENTENCES) -> tuple[Document, list[Statement]]:
    text = document(doc, "\n".join(f"He said {sentence}." for sentence in sentences))
    return text, [statement(text, sentence) for sentence in dict.fromkeys(sentences)]


A, IN_A = text_of("a")
STALE_ID = "q234567abcd"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (SENTENCES[0], 0),
        (f"“{SENTENCES[0].upper()},”", 0),
        ("The number of figthers gathering beyond the Lenz pass has grown to about 400 since spring", 0),
        ("the number of fighters gathering beyond the Lenz pass has grown to about 400", 0),
        (f"Speaking in Selm, he said that {SENTENCES[1]}", 1),
        ("There is no threat of an invasion from the Tarhan Highland at this moment", 1),
        ("There is a threat of an invasion from the Tarhan Highlands at this moment", None),
        ("Customs officers at Port Aldany found 210 kilograms of heroin hidden among sacks of dried fruit", None),
        ("The Varan Security Pact has held its last drill", None),
        ("The drill in the Mirhab valley was called off by the ministers of both countries", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_quote_in_its_text_finds_the_statement_that_it_was_taken_from(quote: str, expected: int | None) -> None:
    made, (fate,) = run([{"id": STALE_ID, "doc": "a", "quote": quote, "speaker": "Oleg Marant"}], [A], IN_A)
    assert fate.statement_id == ("" if expected is None else IN_A[expected].id)
    assert fate.status == ("stale" if expected is None else "applied")
    assert [one.speaker for one in made.values()].count("Oleg Marant") == (expected is not None)


@pytest.mark.parametrize(
    ("quote", "needs_look"),
    [(SENTENCES[3], False), (SENTENCES[3].replace("October", "Octobre"), False), (SENTENCES[3][:60], True)],
)
def test_words_that_are_only_near_need_another_look_and_a_slip_does_not(quote: str, needs_look: bool) -> None:
    _, (fate,) = run([{"id": STALE_ID, "doc": "a", "quote": quote, "speaker": "Oleg Marant"}], [A], IN_A)
    assert (fate.status, fate.needs_look) == ("applied", needs_look)


@pytest.mark.parametrize("quote", ["", SENTENCES[2], SENTENCES[2].replace("officers", "officials")])
def test_an_id_with_its_words_is_enough_whatever_the_doc_cell_says(quote: str) -> None:
    row = {"id": IN_A[2].id.upper(), "doc": "b", "quote": quote, "speaker": "Oleg Marant"}
    made, (fate,) = run([row], [A], IN_A)
    assert made[IN_A[2].id].speaker == "Oleg Marant"
    assert not fate.needs_look


def test_an_id_on_other_words_gives_way_to_the_words() -> None:
    row = {"id": IN_A[2].id, "doc": "a", "quote": SENTENCES[4], "speaker": "Oleg Marant"}
    made, (fate,) = run([row], [A], IN_A)
    assert made[IN_A[4].id].speaker == "Oleg Marant"
    assert made[IN_A[2].id].speaker is None
    assert fate.needs_look
    assert "the id is that of other words" in fate.message


def test_an_id_on_other_words_that_are_nowhere_is_stale() -> None:
    row = {"id": IN_A[2].id, "doc": "a", "quote": "Nothing of this kind was ever said by anybody", "action": "drop"}
    made, (fate,) = run([row], [A], IN_A)
    assert len(made) == len(IN_A)
    assert fate.status == "stale"


def test_when_a_repeat_goes_its_number_passes_on_but_its_correction_does_not() -> None:
    first = "The Pact will send 200 soldiers to the Mirhab valley, as it did a year ago"
    second = "The Pact will send 200 soldiers to the Mirhab valley, and the ministers will follow them soon"
    text = document("a", f"He said {first}.\nHe said {second}.")
    one = statement(text, first)
    later = document("a", f"He said {second}.")
    left = statement(later, second)
    assert left.id == one.id
    rows = [
        {"id": one.id, "doc": "a", "quote": first, "speaker": "Oleg Marant"},
        {"id": STALE_ID, "doc": "a", "quote": second, "speaker": "Nuria Saltan"},
    ]
    made, fates = run(rows, [later], [left])
    assert [fate.status for fate in fates] == ["stale", "applied"]
    assert made[left.id].speaker == "Nuria Saltan"


@pytest.mark.parametrize("id_cell", ["", STALE_ID])
def test_the_same_words_twice_in_a_text_are_ambiguous(id_cell: str) -> None:
    text = document("a", "He said the pass is closed for good.\nShe said the pass is closed for good.")
    two = [statement(text, "the pass is closed for good", number) for number in (1, 2)]
    row = {"id": id_cell, "doc": "a", "quote": "The pass is closed for good", "speaker": "Oleg Marant"}
    made, (fate,) = run([row], [text], two)
    assert fate.status == "ambiguous"
    assert all(one.id in fate.message for one in two)
    assert list(made.values()) == two


def test_nearly_the_same_words_twice_are_ambiguous() -> None:
    sentences = (
        "Guards at the Lenz pass have caught smugglers in the last month",
        "Guards at the Lenz pass have caught smugglers in the past month",
    )
    text, pair = text_of("a", sentences)
    row = {
        "doc": "a",
        "quote": "Guards at the Lenz pass had caught smugglers in the lost month",
        "speaker": "Jan Ostrowik",
    }
    _, (fate,) = run([row], [text], pair)
    assert fate.status == "ambiguous"
    assert "nearly the same words stand in" in fate.message


PAIR = (
    "In the last month guards at the Lenz pass have caught eleven smugglers",
    "In the past month guards at the Lenz pass have caught eleven smugglers",
)


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        ((PAIR[0].replace("eleven", "elevn"), PAIR[1].replace("eleven", "elevn")), (0, 1)),
        ((PAIR[1].replace("eleven", "elevn"), PAIR[0].replace("eleven", "elevn")), (1, 0)),
        ((PAIR[0], PAIR[1].replace("eleven", "elevn")), (0, 1)),
        ((PAIR[0].replace("eleven", "elevn"), PAIR[0].replace("eleven", "elevne")), (None, None)),
        ((PAIR[0].replace("eleven", "elevn"),), (None,)),
    ],
)
def test_rows_that_fit_a_pair_of_statements_share_them_out(
    quotes: tuple[str, ...], expected: tuple[int | None, ...]
) -> None:
    text, pair = text_of("a", PAIR)
    rows = [{"doc": "a", "quote": quote, "speaker": f"Speaker {number}"} for number, quote in enumerate(quotes)]
    _, fates = run(rows, [text], pair)
    assert [fate.statement_id for fate in fates] == ["" if place is None else pair[place].id for place in expected]


def test_a_small_part_of_a_statement_needs_its_id() -> None:
    text, (long,) = text_of("a", ("the pass is closed, the bridge is down and no lorry will come before the spring",))
    row = {"id": STALE_ID, "doc": "a", "quote": "the bridge is down", "speaker": "Oleg Marant"}
    _, (fate,) = run([row], [text], [long])
    assert fate.status == "stale"
    assert f"a small part of statement {long.id}; write its id if you mean that" in fate.message
    _, (fate,) = run([row | {"id": long.id}], [text], [long])
    assert fate.status == "applied"


def test_words_that_stand_in_the_text_but_are_no_statement_are_stale_with_the_cure() -> None:
    text = document("a", "The pass has been closed since Monday.")
    row = {"id": STALE_ID, "doc": "a", "quote": "the pass has been closed since Monday", "speaker": "Oleg Marant"}
    _, (fate,) = run([row], [text], [])
    assert fate.status == "stale"
    assert "write add as action" in fate.message


def test_a_row_that_lost_its_statement_does_not_take_that_of_another_row() -> None:
    near = SENTENCES[4].replace("Nobody", "No one")
    rows = [
        {"id": IN_A[4].id, "doc": "a", "quote": SENTENCES[4], "speaker": "Oleg Marant"},
        {"id": STALE_ID, "doc": "a", "quote": near.replace("No one", "Nobody at all"), "speaker": "Viktor Hale"},
    ]
    made, fates = run(rows, [A], IN_A)
    assert made[IN_A[4].id].speaker == "Oleg Marant"
    assert [fate.status for fate in fates] == ["applied", "stale"]
    assert "the one with the likest words is that of line 2" in fates[1].message


def test_two_lost_rows_on_one_statement_are_ambiguous() -> None:
    quotes = [SENTENCES[4].replace("Nobody", "Nobody at all"), SENTENCES[4].replace("region", "whole region")]
    rows = [{"id": f"q23456{n}aaaa", "doc": "a", "quote": q, "action": "drop"} for n, q in enumerate(quotes, 2)]
    made, fates = run(rows, [A], IN_A)
    assert [fate.status for fate in fates] == ["ambiguous", "ambiguous"]
    assert len(made) == len(IN_A)


class TestRenamedText:
    rows = tuple(
        {"id": f"q2{n}4567abcd", "doc": "old", "quote": sentence.replace("the ", "this ", 1), "speaker": "Oleg Marant"}
        for n, sentence in enumerate(SENTENCES, 2)
    )

    def test_rows_follow_their_words(self) -> None:
        made, fates = run(self.rows, [A], IN_A)
        assert {fate.status for fate in fates} == {"applied"}
        assert all(one.speaker == "Oleg Marant" for one in made.values())
        assert all(fate.needs_look and "text 'old' is gone; its words stand in 'a'" in fate.message for fate in fates)

    def test_rows_with_the_ids_of_the_old_name_need_no_look(self) -> None:
        ids = [statement_id("old", sentence) for sentence in SENTENCES]
        rows = [row | {"id": made, "quote": quote} for row, made, quote in zip(self.rows, ids, SENTENCES, strict=True)]
        made, fates = run(rows, [A], IN_A)
        assert all(one.speaker == "Oleg Marant" for one in made.values())
        assert not any(fate.needs_look for fate in fates)

    def test_the_id_of_the_old_name_tells_repeats_apart(self) -> None:
        text = document("new", "He said the pass is closed for good.\nShe said the pass is closed for good.")
        two = [statement(text, "the pass is closed for good", number) for number in (1, 2)]
        row = {"id": statement_id("old", two[1].text, 2), "doc": "old", "quote": two[1].text, "speaker": "Oleg Marant"}
        made, _ = run([row], [text], two)
        assert [one.speaker for one in made.values()] == [None, "Oleg Marant"]

    def test_the_text_with_most_of_the_words_is_the_one(self) -> None:
        reprint, in_reprint = text_of("b", SENTENCES[:2])
        made, _ = run(self.rows, [A, reprint], [*IN_A, *in_reprint])
        assert all(made[one.id].speaker == "Oleg Marant" for one in IN_A)
        assert all(made[one.id].speaker is None for one in in_reprint)

    def test_of_two_like_texts_the_one_with_the_old_file_name_is_taken(self) -> None:
        moved, in_moved = text_of("2023/old")
        made, _ = run(self.rows, [A, moved], [*IN_A, *in_moved])
        assert all(made[one.id].speaker == "Oleg Marant" for one in in_moved)
        assert all(made[one.id].speaker is None for one in IN_A)

    def test_of_two_like_texts_with_other_names_none_is_taken(self) -> None:
        reprint, in_reprint = text_of("b")
        made, fates = run(self.rows, [A, reprint], [*IN_A, *in_reprint])
        assert {fate.status for fate in fates} == {"stale"}
        assert all(one.speaker is None for one in made.values())

    def test_a_text_that_is_there_is_not_looked_for_elsewhere(self) -> None:
        old = document("old", "Nothing is said here.")
        _, fates = run(self.rows, [A, old], IN_A)
        assert {fate.status for fate in fates} == {"stale"}


def test_a_row_without_a_doc_is_tied_by_its_quote_when_just_one_text_has_it() -> None:
    row = {"quote": SENTENCES[3], "speaker": "Oleg Marant"}
    made, (fate,) = run([row], [A], IN_A)
    assert made[IN_A[3].id].speaker == "Oleg Marant"
    twin, in_twin = text_of("b")
    _, (fate,) = run([row], [A, twin], [*IN_A, *in_twin])
    assert fate.status == "ambiguous"


@pytest.mark.parametrize("name", ["a", "A", "a.txt", "A.HTML", " a ", "/a", "\\a"])
def test_a_doc_is_known_whatever_its_case_slashes_and_suffix(name: str) -> None:
    _, (fate,) = run([{"doc": name, "quote": SENTENCES[1], "action": "confirm"}], [A], IN_A)
    assert fate.status == "applied"
    assert not fate.needs_look


@given(st.lists(st.sampled_from(["the", "pass", "no", "not", "400", "is", "open", "2.5", "valley"]), max_size=12))
def test_words_are_like_themselves_and_unlike_their_denial(some: list[str]) -> None:
    assert likeness(some, some) == (100 if some else 0)
    assert likeness(["there", "is", *some], ["there", "is", "not", *some]) < NEAR


@given(st.text(), st.text())
def test_likeness_is_bounded(one: str, other: str) -> None:
    assert 0 <= likeness(words(one), words(other)) <= 100


@pytest.mark.parametrize(
    ("quote", "statement_words", "like"),
    [
        (
            "the pass will stay closed until the snow has melted",
            "he said the pass will stay closed until the snow has "
            "melted and the road has been mended, and that nobody should try to cross it before June",
            False,
        ),
        (
            "the pass will stay closed until the snow has melted and the road has been mended, and nobody should try "
            "to cross it before June",
            "the pass will stay closed until the snow has melted",
            False,
        ),
        (
            "the pass will stay closed until the snow has melted, and June is far",
            "the pass will stay closed until the snow has melted",
            True,
        ),
        ("the pass will stay closed", "he said the pass will stay closed until the snow has melted", False),
        ("there was not a soul on the road to the pass", "there was nto a soul on the road to the pass", True),
        ("there was not a soul on the road to the pass", "there was now a soul on the road to the pass", False),
    ],
)
def test_a_part_is_like_the_whole_when_it_is_half_of_it(quote: str, statement_words: str, like: bool) -> None:
    assert (likeness(words(quote), words(statement_words)) >= NEAR) == like


def test_many_rows_take_a_time_in_proportion() -> None:
    documents, statements, rows = [], [], []
    for number in range(250):
        sentences = tuple(
            f"In village {number} guard post {n} reported that the road to hut {n * 7} is open" for n in range(20)
        )
        text, found = text_of(f"wire/{number}", sentences)
        documents.append(text)
        statements += found
        for n, one in enumerate(found):
            own = (
                {"id": one.id, "quote": one.text}
                if n % 4
                else {"id": STALE_ID[:-4] + f"{n:04}", "quote": one.text[:-5]}
            )
            rows.append(own | {"doc": one.doc, "speaker": "Jan Ostrowik"} if n % 4 else {"doc": one.doc} | own)
    start = time.perf_counter()
    made, fates = apply(table(*rows), documents, statements)
    assert len(fates) == len(made) == 5_000
    assert sum(one.speaker is not None for one in made) == 3_750
    assert time.perf_counter() - start < 10
