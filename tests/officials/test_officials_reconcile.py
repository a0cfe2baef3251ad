"""Speakers over all texts: what the registry and the other texts tell, what stays open, what is only proposed."""

from __future__ import annotations

import random
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import lexicon
from quotetrack.attribution.alike import AliasProposal
from quotetrack.attribution.officials import Official, Registry
from quotetrack.attribution.reconcile import reconcile
from quotetrack.model import Document, PartialDate, SpeakerKind, Statement

HEADER = "name,aliases,role,organization,country,from,to,wikidata\n"
Line: TypeAlias = tuple[str, str | None, str | None, str | None]  # text's day, speaker, role, mention

REGISTRY = Registry(
    lexicon.parse(
        HEADER
        + "Ilmar Toszek,Ilmar Toschek,president,,Arvenia,2017,,\n"
        + "Oleg Marant,,secretary general,VSP,,2016,2021,\n"
        + "Nuria Saltan,,secretary general,VSP,,2022,,\n"
        + "Jan Moor,,spokesman,VSP,,2019,,\n",
        Official,
        "officials.csv",
    )
)


def statement(doc: str, speaker: str | None, role: str | None, mention: str | None) -> Statement:
    kind: SpeakerKind = "person" if speaker else "unnamed"
    return Statement(
        doc, ((0, 1),), "x", "direct", (0, 9), "test", id=doc, speaker=speaker, speaker_kind=kind, role=role,
        mention=mention, mention_span=(2, 5),
    )  # fmt: skip


def corpus(lines: list[Line]) -> tuple[list[Document], list[Statement]]:
    """Give a text and a statement for each line; its day comes first ("" for none)."""
    documents, statements = [], []
    for at, (day, speaker, role, mention) in enumerate(lines):
        documents.append(Document(f"{day}/{at}", "", published=PartialDate.parse(day) if day else None))
        statements.append(statement(f"{day}/{at}", speaker, role, mention))
    return documents, statements


def last(lines: list[Line], registry: Registry | None = None) -> Statement:
    """Reconcile the texts and give the last statement."""
    return reconcile(*corpus(lines), registry or Registry.empty())[0][-1]


def proposed(lines: list[Line], registry: Registry | None = None) -> tuple[AliasProposal, ...]:
    return reconcile(*corpus(lines), registry or Registry.empty())[1]


def one(role: str, name: str = "Tomas Weld") -> list[Line]:
    """Give a single text of 2020, with a speaker in a post."""
    return [("2020-05-05", name, role, name)]


SALTAN: list[Line] = [("2022-03-01", "Nuria Saltan", "VSP Secretary General", "VSP Secretary General Nuria Saltan")]
MARANT: list[Line] = [("2021-10-01", "Oleg Marant", "VSP Secretary General", "Oleg Marant")]
LATER: list[Line] = [("2022-09-01", "Nuria Saltan", "VSP Secretary General", "Nuria Saltan")]
VELKOVA: list[Line] = [("2020-05-05", "Daria Velkova", "Korvian Foreign Minister", "Daria Velkova")]


