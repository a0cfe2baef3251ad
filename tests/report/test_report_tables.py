"""What stands in the tables: order, counts, gaps, and what to check."""

from __future__ import annotations

from typing import Any

import pytest
from invented_corpus import InventedFate, InventedProposal, InventedRow

from quotetrack.model import Claim, Document, PartialDate, RecurringClaim, Statement
from quotetrack.report import Report, Tables, tabulate
from quotetrack.report.grid import Column, Link, Table, plain
from quotetrack.report.sheets.review import OVERRIDE_COLUMNS, checks

SHEETS = ["Claims", "Evidence", "Statements", "Officials", "Timeline", "Sources", "Review", "Overrides"]
DOC = Document("selm-wire-1", "Text.", "texts/selm-wire-1.txt", published=PartialDate(2021, 5, 7), outlet="Selm Wire")
ASSERTED = Claim("terrorism", "asserts", "Dushar", "Korvia", "t-a", "Terrorism threat from Dushar – asserted")
DENIED = Claim("terrorism", "denies", "Dushar", None, "t-d", "Terrorism threat from Dushar – denied")


def said(number: int, **known: Any) -> Statement:
    """Make a statement of which only what matters is given."""
    fields: dict[str, Any] = {
        "doc": DOC.doc,
        "spans": ((number * 50, number * 50 + 40),),
        "text": f"Statement {number} about the Mirhab valley",
        "kind": "direct",
        "sentence": (number * 50, number * 50 + 49),
        "found_by": "quote",
        "confidence": "high",
        "id": f"q{number}",
        "utterance_id": f"u{number}",
    }
    return Statement(**(fields | known))


def claim(claim_id: str, statements: list[Statement], **known: Any) -> RecurringClaim:
    """Make a recurring claim from the statements that make it."""
    of = ASSERTED if claim_id.endswith("a") else DENIED
    fields: dict[str, Any] = {
        "claim_id": claim_id,
        "label": of.label,
        "topic": of.topic,
        "stance": of.stance,
        "origin": of.origin,
        "targets": (),
        "statements": tuple(one.id for one in statements),
        "utterances": tuple(dict.fromkeys(one.utterance_id for one in statements)),
        "officials": tuple(dict.fromkeys(one.speaker for one in statements if one.speaker)),
        "outlets": ("Selm Wire",),
        "first": None,
        "last": None,
        "quote": statements[0].id,
    }
    return RecurringClaim(**(fields | known))


def rows(tables: Tables, name: str, *columns: str) -> list[tuple[Any, ...]]:
    """Give the plain values of some columns of a table."""
    table = next(table for table in tables.all() if table.name == name)
    names = [column.name for column in table.columns]
    return [tuple(plain(row[names.index(column)]) for column in columns) for row in table.rows()]


def test_the_tables_stand_in_the_order_of_the_sheets(tables: Tables) -> None:
    assert [table.name for table in tables.all()] == ["Summary", *SHEETS, "About"]


def test_every_table_gives_as_many_rows_as_it_says_and_gives_them_again(tables: Tables) -> None:
    for table in tables.all():
        first, second = list(table.rows()), list(table.rows())
        assert first == second
        assert {len(row) for row in first} == {len(table.columns)}
        assert len(first) == table.count


def test_two_columns_of_one_name_are_refused() -> None:
    columns: tuple[Column[int], ...] = (Column("Line", "", lambda i: i), Column("line", "", lambda i: i))
    with pytest.raises(ValueError, match="two columns are called 'line'"):
        Table("Broken", "", columns, lambda: iter(()), 0)


# -- Claims and Evidence


def test_a_denial_is_shown_against_what_it_denies() -> None:
    one, other = said(1, claims=(ASSERTED,), speaker="A"), said(2, claims=(DENIED,))
    tables = tabulate(Report([DOC], [one, other], [claim("t-a", [one]), claim("t-d", [other], denies="t-a")]))
    assert rows(tables, "Claims", "claim", "denies", "denied by") == [
        (ASSERTED.label, None, DENIED.label),
        (DENIED.label, ASSERTED.label, None),
    ]


