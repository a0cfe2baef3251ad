from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from overrides_world import TOPICS, document, run, statement, table

from quotetrack.model import PartialDate
from quotetrack.overrides import (
    COLUMNS,
    Dialect,
    OverridesError,
    append,
    apply,
    proposals,
    read,
    row_for,
    template,
    text_of,
)
from quotetrack.overrides.table import parse

TEXT = document(
    "selm/lenz",
    "The minister said the pass is closed. The minister said that no one crosses the river.\n"
    "=1+1 is no formula, the minister said. Korvpress wrote that “the valley – all of it – is calm”.",
)
CLOSED = statement(
    TEXT, "the pass is closed", mention="the Korvian foreign minister", speaker="Pavel Dornik", confidence="low"
)
RIVER = statement(TEXT, "no one crosses the river", candidates=("Daria Velkova", "Marta Linde"), confidence="high")
FORMULA = statement(TEXT, "=1+1 is no formula", speaker="Pavel Dornik", date=PartialDate(2023, 5, 4))
VALLEY = statement(
    TEXT, "the valley – all of it – is calm", speaker="Korvpress", confidence="high", date=PartialDate(2023)
)
ALL = (CLOSED, RIVER, FORMULA, VALLEY)
SAMPLES = sorted((Path(__file__).parent / "dialects").iterdir())


def test_a_template_has_the_statements_that_need_a_look_first() -> None:
    rows = template(ALL, [TEXT], table())
    assert [row["id"] for row in rows] == [RIVER.id, CLOSED.id, FORMULA.id, VALLEY.id]
    assert [row["note"] for row in rows] == [
        "no speaker: Daria Velkova or Marta Linde?; no date",
        "low confidence; no date",
        "medium confidence",
        "",
    ]
    assert rows[1]["was"] == "speaker=Pavel Dornik; date=; kind=indirect; topics=; stance="
    assert rows[2]["quote"] == "'=1+1 is no formula"
    assert all(row[column] == "" for row in rows for column in COLUMNS[3:10])


def test_a_template_leaves_out_what_has_a_row_and_ends_where_told() -> None:
    have = table({"id": RIVER.id, "speaker": "Daria Velkova"})
    made, _ = apply(have, [TEXT], ALL)
    assert [row["id"] for row in template(made, [TEXT], have, most=2)] == [CLOSED.id, FORMULA.id]


@pytest.mark.parametrize("how", [Dialect(), Dialect("utf-8", ";", "\r\n"), Dialect("utf-16-le", "\t", "\r\n")])
def test_a_template_that_is_handed_back_as_it_is_changes_nothing(how: Dialect) -> None:
    data = text_of(template(ALL, [TEXT], table()), how)
    back = parse(data, "template.csv", TOPICS)
    assert (back.errors, back.remarks, len(back.rows)) == ((), (), 4)
    made, fates = apply(back, [TEXT], ALL)
    assert made == ALL
    assert {fate.status for fate in fates} == {"unchanged"}


