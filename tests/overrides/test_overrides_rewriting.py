"""Rows of an overrides file are changed and taken out in place, in every dialect, with every other byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.overrides import COLUMNS, OverridesError, parse, rewritten, text_of, write
from quotetrack.overrides import read as read_table

TOPICS = ("terrorism", "drug_trafficking", "migration", "border_security", "extremism", "military_threat")
DIALECTS = sorted((Path(__file__).parent / "dialects").iterdir())

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12) | st.sampled_from(
    ["", 'a "quoted" word', "two\nlines", "a,b;c\td", "\r\n", "ü", "-"]
)


def name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", DIALECTS, ids=name)
def test_a_row_taken_out_leaves_the_others_as_they_were(path: Path) -> None:
    data, table = path.read_bytes(), read_table(path, TOPICS)
    gone = table.rows[len(table.rows) // 2]
    left = parse(rewritten(data, {gone.line: None}, table), path.name, TOPICS)
    assert [row.cells for row in left.rows] == [row.cells for row in table.rows if row is not gone]
    assert (left.dialect, left.header) == (table.dialect, table.header)


@pytest.mark.parametrize("path", DIALECTS, ids=name)
def test_a_row_changed_has_the_new_words_and_keeps_its_others(path: Path) -> None:
    data, table = path.read_bytes(), read_table(path, TOPICS)
    old = table.rows[-1]
    made = parse(rewritten(data, {old.line: {"speaker": "Marta Linde"}}, table), path.name, TOPICS)
    assert [row.cells for row in made.rows[:-1]] == [row.cells for row in table.rows[:-1]]
    assert made.rows[-1].speaker == "Marta Linde"
    assert made.rows[-1].cells == {**old.cells, "speaker": "Marta Linde"}
    whole = len(data) - len(data.split(table.dialect.newline.encode(table.dialect.encoding))[-1])
    assert rewritten(data, {old.line: {"speaker": "Marta Linde"}}, table)[: whole // 3] == data[: whole // 3]


@pytest.mark.parametrize("path", DIALECTS, ids=name)
def test_no_change_is_no_change(path: Path) -> None:
    data = path.read_bytes()
    assert rewritten(data, {}, read_table(path, TOPICS)) == data


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6), st.data())
def test_any_cells_around_stay_as_they_are(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    rows = [{"id": f"qaaaaaaaaa{number}", "quote": quote, "note": note} for number, (quote, note) in enumerate(pairs)]
    before = text_of(rows)
    table = parse(before, "overrides.csv", TOPICS)
    place = data.draw(st.integers(0, len(rows) - 1))
    change = {"note": "changed", "speaker": "Daria Velkova"}
    expected = text_of([row | change if number == place else row for number, row in enumerate(rows)])
    assert rewritten(before, {table.rows[place].line: change}, table) == expected
    expected = text_of([row for number, row in enumerate(rows) if number != place])
    assert rewritten(before, {table.rows[place].line: None}, table) == expected


def test_columns_that_the_page_does_not_know_keep_their_words() -> None:
    before = b"id,speaker,note2,was\nqaaaaaaaaaa,Old,keep me,x\n"
    table = parse(before, "overrides.csv", TOPICS)
    assert rewritten(before, {2: {"speaker": "New"}}, table) == b"id,speaker,note2,was\nqaaaaaaaaaa,New,keep me,x\n"


def test_a_character_that_the_encoding_lacks_is_told() -> None:
    before = "id;speaker;quote\r\nqaaaaaaaaaa;Müller;“so”\r\n".encode("cp1252")
    table = parse(before, "overrides.csv", TOPICS)
    with pytest.raises(OverridesError, match="cp1252"):
        rewritten(before, {2: {"speaker": "Łukasz"}}, table)


def test_a_file_is_written_in_one_step_and_told_when_it_cannot_be(tmp_path: Path) -> None:
    write(tmp_path / "overrides.csv", b"id,quote\n")
    assert [path.name for path in tmp_path.iterdir()] == ["overrides.csv"]
    (tmp_path / "folder").mkdir()
    with pytest.raises(OverridesError, match="cannot be written"):
        write(tmp_path / "folder", b"")
    assert len(COLUMNS) == 12