def test_evidence_stands_by_claim_then_day_and_claims_lead_to_it() -> None:
    late, early, undated = (
        said(1, claims=(ASSERTED, DENIED), date=PartialDate(2022)),
        said(2, claims=(ASSERTED,), date=PartialDate(2021, 12, 31)),
        said(3, claims=(ASSERTED,)),
    )
    claims = [claim("t-a", [late, undated, early]), claim("t-d", [late])]
    tables = tabulate(Report([DOC], [late, early, undated], claims))
    assert rows(tables, "Evidence", "claim id", "id", "target") == [
        ("t-a", "q2", "Korvia"),
        ("t-a", "q1", "Korvia"),
        ("t-a", "q3", "Korvia"),
        ("t-d", "q1", None),
    ]
    links = [row[9] for row in tables.data[0].rows()]
    assert all(isinstance(link, Link) and link.place for link in links)
    places = [(link.place.first, link.place.last) for link in links if isinstance(link, Link) and link.place]
    assert places == [(0, 2), (3, 3)]
    assert rows(tables, "Claims", "evidence") == [("3 rows",), ("1 row",)]


def test_a_claim_without_statements_in_the_report_leads_nowhere() -> None:
    gone = claim("t-a", [said(9)])
    tables = tabulate(Report([DOC], [], [gone]))
    assert rows(tables, "Claims", "evidence", "quote", "statements") == [(None, None, 1)]
    assert rows(tables, "Evidence", "id") == []


# -- Statements, Officials, Timeline, Sources


@pytest.mark.parametrize(
    ("source", "file"),
    [
        ("texts/a.txt", "texts/a.txt"),
        ("texts/articles.csv, line 7", "texts/articles.csv"),
        ("texts/articles.parquet, row 12", "texts/articles.parquet"),
        ("texts/in line 4.txt", "texts/in line 4.txt"),
        ("", ""),
    ],
)
def test_statements_lead_to_the_file_of_their_text(source: str, file: str) -> None:
    tables = tabulate(Report([DOC._replace(source=source)], [said(1)]))
    links = [cell for row in tables.data[2].rows() for cell in row if isinstance(cell, Link)]
    assert links == [Link(DOC.doc, file=file)]


def test_a_statement_of_an_unknown_text_is_listed_all_the_same() -> None:
    tables = tabulate(Report([], [said(1, doc="lost")]))
    assert rows(tables, "Statements", "doc", "outlet", "published") == [("lost", None, None)]


@pytest.mark.parametrize(
    ("claims", "topics", "stance"),
    [
        ((), None, None),
        ((DENIED, Claim("migration", "denies")), "Terror; migration", "denies"),
        ((DENIED, Claim("migration", "asserts"), DENIED), "Terror; migration", "denies; asserts"),
        ((DENIED, Claim("migration", "asserts"), Claim("extremism", "asserts")),
         "Terror; migration; extremism", "denies; asserts; asserts"),
        ((DENIED, ASSERTED, Claim("migration", "calls_for_action")),
         "Terror; migration", "denies and asserts; calls for action"),
    ],
)  # fmt: skip
def test_each_topic_of_a_statement_has_its_stance(
    claims: tuple[Claim, ...], topics: str | None, stance: str | None
) -> None:
    tables = tabulate(Report([DOC], [said(1, claims=claims)], topics={"terrorism": "Terror"}))
    assert rows(tables, "Statements", "topics", "stance") == [(topics, stance)]


def test_speakers_on_a_security_topic_stand_first() -> None:
    statements = [
        said(1, speaker="A"),
        said(2, speaker="A"),
        said(3, speaker="C", claims=(DENIED,)),
        said(4, speaker="B"),
    ]
    assert rows(tabulate(Report([DOC], statements)), "Officials", "speaker") == [("C",), ("A",), ("B",)]


def test_quotes_show_what_is_left_out() -> None:
    text = "“The pass is closed,” he said. “It stays closed.”"
    made = said(1, spans=((1, 19), (32, 47)), text="The pass is closed It stays closed", claims=(ASSERTED,))
    tables = tabulate(Report([DOC._replace(text=text)], [made], [claim("t-a", [made])]))
    for name in ("Claims", "Evidence", "Statements"):
        assert rows(tables, name, "quote") == [("The pass is closed … It stays closed",)]