@pytest.mark.parametrize(
    ("others", "line", "speaker"),
    [
        (SALTAN, ("2022-09-01", None, None, "the VSP secretary general"), "Nuria Saltan"),
        (SALTAN, ("2022-09-01", None, None, "Secretary-General of the Varan Security Pact (VSP)"), "Nuria Saltan"),
        (SALTAN, ("2022-09-01", None, None, "the VSP chief"), "Nuria Saltan"),
        (SALTAN, ("2022-09-01", None, "VSP Secretary General", "she"), "Nuria Saltan"),
        (SALTAN, ("2021-09-01", None, None, "the VSP secretary general"), "Nuria Saltan"),  # earlier counts as well
        (SALTAN, ("2023-02-01", None, None, "the VSP secretary general"), "Nuria Saltan"),
        (SALTAN, ("2024-09-01", None, None, "the VSP secretary general"), None),  # too long after
        (SALTAN, ("", None, None, "the VSP secretary general"), None),  # a text without a day
        (SALTAN + MARANT, ("2022-05-01", None, None, "the VSP secretary general"), None),  # two in a year
        (SALTAN + MARANT, ("2022-11-15", None, None, "the VSP secretary general"), "Nuria Saltan"),
        (SALTAN + MARANT + LATER, ("2022-05-01", None, None, "the VSP secretary general"), "Nuria Saltan"),
        (SALTAN + MARANT + LATER, ("2022-01-01", None, None, "the VSP secretary general"), None),
        (SALTAN + MARANT, ("2022-03-01", None, None, "the VSP secretary general"), "Nuria Saltan"),  # of one day
        (SALTAN, ("2022-09-01", None, None, "the BCC secretary general"), None),
        (SALTAN, ("2022-09-01", None, None, "the secretary general"), None),  # of what?
        (SALTAN, ("2022-09-01", None, None, "the bloc's secretary general"), None),
        (SALTAN, ("2022-09-01", None, None, "the VSP deputy secretary general"), None),
        (SALTAN, ("2022-09-01", None, None, "the former VSP secretary general"), None),
        (SALTAN, ("2022-09-01", None, None, "a VSP official"), None),
        (SALTAN, ("2022-09-01", None, None, "VSP"), None),
        (SALTAN, ("2022-09-01", None, None, "she"), None),
        (SALTAN, ("2022-09-01", None, None, None), None),
        (VELKOVA, ("2020-09-01", None, None, "the Korvian foreign minister"), "Daria Velkova"),
        (VELKOVA, ("2020-09-01", None, None, "Korvia’s top diplomat"), None),
        (VELKOVA, ("2020-09-01", None, None, "the foreign minister of Korvia"), "Daria Velkova"),
        (VELKOVA, ("2020-09-01", None, None, "the Korvian defence minister"), None),
        (VELKOVA, ("2020-09-01", None, None, "the Korvian minister"), None),
        (VELKOVA, ("2020-09-01", None, None, "the Arvenian foreign minister"), None),
        (VELKOVA, ("2020-09-01", None, None, "the foreign minister"), None),
        # Several may hold the post, or the texts only say "a ...".
        (one("Korvian ambassador"), ("2020-09", None, None, "the Korvian ambassador"), None),
        (one("VSP spokesman"), ("2020-09", None, None, "a VSP spokesman"), None),
        (one("VSP spokesman"), ("2020-09", None, None, "the VSP spokesman"), "Tomas Weld"),
        # A surname alone, or a former holder, shows nobody in the post.
        (one("VSP Secretary General", "Weld"), ("2020-09", None, None, "the VSP secretary general"), None),
        (one("former VSP Secretary General"), ("2020-09", None, None, "the VSP secretary general"), None),
    ],
)  # fmt: skip
def test_a_post_alone_is_resolved_by_what_the_other_texts_say(
    others: list[Line], line: Line, speaker: str | None
) -> None:
    found = last([*others, line])
    assert found.speaker == speaker
    assert found.speaker_by == ("corpus_post" if speaker else "")
    if speaker:
        assert found.speaker_kind == "person" and found.role
        assert [(reason.field, reason.rule, reason.words) for reason in found.reasons] == [
            ("speaker", "corpus_post", (2, 5))
        ]


WELDS: list[Line] = [
    ("2020-05-05", "Tomas Weld", "Korvian ambassador", "Tomas Weld"),
    ("2020-05-06", "Vera Weld", "Belmark health minister", "Vera Weld"),
]