def test_the_rows_of_a_template_find_their_statements_by_quote_alone() -> None:
    rows = [row | {"id": "", "speaker": "Nuria Saltan"} for row in template(ALL, [TEXT], table())]
    made, _ = run(rows, [TEXT], ALL)
    assert {one.speaker for one in made.values()} == {"Nuria Saltan"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_rows_are_added_in_the_dialect_of_the_file_and_no_byte_before_them_changes(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / sample.name
    shutil.copy(sample, path)
    before = path.read_bytes()
    old = read(path, TOPICS)
    row = row_for(VALLEY, {"speaker": "André Weiß", "note": "a, b; c\td"})
    append(path, [row], old)
    new = read(path, TOPICS)
    assert path.read_bytes().startswith(before)
    assert new.errors == ()
    assert new.rows[:-1] == old.rows
    added = new.rows[-1]
    assert (added.id, added.doc, added.quote) == (VALLEY.id, "selm/lenz", VALLEY.text)
    assert (added.speaker, added.note.split()) == ("André Weiß", ["a,", "b;", "c", "d"])
    append(path, [row_for(RIVER, {"action": "drop"})], new)
    assert read(path, TOPICS).rows[-1].action == "drop"


def test_a_missing_file_is_made_as_excel_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "overrides.csv"
    append(path, [row_for(CLOSED, {"speaker": "Daria Velkova"})], read(path, TOPICS))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,doc,quote,action,")
    assert read(path, TOPICS).rows[0].speaker == "Daria Velkova"


@pytest.mark.parametrize(
    ("data", "cells", "says"),
    [
        (b"id,speaker\n", {"date": "2023"}, "has no column 'date'; add it to the first line"),
        (b"doc,action\n", {"action": "drop"}, "has no column 'quote'"),
        ("id,speaker,note\nq1,René,–\n".encode("cp1252"), {"speaker": "Łukasz"}, "its encoding, cp1252, has no 'Ł'"),
    ],
)
def test_what_the_file_cannot_hold_is_refused_and_the_file_stays(
    data: bytes, cells: dict[str, str], says: str, tmp_path: Path
) -> None:
    path = tmp_path / "overrides.csv"
    path.write_bytes(data)
    with pytest.raises(OverridesError, match=r".") as caught:
        append(path, [row_for(CLOSED, cells)], read(path, TOPICS))
    assert says in str(caught.value)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_with_few_columns_gets_what_they_can_hold(tmp_path: Path) -> None:
    path = tmp_path / "overrides.csv"
    path.write_bytes(b"speaker;id")
    append(path, [row_for(CLOSED, {"speaker": "Daria Velkova"})], read(path, TOPICS))
    assert path.read_bytes() == f"speaker;id\nDaria Velkova;{CLOSED.id}\n".encode()


MINISTERS = document("a", "\n".join(f"The minister said post {n} is open." for n in range(6)), published="2023-05-05")
POSTS = [statement(MINISTERS, f"post {n} is open", mention="the Korvian foreign minister") for n in range(6)]


@pytest.mark.parametrize(
    ("cells", "mention", "line"),
    [
        ({"speaker": "Daria Velkova"}, "the Korvian foreign minister", "Daria Velkova,,Korvian foreign minister,,,,,"),
        ({"speaker": "Daria Velkova"}, "D. Welkowa", "Daria Velkova,D. Welkowa,,,,,,"),
        ({"speaker": "Daria Velkova"}, "she | Dana Velkova", "Daria Velkova,Dana Velkova,,,,,,"),
        ({"speaker": "Velkova, Daria"}, "Dana Velkova", '"Velkova, Daria",Dana Velkova,,,,,,'),
        ({"speaker": "Daria Velkova"}, "she", None),
        ({"speaker": "Daria Velkova"}, "the official", None),
        ({"speaker": "Daria Velkova"}, "Daria Velkova", None),
        ({"date": "2023-05-04"}, "she", "a,,,2023-05-04,"),
        ({"date": "2023-05-05"}, "she", None),
        ({"date": "2023-05"}, "she", None),
        ({"action": "drop"}, "she", None),
    ],
)
def test_three_rows_that_say_the_same_are_proposed_as_one_line(
    cells: dict[str, str], mention: str, line: str | None
) -> None:
    words, _, speaker = mention.partition(" | ")
    statements = [one._replace(mention=words, speaker=speaker or None) for one in POSTS]
    for enough in (2, 3):
        rows = table(*({"id": one.id} | cells for one in statements[:enough]))
        fates = apply(rows, [MINISTERS], statements)[1]
        found = proposals(rows, fates, [MINISTERS], {one.id: one for one in statements})
        assert [proposal.line for proposal in found] == ([line] if line and enough == 3 else [])
        assert all("lines 2, 3 and 4 say that" in proposal.why for proposal in found)