def test_officials_are_counted_by_topic_and_stance() -> None:
    statements = [
        said(1, speaker="Oleg Marant", speaker_kind="person", mention="Marant", role="Secretary General",
             claims=(ASSERTED, DENIED), date=PartialDate(2021, 5, 7)),
        said(2, speaker="Oleg Marant", mention="he", utterance_id="u1", date=PartialDate(2021, 5)),
        said(3, speaker="Oleg Marant", mention="he", role="Secretary General", claims=(ASSERTED,)),
        said(4, speaker="VSP", speaker_kind="organization"),
        said(5),
    ]  # fmt: skip
    tables = tabulate(Report([DOC], statements, [claim("t-a", [statements[0], statements[2]])]))
    columns = ("speaker", "kind", "statements", "utterances", "on a topic", "claims", "topic: terrorism",
               "stance: asserts", "stance: denies", "first", "last", "posts", "names seen", "outlets")  # fmt: skip
    assert rows(tables, "Officials", *columns) == [
        ("Oleg Marant", "person", 3, 2, 2, 1, 2, 2, 1, "2021-05", "2021-05", "Secretary General (2)",
         "he (2); Marant (1)", 1),
        ("VSP", "organization", 1, 1, 0, 0, 0, 0, 0, None, None, None, None, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], []),
        (["2021-05-07"], [("2021-05", "month", 1)]),
        (["2021-11-30", "2022-02-01"],
         [("2021-11", "month", 1), ("2021-12", "month", 0), ("2022-01", "month", 0), ("2022-02", "month", 1)]),
        (["2021-02", "2021", "2021-02-28"], [("2021", "year", 1), ("2021-02", "month", 2)]),
        (["2021-01", "2022-02"], [("2021-01", "month", 1), *((str(PartialDate(2021, month)), "month", 0) for month in
         range(2, 13)), ("2022-01", "month", 0), ("2022-02", "month", 1)]),
        (["1971-11", "2022-02"], [("1971-11", "month", 1), ("2022-02", "month", 1)]),
        (["2020", "2022"], [("2020", "year", 1), ("2022", "year", 1)]),
        (["", "2021-02"], [("2021-02", "month", 1), (None, "none", 1)]),
    ],
)  # fmt: skip
def test_the_timeline_shows_gaps_and_counts_every_statement_once(
    days: list[str], expected: list[tuple[str | None, str, int]]
) -> None:
    statements = [said(n, date=PartialDate.parse(day) if day else None) for n, day in enumerate(days)]
    tables = tabulate(Report([DOC], statements))
    assert rows(tables, "Timeline", "when", "precision", "statements") == expected


def test_sources_list_every_text_with_its_counts_and_trouble() -> None:
    broken = Document("empty", "", "texts/empty.txt", trouble=("The file is empty.", "It has no date."))
    statements = [said(1, speaker="A", claims=(ASSERTED,)), said(2)]
    tables = tabulate(Report([broken, DOC], statements))
    assert rows(tables, "Sources", "doc", "statements", "with speaker", "on a topic", "characters", "trouble") == [
        ("empty", 0, 0, 0, 0, "The file is empty. It has no date."),
        (DOC.doc, 2, 1, 1, 5, None),
    ]


@pytest.mark.parametrize(
    ("url", "is_link"),
    [("https://a.example/", True), ("http://a.example/", True), ("file:///etc/passwd", False), ("javascript:x", False)],
)
def test_only_web_pages_become_links_in_sources(url: str, is_link: bool) -> None:
    tables = tabulate(Report([DOC._replace(url=url)], []))
    cells = next(tables.data[5].rows())
    assert any(isinstance(cell, Link) and cell.web for cell in cells) is is_link
    assert rows(tables, "Sources", "url") == [(url,)]


# -- Review and Overrides


def test_review_begins_with_the_columns_of_overrides() -> None:
    review = tabulate(Report([], [])).data[6]
    assert tuple(column.name for column in review.columns)[: len(OVERRIDE_COLUMNS)] == OVERRIDE_COLUMNS


TOPICAL = {"claims": (ASSERTED,)}


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({}, []),
        ({"confidence": "medium"}, []),
        ({"confidence": "low"}, [(3, "low confidence")]),
        ({"confidence": "low", **TOPICAL}, [(2, "low confidence")]),
        ({"confidence": "low", "overridden": ("speaker",)}, []),
        ({"candidates": ("A", "B")}, [(3, "speaker left open")]),
        ({"candidates": ("A", "B"), **TOPICAL}, [(2, "speaker left open")]),
        ({"candidates": ("A", "B"), "speaker": "A"}, []),
        ({"candidates": ("A", "B"), "overridden": ("speaker",)}, []),
        ({"speaker": None}, []),
        ({"date": PartialDate(2021, 5, 8)}, [(3, "date in conflict")]),
        ({"date": PartialDate(2021, 5, 7)}, []),
        ({"date": PartialDate(2021, 5)}, []),
        ({"date": PartialDate(2022)}, [(3, "date in conflict")]),
        ({"date": PartialDate(2022), "overridden": ("date",)}, []),
        ({"date": PartialDate(2022), "confidence": "low", "candidates": ("A",)}, [(3, "date in conflict")]),
    ],
)
def test_doubts_about_a_statement(known: dict[str, Any], found: list[tuple[int, str]]) -> None:
    assert [(check.urgency, check.what) for check in checks(Report([DOC], [said(1, **known)]))] == found