@pytest.mark.parametrize(
    ("others", "line", "speaker"),
    [
        (VELKOVA, ("2020-09-01", "Velkova", "Foreign Minister", "Foreign Minister Velkova"), "Daria Velkova"),
        (VELKOVA, ("2020-09-01", "Velkova", "Korvian Foreign Minister", "Velkova"), "Daria Velkova"),
        (VELKOVA, ("2020-09-01", "Velkova", "Minister", "Minister Velkova"), "Daria Velkova"),
        (VELKOVA, ("2020-09-01", "Velkova", None, "Velkova"), "Velkova"),  # no post: not safe
        (VELKOVA, ("2020-09-01", "Velkova", "former Foreign Minister", "Velkova"), "Velkova"),
        (VELKOVA, ("2020-09-01", "Velkova", "Arvenian Foreign Minister", "Velkova"), "Velkova"),
        (VELKOVA, ("2020-09-01", "Velkova", "Defence Minister", "Velkova"), "Velkova"),
        (VELKOVA, ("2023-09-01", "Velkova", "Foreign Minister", "Velkova"), "Velkova"),  # too far
        (VELKOVA, ("", "Velkova", "Foreign Minister", "Velkova"), "Daria Velkova"),  # the only one of all texts
        (VELKOVA, ("2020-09-01", "Velkov", "Foreign Minister", "Velkov"), "Velkov"),  # a near name is another
        (WELDS, ("2020-09-01", "Weld", "health minister", "Weld"), "Vera Weld"),
        (WELDS, ("2020-09-01", "Weld", "ambassador", "Weld"), "Tomas Weld"),
        (WELDS, ("", "Weld", "ambassador", "Weld"), "Weld"),  # two of that name, and no day
        ([*WELDS, ("2020-05-07", "Ida Weld", None, "Ida Weld")], ("2020-09-01", "Weld", "ambassador", "Weld"), "Weld"),
    ],
)
def test_a_surname_with_a_post_is_resolved_by_what_the_other_texts_say(
    others: list[Line], line: Line, speaker: str
) -> None:
    found = last([*others, line])
    assert found.speaker == speaker
    assert found.speaker_by == ("corpus_surname" if " " in speaker else "")


@pytest.mark.parametrize(
    ("line", "speaker", "rule"),
    [
        (("2021-10-01", None, None, "the VSP secretary general"), "Oleg Marant", "registry_post"),
        (("2022-10-01", None, None, "the VSP secretary general"), "Nuria Saltan", "registry_post"),
        (("2022-10-01", None, None, "VSP spokesman"), "Jan Moor", "registry_post"),
        (("2022-10-01", None, None, "a VSP spokesman"), None, ""),
        (("2022-10-01", None, None, "the VSP official"), None, ""),
        (("2015-10-01", None, None, "the VSP secretary general"), None, ""),
        (("", None, None, "the VSP secretary general"), None, ""),
        (("2021-10-01", "Marant", "VSP Secretary General", "Marant"), "Oleg Marant", "registry_post"),
        (("2021-10-01", "Morant", "VSP Secretary General", "Morant"), "Morant", ""),
        (("2022-10-01", "Marant", "VSP Secretary General", "Marant"), "Marant", ""),
        (("2021-10-01", "Ilmar Toschek", None, "Toschek"), "Ilmar Toszek", "registry_alias"),
        (("2021-10-01", "ILMAR TOSZEK", None, "Toszek"), "Ilmar Toszek", "same_name"),
        (("2021-10-01", "Ilmar Toszek", None, "Toszek"), "Ilmar Toszek", ""),
        (("2021-10-01", "Ilmar Tozek", None, "Tozek"), "Ilmar Tozek", ""),  # near, but nobody said so
    ],
)
def test_the_registry_resolves_aliases_and_posts(line: Line, speaker: str | None, rule: str) -> None:
    found = last([line], REGISTRY)
    assert (found.speaker, found.speaker_by) == (speaker, rule)
    assert bool(found.reasons) is bool(rule)


def test_the_registry_outranks_the_other_texts() -> None:
    rival: Line = ("2021-10-01", "Piet Harl", "VSP Secretary General", "Harl")
    assert last([rival, ("2021-10-02", None, None, "the VSP secretary general")], REGISTRY).speaker == "Oleg Marant"


def test_a_resolved_post_brings_its_role() -> None:
    assert last([("2021-10-01", None, None, "the VSP chief")], REGISTRY).role == "VSP secretary general"
    assert last([*SALTAN, ("2022-09-01", None, None, "the VSP chief")]).role == "the VSP chief"


def test_several_that_fit_become_candidates() -> None:
    found = last([*SALTAN, *MARANT, ("2022-05-01", None, None, "the VSP secretary general")])
    assert found.speaker is None and found.candidates == ("Nuria Saltan", "Oleg Marant")
    assert "several people" in found.reasons[-1].note


