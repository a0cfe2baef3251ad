"""Utterances over outlets and recurring claims: ids, counts, days, labels, denials, the analyst's word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.claims import group
from quotetrack.claims.ids import is_id, short_id
from quotetrack.claims.recurrence import ranked
from quotetrack.model import Claim, Document, PartialDate, RecurringClaim, Stance, Statement

THREAT = "the threat of terrorism from the Tarhan Highlands is growing and must be answered"
MARANT, SALTAN = "Oleg Marant", "Nuria Saltan"
WHO: tuple[str, Stance, str] = ("terrorism", "asserts", "Dushar")
TERROR = Claim(*WHO)


def document(doc: str, outlet: str | None = None, day: str | None = None) -> Document:
    return Document(doc, "", outlet=outlet, published=PartialDate.parse(day) if day else None)


def said(
    doc: str,
    text: str = THREAT,
    speaker: str | None = MARANT,
    claims: Sequence[Claim] = (TERROR,),
    day: str | None = None,
    number: int = 0,
) -> Statement:
    return Statement(
        doc=doc,
        spans=((number * 1000, number * 1000 + len(text)),),
        text=text,
        kind="direct",
        sentence=(0, len(text)),
        found_by="test",
        id=short_id("q", doc, text, str(number)),
        speaker=speaker,
        speaker_kind="person" if speaker else "unnamed",
        date=PartialDate.parse(day) if day else None,
        claims=tuple(claims),
    )


def utterances(*statements: Statement, documents: Sequence[Document] = ()) -> int:
    """Count the utterances among statements."""
    return len({statement.utterance_id for statement in group(documents, statements)[0]})


def only(*statements: Statement, documents: Sequence[Document] = ()) -> RecurringClaim:
    (claim,) = group(documents, statements)[1]
    return claim


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([said("a"), said("b")], 1),
        ([said("a"), said("b"), said("c")], 1),
        ([said("a"), said("b", THREAT.replace("growing", "still growing"))], 1),
        ([said("a"), said("b", speaker=SALTAN)], 2),
        ([said("a"), said("b", speaker="Marant")], 1),
        ([said("a", speaker="OLEG MARANT"), said("b")], 1),
        ([said("a", speaker="Óleg Maránt"), said("b")], 1),
        ([said("a"), said("b", speaker=None)], 1),
        ([said("a", speaker=None), said("b", speaker=None)], 1),
        ([said("a"), said("b", speaker=None), said("c", speaker=SALTAN)], 2),
        ([said("a", day="2021-03-01"), said("b", day="2023-03-01")], 1),
        ([said("a", day="2021-03-01"), said("b", THREAT.replace("answered", "met"), day="2021-03-04")], 1),
        ([said("a", day="2021-03-01"), said("b", THREAT.replace("answered", "met"), day="2021-06-04")], 2),
        ([said("a", "We will win", day="2021-03-01"), said("b", "We will win", day="2021-03-01")], 1),
        ([said("a", "We will win", day="2021-03-01"), said("b", "We will win", day="2022-03-01")], 2),
        ([said("a"), said("b", "Tourism in the Mirhab valley is growing and must be supported")], 2),
        ([said("a", ""), said("b", "")], 2),
        ([said("a", "…"), said("a", "!", number=1)], 2),
        # a short copy fits two speeches that differ in a number: it joins one, and the two stay apart
        (
            [
                said("a", "the guards seized 40 kilograms of opium near the Lenz pass in the night"),
                said("b", "the guards seized kilograms of opium near the Lenz pass in the night"),
                said("c", "the guards seized 75 kilograms of opium near the Lenz pass in the night"),
            ],
            2,
        ),
    ],
)
def test_utterances(statements: list[Statement], expected: int) -> None:
    assert utterances(*statements) == expected
    assert utterances(*reversed(statements)) == expected


def test_days_of_the_texts_count_when_the_statements_have_none() -> None:
    texts = [document("a", day="2021-03-01"), document("b", day="2022-03-01")]
    statements = [said("a"), said("b", THREAT.replace("answered", "met"))]
    assert utterances(*statements) == 1
    assert utterances(*statements, documents=texts) == 2


def test_grouped_by_names_the_rules() -> None:
    done, _ = group([], [said("a"), said("b"), said("c", THREAT.replace("growing", "rising")), said("d", "It rained.")])
    assert [statement.grouped_by for statement in done] == ["same words, small edits"] * 3 + [""]


def test_utterance_ids_stay_when_a_reprint_comes() -> None:
    first = said("a", day="2021-03-01")
    (alone,), _ = group([], [first])
    (later, reprint), _ = group([], [first, said("0", day="2021-03-02")])
    assert alone.utterance_id == later.utterance_id == reprint.utterance_id


@pytest.mark.parametrize(
    ("claims", "labels"),
    [
        ([Claim("terrorism", "asserts", "Dushar")], ["Terrorism threat from Dushar – asserted"]),
        ([Claim("terrorism", "denies")], ["Terrorism threat – denied"]),
        ([Claim("drug_trafficking", "reports_action")], ["Drug trafficking – action reported"]),
        ([Claim("migration", "calls_for_action", "Dushar")], ["Illegal migration from Dushar – action called for"]),
        ([Claim("extremism", "other")], ["Extremism – mentioned"]),
        ([Claim("water_dispute", "asserts")], ["Water dispute – asserted"]),
        ([Claim("terrorism", "asserts", "Dushar", "Korvia")], ["Terrorism threat from Dushar – asserted"]),
    ],
)
def test_labels(claims: list[Claim], labels: list[str]) -> None:
    (done,), _ = group([], [said("a", claims=claims)])
    assert [claim.label for claim in done.claims] == labels


def test_a_claim_is_topic_stance_and_origin_whoever_says_it() -> None:
    texts = [document("a", "Selm Wire"), document("b", "BasinNews"), document("c", "Selm Wire")]
    claim = only(
        said("a", day="2021-03-01"),
        said("b", day="2021-03-02"),
        said("c", "Terrorists from Dushar are near", SALTAN, [Claim(*WHO, target="Korvia")], "2023-05-06"),
        documents=texts,
    )
    assert (len(claim.statements), len(claim.utterances)) == (3, 2)
    assert claim.officials == (SALTAN, MARANT)
    assert claim.outlets == ("BasinNews", "Selm Wire")
    assert (str(claim.first), str(claim.last)) == ("2021-03-01", "2023-05-06")
    assert claim.targets == ("Korvia",)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("terrorism", "asserts", "Dushar"), ("terrorism", "asserts", "Dushar"), 1),
        (("terrorism", "asserts", "Dushar"), ("terrorism", "asserts", "DUSHAR"), 1),
        (("terrorism", "asserts", "Dushar"), ("terrorism", "asserts", None), 2),
        (("terrorism", "asserts", "Dushar"), ("terrorism", "denies", "Dushar"), 2),
        (("terrorism", "asserts", "Dushar"), ("extremism", "asserts", "Dushar"), 2),
        (("terrorism", "asserts", "Dushar"), ("terrorism", "asserts", "Korvia"), 2),
    ],
)
def test_what_makes_a_claim(
    one: tuple[str, Stance, str | None], other: tuple[str, Stance, str | None], expected: int
) -> None:
    _, claims = group([], [said("a", claims=[Claim(*one)]), said("b", "Another speech", claims=[Claim(*other)])])
    assert len(claims) == expected


@pytest.mark.parametrize(
    ("asserted", "denied", "meets"),
    [
        ("Dushar", "Dushar", True),
        ("Afghanistan", "Afghanistan", True),
        ("Central Asia", "Afghanistan", True),
        (None, "Dushar", True),
        (None, None, True),
        ("Korvia", "Dushar", False),
        ("Afghanistan", "Central Asia", False),
        ("Dushar", None, False),
    ],
)
def test_a_denial_points_to_what_it_denies(asserted: str | None, denied: str | None, meets: bool) -> None:
    yes = said("a", claims=[Claim("terrorism", "asserts", asserted)])
    no = said("b", "There is no such threat", SALTAN, [Claim("terrorism", "denies", denied)])
    claims = {claim.stance: claim for claim in group([], [yes, no])[1]}
    assert (claims["denies"].denies == claims["asserts"].claim_id) is meets
    assert claims["asserts"].denies == ""


def test_the_quote_is_clear_and_not_long() -> None:
    long = "This is what I said before, " + "and again " * 40 + THREAT
    vague = "This is a threat"
    claim = only(said("a", long), said("b", THREAT), said("c", vague))
    assert claim.quote == said("b", THREAT).id


FEW = RecurringClaim("z", "Z", "terrorism", "asserts", None, (), (), ("a",), ("A",), ("1",), None, None, "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"officials": ("A", "B")}, {"outlets": ("1", "2", "3"), "utterances": ("a", "b", "c")}),
        ({"outlets": ("1", "2")}, {"utterances": ("a", "b", "c")}),
        ({"utterances": ("a", "b")}, {}),
        ({"claim_id": "a"}, {}),
    ],
    ids=["officials", "outlets", "utterances", "id"],
)
def test_claims_of_more_officials_outlets_and_utterances_come_first(one: dict[str, Any], other: dict[str, Any]) -> None:
    first, second = FEW._replace(**one), FEW._replace(**other)
    assert ranked([first, second]) == ranked([second, first]) == (first, second)


def test_claims_come_out_by_recurrence() -> None:
    rare, common = Claim("cybercrime", "asserts"), Claim("terrorism", "asserts")
    _, claims = group(
        [],
        [
            said("a", claims=[rare]),
            said("b", "First words on it", claims=[common]),
            said("c", "Others", claims=[common]),
        ],
    )
    assert [claim.topic for claim in claims] == ["terrorism", "cybercrime"]


LABEL = "Terrorism threat from Dushar – asserted"
CLAIM_ID = short_id("c", "terrorism", "asserts", "dushar")


@pytest.mark.parametrize(
    ("written", "claim_id", "label"),
    [
        (Claim("terrorism", "asserts", None, label=LABEL), CLAIM_ID, LABEL),
        (Claim("terrorism", "asserts", None, label=LABEL.upper()), CLAIM_ID, LABEL),
        (Claim("terrorism", "asserts", None, label=CLAIM_ID), CLAIM_ID, LABEL),
        (Claim("terrorism", "asserts", None, claim_id=CLAIM_ID), CLAIM_ID, LABEL),
        (Claim("terrorism", "other", None, label="Camps in the hills"), short_id("c", "label", "camps in the hills"),
         "Camps in the hills"),
    ],
)  # fmt: skip
def test_the_analysts_claim_wins(written: Claim, claim_id: str, label: str) -> None:
    (_, corrected), claims = group([], [said("a"), said("b", "Other words of his", claims=[written])])
    assert (corrected.claims[0].claim_id, corrected.claims[0].label) == (claim_id, label)
    assert sorted(claim.claim_id for claim in claims) == sorted({CLAIM_ID, claim_id})


def test_grouping_twice_changes_nothing() -> None:
    statements = [said("a"), said("b"), said("c", "Other words", SALTAN, [Claim("terrorism", "denies")])]
    done, claims = group([], statements)
    assert group([], done) == (done, claims)


def test_nothing_gives_nothing() -> None:
    assert group([], []) == ((), ())
    (done,), claims = group([], [said("a", claims=[])])
    assert done.utterance_id and not claims


def test_ids_have_their_form() -> None:
    made = [short_id("c", str(number)) for number in range(3000)]
    assert all(is_id("c", one) and not re.search(r"\de\d", one) for one in made)
    assert len(set(made)) == len(made)


SOME_WORDS = st.lists(
    st.sampled_from(
        ["threat", "terrorism", "Dushar", "growing", "no", "40", "seventy", "opium", "seized", "the", "border"]
    ),
    max_size=14,
).map(" ".join)
STATEMENTS = st.lists(
    st.tuples(
        SOME_WORDS,
        st.sampled_from([MARANT, SALTAN, "Marant", None]),
        st.sampled_from([None, "2021-03-01", "2021-03-05", "2022"]),
        st.lists(
            st.builds(
                Claim,
                st.sampled_from(["terrorism", "migration"]),
                st.sampled_from(["asserts", "denies"]),
                st.sampled_from([None, "Dushar", "Afghanistan", "Central Asia"]),
            ),
            max_size=2,
            unique=True,
        ),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_does_not_matter(
    rows: list[tuple[str, str | None, str | None, list[Claim]]], random: Random
) -> None:
    statements = [said(f"doc{n}", text, who, claims, day) for n, (text, who, day, claims) in enumerate(rows)]
    texts = [
        document(f"doc{n}", f"outlet{n % 3}", (dt.date(2021, 3, 1) + dt.timedelta(n)).isoformat()) for n in range(12)
    ]
    done, claims = group(texts, statements)
    mixed, mixed_texts = list(statements), list(texts)
    random.shuffle(mixed)
    random.shuffle(mixed_texts)
    again, claims_again = group(mixed_texts, mixed)
    assert claims_again == claims
    assert {one.id: one for one in again} == {one.id: one for one in done}