def test_a_statement_comes_up_once_with_all_its_doubts() -> None:
    made = said(1, date=PartialDate(2022), confidence="low", candidates=("Oleg Marant", "Viktor Hale"))
    [check] = checks(Report([DOC], [made]))
    assert check.why == (
        "It was said on 2022, after the text was published on 2021-05-07. "
        "The speaker may be Oleg Marant or Viktor Hale; the text does not settle it. "
        "The reading is unsure (found by quote)."
    )


@pytest.mark.parametrize(("count", "rows_about"), [(10, [""] * 10), (11, ["11 texts, listed by `quotetrack check`"])])
def test_what_is_wrong_with_many_texts_is_told_once(count: int, rows_about: list[str]) -> None:
    many = [DOC._replace(doc=f"text-{number}", trouble=("No date.",)) for number in range(count)]
    other = DOC._replace(trouble=("Two dates differ.",))
    found = checks(Report([*many, other], []))
    assert [(check.why, check.subject) for check in found] == [
        *(("No date.", about) for about in rows_about),
        ("Two dates differ.", ""),
    ]


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (DOC, []),
        (DOC._replace(trouble=("Two dates differ.",)), [(2, "text with trouble")]),
        (Document("x", "", trouble=("The file is empty.",)), [(1, "text not read")]),
        (Document("x", ""), []),
    ],
)
def test_doubts_about_a_text(document: Document, found: list[tuple[int, str]]) -> None:
    assert [(check.urgency, check.what) for check in checks(Report([document], []))] == found


@pytest.mark.parametrize(
    ("fate", "what"),
    [
        (InventedFate(2, "applied", ""), []),
        (InventedFate(2, "unchanged", ""), []),
        (InventedFate(2, "applied", "speaker was A, is B", "q1", True), ["override to look at again"]),
        (InventedFate(2, "stale", "no such quote"), ["override without its statement"]),
        (InventedFate(2, "ambiguous", "two fit"), ["override of several statements"]),
        (InventedFate(2, "error", "bad date"), ["override with an error"]),
        (InventedFate(2, "stale", "no such quote", "", True), ["override without its statement"]),
    ],
)
def test_overrides_that_need_a_look(fate: InventedFate, what: list[str]) -> None:
    assert [check.what for check in checks(Report([DOC], [], fates=[fate]))] == what


def test_a_confirmed_statement_is_left_in_peace() -> None:
    report = Report(
        [DOC],
        [said(1, confidence="low"), said(2, confidence="low")],
        overrides=[InventedRow(2, id="q1", action="confirm")],
        fates=[InventedFate(2, "applied", "confirmed", "q1")],
    )
    assert [check.statement.id for check in checks(report) if check.statement] == ["q2"]


def test_review_rows_can_be_copied_to_overrides_as_they_are() -> None:
    report = Report(
        [DOC, Document("x", "", trouble=("The file is empty.",))],
        [said(1, confidence="low", claims=(ASSERTED,))],
        fates=[InventedFate(2, "stale", "no such quote")],
        proposals=[InventedProposal("Marandt", "Oleg Marant", "They are spelt almost alike.")],
        answer=lambda statement: f"speaker={statement.speaker or ''}",
    )
    found = rows(tabulate(report), "Review", *OVERRIDE_COLUMNS)
    blank = (None,) * 12
    statement = ("q1", DOC.doc, "Statement 1 about the Mirhab valley", *(None,) * 8, "speaker=")
    assert found == [blank, blank, statement, blank]
    assert rows(tabulate(report), "Review", "urgency", "check", "about") == [
        (1, "override without its statement", "line 2 of overrides.csv"),
        (1, "text not read", "x"),
        (2, "low confidence", None),
        (3, "possible alias", "Marandt = Oleg Marant"),
    ]


def test_overrides_show_row_fate_and_statement() -> None:
    report = Report(
        [DOC],
        [said(1)],
        overrides=[InventedRow(3, doc="lost", quote="gone"), InventedRow(2, id="Q1", fields=("speaker", "date"))],
        fates=[
            InventedFate(4, "error", "column 'spaeker' is not known"),
            InventedFate(3, "stale", "no such quote"),
            InventedFate(2, "applied", "speaker A → B", "q1", True),
        ],
    )
    assert rows(tabulate(report), "Overrides", "line", "fate", "look again", "fields", "doc", "quote", "id") == [
        (2, "applied", "yes", "speaker; date", DOC.doc, "Statement 1 about the Mirhab valley", "q1"),
        (3, "stale", None, None, "lost", "gone", None),
        (4, "error", None, None, None, None, None),
    ]


