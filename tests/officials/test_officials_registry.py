"""A user's officials.csv: how its rows add to the built-in ones and outrank them, and how its mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack import lexicon
from quotetrack.attribution.officials import KNOWN_UNTIL, Official, Registry
from quotetrack.model import PartialDate, SpeakerKind, Statement

HEADER = "name,aliases,role,organization,country,from,to,wikidata\n"
BASIN = HEADER + (
    "Ilmar Toszek,Ilmar Toschek|I. Toszek,president,,Arvenia,2017-06-01,,\n"
    "Marta Linde,,prime minister,,Arvenia,2018-03-12,,\n"
    "Stefan Arvay,,president,,Korvia,2018-05-04,,\n"
    "Daria Velkova,,foreign minister,,Korvia,2017-01-10,2022-03-31,\n"
    "Daria Velkova,,prime minister,,Korvia,2022-04,,\n"
    "Anton Reszke,,security council secretary,Security Council,Belmark,2016,,\n"
    "Yusuf al-Hadri,Yousef al-Hadri,interior minister,,Qadristan,2018-11-20,,\n"
    "Rustam bin Salih,,drug control chief,,Qadristan,2014,,\n"
    "Oleg Marant,,secretary general,Varan Security Pact,,2016,2021,\n"
    "Nuria Saltan,,secretary general,VSP,,2022,,\n"
    "Hugo Brandt,,executive secretary,Basin Cooperation Council,,2019,,\n"
    "Lena Toszek,,health minister,,Arvenia,2021,,\n"
)


def rows(text: str) -> tuple[Official, ...]:
    return lexicon.parse(text, Official, "officials.csv")


def registry(users: str, builtin: str = HEADER) -> Registry:
    return Registry(rows(users), rows(builtin))


BASIN_REGISTRY = registry(BASIN)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ilmar Toszek", "Ilmar Toszek"),
        ("ILMAR  TOSZEK", "Ilmar Toszek"),
        ("Mr. Ilmar Toszek", "Ilmar Toszek"),
        ("I. Toszek", "Ilmar Toszek"),
        ("I Toszek", "Ilmar Toszek"),
        ("Ílmar Tószek", "Ilmar Toszek"),
        ("Yusuf Al-Hadri", "Yusuf al-Hadri"),
        ("Yousef al Hadri", "Yusuf al-Hadri"),
        ("Gen. Rustam bin Salih", "Rustam bin Salih"),
        ("Toszek", None),  # a surname is no name of the registry, and two people have it
        ("Lena Toszek", "Lena Toszek"),
        ("Ilmara Toszek", None),
        ("", None),
        ("Mr.", None),
    ],
)
def test_by_name_ignores_case_accents_and_titles(words: str, name: str | None) -> None:
    found = BASIN_REGISTRY.by_name(words)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("words", "on", "name"),
    [
        ("VSP Secretary General", "2021-12-31", "Oleg Marant"),
        ("VSP Secretary General", "2022-01-01", "Nuria Saltan"),
        ("the Varan Security Pact secretary-general", "2022-05", "Nuria Saltan"),
        ("Secretary General of the Varan Security Pact (VSP)", "2018", "Oleg Marant"),
        ("the VSP’s secretary general", "2018-03-03", "Oleg Marant"),
        ("the VSP chief", "2018", "Oleg Marant"),
        ("the VSP spokesman", "2018", None),
        ("VSP Secretary General", "2015", None),
        ("the pact's secretary general", "2018", None),
        ("Arvenian President", "2019-05", "Ilmar Toszek"),
        ("the president of Arvenia", "2019-05", "Ilmar Toszek"),
        ("Arvenia's president", "2019-05", "Ilmar Toszek"),
        ("the Arvenian head of state", "2019-05", "Ilmar Toszek"),
        ("the Arvenian head of government", "2019-05", "Marta Linde"),
        ("the Arvenian premier", "2019-05", "Marta Linde"),
        ("Korvian President", "2019-05", "Stefan Arvay"),
        ("the president", "2019-05", None),
        ("Arvenian President", "2017", None),  # in office for a part of the year only
        ("Arvenian President", "2017-06", "Ilmar Toszek"),
        ("Korvian Foreign Minister", "2022-03", "Daria Velkova"),
        ("Korvian Foreign Minister", "2022-04", None),
        ("Korvian Prime Minister", "2022-04-01", "Daria Velkova"),
        ("Korvian Minister for Foreign Affairs", "2020", "Daria Velkova"),
        ("head of the Korvian foreign ministry", "2020", "Daria Velkova"),
        ("Belmark Security Council Secretary", "2020", "Anton Reszke"),
        ("Belmarkian Security Council chief", "2020", "Anton Reszke"),
        ("secretary of Belmark's Security Council", "2020", "Anton Reszke"),
        ("Belmark Security Council Deputy Secretary", "2020", None),
        ("Qadri Interior Minister", "2020", "Yusuf al-Hadri"),
        ("Interior Minister of Qadristan", "2020", "Yusuf al-Hadri"),
        ("Qadri drug control chief", "2020", "Rustam bin Salih"),
        ("the BCC executive secretary", "2020", "Hugo Brandt"),
        ("BCC Secretary General", "2020", "Hugo Brandt"),
        ("an Arvenian official", "2020", None),
        ("the former VSP secretary general", "2018", None),
        ("", "2020", None),
        ("the of", "2020", None),
    ],
)
def test_by_post_finds_the_only_holder_in_the_span(words: str, on: str, name: str | None) -> None:
    found = BASIN_REGISTRY.by_post(words, PartialDate.parse(on))
    assert (found and found.name) == name


def test_by_post_without_a_date_finds_nobody() -> None:
    assert BASIN_REGISTRY.by_post("Arvenian President", None) is None


def test_by_post_is_blank_on_the_shared_month_of_a_handover() -> None:
    shared = registry(HEADER + "Ana Lind,,mayor,,Selm,2019,2020-05,\nIvo Brandt,,mayor,,Selm,2020-05,,\n")
    assert shared.by_post("Mayor of Selm", PartialDate(2020, 5, 20)) is None
    assert shared.by_post("Selm Mayor", PartialDate(2020, 6)) == rows(HEADER + "Ivo Brandt,,mayor,,Selm,2020-05,,\n")[0]


def test_by_name_gives_the_term_of_the_day() -> None:
    early, late = PartialDate(2020), PartialDate(2023)
    roles = [found.role for on in (early, late, None) if (found := BASIN_REGISTRY.by_name("Daria Velkova", on))]
    assert roles == ["foreign minister", "prime minister", "prime minister"]


def test_terms_are_all_terms_of_a_person_in_order() -> None:
    assert BASIN_REGISTRY.terms("daria velkova") == (
        (PartialDate(2017, 1, 10), PartialDate(2022, 3, 31)),
        (PartialDate(2022, 4), None),
    )
    assert BASIN_REGISTRY.terms("Nobody Known") == ()


def test_the_empty_registry_knows_nobody() -> None:
    empty = Registry.empty()
    assert empty.names() == () and empty.by_name("Ilmar Toszek") is None
    assert empty.by_post("Arvenian President", PartialDate(2020)) is None and empty.nearest("Toszek") is None


BUILTIN = HEADER + (
    "Oleg Marant,Oleh Marant,Secretary General,VSP,,2016,2021,\n"
    "Nuria Saltan,,Secretary General,VSP,,2022,,\n"
    "Pavel Dornik,Pawel Dornik,Defence Minister,,Korvia,2019,,\n"
)


@pytest.mark.parametrize(
    ("users", "on", "name"),
    [
        ("", "2023", "Nuria Saltan"),
        ("Piet Harl,,secretary general,VSP,,2023-06,,\n", "2023-05", "Nuria Saltan"),  # the successor cuts the term
        ("Piet Harl,,secretary general,VSP,,2023-06,,\n", "2023-06", "Piet Harl"),
        ("Piet Harl,,secretary general,VSP,,2023-06,,\n", "2023", None),
        ("Piet Harl,,secretary general,VSP,,2018,2018,\n", "2017", "Oleg Marant"),  # one year out of the middle
        ("Piet Harl,,secretary general,VSP,,2018,2018,\n", "2018", "Piet Harl"),
        ("Piet Harl,,secretary general,VSP,,2018,2018,\n", "2019", "Oleg Marant"),
        ("Oleg Marant,,secretary general,VSP,,2016,2019,\n", "2020", None),  # the user's term for the same person
        ("Oleg Marant,,secretary general,VSP,,2016,2019,\n", "2019", "Oleg Marant"),
        ("Oleg Marant,,spokesman,VSP,,2010,2012,\n", "2019", "Oleg Marant"),  # another post: both hold
        ("Oleh Marant,,secretary general,VSP,,2016,2020,\n", "2019", "Oleh Marant"),  # the user's spelling
        ("Oleh Marant,,,,,,,\n", "2019", "Oleh Marant"),
        ("O. Marant,Oleg Marant,,,,,,\n", "2019", "O. Marant"),
    ],
)
def test_the_users_rows_outrank_the_built_in_ones(users: str, on: str, name: str | None) -> None:
    found = registry(HEADER + users, BUILTIN).by_post("VSP Secretary General", PartialDate.parse(on))
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("users", "words", "name"),
    [
        ("Pavel Dornik,Dornik,,,,,,\n", "Dornik", "Pavel Dornik"),  # adds an alias
        ("Pavel Dornik,Dornik,,,,,,\n", "Pawel Dornik", "Pavel Dornik"),  # and keeps the others
        ("Paweł Dornik,Pavel Dornik,,,,,,\n", "Pavel Dornik", "Paweł Dornik"),  # renames
        ("Piet Harl,Oleh Marant,,,,,,\n", "Oleh Marant", "Piet Harl"),  # an alias is the user's to give
        ("Ana Lind,Anna Lind,,,,,,\nAnna Lind,A. Lind,mayor,,Selm,2020,,\n", "A. Lind", "Ana Lind"),  # a chain
        ("Ana Lind,Anna Lind,,,,,,\nAnna Lind,Ana Lind,,,,,,\n", "Anna Lind", "Ana Lind"),  # a ring: the first row
        ("Ana Lind,Lind,,,,,,\nIvo Lind,Lind,,,,,,\n", "Lind", None),  # shared: nobody
    ],
)
def test_the_users_aliases_add_to_the_built_in_ones(users: str, words: str, name: str | None) -> None:
    found = registry(HEADER + users, BUILTIN).by_name(words)
    assert (found and found.name) == name


def test_a_row_with_aliases_alone_keeps_the_built_in_post() -> None:
    merged = registry(HEADER + "Pavel Dornik,Dornik,,,,,,\n", BUILTIN)
    found = merged.by_name("Dornik")
    assert found is not None and found.post == "Defence Minister of Korvia"
    assert merged.aliases("Pavel Dornik") == ("Dornik", "Pawel Dornik")


def test_the_users_open_term_holds_after_the_built_in_file_ends() -> None:
    after = PartialDate(KNOWN_UNTIL.year + 1)
    assert registry(HEADER, BUILTIN).by_post("Korvian Defence Minister", after) is None
    assert registry(BUILTIN).by_post("Korvian Defence Minister", after) is not None


def said(
    speaker: str | None, date: str | None = None, role: str | None = None, kind: SpeakerKind = "person"
) -> Statement:
    """Give a statement of which only the speaker, the role and the day matter."""
    return Statement(
        "text", ((0, 1),), "x", "direct", (0, 1), "test", speaker=speaker, speaker_kind=kind, role=role,
        date=PartialDate.parse(date) if date else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "statement", "answer"),
    [
        ("Toszek", said("Ilmar Toszek"), True),
        ("toszek", said("Lena Toszek"), True),
        ("ilmar toszek", said("Ilmar Toszek"), True),
        ("Ílmar", said("Ilmar Toszek"), True),
        ("Tosz", said("Ilmar Toszek"), False),
        ("I. Toszek", said("Ilmar Toszek"), True),  # an alias
        ("Toschek", said("Ilmar Toszek"), True),
        ("Toszek", said("Ilmar Toszek and Stefan Arvay", kind="group"), False),
        ("Ilmar Toszek and Stefan Arvay", said("Ilmar Toszek and Stefan Arvay", kind="group"), True),
        ("VSP press service", said("VSP press service", kind="organization"), True),
        ("press service", said("VSP press service", kind="organization"), True),
        ("VSP", said("VSP", kind="organization"), True),
        ("VSP", said("Nuria Saltan", "2023"), False),
        ("VSP secretary general", said("Nuria Saltan", "2023-03-01"), True),
        ("VSP secretary general", said("Nuria Saltan", "2021-03-01"), False),  # before her term
        ("VSP secretary general", said("Oleg Marant", "2021-03-01"), True),
        ("VSP secretary general", said("Oleg Marant", "2023-03-01"), False),
        ("vsp secretary-general", said("Oleg Marant", "2021-03-01"), True),
        ("secretary general of the varan security pact", said("Oleg Marant", "2021-03-01"), True),
        ("secretary general", said("Oleg Marant", "2021-03-01"), True),
        ("VSP secretary general", said("Oleg Marant"), True),  # no day: any term
        ("VSP chief", said("Oleg Marant", "2021"), True),
        ("VSP spokesman", said("Viktor Hale", "2021", role="VSP spokesman"), True),  # known from the text alone
        ("VSP spokesman", said("Viktor Hale", "2021", role="spokesman of the Varan Security Pact"), True),
        ("Varan Security Pact spokesman", said("Viktor Hale", "2021", role="VSP spokesman"), True),
        ("spokesman", said("Viktor Hale", "2021", role="VSP spokesman"), True),
        ("VSP spokesman", said("Ann Moor", "2021", role="BCC spokeswoman"), False),
        ("Korvian president", said("Stefan Arvay", "2020"), True),
        ("president of Korvia", said("Stefan Arvay", "2020"), True),
        ("Korvian president", said("Ilmar Toszek", "2020"), False),
        ("president", said("Korvian Vice President Ann Moor", "2020"), True),  # the words of the name
        ("security council secretary", said("Anton Reszke", "2020"), True),
        ("Toszek", said(None), False),
        ("", said("Ilmar Toszek"), False),
    ],
)
def test_speaker_filters_match_names_aliases_and_posts_on_the_day(
    query: str, statement: Statement, answer: bool
) -> None:
    assert BASIN_REGISTRY.matches(query)(statement) is answer


@pytest.mark.parametrize(
    ("query", "others", "nearest"),
    [
        ("Ilmar Tozsek", (), "Ilmar Toszek"),
        ("Yusef al-Hadri", (), "Yusuf al-Hadri"),
        ("Saltann", (), "Nuria Saltan"),
        ("Viktor Hael", ("Viktor Hale", "VSP press service"), "Viktor Hale"),
        ("zzzzzz", ("Viktor Hale",), None),
    ],
)
def test_a_miss_is_answered_with_the_nearest_name(query: str, others: tuple[str, ...], nearest: str | None) -> None:
    assert BASIN_REGISTRY.nearest(query, others) == nearest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,alias\nAna Lind,Lind\n", "line 1: 'alias' is not known; did you mean 'aliases'?"),
        (HEADER + ",Lind,mayor,,Selm,,,\n", "line 2: 'name' is missing"),
        (HEADER + "Ana Lind,,mayor,,Selm,12.03.2020,,\n", "line 2: 'from': '12.03.2020' is no date: write YYYY-MM-DD"),
        (HEADER + "Ana Lind,,mayor,,Selm,2020-13,,\n", "line 2: 'from': '2020-13' is not in the calendar"),
        (HEADER + "\nAna Lind,,mayor,,Selm,2021,2020,\n", "line 3: 'from' 2021 is later than 'to' 2020; swap them"),
        (HEADER + "Ana Lind,,mayor, Selm,,,2021,,2020\n", "line 2: more cells than the header has columns; put"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_in_one_sentence_with_line_and_cure(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "officials.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(lexicon.LexiconError) as error:
        Registry.load(path)
    assert str(error.value).startswith(f"{path}, {told}") and "\n" not in str(error.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_as_spreadsheets_save_it(tmp_path: Path, encoding: str, separator: str, line_end: str) -> None:
    path = tmp_path / "officials.csv"
    text = (HEADER + "Zoë Łind,Z. Lind| Zoe  Lind ,mayor,,Selm,2020-02,,\n,,,,,,,\n").replace(",", separator)
    path.write_bytes(text.replace("\n", line_end).encode(encoding))
    found = Registry.load(path).by_post("Selm Mayor", PartialDate(2021))
    assert found is not None and found.name == "Zoë Łind" and found.aliases == ("Z. Lind", "Zoe  Lind")


def test_a_file_that_is_no_text_is_told_with_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "officials.csv"
    path.write_bytes((HEADER + "Zoë Lind,,,,,,,\n").encode("cp1252"))
    with pytest.raises(lexicon.LexiconError, match="is not UTF-8 text; save it again, in Excel as 'CSV UTF-8'"):
        Registry.load(path)
    with pytest.raises(lexicon.LexiconError, match="no such file"):
        Registry.load(tmp_path / "none.csv")


def test_the_users_file_stands_over_the_built_in_one(tmp_path: Path) -> None:
    path = tmp_path / "officials.csv"
    path.write_text(BASIN, encoding="utf-8")
    loaded = Registry.load(path)
    assert set(Registry.load().names()) < set(loaded.names())
    assert loaded.by_post("VSP Secretary General", PartialDate(2023)) is not None


@pytest.mark.parametrize(
    ("row", "post"),
    [
        ("A,,secretary general,VSP,,,,\n", "VSP secretary general"),
        ("A,,president,,Arvenia,,,\n", "president of Arvenia"),
        ("A,,Security Council Secretary,Security Council,Belmark,,,\n", "Security Council Secretary of Belmark"),
        ("A,,spokesman,border guard,Belmark,,,\n", "border guard spokesman"),
        ("A,,mayor,,,,,\n", "mayor"),
        ("A,B,,,,,,\n", ""),
    ],
)
def test_a_row_gives_its_post_in_words(row: str, post: str) -> None:
    assert rows(HEADER + row)[0].post == post