@pytest.mark.parametrize(
    ("candidates", "speaker"),
    [((), "Nuria Saltan"), (("Nuria Saltan", "Ann Moor"), "Nuria Saltan"), (("Ann Moor",), None)],
)
def test_candidates_of_the_text_itself_are_not_overruled(candidates: tuple[str, ...], speaker: str | None) -> None:
    documents, statements = corpus([*SALTAN, ("2022-09-01", None, None, "the VSP secretary general")])
    statements[-1] = statements[-1]._replace(candidates=candidates)
    assert reconcile(documents, statements, Registry.empty())[0][-1].speaker == speaker


@pytest.mark.parametrize("kind", ["organization", "group"])
def test_bodies_and_groups_are_left_alone(kind: SpeakerKind) -> None:
    documents, statements = corpus([*SALTAN, ("2022-09-01", None, None, "the VSP secretary general")])
    statements[-1] = statements[-1]._replace(speaker_kind=kind)
    assert reconcile(documents, statements, Registry.empty())[0][-1] == statements[-1]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["Yusuf al-Hadri", "Yusuf al-Hadri", "Yusuf Al-Hadri"], "Yusuf al-Hadri"),
        (["Ján Košta", "Jan Kosta", "Ján Košta"], "Ján Košta"),
        (["Lee Min-ho", "Lee Min Ho"], "Lee Min Ho"),  # as often: alphabetical
    ],
)
def test_spellings_that_differ_only_in_case_and_marks_are_one_name(names: list[str], chosen: str) -> None:
    documents, statements = corpus([("2020-01-01", name, None, name) for at, name in enumerate(names)])
    found, proposals = reconcile(documents, statements, Registry.empty())
    assert {one.speaker for one in found} == {chosen} and not proposals
    assert {one.speaker_by for one in found if one.reasons} == {"same_name"}


BUILTIN = Registry(
    builtin=lexicon.parse(
        HEADER + "Pavel Dornik,Pawel Dornik|Paul Dornik,Defence Minister,,Korvia,2019,2022,\n",
        Official,
        "officials.csv",
    )
)


@pytest.mark.parametrize(
    ("lines", "speakers"),
    [
        # The user's file says how a name is written; of what the built-in one knows, the texts choose.
        ([("2020", "Pawel Dornik", None, "")], ["Pawel Dornik"]),
        ([("2020", "Pawel Dornik", None, ""), ("2020", "Pavel Dornik", None, "")], ["Pavel Dornik"] * 2),
        ([("2020", "Pawel Dornik", None, ""), ("2020", "Paul Dornik", None, "")], ["Paul Dornik"] * 2),
        (
            [
                ("2020", "Pawel Dornik", None, ""),
                ("2020", "Pawel Dornik", None, ""),
                ("2020", "Pavel Dornik", None, ""),
            ],
            ["Pawel Dornik"] * 3,
        ),
        ([("2020", "Pawel Dornik", None, ""), ("2020", None, None, "Korvian Defence Minister")], ["Pawel Dornik"] * 2),
        ([("2020", None, None, "Korvian Defence Minister")], ["Pavel Dornik"]),
        # In the term, another post may be the same person's; after it, it is a namesake's.
        ([("2020", "Pavel Dornik", None, ""), ("2020", "Paul Dornik", "Selm Mayor", "")], ["Pavel Dornik"] * 2),
        (
            [("2024", "Pavel Dornik", None, ""), ("2024", "Paul Dornik", "Selm Mayor", "")],
            ["Pavel Dornik", "Paul Dornik"],
        ),
        ([("2024", "Pavel Dornik", None, ""), ("2024", "Paul Dornik", None, "")], ["Pavel Dornik"] * 2),
        (
            [("2024", "Pavel Dornik", None, ""), ("2024", "Paul Dornik", "former Defence Minister of Korvia", "")],
            ["Pavel Dornik"] * 2,
        ),
    ],
)
def test_of_the_built_in_spellings_the_commonest_of_the_texts_is_written(
    lines: list[Line], speakers: list[str]
) -> None:
    assert [one.speaker for one in reconcile(*corpus(lines), BUILTIN)[0]] == speakers


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Daria Velkova", "Darya Velkova", "spelt almost alike"),
        ("Yusuf al-Hadri", "Yousef al-Hadri", "spelt almost alike"),
        ("Ilmar Toszek", "Ilmar Tosczek", "spelt almost alike"),
        ("Pavel Dornik", "Pawel Dornik", "spelt almost alike"),
        ("Aleksei Wolny", "Alexey Volny", "spelt almost alike"),
        ("Ilmar Toszek", "I. Toszek", "initials"),
        ("Piet Jan Harl", "Piet Harl", "shorter form"),
        ("Rahim Qadi Nasri", "Rahim Qadi", "shorter form"),
        ("Ilmar Toszek", "Toszek", "Nobody else with this surname"),
        ("Rustam bin Salih", "Rustam Salih", "particles"),
    ],
)
def test_names_that_may_be_one_person_are_proposed_and_not_merged(one: str, other: str, why: str) -> None:
    lines: list[Line] = [
        ("2020-01-01", one, None, one),
        ("2020-01-02", one, None, one),
        ("2020-02-02", other, None, other),
    ]
    found, proposals = reconcile(*corpus(lines), Registry.empty())
    assert [each.speaker for each in found] == [one, one, other]
    assert [(pair.name, pair.alias) for pair in proposals] == [(one, other)]
    assert why in proposals[0].why and 0 < proposals[0].score < 100