# -- Summary and About


def test_summary_says_what_was_read_found_and_left_out(report: Report, tables: Tables) -> None:
    facts = {fact.what: fact.value for fact in tables.summary.facts}
    assert facts["texts read"] == sum(1 for document in report.documents if document.text) == 39
    assert facts["statements"] == 240
    assert facts["files left out"] == 3
    assert facts["on a security topic"] == sum(1 for one in report.statements if one.claims)
    assert tables.summary.lead[0].startswith("Read: 40 texts from 6 outlets, printed 2019-01-07 to 20")
    assert len(tables.summary.top) == 10


def test_chart_figures_add_up_to_the_dated_statements(report: Report, tables: Tables) -> None:
    dated = sum(len({c.topic for c in one.claims}) for one in report.statements if one.date)
    assert sum(map(sum, tables.summary.over_time.values)) == dated
    assert tables.summary.over_time.categories == ("2019", "2020", "2021", "2022", "2023", "2024")
    assert len(tables.summary.by_official.categories) == 10


def test_the_longest_bars_stand_first() -> None:
    statements = [
        said(1, speaker="A", claims=(ASSERTED,)),
        said(2, speaker="A", claims=(DENIED,)),
        said(3, speaker="B", claims=(ASSERTED, Claim("migration", "asserts"), Claim("extremism", "asserts"))),
        said(4, speaker="C"),
    ]
    series = tabulate(Report([DOC], statements)).summary.by_official
    assert (series.categories, [sum(values) for values in series.values]) == (("B", "A"), [3, 2])


@pytest.mark.parametrize(
    ("days", "axis", "categories"),
    [
        (["2021-05-07", "2021-07-01"], "month", ("2021-05", "2021-06", "2021-07")),
        (["2021-05-07", "2021"], "year", ("2021",)),
        (["2020-11", "2022-01"], "year", ("2020", "2021", "2022")),
        (["2019-05", "2021-06"], "year", ("2019", "2020", "2021")),
        (["1900-05", "2021-06"], "year", tuple(map(str, range(1992, 2022)))),
        ([], "month", ()),
    ],
)
def test_the_chart_over_time_goes_by_month_or_year(days: list[str], axis: str, categories: tuple[str, ...]) -> None:
    statements = [said(n, date=PartialDate.parse(day), claims=(ASSERTED,)) for n, day in enumerate(days)]
    series = tabulate(Report([DOC], statements)).summary.over_time
    assert (series.axis, series.categories) == (axis, categories)


def test_the_chart_over_time_begins_and_ends_with_a_statement_on_a_topic() -> None:
    days = {"2012-06": (), "2021-02": (ASSERTED,), "2021-03": (), "2021-04": (DENIED,), "2024-01": ()}
    statements = [said(n, date=PartialDate.parse(day), claims=made) for n, (day, made) in enumerate(days.items())]
    series = tabulate(Report([DOC], statements)).summary.over_time
    assert series.categories == ("2021-02", "2021-03", "2021-04")
    assert series.values == ((1,), (0,), (1,))


def test_beyond_eight_topics_a_chart_has_one_heap_of_the_rest() -> None:
    claims = [tuple(Claim(f"topic {n}", "asserts") for n in range(12 - k)) for k in range(12)]
    statements = [said(n, date=PartialDate(2021, 5), claims=made) for n, made in enumerate(claims)]
    series = tabulate(Report([DOC], statements)).summary.over_time
    assert series.topics == (*(f"topic {n}" for n in range(8)), "other topics")
    assert series.values == ((12, 11, 10, 9, 8, 7, 6, 5, 4 + 3 + 2 + 1),)


def test_about_tells_settings_filters_limits_and_topics() -> None:
    report = Report(
        [DOC],
        [said(1, claims=(ASSERTED,))],
        settings={"jobs": "2"},
        filters={"since": "2021"},
        limits=["The text 'x' was given up after 60 seconds."],
    )
    about = [(line.section, line.item, line.text) for line in tabulate(report).about(["12 cells were cut."]).items()]
    assert ("settings", "jobs", "2") in about
    assert ("limits hit", "limit", "The text 'x' was given up after 60 seconds.") in about
    assert ("limits hit", "limit", "12 cells were cut.") in about
    assert ("limits hit", "limit", "None.") not in about
    assert any(section == "filters" and "since 2021" in text for section, _, text in about)
    assert any(section == "topics" and text.startswith("1 statement;") for section, _, text in about)