@pytest.mark.parametrize(
    "lines",
    [
        [("2020", "Daria Velkova", None, ""), ("2020", "Dorota Velkova", None, "")],  # different given names
        [("2020", "Oleg Marant", None, ""), ("2020", "Olga Marant", None, "")],
        [("2020", "Ivan Volkov", None, ""), ("2020", "Ivana Volkova", None, "")],
        [("2020", "Daria Velkova", None, ""), ("2020", "Daria Dornik", None, "")],
        [("2020", "Ilmar Toszek", None, ""), ("2020", "Lena Toszek", None, ""), ("2020", "Toszek", None, "")],
        # Posts that differ at one time; at different times a career explains them.
        [("2020-05-01", "Tomas Weld", "VSP spokesman", ""), ("2020-06-01", "Thomas Weld", "Selm Mayor", "")],
        [("2020-05-01", "T. Weld", "Belmark president", ""), ("2020-06-01", "Tomas Weld", "Korvian president", "")],
    ],
)
def test_names_that_cannot_be_one_person_are_not_proposed(lines: list[Line]) -> None:
    assert proposed(lines) == ()


@pytest.mark.parametrize(
    "lines",
    [
        [("2018-05-01", "Tomas Weld", "VSP spokesman", ""), ("2020-06-01", "Thomas Weld", "Selm Mayor", "")],
        [("2020-05-01", "Tomas Weld", "VSP spokesman", ""), ("2020-06-01", "Thomas Weld", "spokesman", "")],
        [("2020-05-01", "Tomas Weld", "VSP spokesman", ""), ("2020-06-01", "Thomas Weld", None, "")],
        [("", "Tomas Weld", "VSP spokesman", ""), ("", "Thomas Weld", "Selm Mayor", "")],
    ],
)
def test_posts_veto_only_at_one_time(lines: list[Line]) -> None:
    assert [{pair.name, pair.alias} for pair in proposed(lines)] == [{"Tomas Weld", "Thomas Weld"}]


def test_two_names_in_one_text_are_two_people() -> None:
    documents, statements = corpus([("2020", "Tomas Weld", None, ""), ("2020", "Thomas Weld", None, "")])
    statements[1] = statements[1]._replace(doc=statements[0].doc)
    assert reconcile(documents, statements, Registry.empty())[1] == ()


def test_two_people_of_the_registry_are_not_proposed_and_its_spelling_is_kept() -> None:
    two = lexicon.parse(HEADER + "Tomas Weld,,,,,,,\nThomas Weld,,,,,,,\n", Official, "officials.csv")
    lines: list[Line] = [
        ("2020", "Thomas Weld", None, ""),
        ("2021", "Thomas Weld", None, ""),
        ("2022", "Tomas Weld", None, ""),
    ]
    assert proposed(lines, Registry(two)) == ()
    assert [pair.name for pair in proposed(lines, Registry(two[:1]))] == ["Tomas Weld"]
    assert [pair.name for pair in proposed(lines)] == ["Thomas Weld"]  # the commoner one


def test_a_proposed_line_pasted_into_officials_csv_settles_it() -> None:
    lines: list[Line] = [
        ("2020", "Pavel Dornik", "Korvian defence minister", ""),
        ("2021", "Pavel Dornik", None, ""),
        ("2022", "Pawel Dornik", None, ""),
    ]
    (pair,) = proposed(lines)
    assert pair.line == "Pavel Dornik,Pawel Dornik,,,,,,"
    settled = Registry(lexicon.parse(HEADER + pair.line + "\n", Official, "officials.csv"))
    found, proposals = reconcile(*corpus(lines), settled)
    assert {one.speaker for one in found} == {"Pavel Dornik"} and not proposals


def test_the_order_of_texts_changes_nothing() -> None:
    lines: list[Line] = [
        *SALTAN, *MARANT, *VELKOVA, *WELDS,
        ("2022-11-15", None, None, "the VSP chief"), ("2022-05-01", None, None, "the VSP chief"),
        ("2020-09-01", "Velkova", "Foreign Minister", "Velkova"), ("2020-09-02", "Darya Velkova", None, ""),
        ("2020-09-03", "Toszek", "president", ""), ("2020-09-04", "daria velkova", None, ""),
    ]  # fmt: skip
    documents, statements = corpus(lines)
    found, proposals = reconcile(documents, statements, REGISTRY)
    for seed in range(5):
        shuffled = random.Random(seed).sample(statements, len(statements))
        again, proposals_again = reconcile(documents[::-1], shuffled, REGISTRY)
        assert sorted(again, key=lambda one: one.id) == sorted(found, key=lambda one: one.id)
        assert [one.id for one in again] == [one.id for one in shuffled]
        assert proposals_again == proposals


WORDS = st.sampled_from(
    ["VSP", "Korvian", "president", "secretary general", "the", "of", "Jan", "Moor", "a", "", "—", "\0"]
)
CELLS = st.one_of(st.none(), st.lists(WORDS, max_size=4).map(" ".join), st.text(max_size=12))


@given(st.lists(st.tuples(st.sampled_from(["", "2020", "2021-05", "2021-05-06"]), CELLS, CELLS, CELLS), max_size=6))
def test_whatever_the_speakers_are_nothing_breaks_and_nothing_known_is_lost(lines: list[Line]) -> None:
    documents, statements = corpus(lines)
    found, _ = reconcile(documents, statements, REGISTRY)
    assert [one.id for one in found] == [one.id for one in statements]
    for before, after in zip(statements, found, strict=True):
        assert after.speaker or not before.speaker
        assert (after == before) is (not after.reasons)
    assert reconcile(documents, [], REGISTRY) == ([], ())


@pytest.mark.parametrize(
    ("by", "mention", "candidates", "speaker"),
    [
        ("pronoun", "she", (), "Nuria Saltan"),
        ("continuation", None, (), "Nuria Saltan"),
        ("pronoun", "she", ("Daria Velkova", "Marta Linde"), None),
        ("unnamed", "sources", (), None),
        ("orphan_quotation", None, (), None),
    ],
)
def test_pronouns_go_on_from_a_post_that_was_resolved(
    by: str, mention: str | None, candidates: tuple[str, ...], speaker: str | None
) -> None:
    post = statement("text", None, "VSP secretary general", "the VSP secretary general")._replace(spans=((0, 5),))
    pronoun = statement("text", None, None, mention)._replace(spans=((9, 15),), speaker_by=by, candidates=candidates)
    documents = [Document("text", "", published=PartialDate(2023, 1, 2))]
    found = reconcile(documents, [pronoun, post], REGISTRY)[0]
    assert [one.speaker for one in found] == [speaker, "Nuria Saltan"]
    other = statement("text", "Marta Linde", None, "Linde")._replace(spans=((6, 8),))
    assert reconcile(documents, [pronoun, other, post], REGISTRY)[0][0].speaker is None
